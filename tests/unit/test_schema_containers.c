/* The Avro types of containers, against texts that Python put together from PostgreSQL's catalog; and their records in
 * whole envelopes, through libavro's parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <stdio.h>

#include "base/memory.h"
#include "schema/schema.h"
#include "unit/containers.h"

static const struct types_options OPTIONS = {0};

static void a_column_has_the_avro_type_of_the_mapping(void **state)
{
	(void)state;
	for (size_t i = 0; i < COLUMNS_COUNT; i++) {
		struct arena arena = {0};
		struct buffer json = {0};
		struct types_codec codec;
		struct error error;
		assert_int_equal(types_resolve(&COLUMNS[i].facts, &OPTIONS, false, &arena, &codec), 0);
		assert_int_equal(schema_type(&json, "shop", &COLUMNS[i].facts, &codec, &error), 0);
		assert_string_equal(buffer_string(&json), COLUMNS[i].schema);
		buffer_fini(&json);
		arena_fini(&arena);
	}
}

/* a table of all columns of the vectors, all of which are its key */
struct table {
	struct arena arena;
	struct facts_column columns[COLUMNS_COUNT];
	char names[COLUMNS_COUNT][16];
	struct types_codec codecs[COLUMNS_COUNT], key_codecs[COLUMNS_COUNT];
	uint16_t key_columns[COLUMNS_COUNT];
	struct facts_relation facts;
	struct pgoutput_relation shape;
	struct schema_input input;
};

static struct table *table_new(void)
{
	struct table *table = calloc(1, sizeof *table);

	for (uint16_t i = 0; i < COLUMNS_COUNT; i++) {
		table->columns[i] = COLUMNS[i].facts;
		snprintf(table->names[i], sizeof table->names[i], "c%d", (int)i);
		table->columns[i].name = table->names[i];
		table->key_columns[i] = i;
		assert_int_equal(types_resolve(&table->columns[i], &OPTIONS, false, &table->arena, &table->codecs[i]),
				 0);
		assert_int_equal(
			types_resolve(&table->columns[i], &OPTIONS, true, &table->arena, &table->key_codecs[i]), 0);
	}
	table->facts = (struct facts_relation){.column_count = COLUMNS_COUNT, .columns = table->columns};
	table->shape = (struct pgoutput_relation){.schema = "public", .name = "everything", .count = COLUMNS_COUNT};
	table->input = (struct schema_input){
		.prefix = "shop",
		.relation = &table->shape,
		.facts = &table->facts,
		.codecs = table->codecs,
		.key_codecs = table->key_codecs,
		.key_columns = table->key_columns,
		.key_count = COLUMNS_COUNT,
	};
	return table;
}

static void table_free(struct table *table)
{
	arena_fini(&table->arena);
	free(table);
}

static unsigned count_of(const char *text, const char *what)
{
	unsigned count = 0;

	for (; (text = strstr(text, what)); text++)
		count++;
	return count;
}

/* libavro refuses a name that is defined twice, and one that is not defined */
static void assert_whole(const char *json)
{
	avro_schema_t schema;

	if (avro_schema_from_json_length(json, strlen(json), &schema) != 0)
		fail_msg("%s", avro_strerror());
	avro_schema_decref(schema);
	assert_int_equal(count_of(json, "\"name\":\"addr\",\"namespace\":\"shop.public\""), 1);
	assert_int_equal(count_of(json, "\"name\":\"addr\",\"namespace\":\"shop.odd\""), 1);
	assert_int_equal(count_of(json, "\"name\":\"Geometry\",\"namespace\":\"millrace\""), 1);
	assert_true(count_of(json, "\"shop.public.addr\"") > 5);
}

static void a_named_type_is_defined_once_in_a_document_and_named_after_that(void **state)
{
	struct table *table = table_new();
	struct buffer json = {0};
	struct error error;

	(void)state;
	assert_int_equal(schema_envelope(&table->input, &json, &error), 0);
	assert_whole(buffer_string(&json));
	assert_non_null(strstr(buffer_string(&json), "\"after\",\"type\":[\"null\",\"Value\"]"));
	buffer_clear(&json);
	assert_int_equal(schema_key(&table->input, &json, &error), 0);
	assert_whole(buffer_string(&json));
	buffer_fini(&json);
	table_free(table);
}

