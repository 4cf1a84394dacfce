/* The sink on librdkafka's in-memory broker, with errors put into its answers: which way each takes. No guarantee is tested
 * here (delivery, "The embedded broker"): that broker shows aborted records, so what is "committed" is not its to say.
 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "sink/sink.h"
#include "sink/tail.h"
#include "sink/topics.h"

enum { API_PRODUCE = 0, API_INIT_PRODUCER_ID = 22, API_ADD_PARTITIONS_TO_TXN = 24, API_END_TXN = 26 };

static const char us[] = "00000000000000000000000000000001", others[] = "00000000000000000000000000000002";

struct cluster {
	rd_kafka_t *rk;
	rd_kafka_mock_cluster_t *mock;
	const char *brokers;
	struct topic_set set;
	struct topic *topic;
	struct batch *batch;
	struct sink *sink;
	struct offsets offsets, newest;
	bool found;
	atomic_bool cancelled;
};

static struct error error;

#define assert_ok(call)                                  \
	do {                                             \
		error_clear(&error);                     \
		int result_ = (call);                    \
		if (result_)                             \
			print_error("%s\n", error.text); \
		assert_int_equal(result_, 0);            \
	} while (0)

static struct sink *new_sink(const struct cluster *cluster, bool transactions)
{
	const struct sink_options options = {
		.name = "shop",
		.brokers = cluster->brokers,
		.transactions = transactions,
		.offsets_replication = -1,
		.request_timeout_us = 5000000,
		.backoff_min_us = 10000,
		.backoff_max_us = 100000,
		.cancelled = &cluster->cancelled,
	};
	struct sink *sink = sink_new(&options, &error);

	assert_non_null(sink);
	return sink;
}

static void ensure_topic(struct cluster *cluster)
{
	const struct topics_options options = {
		.brokers = cluster->brokers, .partitions = 6, .replication = -1, .timeout_us = 5000000};
	struct topics *topics = topics_new(&options, &error);
	uint32_t created;

	assert_non_null(topics);
	cluster->topic = topic_intern(&cluster->set, "shop.public.dish");
	assert_ok(topics_ensure(topics, &cluster->topic, NULL, 1, &created, &error));
	topics_free(topics);
}

static void open_sink(struct cluster *cluster, bool transactions)
{
	cluster->sink = new_sink(cluster, transactions);
	assert_ok(sink_look(cluster->sink, 0, &cluster->newest, &cluster->found, &error));
	assert_ok(sink_open(cluster->sink, &cluster->newest, &cluster->found, &error));
	assert_ok(sink_record(cluster->sink, &cluster->offsets, 1, &error));
}

static void begin(struct cluster *cluster, bool transactions)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[256];

	memset(cluster, 0, sizeof *cluster);
	rd_kafka_conf_set(conf, "log_level", "3", why, sizeof why);
	cluster->rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
	cluster->mock = rd_kafka_mock_cluster_new(cluster->rk, 1);
	cluster->brokers = rd_kafka_mock_cluster_bootstraps(cluster->mock);
	memcpy(cluster->offsets.instance_id, us, sizeof us);
	cluster->offsets.state = OFFSETS_STREAMING;
	ensure_topic(cluster);
	cluster->batch = batch_new(100000, 100);
	open_sink(cluster, transactions);
}

static void end(struct cluster *cluster)
{
	sink_free(cluster->sink);
	batch_free(cluster->batch);
	topic_set_fini(&cluster->set);
	rd_kafka_mock_cluster_destroy(cluster->mock);
	rd_kafka_destroy(cluster->rk);
}

static uint32_t put(struct batch *batch, const char *text)
{
	struct writer writer = batch_writer(batch);
	uint8_t *room = writer_room(&writer, strlen(text));

	memcpy(room, text, strlen(text));
	return (uint32_t)(room - batch->bytes);
}

/* key or value NULL: null; the bytes come to lie in the arena as batch_add counts them: key, then value */
static void add(struct cluster *cluster, const char *key, const char *value, int32_t partition)
{
	char both[200];
	struct record record = {.topic = cluster->topic, .partition = partition, .timestamp_ms = 1700000000000};
	uint32_t at;

	snprintf(both, sizeof both, "%s%s", key ? key : "", value ? value : "");
	at = put(cluster->batch, both);
	record.key = at;
	record.key_length = key ? (uint32_t)strlen(key) : RECORD_NULL;
	record.value = at + (key ? (uint32_t)strlen(key) : 0);
	record.value_length = value ? (uint32_t)strlen(value) : RECORD_NULL;
	assert_true(batch_add(cluster->batch, &record));
}

