/* Plans: what is decided once per generation of a relation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/memory.h"
#include "schema/schema.h"
#include "unit/orders.h"

static void a_plan_holds_constants_in_avros_encoding(void **state)
{
	struct topic_set topics = {0};
	struct error error;
	struct plan *plan = plan_compile(&orders_relation, &orders_facts, &orders_options, &topics, &error);

	(void)state;
	assert_non_null(plan);
	assert_int_equal(plan->generation, 3);
	assert_int_equal(plan->column_count, VECTOR_COLUMNS);
	assert_int_equal(plan->columns[0].name.length, 3);
	assert_memory_equal(plan->columns[0].name.bytes, "\004id", 3);
	assert_int_equal(plan->columns[5].before_name.length, 12);
	assert_memory_equal(plan->columns[5].before_name.bytes, "\026before.note", 12);
	assert_int_equal(plan->source.length, 5 + 7 + 12);
	assert_memory_equal(plan->source.bytes, "\010main\014public\026order lines", 5 + 7 + 12);
	assert_true(plan->columns[0].identity && plan->columns[6].identity && !plan->columns[1].identity);
	assert_string_equal(plan->key_json, VECTOR_KEY_JSON);
	assert_true(plan->key_fingerprint == schema_fingerprint(plan->key_json));
	assert_true(plan->value_fingerprint == schema_fingerprint(plan->value_json));
	assert_string_equal(plan->topic->name, VECTOR_TOPIC);
	assert_false(plan->bound);
	plan_bind(plan, VECTOR_KEY_ID, VECTOR_VALUE_ID);
	assert_true(plan->bound);
	assert_memory_equal(plan->key_header, "\0\0\0\0\7", 5);
	assert_memory_equal(plan->value_header, "\0\1\2\3\4", 5);
	plan_free(plan);
	topic_set_fini(&topics);
}

static void the_key_follows_the_replica_identity(void **state)
{
	static const struct {
		const char *name;
		char identity;
		const char *flagged; /* columns of the identity in the Relation message */
		const char *facts;   /* key columns of the facts */
		const char *expected;
		const char *kept; /* the other key that is known; NULL: none */
	} cases[] = {
		{"the index's order where both name the same columns", 'd', "06", "60", "60", NULL},
		{"the same under an index identity", 'i', "06", "60", "60", NULL},
		{"the message's columns where the catalog has moved on", 'd', "06", "05", "06", NULL},
		{"the message's columns under an index identity too", 'i', "06", "05", "06", NULL},
		{"the message's columns where the catalog's key is gone", 'd', "06", "", "06", NULL},
		{"none where the message flags none", 'd', "", "0", "", NULL},
		{"none for a subset of the index that the facts give up", 'd', "", "", "", NULL},
		{"the catalog's key under FULL", 'f', "01234567", "60", "60", NULL},
		{"none under FULL without a key", 'f', "01234567", "", "", NULL},
		{"the catalog's key under NOTHING", 'n', "", "0", "0", NULL},
		{"the order of the key before, where that has the message's columns", 'd', "06", "05", "60", "60"},
		{"the catalog's order where both keys have them", 'i', "06", "60", "60", "06"},
		{"the message's columns where neither key has them", 'd', "06", "05", "06", "03"},
		{"the catalog's key under FULL, as it was settled", 'f', "01234567", "60", "60", "06"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pgoutput_column columns[VECTOR_COLUMNS];
		uint16_t key_columns[VECTOR_COLUMNS], kept_columns[VECTOR_COLUMNS];
		struct relation relation = orders_relation;
		struct facts_relation facts = orders_facts;
		struct topic_set topics = {0};
		struct error error;
		char key[VECTOR_COLUMNS + 1] = "";

		for (int c = 0; c < VECTOR_COLUMNS; c++) {
			columns[c] = orders_columns[c];
			columns[c].key = strchr(cases[i].flagged, '0' + c) != NULL;
		}
		relation.shape.identity = cases[i].identity;
		relation.shape.columns = columns;
		facts.key_count = (uint32_t)strlen(cases[i].facts);
		facts.key_columns = key_columns;
		for (uint32_t c = 0; c < facts.key_count; c++)
			key_columns[c] = (uint16_t)(cases[i].facts[c] - '0');
		facts.kept_key = cases[i].kept != NULL;
		facts.kept_key_columns = kept_columns;
		facts.kept_key_count = facts.kept_key ? (uint32_t)strlen(cases[i].kept) : 0;
		for (uint32_t c = 0; c < facts.kept_key_count; c++)
			kept_columns[c] = (uint16_t)(cases[i].kept[c] - '0');
		struct plan *plan = plan_compile(&relation, &facts, &orders_options, &topics, &error);
		assert_non_null(plan);
		for (uint32_t c = 0; c < plan->key_count; c++)
			key[c] = (char)('0' + plan->keys[c].column);
		if (strcmp(key, cases[i].expected) != 0)
			fail_msg("%s: %s", cases[i].name, key);
		assert_int_equal(plan->key_json != NULL, plan->key_count > 0);
		plan_free(plan);
		topic_set_fini(&topics);
	}
}

