/* The tables' topics: what is there, and what of it would stop run, or surprise. Looks only. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "command/check.h"
#include "schema/names.h"
#include "sink/topics.h"

/* as it is, or as run would make it */
static bool compacted(const struct config *config, const struct topics_found *topic)
{
	return topic->partitions ? topic->described && topic->compacted
				 : strstr(config->topics.cleanup_policy, "compact") != NULL;
}

static void check_keys(struct check *check, const struct topics_found *topic, const struct source_table *table)
{
	struct error error;

	if (table->keyed && check->config->events.truncate != CONFIG_TRUNCATE_EVENT)
		return;
	topics_refuse_null_keys(topic->name, &error);
	check_error(check, "topic", &error);
}

/* delivery, "Compacted topics" */
static void check_toast(struct check *check, const struct topics_found *topic, const struct source_table *table)
{
	char remedy[300];

	if (!table->toasted)
		return;
	check_row(
		check, CHECK_WARNING, "topic",
		"%s is compacted: an update that leaves a TOASTed value of %s untouched outlives the record that had it",
		topic->name, table->toasted);
	check_remedy(
		"the value is null and listed in `unchanged`, also where a key changes; the stream carries it under:");
	snprintf(remedy, sizeof remedy, "ALTER TABLE \"%s\".\"%s\" REPLICA IDENTITY FULL;", table->schema, table->name);
	check_remedy(remedy);
}

static void check_topic(struct check *check, const struct topics_found *topic, const struct source_table *table)
{
	const struct config *config = check->config;

	if (compacted(config, topic)) {
		check_keys(check, topic, table);
		check_toast(check, topic, table);
	}
	if (topic->partitions && topic->partitions != config->topics.partitions)
		check_row(check, CHECK_OK, "topic",
			  "%s has %" PRId32 " partitions and keeps them; topics.partitions = %" PRId64
			  " is for new ones",
			  topic->name, topic->partitions, config->topics.partitions);
	if (topic->described && topic->max_message_bytes < config->events.max_bytes) {
		check_row(check, CHECK_WARNING, "topic", "%s takes no event of more than %" PRIu32 " bytes",
			  topic->name, topic->max_message_bytes);
		check_remedy("events.max_bytes allows larger ones: raise the topic's max.message.bytes");
	}
}

static struct topics *open_topics(const struct config *config, struct error *error)
{
	struct sink_property *properties = check_properties(config, error);
	struct topics_options options = {.brokers = config->kafka.brokers,
					 .properties = properties,
					 .property_count = config->kafka.properties.count,
					 .partitions = (int32_t)config->topics.partitions,
					 .replication = (int32_t)config->topics.replication_factor,
					 .timeout_us = config->kafka.request_timeout};
	struct topics *topics = properties ? topics_new(&options, error) : NULL;

	free(properties);
	return topics;
}

static int look(const struct config *config, struct topics_found *found, uint32_t count, struct error *error)
{
	struct topics *topics = open_topics(config, error);
	int result = topics ? topics_look(topics, found, count, error) : -1;

	topics_free(topics);
	return result;
}

static void check_found(struct check *check, const struct topics_found *found, const struct source_table *const *tables,
			uint32_t count)
{
	uint32_t there = 0;

	for (uint32_t i = 0; i < count; i++) {
		check_topic(check, &found[i], tables[i]);
		there += found[i].partitions > 0;
	}
	check_row(check, CHECK_OK, "topics",
		  "%" PRIu32 " of %" PRIu32 " are there; others would have %" PRId64
		  " partitions and cleanup.policy=%s",
		  there, count, check->config->topics.partitions, check->config->topics.cleanup_policy);
}

void check_topics(struct check *check, const struct source_tables *tables)
{
	struct topics_found *found = calloc(tables->count + 1u, sizeof *found);
	const struct source_table **matched = calloc(tables->count + 1u, sizeof(struct source_table *));
	struct buffer *names = calloc(tables->count + 1u, sizeof *names);
	struct error error = {0};
	uint32_t count = 0;

	for (uint32_t i = 0; found && matched && names && i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];

		if (!table->matched)
			continue;
		names_topic(&names[count], check->config->topics.prefix, table->schema, table->name);
		found[count].name = buffer_string(&names[count]);
		matched[count++] = table;
	}
	if (count && check->kafka_read && look(check->config, found, count, &error) == 0)
		check_found(check, found, matched, count);
	else if (error.code)
		check_error(check, "topics", &error);
	for (uint32_t i = 0; i < count; i++)
		buffer_fini(&names[i]);
	free(names);
	free(matched);
	free(found);
}
