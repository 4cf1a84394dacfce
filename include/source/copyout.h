/* COPY ... TO STDOUT on the control connection of a source: a worker's side of a snapshot (libpq).
 *
 * Owned by the source's thread. Nothing is read ahead of what libpq has buffered; a reader that does not call holds the server
 * back (TCP). Every wait ends with the source's stop descriptor.
 */
#ifndef SOURCE_COPYOUT_H
#define SOURCE_COPYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "decode/pgoutput.h"
#include "source/source.h"

/* the rows that are wanted of a relation */
struct copyout_query {
	const struct pgoutput_relation *columns; /* by name, in this order */
	const char *schema, *table;              /* what is read, and nothing that inherits from it */
	bool heap;
	uint32_t first_block, end_block; /* end 0: open-ended; both 0: the whole */
	const char *filter, *where;      /* conditions in SQL; NULL or empty: none */
	bool binary;
};
void copyout_sql(const struct copyout_query *query, struct buffer *sql); /* COPY (SELECT ...) TO STDOUT ...; pure */

/* a reader; {.source = ...} initialises */
struct copyout {
	struct source *source;
	char *bytes;        /* the message that the caller has; PQfreemem() */
	bool conditional;   /* what is read has a person's condition: set by the caller */
	bool ready;         /* the connection has the settings of a session that reads for long */
	bool snapshot_gone; /* nobody exports it any more: nothing can be read under it again */
};

/* begins in a transaction of its own, under the exported snapshot; connects where there is no connection */
int copyout_begin(struct copyout *copyout, const char *snapshot, const char *sql, struct error *error);

enum copyout_result { COPYOUT_FAILED = -1, COPYOUT_NONE, COPYOUT_ROW, COPYOUT_END };
/* A message of the COPY, valid until the next call. COPYOUT_NONE: none within timeout_ms (0: none is buffered). COPYOUT_END: the
 * transaction is over, too. After COPYOUT_FAILED nothing is left of it. */
enum copyout_result copyout_next(struct copyout *copyout, int timeout_ms, uint8_t **bytes, size_t *length,
				 struct error *error);
/* why the last failure was the server's: the table or a column of it is not there (any more) */
bool copyout_gone(const struct copyout *copyout);
/* somebody has the table locked, or waits to lock it: it is to be tried again */
bool copyout_locked(const struct copyout *copyout);
/* in the middle: closes the connection, which the server notices */
void copyout_abandon(struct copyout *copyout);

#endif
