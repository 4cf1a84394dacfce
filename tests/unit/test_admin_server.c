/* The real HTTP server on a free port, asked over a raw socket: every path, and clients that misbehave. */
#include "unit/test_admin_client.h"

#include <jansson.h>
#include <sys/resource.h>

#include "base/clock.h"
#include "base/log.h"
#include "metrics/metrics.h"
#include "metrics/status.h"

static struct registry *registry;

static void serve(struct admin_options options)
{
	struct error error = {0};

	options.listen = "127.0.0.1:0";
	options.registry = registry;
	options.health_stale_us = 5000000;
	if (!options.clients)
		options.clients = 16;
	admin = admin_start(&options, &error);
	if (!admin)
		fail_msg("%s", error.text);
	assert_int_not_equal(admin_port(admin), 0);
}

static struct status board(void)
{
	int64_t now_ms = clock_realtime_us() / 1000;

	return (struct status){.name = "shop",
			       .state = STATUS_STREAMING,
			       .started_ms = now_ms - 1000,
			       .updated_ms = now_ms,
			       .retained_bytes = 5,
			       .safe_wal_size = -1};
}

static int setup(void **state)
{
	struct registry_options options = {.directory = scratch};
	struct status status = board();
	struct error error;
	int32_t id;

	if (scratch_setup(state) < 0)
		return -1;
	registry = registry_new(&options, &error);
	if (!registry || registry_register(registry, "a/b", "\"int\"", &id, &error) < 0)
		return -1;
	status_publish(&status, NULL);
	return 0;
}

static int teardown(void **state)
{
	admin_stop(admin);
	admin = NULL;
	registry_free(registry);
	return scratch_teardown(state);
}

static void every_path_answers(void **state)
{
	static const struct {
		const char *path;
		int status;
		const char *type, *holds;
	} cases[] = {
		{"/", 200, "text/html; charset=utf-8", "<title>millrace</title>"},
		{"/status", 200, "application/json", "\"name\":\"shop\""},
		{"/status?x=/nix", 200, "application/json", "\"name\":\"shop\""},
		{"/health", 200, "application/json", "\"healthy\":true"},
		{"/ready", 200, "application/json", "\"ready\":true"},
		{"/metrics", 200, "text/plain; version=0.0.4; charset=utf-8", "\nmillrace_process_resident_bytes "},
		{"/schemas/ids/1735862476", 200, "application/vnd.schemaregistry.v1+json",
		 "{\"schema\":\"\\\"int\\\"\"}"},
		{"/schemas/ids/1735862476?fetchMaxId=false&subject=a", 200, "application/vnd.schemaregistry.v1+json",
		 "int"},
		{"/subjects/a%2Fb/versions", 200, "application/vnd.schemaregistry.v1+json", "[1]"},
		{"/subjects/a/b/versions", 404, "application/vnd.schemaregistry.v1+json", "\"error_code\":404"},
		{"/schemas/ids/2", 404, "application/vnd.schemaregistry.v1+json", "\"error_code\":40403"},
		{"/config", 200, "application/vnd.schemaregistry.v1+json", "BACKWARD"},
		{"/nix", 404, "text/plain; charset=utf-8", "/metrics"},
		{"/statusx", 404, "text/plain; charset=utf-8", "/subjects"},
		{"/status/", 404, "text/plain; charset=utf-8", "not found"},
		{"//", 404, "text/plain; charset=utf-8", "not found"},
		{"/%73tatus", 404, "text/plain; charset=utf-8", "not found"},
		{"/%00", 404, "text/plain; charset=utf-8", "not found"},
	};

	(void)state;
	serve((struct admin_options){0});
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char type[100];

		snprintf(type, sizeof type, "\r\nContent-Type: %s\r\n", cases[i].type);
		if (ask("GET", cases[i].path) != cases[i].status || !has_header(type) ||
		    !has_header("\r\nCache-Control: no-store\r\n") || !strstr(body(), cases[i].holds))
			fail_msg("%s: %s", cases[i].path, answer);
	}
}

