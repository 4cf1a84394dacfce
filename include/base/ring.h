/* A bounded ring of pointers between exactly one producer thread and one consumer thread.
 *
 * ring_push never blocks: a full ring returns false (the caller sized it so that this is backpressure, not an error).
 * The consumer blocks in ring_pop with a time-out, or polls ring_fd(), an eventfd that is readable while the ring may
 * have something. ring_wake makes a blocked or polling consumer look (pop then returns NULL).
 */
#ifndef BASE_RING_H
#define BASE_RING_H

#include <stdbool.h>
#include <stddef.h>

struct ring;

struct ring *ring_new(size_t capacity); /* capacity 1 to 65536; NULL without memory or file descriptors */
void ring_free(struct ring *ring);
bool ring_push(struct ring *ring, void *item);     /* item not NULL */
void *ring_pop(struct ring *ring, int timeout_ms); /* 0: do not wait; -1: for ever; NULL: nothing */
void ring_wake(struct ring *ring);
int ring_fd(const struct ring *ring);

#endif
