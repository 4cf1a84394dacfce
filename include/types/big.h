/* Unsigned integers of any size in limbs that the caller provides, for the unscaled value of a numeric. For src/types
 * only. The caller sizes the limbs: BIG_LIMBS(digits) hold every number of that many decimal digits.
 */
#ifndef TYPES_BIG_H
#define TYPES_BIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/writer.h"

/* a decimal digit takes log2(10) < 3.322 bits */
#define BIG_LIMBS(digits) ((digits)*3322 / 64000 + 2)

struct big {
	uint64_t *limbs; /* least significant first */
	size_t count, size;
};

/* big = big x factor + addend */
void big_multiply_add(struct big *big, uint64_t factor, uint64_t addend);
/* big = big x 10^power */
void big_scale(struct big *big, uint32_t power);
/* Avro bytes: length, then big-endian two's complement without superfluous bytes */
void big_write(const struct big *big, bool negative, struct writer *out);
/* the same of a number that fits in 64 bits */
static inline void big_write_int64(int64_t value, struct writer *out)
{
	unsigned unused = (unsigned)__builtin_clrsbll(value) / 8; /* leading bytes that only repeat the sign */
	unsigned length = 8 - unused;
	uint64_t bytes = __builtin_bswap64((uint64_t)value << 8 * unused);

	if (!out->full && out->end - out->at >= 9) {
		out->at[0] = (uint8_t)(2 * length);
		memcpy(out->at + 1, &bytes, 8);
		out->at += 1 + length;
	} else {
		writer_string(out, &bytes, length);
	}
}

#endif
