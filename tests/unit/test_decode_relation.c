/* The relation cache: owned copies, replacement, the limit, and every allocation failing in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "decode/relation.h"

/* a message in memory that is gone after the call, as the decoder's is */
struct fleeting {
	char schema[16], name[16], columns[2][16];
	struct pgoutput_column column[2];
	struct pgoutput_relation shape;
};

static void fleeting_fill(struct fleeting *message, uint32_t oid, const char *name)
{
	snprintf(message->schema, sizeof message->schema, "public");
	snprintf(message->name, sizeof message->name, "%s", name);
	snprintf(message->columns[0], sizeof message->columns[0], "id");
	snprintf(message->columns[1], sizeof message->columns[1], "price");
	message->column[0] = (struct pgoutput_column){true, message->columns[0], 20, -1};
	message->column[1] = (struct pgoutput_column){false, message->columns[1], 1700, 786438};
	message->shape = (struct pgoutput_relation){oid, message->schema, message->name, 'd', 2, message->column};
}

static struct relation *put(struct relation_cache *cache, uint32_t oid, const char *name, struct relation **replaced,
			    struct error *error)
{
	struct fleeting message;

	fleeting_fill(&message, oid, name);
	struct relation *relation = relation_cache_put(cache, &message.shape, replaced, error);
	memset(&message, 'x', sizeof message);
	return relation;
}

static void a_relation_is_an_owned_copy_found_by_its_oid(void **state)
{
	struct relation_cache cache;
	struct relation *replaced, *relation;
	struct error error;

	(void)state;
	relation_cache_init(&cache, 10);
	relation = put(&cache, 5, "orders", &replaced, &error);
	assert_non_null(relation);
	assert_null(replaced);
	assert_non_null(put(&cache, 6, "riders", &replaced, &error));
	assert_ptr_equal(relation_cache_get(&cache, 5), relation);
	assert_string_equal(relation_cache_get(&cache, 6)->shape.name, "riders");
	assert_null(relation_cache_get(&cache, 7));
	assert_ptr_equal(relation_cache_get(&cache, 5), relation);
	assert_string_equal(relation->shape.schema, "public");
	assert_string_equal(relation->shape.name, "orders");
	assert_int_equal(relation->shape.identity, 'd');
	assert_int_equal(relation->shape.count, 2);
	assert_true(relation->shape.columns[0].key);
	assert_string_equal(relation->shape.columns[1].name, "price");
	assert_int_equal(relation->shape.columns[1].type_oid, 1700);
	assert_int_equal(relation->shape.columns[1].typmod, 786438);
	relation_cache_fini(&cache);
}

static void a_new_message_replaces_the_relation_and_hands_out_the_old_one(void **state)
{
	struct relation_cache cache;
	struct relation *replaced, *first, *second;
	struct error error;

	(void)state;
	relation_cache_init(&cache, 1);
	first = put(&cache, 5, "old", &replaced, &error);
	second = put(&cache, 5, "new", &replaced, &error);
	assert_ptr_equal(replaced, first);
	assert_true(second->generation > first->generation);
	assert_ptr_equal(relation_cache_get(&cache, 5), second);
	assert_string_equal(replaced->shape.name, "old");
	relation_free(replaced);
	relation_cache_fini(&cache);
}

static void beyond_the_limit_a_relation_is_refused_and_the_others_stay(void **state)
{
	struct relation_cache cache;
	struct relation *replaced;
	struct error error;

	(void)state;
	relation_cache_init(&cache, 2);
	assert_non_null(put(&cache, 1, "a", &replaced, &error));
	assert_non_null(put(&cache, 2, "b", &replaced, &error));
	assert_null(put(&cache, 3, "c", &replaced, &error));
	assert_int_equal(error.code, ERROR_PROTOCOL);
	assert_non_null(strstr(error.text, "public.c"));
	assert_string_equal(relation_cache_get(&cache, 1)->shape.name, "a");
	assert_null(relation_cache_get(&cache, 3));
	relation_cache_fini(&cache);
}

static void an_emptied_cache_knows_nothing_and_goes_on_counting(void **state)
{
	struct relation_cache cache;
	struct relation *replaced;
	struct error error;

	(void)state;
	relation_cache_init(&cache, 2);
	uint64_t generation = put(&cache, 1, "a", &replaced, &error)->generation;
	relation_cache_fini(&cache);
	assert_null(relation_cache_get(&cache, 1));
	assert_true(put(&cache, 1, "a", &replaced, &error)->generation > generation);
	assert_null(replaced);
	relation_cache_fini(&cache);
}

static void each_failing_allocation_leaves_the_old_relation_in_place(void **state)
{
	struct relation_cache cache;
	struct relation *replaced, *first, *second = NULL;
	struct error error;
	long calls = 0;

	(void)state;
	relation_cache_init(&cache, 2);
	first = put(&cache, 5, "old", &replaced, &error);
	for (; !second; calls++) {
		assert_in_range(calls, 0, 100);
		memory_fail_after(calls);
		second = put(&cache, 5, "new", &replaced, &error);
		memory_fail_after(-1);
		if (!second) {
			assert_int_equal(error.code, ERROR_MEMORY);
			assert_null(replaced);
			assert_ptr_equal(relation_cache_get(&cache, 5), first);
		}
	}
	assert_true(calls > 1);
	assert_ptr_equal(replaced, first);
	relation_free(replaced);
	relation_cache_fini(&cache);
}

static void each_failing_allocation_of_a_first_relation_leaves_none(void **state)
{
	struct relation *replaced, *relation = NULL;
	struct relation_cache cache;
	struct error error;
	long calls = 0;

	(void)state;
	for (; !relation; calls++) {
		assert_in_range(calls, 0, 100);
		relation_cache_init(&cache, 2);
		memory_fail_after(calls);
		relation = put(&cache, 5, "new", &replaced, &error);
		memory_fail_after(-1);
		assert_ptr_equal(relation_cache_get(&cache, 5), relation);
		relation_cache_fini(&cache);
	}
	assert_true(calls > 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_relation_is_an_owned_copy_found_by_its_oid),
		cmocka_unit_test(a_new_message_replaces_the_relation_and_hands_out_the_old_one),
		cmocka_unit_test(beyond_the_limit_a_relation_is_refused_and_the_others_stay),
		cmocka_unit_test(an_emptied_cache_knows_nothing_and_goes_on_counting),
		cmocka_unit_test(each_failing_allocation_leaves_the_old_relation_in_place),
		cmocka_unit_test(each_failing_allocation_of_a_first_relation_leaves_none),
	};

	return cmocka_run_group_tests_name("decode_relation", tests, NULL, NULL);
}
