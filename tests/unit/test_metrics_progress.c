/* A snapshot's progress as text: every figure, every state, and terminals too narrow for all of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/terminal.h"
#include "metrics/progress.h"

static struct status_snapshot running(void)
{
	return (struct status_snapshot){
		.kind = STATUS_SNAPSHOT_INCREMENTAL, .state = STATUS_SNAPSHOT_RUNNING, .started_ms = 1, .left_us = -1};
}

static struct status_snapshot_table *table_add(struct status_snapshot *snapshot, const char *name, uint64_t rows,
					       int64_t expected)
{
	struct status_snapshot_table *table = &snapshot->tables[snapshot->tables_listed++];

	*table = (struct status_snapshot_table){
		.state = STATUS_SNAPSHOT_RUNNING, .rows = rows, .rows_expected = expected, .started_ms = 1};
	snprintf(table->name, sizeof table->name, "%s", name);
	snapshot->table_count++;
	snapshot->rows += rows;
	return table;
}

static void expect(const struct status_snapshot *snapshot, struct progress_view view, const char *text)
{
	struct buffer out = {0};

	progress_write(snapshot, &view, &out);
	assert_string_equal(buffer_string(&out), text);
	buffer_fini(&out);
}

static void a_bar_a_table_and_a_line_of_totals(void **state)
{
	struct status_snapshot snapshot = running();

	(void)state;
	table_add(&snapshot, "public.orders", 420000, 1000000);
	table_add(&snapshot, "public.visits", 12034, -1);
	table_add(&snapshot, "public.empty", 0, 0);
	table_add(&snapshot, "public.lines", 7, 5); /* more than were expected */
	table_add(&snapshot, "public.small", 5, 4)->state = STATUS_SNAPSHOT_DONE;
	snapshot.table_count = 12;
	snapshot.tables_done = 3;
	snapshot.bytes = 120 << 20;
	snapshot.rows_per_second = 45600;
	snapshot.left_us = 79100000;
	expect(&snapshot, (struct progress_view){.columns = 80, .tables = 10},
	       "public.orders [########------------]  42 %  420 k of 1.00 M rows\n"
	       "public.visits [--------------------]        12034 rows\n"
	       "public.empty  [--------------------]        0 rows\n"
	       "public.lines  [###################-]  99 %  7 rows\n"
	       "public.small  [####################] 100 %  5 rows\n"
	       "and 7 more\n"
	       "3 of 12 tables, 432 k rows, 120.0 MiB, 45600 rows/s, 1 min 20 s left\n");
	expect(&snapshot, (struct progress_view){.columns = 80, .tables = 2, .under_way = true, .indent = 2},
	       "  public.orders [########------------]  42 %  420 k of 1.00 M rows\n"
	       "  public.visits [--------------------]        12034 rows\n"
	       "  and 2 more\n"
	       "  3 of 12 tables, 432 k rows, 120.0 MiB, 45600 rows/s, 1 min 20 s left\n");
}

static void the_sum_of_what_is_expected_needs_all_tables(void **state)
{
	struct status_snapshot snapshot = running();

	(void)state;
	table_add(&snapshot, "a.b", 100, 5000);
	table_add(&snapshot, "a.c", 900, 800); /* 900 at least */
	table_add(&snapshot, "a.d", 100, 1000)->state = STATUS_SNAPSHOT_DONE;
	expect(&snapshot, (struct progress_view){.columns = 80}, "and 3 more\n0 of 3 tables, 1100 of 6000 rows, 0 B\n");
	table_add(&snapshot, "a.e", 0, -1);
	expect(&snapshot, (struct progress_view){.columns = 80}, "and 4 more\n0 of 4 tables, 1100 rows, 0 B\n");
}

static void a_snapshot_with_nothing_to_read_is_shown(void **state)
{
	struct status_snapshot snapshot = running();
	struct progress_view view = {.columns = 80, .tables = 10};

	(void)state;
	expect(&snapshot, view, "0 of 0 tables, 0 rows, 0 B\n");
	snapshot.kind = STATUS_SNAPSHOT_NONE;
	expect(&snapshot, view, "");
}

