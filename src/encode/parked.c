/* Parked records written, read and put back. A change is written as ever, then wrapped behind itself and moved into its own
 * place: parking costs a copy, and what flows costs nothing. */
#include "encode/parked.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/reader.h"
#include "encode/draft.h"

enum { WIRE_HEADER = 5, UNION_NULL = 0, UNION_VALUE = 2, AVRO_FALSE = 0, AVRO_TRUE = 1 };

int32_t parked_partition(const char *topic, int32_t partitions)
{
	return topic_partition(&(struct topic){.partitions = partitions}, hash_murmur2(topic, strlen(topic)));
}

struct position draft_position(const struct batch *batch, const struct record *record, const struct record *before)
{
	if (record->value_length == RECORD_NULL && before && before->key_length != RECORD_NULL &&
	    before->key == record->key)
		record = before;
	if (!record->source)
		return (struct position){0};
	struct reader in =
		reader_over(batch->bytes + record->value + record->source, record->value_length - record->source);
	struct position position = {.change_lsn = (uint64_t)reader_long(&in)};
	position.commit_lsn = (uint64_t)reader_long(&in);
	position.seq = (uint64_t)reader_long(&in);
	assert(!in.failed);
	return position;
}

/* ---- writing ---- */

/* where the records go that a change becomes */
struct wrapping {
	const struct draft *draft;
	struct writer out;
	uint32_t key_length; /* at the writer's start, once for all */
	struct record records[DRAFT_RECORDS_MAX];
	uint32_t count;
};

static void write_fingerprint(struct writer *out, bool there, uint64_t fingerprint)
{
	writer_u8(out, there ? UNION_VALUE : UNION_NULL);
	if (there)
		writer_long(out, (int64_t)fingerprint);
}

/* an Avro body without the wire format's header in front */
static void write_body(struct writer *out, const uint8_t *bytes, uint32_t length)
{
	if (length == RECORD_NULL) {
		writer_u8(out, UNION_NULL);
		return;
	}
	writer_u8(out, UNION_VALUE);
	writer_string(out, bytes + WIRE_HEADER, length - WIRE_HEADER);
}

/* schemas/parked.avsc up to all_partitions */
static struct record *begin(struct wrapping *wrapping, const struct position *position, bool all_partitions)
{
	const struct plan *plan = wrapping->draft->plan;
	struct writer *out = &wrapping->out;
	struct record *record = &wrapping->records[wrapping->count++];

	assert(wrapping->count <= DRAFT_RECORDS_MAX);
	*record = (struct record){
		.topic = plan->parking.topic,
		.key_length = wrapping->key_length,
		.value = (uint32_t)writer_length(out),
		.partition = plan->parking.partition,
		.timestamp_ms = draft_timestamp_ms(wrapping->draft->context),
	};
	writer_bytes(out, plan->parking.header, sizeof plan->parking.header);
	writer_string(out, plan->table_topic, wrapping->key_length);
	writer_string(out, plan->parking.reason, strlen(plan->parking.reason));
	record->source = (uint32_t)writer_length(out) - record->value;
	writer_long(out, (int64_t)position->change_lsn);
	writer_long(out, (int64_t)position->commit_lsn);
	writer_long(out, (int64_t)position->seq);
	writer_long(out, record->timestamp_ms);
	writer_u8(out, all_partitions ? AVRO_TRUE : AVRO_FALSE);
	return record;
}

static void end(struct wrapping *wrapping, struct record *record)
{
	record->value_length = (uint32_t)writer_length(&wrapping->out) - record->value;
}

static void wrap_schema(struct wrapping *wrapping, const char *json, uint64_t fingerprint, bool of_key)
{
	struct writer *out = &wrapping->out;
	struct record *record = begin(wrapping, &wrapping->draft->context->position, false);

	write_fingerprint(out, of_key, fingerprint);
	write_fingerprint(out, !of_key, fingerprint);
	writer_u8(out, UNION_VALUE);
	writer_string(out, json, strlen(json));
	writer_u8(out, UNION_NULL);
	writer_u8(out, UNION_NULL);
	end(wrapping, record);
}