static void fill(struct cluster *cluster, uint64_t lsn)
{
	batch_reset(cluster->batch);
	add(cluster, "k", "v", 0);
	cluster->batch->position = cluster->offsets.position = (struct position){lsn, lsn, 0};
}

static int publish(struct cluster *cluster, uint64_t lsn)
{
	fill(cluster, lsn);
	return sink_publish(cluster->sink, cluster->batch, &cluster->offsets, 1, &error);
}

static uint64_t stat_of(const atomic_uint_fast64_t *value)
{
	return atomic_load(value);
}

/* ---- what goes in comes out ---- */

static struct tail *open_tail(const struct cluster *cluster)
{
	const char *const topics[] = {"shop.public.dish"};
	const struct tail_options options = {.brokers = cluster->brokers,
					     .topics = topics,
					     .topic_count = 1,
					     .from_beginning = true,
					     .timeout_us = 5000000};
	struct tail *tail;

	assert_ok(tail_open(&options, &tail, &error));
	return tail;
}

static void assert_bytes(const void *bytes, size_t length, const char *expected)
{
	if (!expected) {
		assert_null(bytes);
		return;
	}
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(bytes, expected, length);
}

static void records_arrive_with_their_key_value_partition_and_time(void **state)
{
	static const struct {
		const char *key, *value;
		int32_t partition;
	} records[] = {{"a", "one", 2}, {NULL, "keyless", 2}, {"a", NULL, 2}, {"", "", 2}};
	struct tail_record record;
	struct cluster cluster;
	struct tail *tail;

	(void)state;
	begin(&cluster, true);
	batch_reset(cluster.batch);
	for (size_t i = 0; i < 4; i++)
		add(&cluster, records[i].key, records[i].value, records[i].partition);
	assert_ok(sink_publish(cluster.sink, cluster.batch, &cluster.offsets, 1, &error));
	assert_int_equal(stat_of(&sink_stats(cluster.sink)->records), 4);
	tail = open_tail(&cluster);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(tail_next(tail, 5000, &record, &error), 1);
		assert_string_equal(record.topic, "shop.public.dish");
		assert_int_equal(record.partition, records[i].partition);
		assert_int_equal(record.offset, i);
		assert_int_equal(record.timestamp_ms, 1700000000000);
		assert_bytes(record.key, record.key_length, records[i].key);
		assert_bytes(record.value, record.value_length, records[i].value);
	}
	assert_true(tail_at_end(tail));
	assert_int_equal(tail_next(tail, 100, &record, &error), 0);
	tail_close(tail);
	end(&cluster);
}

static void a_record_for_all_partitions_is_in_each_once(void **state)
{
	int32_t seen[16] = {0};
	struct tail_record record;
	struct cluster cluster;
	struct tail *tail;

	(void)state;
	begin(&cluster, true);
	batch_reset(cluster.batch);
	add(&cluster, NULL, "truncated", RECORD_ALL_PARTITIONS);
	assert_ok(sink_publish(cluster.sink, cluster.batch, &cluster.offsets, 1, &error));
	tail = open_tail(&cluster);
	for (int32_t i = 0; i < cluster.topic->partitions; i++) {
		assert_int_equal(tail_next(tail, 5000, &record, &error), 1);
		seen[record.partition]++;
	}
	assert_int_equal(tail_next(tail, 100, &record, &error), 0);
	for (int32_t i = 0; i < cluster.topic->partitions; i++)
		assert_int_equal(seen[i], 1);
	tail_close(tail);
	end(&cluster);
}

static void a_broker_that_creates_and_describes_no_topics_is_asked_for_them(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster, true);
	assert_int_equal(cluster.topic->partitions, 4);              /* librdkafka's mock makes four */
	assert_int_equal(cluster.topic->max_message_bytes, 1048588); /* Kafka's default */
	end(&cluster);
}

