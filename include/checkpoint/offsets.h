/* The offsets record: what __millrace.<name>.offsets holds, the one truth about what is published (delivery: "The
 * offsets record"). Avro by schemas/offsets.avsc in the Confluent wire format. Pure.
 */
#ifndef CHECKPOINT_OFFSETS_H
#define CHECKPOINT_OFFSETS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/position.h"
#include "base/writer.h"

enum offsets_state { OFFSETS_CREATING, OFFSETS_SNAPSHOT, OFFSETS_STREAMING };

enum { OFFSETS_GAPS_MAX = 16 }; /* the newest ones are kept */

struct offsets_gap { /* an accepted gap: changes of [from_lsn, to_lsn) may be missing */
	uint64_t from_lsn, to_lsn;
	int64_t accepted_ms;
	char reason[160];
};

struct offsets {
	char instance_id[33]; /* random at start, 32 hex digits */
	enum offsets_state state;
	char slot[64];
	char system_identifier[24];
	uint32_t timeline;
	struct position position;
	uint64_t confirm_lsn; /* confirmed or confirmable */
	uint32_t gap_count;
	struct offsets_gap gaps[OFFSETS_GAPS_MAX];
};

enum { OFFSETS_SIZE_MAX = 8192 };

/* the wire format with schema_id in front; out has OFFSETS_SIZE_MAX bytes */
size_t offsets_encode(const struct offsets *offsets, int32_t schema_id, uint8_t *out);
/* Reads any format version up to ours; the schema id is skipped; malformed: ERROR_PROTOCOL with the offset. A newer format:
 * ERROR_CONFIG. */
int offsets_decode(const void *bytes, size_t length, struct offsets *offsets, struct error *error);

#endif
