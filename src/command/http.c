/* One connection, one request, one answer; every wait ends at the same deadline. */
#include "command/http.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

enum { HTTP_BODY_MAX = 16 << 20 };

struct http {
	int fd;
	int64_t deadline_us;
	const char *listen;
	struct error *error;
};

static int http_unavailable(struct http *http, const char *why)
{
	return error_set(http->error, ERROR_UNAVAILABLE, "nothing answers on %s: %s", http->listen, why);
}

/* until the socket is ready for `events` */
static int http_wait(struct http *http, short events)
{
	struct pollfd poller = {.fd = http->fd, .events = events};
	int64_t left_us = http->deadline_us - clock_monotonic_us();
	int ready = left_us > 0 ? poll(&poller, 1, (int)(left_us / 1000 + 1)) : 0;

	if (ready < 0 && errno != EINTR)
		return http_unavailable(http, strerror(errno));
	if (ready <= 0)
		return error_set(http->error, ERROR_TIMEOUT, "no answer from %s in time", http->listen);
	return 0;
}

static int http_connect_to(struct http *http, const struct addrinfo *address)
{
	int failure = 0;
	socklen_t size = sizeof failure;

	http->fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (http->fd < 0)
		return http_unavailable(http, strerror(errno));
	if (connect(http->fd, address->ai_addr, address->ai_addrlen) == 0)
		return 0;
	if (errno != EINPROGRESS)
		return http_unavailable(http, strerror(errno));
	if (http_wait(http, POLLOUT) < 0)
		return -1;
	if (getsockopt(http->fd, SOL_SOCKET, SO_ERROR, &failure, &size) < 0 || failure)
		return http_unavailable(http, strerror(failure));
	return 0;
}

/* listen's two halves; the brackets of an IPv6 address go, and a wildcard becomes the loopback address */
static int http_split(struct http *http, char host[256], const char **port)
{
	const char *colon = strrchr(http->listen, ':'), *start = http->listen;
	size_t length;

	if (!colon || (size_t)(colon - start) > 254)
		return error_set(http->error, ERROR_CONFIG, "%s is not address:port", http->listen);
	length = (size_t)(colon - start);
	if (length >= 2 && start[0] == '[' && start[length - 1] == ']') {
		start++;
		length -= 2;
	}
	snprintf(host, 256, "%.*s", (int)length, start);
	if (strcmp(host, "0.0.0.0") == 0 || strcmp(host, "*") == 0)
		snprintf(host, 256, "127.0.0.1");
	else if (strcmp(host, "::") == 0)
		snprintf(host, 256, "::1");
	*port = colon + 1;
	return 0;
}

static int http_connect(struct http *http)
{
	struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *addresses;
	char host[256];
	const char *port = "";
	int found, result = -1;

	if (http_split(http, host, &port) < 0)
		return -1;
	found = getaddrinfo(host, port, &hints, &addresses);
	if (found != 0)
		return http_unavailable(http, gai_strerror(found));
	for (const struct addrinfo *address = addresses; address && result < 0; address = address->ai_next) {
		if (http->fd >= 0)
			close(http->fd);
		result = http_connect_to(http, address);
	}
	freeaddrinfo(addresses);
	return result;
}

static int http_send(struct http *http, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t sent = send(http->fd, bytes, length, MSG_NOSIGNAL);

		if (sent >= 0) {
			bytes += sent;
			length -= (size_t)sent;
		} else if (errno != EAGAIN && errno != EINTR) {
			return http_unavailable(http, strerror(errno));
		} else if (http_wait(http, POLLOUT) < 0) {
			return -1;
		}
	}
	return 0;
}

/* to the end of the connection, as HTTP/1.0 delimits an answer */
static int http_receive(struct http *http, struct buffer *answer)
{
	char chunk[16384];
	ssize_t got;

	while (answer->length <= HTTP_BODY_MAX) {
		got = recv(http->fd, chunk, sizeof chunk, 0);
		if (got > 0)
			buffer_add(answer, chunk, (size_t)got);
		else if (got == 0)
			return answer->failed ? error_set(http->error, ERROR_MEMORY, "no memory for the answer") : 0;
		else if (errno != EAGAIN && errno != EINTR)
			return http_unavailable(http, strerror(errno));
		else if (http_wait(http, POLLIN) < 0)
			return -1;
	}
	return error_set(http->error, ERROR_PROTOCOL, "the answer of %s is larger than 16 MiB", http->listen);
}

static int http_parse(struct http *http, struct buffer *answer, int *status, struct buffer *body)
{
	const char *text = buffer_string(answer), *blank = strstr(text, "\r\n\r\n");

	if (strncmp(text, "HTTP/1.", 7) != 0 || !blank || strspn(text + 9, "0123456789") != 3)
		return error_set(http->error, ERROR_PROTOCOL, "%s does not speak HTTP", http->listen);
	*status = (int)strtol(text + 9, NULL, 10);
	blank += 4;
	buffer_add(body, blank, answer->length - (size_t)(blank - text));
	return 0;
}

static int http_ask(const char *listen, const struct buffer *request, int64_t timeout_us, int *status,
		    struct buffer *body, struct error *error)
{
	struct http http = {
		.fd = -1, .deadline_us = clock_monotonic_us() + timeout_us, .listen = listen, .error = error};
	struct buffer answer = {0};
	int result = -1;

	if (request->failed)
		return error_set(error, ERROR_MEMORY, "no memory for a request");
	if (http_connect(&http) == 0 && http_send(&http, request->data, request->length) == 0 &&
	    http_receive(&http, &answer) == 0)
		result = http_parse(&http, &answer, status, body);
	if (http.fd >= 0)
		close(http.fd);
	buffer_fini(&answer);
	return result;
}

int http_get(const char *listen, const char *path, int64_t timeout_us, int *status, struct buffer *body,
	     struct error *error)
{
	struct buffer request = {0};

	buffer_printf(&request, "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n", path, listen);
	int result = http_ask(listen, &request, timeout_us, status, body, error);
	buffer_fini(&request);
	return result;
}

int http_post(const char *listen, const char *path, const char *token, const char *json, int64_t timeout_us,
	      int *status, struct buffer *body, struct error *error)
{
	struct buffer request = {0};

	buffer_printf(&request,
		      "POST %s HTTP/1.0\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
		      "Content-Length: %zu\r\nConnection: close\r\n\r\n%s",
		      path, listen, token, strlen(json), json);
	int result = http_ask(listen, &request, timeout_us, status, body, error);
	buffer_fini(&request);
	return result;
}
