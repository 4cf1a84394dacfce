/* UTF-8 validation: eight bytes at a time while they are ASCII, one sequence at a time where they are not. */
#include "types/utf8.h"

#include <string.h>

static const uint64_t HIGH_BITS = UINT64_C(0x8080808080808080);

static inline bool is_tail(uint8_t byte)
{
	return (byte & 0xc0) == 0x80;
}

/* the length of the sequence at `at` that begins with a byte above 127; 0: it is none */
static size_t sequence_length(const uint8_t *at, size_t left)
{
	uint8_t lead = at[0];

	if (lead >= 0xc2 && lead <= 0xdf)
		return left >= 2 && is_tail(at[1]) ? 2 : 0;
	if (lead >= 0xe0 && lead <= 0xef) {
		/* RFC 3629, 4: E0 A0-BF, ED 80-9F, else 80-BF */
		uint8_t low = lead == 0xe0 ? 0xa0 : 0x80, high = lead == 0xed ? 0x9f : 0xbf;
		return left >= 3 && at[1] >= low && at[1] <= high && is_tail(at[2]) ? 3 : 0;
	}
	if (lead >= 0xf0 && lead <= 0xf4) {
		/* F0 90-BF, F4 80-8F, else 80-BF */
		uint8_t low = lead == 0xf0 ? 0x90 : 0x80, high = lead == 0xf4 ? 0x8f : 0xbf;
		return left >= 4 && at[1] >= low && at[1] <= high && is_tail(at[2]) && is_tail(at[3]) ? 4 : 0;
	}
	return 0;
}

static bool valid_from(const uint8_t *at, const uint8_t *end)
{
	while (at < end) {
		uint64_t word;
		if (end - at >= 8 && (memcpy(&word, at, 8), !(word & HIGH_BITS))) {
			at += 8;
			continue;
		}
		size_t length = *at < 0x80 ? 1 : sequence_length(at, (size_t)(end - at));
		if (!length)
			return false;
		at += length;
	}
	return true;
}

bool utf8_valid(const uint8_t *bytes, size_t length)
{
	const uint8_t *at = bytes, *end = bytes + length;
	uint64_t word;

	for (; end - at >= 8; at += 8) {
		memcpy(&word, at, 8);
		if (word & HIGH_BITS)
			return valid_from(at, end);
	}
	if (length < 8)
		return valid_from(at, end);
	/* the last eight again, some of them twice: all before `at` are ASCII */
	memcpy(&word, end - 8, 8);
	return !(word & HIGH_BITS) || valid_from(at, end);
}