/* two names of seven letters whose CRC-32 are equal (searched for with Python's zlib) */
static void attributes_of_one_avro_name_are_refused(void **state)
{
	static const struct facts_column attributes[] = {
		{.name = "\305\233\305\232\305\246\304\206\304\250\303\207\305\217",
		 .declared = "integer",
		 .base_oid = 23,
		 .base_typmod = -1,
		 .type_kind = 'b'},
		{.name = "\305\233\305\230\303\203\304\224\303\220\304\214\303\277",
		 .declared = "integer",
		 .base_oid = 23,
		 .base_typmod = -1,
		 .type_kind = 'b'},
	};
	static const struct facts_column column = {.base_oid = 90000,
						   .type_kind = 'c',
						   .type_schema = "public",
						   .type_name = "twice",
						   .attributes = attributes,
						   .attribute_count = 2};
	struct arena arena = {0};
	struct buffer json = {0};
	struct types_codec codec;
	struct error error;

	(void)state;
	assert_int_equal(types_resolve(&column, &OPTIONS, false, &arena, &codec), 0);
	assert_int_equal(schema_type(&json, "shop", &column, &codec, &error), -1);
	assert_int_equal(error.code, ERROR_INCOMPATIBLE);
	buffer_fini(&json);
	arena_fini(&arena);
}

/* the same two names */
static void two_types_of_one_avro_name_are_refused(void **state)
{
	static const struct facts_column attribute = {
		.name = "a", .declared = "integer", .base_oid = 23, .base_typmod = -1, .type_kind = 'b'};
	struct facts_column parts[2] = {{.name = "x",
					 .declared = "public.one",
					 .base_oid = 90000,
					 .type_kind = 'c',
					 .type_schema = "public",
					 .type_name = "\305\233\305\232\305\246\304\206\304\250\303\207\305\217",
					 .attributes = &attribute,
					 .attribute_count = 1}};
	struct facts_column column = {.base_oid = 90002,
				      .type_kind = 'c',
				      .type_schema = "public",
				      .type_name = "both",
				      .attributes = parts,
				      .attribute_count = 2};
	struct arena arena = {0};
	struct buffer json = {0};
	struct types_codec codec;
	struct error error;

	(void)state;
	parts[1] = parts[0];
	parts[1].name = "y";
	assert_int_equal(types_resolve(&column, &OPTIONS, false, &arena, &codec), 0);
	assert_int_equal(schema_type(&json, "shop", &column, &codec, &error), 0);
	assert_non_null(strstr(buffer_string(&json), "\"shop.public.________x0aede423\""));
	parts[1].type_name = "\305\233\305\230\303\203\304\224\303\220\304\214\303\277";
	buffer_clear(&json);
	assert_int_equal(schema_type(&json, "shop", &column, &codec, &error), -1);
	assert_int_equal(error.code, ERROR_INCOMPATIBLE);
	assert_non_null(strstr(error.hint, "rename"));
	buffer_fini(&json);
	arena_fini(&arena);
}

static void without_memory_there_is_an_error_and_no_schema(void **state)
{
	struct table *table = table_new();
	int result = -1;

	(void)state;
	for (int calls = 0; result != 0; calls += 1 + calls / 10) {
		struct buffer json = {0};
		struct error error;
		memory_fail_after(calls);
		result = schema_envelope(&table->input, &json, &error);
		memory_fail_after(-1);
		if (result != 0)
			assert_int_equal(error.code, ERROR_MEMORY);
		buffer_fini(&json);
	}
	table_free(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_has_the_avro_type_of_the_mapping),
		cmocka_unit_test(a_named_type_is_defined_once_in_a_document_and_named_after_that),
		cmocka_unit_test(attributes_of_one_avro_name_are_refused),
		cmocka_unit_test(two_types_of_one_avro_name_are_refused),
		cmocka_unit_test(without_memory_there_is_an_error_and_no_schema),
	};

	return cmocka_run_group_tests_name("schema_containers", tests, NULL, NULL);
}
