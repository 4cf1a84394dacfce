/* Kafka: producers, transactions, the offsets topic (librdkafka). Exactly once as delivery describes it, "Kafka
 * transactions".
 *
 * A sink belongs to one thread at a time; the flag `cancelled` and the status atomics may be used from any. sink_look and
 * sink_open are one try, ended by request_timeout: the caller repeats what is transient. sink_record and sink_publish are
 * retried with backoff until they succeed, they are cancelled, or the outcome is permanent. The outcome of a commit that is
 * unknown is looked up in the offsets topic, never guessed.
 *
 * Memory: a batch's bytes and the topics are read until sink_publish has returned, after ERROR_STOPPED and ERROR_INTERNAL until
 * sink_free has. Topics outlive the sink (it keeps handles in them).
 */
#ifndef SINK_SINK_H
#define SINK_SINK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "checkpoint/offsets.h"
#include "encode/batch.h"

struct sink;

struct sink_property {
	const char *name, *value; /* a librdkafka property, passed through */
};

struct sink_options {
	const char *name; /* the instance: transactional ids <name>-0, <name>-1, offsets key */
	const char *brokers;
	const struct sink_property *properties;
	uint32_t property_count;
	bool transactions; /* delivery = "exactly_once"; false: idempotent producer, offsets record after the acks */
	int32_t offsets_replication; /* -1: the broker's default */
	int64_t request_timeout_us;  /* of one admin, metadata or offsets look-up */
	int64_t backoff_min_us, backoff_max_us;
	const atomic_bool *cancelled; /* once set, running and later calls end with ERROR_STOPPED within 2 s */
};

/* what status and metrics read; owned by the sink */
struct sink_stats {
	atomic_uint_fast64_t transactions, aborts, producers_made, errors, lookups;
	atomic_uint_fast64_t records, bytes;
	atomic_uint_fast64_t dead_letters;    /* refused records that became one, of batches that are published */
	atomic_int_fast64_t failing_since_us; /* monotonic; 0: healthy */
	atomic_int_fast64_t commit_us_last;
};

/* librdkafka's version, at run time. *spins: before 2.4 its main thread spins for up to a millisecond twice in each transaction (its issue
 * 4684), which at some hundred of them a second is most of our CPU. */
const char *sink_library(bool *spins);

struct sink *sink_new(const struct sink_options *options, struct error *error); /* options are copied; no I/O yet */
void sink_free(struct sink *sink);
const struct sink_stats *sink_stats(const struct sink *sink);

/* Creates the offsets topic if it is missing (compacted, 1 partition; one that is neither is ERROR_CONFIG), then reads the
 * newest record of `name` WITHOUT fencing anybody. *found: whether there is one. within_us: how long reading it may take;
 * 0: request_timeout */
int sink_look(struct sink *sink, int64_t within_us, struct offsets *newest, bool *found, struct error *error);

/* init_transactions (fences any older instance), then reads the newest record once read_committed and read_uncommitted ends
 * agree. Commit a claim with sink_record() right after. */
int sink_open(struct sink *sink, struct offsets *newest, bool *found, struct error *error);

/* commits an offsets record alone */
int sink_record(struct sink *sink, const struct offsets *offsets, int32_t schema_id, struct error *error);

/* Where records go that the broker refuses, as schemas/dead-letter.avsc with reason `refused`; called once before the first
 * sink_publish(), the topic being ensured. Without it a refusal is returned. Returned it is in any case
 * - where it is a dead letter that is refused,
 * - where it is a null key that a compacted topic refuses,
 * - beyond SINK_REFUSED_MAX records of a batch, or half of those that it has of one topic (when those are more than
 *   SINK_REFUSED_FEW), or SINK_REFUSED_MAX of one topic in a row without one that is taken: then it is the topic's settings
 *   that want attention, and not a record. */
enum { SINK_REFUSED_MAX = 100, SINK_REFUSED_FEW = 16 };
void sink_dead_letters(struct sink *sink, const struct topic *topic, int32_t schema_id);

/* Publishes batch and offsets record as one transaction, and returns 0 when it is known to be committed. Abortable errors
 * abort and publish again; a fatal one is told apart (time-out or fence) by the offsets topic: ERROR_FENCED, or a new
 * producer. Transient errors are retried without end, with backoff (failing_since_us tells). A refused record fails its
 * whole request, and the broker does not say which it was: it is found by bisection in transactions that are aborted, and
 * becomes a dead letter in its place (batch->dead_letters counts it). Other permanent refusals are returned after the abort.
 *
 * Without transactions nothing can be tried in secret: the records of the requests that failed are published one by one, which
 * tells, and then the whole batch again, so that what was taken is there up to three times, the last time in order. */
int sink_publish(struct sink *sink, struct batch *batch, const struct offsets *offsets, int32_t schema_id,
		 struct error *error);

#endif
