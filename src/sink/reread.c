/* One partition read again: started at an offset on a queue of its own, and never anywhere else by itself.
 *
 * The end is what librdkafka reports as the partition's: the broker's answer had nothing beyond the offset that is fetched
 * next, which is the last stable offset. Control records and aborted transactions take offsets that no record has, so that an
 * end is an offset to be believed, and not the last record's plus one.
 */
#include "sink/reread.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "sink/client.h"
#include "sink/fault.h"

enum {
	REREAD_END_US = 2000000,
	REREAD_RANGE_MS = 1000,
	REREAD_MISSING_US = 30000000,    /* a broker that starts may not know the topic yet */
	REREAD_FETCH_MAX_BYTES = 1048576 /* in one answer; the broker sends a larger record whole all the same */
};

struct sink_reread {
	struct client client;
	struct client_target target;
	rd_kafka_topic_t *topic;
	rd_kafka_queue_t *queue;
	int32_t partition;
	bool started;
	int64_t position;
	int64_t missing_since_us;    /* 0: it is there */
	struct error missing;        /* what it will be then */
	rd_kafka_message_t *message; /* the record that was handed out */
};

static int start_client(struct sink_reread *reread, uint32_t buffer_bytes, struct error *error)
{
	char kbytes[16], fetch[16];
	const struct sink_property standard[] = {
		{"queued.max.messages.kbytes", kbytes},
		{"max.partition.fetch.bytes", fetch},
		{"fetch.wait.max.ms", "100"},
		{"fetch.error.backoff.ms", "100"},
		/* the largest record that our producers send, and its frame */
		{"receive.message.max.bytes", "110000000"},
	};
	static const struct sink_property fixed[] = {
		{"isolation.level", "read_committed"},
		{"enable.partition.eof", "true"},
		{"auto.offset.reset", "error"}, /* never on from elsewhere */
		{"allow.auto.create.topics", "false"},
	};
	const struct client_settings settings = {standard, sizeof standard / sizeof *standard, fixed,
						 sizeof fixed / sizeof *fixed};

	snprintf(kbytes, sizeof kbytes, "%u", buffer_bytes / 1024 ? buffer_bytes / 1024 : 1);
	snprintf(fetch, sizeof fetch, "%u",
		 buffer_bytes < 1024                     ? 1024
		 : buffer_bytes < REREAD_FETCH_MAX_BYTES ? buffer_bytes
							 : REREAD_FETCH_MAX_BYTES);
	return client_start(&reread->client, RD_KAFKA_CONSUMER, &reread->target, &settings, error);
}

static int explain(struct sink_reread *reread, const char *topic, rd_kafka_resp_err_t err, const char *text,
		   struct error *error)
{
	return fault_set(error, err, "topic %s partition %d: %s", topic, (int)reread->partition, text);
}

static int start(struct sink_reread *reread, const struct sink_reread_options *options, struct error *error)
{
	rd_kafka_t *rk = reread->client.rk;
	rd_kafka_resp_err_t err;

	reread->topic = rd_kafka_topic_new(rk, options->topic, NULL);
	reread->queue = rd_kafka_queue_new(rk);
	reread->started = reread->topic && !rd_kafka_consume_start_queue(reread->topic, options->partition,
									 options->offset, reread->queue);
	if (reread->started)
		return 0;
	err = rd_kafka_last_error();
	return explain(reread, options->topic, err, rd_kafka_err2str(err), error);
}

int sink_reread_open(const struct sink_reread_options *options, struct sink_reread **out, struct error *error)
{
	struct sink_reread *reread = calloc(1, sizeof *reread);

	assert(options->offset >= 0);
	if (!reread)
		return error_set(error, ERROR_MEMORY, "no memory to read topic %s again", options->topic);
	reread->target = (struct client_target){
		.brokers = options->brokers,
		.properties = options->properties,
		.property_count = options->property_count,
		.patient = true,
	};
	reread->partition = options->partition;
	reread->position = options->offset;
	if (start_client(reread, options->buffer_bytes, error) || start(reread, options, error)) {
		sink_reread_close(reread);
		return -1;
	}
	*out = reread;
	return 0;
}

