/* Changes into the batch: positions are assigned, what is known already is dropped, the rest is encoded.
 *
 * A change is taken whole or not at all: where the batch has no room nothing is counted, and the same message comes again
 * with an empty batch. A truncate of several tables may be taken in parts; `seen` tells how far.
 */
#include <assert.h>

#include "base/clock.h"
#include "pipeline/marker.h"
#include "pipeline/state.h"

#include <string.h>

/* the ordinal of the next change at lsn within the transaction (delivery "Positions") */
static uint64_t next_ordinal(const struct pipeline_transaction *transaction, uint64_t lsn)
{
	return transaction->any && transaction->last_lsn == lsn ? transaction->ordinal + 1 : 0;
}

static void taken(struct pipeline *pipeline, uint64_t lsn, uint64_t ordinal)
{
	struct pipeline_transaction *transaction = &pipeline->transaction;

	transaction->any = true;
	transaction->last_lsn = lsn;
	transaction->ordinal = ordinal;
}

static bool known(struct pipeline *pipeline, const struct position *position)
{
	if (position_compare(position, &pipeline->seen) > 0)
		return false;
	pipeline->counts.dropped++;
	return true;
}

/* what a record of the topic may have */
static uint32_t event_max(const struct pipeline *pipeline, const struct topic *topic)
{
	uint32_t most = pipeline->options.event_max;

	return topic->max_message_bytes && topic->max_message_bytes < most ? topic->max_message_bytes : most;
}

static struct encode_context context_of(const struct pipeline *pipeline, const struct topic *topic,
					const struct position *position, int64_t now_ms)
{
	const struct pipeline_transaction *transaction = &pipeline->transaction;

	return (struct encode_context){.position = *position,
				       .xid = transaction->xid,
				       .commit_time_us = transaction->commit_time_us,
				       .origin = transaction->origin,
				       .now_ms = now_ms,
				       .event_max = event_max(pipeline, topic)};
}

static enum pipeline_result outcome(struct pipeline *pipeline, enum encode_result result,
				    const struct position *position, struct error *error)
{
	struct batch *batch = pipeline->batch;

	switch (result) {
	case ENCODE_OK:
		if (!batch->first_commit_us)
			batch->first_commit_us = pipeline->transaction.commit_time_us;
		pipeline->seen = *position;
		return PIPELINE_DONE;
	case ENCODE_FULL:
		return pipeline_no_room(pipeline, error);
	case ENCODE_ERROR:
		break;
	}
	error_wrap(error, "change at %s of the transaction committed at %s",
		   lsn_format((char[24]){0}, position->change_lsn), lsn_format((char[24]){0}, position->commit_lsn));
	return PIPELINE_FAILED;
}

static struct relation *relation_of(struct pipeline *pipeline, uint32_t oid, struct error *error)
{
	struct relation *relation = relation_cache_get(&pipeline->relations, oid);

	if (!relation)
		error_set(error, ERROR_PROTOCOL, "a change of relation %u came before its Relation message", oid);
	return relation;
}

static bool inside_transaction(const struct pipeline *pipeline, struct error *error)
{
	if (!pipeline->transaction.open)
		error_set(error, ERROR_PROTOCOL, "a change came outside a transaction");
	return pipeline->transaction.open;
}

/* a snapshot's chunk is being read of this relation */
static inline bool in_window(const struct pipeline *pipeline, uint32_t oid)
{
	return __builtin_expect(pipeline->window_oid == oid, 0) && oid;
}

static void count_row(struct pipeline_counts *counts, enum pgoutput_kind kind)
{
	counts->inserts += kind == PGOUTPUT_INSERT;
	counts->updates += kind == PGOUTPUT_UPDATE;
	counts->deletes += kind == PGOUTPUT_DELETE;
}

