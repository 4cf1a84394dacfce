/* The sink's life: the offsets topic, and two producers for it. Publishing is in sink/publish.c. */
#include "sink/sink.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "sink/admin.h"
#include "sink/fault.h"
#include "sink/properties.h"
#include "sink/state.h"

enum {
	SINK_TRANSACTION_MS = 300000,   /* transaction.timeout.ms, where the broker allows it */
	SINK_TRANSACTION_MIN_MS = 1000, /* librdkafka's own minimum */
	SINK_INIT_SLICE_MS = 20,
	SINK_END_US = 10000000
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
bool sink_close_producers(struct sink *sink)
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
	sink_close_producers(sink);
	arena_fini(&sink->arena);
	free(sink);
}

const char *sink_library(bool *spins)
{
	*spins = rd_kafka_version() < 0x020400ff;
	return rd_kafka_version_str();
}

const struct sink_stats *sink_stats(const struct sink *sink)
{
	return &sink->stats;
}

int sink_stopped(struct error *error)
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
	if (broker_admin_start(&admin, &sink->target, sink->options.cancelled, sink->options.request_timeout_us, error))
		return -1;
	sink->prepared = !visit_broker(sink, &admin, error);
	broker_admin_stop(&admin);
	return sink->prepared ? 0 : -1;
}

static int look_up(struct sink *sink, bool settled, int64_t within_us, struct error *error)
{
	const struct lookup lookup = {
		.target = &sink->target,
		.topic = sink->offsets_topic,
		.name = sink->options.name,
		.settled = settled,
		.timeout_us = within_us ? within_us : sink->options.request_timeout_us,
		.cancelled = sink->options.cancelled,
	};

	atomic_fetch_add(&sink->stats.lookups, 1);
	return lookup_newest(&lookup, &sink->newest, error);
}

int sink_look_up(struct sink *sink, bool settled, struct error *error)
{
	return look_up(sink, settled, 0, error);
}

int sink_look(struct sink *sink, int64_t within_us, struct offsets *newest, bool *found, struct error *error)
{
	if (prepare(sink, error) || look_up(sink, false, within_us, error))
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
			.cancelled = sink->options.cancelled,
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
		if (left && atomic_load(sink->options.cancelled))
			return sink_stopped(&fault->error);
		if (left && clock_monotonic_us() - begun_us > sink->options.request_timeout_us)
			return client_explain(&sink->producers[i].client, begun_us, &fault->error);
	}
	return 0;
}

/* Fences older producers of the same ids. Where the broker could not be asked for its limit of the transaction time-out, it
 * is found by trying. */
int sink_open_producers(struct sink *sink, struct error *error)
{
	struct producer_fault fault = {0};

	assert(!sink->open);
	for (;;) {
		if (start_producers(sink, error)) {
			sink_close_producers(sink);
			return -1;
		}
		if (!init_producers(sink, &fault))
			break;
		sink_close_producers(sink);
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
	/* a start that failed behind an earlier one is tried again */
	if (sink->open)
		sink_close_producers(sink);
	if (prepare(sink, error) || sink_open_producers(sink, error))
		return -1;
	if (sink_look_up(sink, true, error)) {
		sink_close_producers(sink);
		return -1;
	}
	sink->seen_offset = sink->newest.offset;
	sink->target.patient = true;
	*found = sink->newest.found;
	*newest = sink->newest.offsets;
	return 0;
}
