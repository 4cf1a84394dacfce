/* Batches: limits, room, and that memory is only taken when it is used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "encode/batch.h"

static struct topic orders = {.name = "orders", .index = 0, .partitions = 6};
static struct topic riders = {.name = "riders", .index = 1, .partitions = 3000};

static struct record record_of(struct batch *batch, const struct topic *topic, int32_t partition, uint32_t length)
{
	return (struct record){.topic = topic,
			       .key_length = RECORD_NULL,
			       .value = (uint32_t)batch->used,
			       .value_length = length,
			       .partition = partition};
}

static bool add(struct batch *batch, const struct topic *topic, int32_t partition, uint32_t length)
{
	struct record record = record_of(batch, topic, partition, length);

	return batch_add(batch, &record);
}

static size_t resident_pages(struct batch *batch)
{
	static unsigned char map[1 << 16];
	size_t page = (size_t)sysconf(_SC_PAGESIZE), pages = batch->size / page, resident = 0;

	assert_true(pages <= sizeof map);
	assert_int_equal(mincore(batch->bytes, batch->size, map), 0);
	for (size_t i = 0; i < pages; i++)
		resident += map[i] & 1;
	return resident;
}

static void a_new_batch_touches_no_memory(void **state)
{
	struct batch *batch = batch_new(8 << 20, 500);

	(void)state;
	assert_true(batch_empty(batch));
	assert_int_equal(resident_pages(batch), 0);
	struct writer out = batch_writer(batch);
	assert_int_equal(out.end - out.at, 8 << 20);
	memset(writer_room(&out, 100), 1, 100);
	assert_in_range(resident_pages(batch), 1, 512); /* one page, which may be a huge one */
	batch_free(batch);
}

static void records_take_what_was_written(void **state)
{
	struct batch *batch = batch_new(1000, 500);
	struct record record = {.topic = &orders, .key = 0, .key_length = 10, .value = 10, .value_length = 90};

	(void)state;
	assert_true(batch_add(batch, &record));
	assert_int_equal(batch->used, 100);
	record.value_length = RECORD_NULL; /* a tombstone shares its delete's key */
	assert_true(batch_add(batch, &record));
	assert_int_equal(batch->used, 100);
	assert_int_equal(batch_writer(batch).at - batch->bytes, 100);
	assert_true(add(batch, &orders, 1, 900));
	assert_int_equal(batch_writer(batch).end - batch_writer(batch).at, 0);
	batch_rollback(batch, 1, 100);
	assert_int_equal(batch->record_count, 1);
	assert_int_equal(batch->used, 100);
	batch_free(batch);
}

static void records_are_bounded_by_the_arenas_size(void **state)
{
	struct batch *batch = batch_new(128 * 1000, 500);
	uint32_t count = 0;

	(void)state;
	while (add(batch, &orders, 0, 1))
		count++;
	assert_int_equal(count, 1000);
	assert_int_equal(batch->used, 1000);
	batch_reset(batch);
	assert_true(add(batch, &orders, 0, 1));
	batch_free(batch);
}

static void distinct_partitions_are_bounded(void **state)
{
	struct batch *batch = batch_new(1 << 20, 8);

	(void)state;
	for (int again = 0; again < 2; again++) {
		for (int32_t p = 0; p < 6; p++)
			assert_true(add(batch, &orders, p, 1));
		assert_true(add(batch, &riders, 0, 1)); /* of the same number, but another topic's */
		assert_int_equal(batch->partition_count, 7);
		assert_true(add(batch, &riders, 2999, 1));
		assert_false(add(batch, &riders, 1, 1));
		assert_true(add(batch, &riders, 2999, 1));
		assert_true(add(batch, &orders, RECORD_ALL_PARTITIONS, 1));
		assert_int_equal(batch->partition_count, 8);
		assert_int_equal(batch->record_count, 10);
		batch_reset(batch);
		assert_int_equal(batch->partition_count, 0);
	}
	batch_free(batch);
}

static void a_truncate_counts_every_partition(void **state)
{
	struct batch *batch = batch_new(1 << 20, 8);

	(void)state;
	assert_true(add(batch, &orders, 5, 1));
	assert_true(add(batch, &riders, 7, 1));
	assert_true(add(batch, &orders, RECORD_ALL_PARTITIONS, 1));
	assert_int_equal(batch->partition_count, 7);
	assert_false(add(batch, &riders, RECORD_ALL_PARTITIONS, 1));
	assert_int_equal(batch->partition_count, 7);
	batch_free(batch);
}

static void a_truncate_of_a_topic_beyond_the_limit_has_a_batch_to_itself(void **state)
{
	struct batch *batch = batch_new(1 << 20, 8);

	(void)state;
	assert_true(add(batch, &riders, RECORD_ALL_PARTITIONS, 1));
	assert_int_equal(batch->partition_count, 8);
	assert_false(add(batch, &orders, 0, 1));
	batch_free(batch);
}

