/* The pipeline under simulated time: a script of stream messages, commits and clock ticks, and the whole narrative that must
 * come of it. No server, no thread. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "pipeline/marker.h"
#include "trace/pipeline_world.h"

static void a_commit_is_published_at_once_and_confirmed_when_kafka_has_it(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	committed(&world);
	assert_trace(&world, "  publish 1 records, to 0/200/0/180/0, confirms 0/210\n"
			     "  status flushed 0/100\n" /* where the slot stood */
			     "committed\n"
			     "  status flushed 0/210\n");
	world_fini(&world);
}

static void while_kafka_is_busy_transactions_gather_in_one_batch(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	transaction(&world, 0x300, 0x310, 0x280, "2");
	transaction(&world, 0x400, 0x410, 0x380, "3");
	committed(&world);
	committed(&world);
	assert_trace(&world, "  publish 1 records, to 0/200/0/180/0, confirms 0/210\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  publish 2 records, to 0/400/0/380/0, confirms 0/410\n"
			     "  status flushed 0/210\n"
			     "committed\n"
			     "  status flushed 0/410\n");
	world_fini(&world);
}

static void what_is_sealed_goes_out_in_the_middle_of_a_transaction(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	transaction(&world, 0x300, 0x310, 0x280, "2");
	data(&world, 0, wire_begin(0x400, 0, 7));
	insert(&world, 0x380, ORDERS, "3");
	take(&world, AHEAD_NOTHING);
	pipeline_seal(world.pipeline);
	take(&world, AHEAD_NOTHING);
	pipeline_seal(world.pipeline); /* there is nothing */
	take(&world, AHEAD_NOTHING);
	insert(&world, 0x390, ORDERS, "4");
	data(&world, 0, wire_commit(0x400, 0x410, 0));
	committed(&world);
	committed(&world);
	committed(&world);
	assert_trace(&world, "  publish 1 records, to 0/200/0/180/0, confirms 0/210\n"
			     "  status flushed 0/100\n"
			     "  publish 2 records, to 0/400/0/380/0, confirms 0/310\n"
			     "committed\n"
			     "  status flushed 0/210\n"
			     "committed\n"
			     "  publish 1 records, to 0/400/0/390/0, confirms 0/410\n"
			     "  status flushed 0/310\n"
			     "committed\n"
			     "  status flushed 0/410\n");
	world_fini(&world);
}

static void a_transaction_larger_than_a_batch_is_cut_and_confirmed_by_its_last_part(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 130);
	relations(&world);
	data(&world, 0, wire_begin(0x900, 0, 7));
	for (int i = 0; i < 6; i++)
		insert(&world, 0x800 + (uint64_t)i, ORDERS, "5");
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	committed(&world);
	committed(&world);
	committed(&world);
	assert_trace(&world, "  publish 2 records, to 0/900/0/801/0, confirms 0/0\n"
			     "  publish 2 records, to 0/900/0/803/0, confirms 0/0\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "committed\n"
			     "  publish 2 records, to 0/900/0/805/0, confirms 0/910\n"
			     "committed\n"
			     "  status flushed 0/910\n");
	world_fini(&world);
}

/* how many rows the first batch has of a transaction over so many partitions */
static uint32_t first_batch(int32_t partitions, uint32_t parts)
{
	struct world world;
	char id[16];

	world_init(&world, 20000);
	relations(&world);
	planned(&world, ORDERS);
	topic_intern(&world.topics, "shop.public.orders")->partitions = partitions;
	give(&world);
	pipeline_allow(world.pipeline, parts);
	data(&world, 0, wire_begin(0x900, 0, 7));
	for (int i = 0; world.flight_count == 0; i++) {
		snprintf(id, sizeof id, "%d", 1000000 + i);
		insert(&world, 0x800, ORDERS, id);
	}
	uint32_t records = world.flight[0]->record_count;
	batch_reset(world.flight[0]);
	assert_int_equal(world.flight[0]->parts, 1);
	assert_int_equal(world.flight[0]->size, 20000);
	world_fini(&world);
	return records;
}

static void a_batch_over_many_partitions_takes_what_memory_it_is_allowed(void **state)
{
	(void)state;
	uint32_t one = first_batch(100, 1);
	assert_true(one > 100);
	assert_in_range(first_batch(100, 2), 2 * one - 2, 2 * one + 2);
	assert_in_range(first_batch(100, 3), 3 * one - 3, 3 * one + 3);
	assert_int_equal(first_batch(6, 3), one);
	assert_in_range(first_batch(2000, 6), 500, 4 * one); /* 500 distinct ones are the limit, whatever is allowed */
}

