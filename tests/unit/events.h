/* The table of orders.h with its plan and a batch, and the vectors' changes as messages: what tests of the encoder begin with. */
#ifndef UNIT_EVENTS_H
#define UNIT_EVENTS_H

#include "encode/encode.h"
#define VECTOR_EVENTS
#include "unit/orders.h"

enum { BATCH_BYTES = 65536, EVENT_MAX = 20000 };

struct fixture {
	struct topic_set topics;
	struct plan *plan;
	struct batch *batch;
	struct encode_context context;
};

static inline void fixture_start(struct fixture *fixture, const struct relation *relation,
				 const struct facts_relation *facts)
{
	struct error error;

	*fixture = (struct fixture){.batch = batch_new(BATCH_BYTES, 500)};
	assert_non_null(fixture->batch);
	fixture->plan = plan_compile(relation, facts, &orders_options, &fixture->topics, &error);
	assert_non_null(fixture->plan);
	fixture->plan->topic->partitions = VECTOR_PARTITIONS;
	plan_bind(fixture->plan, VECTOR_KEY_ID, VECTOR_VALUE_ID);
	fixture->context = (struct encode_context){
		.position = {VECTOR_COMMIT_LSN, VECTOR_LSN, 4},
		.xid = VECTOR_XID,
		.commit_time_us = VECTOR_COMMIT_US,
		.now_ms = VECTOR_NOW_MS,
		.event_max = EVENT_MAX,
	};
}

static inline int setup(void **state)
{
	static struct fixture fixture;

	fixture_start(&fixture, &orders_relation, &orders_facts);
	*state = &fixture;
	return 0;
}

static inline int teardown(void **state)
{
	struct fixture *fixture = *state;

	batch_free(fixture->batch);
	plan_free(fixture->plan);
	topic_set_fini(&fixture->topics);
	return 0;
}

static inline struct pgoutput_message message_of(const struct vector *vector)
{
	struct pgoutput_message message = {.kind = (enum pgoutput_kind)vector->kind};

	message.row.relation = ORDERS_OID;
	message.row.old = (enum pgoutput_old)vector->old;
	if (vector->old)
		message.row.before = (struct pgoutput_tuple){VECTOR_COLUMNS, vector->before};
	if (vector->kind != 'D')
		message.row.after = (struct pgoutput_tuple){VECTOR_COLUMNS, vector->after};
	return message;
}

static inline enum encode_result encode_vector(struct fixture *fixture, const struct vector *vector,
					       struct error *error)
{
	const struct pgoutput_message message = message_of(vector);

	fixture->context.origin = vector->origin;
	return encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, error);
}

#endif
