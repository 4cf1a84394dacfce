/* The search for keys that are gone, on librdkafka's in-memory broker, against a model that remembers every key. That broker
 * has no transactions to speak of, and drops records only from the front, when a partition exceeds 5 MB.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include "base/clock.h"
#include "sink/gone.h"

enum { PARTITIONS = 4, KEYS_MAX = 200000, KEY_SIZE = 12, SEARCH_US = 100000000 };

static const char topic[] = "shop.public.dish";

struct known { /* of one key, which is always in partition key % PARTITIONS */
	int64_t newest;
	bool is_there, is_named;
};

struct cluster {
	rd_kafka_t *rk;
	rd_kafka_mock_cluster_t *mock;
	struct sink_gone *gone;
	struct sink_gone_options options;
	int64_t before[PARTITIONS], through[PARTITIONS], next[PARTITIONS]; /* next: the offset that a record gets */
	struct known *known;
	uint32_t keys;
	uint64_t random; /* xorshift64: the same walk every time */
	atomic_bool cancelled;
};

static struct error error;

static void begin(struct cluster *cluster, uint32_t keys, size_t memory_bytes)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[256];

	memset(cluster, 0, sizeof *cluster);
	rd_kafka_conf_set(conf, "test.mock.num.brokers", "1", why, sizeof why);
	rd_kafka_conf_set(conf, "log_level", "2", why, sizeof why);
	/* few batches: this broker gives one in an answer, and its answers may wait for an ACK */
	rd_kafka_conf_set(conf, "linger.ms", "50", why, sizeof why);
	rd_kafka_conf_set(conf, "batch.num.messages", "25000", why, sizeof why);
	cluster->rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
	cluster->mock = rd_kafka_handle_mock_cluster(cluster->rk);
	assert_int_equal(rd_kafka_mock_topic_create(cluster->mock, topic, PARTITIONS, 1), 0);
	cluster->keys = keys;
	cluster->known = calloc(keys, sizeof *cluster->known);
	cluster->random = 88172645463325252;
	cluster->options = (struct sink_gone_options){
		.brokers = rd_kafka_mock_cluster_bootstraps(cluster->mock),
		.topic = topic,
		.partitions = PARTITIONS,
		.before = cluster->before,
		.memory_bytes = memory_bytes,
		.cancelled = &cluster->cancelled,
		.timeout_us = 10000000,
	};
}

static void end(struct cluster *cluster)
{
	sink_gone_close(cluster->gone);
	rd_kafka_destroy(cluster->rk);
	free(cluster->known);
}

static uint32_t draw(struct cluster *cluster, uint32_t below)
{
	cluster->random ^= cluster->random << 13;
	cluster->random ^= cluster->random >> 7;
	cluster->random ^= cluster->random << 17;
	return (uint32_t)(cluster->random >> 33) % below;
}

/* ---- what the topic holds ---- */

static void deliver(struct cluster *cluster, int32_t partition, const char *key, size_t key_length, const char *value,
		    size_t value_length)
{
	rd_kafka_resp_err_t err;

	do {
		err = rd_kafka_producev(cluster->rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(partition),
					RD_KAFKA_V_KEY(key, key_length), RD_KAFKA_V_VALUE((void *)value, value_length),
					RD_KAFKA_V_END);
		if (err == RD_KAFKA_RESP_ERR__QUEUE_FULL)
			rd_kafka_poll(cluster->rk, 10);
	} while (err == RD_KAFKA_RESP_ERR__QUEUE_FULL);
	assert_int_equal(err, 0);
	cluster->next[partition]++;
}

static void flush(struct cluster *cluster)
{
	assert_int_equal(rd_kafka_flush(cluster->rk, 60000), 0);
}

static void put(struct cluster *cluster, uint32_t key, const char *value)
{
	int32_t partition = (int32_t)(key % PARTITIONS);
	char text[KEY_SIZE];

	cluster->known[key].newest = cluster->next[partition];
	cluster->known[key].is_there = value;
	snprintf(text, sizeof text, "k%u", key);
	deliver(cluster, partition, text, strlen(text), value, value ? strlen(value) : 0);
}

static void put_keyless(struct cluster *cluster)
{
	deliver(cluster, (int32_t)draw(cluster, PARTITIONS), NULL, 0, "no key", 6);
}

/* every key once, then as many changes at random */
static void fill(struct cluster *cluster)
{
	for (uint32_t key = 0; key < cluster->keys; key++)
		put(cluster, key, "");
	for (uint32_t i = 0; i < cluster->keys / 2; i++) {
		put(cluster, draw(cluster, cluster->keys), draw(cluster, 3) ? "u" : NULL);
		if (i % 1000 == 0)
			put_keyless(cluster);
	}
	flush(cluster);
	memcpy(cluster->before, cluster->next, sizeof cluster->before);
}

