/* The sink: which producer's turn it is, and what follows from how a transaction ended.
 *
 * Two producers take turns, one Kafka transaction at a time: the next one is begun by the other, since the broker still ends
 * the last one when its commit has returned. The happy path is producer_publish() and no more. All else comes down to two
 * things: publish again what is known not to be there, and ask the offsets topic when that is not known.
 */
#include "sink/sink.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/backoff.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "sink/admin.h"
#include "sink/fault.h"
#include "sink/health.h"
#include "sink/lookup.h"
#include "sink/producer.h"
#include "sink/properties.h"
#include "sink/verdict.h"

enum {
	SINK_PRODUCERS = 2,
	SINK_TRANSACTION_MS = 300000,   /* transaction.timeout.ms, where the broker allows it */
	SINK_TRANSACTION_MIN_MS = 1000, /* librdkafka's own minimum */
	SINK_INIT_SLICE_MS = 20,
	SINK_REQUEST_BYTES = 1000000, /* batch.size unless lowered */
	SINK_REQUEST_MIN_BYTES = 16384,
	SINK_NAP_US = 200000, /* how soon a wait is given up when cancelled */
	SINK_END_US = 10000000
};

_Static_assert((int)SINK_PRODUCERS == (int)TOPIC_HANDLES, "a handle for each producer");

struct sink {
	struct arena arena; /* of the options' strings */
	struct client_target target;
	struct sink_options options;
	const char *offsets_topic;
	char ids[SINK_PRODUCERS][64];
	unsigned producers_used; /* one without transactions */
	int32_t transaction_timeout_ms;
	uint32_t request_bytes; /* 0: not lowered */
	bool prepared;          /* the offsets topic is there */
	bool open;              /* all producers are there and initialized */
	unsigned turn;
	struct producer producers[SINK_PRODUCERS];
	int64_t seen_offset;      /* of the newest record at sink_open */
	int64_t missing_since_us; /* since when a topic of the batch in hand is not there; 0: it is */
	struct backoff backoff;
	struct health health;
	struct sink_stats stats;
	atomic_bool cancelled;
	struct lookup_record newest; /* what was looked up last; large, so not on the stack */
	uint8_t record[OFFSETS_SIZE_MAX];
};

/* ---- life ---- */

static int copy_options(struct sink *sink, const struct sink_options *options, struct error *error)
{
	char topic[128];

	sink->options = *options;
	sink->options.name = arena_string(&sink->arena, options->name);
	sink->options.brokers = arena_string(&sink->arena, options->brokers);
	sink->options.properties = properties_copy(&sink->arena, options->properties, options->property_count);
	snprintf(topic, sizeof topic, "__millrace.%s.offsets", options->name);
	sink->offsets_topic = arena_string(&sink->arena, topic);
	if (!sink->options.name || !sink->options.brokers || !sink->options.properties || !sink->offsets_topic)
		return error_set(error, ERROR_MEMORY, "no memory for the sink's options");
	for (unsigned i = 0; i < SINK_PRODUCERS; i++)
		snprintf(sink->ids[i], sizeof sink->ids[i], "%s-%u", options->name, i);
	return 0;
}

static int32_t wanted_timeout(const struct sink_options *options)
{
	const char *value = properties_value(options->properties, options->property_count, "transaction.timeout.ms");
	long ms = value ? strtol(value, NULL, 10) : SINK_TRANSACTION_MS;

	return ms > SINK_TRANSACTION_MS ? SINK_TRANSACTION_MS : (int32_t)ms;
}

struct sink *sink_new(const struct sink_options *options, struct error *error)
{
	struct sink *sink = calloc(1, sizeof *sink);

	if (!sink) {
		error_set(error, ERROR_MEMORY, "no memory for the sink");
		return NULL;
	}
	if (copy_options(sink, options, error))
		goto failed;
	sink->target = (struct client_target){
		.brokers = sink->options.brokers,
		.properties = sink->options.properties,
		.property_count = options->property_count,
	};
	if (client_check(&sink->target, error))
		goto failed;
	sink->producers_used = options->transactions ? SINK_PRODUCERS : 1;
	sink->transaction_timeout_ms = wanted_timeout(&sink->options);
	sink->backoff = (struct backoff){options->backoff_min_us, options->backoff_max_us, 0};
	sink->health.since_us = &sink->stats.failing_since_us;
	sink->seen_offset = -1;
	return sink;
failed:
	sink_free(sink);
	return NULL;
}

/* false: one of them does not end */
static bool close_producers(struct sink *sink)
{
	bool closed = true;

	for (unsigned i = 0; i < SINK_PRODUCERS; i++)
		closed &= producer_close(&sink->producers[i], SINK_END_US);
	sink->open = false;
	return closed;
}

void sink_free(struct sink *sink)
{
	if (!sink)
		return;
	close_producers(sink);
	arena_fini(&sink->arena);
	free(sink);
}

