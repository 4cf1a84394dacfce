/* The stream against a server that says what each test scripts (PostgreSQL 15, 55.2 and 55.4): a thread on a
 * loopback port, one connection a test. Message layouts are written out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <assert.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "source/stream.h"

struct script {
	const char *startup; /* after the startup packet; NULL: say nothing */
	size_t startup_length;
	const char *answer; /* after START_REPLICATION */
	size_t answer_length;
	const char *later; /* 50 ms after that */
	size_t later_length;
	bool hang_up; /* close then, instead of listening */
};

struct server {
	struct script script;
	int listener, stop_fd;
	uint16_t port;
	pthread_t thread;
	uint8_t heard[4096]; /* after the query */
	size_t heard_length;
	char query[512];
};

static struct server server;

#define BYTES(literal) (literal), sizeof(literal) - 1
/* AuthenticationOk, BackendKeyData, ReadyForQuery */
#define HELLO                        \
	"R\0\0\0\10\0\0\0\0"         \
	"K\0\0\0\14\0\0\0\1\0\0\0\2" \
	"Z\0\0\0\5I"
#define COPY_BOTH "W\0\0\0\7\0\0\0"
/* CopyData with XLogData: dataStart 1/2, walEnd 0, sendTime 5, "B!" */
#define XLOG "d\0\0\0\37w\0\0\0\1\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5B!"
/* CopyData with a keepalive: walEnd 3/4, sendTime -1, reply */
#define KEEPALIVE "d\0\0\0\26k\0\0\0\3\0\0\0\4\377\377\377\377\377\377\377\377\1"

static bool server_read(int fd, void *bytes, size_t length)
{
	for (size_t got = 0; got < length;) {
		ssize_t n = read(fd, (char *)bytes + got, length - got);
		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	return true;
}

static void server_listen(int fd)
{
	ssize_t n;

	while ((n = read(fd, server.heard + server.heard_length, sizeof server.heard - server.heard_length)) > 0)
		server.heard_length += (size_t)n;
}

static void server_say(int fd, const char *bytes, size_t length)
{
	if (bytes && length)
		(void)!write(fd, bytes, length);
}

static void server_talk(int fd)
{
	uint32_t length;
	char kind, packet[4096];

	if (!server_read(fd, &length, 4) || !server_read(fd, packet, ntohl(length) - 4))
		return;
	server_say(fd, server.script.startup, server.script.startup_length);
	if (!server_read(fd, &kind, 1) || !server_read(fd, &length, 4) || ntohl(length) - 4 > sizeof server.query ||
	    !server_read(fd, server.query, ntohl(length) - 4))
		return;
	server_say(fd, server.script.answer, server.script.answer_length);
	if (server.script.later) {
		clock_sleep_us(50000);
		server_say(fd, server.script.later, server.script.later_length);
	}
	if (!server.script.hang_up)
		server_listen(fd);
}

static void *server_run(void *unused)
{
	int fd = accept(server.listener, NULL, NULL);

	(void)unused;
	if (fd >= 0) {
		server_talk(fd);
		close(fd);
	}
	return NULL;
}

/* its calls may take timeout_us */
static struct source *server_start_for(const struct script *script, int64_t timeout_us)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof address;
	char url[160];
	struct error error;
	struct source *source;

	memset(&server, 0, sizeof server);
	server.script = *script;
	server.listener = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(server.listener, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(server.listener, 4), 0);
	assert_int_equal(getsockname(server.listener, (struct sockaddr *)&address, &size), 0);
	assert_int_equal(pthread_create(&server.thread, NULL, server_run, NULL), 0);
	snprintf(url, sizeof url, "host=127.0.0.1 port=%d user=u dbname=d sslmode=disable gssencmode=disable",
		 ntohs(address.sin_port));
	source = source_new(&(struct source_options){url, "shop", timeout_us, timeout_us, 60000000}, &error);
	assert_non_null(source);
	return source;
}

static struct source *server_start(const struct script *script)
{
	return server_start_for(script, 20000000);
}

