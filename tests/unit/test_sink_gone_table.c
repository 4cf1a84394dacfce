/* The table of keys against a plain array of all keys there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "sink/gone_table.h"

enum { KEYS = 400, SLOTS = 200, ROOM = SLOTS - SLOTS / 4 - 1, STEPS = 200000 };

struct world {
	struct gone_table table;
	struct hash128 keys[KEYS];
	int64_t newest[KEYS]; /* -1: not in the table */
	size_t count;
	uint64_t random; /* xorshift64: the same walk every time */
};

static uint64_t draw(struct world *world)
{
	world->random ^= world->random << 13;
	world->random ^= world->random >> 7;
	world->random ^= world->random << 17;
	return world->random;
}

/* crowded: the searches of all keys begin in a tenth of the slots, before and behind the table's end */
static void begin(struct world *world, bool crowded)
{
	memset(world, 0, sizeof *world);
	memset(world->newest, 0xff, sizeof world->newest);
	world->random = 88172645463325252;
	for (size_t i = 0; i < KEYS; i++) {
		world->keys[i] = (struct hash128){draw(world), draw(world)};
		if (crowded)
			world->keys[i].second = world->keys[i].second / 10 - UINT64_MAX / 20;
	}
	assert_int_equal(gone_table_init(&world->table, SLOTS), 0);
	assert_int_equal(world->table.room, ROOM);
}

static void put(struct world *world, size_t key, int64_t offset)
{
	bool fits = world->newest[key] >= 0 || world->count < ROOM;

	assert_int_equal(gone_table_put(&world->table, world->keys[key], offset), fits);
	if (!fits)
		return;
	world->count += world->newest[key] < 0;
	world->newest[key] = offset;
}

static void take_out(struct world *world, size_t key)
{
	world->count -= world->newest[key] >= 0;
	world->newest[key] = -1;
}

static void keep(struct world *world, uint64_t end)
{
	gone_table_keep(&world->table, end);
	for (size_t i = 0; i < KEYS; i++)
		if (gone_slice(world->keys[i]) >= end)
			take_out(world, i);
}

static void walk(struct world *world)
{
	for (int64_t step = 0; step < STEPS; step++) {
		size_t key = draw(world) % KEYS;

		if (step % 5000 == 4999)
			keep(world, draw(world) % GONE_SLICES);
		if (draw(world) % 9 < 5) {
			put(world, key, step);
		} else {
			gone_table_remove(&world->table, world->keys[key]);
			take_out(world, key);
		}
		assert_int_equal(world->table.count, world->count);
	}
}

/* every entry is a key of the model with its offset, they are as many, and come by offset */
static void assert_as_modelled(struct world *world)
{
	const struct gone_entry *entry;
	int64_t last = 0;

	gone_table_queue(&world->table);
	for (; (entry = gone_table_first(&world->table)); world->count--) {
		size_t key = 0;

		assert_int_equal(world->table.count, world->count);
		while (key < KEYS && world->keys[key].first != entry->hash.first)
			key++;
		assert_true(key < KEYS);
		assert_true(world->keys[key].second == entry->hash.second);
		assert_int_equal(entry->mark, world->newest[key] + 1);
		assert_true(last < entry->mark);
		last = entry->mark;
		gone_table_pop(&world->table);
	}
	assert_int_equal(world->count, 0);
	gone_table_fini(&world->table);
}

static void it_holds_what_was_put_in_and_not_taken_out(void **state)
{
	struct world world;

	(void)state;
	begin(&world, false);
	walk(&world);
	assert_as_modelled(&world);
}

static void it_does_so_where_all_keys_crowd_around_its_end(void **state)
{
	struct world world;

	(void)state;
	begin(&world, true);
	walk(&world);
	assert_as_modelled(&world);
}

static void a_full_table_takes_newer_offsets_of_its_keys_and_no_other_key(void **state)
{
	struct world world;

	(void)state;
	begin(&world, true);
	for (size_t i = 0; i < KEYS; i++)
		put(&world, i, (int64_t)i);
	for (size_t i = 0; i < KEYS; i++)
		put(&world, i, (int64_t)(KEYS + i));
	assert_int_equal(world.count, ROOM);
	assert_as_modelled(&world);
}

static void what_is_kept_ends_where_it_is_told(void **state)
{
	static const uint64_t ends[] = {0, 1, GONE_SLICES / 2, GONE_SLICES};

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct world world;

		begin(&world, true);
		world.keys[0].first = 0;
		world.keys[1].first = (GONE_SLICES / 2 << 32) - 1;
		world.keys[2].first = GONE_SLICES / 2 << 32;
		world.keys[3].first = UINT64_MAX;
		for (size_t key = 0; key < ROOM; key++)
			put(&world, key, (int64_t)key);
		keep(&world, ends[i]);
		assert_as_modelled(&world);
	}
}

static void the_smallest_and_the_empty_are_queues_too(void **state)
{
	struct gone_table table;

	(void)state;
	assert_int_equal(gone_table_init(&table, 2), 0);
	gone_table_remove(&table, (struct hash128){1, 1});
	assert_true(gone_table_put(&table, (struct hash128){1, UINT64_MAX}, 7));
	assert_false(gone_table_put(&table, (struct hash128){2, UINT64_MAX}, 8));
	gone_table_queue(&table);
	assert_int_equal(gone_table_first(&table)->mark, 8);
	gone_table_pop(&table);
	assert_null(gone_table_first(&table));
	gone_table_fini(&table);
	gone_table_fini(&table);
	assert_int_equal(gone_table_init(&table, 2), 0);
	gone_table_queue(&table);
	assert_null(gone_table_first(&table));
	gone_table_fini(&table);
}

static void without_memory_there_is_none(void **state)
{
	struct gone_table table;

	(void)state;
	memory_fail_after(0);
	assert_int_equal(gone_table_init(&table, 100), -1);
	memory_fail_after(-1);
	gone_table_fini(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_holds_what_was_put_in_and_not_taken_out),
		cmocka_unit_test(it_does_so_where_all_keys_crowd_around_its_end),
		cmocka_unit_test(a_full_table_takes_newer_offsets_of_its_keys_and_no_other_key),
		cmocka_unit_test(what_is_kept_ends_where_it_is_told),
		cmocka_unit_test(the_smallest_and_the_empty_are_queues_too),
		cmocka_unit_test(without_memory_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
