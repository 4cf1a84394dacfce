/* A migration tried out: SQL statements in one transaction that is always rolled back, and the catalog as it is in there.
 *
 * The statements run with the settings that psql would have (role's, database's, the URL's), on a connection that takes the
 * place of the source's control connection until rehearsal_end(), so that source_tables_list(), source_relation() and
 * source_facts() see what the transaction sees. The locks that the statements take are held until then. What no transaction
 * takes back (nextval(), files, other servers by dblink) stays.
 */
#ifndef SOURCE_REHEARSAL_H
#define SOURCE_REHEARSAL_H

#include <stdbool.h>
#include <stdint.h>

#include "source/source.h"

struct rehearsal {
	struct source *source;
	char transaction[24]; /* its id; "" before and after it */
	int64_t lock_timeout_us;
	/* of the statement that failed last */
	uint32_t character; /* of its text, from 1, where the server points to; 0: nowhere */
	char state[6];      /* SQLSTATE; "": not the server's report */
};

/* Which instances stream from this server: a line each for every active slot by the name of `slot` or beginning with millrace_,
 * and for `slot` itself though it is not in use. Nothing appended: none. */
int rehearsal_streams(struct source *source, const char *slot, struct buffer *lines, struct error *error);

/* Connects anew and begins. lock_timeout holds for every statement, and source_options.statement_timeout_us, whatever the
 * statements set themselves. rehearsal_end() in either case. */
int rehearsal_begin(struct rehearsal *rehearsal, struct source *source, int64_t lock_timeout_us, struct error *error);
/* One statement by the extended protocol, which takes no second one behind it. ERROR_VALUE: the server refuses it;
 * ERROR_TIMEOUT: a lock or the time-out; ERROR_INTERNAL: it ended the transaction, which nothing should get past the caller that
 * does. Rows are thrown away. */
int rehearsal_run(struct rehearsal *rehearsal, const char *statement, struct error *error);
/* The settings that the catalog is read under, from here to rehearsal_looked(), which takes them back. */
int rehearsal_look(struct rehearsal *rehearsal, struct error *error);
int rehearsal_looked(struct rehearsal *rehearsal, struct error *error);
/* Rolls back and asks the server whether that is so; ERROR_INTERNAL if it is not. The source's next call connects again. */
int rehearsal_end(struct rehearsal *rehearsal, struct error *error);

/* the database's encoding, as pg_database has it; the control connection's */
int source_encoding(struct source *source, char *out, size_t size, struct error *error);

#endif
