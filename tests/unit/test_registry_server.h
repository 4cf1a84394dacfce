/* A scripted HTTP server in a thread: each request gets the script's next answer, byte for byte, and is remembered. */
#ifndef TEST_REGISTRY_SERVER_H
#define TEST_REGISTRY_SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

struct server_answer {
	const char *raw; /* NULL: the connection is closed without an answer */
	int delay_ms;    /* before it */
	size_t flood;    /* so many bytes of 'x' after it */
	bool close;      /* and then the connection is closed */
};

enum { SERVER_REQUESTS = 64, SERVER_REQUEST = 16384 };

struct server {
	const struct server_answer *answers;
	size_t count;
	int listener, stop[2];
	uint16_t port;
	pthread_t thread;
	atomic_uint requests, connections;
	char seen[SERVER_REQUESTS][SERVER_REQUEST];
};

/* waits for fd or for the end; false: the end, or time is up */
static bool server_wait(struct server *server, int fd, int timeout_ms)
{
	struct pollfd fds[2] = {{server->stop[0], POLLIN, 0}, {fd, POLLIN, 0}};

	return poll(fds, fd < 0 ? 1 : 2, timeout_ms) > 0 && !fds[0].revents;
}

/* one request with its body; false: the client is gone */
static bool server_read(struct server *server, int fd, char *request)
{
	size_t length = 0, wanted = 0;

	while (!wanted || length < wanted) {
		const char *body, *header;
		ssize_t n;

		if (!server_wait(server, fd, 10000))
			return false;
		n = recv(fd, request + length, SERVER_REQUEST - 1 - length, 0);
		if (n <= 0)
			return false;
		length += (size_t)n;
		request[length] = '\0';
		body = strstr(request, "\r\n\r\n");
		if (!body)
			continue;
		header = strcasestr(request, "\r\ncontent-length:");
		wanted = (size_t)(body + 4 - request) + (header && header < body ? strtoul(header + 17, NULL, 10) : 0);
	}
	return true;
}

static void server_flood(int fd, size_t bytes)
{
	char block[4096];

	memset(block, 'x', sizeof block);
	while (bytes) {
		ssize_t n = send(fd, block, bytes < sizeof block ? bytes : sizeof block, MSG_NOSIGNAL);

		if (n <= 0)
			return;
		bytes -= (size_t)n;
	}
}

static bool server_answer(struct server *server, int fd, const struct server_answer *answer)
{
	if (answer->delay_ms)
		server_wait(server, -1, answer->delay_ms);
	if (!answer->raw)
		return false;
	if (send(fd, answer->raw, strlen(answer->raw), MSG_NOSIGNAL) < 0)
		return false;
	server_flood(fd, answer->flood);
	return !answer->close;
}

static void *server_run(void *opaque)
{
	struct server *server = opaque;

	while (server_wait(server, server->listener, -1)) {
		int fd = accept(server->listener, NULL, NULL);
		bool open = fd >= 0;

		if (open)
			server->connections++;
		while (open) {
			unsigned n = server->requests;

			if (n == server->count || !server_read(server, fd, server->seen[n]))
				break;
			server->requests++;
			open = server_answer(server, fd, &server->answers[n]);
		}
		if (fd >= 0)
			close(fd);
	}
	return NULL;
}

/* the URL, http://127.0.0.1:port */
static const char *server_start(struct server *server, const struct server_answer *answers, size_t count)
{
	static char url[64];
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof address;

	memset(server, 0, sizeof *server);
	server->answers = answers;
	server->count = count;
	server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (pipe(server->stop) < 0 || bind(server->listener, (struct sockaddr *)&address, sizeof address) < 0 ||
	    listen(server->listener, 8) < 0 || getsockname(server->listener, (struct sockaddr *)&address, &size) < 0 ||
	    pthread_create(&server->thread, NULL, server_run, server) != 0)
		abort();
	server->port = ntohs(address.sin_port);
	snprintf(url, sizeof url, "http://127.0.0.1:%u", (unsigned)server->port);
	return url;
}

static void server_stop(struct server *server)
{
	if (write(server->stop[1], "", 1) != 1)
		abort();
	pthread_join(server->thread, NULL);
	close(server->listener);
	close(server->stop[0]);
	close(server->stop[1]);
}

#endif