static void each_state_has_its_words(void **state)
{
	static const struct {
		enum status_snapshot_state state;
		uint64_t rows;
		const char *detail, *words;
	} cases[] = {
		{STATUS_SNAPSHOT_WAITING, 0, "", "waiting"},
		{STATUS_SNAPSHOT_WAITING, 0, "no key", "waiting: no key"},
		{STATUS_SNAPSHOT_RUNNING, 50, "", "50 of 100 rows"},
		{STATUS_SNAPSHOT_PAUSED, 50, "by a command", "paused at 50 rows: by a command"},
		{STATUS_SNAPSHOT_DONE, 50, "", "50 rows"},
		{STATUS_SNAPSHOT_CANCELLED, 50, "", "cancelled at 50 rows"},
		{STATUS_SNAPSHOT_FAILED, 0, "no \033[2J\nsuch table", "failed: no \\u001b[2J\\nsuch table"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct status_snapshot_table table = {
			.state = cases[i].state, .rows = cases[i].rows, .rows_expected = 100};
		struct buffer out = {0};

		snprintf(table.detail, sizeof table.detail, "%s", cases[i].detail);
		progress_table(&table, 0, &out);
		assert_string_equal(buffer_string(&out), cases[i].words);
		buffer_fini(&out);
	}
}

static void a_pause_and_an_end_say_why_in_a_line_of_their_own(void **state)
{
	struct status_snapshot snapshot = running();
	struct progress_view view = {.columns = 40, .tables = 10};

	(void)state;
	snapshot.rows_per_second = 100;
	snapshot.left_us = 1000000;
	snprintf(snapshot.detail, sizeof snapshot.detail, "standby2 is 1.2 GiB of WAL behind the primary");
	snapshot.state = STATUS_SNAPSHOT_PAUSED;
	expect(&snapshot, view, "0 of 0 tables, 0 rows, 0 B\npaused: standby2 is 1.2 GiB of WAL be...\n");
	snapshot.state = STATUS_SNAPSHOT_DONE;
	snapshot.detail[0] = '\0';
	expect(&snapshot, view, "0 of 0 tables, 0 rows, 0 B\n");
}

/* the percent of what is not done never says 100, and blocks, which are counted, go before rows */
static void percents_are_honest(void **state)
{
	static const struct {
		struct status_snapshot_table table;
		int percent;
	} cases[] = {
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = -1}, -1},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = 0, .rows = 3}, -1},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = 3}, 0},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = 3, .rows = 1}, 33},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = 3, .rows = 3}, 99},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = 1, .rows = UINT64_MAX}, 99},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = 3, .blocks_expected = 10, .blocks_read = 5}, 50},
		{{.state = STATUS_SNAPSHOT_RUNNING, .rows_expected = -1, .blocks_expected = 10, .blocks_read = 11}, 99},
		{{.state = STATUS_SNAPSHOT_DONE, .rows_expected = -1}, 100},
		{{.state = STATUS_SNAPSHOT_DONE, .rows_expected = 0}, 100},
		{{.state = STATUS_SNAPSHOT_FAILED, .rows_expected = 4, .rows = 1}, 25},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(progress_percent(&cases[i].table), cases[i].percent);
}

static void figures_are_short(void **state)
{
	static const struct {
		uint64_t count;
		const char *text;
	} counts[] = {{0, "0"},           {99999, "99999"},    {100000, "100 k"},    {999499, "999 k"},
		      {999500, "1.00 M"}, {9994999, "9.99 M"}, {12345678, "12.3 M"}, {UINT64_MAX, "18.4 E"}};
	static const struct {
		int64_t us;
		const char *text;
	} times[] = {{-1, "0 s"},
		     {0, "0 s"},
		     {1, "1 s"},
		     {59000000, "59 s"},
		     {60000000, "1 min"},
		     {61000000, "1 min 1 s"},
		     {7500000000, "2 h 5 min"},
		     {7201000000, "2 h"},
		     {273600000000, "3 d 4 h"}};
	char out[32];

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		assert_string_equal(progress_count(out, counts[i].count), counts[i].text);
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		assert_string_equal(progress_time(out, times[i].us), times[i].text);
	assert_string_equal(progress_bytes(out, 999), "999 B");
	assert_string_equal(progress_bytes(out, 1536), "1.5 KiB");
	assert_string_equal(progress_bytes(out, 18446744073709551615.0), "16384.0 PiB");
}

