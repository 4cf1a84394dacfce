/* CLOCK_MONOTONIC for spans, CLOCK_REALTIME for dates. */
#include "base/clock.h"

#include <time.h>

static int64_t clock_read_us(clockid_t id)
{
	struct timespec now;

	clock_gettime(id, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_monotonic_us(void)
{
	return clock_read_us(CLOCK_MONOTONIC);
}

int64_t clock_realtime_us(void)
{
	return clock_read_us(CLOCK_REALTIME);
}

void clock_sleep_us(int64_t us)
{
	struct timespec span = {us / 1000000, us % 1000000 * 1000};

	if (us > 0)
		nanosleep(&span, NULL);
}