/* what the snapshot has, and what happened beside it */
static void snapshot(struct cluster *cluster, uint32_t percent)
{
	for (uint32_t key = 0; key < cluster->keys; key++) {
		if (draw(cluster, 100) < percent)
			put(cluster, key, "r");
		if (draw(cluster, 1000) == 0)
			put(cluster, draw(cluster, cluster->keys), NULL);
		if (draw(cluster, 1000) == 0)
			put_keyless(cluster);
	}
	flush(cluster);
}

/* ---- the search ---- */

static void open_search(struct cluster *cluster)
{
	if (sink_gone_open(&cluster->options, &cluster->gone, &error))
		fail_msg("%s", error.text);
}

/* waits through SINK_GONE_NONE */
static enum sink_gone_result next(struct cluster *cluster, struct sink_gone_key *key)
{
	enum sink_gone_result result = SINK_GONE_NONE;
	int64_t begun_us = clock_monotonic_us(), now_us = begun_us;

	error_clear(&error);
	while (result == SINK_GONE_NONE && now_us - begun_us < SEARCH_US) {
		int64_t called_us = now_us;

		result = sink_gone_next(cluster->gone, key, &error);
		now_us = clock_monotonic_us();
		assert_in_range(now_us - called_us, 0, 5000000); /* 0.2 s, and other processes */
	}
	return result;
}

static bool is_gone(const struct cluster *cluster, uint32_t key)
{
	const struct known *known = &cluster->known[key];

	return known->is_there && known->newest < cluster->before[key % PARTITIONS];
}

static void take(struct cluster *cluster, const struct sink_gone_key *found)
{
	char text[KEY_SIZE] = {0};
	struct known *known;
	uint32_t key;

	assert_in_range(found->length, 2, KEY_SIZE - 1);
	memcpy(text, found->key, found->length);
	assert_int_equal(sscanf(text, "k%u", &key), 1);
	assert_true(key < cluster->keys);
	known = &cluster->known[key];
	assert_true(is_gone(cluster, key));
	assert_int_equal(found->partition, key % PARTITIONS);
	assert_int_equal(found->offset, known->newest);
	assert_false(known->is_named);
	known->is_named = true;
}

/* searches to the end, and gives how many keys were named */
static uint32_t search(struct cluster *cluster)
{
	enum sink_gone_result result;
	struct sink_gone_key found;
	uint32_t count = 0;

	open_search(cluster);
	while ((result = next(cluster, &found)) == SINK_GONE_KEY) {
		take(cluster, &found);
		count++;
	}
	if (result != SINK_GONE_END)
		fail_msg("%d: %s", result, error.text);
	assert_int_equal(sink_gone_next(cluster->gone, &found, &error), SINK_GONE_END);
	return count;
}

static void assert_found_all(struct cluster *cluster)
{
	uint32_t count = search(cluster), gone = 0;

	for (uint32_t key = 0; key < cluster->keys; key++)
		gone += is_gone(cluster, key);
	assert_int_equal(count, gone);
	assert_int_equal(sink_gone_stats(cluster->gone)->keys, gone);
}

/* ---- tests ---- */

static void all_keys_that_are_gone_are_named_once_whatever_the_memory(void **state)
{
	static const struct {
		uint32_t keys, percent;
		size_t memory_bytes;
		uint64_t readings_min, readings_max;
	} cases[] = {
		/* keys, % that the snapshot has, memory, readings */
		{KEYS_MAX, 70, 1, 30, 80}, {KEYS_MAX, 99, 16000000, 8, 8}, {KEYS_MAX / 4, 0, 1, 12, 32},
		{20000, 100, 1, 4, 8},     {3, 0, 1000000, 4, 6},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct cluster cluster;

		begin(&cluster, cases[i].keys, cases[i].memory_bytes);
		fill(&cluster);
		snapshot(&cluster, cases[i].percent);
		assert_found_all(&cluster);
		assert_in_range(sink_gone_stats(cluster.gone)->readings, cases[i].readings_min, cases[i].readings_max);
		end(&cluster);
	}
}

static void what_nobody_had_before_is_not_searched(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster, 1000, 1000000);
	snapshot(&cluster, 100);
	assert_int_equal(search(&cluster), 0);
	assert_int_equal(sink_gone_stats(cluster.gone)->readings, 0);
	end(&cluster);
}