static void head_is_get_without_the_body(void **state)
{
	char length[64];

	(void)state;
	serve((struct admin_options){0});
	assert_int_equal(ask("GET", "/schemas/ids/1735862476"), 200);
	snprintf(length, sizeof length, "\r\nContent-Length: %zu\r\n", strlen(body()));
	assert_int_equal(ask("HEAD", "/schemas/ids/1735862476"), 200);
	assert_true(strstr(answer, length) != NULL);
	assert_string_equal(body(), "");
}

static void other_methods_are_refused(void **state)
{
	static const char *const methods[] = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get"};

	(void)state;
	serve((struct admin_options){0});
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		assert_int_equal(ask(methods[i], "/subjects"), 405);
		assert_true(has_header("\r\nAllow: GET, HEAD\r\n"));
	}
}

static json_t *asked_json(const char *path)
{
	json_error_t error;
	json_t *root;

	ask("GET", path);
	root = json_loads(body(), 0, &error);
	if (!root)
		fail_msg("%s: %s", path, error.text);
	return root;
}

static const char *text_at(const json_t *root, const char *key)
{
	const char *text = json_string_value(json_object_get(root, key));

	return text ? text : "(none)";
}

static void status_tells_the_board(void **state)
{
	static struct status_table tables[2];
	struct status status = board();
	json_t *root, *part;

	(void)state;
	snprintf(tables[0].name, sizeof tables[0].name, "%s", "s.\"</script><b>\\\"\x01\xff");
	snprintf(tables[1].name, sizeof tables[1].name, "%s", "public.t\xc3\xa9");
	snprintf(tables[1].topic, sizeof tables[1].topic, "%s", "shop.public.t");
	tables[1].events = UINT64_C(9007199254740993);
	tables[1].inserts_only = true;
	status.tables_listed = 2;
	status.table_count = 2000;
	status.position = (struct position){0x1600000000 + 0x3B74, 0x16B3748, 4};
	status.confirmed_lsn = 0x16B3748;
	status.lag_us = 1500000;
	status.lag_bytes = 77;
	status_publish(&status, tables);
	serve((struct admin_options){0});
	root = asked_json("/status");
	assert_string_equal(text_at(root, "state"), "streaming");
	assert_string_equal(text_at(root, "confirmed_lsn"), "0/16B3748");
	assert_int_equal(json_integer_value(json_object_get(root, "confirmed_lsn_number")), 23803720);
	assert_int_equal(json_integer_value(json_object_get(root, "table_count")), 2000);
	part = json_object_get(root, "position");
	assert_string_equal(text_at(part, "commit_lsn"), "16/3B74");
	assert_string_equal(text_at(part, "change_lsn"), "0/16B3748");
	assert_int_equal(json_integer_value(json_object_get(part, "seq")), 4);
	part = json_object_get(root, "lag");
	assert_int_equal(json_integer_value(json_object_get(part, "bytes")), 77);
	assert_true(json_real_value(json_object_get(part, "seconds")) == 1.5);
	part = json_object_get(root, "source");
	assert_int_equal(json_integer_value(json_object_get(part, "retained_bytes")), 5);
	assert_true(json_is_null(json_object_get(part, "safe_wal_bytes")));
	part = json_object_get(root, "tables");
	assert_int_equal(json_array_size(part), 2);
	assert_string_equal(text_at(json_array_get(part, 0), "name"), "s.\"</script><b>\\\"\x01\xef\xbf\xbd");
	assert_string_equal(text_at(json_array_get(part, 1), "name"), "public.t\xc3\xa9");
	assert_int_equal(json_integer_value(json_object_get(json_array_get(part, 1), "events")), 9007199254740993);
	assert_true(json_is_true(json_object_get(json_array_get(part, 1), "inserts_only")));
	json_decref(root);
}

static void a_thousand_tables_of_the_longest_names_are_told(void **state)
{
	static struct status_table tables[STATUS_TABLES_MAX];
	struct status status = board();
	json_t *root;

	(void)state;
	for (size_t i = 0; i < STATUS_TABLES_MAX; i++) {
		memset(tables[i].name, '"', sizeof tables[i].name - 1);
		memset(tables[i].topic, '\n', sizeof tables[i].topic - 1);
		memset(tables[i].note, 1, sizeof tables[i].note - 1);
	}
	status.tables_listed = STATUS_TABLES_MAX;
	status_publish(&status, tables);
	serve((struct admin_options){0});
	root = asked_json("/status");
	assert_int_equal(json_array_size(json_object_get(root, "tables")), STATUS_TABLES_MAX);
	json_decref(root);
}

