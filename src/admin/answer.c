/* Paths and what they answer. */
#include "admin/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "admin/auth.h"
#include "base/clock.h"
#include "metrics/metrics.h"

#define TEXT "text/plain; charset=utf-8"
#define JSON "application/json"
#define REGISTRY "application/vnd.schemaregistry.v1+json"

typedef void route_function(struct admin_sources *sources, struct admin_answer *answer);

static void page_get(struct admin_sources *sources, struct admin_answer *answer)
{
	(void)sources;
	answer->type = "text/html; charset=utf-8";
	answer->page = true;
	buffer_add_string(&answer->body, admin_page);
}

static void status_get(struct admin_sources *sources, struct admin_answer *answer)
{
	answer->type = JSON;
	status_read(&sources->status, sources->tables);
	admin_status_write(&sources->status, sources->tables, &answer->body);
}

static void health_get(struct admin_sources *sources, struct admin_answer *answer)
{
	answer->type = JSON;
	status_read(&sources->status, NULL);
	answer->status = admin_health_write(&sources->status, clock_realtime_us() / 1000, sources->health_stale_us,
					    &answer->body);
}

static void ready_get(struct admin_sources *sources, struct admin_answer *answer)
{
	answer->type = JSON;
	status_read(&sources->status, NULL);
	answer->status = admin_ready_write(&sources->status, clock_realtime_us() / 1000, sources->health_stale_us,
					   &answer->body);
}

/* proc(5), /proc/pid/statm: size and resident, in pages */
static int64_t resident_bytes(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	char line[128] = "", *end = line;
	int64_t pages;

	if (!file)
		return 0;
	if (fgets(line, sizeof line, file))
		strtoll(line, &end, 10);
	fclose(file);
	pages = strtoll(end, NULL, 10);
	return pages * sysconf(_SC_PAGESIZE);
}

