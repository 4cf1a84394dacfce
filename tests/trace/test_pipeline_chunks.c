/* Chunks of incremental snapshots between the stream's transactions under simulated time, the whole narrative: what the stream has
 * overtaken, what is read again, what is repeated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "trace/chunk_words.h"

/* ---- the plain way ---- */

static void a_chunks_rows_go_out_at_the_high_watermark_in_its_position(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 2);
	change(&chunks, 0x300, 150, insert_row("7"));
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  publish to 300/2F0/0, confirms 308\n"
				    "    c 7 new text at 300/2F0/0\n"
				    "  chunk: taken, 2 rows, 0 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 1 old text at 400/0/1 of the snapshot\n"
				    "    r 2 old text at 400/0/2 of the snapshot\n");
	const struct pipeline_counts *counts = pipeline_counts(chunks.world.pipeline);
	assert_int_equal(counts->reads, 2);
	assert_int_equal(counts->events, 3);
	assert_true(counts->event_bytes > 0);
	assert_int_equal(chunks.plan->topic->events, 3);
	chunks_fini(&chunks);
}

static void rows_of_text_are_the_same_and_null_is_null(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows_init(&chunks.rows, chunks.plan, false, XMAX, XMAX);
	rows_add(&chunks.rows, 1, "a\\b", NULL);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 1 a\\b - at 400/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

static void an_empty_chunk_is_taken(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 0);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

/* ---- what the stream has overtaken ---- */

static void a_row_that_an_invisible_transaction_changed_is_passed_over(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 3);
	change(&chunks, 0x300, 50, update_row("1", "text")); /* the chunk has it */
	change(&chunks, 0x310, 150, update_row("2", "text"));
	change(&chunks, 0x320, 151, delete_row("3"));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 2 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 1 old text at 400/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

static void visibility_goes_by_the_list_of_running_transactions_and_across_epochs(void **state)
{
	(void)state;
	static const struct {
		uint64_t xmin, xmax, running;
		uint32_t xid;
		bool seen;
	} cases[] = {
		{90, 95, 90, 90, false},
		{90, 95, 90, 91, true},
		{90, 95, 90, 95, false},
		{90, 95, 90, 89, true},
		{UINT64_C(0x1fffffffe), UINT64_C(0x200000004), UINT64_C(0x200000003), 3, false},
		{UINT64_C(0x1fffffffe), UINT64_C(0x200000004), UINT64_C(0x200000003), 2, true},
		{UINT64_C(0x1fffffffe), UINT64_C(0x200000004), UINT64_C(0x1fffffffe), UINT32_C(0xfffffffe), false},
		{UINT64_C(0x1fffffffe), UINT64_C(0x200000004), UINT64_C(0x1fffffffe), UINT32_C(0xffffffff), true},
		{UINT64_C(0x1fffffffe), UINT64_C(0x200000004), UINT64_C(0x1fffffffe), 4, false},
		{UINT64_C(0x200000005), UINT64_C(0x200000008), UINT64_C(0x200000005), UINT32_C(0xffffffff), true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct chunk_world chunks;
		struct pipeline_chunk_outcome outcome;
		chunks_init(&chunks, BIG);
		opened(&chunks);
		rows(&chunks, 1);
		chunks.rows.chunk.snapshot = (struct pipeline_snapshot){cases[i].xmin, cases[i].xmax, 1,
									(const uint64_t[]){cases[i].running}};
		change(&chunks, 0x300, cases[i].xid, update_row("1", "text"));
		chunks_mark(&chunks, 0x400, cases[i].xid + 1, "high", "high-1");
		assert_true(pipeline_chunk_outcome(chunks.world.pipeline, &outcome));
		assert_int_equal(outcome.verdict, CHUNK_TAKEN);
		assert_int_equal(outcome.rows, cases[i].seen);
		assert_int_equal(outcome.overtaken, !cases[i].seen);
		chunks_fini(&chunks);
	}
}

static void both_keys_of_a_key_change_are_overtaken(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 3);
	change(&chunks, 0x300, 150, wire_update(ORDERS, 3, ROW("1", NULL, NULL), ROW("2", "new", "text")));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 2 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 3 old text at 400/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

static void of_several_events_of_a_key_any_invisible_one_decides(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 2);
	change(&chunks, 0x300, 50, update_row("1", "text"));
	change(&chunks, 0x310, 150, update_row("1", "text"));
	change(&chunks, 0x320, 51, update_row("2", "text"));
	change(&chunks, 0x330, 52, update_row("2", "text"));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 1 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 2 old text at 400/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

static void what_comes_before_the_low_and_after_the_high_watermark_overtakes_nothing(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	pipeline_track(chunks.world.pipeline, ORDERS);
	window(&chunks, NULL, false);
	change(&chunks, 0x180, 50, update_row("1", "text"));
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	chunks_commit(&chunks);
	published(&chunks);
	rows(&chunks, 1);
	chunks_mark(&chunks, 0x400, 90, "high", "high-1");
	chunks_data(&chunks, 0x400, update_row("1", "text"));
	trace_outcome(&chunks);
	chunks_commit(&chunks);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 400/400/0, confirms 408\n"
				    "    r 1 old text at 400/0/1 of the snapshot\n"
				    "    u 1 new text at 400/400/0\n");
	chunks_fini(&chunks);
}

static void changes_of_other_tables_count_for_nothing_but_their_transaction(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	data(&chunks.world, 0, wire_relation(RIDERS, "public", "riders", "id", INT8, "name", TEXT, NULL));
	opened(&chunks);
	rows(&chunks, 1);
	change(&chunks, 0x300, 150, wire_insert(RIDERS, 2, ROW("1", "x")));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 1 old text at 400/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

/* published or skipped as an event (truncate = false): the rows are gone */
static void a_truncate_that_the_chunk_does_not_see_overtakes_all_of_it(void **state)
{
	(void)state;
	for (int skipped = 0; skipped < 2; skipped++) {
		struct chunk_world chunks;
		chunks_init(&chunks, BIG);
		pipeline_free(chunks.world.pipeline);
		chunks.world.no_truncates = skipped;
		world_pipeline(&chunks.world, (struct position){0x100, 0, 0}, 0x100);
		orders_relation(&chunks);
		opened(&chunks);
		rows(&chunks, 2);
		change(&chunks, 0x300, 150, wire_truncate(1, (const uint32_t[]){ORDERS}));
		published(&chunks);
		closed(&chunks, 0x400);
		window(&chunks, NULL, false);
		chunks_mark(&chunks, 0x500, 100, "low", "low-1");
		chunks_commit(&chunks);
		rows(&chunks, 1);
		chunks.rows.chunk.snapshot.xmin = chunks.rows.chunk.snapshot.xmax = 200;
		change(&chunks, 0x600, 151, wire_truncate(1, (const uint32_t[]){ORDERS})); /* seen */
		published(&chunks);
		closed(&chunks, 0x700);
		assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
					    "  publish to 700/6F8/0, confirms 708\n"
					    "    r 1 old text at 700/0/1 of the snapshot\n");
		assert_int_equal(pipeline_counts(chunks.world.pipeline)->reads, 1);
		chunks_fini(&chunks);
	}
}

/* ---- rows that the stream does not carry whole ---- */

static void a_row_overtaken_by_an_event_that_left_columns_out_is_read_again_alone(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 4);
	change(&chunks, 0x300, 150, update_row("1", "text"));
	change(&chunks, 0x310, 151, update_row("2", wire_unchanged));
	change(&chunks, 0x318, 152, update_row("2", "text"));
	change(&chunks, 0x31c, 153, update_row("3", "text"));
	change(&chunks, 0x320, 153, update_row("3", wire_unchanged));
	change(&chunks, 0x328, 50, update_row("4", wire_unchanged));  /* seen: the row has it all */
	change(&chunks, 0x330, 154, update_row("9", wire_unchanged)); /* not of this chunk */
	published(&chunks);
	closed(&chunks, 0x400);
	/* the second round sees all of that; one of the two changes again, and once more not wholly */
	window(&chunks, NULL, true);
	chunks_mark(&chunks, 0x500, 160, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 9);
	chunks.rows.chunk.snapshot.xmin = chunks.rows.chunk.snapshot.xmax = 170;
	change(&chunks, 0x510, 170, update_row("3", wire_unchanged));
	change(&chunks, 0x520, 171, update_row("1", wire_unchanged)); /* passed over: it is there */
	closed(&chunks, 0x600);
	/* the third */
	window(&chunks, NULL, true);
	chunks_mark(&chunks, 0x700, 180, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 9);
	chunks.rows.chunk.snapshot.xmin = chunks.rows.chunk.snapshot.xmax = 190;
	closed(&chunks, 0x800);
	assert_trace(&chunks.world, "  chunk: again, 1 rows, 3 overtaken\n"
				    "  publish to 400/3F8/0, confirms 408\n"
				    "    r 4 old text at 400/0/1 of the snapshot\n"
				    "  publish to 510/500/0, confirms 518\n"
				    "    u 3 new unchanged at 510/500/0\n"
				    "  chunk: again, 1 rows, 1 overtaken\n"
				    "  publish to 600/5F8/0, confirms 608\n"
				    "    u 1 new unchanged at 520/510/0\n"
				    "    r 2 old text at 600/0/1 of the snapshot\n"
				    "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 800/7F8/0, confirms 808\n"
				    "    r 3 old text at 800/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

/* the old row has what is unchanged */
static void an_event_that_is_filled_in_from_the_old_row_is_whole(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 1);
	change(&chunks, 0x300, 150, wire_update(ORDERS, 3, ROW("1", "old", "text"), ROW("1", "new", wire_unchanged)));
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: taken, 0 rows, 1 overtaken\n");
	chunks_fini(&chunks);
}

/* a repeated second round still is one: what was wanted stays wanted */
static void what_is_wanted_again_outlives_a_round_that_is_repeated_or_given_up(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 2);
	change(&chunks, 0x300, 150, update_row("1", wire_unchanged));
	closed(&chunks, 0x400);
	window(&chunks, NULL, true);
	pipeline_window_close(chunks.world.pipeline);
	window(&chunks, NULL, true);
	chunks_mark(&chunks, 0x500, 160, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 2); /* which does not see 150 */
	published(&chunks);
	closed(&chunks, 0x600);
	window(&chunks, NULL, true);
	chunks_mark(&chunks, 0x700, 160, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 2);
	chunks.rows.chunk.snapshot.xmin = chunks.rows.chunk.snapshot.xmax = 170;
	closed(&chunks, 0x800);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n"
				    "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 800/7F8/0, confirms 808\n"
				    "    r 1 old text at 800/0/1 of the snapshot\n");
	chunks_fini(&chunks);
}

