/* Merges under simulated time, the whole narrative: tombstones for keys that are gone, but for those that the stream has touched
 * since the low watermark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "trace/chunk_words.h"

/* ---- the words ---- */

static void window_of_a_merge(struct chunk_world *chunks)
{
	const struct pipeline_window wanted = {
		.oid = ORDERS, .low_token = "low-1", .high_token = "high-1", .merge = true};

	assert_int_equal(pipeline_window(chunks->world.pipeline, &wanted, &chunks->error), 0);
}

/* open from 0x200 on */
static void merging(struct chunk_world *chunks)
{
	window_of_a_merge(chunks);
	chunks_mark(chunks, 0x200, 10, "low", "low-1");
	chunks_commit(chunks);
	published(chunks);
}

/* keys 1 to count, as the topic has them */
static void gone(struct chunk_world *chunks, int count)
{
	gone_init(&chunks->rows, chunks->plan);
	for (int i = 1; i <= count; i++)
		gone_add(&chunks->rows, i, 0);
}

/* ---- the plain way ---- */

static void keys_that_are_gone_get_tombstones_at_the_high_watermark(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	merging(&chunks);
	gone(&chunks, 2);
	change(&chunks, 0x300, 150, insert_row("7"));
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  publish to 300/2F0/0, confirms 308\n"
				    "    c 7 new text at 300/2F0/0\n"
				    "  chunk: taken, 2 rows, 0 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    tombstone 1\n"
				    "    tombstone 2\n");
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->reads, 0);
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->events, 1);
	chunks_fini(&chunks);
}

