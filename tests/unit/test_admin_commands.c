/* What a client may send to the admin server: commands and the embedded registry's requests, who may, and how much. */
#include "unit/test_admin_client.h"

#include <jansson.h>

#include "base/clock.h"
#include "base/log.h"
#include "metrics/status.h"

#define TOKEN "3f9a-TOKEN.7_b"
/* by coreutils' base64: of any:3f9a-TOKEN.7_b, of :3f9a-TOKEN.7_b, of 3f9a-TOKEN.7_b, of any:3f9a-TOKEN.7_c */
#define BASIC "Basic YW55OjNmOWEtVE9LRU4uN19i"
#define BASIC_NO_USER "Basic OjNmOWEtVE9LRU4uN19i"
#define BASIC_NO_COLON "Basic M2Y5YS1UT0tFTi43X2I="
#define BASIC_WRONG "Basic YW55OjNmOWEtVE9LRU4uN19j"

enum { BODY_MAX = 1 << 20 };

static struct registry *registry;

/* what the last command was given */
static struct {
	int calls;
	char name[64];
	char *request;
	size_t length;
	int64_t takes_us;
} called;

static int command(void *context, const char *name, const char *request, size_t length, struct buffer *answer_body)
{
	assert_ptr_equal(context, &called);
	called.calls++;
	snprintf(called.name, sizeof called.name, "%s", name);
	free(called.request);
	called.request = strdup(request);
	called.length = length;
	clock_sleep_us(called.takes_us);
	buffer_add_string(answer_body, "{\"done\":true}");
	return 202;
}

static void serve(struct admin_options options)
{
	struct error error = {0};

	options.listen = "127.0.0.1:0";
	options.clients = 4;
	options.registry = registry;
	options.health_stale_us = 5000000;
	options.context = &called;
	admin = admin_start(&options, &error);
	if (!admin)
		fail_msg("%s", error.text);
}

static void serve_commands(void)
{
	serve((struct admin_options){.command = command, .token = TOKEN});
}

static int setup(void **state)
{
	struct registry_options options = {.directory = scratch};
	struct error error;
	int32_t id;

	memset(&called, 0, sizeof called);
	if (scratch_setup(state) < 0)
		return -1;
	registry = registry_new(&options, &error);
	return registry && registry_register(registry, "a/b", "\"int\"", &id, &error) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
	admin_stop(admin);
	admin = NULL;
	free(called.request);
	registry_free(registry);
	return scratch_teardown(state);
}

/* headers: whole lines with their ends, or "" */
static int tell(const char *method, const char *path, const char *headers, const char *content)
{
	struct buffer request = {0};
	int fd = dial();

	buffer_printf(&request, "%s %s HTTP/1.1\r\nHost: localhost:80\r\n%sContent-Length: %zu\r\n\r\n%s", method, path,
		      headers, strlen(content), content);
	say(fd, request.data, request.length);
	assert_true(hear(fd));
	close(fd);
	buffer_fini(&request);
	return status_code();
}

#define BEARER "Authorization: Bearer " TOKEN "\r\n"

static void a_command_gets_its_name_and_body(void **state)
{
	(void)state;
	serve_commands();
	assert_int_equal(tell("POST", "/commands/snapshot", BEARER, "{\"table\": \"\xc3\xa9\"}"), 202);
	assert_string_equal(body(), "{\"done\":true}");
	assert_true(has_header("\r\nContent-Type: application/json\r\n"));
	assert_string_equal(called.name, "snapshot");
	assert_string_equal(called.request, "{\"table\": \"\xc3\xa9\"}");
	assert_int_equal(called.length, strlen(called.request));
	assert_int_equal(tell("POST", "/commands/pause-all", BEARER, ""), 202);
	assert_string_equal(called.name, "pause-all");
	assert_string_equal(called.request, "");
	assert_int_equal(called.calls, 2);
}

