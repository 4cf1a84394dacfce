/* A librdkafka client as every part of the sink makes it: our settings, the user's properties, its log and its complaints,
 * and an end that is bounded. Internal to src/sink. Owned by one thread.
 */
#ifndef SINK_CLIENT_H
#define SINK_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <librdkafka/rdkafka.h>

#include "base/error.h"
#include "sink/sink.h"

/* Some calls of librdkafka cannot be interrupted: none is given longer than this, so that the end is never far. */
enum { CLIENT_CALL_MS = 2000 };

/* where to, and how: what all clients of an instance share. Borrowed. */
struct client_target {
	const char *brokers;
	const struct sink_property *properties;
	uint32_t property_count;
	bool patient; /* credentials that were good and are refused now are waited out like an outage */
};

struct client_settings {
	const struct sink_property *standard; /* the user's properties override these */
	size_t standard_count;
	const struct sink_property *fixed; /* these override the user's: the guarantees hang on them */
	size_t fixed_count;
};

struct client {
	rd_kafka_t *rk;
	rd_kafka_queue_t *queue;                                             /* where its events come */
	void (*delivered)(void *context, const rd_kafka_message_t *message); /* a delivery failed; may be NULL */
	void *context;
	const struct client_target *target;
	struct client_note *note;
	int64_t complained_us; /* when `complaint` came; 0: never */
	rd_kafka_resp_err_t complaint;
	char complaint_text[256];
};

/* Properties that are millrace's own, unknown ones and wrong values: ERROR_CONFIG naming the first. No I/O. */
int client_check(const struct client_target *target, struct error *error);

int client_start(struct client *client, rd_kafka_type_t type, const struct client_target *target,
		 const struct client_settings *settings, struct error *error);
/* takes events in for up to timeout_ms; false: none came */
bool client_serve(struct client *client, int timeout_ms);
/* Why a call may have failed: the complaint that came after `since_us`, if there is one, behind the text. A complaint
 * about credentials or TLS makes the code ERROR_PERMISSION or ERROR_CONFIG unless the target is patient. Returns -1. */
int client_explain(struct client *client, int64_t since_us, struct error *error);
/* whether a broker has refused us, by credentials or TLS, and the target is not patient: waiting longer is of no use */
bool client_refused(struct client *client);
/* librdkafka's newest log line about a partition that could not be added to the transaction: the only place where it says
 * which one. Empty when there is none after `since_us`. */
void client_partition_note(struct client *client, int64_t since_us, char *out, size_t size);
/* Messages that are still in it are dropped. false: it did not end within limit_us, and is left to itself: its messages'
 * memory may still be read. */
bool client_stop(struct client *client, int64_t limit_us);
/* The time-out of the next try of such a call: twice the last one's, as far as left_ms and the limit allow. */
int client_slice_ms(int slice_ms, int left_ms);

#endif
