/* A partition read again on librdkafka's in-memory broker, which has no transactions to speak of: what they hide is tested with
 * a real broker, tests/integration/test_dead_letters.py.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include "base/clock.h"
#include "sink/reread.h"

static const char topic[] = "shop.parked";

struct cluster {
	rd_kafka_t *rk;
	rd_kafka_mock_cluster_t *mock;
	struct sink_reread *reread;
	struct sink_reread_record record;
};

static struct error error;

static void begin(struct cluster *cluster)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[256];

	memset(cluster, 0, sizeof *cluster);
	rd_kafka_conf_set(conf, "test.mock.num.brokers", "1", why, sizeof why);
	rd_kafka_conf_set(conf, "log_level", "3", why, sizeof why);
	cluster->rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
	cluster->mock = rd_kafka_handle_mock_cluster(cluster->rk);
	assert_int_equal(rd_kafka_mock_topic_create(cluster->mock, topic, 2, 1), 0);
}

static void end(struct cluster *cluster)
{
	sink_reread_close(cluster->reread);
	rd_kafka_destroy(cluster->rk);
}

static void produce(struct cluster *cluster, int32_t partition, const char *key, const char *value)
{
	assert_int_equal(rd_kafka_producev(cluster->rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(partition),
					   RD_KAFKA_V_KEY(key, key ? strlen(key) : 0),
					   RD_KAFKA_V_VALUE((void *)value, value ? strlen(value) : 0),
					   RD_KAFKA_V_TIMESTAMP(INT64_C(1700000000000)), RD_KAFKA_V_END),
			 0);
	assert_int_equal(rd_kafka_flush(cluster->rk, 10000), 0);
}

static void open_at(struct cluster *cluster, int32_t partition, int64_t offset)
{
	const struct sink_reread_options options = {
		.brokers = rd_kafka_mock_cluster_bootstraps(cluster->mock),
		.topic = topic,
		.partition = partition,
		.offset = offset,
		.buffer_bytes = 65536,
	};

	assert_int_equal(sink_reread_open(&options, &cluster->reread, &error), 0);
	assert_int_equal(sink_reread_position(cluster->reread), offset);
}

static enum sink_reread_result next(struct cluster *cluster)
{
	enum sink_reread_result result = SINK_REREAD_NONE;

	for (int64_t until = clock_monotonic_us() + 20000000;
	     result == SINK_REREAD_NONE && clock_monotonic_us() < until; clock_sleep_us(1000))
		result = sink_reread_next(cluster->reread, &cluster->record, &error);
	return result;
}

static void assert_record(struct cluster *cluster, int64_t offset, const char *key, const char *value)
{
	const struct sink_reread_record *record = &cluster->record;

	assert_int_equal(next(cluster), SINK_REREAD_RECORD);
	assert_int_equal(record->offset, offset);
	assert_int_equal(record->timestamp_ms, 1700000000000);
	assert_int_equal(sink_reread_position(cluster->reread), offset + 1);
	assert_true(!key == !record->key && !value == !record->value);
	if (key)
		assert_memory_equal(record->key, key, record->key_length);
	assert_int_equal(record->key_length, key ? strlen(key) : 0);
	if (value)
		assert_memory_equal(record->value, value, record->value_length);
	assert_int_equal(record->value_length, value ? strlen(value) : 0);
}

static void the_end_is_said_once_and_again_after_later_records(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster);
	produce(&cluster, 1, "a", "one");
	produce(&cluster, 0, "x", "of another partition");
	produce(&cluster, 1, "a", NULL);
	produce(&cluster, 1, NULL, "three");
	open_at(&cluster, 1, 0);
	assert_record(&cluster, 0, "a", "one");
	assert_record(&cluster, 1, "a", NULL);
	assert_record(&cluster, 2, NULL, "three");
	assert_int_equal(next(&cluster), SINK_REREAD_END);
	assert_int_equal(sink_reread_position(cluster.reread), 3);
	for (int i = 0; i < 300; i++, clock_sleep_us(1000))
		assert_int_equal(sink_reread_next(cluster.reread, &cluster.record, &error), SINK_REREAD_NONE);
	produce(&cluster, 1, "b", "four");
	assert_record(&cluster, 3, "b", "four");
	assert_int_equal(next(&cluster), SINK_REREAD_END);
	assert_int_equal(sink_reread_position(cluster.reread), 4);
	end(&cluster);
}

static void reading_begins_where_it_is_told(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster);
	produce(&cluster, 0, "a", "one");
	produce(&cluster, 0, "a", "two");
	open_at(&cluster, 0, 1);
	assert_record(&cluster, 1, "a", "two");
	assert_int_equal(next(&cluster), SINK_REREAD_END);
	end(&cluster);
	begin(&cluster);
	open_at(&cluster, 0, 0);
	assert_int_equal(next(&cluster), SINK_REREAD_END);
	assert_int_equal(sink_reread_position(cluster.reread), 0);
	end(&cluster);
}

static void an_offset_that_is_not_there_is_lost_history_and_never_another_one(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster);
	produce(&cluster, 0, "a", "one");
	produce(&cluster, 0, "a", "two");
	open_at(&cluster, 0, 700);
	assert_int_equal(next(&cluster), SINK_REREAD_ERROR);
	assert_int_equal(error.code, ERROR_HISTORY);
	assert_non_null(strstr(error.text, "shop.parked partition 0"));
	assert_non_null(strstr(error.text, "700"));
	assert_non_null(strstr(error.text, "before 2"));
	end(&cluster);
}

static void an_outage_is_waited_out(void **state)
{
	struct cluster cluster;

	(void)state;
	begin(&cluster);
	produce(&cluster, 0, "a", "one");
	open_at(&cluster, 0, 0);
	assert_record(&cluster, 0, "a", "one");
	assert_int_equal(next(&cluster), SINK_REREAD_END);
	rd_kafka_mock_broker_set_down(cluster.mock, 1);
	for (int i = 0; i < 300; i++, clock_sleep_us(1000))
		assert_int_equal(sink_reread_next(cluster.reread, &cluster.record, &error), SINK_REREAD_NONE);
	rd_kafka_mock_broker_set_up(cluster.mock, 1);
	produce(&cluster, 0, "a", "two");
	assert_record(&cluster, 1, "a", "two");
	end(&cluster);
}

static void a_property_of_ours_is_refused_and_an_end_without_a_beginning_is_fine(void **state)
{
	const struct sink_property property = {"isolation.level", "read_uncommitted"};
	const struct sink_reread_options options = {.brokers = "127.0.0.1:1",
						    .properties = &property,
						    .property_count = 1,
						    .topic = topic,
						    .buffer_bytes = 1};
	struct sink_reread *reread = NULL;

	(void)state;
	assert_int_equal(sink_reread_open(&options, &reread, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_null(reread);
	sink_reread_close(NULL);
}

static void closing_ends_soon_where_there_is_no_broker(void **state)
{
	const struct sink_reread_options options = {
		.brokers = "127.0.0.1:1", .topic = topic, .offset = 5, .buffer_bytes = 1000000};
	struct sink_reread_record record;
	struct sink_reread *reread;
	int64_t begun_us;

	(void)state;
	assert_int_equal(sink_reread_open(&options, &reread, &error), 0);
	for (int i = 0; i < 100; i++, clock_sleep_us(1000))
		assert_int_equal(sink_reread_next(reread, &record, &error), SINK_REREAD_NONE);
	begun_us = clock_monotonic_us();
	sink_reread_close(reread);
	assert_in_range(clock_monotonic_us() - begun_us, 0, 10000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_end_is_said_once_and_again_after_later_records),
		cmocka_unit_test(reading_begins_where_it_is_told),
		cmocka_unit_test(an_offset_that_is_not_there_is_lost_history_and_never_another_one),
		cmocka_unit_test(an_outage_is_waited_out),
		cmocka_unit_test(a_property_of_ours_is_refused_and_an_end_without_a_beginning_is_fine),
		cmocka_unit_test(closing_ends_soon_where_there_is_no_broker),
	};
#ifdef __SANITIZE_THREAD__
	/* librdkafka starts its threads by thrd_create(), which the thread sanitizer does not know: any of them crashes it */
	puts("[  SKIPPED ] under the thread sanitizer");
	return 0;
#endif
	return cmocka_run_group_tests(tests, NULL, NULL);
}
