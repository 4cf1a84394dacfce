/* millrace schema: what run would register for tables, and what of their values the schemas hold; schema_check.c has --check. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "command/schema_command.h"
#include "source/rehearsal.h"

int schema_patterns(const struct schema_command *command, struct arena *arena, struct patterns *patterns,
		    struct error *error)
{
	const struct arguments *arguments = command->arguments;

	*patterns = (struct patterns){0};
	if (!arguments->operand_count)
		*patterns = command->config->tables;
	for (size_t i = 0; i < arguments->operand_count; i++)
		if (patterns_parse(patterns, arguments->operands[i], arena, error) < 0)
			return -1;
	return 0;
}

static int run(struct schema_command *command)
{
	const struct config *config = command->config;
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};
	struct source *source;
	struct error error = {0};
	char encoding[64];
	int status;

	source = source_new(&options, &error);
	command->reader = (struct schema_reader){.source = source, .config = config};
	command->describe = (struct describe){.prefix = config->topics.prefix};
	if (!source || source_encoding(source, encoding, sizeof encoding, &error) < 0) {
		status = command_fail("schema", &error);
	} else {
		command->describe.sql_ascii = strcmp(encoding, "SQL_ASCII") == 0;
		status = arguments_value(command->arguments, "check") ? schema_check(command) : schema_show(command);
	}
	topic_set_fini(&command->reader.topics);
	source_free(source);
	return status;
}

int command_schema(int argc, char **argv)
{
	static struct arguments arguments;
	struct schema_command command = {.arguments = &arguments};
	struct config config = {0};
	int status = arguments_parse(&arguments, "schema", argc, argv);

	if (status >= 0)
		goto done;
	command.config = &config;
	command.json = arguments_value(&arguments, "json");
	if (!arguments.operand_count && !arguments_value(&arguments, "check")) {
		fprintf(stderr, "millrace schema: missing TABLE..., which --check alone can do without\n"
				"usage: millrace schema --help\n");
		status = EX_USAGE;
		goto done;
	}
	status = arguments_config(&arguments, (struct config_needs){.source = true}, &config);
	if (status == EX_OK)
		status = run(&command);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
