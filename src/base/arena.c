/* A chain of blocks, the newest first, each twice as large as the one before it up to a bound; an allocation beyond that gets one of
 * its own. Small at first: each table has three arenas, and most need less than a kilobyte. */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"

enum {
	ARENA_ALIGN = 16,
	ARENA_BLOCK_FIRST = 512,
	ARENA_BLOCK = 4096 /* at most, but for an allocation that needs more */
};

struct arena_block {
	struct arena_block *next;
	size_t used, size; /* of what follows the header */
	_Alignas(ARENA_ALIGN) unsigned char bytes[];
};

static size_t block_size(const struct arena_block *head, size_t size)
{
	size_t room = head ? 2 * head->size : ARENA_BLOCK_FIRST;

	while (room < size && room < ARENA_BLOCK)
		room *= 2;
	if (room > ARENA_BLOCK)
		room = ARENA_BLOCK;
	return size > room ? size : room;
}

static struct arena_block *arena_grow(struct arena *arena, size_t size)
{
	struct arena_block *head = arena->blocks, *block;
	size_t room = block_size(head, size);

	block = memory_alloc(sizeof *block + room);
	if (!block)
		return NULL;
	block->size = room;
	/* a block of one's own goes behind the head, which may have room for what comes next */
	if (head && size > ARENA_BLOCK) {
		block->next = head->next;
		head->next = block;
	} else {
		block->next = head;
		arena->blocks = block;
	}
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->blocks;
	void *room;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
	if (!block || block->size - block->used < size)
		block = arena_grow(arena, size);
	if (!block)
		return NULL;
	room = block->bytes + block->used;
	block->used += size;
	return room;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (copy && length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
	return arena_copy(arena, string, strlen(string));
}

void arena_fini(struct arena *arena)
{
	struct arena_block *block = arena->blocks, *next;

	for (; block; block = next) {
		next = block->next;
		memory_free(block);
	}
	arena->blocks = NULL;
}
