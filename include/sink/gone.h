/* Which keys of a topic are gone: those whose newest record is from before a snapshot, which therefore has not got them
 * (delivery, "Snapshots"; librdkafka).
 *
 * A key is gone in a partition where its newest record lies at an offset below before[partition] and is no tombstone. What
 * counts are committed records (read_committed) up to the search's end; those with a null key do not. Offsets that retention
 * or compaction takes away meanwhile are not there.
 *
 * The end is through[partition], what topics_ends() says after the last record that must count was committed: a transaction
 * that is open before it (somebody's: the caller has none of his own in flight) is waited for, and ERROR_TIMEOUT if it stays.
 * Without `through` it is the last stable offset as of sink_gone_open(): never a wait, but records behind somebody's open
 * transaction are not seen, and their keys count as gone when they are not. before[partition] is waited for in any case.
 * Records behind the end do not count: whoever writes tombstones must not have written a newer record of the key.
 *
 * No key is named twice, whatever the memory: keys are cut into parts by a keyed hash (SipHash, 128 bits, a seed for each
 * search), as many as the memory needs, and a partition is read twice for each part: for the offsets, then for the keys.
 * Both readings end early where nothing more can come. So time grows with the partition's bytes times its keys divided by
 * memory_bytes / 48.
 *
 * Owned by one thread. sink_gone_open() may take timeout_us, sink_gone_next() 0.2 s; outages are waited out.
 */
#ifndef SINK_GONE_H
#define SINK_GONE_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "sink/sink.h"

struct sink_gone;

enum { SINK_GONE_MEMORY_MIN = 262144 };

struct sink_gone_options {
	const char *brokers;
	const struct sink_property *properties; /* of librdkafka; they may not change isolation.level */
	uint32_t property_count;
	const char *topic;
	int32_t partitions;
	const int64_t *before;  /* of each partition */
	const int64_t *through; /* of each partition; may be NULL */
	/* Bytes at the front of a key that do not tell keys apart: 5 with Confluent's header, whose schema id may change. Of
	 * keys that differ in these alone the newest counts, and is the one that is named. */
	uint32_t key_header;
	size_t memory_bytes;          /* of the table and of what librdkafka reads ahead */
	const atomic_bool *cancelled; /* once set, calls end with ERROR_STOPPED within 2 s */
	int64_t timeout_us;           /* without any progress */
};

/* the pointer lives until the next call */
struct sink_gone_key {
	int32_t partition;
	int64_t offset; /* of its newest record */
	const void *key;
	size_t length; /* header included */
};

struct sink_gone_stats {
	uint64_t records, bytes; /* read, each time that they were */
	uint64_t readings;       /* of a partition, from wherever */
	uint64_t keys;           /* named */
};

enum sink_gone_result {
	/* *error, and nothing but sink_gone_close() may follow. ERROR_HISTORY: the topic was made anew meanwhile */
	SINK_GONE_ERROR = -1,
	SINK_GONE_NONE, /* none yet */
	SINK_GONE_KEY,
	SINK_GONE_END
};

int sink_gone_open(const struct sink_gone_options *options, struct sink_gone **gone, struct error *error);
enum sink_gone_result sink_gone_next(struct sink_gone *gone, struct sink_gone_key *key, struct error *error);
const struct sink_gone_stats *sink_gone_stats(const struct sink_gone *gone);
void sink_gone_close(struct sink_gone *gone); /* NULL is fine; bounded */

#endif
