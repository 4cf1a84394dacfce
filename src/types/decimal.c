/* numeric(p, s): Avro decimal, exactly. NaN and the infinities overflow. Numbers of up to 18 digits take a short way
 * without big integers. */
#include <assert.h>

#include "types/digits.h"
#include "types/family.h"

enum { SHORT_DIGITS = 18 };                          /* fit in 64 bits */
enum { DECIMAL_DIGITS = 2 * NUMERIC_PRECISION_MAX }; /* numeric(1000, -1000) */

/* -?digits[.digits] that make at most 18 digits at the scale; false: it takes the long way */
static inline bool short_text(const uint8_t *bytes, uint32_t length, int32_t scale, int64_t *value)
{
	const uint8_t *at = bytes, *end = bytes + length, *point = NULL;
	int64_t v = 0;

	if (length > SHORT_DIGITS || length == 0)
		return false;
	bool negative = *at == '-';
	at += negative;
	for (; at < end; at++) {
		uint8_t digit = (uint8_t)(*at - '0');
		if (digit <= 9)
			v = v * 10 + digit;
		else if (*at == '.' && !point && at > bytes + negative && at + 1 < end)
			point = at;
		else
			return false;
	}
	int32_t places = point ? (int32_t)(end - point - 1) : 0;
	if (places != scale || end == bytes + negative)
		return false;
	*value = negative ? -v : v;
	return true;
}

static bool fits_precision(const struct types_codec *codec, int64_t value)
{
	/* 18 digits at most: only smaller precisions need a look */
	static const int64_t LIMITS[] = {
		INT64_C(1),
		INT64_C(10),
		INT64_C(100),
		INT64_C(1000),
		INT64_C(10000),
		INT64_C(100000),
		INT64_C(1000000),
		INT64_C(10000000),
		INT64_C(100000000),
		INT64_C(1000000000),
		INT64_C(10000000000),
		INT64_C(100000000000),
		INT64_C(1000000000000),
		INT64_C(10000000000000),
		INT64_C(100000000000000),
		INT64_C(1000000000000000),
		INT64_C(10000000000000000),
		INT64_C(100000000000000000),
	};
	return codec->precision >= SHORT_DIGITS ||
	       (value < LIMITS[codec->precision] && value > -LIMITS[codec->precision]);
}

static enum types_result __attribute__((noinline))
long_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	uint64_t limbs[BIG_LIMBS(DECIMAL_DIGITS)];
	struct big big = {.limbs = limbs, .size = BIG_LIMBS(DECIMAL_DIGITS)};
	struct numeric_text number;
	enum numeric_class class = numeric_text_read(bytes, length, &number);

	if (class != NUMERIC_FINITE)
		return numeric_class_result(class);
	if (numeric_text_precision(&number, codec->scale) > codec->precision ||
	    !numeric_text_unscaled(&number, codec->scale, &big))
		return TYPES_MALFORMED;
	big_write(&big, number.negative && big.count, out);
	return TYPES_OK;
}

static enum types_result decimal_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				      struct writer *out)
{
	int64_t value;

	if (!short_text(bytes, length, codec->scale, &value))
		return long_text(codec, bytes, length, out);
	if (!fits_precision(codec, value))
		return TYPES_MALFORMED;
	big_write_int64(value, out);
	return TYPES_OK;
}

/* Up to four base-10000 digits whose last one counts 10^-3 to 10^2 of the unscaled value: it is below 10^18. false: the
 * long way. The display scale of a numeric(p, s) is its scale. */
static inline bool short_binary(const uint8_t *bytes, uint32_t length, int32_t scale, int64_t *value)
{
	static const int64_t POWER_10[] = {1, 10, 100, 1000};
	int64_t v = 0;

	if (length < 10 || length > 16 || length != 8 + 2 * (uint32_t)types_be16(bytes))
		return false;
	int32_t count = (int32_t)(length - 8) / 2, weight = (int16_t)types_be16(bytes + 2);
	unsigned sign = types_be16(bytes + 4);
	int32_t exponent = 4 * (weight - (count - 1)) + scale;
	if ((sign & ~0x4000u) || types_be16(bytes + 6) != scale || exponent < -3 || exponent > 2)
		return false;
	for (int32_t i = 0; i < count; i++) {
		unsigned digit = types_be16(bytes + 8 + 2 * i);
		if (digit > 9999)
			return false;
		v = v * 10000 + digit;
	}
	if (exponent >= 0)
		v *= POWER_10[exponent];
	else if (v % POWER_10[-exponent] == 0)
		v /= POWER_10[-exponent];
	else
		return false;
	*value = sign ? -v : v;
	return true;
}

static enum types_result __attribute__((noinline))
long_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	uint64_t limbs[BIG_LIMBS(DECIMAL_DIGITS)];
	struct big big = {.limbs = limbs, .size = BIG_LIMBS(DECIMAL_DIGITS)};
	struct numeric_wire number;
	enum numeric_class class = numeric_wire_read(bytes, length, &number);

	if (class != NUMERIC_FINITE)
		return numeric_class_result(class);
	if (numeric_wire_precision(&number, codec->scale) > codec->precision ||
	    !numeric_wire_unscaled(&number, codec->scale, &big))
		return TYPES_MALFORMED;
	big_write(&big, number.negative && big.count, out);
	return TYPES_OK;
}

static enum types_result decimal_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					struct writer *out)
{
	int64_t value;

	if (!short_binary(bytes, length, codec->scale, &value))
		return long_binary(codec, bytes, length, out);
	if (!fits_precision(codec, value))
		return TYPES_MALFORMED;
	big_write_int64(value, out);
	return TYPES_OK;
}

static void schema_decimal(const struct types_codec *codec, struct buffer *json)
{
	assert(codec->precision > 0 && codec->scale >= 0 && codec->scale <= codec->precision);
	buffer_printf(json, "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}",
		      (int)codec->precision, (int)codec->scale);
}

const struct types_codec types_decimal = {
	.text = decimal_text,
	.binary = decimal_binary,
	.binary_text = types_numeric_overflow,
	.schema = schema_decimal,
};