static void server_stop(struct source *source, struct stream *stream)
{
	stream_close(stream);
	source_free(source);
	shutdown(server.listener, SHUT_RDWR);
	assert_int_equal(pthread_join(server.thread, NULL), 0);
	close(server.listener);
}

static const struct stream_options OPTIONS = {"sl\"ot", "p,p_in'serts", true, true};

static struct stream *open_stream(struct source *source)
{
	struct stream *stream;
	struct error error;

	if (stream_open(source, &OPTIONS, &stream, &error) < 0)
		fail_msg("%s", error.text);
	return stream;
}

/* stream_next() as a reader calls it, for 20 seconds at most */
static int next(struct stream *stream, struct stream_message *message, struct error *error)
{
	int64_t deadline = clock_monotonic_us() + 20000000;
	int result;

	while ((result = stream_next(stream, message, error)) == 0) {
		struct pollfd fd = {stream_fd(stream), POLLIN, 0};
		assert_true(clock_monotonic_us() < deadline);
		poll(&fd, 1, 100);
		assert_int_equal(stream_fill(stream, error), 0);
	}
	return result;
}

static void data_and_keepalives_come_with_lsn_and_time(void **state)
{
	struct source *source =
		server_start(&(struct script){BYTES(HELLO), BYTES(COPY_BOTH XLOG KEEPALIVE), NULL, 0, false});
	struct stream *stream = open_stream(source);
	struct stream_message message;
	struct error error;

	(void)state;
	assert_string_equal(server.query,
			    "START_REPLICATION SLOT \"sl\"\"ot\" LOGICAL 0/0 (proto_version '1', publication_names "
			    "'p,p_in''serts', binary 'true', messages 'true')");
	assert_int_equal(next(stream, &message, &error), 1);
	assert_int_equal(message.kind, STREAM_DATA);
	assert_int_equal(message.lsn, 0x100000002);
	assert_int_equal(message.send_time_us, 946684800000005);
	assert_int_equal(message.length, 2);
	assert_memory_equal(message.bytes, "B!", 2);
	assert_int_equal(next(stream, &message, &error), 1);
	assert_int_equal(message.kind, STREAM_KEEPALIVE);
	assert_int_equal(message.lsn, 0x300000004);
	assert_int_equal(message.send_time_us, 946684799999999);
	assert_true(message.reply);
	assert_int_equal(stream_next(stream, &message, &error), 0);
	server_stop(source, stream);
}

static void a_message_in_two_pieces_is_one(void **state)
{
	static const char first[] = COPY_BOTH "d\0\0\0\37w\0\0\0\1\0\0\0\2",
			  rest[] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5B!";
	struct source *source = server_start(&(struct script){BYTES(HELLO), BYTES(first), BYTES(rest), false});
	struct stream *stream = open_stream(source);
	struct stream_message message;
	struct error error;

	(void)state;
	assert_int_equal(next(stream, &message, &error), 1);
	assert_int_equal(message.lsn, 0x100000002);
	assert_memory_equal(message.bytes, "B!", 2);
	server_stop(source, stream);
}

