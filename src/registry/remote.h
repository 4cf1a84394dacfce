/* A Confluent-compatible registry over HTTP (libcurl). One connection, kept; one thread. Each function is one request
 * at most, bounded in time and size, behind a circuit breaker. Redirects are not followed: credentials stay with the
 * host that they are for. Errors as in registry.h.
 */
#ifndef REGISTRY_REMOTE_H
#define REGISTRY_REMOTE_H

#include "registry/registry.h"

enum { REMOTE_ANSWER_MAX = 4 << 20 };

struct registry_remote;

struct registry_remote *registry_remote_new(const struct registry_options *options, struct error *error);
void registry_remote_free(struct registry_remote *remote);
/* the URL without user, password and closing slashes: fit for messages, and what ids are cached under */
const char *registry_remote_url(const struct registry_remote *remote);

int registry_remote_register(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
			     struct error *error);
int registry_remote_lookup(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
			   struct error *error);
int registry_remote_schema(struct registry_remote *remote, int32_t id, struct buffer *json, struct error *error);
int registry_remote_ping(struct registry_remote *remote, struct error *error);

#endif
