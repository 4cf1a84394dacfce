/* The connection parameters: the URL's, with what every connection of ours sets. For the files of source alone. */
#ifndef SOURCE_CONNINFO_H
#define SOURCE_CONNINFO_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "source/connection.h"

enum { CONNINFO_SIZE = 96, CONNINFO_HOSTS = 16 };

struct conninfo {
	const char *keywords[CONNINFO_SIZE], *values[CONNINFO_SIZE]; /* for PQconnectStartParams(), NULL at the end */
	unsigned count;
	bool full;      /* something did not fit, or there was no memory for it */
	unsigned hosts; /* at least 1 */
	const char *host[CONNINFO_HOSTS], *hostaddr[CONNINFO_HOSTS],
		*port[CONNINFO_HOSTS]; /* NULL: as the URL has it */
	struct arena arena;
};

/* ERROR_CONFIG for what libpq cannot parse; its words are cut before they quote the URL, which may hold a password */
int conninfo_init(struct conninfo *info, const struct source_options *options, enum connection_kind kind,
		  struct error *error);
void conninfo_host(struct conninfo *info, unsigned host); /* the parameters name this host of the list */
void conninfo_fini(struct conninfo *info);

#endif
