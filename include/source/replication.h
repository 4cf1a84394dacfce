/* Commands on a replication connection (PostgreSQL 15, 55.4). For the files of source alone, but for the pure
 * timeline_fork(). */
#ifndef SOURCE_REPLICATION_H
#define SOURCE_REPLICATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "source/connection.h"

int replication_open(struct source *source, PGconn **pg, struct error *error); /* PQfinish() when done */
int replication_identify(struct source *source, PGconn *pg, char *system_identifier, size_t size, uint32_t *timeline,
			 struct error *error);

/* Whoever reads a slot's snapshot holds a shared advisory lock meanwhile: on this number, and hashtext() of the slot's name. */
enum { REPLICATION_SLOT_HELD = 1835625580 }; /* "mill" */

/* the oldest transactions that are open, for people: "pid 7 (user, application, state, open for 3 s), ..." */
void source_blockers(struct source *source, struct buffer *text);

struct replication_slot {
	const char *name;
	bool temporary;
	int64_t timeout_us; /* waits at most so long for running transactions; ERROR_TIMEOUT's text names them */
};
/* CREATE_REPLICATION_SLOT ... LOGICAL pgoutput; the control connection is there. snapshot: the name of the exported one, which
 * lives until the connection's next command; NULL: none is exported */
int replication_slot_create(struct source *source, PGconn *pg, const struct replication_slot *slot,
			    uint64_t *consistent_lsn, char *snapshot, size_t size, struct error *error);

/* Finds in a timeline history file (lines "parent<TAB>switchpoint<TAB>reason", # comments) where `timeline` ended.
 * 1: found; 0: it is no ancestor; -1: ERROR_PROTOCOL */
int timeline_fork(const char *history, uint32_t timeline, uint64_t *fork, struct error *error);

#endif
