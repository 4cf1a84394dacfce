/* What the sink asks a cluster off the data path: which topics there are, creation, configuration. A client is made for each
 * visit and ended after it, so that nothing of it stays in memory. Internal to src/sink.
 */
#ifndef SINK_ADMIN_H
#define SINK_ADMIN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "sink/client.h"

enum { BROKER_MESSAGE_BYTES = 1048588 }; /* Kafka's own max.message.bytes */

struct broker_admin {
	struct client client;
	const struct client_target *target;
	int64_t deadline_us; /* of the whole visit */
	int64_t begun_us;
	const atomic_bool *cancelled; /* may be NULL */
	rd_kafka_resp_err_t answer;   /* how the newest request for creation or configuration ended */
	bool auto_create;             /* the broker has no CreateTopics: asking for a topic makes it */
};

struct broker_admin_topic {
	const char *name;
	int32_t partitions; /* 0: the topic is not there */
	bool led;           /* every partition has a leader */
	bool described;     /* false: the broker cannot say what follows */
	uint32_t max_message_bytes;
	bool compacted;
	char cleanup_policy[32];
	int64_t retention_ms, retention_bytes; /* -1: without end */
};

/* how missing topics are made */
struct broker_admin_creation {
	int32_t partitions, replication; /* replication -1: the broker's default */
	const struct sink_property *configs;
	uint32_t config_count;
};

/* target is borrowed until broker_admin_stop */
int broker_admin_start(struct broker_admin *admin, const struct client_target *target, const atomic_bool *cancelled,
		       int64_t timeout_us, struct error *error);
void broker_admin_stop(struct broker_admin *admin);

/* fills in partitions and led; topics that are not there are no error */
int broker_admin_look(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
		      struct error *error);
/* makes those that broker_admin_look found missing, in one request, and waits until all have leaders; *created counts them */
int broker_admin_create(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			const struct broker_admin_creation *creation, uint32_t *created, struct error *error);
/* fills in described and what follows it, of those that broker_admin_look found */
int broker_admin_describe(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			  struct error *error);
/* the offset behind the last record of a partition, whether committed or not */
int broker_admin_end(struct broker_admin *admin, const char *topic, int32_t partition, int64_t *offset,
		     struct error *error);
/* the broker's transaction.max.timeout.ms; *ms is left alone where the broker does not say or we may not ask */
int broker_admin_transaction_timeout(struct broker_admin *admin, int32_t *ms, struct error *error);

#endif