/* ---- what is to be repeated ---- */

static void a_chunk_that_does_not_see_what_was_streamed_before_is_repeated(void **state)
{
	(void)state;
	static const uint64_t running[] = {95};
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	pipeline_track(chunks.world.pipeline, ORDERS);
	change(&chunks, 0x180, 95, update_row("1", "text"));
	change(&chunks, 0x190, 50, update_row("2", "text"));
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	chunks_commit(&chunks);
	published(&chunks);
	rows(&chunks, 2);
	chunks.rows.chunk.snapshot = (struct pipeline_snapshot){95, 99, 1, running};
	closed(&chunks, 0x400);
	for (int i = 0; i < 2; i++) { /* again, and when it has become visible */
		window(&chunks, NULL, false);
		chunks_mark(&chunks, 0x500 + (uint64_t)i * 0x200, 96, "low", "low-1");
		chunks_commit(&chunks);
		rows(&chunks, 2);
		if (i == 0)
			chunks.rows.chunk.snapshot = (struct pipeline_snapshot){95, 99, 1, running};
		closed(&chunks, 0x600 + (uint64_t)i * 0x200);
	}
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n"
				    "  chunk: repeat, 0 rows, 0 overtaken\n"
				    "  chunk: taken, 2 rows, 0 overtaken\n"
				    "  publish to 800/7F8/0, confirms 808\n"
				    "    r 1 old text at 800/0/1 of the snapshot\n"
				    "    r 2 old text at 800/0/2 of the snapshot\n");
	chunks_fini(&chunks);
}

