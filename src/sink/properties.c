/* Lists of name and value. */
#include "sink/properties.h"

#include <stddef.h>
#include <strings.h>

const struct sink_property *properties_copy(struct arena *arena, const struct sink_property *properties, uint32_t count)
{
	struct sink_property *copy = arena_alloc(arena, (count + 1) * sizeof *copy);

	for (uint32_t i = 0; copy && i < count; i++) {
		copy[i].name = arena_string(arena, properties[i].name);
		copy[i].value = arena_string(arena, properties[i].value);
		if (!copy[i].name || !copy[i].value)
			return NULL;
	}
	return copy;
}

const char *properties_value(const struct sink_property *properties, uint32_t count, const char *name)
{
	for (uint32_t i = 0; i < count; i++)
		if (!strcasecmp(properties[i].name, name))
			return properties[i].value;
	return NULL;
}
