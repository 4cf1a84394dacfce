/* The offsets record by hand: its fields in schemas/offsets.avsc's order, in Avro 1.11's binary encoding. */
#include "checkpoint/offsets.h"

#include <assert.h>
#include <string.h>

#include "base/reader.h"

enum { OFFSETS_FORMAT = 3 };

static const char *const state_names[] = {
	[OFFSETS_CREATING] = "creating",
	[OFFSETS_SNAPSHOT] = "snapshot",
	[OFFSETS_STREAMING] = "streaming",
};

static const size_t state_count = sizeof state_names / sizeof *state_names;

static const char *const reason_names[OFFSETS_REASONS] = {
	[OFFSETS_INCOMPATIBLE] = "incompatible",
	[OFFSETS_REGISTRY_UNREACHABLE] = "registry_unreachable",
	[OFFSETS_KEY_UNKNOWN] = "key_unknown",
};

const char *offsets_reason_name(enum offsets_reason reason)
{
	assert((size_t)reason < OFFSETS_REASONS);
	return reason_names[reason];
}

static const char *const replace_names[] = {
	[OFFSETS_REPLACE_NONE] = "none",
	[OFFSETS_REPLACE_TRUNCATE] = "truncate",
	[OFFSETS_REPLACE_MERGE] = "merge",
};

static const size_t replace_count = sizeof replace_names / sizeof *replace_names;

void offsets_copy_snapshots(struct offsets *to, const struct offsets *from)
{
	to->snapshot_wanted = from->snapshot_wanted;
	to->snapshot_rows = from->snapshot_rows;
	to->snapshot_tables = from->snapshot_tables;
	to->snapshot_tables_done = from->snapshot_tables_done;
	to->snapshots_paused = from->snapshots_paused;
	to->snapshot_count = from->snapshot_count;
	memcpy(to->snapshots, from->snapshots, from->snapshot_count * sizeof *to->snapshots);
	to->snapshot_key_count = from->snapshot_key_count;
	to->snapshot_key_length = from->snapshot_key_length;
	memcpy(to->snapshot_key, from->snapshot_key, from->snapshot_key_length);
	to->snapshot_oid = from->snapshot_oid;
	to->snapshot_key_kind = from->snapshot_key_kind;
	to->snapshot_before_count = from->snapshot_before_count;
	memcpy(to->snapshot_before, from->snapshot_before, from->snapshot_before_count * sizeof *to->snapshot_before);
}

/* the lists' unused entries are most of a record's size */
void offsets_copy(struct offsets *to, const struct offsets *from)
{
	assert(to != from);
	memcpy(to, from, offsetof(struct offsets, gaps));
	memcpy(to->gaps, from->gaps, from->gap_count * sizeof *to->gaps);
	to->parked_count = from->parked_count;
	to->version_count = from->version_count;
	memcpy(to->parked, from->parked, from->parked_count * sizeof *to->parked);
	memcpy(to->versions, from->versions, from->version_count * sizeof *to->versions);
	offsets_copy_snapshots(to, from);
}

static void write_text(struct writer *out, const char *text, size_t size)
{
	size_t length = strnlen(text, size);

	assert(length < size);
	writer_string(out, text, length);
}

static void write_gaps(struct writer *out, const struct offsets *offsets)
{
	assert(offsets->gap_count <= OFFSETS_GAPS_MAX);
	if (offsets->gap_count)
		writer_long(out, offsets->gap_count);
	for (uint32_t i = 0; i < offsets->gap_count; i++) {
		const struct offsets_gap *gap = &offsets->gaps[i];
		writer_long(out, (int64_t)gap->from_lsn);
		writer_long(out, (int64_t)gap->to_lsn);
		writer_long(out, gap->accepted_ms);
		write_text(out, gap->reason, sizeof gap->reason);
	}
	writer_long(out, 0);
}

static void write_parked(struct writer *out, const struct offsets *offsets)
{
	assert(offsets->parked_count <= OFFSETS_PARKED_MAX);
	if (offsets->parked_count)
		writer_long(out, offsets->parked_count);
	for (uint32_t i = 0; i < offsets->parked_count; i++) {
		const struct offsets_parked *parked = &offsets->parked[i];
		const char *reason = offsets_reason_name(parked->reason);
		assert(parked->new_version <= INT32_MAX);
		write_text(out, parked->topic, sizeof parked->topic);
		writer_string(out, reason, strlen(reason));
		writer_long(out, parked->partition);
		writer_long(out, parked->first);
		writer_long(out, parked->offset);
		writer_long(out, parked->new_version);
		writer_u8(out, parked->replaying);
	}
	writer_long(out, 0);
}

