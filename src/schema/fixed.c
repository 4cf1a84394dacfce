/* The schemas of schemas/, in the program. */
#include "schema/schema.h"

#include <string.h>

static const struct {
	const char *name, *json;
} fixed_schemas[] = {
#define FIXED(name, json) {name, json},
#include "schema/fixed.inc"
#undef FIXED
};

const char *schema_fixed(const char *name)
{
	for (size_t i = 0; i < sizeof fixed_schemas / sizeof *fixed_schemas; i++)
		if (strcmp(fixed_schemas[i].name, name) == 0)
			return fixed_schemas[i].json;
	return NULL;
}
