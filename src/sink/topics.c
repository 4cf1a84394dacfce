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

/* On a compacted topic the broker refuses null keys (delivery, "Compacted topics"). */
static int refuse_null_keys(const struct broker_admin_topic *topic, struct error *error)
{
	error_set(error, ERROR_CONFIG, "topic %s is compacted, and its events may have null keys", topic->name);
	return error_hint(error,
			  "give the table a key, set truncate = \"skip\", or give the topic cleanup.policy=delete");
}

static int take_over(struct topic *const *wanted, const struct broker_admin_topic *found, const bool *has_null_keys,
		     uint32_t count, struct error *error)
{
	for (uint32_t i = 0; i < count; i++)
		if (found[i].compacted && (!has_null_keys || has_null_keys[i]))
			return refuse_null_keys(&found[i], error);
	for (uint32_t i = 0; i < count; i++) {
		wanted[i]->max_message_bytes = found[i].max_message_bytes;
		wanted[i]->partitions = found[i].partitions;
	}
	return 0;
}

static int visit(struct topics *topics, struct broker_admin_topic *found, uint32_t count, uint32_t *created,
		 struct error *error)
{
	struct broker_admin admin;
	int result = -1;

	if (broker_admin_start(&admin, &topics->target, NULL, topics->timeout_us, error))
		return -1;
	if (broker_admin_look(&admin, found, count, error))
		goto out;
	if (broker_admin_create(&admin, found, count, &topics->creation, created, error))
		goto out;
	result = broker_admin_describe(&admin, found, count, error);
out:
	broker_admin_stop(&admin);
	return result;
}

int topics_ensure(struct topics *topics, struct topic *const *wanted, const bool *has_null_keys, uint32_t count,
		  uint32_t *created, struct error *error)
{
	struct broker_admin_topic *found = calloc(count + 1, sizeof *found);
	int result = -1;

	*created = 0;
	if (!found)
		return error_set(error, ERROR_MEMORY, "no memory for %u topics", count);
	for (uint32_t i = 0; i < count; i++)
		found[i].name = wanted[i]->name;
	if (!count || !visit(topics, found, count, created, error))
		result = take_over(wanted, found, has_null_keys, count, error);
	if (*created)
		log_info("sink", "topics created", "count", LOG_INT(*created), NULL);
	free(found);
	return result;
}
