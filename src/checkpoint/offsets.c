/* The offsets record by hand: a dozen fields in schemas/offsets.avsc's order, in Avro 1.11's binary encoding. */
#include "checkpoint/offsets.h"

#include <assert.h>
#include <string.h>

#include "base/reader.h"

enum { OFFSETS_FORMAT = 1 };

static const char *const state_names[] = {
	[OFFSETS_CREATING] = "creating",
	[OFFSETS_SNAPSHOT] = "snapshot",
	[OFFSETS_STREAMING] = "streaming",
};

static const size_t state_count = sizeof state_names / sizeof *state_names;

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

size_t offsets_encode(const struct offsets *offsets, int32_t schema_id, uint8_t *bytes)
{
	struct writer out = writer_over(bytes, OFFSETS_SIZE_MAX);

	assert((size_t)offsets->state < state_count);
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
	assert(!out.full);
	return writer_length(&out);
}

/* an Avro int or long; more than 64 bits fail the reader */
static int64_t read_long(struct reader *in)
{
	uint64_t z = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		uint8_t byte = reader_u8(in);
		if (shift == 63 && byte > 1)
			break;
		z |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return (int64_t)(z >> 1) ^ -(int64_t)(z & 1);
	}
	in->failed = true;
	return 0;
}

static void read_text(struct reader *in, char *text, size_t size)
{
	int64_t length = read_long(in);

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

static void read_gap(struct reader *in, struct offsets_gap *gap)
{
	gap->from_lsn = (uint64_t)read_long(in);
	gap->to_lsn = (uint64_t)read_long(in);
	gap->accepted_ms = read_long(in);
	read_text(in, gap->reason, sizeof gap->reason);
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

/* Avro arrays come in blocks; a negative count has the block's size in bytes behind it */
static void read_gaps(struct reader *in, struct offsets *offsets)
{
	int64_t count;

	while (!in->failed && (count = read_long(in)) != 0) {
		if (count < 0)
			read_long(in);
		for (uint64_t left = count < 0 ? -(uint64_t)count : (uint64_t)count; left && !in->failed; left--)
			read_gap(in, next_gap(offsets));
	}
}

static void read_fields(struct reader *in, struct offsets *offsets)
{
	int64_t timeline;

	read_text(in, offsets->instance_id, sizeof offsets->instance_id);
	read_state(in, &offsets->state);
	read_text(in, offsets->slot, sizeof offsets->slot);
	read_text(in, offsets->system_identifier, sizeof offsets->system_identifier);
	timeline = read_long(in);
	if (timeline < 0 || timeline > UINT32_MAX)
		in->failed = true;
	offsets->timeline = (uint32_t)timeline;
	offsets->position.commit_lsn = (uint64_t)read_long(in);
	offsets->position.change_lsn = (uint64_t)read_long(in);
	offsets->position.seq = (uint64_t)read_long(in);
	offsets->confirm_lsn = (uint64_t)read_long(in);
	read_gaps(in, offsets);
}

int offsets_decode(const void *bytes, size_t length, struct offsets *offsets, struct error *error)
{
	struct reader in = reader_over(bytes, length);

	*offsets = (struct offsets){0};
	if (reader_u8(&in) != 0)
		in.failed = true;
	reader_u32(&in);
	int64_t format = read_long(&in);
	if (!in.failed && format > OFFSETS_FORMAT) {
		error_set(error, ERROR_CONFIG, "the offsets record has format %lld, this program knows %d",
			  (long long)format, OFFSETS_FORMAT);
		return error_hint(error, "a newer millrace wrote it: run that version, or a newer one");
	}
	if (format < 1)
		in.failed = true;
	read_fields(&in, offsets);
	if (in.failed || in.at != in.end)
		return error_set(error, ERROR_PROTOCOL, "malformed offsets record at byte %zu of %zu",
				 reader_offset(&in), length);
	return 0;
}
