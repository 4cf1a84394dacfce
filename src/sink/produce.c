/* Messages for librdkafka, which is given pointers into the batch and copies nothing. A message's opaque pointer says which
 * record of the batch it is, so that a failed delivery does.
 */
#include "sink/produce.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "sink/fault.h"
#include "sink/waiting.h"

enum {
	PRODUCE_SORTED_PARTITIONS = 64, /* from so many on records go by topic */
	PRODUCE_WAVE = 7500,            /* records then, of whole topics: half of librdkafka's queue */
	PRODUCE_WAITS_MAX = 200         /* for room, of a millisecond */
};

/* Without memory it is left out: another try will report it again. */
static void note_refused(struct producer *producer, uint32_t record)
{
	if (producer->refused_count == producer->refused_size) {
		uint32_t size = producer->refused_size ? 2 * producer->refused_size : 64;
		uint32_t *refused = realloc(producer->refused, size * sizeof *refused);

		if (!refused)
			return;
		producer->refused = refused;
		producer->refused_size = size;
	}
	producer->refused[producer->refused_count++] = record;
}

/* a message's opaque pointer says which record of the batch it is; the offsets record has none */
static void *opaque_of(uint32_t record)
{
	return (void *)((uintptr_t)record + 1); /* a number, never followed */
}

void produce_failed(struct producer *producer, rd_kafka_resp_err_t err, const void *opaque)
{
	if (fault_kind(err) == FAULT_RECORD && opaque)
		note_refused(producer, (uint32_t)((uintptr_t)opaque - 1));
}

/* what librdkafka wants of a message, in places that are filled in again for each */
enum { UNIT_TOPIC, UNIT_PARTITION, UNIT_KEY, UNIT_VALUE, UNIT_TIMESTAMP, UNIT_FLAGS, UNIT_OPAQUE, UNITS };

static enum production refuse(struct producer *producer, const char *topic, const rd_kafka_vu_t *units,
			      rd_kafka_error_t *rk_error, struct producer_fault *fault)
{
	rd_kafka_resp_err_t err = rd_kafka_error_code(rk_error);
	bool doomed = rd_kafka_error_is_fatal(rk_error) || err == RD_KAFKA_RESP_ERR__STATE;

	if (!doomed) {
		produce_failed(producer, err, units[UNIT_OPAQUE].u.ptr);
		fault->err = err;
		fault_set(&fault->error, err, "topic %s partition %d: a record of %zu bytes is refused: %s", topic,
			  (int)units[UNIT_PARTITION].u.i32, units[UNIT_KEY].u.mem.size + units[UNIT_VALUE].u.mem.size,
			  rd_kafka_err2str(err));
	}
	rd_kafka_error_destroy(rk_error);
	return doomed ? PRODUCTION_DOOMED : PRODUCTION_REFUSED;
}

/* Until the queue holds `most` messages. Not for long, since only the next call tells of a transaction that has failed, of which
 * nothing more is sent. */
static enum waiting await_room(struct producer *producer, int most)
{
	enum waiting waiting = WAIT_ON;

	for (int i = 0; i < PRODUCE_WAITS_MAX && waiting == WAIT_ON && rd_kafka_outq_len(producer->client.rk) > most;
	     i++) {
		client_serve(&producer->client, 1);
		waiting = producer_wait(producer);
	}
	return waiting;
}

static enum production waited(struct producer *producer, enum waiting waiting, struct producer_fault *fault)
{
	switch (waiting) {
	case WAIT_CANCELLED:
		return PRODUCTION_STOPPED;
	case WAIT_MISSING:
		producer_explain_missing(producer, fault);
		return PRODUCTION_REFUSED;
	default:
		return PRODUCED;
	}
}

static enum production produce_one(struct producer *producer, const char *topic, const rd_kafka_vu_t *units,
				   struct producer_fault *fault)
{
	enum production result = PRODUCED;
	rd_kafka_error_t *rk_error;

	while (result == PRODUCED && (rk_error = rd_kafka_produceva(producer->client.rk, units, UNITS))) {
		if (rd_kafka_error_code(rk_error) != RD_KAFKA_RESP_ERR__QUEUE_FULL)
			return refuse(producer, topic, units, rk_error, fault);
		rd_kafka_error_destroy(rk_error);
		/* one record in the place of each that is acknowledged would make requests of a few */
		int half = rd_kafka_outq_len(producer->client.rk) / 2;
		result = waited(producer, await_room(producer, half), fault);
	}
	return result;
}

