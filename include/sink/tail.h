/* Reading topics from outside, for people and tools (`millrace tail`): every partition, read_committed, no group, nothing
 * committed (librdkafka). Owned by one thread; every call ends within its time-out.
 */
#ifndef SINK_TAIL_H
#define SINK_TAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "sink/sink.h"

struct tail;

struct tail_options {
	const char *brokers;
	const struct sink_property *properties; /* of librdkafka; they may not change isolation.level */
	uint32_t property_count;
	const char *const *topics;
	uint32_t topic_count;
	bool from_beginning; /* false: from the end at the time of tail_open */
	int64_t timeout_us;  /* of tail_open */
};

/* One record; the pointers live until the next call on this tail. */
struct tail_record {
	const char *topic;
	int32_t partition;
	int64_t offset;
	int64_t timestamp_ms;
	const void *key; /* NULL: null key */
	size_t key_length;
	const void *value; /* NULL: tombstone */
	size_t value_length;
};

/* ERROR_CONFIG for a topic that does not exist, ERROR_UNAVAILABLE when no broker answers in time */
int tail_open(const struct tail_options *options, struct tail **tail, struct error *error);
/* 1: a record; 0: none within the time-out; -1: an error that will not pass (transient ones are waited out) */
int tail_next(struct tail *tail, int timeout_ms, struct tail_record *record, struct error *error);
/* whether the end of every partition as it was at tail_open has been reached */
bool tail_at_end(const struct tail *tail);
void tail_close(struct tail *tail); /* NULL is fine */

#endif
