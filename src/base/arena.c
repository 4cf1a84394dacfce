/* A chain of blocks, the newest first; an allocation larger than a block gets one of its own. */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"

enum { ARENA_ALIGN = 16, ARENA_BLOCK = 4096 };

struct arena_block {
	struct arena_block *next;
	size_t used, size; /* of what follows the header */
	_Alignas(ARENA_ALIGN) unsigned char bytes[];
};

static struct arena_block *arena_grow(struct arena *arena, size_t size)
{
	size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
	struct arena_block *head = arena->blocks, *block = memory_alloc(sizeof *block + room);

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
