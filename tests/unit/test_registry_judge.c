/* A new version on its way into a remote registry: what is asked, in which order, and what each answer makes of it. The scripted
 * answers are Confluent's, as its API reference shows them, and Apicurio's, as it gives them. */
#include "unit/test_registry_directory.h"

#include "base/clock.h"
#include "base/log.h"
#include "registry/registry.h"
#include "unit/test_registry_server.h"

#define INT "\"int\""
#define LONG "\"long\""
#define STRING "\"string\""
#define DECIMAL(scale) "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":5,\"scale\":" scale "}"
#define AS_TEXT(json) "{\"subject\":\"a\",\"version\":3,\"id\":9,\"schema\":\"" json "\"}"
#define LATEST_INT AS_TEXT("\\\"int\\\"")
#define LATEST_LONG AS_TEXT("\\\"long\\\"")
/* as a registry may print it: other order, other space */
#define LATEST_DECIMAL_2 \
	AS_TEXT("{ \\\"scale\\\" : 2, \\\"precision\\\":5,\\\"type\\\":\\\"bytes\\\",\\\"logicalType\\\":\\\"decimal\\\"}")

#define ANSWER(code, text)                   \
	{                                    \
		.status = code, .body = text \
	}
#define NO_SUBJECT ANSWER(404, "{\"error_code\":40401,\"message\":\"Subject 'a' not found.\"}")
#define NO_VERSION ANSWER(404, "{\"error_code\":40402,\"message\":\"Version not found.\"}")
#define NO_SCHEMA ANSWER(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}")
#define NO_LEVEL \
	ANSWER(404, "{\"error_code\":40408,\"message\":\"Subject 'a' does not have subject-level compatibility\"}")
#define NO_SUCH_PATH ANSWER(404, "<h1>Not Found</h1>")
#define NOT_ALLOWED ANSWER(405, "{\"error_code\":405,\"message\":\"HTTP 405 Method Not Allowed\"}")
#define FORBIDDEN ANSWER(403, "{\"error_code\":40301,\"message\":\"User is denied operation\"}")
#define LEVEL(name) ANSWER(200, "{\"compatibilityLevel\":\"" name "\"}")
#define ID_7 ANSWER(200, "{\"id\":7}")
#define CONFLICT(message) ANSWER(409, "{\"error_code\":409,\"message\":\"" message "\"}")
#define YES ANSWER(200, "{\"is_compatible\":true}")
#define NO ANSWER(200, "{\"is_compatible\":false}")

enum { STEPS = 8, RAW = 1024 };

struct step {
	int status;
	const char *body;
	const char *request; /* the first line asked for; NULL: any */
};

static struct server server;
static struct server_answer answers[STEPS + 1];
static char raw[STEPS][RAW];
static struct registry *registry;

static size_t start(const struct step *steps, const char *directory)
{
	struct registry_options options = {.timeout_us = 5000000, .directory = directory};
	struct error error;
	size_t count = 0;

	for (; count < STEPS && steps[count].status; count++) {
		snprintf(raw[count], RAW, "HTTP/1.1 %d X\r\nContent-Length: %zu\r\n\r\n%s", steps[count].status,
			 strlen(steps[count].body), steps[count].body);
		answers[count] = (struct server_answer){.raw = raw[count]};
	}
	/* one more than is to come, so that it is seen */
	answers[count] = (struct server_answer){.raw = "HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"};
	options.url = server_start(&server, answers, count + 1);
	registry = registry_new(&options, &error);
	if (!registry)
		fail_msg("%s", error.text);
	return count;
}

/* all that was scripted was asked for, in that order */
static void stop(const struct step *steps, size_t count, size_t which)
{
	unsigned requests = server.requests;

	registry_free(registry);
	server_stop(&server);
	if (requests != count)
		fail_msg("case %zu: %u requests of %zu; the last: %s", which, requests, count,
			 requests ? server.seen[requests - 1] : "");
	for (size_t i = 0; i < count; i++) {
		if (steps[i].request && strncmp(server.seen[i], steps[i].request, strlen(steps[i].request)) != 0)
			fail_msg("case %zu, request %zu: %s", which, i, server.seen[i]);
	}
}

