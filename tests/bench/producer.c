/* The limit of publishing: as many records as are asked for, of one size, in transactions, by librdkafka alone.
 *
 *   producer BROKERS TOPIC RECORDS BYTES RECORDS-PER-TRANSACTION
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <librdkafka/rdkafka.h>

enum { TIMEOUT_MS = 30000, KEY_BYTES = 13 };

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
					     {"transactional.id", "bench-producer"},
					     {"acks", "all"},
					     {"linger.ms", "5"},
					     {"batch.size", "1000000"},
					     {"queue.buffering.max.messages", "1000000"}};
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char text[512];

	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (rd_kafka_conf_set(conf, properties[i][0], properties[i][1], text, sizeof text) != RD_KAFKA_CONF_OK)
			fail(properties[i][0], text);
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

int main(int count, char **arguments)
{
	if (count != 6)
		fail("usage", "producer BROKERS TOPIC RECORDS BYTES RECORDS-PER-TRANSACTION");
	long records = atol(arguments[3]), bytes = atol(arguments[4]), each = atol(arguments[5]);
	size_t length = bytes > KEY_BYTES ? (size_t)(bytes - KEY_BYTES) : 1;
	char *value = malloc(length);
	if (!value || each < 1)
		fail("usage", "no memory, or no records in a transaction");
	memset(value, 'v', length);
	rd_kafka_t *producer = producer_new(arguments[1]);
	for (long i = 0; i < records;) {
		check(rd_kafka_begin_transaction(producer), "begin_transaction");
		for (long end = i + each < records ? i + each : records; i < end; i++)
			record(producer, arguments[2], i, value, length);
		check(rd_kafka_commit_transaction(producer, TIMEOUT_MS), "commit_transaction");
	}
	rd_kafka_destroy(producer);
	free(value);
	return 0;
}