static void write_versions(struct writer *out, const struct offsets *offsets)
{
	assert(offsets->version_count <= OFFSETS_VERSIONS_MAX);
	if (offsets->version_count)
		writer_long(out, offsets->version_count);
	for (uint32_t i = 0; i < offsets->version_count; i++) {
		assert(offsets->versions[i].version <= INT32_MAX);
		write_text(out, offsets->versions[i].topic, sizeof offsets->versions[i].topic);
		writer_long(out, offsets->versions[i].version);
	}
	writer_long(out, 0);
}

static void write_snapshots(struct writer *out, const struct offsets *offsets)
{
	assert(offsets->snapshot_count <= OFFSETS_SNAPSHOTS_MAX);
	if (offsets->snapshot_count)
		writer_long(out, offsets->snapshot_count);
	for (uint32_t i = 0; i < offsets->snapshot_count; i++) {
		const struct offsets_snapshot *snapshot = &offsets->snapshots[i];
		assert((size_t)snapshot->replace < replace_count);
		write_text(out, snapshot->schema, sizeof snapshot->schema);
		write_text(out, snapshot->name, sizeof snapshot->name);
		write_text(out, snapshot->where, sizeof snapshot->where);
		writer_string(out, replace_names[snapshot->replace], strlen(replace_names[snapshot->replace]));
		writer_u8(out, snapshot->begun);
		writer_long(out, (int64_t)snapshot->rows);
		writer_long(out, (int64_t)snapshot->bytes);
		writer_long(out, (int64_t)snapshot->started_ms);
		writer_u8(out, snapshot->merging);
		write_text(out, snapshot->part_schema, sizeof snapshot->part_schema);
		write_text(out, snapshot->part_name, sizeof snapshot->part_name);
	}
	writer_long(out, 0);
}

static void write_snapshot_key(struct writer *out, const struct offsets *offsets)
{
	const char *value = offsets->snapshot_key, *end = value + offsets->snapshot_key_length;

	assert(offsets->snapshot_key_length <= OFFSETS_KEY);
	if (offsets->snapshot_key_count)
		writer_long(out, offsets->snapshot_key_count);
	for (uint32_t i = 0; i < offsets->snapshot_key_count; i++) {
		write_text(out, value, (size_t)(end - value));
		value += strlen(value) + 1;
	}
	assert(value == end);
	writer_long(out, 0);
}

static void write_snapshot_before(struct writer *out, const struct offsets *offsets)
{
	assert(offsets->snapshot_before_count <= OFFSETS_BEFORE_MAX);
	if (offsets->snapshot_before_count)
		writer_long(out, offsets->snapshot_before_count);
	for (uint32_t i = 0; i < offsets->snapshot_before_count; i++)
		writer_long(out, offsets->snapshot_before[i]);
	writer_long(out, 0);
}

size_t offsets_encode(const struct offsets *offsets, int32_t schema_id, uint8_t *bytes)
{
	struct writer out = writer_over(bytes, OFFSETS_SIZE_MAX);

	assert((size_t)offsets->state < state_count);
	assert(offsets->snapshot_tables <= INT32_MAX && offsets->snapshot_tables_done <= INT32_MAX);
	writer_u8(&out, 0);
	writer_be32(&out, (uint32_t)schema_id);
	writer_long(&out, OFFSETS_FORMAT);
	write_text(&out, offsets->instance_id, sizeof offsets->instance_id);
	writer_string(&out, state_names[offsets->state], strlen(state_names[offsets->state]));
	write_text(&out, offsets->slot, sizeof offsets->slot);
	write_text(&out, offsets->system_identifier, sizeof offsets->system_identifier);
	writer_long(&out, offsets->timeline);
	writer_long(&out, (int64_t)offsets->position.commit_lsn);
	writer_long(&out, (int64_t)offsets->position.change_lsn);
	writer_long(&out, (int64_t)offsets->position.seq);
	writer_long(&out, (int64_t)offsets->confirm_lsn);
	write_gaps(&out, offsets);
	write_parked(&out, offsets);
	write_versions(&out, offsets);
	writer_u8(&out, offsets->snapshot_wanted);
	writer_long(&out, (int64_t)offsets->snapshot_rows);
	writer_long(&out, offsets->snapshot_tables);
	writer_long(&out, offsets->snapshot_tables_done);
	writer_u8(&out, offsets->snapshots_paused);
	write_snapshots(&out, offsets);
	write_snapshot_key(&out, offsets);
	write_snapshot_before(&out, offsets);
	writer_long(&out, offsets->snapshot_oid);
	writer_long(&out, (int64_t)offsets->snapshot_key_kind);
	assert(!out.full);
	return writer_length(&out);
}