/* The offset is not in the log: the one call that waits, and only when all is over. */
static int explain_range(const struct sink_reread *reread, struct error *error)
{
	const char *topic = rd_kafka_topic_name(reread->topic);
	int64_t low = -1, high = -1;

	rd_kafka_query_watermark_offsets(reread->client.rk, topic, reread->partition, &low, &high, REREAD_RANGE_MS);
	error_set(
		error, ERROR_HISTORY,
		"topic %s partition %d: records from offset %lld on are wanted, and it holds those from %lld to before "
		"%lld",
		topic, (int)reread->partition, (long long)reread->position, (long long)low, (long long)high);
	return error_hint(error, "was the topic made anew, or did its retention end? it needs retention.ms=-1 and "
				 "retention.bytes=-1");
}

/* what comes in a record's place */
static enum sink_reread_result take_other(struct sink_reread *reread, const rd_kafka_message_t *message,
					  struct error *error)
{
	const char *text = rd_kafka_message_errstr(message);

	switch (message->err) {
	case RD_KAFKA_RESP_ERR__PARTITION_EOF:
		reread->missing_since_us = 0;
		if (message->offset > reread->position)
			reread->position = message->offset;
		return SINK_REREAD_END;
	case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
	case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
		explain_range(reread, error);
		return SINK_REREAD_ERROR;
	default:
		break;
	}
	if (fault_kind(message->err) == FAULT_MISSING) {
		if (!reread->missing_since_us)
			reread->missing_since_us = clock_monotonic_us();
		explain(reread, rd_kafka_topic_name(reread->topic), message->err, text, &reread->missing);
		return SINK_REREAD_NONE;
	}
	if (error_action(fault_code(message->err)) == ERROR_RETRY)
		return SINK_REREAD_NONE;
	explain(reread, rd_kafka_topic_name(reread->topic), message->err, text, error);
	return SINK_REREAD_ERROR;
}

static enum sink_reread_result hand_out(struct sink_reread *reread, rd_kafka_message_t *message,
					struct sink_reread_record *record)
{
	rd_kafka_timestamp_type_t type;

	reread->missing_since_us = 0;
	reread->message = message;
	reread->position = message->offset + 1;
	*record = (struct sink_reread_record){
		.offset = message->offset,
		.timestamp_ms = rd_kafka_message_timestamp(message, &type),
		.key = message->key,
		.key_length = message->key_len,
		.value = message->payload,
		.value_length = message->len,
	};
	return SINK_REREAD_RECORD;
}

enum sink_reread_result sink_reread_next(struct sink_reread *reread, struct sink_reread_record *record,
					 struct error *error)
{
	enum sink_reread_result result = SINK_REREAD_NONE;
	rd_kafka_message_t *message;

	if (reread->message)
		rd_kafka_message_destroy(reread->message);
	reread->message = NULL;
	client_serve(&reread->client, 0);
	while (result == SINK_REREAD_NONE && (message = rd_kafka_consume_queue(reread->queue, 0))) {
		if (!message->err)
			return hand_out(reread, message, record);
		result = take_other(reread, message, error);
		rd_kafka_message_destroy(message);
	}
	if (reread->missing_since_us && clock_monotonic_us() - reread->missing_since_us > REREAD_MISSING_US) {
		*error = reread->missing;
		return SINK_REREAD_ERROR;
	}
	return result;
}

int64_t sink_reread_position(const struct sink_reread *reread)
{
	return reread->position;
}

void sink_reread_close(struct sink_reread *reread)
{
	if (!reread)
		return;
	if (reread->message)
		rd_kafka_message_destroy(reread->message);
	if (reread->started)
		rd_kafka_consume_stop(reread->topic, reread->partition);
	if (reread->topic)
		rd_kafka_topic_destroy(reread->topic);
	if (reread->queue)
		rd_kafka_queue_destroy(reread->queue);
	client_stop(&reread->client, REREAD_END_US);
	free(reread);
}
