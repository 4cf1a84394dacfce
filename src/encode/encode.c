/* Changes to records. Each event is written straight into the batch's arena, key before value; the records are added
 * when all of a change is written, so that a change is in the batch whole or not at all. */
#include "encode/encode.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "encode/draft.h"
#include "encode/envelope.h"

/* a parked change is written twice, with a tombstone's key and the schemas */
size_t encode_room(const struct plan *plan, uint32_t event_max)
{
	size_t events = 2 * (size_t)event_max;

	if (!plan->parking.topic)
		return events;
	size_t schemas = strlen(plan->value_json) + (plan->key_json ? strlen(plan->key_json) : 0);
	return 2 * events + event_max + schemas + (size_t)DRAFT_RECORDS_MAX * ENCODE_PARKED_OVERHEAD;
}

/* field by field: records are filled in when they are taken */
static void draft_start(struct draft *draft, struct batch *batch, struct plan *plan,
			const struct encode_context *context, const struct pgoutput_message *message)
{
	draft->batch = batch;
	draft->plan = plan;
	draft->context = context;
	draft->message = message;
	draft->used = batch->used;
	draft->record_count = draft->events = draft->overflows = 0;
}

/* what is left of the arena, but never more than an event may have: a large one does not ask for more room */
static struct writer event_writer(const struct batch *batch, size_t used, const struct encode_context *context)
{
	size_t left = batch->size - used, limit = draft_limit(context->event_max);

	return writer_over(batch->bytes + used, left < limit ? left : limit);
}

/* the writer is full: with the arena, or with the event */
static enum encode_result event_full(const struct writer *out, const struct topic *topic,
				     const struct encode_context *context, size_t input, struct error *error)
{
	assert(out->full);
	if ((size_t)(out->end - out->start) < draft_limit(context->event_max))
		return ENCODE_FULL;
	error_set(error, ERROR_TOO_LARGE, "%s: an event of more than %u bytes (%zu bytes from PostgreSQL)", topic->name,
		  context->event_max, input);
	error_hint(
		error,
		"raise events.max_bytes and the topic's max.message.bytes to more than that, or exclude the table (a "
		"leading ! in tables), whose changes are not published then");
	return ENCODE_ERROR;
}

static size_t tuple_bytes(const struct pgoutput_tuple *tuple)
{
	size_t bytes = 0;

	for (uint32_t i = 0; i < tuple->count; i++)
		if (tuple->values[i].form == PGOUTPUT_TEXT || tuple->values[i].form == PGOUTPUT_BINARY)
			bytes += tuple->values[i].length;
	return bytes;
}

static enum encode_result draft_full(const struct draft *draft, const struct writer *out, struct error *error)
{
	const struct pgoutput_message *message = draft->message;
	size_t input = 0;

	if (message && message->row.old != PGOUTPUT_OLD_NONE)
		input += tuple_bytes(&message->row.before);
	if (message && message->kind != PGOUTPUT_DELETE)
		input += tuple_bytes(&message->row.after);
	return event_full(out, draft->plan->topic, draft->context, input, error);
}

/* of the table's topic, which a parked plan's need not be there yet */
static int32_t partition_of(const struct plan *plan, uint32_t hash)
{
	return plan->parking.topic ? 0 : topic_partition(plan->topic, hash);
}

static struct record *draft_record(struct draft *draft)
{
	assert(draft->record_count < DRAFT_CHANGE_MAX);
	struct record *record = &draft->records[draft->record_count++];

	*record = (struct record){
		.topic = draft->plan->topic,
		.key_length = RECORD_NULL,
		.value_length = RECORD_NULL,
		.timestamp_ms = draft_timestamp_ms(draft->context),
	};
	return record;
}

/* the key in wire format, from the row that carries it; null where the plan has none */
static int write_key(struct draft *draft, struct writer *out, const struct envelope_row *row, struct record *record,
		     struct error *error)
{
	const struct plan *plan = draft->plan;
	const size_t header = sizeof plan->key_header;

