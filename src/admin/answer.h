/* What a path answers: routing, and the bodies. No HTTP library here. */
#ifndef ADMIN_ANSWER_H
#define ADMIN_ANSWER_H

#include "base/buffer.h"
#include "metrics/status.h"
#include "registry/registry.h"

/* What answers are made from. Used by one thread. */
struct admin_sources {
	struct registry *registry; /* NULL: no embedded one */
	int64_t health_stale_us;
	struct status status;        /* the copy that an answer works on */
	struct status_table *tables; /* STATUS_TABLES_MAX */
	int (*command)(void *context, const char *name, const char *request, size_t length, struct buffer *answer);
	void *context;
	const char *token;
};

struct admin_request {
	const char *method;
	const char *path;                          /* as it was sent, still percent-encoded, without the query */
	const char *query;                         /* the same */
	const char *authorization, *origin, *host; /* headers; NULL: not sent */
	const char *body;                          /* NUL-terminated */
	size_t length;
};

struct admin_answer {
	unsigned status;
	const char *type;  /* Content-Type */
	bool page;         /* for people: gets a content security policy */
	const char *allow; /* the methods there are, where the one asked for is none: goes into Allow */
	bool authenticate; /* gets WWW-Authenticate */
	struct buffer body;
};

/* whether the answer depends on the body, which is to be read first */
bool admin_answer_needs_body(const struct admin_sources *sources, const struct admin_request *request);
/* The body may have failed: no memory. */
void admin_answer_make(struct admin_sources *sources, const struct admin_request *request, struct admin_answer *answer);
/* of a body that is longer than is taken */
void admin_answer_too_large(struct admin_answer *answer, size_t max);

/* the bodies of /status, /health and /ready; the latter two return the HTTP status */
void admin_status_write(const struct status *status, const struct status_table *tables, struct buffer *out);
void admin_snapshot_write(const struct status_snapshot *snapshot, struct buffer *out); /* its part of /status */
unsigned admin_health_write(const struct status *status, int64_t now_ms, int64_t stale_us, struct buffer *out);
unsigned admin_ready_write(const struct status *status, int64_t now_ms, int64_t stale_us, struct buffer *out);

extern const char admin_page[]; /* page.c: HTML, complete in itself */

#endif
