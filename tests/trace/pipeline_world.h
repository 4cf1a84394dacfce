/* A pipeline with its batches under simulated time, and the trace of what comes of it: what the traces are written with. */
#ifndef TESTS_PIPELINE_WORLD_H
#define TESTS_PIPELINE_WORLD_H

#include "base/buffer.h"
#include "base/clock.h"
#include "encode/parked.h"
#include "pipeline/pipeline.h"
#include "trace/pgoutput_writer.h"

enum { ORDERS = 101, RIDERS = 102, INT8 = 20, TEXT = 25, BATCHES = 3 };

struct world {
	struct buffer trace;
	struct pipeline *pipeline;
	struct topic_set topics;
	struct batch *batches[BATCHES];
	struct batch *free[BATCHES];
	int free_count;
	struct batch *flight[BATCHES];
	int flight_count;
	int64_t now_us;
	bool no_plans;
	bool parked_orders; /* the plans of orders are parked */
	bool detail;        /* the records of what is published, too */
	bool no_truncates, commands;
	struct topic *dead_letters; /* NULL: there are none */
	uint32_t event_max;         /* 0: much */
};

static const char instance[] = "0123456789abcdef0123456789abcdef";

static inline void world_pipeline(struct world *world, struct position published, uint64_t confirm_lsn)
{
	struct pipeline_options options = {.name = "shop",
					   .dead_letters = {world->dead_letters, {0, 0, 0, 0, 4}},
					   .instance_id = instance,
					   .tombstones = true,
					   .truncate = !world->no_truncates,
					   .commands = world->commands,
					   .relations = 10,
					   .event_max = world->event_max ? world->event_max : 1000000,
					   .status_interval_us = 10000000,
					   .feedback_interval_us = 10000000,
					   .feedback_bytes = 16 << 20};
	struct error error;

	world->pipeline = pipeline_new(&options, published, confirm_lsn, &error);
	assert_non_null(world->pipeline);
	pipeline_connected(world->pipeline, world->now_us);
}

static inline void world_init(struct world *world, size_t batch_bytes)
{
	*world = (struct world){.now_us = 1000000};
	for (int i = 0; i < BATCHES; i++)
		world->free[world->free_count++] = world->batches[i] = batch_new(batch_bytes, 500);
	world_pipeline(world, (struct position){0x100, 0, 0}, 0x100);
}

static inline void world_fini(struct world *world)
{
	pipeline_free(world->pipeline);
	for (int i = 0; i < BATCHES; i++)
		batch_free(world->batches[i]);
	topic_set_fini(&world->topics);
	buffer_fini(&world->trace);
}

static inline void give(struct world *world)
{
	if (!pipeline_has_batch(world->pipeline) && world->free_count > 0)
		pipeline_give(world->pipeline, world->free[--world->free_count]);
}

/* the topic, and of a parked record what it holds */
static inline void trace_record(struct world *world, const struct batch *batch, const struct record *record)
{
	const uint8_t *value = batch->bytes + record->value;
	struct parked_record parked;
	struct error error;

	buffer_printf(&world->trace, "    %s", record->topic->name);
	if (record->value_length == RECORD_NULL)
		buffer_printf(&world->trace, " tombstone");
	else if (strcmp(record->topic->name, "shop.parked") == 0 &&
		 parked_decode(value, record->value_length, &parked, &error) == 0)
		buffer_printf(&world->trace, " %s of %.*s at %s/%llu",
			      parked.schema.bytes     ? parked.key_schema ? "key schema" : "value schema"
			      : parked.all_partitions ? "truncate"
			      : !parked.value.bytes   ? "tombstone"
						      : "event",
			      (int)parked.topic.length, (const char *)parked.topic.bytes,
			      lsn_format((char[24]){0}, parked.position.change_lsn),
			      (unsigned long long)parked.position.seq);
	buffer_printf(&world->trace, record->partition == RECORD_ALL_PARTITIONS ? " everywhere\n" : "\n");
}

static inline void trace_taken(struct world *world, struct batch *batch)
{
	char p[24], c[24], k[24];

	buffer_printf(&world->trace, "  publish %u records, to %s/%s/%llu, confirms %s\n", batch->record_count,
		      lsn_format(p, batch->position.commit_lsn), lsn_format(c, batch->position.change_lsn),
		      (unsigned long long)batch->position.seq, lsn_format(k, batch->confirm_lsn));
	for (uint32_t i = 0; world->detail && i < batch->record_count; i++)
		trace_record(world, batch, &batch->records[i]);
	world->flight[world->flight_count++] = batch;
}

static inline void take(struct world *world, enum pipeline_ahead ahead)
{
	struct batch *batch = pipeline_take(world->pipeline, world->now_us, ahead);

	if (batch)
		trace_taken(world, batch);
	give(world);
	if (pipeline_status_due(world->pipeline, world->now_us)) {
		buffer_printf(&world->trace, "  status flushed %s\n",
			      lsn_format((char[24]){0}, pipeline_flushed(world->pipeline)));
		pipeline_status_sent(world->pipeline, world->now_us);
	}
}

