/* What float4out and float8out print under extra_float_digits 1: the shortest digits that read back as the same value.
 *
 * Of those the nearest to the value; never ones that lie exactly between two values, which a reader may round either way
 * (PostgreSQL's src/common/d2s.c leaves these out, too). With p digits there are such ones if and only if the value
 * rounded to p digits is, or its upper neighbour is: below a power of two values are closer together than above it.
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "types/real.h"

struct format {
	int digits;      /* that tell all values apart */
	int mantissa;    /* bits */
	int plain_below; /* 10 to this is printed with an exponent */
};

static const struct format FLOAT = {9, 24, 6}, DOUBLE = {17, 53, 15};
enum { PLAIN_ABOVE = -5 }; /* so is 10 to this */

/* digits x 10^exponent */
struct decimal {
	uint64_t digits;
	int exponent;
};

/* rounded correctly to `count` digits; whatever the locale's radix character is, it is skipped */
static struct decimal rounded(double value, int count)
{
	char text[64];
	struct decimal decimal = {0};

	snprintf(text, sizeof text, "%.*e", count - 1, value);
	const char *e = strchr(text, 'e');
	assert(e && e - text >= count);
	decimal.digits = (uint64_t)(text[0] - '0');
	for (const char *at = e - (count - 1); at < e; at++)
		decimal.digits = decimal.digits * 10 + (uint64_t)(*at - '0');
	decimal.exponent = (int)strtol(e + 1, NULL, 10) - (count - 1);
	return decimal;
}

/* whether it lies exactly between two values: its binary digits from the first 1 to the last one are one too many */
static bool is_midpoint(const struct format *format, struct decimal decimal)
{
	unsigned __int128 odd = decimal.digits;

	/* 5^24 takes more bits than any value and its half */
	if (decimal.exponent > 23)
		return false;
	for (; decimal.exponent > 0; decimal.exponent--)
		odd *= 5;
	for (; decimal.exponent < 0; decimal.exponent++) {
		if (odd % 5)
			return false;
		odd /= 5;
	}
	while (odd % 2 == 0)
		odd /= 2;
	return odd >> format->mantissa == 1;
}

static bool reads_back(const struct format *format, struct decimal decimal, double value)
{
	char text[40];

	snprintf(text, sizeof text, "%llue%d", (unsigned long long)decimal.digits, decimal.exponent);
	bool same = format == &FLOAT ? strtof(text, NULL) == (float)value : strtod(text, NULL) == value;
	return same && !is_midpoint(format, decimal);
}

static bool try_count(const struct format *format, double value, int count, struct decimal *found)
{
	struct decimal below = rounded(value, count), above = {below.digits + 1, below.exponent};

	if (!reads_back(format, below, value)) {
		if (!reads_back(format, above, value))
			return false;
		below = above;
	}
	*found = below;
	return true;
}

/* of a finite value above 0; what p digits can say, p + 1 can, too */
static struct decimal shortest(const struct format *format, double value)
{
	int low = 1, high = format->digits;
	struct decimal found = rounded(value, high);

	while (low < high) {
		int middle = (low + high) / 2;
		if (try_count(format, value, middle, &found))
			high = middle;
		else
			low = middle + 1;
	}
	try_count(format, value, high, &found);
	while (found.digits % 10 == 0) {
		found.digits /= 10;
		found.exponent++;
	}
	return found;
}

static void print_plain(const char *digits, int count, int first, struct writer *out)
{
	static const char ZEROS[] = "0.00000000000000";
	int whole = first + 1 < count ? first + 1 : count;

	if (first < 0) {
		writer_bytes(out, ZEROS, (size_t)(1 - first));
		writer_bytes(out, digits, (size_t)count);
		return;
	}
	writer_bytes(out, digits, (size_t)whole);
	writer_bytes(out, ZEROS + 2, (size_t)(first + 1 - whole));
	if (whole < count) {
		writer_u8(out, '.');
		writer_bytes(out, digits + whole, (size_t)(count - whole));
	}
}

static void print_exponent(const char *digits, int count, int first, struct writer *out)
{
	char text[8];

	writer_u8(out, (uint8_t)digits[0]);
	if (count > 1) {
		writer_u8(out, '.');
		writer_bytes(out, digits + 1, (size_t)(count - 1));
	}
	writer_bytes(out, text, (size_t)snprintf(text, sizeof text, "e%+03d", first));
}

static void print(const struct format *format, double value, struct writer *out)
{
	char digits[24];

	if (isnan(value)) {
		writer_bytes(out, "NaN", 3);
		return;
	}
	if (signbit(value))
		writer_u8(out, '-');
	if (isinf(value)) {
		writer_bytes(out, "Infinity", 8);
		return;
	}
	if (value == 0) {
		writer_u8(out, '0');
		return;
	}
	struct decimal decimal = shortest(format, fabs(value));
	int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)decimal.digits);
	int first = decimal.exponent + count - 1; /* the first digit counts 10 to this */
	if (first > PLAIN_ABOVE && first < format->plain_below)
		print_plain(digits, count, first, out);
	else
		print_exponent(digits, count, first, out);
}

void real_print_float(float value, struct writer *out)
{
	print(&FLOAT, (double)value, out);
}

void real_print_double(double value, struct writer *out)
{
	print(&DOUBLE, value, out);
}
