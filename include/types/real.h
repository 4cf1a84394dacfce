/* Decimal digits to IEEE 754 and back, correctly rounded, whatever the locale. For src/types only. */
#ifndef TYPES_REAL_H
#define TYPES_REAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/writer.h"

/* A number as digits x 10^exponent: written as "-?digits e exponent", without the radix character that strtod would
 * take from the locale. Digits beyond REAL_DIGITS are counted, and whether one of them was not 0 takes part in the
 * rounding. */
enum { REAL_DIGITS = 800 }; /* more than the 768 significant digits that can decide how a double is rounded */

struct real_digits {
	char text[REAL_DIGITS + 32];
	size_t length;   /* of text */
	size_t count;    /* significant digits in text */
	int64_t skipped; /* digits that did not fit */
	bool sticky;     /* one of them was not 0 */
};

void real_digits_start(struct real_digits *digits, bool negative);
void real_digits_add(struct real_digits *digits, unsigned digit); /* 0 to 9 */
/* ends the number, whose last added digit counts 10^exponent; false: out of the type's range (infinite, or 0 from
 * digits that are not) */
bool real_digits_double(struct real_digits *digits, int64_t exponent, double *value);
bool real_digits_float(struct real_digits *digits, int64_t exponent, float *value);

/* what float4out and float8out print under extra_float_digits 1 (shortest.c) */
void real_print_float(float value, struct writer *out);
void real_print_double(double value, struct writer *out);

/* Avro's double; a NaN is always the same bits */
void real_write_double(double value, struct writer *out);

#endif
