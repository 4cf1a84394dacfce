/* One interface over the embedded and the remote registry, and the cache that carries known schemas over an outage. */
#include "registry/registry.h"

#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "metrics/metrics.h"
#include "registry/cache.h"
#include "registry/embedded.h"
#include "registry/remote.h"

struct registry {
	struct registry_embedded *embedded; /* or */
	struct registry_remote *remote;
	struct registry_cache cache; /* of remote, where there is a state directory to write to */
	bool cached;
	bool outage_told;
};

static int remote_open(struct registry *registry, const struct registry_options *options, struct error *error)
{
	registry->remote = registry_remote_new(options, error);
	if (!registry->remote)
		return -1;
	if (options->read_only || !options->directory)
		return 0;
	if (registry_cache_open(&registry->cache, options->directory, registry_remote_url(registry->remote), error) < 0)
		return -1;
	registry->cached = true;
	return 0;
}

static int embedded_open(struct registry *registry, const struct registry_options *options, struct error *error)
{
	if (!options->directory)
		return error_set(error, ERROR_CONFIG, "the embedded registry needs a state directory");
	registry->embedded =
		registry_embedded_open(options->directory, options->read_only, options->compatibility, error);
	return registry->embedded ? 0 : -1;
}

struct registry *registry_new(const struct registry_options *options, struct error *error)
{
	struct registry *registry = memory_alloc(sizeof *registry);

	if (!registry) {
		error_set(error, ERROR_MEMORY, "no memory for the registry");
		return NULL;
	}
	if ((options->url ? remote_open(registry, options, error) : embedded_open(registry, options, error)) < 0) {
		registry_free(registry);
		return NULL;
	}
	return registry;
}

void registry_free(struct registry *registry)
{
	if (!registry)
		return;
	if (registry->cached)
		registry_cache_close(&registry->cache);
	registry_remote_free(registry->remote);
	registry_embedded_close(registry->embedded);
	memory_free(registry);
}

void registry_tend(struct registry *registry)
{
	if (registry->embedded)
		registry_embedded_show(registry->embedded);
}

bool registry_embedded(const struct registry *registry)
{
	return registry->embedded != NULL;
}

/* tabs and newlines would break the lines that name it, and no registry takes them */
static int subject_check(const char *subject, struct error *error)
{
	if (!*subject)
		return error_set(error, ERROR_CONFIG, "a subject without a name");
	for (const char *at = subject; *at; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7f)
			return error_set(error, ERROR_CONFIG, "a subject's name holds control characters");
	}
	return 0;
}

/* Whether a known id may stand in for an answer: the registry did not judge the schema. */
static bool outage(enum error_code code)
{
	return code == ERROR_UNAVAILABLE || code == ERROR_TIMEOUT || code == ERROR_PROTOCOL || code == ERROR_PERMISSION;
}

static void outage_tell(struct registry *registry, const struct error *error)
{
	if (!registry->outage_told)
		log_failure(LOG_WARNING, "registry", error, "consequence",
			    "known schemas go on with the ids in the cache", NULL);
	registry->outage_told = true;
}

const char *registry_url(const struct registry *registry)
{
	return registry->remote ? registry_remote_url(registry->remote) : NULL;
}

static int remote_register(struct registry *registry, const char *subject, const char *json, int32_t *id,
			   struct error *error)
{
	struct registry_cached *cached = registry->cached ? registry_cache_get(&registry->cache, subject, json) : NULL;

	if (cached && cached->confirmed) {
		*id = cached->id;
		return 0;
	}
	if (registry_remote_register(registry->remote, subject, json, id, error) < 0) {
		if (!cached || !outage(error->code))
			return -1;
		outage_tell(registry, error);
		metrics_add(METRIC_REGISTRY_ERRORS, 1);
		*id = cached->id;
		return 0;
	}
	registry->outage_told = false;
	if (cached && cached->id != *id)
		log_warning("registry", "the registry gives a schema another id than before: was it replaced?",
			    "subject", subject, "before", LOG_INT(cached->id), "now", LOG_INT(*id), NULL);
	if (!cached)
		metrics_add(METRIC_SCHEMAS_REGISTERED, 1);
	if (registry->cached)
		registry_cache_put(&registry->cache, subject, json, *id);
	return 0;
}

static int remote_judge(struct registry *registry, const char *subject, const char *json, int32_t *id,
			struct error *error)
{
	struct registry_cached *cached = registry->cached ? registry_cache_get(&registry->cache, subject, json) : NULL;
	int rc;

	*id = cached ? cached->id : 0;
	if (cached && cached->confirmed)
		return 1;
	rc = registry_remote_judge(registry->remote, subject, json, id, error);
	if (rc < 0 && cached && outage(error->code)) {
		*id = cached->id;
		return 1;
	}
	return rc;
}

static int embedded_judge(struct registry *registry, const char *subject, const char *json, int32_t *id,
			  struct error *error)
{
	if (registry_embedded_lookup(registry->embedded, subject, json, id, error) < 0)
		return -1;
	return *id ? 1 : registry_embedded_judge(registry->embedded, subject, json, error);
}

/* a question to the registry or its cache, and how it ended */
static int counted(int rc)
{
	metrics_add(METRIC_REGISTRY_REQUESTS, 1);
	if (rc < 0)
		metrics_add(METRIC_REGISTRY_ERRORS, 1);
	return rc;
}

int registry_register(struct registry *registry, const char *subject, const char *json, int32_t *id,
		      struct error *error)
{
	if (subject_check(subject, error) < 0)
		return -1;
	if (registry->embedded)
		return counted(registry_embedded_register(registry->embedded, subject, json, id, error));
	return counted(remote_register(registry, subject, json, id, error));
}

int registry_judge(struct registry *registry, const char *subject, const char *json, int32_t *id, struct error *error)
{
	*id = 0;
	if (subject_check(subject, error) < 0)
		return -1;
	if (registry->embedded)
		return counted(embedded_judge(registry, subject, json, id, error));
	return counted(remote_judge(registry, subject, json, id, error));
}

static int embedded_has(struct registry *registry, const char *subject, bool *has, struct error *error)
{
	struct registry_versions versions;
	int rc = registry_embedded_versions(registry->embedded, subject, &versions, error);

	*has = versions.count > 0;
	registry_versions_fini(&versions);
	return rc < 0 ? error_wrap(error, "subject %s", subject) : 0;
}

int registry_has(struct registry *registry, const char *subject, bool *has, struct error *error)
{
	if (subject_check(subject, error) < 0)
		return -1;
	if (registry->embedded)
		return counted(embedded_has(registry, subject, has, error));
	return counted(registry_remote_has(registry->remote, subject, has, error));
}

int registry_schema(struct registry *registry, int32_t id, struct buffer *json, struct error *error)
{
	if (registry->embedded)
		return counted(registry_embedded_schema(registry->embedded, id, json, error));
	return counted(registry_remote_schema(registry->remote, id, json, error));
}

int registry_ping(struct registry *registry, struct error *error)
{
	return registry->embedded ? 0 : registry_remote_ping(registry->remote, error);
}

int registry_http(struct registry *registry, const char *method, const char *path, const char *query,
		  const char *request, size_t length, bool authorized, struct buffer *body)
{
	return registry_rest(registry->embedded, method, path, query, request, length, authorized, body);
}
