/* How far the incremental snapshots are, for the status board: what is under way, what waits, what ended last. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "daemon/incremental.h"

enum { STATUS_INTERVAL_US = 250000, RATE_US = 2000000 };

static void remember(struct incremental *incremental, const struct status_snapshot_table *row)
{
	const uint32_t size = sizeof incremental->ended / sizeof *incremental->ended;
	uint32_t kept = incremental->ended_count < size ? incremental->ended_count : size - 1;

	memmove(&incremental->ended[1], &incremental->ended[0], kept * sizeof *incremental->ended);
	incremental->ended[0] = *row;
	incremental->ended[0].ended_ms = clock_realtime_us() / 1000;
	incremental->ended_count = kept + 1;
	incremental->ends++;
	incremental->status_us = 0;
}

/* the newest ones, first in the array */
static uint32_t ended_since(const struct incremental *incremental, uint64_t ends)
{
	uint64_t count = incremental->ends - ends;

	return count < incremental->ended_count ? (uint32_t)count : incremental->ended_count;
}

static void entry_row(const struct daemon *daemon, uint32_t place, struct status_snapshot_table *row)
{
	const struct offsets_snapshot *entry = &daemon->lists.snapshots[place];
	const struct incremental_note *note = &daemon->incremental->notes[place];

	*row = (struct status_snapshot_table){.state = STATUS_SNAPSHOT_WAITING,
					      .command = note->command,
					      .rows = entry->rows,
					      .bytes = entry->bytes,
					      .rows_expected = note->rows_expected,
					      .started_ms = (int64_t)entry->started_ms};
	if (entry->part_name[0])
		snprintf(row->name, sizeof row->name, "%s.%s (%s.%s)", entry->schema, entry->name, entry->part_schema,
			 entry->part_name);
	else
		snprintf(row->name, sizeof row->name, "%s.%s", entry->schema, entry->name);
}

void incremental_ended(struct daemon *daemon, uint32_t place, enum status_snapshot_state state, const char *detail)
{
	struct incremental *incremental = daemon->incremental;
	struct status_snapshot_table row;

	entry_row(daemon, place, &row);
	row.state = state;
	snprintf(row.detail, sizeof row.detail, "%.*s", (int)sizeof row.detail - 1, detail);
	incremental->over++;
	incremental->done += state == STATUS_SNAPSHOT_DONE;
	incremental->rows_before += row.rows;
	incremental->bytes_before += row.bytes;
	remember(incremental, &row);
}

static void count_back(uint64_t *total, uint64_t part)
{
	*total -= part < *total ? part : *total;
}

void incremental_undone(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;
	uint32_t kept = 0, fresh = ended_since(incremental, incremental->ends_submitted);

	for (uint32_t i = 0; i < incremental->ended_count; i++) {
		const struct status_snapshot_table row = incremental->ended[i];
		struct status_snapshot_table now;
		if (i >= fresh || row.state != STATUS_SNAPSHOT_DONE) {
			incremental->ended[kept++] = row;
			continue;
		}
		incremental->over -= incremental->over > 0;
		incremental->done -= incremental->done > 0;
		count_back(&incremental->rows_before, row.rows);
		count_back(&incremental->bytes_before, row.bytes);
		for (uint32_t place = 0; place < daemon->lists.snapshot_count; place++) {
			entry_row(daemon, place, &now);
			if (strcmp(now.name, row.name) == 0)
				incremental->notes[place].command = row.command;
		}
	}
	incremental->ended_count = kept;
	incremental->ends_submitted = incremental->ends_recorded = incremental->ends;
}

void incremental_refused(struct daemon *daemon, const struct command_table *table, uint64_t command, const char *detail)
{
	struct status_snapshot_table row = {.state = STATUS_SNAPSHOT_FAILED, .command = command, .rows_expected = -1};

	snprintf(row.name, sizeof row.name, "%s.%s", table->schema, table->name);
	snprintf(row.detail, sizeof row.detail, "%.*s", (int)sizeof row.detail - 1, detail);
	row.started_ms = clock_realtime_us() / 1000;
	remember(daemon->incremental, &row);
}

/* Something is asked for when nothing is to do: progress is counted anew. */
void incremental_status_begin(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;

	incremental->over = incremental->done = 0;
	incremental->rows_before = incremental->bytes_before = 0;
	incremental->rated_us = 0;
	if (!daemon->export) /* else the board shows the consistent one, which has counted its rows there */
		daemon->status.snapshot.kind = STATUS_SNAPSHOT_NONE;
}

/* done, and not committed to Kafka yet */
static bool is_on_its_way(const struct incremental *incremental, uint32_t i)
{
	return i < ended_since(incremental, incremental->ends_recorded) &&
	       incremental->ended[i].state == STATUS_SNAPSHOT_DONE;
}

static bool any_on_its_way(const struct incremental *incremental)
{
	for (uint32_t i = 0; i < incremental->ended_count; i++)
		if (is_on_its_way(incremental, i))
			return true;
	return false;
}

static enum status_snapshot_state state_now(const struct daemon *daemon)
{
	const struct incremental *incremental = daemon->incremental;

