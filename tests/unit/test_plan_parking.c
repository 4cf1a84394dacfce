/* Where a plan's events go: the topic by another name, the parking topic, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "unit/orders.h"

static const char *second_version(const void *context, const char *topic)
{
	assert_string_equal(topic, VECTOR_TOPIC);
	return context ? context : topic;
}

static struct plan *compile(struct topic_set *topics, const char *name)
{
	struct plan_options options = orders_options;
	struct error error;

	options.topic_name = second_version;
	options.context = name;
	return plan_compile(&orders_relation, &orders_facts, &options, topics, &error);
}

static void a_plan_may_be_published_to_another_topic_with_the_same_schemas(void **state)
{
	struct topic_set topics = {0};
	struct error error;
	struct plan *plain = plan_compile(&orders_relation, &orders_facts, &orders_options, &topics, &error);
	struct plan *same = compile(&topics, NULL), *other = compile(&topics, "shop.public.orders.v2");

	(void)state;
	assert_ptr_equal(same->topic, plain->topic);
	assert_string_equal(plain->table_topic, VECTOR_TOPIC);
	assert_string_equal(other->topic->name, "shop.public.orders.v2");
	assert_string_equal(other->table_topic, VECTOR_TOPIC);
	assert_string_equal(other->value_json, plain->value_json);
	assert_string_equal(other->key_json, plain->key_json);
	assert_null(plain->parking.topic);
	plan_free(plain);
	plan_free(same);
	plan_free(other);
	topic_set_fini(&topics);
}

static void a_parked_plan_counts_as_bound_until_it_is(void **state)
{
	struct topic_set topics = {0};
	struct topic *parked = topic_intern(&topics, "shop.parked");
	struct plan *plan = compile(&topics, "shop.public.orders.v2");

	(void)state;
	parked->partitions = VECTOR_PARTITIONS;
	plan_park(plan, parked, 0x01020304, "incompatible");
	assert_true(plan->bound);
	assert_ptr_equal(plan->parking.topic, parked);
	assert_memory_equal(plan->parking.header, "\0\1\2\3\4", 5);
	assert_string_equal(plan->parking.reason, "incompatible");
	/* by the table's own topic, whatever it is published to */
	assert_int_equal(plan->parking.partition, VECTOR_PARKED_PARTITION);
	plan->parking.announced = true;
	plan_park(plan, parked, 1, "key_unknown");
	assert_false(plan->parking.announced);
	plan_bind(plan, VECTOR_KEY_ID, VECTOR_VALUE_ID);
	assert_true(plan->bound);
	assert_null(plan->parking.topic);
	plan_free(plan);
	topic_set_fini(&topics);
}

static void every_failing_allocation_is_an_error(void **state)
{
	struct plan *plan = NULL;
	long n;

	(void)state;
	for (n = 0; !plan; n++) {
		struct topic_set topics = {0};
		assert_in_range(n, 0, 1000);
		memory_fail_after(n);
		plan = compile(&topics, "shop.public.orders.v2");
		memory_fail_after(-1);
		plan_free(plan);
		topic_set_fini(&topics);
	}
	assert_true(n > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_may_be_published_to_another_topic_with_the_same_schemas),
		cmocka_unit_test(a_parked_plan_counts_as_bound_until_it_is),
		cmocka_unit_test(every_failing_allocation_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
