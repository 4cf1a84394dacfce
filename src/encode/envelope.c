/* Runs a plan's columns over a row. Columns that did not fit their type or were not carried are noted on the way and
 * listed behind; for nearly every event both lists are empty. */
#include "encode/envelope.h"

#include <assert.h>
#include <string.h>

/* What the lists at the envelope's end name: column numbers, set as far as the counts say. */
struct notes {
	uint16_t unchanged_count, before_count, after_count;
	uint16_t unchanged[PGOUTPUT_COLUMNS_MAX];                           /* of after */
	uint16_t before[PGOUTPUT_COLUMNS_MAX], after[PGOUTPUT_COLUMNS_MAX]; /* to overflow */
};

/* one byte each in Avro's zig-zag encoding */
enum { UNION_NULL = 0, UNION_VALUE = 2, BLOCKS_END = 0 };

static int malformed(const struct plan *plan, uint32_t i, const struct pgoutput_value *value, struct error *error)
{
	const struct plan_column *column = &plan->columns[i];

	return error_set(error, ERROR_PROTOCOL, "%s: column \"%s\" of type %s: %u bytes of %s that are no such value",
			 plan->topic->name, column->label, column->type, value->length,
			 value->form == PGOUTPUT_BINARY ? "binary" : "text");
}

static int no_binary(const struct plan *plan, uint32_t i, struct error *error)
{
	const struct plan_column *column = &plan->columns[i];

	error_set(error, ERROR_BINARY, "%s: column \"%s\" of type %s came in binary, and is decoded from text only",
		  plan->topic->name, column->label, column->type);
	return error_hint(error, "set wire = \"text\", or \"auto\"");
}

/* why a value that neither fits nor overflows is not there */
static int value_error(const struct plan *plan, uint32_t i, const struct pgoutput_value *value,
		       enum types_result result, struct error *error)
{
	if (result == TYPES_NO_MEMORY)
		return error_set(error, ERROR_MEMORY, "%s: no memory for column \"%s\" of type %s", plan->topic->name,
				 plan->columns[i].label, plan->columns[i].type);
	assert(result == TYPES_MALFORMED);
	return malformed(plan, i, value, error);
}

static types_encode *value_function(const struct types_codec *codec, const struct pgoutput_value *value)
{
	return value->form == PGOUTPUT_BINARY ? codec->binary : codec->text;
}

/* a change that was written where this one was may be older than a fact that is known from known_lsn on */
static inline bool is_newer(uint64_t known_lsn, const struct encode_context *context)
{
	return context->position.change_lsn < known_lsn && !context->snapshot;
}

/* The text of a composite that is not of its attributes: they were altered, which will show before this is published. */
static bool is_altered(const struct plan_column *column, const struct pgoutput_value *value, enum types_result result)
{
	return result == TYPES_MALFORMED && column->composite && value->form == PGOUTPUT_TEXT;
}

/* what a value becomes */
enum written { WRITTEN_FAILED = -1, WRITTEN_VALUE, WRITTEN_OVERFLOW };

/* ["null", T] of a text or binary value */
static inline enum written write_value(struct writer *out, const struct plan *plan, uint32_t i,
				       const struct pgoutput_value *value, struct error *error)
{
	const struct types_codec *codec = &plan->columns[i].codec;
	types_encode *encode = value_function(codec, value);

	if (!encode) {
		no_binary(plan, i, error);
		return WRITTEN_FAILED;
	}
	writer_u8(out, UNION_VALUE);
	enum types_result result = encode(codec, value->bytes, value->length, out);
	if (result == TYPES_OK || out->full)
		return WRITTEN_VALUE;
	if (result != TYPES_OVERFLOW && !is_altered(&plan->columns[i], value, result)) {
		value_error(plan, i, value, result, error);
		return WRITTEN_FAILED;
	}
	out->at[-1] = UNION_NULL;
	return WRITTEN_OVERFLOW;
}

/* unchanged: where to note columns that are not carried, or NULL */
static int write_row(struct writer *out, const struct plan *plan, const struct encode_context *context,
		     const struct envelope_row *row, uint16_t *overflow, uint16_t *overflow_count,
		     struct notes *unchanged, struct error *error)
{
	bool newer = is_newer(plan->known_lsn, context);

	if (!row->tuple) {
		writer_u8(out, UNION_NULL);
		return 0;
	}
	writer_u8(out, UNION_VALUE);
	for (uint32_t i = 0; i < plan->column_count; i++) {
		const struct pgoutput_value *value = envelope_value(row, i);

		if (value->form == PGOUTPUT_NULL || value->form == PGOUTPUT_UNCHANGED) {
			writer_u8(out, UNION_NULL);
			if (value->form == PGOUTPUT_UNCHANGED && unchanged)
				unchanged->unchanged[unchanged->unchanged_count++] = (uint16_t)i;
			continue;
		}
		enum written written = WRITTEN_OVERFLOW;
		if (newer && is_newer(plan->columns[i].known_lsn, context))
			writer_u8(out, UNION_NULL);
		else
			written = write_value(out, plan, i, value, error);
		if (written == WRITTEN_OVERFLOW)
			overflow[(*overflow_count)++] = (uint16_t)i;
		else if (written == WRITTEN_FAILED)
			return -1;
	}
	return 0;
}

static void write_constant(struct writer *out, const struct plan_bytes *constant)
{
	writer_bytes(out, constant->bytes, constant->length);
}

static void write_unchanged(struct writer *out, const struct plan *plan, const struct notes *notes)
{
	if (notes->unchanged_count) {
		writer_long(out, notes->unchanged_count);
		for (uint32_t i = 0; i < notes->unchanged_count; i++)
			write_constant(out, &plan->columns[notes->unchanged[i]].name);
	}
	writer_u8(out, BLOCKS_END);
}

