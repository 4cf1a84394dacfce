/* A numeric as PostgreSQL sends it, in text or binary form, checked and taken apart in place. For src/types only.
 *
 * Both forms answer the same questions: its digits and where they stand. Limits are PostgreSQL's: 131072 digits before
 * the point, 16383 after it.
 */
#ifndef TYPES_DIGITS_H
#define TYPES_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

#include "types/big.h"
#include "types/real.h"
#include "types/types.h"

enum { NUMERIC_WHOLE_MAX = 131072, NUMERIC_SCALE_MAX = 16383 };
enum { NUMERIC_PRECISION_MAX = 1000 }; /* of a declared one; scales -1000 to 1000 */

enum numeric_class { NUMERIC_FINITE, NUMERIC_NAN, NUMERIC_INFINITY, NUMERIC_MINUS_INFINITY, NUMERIC_MALFORMED };

/* -?whole[.fraction] */
struct numeric_text {
	const uint8_t *whole, *fraction; /* whole without leading zeros */
	uint32_t whole_length, fraction_length;
	bool negative;
};

/* numeric_send: Int16 digit count, Int16 weight, Int16 sign, Int16 display scale, then base-10000 digits: digit i
 * counts 10000^(weight - i) */
struct numeric_wire {
	const uint8_t *digits; /* Int16 each; the first and the last are not 0; none is beyond the scale */
	int32_t count, weight, scale;
	bool negative;
};

enum numeric_class numeric_text_read(const uint8_t *bytes, uint32_t length, struct numeric_text *number);
enum numeric_class numeric_wire_read(const uint8_t *bytes, uint32_t length, struct numeric_wire *number);

/* the number's decimal digits when written as an integer times 10^-scale, at most; 0 for 0 */
int64_t numeric_text_precision(const struct numeric_text *number, int32_t scale);
int64_t numeric_wire_precision(const struct numeric_wire *number, int32_t scale);

/* number x 10^scale; false: that is no integer. big has room for numeric_*_precision() digits. */
bool numeric_text_unscaled(const struct numeric_text *number, int32_t scale, struct big *big);
bool numeric_wire_unscaled(const struct numeric_wire *number, int32_t scale, struct big *big);
/* the nearest double; false: out of range */
bool numeric_text_double(const struct numeric_text *number, double *value);
bool numeric_wire_double(const struct numeric_wire *number, double *value);

/* numeric_out: what PostgreSQL prints, written straight into the writer (print.c); not for NUMERIC_MALFORMED */
size_t numeric_print_length(enum numeric_class class, const struct numeric_wire *number);
void numeric_print(enum numeric_class class, const struct numeric_wire *number, struct writer *out);

/* what a codec says that takes only finite numbers of one that is not */
static inline enum types_result numeric_class_result(enum numeric_class class)
{
	return class == NUMERIC_MALFORMED ? TYPES_MALFORMED : TYPES_OVERFLOW;
}

static inline unsigned numeric_wire_digit(const struct numeric_wire *number, int32_t i)
{
	const uint8_t *at = number->digits + 2 * i;
	return (unsigned)at[0] << 8 | at[1];
}

#endif