/* only the event itself is to blame, and there is a place for it */
static bool dead(const struct pipeline *pipeline, const struct error *error)
{
	return pipeline->options.dead_letters.topic && (error->code == ERROR_TOO_LARGE || error->code == ERROR_VALUE);
}

static enum encode_result dead_letter(struct pipeline *pipeline, const struct plan *plan,
				      const struct position *position, const struct pgoutput_message *message,
				      int64_t now_ms, struct error *error)
{
	const struct encode_dead_letters *letters = &pipeline->options.dead_letters;
	struct encode_context context = context_of(pipeline, letters->topic, position, now_ms);
	const struct error why = *error;

	enum encode_result encoded = encode_dead_letter(pipeline->batch, letters, plan, &context, message, &why, error);
	pipeline->counts.dead_letters += encoded == ENCODE_OK;
	return encoded;
}

static enum pipeline_result row_encode(struct pipeline *pipeline, struct plan *plan, const struct position *position,
				       const struct pgoutput_message *message, int64_t now_ms, struct error *error)
{
	struct encode_context context = context_of(pipeline, plan->topic, position, now_ms);
	struct batch *batch = pipeline->batch;
	size_t used = batch->used;
	uint32_t events = batch->events, overflows = batch->overflows, parked = batch->parked;
	uint32_t record = batch->record_count;

	enum encode_result encoded = encode_row(batch, plan, &context, message, pipeline->options.tombstones, error);
	if (encoded == ENCODE_ERROR && dead(pipeline, error))
		encoded = dead_letter(pipeline, plan, position, message, now_ms, error);
	if (encoded == ENCODE_OK) {
		count_row(&pipeline->counts, message->kind);
		pipeline->counts.event_bytes += batch->used - used;
		pipeline->counts.events += batch->events - events;
		pipeline->counts.overflows += batch->overflows - overflows;
		pipeline->counts.parked += batch->parked - parked;
		plan->topic->events += batch->events - events;
		if (in_window(pipeline, message->row.relation))
			window_row(pipeline, plan, &context, message, record);
	}
	return outcome(pipeline, encoded, position, error);
}

/* Whether a plan is asked for, with the change still to be taken: the first of the relation, or another, since one whose key is an
 * earlier one's serves no transaction that commits after the present key is known to hold. */
static bool plan_wanted(struct pipeline *pipeline, struct relation *relation)
{
	struct plan *plan = relation->owner;

	if (relation->settled &&
	    (!plan || !plan->key_until_lsn || pipeline->transaction.final_lsn < plan->key_until_lsn))
		return false;
	plan_free(plan);
	relation->owner = NULL;
	pipeline->wanted = relation;
	return true;
}

enum pipeline_result pipeline_row(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				  int64_t now_ms, struct error *error)
{
	if (!inside_transaction(pipeline, error))
		return PIPELINE_FAILED;
	struct relation *relation = relation_of(pipeline, message->row.relation, error);
	if (!relation)
		return PIPELINE_FAILED;

	uint64_t ordinal = next_ordinal(&pipeline->transaction, lsn);
	struct position position = {pipeline->transaction.final_lsn, lsn, 2 * ordinal};
	enum pipeline_result result = PIPELINE_DONE;
	pipeline->transaction.tracked |= message->row.relation == pipeline->tracked_oid;
	if (known(pipeline, &position))
		;
	else if (plan_wanted(pipeline, relation))
		result = PIPELINE_TABLE;
	else if (!relation->owner) {
		pipeline->counts.filtered++;
		pipeline->seen = position;
	} else if (!pipeline->batch)
		result = PIPELINE_BLOCKED;
	else if (in_window(pipeline, message->row.relation) && window_reserve(pipeline, error) < 0)
		result = PIPELINE_FAILED;
	else
		result = row_encode(pipeline, relation->owner, &position, message, now_ms, error);
	if (result == PIPELINE_DONE)
		taken(pipeline, lsn, ordinal);
	return result;
}

