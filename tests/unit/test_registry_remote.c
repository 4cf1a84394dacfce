/* The remote registry against a scripted server: what each status, garbage and silence become, and what is sent. */
#include "unit/test_registry_directory.h"

#include "base/clock.h"
#include "base/log.h"
#include "metrics/metrics.h"
#include "registry/registry.h"
#include "unit/test_registry_server.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.schemaregistry.v1+json\r\n"
#define ID_7 OK_HEAD "Content-Length: 8\r\n\r\n{\"id\":7}"
#define NO_SUBJECT "HTTP/1.1 404 Not Found\r\nContent-Length: 37\r\n\r\n{\"error_code\":40401,\"message\":\"no s\"}"
#define INT "\"int\""

static struct server server;
static struct registry *registry;

static void start(const struct server_answer *answers, size_t count, struct registry_options options)
{
	struct error error;

	options.url = server_start(&server, answers, count);
	if (!options.timeout_us)
		options.timeout_us = 2000000;
	registry = registry_new(&options, &error);
	if (!registry)
		fail_msg("%s", error.text);
}

static void stop(void)
{
	registry_free(registry);
	server_stop(&server);
}

static enum error_code register_code(struct error *error, int32_t *id)
{
	error_clear(error);
	*id = 0;
	return registry_register(registry, "a-value", INT, id, error) < 0 ? error->code : ERROR_NONE;
}

