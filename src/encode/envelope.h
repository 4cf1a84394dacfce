/* The Avro bodies of an event: a row's key and the envelope (design section 4). The inner half of encode.h, which adds
 * wire format, records and what belongs together. Runs the plan: allocates nothing, looks nothing up.
 *
 * Both write until the writer is full, which the caller checks; -1 with *error as encode.h says. */
#ifndef ENCODE_ENVELOPE_H
#define ENCODE_ENVELOPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/writer.h"
#include "decode/pgoutput.h"
#include "encode/encode.h"
#include "plan/plan.h"

/* a row as it stands in a message */
struct envelope_row {
	const struct pgoutput_tuple *tuple; /* as many columns as the plan; NULL: no row */
	const struct pgoutput_tuple *old;   /* what values marked unchanged are taken from, or NULL */
	bool old_full;                      /* old carries every column, not the identity's alone */
};

struct envelope {
	char op;
	uint64_t seq;
	struct envelope_row before, after;
};

/* A value that the change did not touch is in the old row, where that carries it (design G5). It was TOASTed, so it is no null: a
 * null there is not carried. By the values alone, since under publish_via_partition_root the message has the root's replica
 * identity, and the old row what the partition's has. */
static inline const struct pgoutput_value *envelope_value(const struct envelope_row *row, uint32_t i)
{
	const struct pgoutput_value *value = &row->tuple->values[i];

	if (value->form == PGOUTPUT_UNCHANGED && row->old && row->old->values[i].form != PGOUTPUT_NULL)
		return &row->old->values[i];
	return value;
}

int envelope_write_key(struct writer *out, const struct plan *plan, const struct encode_context *context,
		       const struct envelope_row *row, struct error *error);
/* the number of columns that went to overflow, or -1; *source: where Source's lsn begins */
int envelope_write(struct writer *out, const struct plan *plan, const struct encode_context *context,
		   const struct envelope *envelope, const uint8_t **source, struct error *error);
/* Source's fields behind name, schema and table */
void envelope_write_source(struct writer *out, const struct encode_context *context, uint64_t seq);
/* an Avro string or bytes whose length is known only when it is written: what is behind `start` moves up for it */
void envelope_write_length(struct writer *out, uint8_t *start);
/* two rows whose key columns came as the same bytes (so that their keys are the same; else they may be all the same) */
bool envelope_keys_identical(const struct plan *plan, const struct envelope_row *a, const struct envelope_row *b);

#endif