/* How long a transaction of 200 rows over so many partitions waits for more while the publisher is idle; rounded to 10 ms. */
static int64_t waits_us(int32_t partitions, size_t batch_size, enum pipeline_ahead ahead)
{
	struct world world;
	char id[16];
	int64_t waited_us = 0;

	world_init(&world, batch_size);
	relations(&world);
	planned(&world, ORDERS);
	topic_intern(&world.topics, "shop.public.orders")->partitions = partitions;
	data(&world, 0, wire_begin(0x900, 0, 7));
	for (int i = 0; i < 200; i++) {
		snprintf(id, sizeof id, "%d", 1000000 + i);
		insert(&world, 0x800 + (uint64_t)i, ORDERS, id);
	}
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	for (take(&world, ahead); world.flight_count == 0 && waited_us < 1000000; take(&world, ahead)) {
		waited_us += 10000;
		world.now_us += 10000;
	}
	world_fini(&world);
	return waited_us;
}

static void a_busy_stream_fills_a_batch_over_many_partitions_for_longer(void **state)
{
	(void)state;
	assert_int_equal(waits_us(1, 1 << 20, AHEAD_MORE), 30000);
	assert_int_equal(waits_us(1, 40000, AHEAD_MORE), 0); /* more than a quarter of it is full */
	assert_int_equal(waits_us(100, 1 << 20, AHEAD_MORE), 200000);
	assert_int_equal(waits_us(100, 40000, AHEAD_MORE), 200000);
	assert_int_equal(waits_us(100, 1 << 20, AHEAD_NOTHING), 0);
}

static void a_backlog_fills_its_batches_for_longer(void **state)
{
	(void)state;
	assert_int_equal(waits_us(1, 1 << 20, AHEAD_BACKLOG), 60000);
	assert_int_equal(waits_us(1, 40000, AHEAD_BACKLOG), 60000); /* not yet half of it is full */
	assert_int_equal(waits_us(1, 20000, AHEAD_BACKLOG), 0);
	assert_int_equal(waits_us(100, 40000, AHEAD_BACKLOG), 200000);
	assert_int_equal(waits_us(1, 40000, AHEAD_FAR), 60000);
	assert_int_equal(waits_us(100, 40000, AHEAD_FAR), 500000);
}

static void a_batch_that_waits_for_more_asks_for_no_turn_within_a_transaction(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, 1 << 20);
	relations(&world);
	planned(&world, ORDERS);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, ORDERS, "1");
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_MORE);
	assert_in_range(pipeline_next_us(world.pipeline, world.now_us), 1, 30000);
	data(&world, 0, wire_begin(0xa00, 0, 8)); /* a long one: it cannot go out before its end */
	world.now_us += 100000;
	assert_true(pipeline_next_us(world.pipeline, world.now_us) > 100000);
	data(&world, 0, wire_commit(0xa00, 0xa10, 0));
	assert_int_equal(pipeline_next_us(world.pipeline, world.now_us), 0);
	world_fini(&world);
}

static void how_late_the_stream_is_is_told_by_the_servers_clock(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, 10000);
	assert_int_equal(pipeline_late_us(world.pipeline, 5000000), 0); /* of no transaction yet */
	data(&world, 0, wire_begin(0x900, 7, 1));
	assert_int_equal(pipeline_late_us(world.pipeline, CLOCK_PG_EPOCH_US + 7), 0);
	assert_int_equal(pipeline_late_us(world.pipeline, CLOCK_PG_EPOCH_US + 300007), 300000);
	assert_int_equal(pipeline_late_us(world.pipeline, CLOCK_PG_EPOCH_US), 0);
	world_fini(&world);
}

static void without_a_free_batch_the_message_waits_with_the_reader(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 130);
	relations(&world);
	data(&world, 0, wire_begin(0x900, 0, 7));
	for (int i = 0; i < 7; i++)
		insert(&world, 0x800 + (uint64_t)i, ORDERS, "5");
	assert_trace(&world, "  publish 2 records, to 0/900/0/801/0, confirms 0/0\n"
			     "  publish 2 records, to 0/900/0/803/0, confirms 0/0\n"
			     "  publish 2 records, to 0/900/0/805/0, confirms 0/0\n"
			     "blocked\n");
	world.now_us += 10000000;
	take(&world, AHEAD_NOTHING);
	committed(&world);
	insert(&world, 0x806, ORDERS, "5");
	assert_trace(&world, "  publish 2 records, to 0/900/0/801/0, confirms 0/0\n"
			     "  publish 2 records, to 0/900/0/803/0, confirms 0/0\n"
			     "  publish 2 records, to 0/900/0/805/0, confirms 0/0\n"
			     "blocked\n"
			     "  status flushed 0/0\n" /* on time, under backpressure */
			     "committed\n");
	world_fini(&world);
}

