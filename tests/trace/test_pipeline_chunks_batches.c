/* Chunks of incremental snapshots under simulated time, the whole narrative: how they fill batches, what cannot be published, and
 * what is no watermark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "trace/chunk_words.h"

/* ---- batches ---- */

static void a_chunk_larger_than_a_batch_is_cut_and_its_positions_go_on(void **state)
{
	(void)state;
	for (int binary = 0; binary < 2; binary++) {
		struct chunk_world chunks;
		chunks_init(&chunks, 170);
		opened(&chunks);
		rows_init(&chunks.rows, chunks.plan, binary, XMAX, XMAX);
		for (int i = 1; i <= 7; i++)
			rows_add(&chunks.rows, i, "\\", "text");
		rows_close(&chunks.rows);
		chunks_mark(&chunks, 0x400, 90, "high", "high-1"); /* there is no fourth batch */
		trace_outcome(&chunks);
		chunks_committed(&chunks);
		assert_int_equal(chunks_again(&chunks), PIPELINE_DONE);
		trace_outcome(&chunks);
		assert_null(pipeline_take(chunks.world.pipeline, 0, AHEAD_NOTHING)); /* before its commit */
		chunks_commit(&chunks);
		assert_trace(&chunks.world, "  publish to 400/0/2, confirms 0\n"
					    "    r 1 \\ text at 400/0/1 of the snapshot\n"
					    "    r 2 \\ text at 400/0/2 of the snapshot\n"
					    "  publish to 400/0/4, confirms 0\n"
					    "    r 3 \\ text at 400/0/3 of the snapshot\n"
					    "    r 4 \\ text at 400/0/4 of the snapshot\n"
					    "  publish to 400/0/6, confirms 0\n"
					    "    r 5 \\ text at 400/0/5 of the snapshot\n"
					    "    r 6 \\ text at 400/0/6 of the snapshot\n"
					    "blocked\n"
					    "  chunk: taken, 7 rows, 0 overtaken\n"
					    "  publish to 400/3F8/0, confirms 408\n"
					    "    r 7 \\ text at 400/0/7 of the snapshot\n");
		chunks_fini(&chunks);
	}
}

static void a_row_larger_than_a_batch_grows_it(void **state)
{
	(void)state;
	static char doc[601];
	struct chunk_world chunks;
	memset(doc, 'x', sizeof doc - 1);
	chunks_init(&chunks, 130);
	opened(&chunks);
	rows_init(&chunks.rows, chunks.plan, true, XMAX, XMAX);
	rows_add(&chunks.rows, 1, "old", "text");
	rows_add(&chunks.rows, 2, "old", doc);
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	trace_outcome(&chunks);
	assert_trace(&chunks.world, "  publish to 400/0/1, confirms 0\n"
				    "    r 1 old text at 400/0/1 of the snapshot\n"
				    "  chunk: taken, 2 rows, 0 overtaken\n");
	assert_true(pipeline_batch(chunks.world.pipeline)->size > 600);
	chunks_fini(&chunks);
}

/* nobody fills a second batch while the first one waits to be taken */
static void a_batch_that_is_not_taken_blocks_the_rows(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, 170);
	opened(&chunks);
	rows(&chunks, 7);
	chunks.hold = true;
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(chunks_again(&chunks), PIPELINE_BLOCKED);
		give(&chunks.world);
	}
	chunks.hold = false;
	chunks_again(&chunks);
	chunks_committed(&chunks);
	chunks_again(&chunks);
	trace_outcome(&chunks);
	assert_non_null(strstr(buffer_string(&chunks.world.trace), "  chunk: taken, 7 rows, 0 overtaken\n"));
	chunks_fini(&chunks);
}

static void restart(struct chunk_world *chunks, struct position published_to, uint64_t confirmed)
{
	struct world *world = &chunks->world;

	pipeline_free(world->pipeline);
	world->flight_count = world->free_count = 0;
	for (int i = 0; i < BATCHES; i++) {
		batch_reset(world->batches[i]);
		world->free[world->free_count++] = world->batches[i];
	}
	buffer_clear(&world->trace);
	world_pipeline(world, published_to, confirmed);
	orders_relation(chunks);
}

