/* One HTTP client for one server: base URL, credentials, time-outs, bounded answers, circuit breaker (breaker.h). One
 * thread.
 */
#ifndef REGISTRY_HTTP_H
#define REGISTRY_HTTP_H

#include "registry/registry.h"

struct registry_http;

struct registry_answer {
	long status;
	struct buffer body;
	char location[256]; /* of a redirect; cut; empty otherwise */
};

/* ERROR_CONFIG: the URL or a file is unusable */
struct registry_http *registry_http_new(const struct registry_options *options, struct error *error);
void registry_http_free(struct registry_http *http);
const char *registry_http_url(const struct registry_http *http); /* without user, password, closing slashes */
/* GET, or POST where there is a body. 0: there is an answer, whatever its status, to be released with
 * registry_answer_fini(). ERROR_UNAVAILABLE, ERROR_TIMEOUT, ERROR_CONFIG (TLS), ERROR_PROTOCOL (too large, not HTTP). */
int registry_http_request(struct registry_http *http, const char *path, const struct buffer *body,
			  struct registry_answer *answer, struct error *error);
/* Bounds the requests from here on together, by the monotonic clock; 0: no more. Beyond it, ERROR_TIMEOUT. */
void registry_http_until(struct registry_http *http, int64_t until_us);
int64_t registry_http_timeout_us(const struct registry_http *http); /* of one */
void registry_answer_fini(struct registry_answer *answer);

/* appends text percent-encoded as one path segment (RFC 3986) */
void registry_http_escape(struct buffer *out, const char *text);

#endif
