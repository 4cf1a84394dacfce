/* boolean, smallint, integer, bigint, and the unsigned 32-bit oid, xid and cid. All values fit their Avro type. */
#include <inttypes.h>
#include <stdio.h>

#include "types/family.h"

static void schema_boolean(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"boolean\"");
}

static void schema_int(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"int\"");
}

static void schema_long(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"long\"");
}

static enum types_result boolean_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				      struct writer *out)
{
	(void)codec;
	if (length != 1 || (bytes[0] != 't' && bytes[0] != 'f'))
		return TYPES_MALFORMED;
	writer_u8(out, bytes[0] == 't');
	return TYPES_OK;
}

static enum types_result boolean_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					struct writer *out)
{
	(void)codec;
	if (length != 1 || bytes[0] > 1)
		return TYPES_MALFORMED;
	writer_u8(out, bytes[0]);
	return TYPES_OK;
}

/* an integer between -limit - 1 and limit */
static inline enum types_result signed_text(const uint8_t *bytes, uint32_t length, int64_t limit, struct writer *out)
{
	bool negative = length > 0 && bytes[0] == '-';
	uint64_t magnitude;

	if (!types_read_digits(bytes + negative, length - negative, &magnitude) ||
	    magnitude > (uint64_t)limit + negative)
		return TYPES_MALFORMED;
	writer_long(out, (int64_t)(negative ? -magnitude : magnitude));
	return TYPES_OK;
}

static enum types_result int2_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	(void)codec;
	return signed_text(bytes, length, INT16_MAX, out);
}

static enum types_result int4_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	(void)codec;
	return signed_text(bytes, length, INT32_MAX, out);
}

static enum types_result int8_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	(void)codec;
	return signed_text(bytes, length, INT64_MAX, out);
}

static enum types_result oid_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				  struct writer *out)
{
	uint64_t value;

	(void)codec;
	if (!types_read_digits(bytes, length, &value) || value > UINT32_MAX)
		return TYPES_MALFORMED;
	writer_long(out, (int64_t)value);
	return TYPES_OK;
}

static enum types_result int2_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	(void)codec;
	if (length != 2)
		return TYPES_MALFORMED;
	writer_long(out, (int16_t)types_be16(bytes));
	return TYPES_OK;
}

static enum types_result int4_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	(void)codec;
	if (length != 4)
		return TYPES_MALFORMED;
	writer_long(out, (int32_t)types_be32(bytes));
	return TYPES_OK;
}

static enum types_result int8_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	(void)codec;
	if (length != 8)
		return TYPES_MALFORMED;
	writer_long(out, (int64_t)types_be64(bytes));
	return TYPES_OK;
}

static enum types_result oid_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				    struct writer *out)
{
	(void)codec;
	if (length != 4)
		return TYPES_MALFORMED;
	writer_long(out, (int64_t)types_be32(bytes));
	return TYPES_OK;
}

static void boolean_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 1 && bytes[0] <= 1)
		writer_u8(out, bytes[0] ? 't' : 'f');
	else
		types_write_hex(codec, bytes, length, out);
}

static void print_long(int64_t value, struct writer *out)
{
	char text[24];

	writer_bytes(out, text, (size_t)snprintf(text, sizeof text, "%" PRId64, value));
}

static void int2_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 2)
		print_long((int16_t)types_be16(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void int4_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 4)
		print_long((int32_t)types_be32(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void int8_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 8)
		print_long((int64_t)types_be64(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void oid_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 4)
		print_long(types_be32(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

const struct types_codec types_boolean = {
	.text = boolean_text,
	.binary = boolean_binary,
	.binary_text = boolean_print,
	.schema = schema_boolean,
	.lossless = true,
};
const struct types_codec types_int2 = {
	.text = int2_text,
	.binary = int2_binary,
	.binary_text = int2_print,
	.schema = schema_int,
	.lossless = true,
};
const struct types_codec types_int4 = {
	.text = int4_text,
	.binary = int4_binary,
	.binary_text = int4_print,
	.schema = schema_int,
	.lossless = true,
};
const struct types_codec types_int8 = {
	.text = int8_text,
	.binary = int8_binary,
	.binary_text = int8_print,
	.schema = schema_long,
	.lossless = true,
};
const struct types_codec types_oid = {
	.text = oid_text,
	.binary = oid_binary,
	.binary_text = oid_print,
	.schema = schema_long,
	.lossless = true,
};
