/* Waiting for the broker: nothing moves while it is away, and nothing ever will for a topic that was deleted. */
#include "sink/waiting.h"

#include <stdlib.h>

#include "base/clock.h"
#include "sink/admin.h"
#include "sink/fault.h"

enum {
	WAITING_STILL_US = 3000000, /* nothing moved for so long: failing */
	WAITING_ASK_US = 10000000,  /* between two questions for missing topics */
	WAITING_ASK_TIMEOUT_US = 1000000
};

/* librdkafka holds messages of a deleted topic for their whole time-out. So when nothing moves, the broker is asked: by a
 * client of its own, since a producer's question would make the topic anew with the broker's defaults. */
static const char *find_missing(const struct producer *producer)
{
	uint32_t count = producer->topic_count;
	struct broker_admin_topic *topics = calloc(count + 1, sizeof *topics);
	const char *missing = NULL;
	struct broker_admin admin;
	struct error error;

	if (!topics)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		topics[i].name = producer->topics[i]->name;
	topics[count].name = producer->options.offsets_topic;
	if (!broker_admin_start(&admin, producer->options.target, producer->options.cancelled, WAITING_ASK_TIMEOUT_US,
				&error)) {
		if (!broker_admin_look(&admin, topics, count + 1, &error))
			for (uint32_t i = 0; i <= count && !missing; i++)
				missing = topics[i].partitions ? NULL : topics[i].name;
		broker_admin_stop(&admin);
	}
	free(topics);
	return missing;
}

/* nothing has moved for a while: tells the health, and finds out whether that can change */
static void look_into_it(struct producer *producer, int64_t now_us)
{
	struct error error;

	error_set(&error, ERROR_UNAVAILABLE, "Kafka has not answered for %d s",
		  (int)((now_us - producer->moved_us) / 1000000));
	client_explain(&producer->client, producer->begun_us, &error);
	health_bad(producer->options.health, producer->moved_us, now_us, &error);
	if (now_us - producer->asked_us < WAITING_ASK_US)
		return;
	producer->missing = find_missing(producer);
	producer->asked_us = clock_monotonic_us();
}

enum waiting producer_wait(struct producer *producer)
{
	int64_t now_us = clock_monotonic_us();
	int queued;

	client_serve(&producer->client, 0); /* the queue's length counts events, too */
	queued = rd_kafka_outq_len(producer->client.rk);
	if (queued != producer->queued) {
		producer->queued = queued;
		producer->moved_us = now_us;
	} else if (now_us - producer->moved_us > WAITING_STILL_US) {
		look_into_it(producer, now_us);
	}
	if (atomic_load(producer->options.cancelled))
		return WAIT_CANCELLED;
	return producer->missing ? WAIT_MISSING : WAIT_ON;
}

void producer_explain_missing(const struct producer *producer, struct producer_fault *fault)
{
	fault->err = RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC;
	fault_set(&fault->error, fault->err, "topic %s does not exist", producer->missing);
}
