/* Topics for the reader: what is there, what is missing and made, what each takes. */
#include "sink/topics.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "sink/admin.h"
#include "sink/ends.h"
#include "sink/properties.h"

struct topics {
	struct arena arena; /* of the options' strings */
	struct client_target target;
	struct broker_admin_creation creation;
	int64_t timeout_us;
	const atomic_bool *cancelled;
};

struct topics *topics_new(const struct topics_options *options, struct error *error)
{
	struct topics *topics = calloc(1, sizeof *topics);

	if (!topics)
		goto no_memory;
	topics->target.brokers = arena_string(&topics->arena, options->brokers);
	topics->target.property_count = options->property_count;
	topics->target.properties = properties_copy(&topics->arena, options->properties, options->property_count);
	topics->creation =
		(struct broker_admin_creation){options->partitions, options->replication, NULL, options->config_count};
	topics->creation.configs = properties_copy(&topics->arena, options->configs, options->config_count);
	topics->timeout_us = options->timeout_us;
	topics->cancelled = options->cancelled;
	if (!topics->target.brokers || !topics->target.properties || !topics->creation.configs)
		goto no_memory;
	if (client_check(&topics->target, error)) {
		topics_free(topics);
		return NULL;
	}
	return topics;
no_memory:
	topics_free(topics);
	error_set(error, ERROR_MEMORY, "no memory for the topics' options");
	return NULL;
}

void topics_free(struct topics *topics)
{
	if (!topics)
		return;
	arena_fini(&topics->arena);
	free(topics);
}

void topics_timeout(struct topics *topics, int64_t timeout_us)
{
	topics->timeout_us = timeout_us;
}

/* On a compacted topic the broker refuses null keys (delivery, "Compacted topics"). */
int topics_refuse_null_keys(const char *topic, struct error *error)
{
	error_set(error, ERROR_CONFIG, "topic %s is compacted, and its events may have null keys", topic);
	return error_hint(error,
			  "give the table a key, set truncate = \"skip\", or give the topic cleanup.policy=delete");
}

/* what must hold of topics that are there, and of those that will be made (not described yet) */
typedef int check_found(const struct broker_admin_topic *found, uint32_t count, const void *context,
			struct error *error);

/* context: which may have null keys, or NULL: all */
static int refuse_keyless(const struct broker_admin_topic *found, uint32_t count, const void *context,
			  struct error *error)
{
	const bool *has_null_keys = context;

	for (uint32_t i = 0; i < count; i++)
		if (found[i].compacted && (!has_null_keys || has_null_keys[i]))
			return topics_refuse_null_keys(found[i].name, error);
	return 0;
}

static int refuse_setting(const char *topic, const char *setting, const char *value, const char *wanted,
			  struct error *error)
{
	error_set(error, ERROR_CONFIG, "topic %s would lose records: %s is %s", topic, setting, value);
	return error_hint(error,
			  "kafka-configs.sh --bootstrap-server ... --alter --entity-type topics --entity-name %s "
			  "--add-config %s=%s",
			  topic, setting, wanted);
}

/* context: the bytes that a message may have */
static int refuse_losing(const struct broker_admin_topic *found, uint32_t count, const void *context,
			 struct error *error)
{
	const uint32_t *message_bytes = context;

	for (uint32_t i = 0; i < count; i++) {
		const struct broker_admin_topic *topic = &found[i];

		if (!topic->described)
			continue;
		if (topic->compacted)
			return refuse_setting(topic->name, "cleanup.policy", topic->cleanup_policy, "delete", error);
		if (topic->retention_ms >= 0)
			return refuse_setting(topic->name, "retention.ms", LOG_INT(topic->retention_ms), "-1", error);
		if (topic->retention_bytes >= 0)
			return refuse_setting(topic->name, "retention.bytes", LOG_INT(topic->retention_bytes), "-1",
					      error);
		if (topic->max_message_bytes < *message_bytes)
			log_warning("sink", "a topic takes smaller messages than those that may be put aside there",
				    "topic", topic->name, "max.message.bytes", LOG_INT(topic->max_message_bytes),
				    "needed", LOG_INT(*message_bytes), NULL);
	}
	return 0;
}

