/* Arrays as array_send sends them, to Avro and to what array_out prints of them.
 *
 *	Int32 dimensions, Int32 flags (1: NULLs), Int32 element type,
 *	for each dimension Int32 size, Int32 lower bound,
 *	for each element Int32 length (-1: NULL) and its bytes
 *
 * The element's type follows from the array's, so it is not looked at.
 */
#include <assert.h>
#include <stdio.h>

#include "base/reader.h"
#include "types/family.h"
#include "types/utf8.h"

struct array_wire {
	struct reader in; /* at the first element */
	uint32_t dimensions, sizes[TYPES_DIMENSIONS_MAX];
	int32_t lower[TYPES_DIMENSIONS_MAX];
	uint32_t count; /* elements */
	bool other;     /* a lower bound is not 1 */
};

/* NULL: the element is; *length: its bytes */
static const uint8_t *element_read(struct reader *in, uint32_t *length)
{
	*length = reader_u32(in);
	if (*length == UINT32_MAX) {
		*length = 0;
		return NULL;
	}
	return reader_bytes(in, *length);
}

static bool elements_there(struct reader in, uint32_t count)
{
	uint32_t length;

	for (uint32_t i = 0; i < count && !in.failed; i++)
		element_read(&in, &length);
	return !in.failed && reader_left(&in) == 0;
}

/* false: array_send sends no such thing */
static bool wire_read(const uint8_t *bytes, uint32_t length, struct array_wire *wire)
{
	struct reader *in = &wire->in;
	uint64_t count = 1;

	*wire = (struct array_wire){.in = reader_over(bytes, length)};
	wire->dimensions = reader_u32(in);
	if (wire->dimensions > TYPES_DIMENSIONS_MAX || reader_u32(in) > 1)
		return false;
	reader_u32(in);
	for (uint32_t i = 0; i < wire->dimensions; i++) {
		wire->sizes[i] = reader_u32(in);
		wire->lower[i] = (int32_t)reader_u32(in);
		wire->other |= wire->lower[i] != 1;
		count *= wire->sizes[i];
		/* an element takes 4 bytes or more; so the product stays below 2^64 */
		if (wire->sizes[i] > length / 4 || count > length / 4)
			return false;
	}
	wire->count = wire->dimensions ? (uint32_t)count : 0;
	return !in->failed && elements_there(*in, wire->count);
}

static enum types_result elements_write(const struct types_codec *codec, struct array_wire *wire, struct writer *out)
{
	const struct types_codec *child = codec->children;
	uint32_t indexes[TYPES_DIMENSIONS_MAX], level = 0, length;

	do {
		for (; level < wire->dimensions; level++) {
			indexes[level] = 0;
			writer_long(out, wire->sizes[level]);
		}
		const uint8_t *element = element_read(&wire->in, &length);
		writer_u8(out, element ? 2 : 0);
		enum types_result result = element ? child->binary(child, element, length, out) : TYPES_OK;
		if (result != TYPES_OK || out->full)
			return result;
		while (level > 0 && ++indexes[level - 1] == wire->sizes[level - 1]) {
			writer_u8(out, 0);
			level--;
		}
	} while (level > 0);
	return TYPES_OK;
}

enum types_result types_array_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	struct array_wire wire;
	uint8_t *mark = out->at;

	if (!wire_read(bytes, length, &wire))
		return TYPES_MALFORMED;
	if (wire.count == 0) {
		writer_u8(out, 0);
		return TYPES_OK;
	}
	if (wire.dimensions != codec->dimensions || wire.other)
		return TYPES_OVERFLOW;
	enum types_result result = elements_write(codec, &wire, out);
	if (result != TYPES_OK)
		out->at = mark;
	return result;
}

