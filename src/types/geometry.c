/* PostGIS geometry and geography, to record millrace.Geometry {srid, wkb}: text only, which is EWKB in hex digits.
 *
 *	Byte 1 (little-endian) or 0, UInt32 type with flags, UInt32 SRID if its flag is set, coordinates
 *
 * The SRID and its flag are taken out, so that what is left is WKB, where it has no Z and M also OGC's. Geometries
 * inside another one carry no SRID of their own.
 */
#include "types/family.h"

enum { HEADER_BYTES = 5, SRID_BYTES = 4 };

static const uint32_t FLAG_SRID = UINT32_C(0x20000000);

/* 0 to 15, or above for what is no hex digit */
static inline unsigned hex_value(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10u : 16u;
}

/* 2 x count digits to count bytes; false: some were no digits */
static bool hex_read(const uint8_t *digits, uint32_t count, uint8_t *bytes)
{
	unsigned bad = 0;

	for (uint32_t i = 0; i < count; i++) {
		unsigned high = hex_value(digits[2 * i]), low = hex_value(digits[2 * i + 1]);
		bad |= high | low;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return bad < 16;
}

static uint32_t ordered_read(const uint8_t *bytes, bool little)
{
	uint32_t value = types_be32(bytes);

	return little ? __builtin_bswap32(value) : value;
}

static void ordered_write(uint8_t *bytes, uint32_t value, bool little)
{
	if (!little)
		value = __builtin_bswap32(value);
	memcpy(bytes, &value, sizeof value);
}

static bool geometry_write(const uint8_t *digits, uint32_t count, struct writer *out)
{
	uint8_t head[HEADER_BYTES + SRID_BYTES];
	uint32_t skipped = 0;

	if (count < HEADER_BYTES || !hex_read(digits, HEADER_BYTES, head) || head[0] > 1)
		return false;
	uint32_t type = ordered_read(head + 1, head[0]);
	writer_u8(out, type & FLAG_SRID ? 2 : 0);
	if (type & FLAG_SRID) {
		skipped = SRID_BYTES;
		if (count < sizeof head || !hex_read(digits + 2 * HEADER_BYTES, SRID_BYTES, head + HEADER_BYTES))
			return false;
		writer_long(out, (int32_t)ordered_read(head + HEADER_BYTES, head[0]));
		ordered_write(head + 1, type & ~FLAG_SRID, head[0]);
	}
	writer_long(out, count - skipped);
	writer_bytes(out, head, HEADER_BYTES);
	uint32_t left = count - HEADER_BYTES - skipped;
	uint8_t *room = writer_room(out, left);
	return !room || hex_read(digits + 2 * (HEADER_BYTES + skipped), left, room);
}

static enum types_result geometry_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out)
{
	uint8_t *mark = out->at;

	(void)codec;
	if (length % 2 == 0 && geometry_write(bytes, length / 2, out))
		return TYPES_OK;
	out->at = mark;
	return TYPES_OVERFLOW;
}

/* Quotes inside a JSON string are escaped, so the text of the definition is found only where it stands itself. */
static void schema_geometry(const struct types_codec *codec, struct buffer *json)
{
	static const char NAME[] = "{\"type\":\"record\",\"name\":\"Geometry\",\"namespace\":\"millrace\",";

	(void)codec;
	if (strstr(buffer_string(json), NAME)) {
		buffer_add_string(json, "\"millrace.Geometry\"");
		return;
	}
	buffer_printf(json,
		      "%s\"fields\":[{\"name\":\"srid\",\"type\":[\"null\",\"int\"]},"
		      "{\"name\":\"wkb\",\"type\":\"bytes\"}]}",
		      NAME);
}

const struct types_codec types_geometry = {
	.text = geometry_text,
	.binary_text = types_write_hex,
	.schema = schema_geometry,
	.lossless = true,
};
