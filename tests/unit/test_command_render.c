/* What tail shows: bodies written by fastavro against JSON written by hand, and what does not decode. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "command/pretty.h"
#include "command/render.h"

/* libavro 1.11 forgets a string whose body ends too early; a tool that reads a broken record can live with that */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libavro";
}

static const struct vector {
	const char *schema, *body;
	size_t length;
	const char *json;
} vectors[] = {
#include "unit/vectors_render.h"
};

static void every_type_is_shown_exactly(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct error error = {0};
		struct buffer out = {0};
		struct render *render = render_new(vectors[i].schema, &error);
		json_t *parsed;

		assert_non_null(render);
		/* twice: a renderer is used for many records */
		for (int round = 0; round < 2; round++) {
			buffer_clear(&out);
			assert_int_equal(render_body(render, vectors[i].body, vectors[i].length, &out, &error), 0);
			assert_string_equal(buffer_string(&out), vectors[i].json);
		}
		parsed = json_loads(buffer_string(&out), JSON_DECODE_ANY, NULL);
		assert_non_null(parsed);
		json_decref(parsed);
		buffer_fini(&out);
		render_free(render);
	}
}

static void a_body_that_is_too_short_is_an_error_and_shows_nothing(void **state)
{
	const struct vector *vector = &vectors[sizeof vectors / sizeof *vectors - 1];
	struct error error = {0};
	struct render *render = render_new(vector->schema, &error);

	(void)state;
	for (size_t length = 0; length < vector->length; length++) {
		struct buffer out = {0};
		char *exact = malloc(length ? length : 1); /* so that a read past the end is seen */

		memcpy(exact, vector->body, length);
		assert_int_equal(render_body(render, exact, length, &out, &error), -1);
		assert_int_equal(error.code, ERROR_PROTOCOL);
		assert_string_equal(buffer_string(&out), "");
		free(exact);
		buffer_fini(&out);
	}
	render_free(render);
}

static void what_is_no_schema_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "{", "5", "\"no.such.type\"", "{\"type\":\"record\"}", "[\"null\",\"Missing\"]"};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct error error = {0};

		assert_null(render_new(bad[i], &error));
		assert_int_equal(error.code, ERROR_PROTOCOL);
	}
}

static void a_pretty_line_says_what_happened_to_which_row(void **state)
{
	static const struct {
		const char *key, *value, *line;
	} cases[] = {
		{"{\"id\":7}",
		 "{\"op\":\"c\",\"source\":{\"schema\":\"public\",\"table\":\"orders\"},\"before\":null,\"after\":{\"id\":7,\"s\":\"a b\\n\"}}",
		 "12:34:56.789 insert   public.orders  id=7 s=a b\\n\n"},
		{"{\"id\":7}",
		 "{\"op\":\"u\",\"source\":{\"schema\":\"public\",\"table\":\"orders\"},\"before\":{\"id\":7,\"s\":\"x\",\"t\":null},"
		 "\"after\":{\"id\":7,\"s\":\"y\\\"\",\"t\":null},\"overflow\":{\"t\":\"NaN\"}}",
		 "12:34:56.789 update   public.orders  id=7 s=y\" (was x) t=NaN\n"},
		{"{\"id\":7}",
		 "{\"op\":\"d\",\"source\":{\"schema\":\"public\",\"table\":\"orders\"},\"before\":{\"id\":7},\"after\":null}",
		 "12:34:56.789 delete   public.orders  id=7\n"},
		{"null",
		 "{\"op\":\"t\",\"source\":{\"schema\":\"public\",\"table\":\"orders\"},\"before\":null,\"after\":null}",
		 "12:34:56.789 truncate public.orders \n"},
		{"{\"id\":7}", NULL, "12:34:56.789 tombstone shop.public.orders  id=7\n"},
		{"null", "{\"other\":1}", "12:34:56.789 record    shop.public.orders  {\"other\":1}\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tail_record record = {
			.topic = "shop.public.orders", .timestamp_ms = INT64_C(1709210096789), .value = cases[i].value};
		struct buffer out = {0};

		pretty_write(&record, cases[i].key, cases[i].value ? cases[i].value : "null", false, &out);
		assert_string_equal(buffer_string(&out), cases[i].line);
		buffer_clear(&out);
		pretty_write(&record, cases[i].key, cases[i].value ? cases[i].value : "null", true, &out);
		assert_non_null(strstr(buffer_string(&out), "\033["));
		buffer_fini(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_is_shown_exactly),
		cmocka_unit_test(a_body_that_is_too_short_is_an_error_and_shows_nothing),
		cmocka_unit_test(what_is_no_schema_is_refused),
		cmocka_unit_test(a_pretty_line_says_what_happened_to_which_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
