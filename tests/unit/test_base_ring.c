/* The ring between two threads: nothing is lost, doubled or reordered, and nobody sleeps through a push or a wake. */
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/ring.h"

static bool readable(const struct ring *ring)
{
	struct pollfd poller = {.fd = ring_fd(ring), .events = POLLIN};

	return poll(&poller, 1, 0) == 1;
}

static void a_full_ring_refuses_and_order_is_kept(void **state)
{
	struct ring *ring = ring_new(3);
	int items[4];

	(void)state;
	assert_null(ring_pop(ring, 0));
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < 3; i++)
			assert_true(ring_push(ring, &items[i]));
		assert_false(ring_push(ring, &items[3]));
		for (int i = 0; i < 3; i++)
			assert_ptr_equal(ring_pop(ring, 0), &items[i]);
		assert_null(ring_pop(ring, 0));
	}
	ring_free(ring);
}

static void the_descriptor_is_readable_as_long_as_there_is_something(void **state)
{
	struct ring *ring = ring_new(2);
	int item;

	(void)state;
	assert_false(readable(ring));
	ring_push(ring, &item);
	ring_push(ring, &item);
	assert_true(readable(ring));
	ring_pop(ring, 0);
	assert_true(readable(ring));
	ring_pop(ring, 0);
	ring_pop(ring, 0);
	assert_false(readable(ring));
	ring_free(ring);
}

static void a_pop_waits_its_time_and_no_longer(void **state)
{
	struct ring *ring = ring_new(1);
	int64_t start_us = clock_monotonic_us();
	int item;

	(void)state;
	/* a signal left over from an item that is gone must not shorten the wait */
	ring_push(ring, &item);
	ring_pop(ring, 0);
	assert_null(ring_pop(ring, 50));
	assert_in_range(clock_monotonic_us() - start_us, 49000, 2000000);
	ring_free(ring);
}

static void a_wake_ends_one_wait_even_when_it_came_before(void **state)
{
	struct ring *ring = ring_new(1);
	int64_t start_us = clock_monotonic_us();

	(void)state;
	ring_wake(ring);
	assert_true(readable(ring));
	assert_null(ring_pop(ring, 5000));
	assert_in_range(clock_monotonic_us() - start_us, 0, 4000000);
	assert_false(readable(ring));
	ring_free(ring);
}

enum { ITEMS = 200000 };

static void *produce(void *argument)
{
	struct ring *ring = argument;

	for (uintptr_t i = 1; i <= ITEMS; i++)
		while (!ring_push(ring, (void *)i))
			sched_yield();
	return NULL;
}

static void every_item_arrives_once_and_in_order_across_threads(void **state)
{
	struct ring *ring = ring_new(4);
	pthread_t producer;

	(void)state;
	assert_int_equal(pthread_create(&producer, NULL, produce, ring), 0);
	for (uintptr_t i = 1; i <= ITEMS; i++)
		assert_int_equal((uintptr_t)ring_pop(ring, 10000), i);
	assert_null(ring_pop(ring, 0));
	pthread_join(producer, NULL);
	ring_free(ring);
}

static void *wake_later(void *argument)
{
	clock_sleep_us(20000);
	ring_wake(argument);
	return NULL;
}

static void a_wake_ends_a_wait_without_end(void **state)
{
	struct ring *ring = ring_new(1);
	pthread_t waker;

	(void)state;
	assert_int_equal(pthread_create(&waker, NULL, wake_later, ring), 0);
	assert_null(ring_pop(ring, -1));
	pthread_join(waker, NULL);
	ring_free(ring);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_ring_refuses_and_order_is_kept),
		cmocka_unit_test(the_descriptor_is_readable_as_long_as_there_is_something),
		cmocka_unit_test(a_pop_waits_its_time_and_no_longer),
		cmocka_unit_test(a_wake_ends_one_wait_even_when_it_came_before),
		cmocka_unit_test(every_item_arrives_once_and_in_order_across_threads),
		cmocka_unit_test(a_wake_ends_a_wait_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
