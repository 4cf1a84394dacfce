/* What the type families in src/types share, and the codecs they put into the table of types.c. For src/types only.
 *
 * A family is one file with a constant codec for each type; types_resolve() copies it and fills in `key`. A codec that
 * depends on the column (numeric) has a resolve function beside it in the table.
 */
#ifndef TYPES_FAMILY_H
#define TYPES_FAMILY_H

#include "types/types.h"

extern const struct types_codec types_boolean, types_int2, types_int4, types_int8, types_oid; /* integer.c */
extern const struct types_codec types_float4, types_float8;                                   /* real.c */
extern const struct types_codec types_money;                                                  /* money.c */
extern const struct types_codec types_decimal;                                                /* decimal.c */
extern const struct types_codec types_text, types_char, types_jsonb, types_text_only;         /* text.c */
extern const struct types_codec types_bytea, types_uuid;                                      /* bytes.c */
extern const struct types_codec types_date, types_time, types_timestamp, types_timestamptz;   /* moment.c */

extern const struct types_codec types_array;                                     /* array.c */
extern const struct types_codec types_record;                                    /* record.c */
extern const struct types_codec types_hstore;                                    /* hstore.c */
extern const struct types_codec types_int2vector, types_oidvector, types_vector; /* vector.c */
extern const struct types_codec types_geometry;                                  /* geometry.c */

/* numeric by its typmod and the options */
void types_numeric_resolve(const struct facts_column *column, const struct types_options *options,
			   struct types_codec *codec);
/* numeric_out of a binary numeric */
void types_numeric_overflow(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out);

/* what stands for the text of a value that has none: \x and two hex digits a byte */
void types_write_hex(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out);
void types_schema_string(const struct types_codec *codec, struct buffer *json);

/* array_recv's format for an array whose element has a binary form (array_binary.c) */
enum types_result types_array_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out);
void types_array_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out);

enum { TYPES_DIMENSIONS_MAX = 6 }; /* MAXDIM of PostgreSQL's array.h */

static inline uint16_t types_be16(const uint8_t *bytes)
{
	uint16_t v;
	memcpy(&v, bytes, sizeof v);
	return __builtin_bswap16(v);
}

static inline uint32_t types_be32(const uint8_t *bytes)
{
	uint32_t v;
	memcpy(&v, bytes, sizeof v);
	return __builtin_bswap32(v);
}

static inline uint64_t types_be64(const uint8_t *bytes)
{
	uint64_t v;
	memcpy(&v, bytes, sizeof v);
	return __builtin_bswap64(v);
}

static inline bool types_equal(const uint8_t *bytes, uint32_t length, const char *word)
{
	return length == strlen(word) && memcmp(bytes, word, length) == 0;
}

/* 1 to 19 decimal digits and nothing else */
static inline bool types_read_digits(const uint8_t *bytes, uint32_t length, uint64_t *value)
{
	uint64_t v = 0;

	if (length == 0 || length > 19)
		return false;
	for (uint32_t i = 0; i < length; i++) {
		uint8_t digit = (uint8_t)(bytes[i] - '0');
		if (digit > 9)
			return false;
		v = v * 10 + digit;
	}
	*value = v;
	return true;
}

#endif