static void ready_only_while_streaming(void **state)
{
	static const struct {
		enum status_state state;
		const char *detail, *reason;
	} cases[] = {
		{STATUS_STARTING, "", "not streaming"},
		{STATUS_WAITING, "slot \"x\" is active", "slot \"x\" is active"},
		{STATUS_SOURCE_DOWN, "connection refused", "connection refused"},
		{STATUS_SINK_DOWN, "", "not streaming"},
		{STATUS_RELEASED, "", "not streaming"},
		{STATUS_STOPPING, "", "not streaming"},
	};

	(void)state;
	serve((struct admin_options){0});
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct status status = board();
		json_t *root;

		status.state = cases[i].state;
		snprintf(status.detail, sizeof status.detail, "%s", cases[i].detail);
		status_publish(&status, NULL);
		root = asked_json("/ready");
		assert_int_equal(status_code(), 503);
		assert_string_equal(text_at(root, "state"), status_state_name(cases[i].state));
		assert_string_equal(text_at(root, "reason"), cases[i].reason);
		json_decref(root);
		assert_int_equal(ask("GET", "/health"), 200);
	}
}

static void without_a_snapshot_its_kind_is_none(void **state)
{
	struct status status = board();
	json_t *root, *part;

	(void)state;
	status_publish(&status, NULL);
	serve((struct admin_options){0});
	root = asked_json("/status");
	part = json_object_get(root, "snapshot");
	assert_string_equal(text_at(part, "kind"), "none");
	assert_int_equal(json_object_size(part), 1);
	json_decref(root);
}

static struct status snapshot_board(void)
{
	struct status status = board();
	struct status_snapshot *snapshot = &status.snapshot;

	*snapshot = (struct status_snapshot){.kind = STATUS_SNAPSHOT_CONSISTENT,
					     .state = STATUS_SNAPSHOT_RUNNING,
					     .started_ms = 5,
					     .lsn = 0x16B3748,
					     .held_us = 1500000,
					     .rows = 1234,
					     .bytes = UINT64_C(9007199254740993),
					     .rows_per_second = 100,
					     .left_us = 2500000,
					     .table_count = 90,
					     .tables_done = 1,
					     .tables_listed = 2};
	snapshot->tables[0] = (struct status_snapshot_table){.name = "s.\"</script>\n",
							     .state = STATUS_SNAPSHOT_FAILED,
							     .command = 3,
							     .rows_expected = -1,
							     .started_ms = 6,
							     .ended_ms = 7,
							     .detail = "\"gone\""};
	snapshot->tables[1] = (struct status_snapshot_table){.name = "public.orders",
							     .state = STATUS_SNAPSHOT_RUNNING,
							     .rows = 1234,
							     .rows_expected = 2000,
							     .bytes = 99,
							     .blocks_read = 4,
							     .blocks_expected = 8};
	return status;
}

