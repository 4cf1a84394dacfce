/* The pipeline with parked tables, records replayed between those of the stream, and dead letters: the whole narrative under
 * simulated time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "trace/pipeline_world.h"

enum { EVENT_MAX = 400 };

static char long_text[601];

/* a world whose trace has the records; with a topic for dead letters and a small limit where `letters` says so */
static void detailed(struct world *world, bool parked_orders, bool letters)
{
	world_init(world, 1 << 16);
	pipeline_free(world->pipeline);
	world->detail = true;
	world->parked_orders = parked_orders;
	if (letters) {
		world->dead_letters = topic_intern(&world->topics, "shop.dead-letter");
		world->dead_letters->partitions = 1;
		world->event_max = EVENT_MAX;
	}
	world_pipeline(world, (struct position){0x100, 0, 0}, 0x100);
	relations(world);
	memset(long_text, 'x', sizeof long_text - 1);
}

static void update_key(struct world *world, uint64_t lsn, const char *from, const char *to, const char *note)
{
	data(world, lsn, wire_update(ORDERS, 2, (const char *const[]){from, NULL}, (const char *const[]){to, note}));
}

static void insert_note(struct world *world, uint64_t lsn, const char *id, const char *note)
{
	data(world, lsn, wire_insert(ORDERS, 2, (const char *const[]){id, note}));
}

static void a_parked_table_goes_whole_and_in_order_and_the_others_flow(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, true, false);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, RIDERS, "1");
	insert(&world, 0x810, ORDERS, "1");
	update_key(&world, 0x820, "1", "2", "x");
	insert(&world, 0x830, RIDERS, "2");
	data(&world, 0x840, wire_truncate(2, (const uint32_t[]){ORDERS, RIDERS}));
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	committed(&world);
	transaction(&world, 0xa00, 0xa10, 0x980, "3");
	assert_trace(&world, "  publish 10 records, to 0/900/0/840/2, confirms 0/910\n"
			     "    shop.public.riders\n"
			     "    shop.parked key schema of shop.public.orders at 0/810/0\n"
			     "    shop.parked value schema of shop.public.orders at 0/810/0\n"
			     "    shop.parked event of shop.public.orders at 0/810/0\n"
			     "    shop.parked event of shop.public.orders at 0/820/0\n"
			     "    shop.parked tombstone of shop.public.orders at 0/820/0\n"
			     "    shop.parked event of shop.public.orders at 0/820/1\n"
			     "    shop.public.riders\n"
			     "    shop.parked truncate of shop.public.orders at 0/840/0\n"
			     "    shop.public.riders everywhere\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  status flushed 0/910\n"
			     "  publish 1 records, to 0/A00/0/980/0, confirms 0/A10\n"
			     "    shop.parked event of shop.public.orders at 0/980/0\n");
	const struct pipeline_counts *counts = pipeline_counts(world.pipeline);
	assert_int_equal(counts->parked, 5);
	assert_int_equal(counts->events, 3);
	assert_int_equal(counts->inserts, 4);
	assert_int_equal(counts->updates, 1);
	assert_int_equal(counts->truncates, 2);
	assert_int_equal(topic_intern(&world.topics, "shop.public.orders")->events, 0);
	assert_int_equal(topic_intern(&world.topics, "shop.public.riders")->events, 3);
	world_fini(&world);
}

static void a_new_relation_message_announces_its_schemas_again(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, true, false);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	data(&world, 0, wire_relation(ORDERS, "public", "orders", "id", INT8, "note", TEXT, NULL));
	transaction(&world, 0x300, 0x310, 0x280, "2");
	committed(&world);
	assert_trace(&world, "  publish 3 records, to 0/200/0/180/0, confirms 0/210\n"
			     "    shop.parked key schema of shop.public.orders at 0/180/0\n"
			     "    shop.parked value schema of shop.public.orders at 0/180/0\n"
			     "    shop.parked event of shop.public.orders at 0/180/0\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  publish 3 records, to 0/300/0/280/0, confirms 0/310\n"
			     "    shop.parked key schema of shop.public.orders at 0/280/0\n"
			     "    shop.parked value schema of shop.public.orders at 0/280/0\n"
			     "    shop.parked event of shop.public.orders at 0/280/0\n"
			     "  status flushed 0/210\n");
	world_fini(&world);
}

