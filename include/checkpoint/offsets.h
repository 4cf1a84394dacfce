/* The offsets record: what __millrace.<name>.offsets holds, the one truth about what is published (delivery: "The
 * offsets record"). Avro by schemas/offsets.avsc in the Confluent wire format. Pure.
 */
#ifndef CHECKPOINT_OFFSETS_H
#define CHECKPOINT_OFFSETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/position.h"
#include "base/writer.h"

enum offsets_state { OFFSETS_CREATING, OFFSETS_SNAPSHOT, OFFSETS_STREAMING };

enum { OFFSETS_GAPS_MAX = 16 }; /* the newest ones are kept */

struct offsets_gap { /* an accepted gap: changes of [from_lsn, to_lsn) may be missing */
	uint64_t from_lsn, to_lsn;
	int64_t accepted_ms;
	char reason[160];
};

enum { OFFSETS_PARKED_MAX = 256, OFFSETS_VERSIONS_MAX = 256, OFFSETS_TOPIC = 250 };

enum offsets_reason {
	OFFSETS_INCOMPATIBLE,         /* the registry, or our own verdict, refuses a schema of it */
	OFFSETS_REGISTRY_UNREACHABLE, /* a new schema could not be asked for: retried and replayed by itself */
	OFFSETS_KEY_UNKNOWN,          /* under FULL: rows may be older than the key that the catalog knows */
	OFFSETS_REASONS
};
const char *offsets_reason_name(enum offsets_reason reason); /* incompatible, registry_unreachable, key_unknown */

/* A table whose events are parked: those of its topic from `offset` on in the parking topic are not published yet. */
struct offsets_parked {
	char topic[OFFSETS_TOPIC]; /* the table's own, without version: the parked records' key */
	enum offsets_reason reason;
	int32_t partition;    /* of the parking topic */
	int64_t first;        /* its first parked record is at or behind this offset */
	int64_t offset;       /* where replay goes on: what is before is published */
	uint32_t new_version; /* replayed to <topic>.v<n>; 0: to where it was published before */
	bool replaying;       /* asked for, and not at its end */
};

/* A table that is published under another topic since a replay with --new-version. */
struct offsets_version {
	char topic[OFFSETS_TOPIC];
	uint32_t version; /* 2 or more: <topic>.v<n> */
};

/* format 3 */
enum {
	OFFSETS_SNAPSHOTS_MAX = 256,
	OFFSETS_NAME = 64,
	OFFSETS_WHERE = 512,
	OFFSETS_KEY = 4096,
	OFFSETS_BEFORE_MAX = 1024 /* partitions of a topic that is merged */
};

/* how rows that are gone leave the topic of a table whose rows are read again */
enum offsets_replace { OFFSETS_REPLACE_NONE, OFFSETS_REPLACE_TRUNCATE, OFFSETS_REPLACE_MERGE };

/* A table that waits for its incremental snapshot, or is in it. */
struct offsets_snapshot {
	char schema[OFFSETS_NAME], name[OFFSETS_NAME];
	char where[OFFSETS_WHERE]; /* a condition in SQL; empty: all rows */
	enum offsets_replace replace;
	bool begun;           /* its first chunk is published, and what came before it (a truncate event) */
	uint64_t rows, bytes; /* published so far */
	uint64_t started_ms;
	bool merging; /* its rows are all published; what the topic has of others is looked for */
	char part_schema[OFFSETS_NAME], part_name[OFFSETS_NAME]; /* not empty: only the rows of this partition of it */
};

struct offsets {
	char instance_id[33]; /* random at start, 32 hex digits */
	enum offsets_state state;
	char slot[64];
	char system_identifier[24];
	uint32_t timeline;
	struct position position;
	uint64_t confirm_lsn; /* confirmed or confirmable */
	uint32_t gap_count;
	struct offsets_gap gaps[OFFSETS_GAPS_MAX];
	/* format 2 */
	uint32_t parked_count, version_count;
	struct offsets_parked parked[OFFSETS_PARKED_MAX];
	struct offsets_version versions[OFFSETS_VERSIONS_MAX];
	/* format 3 */
	bool snapshot_wanted; /* state creating: the slot's snapshot is to be published before the stream */
	uint64_t snapshot_rows;
	uint32_t snapshot_tables, snapshot_tables_done; /* state snapshot: how far it is */
	bool snapshots_paused;
	uint32_t snapshot_count;
	struct offsets_snapshot snapshots[OFFSETS_SNAPSHOTS_MAX]; /* in their order: the first one is under way */
	/* of the first one: the key of the last row that is published, its columns as PostgreSQL's text, each with a NUL behind */
	uint32_t snapshot_key_count, snapshot_key_length;
	char snapshot_key[OFFSETS_KEY];
	/* of the first one: the table, by its OID, and a fingerprint of how its key was defined, when it began; 0: it has not */
	uint32_t snapshot_oid;
	uint64_t snapshot_key_kind;
	/* of the first one, where it is merged and has begun: the ends of its topic's partitions from before its rows */
	uint32_t snapshot_before_count;
	int64_t snapshot_before[OFFSETS_BEFORE_MAX];
};

enum {
	OFFSETS_SIZE_MAX = 8192 + 300 * (OFFSETS_PARKED_MAX + OFFSETS_VERSIONS_MAX) + 2 * OFFSETS_KEY +
			   (4 * OFFSETS_NAME + OFFSETS_WHERE + 64) * OFFSETS_SNAPSHOTS_MAX + 10 * OFFSETS_BEFORE_MAX
};

/* copies what is used of the lists, and no more */
void offsets_copy(struct offsets *to, const struct offsets *from);
void offsets_copy_snapshots(struct offsets *to, const struct offsets *from); /* what is there since format 3 */
/* the wire format with schema_id in front; out has OFFSETS_SIZE_MAX bytes */
size_t offsets_encode(const struct offsets *offsets, int32_t schema_id, uint8_t *out);
/* Reads any format version up to ours; the schema id is skipped; malformed: ERROR_PROTOCOL with the offset. A newer format:
 * ERROR_CONFIG. */
int offsets_decode(const void *bytes, size_t length, struct offsets *offsets, struct error *error);

#endif
