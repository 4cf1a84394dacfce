/* bytea (text: bytea_output hex) and uuid. All values fit their Avro type. */
#include "types/family.h"

static const char HEX[] = "0123456789abcdef";

void types_write_hex(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	uint8_t *room = writer_room(out, 2 + 2 * (size_t)length);

	(void)codec;
	if (!room)
		return;
	*room++ = '\\';
	*room++ = 'x';
	for (uint32_t i = 0; i < length; i++) {
		*room++ = (uint8_t)HEX[bytes[i] >> 4];
		*room++ = (uint8_t)HEX[bytes[i] & 15];
	}
}

/* 0 to 15, or above for what is no lower-case hex digit */
static inline unsigned hex_value(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10u : 16u;
}

static enum types_result bytea_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				    struct writer *out)
{
	uint8_t *mark = out->at;
	uint32_t count = length / 2 - 1;
	unsigned bad = 0;

	(void)codec;
	if (length < 2 || length % 2 || bytes[0] != '\\' || bytes[1] != 'x')
		return TYPES_MALFORMED;
	writer_long(out, count);
	uint8_t *room = writer_room(out, count);
	if (!room)
		return TYPES_OK;
	for (uint32_t i = 0; i < count; i++) {
		unsigned high = hex_value(bytes[2 + 2 * i]), low = hex_value(bytes[3 + 2 * i]);
		bad |= high | low;
		room[i] = (uint8_t)(high << 4 | low);
	}
	if (bad < 16)
		return TYPES_OK;
	out->at = mark;
	return TYPES_MALFORMED;
}

static enum types_result bytea_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				      struct writer *out)
{
	(void)codec;
	writer_string(out, bytes, length);
	return TYPES_OK;
}

static void schema_bytes(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"bytes\"");
}

enum { UUID_BYTES = 16, UUID_TEXT = 36 };

static bool uuid_dash(unsigned at)
{
	return at == 8 || at == 13 || at == 18 || at == 23;
}

static enum types_result uuid_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	(void)codec;
	if (length != UUID_TEXT)
		return TYPES_MALFORMED;
	for (unsigned i = 0; i < UUID_TEXT; i++) {
		if (uuid_dash(i) ? bytes[i] != '-' : hex_value(bytes[i]) > 15)
			return TYPES_MALFORMED;
	}
	writer_string(out, bytes, length);
	return TYPES_OK;
}

static void uuid_write(const uint8_t *bytes, struct writer *out)
{
	uint8_t *room = writer_room(out, UUID_TEXT);

	for (unsigned i = 0, at = 0; room && i < UUID_BYTES; i++) {
		if (uuid_dash(at))
			room[at++] = '-';
		room[at++] = (uint8_t)HEX[bytes[i] >> 4];
		room[at++] = (uint8_t)HEX[bytes[i] & 15];
	}
}

static enum types_result uuid_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	(void)codec;
	if (length != UUID_BYTES)
		return TYPES_MALFORMED;
	writer_long(out, UUID_TEXT);
	uuid_write(bytes, out);
	return TYPES_OK;
}

static void uuid_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == UUID_BYTES)
		uuid_write(bytes, out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void schema_uuid(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"string\",\"logicalType\":\"uuid\"}");
}

const struct types_codec types_bytea = {
	.text = bytea_text,
	.binary = bytea_binary,
	.binary_text = types_write_hex,
	.schema = schema_bytes,
	.lossless = true,
};
const struct types_codec types_uuid = {
	.text = uuid_text,
	.binary = uuid_binary,
	.binary_text = uuid_print,
	.schema = schema_uuid,
	.lossless = true,
};