static void wrap_record(struct wrapping *wrapping, const struct record *drafted, const struct record *before)
{
	const struct plan *plan = wrapping->draft->plan;
	const uint8_t *bytes = wrapping->draft->batch->bytes;
	struct writer *out = &wrapping->out;
	const struct position position = draft_position(wrapping->draft->batch, drafted, before);
	struct record *record = begin(wrapping, &position, drafted->partition == RECORD_ALL_PARTITIONS);

	write_fingerprint(out, drafted->key_length != RECORD_NULL, plan->key_fingerprint);
	write_fingerprint(out, drafted->value_length != RECORD_NULL, plan->value_fingerprint);
	writer_u8(out, UNION_NULL);
	write_body(out, bytes + drafted->key, drafted->key_length);
	write_body(out, bytes + drafted->value, drafted->value_length);
	end(wrapping, record);
}

static int sizes_check(const struct wrapping *wrapping, struct error *error)
{
	const struct plan *plan = wrapping->draft->plan;
	uint32_t most = plan->parking.topic->max_message_bytes;

	for (uint32_t i = 0; most && i < wrapping->count; i++) {
		const struct record *record = &wrapping->records[i];
		if ((size_t)record->key_length + record->value_length > draft_limit(most))
			return error_set(
				error, ERROR_TOO_LARGE, "%s: %s of %u bytes, and %s takes %u", plan->topic->name,
				i + wrapping->draft->record_count < wrapping->count ? "a schema" : "a parked event",
				record->value_length, plan->parking.topic->name, most);
	}
	return 0;
}

/* the wrapped records take the place of what they were made from */
static void replace(struct draft *draft, const struct wrapping *wrapping)
{
	struct batch *batch = draft->batch;
	size_t length = writer_length(&wrapping->out);

	memmove(batch->bytes + batch->used, wrapping->out.start, length);
	draft->used = batch->used + length;
	draft->record_count = wrapping->count;
	for (uint32_t i = 0; i < wrapping->count; i++) {
		draft->records[i] = wrapping->records[i];
		draft->records[i].key = (uint32_t)batch->used;
		draft->records[i].value += (uint32_t)batch->used;
	}
}

enum encode_result draft_park(struct draft *draft, struct error *error)
{
	const struct plan *plan = draft->plan;
	struct batch *batch = draft->batch;
	struct wrapping wrapping = {.draft = draft,
				    .out = writer_over(batch->bytes + draft->used, batch->size - draft->used),
				    .key_length = (uint32_t)strlen(plan->table_topic)};

	writer_bytes(&wrapping.out, plan->table_topic, wrapping.key_length);
	if (!plan->parking.announced && plan->key_json)
		wrap_schema(&wrapping, plan->key_json, plan->key_fingerprint, true);
	if (!plan->parking.announced)
		wrap_schema(&wrapping, plan->value_json, plan->value_fingerprint, false);
	for (uint32_t i = 0; i < draft->record_count; i++)
		wrap_record(&wrapping, &draft->records[i], i ? &draft->records[i - 1] : NULL);
	if (wrapping.out.full)
		return ENCODE_FULL;
	if (sizes_check(&wrapping, error) != 0)
		return ENCODE_ERROR;
	replace(draft, &wrapping);
	return ENCODE_OK;
}

/* ---- reading ---- */

static void read_bytes(struct reader *in, struct parked_bytes *bytes)
{
	int64_t length = reader_long(in);

	if (length < 0 || length >= RECORD_NULL) {
		in->failed = true;
		return;
	}
	bytes->bytes = reader_bytes(in, (size_t)length);
	bytes->length = bytes->bytes ? (uint32_t)length : 0;
}

/* ["null", T]: is there a T? */
static bool read_branch(struct reader *in)
{
	int64_t branch = reader_long(in);

	if (branch != 0 && branch != 1)
		in->failed = true;
	return branch == 1;
}

static void read_optional(struct reader *in, struct parked_bytes *bytes)
{
	if (read_branch(in))
		read_bytes(in, bytes);
}

static bool read_bool(struct reader *in)
{
	uint8_t byte = reader_u8(in);

	if (byte > 1)
		in->failed = true;
	return byte == 1;
}

