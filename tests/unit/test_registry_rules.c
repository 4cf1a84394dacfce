/* The embedded registry's rules: what a new version is judged by, what is set over REST, and what of it is on disk. */
#include "unit/test_registry_directory.h"

#include <jansson.h>

#include "base/log.h"
#include "base/memory.h"
#include "registry/registry.h"

#define INT "\"int\""
#define LONG "\"long\""
#define STRING "\"string\""
#define RECORD(fields) "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" fields "]}"
#define A "{\"name\":\"a\",\"type\":\"int\"}"
#define B_OPTIONAL "{\"name\":\"b\",\"type\":[\"null\",\"string\"],\"default\":null}"
#define B_NEEDED "{\"name\":\"b\",\"type\":\"string\"}"
#define DECIMAL(precision, scale) \
	"{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":" precision ",\"scale\":" scale "}"

/* seals by zlib's CRC-32 */
#define FILE_FULL "levels\t1\t101a3aff\nFULL\t\tb1d2696d\n"

static struct registry *registry;

static struct registry *open_with(const char *compatibility, bool read_only, struct error *error)
{
	struct registry_options options = {
		.directory = scratch, .compatibility = compatibility, .read_only = read_only};

	return registry_new(&options, error);
}

static void reopen(const char *compatibility)
{
	struct error error = {0};

	registry_free(registry);
	registry = open_with(compatibility, false, &error);
	if (!registry)
		fail_msg("%s", error.text);
}

static int setup(void **state)
{
	registry = NULL;
	if (scratch_setup(state) < 0)
		return -1;
	reopen(NULL);
	return 0;
}

static int teardown(void **state)
{
	registry_free(registry);
	return scratch_teardown(state);
}

static int ask(const char *method, const char *path, const char *query, const char *request, bool authorized,
	       struct buffer *body)
{
	buffer_clear(body);
	return registry_http(registry, method, path, query, request, request ? strlen(request) : 0, authorized, body);
}

static void assert_answer(const char *method, const char *path, const char *query, const char *request, int status,
			  const char *expected)
{
	struct buffer body = {0};
	int got = ask(method, path, query, request, true, &body);

	if (got != status || strcmp(buffer_string(&body), expected) != 0)
		fail_msg("%s %s?%s %s: %d %s", method, path, query ? query : "", request ? request : "", got,
			 buffer_string(&body));
	buffer_fini(&body);
}

static void assert_refusal(const char *method, const char *path, const char *request, bool authorized, int status,
			   int code)
{
	struct buffer body = {0};
	int got = ask(method, path, NULL, request, authorized, &body);
	json_t *root = json_loadb(buffer_string(&body), body.length, 0, NULL);

	if (got != status || json_integer_value(json_object_get(root, "error_code")) != code ||
	    !json_string_value(json_object_get(root, "message")))
		fail_msg("%s %s %s: %d %s", method, path, request ? request : "", got, buffer_string(&body));
	json_decref(root);
	buffer_fini(&body);
}

static void set_rule(const char *path, const char *level)
{
	char request[80], expected[80];

	snprintf(request, sizeof request, "{\"compatibility\": \"%s\"}", level);
	snprintf(expected, sizeof expected, "{\"compatibility\":\"%s\"}", level);
	assert_answer("PUT", path, NULL, request, 200, expected);
}

static void assert_rule(const char *path, const char *query, const char *level)
{
	char expected[80];

	snprintf(expected, sizeof expected, "{\"compatibilityLevel\":\"%s\"}", level);
	assert_answer("GET", path, query, NULL, 200, expected);
}

static enum error_code registered(const char *subject, const char *json, struct error *error)
{
	int32_t id = 0;

	error_clear(error);
	if (registry_register(registry, subject, json, &id, error) < 0)
		return error->code;
	assert_true(id > 0);
	return ERROR_NONE;
}

static void taken(const char *subject, const char *json)
{
	struct error error;

	if (registered(subject, json, &error) != ERROR_NONE)
		fail_msg("%s", error.text);
}

