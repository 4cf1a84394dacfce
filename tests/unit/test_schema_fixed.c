/* The fixed schemas: embedded as their files say, and parsed by libavro. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <ctype.h>
#include <jansson.h>
#include <string.h>

#include "schema/schema.h"

static const char *const names[] = {"source", "transaction", "offsets", "message", "parked", "dead-letter"};

static void each_is_valid_avro(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *json = schema_fixed(names[i]);
		avro_schema_t schema;
		assert_non_null(json);
		assert_int_equal(avro_schema_from_json_length(json, strlen(json), &schema), 0);
		avro_schema_decref(schema);
	}
}

static void each_says_what_its_file_says_without_white_space(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[64];
		snprintf(path, sizeof path, "schemas/%s.avsc", names[i]);
		json_t *file = json_load_file(path, 0, NULL);
		assert_non_null(file);
		char *expected = json_dumps(file, JSON_COMPACT | JSON_PRESERVE_ORDER);
		assert_string_equal(schema_fixed(names[i]), expected);
		free(expected);
		json_decref(file);
	}
}

static void a_logical_message_has_the_envelopes_source(void **state)
{
	(void)state;
	assert_non_null(strstr(schema_fixed("message"), schema_fixed("source")));
}

static void another_name_is_none(void **state)
{
	(void)state;
	assert_null(schema_fixed("sources"));
	assert_null(schema_fixed(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_valid_avro),
		cmocka_unit_test(each_says_what_its_file_says_without_white_space),
		cmocka_unit_test(a_logical_message_has_the_envelopes_source),
		cmocka_unit_test(another_name_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
