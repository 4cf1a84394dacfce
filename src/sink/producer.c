/* One Kafka producer's work: begin, produce, commit or abort, each in slices so that it can be cancelled.
 *
 * Deliveries that succeed are not reported: the commit waits for them. Those that fail come as events, and make the
 * transaction one that must be aborted.
 */
#include "sink/producer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "sink/fault.h"
#include "sink/produce.h"
#include "sink/waiting.h"

enum {
	PRODUCER_SLICE_MS = 250,   /* of a call that can be resumed */
	PRODUCER_TRY_SLICE_MS = 5, /* of one that a failed delivery shall end */
	PRODUCER_END_GRACE_US = 30000000,
	PRODUCER_FIXED_MAX = 8
};

/* ---- deliveries that failed ---- */

static void take_failure(void *context, const rd_kafka_message_t *message)
{
	struct producer *producer = context;

	if (message->err == RD_KAFKA_RESP_ERR__PURGE_QUEUE || message->err == RD_KAFKA_RESP_ERR__PURGE_INFLIGHT) {
		producer->dropped++; /* by ourselves */
		return;
	}
	produce_failed(producer, message->err, message->_private);
	if (producer->failed++)
		return;
	producer->failed_err = message->err;
	producer->failed_partition = message->partition;
	producer->failed_bytes = message->key_len + message->len;
	snprintf(producer->failed_topic, sizeof producer->failed_topic, "%s", rd_kafka_topic_name(message->rkt));
}

/* The broker refuses a request whole and does not say for which record: with one record in it we know. */
static void explain_failure(const struct producer *producer, struct producer_fault *fault)
{
	fault->err = producer->failed_err;
	fault->records = producer->failed;
	if (producer->failed == 1)
		fault_set(&fault->error, fault->err, "topic %s partition %d: a record of %zu bytes failed: %s",
			  producer->failed_topic, (int)producer->failed_partition, producer->failed_bytes,
			  rd_kafka_err2str(fault->err));
	else
		fault_set(&fault->error, fault->err, "topic %s partition %d: one of %u records failed: %s",
			  producer->failed_topic, (int)producer->failed_partition, producer->failed,
			  rd_kafka_err2str(fault->err));
}

/* what a call returned, or behind it the delivery that made it so; destroys rk_error */
static void explain(struct producer *producer, const char *what, rd_kafka_error_t *rk_error,
		    struct producer_fault *fault)
{
	char note[256];

	client_serve(&producer->client, 0);
	client_partition_note(&producer->client, producer->begun_us, note, sizeof note);
	if (producer->failed) {
		explain_failure(producer, fault);
	} else {
		fault->err = rd_kafka_error_code(rk_error);
		fault_set(&fault->error, fault->err, "%s: %s", what, *note ? note : rd_kafka_error_string(rk_error));
		client_explain(&producer->client, producer->begun_us, &fault->error);
	}
	rd_kafka_error_destroy(rk_error);
}

/* ---- life ---- */

/* what the guarantees hang on; returns how many */
static size_t fixed_settings(const struct producer_options *options, char numbers[2][16], struct sink_property *fixed)
{
	size_t count = 0;

	snprintf(numbers[0], 16, "%d", (int)options->transaction_timeout_ms);
	snprintf(numbers[1], 16, "%u", options->request_bytes);
	fixed[count++] = (struct sink_property){"enable.idempotence", "true"};
	fixed[count++] = (struct sink_property){"acks", "all"};
	/* a deleted topic is not made anew with the broker's defaults */
	fixed[count++] = (struct sink_property){"allow.auto.create.topics", "false"};
	fixed[count++] = (struct sink_property){"delivery.report.only.error", "true"};
	fixed[count++] = (struct sink_property){"message.timeout.ms", numbers[0]};
	if (options->request_bytes)
		fixed[count++] = (struct sink_property){"batch.size", numbers[1]};
	if (options->transactional_id) {
		fixed[count++] = (struct sink_property){"transactional.id", options->transactional_id};
		fixed[count++] = (struct sink_property){"transaction.timeout.ms", numbers[0]};
	}
	assert(count <= PRODUCER_FIXED_MAX);
	return count;
}

