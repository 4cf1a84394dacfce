/* Types as the catalog lists them, joined into the trees of source/facts.h. For the files of source alone. Pure.
 *
 * The catalog's answer is flat: each type with its typmod once, and the attributes of composites. What many columns share is
 * built once, and shared. A type that is nested deeper than TREE_DEPTH_MAX, or has more than TREE_SIZE_MAX parts, is carried
 * as PostgreSQL's text, like one that is gone from the catalog.
 */
#ifndef SOURCE_TREE_H
#define SOURCE_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "source/facts.h"

enum {
	TREE_DEPTH_MAX = 32,
	TREE_SIZE_MAX = 10000,  /* parts of one type, counted wherever they are used */
	TREE_TYPES_MAX = 20000, /* in one answer */
	TREE_INT2VECTOR = 22,   /* pg_type.dat; arrays by their catalog rows, but types of their own */
	TREE_OIDVECTOR = 30
};

struct tree_type {
	uint32_t oid;
	int32_t typmod;
	const char *declared; /* format_type(oid, typmod) */
	char kind;            /* pg_type.typtype; 0: gone from the catalog */
	const char *schema, *name;
	bool send;           /* its own send function is there */
	bool array;          /* a true array: `down` is its element */
	uint32_t down;       /* a domain's base, an array's element, what else its send function calls; 0: none */
	int32_t down_typmod; /* -1 but for domains and arrays */
	int32_t dimensions;  /* a domain's typndims */
	char delimiter;      /* pg_type.typdelim */
	const char **labels;
	uint32_t label_count;
	uint64_t known_lsn; /* a composite's own attributes (facts.h) */
	/* the tree's own: filled in by tree_build() */
	uint32_t height, size; /* height 0: not yet, or too deep */
	struct facts_column facts;
	struct facts_column *attributes;
	uint32_t attribute_count;
};

struct tree_attribute { /* of a composite, in their order */
	uint32_t owner; /* its type's OID */
	const char *name;
	uint32_t oid;
	int32_t typmod;
	int32_t dimensions;
};

/* Both lists are the caller's; types are sorted in place; strings must live as long as what is made of them. */
struct tree {
	struct tree_type *types;
	uint32_t type_count;
	const struct tree_attribute *attributes; /* by owner */
	uint32_t attribute_count;
};

/* -1: no memory in the arena */
int tree_build(struct tree *tree, struct arena *arena);
/* What is known of a type where it is used, but for the name; `dimensions` are the column's own. Of a type that is not in the
 * tree: text. */
struct facts_column tree_column(const struct tree *tree, uint32_t oid, int32_t typmod, int32_t dimensions);

#endif
