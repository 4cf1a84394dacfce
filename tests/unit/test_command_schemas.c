/* Keys and values of records to JSON through the embedded registry, beside the instance that writes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/schemas.h"
#include "registry/registry.h"

static char directory[] = "/tmp/millrace-schemas-XXXXXX";
static struct registry *writer; /* the instance's own */

static int setup(void **state)
{
	struct registry_options options = {.directory = directory, .timeout_us = 1000000};
	struct error error = {0};

	(void)state;
	if (!mkdtemp(directory))
		return -1;
	writer = registry_new(&options, &error);
	return writer ? 0 : -1;
}

static int teardown(void **state)
{
	char command[100];

	(void)state;
	registry_free(writer);
	snprintf(command, sizeof command, "rm -r %s", directory);
	return system(command);
}

static int32_t registered(const char *subject, const char *schema)
{
	struct error error = {0};
	int32_t id = 0;

	assert_int_equal(registry_register(writer, subject, schema, &id, &error), 0);
	assert_true(id > 0);
	return id;
}

static void assert_shown(struct schemas *schemas, const void *bytes, size_t length, const char *json)
{
	struct buffer out = {0};

	schemas_render(schemas, bytes, length, &out);
	assert_string_equal(buffer_string(&out), json);
	buffer_fini(&out);
}

/* byte 0, the id big-endian, the body */
static void assert_body_shown(struct schemas *schemas, int32_t id, const char *body, size_t length, const char *json)
{
	uint8_t bytes[32] = {0, (uint8_t)(id >> 24), (uint8_t)(id >> 16), (uint8_t)(id >> 8), (uint8_t)id};

	memcpy(bytes + 5, body, length);
	assert_shown(schemas, bytes, 5 + length, json);
}

static void records_are_shown_by_their_schema_id_even_one_that_came_later(void **state)
{
	struct config config = {.state = directory, .registry.timeout = 1000000};
	struct error error = {0};
	int32_t first = registered("a-value", "\"string\""), second;
	struct schemas *schemas = schemas_new(&config, &error);

	(void)state;
	assert_non_null(schemas);
	assert_body_shown(schemas, first, "\4hi", 3, "\"hi\"");
	second = registered("b-value", "\"long\"");
	assert_body_shown(schemas, second, "\16", 1, "7");
	assert_body_shown(schemas, first, "\0", 1, "\"\"");
	schemas_free(schemas);
}

static void what_is_not_avro_is_shown_too(void **state)
{
	struct config config = {.state = directory, .registry.timeout = 1000000};
	struct error error = {0};
	struct schemas *schemas = schemas_new(&config, &error);
	struct buffer out = {0};

	(void)state;
	assert_non_null(schemas);
	assert_shown(schemas, NULL, 0, "null");
	assert_shown(schemas, "shop", 4, "\"shop\"");
	assert_shown(schemas, "\xff\xfe", 2,
		     "{\"undecoded\":\"\\\\xfffe\",\"error\":\"not in the Confluent wire format\"}");
	assert_shown(schemas, "", 0, "{\"undecoded\":\"\\\\x\",\"error\":\"not in the Confluent wire format\"}");
	schemas_render(schemas, "\0\0\0\0\xc8\x02", 6, &out);
	assert_non_null(strstr(buffer_string(&out), "{\"undecoded\":\"\\\\x00000000c802\",\"error\":\"schema 200: "));
	buffer_fini(&out);
	schemas_free(schemas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_shown_by_their_schema_id_even_one_that_came_later),
		cmocka_unit_test(what_is_not_avro_is_shown_too),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
