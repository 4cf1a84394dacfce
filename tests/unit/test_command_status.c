/* millrace status against an instance's answer, and against answers that are none. */
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

static const char answer[] =
	"{\"name\":\"shop\",\"state\":\"sink_down\",\"detail\":\"no broker\",\"source\":{\"server\":\"15.4\",\"database\":\"d\",\"slot\":\"s\","
	"\"wire\":\"binary\",\"retained_bytes\":1536,\"safe_wal_bytes\":null},\"position\":{\"commit_lsn\":\"0/16\"},"
	"\"confirmed_lsn\":\"0/15\",\"server_lsn\":\"0/17\",\"lag\":{\"bytes\":3221225472,\"seconds\":2.25},"
	"\"published\":{\"events\":5,\"transactions\":3,\"batches\":2},"
	"\"latency\":{\"p50_seconds\":0.0075,\"p99_seconds\":0.04},\"table_count\":1,"
	"\"tables\":[{\"name\":\"public.dish\",\"topic\":\"shop.public.dish\",\"events\":5,\"note\":\"inserts only\"}]}";

static int listener;
static char address[32];
static const char *body; /* what the next client is told */

static void *serve(void *argument)
{
	char request[1000];
	int client = accept(listener, NULL, NULL);

	(void)argument;
	if (recv(client, request, sizeof request, 0) > 0)
		dprintf(client, "HTTP/1.0 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
	close(client);
	return NULL;
}

static int setup(void **state)
{
	struct sockaddr_in bound = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof bound;

	(void)state;
	listener = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(listener, (struct sockaddr *)&bound, sizeof bound) < 0 || listen(listener, 1) < 0 ||
	    getsockname(listener, (struct sockaddr *)&bound, &size) < 0)
		return -1;
	snprintf(address, sizeof address, "127.0.0.1:%d", ntohs(bound.sin_port));
	return 0;
}

/* what the command prints to both streams, and how it ends */
static const char *printed(const char *told, char *flag, int *status)
{
	static char text[8000];
	char path[] = "/tmp/millrace-status-XXXXXX", *argv[] = {"status", "--http", address, flag};
	int file = mkstemp(path), saved[2] = {dup(STDOUT_FILENO), dup(STDERR_FILENO)};
	pthread_t server;
	ssize_t length;

	unlink(path);
	fflush(stdout);
	dup2(file, STDOUT_FILENO);
	dup2(file, STDERR_FILENO);
	body = told;
	pthread_create(&server, NULL, serve, NULL);
	*status = command_status(flag ? 4 : 3, argv);
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

static void an_answer_is_shown_in_units_that_people_read(void **state)
{
	static const char *const lines[] = {
		"shop: sink_down: no broker\n",
		"PostgreSQL 15.4, database d, slot s, binary\n",
		"5 events, 3 transactions, 2 batches; position 0/16\n",
		"0/15; the server is at 0/17\n",
		"3.0 GiB, 2.2 s\n",
		"1.5 KiB of WAL; no limit before the slot is lost\n",
		"median 7.5 ms, 99% 40.0 ms",
		"public.dish                                 5 events  topic shop.public.dish; inserts only\n",
	};
	int status;
	const char *text = printed(answer, NULL, &status);

	(void)state;
	assert_int_equal(status, 0);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (!strstr(text, lines[i]))
			fail_msg("%s is not in\n%s", lines[i], text);
}

static void a_snapshot_is_shown_with_a_bar_for_each_table(void **state)
{
	static const char told[] =
		"{\"snapshot\":{\"kind\":\"consistent\",\"state\":\"running\",\"lsn\":\"0/1A2B\",\"held_seconds\":61.0,"
		"\"rows\":150,\"bytes\":2048,\"rows_per_second\":10,\"seconds_left\":5.0,\"table_count\":3,\"tables_done\":1,"
		"\"tables\":[{\"name\":\"public.dish\",\"state\":\"running\",\"rows\":50,\"rows_expected\":100},"
		"{\"name\":\"public.\\u001b[2J\",\"state\":\"done\",\"rows\":100,\"rows_expected\":null}]}}";
	int status;
	const char *text = printed(told, NULL, &status);

	(void)state;
	assert_int_equal(status, 0);
	if (!strstr(text, "  snapshot    consistent, running; as of 0/1A2B, its transaction open for 1 min 1 s\n"
			  "    public.dish      [##########----------]  50 %  50 of 100 rows\n"
			  "    public.\\u001b[2J [####################] 100 %  100 rows\n"
			  "    and 1 more\n"
			  "    1 of 3 tables, 150 rows, 2.0 KiB, 10 rows/s, 5 s left\n"))
		fail_msg("%s", text);
}

static void json_is_passed_through_as_it_is(void **state)
{
	int status;

	(void)state;
	assert_string_equal(printed(answer, "--json", &status), answer);
	assert_int_equal(status, 0);
}

static void an_answer_with_nothing_in_it_is_shown_without_a_crash(void **state)
{
	int status;

	(void)state;
	assert_non_null(strstr(printed("{}", NULL, &status), "0 events"));
	assert_int_equal(status, 0);
	assert_non_null(strstr(printed("{\"source\":5,\"tables\":{}}", NULL, &status), "0 events"));
	assert_int_equal(status, 0);
}

static void what_is_no_json_is_refused_with_76(void **state)
{
	int status;

	(void)state;
	assert_non_null(strstr(printed("<html>", NULL, &status), "no JSON of millrace's"));
	assert_int_equal(status, 76);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_is_shown_in_units_that_people_read),
		cmocka_unit_test(a_snapshot_is_shown_with_a_bar_for_each_table),
		cmocka_unit_test(json_is_passed_through_as_it_is),
		cmocka_unit_test(an_answer_with_nothing_in_it_is_shown_without_a_crash),
		cmocka_unit_test(what_is_no_json_is_refused_with_76),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