const struct sink_stats *sink_stats(const struct sink *sink)
{
	return &sink->stats;
}

void sink_cancel(struct sink *sink)
{
	atomic_store(&sink->cancelled, true);
}

static int stopped(struct error *error)
{
	return error_set(error, ERROR_STOPPED, "publishing was given up");
}

/* ---- the offsets topic ---- */

static int check_offsets_topic(const struct sink *sink, const struct broker_admin_topic *topic, struct error *error)
{
	const char *wrong = !topic->compacted ? "is not compacted" : "has more than one partition";

	if (!topic->described) {
		log_warning("sink", "the broker describes no topics: it is for trials, and nothing is guaranteed on it",
			    "topic", topic->name, NULL);
		return 0;
	}
	if (topic->compacted && topic->partitions == 1)
		return 0;
	error_set(error, ERROR_CONFIG, "offsets topic %s %s", sink->offsets_topic, wrong);
	return error_hint(error,
			  "it needs 1 partition and cleanup.policy=compact; if it holds nothing of use, delete it and "
			  "it will be created");
}

static int visit_broker(struct sink *sink, struct broker_admin *admin, struct error *error)
{
	/* it grows by a record a batch and is compacted segment by segment */
	static const struct sink_property configs[] = {
		{"cleanup.policy", "compact"},
		{"segment.bytes", "16777216"},
		{"segment.ms", "86400000"},
	};
	const struct broker_admin_creation creation = {1, sink->options.offsets_replication, configs,
						       sizeof configs / sizeof *configs};
	struct broker_admin_topic topic = {.name = sink->offsets_topic};
	int32_t most_ms = sink->transaction_timeout_ms;
	uint32_t created;

	if (broker_admin_look(admin, &topic, 1, error) ||
	    broker_admin_create(admin, &topic, 1, &creation, &created, error) ||
	    broker_admin_describe(admin, &topic, 1, error) || check_offsets_topic(sink, &topic, error))
		return -1;
	if (created)
		log_info("sink", "offsets topic created", "topic", topic.name, NULL);
	if (sink->options.transactions && broker_admin_transaction_timeout(admin, &most_ms, error))
		return -1;
	if (most_ms < sink->transaction_timeout_ms)
		sink->transaction_timeout_ms = most_ms;
	return 0;
}

static int prepare(struct sink *sink, struct error *error)
{
	struct broker_admin admin;

	if (sink->prepared)
		return 0;
	if (broker_admin_start(&admin, &sink->target, &sink->cancelled, sink->options.request_timeout_us, error))
		return -1;
	sink->prepared = !visit_broker(sink, &admin, error);
	broker_admin_stop(&admin);
	return sink->prepared ? 0 : -1;
}

static int look_up(struct sink *sink, bool settled, struct error *error)
{
	const struct lookup lookup = {
		.target = &sink->target,
		.topic = sink->offsets_topic,
		.name = sink->options.name,
		.settled = settled,
		.timeout_us = sink->options.request_timeout_us,
		.cancelled = &sink->cancelled,
	};

	atomic_fetch_add(&sink->stats.lookups, 1);
	return lookup_newest(&lookup, &sink->newest, error);
}

int sink_look(struct sink *sink, struct offsets *newest, bool *found, struct error *error)
{
	if (prepare(sink, error) || look_up(sink, false, error))
		return -1;
	*found = sink->newest.found;
	*newest = sink->newest.offsets;
	return 0;
}

/* ---- producers ---- */

static int start_producers(struct sink *sink, struct error *error)
{
	for (unsigned i = 0; i < sink->producers_used; i++) {
		const struct producer_options options = {
			.target = &sink->target,
			.transactional_id = sink->options.transactions ? sink->ids[i] : NULL,
			.offsets_topic = sink->offsets_topic,
			.key = sink->options.name,
			.transaction_timeout_ms = sink->transaction_timeout_ms,
			.request_bytes = sink->request_bytes,
			.index = i,
			.cancelled = &sink->cancelled,
			.health = &sink->health,
		};

		if (producer_open(&sink->producers[i], &options, error))
			return -1;
		atomic_fetch_add(&sink->stats.producers_made, 1);
	}
	return 0;
}

/* One init_transactions goes on in librdkafka while the other is called: both take the time of one. */
static int init_producers(struct sink *sink, struct producer_fault *fault)
{
	int64_t begun_us = clock_monotonic_us();
	bool done[SINK_PRODUCERS] = {false};
	unsigned left = sink->producers_used;

	for (unsigned i = 0; left; i = (i + 1) % sink->producers_used) {
		int result = done[i] ? 0 : producer_init(&sink->producers[i], SINK_INIT_SLICE_MS, fault);

		if (result < 0)
			return -1;
		if (result > 0) {
			done[i] = true;
			left--;
		}
		if (left && atomic_load(&sink->cancelled))
			return stopped(&fault->error);
		if (left && clock_monotonic_us() - begun_us > sink->options.request_timeout_us)
			return client_explain(&sink->producers[i].client, begun_us, &fault->error);
	}
	return 0;
}