static void malformed_messages_are_protocol_errors(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *words;
	} cases[] = {
		{BYTES(COPY_BOTH "d\0\0\0\5x"), "unknown kind 0x78"},
		{BYTES(COPY_BOTH "d\0\0\0\34w\0\0\0\1\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
		 "malformed XLogData of 24 bytes"},
		{BYTES(COPY_BOTH "d\0\0\0\35w\0\0\0\1\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5"),
		 "malformed XLogData of 25 bytes"},
		{BYTES(COPY_BOTH "d\0\0\0\25k\0\0\0\3\0\0\0\4\0\0\0\0\0\0\0\0"), "malformed keepalive of 17 bytes"},
		{BYTES(COPY_BOTH "d\0\0\0\27k\0\0\0\3\0\0\0\4\0\0\0\0\0\0\0\0\1\0"), "malformed keepalive of 19 bytes"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct source *source =
			server_start(&(struct script){BYTES(HELLO), cases[i].bytes, cases[i].length, NULL, 0, false});
		struct stream *stream = open_stream(source);
		struct stream_message message;
		struct error error;

		assert_int_equal(next(stream, &message, &error), -1);
		assert_int_equal(error.code, ERROR_PROTOCOL);
		assert_non_null(strstr(error.text, cases[i].words));
		server_stop(source, stream);
	}
}

static void the_servers_last_words_come_after_its_last_data(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		bool hang_up;
		enum error_code code;
		const char *words;
	} cases[] = {
		/* a fast shutdown: CommandComplete, without CopyDone */
		{BYTES("C\0\0\0\13COPY 0\0"), true, ERROR_UNAVAILABLE, "the server ended the stream: COPY 0"},
		{BYTES("c\0\0\0\4"), false, ERROR_UNAVAILABLE, "the server ended the stream: CopyDone"},
		/* pg_terminate_backend() */
		{BYTES("E\0\0\0\40SFATAL\0C57P01\0Mterminating\0\0"), true, ERROR_UNAVAILABLE,
		 "terminating (SQLSTATE 57P01)"},
		{BYTES("E\0\0\0\40SERROR\0C42883\0Mno function\0\0"), false, ERROR_BINARY,
		 "no function (SQLSTATE 42883)"},
		{BYTES(""), true, ERROR_UNAVAILABLE, "stream of slot sl\"ot: "},
	};
	static char answer[256];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t before = sizeof(COPY_BOTH XLOG) - 1;
		memcpy(answer, COPY_BOTH XLOG, before);
		memcpy(answer + before, cases[i].bytes, cases[i].length);
		struct source *source = server_start(
			&(struct script){BYTES(HELLO), answer, before + cases[i].length, NULL, 0, cases[i].hang_up});
		struct stream *stream = open_stream(source);
		struct stream_message message;
		struct error error;

		clock_sleep_us(20000); /* so that data and end are there when it is first read */
		assert_int_equal(next(stream, &message, &error), 1);
		assert_int_equal(next(stream, &message, &error), -1);
		if (error.code != cases[i].code || !strstr(error.text, cases[i].words))
			fail_msg("%zu: %d %s", i, error.code, error.text);
		assert_int_equal(stream_next(stream, &message, &error), -1); /* and it stays so */
		server_stop(source, stream);
	}
}

static void a_status_update_says_written_flushed_applied_clock_and_reply(void **state)
{
	static const uint8_t want[] = "d\0\0\0\46r\0\0\0\5\0\0\0\6\0\0\0\3\0\0\0\4\0\0\0\3\0\0\0\4\0\0\0\0\0\0\0\7\1";
	struct source *source = server_start(&(struct script){BYTES(HELLO), BYTES(COPY_BOTH), NULL, 0, false});
	struct stream *stream = open_stream(source);
	struct error error;

	(void)state;
	assert_int_equal(stream_status(stream, 0x500000006, 0x300000004, true, 946684800000007, &error), 0);
	assert_false(stream_unsent(stream));
	server_stop(source, stream);
	assert_true(server.heard_length > sizeof want - 1);
	assert_memory_equal(server.heard, want, sizeof want - 1);
	assert_int_equal(server.heard[sizeof want - 1], 'c'); /* stream_close() says CopyDone */
}

static void a_silent_server_runs_into_the_time_outs(void **state)
{
	static const struct script scripts[] = {
		{NULL, 0, NULL, 0, NULL, 0, false},      /* no answer to the startup packet */
		{BYTES(HELLO), NULL, 0, NULL, 0, false}, /* none to START_REPLICATION */
	};

	(void)state;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct source *source = server_start_for(&scripts[i], 300000);
		int64_t start = clock_monotonic_us(), took;
		struct stream *stream;
		struct error error;

		assert_int_equal(stream_open(source, &OPTIONS, &stream, &error), -1);
		took = clock_monotonic_us() - start;
		assert_int_equal(error.code, ERROR_TIMEOUT);
		assert_in_range(took, 290000, 10000000);
		server_stop(source, NULL);
	}
}

