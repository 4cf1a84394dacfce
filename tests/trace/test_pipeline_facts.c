/* When plans are asked for, under simulated time: with the first change that needs one; and one whose key was an earlier one's serves
 * until the present key is known to hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "trace/pipeline_world.h"

static struct plan *first_plan(struct world *world)
{
	size_t cursor = 0;

	return pipeline_next_plan(world->pipeline, &cursor);
}

static int plans(struct world *world)
{
	size_t cursor = 0;
	int count = 0;

	while (pipeline_next_plan(world->pipeline, &cursor))
		count++;
	return count;
}

static void a_relation_without_changes_asks_for_no_plan(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	transaction(&world, 0x300, 0x310, 0x180, "1");
	assert_string_equal(first_plan(&world)->table_topic, "shop.public.orders");
	assert_int_equal(plans(&world), 1);
	data(&world, 0, wire_begin(0x400, 0, 7));
	data(&world, 0x380, wire_truncate(2, (const uint32_t[]){ORDERS, RIDERS}));
	assert_int_equal(plans(&world), 2);
	assert_int_equal(pipeline_counts(world.pipeline)->truncates, 2);
	world_fini(&world);
}

static void another_plan_is_asked_for_at_the_commit_from_which_another_key_holds(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	data(&world, 0, wire_relation(ORDERS, "public", "orders", "id", INT8, "note", TEXT, NULL));
	transaction(&world, 0x2ef, 0x2f0, 0x170, "0");
	first_plan(&world)->key_until_lsn = 0x300;
	assert_int_equal(pipeline_commit_lsn(world.pipeline), 0);
	transaction(&world, 0x2ff, 0x300, 0x180, "1");
	assert_int_equal(first_plan(&world)->key_until_lsn, 0x300);
	data(&world, 0, wire_begin(0x300, 0, 7));
	assert_int_equal(pipeline_commit_lsn(world.pipeline), 0x300);
	insert(&world, 0x190, ORDERS, "2"); /* brings the plan first */
	assert_int_equal(first_plan(&world)->key_until_lsn, 0);
	assert_int_equal(pipeline_counts(world.pipeline)->inserts, 3);
	data(&world, 0, wire_commit(0x300, 0x310, 0));
	committed(&world);
	committed(&world);
	assert_trace(&world, "  publish 1 records, to 0/2EF/0/170/0, confirms 0/2F0\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  publish 2 records, to 0/300/0/190/0, confirms 0/310\n"
			     "  status flushed 0/2F0\n"
			     "committed\n"
			     "  status flushed 0/310\n");
	world_fini(&world);
}

static void a_row_that_is_known_already_asks_for_no_plan(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	pipeline_free(world.pipeline);
	world_pipeline(&world, (struct position){0x300, 0x190, 0}, 0x200);
	data(&world, 0, wire_relation(ORDERS, "public", "orders", "id", INT8, "note", TEXT, NULL));
	data(&world, 0, wire_begin(0x300, 0, 7));
	insert(&world, 0x190, ORDERS, "2");
	assert_null(first_plan(&world));
	assert_int_equal(pipeline_counts(world.pipeline)->dropped, 1);
	world_fini(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_relation_without_changes_asks_for_no_plan),
		cmocka_unit_test(another_plan_is_asked_for_at_the_commit_from_which_another_key_holds),
		cmocka_unit_test(a_row_that_is_known_already_asks_for_no_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