static int start(struct producer *producer, struct error *error)
{
	int32_t half_ms = producer->options.transaction_timeout_ms / 2;
	char socket_timeout[16], numbers[2][16];
	/* Throughput comes from large requests, which form while earlier ones are on their way; a commit's flush does not
	 * wait for linger.ms. The queue's limit is in messages: it bounds librdkafka's bookkeeping (some 3 MiB), while the
	 * payload is ours. */
	const struct sink_property standard[] = {
		{"linger.ms", "5"},
		{"batch.size", "1000000"},
		{"batch.num.messages", "100000"},
		{"queue.buffering.max.messages", "15000"},
		{"queue.buffering.max.kbytes", "1048576"},
		{"message.max.bytes", "100000000"},
		{"socket.timeout.ms", socket_timeout},
	};
	struct sink_property fixed[PRODUCER_FIXED_MAX];
	struct client_settings settings = {standard, sizeof standard / sizeof *standard, fixed, 0};

	settings.fixed_count = fixed_settings(&producer->options, numbers, fixed);
	snprintf(socket_timeout, sizeof socket_timeout, "%d", half_ms < 30000 ? (int)half_ms : 30000);
	return client_start(&producer->client, RD_KAFKA_PRODUCER, producer->options.target, &settings, error);
}

int producer_open(struct producer *producer, const struct producer_options *options, struct error *error)
{
	*producer = (struct producer){.options = *options};
	if (start(producer, error))
		return -1;
	producer->client.delivered = take_failure;
	producer->client.context = producer;
	producer->offsets = rd_kafka_topic_new(producer->client.rk, options->offsets_topic, NULL);
	if (!producer->offsets) {
		fault_set(error, rd_kafka_last_error(), "topic %s: %s", options->offsets_topic,
			  rd_kafka_err2str(rd_kafka_last_error()));
		producer_close(producer, 0);
		return -1;
	}
	return 0;
}

int producer_init(struct producer *producer, int timeout_ms, struct producer_fault *fault)
{
	rd_kafka_error_t *rk_error;
	bool again;

	if (!producer->options.transactional_id)
		return 1;
	rk_error = rd_kafka_init_transactions(producer->client.rk, timeout_ms);
	if (!rk_error)
		return 1;
	again = rd_kafka_error_is_retriable(rk_error) && !rd_kafka_error_is_fatal(rk_error);
	fault->err = rd_kafka_error_code(rk_error);
	fault_set(&fault->error, fault->err, "transactional id %s: %s", producer->options.transactional_id,
		  rd_kafka_error_string(rk_error));
	rd_kafka_error_destroy(rk_error);
	client_serve(&producer->client, 0);
	return again ? 0 : -1;
}

bool producer_close(struct producer *producer, int64_t limit_us)
{
	for (uint32_t i = 0; i < producer->topic_count; i++) {
		rd_kafka_topic_destroy(producer->topics[i]->handles[producer->options.index]);
		producer->topics[i]->handles[producer->options.index] = NULL;
	}
	free(producer->topics);
	producer->topics = NULL;
	producer->topic_count = producer->topic_size = 0;
	free(producer->refused);
	producer->refused = NULL;
	producer->refused_count = producer->refused_size = 0;
	if (producer->offsets)
		rd_kafka_topic_destroy(producer->offsets);
	producer->offsets = NULL;
	return client_stop(&producer->client, limit_us);
}

/* ---- with transactions ---- */

typedef rd_kafka_error_t *end_call(rd_kafka_t *rk, int timeout_ms);

/* Calls commit or abort until it has come to an end. NULL: done. Once a commit has begun, only messages that fail end it
 * before its time: so those for a missing topic are dropped. */
