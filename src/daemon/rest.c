/* A backlog is read in gulps, with rests between them.
 *
 * A walsender makes a call for each message, and most of what that costs is handing the bytes over at once: to wake us, to be
 * acknowledged. While our window is closed a message is only appended to what its socket holds. So, where the server is on this
 * machine, and what it sends is late already, the socket is read until it is empty, and then left alone until about as much
 * has gathered there as may, before the server would have to wait. W1 takes 0.7 of the time and of the server's CPU that it
 * took without, and 0.75 of ours. No stream rests that is not late, nor one that brings little.
 */
#include "daemon/rest.h"

enum {
	REST_MOST_US = 20000,
	REST_LEAST_US = 4000,       /* less gathers too little */
	REST_BYTES = 1 << 20,       /* more do not get cheaper */
	REST_LEAST_BYTES = 1 << 15, /* that is to gather; of fewer the rate cannot be told either */
	REST_STALE_US = 250000,     /* what came before says nothing of how fast it comes now */
};

/* so many bytes take at the rate at which they came */
static int64_t length_us(const struct rest *rest, size_t bytes, int64_t now_us)
{
	double us = (double)(now_us - rest->since_us) * (double)bytes / (double)rest->bytes;

	return us < REST_MOST_US ? (int64_t)us : REST_MOST_US;
}

bool rest_begin(struct rest *rest, size_t holds, int64_t now_us)
{
	int64_t us = 0;

	if (rest->bytes < REST_LEAST_BYTES)
		return false;
	if (length_us(rest, REST_LEAST_BYTES, now_us) < REST_MOST_US)
		us = length_us(rest, holds < REST_BYTES ? holds : REST_BYTES, now_us);
	*rest = (struct rest){.since_us = now_us, .until_us = us < REST_LEAST_US ? 0 : now_us + us};
	return rest->until_us != 0;
}

bool rest_over(struct rest *rest, int64_t now_us)
{
	if (now_us < rest->until_us)
		return false;
	rest->until_us = 0;
	return true;
}

void rest_age(struct rest *rest, int64_t now_us)
{
	if (now_us - rest->since_us > REST_STALE_US)
		*rest = (struct rest){.since_us = now_us};
}
