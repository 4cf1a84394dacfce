/* The ring: two counters that only grow, one written by each side, and an eventfd for sleeping.
 *
 * The eventfd is cleared only by a consumer that found the ring empty, which then looks once more before it sleeps: a push
 * in between is seen by that look or makes the eventfd readable again.
 */
#include "base/ring.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"

struct ring {
	_Alignas(64) atomic_size_t tail; /* producer: items ever pushed */
	_Alignas(64) atomic_size_t head; /* consumer: items ever popped */
	_Alignas(64) atomic_bool woken;
	size_t capacity;
	int fd;
	void *items[];
};

struct ring *ring_new(size_t capacity)
{
	struct ring *ring;
	size_t size = (sizeof *ring + capacity * sizeof(void *) + 63) / 64 * 64;

	assert(capacity >= 1 && capacity <= 65536);
	ring = aligned_alloc(64, size);
	if (!ring)
		return NULL;
	atomic_init(&ring->tail, 0);
	atomic_init(&ring->head, 0);
	atomic_init(&ring->woken, false);
	ring->capacity = capacity;
	ring->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (ring->fd < 0) {
		free(ring);
		return NULL;
	}
	return ring;
}

void ring_free(struct ring *ring)
{
	if (!ring)
		return;
	close(ring->fd);
	free(ring);
}

static void ring_signal(struct ring *ring)
{
	/* EAGAIN means that the counter is at its maximum, so readable anyway */
	while (eventfd_write(ring->fd, 1) < 0 && errno == EINTR)
		;
}

bool ring_push(struct ring *ring, void *item)
{
	size_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
	size_t head = atomic_load_explicit(&ring->head, memory_order_acquire);

	assert(item && tail - head <= ring->capacity);
	if (tail - head == ring->capacity)
		return false;
	ring->items[tail % ring->capacity] = item;
	atomic_store_explicit(&ring->tail, tail + 1, memory_order_release);
	ring_signal(ring);
	return true;
}

static void *ring_take(struct ring *ring)
{
	size_t head = atomic_load_explicit(&ring->head, memory_order_relaxed);
	void *item;

	if (head == atomic_load_explicit(&ring->tail, memory_order_acquire))
		return NULL;
	item = ring->items[head % ring->capacity];
	atomic_store_explicit(&ring->head, head + 1, memory_order_release);
	return item;
}

/* sleeps until there may be something or the deadline (-1: none) has passed; false when it has */
static bool ring_sleep(struct ring *ring, int64_t deadline_us)
{
	struct pollfd poller = {.fd = ring->fd, .events = POLLIN};
	int64_t left_us = deadline_us < 0 ? -1 : deadline_us - clock_monotonic_us();

	if (deadline_us >= 0 && left_us <= 0)
		return false;
	poll(&poller, 1, deadline_us < 0 ? -1 : (int)((left_us + 999) / 1000));
	return true;
}

void *ring_pop(struct ring *ring, int timeout_ms)
{
	int64_t deadline_us = timeout_ms < 0    ? -1
			      : timeout_ms == 0 ? 0
						: clock_monotonic_us() + timeout_ms * INT64_C(1000);
	eventfd_t count;
	void *item;

	for (;;) {
		item = ring_take(ring);
		if (item)
			return item;
		eventfd_read(ring->fd, &count);
		item = ring_take(ring);
		if (item) {
			/* more may have come with it, whose signal was just cleared */
			ring_signal(ring);
			return item;
		}
		if (atomic_exchange_explicit(&ring->woken, false, memory_order_acq_rel) ||
		    !ring_sleep(ring, deadline_us))
			return NULL;
	}
}

void ring_wake(struct ring *ring)
{
	atomic_store_explicit(&ring->woken, true, memory_order_release);
	ring_signal(ring);
}

int ring_fd(const struct ring *ring)
{
	return ring->fd;
}
