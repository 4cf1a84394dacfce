/* PostgreSQL values to Avro bytes: one table row a type, one file a family (type-mapping: docs/types.md).
 *
 * A codec is resolved once per column and generation; the per-value functions allocate nothing and look nothing up.
 * The typed value says it exactly, or the function returns TYPES_OVERFLOW having written nothing, and the column's
 * PostgreSQL text goes to the event's overflow map.
 */
#ifndef TYPES_TYPES_H
#define TYPES_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/writer.h"
#include "source/facts.h"

enum types_result {
	TYPES_OK,
	TYPES_OVERFLOW,  /* a valid value that the Avro type cannot hold; the writer is where it was */
	TYPES_MALFORMED, /* not what PostgreSQL sends for this type; the writer is where it was */
	TYPES_NO_MEMORY  /* for the unescaped text inside a container; the writer is where it was */
};

struct types_codec;
struct types_scratch;

/* what a codec's children are */
enum types_shape {
	TYPES_SCALAR, /* it has none */
	TYPES_ARRAY,  /* one: the element */
	TYPES_RECORD  /* the attributes of a composite, in the facts' order */
};

/* arrays and composites in each other beyond this depth are PostgreSQL's text */
enum { TYPES_DEPTH_MAX = 32 };

/* Avro bytes of the bare type (no union branch). A full writer is no result: the caller checks writer->full. */
typedef enum types_result types_encode(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				       struct writer *out);

/* how numeric without (p, s) is carried */
enum types_numeric { TYPES_NUMERIC_STRING, TYPES_NUMERIC_SCALED, TYPES_NUMERIC_DOUBLE };

struct types_options {
	enum types_numeric numeric_unconstrained;
};

struct types_codec {
	types_encode *text;
	types_encode *binary; /* NULL: this type is decoded from text only */
	/* What PostgreSQL prints of a binary value (the type's output function under the settings of every connection of
	 * ours), of any valid one: for overflow, elements of arrays, dead letters. \x hex where that is no UTF-8, or the
	 * value is malformed. Never NULL. */
	void (*binary_text)(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out);
	/* NULL: the rule above; else what a text value that overflowed is written as */
	void (*text_overflow)(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
			      struct writer *out);
	/* appends the Avro type as JSON, e.g. "long" or {"type":"bytes","logicalType":"decimal",...}. json is the
	 * document so far: a named type (millrace.Numeric) is defined where it is not in it yet, and by name after.
	 * NULL: not a scalar; schema_type() spells that with names from the facts. */
	void (*schema)(const struct types_codec *codec, struct buffer *json);
	int32_t precision, scale; /* decimal */
	bool key;                 /* infinite dates and timestamps are extreme values (design section 4) */
	bool lossless;            /* false: some values of the type go to overflow */
	enum types_shape shape;
	char delimiter;     /* of an array's elements, as text */
	uint8_t dimensions; /* of an array: those declared; 1 to 6, PostgreSQL's limit */
	uint32_t child_count;
	const struct types_codec *children;
	struct types_scratch *scratch; /* for children's text; shared by all of a column; one thread at a time */
};

/* The codec of a column; what it points to is in the arena. -1: no memory. Never fails for an unknown type: it is
 * PostgreSQL's text as string (binary == NULL). */
int types_resolve(const struct facts_column *column, const struct types_options *options, bool in_key,
		  struct arena *arena, struct types_codec *codec);
/* a type, deep inside too, that millrace decodes from binary: wire = "auto" */
bool types_column_has_binary(const struct facts_column *column);
/* writes the overflow text of a value that overflowed, in either form, without Avro's length in front */
void types_overflow_text(const struct types_codec *codec, bool binary, const uint8_t *bytes, uint32_t length,
			 struct writer *out);

#endif
