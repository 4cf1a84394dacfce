/* Where partitions begin and end: many in one request for each broker. Internal to src/sink. */
#ifndef SINK_ENDS_H
#define SINK_ENDS_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/error.h"
#include "sink/client.h"
#include "sink/topics.h"

struct ends_partition {
	const char *topic;
	int32_t number;
};

struct ends_visit {
	struct client *client; /* a consumer; its isolation.level says which end */
	int64_t deadline_us;
	const atomic_bool *cancelled; /* may be NULL */
};

/* The client's isolation level decides which end: read_committed the last stable offset, read_uncommitted the log's end. No
 * partition may be named twice. What is transient is tried again until the deadline. */
int ends_query(const struct ends_visit *visit, const struct ends_partition *partitions, uint32_t count,
	       struct topics_range *ranges, struct error *error);

#endif