/* a schema record has one fingerprint and neither key nor value, another one those that its bodies have */
static bool consistent(const struct parked_record *record, bool key_known, bool value_known)
{
	bool key = record->key.bytes, value = record->value.bytes;

	if (record->schema.bytes)
		return !key && !value && key_known != value_known;
	return key == key_known && value == value_known && (key || value);
}

int parked_decode(const void *bytes, size_t length, struct parked_record *record, struct error *error)
{
	struct reader in = reader_over(bytes, length);

	*record = (struct parked_record){0};
	if (reader_u8(&in) != 0)
		in.failed = true;
	reader_u32(&in);
	read_bytes(&in, &record->topic);
	read_bytes(&in, &record->reason);
	record->position.change_lsn = (uint64_t)reader_long(&in);
	record->position.commit_lsn = (uint64_t)reader_long(&in);
	record->position.seq = (uint64_t)reader_long(&in);
	record->timestamp_ms = reader_long(&in);
	record->all_partitions = read_bool(&in);
	bool key_known = read_branch(&in);
	record->key_fingerprint = key_known ? (uint64_t)reader_long(&in) : 0;
	bool value_known = read_branch(&in);
	record->value_fingerprint = value_known ? (uint64_t)reader_long(&in) : 0;
	read_optional(&in, &record->schema);
	read_optional(&in, &record->key);
	read_optional(&in, &record->value);
	record->key_schema = record->schema.bytes && key_known;
	if (in.failed || in.at != in.end || !consistent(record, key_known, value_known))
		return error_set(error, ERROR_PROTOCOL, "malformed parked record at byte %zu of %zu",
				 reader_offset(&in), length);
	return 0;
}

/* ---- replaying ---- */

static void write_wire(struct writer *out, int32_t id, const struct parked_bytes *body)
{
	writer_u8(out, 0);
	writer_be32(out, (uint32_t)id);
	writer_bytes(out, body->bytes, body->length);
}

static int32_t replay_partition(const struct topic *topic, const struct parked_record *record)
{
	if (record->all_partitions)
		return RECORD_ALL_PARTITIONS;
	return topic_partition(topic, record->key.bytes ? hash_murmur2(record->key.bytes, record->key.length)
							: topic->name_hash);
}

/* Where Source begins is not known without the schema; but wherever the value has the position's bytes, they read as it. */
static uint32_t find_source(const struct writer *out, const struct record *record, const struct parked_record *parked)
{
	uint8_t bytes[3 * WRITER_LONG_MAX];
	struct writer position = writer_over(bytes, sizeof bytes);

	writer_long(&position, (int64_t)parked->position.change_lsn);
	writer_long(&position, (int64_t)parked->position.commit_lsn);
	writer_long(&position, (int64_t)parked->position.seq);
	const uint8_t *value = out->at - record->value_length;
	const uint8_t *found = memmem(value, record->value_length, bytes, writer_length(&position));
	return found ? (uint32_t)(found - value) : 0;
}

bool parked_replay(struct batch *batch, const struct topic *topic, const struct parked_record *parked, int32_t key_id,
		   int32_t value_id)
{
	struct writer out = batch_writer(batch);
	struct record record = {.topic = topic,
				.key_length = RECORD_NULL,
				.value_length = RECORD_NULL,
				.partition = replay_partition(topic, parked),
				.timestamp_ms = parked->timestamp_ms};

	assert(!parked->schema.bytes && (parked->key.bytes || parked->value.bytes));
	if (parked->key.bytes) {
		record.key = (uint32_t)batch->used;
		write_wire(&out, key_id, &parked->key);
		record.key_length = (uint32_t)writer_length(&out);
	}
	if (parked->value.bytes) {
		size_t value = writer_length(&out);
		record.value = (uint32_t)(batch->used + value);
		write_wire(&out, value_id, &parked->value);
		record.value_length = (uint32_t)(writer_length(&out) - value);
	}
	if (out.full)
		return false;
	if (parked->value.bytes)
		record.source = find_source(&out, &record, parked);
	if (!batch_add(batch, &record))
		return false;
	batch->events += parked->value.bytes != NULL;
	return true;
}