static void records_behind_the_given_end_do_not_count(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster, 1000, 1000000);
	fill(&cluster);
	snapshot(&cluster, 50);
	memcpy(cluster.through, cluster.next, sizeof cluster.through);
	cluster.options.through = cluster.through;
	for (uint32_t key = 0; key < 1000; key++) {
		int64_t newest = cluster.known[key].newest;
		bool is_there = cluster.known[key].is_there;

		put(&cluster, key, key % 2 ? "later" : NULL);
		cluster.known[key].newest = newest; /* as of the end */
		cluster.known[key].is_there = is_there;
	}
	flush(&cluster);
	assert_found_all(&cluster);
	end(&cluster);
}

static void an_end_that_is_not_reached_is_waited_for_and_then_a_time_out(void **state)
{
	struct sink_gone_key found;
	struct cluster cluster;

	(void)state;
	begin(&cluster, 100, 1000000);
	fill(&cluster);
	memcpy(cluster.through, cluster.next, sizeof cluster.through);
	cluster.through[0]++;
	cluster.options.through = cluster.through;
	cluster.options.timeout_us = 500000;
	open_search(&cluster);
	assert_int_equal(next(&cluster, &found), SINK_GONE_ERROR);
	assert_int_equal(error.code, ERROR_TIMEOUT);
	assert_non_null(strstr(error.text, "shop.public.dish partition 0"));
	assert_int_equal(sink_gone_next(cluster.gone, &found, &error), SINK_GONE_ERROR);
	sink_gone_close(cluster.gone);
	cluster.options.timeout_us = 20000000;
	open_search(&cluster);
	for (int i = 0; i < 5; i++)
		assert_int_equal(sink_gone_next(cluster.gone, &found, &error), SINK_GONE_NONE);
	put(&cluster, 0, NULL);
	flush(&cluster);
	assert_int_equal(next(&cluster, &found), SINK_GONE_KEY);
	end(&cluster);
}

/* librdkafka's partition keeps 5 MB: of 100 keys with 100 KB each the last ones */
static void what_retention_took_away_is_not_there(void **state)
{
	static char value[100000];
	struct sink_gone_key found;
	struct cluster cluster;
	uint32_t count = 0;

	(void)state;
	begin(&cluster, 1, 1000000);
	for (uint32_t key = 0; key < 100; key++) {
		char text[KEY_SIZE];

		snprintf(text, sizeof text, "k%u", key);
		deliver(&cluster, 0, text, strlen(text), value, sizeof value);
		flush(&cluster);
	}
	cluster.before[0] = 100;
	open_search(&cluster);
	for (; next(&cluster, &found) == SINK_GONE_KEY; count++)
		assert_in_range(found.offset, 40, 99);
	assert_int_equal(sink_gone_next(cluster.gone, &found, &error), SINK_GONE_END);
	assert_in_range(count, 40, 60);
	end(&cluster);
}

/* a schema id of two records of one key differs, one key has the length of the header, and one is too short for it */
static void a_header_does_not_tell_keys_apart(void **state)
{
	static const struct {
		const char *key;
		bool is_gone, is_gone_whole; /* with and without a header of 5 bytes */
	} before[] = {{"id__1one", false, true}, {"id__1two", false, true}, {"id__2two", true, true},
		      {"id__1", false, true},    {"two", true, true},       {"id__1six", false, false}};
	static const char *const after[] = {"id__9one", "id__9", "id__1six", "2two"};

	(void)state;
	for (uint32_t header = 0; header <= 5; header += 5) {
		struct sink_gone_key found;
		struct cluster cluster;

		begin(&cluster, 1, 1000000);
		for (size_t i = 0; i < sizeof before / sizeof *before; i++)
			deliver(&cluster, 0, before[i].key, strlen(before[i].key), "", 0);
		for (size_t i = 0; i < sizeof after / sizeof *after; i++)
			deliver(&cluster, 0, after[i], strlen(after[i]), "", 0);
		flush(&cluster);
		cluster.before[0] = sizeof before / sizeof *before;
		cluster.options.key_header = header;
		open_search(&cluster);
		for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
			if (!(header ? before[i].is_gone : before[i].is_gone_whole))
				continue;
			assert_int_equal(next(&cluster, &found), SINK_GONE_KEY);
			assert_int_equal(found.offset, i);
			assert_int_equal(found.length, strlen(before[i].key));
			assert_memory_equal(found.key, before[i].key, found.length);
		}
		assert_int_equal(next(&cluster, &found), SINK_GONE_END);
		end(&cluster);
	}
}

