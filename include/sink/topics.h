/* Topics: looked up and created, off the data path (librdkafka's admin API). Owned by the reader thread. */
#ifndef SINK_TOPICS_H
#define SINK_TOPICS_H

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
	int64_t timeout_us; /* of one call */
};

struct topics *topics_new(const struct topics_options *options, struct error *error);
void topics_free(struct topics *topics);
/* Each topic exists afterwards and has its partitions and max_message_bytes filled in. Missing ones are created in one
 * request; *created counts them. A topic that is compacted although its events may have null keys (has_null_keys, or
 * NULL) is ERROR_CONFIG. One try: the caller retries what is transient. */
int topics_ensure(struct topics *topics, struct topic *const *wanted, const bool *has_null_keys, uint32_t count,
		  uint32_t *created, struct error *error);

#endif