static rd_kafka_error_t *end_transaction(struct producer *producer, end_call *call, enum waiting *waiting)
{
	int64_t until =
		clock_monotonic_us() + (int64_t)producer->options.transaction_timeout_ms * 1000 + PRODUCER_END_GRACE_US;
	rd_kafka_error_t *rk_error;

	*waiting = WAIT_ON;
	while ((rk_error = call(producer->client.rk, PRODUCER_SLICE_MS))) {
		if (!rd_kafka_error_is_retriable(rk_error) || rd_kafka_error_is_fatal(rk_error) ||
		    rd_kafka_error_txn_requires_abort(rk_error) || clock_monotonic_us() > until)
			return rk_error;
		*waiting = producer_wait(producer);
		if (*waiting == WAIT_CANCELLED)
			return rk_error;
		if (*waiting == WAIT_MISSING)
			rd_kafka_purge(producer->client.rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
		rd_kafka_error_destroy(rk_error);
		client_serve(&producer->client, 20); /* failed deliveries hold the flush back until they are taken */
	}
	return NULL;
}

static enum producer_outcome abort_transaction(struct producer *producer, enum producer_outcome outcome)
{
	enum waiting waiting;
	rd_kafka_error_t *rk_error = end_transaction(producer, rd_kafka_abort_transaction, &waiting);

	if (!rk_error)
		return outcome;
	rd_kafka_error_destroy(rk_error);
	return waiting == WAIT_CANCELLED ? PRODUCER_STOPPED : PRODUCER_LOST;
}

static enum producer_outcome commit(struct producer *producer, struct producer_fault *fault)
{
	enum waiting waiting;
	rd_kafka_error_t *rk_error = end_transaction(producer, rd_kafka_commit_transaction, &waiting);
	bool requires_abort;

	if (!rk_error)
		return PRODUCER_COMMITTED;
	requires_abort = rd_kafka_error_txn_requires_abort(rk_error);
	explain(producer, "commit", rk_error, fault);
	if (producer->missing)
		producer_explain_missing(producer, fault);
	if (waiting == WAIT_CANCELLED)
		return PRODUCER_STOPPED;
	if (!requires_abort)
		return PRODUCER_LOST;
	/* the commit is not sent while a delivery has failed */
	return abort_transaction(producer, producer->failed || producer->dropped ? PRODUCER_ABORTED : PRODUCER_UNKNOWN);
}

static enum producer_outcome begin(struct producer *producer, struct producer_fault *fault)
{
	rd_kafka_error_t *rk_error = rd_kafka_begin_transaction(producer->client.rk);
	bool requires_abort;

	if (!rk_error)
		return PRODUCER_COMMITTED;
	requires_abort = rd_kafka_error_txn_requires_abort(rk_error);
	explain(producer, "begin", rk_error, fault);
	return requires_abort ? abort_transaction(producer, PRODUCER_ABORTED) : PRODUCER_LOST;
}

static enum producer_outcome publish_transaction(struct producer *producer, const struct batch *batch,
						 const struct producer_offsets *offsets, struct producer_fault *fault)
{
	enum producer_outcome outcome = begin(producer, fault);
	enum production production = PRODUCED;

	if (outcome != PRODUCER_COMMITTED)
		return outcome;
	if (batch)
		production = produce_batch(producer, batch, fault);
	if (production == PRODUCED)
		production = produce_offsets(producer, offsets, fault);
	switch (production) {
	case PRODUCTION_STOPPED:
		return PRODUCER_STOPPED;
	case PRODUCTION_REFUSED:
		return abort_transaction(producer, PRODUCER_ABORTED);
	default:
		return commit(producer, fault);
	}
}

/* Whether the transaction has failed for what no delivery tells. Only calls on it say so, of which this one does nothing: a
 * transaction that is begun cannot be begun. */
static bool transaction_failed(struct producer *producer, struct producer_fault *fault)
{
	rd_kafka_error_t *rk_error = rd_kafka_begin_transaction(producer->client.rk);

	assert(rk_error);
	if (rd_kafka_error_is_fatal(rk_error) || rd_kafka_error_txn_requires_abort(rk_error)) {
		explain(producer, "trying records", rk_error, fault);
		return true;
	}
	rd_kafka_error_destroy(rk_error);
	return false;
}

/* Until the transaction fails, by a delivery or otherwise, or all are acknowledged. Once it has failed librdkafka sends no more
 * of it. */
static enum waiting await_answer(struct producer *producer, struct producer_fault *fault)
{
	enum waiting waiting = WAIT_ON;

	while (waiting == WAIT_ON && !producer->failed && rd_kafka_flush(producer->client.rk, PRODUCER_TRY_SLICE_MS) &&
	       !transaction_failed(producer, fault))
		waiting = producer_wait(producer);
	client_serve(&producer->client, 0);
	if (producer->failed)
		explain_failure(producer, fault);
	else if (waiting == WAIT_MISSING)
		producer_explain_missing(producer, fault);
	return waiting;
}

static enum producer_outcome try_transaction(struct producer *producer, const struct batch *batch,
					     struct producer_fault *fault)
{
	enum producer_outcome outcome = begin(producer, fault);
	enum production production;

	if (outcome != PRODUCER_COMMITTED)
		return outcome;
	production = produce_batch(producer, batch, fault);
	if (production == PRODUCTION_STOPPED ||
	    (production != PRODUCTION_REFUSED && await_answer(producer, fault) == WAIT_CANCELLED))
		return PRODUCER_STOPPED;
	return abort_transaction(producer, PRODUCER_ABORTED);
}

/* ---- without ---- */

/* waits until everything is acknowledged or has failed */
static enum producer_outcome await_deliveries(struct producer *producer, struct producer_fault *fault)
{
	rd_kafka_t *rk = producer->client.rk;
	char why[256];

	while (rd_kafka_flush(rk, PRODUCER_SLICE_MS)) {
		client_serve(&producer->client, 0);
		switch (producer_wait(producer)) {
		case WAIT_ON:
			break;
		case WAIT_CANCELLED:
			return PRODUCER_STOPPED;
		case WAIT_MISSING:
			rd_kafka_purge(rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
			break;
		}
	}
	client_serve(&producer->client, 0);
	fault->err = rd_kafka_fatal_error(rk, why, sizeof why);
	if (fault->err) {
		fault_set(&fault->error, fault->err, "%s", why);
		return PRODUCER_LOST;
	}
	if (!producer->failed && !producer->dropped)
		return PRODUCER_COMMITTED;
	if (producer->missing)
		producer_explain_missing(producer, fault);
	else
		explain_failure(producer, fault);
	return PRODUCER_ABORTED;
}

static enum producer_outcome settle(struct producer *producer, enum production production, struct producer_fault *fault)
{
	struct producer_fault refused = *fault;
	enum producer_outcome outcome;

	if (production == PRODUCTION_STOPPED)
		return PRODUCER_STOPPED;
	outcome = await_deliveries(producer, fault);
	if (production != PRODUCTION_REFUSED || outcome == PRODUCER_LOST || outcome == PRODUCER_STOPPED)
		return outcome;
	*fault = refused;
	return PRODUCER_ABORTED;
}

static enum producer_outcome publish_plain(struct producer *producer, const struct batch *batch,
					   const struct producer_offsets *offsets, struct producer_fault *fault)
{
	enum producer_outcome outcome = PRODUCER_COMMITTED;

	if (batch)
		outcome = settle(producer, produce_batch(producer, batch, fault), fault);
	if (outcome == PRODUCER_COMMITTED)
		outcome = settle(producer, produce_offsets(producer, offsets, fault), fault);
	return outcome;
}

static void forget_last(struct producer *producer, struct producer_fault *fault)
{
	assert(producer->client.rk);
	memset(fault, 0, sizeof *fault);
	producer->begun_us = producer->moved_us = clock_monotonic_us();
	producer->failed = producer->dropped = 0;
	producer->refused_count = 0;
	producer->queued = 0;
	producer->missing = NULL;
}

enum producer_outcome producer_publish(struct producer *producer, const struct batch *batch,
				       const struct producer_offsets *offsets, struct producer_fault *fault)
{
	forget_last(producer, fault);
	if (producer->options.transactional_id)
		return publish_transaction(producer, batch, offsets, fault);
	return publish_plain(producer, batch, offsets, fault);
}

enum producer_outcome producer_try(struct producer *producer, const struct batch *batch, struct producer_fault *fault)
{
	enum producer_outcome outcome;

	forget_last(producer, fault);
	if (producer->options.transactional_id)
		return try_transaction(producer, batch, fault);
	outcome = settle(producer, produce_batch(producer, batch, fault), fault);
	return outcome == PRODUCER_COMMITTED ? PRODUCER_ABORTED : outcome;
}
