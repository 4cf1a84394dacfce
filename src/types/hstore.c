/* hstore as hstore_out prints it, to a map of ["null", string]: text only. Keys are there once, in hstore's own order.
 *
 *	"a"=>"1", "b\"c"=>NULL
 */
#include "types/family.h"
#include "types/quoted.h"
#include "types/utf8.h"

struct hstore_text {
	const uint8_t *at, *end;
};

static bool take(struct hstore_text *text, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(text->end - text->at) < length || memcmp(text->at, word, length) != 0)
		return false;
	text->at += length;
	return true;
}

static bool string_read(struct hstore_text *text, struct quoted_span *span)
{
	return take(text, "\"") && quoted_read(&text->at, text->end, false, span);
}

/* a value that is NULL has no quotes */
static bool pair_read(struct hstore_text *text, struct quoted_span *key, struct quoted_span *value)
{
	if (!string_read(text, key) || !take(text, "=>"))
		return false;
	if (!take(text, "NULL"))
		return string_read(text, value);
	*value = (struct quoted_span){0};
	return true;
}

/* false: no hstore_out prints this */
static bool pairs_count(struct hstore_text text, uint32_t *count)
{
	struct quoted_span key, value;

	*count = 0;
	if (text.at == text.end)
		return true;
	do {
		if (!pair_read(&text, &key, &value))
			return false;
		++*count;
	} while (take(&text, ", "));
	return text.at == text.end;
}

static void string_write(const struct quoted_span *span, struct writer *out)
{
	size_t length = span->length - span->escapes;

	writer_long(out, (int64_t)length);
	uint8_t *room = writer_room(out, length);
	if (room)
		quoted_unescape(span, room);
}

static enum types_result hstore_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	struct hstore_text text = {bytes, bytes + length};
	struct quoted_span key, value;
	uint32_t count;

	(void)codec;
	if (!pairs_count(text, &count) || !utf8_valid(bytes, length))
		return TYPES_OVERFLOW;
	if (count)
		writer_long(out, count);
	for (uint32_t i = 0; i < count && pair_read(&text, &key, &value); i++) {
		string_write(&key, out);
		writer_u8(out, value.quoted ? 2 : 0);
		if (value.quoted)
			string_write(&value, out);
		take(&text, ", ");
	}
	writer_u8(out, 0);
	return TYPES_OK;
}

static void schema_hstore(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"map\",\"values\":[\"null\",\"string\"]}");
}

const struct types_codec types_hstore = {
	.text = hstore_text,
	.binary_text = types_write_hex,
	.schema = schema_hstore,
};