/* each rule, and what may follow what under it */
static void a_new_version_is_judged_under_the_subjects_rule(void **state)
{
	static const struct {
		const char *rule, *versions[3];
		bool last_taken;
		const char *reason; /* a word of it */
	} cases[] = {
		{"BACKWARD", {INT, LONG}, true, NULL},
		{"BACKWARD", {LONG, INT}, false, "int"},
		{"BACKWARD", {RECORD(A), RECORD(A "," B_OPTIONAL)}, true, NULL},
		{"BACKWARD", {RECORD(A), RECORD(A "," B_NEEDED)}, false, "b"},
		{"BACKWARD", {RECORD(A "," B_NEEDED), RECORD(A)}, true, NULL},
		{"FORWARD", {LONG, INT}, true, NULL},
		{"FORWARD", {INT, LONG}, false, "long"},
		{"FORWARD", {RECORD(A), RECORD(A "," B_NEEDED)}, true, NULL},
		{"FORWARD", {RECORD(A "," B_NEEDED), RECORD(A)}, false, "b"},
		{"FULL", {INT, LONG}, false, "long"},
		{"FULL", {RECORD(A), RECORD(A "," B_OPTIONAL)}, true, NULL},
		{"FULL", {RECORD(A "," B_OPTIONAL), RECORD(A)}, true, NULL},
		{"NONE", {INT, STRING}, true, NULL},
		{"NONE", {DECIMAL("5", "2"), DECIMAL("5", "3")}, true, NULL},
		{"BACKWARD", {DECIMAL("5", "2"), DECIMAL("5", "3")}, false, "scale"},
		{"FULL", {DECIMAL("5", "2"), DECIMAL("6", "2")}, true, NULL},
		/* the last may follow the second, but not the first */
		{"BACKWARD", {RECORD(A), RECORD(A "," B_OPTIONAL), RECORD(A "," B_NEEDED)}, false, "b"},
		{"FORWARD", {RECORD(A "," B_NEEDED), RECORD(A "," B_NEEDED), RECORD(A)}, false, "b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char subject[24], path[48];
		struct error error;
		size_t last = 0;

		snprintf(subject, sizeof subject, "s%zu", i);
		snprintf(path, sizeof path, "/config/%s", subject);
		set_rule(path, cases[i].rule);
		while (last < 2 && cases[i].versions[last + 1])
			taken(subject, cases[i].versions[last++]);
		if (registered(subject, cases[i].versions[last], &error) !=
		    (cases[i].last_taken ? ERROR_NONE : ERROR_INCOMPATIBLE))
			fail_msg("case %zu: %s", i, error.text);
		if (!cases[i].last_taken && (!strstr(error.text, subject) || !strstr(error.text, cases[i].rule) ||
					     !strstr(error.text, cases[i].reason) || strchr(error.text, '\n')))
			fail_msg("case %zu: %s", i, error.text);
	}
}

static void plain_rules_look_at_the_latest_version_and_transitive_ones_at_all(void **state)
{
	struct error error;

	(void)state;
	/* what was deleted and comes back as another type is seen by the transitive rule alone */
	set_rule("/config/plain", "BACKWARD");
	set_rule("/config/all", "BACKWARD_TRANSITIVE");
	for (int i = 0; i < 2; i++) {
		const char *subject = i ? "all" : "plain";

		taken(subject, RECORD(A "," B_NEEDED));
		taken(subject, RECORD(A));
	}
	taken("plain", RECORD(A ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}"));
	assert_int_equal(registered("all", RECORD(A ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}"), &error),
			 ERROR_INCOMPATIBLE);
	assert_non_null(strstr(error.text, "version 1"));
	assert_non_null(strstr(error.text, "BACKWARD_TRANSITIVE"));
}

static void what_is_registered_is_never_judged_again(void **state)
{
	(void)state;
	set_rule("/config", "NONE");
	taken("a", INT);
	taken("a", STRING);
	set_rule("/config", "FULL_TRANSITIVE");
	taken("a", INT);
	taken("a", STRING);
}

static void the_rule_is_backward_or_the_options_until_one_is_set(void **state)
{
	struct error error;

	(void)state;
	assert_rule("/config", NULL, "BACKWARD");
	reopen("FULL_TRANSITIVE");
	assert_rule("/config", NULL, "FULL_TRANSITIVE");
	assert_rule("/config/x", "defaultToGlobal=true", "FULL_TRANSITIVE");
	assert_null(open_with("FULLY", true, &error));
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_non_null(strstr(error.text, "FULLY"));
}

static void rules_are_set_and_taken_back(void **state)
{
	(void)state;
	assert_refusal("GET", "/config/a%2Fb", NULL, false, 404, 40408);
	set_rule("/config", "NONE");
	set_rule("/config/a%2Fb", "FULL");
	assert_rule("/config", NULL, "NONE");
	assert_rule("/config/a%2Fb", NULL, "FULL");
	assert_rule("/config/other", "x=y&defaultToGlobal=TRUE", "NONE");
	assert_refusal("GET", "/config/other", NULL, false, 404, 40408);
	set_rule("/config/a%2Fb", "FORWARD_TRANSITIVE");
	assert_rule("/config/a%2Fb", NULL, "FORWARD_TRANSITIVE");
	assert_answer("DELETE", "/config/a%2Fb", NULL, NULL, 200, "{\"compatibilityLevel\":\"FORWARD_TRANSITIVE\"}");
	assert_refusal("DELETE", "/config/a%2Fb", NULL, true, 404, 40408);
	assert_rule("/config/a%2Fb", "defaultToGlobal=true", "NONE");
	assert_answer("DELETE", "/config", NULL, NULL, 200, "{\"compatibilityLevel\":\"NONE\"}");
	assert_answer("DELETE", "/config", NULL, NULL, 200, "{\"compatibilityLevel\":\"BACKWARD\"}");
	assert_rule("/config", NULL, "BACKWARD");
}

static void what_is_no_rule_is_refused(void **state)
{
	(void)state;
	assert_refusal("PUT", "/config", "{\"compatibility\":\"backward\"}", true, 422, 42203);
	assert_refusal("PUT", "/config", "{\"compatibility\":7}", true, 422, 42203);
	assert_refusal("PUT", "/config", "{}", true, 422, 42203);
	assert_refusal("PUT", "/config", "[]", true, 400, 400);
	assert_refusal("PUT", "/config", "", true, 400, 400);
	assert_refusal("PUT", "/config", NULL, true, 400, 400);
	assert_refusal("PUT", "/config/a%0Ab", "{\"compatibility\":\"NONE\"}", true, 422, 42208);
	assert_refusal("PUT", "/config//", "{\"compatibility\":\"NONE\"}", true, 422, 42208);
	assert_refusal("DELETE", "/config//", NULL, true, 422, 42208);
	assert_refusal("PUT", "/config", "{\"compatibility\":\"NONE\"}", false, 401, 40101);
	assert_refusal("DELETE", "/config", NULL, false, 401, 40101);
	assert_rule("/config", NULL, "BACKWARD");
	assert_string_equal(scratch_read("schemas/compatibility"), "");
}

static void a_subjects_name_is_at_most_1024_bytes(void **state)
{
	char path[1100] = "/config/";

	(void)state;
	memset(path + 8, 'x', 1024);
	set_rule(path, "NONE");
	path[8 + 1024] = 'x';
	assert_refusal("PUT", path, "{\"compatibility\":\"NONE\"}", true, 422, 42208);
	assert_rule(path, "defaultToGlobal=true", "BACKWARD");
}

static void rules_outlive_a_restart(void **state)
{
	(void)state;
	set_rule("/config", "FULL");
	assert_string_equal(scratch_read("schemas/compatibility"), FILE_FULL);
	set_rule("/config/a", "NONE");
	set_rule("/config/b%20%C3%A9", "FORWARD");
	assert_answer("DELETE", "/config/a", NULL, NULL, 200, "{\"compatibilityLevel\":\"NONE\"}");
	reopen("NONE");
	assert_rule("/config", NULL, "FULL");
	assert_rule("/config/b%20%C3%A9", NULL, "FORWARD");
	assert_refusal("GET", "/config/a", NULL, true, 404, 40408);
}

static void a_damaged_file_of_rules_is_an_error(void **state)
{
	static const char *const files[] = {
		"",
		"\n",
		"levels\t1\t101a3aff\nFULL\t\tb1d2696d",
		"levels\t1\t101a3aff\n",
		"levels\t1\t101a3aff\nFULL\t\tb1d2696e\n",
		"levels\t1\t101a3aff\nNONE\t\tb1d2696d\n",
		FILE_FULL "FULL\t\tb1d2696d\n",
		FILE_FULL "x",
		"levels\t2\t89136b45\nFULL\t\tb1d2696d\nFULL\t\tb1d2696d\n",
		"FULL\t\tb1d2696d\n",
	};

	(void)state;
	registry_free(registry);
	registry = NULL;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct error error;

		scratch_write("schemas/compatibility", files[i], strlen(files[i]));
		if (open_with(NULL, false, &error) || error.code != ERROR_IO)
			fail_msg("case %zu", i);
		assert_non_null(strstr(error.text, "schemas/compatibility"));
		assert_null(open_with(NULL, true, &error));
	}
	scratch_write("schemas/compatibility", FILE_FULL, strlen(FILE_FULL));
	reopen(NULL);
	assert_rule("/config", NULL, "FULL");
}

static void a_rule_that_cannot_be_written_is_not_set(void **state)
{
	(void)state;
	set_rule("/config/a", "FULL");
	for (int i = 0; i < 3; i++) {
		/* the link goes with each failure */
		assert_int_equal(symlink("/dev/full", scratch_path("schemas/.new")), 0);
		if (i == 0)
			assert_refusal("PUT", "/config/b", "{\"compatibility\":\"NONE\"}", true, 500, 50001);
		else if (i == 1)
			assert_refusal("PUT", "/config/a", "{\"compatibility\":\"NONE\"}", true, 500, 50001);
		else
			assert_refusal("DELETE", "/config/a", NULL, true, 500, 50001);
	}
	assert_rule("/config/a", NULL, "FULL");
	assert_refusal("GET", "/config/b", NULL, true, 404, 40408);
	reopen(NULL);
	assert_rule("/config/a", NULL, "FULL");
	assert_refusal("GET", "/config/b", NULL, true, 404, 40408);
}

static void a_tool_beside_the_instance_follows_its_rules_and_writes_none(void **state)
{
	struct registry *instance = registry;
	struct error error;

	(void)state;
	registry = open_with(NULL, true, &error);
	assert_non_null(registry);
	assert_rule("/config", NULL, "BACKWARD");
	assert_refusal("PUT", "/config", "{\"compatibility\":\"NONE\"}", true, 403, 40301);
	assert_refusal("DELETE", "/config", NULL, true, 403, 40301);
	for (int i = 0; i < 4; i++) {
		struct registry *tool = registry;
		const char *level = i % 2 ? "FULL" : "NONE";

		registry = instance;
		set_rule("/config", level);
		registry = tool;
		assert_rule("/config", NULL, level);
	}
	registry_free(registry);
	registry = instance;
}

static void judged(const char *subject, const char *json, int expected, bool known)
{
	struct error error = {0};
	int32_t id = -1;
	int rc = registry_judge(registry, subject, json, &id, &error);

	if (rc != expected || (id > 0) != known || (rc == 0 && error.code != ERROR_INCOMPATIBLE))
		fail_msg("%s %s: %d, id %d, %s", subject, json, rc, (int)id, error.text);
}

static void a_judgement_writes_nothing(void **state)
{
	(void)state;
	judged("a", INT, 1, false);
	taken("a", INT);
	judged("a", INT, 1, true);
	judged("a", LONG, 1, false);
	judged("a", STRING, 0, false);
	judged("b", STRING, 1, false);
	assert_answer("GET", "/subjects/a/versions", NULL, NULL, 200, "[1]");
	assert_refusal("GET", "/subjects/b/versions", NULL, false, 404, 40401);
}

/* "{\n ..." as clients print it, and with the record's properties in another order */
#define REFORMATTED                                                                                                \
	"{\"schema\": \"{ \\\"fields\\\": [ {\\\"type\\\":\\\"int\\\", \\\"name\\\":\\\"a\\\"} ],\\n\\\"name\\\":" \
	"\\\"R\\\", \\\"type\\\":\\\"record\\\"}\"}"
#define AS_IS \
	"{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"int\\\"}]}\"}"
#define R_ID "707847542" /* CRC-32 by zlib, without the top bit */
#define R_ANSWER                                                                                                   \
	"{\"subject\":\"a\",\"version\":2,\"id\":" R_ID ",\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":" \
	"\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"int\\\"}]}\"}"

static void a_schema_is_found_however_it_is_written(void **state)
{
	(void)state;
	set_rule("/config", "NONE");
	taken("a", INT);
	taken("a", RECORD(A));
	assert_answer("POST", "/subjects/a", NULL, AS_IS, 200, R_ANSWER);
	assert_answer("POST", "/subjects/a", "normalize=true&deleted=false", REFORMATTED, 200, R_ANSWER);
	assert_answer("POST", "/subjects/a", NULL,
		      "{\"schema\":\" \\\"int\\\" \",\"schemaType\":\"AVRO\",\"references\":[]}", 200,
		      "{\"subject\":\"a\",\"version\":1,\"id\":1735862476,\"schema\":\"\\\"int\\\"\"}");
	/* of two that are equal, the one that is written so */
	taken("b", INT);
	taken("b", INT " ");
	assert_answer("POST", "/subjects/b/versions", NULL, "{\"schema\":\"\\\"int\\\"\"}", 200, "{\"id\":1735862476}");
	assert_answer("POST", "/subjects/b/versions", NULL, "{\"schema\":\"\\\"int\\\" \"}", 200,
		      "{\"id\":2069444342}");
	assert_refusal("POST", "/subjects/a", "{\"schema\":\"\\\"long\\\"\"}", false, 404, 40403);
	assert_refusal("POST", "/subjects/none", "{\"schema\":\"\\\"long\\\"\"}", false, 404, 40401);
}

static void a_client_registers_only_what_is_there(void **state)
{
	(void)state;
	taken("a", RECORD(A));
	assert_answer("POST", "/subjects/a/versions", NULL, AS_IS, 200, "{\"id\":" R_ID "}");
	assert_answer("POST", "/subjects/a/versions", "normalize=false", REFORMATTED, 200, "{\"id\":" R_ID "}");
	assert_refusal("POST", "/subjects/b/versions", AS_IS, true, 403, 40301);
	assert_refusal("POST", "/subjects/a/versions", "{\"schema\":\"\\\"int\\\"\"}", true, 403, 40301);
	assert_answer("GET", "/subjects", NULL, NULL, 200, "[\"a\"]");
}

static void what_is_no_schema_is_refused(void **state)
{
	static const char *const paths[] = {"/subjects/a", "/subjects/a/versions", "/compatibility/subjects/a/versions",
					    "/compatibility/subjects/a/versions/latest"};
	static const struct {
		const char *request;
		int status, code;
	} cases[] = {
		{"", 400, 400},
		{"int", 400, 400},
		{"{\"schema\":\"\\\"int\\\"\"", 400, 400},
		{"{}", 422, 42201},
		{"{\"schema\":7}", 422, 42201},
		{"{\"schema\":\"\"}", 422, 42201},
		{"{\"schema\":\"{\\\"type\\\":\\\"nix\\\"}\"}", 422, 42201},
		{"{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"JSON\"}", 422, 42201},
		{"{\"schema\":\"\\\"int\\\"\",\"schemaType\":1}", 422, 42201},
		{"{\"schema\":\"\\\"int\\\"\",\"references\":[{\"name\":\"x\",\"subject\":\"y\",\"version\":1}]}", 422,
		 42201},
	};

	(void)state;
	taken("a", INT);
	for (size_t p = 0; p < sizeof paths / sizeof *paths; p++) {
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
			assert_refusal("POST", paths[p], cases[i].request, true, cases[i].status, cases[i].code);
	}
}

#define COMPATIBLE "{\"is_compatible\":true}"
#define INCOMPATIBLE "{\"is_compatible\":false}"
#define SAYS_INT "{\"schema\":\"\\\"int\\\"\"}"
#define SAYS_STRING "{\"schema\":\"\\\"string\\\"\"}"
#define SAYS_FLOAT "{\"schema\":\"\\\"float\\\"\"}"

static void compatibility_is_told_of_a_version_or_of_all(void **state)
{
	(void)state;
	set_rule("/config", "NONE");
	taken("a", INT);
	taken("a", LONG);
	assert_answer("POST", "/compatibility/subjects/a/versions/latest", NULL, SAYS_STRING, 200, COMPATIBLE);
	set_rule("/config/a", "BACKWARD");
	assert_answer("POST", "/compatibility/subjects/a/versions/latest", NULL, SAYS_INT, 200, INCOMPATIBLE);
	assert_answer("POST", "/compatibility/subjects/a/versions/-1", NULL, SAYS_INT, 200, INCOMPATIBLE);
	assert_answer("POST", "/compatibility/subjects/a/versions/2", NULL, SAYS_INT, 200, INCOMPATIBLE);
	assert_answer("POST", "/compatibility/subjects/a/versions/1", NULL, SAYS_INT, 200, COMPATIBLE);
	assert_answer("POST", "/compatibility/subjects/a/versions", NULL, SAYS_FLOAT, 200, COMPATIBLE);
	assert_answer("POST", "/compatibility/subjects/none/versions", NULL, SAYS_FLOAT, 200, COMPATIBLE);
	assert_answer("POST", "/compatibility/subjects/none/versions/latest", "verbose=true", SAYS_FLOAT, 200,
		      "{\"is_compatible\":true,\"messages\":[]}");
	assert_refusal("POST", "/compatibility/subjects/none/versions/1", SAYS_INT, false, 404, 40401);
	assert_refusal("POST", "/compatibility/subjects/a/versions/3", SAYS_INT, false, 404, 40402);
	assert_refusal("POST", "/compatibility/subjects/a/versions/new", SAYS_INT, false, 422, 42202);
	/* the plain rule looks at the latest, the transitive one at the first, too */
	set_rule("/config/a", "FORWARD");
	assert_answer("POST", "/compatibility/subjects/a/versions", NULL, "{\"schema\":\"\\\"long\\\"\"}", 200,
		      COMPATIBLE);
	set_rule("/config/a", "FORWARD_TRANSITIVE");
	assert_answer("POST", "/compatibility/subjects/a/versions", NULL, "{\"schema\":\"\\\"long\\\"\"}", 200,
		      INCOMPATIBLE);
}

static void reasons_are_told_to_who_asks_for_them(void **state)
{
	struct buffer body = {0};
	const json_t *messages;
	json_t *root;

	(void)state;
	taken("a", DECIMAL("5", "2"));
	assert_int_equal(ask("POST", "/compatibility/subjects/a/versions/latest", "verbose=true",
			     "{\"schema\":\"{\\\"type\\\":\\\"bytes\\\",\\\"logicalType\\\":\\\"decimal\\\","
			     "\\\"precision\\\":5,\\\"scale\\\":1}\"}",
			     false, &body),
			 200);
	root = json_loadb(body.data, body.length, 0, NULL);
	assert_true(json_is_false(json_object_get(root, "is_compatible")));
	messages = json_object_get(root, "messages");
	assert_int_equal(json_array_size(messages), 2);
	assert_non_null(strstr(json_string_value(json_array_get(messages, 0)), "scale"));
	assert_non_null(strstr(json_string_value(json_array_get(messages, 1)), "version 1"));
	json_decref(root);
	buffer_fini(&body);
}

static void subjects_are_listed_by_prefix(void **state)
{
	(void)state;
	taken("shop.a", INT);
	taken("shop.b", INT);
	taken("other", INT);
	assert_answer("GET", "/subjects", "deleted=true", NULL, 200, "[\"other\",\"shop.a\",\"shop.b\"]");
	assert_answer("GET", "/subjects", "subjectPrefix=shop%2Eb&deleted=false", NULL, 200, "[\"shop.b\"]");
	assert_answer("GET", "/subjects", "subjectPrefix=:*:", NULL, 200, "[\"other\",\"shop.a\",\"shop.b\"]");
	assert_answer("GET", "/mode/x", "defaultToGlobal=true", NULL, 200, "{\"mode\":\"READONLY\"}");
}

static void other_methods_are_not_allowed(void **state)
{
	static const struct {
		const char *method, *path, *allow;
	} cases[] = {
		{"GET", "/subjects/a", "POST"},
		{"DELETE", "/subjects/a", "POST"},
		{"DELETE", "/subjects/a/versions/1", "GET, HEAD"},
		{"PUT", "/subjects/a/versions", "GET, HEAD, POST"},
		{"POST", "/config", "GET, HEAD, PUT, DELETE"},
		{"PUT", "/mode", "GET, HEAD"},
		{"GET", "/compatibility/subjects/a/versions/1", "POST"},
		{"post", "/subjects/a", "POST"},
	};

	(void)state;
	taken("a", INT);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_refusal(cases[i].method, cases[i].path, "{}", true, 405, 405);
		assert_string_equal(registry_http_allow(cases[i].path), cases[i].allow);
	}
	assert_null(registry_http_allow("/nix"));
	assert_answer("HEAD", "/subjects", NULL, NULL, 200, "[\"a\"]");
}

/* whatever allocation fails, the rule is the old or the new one, in memory as on disk */
static void a_failed_allocation_leaves_a_rule(void **state)
{
	int status = 0;

	(void)state;
	for (long n = 0; status != 200; n++) {
		struct buffer body = {0};

		assert_in_range(n, 0, 200);
		memory_fail_after(n);
		status = registry_http(registry, "PUT", "/config/a", NULL, "{\"compatibility\":\"FULL\"}", 24, true,
				       &body);
		memory_fail_after(-1);
		buffer_fini(&body);
		if (status != 200)
			assert_refusal("GET", "/config/a", NULL, true, 404, 40408);
	}
	assert_rule("/config/a", NULL, "FULL");
	reopen(NULL);
	assert_rule("/config/a", NULL, "FULL");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_new_version_is_judged_under_the_subjects_rule),
		CASE(plain_rules_look_at_the_latest_version_and_transitive_ones_at_all),
		CASE(what_is_registered_is_never_judged_again),
		CASE(the_rule_is_backward_or_the_options_until_one_is_set),
		CASE(rules_are_set_and_taken_back),
		CASE(what_is_no_rule_is_refused),
		CASE(a_subjects_name_is_at_most_1024_bytes),
		CASE(rules_outlive_a_restart),
		CASE(a_damaged_file_of_rules_is_an_error),
		CASE(a_rule_that_cannot_be_written_is_not_set),
		CASE(a_tool_beside_the_instance_follows_its_rules_and_writes_none),
		CASE(a_judgement_writes_nothing),
		CASE(a_schema_is_found_however_it_is_written),
		CASE(a_client_registers_only_what_is_there),
		CASE(what_is_no_schema_is_refused),
		CASE(compatibility_is_told_of_a_version_or_of_all),
		CASE(reasons_are_told_to_who_asks_for_them),
		CASE(subjects_are_listed_by_prefix),
		CASE(other_methods_are_not_allowed),
		CASE(a_failed_allocation_leaves_a_rule),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
