/* Numeric addresses only: a name would have to be asked of a server, at start and without a time-out. */
#include "admin/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 512 };

struct endpoint {
	struct sockaddr_storage address;
	socklen_t size;
};

static bool port_parse(const char *text, uint16_t *port)
{
	size_t length = strlen(text);
	unsigned long value;

	if (length == 0 || length > 5 || strspn(text, "0123456789") != length)
		return false;
	value = strtoul(text, NULL, 10);
	*port = (uint16_t)value;
	return value <= UINT16_MAX;
}

static bool endpoint_set(struct endpoint *endpoint, const char *host, uint16_t port)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port)};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};

	if (inet_pton(AF_INET, strcmp(host, "localhost") == 0 ? "127.0.0.1" : host, &v4.sin_addr) == 1) {
		memcpy(&endpoint->address, &v4, sizeof v4);
		endpoint->size = sizeof v4;
		return true;
	}
	if (inet_pton(AF_INET6, host, &v6.sin6_addr) == 1) {
		memcpy(&endpoint->address, &v6, sizeof v6);
		endpoint->size = sizeof v6;
		return true;
	}
	return false;
}

static bool endpoint_parse(struct endpoint *endpoint, const char *text)
{
	const char *colon = strrchr(text, ':');
	char host[64];
	uint16_t port;
	bool bracketed = text[0] == '[';
	size_t length;

	if (!colon || !port_parse(colon + 1, &port))
		return false;
	length = (size_t)(colon - text);
	if (bracketed) {
		if (length < 2 || text[length - 1] != ']')
			return false;
		text++;
		length -= 2;
	}
	if (length >= sizeof host || bracketed != (memchr(text, ':', length) != NULL))
		return false;
	memcpy(host, text, length);
	host[length] = '\0';
	return endpoint_set(endpoint, host, port);
}

static int refused(const char *address, const char *what, struct error *error)
{
	int cause = errno;
	enum error_code code = cause == EACCES || cause == EPERM ? ERROR_PERMISSION : ERROR_IO;

	if (cause == EADDRINUSE || cause == EADDRNOTAVAIL || cause == EAFNOSUPPORT)
		code = ERROR_CONFIG;
	error_set(error, code, "cannot %s on %s: %s", what, address, strerror(cause));
	if (cause == EADDRINUSE)
		error_hint(error, "give this instance another http.listen (--http), or port 0 for any free one");
	return -1;
}

int admin_listen(const char *address, uint16_t *port, struct error *error)
{
	struct endpoint endpoint = {0};
	struct sockaddr *where = (struct sockaddr *)&endpoint.address;
	int fd, on = 1;

	if (!endpoint_parse(&endpoint, address)) {
		error_set(error, ERROR_CONFIG, "http.listen is not an address and a port: %s", address);
		return error_hint(error, "write it like 127.0.0.1:8080 or [::1]:8080");
	}
	fd = socket(where->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return refused(address, "open a socket", error);
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 || bind(fd, where, endpoint.size) < 0 ||
	    listen(fd, BACKLOG) < 0 || getsockname(fd, where, &endpoint.size) < 0) {
		refused(address, "listen", error);
		close(fd);
		return -1;
	}
	*port = ntohs(where->sa_family == AF_INET6 ? ((struct sockaddr_in6 *)where)->sin6_port
						   : ((struct sockaddr_in *)where)->sin_port);
	return fd;
}
