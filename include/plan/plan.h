/* The encode plan of one generation of a relation: everything that can be decided once is decided here.
 *
 * Compiled whole when a Relation message arrives, replaced whole, owned by the reader thread. The per-event path runs
 * it: no allocation, no look-up by name, no schema walk.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "decode/relation.h"
#include "plan/topic.h"
#include "source/facts.h"
#include "types/types.h"

struct plan_options {
	const char *name;   /* the instance */
	const char *prefix; /* of topics and namespaces */
	/* how a table's topic is called instead of `topic` (e.g. topic.v2); may return its argument; NULL: as it is */
	const char *(*topic_name)(const void *context, const char *topic);
	const void *context;
	struct types_options types;
};

/* a constant, already in Avro's encoding */
struct plan_bytes {
	const uint8_t *bytes;
	uint32_t length;
};

struct plan_column {
	struct types_codec codec;
	struct plan_bytes name; /* Avro string: for `unchanged` */
	struct plan_bytes
		before_name; /* Avro string "before.<name>": for `overflow` and dead letters, of the old row ... */
	struct plan_bytes
		after_name; /* ... and of the new one: the name, or "after.<name>" where that would look like those */
	bool identity;      /* the stream carries it in K tuples (the Relation message's flag) */
	const char *label, *type; /* for errors: the column's name, its declared type */
	bool composite;           /* it holds composites, which ALTER TYPE changes without a word in the stream */
	uint64_t known_lsn;       /* facts_column.known_lsn: of a change before, its text is in overflow */
};

struct plan_key {
	struct types_codec codec;
	uint16_t column;
};

/* A table whose events go to the parking topic instead of its own (design G7). */
struct plan_parking {
	const struct topic *topic; /* <prefix>.parked; NULL: the plan is not parked */
	uint8_t header[5];         /* of schemas/parked.avsc */
	const char *reason;        /* offsets_reason_name(); a string constant */
	int32_t partition;         /* of the parking topic: where the table's records are */
	bool announced;            /* its schemas were written to the parking topic, in this plan's life */
};

struct plan {
	struct arena arena;
	uint64_t generation;
	struct topic *topic; /* what it is published to */
	const char *
		table_topic; /* the table's own topic, without a version: the key of its parked records and dead letters */
	uint16_t column_count;
	struct plan_column *columns;
	uint16_t key_count; /* 0: null key */
	struct plan_key *keys;
	bool composites;    /* of any column */
	uint64_t known_lsn; /* the greatest of the columns' */
	/* facts_settle_key()'s: the plan serves transactions that commit below, and another is asked for then; 0: from here on */
	uint64_t key_until_lsn;
	bool key_unknown;                  /* the table is to be parked: OFFSETS_KEY_UNKNOWN */
	struct plan_bytes source;          /* Source's fields name, schema, table, encoded */
	const char *key_json, *value_json; /* key_json NULL without a key */
	uint64_t key_fingerprint, value_fingerprint;
	/* set once the registry has said (plan_bind): byte 0 and the schema id, big-endian; zeros while it is parked */
	uint8_t key_header[5], value_header[5];
	bool bound;
	struct plan_parking parking;
};

/* facts are read, not kept. relation's and facts' columns must be the same in number, order and type: ERROR_INTERNAL.
 * ERROR_INCOMPATIBLE: two columns have the same Avro name.
 *
 * The key: under identity d and i the columns that the Relation message flags, in the order of the facts' key where
 * that names the same ones (the index's order); under f and n the facts' key. */
struct plan *plan_compile(const struct relation *relation, const struct facts_relation *facts,
			  const struct plan_options *options, struct topic_set *topics, struct error *error);
/* its events are published from here on, also those of a plan that was parked */
void plan_bind(struct plan *plan, int32_t key_id, int32_t value_id);
/* Its events are parked from here on; bound counts as true, without ids. The parking topic's partitions are known. */
void plan_park(struct plan *plan, const struct topic *parked, int32_t parked_id, const char *reason);
void plan_free(struct plan *plan); /* NULL is fine */

#endif