static void status_tells_the_snapshot(void **state)
{
	struct status status = snapshot_board();
	json_t *root, *part, *table;

	(void)state;
	status_publish(&status, NULL);
	serve((struct admin_options){0});
	root = asked_json("/status");
	part = json_object_get(root, "snapshot");
	assert_string_equal(text_at(part, "kind"), "consistent");
	assert_string_equal(text_at(part, "state"), "running");
	assert_string_equal(text_at(part, "lsn"), "0/16B3748");
	assert_true(json_real_value(json_object_get(part, "held_seconds")) == 1.5);
	assert_true(json_real_value(json_object_get(part, "seconds_left")) == 2.5);
	assert_int_equal(json_integer_value(json_object_get(part, "bytes")), 9007199254740993);
	assert_int_equal(json_integer_value(json_object_get(part, "rows_per_second")), 100);
	assert_int_equal(json_integer_value(json_object_get(part, "table_count")), 90);
	assert_int_equal(json_integer_value(json_object_get(part, "tables_done")), 1);
	part = json_object_get(part, "tables");
	assert_int_equal(json_array_size(part), 2);
	table = json_array_get(part, 0);
	assert_string_equal(text_at(table, "name"), "s.\"</script>\n");
	assert_string_equal(text_at(table, "state"), "failed");
	assert_string_equal(text_at(table, "detail"), "\"gone\"");
	assert_int_equal(json_integer_value(json_object_get(table, "command")), 3);
	assert_true(json_is_null(json_object_get(table, "rows_expected")));
	assert_int_equal(json_integer_value(json_object_get(table, "ended_ms")), 7);
	table = json_array_get(part, 1);
	assert_int_equal(json_integer_value(json_object_get(table, "rows_expected")), 2000);
	assert_int_equal(json_integer_value(json_object_get(table, "blocks_read")), 4);
	assert_int_equal(json_integer_value(json_object_get(table, "blocks_expected")), 8);
	json_decref(root);
	status.snapshot.left_us = -1;
	status_publish(&status, NULL);
	root = asked_json("/status");
	assert_true(json_is_null(json_object_get(json_object_get(root, "snapshot"), "seconds_left")));
	json_decref(root);
}

static void during_the_consistent_snapshot_ready_says_how_far_it_is(void **state)
{
	struct status status = snapshot_board();
	json_t *root;

	(void)state;
	serve((struct admin_options){0});
	status.state = STATUS_SNAPSHOT;
	status.snapshot.bytes = 2048;
	status_publish(&status, NULL);
	root = asked_json("/ready");
	assert_int_equal(status_code(), 503);
	assert_string_equal(text_at(root, "reason"),
			    "a snapshot is under way: 1 of 90 tables, 1234 rows, 2.0 KiB, 100 rows/s, 3 s left");
	json_decref(root);
	status.snapshot.state = STATUS_SNAPSHOT_PAUSED;
	snprintf(status.snapshot.detail, sizeof status.snapshot.detail, "standby \"b\" is behind");
	status_publish(&status, NULL);
	root = asked_json("/ready");
	assert_string_equal(text_at(root, "reason"),
			    "a snapshot is paused: 1 of 90 tables, 1234 rows, 2.0 KiB; standby \"b\" is behind");
	json_decref(root);
	/* the incremental one is beside the stream, which is ready */
	status.state = STATUS_STREAMING;
	status.snapshot.kind = STATUS_SNAPSHOT_INCREMENTAL;
	status_publish(&status, NULL);
	assert_int_equal(ask("GET", "/ready"), 200);
}

static void a_board_that_stands_still_is_not_healthy(void **state)
{
	struct status status = board();

	(void)state;
	serve((struct admin_options){0});
	status.updated_ms -= 6000;
	status_publish(&status, NULL);
	assert_int_equal(ask("GET", "/health"), 503);
	assert_non_null(strstr(body(), "has not reported for too long"));
	assert_int_equal(ask("GET", "/ready"), 503);
	status.updated_ms = 0;
	status_publish(&status, NULL);
	assert_int_equal(ask("GET", "/health"), 503);
	assert_non_null(strstr(body(), "still starting"));
}

static void process_gauges_are_of_now(void **state)
{
	struct rusage usage;

	(void)state;
	serve((struct admin_options){0});
	metrics_set(METRIC_PROCESS_RESIDENT_BYTES, 0);
	assert_int_equal(ask("GET", "/metrics"), 200);
	getrusage(RUSAGE_SELF, &usage);
	assert_in_range(metrics_get(METRIC_PROCESS_RESIDENT_BYTES), 1 << 20, (int64_t)usage.ru_maxrss * 1024 * 2);
	assert_in_range(metrics_get(METRIC_PROCESS_CPU_SECONDS), 1,
			(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1) * 1000000);
}

