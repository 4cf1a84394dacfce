/* Dead letters: a change or a logical message that cannot be published, a record that the broker refused. Cold: an event comes
 * here at most once. */
#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "encode/draft.h"
#include "encode/envelope.h"
#include "encode/letter.h"

enum { UNION_NULL = 0, UNION_VALUE = 2, BLOCKS_END = 0 };

/* ---- a change ---- */

/* the columns that the change carries: of a key's old row those of the identity alone */
static void entries_of(struct letter_entries *entries, const struct plan *plan, const struct envelope *envelope)
{
	const struct envelope_row *before = &envelope->before, *after = &envelope->after;

	entries->count = 0;
	for (uint32_t i = 0; before->tuple && i < plan->column_count; i++)
		if ((before->old_full || plan->columns[i].identity) &&
		    before->tuple->values[i].form != PGOUTPUT_UNCHANGED)
			letter_add(entries, &plan->columns[i].before_name, &plan->columns[i].codec,
				   &before->tuple->values[i]);
	for (uint32_t i = 0; after->tuple && i < plan->column_count; i++) {
		const struct pgoutput_value *value = envelope_value(after, i);
		if (value->form != PGOUTPUT_UNCHANGED)
			letter_add(entries, &plan->columns[i].after_name, &plan->columns[i].codec, value);
	}
}

/* the key as the record's would be, where it can be encoded and leaves half of the room */
static void write_key(struct writer *out, const struct plan *plan, const struct encode_context *context,
		      const struct envelope_row *row)
{
	struct writer before = *out;
	struct error unused;
	uint8_t *end = out->end;
	size_t room = (size_t)(end - out->at);

	if (!plan->key_count || !row->tuple || room < LETTER_REST) {
		writer_u8(out, UNION_NULL);
		return;
	}
	out->end -= LETTER_REST + (room - LETTER_REST) / 2;
	writer_u8(out, UNION_VALUE);
	uint8_t *start = out->at;
	writer_bytes(out, plan->key_header, sizeof plan->key_header);
	bool failed = envelope_write_key(out, plan, context, row, &unused) != 0;
	if (!failed && !out->full)
		envelope_write_length(out, start);
	if (failed || out->full) {
		*out = before;
		writer_u8(out, UNION_NULL);
	}
	out->end = end;
}

static void write_fingerprint(struct writer *out, const struct plan *plan)
{
	writer_u8(out, plan->key_count ? UNION_VALUE : UNION_NULL);
	if (plan->key_count)
		writer_long(out, (int64_t)plan->key_fingerprint);
}

/* the record's key is the table's topic: one table's stay in order */
static struct record record_of(const struct encode_dead_letters *letters, const char *key, size_t at, size_t length,
			       const uint8_t *bytes, const uint8_t *source, int64_t timestamp)
{
	size_t key_length = strlen(key);

	return (struct record){
		.topic = letters->topic,
		.key = (uint32_t)at,
		.key_length = (uint32_t)key_length,
		.value = (uint32_t)(at + key_length),
		.value_length = (uint32_t)(length - key_length),
		.partition = topic_partition(letters->topic, hash_murmur2(key, key_length)),
		.source = (uint32_t)(source - bytes - at - key_length),
		.timestamp_ms = timestamp,
	};
}

/* what is written so far is the letter; where the arena was the bound, more may be had */
static enum encode_result letter_end(struct batch *batch, const struct encode_dead_letters *letters,
				     const struct letter *letter, const struct writer *out, const uint8_t *source,
				     bool cut, uint32_t event_max, struct error *error)
{
	if ((cut || out->full) && (size_t)(out->end - out->start) < draft_limit(event_max))
		return ENCODE_FULL;
	if (out->full) {
		error_set(error, ERROR_TOO_LARGE, "%s: a dead letter does not fit into %u bytes: %.300s", letter->topic,
			  event_max, letter->detail);
		error_hint(error, "raise events.max_bytes and the max.message.bytes of %s", letters->topic->name);
		return ENCODE_ERROR;
	}
	const struct record record = record_of(letters, letter->topic, batch->used, writer_length(out), batch->bytes,
					       source, letter->timestamp_ms);
	if (!batch_add(batch, &record))
		return ENCODE_FULL;
	batch->dead_letters++;
	return ENCODE_OK;
}

static struct writer letter_writer(const struct batch *batch, uint32_t event_max)
{
	size_t left = batch->size - batch->used, limit = draft_limit(event_max);

	return writer_over(batch->bytes + batch->used, left < limit ? left : limit);
}

static char op_of(enum pgoutput_kind kind, bool snapshot)
{
	switch (kind) {
	case PGOUTPUT_INSERT:
		return snapshot ? 'r' : 'c';
	case PGOUTPUT_UPDATE:
		return 'u';
	case PGOUTPUT_DELETE:
		return 'd';
	default:
		assert(kind == PGOUTPUT_TRUNCATE);
		return 't';
	}
}

static struct letter letter_of(const char *topic, const struct encode_context *context, const struct error *why,
			       char op)
{
	assert(why->code == ERROR_TOO_LARGE || why->code == ERROR_VALUE);
	return (struct letter){
		.topic = topic,
		.reason = why->code == ERROR_VALUE ? "key_overflow" : "too_large",
		.detail = why->text,
		.position = context->position,
		.timestamp_ms = draft_timestamp_ms(context),
		.op = op,
	};
}

static struct envelope envelope_of(const struct pgoutput_message *message, bool snapshot)
{
	struct envelope envelope = {.op = op_of(message->kind, snapshot)};

