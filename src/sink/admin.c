/* Metadata, CreateTopics and DescribeConfigs, each one request for all topics. librdkafka's mock broker knows neither of the
 * latter two: there topics come by asking for them, and what it cannot describe has Kafka's defaults.
 */
#include "sink/admin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/map.h"
#include "sink/fault.h"

enum {
	ADMIN_SLICE_MS = 250, /* how soon a cancelled visit ends */
	ADMIN_POLL_MS = 50,   /* between two tries */
	ADMIN_END_US = 5000000,
	/* librdkafka finds handles one after another, in time that grows with the square of their number: beyond so many topics
	 * it is cheaper to ask for all that there are */
	ADMIN_HANDLES_MAX = 100,
	ADMIN_DESCRIBED_MAX = 250 /* a topic's configuration is some 15 kB while it is read */
};

static int time_left_ms(const struct broker_admin *admin)
{
	int64_t left = (admin->deadline_us - clock_monotonic_us()) / 1000;
	return left < 1 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

/* 0 while the visit may go on */
static int go_on(struct broker_admin *admin, const char *what, struct error *error)
{
	if (admin->cancelled && atomic_load(admin->cancelled))
		return error_set(error, ERROR_STOPPED, "%s: given up", what);
	if (time_left_ms(admin) && !client_refused(&admin->client))
		return 0;
	fault_set(error, RD_KAFKA_RESP_ERR__TIMED_OUT, "%s: no answer from the brokers within %d ms", what,
		  (int)((clock_monotonic_us() - admin->begun_us) / 1000));
	return client_explain(&admin->client, admin->begun_us, error);
}

static int start_client(struct broker_admin *admin, struct error *error)
{
	const struct sink_property fixed[] = {
		/* a look must not make topics */
		{"allow.auto.create.topics", admin->auto_create ? "true" : "false"},
		/* an end is the log's, with what is not committed */
		{"isolation.level", "read_uncommitted"},
	};
	const struct client_settings settings = {NULL, 0, fixed, sizeof fixed / sizeof *fixed};

	return client_start(&admin->client, RD_KAFKA_CONSUMER, admin->target, &settings, error);
}

int broker_admin_start(struct broker_admin *admin, const struct client_target *target, const atomic_bool *cancelled,
		       int64_t timeout_us, struct error *error)
{
	int64_t now_us = clock_monotonic_us();

	*admin = (struct broker_admin){
		.target = target, .cancelled = cancelled, .begun_us = now_us, .deadline_us = now_us + timeout_us};
	return start_client(admin, error);
}

void broker_admin_stop(struct broker_admin *admin)
{
	client_stop(&admin->client, ADMIN_END_US);
}

/* The metadata of all topics, or of the client's local ones, which may be none; tries until the deadline. NULL: *error. */
static const struct rd_kafka_metadata *fetch_metadata(struct broker_admin *admin, bool all, struct error *error)
{
	const struct rd_kafka_metadata *metadata;
	rd_kafka_resp_err_t err = RD_KAFKA_RESP_ERR__TIMED_OUT;
	int slice_ms = ADMIN_SLICE_MS;

	while (!go_on(admin, "topic metadata", error)) {
		slice_ms = client_slice_ms(slice_ms, time_left_ms(admin));
		err = rd_kafka_metadata(admin->client.rk, all, NULL, &metadata, slice_ms);
		if (!err)
			return metadata;
		if (err != RD_KAFKA_RESP_ERR__TIMED_OUT && err != RD_KAFKA_RESP_ERR__TRANSPORT) {
			fault_set(error, err, "topic metadata: %s", rd_kafka_err2str(err));
			return NULL;
		}
		client_serve(&admin->client, ADMIN_POLL_MS);
	}
	return NULL;
}

static int take_metadata(struct broker_admin_topic *topic, const struct rd_kafka_metadata_topic *found,
			 struct error *error)
{
	switch (found->err) {
	case RD_KAFKA_RESP_ERR_NO_ERROR:
	case RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE:
		break;
	case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
	case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
		return 0;
	default:
		return fault_set(error, found->err, "topic %s: %s", topic->name, rd_kafka_err2str(found->err));
	}
	topic->partitions = found->partition_cnt;
	topic->led = found->partition_cnt > 0;
	for (int i = 0; i < found->partition_cnt; i++)
		if (found->partitions[i].leader < 0)
			topic->led = false;
	return 0;
}

static int map_topics(struct map *map, struct broker_admin_topic *topics, uint32_t count, struct error *error)
{
	for (uint32_t i = 0; i < count; i++)
		if (map_put(map, topics[i].name, strlen(topics[i].name), &topics[i]))
			return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	return 0;
}

static int take_all_metadata(struct broker_admin_topic *topics, uint32_t count,
			     const struct rd_kafka_metadata *metadata, struct error *error)
{
	struct map map = {0};
	int result = map_topics(&map, topics, count, error);

	for (uint32_t i = 0; i < count; i++) {
		topics[i].partitions = 0;
		topics[i].led = false;
	}
	for (int i = 0; !result && i < metadata->topic_cnt; i++) {
		const struct rd_kafka_metadata_topic *found = &metadata->topics[i];
		struct broker_admin_topic *topic = map_get(&map, found->topic, strlen(found->topic));

		if (topic)
			result = take_metadata(topic, found, error);
	}
	map_fini(&map);
	return result;
}

static int look(struct broker_admin *admin, bool all, struct broker_admin_topic *topics, uint32_t count,
		struct error *error)
{
	const struct rd_kafka_metadata *metadata = fetch_metadata(admin, all, error);
	int result = metadata ? take_all_metadata(topics, count, metadata, error) : -1;

	if (metadata)
		rd_kafka_metadata_destroy(metadata);
	return result;
}

/* one request is for all topics that the client has a handle of */
static int look_by_name(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			struct error *error)
{
	rd_kafka_topic_t **handles = calloc(count + 1, sizeof(rd_kafka_topic_t *));
	int result = 0;

	if (!handles)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	for (uint32_t i = 0; i < count && !result; i++) {
		handles[i] = rd_kafka_topic_new(admin->client.rk, topics[i].name, NULL);
		if (!handles[i])
			result = fault_set(error, rd_kafka_last_error(), "topic %s: %s", topics[i].name,
					   rd_kafka_err2str(rd_kafka_last_error()));
	}
	if (!result)
		result = look(admin, false, topics, count, error);
	for (uint32_t i = 0; i < count && handles[i]; i++)
		rd_kafka_topic_destroy(handles[i]);
	free(handles);
	return result;
}

/* What we may not know of is not among all that there are. By its name the broker says so: the first ones are enough to tell. */
static int look_for_missing(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			    struct error *error)
{
	struct broker_admin_topic missing[ADMIN_HANDLES_MAX];
	uint32_t places[ADMIN_HANDLES_MAX], found = 0;

	for (uint32_t i = 0; i < count && found < ADMIN_HANDLES_MAX; i++)
		if (!topics[i].partitions) {
			missing[found] = topics[i];
			places[found++] = i;
		}
	if (found && look_by_name(admin, missing, found, error))
		return -1;
	for (uint32_t i = 0; i < found; i++)
		topics[places[i]] = missing[i];
	return 0;
}

int broker_admin_look(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
		      struct error *error)
{
	/* a mock makes those that are asked for */
	if (count <= ADMIN_HANDLES_MAX || admin->auto_create)
		return look_by_name(admin, topics, count, error);
	return look(admin, true, topics, count, error) ? -1 : look_for_missing(admin, topics, count, error);
}

int broker_admin_end(struct broker_admin *admin, const char *topic, int32_t partition, int64_t *offset,
		     struct error *error)
{
	rd_kafka_resp_err_t err;
	int slice_ms = ADMIN_SLICE_MS;
	int64_t low;

	while (!go_on(admin, "the end of a partition", error)) {
		slice_ms = client_slice_ms(slice_ms, time_left_ms(admin));
		err = rd_kafka_query_watermark_offsets(admin->client.rk, topic, partition, &low, offset, slice_ms);
		if (!err)
			return 0;
		if (error_action(fault_code(err)) != ERROR_RETRY)
			return fault_set(error, err, "topic %s partition %d: %s", topic, (int)partition,
					 rd_kafka_err2str(err));
		client_serve(&admin->client, ADMIN_POLL_MS);
	}
	return -1;
}

/* ---- requests that are answered through a queue ---- */

/* librdkafka's mock names a controller that its cluster does not have, so that requests for one wait until they time out
 * instead of being refused. It is known by its cluster's id. */
static int refuse_mock(struct broker_admin *admin, const char *what, struct error *error)
{
	char *id = rd_kafka_clusterid(admin->client.rk, time_left_ms(admin));
	bool is_mock = id && !strncmp(id, "mockCluster", strlen("mockCluster"));

	rd_kafka_mem_free(admin->client.rk, id);
	if (!is_mock)
		return 0;
	admin->answer = RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE;
	return fault_set(error, admin->answer, "%s: librdkafka's mock broker cannot", what);
}

/* NULL: *error says why */
static rd_kafka_event_t *wait_answer(struct broker_admin *admin, rd_kafka_queue_t *queue, const char *what,
				     struct error *error)
{
	rd_kafka_event_t *event = NULL;

	while (!event && !go_on(admin, what, error))
		event = rd_kafka_queue_poll(queue, ADMIN_SLICE_MS);
	admin->answer = event ? rd_kafka_event_error(event) : RD_KAFKA_RESP_ERR__TIMED_OUT;
	if (event && admin->answer) {
		fault_set(error, admin->answer, "%s: %s", what, rd_kafka_event_error_string(event));
		client_explain(&admin->client, admin->begun_us, error);
		rd_kafka_event_destroy(event);
		return NULL;
	}
	return event;
}

static rd_kafka_AdminOptions_t *new_options(const struct broker_admin *admin, rd_kafka_admin_op_t operation)
{
	rd_kafka_AdminOptions_t *options = rd_kafka_AdminOptions_new(admin->client.rk, operation);
	int left_ms = time_left_ms(admin);
	char why[128];

	rd_kafka_AdminOptions_set_request_timeout(options, left_ms ? left_ms : 1, why, sizeof why);
	return options;
}

/* ---- creation ---- */

static rd_kafka_NewTopic_t *new_topic(const char *name, const struct broker_admin_creation *creation,
				      struct error *error)
{
	char why[256];
	rd_kafka_NewTopic_t *topic =
		rd_kafka_NewTopic_new(name, creation->partitions, creation->replication, why, sizeof why);

	if (!topic) {
		error_set(error, ERROR_CONFIG, "topic %s cannot be created: %s", name, why);
		return NULL;
	}
	for (uint32_t i = 0; i < creation->config_count; i++)
		rd_kafka_NewTopic_set_config(topic, creation->configs[i].name, creation->configs[i].value);
	return topic;
}

static int take_created(const rd_kafka_event_t *event, uint32_t *created, struct error *error)
{
	const rd_kafka_CreateTopics_result_t *result = rd_kafka_event_CreateTopics_result((rd_kafka_event_t *)event);
	size_t count;
	const rd_kafka_topic_result_t **topics = rd_kafka_CreateTopics_result_topics(result, &count);

	for (size_t i = 0; i < count; i++) {
		rd_kafka_resp_err_t err = rd_kafka_topic_result_error(topics[i]);
		const char *text = rd_kafka_topic_result_error_string(topics[i]);

		if (!err)
			++*created;
		else if (err != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
			return fault_set(error, err, "topic %s cannot be created: %s",
					 rd_kafka_topic_result_name(topics[i]), text ? text : rd_kafka_err2str(err));
	}
	return 0;
}

static int request_creation(struct broker_admin *admin, rd_kafka_NewTopic_t **topics, size_t count, uint32_t *created,
			    struct error *error)
{
	rd_kafka_queue_t *queue;
	rd_kafka_AdminOptions_t *options;
	rd_kafka_event_t *event;
	int result = -1;

	if (refuse_mock(admin, "creating topics", error))
		return -1;
	queue = rd_kafka_queue_new(admin->client.rk);
	options = new_options(admin, RD_KAFKA_ADMIN_OP_CREATETOPICS);
	rd_kafka_CreateTopics(admin->client.rk, topics, count, options, queue);
	event = wait_answer(admin, queue, "creating topics", error);
	if (event) {
		result = take_created(event, created, error);
		rd_kafka_event_destroy(event);
	}
	rd_kafka_AdminOptions_destroy(options);
	rd_kafka_queue_destroy(queue);
	return result;
}

/* one request for up to `most` missing topics from *next on */
static int create_some(struct broker_admin *admin, const struct broker_admin_topic *topics, uint32_t count,
		       uint32_t *next, size_t most, const struct broker_admin_creation *creation, uint32_t *created,
		       struct error *error)
{
	rd_kafka_NewTopic_t **news = calloc(most, sizeof(rd_kafka_NewTopic_t *));
	size_t wanted = 0;
	int result = -1;

	if (!news)
		return error_set(error, ERROR_MEMORY, "no memory for %zu topics", most);
	for (; *next < count && wanted < most; ++*next) {
		if (topics[*next].partitions)
			continue;
		news[wanted] = new_topic(topics[*next].name, creation, error);
		if (!news[wanted++])
			goto out;
	}
	result = wanted ? request_creation(admin, news, wanted, created, error) : 0;
out:
	for (size_t i = 0; i < wanted && news[i]; i++)
		rd_kafka_NewTopic_destroy(news[i]);
	free(news);
	return result;
}

static uint32_t count_missing(const struct broker_admin_topic *topics, uint32_t count)
{
	uint32_t missing = 0;

	for (uint32_t i = 0; i < count; i++)
		missing += !topics[i].partitions;
	return missing;
}

static bool all_led(const struct broker_admin_topic *topics, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (!topics[i].led)
			return false;
	return true;
}

static int wait_leaders(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			struct error *error)
{
	for (;;) {
		if (broker_admin_look(admin, topics, count, error))
			return -1;
		if (all_led(topics, count))
			return 0;
		if (go_on(admin, "waiting for the topics' partitions to have leaders", error))
			return -1;
		client_serve(&admin->client, ADMIN_POLL_MS);
	}
}

/* the broker has no CreateTopics: topics come by asking for them */
static int create_by_asking(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			    uint32_t *created, struct error *error)
{
	*created = count_missing(topics, count);
	admin->auto_create = true;
	client_stop(&admin->client, ADMIN_END_US);
	if (start_client(admin, error))
		return -1;
	return wait_leaders(admin, topics, count, error);
}

int broker_admin_create(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			const struct broker_admin_creation *creation, uint32_t *created, struct error *error)
{
	/* a KRaft controller takes at most 10,000 metadata records in one request: topics, partitions, settings */
	size_t most = 5000 / (size_t)(1 + creation->partitions + (int32_t)creation->config_count) + 1;

	*created = 0;
	if (all_led(topics, count))
		return 0;
	for (uint32_t next = 0; next < count;)
		if (create_some(admin, topics, count, &next, most, creation, created, error)) {
			if (admin->answer == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE)
				return create_by_asking(admin, topics, count, created, error);
			return -1;
		}
	return wait_leaders(admin, topics, count, error);
}

/* ---- configuration ---- */

typedef void take_config(void *context, const rd_kafka_ConfigResource_t *resource);

/* asks for the configuration of resources and hands each to `take` */
static int describe(struct broker_admin *admin, rd_kafka_ConfigResource_t **resources, size_t count, take_config *take,
		    void *context, struct error *error)
{
	rd_kafka_queue_t *queue;
	rd_kafka_AdminOptions_t *options;
	const rd_kafka_ConfigResource_t **found;
	rd_kafka_event_t *event;
	int result = -1;

	if (refuse_mock(admin, "describing configurations", error))
		return -1;
	queue = rd_kafka_queue_new(admin->client.rk);
	options = new_options(admin, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS);
	rd_kafka_DescribeConfigs(admin->client.rk, resources, count, options, queue);
	event = wait_answer(admin, queue, "describing configurations", error);
	if (!event)
		goto out;
	result = 0;
	found = rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event), &count);
	for (size_t i = 0; i < count && !result; i++) {
		rd_kafka_resp_err_t err = rd_kafka_ConfigResource_error(found[i]);

		if (err)
			result = fault_set(error, err, "configuration of %s: %s",
					   rd_kafka_ConfigResource_name(found[i]), rd_kafka_err2str(err));
		else
			take(context, found[i]);
	}
	rd_kafka_event_destroy(event);
out:
	rd_kafka_AdminOptions_destroy(options);
	rd_kafka_queue_destroy(queue);
	return result;
}

