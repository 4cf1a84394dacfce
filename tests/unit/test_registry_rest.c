/* The embedded registry's REST reads, path by path. Bodies as Confluent's "Schema Registry API Reference" shows them. */
#include "unit/test_registry_directory.h"

#include <jansson.h>

#include "base/log.h"
#include "registry/registry.h"

#define RECORD \
	"{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"q\",\"type\":\"string\",\"default\":\"\\\"\"}]}"
#define RECORD_QUOTED                                                                                                 \
	"\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"q\\\",\\\"type\\\":" \
	"\\\"string\\\",\\\"default\\\":\\\"\\\\\\\"\\\"}]}\""

/* CRC-32 by zlib, without the top bit */
#define INT "1735862476"
#define RECORD_ID "453197034"

static struct registry *registry;

static void registered(const char *subject, const char *json, int32_t expected)
{
	struct error error;
	int32_t id;

	if (registry_register(registry, subject, json, &id, &error) < 0)
		fail_msg("%s", error.text);
	assert_int_equal(id, expected);
}

static int setup(void **state)
{
	struct registry_options options = {.directory = scratch, .compatibility = "NONE"};
	struct error error;

	if (scratch_setup(state) < 0)
		return -1;
	registry = registry_new(&options, &error);
	if (!registry)
		return -1;
	registered("shop.public.orders-value", "\"int\"", 1735862476);
	registered("shop.public.orders-value", RECORD, 453197034);
	registered("a/b c%-\xc3\xa9", "\"int\"", 1735862476);
	return 0;
}

static int teardown(void **state)
{
	registry_free(registry);
	return scratch_teardown(state);
}

static int get(const char *path, struct buffer *body)
{
	return registry_http(registry, "GET", path, NULL, NULL, 0, false, body);
}

static void assert_get(const char *path, int status, const char *expected)
{
	struct buffer body = {0};
	json_t *root;

	assert_int_equal(get(path, &body), status);
	assert_string_equal(buffer_string(&body), expected);
	root = json_loadb(body.data, body.length, JSON_DECODE_ANY, NULL);
	assert_non_null(root);
	json_decref(root);
	buffer_fini(&body);
}

static void assert_refused(const char *path, int status, int code)
{
	struct buffer body = {0};
	json_t *root;

	assert_int_equal(get(path, &body), status);
	root = json_loadb(body.data, body.length, 0, NULL);
	assert_int_equal(json_integer_value(json_object_get(root, "error_code")), code);
	assert_non_null(json_string_value(json_object_get(root, "message")));
	json_decref(root);
	buffer_fini(&body);
}

static void schemas_are_read_by_id(void **state)
{
	(void)state;
	assert_get("/schemas/ids/" INT, 200, "{\"schema\":\"\\\"int\\\"\"}");
	assert_get("/schemas/ids/" RECORD_ID, 200, "{\"schema\":" RECORD_QUOTED "}");
	assert_get("/schemas/ids/" RECORD_ID "/", 200, "{\"schema\":" RECORD_QUOTED "}");
	assert_get("/schemas/ids/" RECORD_ID "/schema", 200, RECORD);
	assert_get("/schemas/ids/" INT "/subjects", 200, "[\"shop.public.orders-value\",\"a/b c%-\xc3\xa9\"]");
	assert_get(
		"/schemas/ids/" INT "/versions", 200,
		"[{\"subject\":\"shop.public.orders-value\",\"version\":1},{\"subject\":\"a/b c%-\xc3\xa9\",\"version\":1}]");
	assert_get("/schemas/types", 200, "[\"AVRO\"]");
}

static void subjects_and_versions_are_listed(void **state)
{
	(void)state;
	assert_get("/subjects", 200, "[\"a/b c%-\xc3\xa9\",\"shop.public.orders-value\"]");
	assert_get("/subjects/", 200, "[\"a/b c%-\xc3\xa9\",\"shop.public.orders-value\"]");
	assert_get("/subjects/shop.public.orders-value/versions", 200, "[1,2]");
	assert_get("/subjects/shop.public.orders-value/versions/1", 200,
		   "{\"subject\":\"shop.public.orders-value\",\"version\":1,\"id\":" INT
		   ",\"schema\":\"\\\"int\\\"\"}");
	assert_get("/subjects/shop.public.orders-value/versions/latest", 200,
		   "{\"subject\":\"shop.public.orders-value\",\"version\":2,\"id\":" RECORD_ID
		   ",\"schema\":" RECORD_QUOTED "}");
	assert_get("/subjects/shop.public.orders-value/versions/latest/schema", 200, RECORD);
	assert_get("/subjects/shop.public.orders-value/versions/1/schema", 200, "\"int\"");
}