	if (message->kind == PGOUTPUT_TRUNCATE)
		return envelope;
	bool full = message->row.old == PGOUTPUT_OLD_FULL;
	if (message->row.old != PGOUTPUT_OLD_NONE)
		envelope.before = (struct envelope_row){.tuple = &message->row.before, .old_full = full};
	if (message->kind != PGOUTPUT_DELETE)
		envelope.after = (struct envelope_row){
			.tuple = &message->row.after, .old = envelope.before.tuple, .old_full = full};
	return envelope;
}

enum encode_result encode_dead_letter(struct batch *batch, const struct encode_dead_letters *letters,
				      const struct plan *plan, const struct encode_context *context,
				      const struct pgoutput_message *message, const struct error *why,
				      struct error *error)
{
	const struct envelope envelope = envelope_of(message, context->snapshot);
	const struct letter letter = letter_of(plan->table_topic, context, why, envelope.op);
	struct writer out = letter_writer(batch, context->event_max);
	struct letter_entries entries;
	bool cut;

	entries_of(&entries, plan, &envelope);
	writer_bytes(&out, letter.topic, strlen(letter.topic));
	const uint8_t *source = letter_write_head(&out, letters, &letter, &cut);
	write_key(&out, plan, context, envelope.after.tuple ? &envelope.after : &envelope.before);
	write_fingerprint(&out, plan);
	writer_u8(&out, UNION_NULL); /* value */
	cut |= out.full || letter_write_columns(&out, &entries);
	return letter_end(batch, letters, &letter, &out, source, cut, context->event_max, error);
}

static const struct plan_bytes prefix_name = {(const uint8_t *)"\014prefix", 7},
			       content_name = {(const uint8_t *)"\016content", 8};
static const struct types_codec plain_text; /* as types_overflow_text() has it: \x hex where it is no UTF-8 */

enum encode_result encode_dead_message(struct batch *batch, const struct encode_dead_letters *letters,
				       const struct encode_message *message, const struct encode_context *context,
				       const struct error *why, struct error *error)
{
	const struct letter letter = letter_of(message->topic->name, context, why, 'm');
	const struct pgoutput_value prefix = {(const uint8_t *)message->prefix, (uint32_t)strlen(message->prefix),
					      PGOUTPUT_TEXT},
				    content = {message->content, message->length, PGOUTPUT_TEXT};
	struct writer out = letter_writer(batch, context->event_max);
	struct letter_entries entries;
	bool cut;

	entries.count = 0;
	letter_add(&entries, &prefix_name, &plain_text, &prefix);
	letter_add(&entries, &content_name, &plain_text, &content);
	writer_bytes(&out, letter.topic, strlen(letter.topic));
	const uint8_t *source = letter_write_head(&out, letters, &letter, &cut);
	writer_bytes(&out, (const uint8_t[]){UNION_NULL, UNION_NULL, UNION_NULL}, 3); /* key, its fingerprint, value */
	cut |= out.full || letter_write_columns(&out, &entries);
	return letter_end(batch, letters, &letter, &out, source, cut, context->event_max, error);
}

/* ---- a record that the broker refused ---- */

/* null or bytes, as far as `room` goes; true: cut */
static bool write_as_it_was(struct writer *out, const uint8_t *bytes, uint32_t length, size_t room)
{
	if (length == RECORD_NULL) {
		writer_u8(out, UNION_NULL);
		return false;
	}
	size_t part = length < room ? length : room;
	writer_u8(out, UNION_VALUE);
	writer_string(out, bytes, part);
	return part < length;
}

static void write_refused(struct writer *out, const struct batch *batch, const struct record *record, size_t room)
{
	const uint8_t *bytes = batch->bytes;
	size_t key = record->key_length == RECORD_NULL ? 0 : record->key_length;
	size_t value = record->value_length == RECORD_NULL ? 0 : record->value_length;
	size_t key_room = key + value <= room || key < room / 2 ? key : room / 2;

	bool key_cut = write_as_it_was(out, bytes + record->key, record->key_length, key_room);
	writer_u8(out, UNION_NULL); /* key_fingerprint */
	bool value_cut = write_as_it_was(out, bytes + record->value, record->value_length, room - key_room);
	writer_u8(out, BLOCKS_END); /* columns */
	if (key_cut)
		writer_bytes(out, "\2\6key", 5);
	if (value_cut)
		writer_bytes(out, "\2\12value", 7);
	writer_u8(out, BLOCKS_END);
}

int encode_refused(struct batch *batch, uint32_t number, const struct encode_dead_letters *letters, const char *detail,
		   uint32_t event_max)
{
	assert(number < batch->record_count);
	struct record *record = &batch->records[number];
	const struct letter letter = {
		.topic = record->topic->name,
		.reason = "refused",
		.detail = detail,
		.position = draft_position(batch, record, number ? record - 1 : NULL),
		.timestamp_ms = record->timestamp_ms,
	};
	/* texts, numbers, lengths, branches and the names of what is cut */
	size_t fixed = 2 * strlen(letter.topic) + strlen(detail) + 160, limit = draft_limit(event_max);
	size_t bodies = (record->key_length == RECORD_NULL ? 0 : (size_t)record->key_length) +
			(record->value_length == RECORD_NULL ? 0 : (size_t)record->value_length);
	size_t room = limit > fixed ? limit - fixed : 0;

	if (bodies < room)
		room = bodies;
	if (batch_grow(batch, fixed + room) < 0)
		return -1;
	struct writer out = batch_writer(batch);
	bool cut;
	writer_bytes(&out, letter.topic, strlen(letter.topic));
	const uint8_t *source = letter_write_head(&out, letters, &letter, &cut);
	write_refused(&out, batch, record, room);
	assert(!out.full);
	*record = record_of(letters, letter.topic, batch->used, writer_length(&out), batch->bytes, source,
			    record->timestamp_ms);
	batch->used += writer_length(&out);
	batch->dead_letters++;
	return 0;
}
