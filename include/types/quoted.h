/* Text inside text: what array_out, record_out and hstore_out put in quotes, and the room for it unescaped.
 *
 * In arrays and hstore a backslash stands before a quote and a backslash; in composites both are doubled. For
 * src/types only.
 */
#ifndef TYPES_QUOTED_H
#define TYPES_QUOTED_H

#include "types/types.h"

/* An item as it stands in the text, without its quotes. */
struct quoted_span {
	const uint8_t *at;
	uint32_t length;
	bool quoted;
	uint32_t escapes; /* bytes that unescaping takes away */
};

/* *at is behind the opening quote and moves behind the closing one; false: there is none */
bool quoted_read(const uint8_t **at, const uint8_t *end, bool doubled, struct quoted_span *span);
/* length - escapes bytes */
void quoted_unescape(const struct quoted_span *span, uint8_t *to);

/* Room for unescaped items, a stack: one lies in another. It grows to what the largest values took and lives as long as
 * the arena; what was taken stays where it is. */
struct types_scratch {
	struct arena *arena;
	uint8_t *bytes;
	size_t size, used;
};

struct types_scratch *quoted_scratch_new(struct arena *arena); /* NULL without memory */
/* Avro bytes of an item: the child's text function over its unescaped text */
enum types_result quoted_encode(const struct types_codec *child, struct types_scratch *scratch,
				const struct quoted_span *span, struct writer *out);

#endif
