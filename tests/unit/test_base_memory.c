/* Allocator, arena, buffer and map: what they hold, and what they do when memory ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"

static void the_countdown_fails_the_call_asked_for_and_all_later_ones(void **state)
{
	void *first, *second;

	(void)state;
	memory_fail_after(2);
	first = memory_alloc(8);
	second = memory_string("x");
	assert_non_null(first);
	assert_non_null(second);
	assert_null(memory_alloc(8));
	assert_null(memory_resize(first, 100));
	memory_fail_after(-1);
	memory_free(first);
	memory_free(second);
	first = memory_alloc(0);
	assert_non_null(first);
	memory_free(first);
}

static void arena_memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena arena = {0};
	unsigned char *last = NULL;

	(void)state;
	for (size_t size = 0; size < 3000; size += 37) {
		unsigned char *room = arena_alloc(&arena, size);

		assert_non_null(room);
		assert_int_equal((uintptr_t)room % 16, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(room[i], 0);
		memset(room, 0xff, size);
		assert_ptr_not_equal(room, last);
		last = size ? room : last;
	}
	arena_fini(&arena);
	assert_null(arena.blocks);
}

static void an_arena_block_of_its_own_leaves_the_current_one_in_use(void **state)
{
	struct arena arena = {0};
	char *before, *after;

	(void)state;
	before = arena_alloc(&arena, 16);
	assert_non_null(arena_alloc(&arena, 1 << 20));
	after = arena_alloc(&arena, 16);
	assert_ptr_equal(after, before + 16);
	assert_null(arena_alloc(&arena, SIZE_MAX));
	assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
	assert_string_equal(arena_string(&arena, ""), "");
	arena_fini(&arena);
}

static void arena_blocks_are_small_at_first_and_twice_as_large_each_time(void **state)
{
	static const size_t expected[] = {512, 1024, 2048, 4096, 4096, 4096};
	struct arena arena = {0};
	unsigned char *last = arena_alloc(&arena, 16);

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		size_t block = 0;
		unsigned char *next;

		do {
			block += 16;
			next = last;
			last = arena_alloc(&arena, 16);
		} while (last == next + 16);
		assert_int_equal(block, expected[i]);
	}
	assert_non_null(arena_alloc(&arena, 4096));
	arena_fini(&arena);
	last = arena_alloc(&arena, 700); /* too large for the first: it is in one that goes on */
	assert_ptr_equal(arena_alloc(&arena, 16), last + 704);
	arena_fini(&arena);
}

static void an_arena_without_memory_says_so(void **state)
{
	struct arena arena = {0};

	(void)state;
	memory_fail_after(0);
	assert_null(arena_string(&arena, "x"));
	memory_fail_after(-1);
	assert_non_null(arena_string(&arena, "x"));
	arena_fini(&arena);
}

static void a_buffer_grows_and_stays_terminated(void **state)
{
	struct buffer buffer = {0};
	char *taken;

	(void)state;
	assert_string_equal(buffer_string(&buffer), "");
	for (int i = 0; i < 1000; i++)
		buffer_printf(&buffer, "%03d,", i);
	assert_int_equal(buffer.length, 4000);
	assert_memory_equal(buffer.data + 3996, "999,", 5);
	buffer_clear(&buffer);
	buffer_add_string(&buffer, "a");
	buffer_add_char(&buffer, 'b');
	buffer_add(&buffer, "", 0);
	taken = buffer_take(&buffer);
	assert_string_equal(taken, "ab");
	free(taken);
	taken = buffer_take(&buffer);
	assert_string_equal(taken, "");
	free(taken);
	assert_null(buffer.data);
}

static void json_strings_are_escaped_and_broken_utf8_replaced(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *json;
	} cases[] = {
		{"", 0, "\"\""},
		{"a\"b\\c/", 6, "\"a\\\"b\\\\c/\""},
		{"\b\f\n\r\t\x01\x1f\x7f", 8, "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\""},
		{"\0", 1, "\"\\u0000\""},
		{"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 9, "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\""},
		{"\xff", 1, "\"\xef\xbf\xbd\""},
		{"\xc3", 1, "\"\xef\xbf\xbd\""},                                 /* cut off */
		{"\xc0\x80", 2, "\"\xef\xbf\xbd\xef\xbf\xbd\""},                 /* overlong NUL */
		{"\xed\xa0\x80", 3, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""}, /* a surrogate */
		{"\xf4\x90\x80\x80", 4, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer buffer = {0};

		buffer_add_json(&buffer, cases[i].bytes, cases[i].length);
		assert_string_equal(buffer_string(&buffer), cases[i].json);
		buffer_fini(&buffer);
	}
}

