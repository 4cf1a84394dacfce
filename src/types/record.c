/* Composites as record_out prints them: text only, since what record_send sends names types that must be looked up.
 *
 *	(1,"two words","say ""hi"", c:\\d",,"")
 *
 * Nothing is NULL, "" is an empty text; attributes that were dropped are not there.
 */
#include <assert.h>

#include "types/family.h"
#include "types/quoted.h"

struct record_text {
	const uint8_t *at, *end;
};

static bool attribute_ends(uint8_t c)
{
	return c == ',' || c == '(' || c == ')' || c == '"' || c == '\\';
}

/* An attribute and what follows it: a comma, or the closing parenthesis at the end (*last). Of length 0 without quotes
 * it is NULL. */
static bool attribute_read(struct record_text *text, struct quoted_span *span, bool *last)
{
	*span = (struct quoted_span){.at = text->at};
	if (text->at < text->end && *text->at == '"') {
		text->at++;
		if (!quoted_read(&text->at, text->end, true, span))
			return false;
	} else {
		while (text->at < text->end && !attribute_ends(*text->at))
			text->at++;
		span->length = (uint32_t)(text->at - span->at);
	}
	if (text->at == text->end || (*text->at != ',' && *text->at != ')'))
		return false;
	*last = *text->at++ == ')';
	return !*last || text->at == text->end;
}

/* false: no record_out prints this */
static bool record_count(struct record_text text, uint32_t *count)
{
	struct quoted_span attribute;
	bool last;

	*count = 0;
	do {
		if (!attribute_read(&text, &attribute, &last))
			return false;
		++*count;
	} while (!last);
	return true;
}

/* each as ["null", T] */
static enum types_result attributes_write(const struct types_codec *codec, struct record_text *text, struct writer *out)
{
	for (uint32_t i = 0; i < codec->child_count; i++) {
		struct quoted_span attribute;
		bool last, read = attribute_read(text, &attribute, &last);

		assert(read);
		if (!read)
			return TYPES_MALFORMED;
		bool null = attribute.length == 0 && !attribute.quoted;
		writer_u8(out, null ? 0 : 2);
		if (null)
			continue;
		enum types_result result = quoted_encode(&codec->children[i], codec->scratch, &attribute, out);
		if (result != TYPES_OK || out->full)
			return result;
	}
	return TYPES_OK;
}

static enum types_result record_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	uint8_t *mark = out->at;
	uint32_t count;

	if (length < 2 || bytes[0] != '(')
		return TYPES_MALFORMED;
	struct record_text text = {bytes + 1, bytes + length};
	if (!record_count(text, &count))
		return TYPES_MALFORMED;
	/* one that has no attributes looks like a single NULL; another number: the type was altered */
	if (count != codec->child_count && !(length == 2 && codec->child_count == 0))
		return TYPES_OVERFLOW;
	enum types_result result = attributes_write(codec, &text, out);
	if (result != TYPES_OK)
		out->at = mark;
	return result;
}

const struct types_codec types_record = {
	.text = record_text,
	.binary_text = types_write_hex,
	.shape = TYPES_RECORD,
};