/* what is known from before a restart is not published again, but it is streamed */
static void a_chunk_has_to_see_the_transactions_that_were_dropped_too(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	pipeline_free(chunks.world.pipeline);
	world_pipeline(&chunks.world, (struct position){0x380, 0, 0}, 0x100);
	orders_relation(&chunks);
	pipeline_track(chunks.world.pipeline, ORDERS);
	change(&chunks, 0x300, 150, insert_row("1"));
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x400, 10, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x500);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
	assert_int_equal(pipeline_counts(chunks.world.pipeline)->dropped, 1);
	chunks_fini(&chunks);
}

/* nothing of them can have been overtaken */
static void a_chunk_need_not_see_transactions_that_leave_the_table_alone(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	pipeline_track(chunks.world.pipeline, ORDERS);
	chunks_begin(&chunks, 0x180, 150);
	chunks_commit(&chunks);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x300);
	assert_non_null(strstr(buffer_string(&chunks.world.trace), "  chunk: taken, 1 rows, 0 overtaken\n"));
	chunks_fini(&chunks);
}

/* what it has changed before is not known */
static void a_transaction_that_is_open_when_tracking_begins_counts(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	chunks_begin(&chunks, 0x180, 150);
	chunks_data(&chunks, 0x170, insert_row("7"));
	pipeline_track(chunks.world.pipeline, ORDERS);
	chunks_commit(&chunks);
	published(&chunks);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x200, 10, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x300);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

