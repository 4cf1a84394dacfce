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
/* CRC-64-AVRO of the JSON's bytes */
uint64_t schema_fingerprint(const char *json);

/* The fixed schemas, generated into the program from schemas/<name>.avsc at build time; NULL: no such. JSON, minified. */
const char *schema_fixed(const char *name);

#endif
