/* One Kafka producer: a batch and its offsets record as one transaction (or, without transactions, one after the other), and
 * how that ended. It decides nothing: the sink does. Internal to src/sink; owned by the publisher thread.
 *
 * The batch's memory is read until producer_publish() has returned PRODUCER_COMMITTED or PRODUCER_ABORTED, else until
 * producer_close() has.
 */
#ifndef SINK_PRODUCER_H
#define SINK_PRODUCER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "encode/batch.h"
#include "sink/client.h"
#include "sink/health.h"

enum producer_outcome {
	PRODUCER_COMMITTED,
	PRODUCER_ABORTED, /* nothing of it is visible: fault says why */
	PRODUCER_UNKNOWN, /* aborted, but its commit may have been under way: only the offsets topic knows */
	PRODUCER_LOST,    /* the producer is of no more use; the offsets topic knows the outcome */
	PRODUCER_STOPPED  /* cancelled */
};

struct producer_options {
	const struct client_target *target;
	const char *transactional_id; /* NULL: idempotent only */
	const char *offsets_topic;
	const char *key; /* of the offsets record */
	int32_t transaction_timeout_ms;
	uint32_t request_bytes; /* at most so many in one request; 0: as many as the properties allow */
	unsigned index;         /* which of a topic's handles is its own */
	const atomic_bool *cancelled;
	struct health *health;
};

/* the offsets record that goes with a batch */
struct producer_offsets {
	const uint8_t *bytes;
	size_t length;
};

struct producer_fault {
	struct error error; /* ready to be returned to the sink's caller */
	rd_kafka_resp_err_t err;
	uint32_t records; /* that it may be about; 0: not known */
};

struct producer {
	struct producer_options options;
	struct client client;
	rd_kafka_topic_t *offsets;
	struct topic **topics; /* those that have a handle of this producer */
	uint32_t topic_count, topic_size;
	/* of the transaction in hand */
	int64_t asked_us;           /* when it was last asked whether its topics are there */
	const char *missing;        /* the topic that is not */
	int64_t begun_us, moved_us; /* when it began, and when the queue last changed */
	int queued;                 /* messages in the queue then */
	uint32_t failed;            /* deliveries that failed by themselves, the first with failed_err */
	uint32_t dropped;           /* and those that we dropped */
	rd_kafka_resp_err_t failed_err;
	char failed_topic[256]; /* of the first one, as are the next two */
	int32_t failed_partition;
	size_t failed_bytes;
	/* the batch's records whose deliveries failed with FAULT_RECORD, in the order of the reports; a truncate's repeatedly */
	uint32_t *refused;
	uint32_t refused_count, refused_size;
};

int producer_open(struct producer *producer, const struct producer_options *options, struct error *error);
/* init_transactions for up to timeout_ms: 1 done; 0 not yet, call again; -1 it will not; *fault says why in both cases.
 * Fences older producers of the id. */
int producer_init(struct producer *producer, int timeout_ms, struct producer_fault *fault);
/* batch NULL: the offsets record alone */
enum producer_outcome producer_publish(struct producer *producer, const struct batch *batch,
				       const struct producer_offsets *offsets, struct producer_fault *fault);
/* Whether the broker takes these records: PRODUCER_ABORTED with fault->err 0, it does; else it says why not. With transactions
 * nothing of them is visible; without, all that are taken are. Never PRODUCER_COMMITTED or PRODUCER_UNKNOWN. */
enum producer_outcome producer_try(struct producer *producer, const struct batch *batch, struct producer_fault *fault);
/* false: it does not end in time and may still read memory */
bool producer_close(struct producer *producer, int64_t limit_us);

#endif
