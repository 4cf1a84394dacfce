/* The file (libconfig) and the command line's settings, walked once each; every mistake is a line and the walk goes on. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <libconfig.h>

#include "config/load.h"

enum { FILE_MAX_BYTES = 1 << 20, KEY_MAX = 256, DEPTH_MAX = 8 };

struct walk {
	struct load *load;
	const char *file;
};

static const char *where_of(const struct walk *walk, const config_setting_t *setting, char out[KEY_MAX])
{
	const char *file = config_setting_source_file(setting);

	snprintf(out, KEY_MAX, "%s:%u", file ? file : walk->file, config_setting_source_line(setting));
	return out;
}

static void mistake_unknown(struct load *load, const char *where, const char *key)
{
	const char *nearest = config_nearest_key(key);

	load_mistake(load, where, "unknown option %s%s%s%s", key, nearest ? ": did you mean " : "",
		     nearest ? nearest : "", nearest ? "?" : "");
}

/* whether some option's key lies within the group */
static bool group_is_known(const char *path)
{
	size_t count, length = strlen(path);
	const struct config_option *options = config_options(&count);

	for (size_t i = 0; i < count; i++)
		if (strncmp(options[i].key, path, length) == 0 && options[i].key[length] == '.')
			return true;
	return false;
}

/* a scalar as text; NULL: not a scalar. *quoted: it was a string */
static const char *scalar_text(const config_setting_t *setting, char out[32], bool *quoted)
{
	*quoted = false;
	switch (config_setting_type(setting)) {
	case CONFIG_TYPE_STRING:
		*quoted = true;
		return config_setting_get_string(setting);
	case CONFIG_TYPE_BOOL:
		return config_setting_get_bool(setting) ? "true" : "false";
	case CONFIG_TYPE_INT:
		snprintf(out, 32, "%d", config_setting_get_int(setting));
		return out;
	case CONFIG_TYPE_INT64:
		snprintf(out, 32, "%lld", config_setting_get_int64(setting));
		return out;
	case CONFIG_TYPE_FLOAT:
		snprintf(out, 32, "%g", config_setting_get_float(setting));
		return out;
	default:
		return NULL;
	}
}

/* what a value must look like in the file, or NULL where it does */
static const char *wanted_form(enum config_type type, bool quoted)
{
	switch (type) {
	case CONFIG_STRING:
	case CONFIG_ENUM:
	case CONFIG_PATTERNS:
	case CONFIG_PAIRS:
		return quoted ? NULL : "a string in double quotes";
	case CONFIG_INTEGER:
		return quoted ? "a number without quotes" : NULL;
	case CONFIG_BOOLEAN:
		return quoted ? "true or false without quotes" : NULL;
	default:
		return NULL;
	}
}

static void walk_scalar(struct walk *walk, const struct config_option *option, const config_setting_t *setting)
{
	char where[KEY_MAX], text[32];
	bool quoted;
	const char *value = scalar_text(setting, text, &quoted), *wanted = wanted_form(option->type, quoted);

	where_of(walk, setting, where);
	if (!value)
		load_mistake(walk->load, where, "%s: expected a single value", option->key);
	else if (wanted)
		load_mistake(walk->load, where, "%s: expected %s", option->key, wanted);
	else
		load_value(walk->load, option, value, where);
}

static void walk_option(struct walk *walk, const struct config_option *option, const config_setting_t *setting)
{
	bool takes_list = option->type == CONFIG_PATTERNS || option->type == CONFIG_PAIRS;
	char where[KEY_MAX];

	if (option->flag_only)
		load_mistake(walk->load, where_of(walk, setting, where),
			     "%s may not stand in a file, only on the command line (--%s): it is meant for one run",
			     option->key, option->flag);
	else if (takes_list && (config_setting_is_array(setting) || config_setting_is_list(setting)))
		for (int i = 0; i < config_setting_length(setting); i++)
			walk_scalar(walk, option, config_setting_get_elem(setting, (unsigned)i));
	else if (takes_list && config_setting_is_group(setting))
		load_mistake(walk->load, where_of(walk, setting, where), "%s: expected a list of strings, as in %s",
			     option->key, option->example);
	else
		walk_scalar(walk, option, setting);
}

static void walk_group(struct walk *walk, const config_setting_t *group, const char *path, int depth)
{
	for (int i = 0; i < config_setting_length(group); i++) {
		const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
		const struct config_option *option;
		char key[KEY_MAX], where[KEY_MAX];

		snprintf(key, sizeof key, "%s%s%s", path, *path ? "." : "", config_setting_name(setting));
		option = config_option_find(key);
		if (option)
			walk_option(walk, option, setting);
		else if (config_setting_is_group(setting) && depth < DEPTH_MAX && group_is_known(key))
			walk_group(walk, setting, key, depth + 1);
		else
			mistake_unknown(walk->load, where_of(walk, setting, where), key);
	}
}

/* a NUL would end the parser's input in the middle of the file */
static bool text_is_text(const char *file, struct buffer *text, struct load *load)
{
	size_t length = strlen(buffer_string(text));
	char where[KEY_MAX];
	int line = 1;

	if (length == text->length)
		return true;
	for (size_t i = 0; i < length; i++)
		line += text->data[i] == '\n';
	snprintf(where, sizeof where, "%s:%d", file, line);
	load_mistake(load, where, "a NUL byte: this is no text file");
	return false;
}