static void read_text(struct reader *in, char *text, size_t size)
{
	int64_t length = reader_long(in);

	if (length < 0 || (uint64_t)length >= size) {
		in->failed = true;
		return;
	}
	const uint8_t *bytes = reader_bytes(in, (size_t)length);
	if (!bytes)
		return;
	if (memchr(bytes, 0, (size_t)length)) {
		in->failed = true;
		return;
	}
	memcpy(text, bytes, (size_t)length);
	text[length] = '\0';
}

/* an Avro int */
static int32_t read_int(struct reader *in)
{
	int64_t number = reader_long(in);

	if (number < INT32_MIN || number > INT32_MAX)
		in->failed = true;
	return in->failed ? 0 : (int32_t)number;
}

/* one that counts */
static uint32_t read_count(struct reader *in)
{
	int32_t count = read_int(in);

	if (count < 0)
		in->failed = true;
	return in->failed ? 0 : (uint32_t)count;
}

/* a long whose value has 32 bits */
static uint32_t read_u32(struct reader *in)
{
	int64_t number = reader_long(in);

	if (number < 0 || number > UINT32_MAX)
		in->failed = true;
	return in->failed ? 0 : (uint32_t)number;
}

static bool read_bool(struct reader *in)
{
	uint8_t byte = reader_u8(in);

	if (byte > 1)
		in->failed = true;
	return byte == 1;
}

static void read_state(struct reader *in, enum offsets_state *state)
{
	char name[16] = "";

	read_text(in, name, sizeof name);
	for (size_t i = 0; i < state_count; i++)
		if (strcmp(name, state_names[i]) == 0) {
			*state = (enum offsets_state)i;
			return;
		}
	in->failed = true;
}

static void read_reason(struct reader *in, enum offsets_reason *reason)
{
	char name[32] = "";

	read_text(in, name, sizeof name);
	for (size_t i = 0; i < OFFSETS_REASONS; i++)
		if (strcmp(name, reason_names[i]) == 0) {
			*reason = (enum offsets_reason)i;
			return;
		}
	in->failed = true;
}

/* where the next gap goes; a full list lets go of its oldest */
static struct offsets_gap *next_gap(struct offsets *offsets)
{
	if (offsets->gap_count == OFFSETS_GAPS_MAX) {
		memmove(offsets->gaps, offsets->gaps + 1, sizeof offsets->gaps - sizeof *offsets->gaps);
		offsets->gap_count--;
	}
	struct offsets_gap *gap = &offsets->gaps[offsets->gap_count++];
	*gap = (struct offsets_gap){0};
	return gap;
}

static void read_gap(struct reader *in, struct offsets *offsets)
{
	struct offsets_gap *gap = next_gap(offsets);

	gap->from_lsn = (uint64_t)reader_long(in);
	gap->to_lsn = (uint64_t)reader_long(in);
	gap->accepted_ms = reader_long(in);
	read_text(in, gap->reason, sizeof gap->reason);
}

/* a table that is parked is never forgotten: a list beyond ours is an error */
static void read_parked(struct reader *in, struct offsets *offsets)
{
	if (offsets->parked_count == OFFSETS_PARKED_MAX) {
		in->failed = true;
		return;
	}
	struct offsets_parked *parked = &offsets->parked[offsets->parked_count++];
	read_text(in, parked->topic, sizeof parked->topic);
	read_reason(in, &parked->reason);
	parked->partition = read_int(in);
	parked->first = reader_long(in);
	parked->offset = reader_long(in);
	parked->new_version = read_count(in);
	parked->replaying = read_bool(in);
}

static void read_topic_version(struct reader *in, struct offsets *offsets)
{
	if (offsets->version_count == OFFSETS_VERSIONS_MAX) {
		in->failed = true;
		return;
	}
	struct offsets_version *version = &offsets->versions[offsets->version_count++];
	read_text(in, version->topic, sizeof version->topic);
	version->version = read_count(in);
}

static void read_replace(struct reader *in, enum offsets_replace *replace)
{
	char name[16] = "";

	read_text(in, name, sizeof name);
	for (size_t i = 0; i < replace_count; i++)
		if (strcmp(name, replace_names[i]) == 0) {
			*replace = (enum offsets_replace)i;
			return;
		}
	in->failed = true;
}