/* the value of a resource's setting, or NULL */
static const char *config_value(const rd_kafka_ConfigResource_t *resource, const char *name)
{
	size_t count;
	const rd_kafka_ConfigEntry_t **entries = rd_kafka_ConfigResource_configs(resource, &count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(rd_kafka_ConfigEntry_name(entries[i]), name))
			return rd_kafka_ConfigEntry_value(entries[i]);
	return NULL;
}

static int64_t limit_of(const rd_kafka_ConfigResource_t *resource, const char *name)
{
	const char *value = config_value(resource, name);
	return value ? strtoll(value, NULL, 10) : -1;
}

static void take_topic_config(void *context, const rd_kafka_ConfigResource_t *resource)
{
	const char *name = rd_kafka_ConfigResource_name(resource);
	const char *bytes = config_value(resource, "max.message.bytes");
	const char *policy = config_value(resource, "cleanup.policy");
	struct broker_admin_topic *topic = map_get(context, name, strlen(name));

	if (!topic)
		return;
	topic->described = true;
	topic->max_message_bytes = bytes ? (uint32_t)strtoul(bytes, NULL, 10) : BROKER_MESSAGE_BYTES;
	topic->compacted = policy && strstr(policy, "compact");
	snprintf(topic->cleanup_policy, sizeof topic->cleanup_policy, "%s", policy ? policy : "");
	topic->retention_ms = limit_of(resource, "retention.ms");
	topic->retention_bytes = limit_of(resource, "retention.bytes");
}

