/* The type table: which codec a PostgreSQL type has. A new family is a file with codecs and its rows here. What the
 * table does not know may be an enum, an array or a composite, whose codecs are made from those of its parts. */
#include "types/types.h"

#include <assert.h>
#include <string.h>

#include "types/family.h"
#include "types/quoted.h"
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
	{22, &types_int2vector, NULL},
	{23, &types_int4, NULL},
	{25, &types_text, NULL},
	{26, &types_oid, NULL},
	{28, &types_oid, NULL}, /* xid */
	{29, &types_oid, NULL}, /* cid */
	{30, &types_oidvector, NULL},
	{114, &types_text, NULL}, /* json */
	{142, &types_text, NULL}, /* xml */
	{700, &types_float4, NULL},
	{701, &types_float8, NULL},
	{705, &types_text, NULL}, /* unknown */
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

/* Types of extensions have no fixed OID. A text that theirs does not print is that of another type of the same name: it
 * overflows. */
static const struct {
	const char *name;
	const struct types_codec *codec;
} NAMED[] = {
	{"citext", &types_text},        /* contrib */
	{"hstore", &types_hstore},      /* contrib */
	{"vector", &types_vector},      /* pgvector */
	{"halfvec", &types_vector},     /* pgvector */
	{"geometry", &types_geometry},  /* PostGIS */
	{"geography", &types_geometry}, /* PostGIS */
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
static const struct types_codec *codec_of_column(const struct facts_column *column, unsigned depth)
{
	const struct type_row *row = row_of_oid(column->base_oid);
	const struct types_codec *named = codec_of_name(column);

	if (row)
		return row->codec;
	if (column->type_kind == 'e')
		return &types_text;
	if (named)
		return named;
	if (column->element && depth < TYPES_DEPTH_MAX)
		return &types_array;
	if (column->type_kind == 'c' && column->attributes && depth < TYPES_DEPTH_MAX)
		return &types_record;
	return &types_text_only;
}

/* codecs of the parts of one type */
struct resolved {
	const struct facts_column *columns;
	const struct types_codec *children;
	const struct resolved *next;
};

/* what all codecs of a column have in common */
struct resolving {
	const struct types_options *options;
	bool key;
	struct arena *arena;
	struct types_scratch *scratch; /* NULL until the first container */
	/* A type that is used in many places has the same facts there, and gets the same codecs: a few types may have
	 * thousands of parts. */
	const struct resolved *resolved;
};

static int resolve(struct resolving *resolving, const struct facts_column *column, unsigned depth,
		   struct types_codec *codec);

/* NULL without memory */
static const struct types_codec *resolve_parts(struct resolving *resolving, const struct facts_column *columns,
					       uint32_t count, unsigned depth)
{
	struct types_codec *children = arena_alloc(resolving->arena, (count ? count : 1) * sizeof *children);
	struct resolved *resolved = arena_alloc(resolving->arena, sizeof *resolved);

	if (!children || !resolved)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		if (resolve(resolving, &columns[i], depth + 1, &children[i]) != 0)
			return NULL;
	*resolved = (struct resolved){columns, children, resolving->resolved};
	resolving->resolved = resolved;
	return children;
}

static int resolve_children(struct resolving *resolving, const struct facts_column *columns, uint32_t count,
			    unsigned depth, struct types_codec *codec)
{
	const struct resolved *before = resolving->resolved;

	while (before && before->columns != columns)
		before = before->next;
	codec->children = before ? before->children : resolve_parts(resolving, columns, count, depth);
	codec->child_count = count;
	return codec->children ? 0 : -1;
}

/* No value has more dimensions than PostgreSQL's limit, though a column may be declared with them. */
static uint8_t dimensions_of(const struct facts_column *column)
{
	if (column->dimensions > TYPES_DIMENSIONS_MAX)
		return TYPES_DIMENSIONS_MAX;
	return column->dimensions > 1 ? (uint8_t)column->dimensions : 1;
}

static int resolve_container(struct resolving *resolving, const struct facts_column *column, unsigned depth,
			     struct types_codec *codec)
{
	if (!resolving->scratch)
		resolving->scratch = quoted_scratch_new(resolving->arena);
	codec->scratch = resolving->scratch;
	if (!codec->scratch)
		return -1;
	if (codec->shape == TYPES_RECORD)
		return resolve_children(resolving, column->attributes, column->attribute_count, depth, codec);
	if (resolve_children(resolving, column->element, 1, depth, codec) != 0)
		return -1;
	codec->delimiter = column->delimiter ? column->delimiter : ',';
	codec->dimensions = dimensions_of(column);
	if (!codec->children->binary)
		codec->binary = NULL;
	return 0;
}

static int resolve(struct resolving *resolving, const struct facts_column *column, unsigned depth,
		   struct types_codec *codec)
{
	const struct type_row *row = row_of_oid(column->base_oid);

	*codec = *codec_of_column(column, depth);
	if (row && row->resolve)
		row->resolve(column, resolving->options, codec);
	codec->key = resolving->key;
	assert(codec->text && codec->binary_text && (codec->schema || codec->shape != TYPES_SCALAR));
	return codec->shape == TYPES_SCALAR ? 0 : resolve_container(resolving, column, depth, codec);
}

int types_resolve(const struct facts_column *column, const struct types_options *options, bool in_key,
		  struct arena *arena, struct types_codec *codec)
{
	struct resolving resolving = {.options = options, .key = in_key, .arena = arena};

	return resolve(&resolving, column, 0, codec);
}

bool types_column_has_binary(const struct facts_column *column)
{
	unsigned depth = 0;

	while (codec_of_column(column, depth)->shape == TYPES_ARRAY) {
		column = column->element;
		depth++;
	}
	return codec_of_column(column, depth)->binary != NULL;
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
