/* The keys that were changed in a window, as hashes: an event costs one entry at the list's end, and all that is asked of the list
 * is asked at the window's end, when the chunk's snapshot is known. What that does not see, few, is sorted then. */
#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "pipeline/window.h"

enum { KEYS_FIRST = 256 };

void keys_fini(struct window_keys *keys)
{
	memory_free(keys->keys);
	*keys = (struct window_keys){0};
}

int keys_reserve(struct window_keys *keys, uint32_t more, struct error *error)
{
	uint32_t size = keys->size ? keys->size : KEYS_FIRST;

	if (more <= keys->size - keys->count)
		return 1;
	if (more > PIPELINE_WINDOW_KEYS_MAX - keys->count)
		return 0;
	while (size < keys->count + more)
		size *= 2;
	if (size > PIPELINE_WINDOW_KEYS_MAX)
		size = PIPELINE_WINDOW_KEYS_MAX;
	struct window_key *grown = memory_resize(keys->keys, size * sizeof *grown);
	if (!grown)
		return error_set(error, ERROR_MEMORY, "no memory for the keys changed during a snapshot's chunk");
	keys->keys = grown;
	keys->size = size;
	return 1;
}

static int compare(const void *a, const void *b)
{
	const struct window_key *x = a, *y = b;

	if (x->hash.first != y->hash.first)
		return x->hash.first < y->hash.first ? -1 : 1;
	return x->hash.second < y->hash.second ? -1 : x->hash.second > y->hash.second;
}

void keys_add(struct window_keys *keys, struct hash128 hash, uint32_t xid, uint32_t flags)
{
	assert(keys->count < keys->size);
	keys->keys[keys->count++] = (struct window_key){hash, xid, flags};
}

/* a key that was changed more than once: any change that left columns out counts */
static void unite(struct window_keys *keys)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < keys->count; i++) {
		if (kept && compare(&keys->keys[kept - 1], &keys->keys[i]) == 0)
			keys->keys[kept - 1].flags |= keys->keys[i].flags;
		else
			keys->keys[kept++] = keys->keys[i];
	}
	keys->count = kept;
}

static void sort(struct window_keys *keys)
{
	if (keys->count > 1)
		qsort(keys->keys, keys->count, sizeof *keys->keys, compare);
	unite(keys);
}

bool keys_shrink(struct window_keys *keys)
{
	const uint32_t count = keys->count;

	sort(keys);
	return keys->count < count - count / 4;
}

bool keys_settle(struct window_keys *keys, const struct pipeline_snapshot *snapshot)
{
	bool truncated = false;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < keys->count; i++) {
		const struct window_key *key = &keys->keys[i];
		if (snapshot && snapshot_sees(snapshot, key->xid))
			continue;
		if (key->flags & KEY_TRUNCATE)
			truncated = true;
		else
			keys->keys[kept++] = *key;
	}
	keys->count = kept;
	sort(keys);
	return truncated;
}

struct window_key *keys_find(const struct window_keys *keys, struct hash128 hash)
{
	const struct window_key key = {.hash = hash};

	return keys->count ? bsearch(&key, keys->keys, keys->count, sizeof key, compare) : NULL;
}

void keys_keep(struct window_keys *keys, uint32_t flag)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < keys->count; i++)
		if (keys->keys[i].flags & flag)
			keys->keys[kept++] = keys->keys[i];
	keys->count = kept;
}