static void facts_of_other_columns_are_refused(void **state)
{
	struct facts_column columns[VECTOR_COLUMNS];
	uint16_t key_columns[] = {VECTOR_COLUMNS};
	struct topic_set topics = {0};
	struct error error;

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct facts_relation facts = orders_facts;
		memcpy(columns, orders_facts_columns, sizeof columns);
		facts.columns = columns;
		if (i == 0)
			facts.column_count--;
		if (i == 1)
			columns[3].name = "cost";
		if (i == 2)
			columns[3].type_oid = 1701;
		if (i == 3) {
			facts.key_columns = key_columns;
			facts.key_count = 1;
		}
		error.code = ERROR_NONE;
		assert_null(plan_compile(&orders_relation, &facts, &orders_options, &topics, &error));
		assert_int_equal(error.code, ERROR_INTERNAL);
		assert_non_null(strstr(error.text, "public.order lines"));
	}
	topic_set_fini(&topics);
}

static void every_failing_allocation_is_an_error(void **state)
{
	struct plan *plan = NULL;
	long n;

	(void)state;
	for (n = 0; !plan; n++) {
		struct topic_set topics = {0};
		struct error error = {0};
		assert_in_range(n, 0, 1000);
		memory_fail_after(n);
		plan = plan_compile(&orders_relation, &orders_facts, &orders_options, &topics, &error);
		memory_fail_after(-1);
		assert_int_equal(error.code, plan ? ERROR_NONE : ERROR_MEMORY);
		plan_free(plan);
		topic_set_fini(&topics);
	}
	assert_true(n > 10);
}

/* the old row's values and the new one's are entries of one map */
static void names_of_both_rows_stay_apart_whatever_columns_are_called(void **state)
{
	static const char *const names[] = {"id",     "before.id", "after.id", "before.before.id", "after.before.id",
					    "before", "after."};
	enum { NAMES = sizeof names / sizeof *names };
	struct pgoutput_column columns[NAMES];
	struct facts_column facts_columns[NAMES];
	struct relation relation = orders_relation;
	struct facts_relation facts = orders_facts;
	struct topic_set topics = {0};
	struct error error;
	struct plan_bytes entries[2 * NAMES];

	(void)state;
	for (int c = 0; c < NAMES; c++) {
		columns[c] = orders_columns[0];
		columns[c].name = names[c];
		facts_columns[c] = orders_facts.columns[0];
		facts_columns[c].name = names[c];
	}
	relation.shape.columns = columns;
	relation.shape.count = facts.column_count = NAMES;
	facts.columns = facts_columns;
	facts.key_count = 0;
	struct plan *plan = plan_compile(&relation, &facts, &orders_options, &topics, &error);
	assert_non_null(plan);
	for (int c = 0; c < NAMES; c++) {
		entries[2 * c] = plan->columns[c].before_name;
		entries[2 * c + 1] = plan->columns[c].after_name;
	}
	for (int a = 0; a < 2 * NAMES; a++)
		for (int b = 0; b < a; b++)
			assert_false(entries[a].length == entries[b].length &&
				     memcmp(entries[a].bytes, entries[b].bytes, entries[a].length) == 0);
	assert_memory_equal(plan->columns[0].after_name.bytes, "\004id", 3);
	plan_free(plan);
	topic_set_fini(&topics);
}

static void a_topic_of_a_name_is_one(void **state)
{
	struct topic_set topics = {0};
	char name[16];

	(void)state;
	struct topic *first = topic_intern(&topics, "foobar");
	assert_int_equal(first->index, 0);
	assert_int_equal((int32_t)first->name_hash, -790332482); /* Kafka's UtilsTest */
	assert_int_equal(first->partitions, 0);
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "topic%d", i);
		struct topic *topic = topic_intern(&topics, name);
		assert_int_equal(topic->index, i + 1);
		assert_string_equal(topic->name, name);
	}
	assert_ptr_equal(topic_intern(&topics, "foobar"), first);
	assert_int_equal(topics.count, 1001);
	topic_set_fini(&topics);
	assert_int_equal(topics.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_holds_constants_in_avros_encoding),
		cmocka_unit_test(the_key_follows_the_replica_identity),
		cmocka_unit_test(facts_of_other_columns_are_refused),
		cmocka_unit_test(every_failing_allocation_is_an_error),
		cmocka_unit_test(names_of_both_rows_stay_apart_whatever_columns_are_called),
		cmocka_unit_test(a_topic_of_a_name_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
