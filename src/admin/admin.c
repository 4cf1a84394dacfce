/* The HTTP server: libmicrohttpd in one thread of ours, which also closes clients that take too long.
 *
 * libmicrohttpd closes a connection on which nothing moves for client_timeout_s. A client that sends a byte now and then
 * would hold its place for ever, so one that is still there after twice that long is shut down here. A connection carries
 * one request: places are few, and a client that keeps one open between two requests keeps it from others.
 */
#include "admin/admin.h"

#include <assert.h>
#include <microhttpd.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "admin/answer.h"
#include "admin/listen.h"
#include "base/clock.h"
#include "base/memory.h"

enum { CLIENT_TIMEOUT_S = 10, CLIENT_MEMORY = 16384, SWEEP_MS = 1000, BODY_MAX = 1 << 20 };

#define PAGE_POLICY                                                                                                      \
	"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; " \
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

struct client {
	int fd;           /* -1: the place is free */
	int64_t since_us; /* of its connection */
};

/* the body of a request, as far as it has come */
struct upload {
	struct buffer body;
	bool too_large; /* what comes is dropped */
};

struct admin {
	struct MHD_Daemon *server;
	int listener, stop; /* stop: an eventfd */
	uint16_t port;
	uint32_t client_timeout_s, client_count;
	struct client *clients;
	struct admin_sources sources;
	pthread_t thread;
	bool running;
};

static void headers_add(struct MHD_Response *response, const struct admin_answer *answer)
{
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer->type);
	MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
	if (answer->allow)
		MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, answer->allow);
	if (answer->authenticate)
		MHD_add_response_header(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Basic realm=\"millrace\"");
	if (answer->page)
		MHD_add_response_header(response, "Content-Security-Policy", PAGE_POLICY);
}

/* MHD_NO closes the connection: without memory there is no answer */
static enum MHD_Result answer_send(struct MHD_Connection *connection, struct admin_answer *answer)
{
	size_t length = answer->body.length;
	char *body = buffer_take(&answer->body);
	struct MHD_Response *response;
	enum MHD_Result result;

	if (!body)
		return MHD_NO;
	response = MHD_create_response_from_buffer(length, body, MHD_RESPMEM_MUST_FREE);
	if (!response) {
		memory_free(body);
		return MHD_NO;
	}
	headers_add(response, answer);
	result = MHD_queue_response(connection, answer->status, response);
	MHD_destroy_response(response);
	return result;
}

static enum MHD_Result query_add(void *opaque, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct buffer *query = opaque;

	(void)kind;
	if (query->length)
		buffer_add_char(query, '&');
	buffer_add_string(query, name);
	if (value) {
		buffer_add_char(query, '=');
		buffer_add_string(query, value);
	}
	return MHD_YES;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
	return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static struct admin_request request_of(struct MHD_Connection *connection, const char *method, const char *path)
{
	return (struct admin_request){.method = method,
				      .path = path,
				      .authorization = header(connection, MHD_HTTP_HEADER_AUTHORIZATION),
				      .origin = header(connection, MHD_HTTP_HEADER_ORIGIN),
				      .host = header(connection, MHD_HTTP_HEADER_HOST),
				      .query = "",
				      .body = ""};
}

static enum MHD_Result request_answer(struct admin *admin, struct MHD_Connection *connection,
				      struct admin_request *request)
{
	struct admin_answer answer;
	struct buffer query = {0};

	MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, query_add, &query);
	request->query = buffer_string(&query);
	admin_answer_make(&admin->sources, request, &answer);
	buffer_fini(&query);
	return answer_send(connection, &answer);
}

static enum MHD_Result too_large_send(struct MHD_Connection *connection)
{
	struct admin_answer answer;

	admin_answer_too_large(&answer, BODY_MAX);
	return answer_send(connection, &answer);
}

/* What needs no body is answered before any is read, upon which libmicrohttpd closes the connection behind the answer. */
static enum MHD_Result request_begin(struct admin *admin, struct MHD_Connection *connection,
				     struct admin_request *request, void **context)
{
	const char *length = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);

	if (!admin_answer_needs_body(&admin->sources, request))
		return request_answer(admin, connection, request);
	if (length && strtoull(length, NULL, 10) > BODY_MAX)
		return too_large_send(connection);
	*context = memory_alloc(sizeof(struct upload));
	return *context ? MHD_YES : MHD_NO;
}

static void upload_add(struct upload *upload, const char *bytes, size_t length)
{
	if (upload->body.length + length > BODY_MAX)
		upload->too_large = true;
	if (!upload->too_large)
		buffer_add(&upload->body, bytes, length);
}

static enum MHD_Result request_handle(void *opaque, struct MHD_Connection *connection, const char *url,
				      const char *method, const char *version, const char *bytes, size_t *length,
				      void **context)
{
	struct admin_request request = request_of(connection, method, url);
	struct upload *upload = *context;

	(void)version;
	if (!upload)
		return request_begin(opaque, connection, &request, context);
	if (*length) {
		upload_add(upload, bytes, *length);
		*length = 0;
		return MHD_YES;
	}
	if (upload->too_large)
		return too_large_send(connection);
	if (upload->body.failed)
		return MHD_NO;
	request.body = buffer_string(&upload->body);
	request.length = upload->body.length;
	return request_answer(opaque, connection, &request);
}

static void request_end(void *opaque, struct MHD_Connection *connection, void **context,
			enum MHD_RequestTerminationCode code)
{
	struct upload *upload = *context;

	(void)opaque;
	(void)connection;
	(void)code;
	if (upload)
		buffer_fini(&upload->body);
	memory_free(upload);
	*context = NULL;
}

