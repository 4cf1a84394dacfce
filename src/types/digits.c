/* The two forms of numeric, taken apart: where the digits stand, and the integer or double that they make. */
#include "types/digits.h"

#include <string.h>

#include "types/family.h"

static const uint32_t POWER_10[] = {1, 10, 100, 1000, 10000};

enum { BASE = 10000, BASE_DIGITS = 4, HEADER = 8 };

/* numeric.c: the sign word of numeric_send */
enum {
	SIGN_POSITIVE = 0x0000,
	SIGN_NEGATIVE = 0x4000,
	SIGN_NAN = 0xc000,
	SIGN_INFINITY = 0xd000,
	SIGN_MINUS_INFINITY = 0xf000
};

static const uint8_t *skip_digits(const uint8_t *at, const uint8_t *end)
{
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at;
}

static enum numeric_class special_read(const uint8_t *bytes, uint32_t length)
{
	if (types_equal(bytes, length, "NaN"))
		return NUMERIC_NAN;
	if (types_equal(bytes, length, "Infinity"))
		return NUMERIC_INFINITY;
	if (types_equal(bytes, length, "-Infinity"))
		return NUMERIC_MINUS_INFINITY;
	return NUMERIC_MALFORMED;
}

enum numeric_class numeric_text_read(const uint8_t *bytes, uint32_t length, struct numeric_text *number)
{
	const uint8_t *at = bytes, *end = bytes + length;

	number->negative = at < end && *at == '-';
	at += number->negative;
	number->whole = at;
	at = skip_digits(at, end);
	if (at == number->whole)
		return special_read(bytes, length);
	while (number->whole < at && *number->whole == '0')
		number->whole++;
	number->whole_length = (uint32_t)(at - number->whole);
	number->fraction = at;
	number->fraction_length = 0;
	if (at < end) {
		if (*at++ != '.' || at == end)
			return NUMERIC_MALFORMED;
		number->fraction = at;
		at = skip_digits(at, end);
		number->fraction_length = (uint32_t)(at - number->fraction);
	}
	if (at != end || number->whole_length > NUMERIC_WHOLE_MAX || number->fraction_length > NUMERIC_SCALE_MAX)
		return NUMERIC_MALFORMED;
	return NUMERIC_FINITE;
}

static enum numeric_class sign_class(unsigned sign)
{
	switch (sign) {
	case SIGN_POSITIVE:
	case SIGN_NEGATIVE:
		return NUMERIC_FINITE;
	case SIGN_NAN:
		return NUMERIC_NAN;
	case SIGN_INFINITY:
		return NUMERIC_INFINITY;
	case SIGN_MINUS_INFINITY:
		return NUMERIC_MINUS_INFINITY;
	default:
		return NUMERIC_MALFORMED;
	}
}

/* the power of ten that the last digit counts once the number is multiplied by 10^scale */
static int32_t wire_exponent(const struct numeric_wire *number, int32_t scale)
{
	return BASE_DIGITS * (number->weight - (number->count - 1)) + scale;
}

/* The last digit may stand across the scale: then it gives only its upper 4 + exponent places, and the rest must be 0. */
static bool wire_last_digit(const struct numeric_wire *number, int32_t exponent, unsigned *digit, unsigned *places)
{
	*digit = numeric_wire_digit(number, number->count - 1);
	*places = BASE_DIGITS;
	if (exponent >= 0)
		return true;
	if (exponent <= -BASE_DIGITS || *digit % POWER_10[-exponent])
		return false;
	*digit /= POWER_10[-exponent];
	*places = (unsigned)(BASE_DIGITS + exponent);
	return true;
}

static bool wire_beyond_scale(const struct numeric_wire *number)
{
	unsigned digit, places;

	return number->count && !wire_last_digit(number, wire_exponent(number, number->scale), &digit, &places);
}

