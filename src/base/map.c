/* Open addressing with linear probing; a removal moves the entries behind it up, so there are no tombstones. */
#include "base/map.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

struct map_slot {
	char *key; /* owned */
	size_t length;
	uint32_t hash;
	void *value; /* NULL: the slot is free */
};

enum { MAP_SIZE_MIN = 16 }; /* a power of two, like every size */

/* the slot that holds the key, or the free one where it belongs */
static struct map_slot *map_find(const struct map *map, const void *key, size_t length, uint32_t hash)
{
	size_t mask = map->size - 1;

	assert(map->count < map->size);
	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct map_slot *slot = &map->slots[i];

		if (!slot->value || (slot->hash == hash && slot->length == length &&
				     (length == 0 || memcmp(slot->key, key, length) == 0)))
			return slot;
	}
}

static int map_grow(struct map *map)
{
	struct map next = {.count = map->count, .size = map->size ? map->size * 2 : MAP_SIZE_MIN};

	next.slots = memory_alloc(next.size * sizeof *next.slots);
	if (!next.slots)
		return -1;
	for (size_t i = 0; i < map->size; i++) {
		struct map_slot *slot = &map->slots[i];

		if (slot->value)
			*map_find(&next, slot->key, slot->length, slot->hash) = *slot;
	}
	memory_free(map->slots);
	*map = next;
	return 0;
}

void *map_get(const struct map *map, const void *key, size_t length)
{
	return map->count ? map_find(map, key, length, hash_murmur2(key, length))->value : NULL;
}

int map_put(struct map *map, const void *key, size_t length, void *value)
{
	uint32_t hash = hash_murmur2(key, length);
	struct map_slot *slot;
	char *copy;

	assert(value);
	if (map->count >= map->size / 4 * 3 && map_grow(map) < 0)
		return -1;
	slot = map_find(map, key, length, hash);
	if (slot->value) {
		slot->value = value;
		return 0;
	}
	copy = memory_alloc(length);
	if (!copy)
		return -1;
	if (length)
		memcpy(copy, key, length);
	*slot = (struct map_slot){copy, length, hash, value};
	map->count++;
	return 0;
}

/* whether the entry in slot `from`, whose home is `home`, may move to the free slot `to` before it */
static bool map_may_move(size_t home, size_t to, size_t from, size_t mask)
{
	return ((from - home) & mask) >= ((from - to) & mask);
}

void *map_remove(struct map *map, const void *key, size_t length)
{
	size_t mask = map->size - 1, hole;
	struct map_slot *slot;
	void *value;

	if (!map->count)
		return NULL;
	slot = map_find(map, key, length, hash_murmur2(key, length));
	value = slot->value;
	if (!value)
		return NULL;
	memory_free(slot->key);
	hole = (size_t)(slot - map->slots);
	for (size_t i = (hole + 1) & mask; map->slots[i].value; i = (i + 1) & mask) {
		if (map_may_move(map->slots[i].hash & mask, hole, i, mask)) {
			map->slots[hole] = map->slots[i];
			hole = i;
		}
	}
	map->slots[hole] = (struct map_slot){0};
	map->count--;
	return value;
}

void *map_next(const struct map *map, size_t *cursor)
{
	while (*cursor < map->size) {
		void *value = map->slots[(*cursor)++].value;

		if (value)
			return value;
	}
	return NULL;
}

void map_fini(struct map *map)
{
	for (size_t i = 0; i < map->size; i++)
		memory_free(map->slots[i].key);
	memory_free(map->slots);
	*map = (struct map){0};
}
