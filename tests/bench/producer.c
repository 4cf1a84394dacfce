/* The limit of publishing: as many records as are asked for, of one size, in transactions, by librdkafka alone.
 *
 *   producer BROKERS TOPIC RECORDS BYTES RECORDS-PER-TRANSACTION [TRANSACTIONS-PER-SECOND UNMARKED]
 *
 * One transaction follows upon the other, or begins when its turn comes at the given rate: then each record's value begins
 * with T<microseconds since 1970>T, the clock when it was made, but for the first UNMARKED ones, which only warm up.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <librdkafka/rdkafka.h>

enum { TIMEOUT_MS = 30000, KEY_BYTES = 13, MARK_BYTES = 18 };

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "producer: %s: %s\n", what, why);
	exit(1);
}

static void check(rd_kafka_error_t *error, const char *what)
{
	if (error)
		fail(what, rd_kafka_error_string(error));
}

static rd_kafka_t *producer_new(const char *brokers)
{
	const char *const properties[][2] = {{"bootstrap.servers", brokers},
					     {"socket.nagle.disable", "true"},
					     {"transactional.id", "bench-producer"},
					     {"acks", "all"},
					     {"linger.ms", "5"},
					     {"batch.size", "1000000"},
					     {"delivery.report.only.error", "true"},
					     {"queue.buffering.max.messages", "1000000"}};
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char text[512];

	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (rd_kafka_conf_set(conf, properties[i][0], properties[i][1], text, sizeof text) != RD_KAFKA_CONF_OK)
			fail(properties[i][0], text);
	/* With callbacks, or none, a commit looks for the last acknowledgement every 10 ms; with events it is woken. */
	rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
	rd_kafka_t *producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof text);
	if (!producer)
		fail("rd_kafka_new", text);
	check(rd_kafka_init_transactions(producer, TIMEOUT_MS), "init_transactions");
	return producer;
}

static void record(rd_kafka_t *producer, const char *topic, long number, const char *value, size_t length)
{
	char key[32];

	snprintf(key, sizeof key, "%0*ld", KEY_BYTES, number);
	for (;;) {
		rd_kafka_resp_err_t err =
			rd_kafka_producev(producer, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_KEY(key, KEY_BYTES),
					  RD_KAFKA_V_VALUE((void *)value, length), RD_KAFKA_V_END);
		if (!err)
			return;
		if (err != RD_KAFKA_RESP_ERR__QUEUE_FULL)
			fail("produce", rd_kafka_err2str(err));
		rd_kafka_poll(producer, 10);
	}
}

static int64_t clock_us(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void mark(char *value)
{
	char text[MARK_BYTES + 1];

	snprintf(text, sizeof text, "T%016" PRId64 "T", clock_us(CLOCK_REALTIME));
	memcpy(value, text, MARK_BYTES);
}

/* until `number` turns at `rate` a second have passed since `began_us`; one that is late goes on at once */
static void await_turn(int64_t began_us, long number, double rate)
{
	int64_t wait_us = began_us + (int64_t)((double)number * 1e6 / rate) - clock_us(CLOCK_MONOTONIC);

	if (wait_us > 0)
		usleep((useconds_t)wait_us);
}

int main(int count, char **arguments)
{
	if (count != 6 && count != 8)
		fail("usage", "producer BROKERS TOPIC RECORDS BYTES RECORDS-PER-TRANSACTION "
			      "[TRANSACTIONS-PER-SECOND UNMARKED]");
	long records = atol(arguments[3]), bytes = atol(arguments[4]), each = atol(arguments[5]);
	double rate = count == 8 ? atof(arguments[6]) : 0;
	long unmarked = count == 8 ? atol(arguments[7]) : records;
	size_t length = bytes > KEY_BYTES + MARK_BYTES ? (size_t)(bytes - KEY_BYTES) : MARK_BYTES;
	char *value = malloc(length);
	if (!value || each < 1 || rate < 0)
		fail("usage", "no memory, or no records in a transaction, or a rate below 0");
	memset(value, 'v', length);
	rd_kafka_t *producer = producer_new(arguments[1]);
	int64_t began_us = clock_us(CLOCK_MONOTONIC);
	for (long i = 0; i < records;) {
		if (rate > 0)
			await_turn(began_us, i / each, rate);
		check(rd_kafka_begin_transaction(producer), "begin_transaction");
		for (long end = i + each < records ? i + each : records; i < end; i++) {
			if (i >= unmarked)
				mark(value);
			record(producer, arguments[2], i, value, length);
		}
		check(rd_kafka_commit_transaction(producer, TIMEOUT_MS), "commit_transaction");
	}
	rd_kafka_destroy(producer);
	free(value);
	return 0;
}
