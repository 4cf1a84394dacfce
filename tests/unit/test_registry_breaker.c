/* The circuit breaker under a clock of the test's own. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "registry/breaker.h"

enum { SECOND = 1000000 };

static void it_opens_at_the_fifth_failure_in_a_row(void **state)
{
	struct registry_breaker breaker;

	(void)state;
	registry_breaker_init(&breaker);
	for (int i = 0; i < 4; i++)
		registry_breaker_failure(&breaker, 0, UINT64_MAX);
	assert_int_equal(registry_breaker_wait_us(&breaker, 0), 0);
	registry_breaker_success(&breaker);
	for (int i = 0; i < 4; i++)
		registry_breaker_failure(&breaker, 0, 0);
	assert_int_equal(registry_breaker_wait_us(&breaker, 0), 0);
	registry_breaker_failure(&breaker, 7, 0);
	assert_int_equal(registry_breaker_wait_us(&breaker, 7), SECOND);
	assert_int_equal(registry_breaker_wait_us(&breaker, 8), SECOND - 1);
}

static void one_request_is_let_through_after_cooling(void **state)
{
	struct registry_breaker breaker;

	(void)state;
	registry_breaker_init(&breaker);
	for (int i = 0; i < 5; i++)
		registry_breaker_failure(&breaker, 0, 0);
	assert_int_equal(registry_breaker_wait_us(&breaker, SECOND), 0);
	registry_breaker_failure(&breaker, SECOND, 0);
	assert_int_not_equal(registry_breaker_wait_us(&breaker, SECOND), 0);
	registry_breaker_success(&breaker);
	assert_int_equal(registry_breaker_wait_us(&breaker, SECOND), 0);
}

static void cooling_grows_from_one_second_to_thirty(void **state)
{
	struct registry_breaker breaker;
	int64_t now = 0, longest = 0;

	(void)state;
	registry_breaker_init(&breaker);
	for (int i = 0; i < 4; i++)
		registry_breaker_failure(&breaker, now, 0);
	for (int i = 0; i < 200; i++) {
		int64_t wait;

		registry_breaker_failure(&breaker, now, (uint64_t)i * 0x9e3779b97f4a7c15u);
		wait = registry_breaker_wait_us(&breaker, now);
		assert_in_range(wait, SECOND, i == 0 ? 2 * SECOND : i == 1 ? 4 * SECOND : 30 * SECOND);
		longest = wait > longest ? wait : longest;
		now += wait;
		assert_int_equal(registry_breaker_wait_us(&breaker, now), 0);
	}
	assert_in_range(longest, 25 * SECOND, 30 * SECOND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_opens_at_the_fifth_failure_in_a_row),
		cmocka_unit_test(one_request_is_let_through_after_cooling),
		cmocka_unit_test(cooling_grows_from_one_second_to_thirty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
