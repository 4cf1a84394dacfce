/* Exponential backoff with full jitter: the n-th wait is uniform in [min, min * 2^n], at most max. Pure: the random
 * number comes in. */
#ifndef BASE_BACKOFF_H
#define BASE_BACKOFF_H

#include <stdint.h>

struct backoff {
	int64_t min_us, max_us;
	unsigned tries; /* since the last success; backoff_reset() zeroes it */
};

int64_t backoff_next_us(struct backoff *backoff, uint64_t random);
void backoff_reset(struct backoff *backoff);

#endif
