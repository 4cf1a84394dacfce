/* The newest offsets record. The topic has one record a batch until it is compacted, and only the last counts: so a window at
 * its end is read, then a larger one when there was none of ours in it. A transaction's control records take offsets, so a
 * read ends by the partition's end being reported, not by an offset being seen.
 */
#include "sink/lookup.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "sink/fault.h"

enum {
	LOOKUP_SLICE_MS = 100,
	LOOKUP_WINDOW = 128,       /* offsets; a batch takes two: record and control record */
	LOOKUP_WINDOW_FACTOR = 64, /* the next one */
	LOOKUP_END_US = 5000000
};

struct reading {
	const struct lookup *lookup;
	struct client client;
	rd_kafka_topic_t *topic;
	int64_t begun_us, deadline_us;
};

bool lookup_key_is(const void *key, size_t length, const char *name)
{
	return key && length == strlen(name) && !memcmp(key, name, length);
}

static int time_left_ms(const struct reading *reading)
{
	int64_t left = (reading->deadline_us - clock_monotonic_us()) / 1000;
	return left < 1 ? 0 : (int)left;
}

static int go_on(struct reading *reading, struct error *error)
{
	if (reading->lookup->cancelled && atomic_load(reading->lookup->cancelled))
		return error_set(error, ERROR_STOPPED, "reading the offsets topic: given up");
	if (time_left_ms(reading) && !client_refused(&reading->client))
		return 0;
	fault_set(error, RD_KAFKA_RESP_ERR__TIMED_OUT, "its end was not reached within %d ms",
		  (int)((clock_monotonic_us() - reading->begun_us) / 1000));
	return client_explain(&reading->client, reading->begun_us, error);
}

static int start(struct reading *reading, struct error *error)
{
	static const struct sink_property standard[] = {
		{"queued.max.messages.kbytes", "2048"},
		{"fetch.error.backoff.ms", "50"},
	};
	static const struct sink_property fixed[] = {
		{"isolation.level", "read_committed"},
		{"enable.partition.eof", "true"},
		{"allow.auto.create.topics", "false"},
		{"fetch.wait.max.ms", "20"}, /* an answer that has nothing is what reports the end */
	};
	const struct client_settings settings = {standard, sizeof standard / sizeof *standard, fixed,
						 sizeof fixed / sizeof *fixed};

	if (client_start(&reading->client, RD_KAFKA_CONSUMER, reading->lookup->target, &settings, error))
		return -1;
	reading->topic = rd_kafka_topic_new(reading->client.rk, reading->lookup->topic, NULL);
	if (!reading->topic)
		return fault_set(error, rd_kafka_last_error(), "%s", rd_kafka_err2str(rd_kafka_last_error()));
	return 0;
}

/* of the whole partition, the end being the read_committed one */
static int query_ends(struct reading *reading, int64_t *low, int64_t *high, struct error *error)
{
	int slice_ms = LOOKUP_SLICE_MS;

	while (!go_on(reading, error)) {
		rd_kafka_resp_err_t err;

		slice_ms = client_slice_ms(slice_ms, time_left_ms(reading));
		err = rd_kafka_query_watermark_offsets(reading->client.rk, reading->lookup->topic, 0, low, high,
						       slice_ms);
		if (!err)
			return 0;
		if (error_action(fault_code(err)) != ERROR_RETRY)
			return fault_set(error, err, "%s", rd_kafka_err2str(err));
		client_serve(&reading->client, 20);
	}
	return -1;
}

static int take(const struct lookup *lookup, const rd_kafka_message_t *message, struct lookup_record *newest,
		struct error *error)
{
	if (!lookup_key_is(message->key, message->key_len, lookup->name) || !message->payload ||
	    message->offset <= newest->offset)
		return 0;
	if (message->len > sizeof newest->bytes)
		return error_set(error, ERROR_PROTOCOL, "the record at offset %lld has %zu bytes",
				 (long long)message->offset, message->len);
	newest->found = true;
	newest->offset = message->offset;
	newest->length = message->len;
	memcpy(newest->bytes, message->payload, message->len);
	return 0;
}

/* whether the end that is reported is also the partition's, with no transaction open behind it */
static bool ends_agree(struct reading *reading, int64_t end)
{
	int64_t low, high;

	return !rd_kafka_get_watermark_offsets(reading->client.rk, reading->lookup->topic, 0, &low, &high) &&
	       high == end;
}

/* reads what has been started to the end */
static int read_to_end(struct reading *reading, struct lookup_record *newest, struct error *error)
{
	int64_t end = -1;

	while (!go_on(reading, error)) {
		rd_kafka_message_t *message = rd_kafka_consume(reading->topic, 0, LOOKUP_SLICE_MS);
		int result = 0;

		if (message && !message->err)
			result = take(reading->lookup, message, newest, error);
		else if (message && message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
			end = message->offset;
		else if (message && error_action(fault_code(message->err)) != ERROR_RETRY)
			result = fault_set(error, message->err, "%s", rd_kafka_message_errstr(message));
		if (message)
			rd_kafka_message_destroy(message);
		if (result)
			return -1;
		if (end >= 0 && (!reading->lookup->settled || ends_agree(reading, end)))
			return 0;
	}
	return -1;
}

static int read_from(struct reading *reading, int64_t offset, struct lookup_record *newest, struct error *error)
{
	int result;

	newest->found = false;
	newest->offset = -1;
	if (rd_kafka_consume_start(reading->topic, 0, offset))
		return fault_set(error, rd_kafka_last_error(), "%s", rd_kafka_err2str(rd_kafka_last_error()));
	result = read_to_end(reading, newest, error);
	rd_kafka_consume_stop(reading->topic, 0);
	return result;
}

static int read_windows(struct reading *reading, struct lookup_record *newest, struct error *error)
{
	int64_t low, high;

	if (query_ends(reading, &low, &high, error))
		return -1;
	for (int64_t window = LOOKUP_WINDOW;; window *= LOOKUP_WINDOW_FACTOR) {
		int64_t from = high - window > low ? high - window : low;

		if (read_from(reading, from, newest, error))
			return -1;
		if (newest->found || from == low)
			return 0;
	}
}

int lookup_newest(const struct lookup *lookup, struct lookup_record *newest, struct error *error)
{
	struct reading reading = {.lookup = lookup, .begun_us = clock_monotonic_us()};
	int result = -1;

	reading.deadline_us = reading.begun_us + lookup->timeout_us;
	if (!start(&reading, error))
		result = read_windows(&reading, newest, error);
	if (!result && newest->found)
		result = offsets_decode(newest->bytes, newest->length, &newest->offsets, error);
	if (reading.topic)
		rd_kafka_topic_destroy(reading.topic);
	client_stop(&reading.client, LOOKUP_END_US);
	return result ? error_wrap(error, "offsets topic %s", lookup->topic) : 0;
}