static void take_over(struct topic *const *wanted, const struct broker_admin_topic *found, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		wanted[i]->max_message_bytes = found[i].max_message_bytes;
		wanted[i]->partitions = found[i].partitions;
	}
}

/* what the missing ones would be: refused before they are there */
static void foresee(struct broker_admin_topic *found, uint32_t count, const struct broker_admin_creation *creation)
{
	bool compacted = false;

	for (uint32_t i = 0; i < creation->config_count; i++)
		if (!strcmp(creation->configs[i].name, "cleanup.policy"))
			compacted = strstr(creation->configs[i].value, "compact");
	for (uint32_t i = 0; i < count; i++)
		found[i].compacted = !found[i].partitions && compacted;
}

static int visit(struct topics *topics, const struct broker_admin_creation *creation, check_found *check,
		 const void *context, struct broker_admin_topic *found, uint32_t count, uint32_t *created,
		 struct error *error)
{
	struct broker_admin admin;
	int result = -1;

	if (broker_admin_start(&admin, &topics->target, topics->cancelled, topics->timeout_us, error))
		return -1;
	if (broker_admin_look(&admin, found, count, error))
		goto out;
	foresee(found, count, creation);
	if (check(found, count, context, error) ||
	    broker_admin_create(&admin, found, count, creation, created, error) ||
	    broker_admin_describe(&admin, found, count, error))
		goto out;
	result = check(found, count, context, error);
out:
	broker_admin_stop(&admin);
	return result;
}

static int ensure(struct topics *topics, const struct broker_admin_creation *creation, check_found *check,
		  const void *context, struct topic *const *wanted, uint32_t count, uint32_t *created,
		  struct error *error)
{
	struct broker_admin_topic *found = calloc(count + 1, sizeof *found);
	int result;

	*created = 0;
	if (!found)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	for (uint32_t i = 0; i < count; i++)
		found[i].name = wanted[i]->name;
	result = count ? visit(topics, creation, check, context, found, count, created, error) : 0;
	if (!result)
		take_over(wanted, found, count);
	if (*created)
		log_info("sink", "topics created", "count", LOG_INT(*created), NULL);
	free(found);
	return result;
}

int topics_ensure(struct topics *topics, struct topic *const *wanted, const bool *has_null_keys, uint32_t count,
		  uint32_t *created, struct error *error)
{
	return ensure(topics, &topics->creation, refuse_keyless, has_null_keys, wanted, count, created, error);
}

/* ensure, with settings that override the configured ones */
static int ensure_with(struct topics *topics, const struct sink_property *settings, uint32_t setting_count,
		       check_found *check, const void *context, struct topic *const *wanted, uint32_t count,
		       uint32_t *created, struct error *error)
{
	struct broker_admin_creation creation = topics->creation;
	struct sink_property *configs = calloc(creation.config_count + setting_count, sizeof *configs);
	int result;

	if (!configs)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	creation.config_count = 0;
	for (uint32_t i = 0; i < topics->creation.config_count; i++)
		if (!properties_value(settings, setting_count, topics->creation.configs[i].name))
			configs[creation.config_count++] = topics->creation.configs[i];
	for (uint32_t i = 0; i < setting_count; i++)
		configs[creation.config_count++] = settings[i];
	creation.configs = configs;
	result = ensure(topics, &creation, check, context, wanted, count, created, error);
	free(configs);
	return result;
}

int topics_ensure_keyless(struct topics *topics, struct topic *wanted, uint32_t *created, struct error *error)
{
	static const struct sink_property settings[] = {{"cleanup.policy", "delete"}};

	return ensure_with(topics, settings, 1, refuse_keyless, NULL, &wanted, 1, created, error);
}

