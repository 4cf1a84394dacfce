/* Reading as fast as librdkafka gives, with bounded memory.
 *
 * librdkafka stops fetching when its queue has queued.max.messages.kbytes or queued.min.messages, and until 2.2 looks only once
 * a second whether there is room again, unless its broker thread is woken by something to send. So when much was queued and is
 * not any more, it is asked for the partition's end, which nobody needs. From 2.2 on there is a property.
 */
#include "sink/gone_reading.h"

#include <assert.h>
#include <stdio.h>

#include "sink/fault.h"

enum {
	READING_WAIT_MS = 50,
	READING_END_US = 2000000,
	READING_RECORD_BYTES = 512,  /* what librdkafka has for each record beside its bytes, about */
	READING_FETCH_MAX = 1048576, /* bytes in one answer; the broker sends a larger batch whole all the same */
	READING_FETCH_PART = 8,      /* of the buffer */
	READING_SOON = 0x020200ff    /* librdkafka 2.2.0 */
};

static size_t records_max(const struct gone_reading *reading)
{
	size_t records = reading->buffer_bytes / READING_RECORD_BYTES;

	return records < 2 * GONE_BATCH ? 2 * GONE_BATCH : records;
}

static size_t fetch_bytes(const struct gone_reading *reading)
{
	size_t bytes = reading->buffer_bytes / READING_FETCH_PART;

	return bytes < READING_FETCH_MAX ? bytes : READING_FETCH_MAX;
}

static int start_client(struct gone_reading *reading, struct error *error)
{
	char kbytes[24], records[24], fetch[24];
	const struct sink_property standard[] = {
		{"queued.max.messages.kbytes", kbytes},
		{"queued.min.messages", records},
		{"max.partition.fetch.bytes", fetch},
		{"fetch.error.backoff.ms", "100"},
		/* the largest record that our producers send, and its frame */
		{"receive.message.max.bytes", "110000000"},
		{"fetch.queue.backoff.ms", "5"},
	};
	static const struct sink_property fixed[] = {
		{"isolation.level", "read_committed"}, {"enable.partition.eof", "true"},
		{"auto.offset.reset", "earliest"}, /* what retention took away is not there */
		{"allow.auto.create.topics", "false"}, {"enable.auto.offset.store", "false"},
		{"fetch.wait.max.ms", "20"}, /* an answer that has nothing is what reports the end */
	};
	size_t known = sizeof standard / sizeof *standard - (rd_kafka_version() < READING_SOON);
	const struct client_settings settings = {standard, known, fixed, sizeof fixed / sizeof *fixed};

	snprintf(kbytes, sizeof kbytes, "%zu", reading->buffer_bytes / 1024);
	snprintf(records, sizeof records, "%zu", records_max(reading));
	snprintf(fetch, sizeof fetch, "%zu", fetch_bytes(reading));
	return client_start(&reading->client, RD_KAFKA_CONSUMER, &reading->target, &settings, error);
}

int gone_reading_open(struct gone_reading *reading, const struct sink_gone_options *options, size_t buffer_bytes,
		      struct error *error)
{
	rd_kafka_resp_err_t err;

	assert(buffer_bytes >= 1024);
	reading->buffer_bytes = buffer_bytes;
	reading->target = (struct client_target){
		.brokers = options->brokers,
		.properties = options->properties,
		.property_count = options->property_count,
		.patient = true,
	};
	if (start_client(reading, error))
		return -1;
	reading->topic = rd_kafka_topic_new(reading->client.rk, options->topic, NULL);
	if (reading->topic)
		return 0;
	err = rd_kafka_last_error();
	return fault_set(error, err, "topic %s: %s", options->topic, rd_kafka_err2str(err));
}

static void drop_messages(struct gone_reading *reading)
{
	for (size_t i = 0; i < reading->count; i++)
		rd_kafka_message_destroy(reading->messages[i]);
	reading->count = reading->next = 0;
}

static void stop(struct gone_reading *reading)
{
	drop_messages(reading);
	if (!reading->queue)
		return;
	rd_kafka_consume_stop(reading->topic, reading->partition);
	rd_kafka_queue_destroy(reading->queue);
	reading->queue = NULL;
}

/* a queue for each reading: nothing of an earlier one can be in it */
int gone_reading_from(struct gone_reading *reading, int32_t partition, int64_t offset, struct error *error)
{
	rd_kafka_queue_t *queue = rd_kafka_queue_new(reading->client.rk);
	rd_kafka_resp_err_t err;

	stop(reading);
	reading->was_much = false;
	if (!rd_kafka_consume_start_queue(reading->topic, partition, offset, queue)) {
		reading->partition = partition;
		reading->queue = queue;
		return 0;
	}
	err = rd_kafka_last_error();
	rd_kafka_queue_destroy(queue);
	return fault_set(error, err, "topic %s partition %d: %s", rd_kafka_topic_name(reading->topic), (int)partition,
			 rd_kafka_err2str(err));
}

/* whether so much is more than half of what makes librdkafka stop */
static bool is_much(const struct gone_reading *reading, size_t records, size_t bytes)
{
	return records >= records_max(reading) / 2 || bytes >= reading->buffer_bytes / 2;
}

/* With no time to wait the question is sent, and its answer dropped when it comes. */
static void wake_librdkafka(struct gone_reading *reading)
{
	rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
	const char *topic = rd_kafka_topic_name(reading->topic);

	rd_kafka_topic_partition_list_add(list, topic, reading->partition)->offset = RD_KAFKA_OFFSET_END;
	rd_kafka_offsets_for_times(reading->client.rk, list, 0);
	rd_kafka_topic_partition_list_destroy(list);
}

static void keep_fetching(struct gone_reading *reading)
{
	size_t queued = rd_kafka_queue_length(reading->queue);

	if (!reading->was_much || is_much(reading, queued, queued * reading->record_bytes))
		return;
	reading->was_much = false;
	if (rd_kafka_version() < READING_SOON)
		wake_librdkafka(reading);
}

static void note_taken(struct gone_reading *reading)
{
	size_t bytes = 0, queued = rd_kafka_queue_length(reading->queue);

	for (size_t i = 0; i < reading->count; i++)
		bytes += reading->messages[i]->len + reading->messages[i]->key_len;
	reading->record_bytes = bytes / reading->count;
	if (is_much(reading, reading->count + queued, bytes + queued * reading->record_bytes))
		reading->was_much = true;
}

/* What is there at once, or else the first that comes: a batch with a time-out would wait for more. */
static void take_messages(struct gone_reading *reading)
{
	ssize_t count = rd_kafka_consume_batch_queue(reading->queue, 0, reading->messages, GONE_BATCH);

	if (count <= 0) {
		reading->messages[0] = rd_kafka_consume_queue(reading->queue, READING_WAIT_MS);
		count = reading->messages[0] ? 1 : 0;
	}
	reading->count = (size_t)count;
	if (reading->count)
		note_taken(reading);
}

const rd_kafka_message_t *gone_reading_next(struct gone_reading *reading)
{
	assert(reading->queue);
	if (gone_reading_dry(reading)) {
		drop_messages(reading);
		client_serve(&reading->client, 0);
		keep_fetching(reading);
		take_messages(reading);
	}
	return gone_reading_dry(reading) ? NULL : reading->messages[reading->next++];
}

void gone_reading_close(struct gone_reading *reading)
{
	stop(reading);
	if (reading->topic)
		rd_kafka_topic_destroy(reading->topic);
	client_stop(&reading->client, READING_END_US);
}