static int remember_topic(struct producer *producer, struct topic *topic)
{
	if (producer->topic_count == producer->topic_size) {
		uint32_t size = producer->topic_size ? 2 * producer->topic_size : 64;
		struct topic **topics = realloc(producer->topics, size * sizeof(struct topic *));

		if (!topics)
			return -1;
		producer->topics = topics;
		producer->topic_size = size;
	}
	producer->topics[producer->topic_count++] = topic;
	return 0;
}

/* NULL: refused, as last_error says */
static rd_kafka_topic_t *handle_of(struct producer *producer, const struct topic *constant)
{
	struct topic *topic = (struct topic *)constant; /* its handles are ours to write */
	void **handle = &topic->handles[producer->options.index];

	if (*handle)
		return *handle;
	*handle = rd_kafka_topic_new(producer->client.rk, topic->name, NULL);
	if (*handle && remember_topic(producer, topic)) {
		rd_kafka_topic_destroy(*handle);
		*handle = NULL;
	}
	return *handle;
}

static void units_init(rd_kafka_vu_t units[UNITS])
{
	static const rd_kafka_vtype_t types[UNITS] = {
		[UNIT_TOPIC] = RD_KAFKA_VTYPE_RKT,
		[UNIT_PARTITION] = RD_KAFKA_VTYPE_PARTITION,
		[UNIT_KEY] = RD_KAFKA_VTYPE_KEY,
		[UNIT_VALUE] = RD_KAFKA_VTYPE_VALUE,
		[UNIT_TIMESTAMP] = RD_KAFKA_VTYPE_TIMESTAMP,
		[UNIT_FLAGS] = RD_KAFKA_VTYPE_MSGFLAGS,
		[UNIT_OPAQUE] = RD_KAFKA_VTYPE_OPAQUE,
	};

	memset(units, 0, UNITS * sizeof *units); /* no flags: the memory stays ours */
	for (int i = 0; i < UNITS; i++)
		units[i].vtype = types[i];
}

static void set_bytes(rd_kafka_vu_t *unit, const struct batch *batch, uint32_t offset, uint32_t length)
{
	unit->u.mem.ptr = length == RECORD_NULL ? NULL : batch->bytes + offset;
	unit->u.mem.size = length == RECORD_NULL ? 0 : length;
}

/* The order in which a batch over many partitions is handed over, in waves: a first record of each topic, whose partitions librdkafka
 * then adds to the transaction in one request, and then all others, each topic's together, so that a partition's request
 * is full although its queue holds a part of the batch. 500 topics of a partition each take 0.9 of the time and of our CPU that they
 * took one topic after another, as 11 requests add them instead of 19. */
struct order {
	uint32_t *records;
	uint32_t *waves; /* where each ends */
	uint32_t wave_count;
};

struct places { /* of a topic */
	uint32_t count, first, next;
};

static void order_free(struct order *order)
{
	free(order->records);
	free(order->waves);
}

/* the topics in waves, the places of their records in them */
static void order_waves(struct order *order, struct places *places, uint32_t topics)
{
	uint32_t place = 0, end;

	for (uint32_t from = 0, to = 0; from < topics; from = to) {
		uint32_t records = 0, firsts = 0;

		for (; to < topics && (!records || records + places[to].count <= PRODUCE_WAVE); to++) {
			records += places[to].count;
			firsts += places[to].count > 0;
		}
		end = place + records;
		uint32_t next = place + firsts;
		for (uint32_t topic = from; topic < to; topic++) {
			places[topic].first = place;
			places[topic].next = next;
			place += places[topic].count > 0;
			next += places[topic].count ? places[topic].count - 1 : 0;
		}
		place = end;
		order->waves[order->wave_count++] = end;
	}
}

static void order_records(struct order *order, struct places *places, const struct batch *batch)
{
	for (uint32_t i = 0; i < batch->record_count; i++) {
		struct places *of = &places[batch->records[i].topic->index];

		order->records[of->first == UINT32_MAX ? of->next++ : of->first] = i;
		of->first = UINT32_MAX;
	}
}