	if (daemon->lists.snapshot_count == 0)
		return any_on_its_way(incremental) ? STATUS_SNAPSHOT_RUNNING : STATUS_SNAPSHOT_DONE;
	if (daemon->lists.snapshots_paused || incremental->busy[0])
		return STATUS_SNAPSHOT_PAUSED;
	return incremental->state == INCREMENTAL_READY || incremental->state == INCREMENTAL_READING ||
			       incremental->state == INCREMENTAL_LOOK || incremental_has_window(incremental)
		       ? STATUS_SNAPSHOT_RUNNING
		       : STATUS_SNAPSHOT_WAITING;
}

static const char *detail_now(const struct daemon *daemon)
{
	if (daemon->lists.snapshot_count == 0)
		return "";
	if (daemon->lists.snapshots_paused)
		return "paused: `millrace resume` goes on";
	return daemon->incremental->busy[0] ? daemon->incremental->busy : daemon->incremental->detail;
}

static void rate(struct incremental *incremental, uint64_t rows, int64_t now_us)
{
	int64_t past_us = now_us - incremental->rated_us;

	if (incremental->rated_us && past_us < RATE_US)
		return;
	incremental->rows_per_second =
		incremental->rated_us && rows >= incremental->rated_rows
			? (uint64_t)((double)(rows - incremental->rated_rows) * 1e6 / (double)past_us)
			: 0;
	incremental->rated_us = now_us;
	incremental->rated_rows = rows;
}

/* of all tables whose rows were counted; -1 where one was not */
static int64_t left_us(const struct daemon *daemon)
{
	int64_t rows = 0;

	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++) {
		int64_t expected = daemon->incremental->notes[i].rows_expected;
		if (expected < 0)
			return -1;
		if ((uint64_t)expected > daemon->lists.snapshots[i].rows)
			rows += expected - (int64_t)daemon->lists.snapshots[i].rows;
	}
	if (rows == 0)
		return 0;
	return daemon->incremental->rows_per_second
		       ? (int64_t)((double)rows * 1e6 / (double)daemon->incremental->rows_per_second)
		       : -1;
}

static void tables(const struct daemon *daemon, enum status_snapshot_state state, struct status_snapshot *status)
{
	const struct incremental *incremental = daemon->incremental;
	const uint32_t most = STATUS_SNAPSHOT_TABLES - incremental->ended_count;

	status->tables_listed = 0;
	for (uint32_t i = 0; i < daemon->lists.snapshot_count && i < most; i++) {
		struct status_snapshot_table *row = &status->tables[status->tables_listed++];
		entry_row(daemon, i, row);
		if (i == 0) {
			row->state = state;
			snprintf(row->detail, sizeof row->detail, "%.*s", (int)sizeof row->detail - 1,
				 detail_now(daemon));
		}
	}
	for (uint32_t i = 0; i < incremental->ended_count && status->tables_listed < STATUS_SNAPSHOT_TABLES; i++) {
		struct status_snapshot_table *row = &status->tables[status->tables_listed++];
		*row = incremental->ended[i];
		if (is_on_its_way(incremental, i)) {
			row->state = STATUS_SNAPSHOT_RUNNING;
			row->ended_ms = 0;
		}
	}
}

static void write_status(struct daemon *daemon, int64_t now_us)
{
	struct incremental *incremental = daemon->incremental;
	struct status_snapshot *status = &daemon->status.snapshot;
	enum status_snapshot_state state = state_now(daemon);
	uint64_t rows = incremental->rows_before, bytes = incremental->bytes_before;

	if (status->kind != STATUS_SNAPSHOT_INCREMENTAL)
		*status = (struct status_snapshot){.kind = STATUS_SNAPSHOT_INCREMENTAL,
						   .started_ms = clock_realtime_us() / 1000};
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++) {
		rows += daemon->lists.snapshots[i].rows;
		bytes += daemon->lists.snapshots[i].bytes;
	}
	rate(incremental, rows, now_us);
	if (state == STATUS_SNAPSHOT_DONE && status->state != STATUS_SNAPSHOT_DONE)
		status->ended_ms = clock_realtime_us() / 1000;
	if (state != STATUS_SNAPSHOT_DONE)
		status->ended_ms = 0;
	status->state = state;
	snprintf(status->detail, sizeof status->detail, "%s", detail_now(daemon));
	status->rows = rows;
	status->bytes = bytes;
	status->rows_per_second = state == STATUS_SNAPSHOT_DONE ? 0 : incremental->rows_per_second;
	status->left_us = left_us(daemon);
	status->tables_done = incremental->done;
	status->table_count = incremental->over + daemon->lists.snapshot_count;
	tables(daemon, state, status);
}

void incremental_status(struct daemon *daemon, int64_t now_us)
{
	struct incremental *incremental = daemon->incremental;
	bool any = daemon->lists.snapshot_count || incremental->ended_count;

	if (!any || now_us - incremental->status_us < STATUS_INTERVAL_US)
		return;
	incremental->status_us = now_us;
	write_status(daemon, now_us);
	progress_show(daemon);
}
