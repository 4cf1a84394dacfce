/* numeric without (p, s), in the three ways that the configuration offers (PostgreSQL's digits, scale and unscaled
 * value, double), and the choice between them and decimal. */
#include <assert.h>
#include <math.h>

#include "types/digits.h"
#include "types/family.h"

static enum types_result string_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	struct numeric_text number;

	(void)codec;
	if (numeric_text_read(bytes, length, &number) == NUMERIC_MALFORMED)
		return TYPES_MALFORMED;
	writer_string(out, bytes, length);
	return TYPES_OK;
}

static enum types_result string_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out)
{
	struct numeric_wire number;
	enum numeric_class class = numeric_wire_read(bytes, length, &number);

	(void)codec;
	if (class == NUMERIC_MALFORMED)
		return TYPES_MALFORMED;
	writer_long(out, (int64_t)numeric_print_length(class, &number));
	numeric_print(class, &number, out);
	return TYPES_OK;
}

/* {scale int, value bytes}; the limbs hold the largest number that PostgreSQL has, about 60 kB */
static enum types_result scaled_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	uint64_t limbs[BIG_LIMBS(NUMERIC_WHOLE_MAX + NUMERIC_SCALE_MAX)];
	struct big big = {.limbs = limbs, .size = sizeof limbs / sizeof *limbs};
	struct numeric_text number;
	enum numeric_class class = numeric_text_read(bytes, length, &number);

	(void)codec;
	if (class != NUMERIC_FINITE)
		return numeric_class_result(class);
	numeric_text_unscaled(&number, (int32_t)number.fraction_length, &big);
	writer_long(out, number.fraction_length);
	big_write(&big, number.negative && big.count, out);
	return TYPES_OK;
}

static enum types_result scaled_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out)
{
	uint64_t limbs[BIG_LIMBS(NUMERIC_WHOLE_MAX + NUMERIC_SCALE_MAX)];
	struct big big = {.limbs = limbs, .size = sizeof limbs / sizeof *limbs};
	struct numeric_wire number;
	enum numeric_class class = numeric_wire_read(bytes, length, &number);

	(void)codec;
	if (class != NUMERIC_FINITE)
		return numeric_class_result(class);
	if (!numeric_wire_unscaled(&number, number.scale, &big))
		return TYPES_MALFORMED;
	writer_long(out, number.scale);
	big_write(&big, number.negative && big.count, out);
	return TYPES_OK;
}

static double special_double(enum numeric_class class)
{
	assert(class != NUMERIC_FINITE && class != NUMERIC_MALFORMED);
	return class == NUMERIC_NAN ? NAN : class == NUMERIC_INFINITY ? INFINITY : -INFINITY;
}

static enum types_result double_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	struct numeric_text number;
	enum numeric_class class = numeric_text_read(bytes, length, &number);
	double value;

	(void)codec;
	if (class == NUMERIC_MALFORMED)
		return TYPES_MALFORMED;
	if (class != NUMERIC_FINITE)
		value = special_double(class);
	else if (!numeric_text_double(&number, &value))
		return TYPES_OVERFLOW;
	real_write_double(value, out);
	return TYPES_OK;
}

static enum types_result double_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out)
{
	struct numeric_wire number;
	enum numeric_class class = numeric_wire_read(bytes, length, &number);
	double value;

	(void)codec;
	if (class == NUMERIC_MALFORMED)
		return TYPES_MALFORMED;
	if (class != NUMERIC_FINITE)
		value = special_double(class);
	else if (!numeric_wire_double(&number, &value))
		return TYPES_OVERFLOW;
	real_write_double(value, out);
	return TYPES_OK;
}

void types_numeric_overflow(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	struct numeric_wire number;
	enum numeric_class class = numeric_wire_read(bytes, length, &number);

	if (class == NUMERIC_MALFORMED)
		types_write_hex(codec, bytes, length, out);
	else
		numeric_print(class, &number, out);
}

static void schema_double(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"double\"");
}

/* Quotes inside a JSON string are escaped, so the text of the definition is found only where it stands itself. */
static void schema_scaled(const struct types_codec *codec, struct buffer *json)
{
	static const char NAME[] = "{\"type\":\"record\",\"name\":\"Numeric\",\"namespace\":\"millrace\",";

	(void)codec;
	if (strstr(buffer_string(json), NAME)) {
		buffer_add_string(json, "\"millrace.Numeric\"");
		return;
	}
	buffer_printf(json,
		      "%s\"fields\":[{\"name\":\"scale\",\"type\":\"int\"},{\"name\":\"value\",\"type\":\"bytes\"}]}",
		      NAME);
}

static const struct types_codec numeric_string = {
	.text = string_text,
	.binary = string_binary,
	.binary_text = types_numeric_overflow,
	.schema = types_schema_string,
	.lossless = true,
};
static const struct types_codec numeric_scaled = {
	.text = scaled_text,
	.binary = scaled_binary,
	.binary_text = types_numeric_overflow,
	.schema = schema_scaled,
};
static const struct types_codec numeric_double = {
	.text = double_text,
	.binary = double_binary,
	.binary_text = types_numeric_overflow,
	.schema = schema_double,
};

/* numeric.c, make_numeric_typmod: 4 + (precision << 16 | scale in 11 bits, two's complement); false: unconstrained */
static bool typmod_read(int32_t typmod, int32_t *precision, int32_t *scale)
{
	if (typmod < 4)
		return false;
	*precision = (typmod - 4) >> 16 & 0xffff;
	*scale = (((typmod - 4) & 0x7ff) ^ 0x400) - 0x400;
	return *precision >= 1 && *precision <= NUMERIC_PRECISION_MAX && *scale >= -NUMERIC_PRECISION_MAX &&
	       *scale <= NUMERIC_PRECISION_MAX;
}

static const struct types_codec *unconstrained(enum types_numeric way)
{
	switch (way) {
	case TYPES_NUMERIC_STRING:
		return &numeric_string;
	case TYPES_NUMERIC_SCALED:
		return &numeric_scaled;
	case TYPES_NUMERIC_DOUBLE:
		return &numeric_double;
	}
	return &numeric_string;
}

void types_numeric_resolve(const struct facts_column *column, const struct types_options *options,
			   struct types_codec *codec)
{
	int32_t precision, scale;

	if (!typmod_read(column->base_typmod, &precision, &scale)) {
		*codec = *unconstrained(options->numeric_unconstrained);
		return;
	}
	*codec = types_decimal;
	codec->precision = scale < 0 ? precision - scale : scale > precision ? scale : precision;
	codec->scale = scale < 0 ? 0 : scale;
}
