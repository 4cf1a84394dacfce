/* The ends of many partitions on librdkafka's in-memory brokers. That they are those of the log, and not of what is committed,
 * is beyond these brokers: they have no open transactions.
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
#include "sink/topics.h"

enum { TOPICS = 8, BROKERS = 3, PARTITIONS_MAX = 7, RANGES_MAX = TOPICS * PARTITIONS_MAX };

struct cluster {
	rd_kafka_t *rk;
	rd_kafka_mock_cluster_t *mock;
	struct topic_set set;
	struct topic *wanted[TOPICS];
	struct topics *topics;
	atomic_bool cancelled;
};

static struct error error;

/* topic number i has 1 to 7 partitions, and (i + partition) % 3 records in each */
static void begin(struct cluster *cluster, const char *brokers, int64_t timeout_us)
{
	struct topics_options options = {.timeout_us = timeout_us, .cancelled = &cluster->cancelled};
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[256];

	memset(cluster, 0, sizeof *cluster);
	rd_kafka_conf_set(conf, "test.mock.num.brokers", "3", why, sizeof why);
	rd_kafka_conf_set(conf, "log_level", "3", why, sizeof why);
	cluster->rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
	cluster->mock = rd_kafka_handle_mock_cluster(cluster->rk);
	options.brokers = brokers ? brokers : rd_kafka_mock_cluster_bootstraps(cluster->mock);
	cluster->topics = topics_new(&options, &error);
	for (int i = 0; i < TOPICS; i++) {
		char name[32];

		snprintf(name, sizeof name, "shop.public.t%d", i);
		cluster->wanted[i] = topic_intern(&cluster->set, name);
		cluster->wanted[i]->partitions = 1 + i % PARTITIONS_MAX;
		rd_kafka_mock_topic_create(cluster->mock, name, cluster->wanted[i]->partitions, 1);
	}
}

static void end(struct cluster *cluster)
{
	topics_free(cluster->topics);
	topic_set_fini(&cluster->set);
	rd_kafka_destroy(cluster->rk);
}

static void produce(struct cluster *cluster)
{
	for (int i = 0; i < TOPICS; i++)
		for (int32_t partition = 0; partition < cluster->wanted[i]->partitions; partition++)
			for (int32_t n = 0; n < (i + partition) % 3; n++)
				assert_int_equal(rd_kafka_producev(cluster->rk,
								   RD_KAFKA_V_TOPIC(cluster->wanted[i]->name),
								   RD_KAFKA_V_PARTITION(partition), RD_KAFKA_V_END),
						 0);
	assert_int_equal(rd_kafka_flush(cluster->rk, 10000), 0);
}

static int ask(struct cluster *cluster, uint32_t count, struct topics_range *ranges)
{
	error_clear(&error);
	memset(ranges, 0xff, RANGES_MAX * sizeof *ranges);
	return topics_ends(cluster->topics, cluster->wanted, count, ranges, &error);
}

static void all_ends_come_in_order_from_all_brokers(void **state)
{
	struct topics_range ranges[RANGES_MAX];
	struct cluster cluster;
	int next = 0;

	(void)state;
	begin(&cluster, NULL, 10000000);
	produce(&cluster);
	if (ask(&cluster, TOPICS, ranges))
		fail_msg("%s", error.text);
	for (int i = 0; i < TOPICS; i++)
		for (int32_t partition = 0; partition < cluster.wanted[i]->partitions; partition++, next++) {
			assert_int_equal(ranges[next].first, 0);
			assert_int_equal(ranges[next].end, (i + partition) % 3);
		}
	assert_int_equal(ranges[next].end, -1);
	end(&cluster);
}

static void of_no_topics_there_are_none(void **state)
{
	struct topics_range ranges[RANGES_MAX];
	struct cluster cluster;

	(void)state;
	begin(&cluster, "127.0.0.1:1", 10000000);
	assert_int_equal(ask(&cluster, 0, ranges), 0);
	end(&cluster);
}

static void a_partition_that_is_not_there_is_named_among_many(void **state)
{
	struct topics_range ranges[RANGES_MAX];
	struct cluster cluster;

	(void)state;
	begin(&cluster, NULL, 10000000);
	cluster.wanted[5]->partitions++;
	assert_int_equal(ask(&cluster, TOPICS, ranges), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_non_null(strstr(error.text, "topic shop.public.t5 partition 6:"));
	end(&cluster);
}

static void a_leader_that_moves_is_found_again(void **state)
{
	struct topics_range ranges[RANGES_MAX];
	struct cluster cluster;

	(void)state;
	begin(&cluster, NULL, 10000000);
	produce(&cluster);
	rd_kafka_mock_push_request_errors(cluster.mock, 2 /* ListOffsets */, 2,
					  RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
					  RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE);
	if (ask(&cluster, TOPICS, ranges))
		fail_msg("%s", error.text);
	assert_int_equal(ranges[2].end, 2);
	end(&cluster);
}

static void without_a_broker_the_time_ends(void **state)
{
	struct topics_range ranges[RANGES_MAX];
	struct cluster cluster;
	int64_t begun_us = clock_monotonic_us();

	(void)state;
	begin(&cluster, "127.0.0.1:1", 600000);
	assert_int_equal(ask(&cluster, TOPICS, ranges), -1);
	assert_int_equal(error_action(error.code), ERROR_RETRY);
	assert_in_range(clock_monotonic_us() - begun_us, 600000, 8000000);
	end(&cluster);
}

static void who_is_cancelled_does_not_wait(void **state)
{
	struct topics_range ranges[RANGES_MAX];
	struct cluster cluster;

	(void)state;
	begin(&cluster, "127.0.0.1:1", 60000000);
	atomic_store(&cluster.cancelled, true);
	assert_int_equal(ask(&cluster, TOPICS, ranges), -1);
	assert_int_equal(error.code, ERROR_STOPPED);
	end(&cluster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_ends_come_in_order_from_all_brokers),
		cmocka_unit_test(of_no_topics_there_are_none),
		cmocka_unit_test(a_partition_that_is_not_there_is_named_among_many),
		cmocka_unit_test(a_leader_that_moves_is_found_again),
		cmocka_unit_test(without_a_broker_the_time_ends),
		cmocka_unit_test(who_is_cancelled_does_not_wait),
	};
#ifdef __SANITIZE_THREAD__
	/* librdkafka starts its threads by thrd_create(), which the thread sanitizer does not know: any of them crashes it */
	puts("[  SKIPPED ] under the thread sanitizer");
	return 0;
#endif
	return cmocka_run_group_tests(tests, NULL, NULL);
}
