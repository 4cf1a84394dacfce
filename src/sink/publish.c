/* Publishing: which producer's turn it is, and what follows from how a transaction ended.
 *
 * Two producers take turns, one Kafka transaction at a time: the next one is begun by the other, since the broker still ends
 * the last one when its commit has returned. The happy path is producer_publish() and no more. All else comes down to two
 * things: publish again what is known not to be there, and ask the offsets topic when that is not known.
 */
#include "sink/sink.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "sink/fault.h"
#include "sink/publish.h"

enum {
	PUBLISH_REQUEST_BYTES = 1000000, /* batch.size unless lowered */
	PUBLISH_REQUEST_MIN_BYTES = 16384,
	PUBLISH_NAP_US = 200000, /* how soon a wait is given up when cancelled */
	PUBLISH_UNEXPLAINED_MAX = 3
};

static int fenced(const struct sink *sink, struct error *error)
{
	error_set(error, ERROR_FENCED, "another instance of %s has taken over: %s, by its record at offset %lld of %s",
		  sink->options.name, sink->newest.offsets.instance_id, (long long)sink->newest.offset,
		  sink->offsets_topic);
	return error_hint(error,
			  "only one instance of a name may run: stop the other, or give this one a name of its own");
}

/* what the offsets topic says of an outcome that is not known */
static int resolve(struct sink *sink, struct work *work, struct error *error)
{
	if (sink_look_up(sink, true, error))
		return -1;
	switch (verdict(&sink->newest, &work->claim)) {
	case VERDICT_FENCED:
		return fenced(sink, error);
	case VERDICT_COMMITTED:
		work->committed = true;
		return 0;
	default:
		return 0;
	}
}

/* One try. The offsets topic is looked at before new producers fence anybody, and is believed once their initialization has
 * ended what the old ones left open. */
static int reopen(struct sink *sink, struct work *work, struct error *error)
{
	if (!sink_close_producers(sink))
		return error_set(error, ERROR_INTERNAL, "a Kafka producer does not end");
	if (!sink->options.transactions)
		return sink_open_producers(sink, error);
	if (sink_look_up(sink, false, error))
		return -1;
	if (verdict(&sink->newest, &work->claim) == VERDICT_FENCED)
		return fenced(sink, error);
	if (sink_open_producers(sink, error))
		return -1;
	if (resolve(sink, work, error)) {
		sink_close_producers(sink);
		return -1;
	}
	return 0;
}

/* 0: waited; -1: cancelled */
static int wait_backoff(struct sink *sink, struct error *error)
{
	int64_t until = clock_monotonic_us() + backoff_next_us(&sink->backoff, random_u64());
	int64_t left;

	while (!atomic_load(sink->options.cancelled)) {
		left = until - clock_monotonic_us();
		if (left <= 0)
			return 0;
		clock_sleep_us(left < PUBLISH_NAP_US ? left : PUBLISH_NAP_US);
	}
	return sink_stopped(error);
}

/* trouble of an attempt that began at begun_us; waits; -1: cancelled */
static int trouble(struct sink *sink, int64_t begun_us, struct error *error)
{
	atomic_fetch_add(&sink->stats.errors, 1);
	health_bad(&sink->health, begun_us, clock_monotonic_us(), error);
	return wait_backoff(sink, error);
}

/* Whether a step must not be tried again. A broker that is just starting may deny or not know what it knows a moment later:
 * so what it answers is final only when it has been answering so for a while. */
static bool is_final(const struct sink *sink, int64_t first_us, const struct error *error)
{
	switch (error->code) {
	case ERROR_FENCED:
	case ERROR_STOPPED:
	case ERROR_MEMORY:
	case ERROR_INTERNAL:
		return true;
	default:
		return error_action(error->code) != ERROR_RETRY &&
		       clock_monotonic_us() - first_us > sink->options.request_timeout_us;
	}
}

typedef int work_step(struct sink *sink, struct work *work, struct error *error);

static int repeat(struct sink *sink, struct work *work, work_step *step, struct error *error)
{
	int64_t first_us = clock_monotonic_us();

	for (;;) {
		int64_t begun_us = clock_monotonic_us();

		if (!step(sink, work, error))
			return 0;
		if (is_final(sink, first_us, error) || trouble(sink, begun_us, error))
			return -1;
	}
}

