/* The evolution verdict: may a subject's next schema follow the earlier ones? Avro 1.11's "Schema Resolution", and the stricter
 * rules of docs/guide.md, "Schema changes": what registries let pass, since they ignore logical types. Pure.
 *
 * BACKWARD: who has the new schema reads what the old one wrote; FORWARD: the other way round; FULL: both. The plain modes look
 * at the newest earlier version, the transitive ones at all.
 *
 * Bounded: schemas of 4 MiB, 64 types deep, names of 1 KiB, 4 million pairs of types; beyond that it is ERROR_CONFIG.
 */
#ifndef SCHEMA_VERDICT_H
#define SCHEMA_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

enum verdict_mode {
	VERDICT_NONE,
	VERDICT_BACKWARD,
	VERDICT_BACKWARD_TRANSITIVE,
	VERDICT_FORWARD,
	VERDICT_FORWARD_TRANSITIVE,
	VERDICT_FULL,
	VERDICT_FULL_TRANSITIVE,
	VERDICT_MODES
};
const char *verdict_mode_name(enum verdict_mode mode); /* as registries spell it: BACKWARD_TRANSITIVE */
bool verdict_mode_parse(const char *name, enum verdict_mode *mode);

/* 1: writer's data can be read by reader; 0: not, with a line appended to `why` for each reason ("field after.price: ...\n"; at
 * most 20, then how many more); -1: a schema cannot be parsed (ERROR_CONFIG) or memory. A type that occurs several times is
 * reported once, at its last place. */
int verdict_readable(const char *reader, const char *writer, struct buffer *why, struct error *error);

/* The rules that hold whatever a registry says: a decimal's scale changed or precision lowered, any other change of a
 * logicalType. Between types that resolution pairs up, in either direction. The same results. */
int verdict_strict(const char *next, const char *earlier, struct buffer *why, struct error *error);

/* All of it: resolution by mode and, but for VERDICT_NONE, the strict rules. earlier: oldest first. The same results; each
 * line ends in the direction and the schema it holds of, the newest such: " (backward, earlier schema 2 of 3)". */
int verdict_check(enum verdict_mode mode, const char *next, const char *const *earlier, uint32_t count,
		  struct buffer *why, struct error *error);

#endif
