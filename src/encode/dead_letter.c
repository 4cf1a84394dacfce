/* Dead letters: what cannot be published, and as much of it as has room (schemas/dead-letter.avsc).
 *
 * Small columns are whole; large ones share what is left, cut between characters. What is cut or left out is listed. Cold:
 * an event comes here at most once.
 */
#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/reader.h"
#include "encode/draft.h"
#include "encode/envelope.h"
#include "types/utf8.h"

enum { UNION_NULL = 0, UNION_VALUE = 2, ONE_ITEM = 2, BLOCKS_END = 0 };
enum {
	ENTRY_OVERHEAD = 1 + 1 + 5, /* of a column beside name and text: block, branch, length */
	OTHERS_SIZE = 3,            /* the entry "*" of `cut` */
	ENDS_SIZE = 2,              /* of columns and cut */
	SHARE_ROUNDS = 32,
	SHARE_MIN = 32, /* where there is less for each, the first ones have it */
	KEY_REST = 1 + WRITER_LONG_MAX + 1 + OTHERS_SIZE + ENDS_SIZE, /* what follows a key at least */
	DETAIL_REST = 2 + 4 * WRITER_LONG_MAX + 3 + 1 + KEY_REST      /* with the detail's length, what follows that */
};

/* what a dead letter says beside the row */
struct letter {
	const char *topic, *reason, *detail;
	struct position position;
	int64_t timestamp_ms;
	char op; /* 0: none */
};

/* The error's text as far as it has room; it may have been cut in the middle of a character, or be none of Unicode's. True: it
 * had no room. */
static bool write_detail(struct writer *out, const char *text)
{
	size_t room = (size_t)(out->end - out->at), most = room > DETAIL_REST ? room - DETAIL_REST : 0;
	size_t length = strnlen(text, most), whole = length;

	while (whole && length - whole < 3 && !utf8_valid((const uint8_t *)text, whole))
		whole--;
	bool valid = utf8_valid((const uint8_t *)text, whole);
	whole = valid ? whole : length;
	writer_string(out, text, whole);
	for (uint8_t *at = out->at - (out->full ? 0 : whole); !valid && at < out->at; at++)
		if (*at >= 0x80)
			*at = '?';
	return text[length];
}

/* the fields up to op; gives where the position begins, and whether something is cut */
static const uint8_t *write_head(struct writer *out, const struct encode_dead_letters *letters,
				 const struct letter *letter, bool *cut)
{
	writer_bytes(out, letters->header, sizeof letters->header);
	writer_string(out, letter->topic, strlen(letter->topic));
	writer_string(out, letter->reason, strlen(letter->reason));
	*cut = write_detail(out, letter->detail);
	const uint8_t *source = out->at;
	writer_long(out, (int64_t)letter->position.change_lsn);
	writer_long(out, (int64_t)letter->position.commit_lsn);
	writer_long(out, (int64_t)letter->position.seq);
	writer_long(out, letter->timestamp_ms);
	writer_u8(out, letter->op ? UNION_VALUE : UNION_NULL);
	if (letter->op)
		writer_string(out, &letter->op, 1);
	return source;
}

/* ---- columns ---- */

/* a column's value, under its name in the list */
struct entry {
	const struct plan_bytes *name;
	const struct types_codec *codec;
	const struct pgoutput_value *value;
	bool cut;
};

struct entries {
	struct entry all[2 * PGOUTPUT_COLUMNS_MAX];
	uint32_t count;
};

static void entry_add(struct entries *entries, const struct plan_bytes *name, const struct types_codec *codec,
		      const struct pgoutput_value *value)
{
	assert(entries->count < 2 * PGOUTPUT_COLUMNS_MAX);
	entries->all[entries->count++] = (struct entry){name, codec, value, false};
}