static void rows_that_share_an_lsn_have_ordinals_and_a_key_change_has_two(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, ORDERS, "1");
	insert(&world, 0x800, ORDERS, "2");
	data(&world, 0x800, wire_update(ORDERS, 2, (const char *const[]){"2", NULL}, (const char *const[]){"3", "x"}));
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 5 records, to 0/900/0/800/4, confirms 0/910\n"
			     "  status flushed 0/100\n");
	world_fini(&world);
}

static void after_a_restart_in_the_middle_of_a_transaction_only_what_is_new_is_published(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	pipeline_free(world.pipeline);
	world_pipeline(&world, (struct position){0x900, 0x800, 2}, 0x500);
	relations(&world);
	transaction(&world, 0x700, 0x710, 0x850, "9"); /* committed before, though its row lies behind: known */
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, ORDERS, "1");
	insert(&world, 0x800, ORDERS, "2");
	insert(&world, 0x800, ORDERS, "3");
	insert(&world, 0x880, ORDERS, "4");
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	committed(&world);
	assert_trace(&world, "  status flushed 0/500\n"
			     "  publish 2 records, to 0/900/0/880/0, confirms 0/910\n"
			     "committed\n"
			     "  status flushed 0/910\n");
	assert_int_equal(pipeline_counts(world.pipeline)->dropped, 3);
	world_fini(&world);
}

static void interleaved_transactions_are_told_apart_by_their_commit_not_by_their_rows(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	pipeline_free(world.pipeline);
	world_pipeline(&world, (struct position){0x900, 0x880, 0}, 0x910);
	relations(&world);
	/* a long transaction whose rows are older than what is published, and which commits later */
	transaction(&world, 0xa00, 0xa10, 0x300, "1");
	assert_trace(&world, "  publish 1 records, to 0/A00/0/300/0, confirms 0/A10\n"
			     "  status flushed 0/910\n");
	world_fini(&world);
}

static void an_idle_stream_confirms_what_was_recorded_and_at_once_when_asked(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	give(&world);
	pipeline_keepalive(world.pipeline, 0x5000, false);
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  status flushed 0/100\n");
	pipeline_keepalive(world.pipeline, 0x6000, true);
	take(&world, AHEAD_NOTHING);
	committed(&world);
	assert_trace(&world, "  status flushed 0/100\n"
			     "  publish 0 records, to 0/6000/0/0/0, confirms 0/6000\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  status flushed 0/6000\n");
	world_fini(&world);
}

static void foreign_wal_is_recorded_by_time_or_bytes_and_not_for_every_keepalive(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	give(&world);
	take(&world, AHEAD_NOTHING);
	for (uint64_t lsn = 0x1000; lsn < 0x9000; lsn += 0x1000) {
		pipeline_keepalive(world.pipeline, lsn, false);
		take(&world, AHEAD_NOTHING);
	}
	pipeline_keepalive(world.pipeline, 0x100 + (16 << 20), false);
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  status flushed 0/100\n"
			     "  publish 0 records, to 0/1000100/0/0/0, confirms 0/1000100\n");
	committed(&world);
	buffer_clear(&world.trace);
	pipeline_keepalive(world.pipeline, 0x1001000, false);
	world.now_us += 9999999;
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "");
	world.now_us += 1;
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 0 records, to 0/1001000/0/0/0, confirms 0/1001000\n"
			     "  status flushed 0/1000100\n");
	world_fini(&world);
}