/* whether it is of use to publish the same again after `fault` */
static bool worth_again(struct sink *sink, const struct producer_fault *fault)
{
	int64_t now_us = clock_monotonic_us();

	switch (fault_kind(fault->err)) {
	case FAULT_RECORD:
	case FAULT_REFUSED:
		return false;
	case FAULT_MISSING:
		if (!sink->missing_since_us)
			sink->missing_since_us = now_us;
		return now_us - sink->missing_since_us < sink->options.request_timeout_us;
	default:
		sink->missing_since_us = 0;
		return true;
	}
}

/* what follows from the last refusal; see skips_left */
static bool only_skipped(struct work *work, const struct producer_fault *fault)
{
	if (fault->err != RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER || !work->skips_left)
		return false;
	work->skips_left--;
	return true;
}

/* The record that alone exceeds what its topic takes, if there is one. */
static const struct record *find_too_large(const struct batch *batch)
{
	for (uint32_t i = 0; batch && i < batch->record_count; i++) {
		const struct record *record = &batch->records[i];
		uint64_t bytes = (record->key_length == RECORD_NULL ? 0 : record->key_length) +
				 (uint64_t)(record->value_length == RECORD_NULL ? 0 : record->value_length);

		if (record->topic->max_message_bytes && bytes > record->topic->max_message_bytes)
			return record;
	}
	return NULL;
}

/* the most that a request should hold so that every topic of the batch takes it, below `limit` */
static uint32_t smallest_limit(const struct batch *batch, uint32_t limit)
{
	for (uint32_t i = 0; batch && i < batch->record_count; i++) {
		uint32_t most = batch->records[i].topic->max_message_bytes;

		if (most >= PUBLISH_REQUEST_MIN_BYTES && most < limit)
			limit = most;
	}
	return limit;
}

/* A topic's max.message.bytes holds for what a request brings of it, not for a record alone: where several records together
 * were too large, they may pass in smaller requests, which come with new producers. false: that is not it. */
static bool shrink_requests(struct sink *sink, const struct batch *batch, struct producer_fault *fault)
{
	uint32_t bytes = sink->request_bytes ? sink->request_bytes : PUBLISH_REQUEST_BYTES;
	const struct record *record;

	if (fault->err != RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE || fault->records < 2)
		return false;
	/* with dead letters it is known by now that each record is taken alone */
	record = sink->letters.topic ? NULL : find_too_large(batch);
	if (record) {
		fault_set(&fault->error, fault->err,
			  "topic %s partition %d: a record of %u bytes exceeds its max.message.bytes of %u",
			  record->topic->name, (int)record->partition, record->value_length,
			  record->topic->max_message_bytes);
		return false;
	}
	sink->open = false;
	if (bytes / 2 < PUBLISH_REQUEST_MIN_BYTES) {
		sink->request_bytes = 0;
		return false;
	}
	sink->request_bytes = smallest_limit(batch, bytes / 2);
	log_info("sink", "smaller requests, since a topic's max.message.bytes is lower", "bytes",
		 LOG_INT(sink->request_bytes), NULL);
	return true;
}

static enum publish_answer answered(struct sink *sink, struct work *work, const struct producer_fault *fault)
{
	backoff_reset(&sink->backoff);
	health_good(&sink->health, clock_monotonic_us());
	if (!fault->err)
		return PUBLISH_TAKEN;
	work->skips_left = sink->producers_used;
	return PUBLISH_REFUSED;
}

enum publish_answer publish_try(struct sink *sink, struct work *work, const struct batch *records, unsigned *producer,
				struct producer_fault *fault, struct error *error)
{
	int64_t begun_us;

	for (;;) {
		if (atomic_load(sink->options.cancelled))
			return sink_stopped(error);
		if (!sink->open && repeat(sink, work, reopen, error))
			return PUBLISH_ERROR;
		if (work->committed)
			return PUBLISH_TAKEN;
		begun_us = clock_monotonic_us();
		*producer = sink->turn;
		switch (producer_try(&sink->producers[sink->turn], records, fault)) {
		case PRODUCER_STOPPED:
			return sink_stopped(error);
		case PRODUCER_LOST:
			sink->open = false;
			break;
		default:
			atomic_fetch_add(&sink->stats.aborts, sink->options.transactions);
			sink->turn = (sink->turn + 1) % sink->producers_used;
			if (!fault->err || fault_kind(fault->err) == FAULT_RECORD)
				return answered(sink, work, fault);
		}
		if (only_skipped(work, fault))
			continue;
		*error = fault->error;
		if ((sink->open && !worth_again(sink, fault)) || trouble(sink, begun_us, error))
			return PUBLISH_ERROR;
	}
}

