/* Arrays as array_out prints them. The text is read twice: for its dimensions, since Avro wants a count before the
 * items, and for its elements.
 *
 *	{1,NULL,3}   {{a,"b c"},{d,"\"e\""}}   [2:3]={1,2}
 *
 * Arrays are rectangular; an empty one has no dimensions and is {} whatever it was declared as.
 */
#include <assert.h>

#include "types/family.h"
#include "types/quoted.h"

struct array_text {
	const uint8_t *at, *end;
	char delimiter;
	uint32_t dimensions, sizes[TYPES_DIMENSIONS_MAX];
};

static bool take(struct array_text *text, char c)
{
	if (text->at == text->end || *text->at != (uint8_t)c)
		return false;
	text->at++;
	return true;
}

static bool element_ends(const struct array_text *text, uint8_t c)
{
	return c == (uint8_t)text->delimiter || c == '{' || c == '}' || c == '"' || c == '\\';
}

/* NULL is an element without quotes */
static bool element_read(struct array_text *text, struct quoted_span *span)
{
	if (take(text, '"'))
		return quoted_read(&text->at, text->end, false, span);
	*span = (struct quoted_span){.at = text->at};
	while (text->at < text->end && !element_ends(text, *text->at))
		text->at++;
	span->length = (uint32_t)(text->at - span->at);
	return span->length > 0;
}

static bool number_read(struct array_text *text, int64_t *number)
{
	bool negative = take(text, '-');
	const uint8_t *digits = text->at;
	uint64_t magnitude;

	while (text->at < text->end && *text->at >= '0' && *text->at <= '9')
		text->at++;
	if (text->at - digits > 10 || !types_read_digits(digits, (uint32_t)(text->at - digits), &magnitude))
		return false;
	*number = negative ? -(int64_t)magnitude : (int64_t)magnitude;
	return true;
}

/* [lower:upper] of each dimension and =, which stand there when a lower bound is not 1 */
struct bounds {
	uint32_t count;
	bool other; /* a lower bound is not 1 */
	int64_t sizes[TYPES_DIMENSIONS_MAX];
};

static bool bounds_read(struct array_text *text, struct bounds *bounds)
{
	*bounds = (struct bounds){0};
	while (take(text, '[')) {
		int64_t lower, upper;
		if (bounds->count == TYPES_DIMENSIONS_MAX || !number_read(text, &lower) || !take(text, ':') ||
		    !number_read(text, &upper) || !take(text, ']'))
			return false;
		bounds->other |= lower != 1;
		bounds->sizes[bounds->count++] = upper - lower + 1;
	}
	return bounds->count == 0 || take(text, '=');
}

static bool bounds_fit(const struct bounds *bounds, const struct array_text *text)
{
	if (bounds->count == 0)
		return true;
	if (bounds->count != text->dimensions)
		return false;
	for (uint32_t i = 0; i < bounds->count; i++)
		if (bounds->sizes[i] != text->sizes[i])
			return false;
	return true;
}

static bool braces_count(struct array_text *text)
{
	const uint8_t *at = text->at;

	while (at < text->end && *at == '{')
		at++;
	if (at == text->at || at - text->at > TYPES_DIMENSIONS_MAX)
		return false;
	text->dimensions = (uint32_t)(at - text->at);
	return true;
}

/* Behind an item: closes the dimensions that end here; sizes are set by the first that ends and hold for the others.
 * *level: those still open, 0 when the array ends. */
static bool item_close(struct array_text *text, uint32_t *level, uint32_t *counts)
{
	while (*level > 0) {
		counts[*level - 1]++;
		if (take(text, text->delimiter))
			return true;
		if (!take(text, '}'))
			return false;
		uint32_t i = --*level;
		if (text->sizes[i] && text->sizes[i] != counts[i])
			return false;
		text->sizes[i] = counts[i];
	}
	return text->at == text->end;
}

/* dimensions and their sizes; false: no array_out prints this */
static bool body_measure(struct array_text *text)
{
	uint32_t counts[TYPES_DIMENSIONS_MAX], level = 0;
	struct quoted_span element;

	if (text->end - text->at == 2 && text->at[0] == '{' && text->at[1] == '}')
		return true;
	if (!braces_count(text))
		return false;
	do {
		while (level < text->dimensions) {
			if (!take(text, '{'))
				return false;
			counts[level++] = 0;
		}
		if (!element_read(text, &element) || !item_close(text, &level, counts))
			return false;
	} while (level > 0);
	return true;
}

/* ["null", T] */
static enum types_result element_write(const struct types_codec *codec, const struct quoted_span *element,
				       struct writer *out)
{
	if (!element->quoted && types_equal(element->at, element->length, "NULL")) {
		writer_u8(out, 0);
		return TYPES_OK;
	}
	writer_u8(out, 2);
	return quoted_encode(codec->children, codec->scratch, element, out);
}

/* of a text that was measured: an Avro block for each dimension, ended by 0 */
static enum types_result body_write(const struct types_codec *codec, struct array_text *text, struct writer *out)
{
	struct quoted_span element;
	uint32_t level = 0;

	do {
		for (; level < text->dimensions; level++) {
			text->at++;
			writer_long(out, text->sizes[level]);
		}
		bool read = element_read(text, &element);
		assert(read);
		enum types_result result = read ? element_write(codec, &element, out) : TYPES_MALFORMED;
		if (result != TYPES_OK || out->full)
			return result;
		while (level > 0 && *text->at++ != (uint8_t)text->delimiter) {
			writer_u8(out, 0);
			level--;
		}
	} while (level > 0);
	return TYPES_OK;
}

static enum types_result array_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				    struct writer *out)
{
	struct array_text text = {.at = bytes, .end = bytes + length, .delimiter = codec->delimiter};
	struct bounds bounds;
	uint8_t *mark = out->at;

	if (!bounds_read(&text, &bounds))
		return TYPES_MALFORMED;
	const uint8_t *body = text.at;
	if (!body_measure(&text) || !bounds_fit(&bounds, &text))
		return TYPES_MALFORMED;
	if (text.dimensions == 0) {
		writer_u8(out, 0);
		return TYPES_OK;
	}
	if (text.dimensions != codec->dimensions || bounds.other)
		return TYPES_OVERFLOW;
	text.at = body;
	enum types_result result = body_write(codec, &text, out);
	if (result != TYPES_OK)
		out->at = mark;
	return result;
}

const struct types_codec types_array = {
	.text = array_text,
	.binary = types_array_binary,
	.binary_text = types_array_print,
	.shape = TYPES_ARRAY,
};
