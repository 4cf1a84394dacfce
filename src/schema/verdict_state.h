/* What the verdict's files share: schemas as parsed, and the reasons that are collected. Private to schema/verdict*.c. */
#ifndef SCHEMA_VERDICT_STATE_H
#define SCHEMA_VERDICT_STATE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"

enum {
	VERDICT_TEXT_MAX = 4 << 20,  /* bytes of a schema's JSON */
	VERDICT_DEPTH_MAX = 64,      /* types inside types, as they are written */
	VERDICT_NAME_MAX = 1024,     /* bytes of a name as it is written */
	VERDICT_STEPS_MAX = 1 << 22, /* pairs of types that one comparison looks at */
	VERDICT_REASONS_MAX = 20,    /* that are written out */
	VERDICT_SEEN_MAX = 1000      /* reasons that are told from others; what comes after is counted */
};

/* in the order of verdict_kind_name(); the primitives first, the named ones last */
enum verdict_kind {
	VERDICT_NULL,
	VERDICT_BOOLEAN,
	VERDICT_INT,
	VERDICT_LONG,
	VERDICT_FLOAT,
	VERDICT_DOUBLE,
	VERDICT_BYTES,
	VERDICT_STRING,
	VERDICT_PRIMITIVES,
	VERDICT_ARRAY = VERDICT_PRIMITIVES,
	VERDICT_MAP,
	VERDICT_UNION,
	VERDICT_FIXED,
	VERDICT_ENUM,
	VERDICT_RECORD,
	VERDICT_KINDS
};

struct verdict_type {
	enum verdict_kind kind;
	const char *name, *base; /* named types: in full, and without namespace */
	const char *space;       /* in which the aliases are */
	const char **aliases;    /* as they are written */
	uint32_t alias_count;
	const char *logical;            /* logicalType, or NULL */
	int64_t precision, scale;       /* as written, 0 where not; for decimal */
	int64_t size;                   /* fixed: bytes */
	bool lenient;                   /* enum: has a default */
	uint32_t count;                 /* of branches, symbols, fields */
	struct verdict_type **branches; /* union; array and map: one, what is in them */
	const char **symbols;
	struct verdict_field *fields;
	struct map members;        /* record: name -> field; enum: symbol -> itself; union: kind or name -> branch */
	struct verdict_type *next; /* of the schema's types that have members, in order */
};

struct verdict_field {
	const char *name;
	const char **aliases;
	uint32_t alias_count;
	struct verdict_type *type;
	const json_t *value; /* default, or NULL */
};

/* Parsed; strings point into the JSON. */
struct verdict_schema {
	struct arena arena;
	json_t *root;
	struct map names; /* full name -> type */
	struct verdict_type *type, *first, *last;
};

/* Where in a schema: field names, "[]" for an array's elements, "{}" for a map's values. NULL is the schema itself. */
struct verdict_path {
	const struct verdict_path *up;
	const char *name;
};

/* Reasons, each once. */
struct verdict_reasons {
	struct buffer *why;
	struct map seen; /* texts without their ends; bounded */
	uint32_t count;
	const char *end; /* appended to each: which schemas, which direction */
};

/* `what` names the schema in errors. 0 or -1; fini after either. */
int verdict_parse(const char *text, const char *what, struct verdict_schema *schema, struct error *error);
void verdict_schema_fini(struct verdict_schema *schema);
const char *verdict_kind_name(enum verdict_kind kind);
struct verdict_field *verdict_field_find(const struct verdict_type *record, const char *name);
bool verdict_symbol_known(const struct verdict_type *type, const char *symbol);

/* Checks every field's default, once all is parsed. */
int verdict_check_defaults(const struct verdict_schema *schema, const char *what, struct error *error);

/* Whether resolution pairs two types that are no unions, by themselves alone; the higher, the better. */
enum verdict_match { VERDICT_APART, VERDICT_PROMOTED, VERDICT_NAMED, VERDICT_SAME };
enum verdict_match verdict_match(const struct verdict_type *reader, const struct verdict_type *writer);

/* Walks both schemas as resolution pairs them. resolution: adds why the writer's data cannot be read; strict: adds changed
 * logical types; reversed: the reader is the earlier schema. 0 when all was walked, -1 when it is too much, or no memory. */
struct verdict_walk {
	const struct verdict_schema *reader, *writer;
	struct verdict_reasons *reasons;
	bool resolution, strict, reversed;
};
int verdict_walk(const struct verdict_walk *walk, struct error *error);
void verdict_strict_pair(const struct verdict_walk *walk, const struct verdict_path *path,
			 const struct verdict_type *reader, const struct verdict_type *writer);

void verdict_words_path(struct buffer *out, const struct verdict_path *path);
void verdict_reason(struct verdict_reasons *reasons, const struct verdict_path *path, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* "long (timestamp-micros) became long: a logical type must not change" */
void verdict_reason_types(struct verdict_reasons *reasons, const struct verdict_path *path,
			  const struct verdict_type *from, const char *verb, const struct verdict_type *to,
			  const char *rule);

#endif