/* an attempt that was aborted since the broker refuses a record; -1: it stands, or another error */
static int settle_refusal(struct sink *sink, struct work *work, struct producer_fault *fault, int64_t begun_us,
			  struct error *error)
{
	enum refused_result result;

	work->skips_left = sink->producers_used;
	result = refused_replace(sink, work, fault, error);
	if (result != REFUSED_NONE)
		return result == REFUSED_REPLACED ? 0 : -1;
	if (shrink_requests(sink, work->batch, fault))
		return 0;
	*error = fault->error;
	if (!sink->letters.topic || ++work->unexplained > PUBLISH_UNEXPLAINED_MAX)
		return -1;
	return trouble(sink, begun_us, error);
}

/* One attempt. -1: an error that will not pass; 0: work->committed tells. */
static int attempt(struct sink *sink, struct work *work, struct error *error)
{
	const struct producer_offsets offsets = {work->claim.bytes, work->claim.length};
	int64_t begun_us = clock_monotonic_us();
	struct producer_fault fault;
	enum producer_outcome outcome;

	outcome = producer_publish(&sink->producers[sink->turn], work->batch, &offsets, &fault);
	switch (outcome) {
	case PRODUCER_COMMITTED:
		work->committed = true;
		atomic_store(&sink->stats.commit_us_last, clock_monotonic_us() - begun_us);
		sink->turn = (sink->turn + 1) % sink->producers_used;
		return 0;
	case PRODUCER_STOPPED:
		return sink_stopped(error);
	case PRODUCER_LOST:
		sink->open = false;
		break;
	case PRODUCER_UNKNOWN:
	case PRODUCER_ABORTED:
		atomic_fetch_add(&sink->stats.aborts, 1);
		break;
	}
	if (outcome != PRODUCER_LOST && fault_kind(fault.err) == FAULT_RECORD)
		return settle_refusal(sink, work, &fault, begun_us, error);
	*error = fault.error;
	if (outcome != PRODUCER_LOST && !worth_again(sink, &fault))
		return -1;
	if (!only_skipped(work, &fault) && trouble(sink, begun_us, error))
		return -1;
	return outcome == PRODUCER_UNKNOWN ? repeat(sink, work, resolve, error) : 0;
}

static int publish(struct sink *sink, struct work *work, struct error *error)
{
	sink->missing_since_us = 0;
	while (!work->committed) {
		if (atomic_load(sink->options.cancelled))
			return sink_stopped(error);
		if (!sink->open && repeat(sink, work, reopen, error))
			return -1;
		if (!work->committed && attempt(sink, work, error))
			return -1;
	}
	backoff_reset(&sink->backoff);
	health_good(&sink->health, clock_monotonic_us());
	atomic_fetch_add(&sink->stats.transactions, 1);
	return 0;
}

int sink_publish(struct sink *sink, struct batch *batch, const struct offsets *offsets, int32_t schema_id,
		 struct error *error)
{
	struct work work = {.batch = batch,
			    .claim = {.offsets = offsets, .bytes = sink->record, .seen_offset = sink->seen_offset}};

	work.claim.length = offsets_encode(offsets, schema_id, sink->record);
	if (publish(sink, &work, error))
		return -1;
	if (batch) {
		atomic_fetch_add(&sink->stats.records, batch->record_count);
		atomic_fetch_add(&sink->stats.bytes, batch->used);
		atomic_fetch_add(&sink->stats.dead_letters, work.replaced_count);
		refused_settle(sink, batch);
	}
	return 0;
}

void sink_dead_letters(struct sink *sink, const struct topic *topic, int32_t schema_id)
{
	sink->letters.topic = topic;
	sink->letters.header[0] = 0;
	for (int i = 0; i < 4; i++)
		sink->letters.header[1 + i] = (uint8_t)((uint32_t)schema_id >> (24 - 8 * i));
}

int sink_record(struct sink *sink, const struct offsets *offsets, int32_t schema_id, struct error *error)
{
	return sink_publish(sink, NULL, offsets, schema_id, error);
}
