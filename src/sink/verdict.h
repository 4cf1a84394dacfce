/* What the newest offsets record says about us: whether another instance has taken over, and whether what we tried to commit
 * is committed (delivery, "Kafka transactions"). Pure; internal to src/sink.
 */
#ifndef SINK_VERDICT_H
#define SINK_VERDICT_H

#include <stddef.h>
#include <stdint.h>

#include "sink/lookup.h"

/* what an instance knows of itself when it looks */
struct verdict_claim {
	const struct offsets *offsets; /* that it tried to commit */
	const uint8_t *bytes;          /* the same as a record's value */
	size_t length;
	int64_t seen_offset; /* of the newest record when it opened; -1: none */
};

enum verdict {
	VERDICT_MISSING,   /* not committed: publish it again */
	VERDICT_COMMITTED, /* the record, or one of ours that reaches further, is there */
	VERDICT_FENCED     /* another instance has committed since we opened */
};

enum verdict verdict(const struct lookup_record *newest, const struct verdict_claim *claim);

#endif
