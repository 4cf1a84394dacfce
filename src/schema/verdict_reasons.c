/* Reasons in words: where, what, and each of them once. */
#include "schema/verdict_state.h"

#include <string.h>

enum { PARTS_MAX = 32, BRANCHES_MAX = 8 };

static void words(struct buffer *out, const struct verdict_type *type);

static void words_union(struct buffer *out, const struct verdict_type *type)
{
	buffer_add_string(out, "union of ");
	for (uint32_t i = 0; i < type->count && i < BRANCHES_MAX; i++) {
		if (i)
			buffer_add_string(out, ", ");
		words(out, type->branches[i]);
	}
	if (type->count > BRANCHES_MAX)
		buffer_printf(out, " and %u more", type->count - BRANCHES_MAX);
	if (type->count == 0)
		buffer_add_string(out, "nothing");
}

static void words(struct buffer *out, const struct verdict_type *type)
{
	if (type->kind == VERDICT_UNION) {
		words_union(out, type);
		return;
	}
	buffer_add_string(out, verdict_kind_name(type->kind));
	if (type->name)
		buffer_printf(out, " %s", type->name);
	if (type->kind == VERDICT_FIXED)
		buffer_printf(out, " of %lld bytes", (long long)type->size);
	if (type->logical && strcmp(type->logical, "decimal") == 0)
		buffer_printf(out, " (decimal(%lld,%lld))", (long long)type->precision, (long long)type->scale);
	else if (type->logical)
		buffer_printf(out, " (%s)", type->logical);
}

/* "field after.tags[]: "; nothing for the schema itself; the innermost parts when there are very many */
void verdict_words_path(struct buffer *out, const struct verdict_path *path)
{
	const char *parts[PARTS_MAX];
	uint32_t count = 0;

	if (!path)
		return;
	for (; path && count < PARTS_MAX; path = path->up)
		parts[count++] = path->name;
	buffer_add_string(out, path ? "field ..." : "field ");
	for (uint32_t i = count; i > 0; i--) {
		if ((i < count || path) && *parts[i - 1] != '[' && *parts[i - 1] != '{')
			buffer_add_char(out, '.');
		buffer_add_string(out, parts[i - 1]);
	}
	buffer_add_string(out, ": ");
}

static bool is_new(struct verdict_reasons *reasons, const struct buffer *text)
{
	if (map_get(&reasons->seen, text->data, text->length))
		return false;
	if (reasons->seen.count < VERDICT_SEEN_MAX && map_put(&reasons->seen, text->data, text->length, reasons) != 0)
		reasons->why->failed = true;
	return true;
}

void verdict_reason(struct verdict_reasons *reasons, const struct verdict_path *path, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	verdict_words_path(&text, path);
	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	if (text.failed)
		reasons->why->failed = true;
	else if (is_new(reasons, &text) && reasons->count++ < VERDICT_REASONS_MAX)
		buffer_printf(reasons->why, "%s%s\n", text.data, reasons->end);
	buffer_fini(&text);
}

void verdict_reason_types(struct verdict_reasons *reasons, const struct verdict_path *path,
			  const struct verdict_type *from, const char *verb, const struct verdict_type *to,
			  const char *rule)
{
	struct buffer text = {0};

	words(&text, from);
	buffer_printf(&text, " %s ", verb);
	words(&text, to);
	verdict_reason(reasons, path, "%s%s%s", buffer_string(&text), *rule ? ": " : "", rule);
	if (text.failed)
		reasons->why->failed = true;
	buffer_fini(&text);
}