/* Fences older producers of the same ids. Where the broker could not be asked for its limit of the transaction time-out, it
 * is found by trying. */
static int open_producers(struct sink *sink, struct error *error)
{
	struct producer_fault fault = {0};

	assert(!sink->open);
	for (;;) {
		if (start_producers(sink, error)) {
			close_producers(sink);
			return -1;
		}
		if (!init_producers(sink, &fault))
			break;
		close_producers(sink);
		*error = fault.error;
		if (fault.err != RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT ||
		    sink->transaction_timeout_ms / 2 < SINK_TRANSACTION_MIN_MS)
			return -1;
		sink->transaction_timeout_ms /= 2;
	}
	sink->open = true;
	sink->turn = 0;
	return 0;
}

int sink_open(struct sink *sink, struct offsets *newest, bool *found, struct error *error)
{
	if (prepare(sink, error) || open_producers(sink, error))
		return -1;
	if (look_up(sink, true, error)) {
		close_producers(sink);
		return -1;
	}
	sink->seen_offset = sink->newest.offset;
	sink->target.patient = true;
	*found = sink->newest.found;
	*newest = sink->newest.offsets;
	return 0;
}

/* ---- publishing ---- */

/* what is being published, until it is */
struct work {
	const struct batch *batch; /* NULL: the record alone */
	struct verdict_claim claim;
	bool committed;
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
	if (look_up(sink, true, error))
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
	if (!close_producers(sink))
		return error_set(error, ERROR_INTERNAL, "a Kafka producer does not end");
	if (!sink->options.transactions)
		return open_producers(sink, error);
	if (look_up(sink, false, error))
		return -1;
	if (verdict(&sink->newest, &work->claim) == VERDICT_FENCED)
		return fenced(sink, error);
	if (open_producers(sink, error))
		return -1;
	if (resolve(sink, work, error)) {
		close_producers(sink);
		return -1;
	}
	return 0;
}

/* 0: waited; -1: cancelled */
static int wait_backoff(struct sink *sink, struct error *error)
{
	int64_t until = clock_monotonic_us() + backoff_next_us(&sink->backoff, random_u64());
	int64_t left;

	while (!atomic_load(&sink->cancelled)) {
		left = until - clock_monotonic_us();
		if (left <= 0)
			return 0;
		clock_sleep_us(left < SINK_NAP_US ? left : SINK_NAP_US);
	}
	return stopped(error);
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

/* A topic's max.message.bytes holds for what a request brings of it, not for a record alone: where several records together
 * were too large, they may go one by one. 0: smaller requests come with new producers; -1: they would not help. */
static int shrink_requests(struct sink *sink, const struct batch *batch, const struct producer_fault *fault)
{
	uint32_t bytes = sink->request_bytes ? sink->request_bytes : SINK_REQUEST_BYTES;
	uint32_t limit = bytes / 2;

	if (fault->err != RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE || fault->records < 2 || limit < SINK_REQUEST_MIN_BYTES)
		return -1;
	for (uint32_t i = 0; batch && i < batch->record_count; i++) {
		uint32_t most = batch->records[i].topic->max_message_bytes;
		if (most >= SINK_REQUEST_MIN_BYTES && most < limit)
			limit = most;
	}
	log_info("sink", "smaller requests, since a topic's max.message.bytes is lower", "bytes", LOG_INT(limit), NULL);
	sink->request_bytes = limit;
	sink->open = false;
	return 0;
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
		return stopped(error);
	case PRODUCER_LOST:
		sink->open = false;
		break;
	case PRODUCER_UNKNOWN:
	case PRODUCER_ABORTED:
		atomic_fetch_add(&sink->stats.aborts, 1);
		break;
	}
	*error = fault.error;
	if (outcome != PRODUCER_LOST && !shrink_requests(sink, work->batch, &fault))
		return 0;
	if (outcome != PRODUCER_LOST && !worth_again(sink, &fault))
		return -1;
	if (trouble(sink, begun_us, error))
		return -1;
	return outcome == PRODUCER_UNKNOWN ? repeat(sink, work, resolve, error) : 0;
}

static int publish(struct sink *sink, struct work *work, struct error *error)
{
	sink->missing_since_us = 0;
	while (!work->committed) {
		if (atomic_load(&sink->cancelled))
			return stopped(error);
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
	}
	return 0;
}

int sink_record(struct sink *sink, const struct offsets *offsets, int32_t schema_id, struct error *error)
{
	return sink_publish(sink, NULL, offsets, schema_id, error);
}
