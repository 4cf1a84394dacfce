/* A batch: an arena of encoded keys and values, the records that point into it, and the position it reaches. It is
 * published as one Kafka transaction.
 *
 * Filled by the reader thread, handed through the ring to the publisher, handed back when committed. An event's bytes
 * are written once: the producer is given pointers into the arena, so the arena lives until the commit has returned.
 */
#ifndef ENCODE_BATCH_H
#define ENCODE_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/position.h"
#include "base/writer.h"
#include "plan/topic.h"

enum { RECORD_ALL_PARTITIONS = -1 }; /* truncate */
enum { RECORD_NULL = UINT32_MAX };   /* length of a null key or value */

struct record {
	const struct topic *topic;
	uint32_t key, key_length; /* offsets into the arena */
	uint32_t value, value_length;
	int32_t partition; /* or RECORD_ALL_PARTITIONS */
	/* where in the value's bytes lsn, commit_lsn and seq begin, as in Source, in parked records and dead letters; 0: they are
	 * not there (tombstones) */
	uint32_t source;
	int64_t timestamp_ms;
};

struct batch {
	uint8_t *bytes;
	size_t size, used; /* size grows beyond the configured one for a single event that exceeds it, or by parts */
	size_t configured;
	bool touched;   /* its arena was filled since it was made or released, and takes memory */
	uint32_t parts; /* as much memory as so many batches of the configured size */
	struct record *records;
	uint32_t record_count, record_size, records_max;
	uint32_t events;    /* without tombstones and copies of a truncate; counted by encode_*() */
	uint32_t overflows; /* columns of its events that went to overflow; counted by encode_*() */
	uint32_t parked,
		dead_letters; /* instead of events: those that were parked, and that became dead letters; the same */
	bool composites; /* it holds events whose types may be altered without a word in the stream: to be looked at before it is
			    published (source_types_changed()) */
	/* the next five are the pipeline's */
	struct position position; /* of the last change in it, or the idle position */
	uint64_t confirm_lsn;     /* end LSN of the last source transaction wholly in it or before it; 0: none */
	int64_t first_commit_us;  /* commit time of its oldest transaction, for latency; 0: no events */
	int64_t last_commit_us;
	uint32_t source_transactions; /* commits in it */
	/* distinct (topic, partition) pairs, bounded (design section 7) */
	uint32_t partition_count, partitions_max;
	uint64_t *partition_set; /* open addressing; (topic index << 32 | partition) + 1 */
	uint32_t partition_set_size;
};

/* memory is reserved, not touched; NULL without memory */
struct batch *batch_new(size_t bytes, uint32_t partitions_max);
void batch_free(struct batch *batch);
void batch_reset(struct batch *batch); /* empty again; an arena that had grown is shrunk back */
/* an empty one that is not needed soon: it takes no memory until it is filled */
void batch_release(struct batch *batch);
bool batch_empty(const struct batch *batch); /* no records */
/* an empty one, to another configured size. -1 without memory: it stays as it was */
int batch_configure(struct batch *batch, size_t bytes);
/* Room for at least `room` more bytes, which all bytes may move for: nobody else holds pointers into them. -1 without memory or
 * beyond UINT32_MAX. */
int batch_grow(struct batch *batch, size_t room);

/* Room for as much as the configured size more, bytes and records, until batch_reset(). -1 as above. */
int batch_extend(struct batch *batch);

/* the writer over what is left of the arena, and the record that takes what it wrote: batch->used moves behind it */
struct writer batch_writer(struct batch *batch);
/* False: the record limit, the partition limit or memory is at its end and nothing was added. An empty batch takes any
 * record, and one key change whole, whatever the limits. */
bool batch_add(struct batch *batch, const struct record *record);
/* takes the records from record_count on away again, with their bytes */
void batch_rollback(struct batch *batch, uint32_t record_count, size_t used);

#endif