static void nothing_is_confirmed_on_a_new_connection_before_it_brought_it(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	committed(&world);
	pipeline_connected(world.pipeline, world.now_us);
	assert_int_equal(pipeline_flushed(world.pipeline), 0);
	give(&world);
	relations(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	assert_int_equal(pipeline_flushed(world.pipeline), 0x210);
	assert_int_equal(pipeline_counts(world.pipeline)->dropped, 1);
	world_fini(&world);
}

static void a_keepalive_inside_a_transaction_confirms_nothing(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	data(&world, 0, wire_begin(0x900, 0, 7));
	pipeline_keepalive(world.pipeline, 0x5000, true);
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  status flushed 0/0\n");
	world_fini(&world);
}

static void a_non_transactional_message_does_not_hide_the_transaction_that_commits_where_it_ends(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	struct topic *topic = topic_intern(&world.topics, "shop.message");
	topic->partitions = 1;
	relations(&world);
	data(&world, 0x200, wire_message(0, 0x200, "audit", "hello"));
	pipeline_messages(world.pipeline, topic, 3);
	data(&world, 0x200, wire_message(0, 0x200, "audit", "hello"));
	take(&world, AHEAD_NOTHING);
	committed(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	assert_trace(&world, "wants the topic of messages\n"
			     "  publish 1 records, to 0/200/0/0/0, confirms 0/0\n"
			     "committed\n"
			     "  publish 1 records, to 0/200/0/180/0, confirms 0/210\n"
			     "  status flushed 0/100\n");
	world_fini(&world);
}

static void a_transactional_message_counts_among_the_changes_at_its_lsn(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	data(&world, 0, wire_begin(0x900, 0, 7));
	data(&world, 0x800, wire_message(1, 0x800, MARKER_PREFIX, "{}"));
	insert(&world, 0x800, ORDERS, "1");
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 1 records, to 0/900/0/800/2, confirms 0/910\n"
			     "  status flushed 0/100\n");
	world_fini(&world);
}

static void a_truncate_reaches_each_table_with_its_own_position(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	data(&world, 0, wire_begin(0x900, 0, 7));
	data(&world, 0x800, wire_truncate(2, (const uint32_t[]){ORDERS, RIDERS}));
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 2 records, to 0/900/0/800/2, confirms 0/910\n"
			     "  status flushed 0/100\n");
	assert_int_equal(pipeline_counts(world.pipeline)->truncates, 2);
	world_fini(&world);
}

static void a_table_without_a_plan_is_passed_over_and_still_confirmed(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	world.no_plans = true;
	relations(&world);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	world.now_us += 10000000;
	take(&world, AHEAD_NOTHING);
	committed(&world);
	assert_trace(&world, "  status flushed 0/100\n"
			     "  publish 0 records, to 0/210/0/0/0, confirms 0/210\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  status flushed 0/210\n");
	world_fini(&world);
}

static void until_an_lsn_takes_what_commits_before_and_nothing_after(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	pipeline_until(world.pipeline, 0x300);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	assert_false(pipeline_finished(world.pipeline));
	data(&world, 0, wire_begin(0x300, 0, 8));
	assert_false(pipeline_finished(world.pipeline));
	committed(&world);
	assert_true(pipeline_finished(world.pipeline));
	assert_trace(&world, "  publish 1 records, to 0/200/0/180/0, confirms 0/210\n"
			     "  status flushed 0/100\n"
			     "until\n"
			     "committed\n"
			     "  status flushed 0/210\n");
	world_fini(&world);
}

static void until_current_ends_at_the_commit_of_our_own_message_alone(void **state)
{
	(void)state;
	struct world world;
	char ours[MARKER_SIZE], other[MARKER_SIZE];
	world_init(&world, 1 << 20);
	relations(&world);
	marker_write(ours, instance, "until", "t1");
	marker_write(other, instance, "until", "t2");
	pipeline_until_message(world.pipeline, "t1");
	data(&world, 0, wire_begin(0x200, 0, 7));
	data(&world, 0x180, wire_message(1, 0x180, MARKER_PREFIX, other));
	data(&world, 0, wire_commit(0x200, 0x210, 0));
	assert_false(pipeline_until_reached(world.pipeline));
	data(&world, 0, wire_begin(0x300, 0, 7));
	data(&world, 0x280, wire_message(1, 0x280, MARKER_PREFIX, ours));
	data(&world, 0, wire_commit(0x300, 0x310, 0));
	take(&world, AHEAD_NOTHING);
	committed(&world);
	assert_true(pipeline_finished(world.pipeline));
	assert_trace(&world, "  publish 0 records, to 0/310/0/0/0, confirms 0/310\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  status flushed 0/310\n");
	world_fini(&world);
}

static void what_breaks_the_protocol_is_an_error(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	insert(&world, 0x180, ORDERS, "1");
	data(&world, 0, wire_commit(0x200, 0x210, 0));
	data(&world, 0, wire_begin(0x300, 0, 7));
	insert(&world, 0x280, ORDERS, "1");
	data(&world, 0, wire_begin(0x400, 0, 7));
	assert_trace(&world, "failed: a change came outside a transaction\n"
			     "failed: a commit at 0/200 ends no transaction that has begun\n"
			     "failed: a change of relation 101 came before its Relation message\n"
			     "failed: a transaction begins inside the one that commits at 0/300\n");
	world_fini(&world);
}