static inline void committed(struct world *world)
{
	assert_true(world->flight_count > 0);
	buffer_printf(&world->trace, "committed\n");
	pipeline_committed(world->pipeline, world->now_us);
	batch_reset(world->flight[0]);
	world->free[world->free_count++] = world->flight[0];
	memmove(&world->flight[0], &world->flight[1], sizeof world->flight[0] * (size_t)(BATCHES - 1));
	world->flight_count--;
	give(world);
	take(world, AHEAD_NOTHING);
}

static inline const struct topic *parked_topic(struct world *world)
{
	struct topic *topic = topic_intern(&world->topics, "shop.parked");

	topic->partitions = 1;
	return topic;
}

/* a plan from facts as a catalog would give them */
static inline struct plan *world_plan(struct world *world, const struct relation *relation)
{
	struct facts_column columns[8] = {{0}};
	uint16_t key = 0;
	struct facts_relation facts = {.oid = relation->shape.oid,
				       .identity = 'd',
				       .found = true,
				       .column_count = relation->shape.count,
				       .columns = columns,
				       .key_count = 1,
				       .key_columns = &key};
	struct plan_options options = {.name = "shop", .prefix = "shop"};
	struct error error;

	for (uint16_t i = 0; i < relation->shape.count; i++)
		columns[i] = (struct facts_column){
			.name = relation->shape.columns[i].name,
			.declared = relation->shape.columns[i].type_oid == INT8 ? "bigint" : "text",
			.type_oid = relation->shape.columns[i].type_oid,
			.base_oid = relation->shape.columns[i].type_oid,
			.base_typmod = -1,
			.type_kind = 'b',
			.type_schema = "pg_catalog",
			.type_name = relation->shape.columns[i].type_oid == INT8 ? "int8" : "text",
			.has_send = true};
	struct plan *plan = plan_compile(relation, &facts, &options, &world->topics, &error);
	assert_non_null(plan);
	plan->topic->partitions = 1;
	if (world->parked_orders && relation->shape.oid == ORDERS)
		plan_park(plan, parked_topic(world), 3, "incompatible");
	else
		plan_bind(plan, 1, 2);
	return plan;
}

static inline void provide(struct world *world)
{
	const struct relation *relation = pipeline_wanted(world->pipeline);

	pipeline_plan(world->pipeline, world->no_plans ? NULL : world_plan(world, relation));
}

/* hands a message in as the reader does; false: it is blocked by the want of a batch, and must come again */
static inline bool data(struct world *world, uint64_t lsn, struct wire wire)
{
	struct error error;
	enum pipeline_result result;

	give(world);
	for (;;) {
		result = pipeline_data(world->pipeline, lsn, wire.bytes, wire.length, world->now_us / 1000, &error);
		if (result == PIPELINE_BLOCKED) {
			take(world, AHEAD_MORE);
			if (pipeline_has_batch(world->pipeline))
				continue;
			buffer_printf(&world->trace, "blocked\n");
			return false;
		}
		if (result != PIPELINE_TABLE)
			break;
		provide(world);
	}
	if (result == PIPELINE_FAILED)
		buffer_printf(&world->trace, "failed: %s\n", error.text);
	if (result == PIPELINE_UNTIL)
		buffer_printf(&world->trace, "until\n");
	if (result == PIPELINE_MESSAGES)
		buffer_printf(&world->trace, "wants the topic of messages\n");
	return true;
}

static inline void relations(struct world *world)
{
	data(world, 0, wire_relation(ORDERS, "public", "orders", "id", INT8, "note", TEXT, NULL));
	data(world, 0, wire_relation(RIDERS, "public", "riders", "id", INT8, "name", TEXT, NULL));
}

static inline void insert(struct world *world, uint64_t lsn, uint32_t table, const char *id)
{
	data(world, lsn, wire_insert(table, 2, (const char *const[]){id, "x"}));
}

static inline void transaction(struct world *world, uint64_t commit_lsn, uint64_t end_lsn, uint64_t change_lsn,
			       const char *id)
{
	data(world, 0, wire_begin(commit_lsn, 0, 7));
	insert(world, change_lsn, ORDERS, id);
	data(world, 0, wire_commit(commit_lsn, end_lsn, 0));
	take(world, AHEAD_NOTHING);
}

/* the plan of a table is made, by a transaction whose row is then not handed in again */
static inline void planned(struct world *world, uint32_t table)
{
	struct wire row = wire_insert(table, 2, (const char *const[]){"1", "x"});
	struct error error;

	data(world, 0, wire_begin(0x700, 0, 6));
	assert_int_equal(pipeline_data(world->pipeline, 0x680, row.bytes, row.length, 0, &error), PIPELINE_TABLE);
	provide(world);
	data(world, 0, wire_commit(0x700, 0x710, 0));
}

#define assert_trace(world, expected) assert_string_equal(buffer_string(&(world)->trace), expected)

#endif