static void the_page_needs_nothing_else(void **state)
{
	(void)state;
	serve((struct admin_options){0});
	assert_int_equal(ask("GET", "/"), 200);
	assert_true(has_header("\r\nContent-Security-Policy: default-src 'none';"));
	assert_null(strstr(body(), "src="));
	assert_null(strstr(body(), "innerHTML"));
	assert_null(strstr(body(), "https:"));
	assert_non_null(strstr(body(), "</html>"));
}

static void without_an_embedded_registry_there_are_no_reads(void **state)
{
	struct registry *embedded = registry;

	(void)state;
	registry = NULL;
	serve((struct admin_options){0});
	assert_int_equal(ask("GET", "/subjects"), 404);
	assert_int_equal(ask("GET", "/schemas/ids/1735862476"), 404);
	assert_null(strstr(body(), "/schemas"));
	registry = embedded;
}

static void malformed_requests_are_answered_or_dropped(void **state)
{
	static const char *const requests[] = {
		"\r\n\r\n",
		"GET\r\n\r\n",
		"GET /\r\n\r\n",
		"\x16\x03\x01\x02",
		"GET /status HTTP/9.9\r\n\r\n",
		"GET  HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
		"GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
		"GET / HTTP/1.1\r\n: \r\n\r\n",
		"POST /status HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
		"GET /status HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n",
	};

	(void)state;
	serve((struct admin_options){.client_timeout_s = 1});
	for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
		int fd = dial();

		say(fd, requests[i], strlen(requests[i]));
		shutdown(fd, SHUT_WR);
		assert_true(hear(fd));
		close(fd);
	}
	assert_int_equal(ask("GET", "/health"), 200);
}

static void long_requests_are_bounded(void **state)
{
	static char bytes[1 << 20];
	static const char *const heads[] = {"GET /", "GET / HTTP/1.1\r\nX: ", "", "GET /?"};

	(void)state;
	serve((struct admin_options){0});
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		int fd = dial();

		memset(bytes, 'a', sizeof bytes);
		memcpy(bytes, heads[i], strlen(heads[i]));
		say(fd, bytes, sizeof bytes);
		assert_true(hear(fd));
		assert_int_not_equal(status_code(), 200);
		close(fd);
	}
	assert_int_equal(ask("GET", "/health"), 200);
}

/* a byte to each of fds four times a second until something can be read from probe: the microseconds that it took */
static int64_t dribble_until(int probe, const int *fds, size_t count)
{
	int64_t began = clock_monotonic_us(), took = 0;
	char byte;

	while (recv(probe, &byte, 1, MSG_DONTWAIT | MSG_PEEK) < 0 && took < 8000000) {
		for (size_t i = 0; i < count; i++)
			say(fds[i], "X", 1);
		clock_sleep_us(250000);
		took = clock_monotonic_us() - began;
	}
	return took;
}

