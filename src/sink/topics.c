/* Topics for the reader: what is there, what is missing and made, what each takes. */
#include "sink/topics.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "sink/admin.h"
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

static int refuse_keyless(const struct broker_admin_topic *found, const bool *has_null_keys, uint32_t count,
			  struct error *error)
{
	for (uint32_t i = 0; i < count; i++)
		if (found[i].compacted && (!has_null_keys || has_null_keys[i]))
			return topics_refuse_null_keys(found[i].name, error);
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

static int visit(struct topics *topics, const struct broker_admin_creation *creation, const bool *has_null_keys,
		 struct broker_admin_topic *found, uint32_t count, uint32_t *created, struct error *error)
{
	struct broker_admin admin;
	int result = -1;

	if (broker_admin_start(&admin, &topics->target, topics->cancelled, topics->timeout_us, error))
		return -1;
	if (broker_admin_look(&admin, found, count, error))
		goto out;
	foresee(found, count, creation);
	if (refuse_keyless(found, has_null_keys, count, error) ||
	    broker_admin_create(&admin, found, count, creation, created, error) ||
	    broker_admin_describe(&admin, found, count, error))
		goto out;
	result = refuse_keyless(found, has_null_keys, count, error);
out:
	broker_admin_stop(&admin);
	return result;
}

static int ensure(struct topics *topics, const struct broker_admin_creation *creation, struct topic *const *wanted,
		  const bool *has_null_keys, uint32_t count, uint32_t *created, struct error *error)
{
	struct broker_admin_topic *found = calloc(count + 1, sizeof *found);
	int result;

	*created = 0;
	if (!found)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	for (uint32_t i = 0; i < count; i++)
		found[i].name = wanted[i]->name;
	result = count ? visit(topics, creation, has_null_keys, found, count, created, error) : 0;
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
	return ensure(topics, &topics->creation, wanted, has_null_keys, count, created, error);
}

int topics_ensure_keyless(struct topics *topics, struct topic *wanted, uint32_t *created, struct error *error)
{
	struct broker_admin_creation creation = topics->creation;
	struct sink_property *configs = calloc(creation.config_count + 1, sizeof *configs);
	int result;

	if (!configs)
		return error_set(error, ERROR_MEMORY, "no memory for topic %s", wanted->name);
	creation.config_count = 0;
	for (uint32_t i = 0; i < topics->creation.config_count; i++)
		if (strcmp(topics->creation.configs[i].name, "cleanup.policy"))
			configs[creation.config_count++] = topics->creation.configs[i];
	configs[creation.config_count++] = (struct sink_property){"cleanup.policy", "delete"};
	creation.configs = configs;
	result = ensure(topics, &creation, &wanted, NULL, 1, created, error);
	free(configs);
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