static enum pipeline_result truncate_encode(struct pipeline *pipeline, struct plan *plan,
					    const struct position *position, const struct pgoutput_message *message,
					    int64_t now_ms, struct error *error)
{
	struct encode_context context = context_of(pipeline, plan->topic, position, now_ms);
	struct batch *batch = pipeline->batch;
	uint32_t events = batch->events, parked = batch->parked;

	enum encode_result encoded = encode_truncate(batch, plan, &context, error);
	if (encoded == ENCODE_ERROR && dead(pipeline, error))
		encoded = dead_letter(pipeline, plan, position, message, now_ms, error);
	if (encoded == ENCODE_OK) {
		pipeline->counts.truncates++;
		pipeline->counts.events += batch->events - events;
		pipeline->counts.parked += batch->parked - parked;
		plan->topic->events += batch->events - events;
	}
	return outcome(pipeline, encoded, position, error);
}

static enum pipeline_result truncate_take(struct pipeline *pipeline, struct plan *plan, const struct position *position,
					  const struct pgoutput_message *message, int64_t now_ms, struct error *error)
{
	if (!plan || !pipeline->options.truncate) {
		pipeline->counts.filtered += !plan;
		pipeline->counts.truncates_skipped += plan != NULL;
		pipeline->seen = *position;
		return PIPELINE_DONE;
	}
	if (!pipeline->batch)
		return PIPELINE_BLOCKED;
	return truncate_encode(pipeline, plan, position, message, now_ms, error);
}

static enum pipeline_result truncate_one(struct pipeline *pipeline, uint32_t oid, const struct position *position,
					 const struct pgoutput_message *message, int64_t now_ms, struct error *error)
{
	struct relation *relation = relation_of(pipeline, oid, error);

	if (!relation)
		return PIPELINE_FAILED;
	pipeline->transaction.tracked |= oid == pipeline->tracked_oid;
	if (known(pipeline, position))
		return PIPELINE_DONE;
	if (plan_wanted(pipeline, relation))
		return PIPELINE_TABLE;
	if (in_window(pipeline, oid) && window_reserve(pipeline, error) < 0)
		return PIPELINE_FAILED;
	enum pipeline_result result = truncate_take(pipeline, relation->owner, position, message, now_ms, error);
	if (result == PIPELINE_DONE && in_window(pipeline, oid) && relation->owner)
		window_truncate(pipeline, relation->owner);
	return result;
}

enum pipeline_result pipeline_truncate(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				       int64_t now_ms, struct error *error)
{
	if (!inside_transaction(pipeline, error))
		return PIPELINE_FAILED;
	/* the tables of one Truncate count as changes, in its order */
	uint64_t first = next_ordinal(&pipeline->transaction, lsn);
	for (uint32_t i = 0; i < message->truncate.count; i++) {
		struct position position = {pipeline->transaction.final_lsn, lsn, 2 * (first + i)};
		enum pipeline_result result =
			truncate_one(pipeline, message->truncate.relations[i], &position, message, now_ms, error);
		if (result != PIPELINE_DONE)
			return result;
	}
	if (message->truncate.count)
		taken(pipeline, lsn, first + message->truncate.count - 1);
	return PIPELINE_DONE;
}

static bool own_message(const struct pgoutput_message *message)
{
	return strcmp(message->message.prefix, MARKER_PREFIX) == 0;
}

/* What a role of the database asks for, if that is allowed: handed out once, then taken. */
static enum pipeline_result command(struct pipeline *pipeline, const struct pgoutput_message *message)
{
	static const char member[] = "\"command\"";
	bool done = pipeline->command_done;

	pipeline->command = NULL;
	pipeline->command_done = false;
	if (done || !pipeline->options.commands ||
	    !memmem(message->message.content, message->message.length, member, sizeof member - 1))
		return PIPELINE_DONE;
	pipeline->command = message->message.content;
	pipeline->command_length = message->message.length;
	return PIPELINE_COMMAND;
}

