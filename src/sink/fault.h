/* Kafka's error codes as ours, with what to do about each: one table. Pure; internal to src/sink. */
#ifndef SINK_FAULT_H
#define SINK_FAULT_H

#include <stdbool.h>

#include <librdkafka/rdkafka.h>

#include "base/error.h"

/* What a code means for a batch whose transaction was aborted for it. */
enum fault_kind {
	FAULT_PASSING, /* publish it again */
	FAULT_MISSING, /* the topic or partition is not there: again for a while, it may be on its way */
	FAULT_RECORD,  /* the broker will refuse it again for what is in one of its records */
	FAULT_REFUSED  /* the broker will refuse it again, and any other like it */
};

enum error_code fault_code(rd_kafka_resp_err_t err); /* codes that are not in the table: ERROR_UNAVAILABLE */
enum fault_kind fault_kind(rd_kafka_resp_err_t err);
/* *error gets the code's error code and hint, and the text that is given; returns -1 */
int fault_set(struct error *error, rd_kafka_resp_err_t err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