/* a record out of the parking topic into the batch that goes out next, for the table's topic */
static void replay(struct world *world, const uint8_t *value, uint32_t length)
{
	struct topic *topic = topic_intern(&world->topics, "shop.public.orders");
	struct batch *batch = pipeline_batch(world->pipeline);
	struct parked_record record;
	struct error error;

	assert_non_null(batch);
	assert_int_equal(parked_decode(value, length, &record, &error), 0);
	assert_true(parked_replay(batch, topic, &record, 1, 2));
	pipeline_extended(world->pipeline);
}

/* Orders are parked twice while Kafka has the first of them; that one is replayed between the events of riders, and the plan is
 * bound again in the batch that replays the last: what comes after it flows, in order. */
static void replayed_records_go_out_between_those_of_the_stream(void **state)
{
	(void)state;
	struct world world;
	uint8_t first[500], second[500];
	detailed(&world, true, false);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	struct record event = world.flight[0]->records[2];
	memcpy(first, world.flight[0]->bytes + event.value, event.value_length);
	committed(&world);
	buffer_clear(&world.trace);

	data(&world, 0, wire_begin(0x300, 0, 8));
	insert(&world, 0x280, RIDERS, "1");
	replay(&world, first, event.value_length);
	insert(&world, 0x288, ORDERS, "2"); /* parked, as it has not come to its end */
	take(&world, AHEAD_NOTHING);        /* in mid-transaction: nothing */
	data(&world, 0, wire_commit(0x300, 0x310, 0));
	take(&world, AHEAD_NOTHING);
	event = world.flight[0]->records[2];
	memcpy(second, world.flight[0]->bytes + event.value, event.value_length);
	committed(&world);

	/* the end: the rest is replayed, and the table flows again, in one batch */
	replay(&world, second, event.value_length);
	size_t cursor = 0;
	for (struct plan *plan; (plan = pipeline_next_plan(world.pipeline, &cursor));)
		if (plan->parking.topic)
			plan_bind(plan, 1, 2);
	transaction(&world, 0x400, 0x410, 0x380, "3");
	committed(&world);
	assert_trace(&world, "  publish 3 records, to 0/300/0/288/0, confirms 0/310\n"
			     "    shop.public.riders\n"
			     "    shop.public.orders\n"
			     "    shop.parked event of shop.public.orders at 0/288/0\n"
			     "committed\n"
			     "  status flushed 0/310\n"
			     "  publish 2 records, to 0/400/0/380/0, confirms 0/410\n"
			     "    shop.public.orders\n"
			     "    shop.public.orders\n"
			     "committed\n"
			     "  status flushed 0/410\n");
	world_fini(&world);
}

/* without a word from the stream: position and what is confirmed stay what they were */
static void replayed_records_alone_are_a_batch(void **state)
{
	(void)state;
	struct world world;
	uint8_t value[500];
	detailed(&world, true, false);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	struct record event = world.flight[0]->records[2];
	memcpy(value, world.flight[0]->bytes + event.value, event.value_length);
	replay(&world, value, event.value_length); /* while the first is in flight */
	take(&world, AHEAD_NOTHING);
	committed(&world);
	committed(&world);
	assert_trace(&world, "  publish 3 records, to 0/200/0/180/0, confirms 0/210\n"
			     "    shop.parked key schema of shop.public.orders at 0/180/0\n"
			     "    shop.parked value schema of shop.public.orders at 0/180/0\n"
			     "    shop.parked event of shop.public.orders at 0/180/0\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  publish 1 records, to 0/200/0/180/0, confirms 0/0\n"
			     "    shop.public.orders\n"
			     "  status flushed 0/210\n"
			     "committed\n");
	assert_true(pipeline_settled(world.pipeline));
	world_fini(&world);
}

