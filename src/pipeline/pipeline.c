/* The stream's messages, one small function each: transactions open and close, relations are cached, changes go to rows.c.
 *
 * Happy path: Begin, Relation (its plan is asked for), changes into the batch, Commit, the batch is taken, published, and
 * its end confirmed. After a reconnect the server sends again what was not confirmed; positions at or before `seen` are
 * dropped, whatever transaction they interleave with.
 */
#include "pipeline/pipeline.h"

#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "pipeline/state.h"

struct pipeline *pipeline_new(const struct pipeline_options *options, struct position published, uint64_t confirm_lsn,
			      struct error *error)
{
	struct pipeline *pipeline = memory_alloc(sizeof *pipeline);

	if (!pipeline) {
		error_set(error, ERROR_MEMORY, "no memory for the pipeline");
		return NULL;
	}
	pipeline->options = *options;
	pipeline->seen = published;
	pipeline->recorded_lsn = confirm_lsn;
	checkpoint_init(&pipeline->checkpoint, published, confirm_lsn);
	relation_cache_init(&pipeline->relations, options->relations);
	return pipeline;
}

static void relations_clear(struct pipeline *pipeline)
{
	size_t cursor = 0;

	for (struct relation *relation; (relation = map_next(&pipeline->relations.map, &cursor));)
		plan_free(relation->owner);
	relation_cache_fini(&pipeline->relations);
	relation_cache_init(&pipeline->relations, pipeline->options.relations);
}

static void transaction_close(struct pipeline *pipeline)
{
	memory_free(pipeline->transaction.origin);
	pipeline->transaction = (struct pipeline_transaction){0};
}

void pipeline_free(struct pipeline *pipeline)
{
	if (!pipeline)
		return;
	relations_clear(pipeline);
	relation_cache_fini(&pipeline->relations);
	transaction_close(pipeline);
	pipeline_untrack(pipeline);
	pgoutput_space_fini(&pipeline->space);
	memory_free(pipeline);
}

void pipeline_connected(struct pipeline *pipeline, int64_t now_us)
{
	relations_clear(pipeline);
	transaction_close(pipeline);
	pipeline_untrack(pipeline);
	checkpoint_connected(&pipeline->checkpoint);
	pipeline->wanted = NULL;
	pipeline->command = NULL;
	pipeline->command_done = false;
	pipeline->idle_lsn = 0;
	pipeline->idle_urgent = false;
	pipeline->extended = false;
	pipeline->reply_wanted = false;
	pipeline->status_lsn = 0;
	pipeline->status_us = now_us;
	pipeline->recorded_us = now_us;
}

static enum pipeline_result begin(struct pipeline *pipeline, const struct pgoutput_message *message,
				  struct error *error)
{
	struct pipeline_transaction *transaction = &pipeline->transaction;

	if (transaction->open) {
		error_set(error, ERROR_PROTOCOL, "a transaction begins inside the one that commits at %s",
			  lsn_format((char[24]){0}, transaction->final_lsn));
		return PIPELINE_FAILED;
	}
	if (pipeline->until_lsn && message->begin.final_lsn >= pipeline->until_lsn) {
		pipeline->until_reached = true;
		return PIPELINE_UNTIL;
	}
	transaction->open = true;
	transaction->final_lsn = message->begin.final_lsn;
	transaction->commit_time_us = message->begin.commit_time + CLOCK_PG_EPOCH_US;
	transaction->xid = message->begin.xid;
	pipeline->newest_commit_us = transaction->commit_time_us;
	return PIPELINE_DONE;
}

/* The end of the transaction may be confirmed once this batch is published; without a batch, or in an empty one, it is an
 * idle position. */
static void commit_end(struct pipeline *pipeline, uint64_t end_lsn)
{
	struct batch *batch = pipeline->batch;

	checkpoint_received(&pipeline->checkpoint, end_lsn);
	if (end_lsn > pipeline->idle_lsn)
		pipeline->idle_lsn = end_lsn;
	if (!batch || batch_empty(batch))
		return;
	if (end_lsn > batch->confirm_lsn)
		batch->confirm_lsn = end_lsn;
	batch->source_transactions++;
	batch->last_commit_us = pipeline->transaction.commit_time_us;
}

static enum pipeline_result commit(struct pipeline *pipeline, const struct pgoutput_message *message,
				   struct error *error)
{
	const struct pipeline_transaction *transaction = &pipeline->transaction;

	if (!transaction->open || transaction->final_lsn != message->commit.commit_lsn) {
		error_set(error, ERROR_PROTOCOL, "a commit at %s ends no transaction that has begun",
			  lsn_format((char[24]){0}, message->commit.commit_lsn));
		return PIPELINE_FAILED;
	}
	if (transaction->tracked && pipeline->commits.tracking &&
	    commits_add(&pipeline->commits, transaction->xid, error) < 0)
		return PIPELINE_FAILED;
	commit_end(pipeline, message->commit.end_lsn);
	pipeline->counts.transactions++;
	transaction_close(pipeline);
	if (pipeline->until_pending || (pipeline->until_lsn && message->commit.end_lsn >= pipeline->until_lsn))
		pipeline->until_reached = true;
	return PIPELINE_DONE;
}

/* Origin: where the transaction was first committed, for `source.origin` */
static enum pipeline_result origin(struct pipeline *pipeline, const struct pgoutput_message *message,
				   struct error *error)
{
	char *name = memory_string(message->origin.name);

	if (!name) {
		error_set(error, ERROR_MEMORY, "no memory for an origin's name");
		return PIPELINE_FAILED;
	}
	memory_free(pipeline->transaction.origin);
	pipeline->transaction.origin = name;
	return PIPELINE_DONE;
}

/* A plan is made when a change needs it: under publish_via_partition_root the relations of partitions come, too, and no change
 * is theirs. */
