/* Kafka, by reading the offsets topic as a consumer: the brokers answer, and what was published. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/position.h"
#include "command/check.h"
#include "sink/sink.h"
#include "sink/tail.h"

/* the newest record of this instance, by the end of the topic or the deadline */
static int read_record(struct check *check, struct tail *tail, struct error *error)
{
	int64_t deadline_us = clock_monotonic_us() + check->config->kafka.request_timeout;
	const char *name = check->config->name;
	struct tail_record record;
	int got;

	do {
		got = tail_next(tail, 100, &record, error);
		if (got < 0)
			return -1;
		if (got > 0 && record.value && record.key_length == strlen(name) &&
		    memcmp(record.key, name, record.key_length) == 0) {
			if (offsets_decode(record.value, record.value_length, &check->record, error) < 0)
				return error_wrap(error, "topic %s, offset %" PRId64, record.topic, record.offset);
			check->have_record = true;
		}
	} while ((got > 0 || !tail_at_end(tail)) && clock_monotonic_us() < deadline_us);
	if (!tail_at_end(tail))
		return error_set(error, ERROR_TIMEOUT, "the offsets topic could not be read to its end in time");
	check->kafka_read = true;
	return 0;
}

struct sink_property *check_properties(const struct config *config, struct error *error)
{
	uint32_t count = config->kafka.properties.count;
	struct sink_property *properties = calloc(count + 1, sizeof *properties);

	if (!properties)
		error_set(error, ERROR_MEMORY, "no memory for properties");
	for (uint32_t i = 0; properties && i < count; i++)
		properties[i] = (struct sink_property){config->kafka.properties.pairs[i].name,
						       config->kafka.properties.pairs[i].value};
	return properties;
}

static int look(struct check *check, const char *topic, struct error *error)
{
	const struct config *config = check->config;
	struct sink_property *properties = check_properties(config, error);
	struct tail_options options = {.brokers = config->kafka.brokers,
				       .properties = properties,
				       .property_count = config->kafka.properties.count,
				       .topics = &topic,
				       .topic_count = 1,
				       .from_beginning = true,
				       .timeout_us = config->kafka.request_timeout};
	struct tail *tail = NULL;
	int result = -1;

	if (!properties)
		return -1;
	if (tail_open(&options, &tail, error) == 0)
		result = read_record(check, tail, error);
	tail_close(tail);
	free(properties);
	return result;
}

static void check_library(struct check *check)
{
	bool spins;
	const char *version = sink_library(&spins);

	check_row(check, CHECK_OK, "librdkafka", "%s", version);
	if (spins && check->config->delivery == CONFIG_EXACTLY_ONCE)
		check_remedy(
			"2.4 or newer takes less than half of the CPU while single commits are published; nothing has to "
			"be built anew for it");
}

void check_kafka(struct check *check)
{
	struct error error = {0};
	char topic[80], lsn[24];

	check_library(check);
	snprintf(topic, sizeof topic, "__millrace.%s.offsets", check->config->name);
	if (look(check, topic, &error) == 0) {
		check_row(check, CHECK_OK, "kafka", "%s answers", check->config->kafka.brokers);
		if (check->have_record)
			check_row(check, CHECK_OK, "offsets", "published up to %s",
				  lsn_format(lsn, check->record.position.commit_lsn));
		else
			check_row(check, CHECK_OK, "offsets", "topic %s holds no record of this instance", topic);
	} else if (error.code == ERROR_CONFIG && strstr(error.text, topic)) {
		check->kafka_read = true;
		check_row(check, CHECK_OK, "kafka", "%s answers", check->config->kafka.brokers);
		check_row(check, CHECK_OK, "offsets", "nothing was published yet: topic %s will be made", topic);
	} else {
		check_error(check, "kafka", &error);
	}
}