struct attempt {
	const char *json;
	struct step steps[STEPS];
	enum error_code code;
	const char *words[3]; /* in the error's text, in this order */
};

static void assert_words(const struct attempt *attempt, const struct error *error, size_t which)
{
	const char *at = error->text;

	for (size_t i = 0; i < 3 && attempt->words[i]; i++) {
		at = strstr(at, attempt->words[i]);
		if (!at)
			fail_msg("case %zu: no %s in: %s", which, attempt->words[i], error->text);
	}
	if (strchr(error->text, '\n'))
		fail_msg("case %zu: %s", which, error->text);
}

static void assert_registers(const struct attempt *attempts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t steps = start(attempts[i].steps, NULL);
		struct error error = {0};
		int32_t id = 0;
		int rc = registry_register(registry, "a", attempts[i].json, &id, &error);

		stop(attempts[i].steps, steps, i);
		if ((rc < 0 ? error.code : ERROR_NONE) != attempts[i].code)
			fail_msg("case %zu: %s: %s", i, error_name(error.code), error.text);
		if (rc == 0)
			assert_int_equal(id, 7);
		else
			assert_words(&attempts[i], &error, i);
	}
}

#define ASSERT_REGISTERS(attempts) assert_registers(attempts, sizeof(attempts) / sizeof *(attempts))

