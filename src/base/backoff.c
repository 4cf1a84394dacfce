/* Exponential backoff; the doubling stops at max, so it cannot overflow. */
#include "base/backoff.h"

#include <assert.h>

int64_t backoff_next_us(struct backoff *backoff, uint64_t random)
{
	int64_t top = backoff->min_us;

	assert(backoff->min_us > 0 && backoff->max_us >= backoff->min_us);
	if (backoff->tries < UINT32_MAX)
		backoff->tries++;
	for (unsigned n = 0; n < backoff->tries && top < backoff->max_us; n++)
		top = top > backoff->max_us / 2 ? backoff->max_us : top * 2;
	return backoff->min_us + (int64_t)(random % (uint64_t)(top - backoff->min_us + 1));
}

void backoff_reset(struct backoff *backoff)
{
	backoff->tries = 0;
}
