/* What is being published, and what becomes of it when the broker refuses one of its records. Internal to src/sink. */
#ifndef SINK_PUBLISH_H
#define SINK_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "sink/state.h"
#include "sink/verdict.h"

/* from sink_publish() until it returns */
struct work {
	struct batch *batch; /* NULL: the record alone */
	struct verdict_claim claim;
	bool committed;
	/* What a broker refused left a hole in the producer's sequence numbers: its next records there fail once, and get new
	 * ones. That is no trouble as often as there are producers. */
	unsigned skips_left;
	unsigned unexplained; /* refusals of records of which none is refused alone */
	/* of what topics the records were that are dead letters now */
	const struct topic *replaced[SINK_REFUSED_MAX];
	uint32_t replaced_count;
};

enum publish_answer {
	PUBLISH_ERROR = -1, /* *error */
	PUBLISH_TAKEN,
	PUBLISH_REFUSED /* with FAULT_RECORD, as *fault says */
};

/* Whether the broker takes these records: producer_try(), repeated until it is answered. sink->producers[*producer] answered. */
enum publish_answer publish_try(struct sink *sink, struct work *work, const struct batch *records, unsigned *producer,
				struct producer_fault *fault, struct error *error);

enum refused_result {
	REFUSED_ERROR = -1, /* *error */
	REFUSED_REPLACED,   /* by dead letters: publish the batch again */
	REFUSED_NONE        /* there is nothing to replace: the refusal stands */
};

/* after an attempt of producers[turn] that was aborted with FAULT_RECORD */
enum refused_result refused_replace(struct sink *sink, struct work *work, const struct producer_fault *fault,
				    struct error *error);
/* the batch is published */
void refused_settle(struct sink *sink, const struct batch *batch);

#endif
