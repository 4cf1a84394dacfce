/* Digits, dates and numbers by hand: exact, and independent of locale and time zone. */
#include "command/scalar.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/render.h"

/* ---- decimals ---- */

/* divides the big-endian number by 10 in place; the remainder */
static int divide_by_ten(uint8_t *number, size_t size)
{
	unsigned rest = 0;

	for (size_t i = 0; i < size; i++) {
		rest = rest << 8 | number[i];
		number[i] = (uint8_t)(rest / 10);
		rest %= 10;
	}
	return (int)rest;
}

static bool is_zero(const uint8_t *number, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (number[i])
			return false;
	return true;
}

static void negate(uint8_t *number, size_t size)
{
	unsigned carry = 1;

	for (size_t i = size; i > 0; i--) {
		carry += (uint8_t)~number[i - 1];
		number[i - 1] = (uint8_t)carry;
		carry >>= 8;
	}
}

int scalar_decimal(struct buffer *out, const void *bytes, size_t size, int32_t scale)
{
	uint8_t number[SCALAR_DECIMAL_MAX];
	char digits[SCALAR_DECIMAL_MAX * 5 / 2 + 2]; /* log10(256) is 2.41 */
	size_t count = 0;
	bool negative;

	if (size > sizeof number || scale < 0 || scale > SCALAR_DECIMAL_MAX)
		return -1;
	memcpy(number, bytes, size);
	negative = size > 0 && number[0] & 0x80;
	if (negative)
		negate(number, size);
	while (count <= (size_t)scale || !is_zero(number, size))
		digits[count++] = (char)('0' + divide_by_ten(number, size));
	buffer_add_string(out, negative ? "\"-" : "\"");
	for (size_t i = count; i > 0; i--) {
		if (i == (size_t)scale)
			buffer_add_char(out, '.');
		buffer_add_char(out, digits[i - 1]);
	}
	buffer_add_char(out, '"');
	return 0;
}

void scalar_bytes(struct buffer *out, const void *bytes, size_t size)
{
	const uint8_t *at = bytes;

	buffer_add_string(out, "\"\\\\x");
	for (size_t i = 0; i < size; i++) {
		buffer_add_char(out, "0123456789abcdef"[at[i] >> 4]);
		buffer_add_char(out, "0123456789abcdef"[at[i] & 15]);
	}
	buffer_add_char(out, '"');
}

/* ---- dates and times ---- */

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The civil date of a day since 1970-01-01, proleptic Gregorian: eras of 400 years that begin on March 1st, so that the leap
 * day is the last of its year. */
static void write_date(struct buffer *out, int64_t days)
{
	int64_t era, day_of_era, year_of_era, day_of_year, month, year;

	days += 719468; /* from 0000-03-01 to 1970-01-01 */
	era = floor_divide(days, 146097);
	day_of_era = days - era * 146097;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153; /* 0 is March */
	year = year_of_era + era * 400 + (month >= 10);
	/* ISO 8601, 4.1.2.4: a year beyond four digits, or before 0, has a sign */
	if (year > 9999)
		buffer_add_char(out, '+');
	buffer_printf(out, "%s%04" PRId64 "-%02" PRId64 "-%02" PRId64, year < 0 ? "-" : "", year < 0 ? -year : year,
		      month < 10 ? month + 3 : month - 9, day_of_year - (153 * month + 2) / 5 + 1);
}

/* the fraction, in microseconds, only where there is one */
static void write_time(struct buffer *out, int64_t us)
{
	int64_t seconds = us / 1000000;

	buffer_printf(out, "%02" PRId64 ":%02" PRId64 ":%02" PRId64, seconds / 3600, seconds / 60 % 60, seconds % 60);
	if (us % 1000000)
		buffer_printf(out, ".%06" PRId64, us % 1000000);
}

static void write_moment(struct buffer *out, int64_t us, const char *zone)
{
	int64_t day_us = INT64_C(86400000000), days = floor_divide(us, day_us);

	write_date(out, days);
	buffer_add_char(out, 'T');
	write_time(out, us - days * day_us);
	buffer_add_string(out, zone);
}

void render_timestamp(struct buffer *out, int64_t us)
{
	write_moment(out, us, "Z");
}

/* milliseconds as microseconds, or nothing where they do not fit */
static bool in_us(int64_t value, bool millis, int64_t *us)
{
	return !__builtin_mul_overflow(value, millis ? 1000 : 1, us);
}

static bool is_one_of(const char *logical, const char *millis, const char *micros)
{
	return strcmp(logical, millis) == 0 || strcmp(logical, micros) == 0;
}

void scalar_integer(struct buffer *out, int64_t value, const char *logical)
{
	size_t length = strlen(logical);
	bool millis = length > 6 && strcmp(logical + length - 6, "millis") == 0;
	bool moment = is_one_of(logical, "timestamp-millis", "timestamp-micros");
	bool local = is_one_of(logical, "local-timestamp-millis", "local-timestamp-micros");
	bool time = is_one_of(logical, "time-millis", "time-micros") && value >= 0;
	bool date = strcmp(logical, "date") == 0;
	int64_t us = 0;

	if (!(date || moment || local || time) || (!date && !in_us(value, millis, &us))) {
		buffer_printf(out, "%" PRId64, value);
		return;
	}
	buffer_add_char(out, '"');
	if (date)
		write_date(out, value);
	else if (time)
		write_time(out, us);
	else
		write_moment(out, us, local ? "" : "Z");
	buffer_add_char(out, '"');
}

/* ---- floating point ---- */

/* JSON has no such numbers (RFC 8259, 6): true where it was one and is written */
static bool write_special(struct buffer *out, double value)
{
	if (isfinite(value))
		return false;
	buffer_add_string(out, isnan(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"");
	return true;
}

void scalar_float(struct buffer *out, float value)
{
	char text[48];

	if (write_special(out, (double)value))
		return;
	for (int digits = 6; digits <= 9; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, (double)value);
		if (strtof(text, NULL) == value)
			break;
	}
	buffer_add_string(out, text);
}

void scalar_double(struct buffer *out, double value)
{
	char text[48];

	if (write_special(out, value))
		return;
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	buffer_add_string(out, text);
}