enum numeric_class numeric_wire_read(const uint8_t *bytes, uint32_t length, struct numeric_wire *number)
{
	if (length < HEADER)
		return NUMERIC_MALFORMED;
	*number = (struct numeric_wire){
		.digits = bytes + HEADER,
		.count = types_be16(bytes),
		.weight = (int16_t)types_be16(bytes + 2),
		.scale = types_be16(bytes + 6),
		.negative = types_be16(bytes + 4) == SIGN_NEGATIVE,
	};
	enum numeric_class class = sign_class(types_be16(bytes + 4));
	if (length != HEADER + 2 * (uint32_t)number->count)
		return NUMERIC_MALFORMED;
	if (class != NUMERIC_FINITE)
		return number->count == 0 ? class : NUMERIC_MALFORMED;
	if (number->scale > NUMERIC_SCALE_MAX)
		return NUMERIC_MALFORMED;
	for (int32_t i = 0; i < number->count; i++) {
		if (numeric_wire_digit(number, i) >= BASE)
			return NUMERIC_MALFORMED;
	}
	for (; number->count && numeric_wire_digit(number, 0) == 0; number->count--, number->weight--)
		number->digits += 2;
	while (number->count && numeric_wire_digit(number, number->count - 1) == 0)
		number->count--;
	number->negative &= number->count > 0;
	return wire_beyond_scale(number) ? NUMERIC_MALFORMED : NUMERIC_FINITE;
}

int64_t numeric_text_precision(const struct numeric_text *number, int32_t scale)
{
	if (number->whole_length)
		return (int64_t)number->whole_length + scale;
	for (uint32_t i = 0; i < number->fraction_length; i++) {
		if (number->fraction[i] != '0')
			return (int64_t)scale - i;
	}
	return 0;
}

int64_t numeric_wire_precision(const struct numeric_wire *number, int32_t scale)
{
	if (number->count == 0)
		return 0;
	unsigned first = numeric_wire_digit(number, 0);
	int length = first >= 1000 ? 4 : first >= 100 ? 3 : first >= 10 ? 2 : 1;
	return (int64_t)number->weight * BASE_DIGITS + length + scale;
}

/* big = big x 10^length + the digits */
static void big_add_text(struct big *big, const uint8_t *digits, uint32_t length)
{
	while (length) {
		uint32_t chunk = length < 18 ? length : 18;
		uint64_t factor = 1, value = 0;
		for (uint32_t i = 0; i < chunk; i++) {
			value = value * 10 + (digits[i] - '0');
			factor *= 10;
		}
		big_multiply_add(big, factor, value);
		digits += chunk;
		length -= chunk;
	}
}

bool numeric_text_unscaled(const struct numeric_text *number, int32_t scale, struct big *big)
{
	uint32_t taken = scale > 0 ? (uint32_t)scale : 0;
	uint32_t places = number->fraction_length < taken ? number->fraction_length : taken;

	for (uint32_t i = places; i < number->fraction_length; i++) {
		if (number->fraction[i] != '0')
			return false;
	}
	big_add_text(big, number->whole, number->whole_length);
	big_add_text(big, number->fraction, places);
	big_scale(big, taken - places);
	return true;
}

bool numeric_wire_unscaled(const struct numeric_wire *number, int32_t scale, struct big *big)
{
	int32_t exponent = wire_exponent(number, scale);
	uint64_t factor = 1, chunk = 0;
	unsigned digit, places;

	if (number->count == 0)
		return true;
	if (!wire_last_digit(number, exponent, &digit, &places))
		return false;
	for (int32_t i = 0; i + 1 < number->count; i++) {
		chunk = chunk * BASE + numeric_wire_digit(number, i);
		factor *= BASE;
		if (i % 4 == 3) {
			big_multiply_add(big, factor, chunk);
			factor = 1;
			chunk = 0;
		}
	}
	big_multiply_add(big, factor * POWER_10[places], chunk * POWER_10[places] + digit);
	if (exponent > 0)
		big_scale(big, (uint32_t)exponent);
	return true;
}

bool numeric_text_double(const struct numeric_text *number, double *value)
{
	struct real_digits digits;

	real_digits_start(&digits, number->negative);
	for (uint32_t i = 0; i < number->whole_length; i++)
		real_digits_add(&digits, number->whole[i] - '0');
	for (uint32_t i = 0; i < number->fraction_length; i++)
		real_digits_add(&digits, number->fraction[i] - '0');
	return real_digits_double(&digits, -(int64_t)number->fraction_length, value);
}

bool numeric_wire_double(const struct numeric_wire *number, double *value)
{
	struct real_digits digits;

	real_digits_start(&digits, number->negative);
	for (int32_t i = 0; i < number->count; i++) {
		unsigned digit = numeric_wire_digit(number, i);
		for (int place = BASE_DIGITS - 1; place >= 0; place--)
			real_digits_add(&digits, digit / POWER_10[place] % 10);
	}
	return real_digits_double(&digits, wire_exponent(number, 0), value);
}
