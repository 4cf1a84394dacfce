/* HTTP (libmicrohttpd): /metrics /health /ready /status / , the embedded registry, and commands. Answers from counters and the
 * status board; it can slow nothing and is bounded in clients, request size (a body: 1 MiB) and time. What changes
 * anything needs the token: 401 without it (or when a page of another origin asks), 403 where there is none.
 */
#ifndef ADMIN_ADMIN_H
#define ADMIN_ADMIN_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "registry/registry.h"

struct admin;

struct admin_options {
	const char *listen;        /* address:port, [v6]:port; port 0: any free one */
	uint32_t clients;          /* at once; others wait */
	uint32_t client_timeout_s; /* of one that does nothing; 0: 10. One that drags on gets twice that */
	struct registry *registry; /* served when it is embedded; NULL: none */
	int64_t health_stale_us;   /* /health is 503 when the status board is older */
	/* Commands: POST /commands/<name> with a JSON object as body and the token as bearer, or as basic auth's password.
	 * Called on the HTTP thread; it may wait for the daemon up to its own limit, while other clients wait, or are closed
	 * when that takes longer than client_timeout_s. Returns the HTTP status and appends a JSON body. The request is
	 * NUL-terminated, and may be empty or anything else but what it should be. Names are of a-z and -. NULL: there are
	 * none. */
	int (*command)(void *context, const char *name, const char *request, size_t length, struct buffer *answer);
	void *context;
	const char *token; /* NULL: nothing that needs one is allowed; the caller's, as long as the server runs */
};

/* One thread, from here to admin_stop(). */
struct admin *admin_start(const struct admin_options *options,
			  struct error *error); /* ERROR_CONFIG: address in use, ... */
uint16_t admin_port(const struct admin *admin);
void admin_stop(struct admin *admin);

#endif