/* the columns that the change carries: of a key's old row those of the identity alone */
static void entries_of(struct entries *entries, const struct plan *plan, const struct envelope *envelope)
{
	const struct envelope_row *before = &envelope->before, *after = &envelope->after;

	entries->count = 0;
	for (uint32_t i = 0; before->tuple && i < plan->column_count; i++)
		if ((before->old_full || plan->columns[i].identity) &&
		    before->tuple->values[i].form != PGOUTPUT_UNCHANGED)
			entry_add(entries, &plan->columns[i].before_name, &plan->columns[i].codec,
				  &before->tuple->values[i]);
	for (uint32_t i = 0; after->tuple && i < plan->column_count; i++) {
		const struct pgoutput_value *value = envelope_value(plan, after, i);
		if (value->form != PGOUTPUT_UNCHANGED)
			entry_add(entries, &plan->columns[i].name, &plan->columns[i].codec, value);
	}
}

/* of its text; of a binary value's, which is printed first, a guess */
static size_t entry_size(const struct entry *entry)
{
	switch (entry->value->form) {
	case PGOUTPUT_TEXT:
		return entry->value->length;
	case PGOUTPUT_BINARY:
		return 4 * (size_t)entry->value->length + 32;
	default:
		return 0;
	}
}

static size_t names_size(const struct entries *entries)
{
	size_t size = 0;

	for (uint32_t i = 0; i < entries->count; i++)
		size += 1 + (size_t)entries->all[i].name->length;
	return size;
}

/* The most bytes that a text may have so that all of them fit into room. Each round is a valid answer, and the next one no
 * smaller. */
static size_t fair_share(const struct entries *entries, size_t room)
{
	size_t share = entries->count ? room / entries->count : 0;

	for (int round = 0; round < SHARE_ROUNDS; round++) {
		size_t left = room, large = 0;
		for (uint32_t i = 0; i < entries->count; i++) {
			size_t size = entry_size(&entries->all[i]);
			left -= size <= share ? size : 0;
			large += size > share;
		}
		if (!large || left / large == share)
			break;
		share = left / large;
	}
	return share < SHARE_MIN ? SHARE_MIN : share;
}

/* the beginning of a text, up to a character's end */
static size_t text_start(const struct pgoutput_value *value, size_t most)
{
	size_t length = most < value->length ? most : value->length;

	while (length && length < value->length && (value->bytes[length] & 0xc0) == 0x80)
		length--;
	return utf8_valid(value->bytes, length) ? length : 0;
}

/* the value's text of at most `share` bytes; false: some of it, or nothing, is there */
static bool write_value(struct writer *out, const struct entry *entry, size_t share)
{
	const struct pgoutput_value *value = entry->value;
	uint8_t *start = out->at, *end = out->end;

	if (entry_size(entry) > share && (size_t)(end - start) > share)
		out->end = start + share;
	types_overflow_text(entry->codec, value->form == PGOUTPUT_BINARY, value->bytes, value->length, out);
	bool whole = !out->full;
	out->end = end;
	if (whole) {
		envelope_write_length(out, start);
		return true;
	}
	out->full = false;
	out->at = start;
	/* the binary form of texts is the text */
	bool is_text = value->form == PGOUTPUT_TEXT || entry->codec->binary == entry->codec->text;
	size_t length = is_text ? text_start(value, share) : 0;
	if (length)
		writer_string(out, value->bytes, length);
	else
		out->full = true;
	return false;
}

static void write_entry(struct writer *out, struct entry *entry, size_t share)
{
	const struct writer before = *out;

	entry->cut = false;
	writer_u8(out, ONE_ITEM);
	writer_bytes(out, entry->name->bytes, entry->name->length);
	writer_u8(out, entry->value->form == PGOUTPUT_NULL ? UNION_NULL : UNION_VALUE);
	if (!out->full && entry->value->form != PGOUTPUT_NULL)
		entry->cut = !write_value(out, entry, share);
	if (out->full) {
		*out = before;
		entry->cut = true;
	}
}

/* the names of what is cut, in what is left */
static void write_cut(struct writer *out, const struct entries *entries)
{
	for (uint32_t i = 0; i < entries->count; i++) {
		const struct plan_bytes *name = entries->all[i].name;
		if (!entries->all[i].cut)
			continue;
		if ((size_t)(out->end - out->at) < 1 + (size_t)name->length + OTHERS_SIZE + 1) {
			writer_bytes(out, "\2\2*", OTHERS_SIZE);
			break;
		}
		writer_u8(out, ONE_ITEM);
		writer_bytes(out, name->bytes, name->length);
	}
	writer_u8(out, BLOCKS_END);
}