/* Our own messages are never published; what they are for is done before they are taken. The one that `until` waits for ends the
 * stream at its commit. */
static enum pipeline_result own_message_take(struct pipeline *pipeline, const struct position *position,
					     const struct pgoutput_message *message, int64_t now_ms,
					     struct error *error)
{
	if (position_compare(position, &pipeline->seen) > 0) {
		enum pipeline_result result = command(pipeline, message);
		if (result == PIPELINE_DONE && pipeline->window)
			result = window_message(pipeline, message, now_ms, error);
		if (result != PIPELINE_DONE)
			return result;
	}
	/* once more: a chunk's rows have moved it */
	if (position_compare(position, &pipeline->seen) > 0)
		pipeline->seen = *position;
	if (pipeline->until_token[0] && marker_matches(message->message.content, message->message.length,
						       pipeline->options.instance_id, "until", pipeline->until_token))
		pipeline->until_pending = true;
	return PIPELINE_DONE;
}

static enum encode_result dead_message(struct pipeline *pipeline, const struct encode_message *message,
				       const struct encode_context *context, struct error *error)
{
	const struct encode_dead_letters *letters = &pipeline->options.dead_letters;
	struct encode_context of_letters = *context;
	const struct error why = *error;

	of_letters.event_max = event_max(pipeline, letters->topic);
	enum encode_result encoded = encode_dead_message(pipeline->batch, letters, message, &of_letters, &why, error);
	pipeline->counts.dead_letters += encoded == ENCODE_OK;
	return encoded;
}

static enum pipeline_result message_encode(struct pipeline *pipeline, const struct position *position,
					   const struct pgoutput_message *message, int64_t now_ms, struct error *error)
{
	if (!pipeline->messages_known)
		return PIPELINE_MESSAGES;
	if (!pipeline->messages.topic) {
		pipeline->counts.filtered++;
		pipeline->seen = *position;
		return PIPELINE_DONE;
	}
	if (!pipeline->batch)
		return PIPELINE_BLOCKED;
	struct encode_context context = context_of(pipeline, pipeline->messages.topic, position, now_ms);
	if (!message->message.transactional)
		context.commit_time_us = now_ms * 1000; /* its record carries no time */
	struct encode_message encode = pipeline->messages;
	encode.prefix = message->message.prefix;
	encode.content = message->message.content;
	encode.length = message->message.length;
	struct batch *batch = pipeline->batch;
	uint32_t events = batch->events;
	enum encode_result encoded = encode_logical_message(batch, &encode, &context, error);
	if (encoded == ENCODE_ERROR && dead(pipeline, error))
		encoded = dead_message(pipeline, &encode, &context, error);
	if (encoded == ENCODE_OK) {
		pipeline->counts.messages++;
		pipeline->counts.events += batch->events - events;
		encode.topic->events += batch->events - events;
	}
	return outcome(pipeline, encoded, position, error);
}

enum pipeline_result pipeline_message(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				      int64_t now_ms, struct error *error)
{
	if (message->message.transactional && !inside_transaction(pipeline, error))
		return PIPELINE_FAILED;
	/* a non-transactional one stands between transactions: its LSN is the end of its record, which may be the commit LSN
	 * of the transaction that follows */
	bool transactional = message->message.transactional;
	uint64_t ordinal = transactional ? next_ordinal(&pipeline->transaction, lsn) : 0;
	struct position position = transactional ? (struct position){pipeline->transaction.final_lsn, lsn, 2 * ordinal}
						 : (struct position){lsn, 0, 0};
	enum pipeline_result result = PIPELINE_DONE;

	if (own_message(message))
		result = own_message_take(pipeline, &position, message, now_ms, error);
	else if (!known(pipeline, &position))
		result = message_encode(pipeline, &position, message, now_ms, error);
	if (result == PIPELINE_DONE && transactional)
		taken(pipeline, lsn, ordinal);
	return result;
}
