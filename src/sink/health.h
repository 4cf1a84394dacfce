/* Whether Kafka takes our events: since when not, and a line in the log when that begins, every half minute, and when it
 * ends. Internal to src/sink; pure but for the log.
 */
#ifndef SINK_HEALTH_H
#define SINK_HEALTH_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/error.h"

struct health {
	atomic_int_fast64_t *since_us; /* monotonic; 0: healthy */
	int64_t logged_us;
};

/* trouble that began at since_us is still there */
void health_bad(struct health *health, int64_t since_us, int64_t now_us, const struct error *error);
void health_good(struct health *health, int64_t now_us);

#endif
