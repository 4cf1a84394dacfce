/* Topics: looked up and created, off the data path (librdkafka's admin API). Owned by the reader thread. */
#ifndef SINK_TOPICS_H
#define SINK_TOPICS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "plan/topic.h"
#include "sink/sink.h"

struct topics;

struct topics_options {
	const char *brokers;
	const struct sink_property *properties; /* of librdkafka */
	uint32_t property_count;
	int32_t partitions, replication;     /* replication -1: the broker's default */
	const struct sink_property *configs; /* topic configuration, cleanup.policy among them */
	uint32_t config_count;
	int64_t timeout_us;           /* of one call */
	const atomic_bool *cancelled; /* once set, a call ends with ERROR_STOPPED within 2 s */
};

/* what is there under a name */
struct topics_found {
	const char *name;   /* asked for */
	int32_t partitions; /* 0: no such topic */
	bool described;     /* false: the broker does not say what follows */
	bool compacted;
	uint32_t max_message_bytes;
};

struct topics *topics_new(const struct topics_options *options, struct error *error);
void topics_free(struct topics *topics);
void topics_timeout(struct topics *topics, int64_t timeout_us); /* of later calls */
/* Each topic exists afterwards and has its partitions and max_message_bytes filled in. Missing ones are created in one
 * request; *created counts them. A topic that is compacted, or would be, although its events may have null keys
 * (has_null_keys, or NULL) is ERROR_CONFIG. One try: the caller retries what is transient. */
int topics_ensure(struct topics *topics, struct topic *const *wanted, const bool *has_null_keys, uint32_t count,
		  uint32_t *created, struct error *error);
/* the same for one whose events never have keys: made with cleanup.policy=delete whatever is configured */
int topics_ensure_keyless(struct topics *topics, struct topic *wanted, uint32_t *created, struct error *error);
/* Topics that keep what they hold until a person is done with it (<prefix>.parked, <prefix>.dead-letter): made with
 * cleanup.policy=delete, retention.ms=-1, retention.bytes=-1 and max.message.bytes of at least message_bytes. One that is
 * there and would lose records, or is compacted, is ERROR_CONFIG with the setting; one whose messages are limited to less is
 * logged. */
int topics_ensure_kept(struct topics *topics, struct topic *const *wanted, uint32_t count, uint32_t message_bytes,
		       uint32_t *created, struct error *error);
/* the offset behind the last record of a partition, committed or not */
int topics_end(struct topics *topics, const char *topic, int32_t partition, int64_t *offset, struct error *error);
/* one partition: the offset of the first record that is there, and the one behind the last, committed or not */
struct topics_range {
	int64_t first, end;
};
/* The ends of all partitions of topics (name and partitions are read, no topic twice), in their order and by partition: a few
 * requests for thousands. `ranges` has room for as many as there are partitions. A topic or partition that does not
 * come within 2 s is ERROR_CONFIG. The ranges are not from one moment, and none is from before the call. */
int topics_ends(struct topics *topics, struct topic *const *wanted, uint32_t count, struct topics_range *ranges,
		struct error *error);
/* looks only, and makes none */
int topics_look(struct topics *topics, struct topics_found *found, uint32_t count, struct error *error);
/* the error of a compacted topic whose events may have null keys */
int topics_refuse_null_keys(const char *topic, struct error *error);

#endif