static void a_schema_that_is_known_is_only_looked_up(void **state)
{
	static const struct attempt attempts[] = {
		{INT,
		 {{200, "{\"subject\":\"a\",\"version\":1,\"id\":7,\"schema\":\"x\"}", "POST /subjects/a HTTP"}},
		 ERROR_NONE,
		 {0}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void what_follows_nothing_is_registered_at_once(void **state)
{
	static const struct attempt attempts[] = {
		{INT, {NO_SUBJECT, {200, "{\"id\":7}", "POST /subjects/a/versions HTTP"}}, ERROR_NONE, {0}},
		{INT, {NO_SCHEMA, NO_SUBJECT, ID_7}, ERROR_NONE, {0}},
		{INT, {NO_SCHEMA, NO_VERSION, ID_7}, ERROR_NONE, {0}},
		{INT, {NO_SUBJECT, CONFLICT("not this one")}, ERROR_INCOMPATIBLE, {"subject a: ", "not this one"}},
		{INT,
		 {NO_SUBJECT, ANSWER(422, "{\"error_code\":42201,\"message\":\"Invalid Avro\"}")},
		 ERROR_CONFIG,
		 {"Invalid Avro"}},
		{INT, {NO_SUBJECT, FORBIDDEN}, ERROR_PERMISSION, {"denied"}},
		{INT, {NO_SUBJECT, ANSWER(500, "{}")}, ERROR_UNAVAILABLE, {"500"}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void a_new_version_is_judged_by_us_then_by_the_registry(void **state)
{
	static const struct attempt attempts[] = {
		{LONG,
		 {{404, "{\"error_code\":40403,\"message\":\"\"}", "POST /subjects/a HTTP"},
		  {200, LATEST_INT, "GET /subjects/a/versions/latest HTTP"},
		  {200, "{\"compatibilityLevel\":\"BACKWARD\"}", "GET /config/a?defaultToGlobal=true HTTP"},
		  {200, "{\"id\":7}", "POST /subjects/a/versions HTTP"}},
		 ERROR_NONE,
		 {0}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), CONFLICT("theirs")},
		 ERROR_INCOMPATIBLE,
		 {"theirs"}},
		{STRING,
		 {NO_SCHEMA,
		  ANSWER(200, LATEST_INT),
		  LEVEL("FULL"),
		  {200,
		   "{\"is_compatible\":false,\"messages\":[\"{errorType:'TYPE_MISMATCH'}\",\"{oldSchema: '...'}\",\"{compatibility: 'FULL'}\"]}",
		   "POST /compatibility/subjects/a/versions/latest?verbose=true HTTP"}},
		 ERROR_INCOMPATIBLE,
		 {"subject a: the schema cannot follow version 3 under FULL: ", "; the registry http://127.0.0.1:",
		  ": {errorType:'TYPE_MISMATCH'}; {compatibility: 'FULL'}"}},
		/* their silence or failure does not change ours */
		{STRING,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("FULL"), YES},
		 ERROR_INCOMPATIBLE,
		 {"version 3 under FULL"}},
		{STRING,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("FULL"), ANSWER(503, "")},
		 ERROR_INCOMPATIBLE,
		 {"version 3"}},
		{STRING,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("FULL"), NO_SUCH_PATH},
		 ERROR_INCOMPATIBLE,
		 {"version 3"}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void a_registry_without_words_is_asked_for_them_by_registering(void **state)
{
	static const struct attempt attempts[] = {
		{STRING,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), NO,
		  CONFLICT("diff types: [reader lacks INT]")},
		 ERROR_INCOMPATIBLE,
		 {"version 3 under BACKWARD", "; the registry ", "diff types: [reader lacks INT]"}},
		{STRING,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), NO, ANSWER(503, "")},
		 ERROR_INCOMPATIBLE,
		 {"version 3"}},
		/* but never where only we refuse: it might accept */
		{DECIMAL("3"),
		 {NO_SCHEMA, ANSWER(200, LATEST_DECIMAL_2), LEVEL("BACKWARD"), NO},
		 ERROR_INCOMPATIBLE,
		 {"scale"}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void strict_rules_hold_whatever_the_registry_says(void **state)
{
	static const struct attempt attempts[] = {
		{DECIMAL("3"),
		 {NO_SCHEMA, ANSWER(200, LATEST_DECIMAL_2), LEVEL("BACKWARD"), YES},
		 ERROR_INCOMPATIBLE,
		 {"scale"}},
		{DECIMAL("3"), {NO_SCHEMA, ANSWER(200, LATEST_DECIMAL_2), LEVEL("NONE"), ID_7}, ERROR_NONE, {0}},
		{DECIMAL("3"),
		 {NO_SCHEMA, ANSWER(200, LATEST_DECIMAL_2), NO_SUCH_PATH, YES},
		 ERROR_INCOMPATIBLE,
		 {"scale"}},
		{DECIMAL("2"),
		 {NO_SCHEMA, ANSWER(200, LATEST_DECIMAL_2), LEVEL("FULL_TRANSITIVE"), ANSWER(200, "[3]"), ID_7},
		 ERROR_NONE,
		 {0}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void under_none_nobody_judges(void **state)
{
	static const struct attempt attempts[] = {
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("NONE"), ID_7}, ERROR_NONE, {0}},
		/* some say it so, and do not take defaultToGlobal */
		{STRING,
		 {NO_SCHEMA,
		  ANSWER(200, LATEST_INT),
		  NO_LEVEL,
		  {200, "{\"compatibility\":\"NONE\"}", "GET /config HTTP"},
		  ID_7},
		 ERROR_NONE,
		 {0}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void transitive_rules_look_at_every_version(void **state)
{
	static const struct attempt attempts[] = {
		{LONG,
		 {NO_SCHEMA,
		  ANSWER(200, LATEST_LONG),
		  LEVEL("BACKWARD_TRANSITIVE"),
		  {200, "[1,2,3]", "GET /subjects/a/versions HTTP"},
		  {200, "{\"version\":2,\"schema\":\"\\\"int\\\"\"}", "GET /subjects/a/versions/2 HTTP"},
		  {200, "{\"version\":1,\"schema\":\"\\\"int\\\"\"}", "GET /subjects/a/versions/1 HTTP"},
		  ID_7},
		 ERROR_NONE,
		 {0}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_LONG), LEVEL("BACKWARD_TRANSITIVE"), ANSWER(200, "[1,2,3]"),
		  ANSWER(200, "{\"version\":2,\"schema\":\"\\\"int\\\"\"}"),
		  ANSWER(200, "{\"version\":1,\"schema\":\"\\\"bytes\\\"\"}"), YES},
		 ERROR_INCOMPATIBLE,
		 {"version 1 under BACKWARD_TRANSITIVE"}},
		/* one that was deleted meanwhile */
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_LONG), LEVEL("FULL_TRANSITIVE"), ANSWER(200, "[2,3]"), NO_VERSION,
		  ID_7},
		 ERROR_NONE,
		 {0}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_LONG), LEVEL("FULL_TRANSITIVE"), ANSWER(200, "{}")},
		 ERROR_PROTOCOL,
		 {"list of versions"}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_LONG), LEVEL("FULL_TRANSITIVE"), NOT_ALLOWED, ID_7},
		 ERROR_NONE,
		 {0}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void what_a_registry_does_not_have_is_done_without(void **state)
{
	static const struct attempt attempts[] = {
		/* without the rule, only the strict rules are ours */
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), NO_SUCH_PATH, ID_7}, ERROR_NONE, {0}},
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), NOT_ALLOWED, ID_7}, ERROR_NONE, {0}},
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), FORBIDDEN, ID_7}, ERROR_NONE, {0}},
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), ANSWER(501, ""), ID_7}, ERROR_NONE, {0}},
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("SIDEWAYS"), ID_7}, ERROR_NONE, {0}},
		{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), NO_SUBJECT, NO_SUCH_PATH, ID_7}, ERROR_NONE, {0}},
		/* without the versions, none of ours */
		{STRING, {NO_SCHEMA, NOT_ALLOWED, ID_7}, ERROR_NONE, {0}},
		{STRING, {NO_SCHEMA, NO_SUCH_PATH, CONFLICT("theirs")}, ERROR_INCOMPATIBLE, {"theirs"}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void each_step_may_fail(void **state)
{
	static const struct attempt attempts[] = {
		{LONG,
		 {NO_SCHEMA, ANSWER(500, "{\"error_code\":50001,\"message\":\"down\"}")},
		 ERROR_UNAVAILABLE,
		 {"subject a: ", "down"}},
		{LONG, {NO_SCHEMA, ANSWER(401, "{\"error_code\":401,\"message\":\"who\"}")}, ERROR_PERMISSION, {"who"}},
		{LONG, {NO_SCHEMA, ANSWER(200, "nix")}, ERROR_PROTOCOL, {"not JSON"}},
		{LONG, {NO_SCHEMA, ANSWER(200, LATEST_INT), ANSWER(503, "")}, ERROR_UNAVAILABLE, {"503"}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), ANSWER(200, "{}")},
		 ERROR_PROTOCOL,
		 {"compatibility level"}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), ANSWER(429, "")},
		 ERROR_UNAVAILABLE,
		 {"429"}},
		{"{\"type\":\"nix\"}", {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD")}, ERROR_CONFIG, {"nix"}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void what_is_no_avro_schema_cannot_be_followed(void **state)
{
	static const struct attempt attempts[] = {
		{LONG,
		 {NO_SCHEMA, ANSWER(200, "{\"version\":4,\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}")},
		 ERROR_INCOMPATIBLE,
		 {"subject a: ", "version 4", "PROTOBUF"}},
		{LONG,
		 {NO_SCHEMA, ANSWER(200, "{\"version\":4,\"schema\":\"{\\\"type\\\":\\\"nix\\\"}\"}"),
		  LEVEL("BACKWARD"), YES},
		 ERROR_INCOMPATIBLE,
		 {"version 4", "cannot be judged", "nix"}},
	};

	(void)state;
	ASSERT_REGISTERS(attempts);
}

static void an_explanation_is_bounded_and_both_sides_fit(void **state)
{
	static char body[900];
	struct step steps[STEPS] = {NO_SCHEMA, {200, LATEST_INT, NULL}, LEVEL("BACKWARD"), {200, body, NULL}};
	char json[2000] = "{\"type\":\"enum\",\"name\":\"", *at = json + strlen(json);
	struct error error;
	size_t count;
	int32_t id;

	(void)state;
	memset(at, 'n', 700);
	snprintf(at + 700, 100, "\",\"symbols\":[\"x\"]}");
	snprintf(body, sizeof body, "{\"is_compatible\":false,\"messages\":[\"THEIRS %0700d\"]}", 0);
	count = start(steps, NULL);
	assert_int_equal(registry_register(registry, "a", json, &id, &error), -1);
	stop(steps, count, 0);
	assert_int_equal(error.code, ERROR_INCOMPATIBLE);
	assert_non_null(strstr(error.text, "nnn...; the registry http"));
	assert_non_null(strstr(error.text, "THEIRS 0000"));
	assert_in_range(strlen(error.text), 500, sizeof error.text - 1);
}

static void a_judgement_registers_nothing(void **state)
{
	static const struct {
		struct attempt attempt;
		int verdict;
		int32_t id;
	} cases[] = {
		{{INT, {ID_7}, ERROR_NONE, {0}}, 1, 7},
		{{INT, {NO_SUBJECT}, ERROR_NONE, {0}}, 1, 0},
		{{LONG, {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), YES}, ERROR_NONE, {0}}, 1, 0},
		{{LONG, {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), NO_VERSION}, ERROR_NONE, {0}}, 1, 0},
		{{LONG, {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), NOT_ALLOWED}, ERROR_NONE, {0}}, 1, 0},
		{{STRING, {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("NONE")}, ERROR_NONE, {0}}, 1, 0},
		{{LONG,
		  {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), NO},
		  ERROR_INCOMPATIBLE,
		  {"no explanation"}},
		 0,
		 0},
		{{LONG,
		  {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"),
		   ANSWER(200, "{\"is_compatible\":false,\"messages\":[\"theirs\"]}")},
		  ERROR_INCOMPATIBLE,
		  {"subject a: ", "theirs"}},
		 0,
		 0},
		{{STRING,
		  {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), NO},
		  ERROR_INCOMPATIBLE,
		  {"under BACKWARD"}},
		 0,
		 0},
		{{LONG,
		  {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), ANSWER(503, "")},
		  ERROR_UNAVAILABLE,
		  {"503"}},
		 -1,
		 0},
		{{LONG, {ANSWER(503, "")}, ERROR_UNAVAILABLE, {"503"}}, -1, 0},
		{{LONG,
		  {NO_SCHEMA, ANSWER(200, LATEST_INT), LEVEL("BACKWARD"), ANSWER(200, "{}")},
		  ERROR_PROTOCOL,
		  {"is_compatible"}},
		 -1,
		 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct attempt *attempt = &cases[i].attempt;
		size_t steps = start(attempt->steps, NULL);
		struct error error = {0};
		int32_t id = -1;
		int verdict = registry_judge(registry, "a", attempt->json, &id, &error);

		stop(attempt->steps, steps, i);
		if (verdict != cases[i].verdict || id != cases[i].id ||
		    (verdict == 1 ? ERROR_NONE : error.code) != attempt->code)
			fail_msg("case %zu: %d, id %d, %s", i, verdict, (int)id, error.text);
		assert_words(attempt, &error, i);
	}
}

