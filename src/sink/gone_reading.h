/* The partitions of one topic read one after the other, each from wherever and as often as it is told. Internal to src/sink. */
#ifndef SINK_GONE_READING_H
#define SINK_GONE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sink/client.h"
#include "sink/gone.h"

enum { GONE_BATCH = 1000 };

struct gone_reading {
	struct client client;
	struct client_target target;
	rd_kafka_topic_t *topic;
	rd_kafka_queue_t *queue; /* of the partition that is being read; NULL: none is */
	int32_t partition;
	size_t buffer_bytes;
	bool was_much;       /* librdkafka may have stopped fetching since it was last woken */
	size_t record_bytes; /* of the newest, on an average */
	rd_kafka_message_t *messages[GONE_BATCH];
	size_t count, next; /* of messages[] */
};

int gone_reading_open(struct gone_reading *reading, const struct sink_gone_options *options, size_t buffer_bytes,
		      struct error *error);
/* ends what is being read */
int gone_reading_from(struct gone_reading *reading, int32_t partition, int64_t offset, struct error *error);
/* The next record, end or error of the partition, good until the next call; NULL: none came for a while. A partition is
 * being read. */
const rd_kafka_message_t *gone_reading_next(struct gone_reading *reading);
/* whether the next call has to ask librdkafka */
static inline bool gone_reading_dry(const struct gone_reading *reading)
{
	return reading->next == reading->count;
}
void gone_reading_close(struct gone_reading *reading);

#endif