static void a_buffer_that_failed_stays_failed_and_is_not_given_away(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add_string(&buffer, "kept");
	memory_fail_after(0);
	buffer_printf(&buffer, "%0200d", 1);
	memory_fail_after(-1);
	assert_true(buffer.failed);
	buffer_add_char(&buffer, 'x');
	assert_string_equal(buffer_string(&buffer), "kept");
	assert_null(buffer_take(&buffer));
	assert_null(buffer.data);
}

static void a_buffer_is_bounded(void **state)
{
	struct buffer buffer = {0};
	char *block = calloc(1, BUFFER_MAX);

	(void)state;
	buffer_add(&buffer, block, BUFFER_MAX - 1);
	assert_false(buffer.failed);
	buffer_add_char(&buffer, 'x');
	assert_true(buffer.failed);
	buffer_fini(&buffer);
	free(block);
}

static void a_map_agrees_with_an_array_through_random_puts_and_removes(void **state)
{
	enum { KEYS = 500 };
	static char values[KEYS];
	void *expected[KEYS] = {0};
	struct map map = {0};
	size_t count = 0, cursor = 0, visited = 0;
	unsigned seed = 42;

	(void)state;
	for (int step = 0; step < 20000; step++) {
		unsigned r = seed = seed * 1103515245 + 12345;
		uint32_t key = (r >> 8) % KEYS;

		if ((r >> 20) % 2) {
			count += !expected[key];
			expected[key] = &values[(r >> 4) % KEYS];
			assert_int_equal(map_put(&map, &key, sizeof key, expected[key]), 0);
		} else {
			count -= expected[key] != NULL;
			assert_ptr_equal(map_remove(&map, &key, sizeof key), expected[key]);
			expected[key] = NULL;
		}
		assert_int_equal(map.count, count);
	}
	for (uint32_t key = 0; key < KEYS; key++)
		assert_ptr_equal(map_get(&map, &key, sizeof key), expected[key]);
	while (map_next(&map, &cursor))
		visited++;
	assert_int_equal(visited, count);
	map_fini(&map);
	assert_null(map_get(&map, "x", 1));
	assert_null(map_remove(&map, "x", 1));
}

static void map_keys_are_told_apart_by_length(void **state)
{
	struct map map = {0};
	int a, b, c;

	(void)state;
	assert_int_equal(map_put(&map, "ab", 2, &a), 0);
	assert_int_equal(map_put(&map, "ab", 1, &b), 0);
	assert_int_equal(map_put(&map, "", 0, &c), 0);
	assert_ptr_equal(map_get(&map, "ab", 2), &a);
	assert_ptr_equal(map_get(&map, "a", 1), &b);
	assert_ptr_equal(map_get(&map, NULL, 0), &c);
	map_fini(&map);
}

static void a_map_keeps_what_it_has_when_memory_ends(void **state)
{
	/* the n-th allocation fails: what was put before is there, what failed is not */
	(void)state;
	for (long n = 0; n < 40; n++) {
		struct map map = {0};
		uint32_t put = 0;
		int value;

		memory_fail_after(n);
		while (put < 100 && map_put(&map, &put, sizeof put, &value) == 0)
			put++;
		memory_fail_after(-1);
		assert_int_equal(map.count, put);
		for (uint32_t key = 0; key < 100; key++)
			assert_ptr_equal(map_get(&map, &key, sizeof key), key < put ? &value : NULL);
		map_fini(&map);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_countdown_fails_the_call_asked_for_and_all_later_ones),
		cmocka_unit_test(arena_memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(an_arena_block_of_its_own_leaves_the_current_one_in_use),
		cmocka_unit_test(arena_blocks_are_small_at_first_and_twice_as_large_each_time),
		cmocka_unit_test(an_arena_without_memory_says_so),
		cmocka_unit_test(a_buffer_grows_and_stays_terminated),
		cmocka_unit_test(json_strings_are_escaped_and_broken_utf8_replaced),
		cmocka_unit_test(a_buffer_that_failed_stays_failed_and_is_not_given_away),
		cmocka_unit_test(a_buffer_is_bounded),
		cmocka_unit_test(a_map_agrees_with_an_array_through_random_puts_and_removes),
		cmocka_unit_test(map_keys_are_told_apart_by_length),
		cmocka_unit_test(a_map_keeps_what_it_has_when_memory_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
