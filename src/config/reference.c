/* The option table as an example file and as a page. */
#include <assert.h>
#include <string.h>

#include "config/config.h"
#include "config/value.h"

enum { WIDTH = 96 };

/* `text` as comment lines of at most WIDTH columns behind `indent` */
static void write_comment(struct buffer *out, const char *indent, const char *text)
{
	while (*text) {
		size_t room = WIDTH - strlen(indent), length = strlen(text);

		if (length > room) {
			length = room;
			while (length > 0 && text[length] != ' ')
				length--;
		}
		assert(length > 0);
		buffer_printf(out, "%s# %.*s\n", indent, (int)length, text);
		text += length + strspn(text + length, " ");
	}
}

static bool is_quoted(const struct config_option *option, const char *value)
{
	switch (option->type) {
	case CONFIG_INTEGER:
	case CONFIG_BOOLEAN:
	case CONFIG_PATTERNS:
	case CONFIG_PAIRS:
		return false;
	case CONFIG_SIZE:
		/* bytes alone are a number */
		return strspn(value, "0123456789") != strlen(value);
	default:
		return true;
	}
}

/* what the option's value may be, e.g. "duration, 100 ms to 5 min" */
static void write_type(struct buffer *out, const struct config_option *option)
{
	static const char *const names[] = {
		[CONFIG_STRING] = "string",     [CONFIG_INTEGER] = "number", [CONFIG_BOOLEAN] = "true or false",
		[CONFIG_DURATION] = "duration", [CONFIG_SIZE] = "size",      [CONFIG_ENUM] = "one of ",
		[CONFIG_PATTERNS] = "list",     [CONFIG_PAIRS] = "list",
	};

	buffer_add_string(out, names[option->type]);
	if (option->type == CONFIG_ENUM)
		for (int i = 0; option->names[i]; i++)
			buffer_printf(out, "%s%s", i ? ", " : "", option->names[i]);
	if (option->type == CONFIG_DURATION) {
		buffer_add_string(out, ", ");
		value_duration_write(out, option->min);
		buffer_add_string(out, " to ");
		value_duration_write(out, option->max);
	}
	if (option->type == CONFIG_SIZE) {
		buffer_add_string(out, ", ");
		value_size_write(out, option->min);
		buffer_add_string(out, " to ");
		value_size_write(out, option->max);
	}
	if (option->type == CONFIG_INTEGER)
		buffer_printf(out, ", %lld to %lld", (long long)option->min, (long long)option->max);
}

static void write_setting(struct buffer *out, const char *indent, const struct config_option *option)
{
	const char *dot = strchr(option->key, '.'), *value = option->standard ? option->standard : option->example;
	const char *quote = is_quoted(option, value) ? "\"" : "";
	struct buffer facts = {0};

	write_comment(out, indent, option->sentence);
	buffer_add_char(&facts, '(');
	write_type(&facts, option);
	buffer_printf(&facts, "%s%s%s%s)",
		      option->required   ? "; required"
		      : option->standard ? ""
					 : "; no default",
		      option->reloadable ? "; taken over on SIGHUP" : "", option->flag ? "; flag --" : "",
		      option->flag ? option->flag : "");
	write_comment(out, indent, buffer_string(&facts));
	buffer_fini(&facts);
	buffer_printf(out, "%s#%s = %s%s%s;\n\n", indent, dot ? dot + 1 : option->key, quote, value, quote);
}

void config_write_example(struct buffer *out)
{
	size_t count, group = 0;
	const struct config_option *options = config_options(&count);

	buffer_add_string(
		out,
		"# millrace.conf: every option, with its default, or an example where there is none.\n"
		"# The format is libconfig's. Durations are written \"500 ms\", \"10 s\", \"5 min\"; sizes \"64 kB\" (1000),\n"
		"# \"8 MiB\" (1024) or plain bytes. ${env:NAME} and ${file:PATH} in a string are replaced by what they\n"
		"# name. Flags override the file. This file is generated from the option table in src/config/options.c.\n\n");
	for (size_t i = 0; i < count; i++) {
		const char *dot = strchr(options[i].key, '.');
		size_t length = dot ? (size_t)(dot - options[i].key) : 0;

		if (options[i].flag_only)
			continue;
		if (group && (length != group || strncmp(options[i].key, options[i - 1].key, length) != 0)) {
			out->length--; /* no empty line before the brace */
			buffer_add_string(out, "};\n\n");
			group = 0;
		}
		if (length && !group) {
			buffer_printf(out, "%.*s: {\n", (int)length, options[i].key);
			group = length;
		}
		write_setting(out, group ? "\t" : "", &options[i]);
	}
	assert(group);
	out->length--;
	buffer_add_string(out, "};\n");
}

void config_write_minimal(struct buffer *out)
{
	size_t count;
	const struct config_option *options = config_options(&count);

	buffer_add_string(out, "# The least that millrace needs; config/millrace.conf has every option.\n");
	for (size_t i = 0; i < count; i++)
		if (options[i].required) {
			const char *dot = strchr(options[i].key, '.');

			assert(dot);
			buffer_printf(out, "%.*s: {\n\t%s = \"%s\";\n};\n", (int)(dot - options[i].key), options[i].key,
				      dot + 1, options[i].example);
		}
}

void config_write_reference(struct buffer *out)
{
	size_t count;
	const struct config_option *options = config_options(&count);

	buffer_add_string(out, "| option | value | default | meaning |\n|---|---|---|---|\n");
	for (size_t i = 0; i < count; i++) {
		const struct config_option *option = &options[i];

		buffer_printf(out, "| `%s`", option->key);
		if (option->flag)
			buffer_printf(out, "<br>`--%s`", option->flag);
		buffer_add_string(out, " | ");
		write_type(out, option);
		buffer_printf(out, " | %s%s%s | %s%s%s%s |\n", option->standard ? "`" : "",
			      option->standard ? option->standard : "",
			      option->standard   ? "`"
			      : option->required ? "required"
						 : "",
			      option->sentence, option->flag_only ? " Only on the command line." : "",
			      option->reloadable ? " Taken over on SIGHUP." : "",
			      option->secret ? " Never shown." : "");
	}
}