static enum pipeline_result relation(struct pipeline *pipeline, const struct pgoutput_message *message,
				     struct error *error)
{
	struct relation *replaced = NULL;

	if (!relation_cache_put(&pipeline->relations, &message->relation, &replaced, error))
		return PIPELINE_FAILED;
	if (replaced) {
		plan_free(replaced->owner);
		relation_free(replaced);
	}
	return PIPELINE_DONE;
}

static enum pipeline_result dispatch(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				     int64_t now_ms, struct error *error)
{
	switch (message->kind) {
	case PGOUTPUT_INSERT:
	case PGOUTPUT_UPDATE:
	case PGOUTPUT_DELETE:
		return pipeline_row(pipeline, lsn, message, now_ms, error);
	case PGOUTPUT_BEGIN:
		return begin(pipeline, message, error);
	case PGOUTPUT_COMMIT:
		return commit(pipeline, message, error);
	case PGOUTPUT_RELATION:
		return relation(pipeline, message, error);
	case PGOUTPUT_TRUNCATE:
		return pipeline_truncate(pipeline, lsn, message, now_ms, error);
	case PGOUTPUT_MESSAGE:
		return pipeline_message(pipeline, lsn, message, now_ms, error);
	case PGOUTPUT_ORIGIN:
		return origin(pipeline, message, error);
	case PGOUTPUT_TYPE: /* names of types come with the catalog's facts */
		break;
	}
	return PIPELINE_DONE;
}

enum pipeline_result pipeline_data(struct pipeline *pipeline, uint64_t lsn, const uint8_t *bytes, size_t length,
				   int64_t now_ms, struct error *error)
{
	struct pgoutput_message message;

	assert(!pipeline->wanted);
	if (pipeline->until_reached)
		return PIPELINE_UNTIL;
	if (pgoutput_decode(bytes, length, &pipeline->space, &message, error) < 0) {
		error_wrap(error, "at %s", lsn_format((char[24]){0}, lsn));
		return PIPELINE_FAILED;
	}
	return dispatch(pipeline, lsn, &message, now_ms, error);
}

void pipeline_keepalive(struct pipeline *pipeline, uint64_t wal_end, bool reply)
{
	pipeline->reply_wanted |= reply;
	if (pipeline->transaction.open)
		return;
	checkpoint_received(&pipeline->checkpoint, wal_end);
	if (wal_end > pipeline->idle_lsn)
		pipeline->idle_lsn = wal_end;
	pipeline->idle_urgent |= reply;
	if (pipeline->until_lsn && wal_end >= pipeline->until_lsn)
		pipeline->until_reached = true;
}

uint64_t pipeline_commit_lsn(const struct pipeline *pipeline)
{
	return pipeline->transaction.open ? pipeline->transaction.final_lsn : 0;
}

uint32_t pipeline_xid(const struct pipeline *pipeline)
{
	return pipeline->transaction.open ? pipeline->transaction.xid : 0;
}

const struct relation *pipeline_wanted(const struct pipeline *pipeline)
{
	return pipeline->wanted;
}

void pipeline_plan(struct pipeline *pipeline, struct plan *plan)
{
	assert(pipeline->wanted && !pipeline->wanted->owner);
	assert(!plan || plan->bound);
	pipeline->wanted->owner = plan;
	pipeline->wanted->settled = true;
	pipeline->wanted = NULL;
}

void pipeline_messages(struct pipeline *pipeline, struct topic *topic, int32_t value_id)
{
	uint32_t id = __builtin_bswap32((uint32_t)value_id);

	pipeline->messages_known = true;
	pipeline->messages.topic = topic;
	pipeline->messages.name = pipeline->options.name;
	memcpy(pipeline->messages.value_header + 1, &id, sizeof id);
}

const uint8_t *pipeline_command(const struct pipeline *pipeline, size_t *length)
{
	assert(pipeline->command);
	*length = pipeline->command_length;
	return pipeline->command;
}

void pipeline_command_done(struct pipeline *pipeline)
{
	assert(pipeline->command && !pipeline->command_done);
	pipeline->command_done = true;
}

void pipeline_until(struct pipeline *pipeline, uint64_t lsn)
{
	pipeline->until_lsn = lsn;
}

void pipeline_until_message(struct pipeline *pipeline, const char *token)
{
	assert(strlen(token) < sizeof pipeline->until_token);
	memcpy(pipeline->until_token, token, strlen(token) + 1);
}

const struct checkpoint *pipeline_checkpoint(const struct pipeline *pipeline)
{
	return &pipeline->checkpoint;
}

const struct pipeline_counts *pipeline_counts(const struct pipeline *pipeline)
{
	return &pipeline->counts;
}

struct plan *pipeline_next_plan(const struct pipeline *pipeline, size_t *cursor)
{
	const struct relation *relation;

	do
		relation = map_next(&pipeline->relations.map, cursor);
	while (relation && !relation->owner);
	return relation ? relation->owner : NULL;
}

size_t pipeline_relations(const struct pipeline *pipeline)
{
	return pipeline->relations.map.count;
}

int64_t pipeline_late_us(const struct pipeline *pipeline, int64_t sent_us)
{
	return pipeline->newest_commit_us && sent_us > pipeline->newest_commit_us ? sent_us - pipeline->newest_commit_us
										  : 0;
}

int64_t pipeline_lag_us(const struct pipeline *pipeline, int64_t realtime_us)
{
	bool unpublished = pipeline->transaction.open || pipeline->checkpoint.in_flight || pipeline->sealed ||
			   (pipeline->batch && !batch_empty(pipeline->batch));

	return unpublished && realtime_us > pipeline->newest_commit_us ? realtime_us - pipeline->newest_commit_us : 0;
}