static void a_long_way_between_two_keys_is_left_out(void **state)
{
	struct sink_gone_key found;
	struct cluster cluster;

	(void)state;
	begin(&cluster, KEYS_MAX, 16000000);
	for (uint32_t key = 0; key < KEYS_MAX; key += PARTITIONS)
		put(&cluster, key, "");
	flush(&cluster);
	memcpy(cluster.before, cluster.next, sizeof cluster.before);
	for (uint32_t key = 4; key < KEYS_MAX - 4; key += PARTITIONS)
		put(&cluster, key, "");
	flush(&cluster);
	open_search(&cluster);
	assert_int_equal(next(&cluster, &found), SINK_GONE_KEY);
	take(&cluster, &found);
	assert_int_equal(next(&cluster, &found), SINK_GONE_KEY);
	take(&cluster, &found);
	assert_int_equal(next(&cluster, &found), SINK_GONE_END);
	assert_int_equal(sink_gone_stats(cluster.gone)->readings, 3);
	end(&cluster);
}

static void an_outage_is_waited_out_unless_it_is_too_long(void **state)
{
	struct sink_gone_key found;
	struct cluster cluster;

	(void)state;
	begin(&cluster, 1000, 1000000);
	fill(&cluster);
	open_search(&cluster);
	assert_int_equal(next(&cluster, &found), SINK_GONE_KEY);
	take(&cluster, &found);
	rd_kafka_mock_broker_set_down(cluster.mock, 1);
	for (int64_t until_us = clock_monotonic_us() + 1500000; clock_monotonic_us() < until_us;)
		if (sink_gone_next(cluster.gone, &found, &error) == SINK_GONE_KEY)
			take(&cluster, &found);
	rd_kafka_mock_broker_set_up(cluster.mock, 1);
	while (next(&cluster, &found) == SINK_GONE_KEY)
		take(&cluster, &found);
	assert_int_equal(sink_gone_next(cluster.gone, &found, &error), SINK_GONE_END);
	for (uint32_t key = 0; key < cluster.keys; key++)
		assert_int_equal(cluster.known[key].is_named, is_gone(&cluster, key));
	sink_gone_close(cluster.gone);
	cluster.options.timeout_us = 1000000;
	open_search(&cluster);
	rd_kafka_mock_broker_set_down(cluster.mock, 1);
	while (next(&cluster, &found) == SINK_GONE_KEY)
		;
	assert_int_equal(error_action(error.code), ERROR_RETRY);
	end(&cluster);
}

static void opening_ends_in_time_and_so_does_who_is_cancelled(void **state)
{
	static const int64_t before[1] = {5};
	struct sink_gone_options options = {
		.brokers = "127.0.0.1:1", .topic = topic, .partitions = 1, .before = before, .timeout_us = 500000};
	static const struct sink_property property = {"isolation.level", "read_uncommitted"};
	int64_t begun_us = clock_monotonic_us();
	struct sink_gone *gone = NULL;
	struct sink_gone_key found;
	struct cluster cluster;

	(void)state;
	assert_int_equal(sink_gone_open(&options, &gone, &error), -1);
	assert_int_equal(error_action(error.code), ERROR_RETRY);
	assert_in_range(clock_monotonic_us() - begun_us, 500000, 10000000);
	options.properties = &property;
	options.property_count = 1;
	assert_int_equal(sink_gone_open(&options, &gone, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_null(gone);
	sink_gone_close(NULL);
	begin(&cluster, 1000, 1000000);
	fill(&cluster);
	open_search(&cluster);
	atomic_store(&cluster.cancelled, true);
	assert_int_equal(sink_gone_next(cluster.gone, &found, &error), SINK_GONE_ERROR);
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_int_equal(sink_gone_open(&cluster.options, &gone, &error), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	end(&cluster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_keys_that_are_gone_are_named_once_whatever_the_memory),
		cmocka_unit_test(what_nobody_had_before_is_not_searched),
		cmocka_unit_test(records_behind_the_given_end_do_not_count),
		cmocka_unit_test(an_end_that_is_not_reached_is_waited_for_and_then_a_time_out),
		cmocka_unit_test(what_retention_took_away_is_not_there),
		cmocka_unit_test(a_header_does_not_tell_keys_apart),
		cmocka_unit_test(a_long_way_between_two_keys_is_left_out),
		cmocka_unit_test(an_outage_is_waited_out_unless_it_is_too_long),
		cmocka_unit_test(opening_ends_in_time_and_so_does_who_is_cancelled),
	};
#ifdef __SANITIZE_THREAD__
	/* librdkafka starts its threads by thrd_create(), which the thread sanitizer does not know: any of them crashes it */
	puts("[  SKIPPED ] under the thread sanitizer");
	return 0;
#endif
	return cmocka_run_group_tests(tests, NULL, NULL);
}