static void an_extended_batch_goes_out_though_it_is_empty_but_not_in_a_transaction(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, false, false);
	transaction(&world, 0x200, 0x210, 0x180, "1");
	pipeline_extended(world.pipeline);
	assert_false(pipeline_ready(world.pipeline)); /* one is in flight */
	assert_true(pipeline_next_us(world.pipeline, world.now_us) > 0);
	assert_false(pipeline_settled(world.pipeline));
	committed(&world); /* takes it */
	committed(&world);
	assert_true(pipeline_settled(world.pipeline));
	data(&world, 0, wire_begin(0x300, 0, 8));
	pipeline_extended(world.pipeline);
	assert_true(pipeline_in_transaction(world.pipeline));
	assert_false(pipeline_ready(world.pipeline));
	assert_true(pipeline_next_us(world.pipeline, world.now_us) > 0);
	take(&world, AHEAD_NOTHING);
	data(&world, 0, wire_commit(0x300, 0x310, 0));
	assert_true(pipeline_ready(world.pipeline));
	assert_int_equal(pipeline_next_us(world.pipeline, world.now_us), 0);
	take(&world, AHEAD_MORE); /* there is no waiting for more */
	assert_false(pipeline_ready(world.pipeline));
	committed(&world);
	assert_true(pipeline_next_us(world.pipeline, world.now_us) > 0);
	assert_trace(&world, "  publish 1 records, to 0/200/0/180/0, confirms 0/210\n"
			     "    shop.public.orders\n"
			     "  status flushed 0/100\n"
			     "committed\n"
			     "  publish 0 records, to 0/200/0/180/0, confirms 0/0\n"
			     "  status flushed 0/210\n"
			     "committed\n"
			     "  publish 0 records, to 0/200/0/180/0, confirms 0/0\n"
			     "committed\n");
	world_fini(&world);
}

static void an_extended_batch_is_part_of_the_rest_and_of_the_end(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, false, false);
	give(&world);
	pipeline_until(world.pipeline, 0x200);
	pipeline_keepalive(world.pipeline, 0x200, false);
	pipeline_extended(world.pipeline);
	assert_true(pipeline_until_reached(world.pipeline));
	struct batch *batch = pipeline_take_rest(world.pipeline);
	assert_non_null(batch);
	assert_false(pipeline_finished(world.pipeline));
	pipeline_committed(world.pipeline, world.now_us);
	pipeline_extended(world.pipeline); /* there is no batch for it yet */
	assert_null(pipeline_take_rest(world.pipeline));
	assert_false(pipeline_finished(world.pipeline));
	world_fini(&world);
}

static void a_batch_that_is_sealed_goes_first(void **state)
{
	(void)state;
	struct world world;
	world_init(&world, 130);
	relations(&world);
	assert_non_null(pipeline_batch(world.pipeline));
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, ORDERS, "5");
	insert(&world, 0x801, ORDERS, "5");
	pipeline_extended(world.pipeline);
	struct wire third = wire_insert(ORDERS, 2, (const char *const[]){"5", "x"});
	struct error error;
	assert_int_equal(pipeline_data(world.pipeline, 0x802, third.bytes, third.length, 0, &error), PIPELINE_BLOCKED);
	assert_null(pipeline_batch(world.pipeline));
	give(&world);
	assert_null(pipeline_batch(world.pipeline));
	assert_false(pipeline_settled(world.pipeline));
	take(&world, AHEAD_NOTHING);
	assert_non_null(pipeline_batch(world.pipeline));
	take(&world, AHEAD_NOTHING); /* extended was the one that was sealed */
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	committed(&world);
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 2 records, to 0/900/0/801/0, confirms 0/0\n"
			     "committed\n"
			     "  status flushed 0/100\n");
	world_fini(&world);
}

