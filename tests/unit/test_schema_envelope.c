/* Key and Envelope schemas: against texts put together by Python, and through libavro's parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <stdlib.h>

#include "base/memory.h"
#include "schema/names.h"
#include "schema/schema.h"
#include "unit/orders.h"

struct derived {
	struct types_codec codecs[PGOUTPUT_COLUMNS_MAX], key_codecs[8];
	struct schema_input input;
};

static void derive_from(struct derived *derived, const struct pgoutput_relation *shape,
			const struct facts_relation *facts)
{
	const struct types_options options = {0};
	struct arena arena = {0}; /* scalars need none of it */

	for (uint32_t i = 0; i < facts->column_count; i++)
		assert_int_equal(types_resolve(&facts->columns[i], &options, false, &arena, &derived->codecs[i]), 0);
	for (uint32_t i = 0; i < facts->key_count; i++)
		assert_int_equal(types_resolve(&facts->columns[facts->key_columns[i]], &options, true, &arena,
					       &derived->key_codecs[i]),
				 0);
	derived->input = (struct schema_input){
		.prefix = "shop",
		.relation = shape,
		.facts = facts,
		.codecs = derived->codecs,
		.key_codecs = derived->key_codecs,
		.key_columns = facts->key_columns,
		.key_count = facts->key_count,
	};
}

/* puts `json` where the text has "@name" */
static void replace_quoted(struct buffer *text, const char *mark, const char *json)
{
	struct buffer out = {0};
	const char *at = strstr(buffer_string(text), mark);

	assert_non_null(at);
	buffer_add(&out, text->data, (size_t)(at - text->data));
	buffer_add_string(&out, json);
	buffer_add_string(&out, at + strlen(mark));
	buffer_fini(text);
	*text = out;
}

static void a_key_has_the_key_columns_in_key_order_with_bare_types(void **state)
{
	struct derived derived;
	struct buffer json = {0};
	struct error error;

	(void)state;
	derive_from(&derived, &orders_relation.shape, &orders_facts);
	assert_int_equal(schema_key(&derived.input, &json, &error), 0);
	assert_string_equal(buffer_string(&json), VECTOR_KEY_JSON);
	buffer_fini(&json);
}

static void an_envelope_has_the_designs_fields_and_nullable_columns(void **state)
{
	struct derived derived;
	struct buffer json = {0}, expected = {0};
	struct error error;

	(void)state;
	derive_from(&derived, &orders_relation.shape, &orders_facts);
	assert_int_equal(schema_envelope(&derived.input, &json, &error), 0);
	buffer_add_string(&expected, VECTOR_VALUE_JSON);
	replace_quoted(&expected, "\"@source\"", schema_fixed("source"));
	replace_quoted(&expected, "\"@transaction\"", schema_fixed("transaction"));
	assert_string_equal(buffer_string(&json), buffer_string(&expected));
	buffer_fini(&json);
	buffer_fini(&expected);
}

static void assert_parses(const char *json)
{
	avro_schema_t schema;

	if (avro_schema_from_json_length(json, strlen(json), &schema) != 0)
		fail_msg("%s: %s", avro_strerror(), json);
	avro_schema_decref(schema);
}

