/* What a server's error means to us: SQLSTATE to error code and remedy, as one table. Pure.
 *
 * Decisions rest on SQLSTATEs alone, never on message texts, since servers translate those. Hints name {user} and
 * {database}, which are filled in from struct sqlstate_names, and {hba}, the line that pg_hba.conf lacks.
 */
#ifndef SOURCE_SQLSTATE_H
#define SOURCE_SQLSTATE_H

#include <stdbool.h>

#include "base/error.h"

enum sqlstate_where {
	SQLSTATE_ANYWHERE,
	SQLSTATE_CONNECT,
	SQLSTATE_REPLICATION,
	SQLSTATE_QUERY,
	SQLSTATE_CONDITION, /* a query with a condition that a person wrote, which is at fault where the server blames the query */
	SQLSTATE_STREAM
};

struct sqlstate_names {
	const char *user, *database; /* not NULL */
};

/* Sets *error from a server's error report; state may be "" (libpq's own message, not the server's), detail NULL. Line
 * breaks in message and detail become blanks. Returns -1. */
int sqlstate_error(struct error *error, enum sqlstate_where where, const char *state, const char *message,
		   const char *detail, const struct sqlstate_names *names);

/* libpq's text of a failed connection attempt at verbosity VERBOSE: finds the first "SEVERITY:  SQLSTATE: message"
 * line in it. false: no server said so, and state is "". *message is cut out of text, which is changed. */
bool sqlstate_split(char *text, char state[6], char **message);

#endif