static void process_refresh(void)
{
	struct rusage usage;

	metrics_set(METRIC_PROCESS_RESIDENT_BYTES, resident_bytes());
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		metrics_set(METRIC_PROCESS_CPU_SECONDS,
			    (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * INT64_C(1000000) +
				    usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void metrics_get_page(struct admin_sources *sources, struct admin_answer *answer)
{
	(void)sources;
	answer->type = "text/plain; version=0.0.4; charset=utf-8";
	process_refresh();
	metrics_write_prometheus(&answer->body);
}

static const struct route {
	const char *path;
	route_function *get;
	const char *what;
} routes[] = {
	{"/", page_get, "this instance, for people"},          {"/status", status_get, "this instance, as JSON"},
	{"/health", health_get, "200 while the daemon moves"}, {"/ready", ready_get, "200 while changes are streaming"},
	{"/metrics", metrics_get_page, "for Prometheus"},
};

static bool below(const char *path, const char *root)
{
	size_t length = strlen(root);

	return strncmp(path, root, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static bool registry_path(const struct admin_sources *sources, const char *path)
{
	static const char *const roots[] = {"/schemas", "/subjects", "/config", "/mode", "/compatibility"};

	for (size_t i = 0; sources->registry && i < sizeof roots / sizeof *roots; i++) {
		if (below(path, roots[i]))
			return true;
	}
	return false;
}

/* the name in /commands/<name>; NULL: it is another path */
static const char *command_name(const struct admin_sources *sources, const char *path)
{
	static const char root[] = "/commands/";
	const char *name = path + sizeof root - 1;
	size_t length;

	if (!sources->command || strncmp(path, root, sizeof root - 1) != 0)
		return NULL;
	length = strspn(name, "abcdefghijklmnopqrstuvwxyz-");
	return length > 0 && !name[length] ? name : NULL;
}

static bool authorized(const struct admin_sources *sources, const struct admin_request *request)
{
	return admin_token_given(request->authorization, sources->token) &&
	       admin_origin_own(request->origin, request->host);
}

static void not_found(const struct admin_sources *sources, struct admin_answer *answer)
{
	answer->status = 404;
	answer->type = TEXT;
	buffer_add_string(&answer->body, "not found; here are:\n");
	for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
		buffer_printf(&answer->body, "  %-20s %s\n", routes[i].path, routes[i].what);
	if (sources->registry)
		buffer_add_string(&answer->body, "  /schemas/ids/{id}    a schema of the embedded registry\n"
						 "  /subjects            its subjects; below them their versions\n"
						 "  /config              its rule; below it those of subjects\n");
	if (sources->command)
		buffer_add_string(&answer->body, "  /commands/{name}     POST, with the token\n");
}

static void refuse(struct admin_answer *answer, unsigned status, unsigned code, const char *message)
{
	answer->status = status;
	answer->type = JSON;
	buffer_clear(&answer->body);
	buffer_printf(&answer->body, "{\"error_code\":%u,\"message\":\"%s\"}", code, message);
}

static void not_allowed(struct admin_answer *answer, const char *allow)
{
	refuse(answer, 405, 405, "another method is needed: see Allow");
	answer->allow = allow;
}

static void not_authorized(const struct admin_sources *sources, struct admin_answer *answer)
{
	answer->authenticate = sources->token != NULL;
	if (sources->token)
		refuse(answer, 401, 40101,
		       "this needs the instance's token, as bearer or as the password of basic authentication");
	else
		refuse(answer, 403, 40301, "this instance has no token, and allows nothing that needs one");
}

void admin_answer_too_large(struct admin_answer *answer, size_t max)
{
	char message[80];

	*answer = (struct admin_answer){0};
	snprintf(message, sizeof message, "a body of at most %zu bytes is taken", max);
	refuse(answer, 413, 413, message);
}

static void command_answer(struct admin_sources *sources, const struct admin_request *request, const char *name,
			   struct admin_answer *answer)
{
	answer->type = JSON;
	if (strcmp(request->method, "POST") != 0)
		not_allowed(answer, "POST");
	else if (!authorized(sources, request))
		not_authorized(sources, answer);
	else
		answer->status = (unsigned)sources->command(sources->context, name, request->body, request->length,
							    &answer->body);
}

static void registry_answer(struct admin_sources *sources, const struct admin_request *request,
			    struct admin_answer *answer)
{
	answer->status =
		(unsigned)registry_http(sources->registry, request->method, request->path, request->query,
					request->body, request->length, authorized(sources, request), &answer->body);
	if (answer->status == 401)
		not_authorized(sources, answer);
	if (answer->status == 405)
		answer->allow = registry_http_allow(request->path);
	answer->type = REGISTRY;
}

static const struct route *route_find(const char *path)
{
	for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
		if (strcmp(path, routes[i].path) == 0)
			return &routes[i];
	}
	return NULL;
}

static bool is_read(const char *method)
{
	return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
}

bool admin_answer_needs_body(const struct admin_sources *sources, const struct admin_request *request)
{
	bool post = strcmp(request->method, "POST") == 0, put = strcmp(request->method, "PUT") == 0;
	const char *allow;

	if (!post && !put)
		return false;
	if (command_name(sources, request->path))
		return post && authorized(sources, request);
	allow = registry_path(sources, request->path) ? registry_http_allow(request->path) : NULL;
	return allow && strstr(allow, request->method) && (post || authorized(sources, request));
}

void admin_answer_make(struct admin_sources *sources, const struct admin_request *request, struct admin_answer *answer)
{
	const struct route *route = route_find(request->path);
	const char *command = command_name(sources, request->path);

	*answer = (struct admin_answer){.status = 200};
	if (route && is_read(request->method))
		route->get(sources, answer);
	else if (route)
		not_allowed(answer, "GET, HEAD");
	else if (command)
		command_answer(sources, request, command, answer);
	else if (registry_path(sources, request->path))
		registry_answer(sources, request, answer);
	else
		not_found(sources, answer);
}
