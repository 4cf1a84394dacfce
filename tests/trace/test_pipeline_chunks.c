/* Chunks of incremental snapshots between the stream's transactions under simulated time: the whole narrative. Transactions up to
 * 99 are visible to the chunk's snapshot, and those in its list of running ones are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "trace/chunk_world.h"

enum { BIG = 1 << 20, XMAX = 100 };

#define ROW(...) ((const char *const[]){__VA_ARGS__})

/* ---- a narrative's words ---- */

static void window(struct chunk_world *chunks, struct plan *truncate, bool again)
{
	const struct pipeline_window wanted = {ORDERS, "low-1", "high-1", truncate, again};

	assert_int_equal(pipeline_window(chunks->world.pipeline, &wanted, &chunks->error), 0);
}

/* tracked, and open from 0x200 on */
static void opened(struct chunk_world *chunks)
{
	pipeline_track(chunks->world.pipeline);
	window(chunks, NULL, false);
	chunks_mark(chunks, 0x200, 10, "low", "low-1");
	chunks_commit(chunks);
}

static void change(struct chunk_world *chunks, uint64_t commit_lsn, uint32_t xid, struct wire wire)
{
	chunks_begin(chunks, commit_lsn, xid);
	chunks_data(chunks, commit_lsn - 0x10, wire);
	chunks_commit(chunks);
}

static struct wire insert_row(const char *id)
{
	return wire_insert(ORDERS, 3, ROW(id, "new", "text"));
}

static struct wire update_row(const char *id, const char *doc)
{
	return wire_update(ORDERS, 3, NULL, ROW(id, "new", doc));
}

static struct wire delete_row(const char *id)
{
	return wire_delete(ORDERS, 3, ROW(id, NULL, NULL));
}

static void trace_outcome(struct chunk_world *chunks)
{
	static const char *const verdicts[] = {"taken", "again", "repeat", "lost"};
	struct pipeline_chunk_outcome outcome;

	if (!pipeline_chunk_outcome(chunks->world.pipeline, &outcome))
		return;
	buffer_printf(&chunks->world.trace, "  chunk: %s, %llu rows, %llu overtaken\n", verdicts[outcome.verdict],
		      (unsigned long long)outcome.rows, (unsigned long long)outcome.overtaken);
	assert_false(pipeline_chunk_outcome(chunks->world.pipeline, &outcome));
}

/* the high watermark, whose batch is then published */
static void closed(struct chunk_world *chunks, uint64_t commit_lsn)
{
	chunks_mark(chunks, commit_lsn, 90, "high", "high-1");
	trace_outcome(chunks);
	chunks_commit(chunks);
	chunks_committed(chunks);
	chunks_committed(chunks);
}

/* rows 1 to count, read under a snapshot that sees what is below XMAX */
static void rows(struct chunk_world *chunks, int count)
{
	rows_init(&chunks->rows, chunks->plan, true, XMAX, XMAX);
	for (int i = 1; i <= count; i++)
		rows_add(&chunks->rows, i, "old", "text");
	rows_close(&chunks->rows);
}

static void published(struct chunk_world *chunks)
{
	chunks_committed(chunks);
	buffer_clear(&chunks->world.trace);
}

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
	pipeline_track(chunks.world.pipeline);
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
	pipeline_track(chunks.world.pipeline);
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

/* also those that were committed in the window of the chunk before, and those that are known from before a restart */
static void what_one_window_saw_committed_the_next_chunk_has_to_see(void **state)
{
	(void)state;
	struct chunk_world chunks;
	chunks_init(&chunks, BIG);
	pipeline_free(chunks.world.pipeline);
	world_pipeline(&chunks.world, (struct position){0x380, 0, 0}, 0x100);
	orders_relation(&chunks);
	pipeline_track(chunks.world.pipeline);
	change(&chunks, 0x300, 150, insert_row("1")); /* known */
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x400, 10, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x500);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x600, 11, "low", "low-1");
	chunks_commit(&chunks);
	change(&chunks, 0x680, 160, insert_row("7"));
	rows(&chunks, 1);
	chunks.rows.chunk.snapshot.xmin = chunks.rows.chunk.snapshot.xmax = 155;
	published(&chunks);
	closed(&chunks, 0x700);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x800, 12, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	chunks.rows.chunk.snapshot.xmin = chunks.rows.chunk.snapshot.xmax = 155;
	closed(&chunks, 0x900);
	assert_trace(&chunks.world, "  chunk: taken, 1 rows, 0 overtaken\n"
				    "  publish to 700/6F8/0, confirms 708\n"
				    "    r 1 old text at 700/0/1 of the snapshot\n"
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
	chunks.world.now_us = 1;
	for (uint64_t i = 0; i <= PIPELINE_COMMITS_MAX; i++) {
		struct wire begin = wire_begin(0x300 + i, 0, 50), commit = wire_commit(0x300 + i, 0x301 + i, 0);
		assert_int_equal(pipeline_data(chunks.world.pipeline, 0, begin.bytes, begin.length, 0, &chunks.error),
				 0);
		assert_int_equal(pipeline_data(chunks.world.pipeline, 0, commit.bytes, commit.length, 0, &chunks.error),
				 0);
	}
	closed(&chunks, 0x100000);
	pipeline_track(chunks.world.pipeline);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x200000, 10, "low", "low-1");
	chunks_commit(&chunks);
	rows(&chunks, 1);
	closed(&chunks, 0x300000);
	pipeline_untrack(chunks.world.pipeline);
	window(&chunks, NULL, false);
	chunks_mark(&chunks, 0x400000, 10, "low", "low-1");
	chunks_commit(&chunks);
	closed(&chunks, 0x500000); /* without tracking nothing can be said */
	assert_non_null(strstr(buffer_string(&chunks.world.trace), "  chunk: lost, 0 rows, 0 overtaken\n"));
	assert_non_null(strstr(buffer_string(&chunks.world.trace), "  chunk: taken, 1 rows, 0 overtaken\n"
								   "  publish to 300000/2FFFF8/0, confirms 300008\n"
								   "    r 1 old text at 300000/0/1 of the snapshot\n"
								   "  chunk: lost, 0 rows, 0 overtaken\n"));
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
		assert_null(pipeline_take(chunks.world.pipeline, 0, false)); /* before its commit */
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
	pipeline_track(chunks.world.pipeline);
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
		const struct pipeline_window wanted = {ORDERS, "low-1", "high-1", NULL, false};
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
		pipeline_track(chunks.world.pipeline);
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
		cmocka_unit_test(what_one_window_saw_committed_the_next_chunk_has_to_see),
		cmocka_unit_test(more_commits_than_are_remembered_lose_the_chunk_and_tracking_begins_anew),
		cmocka_unit_test(more_keys_than_are_remembered_repeat_the_chunk),
		cmocka_unit_test(a_key_that_is_redefined_in_the_window_repeats_the_chunk),
		cmocka_unit_test(a_parked_event_in_the_window_repeats_the_chunk),
		cmocka_unit_test(rows_that_are_not_to_be_had_repeat_the_chunk),
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