static void each_answer_has_its_code_and_the_registrys_words(void **state)
{
	static const struct {
		const char *raw;
		enum error_code code;
		const char *words; /* in the text or the hint */
	} cases[] = {
		{ID_7, ERROR_NONE, ""},
		{"HTTP/1.1 401 Unauthorized\r\nContent-Length: 44\r\n\r\n{\"error_code\":401,\"message\":\"Unauthorized 1\"}",
		 ERROR_PERMISSION, "Unauthorized 1"},
		{"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", ERROR_PERMISSION, "HTTP 403: no explanation"},
		{"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n<p>no</p>", ERROR_PROTOCOL, "ccompat"},
		{"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n", ERROR_PROTOCOL, "405"},
		{"HTTP/1.1 409 Conflict\r\nContent-Length: 50\r\n\r\n"
		 "{\"error_code\":409,\"message\":\"READER_FIELD_MISSING\"}",
		 ERROR_INCOMPATIBLE, "READER_FIELD_MISSING"},
		{"HTTP/1.1 422 Unprocessable Entity\r\nContent-Length: 47\r\n\r\n"
		 "{\"error_code\":42201,\"message\":\"Invalid schema\"} ",
		 ERROR_CONFIG, "Invalid schema"},
		{"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", ERROR_UNAVAILABLE, "429"},
		{"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 40\r\n\r\n{\"error_code\":50001,\"message\":\"database\"}",
		 ERROR_UNAVAILABLE, "database"},
		{"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", ERROR_UNAVAILABLE, "503"},
		{"HTTP/1.1 302 Found\r\nLocation: http://other.example/x\r\nContent-Length: 0\r\n\r\n", ERROR_PROTOCOL,
		 "http://other.example/x"},
		{"HTTP/1.1 204 No Content\r\n\r\n", ERROR_PROTOCOL, "204"},
		{OK_HEAD "Content-Length: 7\r\n\r\ngarbage", ERROR_PROTOCOL, "not JSON"},
		{OK_HEAD "Content-Length: 2\r\n\r\n{}", ERROR_PROTOCOL, "no schema id"},
		{OK_HEAD "Content-Length: 10\r\n\r\n{\"id\":\"7\"}", ERROR_PROTOCOL, "no schema id"},
		{OK_HEAD "Content-Length: 8\r\n\r\n{\"id\":0}", ERROR_PROTOCOL, "no schema id"},
		{OK_HEAD "Content-Length: 17\r\n\r\n{\"id\":4294967303}", ERROR_PROTOCOL, "no schema id"},
		{OK_HEAD "Content-Length: 3\r\n\r\n[1]", ERROR_PROTOCOL, "no schema id"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct server_answer answer = {.raw = cases[i].raw};
		struct error error;
		int32_t id;

		start(&answer, 1, (struct registry_options){0});
		assert_int_equal(register_code(&error, &id), cases[i].code);
		if (cases[i].code == ERROR_NONE)
			assert_int_equal(id, 7);
		else if (!strstr(error.text, "subject a-value: ") ||
			 (!strstr(error.text, cases[i].words) && !strstr(error.hint, cases[i].words)))
			fail_msg("%s / %s", error.text, error.hint);
		stop();
	}
}

static void broken_connections_may_pass(void **state)
{
	static const struct {
		struct server_answer answer;
		enum error_code code;
		const char *words;
	} cases[] = {
		{{.raw = NULL}, ERROR_UNAVAILABLE, "Empty reply"},
		{{.raw = OK_HEAD "Content-Length: 8\r\n\r\n{\"i", .close = true}, ERROR_UNAVAILABLE, "cannot be asked"},
		{{.raw = ID_7, .delay_ms = 30000}, ERROR_TIMEOUT, "timed out"},
		{{.raw = "SSH-2.0-OpenSSH_9.2\r\n", .close = true}, ERROR_PROTOCOL, "does not speak HTTP"},
		{{.raw = OK_HEAD "Content-Length: 5000000\r\n\r\n", .flood = 5000000},
		 ERROR_PROTOCOL,
		 "larger than 4194304 bytes"},
		{{.raw = OK_HEAD "\r\n", .flood = 5000000, .close = true}, ERROR_PROTOCOL, "larger than 4194304 bytes"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error error;
		int32_t id;
		int64_t began = clock_monotonic_us();

		start(&cases[i].answer, 1, (struct registry_options){.timeout_us = 1000000});
		if (register_code(&error, &id) != cases[i].code || !strstr(error.text, cases[i].words))
			fail_msg("case %zu: %s: %s", i, error_name(error.code), error.text);
		assert_in_range(clock_monotonic_us() - began, 0, 15000000);
		stop();
	}
}

static void nobody_there_is_unavailable(void **state)
{
	struct registry_options options = {.url = "http://127.0.0.1:1", .timeout_us = 1000000};
	struct error error;
	int32_t id;

	(void)state;
	registry = registry_new(&options, &error);
	assert_non_null(registry);
	assert_int_equal(register_code(&error, &id), ERROR_UNAVAILABLE);
	assert_non_null(strstr(error.text, "http://127.0.0.1:1"));
	registry_free(registry);
}

static void requests_are_what_the_api_asks_for(void **state)
{
	static const struct server_answer answers[] = {
		{.raw = NO_SUBJECT},
		{.raw = ID_7},
		{.raw = ID_7},
		{.raw = OK_HEAD "Content-Length: 20\r\n\r\n{\"schema\":\"\\\"int\\\"\"}"},
		{.raw = OK_HEAD "Content-Length: 8\r\n\r\n[\"AVRO\"]"},
	};
	struct registry_options options = {.username = "me", .password = "s:cret"};
	struct buffer json = {0};
	struct error error;
	int32_t id;

	(void)state;
	start(answers, 5, options);
	assert_int_equal(registry_register(registry, "a/b \xc3\xa9-value", "{\"doc\":\"\\\\\"}", &id, &error), 0);
	assert_int_equal(registry_judge(registry, "a-value", INT, &id, &error), 1);
	assert_int_equal(registry_schema(registry, 7, &json, &error), 0);
	assert_string_equal(buffer_string(&json), INT);
	buffer_fini(&json);
	assert_int_equal(registry_ping(registry, &error), 0);

	assert_ptr_equal(strstr(server.seen[0], "POST /subjects/a%2Fb%20%C3%A9-value HTTP/1.1\r\n"), server.seen[0]);
	assert_ptr_equal(strstr(server.seen[1], "POST /subjects/a%2Fb%20%C3%A9-value/versions HTTP/1.1\r\n"),
			 server.seen[1]);
	assert_non_null(strstr(server.seen[1], "\r\nContent-Type: application/vnd.schemaregistry.v1+json\r\n"));
	assert_non_null(strstr(server.seen[1], "\r\nAuthorization: Basic bWU6czpjcmV0\r\n")); /* base64 of me:s:cret */
	assert_non_null(strstr(server.seen[1], "\r\n\r\n{\"schema\":\"{\\\"doc\\\":\\\"\\\\\\\\\\\"}\"}"));
	assert_ptr_equal(strstr(server.seen[2], "POST /subjects/a-value HTTP/1.1\r\n"), server.seen[2]);
	assert_ptr_equal(strstr(server.seen[3], "GET /schemas/ids/7 HTTP/1.1\r\n"), server.seen[3]);
	assert_ptr_equal(strstr(server.seen[4], "GET /schemas/types HTTP/1.1\r\n"), server.seen[4]);
	assert_int_equal(server.connections, 1);
	stop();
}

static void a_web_server_is_no_registry(void **state)
{
	static const struct server_answer answers[] = {
		{.raw = OK_HEAD "Content-Length: 18\r\n\r\n<html>hello</html>"},
		{.raw = OK_HEAD "Content-Length: 18\r\n\r\n<html>hello</html>"},
	};
	struct error error;
	int32_t id;

	(void)state;
	start(answers, 2, (struct registry_options){0});
	assert_int_equal(registry_ping(registry, &error), -1);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	assert_non_null(strstr(error.hint, "registry.url"));
	assert_int_equal(registry_register(registry, "a", INT, &id, &error), -1);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	assert_non_null(strstr(error.hint, "registry.url"));
	stop();
}

static void a_subject_that_is_not_there_is_told_from_no_registry(void **state)
{
	static const struct server_answer answers[] = {
		{.raw = "HTTP/1.1 404 Not Found\r\nContent-Length: 37\r\n\r\n{\"error_code\":40401,\"message\":\"no s\"} "},
		{.raw = "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nNot Found"},
	};
	struct error error;
	int32_t id = -1;

	(void)state;
	start(answers, 2, (struct registry_options){0});
	assert_int_equal(registry_judge(registry, "a", INT, &id, &error), 1);
	assert_int_equal(id, 0);
	assert_int_equal(registry_judge(registry, "a", INT, &id, &error), -1);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	stop();
}

static void a_subject_has_versions_when_the_registry_lists_some_or_keeps_that_to_itself(void **state)
{
	static const struct server_answer answers[] = {
		{.raw = OK_HEAD "Content-Length: 5\r\n\r\n[1,2]"},
		{.raw = OK_HEAD "Content-Length: 2\r\n\r\n[]"},
		{.raw = "HTTP/1.1 404 Not Found\r\nContent-Length: 37\r\n\r\n{\"error_code\":40401,\"message\":\"no s\"} "},
		{.raw = "HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n"},
		{.raw = "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"},
	};
	static const bool expected[] = {true, false, false, true};
	struct error error;

	(void)state;
	start(answers, 5, (struct registry_options){0});
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		bool has = !expected[i];

		assert_int_equal(registry_has(registry, "a", &has, &error), 0);
		assert_int_equal(has, expected[i]);
	}
	assert_int_equal(registry_has(registry, "a", &(bool){0}, &error), -1);
	assert_int_equal(error.code, ERROR_UNAVAILABLE);
	assert_non_null(strstr(error.text, "subject a"));
	assert_null(strchr(registry_url(registry), '@'));
	stop();
}

static void a_schema_of_another_kind_is_refused(void **state)
{
	static const struct server_answer answers[] = {
		{.raw = OK_HEAD "Content-Length: 38\r\n\r\n{\"schemaType\":\"JSON\",\"schema\":\"{}\"}   "},
		{.raw = "HTTP/1.1 404 Not Found\r\nContent-Length: 37\r\n\r\n{\"error_code\":40403,\"message\":\"no s\"} "},
	};
	struct buffer json = {0};
	struct error error;

	(void)state;
	start(answers, 2, (struct registry_options){0});
	assert_int_equal(registry_schema(registry, 3, &json, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_string_equal(error.text, "schema 3: it is of type JSON, not AVRO");
	assert_int_equal(registry_schema(registry, 3, &json, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	buffer_fini(&json);
	stop();
}

static void after_five_failures_nothing_is_asked(void **state)
{
	static const struct server_answer answers[] = {{.raw = NULL},
						       {.raw = NULL},
						       {.raw = NULL},
						       {.raw = NULL},
						       {.raw = "HTTP/1.1 500 E\r\nContent-Length: 0\r\n\r\n"},
						       {.raw = ID_7}};
	int64_t requests = metrics_get(METRIC_REGISTRY_REQUESTS), errors = metrics_get(METRIC_REGISTRY_ERRORS);
	struct error error;
	int32_t id;

	(void)state;
	start(answers, 6, (struct registry_options){0});
	for (int i = 0; i < 8; i++) {
		assert_int_equal(register_code(&error, &id), ERROR_UNAVAILABLE);
		assert_int_equal(server.requests, i < 5 ? i + 1 : 5);
	}
	assert_non_null(strstr(error.text, "failed 5 times in a row"));
	assert_non_null(strstr(error.text, "HTTP 500"));
	assert_int_equal(metrics_get(METRIC_REGISTRY_REQUESTS) - requests, 8);
	assert_int_equal(metrics_get(METRIC_REGISTRY_ERRORS) - errors, 8);
	clock_sleep_us(2100000); /* the first cooling time is at most 2 s */
	assert_int_equal(register_code(&error, &id), ERROR_NONE);
	assert_int_equal(id, 7);
	stop();
}

static void a_refusal_does_not_open_the_breaker(void **state)
{
	struct server_answer answers[8];
	struct error error;
	int32_t id;

	(void)state;
	for (size_t i = 0; i < 8; i++)
		answers[i] = (struct server_answer){.raw = "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n"};
	start(answers, 8, (struct registry_options){0});
	for (int i = 0; i < 8; i++)
		assert_int_equal(register_code(&error, &id), ERROR_INCOMPATIBLE);
	assert_int_equal(server.requests, 8);
	stop();
}

static void an_unusable_url_or_file_is_named(void **state)
{
	static const struct {
		struct registry_options options;
		const char *naming;
	} cases[] = {
		{{.url = ""}, "registry.url"},
		{{.url = "ftp://host"}, "registry.url"},
		{{.url = "http://"}, "registry.url"},
		{{.url = "http://host:99999"}, "registry.url"},
		{{.url = "http://host/?a=b"}, "query"},
		{{.url = "http://host", .ca_file = "/no/ca"}, "registry.ca_file: cannot read /no/ca"},
		{{.url = "http://host", .certificate_file = "/no/c"}, "registry.certificate_file"},
		{{.url = "http://host", .key_file = "/no/k"}, "registry.key_file"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error error;

		assert_null(registry_new(&cases[i].options, &error));
		assert_int_equal(error.code, ERROR_CONFIG);
		assert_non_null(strstr(error.text, cases[i].naming));
	}
}

static void credentials_in_the_url_are_used_and_never_shown(void **state)
{
	static const struct server_answer answers[] = {{.raw = "HTTP/1.1 500 E\r\nContent-Length: 0\r\n\r\n"}};
	struct registry_options options = {.timeout_us = 1000000};
	char url[100];
	struct error error;
	int32_t id;

	(void)state;
	server_start(&server, answers, 1);
	snprintf(url, sizeof url, "http://me:s%%3Acret@127.0.0.1:%u/base//", (unsigned)server.port);
	options.url = url;
	registry = registry_new(&options, &error);
	assert_non_null(registry);
	assert_int_equal(register_code(&error, &id), ERROR_UNAVAILABLE);
	assert_null(strstr(error.text, "cret"));
	assert_non_null(strstr(server.seen[0], "\r\nAuthorization: Basic bWU6czpjcmV0\r\n"));
	assert_non_null(strstr(server.seen[0], "POST /base/subjects/a-value HTTP/1.1"));
	stop();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_answer_has_its_code_and_the_registrys_words),
		cmocka_unit_test(broken_connections_may_pass),
		cmocka_unit_test(nobody_there_is_unavailable),
		cmocka_unit_test(requests_are_what_the_api_asks_for),
		cmocka_unit_test(a_web_server_is_no_registry),
		cmocka_unit_test(a_subject_that_is_not_there_is_told_from_no_registry),
		cmocka_unit_test(a_subject_has_versions_when_the_registry_lists_some_or_keeps_that_to_itself),
		cmocka_unit_test(a_schema_of_another_kind_is_refused),
		cmocka_unit_test(after_five_failures_nothing_is_asked),
		cmocka_unit_test(a_refusal_does_not_open_the_breaker),
		cmocka_unit_test(an_unusable_url_or_file_is_named),
		cmocka_unit_test(credentials_in_the_url_are_used_and_never_shown),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
