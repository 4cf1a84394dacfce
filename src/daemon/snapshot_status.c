/* How far the consistent snapshot is, for the status board. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "daemon/snapshot.h"
#include "metrics/metrics.h"

enum { STATUS_INTERVAL_US = 250000, RATE_US = 2000000 };

/* rows of the ranges that are being read */
static uint64_t rows_now(const struct snapshot *snapshot, const struct snapshot_table *table)
{
	uint64_t rows = 0;

	for (uint32_t i = 0; snapshot->workers && i < snapshot->worker_count; i++) {
		const struct snapshot_worker *worker = &snapshot->workers[i];
		if (worker->queued && worker->slots[worker->first].table == table)
			rows += atomic_load_explicit(&worker->rows, memory_order_relaxed);
	}
	return rows;
}

static void table_row(const struct snapshot *snapshot, const struct snapshot_table *table,
		      struct status_snapshot_table *row)
{
	const struct source_table *source = &snapshot->listed.tables[table->listed];

	*row = (struct status_snapshot_table){.state = table->read         ? STATUS_SNAPSHOT_DONE
						       : table->started_ms ? STATUS_SNAPSHOT_RUNNING
									   : STATUS_SNAPSHOT_WAITING,
					      .rows = table->rows + rows_now(snapshot, table),
					      .bytes = table->bytes,
					      .rows_expected =
						      table->filter || table->where ? -1 : table->rows_expected,
					      .blocks_read = table->blocks_read,
					      .blocks_expected = table->blocks,
					      .started_ms = table->started_ms,
					      .ended_ms = table->ended_ms};
	snprintf(row->name, sizeof row->name, "%s.%s", source->schema, source->name);
	if (table->lost)
		snprintf(row->detail, sizeof row->detail,
			 "rewritten, truncated or dropped meanwhile: read again in chunks");
}

typedef bool table_choice(const struct snapshot_table *table);

static bool is_running(const struct snapshot_table *table)
{
	return table->started_ms && !table->read;
}

static bool is_waiting(const struct snapshot_table *table)
{
	return !table->started_ms && !table->read;
}

static bool has_ended(const struct snapshot_table *table)
{
	return table->read;
}

/* the last ones first where they have ended: those are the largest */
static void list(const struct snapshot *snapshot, table_choice *choice, bool backwards, struct status_snapshot *status)
{
	for (uint32_t i = 0; i < snapshot->table_count && status->tables_listed < STATUS_SNAPSHOT_TABLES; i++) {
		const struct snapshot_table *table = &snapshot->tables[backwards ? snapshot->table_count - 1 - i : i];
		if (choice(table))
			table_row(snapshot, table, &status->tables[status->tables_listed++]);
	}
}

/* by blocks, which are known, where rows are not counted */
static int64_t left_us(const struct snapshot *snapshot, int64_t now_us)
{
	uint64_t read = 0, all = 0;

	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		const struct snapshot_table *table = &snapshot->tables[i];
		all += table->blocks;
		read += table->read ? table->blocks : table->blocks_read;
	}
	if (read == 0)
		return all == 0 ? 0 : -1;
	return (int64_t)((double)(now_us - snapshot->started_us) / (double)read * (double)(all - read));
}

static void rate(struct snapshot *snapshot, struct status_snapshot *status, int64_t now_us)
{
	int64_t past_us = now_us - snapshot->rated_us;

	if (!snapshot->rated_us || past_us >= RATE_US) {
		if (snapshot->rated_us)
			status->rows_per_second =
				(uint64_t)((double)(status->rows - snapshot->rated_rows) * 1e6 / (double)past_us);
		snapshot->rated_us = now_us;
		snapshot->rated_rows = status->rows;
	}
	if (!status->rows_per_second && now_us > snapshot->started_us)
		status->rows_per_second =
			(uint64_t)((double)status->rows * 1e6 / (double)(now_us - snapshot->started_us));
}

static void totals(const struct snapshot *snapshot, struct status_snapshot *status)
{
	status->rows = status->bytes = 0;
	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		status->rows += snapshot->tables[i].rows + rows_now(snapshot, &snapshot->tables[i]);
		status->bytes += snapshot->tables[i].bytes;
	}
	status->table_count = snapshot->table_count;
	status->tables_done = snapshot->done;
}

static void counters(const struct status_snapshot *status, uint64_t rows_before, uint64_t bytes_before)
{
	metrics_add(METRIC_SNAPSHOT_ROWS, status->rows - rows_before);
	metrics_add(METRIC_SNAPSHOT_BYTES, status->bytes - bytes_before);
}

static void write_status(struct snapshot *snapshot, int64_t now_us)
{
	struct status_snapshot *status = &snapshot->daemon->status.snapshot;
	bool asked = snapshot->daemon->lists.snapshots_paused;
	bool first = status->lsn != snapshot->lsn || status->kind != STATUS_SNAPSHOT_CONSISTENT;
	uint64_t rows = first ? 0 : status->rows, bytes = first ? 0 : status->bytes;

	if (first)
		*status = (struct status_snapshot){.started_ms = clock_realtime_us() / 1000};
	status->kind = STATUS_SNAPSHOT_CONSISTENT;
	status->state = asked || snapshot->busy[0] ? STATUS_SNAPSHOT_PAUSED : STATUS_SNAPSHOT_RUNNING;
	snprintf(status->detail, sizeof status->detail, "%s",
		 asked ? "paused: `millrace resume` goes on" : snapshot->busy);
	status->lsn = snapshot->lsn;
	status->held_us = export_held_us(snapshot->export);
	totals(snapshot, status);
	rate(snapshot, status, now_us);
	status->left_us = left_us(snapshot, now_us);
	status->tables_listed = 0;
	list(snapshot, is_running, false, status);
	list(snapshot, is_waiting, false, status);
	list(snapshot, has_ended, true, status);
	counters(status, rows, bytes);
}

void snapshot_status(struct snapshot *snapshot, int64_t now_us)
{
	if (now_us - snapshot->status_us < STATUS_INTERVAL_US)
		return;
	snapshot->status_us = now_us;
	write_status(snapshot, now_us);
	progress_show(snapshot->daemon);
}

void snapshot_status_end(struct snapshot *snapshot, int result, const struct error *error)
{
	struct status_snapshot *status = &snapshot->daemon->status.snapshot;

	write_status(snapshot, clock_monotonic_us());
	status->state = result == 0 ? STATUS_SNAPSHOT_DONE : STATUS_SNAPSHOT_FAILED;
	status->ended_ms = clock_realtime_us() / 1000;
	status->held_us = 0;
	status->left_us = 0;
	snprintf(status->detail, sizeof status->detail, "%.*s", (int)sizeof status->detail - 1,
		 result == 0 ? "" : error->text);
	progress_show(snapshot->daemon);
}