static void what_cannot_be_published_is_a_dead_letter_and_the_rest_flows(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, false, true);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, ORDERS, "1");
	insert_note(&world, 0x810, "2", long_text);
	insert_note(&world, 0x820, NULL, "a key of null");
	insert(&world, 0x830, ORDERS, "3");
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 4 records, to 0/900/0/830/0, confirms 0/910\n"
			     "    shop.public.orders\n"
			     "    shop.dead-letter\n"
			     "    shop.dead-letter\n"
			     "    shop.public.orders\n"
			     "  status flushed 0/100\n");
	const struct pipeline_counts *counts = pipeline_counts(world.pipeline);
	assert_int_equal(counts->dead_letters, 2);
	assert_int_equal(world.flight[0]->dead_letters, 2);
	assert_int_equal(counts->events, 2);
	assert_int_equal(counts->inserts, 4);
	assert_int_equal(topic_intern(&world.topics, "shop.public.orders")->events, 2);
	world_fini(&world);
}

/* whichever half is too large: no delete without its insert, no insert without its delete */
static void a_key_change_is_one_dead_letter(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, false, true);
	data(&world, 0, wire_begin(0x900, 0, 7));
	update_key(&world, 0x800, "1", "2", long_text);
	update_key(&world, 0x810, NULL, "3", "x");
	update_key(&world, 0x820, "4", NULL, "x");
	data(&world, 0x830, wire_delete(ORDERS, 2, (const char *const[]){NULL, NULL}));
	update_key(&world, 0x840, "5", "6", "x");
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 7 records, to 0/900/0/840/0, confirms 0/910\n"
			     "    shop.dead-letter\n"
			     "    shop.dead-letter\n"
			     "    shop.dead-letter\n"
			     "    shop.dead-letter\n"
			     "    shop.public.orders\n"
			     "    shop.public.orders tombstone\n"
			     "    shop.public.orders\n"
			     "  status flushed 0/100\n");
	assert_int_equal(pipeline_counts(world.pipeline)->dead_letters, 4);
	world_fini(&world);
}

static void a_parked_tables_large_event_and_a_large_message_are_dead_letters_at_once(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, true, true);
	struct topic *topic = topic_intern(&world.topics, "shop.message");
	topic->partitions = 1;
	pipeline_messages(world.pipeline, topic, 5);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert(&world, 0x800, ORDERS, "1");
	insert_note(&world, 0x810, "2", long_text);
	data(&world, 0x820, wire_message(1, 0x820, "audit", long_text));
	data(&world, 0x830, wire_message(1, 0x830, "audit", "x"));
	data(&world, 0, wire_commit(0x900, 0x910, 0));
	take(&world, AHEAD_NOTHING);
	assert_trace(&world, "  publish 6 records, to 0/900/0/830/0, confirms 0/910\n"
			     "    shop.parked key schema of shop.public.orders at 0/800/0\n"
			     "    shop.parked value schema of shop.public.orders at 0/800/0\n"
			     "    shop.parked event of shop.public.orders at 0/800/0\n"
			     "    shop.dead-letter\n"
			     "    shop.dead-letter\n"
			     "    shop.message\n"
			     "  status flushed 0/100\n");
	const struct pipeline_counts *counts = pipeline_counts(world.pipeline);
	assert_int_equal(counts->dead_letters, 2);
	assert_int_equal(counts->parked, 1);
	assert_int_equal(counts->messages, 2);
	assert_int_equal(counts->events, 1);
	world_fini(&world);
}

static void where_there_is_no_topic_for_them_they_stop_the_stream(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, false, false);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert_note(&world, 0x800, NULL, "x");
	assert_trace(&world,
		     "failed: change at 0/800 of the transaction committed at 0/900: shop.public.orders: key column "
		     "\"id\" of type bigint is null\n");
	world_fini(&world);
}

static void what_the_protocol_does_not_allow_is_no_dead_letter(void **state)
{
	(void)state;
	struct world world;
	detailed(&world, false, true);
	data(&world, 0, wire_begin(0x900, 0, 7));
	insert_note(&world, 0x800, "no number", "x");
	assert_non_null(strstr(buffer_string(&world.trace), "failed: change at 0/800"));
	assert_int_equal(pipeline_counts(world.pipeline)->dead_letters, 0);
	world_fini(&world);
}