static void names_give_way_at_their_front(void **state)
{
	struct status_snapshot snapshot = running();

	(void)state;
	table_add(&snapshot, "a_long_schema.of_partitions_2024_01", 1000000, 2000000);
	table_add(&snapshot, "s.t", 100, 400);
	expect(&snapshot, (struct progress_view){.columns = 40, .tables = 10},
	       "..ons_2024_01 [#####-----]  50 %\n"
	       "s.t           [##--------]  25 %\n"
	       "0 of 2 tables, 1.00 M of 2.00 M rows\n");
}

/* whatever the names and the width: no line is wider, none has a character that moves the cursor */
static void no_line_is_wider_than_the_terminal(void **state)
{
	static const char *const names[] = {
		"public.t",
		"public.stra\xc3\x9f"
		"e",
		"\xe6\x9d\xb1\xe4\xba\xac.\xe6\xb3\xa8\xe6\x96\x87\xe6\xb3\xa8\xe6\x96\x87\xe6\xb3\xa8\xe6\x96\x87",
		"a.e\xcc\x81\xf0\x9f\x90\x98",
		"evil.\033[2J\n\r\"\\\xff\xc2\x9b",
		"sixty_three_bytes_is_what_names_in_postgresql_have_at_most_____.sixty_three_bytes_is_what_names_in_"
		"postgresql_have_at_most_____",
	};
	struct status_snapshot snapshot = running();

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		table_add(&snapshot, names[i], 123456 * i, i % 2 ? -1 : 600000)->state = (enum status_snapshot_state)i;
	snapshot.rows_per_second = 45600;
	snapshot.left_us = 79100000;
	snprintf(snapshot.detail, sizeof snapshot.detail, "\xe6\xb3\xa8\xe6\x96\x87 %0100d", 0);
	for (unsigned columns = 40; columns < 200; columns++) {
		struct progress_view view = {.columns = columns, .tables = 10, .indent = columns % 3};
		struct buffer out = {0};

		progress_write(&snapshot, &view, &out);
		assert_false(out.failed);
		for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n")) {
			if (terminal_width(line) > columns)
				fail_msg("%u columns, not %u: %s", terminal_width(line), columns, line);
			assert_int_equal(strcspn(line, "\033\r\177\t"), strlen(line));
		}
		buffer_fini(&out);
	}
}

static void totals_leave_out_what_does_not_fit(void **state)
{
	struct status_snapshot snapshot = running();
	struct buffer out = {0};

	(void)state;
	table_add(&snapshot, "a.b", 5, -1);
	snapshot.rows_per_second = 45600;
	snapshot.left_us = 79100000;
	progress_totals(&snapshot, 40, &out);
	assert_string_equal(buffer_string(&out), "0 of 1 tables, 5 rows, 0 B, 45600 rows/s");
	buffer_fini(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_a_table_and_a_line_of_totals),
		cmocka_unit_test(the_sum_of_what_is_expected_needs_all_tables),
		cmocka_unit_test(a_snapshot_with_nothing_to_read_is_shown),
		cmocka_unit_test(each_state_has_its_words),
		cmocka_unit_test(a_pause_and_an_end_say_why_in_a_line_of_their_own),
		cmocka_unit_test(percents_are_honest),
		cmocka_unit_test(figures_are_short),
		cmocka_unit_test(names_give_way_at_their_front),
		cmocka_unit_test(no_line_is_wider_than_the_terminal),
		cmocka_unit_test(totals_leave_out_what_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