static void the_next_instance_finds_the_newest_record(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster, true);
	assert_false(cluster.found);
	for (uint64_t lsn = 1; lsn <= 5; lsn++)
		assert_ok(publish(&cluster, 100 * lsn));
	sink_free(cluster.sink);
	open_sink(&cluster, true);
	assert_true(cluster.found);
	assert_int_equal(cluster.newest.position.commit_lsn, 500);
	assert_string_equal(cluster.newest.instance_id, us);
	end(&cluster);
}

static void without_transactions_the_record_follows_the_acknowledgements(void **state)
{
	struct cluster cluster;
	struct tail_record record;
	struct tail *tail;

	(void)state;
	begin(&cluster, false);
	assert_ok(publish(&cluster, 100));
	assert_ok(publish(&cluster, 200));
	assert_int_equal(stat_of(&sink_stats(cluster.sink)->producers_made), 1);
	tail = open_tail(&cluster);
	for (int i = 0; i < 2; i++)
		assert_int_equal(tail_next(tail, 5000, &record, &error), 1);
	tail_close(tail);
	sink_free(cluster.sink);
	open_sink(&cluster, false);
	assert_true(cluster.found);
	assert_int_equal(cluster.newest.position.commit_lsn, 200);
	end(&cluster);
}

/* ---- what the broker answers ---- */

struct answer {
	const char *what;
	int16_t api;
	rd_kafka_resp_err_t err;
	enum error_code code;  /* what sink_publish returns; ERROR_NONE: it succeeds */
	bool aborted, renewed; /* the transaction; the producers */
};

/* An answer that ends a commit is followed by a look at the offsets topic, where this broker shows what was aborted, too: so
 * it counts as committed, and only the way there is tested. */
static const struct answer answers[] = {
	{"commit: coordinator loading", API_END_TXN, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, ERROR_NONE, false,
	 false},
	{"commit: not the coordinator", API_END_TXN, RD_KAFKA_RESP_ERR_NOT_COORDINATOR, ERROR_NONE, false, false},
	{"commit: disconnected", API_END_TXN, RD_KAFKA_RESP_ERR__TRANSPORT, ERROR_NONE, false, false},
	{"commit: still ending the last one", API_END_TXN, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, ERROR_NONE, false,
	 false},
	{"commit: an error nobody knows", API_END_TXN, RD_KAFKA_RESP_ERR_UNKNOWN, ERROR_NONE, true, false},
	{"commit: fenced or timed out", API_END_TXN, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, ERROR_NONE, false, true},
	{"commit: invalid state", API_END_TXN, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, ERROR_NONE, false, true},
	{"partitions: still ending the last one", API_ADD_PARTITIONS_TO_TXN, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS,
	 ERROR_NONE, false, false},
	{"partitions: id expired", API_ADD_PARTITIONS_TO_TXN, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_ID_MAPPING, ERROR_NONE,
	 true, false},
	{"partitions: fenced or timed out", API_ADD_PARTITIONS_TO_TXN, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, ERROR_NONE,
	 false, true},
	{"partitions: no permission", API_ADD_PARTITIONS_TO_TXN, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
	 ERROR_PERMISSION, true, false},
	{"produce: leader moved", API_PRODUCE, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, ERROR_NONE, false, false},
	{"produce: too few replicas", API_PRODUCE, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, ERROR_NONE, false, false},
	{"produce: too large", API_PRODUCE, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, ERROR_TOO_LARGE, true, false},
	{"produce: refused by validation", API_PRODUCE, RD_KAFKA_RESP_ERR_INVALID_RECORD, ERROR_CONFIG, true, false},
	{"produce: no permission", API_PRODUCE, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ERROR_PERMISSION, true,
	 false},
};