	if (plan->key_count == 0) {
		record->partition = partition_of(plan, plan->topic->name_hash);
		return 0;
	}
	writer_bytes(out, plan->key_header, header);
	if (envelope_write_key(out, plan, draft->context, row, error) != 0)
		return -1;
	if (out->full)
		return 0;
	record->key = (uint32_t)draft->used;
	record->key_length = (uint32_t)writer_length(out);
	record->partition = partition_of(plan, hash_murmur2(out->start + header, record->key_length - header));
	return 0;
}

static enum encode_result draft_event(struct draft *draft, const struct envelope *envelope, struct error *error)
{
	const struct plan *plan = draft->plan;
	const struct envelope_row *keyed = envelope->after.tuple ? &envelope->after : &envelope->before;
	struct writer out = event_writer(draft->batch, draft->used, draft->context);
	struct record *record = draft_record(draft);
	const uint8_t *source;

	if (write_key(draft, &out, keyed, record, error) != 0)
		return ENCODE_ERROR;
	size_t value = writer_length(&out);
	writer_bytes(&out, plan->value_header, sizeof plan->value_header);
	int overflows = envelope_write(&out, plan, draft->context, envelope, &source, error);
	if (overflows < 0)
		return ENCODE_ERROR;
	if (out.full)
		return draft_full(draft, &out, error);
	draft->overflows += (uint32_t)overflows;
	record->value = (uint32_t)(draft->used + value);
	record->value_length = (uint32_t)(writer_length(&out) - value);
	record->source = (uint32_t)(source - (out.start + value));
	draft->used += writer_length(&out);
	draft->events++;
	return ENCODE_OK;
}

/* The record after a delete that lets a compacted topic forget its key: the same key, a null value. */
static void draft_tombstone(struct draft *draft)
{
	const struct record *deleted = &draft->records[draft->record_count - 1];

	if (deleted->key_length == RECORD_NULL)
		return;
	struct record *record = draft_record(draft);
	record->key = deleted->key;
	record->key_length = deleted->key_length;
	record->partition = deleted->partition;
}

static enum encode_result draft_delete(struct draft *draft, const struct envelope_row *before, bool tombstones,
				       struct error *error)
{
	const struct envelope envelope = {.op = 'd', .seq = draft->context->position.seq, .before = *before};
	enum encode_result result = draft_event(draft, &envelope, error);

	if (result == ENCODE_OK && tombstones)
		draft_tombstone(draft);
	return result;
}

/* Does an update change the key? The keys are compared as encoded, one behind the other where the event will be. */
static enum encode_result key_changes(struct draft *draft, const struct envelope_row *before,
				      const struct envelope_row *after, bool *changes, struct error *error)
{
	struct writer out = event_writer(draft->batch, draft->used, draft->context);

	*changes = false;
	if (draft->plan->key_count == 0 || !before->tuple || envelope_keys_identical(draft->plan, before, after))
		return ENCODE_OK;
	if (envelope_write_key(&out, draft->plan, draft->context, before, error) != 0)
		return ENCODE_ERROR;
	size_t first = writer_length(&out);
	if (envelope_write_key(&out, draft->plan, draft->context, after, error) != 0)
		return ENCODE_ERROR;
	if (out.full)
		return draft_full(draft, &out, error);
	*changes = writer_length(&out) != 2 * first || memcmp(out.start, out.start + first, first) != 0;
	return ENCODE_OK;
}

static enum encode_result draft_update(struct draft *draft, const struct envelope_row *before,
				       const struct envelope_row *after, bool tombstones, struct error *error)
{
	uint64_t seq = draft->context->position.seq;
	bool changes;
	enum encode_result result = key_changes(draft, before, after, &changes, error);

	if (result != ENCODE_OK)
		return result;
	if (!changes)
		return draft_event(draft, &(struct envelope){'u', seq, *before, *after}, error);
	result = draft_delete(draft, before, tombstones, error);
	if (result != ENCODE_OK)
		return result;
	return draft_event(draft, &(struct envelope){.op = 'c', .seq = seq + 1, .after = *after}, error);
}

