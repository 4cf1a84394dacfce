/* The in-memory broker: librdkafka's mock cluster and the client that it hangs on. */
#include "sink/mock.h"

#include <stdlib.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

struct mock {
	rd_kafka_t *rk;
	rd_kafka_mock_cluster_t *cluster;
};

int mock_start(int brokers, struct mock **out, struct error *error)
{
	struct mock *mock = calloc(1, sizeof *mock);
	rd_kafka_conf_t *conf;
	char why[256];

	if (!mock)
		return error_set(error, ERROR_MEMORY, "no memory for the in-memory broker");
	conf = rd_kafka_conf_new();
	rd_kafka_conf_set(conf, "log_level", "3", why, sizeof why); /* the client itself has no broker, and says so */
	mock->rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
	if (!mock->rk) {
		rd_kafka_conf_destroy(conf);
		error_set(error, ERROR_INTERNAL, "in-memory broker: %s", why);
		goto failed;
	}
	mock->cluster = rd_kafka_mock_cluster_new(mock->rk, brokers);
	if (!mock->cluster) {
		error_set(error, ERROR_IO, "in-memory broker: %d brokers could not be started", brokers);
		goto failed;
	}
	*out = mock;
	return 0;
failed:
	mock_stop(mock);
	return -1;
}

const char *mock_bootstrap(const struct mock *mock)
{
	return rd_kafka_mock_cluster_bootstraps(mock->cluster);
}

void mock_stop(struct mock *mock)
{
	if (!mock)
		return;
	if (mock->cluster)
		rd_kafka_mock_cluster_destroy(mock->cluster);
	if (mock->rk)
		rd_kafka_destroy(mock->rk);
	free(mock);
}
