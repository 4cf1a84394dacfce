/* The rules that resolution does not have: what a logical type says of a value must not change under its readers. */
#include "schema/verdict_state.h"

#include <string.h>

static bool is_decimal(const struct verdict_type *type)
{
	return type->logical && strcmp(type->logical, "decimal") == 0;
}

/* the rule that a change from `earlier` to `next` breaks, or NULL */
static const char *broken_rule(const struct verdict_type *next, const struct verdict_type *earlier)
{
	if (!next->logical && !earlier->logical)
		return NULL;
	if (!next->logical || !earlier->logical || strcmp(next->logical, earlier->logical) != 0)
		return "a logical type must not change";
	if (!is_decimal(next))
		return NULL;
	if (next->scale != earlier->scale)
		return "a decimal's scale must not change";
	if (next->precision < earlier->precision)
		return "a decimal's precision must not be lowered";
	return NULL;
}

void verdict_strict_pair(const struct verdict_walk *walk, const struct verdict_path *path,
			 const struct verdict_type *reader, const struct verdict_type *writer)
{
	const struct verdict_type *next = walk->reversed ? writer : reader, *earlier = walk->reversed ? reader : writer;
	const char *rule = broken_rule(next, earlier);

	if (rule)
		verdict_reason_types(walk->reasons, path, earlier, "became", next, rule);
}
