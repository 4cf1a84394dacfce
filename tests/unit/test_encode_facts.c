/* Changes that may be older than what is known of their columns' types: null, with PostgreSQL's text in overflow. Bytes by hand
 * from the Avro specification. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/events.h"

enum { PAIR_OID = 16400 };

#define INTEGER(called)                                                                                   \
	{                                                                                                 \
		.name = called, .declared = "integer", .type_oid = 23, .base_oid = 23, .base_typmod = -1, \
		.type_kind = 'b', .type_schema = "pg_catalog", .type_name = "int4"                        \
	}

static const struct facts_column attributes[] = {INTEGER("a")};
static struct facts_column facts_columns[] = {
	INTEGER("id"),
	{.name = "p",
	 .declared = "pair",
	 .type_oid = PAIR_OID,
	 .base_oid = PAIR_OID,
	 .type_kind = 'c',
	 .type_schema = "public",
	 .type_name = "pair",
	 .attributes = attributes,
	 .attribute_count = 1},
};
static uint16_t key_columns[] = {0};
static struct facts_relation facts = {.identity = 'd',
				      .found = true,
				      .column_count = 2,
				      .columns = facts_columns,
				      .key_count = 1,
				      .key_columns = key_columns};
static struct pgoutput_column columns[] = {{true, "id", 23, -1}, {false, "p", PAIR_OID, -1}};
static const struct relation relation = {.shape = {16500, "public", "held", 'f', 2, columns}, .generation = 1};

static void start(struct fixture *fixture, uint64_t known_lsn, uint16_t key)
{
	facts_columns[1].known_lsn = known_lsn;
	key_columns[0] = key;
	fixture_start(fixture, &relation, &facts);
}

static void stop(struct fixture *fixture)
{
	void *state = fixture;

	teardown(&state);
}

static enum encode_result insert(struct fixture *fixture, uint64_t lsn, const char *pair, struct error *error)
{
	const struct pgoutput_value values[] = {{(const uint8_t *)"1", 1, PGOUTPUT_TEXT},
						{(const uint8_t *)pair, (uint32_t)strlen(pair), PGOUTPUT_TEXT}};
	struct pgoutput_message message = {.kind = PGOUTPUT_INSERT};

	message.row.after = (struct pgoutput_tuple){2, values};
	fixture->context.position.change_lsn = lsn;
	return encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, error);
}

static void assert_begins(const struct fixture *fixture, const char *after, uint32_t length)
{
	const struct batch *batch = fixture->batch;
	const struct record *record = &batch->records[batch->record_count - 1];

	assert_memory_equal(batch->bytes + record->value + 5, after, length);
}

static void a_composite_is_typed_from_where_it_is_known_and_text_before(void **state)
{
	static const struct {
		uint64_t known, lsn;
		bool typed;
	} cases[] = {
		{0, 0x100, true}, {0x200, 0x1ff, false}, {0x200, 0x200, true}, {UINT64_MAX, UINT64_MAX - 1, false}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture fixture;
		struct error error;

		start(&fixture, cases[i].known, 0);
		assert_int_equal(insert(&fixture, cases[i].lsn, "(7)", &error), ENCODE_OK);
		const struct record *record = &fixture.batch->records[0];
		const uint8_t *end = fixture.batch->bytes + record->value + record->value_length;
		/* before null; after: id 1, p {a 7} or null */
		if (cases[i].typed)
			assert_begins(&fixture, "\0\2\2\2\2\2\16", 7);
		else
			assert_begins(&fixture, "\0\2\2\2\0", 5);
		/* one entry p: (7), or none */
		if (cases[i].typed)
			assert_memory_equal(end - 2, "\0\0", 2);
		else
			assert_memory_equal(end - 8, "\2\2p\6(7)\0", 8);
		assert_int_equal(fixture.batch->overflows, !cases[i].typed);
		stop(&fixture);
	}
}

static void a_batch_tells_that_it_holds_composites_until_it_is_reset(void **state)
{
	struct fixture fixture;
	struct error error;

	(void)state;
	start(&fixture, 0, 0);
	assert_false(fixture.batch->composites);
	assert_int_equal(insert(&fixture, 0x100, "(7)", &error), ENCODE_OK);
	assert_true(fixture.batch->composites);
	batch_reset(fixture.batch);
	assert_false(fixture.batch->composites);
	stop(&fixture);
	fixture_start(&fixture, &orders_relation, &orders_facts);
	assert_false(fixture.plan->composites);
	stop(&fixture);
}

static void a_composite_of_other_attributes_is_text_and_ends_nothing(void **state)
{
	static const char *const texts[] = {"(7,8)", "(x)", "7", ""};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct fixture fixture;
		struct error error;

		start(&fixture, 0, 0);
		assert_int_equal(insert(&fixture, 0x100, texts[i], &error), ENCODE_OK);
		assert_begins(&fixture, "\0\2\2\2\0", 5);
		assert_int_equal(fixture.batch->overflows, 1);
		stop(&fixture);
	}
}

static void a_composite_in_a_key_has_no_text_to_fall_back_to(void **state)
{
	struct fixture fixture;
	struct error error;

	(void)state;
	start(&fixture, 0x200, 1);
	assert_int_equal(insert(&fixture, 0x1ff, "(7)", &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_VALUE);
	assert_int_equal(insert(&fixture, 0x200, "(7,8)", &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_VALUE);
	assert_int_equal(insert(&fixture, 0x200, "(7)", &error), ENCODE_OK);
	stop(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_composite_is_typed_from_where_it_is_known_and_text_before),
		cmocka_unit_test(a_batch_tells_that_it_holds_composites_until_it_is_reset),
		cmocka_unit_test(a_composite_of_other_attributes_is_text_and_ends_nothing),
		cmocka_unit_test(a_composite_in_a_key_has_no_text_to_fall_back_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