static void only_who_has_the_token_commands(void **state)
{
	static const struct {
		const char *headers;
		int status;
	} cases[] = {
		{"", 401},
		{"Authorization: Bearer " TOKEN "\r\n", 202},
		{"authorization: bearer  " TOKEN "\r\n", 202},
		{"Authorization: " BASIC "\r\n", 202},
		{"Authorization: basic YW55OjNmOWEtVE9LRU4uN19i\r\n", 202},
		{"Authorization: " BASIC_NO_USER "\r\n", 202},
		{"Authorization: " BASIC_NO_COLON "\r\n", 401},
		{"Authorization: " BASIC_WRONG "\r\n", 401},
		{"Authorization: " BASIC "=\r\n", 202},
		{"Authorization: " BASIC "A\r\n", 401},
		{"Authorization: " BASIC "*\r\n", 401},
		{"Authorization: Basic\r\n", 401},
		{"Authorization: Basic \r\n", 401},
		{"Authorization: Bearer\r\n", 401},
		{"Authorization: Bearer \r\n", 401},
		{"Authorization: Bearer " TOKEN "x\r\n", 401},
		{"Authorization: Bearer 3f9a-TOKEN.7_\r\n", 401},
		{"Authorization: Bearer 3f9a-token.7_b\r\n", 401},
		{"Authorization: Digest " TOKEN "\r\n", 401},
		{"Authorization: " TOKEN "\r\n", 401},
		{"Authorization: Bearer " TOKEN "\r\nOrigin: http://localhost:80\r\n", 202},
		{"Authorization: Bearer " TOKEN "\r\nOrigin: http://elsewhere.example\r\n", 401},
		{"Authorization: Bearer " TOKEN "\r\nOrigin: null\r\n", 401},
	};
	int calls = 0;

	(void)state;
	serve_commands();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (tell("POST", "/commands/x", cases[i].headers, "{}") != cases[i].status)
			fail_msg("%s%s", cases[i].headers, answer);
		if (cases[i].status == 202)
			calls++;
		else
			assert_true(has_header("\r\nWWW-Authenticate: Basic realm=\"millrace\"\r\n"));
		assert_null(strstr(answer, TOKEN));
		assert_int_equal(called.calls, calls);
	}
}

static void without_a_token_nobody_commands(void **state)
{
	(void)state;
	serve((struct admin_options){.command = command});
	assert_int_equal(tell("POST", "/commands/x", "", "{}"), 403);
	assert_int_equal(tell("POST", "/commands/x", "Authorization: Bearer \r\n", "{}"), 403);
	assert_int_equal(tell("POST", "/commands/x", BEARER, "{}"), 403);
	assert_int_equal(tell("PUT", "/config", BEARER, "{\"compatibility\":\"NONE\"}"), 403);
	assert_false(has_header("\r\nWWW-Authenticate"));
	assert_int_equal(called.calls, 0);
}

static void commands_are_posted_to_their_paths(void **state)
{
	static const struct {
		const char *method, *path;
		int status;
	} cases[] = {{"GET", "/commands/x", 405},    {"PUT", "/commands/x", 405},
		     {"DELETE", "/commands/x", 405}, {"POST", "/commands", 404},
		     {"POST", "/commands/", 404},    {"POST", "/commands/x/y", 404},
		     {"POST", "/commands/X", 404},   {"POST", "/commands/a%2Fb", 404},
		     {"POST", "/commandsx", 404},    {"POST", "/", 405},
		     {"DELETE", "/status", 405},     {"POST", "/nix", 404},
		     {"POST", "/commands/x?", 202},  {"POST", "/commands/x?a=b&c", 202}};

	(void)state;
	serve_commands();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (tell(cases[i].method, cases[i].path, BEARER, "{}") != cases[i].status)
			fail_msg("%s %s: %s", cases[i].method, cases[i].path, answer);
	}
	tell("GET", "/commands/x", BEARER, "");
	assert_true(has_header("\r\nAllow: POST\r\n"));
	assert_int_equal(called.calls, 2);
}

static void without_commands_there_is_no_such_path(void **state)
{
	(void)state;
	serve((struct admin_options){.token = TOKEN});
	assert_int_equal(tell("POST", "/commands/x", BEARER, "{}"), 404);
}

/* a body of so many spaces, in one piece or in chunks */
static int tell_spaces(size_t length, bool chunked)
{
	static char spaces[BODY_MAX + 2];
	char head[200];
	int fd = dial();

	memset(spaces, ' ', sizeof spaces);
	snprintf(head, sizeof head,
		 chunked ? "Transfer-Encoding: chunked\r\n\r\n%zx\r\n" : "Content-Length: %zu\r\n\r\n", length);
	say(fd, "POST /commands/x HTTP/1.1\r\nHost: x\r\n" BEARER,
	    strlen("POST /commands/x HTTP/1.1\r\nHost: x\r\n" BEARER));
	say(fd, head, strlen(head));
	say(fd, spaces, length);
	if (chunked)
		say(fd, "\r\n0\r\n\r\n", 7);
	assert_true(hear(fd));
	close(fd);
	return status_code();
}

static void a_body_is_at_most_1_mib(void **state)
{
	(void)state;
	serve_commands();
	assert_int_equal(tell_spaces(BODY_MAX, false), 202);
	assert_int_equal(called.length, BODY_MAX);
	assert_int_equal(tell_spaces(BODY_MAX, true), 202);
	assert_int_equal(called.length, BODY_MAX);
	assert_int_equal(tell_spaces(BODY_MAX + 1, true), 413);
	assert_int_equal(called.calls, 2);
}