static void what_one_window_saw_committed_the_next_chunk_has_to_see(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	change(&chunks, 0x280, 160, insert_row("7"));
	rows(&chunks, 1);
	published(&chunks);
	closed(&chunks, 0x300);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x400, 12, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x500);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 300/2F8/0, confirms 308\n"
				    "    r 1 old text at 300/0/1 of the snapshot\n"
				    "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

static void more_commits_than_are_remembered_lose_the_chunk_and_tracking_begins_anew(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	rows(&chunks, 1);
	for (uint64_t i = 0; i <= PIPELINE_COMMITS_MAX; i++) {
		change(&chunks, 0x300 + i * 0x20, 50, insert_row("7"));
		if (i % 1000 == 0)
			published(&chunks);
	}
	published(&chunks);
	closed(&chunks, 0x1000000);
	assert_trace(&chunks.world, "  chunk: lost, 0 rows, 0 overtaken\n");
	pipeline_track(chunks.world.pipeline, ORDERS);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x2000000, 10, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x3000000);
	pipeline_untrack(chunks.world.pipeline);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x4000000, 10, "low", "low-1");
	chunks_commit(&chunks);
	closed(&chunks, 0x5000000); /* without tracking nothing can be said */
	assert_trace(&chunks.world, "  chunk: lost, 0 rows, 0 overtaken\n"
				    "  publish to 2000008/0/0, confirms 2000008\n"
				    "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 3000000/2FFFFF8/0, confirms 3000008\n"
				    "    r 1 old text at 3000000/0/1 of the snapshot\n"
				    "  publish to 4000008/0/0, confirms 4000008\n"
				    "  chunk: lost, 0 rows, 0 overtaken\n"
				    "  publish to 5000008/0/0, confirms 5000008\n");
	chunks_fini(&chunks);
}

static void more_keys_than_are_remembered_repeat_the_chunk(void **state)
{
	(void)state;
	for (uint64_t beyond = 0; beyond < 2; beyond++) {
		struct chunk_world chunks;
		struct pipeline_chunk_outcome outcome;
		char id[24];
		chunks_init(&chunks, 64 << 20);
		opened(&chunks);
		rows(&chunks, 1);
		chunks_begin(&chunks, 0x100000, 150);
		for (uint64_t i = 1; i <= PIPELINE_WINDOW_KEYS_MAX - 1 + beyond; i++) {
			snprintf(id, sizeof id, "%llu", (unsigned long long)i);
			assert_int_equal(chunks_data(&chunks, 0x1000 + i, insert_row(id)), PIPELINE_DONE);
		}
		chunks_commit(&chunks);
		chunks_mark(&chunks, 0x200000, 90, "high", "high-1");
		assert_true(pipeline_chunk_outcome(chunks.world.pipeline, &outcome));
		assert_int_equal(outcome.verdict, beyond ? CHUNK_REPEAT : CHUNK_TAKEN);
		assert_int_equal(outcome.overtaken, beyond ? 0 : 1);
		chunks_fini(&chunks);
	}
}

