/* A snapshot's progress for who watches the log: bars below it on a terminal, elsewhere a line now and then. Tables that end
 * are lines of the log in either case, so that it tells afterwards what was read.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "daemon/state.h"
#include "metrics/metrics.h"
#include "metrics/progress.h"

enum { PROGRESS_SAY_US = 10000000, PROGRESS_TABLES = 10, PROGRESS_LINES = 6 /* a terminal's for other things */ };

/* what a table that has ended is known by: an earlier snapshot of it is another */
static uint32_t ended_id(const struct status_snapshot_table *table)
{
	char text[STATUS_PART_NAME + 64];

	snprintf(text, sizeof text, "%s %llu %lld", table->name, (unsigned long long)table->command,
		 (long long)table->ended_ms);
	return hash_crc32(text, strlen(text));
}

static bool was_said(const struct progress *progress, uint32_t id)
{
	for (uint32_t i = 0; i < progress->said_count; i++)
		if (progress->said[i] == id)
			return true;
	return false;
}

static void say_table(const struct status_snapshot_table *table)
{
	bool done = table->state == STATUS_SNAPSHOT_DONE;
	char took[32] = "";

	if (table->started_ms)
		progress_time(took, (table->ended_ms - table->started_ms) * 1000);
	log_write(table->state == STATUS_SNAPSHOT_FAILED ? LOG_WARNING : LOG_INFO, "snapshot",
		  done ? "table read" : "table ended", "table", table->name, "state",
		  done ? NULL : status_snapshot_state_name(table->state), "rows", LOG_INT(table->rows), "bytes",
		  LOG_INT(table->bytes), "took", *took ? took : NULL, "detail", table->detail[0] ? table->detail : NULL,
		  NULL);
}

/* Those that the status lists as ended, once each. It lists the newest ones only, so that those that were said before need be
 * remembered for no longer than they are listed. */
static void say_ended(struct progress *progress, const struct status_snapshot *snapshot)
{
	struct progress now = {0};

	for (uint32_t i = 0; i < snapshot->tables_listed; i++) {
		const struct status_snapshot_table *table = &snapshot->tables[i];

		if (!progress_over(table->state))
			continue;
		now.said[now.said_count] = ended_id(table);
		if (!was_said(progress, now.said[now.said_count++]))
			say_table(table);
	}
	memcpy(progress->said, now.said, sizeof now.said);
	progress->said_count = now.said_count;
}

static void say_totals(const struct status_snapshot *snapshot)
{
	struct buffer text = {0};

	progress_totals(snapshot, 0, &text);
	log_info("snapshot", buffer_string(&text), "state", status_snapshot_state_name(snapshot->state), "detail",
		 snapshot->detail[0] ? snapshot->detail : NULL, NULL);
	buffer_fini(&text);
}

static void gauges(const struct status_snapshot *snapshot, bool over)
{
	metrics_set(METRIC_SNAPSHOT_TABLES, snapshot->table_count);
	metrics_set(METRIC_SNAPSHOT_TABLES_DONE, snapshot->tables_done);
	metrics_set(METRIC_SNAPSHOT_RUNNING, !over);
	metrics_set(METRIC_SNAPSHOT_PAUSED, !over && snapshot->state == STATUS_SNAPSHOT_PAUSED);
	metrics_set(METRIC_SNAPSHOT_HELD_SECONDS, snapshot->held_us);
}

static void draw(const struct status_snapshot *snapshot, const struct terminal *terminal)
{
	unsigned room = terminal->rows > PROGRESS_LINES ? terminal->rows - PROGRESS_LINES : 0;
	struct progress_view view = {.columns = terminal->columns,
				     .tables = room < PROGRESS_TABLES ? room : PROGRESS_TABLES,
				     .under_way = true};
	struct buffer text = {0};

	progress_write(snapshot, &view, &text);
	log_footer(buffer_string(&text));
	buffer_fini(&text);
}

void progress_show(struct daemon *daemon)
{
	const struct status_snapshot *snapshot = &daemon->status.snapshot;
	struct progress *progress = &daemon->progress;
	int64_t now_us = clock_monotonic_us();
	struct terminal terminal;
	bool over = snapshot->kind == STATUS_SNAPSHOT_NONE || progress_over(snapshot->state);

	gauges(snapshot, over);
	say_ended(progress, snapshot);
	if (over && progress->going)
		say_totals(snapshot);
	if (!progress->going)
		progress->said_us = now_us;
	if (over) {
		log_footer(NULL);
	} else if (log_footer_shows(&terminal)) {
		draw(snapshot, &terminal);
	} else if (now_us - progress->said_us >= PROGRESS_SAY_US) {
		say_totals(snapshot);
		progress->said_us = now_us;
	}
	progress->going = !over;
}
