/* A hash map from byte strings to pointers; keys are copied, values are the caller's. Bounded by the caller. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct map {
	struct map_slot *slots; /* {0} initialises */
	size_t count, size;
};

void *map_get(const struct map *map, const void *key, size_t length); /* NULL when absent */
int map_put(struct map *map, const void *key, size_t length,
	    void *value);                                          /* replaces; -1 without memory; value not NULL */
void *map_remove(struct map *map, const void *key, size_t length); /* the value that was there, or NULL */
/* visits every entry; *cursor starts at 0; returns the value or NULL at the end; the map must not change meanwhile */
void *map_next(const struct map *map, size_t *cursor);
void map_fini(struct map *map);

#endif
