/* millrace snapshot, pause and resume against an instance that says what a test wants, one answer after the other. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/command.h"
#include "daemon/token.h"

static char directory[64], path[80], address[32], token[TOKEN_SIZE];
static int listener;
static const char *const *answers; /* bodies; a POST gets 202 unless the body has an error; NULL ends */
static char posted[4000];          /* the last POST */

static void serve_one(const char *body)
{
	char request[4000];
	int client = accept(listener, NULL, NULL);
	ssize_t length = recv(client, request, sizeof request - 1, 0);

	request[length > 0 ? length : 0] = '\0';
	if (strncmp(request, "POST", 4) == 0)
		snprintf(posted, sizeof posted, "%s", request);
	dprintf(client, "HTTP/1.0 %s\r\nContent-Length: %zu\r\n\r\n%s",
		strncmp(request, "POST", 4) != 0 ? "200 OK"
		: strstr(body, "\"error\"")      ? "400 Bad Request"
						 : "202 Accepted",
		strlen(body), body);
	close(client);
}

static void *serve(void *argument)
{
	for (const char *const *body = answers; *body; body++)
		serve_one(*body);
	return argument;
}

static int setup(void **state)
{
	struct sockaddr_in bound = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof bound;
	struct error error;

	(void)state;
	snprintf(directory, sizeof directory, "/tmp/millrace-snapshot-XXXXXX");
	if (!mkdtemp(directory) || token_make(directory, token, &error) < 0)
		return -1;
	snprintf(path, sizeof path, "%s/token", directory);
	listener = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(listener, (struct sockaddr *)&bound, sizeof bound) < 0 || listen(listener, 5) < 0 ||
	    getsockname(listener, (struct sockaddr *)&bound, &size) < 0)
		return -1;
	snprintf(address, sizeof address, "127.0.0.1:%d", ntohs(bound.sin_port));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	close(listener);
	unlink(path);
	return rmdir(directory);
}

static int (*const runs[])(int argc, char **argv) = {command_snapshot, command_pause, command_resume};
enum { SNAPSHOT, PAUSE, RESUME };

/* what the command prints to both streams, and how it ends; arguments end with NULL */
static const char *printed(const char *const *told, int which, const char *const *arguments, int *status)
{
	static char text[8000];
	char file_path[] = "/tmp/millrace-snapshot-XXXXXX";
	char *argv[20] = {"snapshot", "--http", address, "--state", directory};
	int file = mkstemp(file_path), saved[2] = {dup(STDOUT_FILENO), dup(STDERR_FILENO)}, argc = 5;
	pthread_t server;
	ssize_t length;

	unlink(file_path);
	while (arguments && *arguments)
		argv[argc++] = (char *)*arguments++;
	fflush(stdout);
	dup2(file, STDOUT_FILENO);
	dup2(file, STDERR_FILENO);
	answers = told;
	pthread_create(&server, NULL, serve, NULL);
	*status = runs[which](argc, argv);
	pthread_join(server, NULL);
	fflush(stdout);
	dup2(saved[0], STDOUT_FILENO);
	dup2(saved[1], STDERR_FILENO);
	close(saved[0]);
	close(saved[1]);
	length = pread(file, text, sizeof text - 1, 0);
	close(file);
	text[length > 0 ? length : 0] = '\0';
	return text;
}

#define RUN(which, told, status, ...) printed(told, which, (const char *const[]){__VA_ARGS__, NULL}, &(status))
#define ACCEPTED(n, tables) "{\"accepted\":true,\"tables\":[" tables "],\"command\":" #n "}"
#define STATUS(commands, snapshot) RECORDED(commands, commands, snapshot)
#define RECORDED(commands, recorded, snapshot)                                                                  \
	"{\"started_ms\":5,\"state\":\"streaming\",\"commands\":" #commands ",\"commands_recorded\":" #recorded \
	",\"snapshot\":" snapshot "}"
#define NONE "{\"kind\":\"none\"}"
#define UNDER_WAY(state, tables)                       \
	"{\"kind\":\"incremental\",\"state\":\"" state \
	"\",\"table_count\":1,\"seconds_left\":null,\"tables\":[" tables "]}"
#define TABLE(name, state, command, rows)                                                         \
	"{\"name\":\"" name "\",\"state\":\"" state "\",\"command\":" #command ",\"rows\":" #rows \
	",\"rows_expected\":100,\"detail\":\"\"}"

