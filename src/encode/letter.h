/* The parts of a dead letter (schemas/dead-letter.avsc): its fixed fields, and the columns as far as they have room. Internal to
 * src/encode. Written until the writer is full, which the caller checks. */
#ifndef ENCODE_LETTER_H
#define ENCODE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/writer.h"
#include "encode/encode.h"

/* what follows the key at least: fingerprint, value, columns, cut */
enum { LETTER_REST = 1 + WRITER_LONG_MAX + 1 + 3 + 2 };

/* what a dead letter says beside the row */
struct letter {
	const char *topic, *reason, *detail;
	struct position position;
	int64_t timestamp_ms;
	char op; /* 0: none */
};

/* a column's value, under its name in the list */
struct letter_entry {
	const struct plan_bytes *name;
	const struct types_codec *codec;
	const struct pgoutput_value *value;
	bool cut;
};

struct letter_entries {
	struct letter_entry all[2 * PGOUTPUT_COLUMNS_MAX];
	uint32_t count;
};

/* the fields up to op; gives where the position begins, and whether something is cut */
const uint8_t *letter_write_head(struct writer *out, const struct encode_dead_letters *letters,
				 const struct letter *letter, bool *cut);
void letter_add(struct letter_entries *entries, const struct plan_bytes *name, const struct types_codec *codec,
		const struct pgoutput_value *value);
/* Columns and cut, in what is left. Small columns are whole; large ones share what they leave, and end between characters. True:
 * something is cut, or there was no room for either. */
bool letter_write_columns(struct writer *out, struct letter_entries *entries);

#endif
