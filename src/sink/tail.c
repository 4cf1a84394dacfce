/* Topics read from outside: every partition started on one queue, at offsets that are known before the first record. */
#include "sink/tail.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "sink/admin.h"
#include "sink/client.h"
#include "sink/fault.h"

enum { TAIL_END_US = 5000000, TAIL_SLICE_MS = 1000 };

/* One partition, and whether it has been read to the end that it had at tail_open. */
struct tail_partition {
	rd_kafka_topic_t *topic; /* shared by the topic's partitions, owned by its first */
	int32_t number;
	int64_t begin, end; /* read_committed */
	bool started, at_end;
};

struct tail {
	struct client client;
	struct client_target target;
	rd_kafka_queue_t *queue;
	struct tail_partition *partitions;
	uint32_t count, left;        /* left: not at their end yet */
	rd_kafka_message_t *message; /* the record that was handed out */
};

static int find_topics(const struct tail_options *options, const struct client_target *target,
		       struct broker_admin_topic *topics, struct error *error)
{
	struct broker_admin admin;
	int result;

	if (broker_admin_start(&admin, target, NULL, options->timeout_us, error))
		return -1;
	result = broker_admin_look(&admin, topics, options->topic_count, error);
	broker_admin_stop(&admin);
	for (uint32_t i = 0; !result && i < options->topic_count; i++)
		if (!topics[i].partitions) {
			error_set(error, ERROR_CONFIG, "topic %s does not exist", topics[i].name);
			result = -1;
		}
	return result;
}

static int start_client(struct tail *tail, struct error *error)
{
	static const struct sink_property standard[] = {
		{"queued.max.messages.kbytes", "4096"},
		{"fetch.wait.max.ms", "100"},
		{"fetch.error.backoff.ms", "100"},
	};
	static const struct sink_property fixed[] = {
		{"isolation.level", "read_committed"},
		{"enable.partition.eof", "true"},
		{"allow.auto.create.topics", "false"},
	};
	const struct client_settings settings = {standard, sizeof standard / sizeof *standard, fixed,
						 sizeof fixed / sizeof *fixed};

	if (client_start(&tail->client, RD_KAFKA_CONSUMER, &tail->target, &settings, error))
		return -1;
	tail->queue = rd_kafka_queue_new(tail->client.rk);
	return 0;
}

static int add_partitions(struct tail *tail, const struct broker_admin_topic *topic, struct error *error)
{
	rd_kafka_topic_t *handle = rd_kafka_topic_new(tail->client.rk, topic->name, NULL);

	if (!handle)
		return fault_set(error, rd_kafka_last_error(), "topic %s: %s", topic->name,
				 rd_kafka_err2str(rd_kafka_last_error()));
	for (int32_t i = 0; i < topic->partitions; i++)
		tail->partitions[tail->count++] = (struct tail_partition){.topic = handle, .number = i};
	return 0;
}

static int query_ends(struct tail *tail, struct tail_partition *partition, int64_t until_us, struct error *error)
{
	const char *topic = rd_kafka_topic_name(partition->topic);
	rd_kafka_resp_err_t err = RD_KAFKA_RESP_ERR__TIMED_OUT;
	int64_t begun_us = clock_monotonic_us(), left_ms;

	while ((left_ms = (until_us - clock_monotonic_us()) / 1000) > 0) {
		err = rd_kafka_query_watermark_offsets(tail->client.rk, topic, partition->number, &partition->begin,
						       &partition->end,
						       left_ms < TAIL_SLICE_MS ? (int)left_ms : TAIL_SLICE_MS);
		if (!err)
			return 0;
		if (error_action(fault_code(err)) != ERROR_RETRY)
			break;
		client_serve(&tail->client, 20);
	}
	fault_set(error, err, "topic %s partition %d: %s", topic, (int)partition->number, rd_kafka_err2str(err));
	return client_explain(&tail->client, begun_us, error);
}

static int start_partition(struct tail *tail, struct tail_partition *partition, bool from_beginning,
			   struct error *error)
{
	int64_t from = from_beginning ? partition->begin : partition->end;

	partition->at_end = from >= partition->end;
	tail->left += !partition->at_end;
	if (rd_kafka_consume_start_queue(partition->topic, partition->number, from, tail->queue))
		return fault_set(error, rd_kafka_last_error(), "topic %s partition %d: %s",
				 rd_kafka_topic_name(partition->topic), (int)partition->number,
				 rd_kafka_err2str(rd_kafka_last_error()));
	partition->started = true;
	return 0;
}

static int start_all(struct tail *tail, const struct tail_options *options, const struct broker_admin_topic *topics,
		     struct error *error)
{
	int64_t until_us = clock_monotonic_us() + options->timeout_us;
	size_t partitions = 1;

