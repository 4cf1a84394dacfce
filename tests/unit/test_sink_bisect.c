/* The search for refused records, against sets of which a test knows what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sink/bisect.h"

enum { MANY = 5000, FOUND_MAX = 200 };

struct world {
	bool bad[MANY];
	uint32_t together; /* so many are refused whatever they are; 0: no such limit */
	uint32_t questions, give_up_at;
	uint32_t asked_about;
};

static enum bisect_answer ask(void *context, uint32_t first, uint32_t count)
{
	struct world *world = context;

	assert_true(count > 0 && first < MANY && first + count <= MANY);
	world->asked_about += count;
	if (++world->questions == world->give_up_at)
		return BISECT_UNANSWERED;
	if (world->together && count >= world->together)
		return BISECT_REFUSED;
	for (uint32_t i = first; i < first + count; i++)
		if (world->bad[i])
			return BISECT_REFUSED;
	return BISECT_ACCEPTED;
}

static uint32_t found[FOUND_MAX], found_count;

static enum bisect_result search(struct world *world, uint32_t count, uint32_t found_max)
{
	memset(found, 0xff, sizeof found);
	return bisect(count, ask, world, found, found_max, &found_count);
}

static void one_is_found_wherever_it_is_with_few_questions(void **state)
{
	static const struct {
		uint32_t count, at, questions_max;
	} cases[] = {
		{1, 0, 1},       {2, 0, 3},     {2, 1, 2},        {3, 1, 4},        {1000, 0, 20},    {1000, 999, 11},
		{1000, 500, 20}, {5000, 0, 26}, {5000, 4999, 14}, {5000, 2499, 26}, {4096, 2048, 24},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct world world = {0};

		world.bad[cases[i].at] = true;
		assert_int_equal(search(&world, cases[i].count, 1), BISECT_DONE);
		assert_int_equal(found_count, 1);
		assert_int_equal(found[0], cases[i].at);
		assert_true(world.questions <= cases[i].questions_max);
	}
}

static void several_are_found_in_order_neighbours_and_both_ends_among_them(void **state)
{
	static const uint32_t bad[] = {0, 1, 7, 511, 512, 513, 700, 998, 999};
	struct world world = {0};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		world.bad[bad[i]] = true;
	assert_int_equal(search(&world, 1000, FOUND_MAX), BISECT_DONE);
	assert_int_equal(found_count, sizeof bad / sizeof *bad);
	assert_memory_equal(found, bad, sizeof bad);
}

static void every_set_of_eight_is_told_exactly(void **state)
{
	(void)state;
	for (uint32_t set = 1; set < 256; set++) {
		struct world world = {0};
		uint32_t seen = 0;

		for (uint32_t i = 0; i < 8; i++)
			world.bad[i] = set >> i & 1;
		assert_int_equal(search(&world, 8, 8), BISECT_DONE);
		for (uint32_t i = 0; i < found_count; i++) {
			assert_true(i == 0 || found[i] > found[i - 1]);
			seen |= UINT32_C(1) << found[i];
		}
		assert_int_equal(seen, set);
	}
}

static void what_is_refused_only_together_is_nobodys_fault(void **state)
{
	struct world world = {.together = 100};

	(void)state;
	assert_int_equal(search(&world, 1000, FOUND_MAX), BISECT_DONE);
	assert_int_equal(found_count, 0);
	world = (struct world){.together = 2};
	world.bad[3] = true;
	assert_int_equal(search(&world, 8, FOUND_MAX), BISECT_DONE);
	assert_int_equal(found_count, 1);
	assert_int_equal(found[0], 3);
}

static void more_than_may_be_found_ends_the_search_early(void **state)
{
	struct world world = {0};

	(void)state;
	memset(world.bad, true, sizeof world.bad);
	assert_int_equal(search(&world, MANY, 50), BISECT_TOO_MANY);
	assert_int_equal(found_count, 50);
	assert_true(world.questions < 130);
	world = (struct world){0};
	memset(world.bad, true, 50);
	assert_int_equal(search(&world, MANY, 50), BISECT_DONE);
	assert_int_equal(found_count, 50);
}

static void an_unanswered_question_ends_the_search(void **state)
{
	(void)state;
	for (uint32_t at = 1; at <= 10; at++) {
		struct world world = {.give_up_at = at};

		world.bad[600] = true;
		assert_int_equal(search(&world, 1000, FOUND_MAX), BISECT_GIVEN_UP);
		assert_int_equal(world.questions, at);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_is_found_wherever_it_is_with_few_questions),
		cmocka_unit_test(several_are_found_in_order_neighbours_and_both_ends_among_them),
		cmocka_unit_test(every_set_of_eight_is_told_exactly),
		cmocka_unit_test(what_is_refused_only_together_is_nobodys_fault),
		cmocka_unit_test(more_than_may_be_found_ends_the_search_early),
		cmocka_unit_test(an_unanswered_question_ends_the_search),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
