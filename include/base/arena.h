/* Memory with one lifetime: many small allocations, one release. For a relation's generation or a parsed answer. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *blocks; /* {0} initialises */
};

void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned to 16; NULL without memory */
char *arena_copy(struct arena *arena, const void *bytes, size_t length); /* NUL added; NULL without memory */
char *arena_string(struct arena *arena, const char *string);
void arena_fini(struct arena *arena);

#endif