/* what is announced is refused before it is sent */
static void a_longer_body_is_refused_by_its_announcement(void **state)
{
	static const char request[] =
		"POST /commands/x HTTP/1.1\r\nHost: x\r\n" BEARER "Content-Length: 1048577\r\n\r\n";
	int fd;

	(void)state;
	serve_commands();
	fd = dial();
	say(fd, request, sizeof request - 1);
	assert_true(hear(fd));
	close(fd);
	assert_int_equal(status_code(), 413);
	assert_non_null(strstr(body(), "1048576 bytes"));
	assert_int_equal(called.calls, 0);
}

static void a_body_that_never_ends_is_ended(void **state)
{
	static const char request[] = "POST /commands/x HTTP/1.1\r\nHost: x\r\n" BEARER "Content-Length: 100\r\n\r\n{";
	int fd;

	(void)state;
	serve((struct admin_options){.command = command, .token = TOKEN, .client_timeout_s = 1});
	fd = dial();
	say(fd, request, sizeof request - 1);
	assert_true(hear(fd));
	close(fd);
	assert_int_equal(called.calls, 0);
	assert_int_equal(tell("POST", "/commands/x", BEARER, "{}"), 202);
}

static void a_command_may_take_longer_than_clients_may_be_silent(void **state)
{
	(void)state;
	called.takes_us = 3500000;
	serve((struct admin_options){.command = command, .token = TOKEN, .client_timeout_s = 1});
	assert_int_equal(tell("POST", "/commands/x", BEARER, ""), 202);
	assert_int_equal(tell("POST", "/commands/x", BEARER, "{}"), 202);
	assert_string_equal(body(), "{\"done\":true}");
}

static void the_registrys_requests_are_passed_on(void **state)
{
	static const struct {
		const char *method, *path, *headers, *content;
		int status;
		const char *holds;
	} cases[] = {
		{"POST", "/subjects/a%2Fb", "", "{\"schema\":\" \\\"int\\\"\"}", 200,
		 "\"version\":1,\"id\":1735862476"},
		{"POST", "/subjects/a%2Fb", "", "", 400, "400"},
		{"POST", "/compatibility/subjects/a%2Fb/versions/latest?verbose=true", "",
		 "{\"schema\":\"\\\"string\\\"\"}", 200, "\"is_compatible\":false,\"messages\":[\""},
		{"POST", "/compatibility/subjects/a%2Fb/versions/latest", "", "{\"schema\":\"\\\"string\\\"\"}", 200,
		 "{\"is_compatible\":false}"},
		{"PUT", "/config", "", "{\"compatibility\":\"NONE\"}", 401, "40101"},
		{"PUT", "/config", BEARER, "{\"compatibility\":\"NONE\"}", 200, "{\"compatibility\":\"NONE\"}"},
		{"PUT", "/config/a%2Fb", "Authorization: " BASIC "\r\n", "{\"compatibility\":\"FULL\"}", 200, "FULL"},
		{"DELETE", "/config/a%2Fb", "Authorization: " BASIC_WRONG "\r\n", "", 401, "token"},
		{"GET", "/config/a%2Fb?defaultToGlobal=true", "", "", 200, "{\"compatibilityLevel\":\"FULL\"}"},
		{"DELETE", "/config/a%2Fb", BEARER, "", 200, "{\"compatibilityLevel\":\"FULL\"}"},
		{"GET", "/config/a%2Fb?defaultToGlobal=true", "", "", 200, "{\"compatibilityLevel\":\"NONE\"}"},
		{"GET", "/config/a%2Fb", "", "", 404, "40408"},
		{"GET", "/mode", "", "", 200, "READONLY"},
		{"DELETE", "/subjects/a%2Fb", BEARER, "", 405, "405"},
		{"GET", "/subjects/a%2Fb", "", "", 405, "405"},
		{"POST", "/schemas/ids/1", "", "{}", 405, "405"},
	};

	(void)state;
	serve_commands();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (tell(cases[i].method, cases[i].path, cases[i].headers, cases[i].content) != cases[i].status ||
		    !strstr(body(), cases[i].holds) ||
		    !has_header("\r\nContent-Type: application/vnd.schemaregistry.v1+json\r\n"))
			fail_msg("%s %s: %s", cases[i].method, cases[i].path, answer);
	}
	tell("DELETE", "/subjects/a%2Fb", BEARER, "");
	assert_true(has_header("\r\nAllow: POST\r\n"));
	tell("POST", "/config", BEARER, "{}");
	assert_true(has_header("\r\nAllow: GET, HEAD, PUT, DELETE\r\n"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_command_gets_its_name_and_body),
		CASE(only_who_has_the_token_commands),
		CASE(without_a_token_nobody_commands),
		CASE(commands_are_posted_to_their_paths),
		CASE(without_commands_there_is_no_such_path),
		CASE(a_body_is_at_most_1_mib),
		CASE(a_longer_body_is_refused_by_its_announcement),
		CASE(a_body_that_never_ends_is_ended),
		CASE(a_command_may_take_longer_than_clients_may_be_silent),
		CASE(the_registrys_requests_are_passed_on),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
