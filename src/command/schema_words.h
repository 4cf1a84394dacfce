/* A column's type in words, and what of its values the Avro type does not hold. Pure. */
#ifndef COMMAND_SCHEMA_WORDS_H
#define COMMAND_SCHEMA_WORDS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "source/facts.h"
#include "types/types.h"

/* long, decimal(12,2), int date, array of array of string, map of string, record addr (street string, zip int) */
int words_avro(struct buffer *out, const char *prefix, const struct facts_column *column,
	       const struct types_codec *codec, struct error *error);
/* The values that go to overflow (of a key: that make the event a dead letter), by kinds, with semicolons between; nothing
 * appended: the type is lossless. sql_ascii: the database may hold text that is no UTF-8. */
void words_overflow(struct buffer *out, const struct facts_column *column, const struct types_codec *codec,
		    bool sql_ascii);

#endif
