/* The circuit breaker's two numbers: failures in a row and the end of the cooling time. */
#include "registry/breaker.h"

enum { COOLING_MIN_US = 1000000, COOLING_MAX_US = 30000000 };

void registry_breaker_init(struct registry_breaker *breaker)
{
	*breaker = (struct registry_breaker){.backoff = {.min_us = COOLING_MIN_US, .max_us = COOLING_MAX_US}};
}

int64_t registry_breaker_wait_us(const struct registry_breaker *breaker, int64_t now_us)
{
	if (breaker->failures < BREAKER_FAILURES || now_us >= breaker->until_us)
		return 0;
	return breaker->until_us - now_us;
}

void registry_breaker_success(struct registry_breaker *breaker)
{
	breaker->failures = 0;
	backoff_reset(&breaker->backoff);
}

void registry_breaker_failure(struct registry_breaker *breaker, int64_t now_us, uint64_t random)
{
	if (breaker->failures < BREAKER_FAILURES)
		breaker->failures++;
	if (breaker->failures == BREAKER_FAILURES)
		breaker->until_us = now_us + backoff_next_us(&breaker->backoff, random);
}