/* the registry goes after the first of two schemas: that one is known from then on, also to another process */
static void a_known_schema_is_judged_by_nobody_with_the_registry_down(void **state)
{
	static const struct step steps[STEPS] = {NO_SUBJECT, ID_7};
	struct registry_options options = {.timeout_us = 1000000, .directory = scratch};
	struct error error;
	char url[64];
	int32_t id;

	(void)state;
	start(steps, scratch);
	assert_int_equal(registry_register(registry, "a", INT, &id, &error), 0);
	snprintf(url, sizeof url, "http://127.0.0.1:%u", (unsigned)server.port);
	stop(steps, 2, 0);
	options.url = url;
	registry = registry_new(&options, &error);
	assert_non_null(registry);
	id = 0;
	assert_int_equal(registry_judge(registry, "a", INT, &id, &error), 1);
	assert_int_equal(id, 7);
	id = 0;
	assert_int_equal(registry_register(registry, "a", INT, &id, &error), 0);
	assert_int_equal(id, 7);
	assert_int_equal(registry_judge(registry, "a", LONG, &id, &error), -1);
	assert_int_equal(error.code, ERROR_UNAVAILABLE);
	assert_int_equal(registry_register(registry, "a", LONG, &id, &error), -1);
	assert_int_equal(error.code, ERROR_UNAVAILABLE);
	registry_free(registry);
}