static void a_readable_stop_descriptor_ends_every_wait(void **state)
{
	struct source *source = server_start(&(struct script){NULL, 0, NULL, 0, NULL, 0, false});
	int fd = eventfd(1, 0);
	int64_t start = clock_monotonic_us();
	struct stream *stream;
	struct error error;

	(void)state;
	source_stop_fd(source, fd);
	assert_int_equal(stream_open(source, &OPTIONS, &stream, &error), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_in_range(clock_monotonic_us() - start, 0, 10000000); /* of 20 s */
	server_stop(source, NULL);
	close(fd);
}

static void another_protocol_at_the_port_is_a_config_error(void **state)
{
	struct source *source =
		server_start(&(struct script){BYTES("HTTP/1.1 400 Bad Request\r\n\r\n"), NULL, 0, NULL, 0, true});
	struct stream *stream;
	struct error error;

	(void)state;
	assert_int_equal(stream_open(source, &OPTIONS, &stream, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	server_stop(source, NULL);
}

static void a_warning_that_a_publication_was_passed_over_ends_the_stream(void **state)
{
	/* PostgreSQL 18; NoticeResponse, then a change of another publication */
	static const char answer[] = COPY_BOTH "N\0\0\0\36SWARNING\0C55000\0Mskipped\0\0" XLOG;
	struct source *source =
		server_start_for(&(struct script){BYTES(HELLO), BYTES(answer), NULL, 0, false}, 1000000);
	struct stream *stream = open_stream(source);
	struct stream_message message;
	struct error error;

	(void)state;
	assert_int_equal(next(stream, &message, &error), -1);
	assert_int_equal(error.code, ERROR_HISTORY);
	assert_non_null(strstr(error.text, "skipped"));
	assert_non_null(strstr(error.hint, "a slot older than its publication"));
	server_stop(source, stream);
}

enum { ROW = 200000, ROWS = 250 };

/* messages of 200 kB, 50 MB in all */
static char *many_rows(size_t *length)
{
	const size_t size = ROW + 30;
	char *bytes = malloc(ROWS * size);

	assert_non_null(bytes);
	*length = ROWS * size;
	for (size_t i = 0; i < ROWS; i++) {
		char *message = memset(bytes + i * size, 'x', size);
		uint32_t after = htonl((uint32_t)size - 1);
		message[0] = 'd';
		memcpy(message + 1, &after, 4);
		memset(message + 5, 0, 25);
		message[5] = 'w';
	}
	return bytes;
}

static void a_server_that_is_faster_than_we_are_does_not_fill_our_memory(void **state)
{
	size_t length, before = mallinfo2().hblkhd, most = 0;
	char *rows = many_rows(&length);
	struct source *source = server_start(&(struct script){BYTES(HELLO), BYTES(COPY_BOTH), rows, length, true});
	struct stream *stream = open_stream(source);
	struct stream_message message;
	struct error error;

	(void)state;
	for (int i = 0; i < ROWS; i++) {
		assert_int_equal(next(stream, &message, &error), 1);
		assert_int_equal(message.length, ROW);
		size_t now = mallinfo2().hblkhd; /* what is large has a mapping of its own; sanitizers know of none */
		most = now > most ? now : most;
		clock_sleep_us(200); /* what the socket takes gathers there */
	}
	assert_true(most <= before + length + (4 << 20));
	server_stop(source, stream);
	free(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(data_and_keepalives_come_with_lsn_and_time),
		cmocka_unit_test(a_message_in_two_pieces_is_one),
		cmocka_unit_test(malformed_messages_are_protocol_errors),
		cmocka_unit_test(the_servers_last_words_come_after_its_last_data),
		cmocka_unit_test(a_status_update_says_written_flushed_applied_clock_and_reply),
		cmocka_unit_test(a_silent_server_runs_into_the_time_outs),
		cmocka_unit_test(a_readable_stop_descriptor_ends_every_wait),
		cmocka_unit_test(another_protocol_at_the_port_is_a_config_error),
		cmocka_unit_test(a_warning_that_a_publication_was_passed_over_ends_the_stream),
		cmocka_unit_test(a_server_that_is_faster_than_we_are_does_not_fill_our_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
