/* Flags: --name value, --name=value, -c FILE; operands may stand among them, and everything after -- is one. */
#include "command/arguments.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/nearest.h"
#include "config/value.h"
#include "source/source.h"

/* the line as it is read */
struct reading {
	struct arguments *arguments;
	int argc, at;
	char **argv;
};

static int usage_error(const struct command *command, const char *text, const char *culprit, const char *nearest)
{
	fprintf(stderr, "millrace %s: %s%s", command->name, text, culprit);
	if (nearest)
		fprintf(stderr, ": did you mean --%s?", nearest);
	fprintf(stderr, "\nusage: millrace %s --help\n", command->name);
	return EX_USAGE;
}

static bool takes_option(const struct command *command, const char *flag)
{
	for (const char *const *option = command->options; option && *option; option++)
		if (strcmp(*option, flag) == 0)
			return true;
	return false;
}

static int own_flag(const struct command *command, const char *flag)
{
	for (int i = 0; command->flags && command->flags[i].name; i++)
		if (strcmp(command->flags[i].name, flag) == 0)
			return i;
	return -1;
}

static void consider(const char *word, const char *known, const char **nearest, size_t *best)
{
	size_t distance = nearest_distance(word, known);

	if (nearest_is_near(word, distance) && distance < *best) {
		*best = distance;
		*nearest = known;
	}
}

static const char *nearest_flag(const struct command *command, const char *flag)
{
	const char *nearest = NULL;
	size_t best = SIZE_MAX;

	for (const char *const *option = command->options; option && *option; option++)
		consider(flag, *option, &nearest, &best);
	for (const struct command_flag *own = command->flags; own && own->name; own++)
		consider(flag, own->name, &nearest, &best);
	if (command->options)
		consider(flag, "set", &nearest, &best);
	consider(flag, "help", &nearest, &best);
	return nearest;
}

/* the value behind `=` or in the next argument; NULL when there is none */
static const char *take_value(struct reading *reading, const char *equals)
{
	if (equals)
		return equals + 1;
	return reading->at + 1 < reading->argc ? reading->argv[++reading->at] : NULL;
}

static int setting_add(struct arguments *arguments, const char *key, const char *value, const char *origin)
{
	if (arguments->setting_count == ARGUMENTS_SETTINGS_MAX)
		return usage_error(arguments->command, "too many settings, from ", origin, NULL);
	arguments->settings[arguments->setting_count++] = (struct config_setting){key, value, origin};
	return -1;
}

static int take_set(struct arguments *arguments, const char *text)
{
	const char *equals = text ? strchr(text, '=') : NULL, *key;

	if (!text)
		return usage_error(arguments->command, "a KEY=VALUE is missing after ", "--set", NULL);
	if (!equals || equals == text)
		return usage_error(arguments->command, "--set wants KEY=VALUE, not ", text, NULL);
	key = arena_copy(&arguments->arena, text, (size_t)(equals - text));
	return key ? setting_add(arguments, key, equals + 1, "--set") : EX_OSERR;
}

/* --flag of the option table; without its value it is the setting's origin in messages */
static int take_option(struct reading *reading, const struct config_option *option, const char *equals)
{
	struct arguments *arguments = reading->arguments;
	size_t size = strlen(option->flag) + 3;
	char *origin = arena_alloc(&arguments->arena, size);
	const char *value;

	if (!origin)
		return EX_OSERR;
	snprintf(origin, size, "--%s", option->flag);
	if (option->type == CONFIG_BOOLEAN)
		value = equals ? equals + 1 : "true";
	else
		value = take_value(reading, equals);
	if (!value)
		return usage_error(arguments->command, "a value is missing after ", origin, NULL);
	return setting_add(arguments, option->key, value, origin);
}

static int take_own(struct reading *reading, int index, const char *equals)
{
	struct arguments *arguments = reading->arguments;
	const struct command_flag *flag = &arguments->command->flags[index];

	assert(index < COMMAND_FLAGS_MAX);
	if (!flag->argument && equals)
		return usage_error(arguments->command, "no value belongs after --", flag->name, NULL);
	arguments->values[index] = flag->argument ? take_value(reading, equals) : "";
	if (!arguments->values[index])
		return usage_error(arguments->command, "a value is missing after --", flag->name, NULL);
	return -1;
}

static int print_usage(const struct command *command)
{
	struct buffer out = {0};

	command_write_usage(command, &out);
	fputs(buffer_string(&out), stdout);
	buffer_fini(&out);
	return EX_OK;
}

/* an argument that begins with -- */
static int take_flag(struct reading *reading, const char *argument)
{
	struct arguments *arguments = reading->arguments;
	const struct command *command = arguments->command;
	const char *equals = strchr(argument, '=');
	char flag[NEAREST_LENGTH + 1];
	int own;

	snprintf(flag, sizeof flag, "%.*s", equals ? (int)(equals - argument - 2) : (int)strlen(argument + 2),
		 argument + 2);
	own = own_flag(command, flag);
	if (own >= 0)
		return take_own(reading, own, equals);
	if (takes_option(command, flag))
		return take_option(reading, config_option_by_flag(flag), equals);
	if (strcmp(flag, "help") == 0)
		return print_usage(command);
	if (command->options && strcmp(flag, "set") == 0)
		return take_set(arguments, take_value(reading, equals));
	if (command->options && strcmp(flag, "config") == 0) {
		arguments->file = take_value(reading, equals);
		return arguments->file ? -1 : usage_error(command, "a file is missing after ", "--config", NULL);
	}
	return usage_error(command, "unknown flag ", argument, nearest_flag(command, flag));
}

