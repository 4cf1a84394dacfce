/* Rows as they stand in their tables (a snapshot's), into batches: what pipeline.h does for the stream's changes. Pure.
 *
 * A loader belongs to one thread, with the plans that it is handed; its batches are of the same kind as the stream's.
 */
#ifndef PIPELINE_LOADER_H
#define PIPELINE_LOADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/position.h"
#include "decode/pgoutput.h"
#include "encode/batch.h"
#include "encode/encode.h"
#include "plan/plan.h"

struct loader {
	uint32_t event_max; /* bytes; a topic's own limit may be less */
	bool tombstones;
	struct encode_dead_letters dead_letters; /* topic NULL: what cannot be published is an error */
	int64_t time_us; /* of the snapshot, since 1970: the records' timestamp and source.ts_us */
	/* totals since the start */
	uint64_t rows, events, event_bytes, overflows, parked, letters;
};

/* One row, as an event with op r at the position. ENCODE_FULL: nothing was added, the batch is to be published first (or, where
 * it is empty, loader_grow()). */
enum encode_result loader_row(struct loader *loader, struct batch *batch, struct plan *plan,
			      const struct position *position, const struct pgoutput_tuple *tuple, int64_t now_ms,
			      struct error *error);
/* a truncate event of the snapshot's own, for what a topic holds from before */
enum encode_result loader_truncate(struct loader *loader, struct batch *batch, struct plan *plan,
				   const struct position *position, int64_t now_ms, struct error *error);
/* an empty batch that was full for one event gets more memory; ERROR_TOO_LARGE */
int loader_grow(struct batch *batch, struct error *error);

#endif