static void dribbling_clients_lose_their_places(void **state)
{
	enum { PLACES = 2 };
	int fds[PLACES], probe;

	(void)state;
	serve((struct admin_options){.clients = PLACES, .client_timeout_s = 1});
	for (size_t i = 0; i < PLACES; i++) {
		fds[i] = dial();
		say(fds[i], "GET / HTTP/1.1\r\nA: ", 19);
	}
	clock_sleep_us(100000);
	probe = dial();
	say(probe, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n", 34);
	assert_in_range(dribble_until(probe, fds, PLACES), 1000000, 5000000);
	assert_true(hear(probe));
	assert_int_equal(status_code(), 200);
	close(probe);
	for (size_t i = 0; i < PLACES; i++)
		close(fds[i]);
}

static void silent_clients_lose_their_places(void **state)
{
	enum { PLACES = 2 };
	int fds[PLACES];

	(void)state;
	serve((struct admin_options){.clients = PLACES, .client_timeout_s = 1});
	for (size_t i = 0; i < PLACES; i++)
		fds[i] = dial();
	assert_int_equal(ask("GET", "/health"), 200);
	for (size_t i = 0; i < PLACES; i++) {
		assert_true(hear(fds[i]));
		assert_string_equal(answer, "");
		close(fds[i]);
	}
}

static void a_client_that_does_not_read_hinders_nobody(void **state)
{
	static struct status_table tables[STATUS_TABLES_MAX];
	struct status status = board();
	int fd, small = 1024;

	(void)state;
	status.tables_listed = STATUS_TABLES_MAX;
	for (size_t i = 0; i < STATUS_TABLES_MAX; i++)
		memset(tables[i].name, 1, sizeof tables[i].name - 1);
	status_publish(&status, tables);
	serve((struct admin_options){.client_timeout_s = 1});
	fd = dial();
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
	say(fd, "GET /status HTTP/1.1\r\nHost: x\r\n\r\n", 34);
	for (int i = 0; i < 20; i++)
		assert_int_equal(ask("GET", "/health"), 200);
	close(fd);
}

static void a_hundred_clients_at_once_are_all_served(void **state)
{
	enum { CLIENTS = 100 };
	int fds[CLIENTS];

	(void)state;
	serve((struct admin_options){.clients = 16, .client_timeout_s = 1});
	for (size_t i = 0; i < CLIENTS; i++)
		fds[i] = dial();
	for (size_t i = CLIENTS; i-- > 0;)
		say(fds[i], "GET /health HTTP/1.1\r\nHost: x\r\n\r\n", 34);
	for (size_t i = 0; i < CLIENTS; i++) {
		assert_true(hear(fds[i]));
		close(fds[i]);
	}
	assert_int_equal(ask("GET", "/health"), 200);
}

static void it_stops_with_clients_connected(void **state)
{
	int fds[3];
	int64_t began;

	(void)state;
	serve((struct admin_options){0});
	for (size_t i = 0; i < 3; i++)
		fds[i] = dial();
	say(fds[0], "GET /st", 7);
	assert_int_equal(ask("GET", "/health"), 200);
	began = clock_monotonic_us();
	admin_stop(admin);
	admin = NULL;
	assert_in_range(clock_monotonic_us() - began, 0, 1000000);
	for (size_t i = 0; i < 3; i++)
		close(fds[i]);
}

static void an_address_that_cannot_be_is_explained(void **state)
{
	static const char *const addresses[] = {
		"",
		"8080",
		":",
		"127.0.0.1",
		"127.0.0.1:",
		"127.0.0.1:65536",
		"127.0.0.1:80a",
		"::1:8080",
		"[::1]",
		"[127.0.0.1]:8080",
		"example.org:8080",
		"127.0.0.256:1",
		"[::1:8080",
		"192.0.2.1:0",
	};
	struct admin_options options = {.clients = 1};
	struct error error;
	char taken[32];

	(void)state;
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		options.listen = addresses[i];
		assert_null(admin_start(&options, &error));
		assert_int_equal(error.code, ERROR_CONFIG);
		assert_non_null(strstr(error.text, addresses[i]));
	}
	serve((struct admin_options){0});
	snprintf(taken, sizeof taken, "127.0.0.1:%u", (unsigned)admin_port(admin));
	options.listen = taken;
	assert_null(admin_start(&options, &error));
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_non_null(strstr(error.text, taken));
	assert_non_null(strstr(error.hint, "--http"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(every_path_answers),
		CASE(head_is_get_without_the_body),
		CASE(other_methods_are_refused),
		CASE(status_tells_the_board),
		CASE(a_thousand_tables_of_the_longest_names_are_told),
		CASE(ready_only_while_streaming),
		CASE(without_a_snapshot_its_kind_is_none),
		CASE(status_tells_the_snapshot),
		CASE(during_the_consistent_snapshot_ready_says_how_far_it_is),
		CASE(a_board_that_stands_still_is_not_healthy),
		CASE(process_gauges_are_of_now),
		CASE(the_page_needs_nothing_else),
		CASE(without_an_embedded_registry_there_are_no_reads),
		CASE(malformed_requests_are_answered_or_dropped),
		CASE(long_requests_are_bounded),
		CASE(dribbling_clients_lose_their_places),
		CASE(silent_clients_lose_their_places),
		CASE(a_client_that_does_not_read_hinders_nobody),
		CASE(a_hundred_clients_at_once_are_all_served),
		CASE(it_stops_with_clients_connected),
		CASE(an_address_that_cannot_be_is_explained),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