static enum encode_result draft_add(const struct draft *draft)
{
	struct batch *batch = draft->batch;
	uint32_t record_count = batch->record_count;
	size_t used = batch->used;

	for (uint32_t i = 0; i < draft->record_count; i++)
		if (!batch_add(batch, &draft->records[i])) {
			batch_rollback(batch, record_count, used);
			return ENCODE_FULL;
		}
	assert(batch->used == draft->used);
	batch->events += draft->events;
	batch->overflows += draft->overflows;
	batch->composites |= draft->plan->composites;
	return ENCODE_OK;
}

static enum encode_result draft_add_parked(struct draft *draft, struct error *error)
{
	uint32_t events = draft->events;

	draft->events = 0;
	enum encode_result result = draft_park(draft, error);
	if (result == ENCODE_OK)
		result = draft_add(draft);
	if (result == ENCODE_OK) {
		draft->plan->parking.announced = true;
		draft->batch->parked += events;
	}
	return result;
}

static inline enum encode_result draft_end(struct draft *draft, struct error *error)
{
	return draft->plan->parking.topic ? draft_add_parked(draft, error) : draft_add(draft);
}

static int count_check(const struct plan *plan, const struct pgoutput_tuple *tuple, const char *what,
		       struct error *error)
{
	if (tuple->count == plan->column_count)
		return 0;
	return error_set(error, ERROR_PROTOCOL, "%s: %s of %u columns where the relation has %u", plan->topic->name,
			 what, tuple->count, plan->column_count);
}

static int row_check(const struct plan *plan, const struct pgoutput_message *message, struct error *error)
{
	if (message->row.old != PGOUTPUT_OLD_NONE && count_check(plan, &message->row.before, "an old row", error) != 0)
		return -1;
	if (message->kind != PGOUTPUT_DELETE)
		return count_check(plan, &message->row.after, "a row", error);
	if (message->row.old == PGOUTPUT_OLD_NONE)
		return error_set(error, ERROR_PROTOCOL, "%s: a delete without the old row", plan->topic->name);
	return 0;
}

static struct envelope_row before_of(const struct pgoutput_message *message)
{
	return (struct envelope_row){.tuple = message->row.old != PGOUTPUT_OLD_NONE ? &message->row.before : NULL};
}

static struct envelope_row after_of(const struct pgoutput_message *message)
{
	return (struct envelope_row){.tuple = &message->row.after,
				     .old = before_of(message).tuple,
				     .old_full = message->row.old == PGOUTPUT_OLD_FULL};
}

enum encode_result encode_row(struct batch *batch, struct plan *plan, const struct encode_context *context,
			      const struct pgoutput_message *message, bool tombstones, struct error *error)
{
	const struct envelope_row before = before_of(message), after = after_of(message);
	struct draft draft;
	enum encode_result result;

	assert(plan->bound);
	if (row_check(plan, message, error) != 0)
		return ENCODE_ERROR;
	draft_start(&draft, batch, plan, context, message);
	switch (message->kind) {
	case PGOUTPUT_INSERT:
		result = draft_event(
			&draft, &(struct envelope){context->snapshot ? 'r' : 'c', context->position.seq, {0}, after},
			error);
		break;
	case PGOUTPUT_DELETE:
		result = draft_delete(&draft, &before, tombstones, error);
		break;
	default:
		assert(message->kind == PGOUTPUT_UPDATE);
		result = draft_update(&draft, &before, &after, tombstones, error);
	}
	return result == ENCODE_OK ? draft_end(&draft, error) : result;
}

