/* The allocator of the pure core, so that a test can make the n-th allocation fail.
 * memory_fail_after(n): the n-th call from now (0: the next) and all later ones return NULL; -1 switches it off.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

void *memory_alloc(size_t size); /* zeroed */
void *memory_resize(void *old, size_t size);
void memory_free(void *pointer);
char *memory_string(const char *string);
void memory_fail_after(long calls);

#endif
