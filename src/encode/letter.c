/* A letter's parts. What has no room is cut or left out, and listed: where anything is, the columns are written again with room
 * for the list. */
#include "encode/letter.h"

#include <assert.h>
#include <string.h>

#include "encode/envelope.h"
#include "types/utf8.h"

enum { UNION_NULL = 0, UNION_VALUE = 2, ONE_ITEM = 2, BLOCKS_END = 0 };
enum {
	ENTRY_OVERHEAD = 1 + 1 + 5, /* of a column beside name and text: block, branch, length */
	OTHERS_SIZE = 3,            /* the entry "*" of `cut` */
	ENDS_SIZE = 2,              /* of columns and cut */
	SHARE_ROUNDS = 32,
	SHARE_MIN = 32, /* where there is less for each, the first ones have it */
	DETAIL_REST = 2 + 4 * WRITER_LONG_MAX + 3 + 1 + LETTER_REST /* with the detail's length, what follows that */
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

const uint8_t *letter_write_head(struct writer *out, const struct encode_dead_letters *letters,
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

void letter_add(struct letter_entries *entries, const struct plan_bytes *name, const struct types_codec *codec,
		const struct pgoutput_value *value)
{
	assert(entries->count < 2 * PGOUTPUT_COLUMNS_MAX);
	entries->all[entries->count++] = (struct letter_entry){name, codec, value, false};
}

/* of its text; of a binary value's, which is printed first, a guess */
static size_t entry_size(const struct letter_entry *entry)
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

static size_t names_size(const struct letter_entries *entries)
{
	size_t size = 0;

	for (uint32_t i = 0; i < entries->count; i++)
		size += 1 + (size_t)entries->all[i].name->length;
	return size;
}

/* The most bytes that a text may have so that all of them fit into room. Each round is a valid answer, and the next one no
 * smaller. */
static size_t fair_share(const struct letter_entries *entries, size_t room)
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
static bool write_value(struct writer *out, const struct letter_entry *entry, size_t share)
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

static void write_entry(struct writer *out, struct letter_entry *entry, size_t share)
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
static void write_cut(struct writer *out, const struct letter_entries *entries)
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
static bool write_entries(struct writer *out, struct letter_entries *entries, size_t reserve)
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

bool letter_write_columns(struct writer *out, struct letter_entries *entries)
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
