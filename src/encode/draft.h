/* A change being written: its records, which are added to the batch when all of them are there. Internal to src/encode. */
#ifndef ENCODE_DRAFT_H
#define ENCODE_DRAFT_H

#include "base/position.h"
#include "encode/encode.h"

enum {
	DRAFT_CHANGE_MAX = 3,                    /* delete, tombstone, insert */
	DRAFT_RECORDS_MAX = DRAFT_CHANGE_MAX + 2 /* and the schemas of key and value, when they are parked */
};

struct draft {
	struct batch *batch;
	struct plan *plan;
	const struct encode_context *context;
	const struct pgoutput_message *message; /* NULL: a truncate */
	size_t used;                            /* of the arena, by the batch and this change */
	struct record records[DRAFT_RECORDS_MAX];
	uint32_t record_count, events, overflows;
};

/* the longest key and value together that an event may have */
static inline size_t draft_limit(uint32_t event_max)
{
	return event_max > ENCODE_RECORD_OVERHEAD ? event_max - ENCODE_RECORD_OVERHEAD : 0;
}

/* commit time as the record's timestamp; before 1970 too, rounded down */
static inline int64_t draft_timestamp_ms(const struct encode_context *context)
{
	int64_t us = context->commit_time_us;

	return us / 1000 - (us % 1000 < 0);
}

/* parked.c: the change's records in the parking topic's form, in place of themselves */
enum encode_result draft_park(struct draft *draft, struct error *error);
/* of a record of the batch, or of one that may become one; of a tombstone that stands behind its delete, that one's; zeros:
 * not there */
struct position draft_position(const struct batch *batch, const struct record *record, const struct record *before);

#endif