	for (uint32_t i = 0; i < options->topic_count; i++)
		partitions += (size_t)topics[i].partitions;
	tail->partitions = calloc(partitions, sizeof *tail->partitions);
	if (!tail->partitions)
		return error_set(error, ERROR_MEMORY, "no memory for %zu partitions", partitions);
	for (uint32_t i = 0; i < options->topic_count; i++)
		if (add_partitions(tail, &topics[i], error))
			return -1;
	for (uint32_t i = 0; i < tail->count; i++)
		if (query_ends(tail, &tail->partitions[i], until_us, error))
			return -1;
	for (uint32_t i = 0; i < tail->count; i++)
		if (start_partition(tail, &tail->partitions[i], options->from_beginning, error))
			return -1;
	return 0;
}

int tail_open(const struct tail_options *options, struct tail **out, struct error *error)
{
	struct broker_admin_topic *topics = calloc(options->topic_count + 1, sizeof *topics);
	struct tail *tail = calloc(1, sizeof *tail);

	if (!topics || !tail) {
		error_set(error, ERROR_MEMORY, "no memory for %u topics", options->topic_count);
		goto failed;
	}
	tail->target = (struct client_target){
		.brokers = options->brokers,
		.properties = options->properties,
		.property_count = options->property_count,
	};
	for (uint32_t i = 0; i < options->topic_count; i++)
		topics[i].name = options->topics[i];
	if (find_topics(options, &tail->target, topics, error) || start_client(tail, error) ||
	    start_all(tail, options, topics, error))
		goto failed;
	tail->target.patient = true;
	free(topics);
	*out = tail;
	return 0;
failed:
	tail_close(tail);
	free(topics);
	return -1;
}

static void note_end(struct tail *tail, const rd_kafka_message_t *message, int64_t next)
{
	for (uint32_t i = 0; i < tail->count; i++) {
		struct tail_partition *partition = &tail->partitions[i];

		if (partition->topic != message->rkt || partition->number != message->partition)
			continue;
		if (!partition->at_end && next >= partition->end) {
			partition->at_end = true;
			tail->left--;
		}
		return;
	}
}

static void hand_out(struct tail *tail, rd_kafka_message_t *message, struct tail_record *record)
{
	rd_kafka_timestamp_type_t type;

	tail->message = message;
	*record = (struct tail_record){
		.topic = rd_kafka_topic_name(message->rkt),
		.partition = message->partition,
		.offset = message->offset,
		.timestamp_ms = rd_kafka_message_timestamp(message, &type),
		.key = message->key,
		.key_length = message->key_len,
		.value = message->payload,
		.value_length = message->len,
	};
	if (tail->left)
		note_end(tail, message, message->offset + 1);
}

/* an end of a partition, or an error that comes in a record's place */
static int take_other(struct tail *tail, const rd_kafka_message_t *message, struct error *error)
{
	if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
		note_end(tail, message, message->offset);
		return 0;
	}
	if (error_action(fault_code(message->err)) == ERROR_RETRY)
		return 0;
	return fault_set(error, message->err, "topic %s partition %d: %s",
			 message->rkt ? rd_kafka_topic_name(message->rkt) : "?", (int)message->partition,
			 rd_kafka_message_errstr(message));
}

int tail_next(struct tail *tail, int timeout_ms, struct tail_record *record, struct error *error)
{
	int64_t until_us = clock_monotonic_us() + (int64_t)timeout_ms * 1000;
	rd_kafka_message_t *message;
	int64_t left_us;
	int result;

	if (tail->message)
		rd_kafka_message_destroy(tail->message);
	tail->message = NULL;
	client_serve(&tail->client, 0);
	do {
		bool was_at_end = tail_at_end(tail);

		left_us = until_us - clock_monotonic_us();
		message = rd_kafka_consume_queue(tail->queue, left_us > 0 ? (int)(left_us / 1000) : 0);
		if (!message)
			return 0;
		if (!message->err) {
			hand_out(tail, message, record);
			return 1;
		}
		result = take_other(tail, message, error);
		rd_kafka_message_destroy(message);
		if (!was_at_end && tail_at_end(tail))
			return 0; /* who waits for the end wants to know */
	} while (!result && left_us > 0);
	return result;
}

bool tail_at_end(const struct tail *tail)
{
	return !tail->left;
}

void tail_close(struct tail *tail)
{
	if (!tail)
		return;
	if (tail->message)
		rd_kafka_message_destroy(tail->message);
	for (uint32_t i = 0; i < tail->count; i++)
		if (tail->partitions[i].started)
			rd_kafka_consume_stop(tail->partitions[i].topic, tail->partitions[i].number);
	for (uint32_t i = 0; i < tail->count; i++)
		if (!tail->partitions[i].number)
			rd_kafka_topic_destroy(tail->partitions[i].topic);
	if (tail->queue)
		rd_kafka_queue_destroy(tail->queue);
	client_stop(&tail->client, TAIL_END_US);
	free(tail->partitions);
	free(tail);
}
