/* A snapshot's progress in the log: each table's end once, totals now and then, and at the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/memory.h"
#include "daemon/state.h"
#include "metrics/metrics.h"

static struct daemon *watched;

static int enter(void **state)
{
	(void)state;
	watched = memory_alloc(sizeof *watched);
	return watched ? 0 : -1;
}

static int leave(void **state)
{
	(void)state;
	memory_free(watched);
	return 0;
}

/* what one call logs */
static const char *said(void)
{
	static char text[8000];
	char path[] = "/tmp/millrace-progress-XXXXXX";
	int file = mkstemp(path), saved = dup(STDERR_FILENO);
	ssize_t length;

	unlink(path);
	dup2(file, STDERR_FILENO);
	progress_show(watched);
	dup2(saved, STDERR_FILENO);
	close(saved);
	length = pread(file, text, sizeof text - 1, 0);
	close(file);
	text[length > 0 ? length : 0] = '\0';
	return text;
}

static struct status_snapshot_table *table(uint32_t index, const char *name, enum status_snapshot_state state)
{
	struct status_snapshot_table *row = &watched->status.snapshot.tables[index];

	*row = (struct status_snapshot_table){
		.state = state, .started_ms = 1000, .ended_ms = 62000, .rows = 5, .rows_expected = -1, .bytes = 50};
	snprintf(row->name, sizeof row->name, "%s", name);
	return row;
}

static void begin(void)
{
	watched->status.snapshot = (struct status_snapshot){.kind = STATUS_SNAPSHOT_CONSISTENT,
							    .state = STATUS_SNAPSHOT_RUNNING,
							    .left_us = -1,
							    .table_count = 2,
							    .tables_listed = 2};
	table(0, "public.a", STATUS_SNAPSHOT_RUNNING);
	table(1, "public.b", STATUS_SNAPSHOT_WAITING);
}

static void without_a_snapshot_nothing_is_said(void **state)
{
	(void)state;
	assert_string_equal(said(), "");
}

static void each_tables_end_is_said_once(void **state)
{
	struct status_snapshot *snapshot = &watched->status.snapshot;

	(void)state;
	begin();
	assert_string_equal(said(), "");
	table(0, "public.a", STATUS_SNAPSHOT_DONE);
	assert_non_null(strstr(said(), "snapshot table read table=public.a rows=5 bytes=50 took=\"1 min 1 s\"\n"));
	assert_string_equal(said(), "");
	/* in another place of the list, beside one that failed */
	*table(1, "public.a", STATUS_SNAPSHOT_DONE) = snapshot->tables[0];
	snprintf(table(0, "public.b", STATUS_SNAPSHOT_FAILED)->detail, 200, "no such column");
	assert_non_null(strstr(said(),
			       "snapshot table ended table=public.b state=failed rows=5 bytes=50 took=\"1 min 1 "
			       "s\" detail=\"no such column\"\n"));
	assert_null(strstr(said(), "public.a"));
	/* the same table, another time */
	table(0, "public.b", STATUS_SNAPSHOT_DONE)->ended_ms = 70000;
	assert_non_null(strstr(said(), "table read table=public.b"));
}

static void totals_come_every_ten_seconds_and_at_the_end(void **state)
{
	(void)state;
	begin();
	assert_string_equal(said(), "");
	watched->progress.said_us -= 9000000;
	assert_string_equal(said(), "");
	watched->progress.said_us -= 1000000;
	assert_non_null(strstr(said(), "snapshot 0 of 2 tables, 0 rows, 0 B state=running\n"));
	assert_string_equal(said(), "");
	watched->status.snapshot.state = STATUS_SNAPSHOT_DONE;
	assert_non_null(strstr(said(), "state=done\n"));
	assert_string_equal(said(), "");
}

static void the_gauges_follow(void **state)
{
	struct status_snapshot *snapshot = &watched->status.snapshot;

	(void)state;
	begin();
	snapshot->state = STATUS_SNAPSHOT_PAUSED;
	snapshot->tables_done = 1;
	snapshot->held_us = 1500000;
	said();
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_TABLES), 2);
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_TABLES_DONE), 1);
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_RUNNING), 1);
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_PAUSED), 1);
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_HELD_SECONDS), 1500000);
	snapshot->state = STATUS_SNAPSHOT_DONE;
	snapshot->held_us = 0;
	said();
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_RUNNING), 0);
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_PAUSED), 0);
	assert_int_equal(metrics_get(METRIC_SNAPSHOT_HELD_SECONDS), 0);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(without_a_snapshot_nothing_is_said),
		CASE(each_tables_end_is_said_once),
		CASE(the_gauges_follow),
		CASE(totals_come_every_ten_seconds_and_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
