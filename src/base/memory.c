/* The allocator of the pure core: the C library's, with a countdown after which it fails, for tests. */
#include "base/memory.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* -1: off; n > 0: n calls will still succeed; 0: all fail. Any thread may allocate. */
static atomic_long countdown = -1;

static bool memory_fails(void)
{
	long left = atomic_load_explicit(&countdown, memory_order_relaxed);

	while (left > 0) {
		if (atomic_compare_exchange_weak_explicit(&countdown, &left, left - 1, memory_order_relaxed,
							  memory_order_relaxed))
			return false;
	}
	return left == 0;
}

void *memory_alloc(size_t size)
{
	return memory_fails() ? NULL : calloc(1, size ? size : 1);
}

void *memory_resize(void *old, size_t size)
{
	return memory_fails() ? NULL : realloc(old, size ? size : 1);
}

void memory_free(void *pointer)
{
	free(pointer);
}

char *memory_string(const char *string)
{
	size_t size = strlen(string) + 1;
	char *copy = memory_alloc(size);

	if (copy)
		memcpy(copy, string, size);
	return copy;
}

void memory_fail_after(long calls)
{
	atomic_store(&countdown, calls < 0 ? -1 : calls);
}