static void expect_all(const char *text, const char *const *parts)
{
	for (const char *at = text; *parts; parts++) {
		const char *found = strstr(at, *parts);

		if (!found)
			fail_msg("%s is not in its place in\n%s", *parts, text);
		at = found + strlen(*parts);
	}
}

static void it_is_followed_until_the_rows_are_published(void **state)
{
	static const char *const told[] = {
		STATUS(2, NONE),
		ACCEPTED(3, "\"public.a\""),
		STATUS(2, NONE),
		STATUS(3, UNDER_WAY("running", TABLE("public.a", "done", 1, 7) "," TABLE("public.a", "waiting", 3, 0))),
		STATUS(3, UNDER_WAY("running", TABLE("public.a", "running", 3, 50))),
		STATUS(3, UNDER_WAY("running", TABLE("public.a", "running", 3, 60))),
		STATUS(3, UNDER_WAY("done", TABLE("public.b", "failed", 2, 0) "," TABLE("public.a", "done", 3, 100))),
		NULL};
	static const char *const parts[] = {"public.a: running, 50 of 100 rows\n", "0 of 1 tables, 50 of 100 rows",
					    "public.a: done, 100 rows\n", NULL};
	int status;
	const char *text = RUN(SNAPSHOT, told, status, "Public.A", "--where", "id > 5", "--replace", "none");

	(void)state;
	expect_all(text, parts);
	assert_null(strstr(text, "public.b"));
	assert_int_equal(status, 0);
	assert_int_equal(strncmp(posted, "POST /commands/snapshot ", 24), 0);
	assert_non_null(strstr(posted, token));
	assert_non_null(strstr(posted, "{\"tables\": [\"Public.A\"], \"where\": \"id > 5\", \"replace\": \"none\"}"));
}

static void what_is_not_done_ends_it_with_1_and_its_reason(void **state)
{
	static const char *const told[] = {
		STATUS(0, NONE), ACCEPTED(1, "\"public.a\",\"public.b\",\"public.c\""), STATUS(1, NONE),
		STATUS(1,
		       "{\"kind\":\"incremental\",\"state\":\"done\",\"table_count\":3,\"tables\":["
		       "{\"name\":\"public.a\",\"state\":\"failed\",\"command\":1,\"detail\":\"no \\u001b such column\"}," TABLE(
			       "public.b", "cancelled", 1, 12) "," TABLE("public.c", "done", 1, 1) "]}"),
		NULL};
	static const char *const parts[] = {"public.a: failed: no \\u001b such column\n",
					    "public.b: cancelled at 12 rows\n", NULL};
	int status;
	const char *text = RUN(SNAPSHOT, told, status, "public.a", "public.b", "public.c");

	(void)state;
	expect_all(text, parts);
	assert_int_equal(status, 1);
}

static void a_table_that_another_command_asked_for_is_followed_too(void **state)
{
	static const char *const told[] = {STATUS(1, UNDER_WAY("running", TABLE("public.a", "running", 1, 5))),
					   ACCEPTED(2, "\"public.a\""),
					   STATUS(2, UNDER_WAY("running", TABLE("public.a", "running", 1, 6))),
					   STATUS(2, UNDER_WAY("running", TABLE("public.a", "running", 1, 6))),
					   STATUS(2, UNDER_WAY("done", TABLE("public.a", "done", 1, 9))),
					   NULL};
	int status;

	(void)state;
	assert_non_null(strstr(RUN(SNAPSHOT, told, status, "public.a"), "public.a: done, 9 rows\n"));
	assert_int_equal(status, 0);
}

static void without_waiting_it_ends_when_it_is_recorded(void **state)
{
	static const char *const told[] = {STATUS(0, NONE), ACCEPTED(1, "\"public.a\""),
					   STATUS(0, NONE), RECORDED(1, 0, NONE),
					   STATUS(1, NONE), NULL};
	static const char *const lost[] = {STATUS(0, NONE), ACCEPTED(1, "\"public.a\""), RECORDED(1, 0, NONE),
					   "{\"started_ms\":6,\"commands\":1,\"commands_recorded\":1}", NULL};
	int status;

	(void)state;
	assert_string_equal(RUN(SNAPSHOT, told, status, "public.a", "--no-wait"), "accepted\n");
	assert_int_equal(status, 0);
	assert_non_null(strstr(RUN(SNAPSHOT, lost, status, "public.a", "--no-wait"), "started again meanwhile"));
	assert_int_equal(status, 69);
}