/* array_isspace */
static bool is_space(uint8_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* array_out's rule; *escapes: how many backslashes come in */
static bool needs_quotes(const uint8_t *text, size_t length, char delimiter, size_t *escapes)
{
	bool needs = length == 0 || (length == 4 && strncasecmp((const char *)text, "NULL", 4) == 0);

	*escapes = 0;
	for (size_t i = 0; i < length; i++) {
		uint8_t c = text[i];
		bool escaped = c == '"' || c == '\\';
		needs |= escaped || c == '{' || c == '}' || c == (uint8_t)delimiter || is_space(c);
		*escapes += escaped;
	}
	return needs;
}

/* the text since `start` in quotes, in its place */
static void quote(struct writer *out, uint8_t *start, char delimiter)
{
	const uint8_t *from = out->at;
	size_t escapes;

	if (out->full || !needs_quotes(start, (size_t)(out->at - start), delimiter, &escapes) ||
	    !writer_room(out, escapes + 2))
		return;
	uint8_t *to = out->at;
	*--to = '"';
	while (from > start) {
		*--to = *--from;
		if (*to == '"' || *to == '\\')
			*--to = '\\';
	}
	*--to = '"';
	assert(to == start);
}

/* charout, since PostgreSQL 15 */
static void print_char(uint8_t c, struct writer *out)
{
	if (c < 128) {
		writer_bytes(out, &c, c != 0);
		return;
	}
	writer_u8(out, '\\');
	for (int shift = 6; shift >= 0; shift -= 3)
		writer_u8(out, (uint8_t)('0' + (c >> shift & 7)));
}

static bool array_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out);

/* What the element's output function prints. Not binary_text of the texts, which makes hex of what is no UTF-8: that is
 * for the whole array to do. */
static bool element_print(const struct types_codec *child, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (child->shape == TYPES_ARRAY)
		return array_print(child, bytes, length, out);
	if (child->binary == types_text.binary)
		writer_bytes(out, bytes, length);
	else if (child->binary == types_jsonb.binary && length)
		writer_bytes(out, bytes + 1, length - 1);
	else if (child->binary == types_char.binary && length == 1)
		print_char(*bytes, out);
	else
		child->binary_text(child, bytes, length, out);
	return true;
}

static bool elements_print(const struct types_codec *codec, struct array_wire *wire, struct writer *out)
{
	uint32_t indexes[TYPES_DIMENSIONS_MAX], level = 0, length;

	do {
		for (; level < wire->dimensions; level++) {
			indexes[level] = 0;
			writer_u8(out, '{');
		}
		const uint8_t *element = element_read(&wire->in, &length);
		uint8_t *start = out->at;
		if (!element)
			writer_bytes(out, "NULL", 4);
		else if (!element_print(codec->children, element, length, out))
			return false;
		else
			quote(out, start, codec->delimiter);
		while (level > 0 && ++indexes[level - 1] == wire->sizes[level - 1]) {
			writer_u8(out, '}');
			level--;
		}
		if (level > 0)
			writer_u8(out, (uint8_t)codec->delimiter);
	} while (level > 0 && !out->full);
	return true;
}

static void bounds_print(const struct array_wire *wire, struct writer *out)
{
	char text[32];

	for (uint32_t i = 0; i < wire->dimensions; i++) {
		int64_t upper = (int64_t)wire->lower[i] + wire->sizes[i] - 1;
		int length = snprintf(text, sizeof text, "[%d:%d]", (int)wire->lower[i], (int)upper);
		writer_bytes(out, text, (size_t)length);
	}
	writer_u8(out, '=');
}

static bool array_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	struct array_wire wire;

	if (!wire_read(bytes, length, &wire))
		return false;
	if (wire.count == 0) {
		writer_bytes(out, "{}", 2);
		return true;
	}
	if (wire.other)
		bounds_print(&wire, out);
	return elements_print(codec, &wire, out);
}

/* the text since `start` as \x and two hex digits a byte, in its place */
static void hex_in_place(struct writer *out, uint8_t *start)
{
	static const char DIGITS[] = "0123456789abcdef";
	const uint8_t *from = out->at;

	if (!writer_room(out, (size_t)(out->at - start) + 2))
		return;
	uint8_t *to = out->at;
	while (from > start) {
		uint8_t c = *--from;
		*--to = (uint8_t)DIGITS[c & 15];
		*--to = (uint8_t)DIGITS[c >> 4];
	}
	start[0] = '\\';
	start[1] = 'x';
}

void types_array_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	uint8_t *start = out->at;

	if (!codec->children->binary || !array_print(codec, bytes, length, out)) {
		out->at = start;
		types_write_hex(codec, bytes, length, out);
	} else if (!out->full && !utf8_valid(start, (uint32_t)(out->at - start))) {
		hex_in_place(out, start);
	}
}