static void a_key_that_is_redefined_in_the_window_repeats_the_chunk(void **state)
{
	(void)state;
	for (int visible = 0; visible < 2; visible++) {
		struct chunk_world chunks;
		chunks_init(&chunks, BIG);
		struct plan *by_note = chunk_plan(&chunks, 1);
		opened(&chunks);
		change(&chunks, 0x300, visible ? 50 : 150, update_row("1", "text"));
		published(&chunks);
		rows_init(&chunks.rows, by_note, true, XMAX, XMAX);
		rows_add(&chunks.rows, 1, "old", "text");
		chunks_mark(&chunks, 0x400, 90, "high", "high-1");
		trace_outcome(&chunks);
		assert_trace(&chunks.world, visible ? "  chunk: taken, 1 rows, 0 overtaken\n"
						    : "  chunk: repeat, 0 rows, 0 overtaken\n");
		plan_free(by_note);
		chunks_fini(&chunks);
	}
}

static void a_parked_event_in_the_window_repeats_the_chunk(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	chunks.world.parked_orders = true;
	opened(&chunks);
	rows(&chunks, 1);
	change(&chunks, 0x300, 50, update_row("1", "text")); /* though the chunk sees it: it is published later */
	published(&chunks);
	closed(&chunks, 0x400);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

static void rows_that_are_not_to_be_had_repeat_the_chunk(void **state)
{
	(void)state;
	struct chunk_world chunks;
	struct pipeline_chunk_outcome outcome;
	chunks_init(&chunks, BIG);
	opened(&chunks);
	chunks_begin(&chunks, 0x400, 90);
	struct wire high = chunks_marker(0x3f0, "high", "high-1");
	for (int i = 0; i < 2; i++) /* until they are given */
		assert_int_equal(pipeline_data(chunks.world.pipeline, 0x3f0, high.bytes, high.length, 0, &chunks.error),
				 PIPELINE_CHUNK);
	pipeline_chunk(chunks.world.pipeline, NULL);
	assert_false(pipeline_chunk_outcome(chunks.world.pipeline, &outcome));
	assert_int_equal(chunks_data(&chunks, 0x3f0, high), PIPELINE_DONE);
	trace_outcome(&chunks);
	assert_trace(&chunks.world, "  chunk: repeat, 0 rows, 0 overtaken\n");
	chunks_fini(&chunks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chunks_rows_go_out_at_the_high_watermark_in_its_position),
		cmocka_unit_test(rows_of_text_are_the_same_and_null_is_null),
		cmocka_unit_test(an_empty_chunk_is_taken),
		cmocka_unit_test(a_row_that_an_invisible_transaction_changed_is_passed_over),
		cmocka_unit_test(visibility_goes_by_the_list_of_running_transactions_and_across_epochs),
		cmocka_unit_test(both_keys_of_a_key_change_are_overtaken),
		cmocka_unit_test(of_several_events_of_a_key_any_invisible_one_decides),
		cmocka_unit_test(what_comes_before_the_low_and_after_the_high_watermark_overtakes_nothing),
		cmocka_unit_test(changes_of_other_tables_count_for_nothing_but_their_transaction),
		cmocka_unit_test(a_truncate_that_the_chunk_does_not_see_overtakes_all_of_it),
		cmocka_unit_test(a_row_overtaken_by_an_event_that_left_columns_out_is_read_again_alone),
		cmocka_unit_test(an_event_that_is_filled_in_from_the_old_row_is_whole),
		cmocka_unit_test(what_is_wanted_again_outlives_a_round_that_is_repeated_or_given_up),
		cmocka_unit_test(a_chunk_that_does_not_see_what_was_streamed_before_is_repeated),
		cmocka_unit_test(a_chunk_has_to_see_the_transactions_that_were_dropped_too),
		cmocka_unit_test(a_chunk_need_not_see_transactions_that_leave_the_table_alone),
		cmocka_unit_test(a_transaction_that_is_open_when_tracking_begins_counts),
		cmocka_unit_test(what_one_window_saw_committed_the_next_chunk_has_to_see),
		cmocka_unit_test(more_commits_than_are_remembered_lose_the_chunk_and_tracking_begins_anew),
		cmocka_unit_test(more_keys_than_are_remembered_repeat_the_chunk),
		cmocka_unit_test(a_key_that_is_redefined_in_the_window_repeats_the_chunk),
		cmocka_unit_test(a_parked_event_in_the_window_repeats_the_chunk),
		cmocka_unit_test(rows_that_are_not_to_be_had_repeat_the_chunk),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
