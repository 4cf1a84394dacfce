/* Events of a table whose key is an array and whose other column holds composites with arrays, through libavro by the
 * plan's own schemas; and what becomes of values that do not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <stdlib.h>

#include "base/memory.h"
#include "unit/events.h"

#define SCALAR(called, type, oid)                                                                      \
	{                                                                                              \
		.name = called, .declared = type, .type_oid = oid, .base_oid = oid, .base_typmod = -1, \
		.type_kind = 'b'                                                                       \
	}

enum { TEXTS_OID = 1009, PETS_OID = 16401 };

static const struct facts_column text_element = SCALAR(NULL, "text", 25);
static const struct facts_column pet_attributes[] = {
	SCALAR("name", "text", 25),
	{.name = "born in",
	 .declared = "integer[]",
	 .type_oid = 1007,
	 .base_oid = 1007,
	 .type_kind = 'b',
	 .element = &(const struct facts_column)SCALAR(NULL, "integer", 23)},
};
static const struct facts_column pet = {.declared = "pet",
					.type_oid = 16400,
					.base_oid = 16400,
					.type_kind = 'c',
					.type_schema = "public",
					.type_name = "pet",
					.attributes = pet_attributes,
					.attribute_count = 2};
static struct facts_column facts_columns[] = {
	{.name = "tags",
	 .declared = "text[]",
	 .type_oid = TEXTS_OID,
	 .base_oid = TEXTS_OID,
	 .type_kind = 'b',
	 .element = &text_element},
	{.name = "pets",
	 .declared = "pet[]",
	 .type_oid = PETS_OID,
	 .base_oid = PETS_OID,
	 .type_kind = 'b',
	 .element = &pet},
};
static uint16_t key_columns[] = {0};
static const struct facts_relation facts = {.identity = 'd',
					    .found = true,
					    .column_count = 2,
					    .columns = facts_columns,
					    .key_count = 1,
					    .key_columns = key_columns};
static struct pgoutput_column columns[] = {{true, "tags", TEXTS_OID, -1}, {false, "pets", PETS_OID, -1}};
static const struct relation relation = {.shape = {16500, "public", "owners", 'd', 2, columns}, .generation = 1};

static int owners_setup(void **state)
{
	static struct fixture fixture;

	fixture_start(&fixture, &relation, &facts);
	*state = &fixture;
	return 0;
}

static enum encode_result insert(struct fixture *fixture, const char *tags, const char *pets, struct error *error)
{
	const struct pgoutput_value values[] = {
		{(const uint8_t *)tags, (uint32_t)strlen(tags), PGOUTPUT_TEXT},
		{(const uint8_t *)pets, (uint32_t)strlen(pets), PGOUTPUT_TEXT},
	};
	struct pgoutput_message message = {.kind = PGOUTPUT_INSERT};

	message.row.after = (struct pgoutput_tuple){2, values};
	batch_reset(fixture->batch);
	return encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, error);
}

/* what libavro makes of a record's key or value; the caller frees the text */
static char *libavro_text(const char *json, const uint8_t *bytes, uint32_t length)
{
	avro_schema_t schema;
	avro_value_t value;
	char *text;

	if (avro_schema_from_json_length(json, strlen(json), &schema) != 0)
		fail_msg("libavro: %s: %s", avro_strerror(), json);
	avro_value_iface_t *class = avro_generic_class_from_schema(schema);
	avro_generic_value_new(class, &value);
	avro_reader_t reader = avro_reader_memory((const char *)bytes + 5, length - 5);
	if (avro_value_read(reader, &value) != 0)
		fail_msg("libavro: %s", avro_strerror());
	assert_int_equal(avro_value_to_json(&value, 1, &text), 0);
	avro_reader_free(reader);
	avro_value_decref(&value);
	avro_value_iface_decref(class);
	avro_schema_decref(schema);
	return text;
}

static void assert_contains(char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("no %s in %s", part, text);
	free(text);
}

static void libavro_reads_containers_by_the_plans_schemas(void **state)
{
	struct fixture *fixture = *state;
	const struct batch *batch = fixture->batch;
	struct error error;

	assert_int_equal(insert(fixture, "{\"a \\\"b\\\"\",NULL}",
				"{\"(\\\"Tom, \\\"\\\"T\\\"\\\"\\\",\\\"{1,NULL}\\\")\",NULL,\"(,)\"}", &error),
			 ENCODE_OK);
	const struct record *record = &batch->records[0];
	assert_contains(libavro_text(fixture->plan->key_json, batch->bytes + record->key, record->key_length),
			"{\"tags\": [{\"string\": \"a \\\"b\\\"\"}, null]}");
	char *value = libavro_text(fixture->plan->value_json, batch->bytes + record->value, record->value_length);
	assert_non_null(strstr(value, "\"overflow\": {}"));
	/* crc32 of "born in" */
	assert_contains(value, "\"pets\": {\"array\": [{\"pet\": {\"name\": {\"string\": \"Tom, \\\"T\\\"\"}, "
			       "\"born_in_x0674d6f3\": {\"array\": [{\"int\": 1}, null]}}}, null, "
			       "{\"pet\": {\"name\": null, \"born_in_x0674d6f3\": null}}]}");
}

static void a_composite_with_other_attributes_is_its_text_in_overflow(void **state)
{
	struct fixture *fixture = *state;
	const struct batch *batch = fixture->batch;
	struct error error;

	assert_int_equal(insert(fixture, "{}", "{\"(Tom,{1},new)\"}", &error), ENCODE_OK);
	const struct record *record = &batch->records[0];
	assert_int_equal(batch->overflows, 1);
	char *value = libavro_text(fixture->plan->value_json, batch->bytes + record->value, record->value_length);
	assert_non_null(strstr(value, "\"pets\": null"));
	assert_contains(value, "\"overflow\": {\"pets\": \"{\\\"(Tom,{1},new)\\\"}\"}");
}

static void an_array_in_a_key_that_has_other_dimensions_is_an_error_of_the_value(void **state)
{
	struct error error;

	assert_int_equal(insert(*state, "{{a}}", "{}", &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_VALUE);
	assert_int_equal(insert(*state, "[0:0]={a}", "{}", &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_VALUE);
	assert_int_equal(insert(*state, "{a", "{}", &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
}

static void no_memory_for_what_is_unescaped_is_said_so(void **state)
{
	char text[9000] = "{\"";
	struct error error;

	for (size_t i = 2; i < 8002; i += 2)
		memcpy(text + i, "\\\"", 2);
	memcpy(text + 8002, "\"}", 3);
	memory_fail_after(0);
	assert_int_equal(insert(*state, text, "{}", &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_MEMORY);
	memory_fail_after(-1);
	assert_int_equal(insert(*state, text, "{}", &error), ENCODE_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(libavro_reads_containers_by_the_plans_schemas, owners_setup, teardown),
		cmocka_unit_test_setup_teardown(a_composite_with_other_attributes_is_its_text_in_overflow, owners_setup,
						teardown),
		cmocka_unit_test_setup_teardown(an_array_in_a_key_that_has_other_dimensions_is_an_error_of_the_value,
						owners_setup, teardown),
		cmocka_unit_test_setup_teardown(no_memory_for_what_is_unescaped_is_said_so, owners_setup, teardown),
	};

	return cmocka_run_group_tests_name("encode_containers", tests, NULL, NULL);
}