static void names_are_percent_decoded(void **state)
{
	(void)state;
	assert_get("/subjects/a%2Fb%20c%25-%C3%a9/versions", 200, "[1]");
	assert_get("/subjects/a%2fb%20c%25-\xc3\xa9/versions/latest/schema", 200, "\"int\"");
	assert_get("/subjects/shop%2Epublic.orders-value/versions", 200, "[1,2]");
	assert_refused("/subjects/a/b c%25-\xc3\xa9/versions", 404, 404);
	assert_refused("/subjects/a+b/versions", 404, 40401);
}

static void nobody_writes_but_the_instance(void **state)
{
	(void)state;
	assert_get("/mode", 200, "{\"mode\":\"READONLY\"}");
	assert_refused("/mode/shop.public.orders-value", 404, 40409);
}

static void what_is_not_there_has_confluents_codes(void **state)
{
	static const struct {
		const char *path;
		int status, code;
	} cases[] = {
		{"/schemas/ids/1", 404, 40403},
		{"/schemas/ids/1735862477", 404, 40403},
		{"/schemas/ids/6030829772", 404, 40403},
		{"/schemas/ids/0", 404, 40403},
		{"/schemas/ids/-1", 404, 40403},
		{"/schemas/ids/99999999999999999999999", 404, 40403},
		{"/schemas/ids/" INT "x/schema", 404, 40403},
		{"/subjects/none/versions", 404, 40401},
		{"/subjects/none/versions/1", 404, 40401},
		{"/subjects/%22%3Cb%3E/versions/1", 404, 40401},
		{"/subjects/shop.public.orders-value/versions/3", 404, 40402},
		{"/subjects/shop.public.orders-value/versions/0", 422, 42202},
		{"/subjects/shop.public.orders-value/versions/newest", 422, 42202},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_refused(cases[i].path, cases[i].status, cases[i].code);
}

static void odd_paths_are_not_found(void **state)
{
	static const char *const paths[] = {
		"",
		"/",
		"//",
		"subjects",
		"/subjectsx",
		"/subjects/a/b",
		"/schemas",
		"/schemas/ids",
		"/schemas/ids/" INT "/x",
		"/schemas/types/x",
		"/schemas/ids/" INT "/schema/x",
		"/config/a/b",
		"/subjects//versions/1/schema/x",
		"/subjects/a%/versions",
		"/subjects/a%2/versions",
		"/subjects/a%zz/versions",
		"/subjects/a%00/versions",
		"/subjects/shop.public.orders-value/versions/1/x",
		"/a/b/c/d/e/f/g/h",
	};

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_refused(paths[i], 404, 404);
}

static void a_damaged_text_is_a_server_error(void **state)
{
	char journal[4096];

	(void)state;
	snprintf(journal, sizeof journal, "%s", scratch_read("schemas/journal"));
	assert_non_null(strstr(journal, RECORD));
	strstr(journal, RECORD)[1] ^= 1;
	scratch_write("schemas/journal", journal, strlen(journal));
	assert_refused("/schemas/ids/" RECORD_ID, 500, 50001);
	assert_refused("/schemas/ids/" RECORD_ID "/schema", 500, 50001);
	assert_refused("/subjects/shop.public.orders-value/versions/2", 500, 50001);
	assert_get("/schemas/ids/" INT "/schema", 200, "\"int\"");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(schemas_are_read_by_id),
		CASE(subjects_and_versions_are_listed),
		CASE(names_are_percent_decoded),
		CASE(nobody_writes_but_the_instance),
		CASE(what_is_not_there_has_confluents_codes),
		CASE(odd_paths_are_not_found),
		CASE(a_damaged_text_is_a_server_error),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