static void names_that_look_like_avros_are_plain_fields(void **state)
{
	static const char *const names[] = {"null",
					    "record",
					    "type",
					    "Value",
					    "int",
					    "Int",
					    "INT",
					    "name",
					    "\360\237\232\262\360\237\232\262",
					    "a\"b\\c\n",
					    "x y",
					    "x-y",
					    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabc"};
	enum { NAMES = sizeof names / sizeof *names };
	struct facts_column columns[NAMES];
	uint16_t key_columns[] = {0, 8};
	struct facts_relation facts = {
		.column_count = NAMES, .columns = columns, .key_count = 2, .key_columns = key_columns};
	struct pgoutput_relation shape = {.schema = "int", .name = "record", .count = NAMES};
	struct derived derived;
	struct buffer json = {0};
	struct error error;

	(void)state;
	for (size_t i = 0; i < NAMES; i++) {
		columns[i] = orders_facts_columns[1];
		columns[i].name = names[i];
	}
	derive_from(&derived, &shape, &facts);
	assert_int_equal(schema_envelope(&derived.input, &json, &error), 0);
	assert_parses(buffer_string(&json));
	assert_non_null(strstr(buffer_string(&json), "\"postgres.name\":\"a\\\"b\\\\c\\n\""));
	buffer_clear(&json);
	assert_int_equal(schema_key(&derived.input, &json, &error), 0);
	assert_parses(buffer_string(&json));
	buffer_fini(&json);
}

static void a_table_may_have_no_columns(void **state)
{
	struct facts_relation facts = {0};
	struct pgoutput_relation shape = {.schema = "public", .name = "empty"};
	struct derived derived;
	struct buffer json = {0};
	struct error error;

	(void)state;
	derive_from(&derived, &shape, &facts);
	assert_int_equal(schema_envelope(&derived.input, &json, &error), 0);
	assert_parses(buffer_string(&json));
	buffer_fini(&json);
}

/* a name can be made to look like another's mangled one; no schema can hold both */
/* two names of seven letters whose CRC-32 are equal (searched for with Python's zlib) */
static void two_columns_of_one_avro_name_are_refused(void **state)
{
	struct facts_column columns[2] = {orders_facts_columns[1], orders_facts_columns[5]};
	struct facts_relation facts = {.column_count = 2, .columns = columns};
	struct pgoutput_relation shape = {.schema = "public", .name = "twins", .count = 2};
	struct derived derived;
	struct buffer json = {0};
	struct error error;

	(void)state;
	columns[0].name = "\305\233\305\232\305\246\304\206\304\250\303\207\305\217";
	columns[1].name = "\305\233\305\230\303\203\304\224\303\220\304\214\303\277";
	derive_from(&derived, &shape, &facts);
	assert_int_equal(schema_envelope(&derived.input, &json, &error), -1);
	assert_int_equal(error.code, ERROR_INCOMPATIBLE);
	assert_non_null(strstr(error.text, "_______x0aede423"));
	assert_non_null(strstr(error.hint, "rename"));
	buffer_fini(&json);
}

static void every_failing_allocation_is_an_error(void **state)
{
	struct derived derived;
	struct error error;
	int result = -1;

	(void)state;
	derive_from(&derived, &orders_relation.shape, &orders_facts);
	for (long n = 0; result != 0; n++) {
		struct buffer json = {0};
		assert_in_range(n, 0, 1000);
		error.code = ERROR_NONE;
		memory_fail_after(n);
		result = schema_envelope(&derived.input, &json, &error);
		memory_fail_after(-1);
		if (result != 0)
			assert_int_equal(error.code, ERROR_MEMORY);
		buffer_fini(&json);
	}
}

/* the Avro specification's CRC-64-AVRO of "int" with its quotes, from Apache Avro's own test data */
static void the_fingerprint_is_avros_crc_64(void **state)
{
	(void)state;
	assert_true(schema_fingerprint("\"int\"") == UINT64_C(0x7275d51a3f395c8f));
	assert_true(schema_fingerprint("\"null\"") == UINT64_C(0x63dd24e7cc258f8a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_has_the_key_columns_in_key_order_with_bare_types),
		cmocka_unit_test(an_envelope_has_the_designs_fields_and_nullable_columns),
		cmocka_unit_test(names_that_look_like_avros_are_plain_fields),
		cmocka_unit_test(a_table_may_have_no_columns),
		cmocka_unit_test(two_columns_of_one_avro_name_are_refused),
		cmocka_unit_test(every_failing_allocation_is_an_error),
		cmocka_unit_test(the_fingerprint_is_avros_crc_64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