void envelope_write_length(struct writer *out, uint8_t *start)
{
	uint8_t length_bytes[WRITER_LONG_MAX];
	struct writer length = writer_over(length_bytes, sizeof length_bytes);
	size_t text = (size_t)(out->at - start);

	writer_long(&length, (int64_t)text);
	if (!writer_room(out, writer_length(&length)))
		return;
	memmove(start + writer_length(&length), start, text);
	memcpy(start, length_bytes, writer_length(&length));
}

static void write_overflow_text(struct writer *out, const struct types_codec *codec, const struct pgoutput_value *value)
{
	uint8_t *start = out->at;

	types_overflow_text(codec, value->form == PGOUTPUT_BINARY, value->bytes, value->length, out);
	envelope_write_length(out, start);
}

static void write_overflow(struct writer *out, const struct plan *plan, const struct envelope *envelope,
			   const struct notes *notes)
{
	uint32_t count = (uint32_t)notes->before_count + notes->after_count;

	if (count)
		writer_long(out, count);
	for (uint32_t i = 0; i < notes->before_count; i++) {
		const struct plan_column *column = &plan->columns[notes->before[i]];
		write_constant(out, &column->before_name);
		write_overflow_text(out, &column->codec, envelope_value(&envelope->before, notes->before[i]));
	}
	for (uint32_t i = 0; i < notes->after_count; i++) {
		const struct plan_column *column = &plan->columns[notes->after[i]];
		write_constant(out, &column->after_name);
		write_overflow_text(out, &column->codec, envelope_value(&envelope->after, notes->after[i]));
	}
	writer_u8(out, BLOCKS_END);
}

void envelope_write_source(struct writer *out, const struct encode_context *context, uint64_t seq)
{
	writer_long(out, (int64_t)context->position.change_lsn);
	writer_long(out, (int64_t)context->position.commit_lsn);
	writer_long(out, (int64_t)seq);
	writer_long(out, context->xid);
	writer_long(out, context->commit_time_us);
	writer_u8(out, context->snapshot); /* an Avro boolean */
	if (context->origin) {
		writer_u8(out, UNION_VALUE);
		writer_string(out, context->origin, strlen(context->origin));
	} else {
		writer_u8(out, UNION_NULL);
	}
}

int envelope_write(struct writer *out, const struct plan *plan, const struct encode_context *context,
		   const struct envelope *envelope, const uint8_t **source, struct error *error)
{
	struct notes notes;

	notes.unchanged_count = notes.before_count = notes.after_count = 0;
	if (write_row(out, plan, context, &envelope->before, notes.before, &notes.before_count, NULL, error) != 0 ||
	    write_row(out, plan, context, &envelope->after, notes.after, &notes.after_count, &notes, error) != 0)
		return -1;
	write_constant(out, &plan->source);
	*source = out->at;
	envelope_write_source(out, context, envelope->seq);
	writer_u8(out, UNION_NULL); /* transaction */
	writer_string(out, &envelope->op, 1);
	writer_long(out, context->now_ms);
	write_unchanged(out, plan, &notes);
	write_overflow(out, plan, envelope, &notes);
	return notes.before_count + notes.after_count;
}

static int key_error(const struct plan *plan, uint32_t i, const char *what, struct error *error)
{
	return error_set(error, ERROR_VALUE, "%s: key column \"%s\" of type %s %s", plan->topic->name,
			 plan->columns[i].label, plan->columns[i].type, what);
}

static int key_overflow(const struct plan *plan, const struct plan_key *key, struct error *error)
{
	key_error(plan, key->column, "has a value that its Avro type cannot hold", error);
	return error_hint(error, "no later statement mends this change: start with the table excluded (a leading ! in "
				 "tables), whose changes are not published then, or with another replica identity and "
				 "--name");
}

static int write_key_value(struct writer *out, const struct plan *plan, const struct encode_context *context,
			   const struct plan_key *key, const struct pgoutput_value *value, struct error *error)
{
	const struct plan_column *column = &plan->columns[key->column];

	if (value->form == PGOUTPUT_NULL)
		return key_error(plan, key->column, "is null", error);
	if (value->form == PGOUTPUT_UNCHANGED)
		return key_error(plan, key->column, "is not carried by the change", error);
	if (is_newer(column->known_lsn, context))
		return key_overflow(plan, key, error);
	types_encode *encode = value_function(&key->codec, value);
	if (!encode)
		return no_binary(plan, key->column, error);
	enum types_result result = encode(&key->codec, value->bytes, value->length, out);
	if (result == TYPES_OK || out->full)
		return 0;
	if (result == TYPES_OVERFLOW || is_altered(column, value, result))
		return key_overflow(plan, key, error);
	return value_error(plan, key->column, value, result, error);
}

int envelope_write_key(struct writer *out, const struct plan *plan, const struct encode_context *context,
		       const struct envelope_row *row, struct error *error)
{
	for (uint32_t i = 0; i < plan->key_count; i++) {
		const struct plan_key *key = &plan->keys[i];
		if (write_key_value(out, plan, context, key, envelope_value(row, key->column), error) != 0)
			return -1;
	}
	return 0;
}

bool envelope_keys_identical(const struct plan *plan, const struct envelope_row *a, const struct envelope_row *b)
{
	for (uint32_t i = 0; i < plan->key_count; i++) {
		const struct pgoutput_value *x = envelope_value(a, plan->keys[i].column);
		const struct pgoutput_value *y = envelope_value(b, plan->keys[i].column);
		if (x == y)
			continue;
		if (x->form != y->form || x->length != y->length)
			return false;
		if (x->length && memcmp(x->bytes, y->bytes, x->length) != 0)
			return false;
	}
	return true;
}
