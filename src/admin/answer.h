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
};

struct admin_answer {
	unsigned status;
	const char *type; /* Content-Type */
	bool page;        /* for people: gets a content security policy */
	bool refused;     /* of the method: gets Allow */
	struct buffer body;
};

/* path: as it was sent, still percent-encoded, without the query. The body may have failed: no memory. */
void admin_answer_make(struct admin_sources *sources, const char *method, const char *path,
		       struct admin_answer *answer);

/* the bodies of /status, /health and /ready; the latter two return the HTTP status */
void admin_status_write(const struct status *status, const struct status_table *tables, struct buffer *out);
unsigned admin_health_write(const struct status *status, int64_t now_ms, int64_t stale_us, struct buffer *out);
unsigned admin_ready_write(const struct status *status, int64_t now_ms, int64_t stale_us, struct buffer *out);

extern const char admin_page[]; /* page.c: HTML, complete in itself */

#endif
