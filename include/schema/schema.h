/* Avro schemas from relations: a pure function of the Relation message and the catalog's facts, the same bytes for the
 * same columns, whoever asks (stream, snapshot, tools).
 */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "decode/pgoutput.h"
#include "source/facts.h"
#include "types/types.h"

/* What a schema is derived from. codecs: of the columns, in order; key_codecs: of the key columns, in key order. */
struct schema_input {
	const char *prefix;
	const struct pgoutput_relation *relation;
	const struct facts_relation *facts;
	const struct types_codec *codecs;
	const struct types_codec *key_codecs;
	const uint16_t *key_columns;
	uint32_t key_count;
};

/* JSON without white space; record Envelope with Value, Source and Transaction inside (the subject <topic>-value) */
int schema_envelope(const struct schema_input *input, struct buffer *json, struct error *error);
/* record Key (the subject <topic>-key); key_count > 0 */
int schema_key(const struct schema_input *input, struct buffer *json, struct error *error);
/* Appends a column's Avro type, as in a field of Key. A named type (a composite's record, millrace.Numeric) is defined
 * where json does not define it yet, and stands by its full name after that. ERROR_INCOMPATIBLE: two attributes of a
 * composite have the same Avro name. codec: what types_resolve() made of the column. */
int schema_type(struct buffer *json, const char *prefix, const struct facts_column *column,
		const struct types_codec *codec, struct error *error);
/* CRC-64-AVRO of the JSON's bytes */
uint64_t schema_fingerprint(const char *json);

/* The fixed schemas, generated into the program from schemas/<name>.avsc at build time; NULL: no such. JSON, minified. */
const char *schema_fixed(const char *name);

#endif
