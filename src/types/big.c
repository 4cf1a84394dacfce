/* Schoolbook arithmetic on limbs of 64 bits: all that decimal digits need on their way to two's complement. */
#include "types/big.h"

#include <assert.h>

void big_multiply_add(struct big *big, uint64_t factor, uint64_t addend)
{
	uint64_t carry = addend;

	for (size_t i = 0; i < big->count; i++) {
		unsigned __int128 sum = (unsigned __int128)big->limbs[i] * factor + carry;
		big->limbs[i] = (uint64_t)sum;
		carry = (uint64_t)(sum >> 64);
	}
	if (carry) {
		assert(big->count < big->size);
		big->limbs[big->count++] = carry;
	}
}

void big_scale(struct big *big, uint32_t power)
{
	static const uint64_t TEN_TO_18 = UINT64_C(1000000000000000000);
	uint64_t rest = 1;

	for (; power >= 18; power -= 18)
		big_multiply_add(big, TEN_TO_18, 0);
	for (; power > 0; power--)
		rest *= 10;
	big_multiply_add(big, rest, 0);
}

/* bytes of the magnitude in two's complement with its sign bit; -2^(8n-1) takes n bytes, +2^(8n-1) n + 1 */
static size_t two_complement_length(const struct big *big, bool negative)
{
	if (big->count == 0)
		return 1;
	size_t bits = big->count * 64 - (size_t)__builtin_clzll(big->limbs[big->count - 1]);
	if (negative && bits % 8 == 0) {
		bool power_of_two = (big->limbs[big->count - 1] & (big->limbs[big->count - 1] - 1)) == 0;
		for (size_t i = 0; i + 1 < big->count; i++)
			power_of_two &= big->limbs[i] == 0;
		if (power_of_two)
			return bits / 8;
	}
	return bits / 8 + 1;
}

void big_write(const struct big *big, bool negative, struct writer *out)
{
	size_t length = two_complement_length(big, negative);
	unsigned carry = negative; /* -x = ~x + 1 */

	writer_long(out, (int64_t)length);
	uint8_t *room = writer_room(out, length);
	if (!room)
		return;
	for (size_t i = 0; i < length; i++) {
		unsigned byte = i / 8 < big->count ? big->limbs[i / 8] >> 8 * (i % 8) & 0xff : 0;
		if (negative) {
			byte = (byte ^ 0xff) + carry;
			carry = byte >> 8;
		}
		room[length - 1 - i] = (uint8_t)byte;
	}
}
