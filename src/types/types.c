/* The type table: which codec a PostgreSQL type has. A new family is a file with codecs and its rows here. */
#include "types/types.h"

#include <assert.h>
#include <string.h>

#include "types/family.h"
#include "types/utf8.h"

struct type_row {
	uint32_t oid; /* pg_type.dat: fixed in all versions */
	const struct types_codec *codec;
	/* NULL: the codec as it is, but for `key` */
	void (*resolve)(const struct facts_column *column, const struct types_options *options,
			struct types_codec *codec);
};

static const struct type_row TYPES[] = {
	{16, &types_boolean, NULL},
	{17, &types_bytea, NULL},
	{18, &types_char, NULL},
	{19, &types_text, NULL}, /* name */
	{20, &types_int8, NULL},
	{21, &types_int2, NULL},
	{23, &types_int4, NULL},
	{25, &types_text, NULL},
	{26, &types_oid, NULL},
	{28, &types_oid, NULL},   /* xid */
	{29, &types_oid, NULL},   /* cid */
	{114, &types_text, NULL}, /* json */
	{142, &types_text, NULL}, /* xml */
	{700, &types_float4, NULL},
	{701, &types_float8, NULL},
	{705, &types_text, NULL},  /* unknown */
	{790, &types_money, NULL},
	{1042, &types_text, NULL}, /* char(n) */
	{1043, &types_text, NULL}, /* varchar */
	{1082, &types_date, NULL},
	{1083, &types_time, NULL},
	{1114, &types_timestamp, NULL},
	{1184, &types_timestamptz, NULL},
	{1700, &types_decimal, types_numeric_resolve},
	{2950, &types_uuid, NULL},
	{3802, &types_jsonb, NULL},
};

/* types of extensions have no fixed OID */
static const struct {
	const char *name;
	const struct types_codec *codec;
} NAMED[] = {
	{"citext", &types_text},
};

static const struct type_row *row_of_oid(uint32_t oid)
{
	for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
		if (TYPES[i].oid == oid)
			return &TYPES[i];
	}
	return NULL;
}

static const struct types_codec *codec_of_name(const struct facts_column *column)
{
	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++) {
		if (column->type_kind == 'b' && column->type_name && strcmp(column->type_name, NAMED[i].name) == 0)
			return NAMED[i].codec;
	}
	return NULL;
}

/* the codec before it is fitted to the column; never NULL */
static const struct types_codec *codec_of_column(const struct facts_column *column)
{
	const struct type_row *row = row_of_oid(column->base_oid);
	const struct types_codec *named = codec_of_name(column);

	if (row)
		return row->codec;
	if (column->type_kind == 'e')
		return &types_text;
	return named ? named : &types_text_only;
}

int types_resolve(const struct facts_column *column, const struct types_options *options, bool in_key,
		  struct arena *arena, struct types_codec *codec)
{
	const struct type_row *row = row_of_oid(column->base_oid);

	(void)arena;
	*codec = *codec_of_column(column);
	if (row && row->resolve)
		row->resolve(column, options, codec);
	codec->key = in_key;
	assert(codec->text && codec->binary_text && codec->schema);
	return 0;
}

bool types_has_binary(uint32_t base_oid, char type_kind)
{
	const struct type_row *row = row_of_oid(base_oid);

	return type_kind == 'e' || (row && row->codec->binary);
}

bool types_column_has_binary(const struct facts_column *column)
{
	return codec_of_column(column)->binary != NULL;
}

void types_overflow_text(const struct types_codec *codec, bool binary, const uint8_t *bytes, uint32_t length,
			 struct writer *out)
{
	if (binary)
		codec->binary_text(codec, bytes, length, out);
	else if (codec->text_overflow)
		codec->text_overflow(codec, bytes, length, out);
	else if (utf8_valid(bytes, length))
		writer_bytes(out, bytes, length);
	else
		types_write_hex(codec, bytes, length, out);
}
