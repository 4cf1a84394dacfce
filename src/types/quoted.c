/* Quoted items: where they end, what they say, and how a child's codec gets to see it. An item without escapes is read
 * where it stands. */
#include "types/quoted.h"

#include <assert.h>

enum { SCRATCH_MIN = 256 };

bool quoted_read(const uint8_t **at, const uint8_t *end, bool doubled, struct quoted_span *span)
{
	const uint8_t *c = *at;

	*span = (struct quoted_span){.at = c, .quoted = true};
	for (; c < end; c++) {
		bool pair = end - c > 1 && (!doubled || c[1] == *c);
		if (*c == '\\') {
			if (!pair)
				return false;
		} else if (*c != '"') {
			continue;
		} else if (!doubled || !pair) {
			span->length = (uint32_t)(c - span->at);
			*at = c + 1;
			return true;
		}
		span->escapes++;
		c++;
	}
	return false;
}

void quoted_unescape(const struct quoted_span *span, uint8_t *to)
{
	const uint8_t *end = span->at + span->length;

	for (const uint8_t *c = span->at; c < end; c++) {
		if (*c == '\\' || *c == '"')
			c++;
		*to++ = *c;
	}
}

struct types_scratch *quoted_scratch_new(struct arena *arena)
{
	struct types_scratch *scratch = arena_alloc(arena, sizeof *scratch);

	if (scratch)
		scratch->arena = arena;
	return scratch;
}

/* NULL without memory. The old room is left to those that are still in it, so growth at least doubles. */
static uint8_t *scratch_take(struct types_scratch *scratch, size_t length)
{
	if (scratch->size - scratch->used < length) {
		size_t size = scratch->size ? 2 * scratch->size : SCRATCH_MIN;
		if (size < scratch->used + length)
			size = scratch->used + length;
		uint8_t *bytes = arena_alloc(scratch->arena, size);
		if (!bytes)
			return NULL;
		scratch->bytes = bytes;
		scratch->size = size;
	}
	scratch->used += length;
	return scratch->bytes + scratch->used - length;
}

enum types_result quoted_encode(const struct types_codec *child, struct types_scratch *scratch,
				const struct quoted_span *span, struct writer *out)
{
	uint32_t length = span->length - span->escapes;

	if (!span->escapes)
		return child->text(child, span->at, length, out);
	size_t mark = scratch->used;
	uint8_t *text = scratch_take(scratch, length);
	if (!text)
		return TYPES_NO_MEMORY;
	quoted_unescape(span, text);
	enum types_result result = child->text(child, text, length, out);
	assert(scratch->used == mark + length);
	scratch->used = mark;
	return result;
}
