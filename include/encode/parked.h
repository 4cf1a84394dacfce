/* Parked records (schemas/parked.avsc): a table's events as they would have been published, whole and in order, and the
 * schemas that they use (design G7, delivery "Parking and dead letters"). Pure.
 *
 * A plan with `parking` set makes encode_row() and encode_truncate() write them: first, once a plan, a record for each of its
 * schemas, then one for each record of an event, tombstones too. All are keyed by the table's topic, so that they stay in one
 * partition in order. An event's bodies are what follows the wire format's five bytes; its schemas are named by
 * fingerprint (schema_fingerprint()).
 */
#ifndef ENCODE_PARKED_H
#define ENCODE_PARKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/position.h"
#include "encode/batch.h"

struct parked_bytes {
	const uint8_t *bytes; /* NULL: null */
	uint32_t length;
};

struct parked_record {
	struct parked_bytes topic, reason;
	struct position position;
	int64_t timestamp_ms;                        /* of the record that it will be */
	bool all_partitions;                         /* a truncate */
	struct parked_bytes key, value;              /* bodies; a value of null is a tombstone */
	uint64_t key_fingerprint, value_fingerprint; /* of the schemas; 0: none */
	struct parked_bytes schema;                  /* a schema record: its JSON; then key and value are null ... */
	bool key_schema; /* ... and its fingerprint is key_fingerprint, else value_fingerprint */
};

/* where a topic's parked records are, among `partitions` */
int32_t parked_partition(const char *topic, int32_t partitions);
/* the record's value in the wire format; the bytes stay the caller's. Malformed: ERROR_PROTOCOL. */
int parked_decode(const void *bytes, size_t length, struct parked_record *record, struct error *error);

/* A parked event's record back into a batch, for `topic` with the schema ids of its two fingerprints: the same key bytes, so
 * the partition is the one that its key has there; counted in batch->events. False: the batch has no room or no memory for it,
 * and nothing was added (an empty one with room for key, value and 10 bytes: no memory). */
bool parked_replay(struct batch *batch, const struct topic *topic, const struct parked_record *record, int32_t key_id,
		   int32_t value_id);

#endif