int broker_admin_describe(struct broker_admin *admin, struct broker_admin_topic *topics, uint32_t count,
			  struct error *error)
{
	rd_kafka_ConfigResource_t **resources = calloc(count + 1, sizeof(rd_kafka_ConfigResource_t *));
	struct map map = {0};
	uint32_t there = 0;
	int result = -1;

	if (!resources)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	if (map_topics(&map, topics, count, error))
		goto out;
	for (uint32_t i = 0; i < count; i++) {
		topics[i].described = topics[i].compacted = false;
		topics[i].max_message_bytes = BROKER_MESSAGE_BYTES;
		if (topics[i].partitions)
			resources[there++] = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topics[i].name);
	}
	result = 0;
	for (uint32_t i = 0; i < there && !result; i += ADMIN_DESCRIBED_MAX)
		result = describe(admin, &resources[i],
				  there - i < ADMIN_DESCRIBED_MAX ? there - i : ADMIN_DESCRIBED_MAX, take_topic_config,
				  &map, error);
	if (result && admin->answer == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE)
		result = 0;
	rd_kafka_ConfigResource_destroy_array(resources, there);
out:
	map_fini(&map);
	free(resources);
	return result;
}

static void take_broker_config(void *context, const rd_kafka_ConfigResource_t *resource)
{
	const char *value = config_value(resource, "transaction.max.timeout.ms");
	long ms = value ? strtol(value, NULL, 10) : 0;
	int32_t *out = context;

	if (ms > 0 && ms <= INT32_MAX)
		*out = (int32_t)ms;
}

int broker_admin_transaction_timeout(struct broker_admin *admin, int32_t *ms, struct error *error)
{
	const struct rd_kafka_metadata *metadata = fetch_metadata(admin, false, error);
	rd_kafka_ConfigResource_t *resource;
	char id[16];
	int result;

	if (!metadata)
		return -1;
	snprintf(id, sizeof id, "%d", metadata->broker_cnt ? (int)metadata->brokers[0].id : 0);
	rd_kafka_metadata_destroy(metadata);
	resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_BROKER, id);
	result = describe(admin, &resource, 1, take_broker_config, ms, error);
	rd_kafka_ConfigResource_destroy(resource);
	if (result && (error->code == ERROR_PERMISSION || admin->answer == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE))
		result = 0;
	return result;
}