static void a_busy_stream_lets_a_small_batch_wait_but_not_for_long(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 1 << 20);
	relations(&world);
	data(&world, 0, wire_begin(0x200, 0, 7));
	insert(&world, 0x180, ORDERS, "1");
	data(&world, 0, wire_commit(0x200, 0x210, 0));
	take(&world, AHEAD_MORE);
	assert_null(strstr(buffer_string(&world.trace), "publish"));
	world.now_us += 30000;
	take(&world, AHEAD_MORE);
	assert_non_null(strstr(buffer_string(&world.trace), "publish 1 records"));
	world_fini(&world);
}

/* Every allocation of a whole transaction's way fails once: an error, or a refusal to take, never a crash or a leak. */
static void every_failing_allocation_is_an_error(void **state)
{
	(void)state;
	struct wire messages[] = {wire_begin(0x900, 0, 7), wire_origin(0x1, "elsewhere"),
				  wire_insert(ORDERS, 2, (const char *const[]){"1", "x"}),
				  wire_commit(0x900, 0x910, 0)};
	for (long n = 0; n < 40; n++) {
		struct world world;
		struct error error;
		world_init(&world, 1 << 20);
		relations(&world);
		planned(&world, ORDERS);
		memory_fail_after(n);
		for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
			error_clear(&error);
			enum pipeline_result result =
				pipeline_data(world.pipeline, 0x800, messages[i].bytes, messages[i].length, 0, &error);
			if (result == PIPELINE_FAILED) {
				assert_true(error.code == ERROR_MEMORY || error.code == ERROR_TOO_LARGE);
				break;
			}
		}
		memory_fail_after(-1);
		world_fini(&world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_commit_is_published_at_once_and_confirmed_when_kafka_has_it),
		cmocka_unit_test(while_kafka_is_busy_transactions_gather_in_one_batch),
		cmocka_unit_test(what_is_sealed_goes_out_in_the_middle_of_a_transaction),
		cmocka_unit_test(a_transaction_larger_than_a_batch_is_cut_and_confirmed_by_its_last_part),
		cmocka_unit_test(a_batch_over_many_partitions_takes_what_memory_it_is_allowed),
		cmocka_unit_test(a_busy_stream_fills_a_batch_over_many_partitions_for_longer),
		cmocka_unit_test(a_backlog_fills_its_batches_for_longer),
		cmocka_unit_test(a_batch_that_waits_for_more_asks_for_no_turn_within_a_transaction),
		cmocka_unit_test(how_late_the_stream_is_is_told_by_the_servers_clock),
		cmocka_unit_test(without_a_free_batch_the_message_waits_with_the_reader),
		cmocka_unit_test(rows_that_share_an_lsn_have_ordinals_and_a_key_change_has_two),
		cmocka_unit_test(after_a_restart_in_the_middle_of_a_transaction_only_what_is_new_is_published),
		cmocka_unit_test(interleaved_transactions_are_told_apart_by_their_commit_not_by_their_rows),
		cmocka_unit_test(an_idle_stream_confirms_what_was_recorded_and_at_once_when_asked),
		cmocka_unit_test(foreign_wal_is_recorded_by_time_or_bytes_and_not_for_every_keepalive),
		cmocka_unit_test(nothing_is_confirmed_on_a_new_connection_before_it_brought_it),
		cmocka_unit_test(a_keepalive_inside_a_transaction_confirms_nothing),
		cmocka_unit_test(a_non_transactional_message_does_not_hide_the_transaction_that_commits_where_it_ends),
		cmocka_unit_test(a_transactional_message_counts_among_the_changes_at_its_lsn),
		cmocka_unit_test(a_truncate_reaches_each_table_with_its_own_position),
		cmocka_unit_test(a_table_without_a_plan_is_passed_over_and_still_confirmed),
		cmocka_unit_test(until_an_lsn_takes_what_commits_before_and_nothing_after),
		cmocka_unit_test(until_current_ends_at_the_commit_of_our_own_message_alone),
		cmocka_unit_test(what_breaks_the_protocol_is_an_error),
		cmocka_unit_test(a_busy_stream_lets_a_small_batch_wait_but_not_for_long),
		cmocka_unit_test(every_failing_allocation_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
