/* Timeline history files, as PostgreSQL writes them (PostgreSQL 15, 26.3.6 and
 * src/backend/access/transam/timeline.c). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/replication.h"

/* of a server that was promoted twice */
static const char HISTORY[] = "1\t0/50005E0\tno recovery target specified\n"
			      "\n"
			      "2\t1A/3000098\tbefore 2026-11-22 17:46:48.123+00\n";

static void the_switchpoint_of_each_ancestor_is_found(void **state)
{
	struct error error;
	uint64_t fork;

	(void)state;
	assert_int_equal(timeline_fork(HISTORY, 1, &fork, &error), 1);
	assert_int_equal(fork, 0x50005E0);
	assert_int_equal(timeline_fork(HISTORY, 2, &fork, &error), 1);
	assert_int_equal(fork, 0x1A03000098);
}

static void a_timeline_that_is_no_ancestor_is_not_found(void **state)
{
	struct error error;
	uint64_t fork = 7;

	(void)state;
	assert_int_equal(timeline_fork(HISTORY, 3, &fork, &error), 0);
	assert_int_equal(timeline_fork("", 1, &fork, &error), 0);
	assert_int_equal(fork, 7);
}

static void comments_blank_lines_and_a_missing_last_line_end_are_taken(void **state)
{
	struct error error;
	uint64_t fork;

	(void)state;
	assert_int_equal(timeline_fork("# 5\t0/1\n \t\r\n4\t0/A0", 4, &fork, &error), 1);
	assert_int_equal(fork, 0xA0);
	assert_int_equal(timeline_fork("# 5\t0/1\n", 5, &fork, &error), 0);
}

static void a_malformed_line_is_an_error_and_never_a_guess(void **state)
{
	static const char *const lines[] = {
		"one\t0/1\tx\n",     "1\n",        "1\tx/1\n",
		"1\t01\treason\n",   "0\t0/1\n",   "-1\t0/1\n",
		"4294967297\t0/1\n", "1\t\n0/1\n", "1\t0/11111111111111111111111111111\n",
	};
	struct error error;
	uint64_t fork;

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		assert_int_equal(timeline_fork(lines[i], 1, &fork, &error), -1);
		assert_int_equal(error.code, ERROR_PROTOCOL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_switchpoint_of_each_ancestor_is_found),
		cmocka_unit_test(a_timeline_that_is_no_ancestor_is_not_found),
		cmocka_unit_test(comments_blank_lines_and_a_missing_last_line_end_are_taken),
		cmocka_unit_test(a_malformed_line_is_an_error_and_never_a_guess),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
