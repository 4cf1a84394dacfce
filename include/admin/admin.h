/* HTTP (libmicrohttpd): /metrics /health /ready /status / and the embedded registry's reads. Answers from counters and the
 * status board; it can slow nothing and is bounded in clients, request size and time. GET and HEAD only.
 */
#ifndef ADMIN_ADMIN_H
#define ADMIN_ADMIN_H

#include <stdint.h>

#include "base/error.h"
#include "registry/registry.h"

struct admin;

struct admin_options {
	const char *listen;        /* address:port, [v6]:port; port 0: any free one */
	uint32_t clients;          /* at once; others wait */
	uint32_t client_timeout_s; /* of one that does nothing; 0: 10. One that drags on gets twice that */
	struct registry *registry; /* for its reads when it is embedded; NULL: none */
	int64_t health_stale_us;   /* /health is 503 when the status board is older */
};

/* One thread, from here to admin_stop(). */
struct admin *admin_start(const struct admin_options *options,
			  struct error *error); /* ERROR_CONFIG: address in use, ... */
uint16_t admin_port(const struct admin *admin);
void admin_stop(struct admin *admin);

#endif
