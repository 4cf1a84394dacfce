/* Reading one partition of a topic of our own again, from an offset (replay of parked records; librdkafka). read_committed,
 * no group, nothing committed. Owned by one thread; sink_reread_next() never blocks (but for up to a second where it finds
 * the offset gone, to say what is there). Outages are waited out as SINK_REREAD_NONE.
 */
#ifndef SINK_REREAD_H
#define SINK_REREAD_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "sink/sink.h"

struct sink_reread;

struct sink_reread_options {
	const char *brokers;
	const struct sink_property *properties; /* of librdkafka; they may not change isolation.level */
	uint32_t property_count;
	const char *topic;
	int32_t partition;
	int64_t offset;        /* the first one wanted */
	uint32_t buffer_bytes; /* what librdkafka may read ahead */
};

struct sink_reread_record { /* the pointers live until the next call */
	int64_t offset;
	int64_t timestamp_ms;
	const void *key, *value; /* NULL: null */
	size_t key_length, value_length;
};

enum sink_reread_result {
	SINK_REREAD_ERROR =
		-1,       /* *error; ERROR_HISTORY: the offset is not there any more. Close it; another may be opened */
	SINK_REREAD_NONE, /* none yet */
	SINK_REREAD_RECORD,
	SINK_REREAD_END /* the end of what is committed, as of now: said again after each record that comes later */
};

int sink_reread_open(const struct sink_reread_options *options, struct sink_reread **reread, struct error *error);
enum sink_reread_result sink_reread_next(struct sink_reread *reread, struct sink_reread_record *record,
					 struct error *error);
int64_t sink_reread_position(
	const struct sink_reread *reread);          /* the offset behind the last record given, or the end */
void sink_reread_close(struct sink_reread *reread); /* NULL is fine; bounded */

#endif
