/* Since when Kafka takes nothing, and what the log says of it. */
#include "sink/health.h"

#include "base/log.h"

enum { HEALTH_LOG_US = 30 * 1000000 };

void health_bad(struct health *health, int64_t since_us, int64_t now_us, const struct error *error)
{
	int64_t since = atomic_load(health->since_us);

	if (!since) {
		atomic_store(health->since_us, since = since_us);
		health->logged_us = now_us;
		log_failure(LOG_WARNING, "sink", error, "action", "trying again until it succeeds", NULL);
	} else if (now_us - health->logged_us >= HEALTH_LOG_US) {
		health->logged_us = now_us;
		log_failure(LOG_WARNING, "sink", error, "failing_for_s", LOG_INT((now_us - since) / 1000000), NULL);
	}
}

void health_good(struct health *health, int64_t now_us)
{
	int64_t since = atomic_load(health->since_us);

	if (!since)
		return;
	log_info("sink", "Kafka takes events again", "failed_for_s", LOG_INT((now_us - since) / 1000000), NULL);
	atomic_store(health->since_us, 0);
}