/* each answer comes within a request's time, but not all within that of one registration */
static void slow_registered(int64_t budget_us, size_t least, size_t most)
{
	static const char version[] =
		"HTTP/1.1 200 X\r\nContent-Length: 32\r\n\r\n{\"version\":1,\"schema\":\"\\\"int\\\"\"}  ";
	static const char list[] = "HTTP/1.1 200 X\r\nContent-Length: 22\r\n\r\n[1,2,3,4,5,6,7,8,9,10]";
	static const char level[] =
		"HTTP/1.1 200 X\r\nContent-Length: 42\r\n\r\n{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}  ";
	static const char unknown[] = "HTTP/1.1 404 X\r\nContent-Length: 20\r\n\r\n{\"error_code\":40403}";
	static const char latest[] =
		"HTTP/1.1 200 X\r\nContent-Length: 33\r\n\r\n{\"version\":10,\"schema\":\"\\\"int\\\"\"} ";
	struct server_answer slow[14] = {{.raw = unknown}, {.raw = latest}, {.raw = level}, {.raw = list}};
	struct registry_options options = {.timeout_us = 1000000, .budget_us = budget_us};
	int64_t began = clock_monotonic_us();
	struct error error;
	int32_t id;

	for (int i = 4; i < 14; i++)
		slow[i] = (struct server_answer){.raw = version, .delay_ms = 600};
	options.url = server_start(&server, slow, 14);
	registry = registry_new(&options, &error);
	assert_non_null(registry);
	assert_int_equal(registry_register(registry, "a", "{\"type\":\"int\"}", &id, &error), -1);
	assert_int_equal(error.code, ERROR_TIMEOUT);
	assert_in_range(clock_monotonic_us() - began, budget_us ? budget_us - 1000 : 3000000, 30000000);
	assert_in_range(server.requests, least, most);
	registry_free(registry);
	server_stop(&server);
}

