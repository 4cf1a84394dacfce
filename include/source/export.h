/* The consistent snapshot on the server: a slot whose snapshot is exported, and kept by a transaction of ours for as long as it is
 * read (delivery "Snapshots"; libpq).
 *
 * Owned by the thread of the source that it is made with. No table is locked but by who reads it, for as long as he does:
 * PostgreSQL hands out locks in turn, so a lock held all along would let whoever waits for ACCESS EXCLUSIVE wait, and our own
 * workers behind him. What was rewritten, truncated or dropped meanwhile shows in export_intact().
 */
#ifndef SOURCE_EXPORT_H
#define SOURCE_EXPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "source/source.h"

struct export;

/* What is read of a published table: itself, or, of a partitioned one, each leaf. */
struct export_part {
	uint32_t table; /* index of the published table in the list that export_tables() was given */
	uint32_t oid;
	char *schema, *name;
	bool heap;       /* it has blocks to cut into ranges */
	uint32_t blocks; /* now; more may come, whose rows the snapshot does not see */
	int64_t rows;    /* pg_class.reltuples; -1: never counted */
	uint64_t bytes;  /* with what is TOASTed */
	uint32_t filenode;
};

struct export_parts {
	uint32_t count;
	struct export_part *parts; /* the smallest first, all of one table together */
};

struct export *export_new(struct source *source, struct error *error);
void export_free(struct export *export); /* ends all of it; NULL is fine */

/* Before the slot is made: how large the tables are, with all leaves of partitioned ones. Where that cannot be told in time, as one
 * of them is locked, the catalog's old numbers stand in. */
int export_measure(struct export *export, const struct source_tables *tables, const bool *wanted, struct error *error);

/* Before the tables' shapes are read, and the slot is made: which they are. */
int export_note_shapes(struct export *export, const struct source_tables *tables, const bool *wanted,
		       struct error *error);

struct export_slot {
	const char *name;
	bool temporary; /* it is gone once the snapshot is taken over */
	int64_t timeout_us;
};
/* makes the slot and takes its snapshot over; the stream begins at exactly export_lsn() */
int export_slot(struct export *export, const struct export_slot *slot, struct error *error);
/* With the slot: the snapshot has the tables in the shapes that were noted. ERROR_UNAVAILABLE: one was altered while the slot waited. */
int export_check_shapes(struct export *export, const struct source_tables *tables, const bool *wanted,
			struct error *error);
uint64_t export_lsn(const struct export *export);
int64_t export_time_us(const struct export *export);      /* of the snapshot, the server's clock, since 1970 */
const char *export_snapshot(const struct export *export); /* for SET TRANSACTION SNAPSHOT in other connections */
int64_t export_held_us(const struct export *export);      /* how long the transaction is open by now */

/* all is read: the transaction ends; export_held_us() is 0 from here on, and the slot counts as in use until export_free() */
void export_end(struct export *export);

/* the parts of the wanted tables, as the snapshot sees them */
int export_parts(struct export *export, const struct source_tables *tables, const bool *wanted,
		 struct export_parts *parts, struct error *error);
void export_parts_fini(struct export_parts *parts);
/* Is the part's storage now what the snapshot has? false: it was rewritten, truncated or dropped (gone). */
int export_intact(struct export *export, const struct export_part *part, bool *intact, bool *gone, struct error *error);

/* keeps the connection alive, and notices when it is lost: the snapshot is, then */
int export_ping(struct export *export, struct error *error);

#endif