static void a_refusal_is_told_in_the_instances_words(void **state)
{
	static const char *const told[] = {STATUS(0, NONE), "{\"error\":\"a.* names no single table\"}", NULL};
	int status;

	(void)state;
	assert_non_null(strstr(RUN(SNAPSHOT, told, status, "a.*"), "a.* names no single table"));
	assert_int_equal(status, 64);
}

static void a_restart_meanwhile_is_noticed(void **state)
{
	static const char *const told[] = {STATUS(0, NONE), ACCEPTED(1, "\"public.a\""),
					   "{\"started_ms\":6,\"commands\":0}", NULL};
	int status;

	(void)state;
	assert_non_null(strstr(RUN(SNAPSHOT, told, status, "public.a"), "started again meanwhile"));
	assert_int_equal(status, 69);
}

static void tables_are_cancelled(void **state)
{
	static const char *const told[] = {STATUS(1, NONE),
					   ACCEPTED(2, "\"public.a\",\"public.b\""),
					   STATUS(2, NONE),
					   STATUS(2, UNDER_WAY("running", TABLE("public.a", "running", 1, 5))),
					   STATUS(2, UNDER_WAY("cancelled", TABLE("public.a", "cancelled", 1, 6))),
					   NULL};
	static const char *const parts[] = {"public.a: cancelled at 6 rows\n",
					    "public.b: no snapshot of it was under way\n", NULL};
	int status;
	const char *text = RUN(SNAPSHOT, told, status, "--cancel", "public.a", "public.b");

	(void)state;
	expect_all(text, parts);
	assert_int_equal(status, 0);
	assert_int_equal(strncmp(posted, "POST /commands/cancel ", 22), 0);
}

static void all_are_cancelled(void **state)
{
	static const char *const told[] = {STATUS(1, NONE),
					   ACCEPTED(2, ""),
					   STATUS(2, NONE),
					   STATUS(2, UNDER_WAY("running", TABLE("public.a", "running", 1, 5))),
					   STATUS(2, UNDER_WAY("cancelled", TABLE("public.a", "cancelled", 1, 6))),
					   NULL};
	int status;

	(void)state;
	assert_string_equal(RUN(SNAPSHOT, told, status, "--cancel", "--all"), "no snapshot is under way any more\n");
	assert_int_equal(status, 0);
	assert_non_null(strstr(posted, "{\"all\": true}"));
}

static void pause_and_resume_are_said_when_they_are_recorded(void **state)
{
	static const char *const told[] = {STATUS(0, NONE),      ACCEPTED(1, ""), STATUS(0, NONE),
					   RECORDED(1, 0, NONE), STATUS(1, NONE), NULL};
	int status;

	(void)state;
	assert_string_equal(printed(told, PAUSE, NULL, &status), "snapshots are paused; millrace resume goes on\n");
	assert_int_equal(status, 0);
	assert_int_equal(strncmp(posted, "POST /commands/pause ", 21), 0);
	assert_string_equal(printed(told, RESUME, NULL, &status), "snapshots are resumed\n");
	assert_int_equal(status, 0);
	assert_int_equal(strncmp(posted, "POST /commands/resume ", 22), 0);
}

static void a_wrong_line_asks_nothing(void **state)
{
	static const char *const nothing[] = {NULL};
	static const char *const lines[][4] = {
		{NULL},
		{"--all"},
		{"--cancel"},
		{"--cancel", "--all", "a.b"},
		{"--cancel", "a.b", "--where=true"},
		{"a.b", "--where=true", "--replace=merge"},
	};
	int status;

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		printed(nothing, SNAPSHOT, lines[i], &status);
		assert_int_equal(status, 64);
	}
	/* half a condition would be worse than none */
	static const char *const told[] = {STATUS(0, NONE), NULL};
	assert_non_null(strstr(RUN(SNAPSHOT, told, status, "a.b", "--where", "a = '\xff'"), "no UTF-8"));
	assert_int_equal(status, 64);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_followed_until_the_rows_are_published),
		cmocka_unit_test(what_is_not_done_ends_it_with_1_and_its_reason),
		cmocka_unit_test(a_table_that_another_command_asked_for_is_followed_too),
		cmocka_unit_test(without_waiting_it_ends_when_it_is_recorded),
		cmocka_unit_test(a_refusal_is_told_in_the_instances_words),
		cmocka_unit_test(a_restart_meanwhile_is_noticed),
		cmocka_unit_test(tables_are_cancelled),
		cmocka_unit_test(all_are_cancelled),
		cmocka_unit_test(pause_and_resume_are_said_when_they_are_recorded),
		cmocka_unit_test(a_wrong_line_asks_nothing),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