/* Without memory it stays empty: then they go as they are. */
static void order_make(struct order *order, const struct batch *batch)
{
	uint32_t topics = 0;

	if (batch->partition_count < PRODUCE_SORTED_PARTITIONS)
		return;
	for (uint32_t i = 0; i < batch->record_count; i++)
		if (batch->records[i].topic->index >= topics)
			topics = batch->records[i].topic->index + 1;
	struct places *places = calloc(topics, sizeof *places);
	order->records = malloc(batch->record_count * sizeof *order->records);
	order->waves = malloc(topics * sizeof *order->waves);
	if (places && order->records && order->waves) {
		for (uint32_t i = 0; i < batch->record_count; i++)
			places[batch->records[i].topic->index].count++;
		order_waves(order, places, topics);
		order_records(order, places, batch);
	}
	free(places);
}

/* record `from` of the order (NULL: of the batch) up to `to` */
static enum production produce_records(struct producer *producer, const struct batch *batch, const uint32_t *order,
				       uint32_t from, uint32_t to, struct producer_fault *fault)
{
	enum production result = PRODUCED;
	const struct topic *topic = NULL;
	rd_kafka_vu_t units[UNITS];

	units_init(units);
	for (uint32_t n = from; n < to && result == PRODUCED; n++) {
		uint32_t i = order ? order[n] : n;
		const struct record *record = &batch->records[i];
		int32_t last = record->partition;

		assert(record->topic);
		if (record->topic != topic) {
			topic = record->topic;
			units[UNIT_TOPIC].u.rkt = handle_of(producer, topic);
			if (!units[UNIT_TOPIC].u.rkt)
				return refuse(producer, topic->name, units,
					      rd_kafka_error_new(rd_kafka_last_error(), "%s", topic->name), fault);
		}
		set_bytes(&units[UNIT_KEY], batch, record->key, record->key_length);
		set_bytes(&units[UNIT_VALUE], batch, record->value, record->value_length);
		units[UNIT_TIMESTAMP].u.i64 = record->timestamp_ms;
		units[UNIT_OPAQUE].u.ptr = opaque_of(i);
		units[UNIT_PARTITION].u.i32 = last;
		if (last == RECORD_ALL_PARTITIONS) {
			units[UNIT_PARTITION].u.i32 = 0;
			last = topic->partitions - 1;
		}
		for (; units[UNIT_PARTITION].u.i32 <= last && result == PRODUCED; units[UNIT_PARTITION].u.i32++)
			result = produce_one(producer, topic->name, units, fault);
	}
	return result;
}

enum production produce_batch(struct producer *producer, const struct batch *batch, struct producer_fault *fault)
{
	enum production result = PRODUCED;
	struct order order = {0};
	uint32_t done = 0;

	order_make(&order, batch);
	for (uint32_t i = 0; i < order.wave_count && result == PRODUCED; i++) {
		/* a wave that the queue takes whole is complete before a first record goes out alone */
		result = waited(producer, await_room(producer, PRODUCE_WAVE), fault);
		if (result == PRODUCED)
			result = produce_records(producer, batch, order.records, done, order.waves[i], fault);
		done = order.waves[i];
	}
	if (!order.wave_count)
		result = produce_records(producer, batch, NULL, 0, batch->record_count, fault);
	order_free(&order);
	return result;
}

enum production produce_offsets(struct producer *producer, const struct producer_offsets *offsets,
				struct producer_fault *fault)
{
	const char *key = producer->options.key;
	rd_kafka_vu_t units[UNITS];

	units_init(units);
	units[UNIT_TOPIC].u.rkt = producer->offsets;
	units[UNIT_PARTITION].u.i32 = 0;
	units[UNIT_KEY].u.mem.ptr = (void *)key; /* only read */
	units[UNIT_KEY].u.mem.size = strlen(key);
	units[UNIT_VALUE].u.mem.ptr = (void *)offsets->bytes;
	units[UNIT_VALUE].u.mem.size = offsets->length;
	units[UNIT_TIMESTAMP].u.i64 = clock_realtime_us() / 1000;
	units[UNIT_OPAQUE].u.ptr = NULL;
	return produce_one(producer, producer->options.offsets_topic, units, fault);
}
