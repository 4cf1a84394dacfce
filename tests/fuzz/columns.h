/* Columns' facts from an input's bytes: any type that the catalog could tell, arrays, composites and domains of them
 * in each other. A column is
 *
 *	Byte kind: COLUMNS_BASES index, or COLUMNS_ARRAY, COLUMNS_RECORD, COLUMNS_DOMAIN and what they are made of
 *
 * make_corpus.py writes the same. Bytes that are not there count as 0. Composites are named by number, so that one name
 * has one definition; COLUMNS_AGAIN is the last one once more.
 */
#ifndef FUZZ_COLUMNS_H
#define FUZZ_COLUMNS_H

#include "fuzz/input.h"

#include "source/facts.h"

enum {
	COLUMNS_ARRAY = 64, /* Byte dimensions, Byte whether the delimiter is ;, the element */
	COLUMNS_RECORD,     /* Byte number of attributes, the attributes */
	COLUMNS_DOMAIN,     /* the type that it is a domain over */
	COLUMNS_AGAIN,
	COLUMNS_NUMERIC, /* UInt16 precision, UInt16 scale: numeric's typmod */
	COLUMNS_DEPTH = 40,
	COLUMNS_ATTRIBUTES = 8,
	COLUMNS_NODES = 200, /* of a column altogether */
};

/* those below COLUMNS_ARRAY, by index */
static const struct columns_base {
	uint32_t oid;
	char kind;
	const char *name;
} COLUMNS_BASES[] = {
	{16, 'b', "bool"},         {17, 'b', "bytea"},       {18, 'b', "char"},          {19, 'b', "name"},
	{20, 'b', "int8"},         {21, 'b', "int2"},        {22, 'b', "int2vector"},    {23, 'b', "int4"},
	{25, 'b', "text"},         {26, 'b', "oid"},         {28, 'b', "xid"},           {30, 'b', "oidvector"},
	{114, 'b', "json"},        {142, 'b', "xml"},        {700, 'b', "float4"},       {701, 'b', "float8"},
	{790, 'b', "money"},       {1042, 'b', "bpchar"},    {1043, 'b', "varchar"},     {1082, 'b', "date"},
	{1083, 'b', "time"},       {1114, 'b', "timestamp"}, {1184, 'b', "timestamptz"}, {1700, 'b', "numeric"},
	{2950, 'b', "uuid"},       {3802, 'b', "jsonb"},     {16400, 'e', "mood"},       {16401, 'b', "citext"},
	{16402, 'b', "hstore"},    {16403, 'b', "vector"},   {16404, 'b', "halfvec"},    {16405, 'b', "geometry"},
	{16406, 'b', "geography"}, {869, 'b', "inet"},       {1186, 'b', "interval"},    {3904, 'r', "int4range"},
	{2205, 'b', "regclass"},   {16407, 'p', "pseudo"},
};

enum { COLUMNS_BASE_COUNT = sizeof COLUMNS_BASES / sizeof *COLUMNS_BASES };

struct columns {
	struct arena arena;
	struct reader *in;
	unsigned nodes, records;
	const struct facts_column *last; /* the last composite */
	bool hstore;                     /* one of them is */
};

static inline void *columns_alloc(struct columns *columns, size_t size)
{
	void *memory = arena_alloc(&columns->arena, size ? size : 1);

	CHECK(memory);
	return memory;
}

static inline const char *columns_name(struct columns *columns, const char *text_before, unsigned number)
{
	char text[64];

	snprintf(text, sizeof text, "%s%u", text_before, number);
	const char *name = arena_string(&columns->arena, text);
	CHECK(name);
	return name;
}

static inline void columns_read(struct columns *columns, struct facts_column *column, unsigned depth);

static inline void columns_base(struct columns *columns, struct facts_column *column, unsigned kind)
{
	static const char *labels[] = {"sad", "ok", "happy"};
	const struct columns_base *base = &COLUMNS_BASES[kind % COLUMNS_BASE_COUNT];

	column->type_oid = column->base_oid = base->oid;
	column->type_kind = base->kind;
	column->type_name = column->declared = base->name;
	column->type_schema = base->oid < 16384 ? "pg_catalog" : "public";
	if (base->kind == 'e') {
		column->labels = labels;
		column->label_count = 3;
	}
	columns->hstore |= strcmp(base->name, "hstore") == 0;
}

static inline void columns_array(struct columns *columns, struct facts_column *column, unsigned depth)
{
	struct facts_column *element = columns_alloc(columns, sizeof *element);

	column->type_oid = column->base_oid = 20000 + columns->nodes;
	column->type_kind = 'b';
	column->type_schema = "public";
	column->type_name = columns_name(columns, "_array", columns->nodes);
	column->declared = "array[]";
	column->dimensions = reader_u8(columns->in) % 9;
	column->delimiter = reader_u8(columns->in) % 2 ? ';' : ',';
	columns_read(columns, element, depth + 1);
	column->element = element;
}

static inline void columns_record(struct columns *columns, struct facts_column *column, unsigned depth)
{
	static const char *const names[] = {"a", "a b", "gr\303\266\303\237e", "A\"\\", "x_"};
	unsigned count = reader_u8(columns->in) % (COLUMNS_ATTRIBUTES + 1);
	struct facts_column *attributes = columns_alloc(columns, count * sizeof *attributes);

	column->type_oid = column->base_oid = 30000 + columns->records;
	column->type_kind = 'c';
	column->type_schema = "public";
	column->type_name = column->declared = columns_name(columns, "record ", columns->records++);
	for (unsigned i = 0; i < count; i++) {
		columns_read(columns, &attributes[i], depth + 1);
		attributes[i].name = columns_name(columns, names[i % (sizeof names / sizeof *names)], i);
	}
	column->attributes = attributes;
	column->attribute_count = count;
	columns->last = column;
}

static inline void columns_domain(struct columns *columns, struct facts_column *column, unsigned depth)
{
	columns_read(columns, column, depth + 1);
	column->base_declared = column->declared;
	column->declared = "shop.\"a domain\"";
	column->type_oid = 40000 + columns->nodes;
}

static inline void columns_numeric(struct columns *columns, struct facts_column *column)
{
	uint32_t precision = reader_u16(columns->in) % 1001, scale = (reader_u16(columns->in) % 2001) - 1000u;

	column->type_oid = column->base_oid = 1700;
	column->type_kind = 'b';
	column->type_schema = "pg_catalog";
	column->type_name = "numeric";
	column->declared = "numeric(p,s)";
	column->base_typmod = (int32_t)((precision << 16 | (scale & 0x7ff)) + 4);
}

/* an element has no name; who reads attributes and columns gives them theirs */
static inline void columns_read(struct columns *columns, struct facts_column *column, unsigned depth)
{
	unsigned kind = reader_u8(columns->in);
	bool deep = depth >= COLUMNS_DEPTH || ++columns->nodes >= COLUMNS_NODES;

	*column = (struct facts_column){.base_typmod = -1, .has_send = true};
	if (kind == COLUMNS_ARRAY && !deep)
		columns_array(columns, column, depth);
	else if (kind == COLUMNS_RECORD && !deep)
		columns_record(columns, column, depth);
	else if (kind == COLUMNS_DOMAIN && !deep)
		columns_domain(columns, column, depth);
	else if (kind == COLUMNS_AGAIN && columns->last)
		*column = *columns->last;
	else if (kind == COLUMNS_NUMERIC)
		columns_numeric(columns, column);
	else
		columns_base(columns, column, kind);
}

#endif
