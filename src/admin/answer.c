/* Paths and what they answer. */
#include "admin/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "metrics/metrics.h"

#define TEXT "text/plain; charset=utf-8"
#define JSON "application/json"

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
	return sources->registry && (below(path, "/schemas") || below(path, "/subjects") || below(path, "/config"));
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
						 "  /subjects            its subjects; below them their versions\n");
}

static void not_allowed(struct admin_answer *answer)
{
	answer->status = 405;
	answer->type = JSON;
	answer->refused = true;
	buffer_add_string(&answer->body, "{\"error_code\":405,\"message\":\"this port is for reading: GET and HEAD\"}");
}

void admin_answer_make(struct admin_sources *sources, const char *method, const char *path, struct admin_answer *answer)
{
	*answer = (struct admin_answer){.status = 200};
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
		not_allowed(answer);
		return;
	}
	for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
		if (strcmp(path, routes[i].path) == 0) {
			routes[i].get(sources, answer);
			return;
		}
	}
	if (registry_path(sources, path)) {
		answer->type = "application/vnd.schemaregistry.v1+json";
		answer->status = (unsigned)registry_http_get(sources->registry, path, &answer->body);
	} else {
		not_found(sources, answer);
	}
}