/* a batch of 500 bytes takes one letter of up to 400, then is sealed; one of 130 grows for it */
static void a_dead_letter_that_finds_the_batch_full_waits_for_the_next(void **state)
{
	(void)state;
	static const size_t sizes[] = {500, 130};
	for (size_t i = 0; i < 2; i++) {
		struct world world;
		world_init(&world, sizes[i]);
		pipeline_free(world.pipeline);
		memset(long_text, 'x', sizeof long_text - 1);
		world.detail = true;
		world.event_max = EVENT_MAX;
		world.dead_letters = topic_intern(&world.topics, "shop.dead-letter");
		world.dead_letters->partitions = 1;
		world_pipeline(&world, (struct position){0x100, 0, 0}, 0x100);
		relations(&world);
		data(&world, 0, wire_begin(0x900, 0, 7));
		for (uint64_t n = 0; n < 3; n++)
			insert_note(&world, 0x800 + n, "1", long_text);
		data(&world, 0, wire_commit(0x900, 0x910, 0));
		take(&world, AHEAD_NOTHING);
		committed(&world);
		committed(&world);
		assert_trace(&world, "  publish 1 records, to 0/900/0/800/0, confirms 0/0\n"
				     "    shop.dead-letter\n"
				     "  publish 1 records, to 0/900/0/801/0, confirms 0/0\n"
				     "    shop.dead-letter\n"
				     "  status flushed 0/100\n"
				     "committed\n"
				     "committed\n"
				     "  publish 1 records, to 0/900/0/802/0, confirms 0/910\n"
				     "    shop.dead-letter\n");
		assert_int_equal(pipeline_counts(world.pipeline)->dead_letters, 3);
		world_fini(&world);
	}
}

/* Every allocation on the way of a parked change and of a dead letter fails once: the change waits, or it is an error. */
static void every_failing_allocation_is_an_error_or_waits(void **state)
{
	(void)state;
	struct wire messages[] = {wire_begin(0x900, 0, 7), wire_insert(ORDERS, 2, (const char *const[]){"1", "x"}),
				  wire_insert(ORDERS, 2, (const char *const[]){NULL, "x"}),
				  wire_commit(0x900, 0x910, 0)};
	for (long n = 0; n < 20; n++) {
		struct world world;
		struct error error;
		detailed(&world, true, true);
		planned(&world, ORDERS);
		memory_fail_after(n);
		for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
			error_clear(&error);
			enum pipeline_result result = pipeline_data(world.pipeline, 0x800 + i, messages[i].bytes,
								    messages[i].length, 0, &error);
			if (result == PIPELINE_FAILED)
				assert_true(error.code == ERROR_MEMORY || error.code == ERROR_TOO_LARGE);
			if (result != PIPELINE_DONE)
				break;
		}
		memory_fail_after(-1);
		assert_int_equal(pipeline_batch(world.pipeline)->record_count,
				 pipeline_counts(world.pipeline)->parked * 3 +
					 pipeline_counts(world.pipeline)->dead_letters);
		world_fini(&world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_parked_table_goes_whole_and_in_order_and_the_others_flow),
		cmocka_unit_test(a_new_relation_message_announces_its_schemas_again),
		cmocka_unit_test(replayed_records_go_out_between_those_of_the_stream),
		cmocka_unit_test(replayed_records_alone_are_a_batch),
		cmocka_unit_test(an_extended_batch_goes_out_though_it_is_empty_but_not_in_a_transaction),
		cmocka_unit_test(an_extended_batch_is_part_of_the_rest_and_of_the_end),
		cmocka_unit_test(a_batch_that_is_sealed_goes_first),
		cmocka_unit_test(what_cannot_be_published_is_a_dead_letter_and_the_rest_flows),
		cmocka_unit_test(a_key_change_is_one_dead_letter),
		cmocka_unit_test(a_parked_tables_large_event_and_a_large_message_are_dead_letters_at_once),
		cmocka_unit_test(where_there_is_no_topic_for_them_they_stop_the_stream),
		cmocka_unit_test(what_the_protocol_does_not_allow_is_no_dead_letter),
		cmocka_unit_test(a_dead_letter_that_finds_the_batch_full_waits_for_the_next),
		cmocka_unit_test(every_failing_allocation_is_an_error_or_waits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
