/* millrace tail: records of topics as JSON lines, or as readable lines for people. */
#include "sink/tail.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/pretty.h"
#include "command/schemas.h"
#include "command/stop.h"

enum { TAIL_POLL_MS = 200 };

struct tail_command {
	struct tail *tail;
	struct schemas *schemas;
	bool pretty, color, until_end;
	int64_t count; /* records still wanted; INT64_MAX: all */
};

static void print_json(const struct tail_record *record, struct buffer *key, struct buffer *value, struct buffer *line)
{
	buffer_add_string(line, "{\"topic\":");
	buffer_add_json(line, record->topic, strlen(record->topic));
	buffer_printf(line, ",\"partition\":%" PRId32 ",\"offset\":%" PRId64 ",\"timestamp\":\"", record->partition,
		      record->offset);
	render_timestamp(line, record->timestamp_ms * 1000);
	buffer_printf(line, "\",\"key\":%s,\"value\":%s}\n", buffer_string(key), buffer_string(value));
}

/* 1: written; 0: nobody reads standard output any more, which ends the command without a word; -1: an error */
static int print_record(struct tail_command *command, const struct tail_record *record, struct error *error)
{
	struct buffer key = {0}, value = {0}, line = {0};
	int result = 1;

	schemas_render(command->schemas, record->key, record->key_length, &key);
	schemas_render(command->schemas, record->value, record->value_length, &value);
	if (command->pretty)
		pretty_write(record, buffer_string(&key), buffer_string(&value), command->color, &line);
	else
		print_json(record, &key, &value, &line);
	if (key.failed || value.failed || line.failed)
		fprintf(stderr, "millrace tail: %s, partition %" PRId32 ", offset %" PRId64 ": too large to show\n",
			record->topic, record->partition, record->offset);
	else
		fwrite(line.data, 1, line.length, stdout);
	if (fflush(stdout) != 0)
		result = errno == EPIPE ? 0 : error_set(error, ERROR_IO, "standard output: %s", strerror(errno));
	buffer_fini(&key);
	buffer_fini(&value);
	buffer_fini(&line);
	return result;
}

static int print_records(struct tail_command *command, struct error *error)
{
	struct tail_record record;

	while (command->count > 0 && !stop_asked()) {
		int got = tail_next(command->tail, TAIL_POLL_MS, &record, error);

		if (got == 0 && command->until_end && tail_at_end(command->tail))
			return 0;
		if (got > 0) {
			got = print_record(command, &record, error);
			if (got == 0)
				return 0;
			command->count--;
		}
		if (got < 0)
			return -1;
	}
	return 0;
}

static int tail_run(struct tail_command *command, const struct arguments *arguments, const struct config *config)
{
	const struct config_pairs *properties = &config->kafka.properties;
	struct sink_property *passed = calloc(properties->count + 1, sizeof *passed);
	struct tail_options options = {.brokers = config->kafka.brokers,
				       .properties = passed,
				       .property_count = properties->count,
				       .topics = arguments->operands,
				       .topic_count = (uint32_t)arguments->operand_count,
				       .from_beginning = arguments_value(arguments, "from-beginning") != NULL,
				       .timeout_us = config->kafka.request_timeout};
	struct error error = {0};
	int status = EX_OK;

	for (uint32_t i = 0; passed && i < properties->count; i++)
		passed[i] = (struct sink_property){properties->pairs[i].name, properties->pairs[i].value};
	stop_watch();
	if (!passed)
		error_set(&error, ERROR_MEMORY, "no memory for properties");
	else if ((command->schemas = schemas_new(config, &error)) && tail_open(&options, &command->tail, &error) == 0)
		print_records(command, &error);
	if (error.code != ERROR_NONE)
		status = command_fail("tail", &error);
	tail_close(command->tail);
	schemas_free(command->schemas);
	free(passed);
	return status;
}

/* 0, or the exit status after a mistake */
static int read_flags(struct tail_command *command, const struct arguments *arguments)
{
	const char *color = arguments_value(arguments, "color");

	color = color ? color : "auto";
	command->pretty = arguments_value(arguments, "pretty") != NULL;
	command->until_end = arguments_value(arguments, "until-end") != NULL;
	if (strcmp(color, "auto") != 0 && strcmp(color, "always") != 0 && strcmp(color, "never") != 0) {
		fprintf(stderr, "millrace tail: --color is auto, always or never, not %s\n", color);
		return EX_USAGE;
	}
	command->color = strcmp(color, "always") == 0 || (strcmp(color, "auto") == 0 && isatty(STDOUT_FILENO));
	return arguments_number(arguments, "count", INT64_MAX, 1, INT64_MAX, &command->count) < 0 ? EX_USAGE : EX_OK;
}

int command_tail(int argc, char **argv)
{
	static struct arguments arguments;
	struct tail_command command = {0};
	struct config config = {0};
	int status = arguments_parse(&arguments, "tail", argc, argv);

	if (status >= 0)
		goto done;
	status = read_flags(&command, &arguments);
	if (status == EX_OK)
		status = arguments_config(&arguments, (struct config_needs){.brokers = true}, &config);
	if (status == EX_OK)
		status = tail_run(&command, &arguments, &config);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