/* paths stay percent-encoded: a slash in a subject's name is none in the path */
static size_t unescape_nothing(void *opaque, struct MHD_Connection *connection, char *text)
{
	(void)opaque;
	(void)connection;
	return strlen(text);
}

static void client_arrive(struct admin *admin, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	for (uint32_t i = 0; i < admin->client_count; i++) {
		struct client *client = &admin->clients[i];

		if (client->fd >= 0)
			continue;
		*client = (struct client){info->connect_fd, clock_monotonic_us()};
		*context = client;
		return;
	}
	assert(!"more connections than the limit that libmicrohttpd was given");
}

static void connection_notify(void *opaque, struct MHD_Connection *connection, void **context,
			      enum MHD_ConnectionNotificationCode code)
{
	struct client *client = *context;

	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		client_arrive(opaque, connection, context);
	else if (client)
		client->fd = -1;
}

static void clients_sweep(struct admin *admin)
{
	int64_t limit_us = clock_monotonic_us() - 2 * (int64_t)admin->client_timeout_s * 1000000;

	for (uint32_t i = 0; i < admin->client_count; i++) {
		const struct client *client = &admin->clients[i];

		if (client->fd >= 0 && client->since_us < limit_us)
			shutdown(client->fd, SHUT_RDWR);
	}
}

static int wait_ms(struct admin *admin)
{
	unsigned long long timeout_ms;

	if (MHD_get_timeout(admin->server, &timeout_ms) != MHD_YES || timeout_ms > SWEEP_MS)
		return SWEEP_MS;
	return (int)timeout_ms;
}

static void *serve(void *opaque)
{
	struct admin *admin = opaque;
	const union MHD_DaemonInfo *info = MHD_get_daemon_info(admin->server, MHD_DAEMON_INFO_EPOLL_FD);
	struct pollfd fds[2] = {{admin->stop, POLLIN, 0}, {info->epoll_fd, POLLIN, 0}};

	for (;;) {
		poll(fds, 2, wait_ms(admin));
		if (fds[0].revents)
			return NULL;
		MHD_run(admin->server);
		clients_sweep(admin);
	}
}

/* signals are for the threads that wait for them */
static int thread_start(struct admin *admin, struct error *error)
{
	sigset_t all, before;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	rc = pthread_create(&admin->thread, NULL, serve, admin);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (rc != 0)
		return error_set(error, ERROR_MEMORY, "cannot start the http thread: %s", strerror(rc));
	admin->running = true;
	return 0;
}

static int server_start(struct admin *admin, struct error *error)
{
	admin->server = MHD_start_daemon(
		MHD_USE_EPOLL, 0, NULL, NULL, request_handle, admin, MHD_OPTION_LISTEN_SOCKET, admin->listener,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)admin->client_count, MHD_OPTION_CONNECTION_TIMEOUT,
		(unsigned)admin->client_timeout_s, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CLIENT_MEMORY,
		MHD_OPTION_UNESCAPE_CALLBACK, unescape_nothing, NULL, MHD_OPTION_NOTIFY_CONNECTION, connection_notify,
		admin, MHD_OPTION_NOTIFY_COMPLETED, request_end, NULL, MHD_OPTION_END);
	if (!admin->server)
		return error_set(error, ERROR_INTERNAL, "the http server does not start");
	admin->listener = -1; /* libmicrohttpd closes it */
	return 0;
}

static int memory_take(struct admin *admin, struct error *error)
{
	admin->clients = memory_alloc(admin->client_count * sizeof *admin->clients);
	admin->sources.tables = memory_alloc(STATUS_TABLES_MAX * sizeof *admin->sources.tables);
	if (!admin->clients || !admin->sources.tables)
		return error_set(error, ERROR_MEMORY, "no memory for the http server");
	for (uint32_t i = 0; i < admin->client_count; i++)
		admin->clients[i].fd = -1;
	return 0;
}

struct admin *admin_start(const struct admin_options *options, struct error *error)
{
	struct admin *admin = memory_alloc(sizeof *admin);

	if (!admin) {
		error_set(error, ERROR_MEMORY, "no memory for the http server");
		return NULL;
	}
	admin->listener = -1;
	admin->client_count = options->clients ? options->clients : 1;
	admin->client_timeout_s = options->client_timeout_s ? options->client_timeout_s : CLIENT_TIMEOUT_S;
	admin->sources.registry = options->registry && registry_embedded(options->registry) ? options->registry : NULL;
	admin->sources.health_stale_us = options->health_stale_us;
	admin->sources.command = options->command;
	admin->sources.context = options->context;
	admin->sources.token = options->token;
	admin->stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (admin->stop < 0) {
		error_set(error, ERROR_IO, "cannot make an eventfd: %m");
		goto failed;
	}
	admin->listener = memory_take(admin, error) < 0 ? -1 : admin_listen(options->listen, &admin->port, error);
	if (admin->listener < 0 || server_start(admin, error) < 0 || thread_start(admin, error) < 0)
		goto failed;
	return admin;
failed:
	admin_stop(admin);
	return NULL;
}

uint16_t admin_port(const struct admin *admin)
{
	return admin->port;
}

void admin_stop(struct admin *admin)
{
	if (!admin)
		return;
	if (admin->running) {
		eventfd_write(admin->stop, 1);
		pthread_join(admin->thread, NULL);
	}
	if (admin->server)
		MHD_stop_daemon(admin->server);
	if (admin->listener >= 0)
		close(admin->listener);
	if (admin->stop >= 0)
		close(admin->stop);
	memory_free(admin->sources.tables);
	memory_free(admin->clients);
	memory_free(admin);
}