/* all of them, leaving `reserve` bytes; true: something is cut */
static bool write_entries(struct writer *out, struct entries *entries, size_t reserve)
{
	uint8_t *end = out->end;
	size_t room = (size_t)(end - out->at);
	size_t fixed = reserve + names_size(entries) + (size_t)entries->count * ENTRY_OVERHEAD;
	size_t share = fair_share(entries, fixed < room ? room - fixed : 0);
	bool cut = false;

	out->end = end - reserve;
	for (uint32_t i = 0; i < entries->count; i++) {
		write_entry(out, &entries->all[i], share);
		cut |= entries->all[i].cut;
	}
	out->end = end;
	writer_u8(out, BLOCKS_END);
	return cut;
}

/* columns and cut, in what is left; true: something is cut */
static bool write_columns(struct writer *out, struct entries *entries)
{
	const struct writer before = *out;
	size_t room = (size_t)(out->end - out->at), least = OTHERS_SIZE + ENDS_SIZE;

	if (room < least) {
		out->full = true;
		return true;
	}
	bool cut = write_entries(out, entries, least);
	if (cut) {
		size_t names = names_size(entries), most = (room - least) / 2;
		*out = before;
		write_entries(out, entries, least + (names < most ? names : most));
	}
	write_cut(out, entries);
	return cut;
}

/* ---- a change ---- */

/* the key as the record's would be, where it can be encoded and leaves half of the room */
static void write_key(struct writer *out, const struct plan *plan, const struct encode_context *context,
		      const struct envelope_row *row)
{
	struct writer before = *out;
	struct error unused;
	uint8_t *end = out->end;
	size_t room = (size_t)(end - out->at);

	if (!plan->key_count || !row->tuple || room < KEY_REST) {
		writer_u8(out, UNION_NULL);
		return;
	}
	out->end -= KEY_REST + (room - KEY_REST) / 2;
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

static char op_of(enum pgoutput_kind kind)
{
	switch (kind) {
	case PGOUTPUT_INSERT:
		return 'c';
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

static struct envelope envelope_of(const struct pgoutput_message *message)
{
	struct envelope envelope = {.op = op_of(message->kind)};

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
	const struct envelope envelope = envelope_of(message);
	const struct letter letter = letter_of(plan->table_topic, context, why, envelope.op);
	struct writer out = letter_writer(batch, context->event_max);
	struct entries entries;
	bool cut;

	entries_of(&entries, plan, &envelope);
	writer_bytes(&out, letter.topic, strlen(letter.topic));
	const uint8_t *source = write_head(&out, letters, &letter, &cut);
	write_key(&out, plan, context, envelope.after.tuple ? &envelope.after : &envelope.before);
	write_fingerprint(&out, plan);
	writer_u8(&out, UNION_NULL); /* value */
	cut |= out.full || write_columns(&out, &entries);
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
	struct entries entries;
	bool cut;

	entries.count = 0;
	entry_add(&entries, &prefix_name, &plain_text, &prefix);
	entry_add(&entries, &content_name, &plain_text, &content);
	writer_bytes(&out, letter.topic, strlen(letter.topic));
	const uint8_t *source = write_head(&out, letters, &letter, &cut);
	writer_bytes(&out, (const uint8_t[]){UNION_NULL, UNION_NULL, UNION_NULL}, 3); /* key, its fingerprint, value */
	cut |= out.full || write_columns(&out, &entries);
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
	const uint8_t *source = write_head(&out, letters, &letter, &cut);
	write_refused(&out, batch, record, room);
	assert(!out.full);
	*record = record_of(letters, letter.topic, batch->used, writer_length(&out), batch->bytes, source,
			    record->timestamp_ms);
	batch->used += writer_length(&out);
	batch->dead_letters++;
	return 0;
}
