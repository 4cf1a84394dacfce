/* Lists of name and value, copied. Internal to src/sink. */
#ifndef SINK_PROPERTIES_H
#define SINK_PROPERTIES_H

#include <stdint.h>

#include "base/arena.h"
#include "sink/sink.h"

/* never NULL but without memory */
const struct sink_property *properties_copy(struct arena *arena, const struct sink_property *properties,
					    uint32_t count);
const char *properties_value(const struct sink_property *properties, uint32_t count,
			     const char *name); /* NULL: absent */

#endif
