/* A circuit breaker: after five transient failures in a row nothing is asked for a cooling time, then one request is
 * let through; each failure after that cools for longer (1 s to 30 s), a success closes it. Pure: time and chance come
 * in.
 */
#ifndef REGISTRY_BREAKER_H
#define REGISTRY_BREAKER_H

#include <stdint.h>

#include "base/backoff.h"

enum { BREAKER_FAILURES = 5 };

struct registry_breaker {
	unsigned failures; /* in a row */
	int64_t until_us;  /* end of the cooling time */
	struct backoff backoff;
};

void registry_breaker_init(struct registry_breaker *breaker);
/* microseconds until a request may be made; 0: now */
int64_t registry_breaker_wait_us(const struct registry_breaker *breaker, int64_t now_us);
void registry_breaker_success(struct registry_breaker *breaker);
void registry_breaker_failure(struct registry_breaker *breaker, int64_t now_us, uint64_t random);

#endif