static void a_merge_without_a_key_is_taken(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	merging(&chunks);
	gone(&chunks, 0);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

static void a_tombstone_has_the_key_as_the_topic_has_it_in_its_partition(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	chunks.plan->topic->partitions = 9;
	merging(&chunks);
	gone_init(&chunks.rows, chunks.plan);
	gone_add(&chunks.rows, 5, 8);
	chunks.rows.bytes[4] = 77; /* another schema's id */
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	chunks_commit(&chunks);
	const struct batch *batch = chunks.world.flight[0];
	assert_int_equal(batch->record_count, 1);
	const struct record *record = &batch->records[0];
	assert_ptr_equal(record->topic, chunks.plan->topic);
	assert_int_equal(record->partition, 8);
	assert_int_equal(record->value_length, RECORD_NULL);
	assert_int_equal(record->key_length, 6);
	assert_memory_equal(batch->bytes + record->key, "\0\0\0\0\115\12", 6);
	chunks_fini(&chunks);
}

/* ---- what the stream touches ---- */

/* whatever the schema's id, and whatever a snapshot would say: there is none */
static void a_key_that_was_changed_since_the_low_watermark_is_passed_over(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	merging(&chunks);
	gone(&chunks, 6);
	chunks.rows.bytes[4] = 77;
	change(&chunks, 0x300, 5, insert_row("1"));
	change(&chunks, 0x310, UINT32_C(0xfffffff0), update_row("2", wire_unchanged));
	change(&chunks, 0x320, 151, delete_row("3"));
	change(&chunks, 0x330, 152, wire_update(ORDERS, 3, ROW("4", NULL, NULL), ROW("5", "new", "text")));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 5 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    tombstone 6\n");
	chunks_fini(&chunks);
}

static void what_comes_before_the_low_and_after_the_high_watermark_saves_none(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	window_of_a_merge(&chunks);
	change(&chunks, 0x180, 5, insert_row("1"));
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	chunks_commit(&chunks);
	chunks_committed(&chunks);
	published(&chunks);
	gone(&chunks, 2);
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	chunks_data(&chunks, 0x400, insert_row("2"));
	trace_outcome(&chunks);
	chunks_commit(&chunks);
	assert_trace(&chunks.world, "  chunk: taken, 2 rows, 0 overtaken\n"
				    "  publish to 400/400/0, confirms 408\n"
				    "    tombstone 1\n"
				    "    tombstone 2\n"
				    "    c 2 new text at 400/400/0\n");
	chunks_fini(&chunks);
}

static void after_a_truncate_what_is_gone_is_gone(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	merging(&chunks);
	gone(&chunks, 2);
	change(&chunks, 0x300, 150, wire_truncate(1, (const uint32_t[]){ORDERS}));
	change(&chunks, 0x310, 151, insert_row("2"));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 1 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    tombstone 1\n");
	chunks_fini(&chunks);
}

/* its row may well be there */
static void the_key_of_a_dead_letter_is_touched(void **state)
{
	static char large[700];
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	pipeline_free(chunks.world.pipeline);
	chunks.world.dead_letters = topic_intern(&chunks.world.topics, "shop.dead-letter");
	chunks.world.dead_letters->partitions = 1;
	chunks.world.event_max = 600;
	world_pipeline(&chunks.world, (struct position){0x100, 0, 0}, 0x100);
	orders_relation(&chunks);
	merging(&chunks);
	gone(&chunks, 2);
	memset(large, 'x', sizeof large - 1);
	change(&chunks, 0x300, 150, update_row("1", large));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 1 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    tombstone 2\n");
	chunks_fini(&chunks);
}

/* ---- how far the topic is to be searched ---- */

static void a_window_is_settled_when_all_before_its_low_watermark_is_committed(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	change(&chunks, 0x150, 5, insert_row("1")); /* in flight */
	window_of_a_merge(&chunks);
	change(&chunks, 0x180, 6, insert_row("2")); /* in the batch that fills */
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	chunks_commit(&chunks);
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	chunks_committed(&chunks); /* the first batch, and the second is taken */
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	change(&chunks, 0x300, 11, insert_row("3"));
	chunks_committed(&chunks);
	assert_true(pipeline_window_settled(chunks.world.pipeline)); /* though more is in flight */
	gone(&chunks, 1);
	closed(&chunks, 0x400);
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	chunks_fini(&chunks);
}

/* what a restart drops moves the position, too, and is published by an empty batch at once */
static void on_an_idle_stream_the_window_settles_by_an_empty_batch(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	chunks_begin(&chunks, 0x150, 5);
	chunks_data(&chunks, 0x148, chunks_marker(0x148, "low", "another's"));
	chunks_commit(&chunks);
	buffer_clear(&chunks.world.trace);
	window_of_a_merge(&chunks);
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	chunks_commit(&chunks);
	assert_trace(&chunks.world, "  publish to 200/1F8/0, confirms 0\n");
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	chunks_committed(&chunks);
	assert_true(pipeline_window_settled(chunks.world.pipeline));
	pipeline_window_close(chunks.world.pipeline);
	assert_false(pipeline_window_settled(chunks.world.pipeline));
	chunks_fini(&chunks);
}

/* ---- what is to be repeated ---- */

static void a_merge_is_repeated_without_keys_or_low_watermark(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	merging(&chunks);
	chunks_begin(&chunks, 0x300, 20);
	struct wire wire = chunks_marker(0x2f8, "high", "high-1");
	assert_int_equal(pipeline_data(chunks.world.pipeline, 0x2f8, wire.bytes, wire.length, 0, &chunks.error),
			 PIPELINE_CHUNK);
	pipeline_chunk(chunks.world.pipeline, NULL);
	assert_int_equal(chunks_data(&chunks, 0x2f8, wire), PIPELINE_DONE);
	trace_outcome(&chunks);
	chunks_commit(&chunks);
	window_of_a_merge(&chunks);
	gone(&chunks, 1);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n"
				    "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

static void a_merge_is_repeated_where_the_key_was_redefined_or_events_were_parked(void **state)
{
	(void)state;
	for (int parked = 0; parked < 2; parked++) {
		struct chunk_world chunks;
		chunks_init(&chunks, BIG);
		struct plan *plan = chunk_plan(&chunks, 1); /* by note, where the stream has id */
		chunks.world.parked_orders = parked;
		merging(&chunks);
		gone(&chunks, 1);
		if (!parked)
			chunks.rows.chunk.plan = plan;
		change(&chunks, 0x300, 150, insert_row("7"));
		published(&chunks);
		closed(&chunks, 0x400);
		assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
		plan_free(plan);
		chunks_fini(&chunks);
	}
}

static void touch(struct chunk_world *chunks, uint64_t *lsn, int key)
{
	char id[16];

	snprintf(id, sizeof id, "%d", key);
	*lsn += 0x20;
	change(chunks, *lsn, 150, update_row(id, "text"));
	chunks_committed(chunks);
	buffer_clear(&chunks->world.trace);
}

/* changes of the same keys are without end, and those of too many keys are not */
static void a_merge_is_repeated_when_more_keys_are_changed_than_can_be_remembered(void **state)
{
	(void)state;
	for (int keys = PIPELINE_WINDOW_KEYS_MAX / 2; keys <= PIPELINE_WINDOW_KEYS_MAX; keys *= 2) {
		struct chunk_world chunks;
		uint64_t lsn = 0x300;
		chunks_init(&chunks, BIG);
		merging(&chunks);
		gone(&chunks, 2);
		for (int i = 0; i < PIPELINE_WINDOW_KEYS_MAX + 100; i++)
			touch(&chunks, &lsn, 2 + i % keys);
		closed(&chunks, lsn + 0x100);
		if (keys < PIPELINE_WINDOW_KEYS_MAX)
			assert_non_null(strstr(buffer_string(&chunks.world.trace), "taken, 1 rows, 1 overtaken"));
		else
			assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
		chunks_fini(&chunks);
	}
}

/* ---- batches ---- */

static void keys_fill_more_than_one_batch_and_wait_for_them(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, 14); /* two keys of six bytes */
	merging(&chunks);
	gone(&chunks, 9);
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	buffer_printf(&chunks.world.trace, "committed\n");
	chunks_committed(&chunks);
	assert_int_equal(chunks_again(&chunks), PIPELINE_DONE);
	trace_outcome(&chunks);
	chunks_commit(&chunks);
	chunks_committed(&chunks);
	assert_trace(&chunks.world, "  publish to 400/0/2, confirms 0\n"
				    "    tombstone 1\n"
				    "    tombstone 2\n"
				    "  publish to 400/0/4, confirms 0\n"
				    "    tombstone 3\n"
				    "    tombstone 4\n"
				    "  publish to 400/0/6, confirms 0\n"
				    "    tombstone 5\n"
				    "    tombstone 6\n"
				    "blocked\n"
				    "committed\n"
				    "  publish to 400/0/8, confirms 0\n"
				    "    tombstone 7\n"
				    "    tombstone 8\n"
				    "  chunk: taken, 9 rows, 0 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    tombstone 9\n");
	chunks_fini(&chunks);
}

/* commits are of no interest: they need not be tracked, and rows may follow */
static void chunks_and_merges_take_turns(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	merging(&chunks);
	gone(&chunks, 1);
	closed(&chunks, 0x300);
	pipeline_track(chunks.world.pipeline, ORDERS);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x400, 50, "low", "low-1");
	chunks_commit(&chunks);
	published(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x500);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 500/4F8/0, confirms 508\n"
				    "    r 1 old text at 500/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_that_are_gone_get_tombstones_at_the_high_watermark),
		cmocka_unit_test(a_merge_without_a_key_is_taken),
		cmocka_unit_test(a_tombstone_has_the_key_as_the_topic_has_it_in_its_partition),
		cmocka_unit_test(a_key_that_was_changed_since_the_low_watermark_is_passed_over),
		cmocka_unit_test(what_comes_before_the_low_and_after_the_high_watermark_saves_none),
		cmocka_unit_test(after_a_truncate_what_is_gone_is_gone),
		cmocka_unit_test(the_key_of_a_dead_letter_is_touched),
		cmocka_unit_test(a_window_is_settled_when_all_before_its_low_watermark_is_committed),
		cmocka_unit_test(on_an_idle_stream_the_window_settles_by_an_empty_batch),
		cmocka_unit_test(a_merge_is_repeated_without_keys_or_low_watermark),
		cmocka_unit_test(a_merge_is_repeated_where_the_key_was_redefined_or_events_were_parked),
		cmocka_unit_test(a_merge_is_repeated_when_more_keys_are_changed_than_can_be_remembered),
		cmocka_unit_test(keys_fill_more_than_one_batch_and_wait_for_them),
		cmocka_unit_test(chunks_and_merges_take_turns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