static void a_slow_registry_is_given_up(void **state)
{
	(void)state;
	slow_registered(0, 5, 12);
}

static void a_slow_registry_is_given_up_sooner_by_who_cannot_wait(void **state)
{
	(void)state;
	slow_registered(1000000, 1, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_schema_that_is_known_is_only_looked_up),
		cmocka_unit_test(what_follows_nothing_is_registered_at_once),
		cmocka_unit_test(a_new_version_is_judged_by_us_then_by_the_registry),
		cmocka_unit_test(a_registry_without_words_is_asked_for_them_by_registering),
		cmocka_unit_test(strict_rules_hold_whatever_the_registry_says),
		cmocka_unit_test(under_none_nobody_judges),
		cmocka_unit_test(transitive_rules_look_at_every_version),
		cmocka_unit_test(what_a_registry_does_not_have_is_done_without),
		cmocka_unit_test(each_step_may_fail),
		cmocka_unit_test(what_is_no_avro_schema_cannot_be_followed),
		cmocka_unit_test(an_explanation_is_bounded_and_both_sides_fit),
		cmocka_unit_test(a_judgement_registers_nothing),
		cmocka_unit_test_setup_teardown(a_known_schema_is_judged_by_nobody_with_the_registry_down,
						scratch_setup, scratch_teardown),
		cmocka_unit_test(a_slow_registry_is_given_up),
		cmocka_unit_test(a_slow_registry_is_given_up_sooner_by_who_cannot_wait),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
