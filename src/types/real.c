/* real and double precision: bits from binary, correctly rounded digits from text. NaN is always the same bits, since
 * text does not tell NaNs apart. */
#include "types/real.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "types/family.h"

enum { REAL_TEXT_MAX = 64 };       /* PostgreSQL prints at most 25 */
enum { REAL_EXPONENT_MAX = 9999 }; /* beyond what any text or numeric holds once clamped: infinite or zero */

static const uint32_t FLOAT_NAN = UINT32_C(0x7fc00000);
static const uint64_t DOUBLE_NAN = UINT64_C(0x7ff8000000000000);

void real_digits_start(struct real_digits *digits, bool negative)
{
	digits->length = 0;
	digits->count = 0;
	digits->skipped = 0;
	digits->sticky = false;
	if (negative)
		digits->text[digits->length++] = '-';
	digits->text[digits->length++] = '0';
}

void real_digits_add(struct real_digits *digits, unsigned digit)
{
	assert(digit <= 9);
	if (digits->count == 0 && digit == 0)
		return;
	if (digits->count == REAL_DIGITS) {
		digits->skipped++;
		digits->sticky |= digit != 0;
		return;
	}
	digits->text[digits->length++] = (char)('0' + digit);
	digits->count++;
}

static void real_digits_end(struct real_digits *digits, int64_t exponent)
{
	exponent += digits->skipped;
	if (digits->sticky) {
		digits->text[digits->length++] = '1';
		exponent--;
	}
	/* clamped: 800 digits do not bring back what is beyond 10^9999 */
	if (exponent > REAL_EXPONENT_MAX)
		exponent = REAL_EXPONENT_MAX;
	if (exponent < -REAL_EXPONENT_MAX)
		exponent = -REAL_EXPONENT_MAX;
	snprintf(digits->text + digits->length, sizeof digits->text - digits->length, "e%d", (int)exponent);
}

bool real_digits_double(struct real_digits *digits, int64_t exponent, double *value)
{
	real_digits_end(digits, exponent);
	*value = strtod(digits->text, NULL);
	return isfinite(*value) && (*value != 0 || digits->count == 0);
}

bool real_digits_float(struct real_digits *digits, int64_t exponent, float *value)
{
	real_digits_end(digits, exponent);
	*value = strtof(digits->text, NULL);
	return isfinite(*value) && (*value != 0 || digits->count == 0);
}

/* e[+-]digits at the end of a number; nothing is exponent 0 */
static bool exponent_read(const uint8_t *at, const uint8_t *end, int64_t *exponent)
{
	uint64_t magnitude;

	*exponent = 0;
	if (at == end)
		return true;
	if (*at++ != 'e' || at == end)
		return false;
	bool negative = *at == '-';
	if (*at == '-' || *at == '+')
		at++;
	if (end - at > 4 || !types_read_digits(at, (uint32_t)(end - at), &magnitude))
		return false;
	*exponent = negative ? -(int64_t)magnitude : (int64_t)magnitude;
	return true;
}

/* -?digits[.digits][e[+-]digits], as float4out and float8out print it */
static bool digits_read(const uint8_t *bytes, uint32_t length, struct real_digits *digits, int64_t *exponent)
{
	const uint8_t *at = bytes, *end = bytes + length, *whole, *fraction;

	if (length == 0 || length > REAL_TEXT_MAX)
		return false;
	real_digits_start(digits, *at == '-');
	at += *at == '-';
	for (whole = at; at < end && *at >= '0' && *at <= '9'; at++)
		real_digits_add(digits, *at - '0');
	if (at == whole)
		return false;
	fraction = at;
	if (at < end && *at == '.') {
		for (fraction = ++at; at < end && *at >= '0' && *at <= '9'; at++)
			real_digits_add(digits, *at - '0');
		if (at == fraction)
			return false;
	}
	int64_t places = at - fraction;
	if (!exponent_read(at, end, exponent))
		return false;
	*exponent -= places;
	return true;
}

/* NaN, Infinity or -Infinity; false: none of them */
static bool special_read(const uint8_t *bytes, uint32_t length, double *value)
{
	if (types_equal(bytes, length, "NaN"))
		*value = NAN;
	else if (types_equal(bytes, length, "Infinity"))
		*value = INFINITY;
	else if (types_equal(bytes, length, "-Infinity"))
		*value = -INFINITY;
	else
		return false;
	return true;
}

static void float_write(float value, struct writer *out)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof bits);
	writer_le32(out, isnan(value) ? FLOAT_NAN : bits);
}

void real_write_double(double value, struct writer *out)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	writer_le64(out, isnan(value) ? DOUBLE_NAN : bits);
}

static enum types_result float4_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	struct real_digits digits;
	int64_t exponent;
	double special;
	float value;

	(void)codec;
	if (special_read(bytes, length, &special))
		value = (float)special;
	else if (!digits_read(bytes, length, &digits, &exponent) || !real_digits_float(&digits, exponent, &value))
		return TYPES_MALFORMED;
	float_write(value, out);
	return TYPES_OK;
}

static enum types_result float8_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	struct real_digits digits;
	int64_t exponent;
	double value;

	(void)codec;
	if (!special_read(bytes, length, &value) &&
	    (!digits_read(bytes, length, &digits, &exponent) || !real_digits_double(&digits, exponent, &value)))
		return TYPES_MALFORMED;
	real_write_double(value, out);
	return TYPES_OK;
}

static float float_read(const uint8_t *bytes)
{
	uint32_t bits = types_be32(bytes);
	float value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

static double double_read(const uint8_t *bytes)
{
	uint64_t bits = types_be64(bytes);
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

static enum types_result float4_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out)
{
	(void)codec;
	if (length != 4)
		return TYPES_MALFORMED;
	float_write(float_read(bytes), out);
	return TYPES_OK;
}

static enum types_result float8_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out)
{
	(void)codec;
	if (length != 8)
		return TYPES_MALFORMED;
	real_write_double(double_read(bytes), out);
	return TYPES_OK;
}

static void float4_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 4)
		real_print_float(float_read(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void float8_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 8)
		real_print_double(double_read(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void schema_float(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"float\"");
}

static void schema_double(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "\"double\"");
}

const struct types_codec types_float4 = {
	.text = float4_text,
	.binary = float4_binary,
	.binary_text = float4_print,
	.schema = schema_float,
	.lossless = true,
};
const struct types_codec types_float8 = {
	.text = float8_text,
	.binary = float8_binary,
	.binary_text = float8_print,
	.schema = schema_double,
	.lossless = true,
};