/* one that is waited for is never forgotten: a list beyond ours is an error */
static void read_snapshot(struct reader *in, struct offsets *offsets)
{
	if (offsets->snapshot_count == OFFSETS_SNAPSHOTS_MAX) {
		in->failed = true;
		return;
	}
	struct offsets_snapshot *snapshot = &offsets->snapshots[offsets->snapshot_count++];
	read_text(in, snapshot->schema, sizeof snapshot->schema);
	read_text(in, snapshot->name, sizeof snapshot->name);
	read_text(in, snapshot->where, sizeof snapshot->where);
	read_replace(in, &snapshot->replace);
	snapshot->begun = read_bool(in);
	snapshot->rows = (uint64_t)reader_long(in);
	snapshot->bytes = (uint64_t)reader_long(in);
	snapshot->started_ms = (uint64_t)reader_long(in);
	snapshot->merging = read_bool(in);
	read_text(in, snapshot->part_schema, sizeof snapshot->part_schema);
	read_text(in, snapshot->part_name, sizeof snapshot->part_name);
}

static void read_snapshot_key(struct reader *in, struct offsets *offsets)
{
	char *end = offsets->snapshot_key + offsets->snapshot_key_length;

	read_text(in, end, OFFSETS_KEY - offsets->snapshot_key_length);
	if (in->failed)
		return;
	offsets->snapshot_key_length += (uint32_t)strlen(end) + 1;
	offsets->snapshot_key_count++;
}

static void read_snapshot_before(struct reader *in, struct offsets *offsets)
{
	if (offsets->snapshot_before_count == OFFSETS_BEFORE_MAX) {
		in->failed = true;
		return;
	}
	offsets->snapshot_before[offsets->snapshot_before_count++] = reader_long(in);
}

typedef void read_item(struct reader *in, struct offsets *offsets);

/* Avro arrays come in blocks; a negative count has the block's size in bytes behind it */
static void read_array(struct reader *in, read_item *item, struct offsets *offsets)
{
	int64_t count;

	while (!in->failed && (count = reader_long(in)) != 0) {
		if (count < 0)
			reader_long(in);
		for (uint64_t left = count < 0 ? -(uint64_t)count : (uint64_t)count; left && !in->failed; left--)
			item(in, offsets);
	}
}

static void read_fields(struct reader *in, int64_t format, struct offsets *offsets)
{
	read_text(in, offsets->instance_id, sizeof offsets->instance_id);
	read_state(in, &offsets->state);
	read_text(in, offsets->slot, sizeof offsets->slot);
	read_text(in, offsets->system_identifier, sizeof offsets->system_identifier);
	offsets->timeline = read_u32(in);
	offsets->position.commit_lsn = (uint64_t)reader_long(in);
	offsets->position.change_lsn = (uint64_t)reader_long(in);
	offsets->position.seq = (uint64_t)reader_long(in);
	offsets->confirm_lsn = (uint64_t)reader_long(in);
	read_array(in, read_gap, offsets);
	if (format < 2)
		return;
	read_array(in, read_parked, offsets);
	read_array(in, read_topic_version, offsets);
	if (format < 3)
		return;
	offsets->snapshot_wanted = read_bool(in);
	offsets->snapshot_rows = (uint64_t)reader_long(in);
	offsets->snapshot_tables = read_count(in);
	offsets->snapshot_tables_done = read_count(in);
	offsets->snapshots_paused = read_bool(in);
	read_array(in, read_snapshot, offsets);
	read_array(in, read_snapshot_key, offsets);
	read_array(in, read_snapshot_before, offsets);
	offsets->snapshot_oid = read_u32(in);
	offsets->snapshot_key_kind = (uint64_t)reader_long(in);
}

int offsets_decode(const void *bytes, size_t length, struct offsets *offsets, struct error *error)
{
	struct reader in = reader_over(bytes, length);

	*offsets = (struct offsets){0};
	if (reader_u8(&in) != 0)
		in.failed = true;
	reader_u32(&in);
	int64_t format = reader_long(&in);
	if (!in.failed && format > OFFSETS_FORMAT) {
		error_set(error, ERROR_CONFIG, "the offsets record has format %lld, this program knows %d",
			  (long long)format, OFFSETS_FORMAT);
		return error_hint(error, "a newer millrace wrote it: run that version, or a newer one");
	}
	if (format < 1)
		in.failed = true;
	read_fields(&in, format, offsets);
	if (in.failed || in.at != in.end)
		return error_set(error, ERROR_PROTOCOL, "malformed offsets record at byte %zu of %zu",
				 reader_offset(&in), length);
	return 0;
}
