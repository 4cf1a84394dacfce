/* Edit distances by hand, and what counts as near. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/nearest.h"

static void distances_are_those_counted_by_hand(void **state)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} cases[] = {
		{"", "", 0},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
		{"brokers", "borkers", 1}, /* a swap is one */
		{"abcd", "badc", 2},
		{"ca", "abc", 3}, /* optimal string alignment: a swapped pair is not edited again */
		{"run", "run", 0},
		{"count", "cout", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(nearest_distance(cases[i].a, cases[i].b), cases[i].distance);
		assert_int_equal(nearest_distance(cases[i].b, cases[i].a), cases[i].distance);
	}
}

static void words_beyond_the_limit_are_never_near(void **state)
{
	char at_limit[NEAREST_LENGTH + 1] = {0}, beyond[NEAREST_LENGTH + 2] = {0};

	(void)state;
	for (int i = 0; i < NEAREST_LENGTH + 1; i++)
		beyond[i] = 'x';
	for (int i = 0; i < NEAREST_LENGTH; i++)
		at_limit[i] = 'x';
	assert_int_equal(nearest_distance(at_limit, at_limit), 0);
	assert_int_equal(nearest_distance(at_limit, ""), NEAREST_LENGTH);
	assert_int_equal(nearest_distance(beyond, beyond), NEAREST_LENGTH + 1);
	assert_false(nearest_is_near(beyond, nearest_distance(beyond, beyond)));
}

static void near_is_a_third_of_the_word_and_at_most_three(void **state)
{
	(void)state;
	assert_true(nearest_is_near("ab", 1));
	assert_false(nearest_is_near("ab", 2));
	assert_true(nearest_is_near("abcdef", 2));
	assert_false(nearest_is_near("abcdef", 3));
	assert_true(nearest_is_near("kafka.request_timeout", 3));
	assert_false(nearest_is_near("kafka.request_timeout", 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances_are_those_counted_by_hand),
		cmocka_unit_test(words_beyond_the_limit_are_never_near),
		cmocka_unit_test(near_is_a_third_of_the_word_and_at_most_three),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
