/* What a producer does while librdkafka has not come to an end: whether it moves, and whether it can. Internal to src/sink. */
#ifndef SINK_WAITING_H
#define SINK_WAITING_H

#include "sink/producer.h"

enum waiting {
	WAIT_ON,
	WAIT_MISSING, /* it is of no use: a topic is not there */
	WAIT_CANCELLED
};

/* to be called several times a second; tells the health when nothing has moved for a while */
enum waiting producer_wait(struct producer *producer);
/* the fault of WAIT_MISSING */
void producer_explain_missing(const struct producer *producer, struct producer_fault *fault);

#endif