static bool holds_secret(const struct config_setting *setting)
{
	const struct config_option *option = config_option_find(setting->key);
	char redacted[1024];

	if (!option) /* kafka.properties.<name> */
		return strncmp(setting->key, "kafka.properties.", strlen("kafka.properties.")) == 0;
	if (strcmp(option->key, "source.url") != 0)
		return option->secret;
	source_redact(setting->value, redacted, sizeof redacted);
	return strcmp(redacted, setting->value) != 0;
}

int arguments_hide(struct arguments *arguments)
{
	for (size_t i = 0; i < arguments->setting_count; i++) {
		struct config_setting *setting = &arguments->settings[i];
		char *shown = (char *)setting->value, *kept;

		if (!holds_secret(setting))
			continue;
		kept = arena_copy(&arguments->arena, shown, strlen(shown));
		if (!kept)
			return EX_OSERR;
		setting->value = kept;
		memset(shown, '*', strlen(shown));
	}
	return EX_OK;
}

static int take_operand(struct arguments *arguments, const char *operand)
{
	if (!arguments->command->operands)
		return usage_error(arguments->command, "unexpected argument ", operand, NULL);
	if (arguments->operand_count == ARGUMENTS_OPERANDS_MAX)
		return usage_error(arguments->command, "too many arguments, from ", operand, NULL);
	arguments->operands[arguments->operand_count++] = operand;
	return -1;
}

static int take_argument(struct reading *reading, bool *only_operands)
{
	struct arguments *arguments = reading->arguments;
	const char *argument = reading->argv[reading->at];

	if (*only_operands || argument[0] != '-' || argument[1] == '\0')
		return take_operand(arguments, argument);
	if (strcmp(argument, "--") == 0) {
		*only_operands = true;
		return -1;
	}
	if (argument[1] == '-')
		return take_flag(reading, argument);
	if (strcmp(argument, "-h") == 0)
		return print_usage(arguments->command);
	if (argument[1] == 'c' && arguments->command->options) {
		arguments->file = argument[2] ? argument + 2 : take_value(reading, NULL);
		return arguments->file ? -1 : usage_error(arguments->command, "a file is missing after ", "-c", NULL);
	}
	return usage_error(arguments->command, "unknown flag ", argument, NULL);
}

int arguments_parse(struct arguments *arguments, const char *name, int argc, char **argv)
{
	struct reading reading = {arguments, argc, 1, argv};
	bool only_operands = false;
	int status = -1;

	*arguments = (struct arguments){.command = command_find(name)};
	assert(arguments->command);
	for (; status < 0 && reading.at < argc; reading.at++)
		status = take_argument(&reading, &only_operands);
	if (status < 0 && arguments->command->operands_needed && !arguments->operand_count)
		status = usage_error(arguments->command, "missing ", arguments->command->operands, NULL);
	return status;
}

void arguments_fini(struct arguments *arguments)
{
	arena_fini(&arguments->arena);
}

const char *arguments_value(const struct arguments *arguments, const char *flag)
{
	int index = own_flag(arguments->command, flag);

	assert(index >= 0);
	return arguments->values[index];
}

int arguments_number(const struct arguments *arguments, const char *flag, int64_t standard, int64_t min, int64_t max,
		     int64_t *value)
{
	const char *text = arguments_value(arguments, flag);
	struct error error = {0};

	*value = standard;
	if (!text || (value_integer(text, value, &error) == 0 && *value >= min && *value <= max))
		return 0;
	fprintf(stderr, "millrace %s: --%s wants a number from %" PRId64 " to %" PRId64 ", not %s\n",
		arguments->command->name, flag, min, max, text);
	return -1;
}

int arguments_config(const struct arguments *arguments, struct config_needs needs, struct config *config)
{
	struct buffer mistakes = {0};
	int status = 0;

	if (config_load(config, arguments->file, arguments->settings, arguments->setting_count, needs, &mistakes) < 0) {
		fputs(mistakes.failed ? "millrace: no memory for the configuration\n" : buffer_string(&mistakes),
		      stderr);
		if (!arguments->file)
			fprintf(stderr, "usage: millrace %s --help\n", arguments->command->name);
		status = mistakes.failed ? EX_OSERR : arguments->file ? EX_CONFIG : EX_USAGE;
	}
	buffer_fini(&mistakes);
	return status;
}

int command_fail(const char *command, const struct error *error)
{
	fprintf(stderr, "millrace %s: %s\n", command, error->text);
	if (error->hint[0])
		fprintf(stderr, "  %s\n", error->hint);
	return error_exit_status(error->code);
}
