/* Types whose value is PostgreSQL's text: text, varchar, char(n), name, xml, json, jsonb, citext, enums, "char", and
 * every type without a codec of its own. Bytes that are no UTF-8 overflow. */
#include "types/family.h"
#include "types/utf8.h"

void types_schema_string(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"string\"");
}

/* the send functions of these types give the text itself */
static enum types_result text_any(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				  struct writer *out)
{
	(void)codec;
	if (!utf8_valid(bytes, length))
		return TYPES_OVERFLOW;
	writer_string(out, bytes, length);
	return TYPES_OK;
}

static void text_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (utf8_valid(bytes, length))
		writer_bytes(out, bytes, length);
	else
		types_write_hex(codec, bytes, length, out);
}

/* jsonb_send: Int8 version (1), then the text */
static enum types_result jsonb_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				      struct writer *out)
{
	if (length < 1 || bytes[0] != 1)
		return TYPES_MALFORMED;
	return text_any(codec, bytes + 1, length - 1, out);
}

static void jsonb_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length < 1 || bytes[0] != 1)
		types_write_hex(codec, bytes, length, out);
	else
		text_print(codec, bytes + 1, length - 1, out);
}

/* "char" as text is empty for 0, the byte itself, or since PostgreSQL 15 a backslash and three octal digits above 127;
 * false: neither */
static bool char_read(const uint8_t *bytes, uint32_t length, uint8_t *byte)
{
	if (length <= 1) {
		*byte = length ? bytes[0] : 0;
		return true;
	}
	if (length != 4 || bytes[0] != '\\' || bytes[1] < '2' || bytes[1] > '3' || bytes[2] < '0' || bytes[2] > '7' ||
	    bytes[3] < '0' || bytes[3] > '7')
		return false;
	*byte = (uint8_t)((bytes[1] - '0') << 6 | (bytes[2] - '0') << 3 | (bytes[3] - '0'));
	return true;
}

static enum types_result char_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	if (length != 1)
		return TYPES_MALFORMED;
	return text_any(codec, bytes, bytes[0] != 0, out);
}

static enum types_result char_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	uint8_t byte;

	if (!char_read(bytes, length, &byte))
		return TYPES_MALFORMED;
	return char_binary(codec, &byte, 1, out);
}

/* the same for both forms and all versions of PostgreSQL */
static void char_text_overflow(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
			       struct writer *out)
{
	uint8_t byte;

	if (char_read(bytes, length, &byte))
		types_write_hex(codec, &byte, 1, out);
	else
		types_write_hex(codec, bytes, length, out);
}

/* charout prints nothing for 0 */
static void char_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 1)
		text_print(codec, bytes, bytes[0] != 0, out);
	else
		types_write_hex(codec, bytes, length, out);
}

const struct types_codec types_text = {
	.text = text_any,
	.binary = text_any,
	.binary_text = text_print,
	.schema = types_schema_string,
};
const struct types_codec types_text_only = {
	.text = text_any,
	.binary_text = types_write_hex,
	.schema = types_schema_string,
};
const struct types_codec types_jsonb = {
	.text = text_any,
	.binary = jsonb_binary,
	.binary_text = jsonb_print,
	.schema = types_schema_string,
};
const struct types_codec types_char = {
	.text = char_text,
	.binary = char_binary,
	.text_overflow = char_text_overflow,
	.binary_text = char_print,
	.schema = types_schema_string,
};
