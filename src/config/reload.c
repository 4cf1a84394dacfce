/* What a reload takes over, and what it cannot. */
#include <string.h>

#include "config/load.h"

static bool patterns_equal(const struct patterns *a, const struct patterns *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++) {
		const struct pattern *p = &a->patterns[i], *q = &b->patterns[i];

		if (p->exclude != q->exclude || strcmp(p->schema, q->schema) != 0 || strcmp(p->table, q->table) != 0)
			return false;
	}
	return true;
}

static bool pairs_equal(const struct config_pairs *a, const struct config_pairs *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (strcmp(a->pairs[i].name, b->pairs[i].name) != 0 ||
		    strcmp(a->pairs[i].value, b->pairs[i].value) != 0)
			return false;
	return true;
}

static bool strings_equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool fields_equal(const struct config_option *option, const void *a, const void *b)
{
	switch (option->type) {
	case CONFIG_STRING:
		return strings_equal(*(const char *const *)a, *(const char *const *)b);
	case CONFIG_BOOLEAN:
		return *(const bool *)a == *(const bool *)b;
	case CONFIG_ENUM:
		return *(const int *)a == *(const int *)b;
	case CONFIG_PATTERNS:
		return patterns_equal(a, b);
	case CONFIG_PAIRS:
		return pairs_equal(a, b);
	default:
		return *(const int64_t *)a == *(const int64_t *)b;
	}
}

/* without memory the old patterns stay */
static void take_tables(struct config *config, const struct patterns *from)
{
	struct patterns copy = {.count = from->count};
	struct arena arena = {0};

	copy.patterns = arena_alloc(&arena, from->count * sizeof *copy.patterns);
	for (uint32_t i = 0; copy.patterns && i < from->count; i++) {
		struct pattern *pattern = &copy.patterns[i];

		pattern->exclude = from->patterns[i].exclude;
		pattern->schema = arena_string(&arena, from->patterns[i].schema);
		pattern->table = arena_string(&arena, from->patterns[i].table);
		if (!pattern->schema || !pattern->table)
			copy.patterns = NULL;
	}
	if (!copy.patterns) {
		arena_fini(&arena);
		return;
	}
	arena_fini(&config->tables_arena);
	config->tables_arena = arena;
	config->tables = copy;
}

static void take_field(struct config *config, const struct config_option *option, const void *from)
{
	void *to = load_field(config, option);

	if (option->type == CONFIG_PATTERNS)
		take_tables(config, from);
	else if (option->type == CONFIG_BOOLEAN)
		*(bool *)to = *(const bool *)from;
	else if (option->type == CONFIG_ENUM)
		*(int *)to = *(const int *)from;
	else
		*(int64_t *)to = *(const int64_t *)from;
}

void config_reload(struct config *config, const struct config *next, struct buffer *fixed)
{
	size_t count;
	const struct config_option *options = config_options(&count);

	for (size_t i = 0; i < count; i++) {
		const void *from = load_field(next, &options[i]);

		if (fields_equal(&options[i], load_field(config, &options[i]), from))
			continue;
		if (options[i].reloadable)
			take_field(config, &options[i], from);
		else
			buffer_printf(fixed, "%s%s", fixed->length ? ", " : "", options[i].key);
	}
}
