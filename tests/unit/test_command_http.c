/* The HTTP client against a server that says what a test wants: good answers, bad ones, none. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "command/http.h"

struct server {
	int fd;
	char listen[32], request[1000];
	const char *says; /* NULL: accepts and says nothing */
	pthread_t thread;
};

static void *serve(void *argument)
{
	struct server *server = argument;
	int client = accept(server->fd, NULL, NULL);
	ssize_t length = recv(client, server->request, sizeof server->request - 1, 0);

	server->request[length > 0 ? length : 0] = '\0';
	if (server->says) {
		/* in two parts, so that the client must wait in the middle */
		size_t half = strlen(server->says) / 2;

		send(client, server->says, half, MSG_NOSIGNAL);
		clock_sleep_us(20000);
		send(client, server->says + half, strlen(server->says) - half, MSG_NOSIGNAL);
	} else {
		struct pollfd ended = {.fd = client, .events = POLLIN};

		poll(&ended, 1, 20000); /* silent until the client has given up */
	}
	close(client);
	return NULL;
}

static void server_start(struct server *server, const char *says)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof address;

	*server = (struct server){.fd = socket(AF_INET, SOCK_STREAM, 0), .says = says};
	assert_int_equal(bind(server->fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(server->fd, 1), 0);
	assert_int_equal(getsockname(server->fd, (struct sockaddr *)&address, &size), 0);
	snprintf(server->listen, sizeof server->listen, "0.0.0.0:%d", ntohs(address.sin_port));
	assert_int_equal(pthread_create(&server->thread, NULL, serve, server), 0);
}

static void server_end(struct server *server)
{
	pthread_join(server->thread, NULL);
	close(server->fd);
}

static void an_answer_comes_with_status_and_body(void **state)
{
	struct server server;
	struct buffer body = {0};
	struct error error = {0};
	int status;

	(void)state;
	server_start(&server, "HTTP/1.0 503 Service Unavailable\r\nA: b\r\n\r\n{\"x\":\r\n\r\n1}");
	assert_int_equal(http_get(server.listen, "/status", 2000000, &status, &body, &error), 0);
	server_end(&server);
	assert_int_equal(status, 503);
	assert_string_equal(buffer_string(&body), "{\"x\":\r\n\r\n1}");
	assert_memory_equal(server.request, "GET /status HTTP/1.0\r\nHost: ", 28);
	buffer_fini(&body);
}

static void what_is_no_http_is_a_protocol_error(void **state)
{
	static const char *const says[] = {"SSH-2.0-x\r\n\r\n", "HTTP/1.0 200 OK\r\n", "", "HTTP/1.0 2x0 OK\r\n\r\n",
					   "HTTP/1."};

	(void)state;
	for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
		struct server server;
		struct buffer body = {0};
		struct error error = {0};
		int status;

		server_start(&server, says[i]);
		assert_int_equal(http_get(server.listen, "/", 2000000, &status, &body, &error), -1);
		server_end(&server);
		assert_int_equal(error.code, ERROR_PROTOCOL);
		buffer_fini(&body);
	}
}

static void silence_ends_at_the_deadline(void **state)
{
	struct server server;
	struct buffer body = {0};
	struct error error = {0};
	int64_t start_us = clock_monotonic_us();
	int status;

	(void)state;
	server_start(&server, NULL);
	assert_int_equal(http_get(server.listen, "/", 100000, &status, &body, &error), -1);
	assert_in_range(clock_monotonic_us() - start_us, 90000, 10000000);
	assert_int_equal(error.code, ERROR_TIMEOUT);
	server_end(&server);
	buffer_fini(&body);
}

static void nobody_there_is_unavailable_with_the_address(void **state)
{
	struct server server;
	struct buffer body = {0};
	struct error error = {0};
	int status;

	(void)state;
	server_start(&server, "HTTP/1.0 200 OK\r\n\r\n");
	http_get(server.listen, "/", 2000000, &status, &body, &error);
	server_end(&server);
	assert_int_equal(http_get(server.listen, "/", 2000000, &status, &body, &error), -1);
	assert_int_equal(error.code, ERROR_UNAVAILABLE);
	assert_non_null(strstr(error.text, server.listen));
	assert_int_equal(http_get("no port", "/", 2000000, &status, &body, &error), -1);
	buffer_fini(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_comes_with_status_and_body),
		cmocka_unit_test(what_is_no_http_is_a_protocol_error),
		cmocka_unit_test(silence_ends_at_the_deadline),
		cmocka_unit_test(nobody_there_is_unavailable_with_the_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