/* the file's bytes into text, bounded; a mistake and false where it has none */
static bool read_file(const char *file, struct buffer *text, struct load *load)
{
	FILE *stream = fopen(file, "re");
	char chunk[4096];
	size_t length;
	const char *wrong = NULL;

	if (!stream) {
		load_mistake(load, file, "cannot be read: %s", strerror(errno));
		return false;
	}
	while ((length = fread(chunk, 1, sizeof chunk, stream)) > 0 && text->length <= FILE_MAX_BYTES)
		buffer_add(text, chunk, length);
	if (ferror(stream))
		wrong = strerror(errno);
	else if (text->length > FILE_MAX_BYTES)
		wrong = "it is larger than 1 MiB";
	else if (text->failed)
		wrong = "no memory";
	if (wrong)
		load_mistake(load, file, "cannot be read: %s", wrong);
	fclose(stream);
	return !wrong && text_is_text(file, text, load);
}

/* the end of the string or comment that begins at `at`, or `at` */
static const char *skip_opaque(const char *at)
{
	const char *end;

	if (*at == '"') {
		for (at++; *at && *at != '"'; at++)
			at += *at == '\\' && at[1];
		return *at ? at + 1 : at;
	}
	if (*at == '#' || (*at == '/' && at[1] == '/'))
		return at + strcspn(at, "\n");
	if (*at == '/' && at[1] == '*') {
		end = strstr(at + 2, "*/");
		return end ? end + 2 : at + strlen(at);
	}
	return at;
}

/* libconfig 1.5 cuts whole numbers to 32 bits unless an L follows: adds it where one is too long for them. A word in the
 * sense of this function is anything a number may not be part of. */
static void mark_long_numbers(struct buffer *out, const char *text)
{
	static const char word[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-+*";

	while (*text) {
		const char *end = skip_opaque(text);
		size_t length = end > text ? (size_t)(end - text) : strspn(text, word);
		bool number = end == text && length > 0 && strspn(text, "+-0123456789") == length;

		buffer_add(out, text, length ? length : 1);
		if (number && length > 9)
			buffer_add_char(out, 'L');
		text += length ? length : 1;
	}
}

static void load_file(struct load *load, const char *file)
{
	struct walk walk = {load, file};
	struct buffer text = {0}, marked = {0};
	char where[KEY_MAX];
	config_t parsed;

	config_init(&parsed);
	if (!read_file(file, &text, load))
		goto done;
	mark_long_numbers(&marked, buffer_string(&text));
	if (marked.failed) {
		load_mistake(load, file, "no memory to read it");
	} else if (config_read_string(&parsed, buffer_string(&marked)) == CONFIG_TRUE) {
		walk_group(&walk, config_root_setting(&parsed), "", 0);
	} else {
		const char *inner = config_error_file(&parsed);

		snprintf(where, sizeof where, "%s:%d", inner ? inner : file, config_error_line(&parsed));
		load_mistake(load, where, "%s", config_error_text(&parsed));
	}
done:
	config_destroy(&parsed);
	buffer_fini(&text);
	buffer_fini(&marked);
}

/* kafka.properties.linger.ms=5: the option whose key `key` extends, and what it is extended by */
static const struct config_option *pairs_option(const char *key, const char **name)
{
	size_t count;
	const struct config_option *options = config_options(&count);

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(options[i].key);

		if (options[i].type == CONFIG_PAIRS && strncmp(options[i].key, key, length) == 0 &&
		    key[length] == '.') {
			*name = key + length + 1;
			return &options[i];
		}
	}
	return NULL;
}

static void load_setting(struct load *load, const struct config_setting *setting)
{
	const char *name;
	const struct config_option *option = config_option_find(setting->key),
				   *pairs = pairs_option(setting->key, &name);
	struct buffer text = {0};

	if (option) {
		load_value(load, option, setting->value, setting->origin);
	} else if (pairs) {
		buffer_printf(&text, "%s=%s", name, setting->value);
		load_value(load, pairs, buffer_string(&text), setting->origin);
		buffer_fini(&text);
	} else {
		mistake_unknown(load, setting->origin, setting->key);
	}
}

static void load_settings(struct load *load, const struct config_setting *settings, size_t count)
{
	/* the command line's patterns replace the file's */
	for (size_t i = 0; i < count; i++)
		if (strcmp(settings[i].key, "tables") == 0)
			load->config->tables.count = 0;
	for (size_t i = 0; i < count; i++)
		load_setting(load, &settings[i]);
}

int config_load(struct config *config, const char *file, const struct config_setting *settings, size_t count,
		struct config_needs needs, struct buffer *mistakes)
{
	struct load load = {.config = config, .mistakes = mistakes};

	*config = (struct config){0};
	load_defaults(&load);
	if (mistakes->length || mistakes->failed)
		return -1;
	if (file)
		load_file(&load, file);
	load_settings(&load, settings, count);
	load_derived(&load);
	load_check(&load, needs);
	return mistakes->length || mistakes->failed ? -1 : 0;
}

void config_fini(struct config *config)
{
	arena_fini(&config->arena);
	arena_fini(&config->tables_arena);
	*config = (struct config){0};
}