/* What was cut off stands at (C, 0, k) in the offsets; the stream begins before it. */
static void after_a_restart_in_the_middle_of_a_chunk_the_stream_loses_and_repeats_nothing(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, 170);
	opened(&chunks);
	rows(&chunks, 7);
	change(&chunks, 0x300, 150, insert_row("8"));
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	assert_non_null(strstr(buffer_string(&chunks.world.trace), "  publish to 400/0/2, confirms 0\n"));
	restart(&chunks, (struct position){0x400, 0, 2}, 0x308);
	change(&chunks, 0x300, 150, insert_row("8"));
	chunks_mark(&chunks, 0x400, 90, "high", "high-1"); /* no window knows it */
	trace_outcome(&chunks);
	chunks_commit(&chunks);
	change(&chunks, 0x500, 151, insert_row("9"));
	assert_trace(&chunks.world, "  publish to 500/4F0/0, confirms 508\n"
				    "    c 9 new text at 500/4F0/0\n");
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->dropped, 1);
	chunks_fini(&chunks);
}

static void the_truncate_that_comes_first_stands_at_the_low_watermark(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, 100);
	pipeline_track(chunks.world.pipeline, ORDERS);
	window(&chunks, chunks.plan, false);
	chunks_begin(&chunks, 0x180, 50);
	for (uint64_t i = 0; i < 3; i++)
		chunks_data(&chunks, 0x160 + i, insert_row("9"));
	chunks_commit(&chunks);
	chunks_begin(&chunks, 0x200, 10);
	assert_int_equal(chunks_data(&chunks, 0x1f8, chunks_marker(0x1f8, "low", "low-1")), PIPELINE_BLOCKED);
	assert_false(pipeline_window_truncated(chunks.world.pipeline));
	chunks_committed(&chunks);
	assert_int_equal(chunks_again(&chunks), PIPELINE_DONE);
	assert_true(pipeline_window_truncated(chunks.world.pipeline));
	chunks_commit(&chunks);
	chunks_committed(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  publish to 180/160/0, confirms 0\n"
				    "    c 9 new text at 180/160/0\n"
				    "  publish to 180/161/0, confirms 0\n"
				    "    c 9 new text at 180/161/0\n"
				    "  publish to 180/162/0, confirms 188\n"
				    "    c 9 new text at 180/162/0\n"
				    "blocked\n"
				    "  publish to 200/1F8/0, confirms 208\n"
				    "    t at 200/0/1 of the snapshot\n"
				    "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 1 old text at 400/0/1 of the snapshot\n");
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->events, 5);
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->truncates, 0);
	chunks_fini(&chunks);
}

/* ---- what cannot be published ---- */

/* a dead letter says less of its row than any event: the row is read again */
static void a_dead_letter_in_the_window_has_its_row_read_again(void **state)
{
	(void)state;
	static char doc[601];
	struct chunk_world chunks;
	memset(doc, 'x', sizeof doc - 1);
	chunks_init(&chunks, BIG);
	chunks.world.dead_letters = topic_intern(&chunks.world.topics, "shop.dead-letter");
	chunks.world.dead_letters->partitions = 1;
	chunks.world.event_max = 400;
	restart(&chunks, (struct position){0x100, 0, 0}, 0x100);
	opened(&chunks);
	rows(&chunks, 4);
	change(&chunks, 0x300, 150, update_row("1", doc));
	change(&chunks, 0x310, 151, wire_update(ORDERS, 3, ROW("2", NULL, NULL), ROW("3", "new", doc)));
	change(&chunks, 0x320, 152, wire_insert(ORDERS, 3, ROW(NULL, "no key", "text")));
	published(&chunks);
	closed(&chunks, 0x400);
	window(&chunks, NULL, true);
	chunks_mark(&chunks, 0x500, 160, "low", "low-1");
	chunks_commit(&chunks);
	rows_init(&chunks.rows, chunks.plan, true, 200, 200);
	rows_add(&chunks.rows, 1, "new", doc);
	rows_add(&chunks.rows, 3, "old", "text");
	rows_add(&chunks.rows, 4, "old", "text");
	rows_close(&chunks.rows);
	closed(&chunks, 0x600);
	assert_trace(&chunks.world, "  chunk: again, 1 rows, 3 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 4 old text at 400/0/1 of the snapshot\n"
				    "  chunk: taken, 2 rows, 0 overtaken\n"
				    "  publish to 600/5F8/0, confirms 608\n"
				    "    a record of shop.dead-letter\n"
				    "    r 3 old text at 600/0/2 of the snapshot\n");
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->dead_letters, 4);
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->reads, 3);
	chunks_fini(&chunks);
}

