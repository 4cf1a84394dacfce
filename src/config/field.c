/* One value into its field, checked against its row of the option table. */
#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "config/load.h"
#include "config/value.h"

__attribute__((format(printf, 3, 0))) static void mistake_add(struct buffer *mistakes, const char *where,
							      const char *format, va_list arguments)
{
	buffer_printf(mistakes, "%s: ", where);
	buffer_vprintf(mistakes, format, arguments);
	buffer_add_char(mistakes, '\n');
}

void load_mistake(struct load *load, const char *where, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	mistake_add(load->mistakes, where, format, arguments);
	va_end(arguments);
}

static const char **origin_of(struct load *load, const struct config_option *option)
{
	size_t count, index = (size_t)(option - config_options(&count));

	assert(index < count && count <= LOAD_OPTIONS_MAX);
	return &load->origins[index];
}

void load_wrong(struct load *load, const char *key, const char *format, ...)
{
	const char *origin = *origin_of(load, config_option_find(key));
	va_list arguments;

	va_start(arguments, format);
	mistake_add(load->mistakes, origin ? origin : "config", format, arguments);
	va_end(arguments);
}

bool load_given(const struct load *load, const char *key)
{
	size_t count;

	return load->origins[config_option_find(key) - config_options(&count)] != NULL;
}

static void mistake_of_value(struct load *load, const char *where, const struct config_option *option,
			     const struct error *error)
{
	/* the text quotes the value; a secret's is kept */
	if (option->secret && option->type == CONFIG_STRING && error->text[0] == '"')
		load_mistake(load, where, "%s has a value that does not fit", option->key);
	else
		load_mistake(load, where, "%s: %s%s%s", option->key, error->text, error->hint[0] ? ": " : "",
			     error->hint);
}

static void number_write(struct buffer *out, enum config_type type, int64_t value)
{
	if (type == CONFIG_DURATION)
		value_duration_write(out, value);
	else if (type == CONFIG_SIZE)
		value_size_write(out, value);
	else
		buffer_printf(out, "%" PRId64, value);
}

static int set_number(int64_t *field, const struct config_option *option, const char *text, struct error *error)
{
	struct buffer range = {0};
	int64_t value;
	int result = option->type == CONFIG_DURATION ? value_duration(text, &value, error)
		     : option->type == CONFIG_SIZE   ? value_size(text, &value, error)
						     : value_integer(text, &value, error);

	if (result < 0)
		return -1;
	if (value < option->min || value > option->max) {
		number_write(&range, option->type, option->min);
		buffer_add_string(&range, " to ");
		number_write(&range, option->type, option->max);
		error_set(error, ERROR_CONFIG, "\"%s\" is out of range: %s", text, buffer_string(&range));
		buffer_fini(&range);
		return -1;
	}
	*field = value;
	return 0;
}

static int set_enum(int *field, const struct config_option *option, const char *text, struct error *error)
{
	struct buffer known = {0};

	for (int i = 0; option->names[i]; i++) {
		if (strcmp(option->names[i], text) == 0) {
			*field = i;
			buffer_fini(&known);
			return 0;
		}
		buffer_printf(&known, "%s%s", i ? ", " : "", option->names[i]);
	}
	error_set(error, ERROR_CONFIG, "\"%s\" is none of %s", text, buffer_string(&known));
	buffer_fini(&known);
	return -1;
}

/* the first name=value pair of the name, or a new one at the end; NULL without memory */
static struct config_pair *pair_place(struct config_pairs *pairs, const char *name, struct arena *arena)
{
	struct config_pair *grown;

	for (uint32_t i = 0; i < pairs->count; i++)
		if (strcmp(pairs->pairs[i].name, name) == 0)
			return &pairs->pairs[i];
	grown = arena_alloc(arena, (pairs->count + 1) * sizeof *grown);
	if (!grown)
		return NULL;
	if (pairs->count)
		memcpy(grown, pairs->pairs, pairs->count * sizeof *grown);
	pairs->pairs = grown;
	return &grown[pairs->count++];
}

enum { PAIRS_MAX = 1000 };

static int set_pair(struct config *config, struct config_pairs *pairs, const char *text, struct error *error)
{
	const char *equals = strchr(text, '='), *name, *value;
	struct config_pair *pair;

	if (!equals || equals == text)
		return error_set(error, ERROR_CONFIG, "expected \"name=value\"");
	if (pairs->count >= PAIRS_MAX)
		return error_set(error, ERROR_CONFIG, "more than %d properties", PAIRS_MAX);
	name = arena_copy(&config->arena, text, (size_t)(equals - text));
	value = arena_string(&config->arena, equals + 1);
	pair = name && value ? pair_place(pairs, name, &config->arena) : NULL;
	if (!pair)
		return error_set(error, ERROR_MEMORY, "no memory for a property");
	*pair = (struct config_pair){name, value};
	return 0;
}

static int set_field(struct config *config, const struct config_option *option, const char *text, struct error *error)
{
	void *field = load_field(config, option);

	switch (option->type) {
	case CONFIG_STRING:
		*(const char **)field = text;
		return 0;
	case CONFIG_BOOLEAN:
		return value_boolean(text, field, error);
	case CONFIG_INTEGER:
	case CONFIG_DURATION:
	case CONFIG_SIZE:
		return set_number(field, option, text, error);
	case CONFIG_ENUM:
		return set_enum(field, option, text, error);
	case CONFIG_PATTERNS:
		return patterns_parse(field, text, &config->tables_arena, error);
	case CONFIG_PAIRS:
		return set_pair(config, field, text, error);
	}
	return error_set(error, ERROR_INTERNAL, "an option of unknown type");
}

void load_value(struct load *load, const struct config_option *option, const char *text, const char *where)
{
	struct arena *arena = &load->config->arena;
	struct error error = {0};
	const char *expanded, *origin = arena_string(arena, where);
	bool replaced = false;

	if (!origin)
		load_mistake(load, where, "no memory for %s", option->key);
	*origin_of(load, option) = origin;
	if (value_expand(text, arena, &expanded, &replaced, &error) == 0 &&
	    set_field(load->config, option, expanded, &error) == 0)
		return;
	/* what an environment variable or a file holds is a secret, whatever the option */
	if (replaced && error.text[0] == '"')
		load_mistake(load, where, "%s: what %s stands for does not fit", option->key, text);
	else
		mistake_of_value(load, where, option, &error);
}

void load_defaults(struct load *load)
{
	size_t count;
	const struct config_option *options = config_options(&count);

	for (size_t i = 0; i < count; i++)
		if (options[i].standard) {
			load_value(load, &options[i], options[i].standard, "default");
			load->origins[i] = NULL;
		}
}
