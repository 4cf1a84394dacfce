/* A batch handed to librdkafka, record by record. Internal to src/sink. */
#ifndef SINK_PRODUCE_H
#define SINK_PRODUCE_H

#include "sink/producer.h"

enum production {
	PRODUCED,
	PRODUCTION_REFUSED, /* by librdkafka, before it was sent: fault says which record and why */
	PRODUCTION_DOOMED,  /* the transaction has failed: the commit will say why */
	PRODUCTION_STOPPED
};

enum production produce_batch(struct producer *producer, const struct batch *batch, struct producer_fault *fault);
enum production produce_offsets(struct producer *producer, const struct producer_offsets *offsets,
				struct producer_fault *fault);
/* A message failed, whose opaque pointer is given: notes the record that it was, if the fault may be the record's. */
void produce_failed(struct producer *producer, rd_kafka_resp_err_t err, const void *opaque);

#endif