static void rows_that_are_none_are_an_error(void **state)
{
	(void)state;
	for (int shape = 0; shape < 3; shape++) {
		struct chunk_world chunks;
		chunks_init(&chunks, BIG);
		opened(&chunks);
		rows(&chunks, 1);
		chunks.rows.chunk.extra = shape == 0 ? 0 : shape == 1 ? 5 : 1;
		if (shape == 2)
			chunks.rows.bytes[chunks.rows.used - 1] = 0;
		chunks_mark(&chunks, 0x400, 90, "high", "high-1");
		static const char *const expected[] = {
			"failed: shop.public.orders: message 1 of a chunk: shop.public.orders: a row of 4 columns "
			"where the relation has 3\n",
			"failed: shop.public.orders: message 1 of a chunk: a row of 4 columns, the last 5 of which are "
			"not the table's\n",
			"failed: shop.public.orders: message 2 of a chunk: "};
		assert_memory_equal(buffer_string(&chunks.world.trace), expected[shape], strlen(expected[shape]));
		assert_int_equal(chunks.error.code, ERROR_PROTOCOL);
		chunks_fini(&chunks);
	}
}

/* ---- other messages ---- */

static void watermarks_of_others_and_of_no_window_are_passed_over(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	chunks_mark(&chunks, 0x180, 90, "high", "high-1");
	chunks_commit(&chunks);
	opened(&chunks);
	chunks_mark(&chunks, 0x280, 90, "low", "low-1");
	chunks_commit(&chunks);
	chunks_mark(&chunks, 0x290, 90, "high", "high-2");
	chunks_commit(&chunks);
	struct wire outside = chunks_marker(0x298, "high", "high-1");
	outside.bytes[1] = 0;
	chunks_data(&chunks, 0x298, outside);
	struct wire other = chunks_marker(0x2a0, "high", "high-1");
	*(uint8_t *)memmem(other.bytes, other.length, "0123", 4) = 'f';
	change(&chunks, 0x2b0, 90, other);
	pipeline_window_close(chunks.world.pipeline);
	chunks_mark(&chunks, 0x300, 90, "high", "high-1");
	chunks_commit(&chunks);
	trace_outcome(&chunks);
	window(&chunks, NULL, false); /* its low one never comes */
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	trace_outcome(&chunks);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

/* nobody writes such, but positions have to grow whatever comes */
static void a_watermark_behind_a_change_of_its_transaction_is_none(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 1);
	chunks_begin(&chunks, 0x400, 90);
	chunks_data(&chunks, 0x3e0, insert_row("7"));
	chunks_data(&chunks, 0x3f0, chunks_marker(0x3f0, "high", "high-1"));
	trace_outcome(&chunks);
	chunks_commit(&chunks);
	published(&chunks);
	window(&chunks, chunks.plan, false);
	chunks_begin(&chunks, 0x500, 10);
	chunks_data(&chunks, 0x4e0, insert_row("7"));
	chunks_data(&chunks, 0x4f0, chunks_marker(0x4f0, "low", "low-1"));
	chunks_commit(&chunks);
	assert_false(pipeline_window_truncated(chunks.world.pipeline));
	published(&chunks);
	closed(&chunks, 0x600);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

static void a_command_is_handed_out_once_and_then_taken(void **state)
{
	(void)state;
	static const char content[] = "{\"command\": \"snapshot\", \"tables\": \"public.*\"}";
	struct chunk_world chunks;
	size_t length;
	chunks_init(&chunks, BIG);
	chunks_data(&chunks, 0x180, wire_message(0, 0x180, MARKER_PREFIX, content)); /* they are off */
	chunks.world.commands = true;
	restart(&chunks, (struct position){0x180, 0, 0}, 0x100);
	assert_int_equal(chunks_data(&chunks, 0x180, wire_message(0, 0x180, MARKER_PREFIX, content)), PIPELINE_DONE);
	for (uint64_t i = 0; i < 2; i++) {
		if (i)
			chunks_begin(&chunks, 0x300, 9);
		struct wire wire = wire_message((int)i, 0x200 + i * 0x90, MARKER_PREFIX, content);
		assert_int_equal(chunks_data(&chunks, 0x200 + i * 0x90, wire), PIPELINE_COMMAND);
		assert_int_equal(chunks_again(&chunks), PIPELINE_COMMAND);
		assert_memory_equal(pipeline_command(chunks.world.pipeline, &length), content, sizeof content - 1);
		assert_int_equal(length, sizeof content - 1);
		pipeline_command_done(chunks.world.pipeline);
		assert_int_equal(chunks_again(&chunks), PIPELINE_DONE);
	}
	chunks_data(&chunks, 0x2a0, wire_message(1, 0x2a0, MARKER_PREFIX, "{\"comment\": \"command\"}"));
	chunks_commit(&chunks);
	chunks_fini(&chunks);
}

/* ---- memory ---- */

/* every allocation of a window fails once: an error, and nothing is put into a batch twice */
static void every_failing_allocation_is_an_error(void **state)
{
	(void)state;
	int failures = 0;
	for (long n = 0; n < 8; n++) {
		struct chunk_world chunks;
		const struct pipeline_window wanted = {ORDERS, "low-1", "high-1", NULL, false, false};
		chunks_init(&chunks, BIG);
		change(&chunks, 0x180, 50, insert_row("1"));
		published(&chunks);
		error_clear(&chunks.error);
		struct wire messages[] = {wire_begin(0x200, 0, 10),
					  chunks_marker(0x1f0, "low", "low-1"),
					  wire_commit(0x200, 0x208, 0),
					  wire_begin(0x300, 0, 150),
					  insert_row("1"),
					  wire_truncate(1, (const uint32_t[]){ORDERS}),
					  wire_commit(0x300, 0x308, 0)};
		memory_fail_after(n);
		pipeline_track(chunks.world.pipeline, ORDERS);
		bool failed = pipeline_window(chunks.world.pipeline, &wanted, &chunks.error) < 0;
		enum pipeline_result result = PIPELINE_DONE; /* BLOCKED: the batch has no memory for its record */
		for (size_t i = 0; i < sizeof messages / sizeof *messages && !failed && result == PIPELINE_DONE; i++) {
			result = pipeline_data(chunks.world.pipeline, 0x1f0 + 0x20 * i, messages[i].bytes,
					       messages[i].length, 0, &chunks.error);
			failed = result == PIPELINE_FAILED;
		}
		memory_fail_after(-1);
		if (failed)
			assert_int_equal(chunks.error.code, ERROR_MEMORY);
		failures += failed;
		chunks_fini(&chunks);
	}
	assert_in_range(failures, 3, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chunk_larger_than_a_batch_is_cut_and_its_positions_go_on),
		cmocka_unit_test(a_row_larger_than_a_batch_grows_it),
		cmocka_unit_test(a_batch_that_is_not_taken_blocks_the_rows),
		cmocka_unit_test(after_a_restart_in_the_middle_of_a_chunk_the_stream_loses_and_repeats_nothing),
		cmocka_unit_test(the_truncate_that_comes_first_stands_at_the_low_watermark),
		cmocka_unit_test(a_dead_letter_in_the_window_has_its_row_read_again),
		cmocka_unit_test(rows_that_are_none_are_an_error),
		cmocka_unit_test(watermarks_of_others_and_of_no_window_are_passed_over),
		cmocka_unit_test(a_watermark_behind_a_change_of_its_transaction_is_none),
		cmocka_unit_test(a_command_is_handed_out_once_and_then_taken),
		cmocka_unit_test(every_failing_allocation_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