enum encode_result encode_key(struct batch *batch, const struct plan *plan, const struct encode_context *context,
			      const struct pgoutput_tuple *tuple, const struct pgoutput_tuple *old, const uint8_t **key,
			      size_t *length, struct error *error)
{
	const struct envelope_row row = {.tuple = tuple, .old = old};
	struct writer out = batch_writer(batch);

	assert(plan->key_count > 0);
	if (count_check(plan, tuple, "a row", error) != 0 || envelope_write_key(&out, plan, context, &row, error) != 0)
		return ENCODE_ERROR;
	*key = out.start;
	*length = writer_length(&out);
	return out.full ? ENCODE_FULL : ENCODE_OK;
}

bool encode_leaves_out(const struct plan *plan, const struct pgoutput_message *message)
{
	const struct envelope_row after = after_of(message);

	if (message->kind != PGOUTPUT_UPDATE)
		return false;
	for (uint32_t i = 0; i < plan->column_count; i++)
		if (envelope_value(&after, i)->form == PGOUTPUT_UNCHANGED)
			return true;
	return false;
}

/* to every partition of the table's topic: whoever reads one of them must empty its copy */
enum encode_result encode_truncate(struct batch *batch, struct plan *plan, const struct encode_context *context,
				   struct error *error)
{
	const struct envelope envelope = {.op = 't', .seq = context->position.seq};
	struct writer out = event_writer(batch, batch->used, context);
	struct draft draft;
	const uint8_t *source;

	assert(plan->bound && (plan->parking.topic || plan->topic->partitions > 0));
	draft_start(&draft, batch, plan, context, NULL);
	struct record *record = draft_record(&draft);
	writer_bytes(&out, plan->value_header, sizeof plan->value_header);
	if (envelope_write(&out, plan, context, &envelope, &source, error) < 0)
		return ENCODE_ERROR;
	if (out.full)
		return draft_full(&draft, &out, error);
	record->partition = RECORD_ALL_PARTITIONS;
	record->value = (uint32_t)draft.used;
	record->value_length = (uint32_t)writer_length(&out);
	record->source = (uint32_t)(source - out.start);
	draft.used += writer_length(&out);
	draft.events++;
	return draft_end(&draft, error);
}

enum encode_result encode_tombstone(struct batch *batch, const struct topic *topic, int32_t partition, const void *key,
				    size_t length, int64_t timestamp_ms)
{
	struct writer out = batch_writer(batch);

	writer_bytes(&out, key, length);
	if (out.full)
		return ENCODE_FULL;
	const struct record record = {
		.topic = topic,
		.key = (uint32_t)batch->used,
		.key_length = (uint32_t)length,
		.value_length = RECORD_NULL,
		.partition = partition,
		.timestamp_ms = timestamp_ms,
	};
	return batch_add(batch, &record) ? ENCODE_OK : ENCODE_FULL;
}

/* schemas/message.avsc: source (of no table), ts_ms, prefix, content */
enum encode_result encode_logical_message(struct batch *batch, const struct encode_message *message,
					  const struct encode_context *context, struct error *error)
{
	struct writer out = event_writer(batch, batch->used, context);

	writer_bytes(&out, message->value_header, sizeof message->value_header);
	writer_string(&out, message->name, strlen(message->name));
	writer_string(&out, "", 0);
	writer_string(&out, "", 0);
	size_t source = writer_length(&out);
	envelope_write_source(&out, context, context->position.seq);
	writer_long(&out, context->now_ms);
	writer_string(&out, message->prefix, strlen(message->prefix));
	writer_string(&out, message->content, message->length);
	if (out.full)
		return event_full(&out, message->topic, context, message->length, error);
	const struct record record = {
		.topic = message->topic,
		.key_length = RECORD_NULL,
		.value = (uint32_t)batch->used,
		.value_length = (uint32_t)writer_length(&out),
		.source = (uint32_t)source,
		.partition = topic_partition(message->topic, message->topic->name_hash),
		.timestamp_ms = draft_timestamp_ms(context),
	};
	if (!batch_add(batch, &record))
		return ENCODE_FULL;
	batch->events++;
	return ENCODE_OK;
}
