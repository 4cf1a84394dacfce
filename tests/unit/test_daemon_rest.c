/* How long the socket is left alone, by the rate at which a backlog comes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon/rest.h"

#define NOW INT64_C(5000000)

/* after so many bytes in so many microseconds */
static int64_t rest_us(uint64_t bytes, int64_t us, size_t holds)
{
	struct rest rest = {.since_us = NOW - us, .bytes = bytes};

	if (!rest_begin(&rest, holds, NOW)) {
		assert_true(rest_over(&rest, NOW));
		return 0;
	}
	assert_int_equal(rest.bytes, 0); /* what comes next counts for the next one */
	assert_int_equal(rest.since_us, NOW);
	assert_false(rest_over(&rest, NOW));
	assert_false(rest_over(&rest, rest.until_us - 1));
	int64_t until_us = rest.until_us;
	assert_true(rest_over(&rest, until_us));
	assert_true(rest_over(&rest, NOW)); /* and stays so */
	return until_us - NOW;
}

static void a_rest_lasts_as_long_as_a_mebibyte_takes(void **state)
{
	(void)state;
	assert_in_range(rest_us(1 << 20, 10000, 4 << 20), 9990, 10000);
	assert_in_range(rest_us(10 << 20, 100000, 4 << 20), 9990, 10000);
}

static void it_ends_before_the_servers_socket_is_full(void **state)
{
	(void)state;
	assert_in_range(rest_us(1 << 20, 15000, 1 << 19), 7490, 7500);
}

static void it_is_never_long(void **state)
{
	(void)state;
	assert_int_equal(rest_us(1 << 15, 19000, 4 << 20), 20000);
}

static void where_little_would_gather_there_is_none(void **state)
{
	(void)state;
	assert_int_equal(rest_us(1 << 20, 3900, 4 << 20), 0);  /* the server is fast */
	assert_int_equal(rest_us(1 << 20, 20000, 1 << 17), 0); /* its socket is small */
	assert_int_equal(rest_us(1 << 15, 20000, 4 << 20), 0); /* it is slow */
	assert_int_equal(rest_us(0, 20000, 4 << 20), 0);
}

/* a reader that is woken for each message sees the socket empty after each: that is as much as if it came at once */
static void what_comes_in_little_pieces_counts_together(void **state)
{
	struct rest rest = {.since_us = NOW - 1000};
	int64_t now_us = NOW;

	(void)state;
	for (int i = 0; i < 63; i++, now_us += 100) {
		rest.bytes += 520;
		rest_age(&rest, now_us);
		assert_false(rest_begin(&rest, 4 << 20, now_us));
	}
	rest.bytes += 520;
	rest_age(&rest, now_us);
	assert_true(rest_begin(&rest, 4 << 20, now_us));
}

static void a_rate_of_long_ago_is_none(void **state)
{
	struct rest rest = {.bytes = 100 << 20}; /* as at the first look */

	(void)state;
	rest_age(&rest, NOW);
	assert_false(rest_begin(&rest, 4 << 20, NOW));
	rest = (struct rest){.since_us = NOW - 250000, .bytes = 100 << 20};
	rest_age(&rest, NOW);
	assert_int_equal(rest.bytes, 100 << 20);
	rest_age(&rest, NOW + 1);
	assert_int_equal(rest.bytes, 0);
	assert_int_equal(rest.since_us, NOW + 1);
	rest.bytes = 4 << 20;
	assert_true(rest_begin(&rest, 4 << 20, NOW + 20001)); /* and is measured anew */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rest_lasts_as_long_as_a_mebibyte_takes),
		cmocka_unit_test(it_ends_before_the_servers_socket_is_full),
		cmocka_unit_test(it_is_never_long),
		cmocka_unit_test(where_little_would_gather_there_is_none),
		cmocka_unit_test(what_comes_in_little_pieces_counts_together),
		cmocka_unit_test(a_rate_of_long_ago_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
