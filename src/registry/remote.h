/* A Confluent-compatible registry over HTTP (libcurl). One connection, kept; one thread. Each request is bounded in time and
 * size, behind a circuit breaker; a function's requests together take four times as long as one may. Redirects are not
 * followed: credentials stay with the host that they are for. Errors as in registry.h.
 *
 * A schema that is known to the subject takes one request, a new subject two, a new version four: look-up, latest
 * version, rule, registration, and one more for each earlier version where the rule is transitive (the newest
 * REMOTE_VERSIONS_MAX; the registry judges all). Registering is how a registry is asked under its own rule; its
 * compatibility endpoint serves registry_remote_judge(), and for the words where our verdict refuses. What a registry does
 * not have, or does not let us read (403, 404, 405, 501), is done without: without the rule the strict rules count
 * alone, without the versions the registry judges alone.
 */
#ifndef REGISTRY_REMOTE_H
#define REGISTRY_REMOTE_H

#include "registry/registry.h"

enum { REMOTE_ANSWER_MAX = 4 << 20, REMOTE_VERSIONS_MAX = 200 };

struct registry_remote;

struct registry_remote *registry_remote_new(const struct registry_options *options, struct error *error);
void registry_remote_free(struct registry_remote *remote);
/* the URL without user, password and closing slashes: fit for messages, and what ids are cached under */
const char *registry_remote_url(const struct registry_remote *remote);

int registry_remote_register(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
			     struct error *error);
/* what registry_judge() says, and *id */
int registry_remote_judge(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
			  struct error *error);
int registry_remote_has(struct registry_remote *remote, const char *subject, bool *has, struct error *error);
int registry_remote_schema(struct registry_remote *remote, int32_t id, struct buffer *json, struct error *error);
int registry_remote_ping(struct registry_remote *remote, struct error *error);

#endif