static void each_answer_takes_its_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		const struct answer *answer = &answers[i];
		const struct sink_stats *stats;
		struct cluster cluster;
		int result;

		begin(&cluster, true);
		stats = sink_stats(cluster.sink);
		rd_kafka_mock_push_request_errors(cluster.mock, answer->api, 1, answer->err);
		error_clear(&error);
		result = publish(&cluster, 100);
		if (error.code != answer->code && result)
			print_error("%s: %s\n", answer->what, error.text);
		assert_int_equal(result, answer->code ? -1 : 0);
		if (answer->code)
			assert_int_equal(error.code, answer->code);
		if ((stat_of(&stats->aborts) > 0) != answer->aborted ||
		    (stat_of(&stats->producers_made) > 2) != answer->renewed)
			print_error("%s: %d aborts, %d producers\n", answer->what, (int)stat_of(&stats->aborts),
				    (int)stat_of(&stats->producers_made));
		assert_int_equal(stat_of(&stats->aborts) > 0, answer->aborted);
		assert_int_equal(stat_of(&stats->producers_made) > 2, answer->renewed);
		/* and the sink goes on */
		rd_kafka_mock_clear_request_errors(cluster.mock, answer->api);
		if (answer->err != RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED || answer->api != API_PRODUCE)
			assert_ok(publish(&cluster, 200));
		assert_true(answer->code || !atomic_load(&stats->failing_since_us));
		end(&cluster);
	}
}

static void a_record_that_is_refused_alone_is_described(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster, true);
	rd_kafka_mock_push_request_errors(cluster.mock, API_PRODUCE, 2, RD_KAFKA_RESP_ERR_INVALID_RECORD,
					  RD_KAFKA_RESP_ERR_INVALID_RECORD);
	assert_int_equal(publish(&cluster, 100), -1);
	assert_non_null(strstr(error.text, "partition 0"));
	assert_non_null(strstr(error.text, "record"));
	end(&cluster);
}

static void an_older_instance_is_told_who_fenced_it(void **state)
{
	struct cluster cluster;
	struct sink *old;

	(void)state;
	begin(&cluster, true);
	assert_ok(publish(&cluster, 100));
	old = cluster.sink;
	memcpy(cluster.offsets.instance_id, others, sizeof others);
	open_sink(&cluster, true);
	memcpy(cluster.offsets.instance_id, us, sizeof us);
	fill(&cluster, 200);
	/* which this broker does not do by itself */
	rd_kafka_mock_push_request_errors(cluster.mock, API_ADD_PARTITIONS_TO_TXN, 1,
					  RD_KAFKA_RESP_ERR_PRODUCER_FENCED);
	assert_int_equal(sink_publish(old, cluster.batch, &cluster.offsets, 1, &error), -1);
	assert_int_equal(error.code, ERROR_FENCED);
	assert_non_null(strstr(error.text, others));
	sink_free(old);
	end(&cluster);
}

/* ---- the end of waiting ---- */

static void *cancel_soon(void *cancelled)
{
	clock_sleep_us(500000);
	atomic_store((atomic_bool *)cancelled, true);
	return NULL;
}

