/* A raw HTTP client for the tests of the admin server: what is sent is what the test says, byte for byte. */
#ifndef TEST_ADMIN_CLIENT_H
#define TEST_ADMIN_CLIENT_H

#include "unit/test_registry_directory.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "admin/admin.h"

enum { ANSWER = 1 << 21 };

static struct admin *admin;
static char answer[ANSWER];

static inline int dial(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval limit = {15, 0};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_port = htons(admin_port(admin));
	assert_true(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof address), 0);
	return fd;
}

static inline void say(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = send(fd, bytes, length, MSG_NOSIGNAL);

		if (n <= 0)
			return;
		bytes += n;
		length -= (size_t)n;
	}
}

/* all until the server closes, into `answer`; false: it did not within 15 s */
static inline bool hear(int fd)
{
	size_t length = 0;
	ssize_t n;

	while ((n = recv(fd, answer + length, ANSWER - 1 - length, 0)) > 0)
		length += (size_t)n;
	answer[length] = '\0';
	return n == 0 || errno == ECONNRESET;
}

static inline int status_code(void)
{
	return strncmp(answer, "HTTP/1.1 ", 9) == 0 ? atoi(answer + 9) : 0;
}

static inline int ask(const char *method, const char *path)
{
	char request[512];
	int fd = dial(), length = snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: x\r\n\r\n", method, path);

	say(fd, request, (size_t)length);
	assert_true(hear(fd));
	close(fd);
	return status_code();
}

static inline const char *body(void)
{
	const char *end = strstr(answer, "\r\n\r\n");

	assert_non_null(end);
	return end + 4;
}

static inline bool has_header(const char *line)
{
	const char *found = strstr(answer, line);

	return found && found < body();
}

#endif