static void one_change_fits_whatever_the_partition_limit(void **state)
{
	struct batch *batch = batch_new(1 << 20, 0);

	(void)state;
	assert_true(add(batch, &orders, 0, 1));
	assert_true(add(batch, &orders, 0, 1));
	assert_true(add(batch, &orders, 1, 1));
	assert_false(add(batch, &orders, 2, 1));
	batch_free(batch);
}

static void an_arena_that_had_grown_shrinks_back(void **state)
{
	struct batch *batch = batch_new(1 << 20, 500);

	(void)state;
	assert_int_equal(batch_grow(batch, 1000), 0);
	assert_int_equal(batch->size, 1 << 20);
	assert_int_equal(batch_grow(batch, 5 << 20), 0);
	assert_int_equal(batch->size, 5 << 20);
	batch->bytes[(5 << 20) - 1] = 1;
	assert_true(add(batch, &orders, 0, 5 << 20));
	batch_reset(batch);
	assert_int_equal(batch->size, 1 << 20);
	assert_true(batch_empty(batch) && batch->used == 0);
	batch->bytes[(1 << 20) - 1] = 1;
	assert_int_equal(batch_grow(batch, (size_t)UINT32_MAX + 1), -1);
	assert_int_equal(batch->size, 1 << 20);
	batch_free(batch);
}

static void an_extended_batch_has_room_for_twice_the_bytes_and_records_until_it_is_reset(void **state)
{
	struct batch *batch = batch_new(1 << 20, 500);
	const uint32_t records = (1 << 20) / 128;

	(void)state;
	for (uint32_t i = 0; i < records; i++)
		assert_true(add(batch, &orders, 0, 1));
	assert_false(add(batch, &orders, 0, 1));
	assert_int_equal(batch_extend(batch), 0);
	assert_int_equal(batch->parts, 2);
	assert_int_equal(batch->size, 2 << 20);
	for (uint32_t i = 0; i < records; i++)
		assert_true(add(batch, &orders, 0, 1));
	assert_false(add(batch, &orders, 0, 1));
	memset(batch_writer(batch).at, 1, (size_t)(batch_writer(batch).end - batch_writer(batch).at));
	batch_reset(batch);
	assert_int_equal(batch->parts, 1);
	assert_int_equal(batch->size, 1 << 20);
	for (uint32_t i = 0; i < records; i++)
		assert_true(add(batch, &orders, 0, 1));
	assert_false(add(batch, &orders, 0, 1));
	batch_free(batch);
}

static void an_empty_batch_that_is_released_takes_no_memory_and_can_be_filled_again(void **state)
{
	struct batch *batch = batch_new(1 << 20, 500);

	(void)state;
	for (int round = 0; round < 2; round++) {
		struct writer out = batch_writer(batch);

		memset(out.at, 1, 1 << 19);
		assert_true(add(batch, &orders, 0, 1 << 19));
		batch_reset(batch);
		assert_in_range(resident_pages(batch), (1 << 19) / sysconf(_SC_PAGESIZE), SIZE_MAX);
		batch_release(batch);
		assert_int_equal(resident_pages(batch), 0);
		assert_int_equal(batch->record_size, 0);
		batch_release(batch);
	}
	batch_free(batch);
}

static void a_batch_without_memory_is_none(void **state)
{
	(void)state;
	for (long n = 0; n < 2; n++) {
		memory_fail_after(n);
		assert_null(batch_new(1 << 20, 500));
		memory_fail_after(-1);
	}
	assert_null(batch_new(0, 500));
	assert_null(batch_new((size_t)UINT32_MAX + 1, 500));
	batch_free(NULL);
}

static void records_without_memory_are_refused(void **state)
{
	struct batch *batch = batch_new(1 << 20, 500);

	(void)state;
	memory_fail_after(0);
	assert_false(add(batch, &orders, 0, 1));
	memory_fail_after(-1);
	assert_true(batch_empty(batch) && batch->used == 0);
	uint32_t count = 0;
	memory_fail_after(1);
	while (add(batch, &orders, 0, 1))
		count++;
	memory_fail_after(-1);
	assert_int_equal(batch->record_count, count);
	assert_int_equal(batch->used, count);
	assert_true(count > 0 && add(batch, &orders, 0, 1));
	batch_free(batch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_batch_touches_no_memory),
		cmocka_unit_test(records_take_what_was_written),
		cmocka_unit_test(records_are_bounded_by_the_arenas_size),
		cmocka_unit_test(distinct_partitions_are_bounded),
		cmocka_unit_test(a_truncate_counts_every_partition),
		cmocka_unit_test(a_truncate_of_a_topic_beyond_the_limit_has_a_batch_to_itself),
		cmocka_unit_test(one_change_fits_whatever_the_partition_limit),
		cmocka_unit_test(an_arena_that_had_grown_shrinks_back),
		cmocka_unit_test(an_extended_batch_has_room_for_twice_the_bytes_and_records_until_it_is_reset),
		cmocka_unit_test(an_empty_batch_that_is_released_takes_no_memory_and_can_be_filled_again),
		cmocka_unit_test(a_batch_without_memory_is_none),
		cmocka_unit_test(records_without_memory_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