static void a_publish_that_waits_for_a_broker_ends_soon_when_cancelled(void **state)
{
	struct cluster cluster;
	pthread_t thread;
	int64_t begun_us;

	(void)state;
	begin(&cluster, true);
	rd_kafka_mock_broker_set_down(cluster.mock, 1);
	begun_us = clock_monotonic_us();
	pthread_create(&thread, NULL, cancel_soon, &cluster.cancelled);
	assert_int_equal(publish(&cluster, 100), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_in_range(clock_monotonic_us() - begun_us, 400000, 4500000); /* of 5 s and more */
	pthread_join(thread, NULL);
	assert_int_equal(sink_record(cluster.sink, &cluster.offsets, 1, &error), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	end(&cluster);
}

/* each question takes 100 ms, and all 64 records are refused: more than 100 questions */
static void a_search_for_refused_records_ends_soon_when_cancelled(void **state)
{
	struct cluster cluster;
	pthread_t thread;
	int64_t begun_us;

	(void)state;
	begin(&cluster, true);
	sink_dead_letters(cluster.sink, cluster.topic, 1);
	batch_reset(cluster.batch);
	for (int i = 0; i < 64; i++)
		add(&cluster, "k", "v", 0);
	for (int i = 0; i < 1000; i++)
		rd_kafka_mock_broker_push_request_error_rtts(cluster.mock, 1, API_PRODUCE, (size_t)1,
							     RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP, 100);
	begun_us = clock_monotonic_us();
	pthread_create(&thread, NULL, cancel_soon, &cluster.cancelled);
	assert_int_equal(sink_publish(cluster.sink, cluster.batch, &cluster.offsets, 1, &error), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_in_range(clock_monotonic_us() - begun_us, 400000, 4500000);
	assert_true(stat_of(&sink_stats(cluster.sink)->aborts) > 0);
	assert_int_equal(stat_of(&sink_stats(cluster.sink)->dead_letters), 0);
	pthread_join(thread, NULL);
	end(&cluster);
}

static void a_broker_that_is_not_there_is_reported_within_the_time_out(void **state)
{
	const atomic_bool cancelled = false;
	const struct sink_options options = {.name = "shop",
					     .brokers = "127.0.0.1:1",
					     .transactions = true,
					     .request_timeout_us = 700000,
					     .backoff_min_us = 1000,
					     .backoff_max_us = 1000,
					     .cancelled = &cancelled};
	struct sink *sink = sink_new(&options, &error);
	int64_t begun_us = clock_monotonic_us();
	struct offsets newest;
	bool found;

	(void)state;
	assert_int_equal(sink_look(sink, 0, &newest, &found, &error), -1);
	assert_int_equal(error_action(error.code), ERROR_RETRY);
	assert_non_null(strstr(error.text, "127.0.0.1:1"));
	assert_in_range(clock_monotonic_us() - begun_us, 600000, 10000000);
	sink_free(sink);
}

/* a socket that takes connections and never answers */
static int silent_listener(char *brokers, size_t size)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(fd, 8), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &length), 0);
	snprintf(brokers, size, "127.0.0.1:%d", ntohs(address.sin_port));
	return fd;
}

static void looks_at_a_silent_broker_end_soon_when_cancelled(void **state)
{
	atomic_bool cancelled = false;
	char brokers[32];
	int fd = silent_listener(brokers, sizeof brokers);
	const struct sink_options sink_options = {
		.name = "shop", .brokers = brokers, .request_timeout_us = 30000000, .cancelled = &cancelled};
	const struct topics_options topics_options = {
		.brokers = brokers, .partitions = 1, .timeout_us = 30000000, .cancelled = &cancelled};
	struct sink *sink = sink_new(&sink_options, &error);
	struct topics *topics = topics_new(&topics_options, &error);
	int64_t begun_us = clock_monotonic_us();
	struct topic_set set = {0};
	struct topic *topic = topic_intern(&set, "shop.public.dish");
	struct offsets newest;
	pthread_t thread;
	uint32_t created;
	bool found;

	(void)state;
	pthread_create(&thread, NULL, cancel_soon, &cancelled);
	assert_int_equal(sink_look(sink, 0, &newest, &found, &error), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_int_equal(topics_ensure(topics, &topic, NULL, 1, &created, &error), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_in_range(clock_monotonic_us() - begun_us, 400000, 15000000); /* of 30 s for each */
	pthread_join(thread, NULL);
	topics_free(topics);
	sink_free(sink);
	topic_set_fini(&set);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_arrive_with_their_key_value_partition_and_time),
		cmocka_unit_test(a_record_for_all_partitions_is_in_each_once),
		cmocka_unit_test(a_broker_that_creates_and_describes_no_topics_is_asked_for_them),
		cmocka_unit_test(the_next_instance_finds_the_newest_record),
		cmocka_unit_test(without_transactions_the_record_follows_the_acknowledgements),
		cmocka_unit_test(each_answer_takes_its_way),
		cmocka_unit_test(a_record_that_is_refused_alone_is_described),
		cmocka_unit_test(an_older_instance_is_told_who_fenced_it),
		cmocka_unit_test(a_publish_that_waits_for_a_broker_ends_soon_when_cancelled),
		cmocka_unit_test(a_search_for_refused_records_ends_soon_when_cancelled),
		cmocka_unit_test(looks_at_a_silent_broker_end_soon_when_cancelled),
		cmocka_unit_test(a_broker_that_is_not_there_is_reported_within_the_time_out),
	};
#ifdef __SANITIZE_THREAD__
	/* librdkafka starts its threads by thrd_create(), which the thread sanitizer does not know: any of them crashes it */
	puts("[  SKIPPED ] under the thread sanitizer");
	return 0;
#endif
	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