/* not below what is configured for the others, nor below Kafka's default */
static int64_t kept_message_bytes(const struct topics *topics, uint32_t message_bytes)
{
	const char *value =
		properties_value(topics->creation.configs, topics->creation.config_count, "max.message.bytes");
	int64_t configured = value ? strtoll(value, NULL, 10) : 0;
	int64_t most = message_bytes > BROKER_MESSAGE_BYTES ? message_bytes : BROKER_MESSAGE_BYTES;

	return configured > most ? configured : most;
}

int topics_ensure_kept(struct topics *topics, struct topic *const *wanted, uint32_t count, uint32_t message_bytes,
		       uint32_t *created, struct error *error)
{
	const struct sink_property settings[] = {
		{"cleanup.policy", "delete"},
		{"retention.ms", "-1"},
		{"retention.bytes", "-1"},
		{"max.message.bytes", LOG_INT(kept_message_bytes(topics, message_bytes))},
	};

	return ensure_with(topics, settings, sizeof settings / sizeof *settings, refuse_losing, &message_bytes, wanted,
			   count, created, error);
}

int topics_end(struct topics *topics, const char *topic, int32_t partition, int64_t *offset, struct error *error)
{
	struct broker_admin admin;
	int result;

	if (broker_admin_start(&admin, &topics->target, topics->cancelled, topics->timeout_us, error))
		return -1;
	result = broker_admin_end(&admin, topic, partition, offset, error);
	broker_admin_stop(&admin);
	return result;
}

static uint32_t count_partitions(struct topic *const *wanted, uint32_t count)
{
	uint32_t partitions = 0;

	for (uint32_t i = 0; i < count; i++)
		partitions += (uint32_t)wanted[i]->partitions;
	return partitions;
}

static int visit_for_ends(struct topics *topics, const struct ends_partition *partitions, uint32_t count,
			  struct topics_range *ranges, struct error *error)
{
	struct broker_admin admin;
	struct ends_visit visit = {&admin.client, 0, topics->cancelled};
	int result;

	if (broker_admin_start(&admin, &topics->target, topics->cancelled, topics->timeout_us, error))
		return -1;
	visit.deadline_us = admin.deadline_us;
	result = ends_query(&visit, partitions, count, ranges, error);
	broker_admin_stop(&admin);
	return result;
}

int topics_ends(struct topics *topics, struct topic *const *wanted, uint32_t count, struct topics_range *ranges,
		struct error *error)
{
	uint32_t all = count_partitions(wanted, count), next = 0;
	struct ends_partition *partitions = calloc(all + 1, sizeof *partitions);
	int result;

	if (!partitions)
		return error_set(error, ERROR_MEMORY, "no memory for %u partitions", all);
	for (uint32_t i = 0; i < count; i++)
		for (int32_t number = 0; number < wanted[i]->partitions; number++)
			partitions[next++] = (struct ends_partition){wanted[i]->name, number};
	result = all ? visit_for_ends(topics, partitions, all, ranges, error) : 0;
	free(partitions);
	return result;
}

static int visit_to_look(struct topics *topics, struct broker_admin_topic *found, uint32_t count, struct error *error)
{
	struct broker_admin admin;
	int result;

	if (broker_admin_start(&admin, &topics->target, topics->cancelled, topics->timeout_us, error))
		return -1;
	result = broker_admin_look(&admin, found, count, error);
	if (!result)
		result = broker_admin_describe(&admin, found, count, error);
	broker_admin_stop(&admin);
	return result;
}

int topics_look(struct topics *topics, struct topics_found *found, uint32_t count, struct error *error)
{
	struct broker_admin_topic *looked = calloc(count + 1, sizeof *looked);
	int result;

	if (!looked)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	for (uint32_t i = 0; i < count; i++)
		looked[i].name = found[i].name;
	result = count ? visit_to_look(topics, looked, count, error) : 0;
	for (uint32_t i = 0; !result && i < count; i++)
		found[i] = (struct topics_found){looked[i].name, looked[i].partitions, looked[i].described,
						 looked[i].compacted, looked[i].max_message_bytes};
	free(looked);
	return result;
}
