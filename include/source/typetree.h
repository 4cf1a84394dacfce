/* Types and what they are made of, as SQL and as rows of an answer. For the files of source alone. */
#ifndef SOURCE_TYPETREE_H
#define SOURCE_TYPETREE_H

#include <libpq-fe.h>

#include "source/tree.h"

#define TYPETREE_LIMIT "20000" /* TREE_TYPES_MAX */

/* an array whose elements are values of typelem, its typmod the elements' (IsTrueArrayType()); int2vector and oidvector are
 * types of their own here */
#define TYPETREE_ARRAY                                                                       \
	"(t.typelem <> 0 AND t.typsubscript = 'pg_catalog.array_subscript_handler'::regproc" \
	" AND t.oid NOT IN (22, 30))"

/* The CTEs `tree` and `used` (oid, mod): the types in the CTE `seed` (typ, mod) and all that they are made of: a domain's base,
 * an array's element, a composite's attributes, a range's subtype, a multirange's range. What the server's send functions
 * call, they call. */
#define TYPETREE_WITH                                                                                               \
	" tree(oid, mod) AS (SELECT typ, mod FROM seed UNION"                                                       \
	"  SELECT s.oid, s.mod FROM tree u JOIN pg_catalog.pg_type t ON t.oid = u.oid CROSS JOIN LATERAL ("         \
	"  SELECT t.typbasetype, t.typtypmod WHERE t.typtype = 'd'"                                                 \
	"  UNION ALL SELECT t.typelem, CASE WHEN " TYPETREE_ARRAY " THEN u.mod ELSE -1 END"                         \
	"   WHERE t.typelem <> 0 AND t.typlen = -1 AND t.typtype <> 'd'"                                            \
	"  UNION ALL SELECT a.atttypid, a.atttypmod FROM pg_catalog.pg_attribute a"                                 \
	"   WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped"              \
	"  UNION ALL SELECT g.rngsubtype, -1 FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid"                   \
	"  UNION ALL SELECT g.rngtypid, -1 FROM pg_catalog.pg_range g WHERE g.rngmultitypid = t.oid) s(oid, mod))," \
	" used AS MATERIALIZED (SELECT oid, mod FROM tree LIMIT " TYPETREE_LIMIT ")"

/* Rows of kinds 't' (a type) and 'a' (an attribute; i grows with owner and place), columns as in the enum below. Labels are
 * netstrings in order, since a label may hold any character. */
#define TYPETREE_ROWS                                                                                                \
	"SELECT 't' AS kind, 0::bigint AS i, pg_catalog.format_type(u.oid, u.mod) AS name, u.oid::bigint AS oid,"    \
	"  u.mod, CASE WHEN t.typtype = 'd' THEN t.typndims ELSE 0 END AS dims, t.typtype::text AS typtype,"         \
	"  n.nspname::text AS nspname, t.typname::text AS typname, coalesce(t.typsend <> 0, false) AS send,"         \
	"  " TYPETREE_ARRAY " AS is_array,"                                                                          \
	"  CASE WHEN t.typtype = 'd' THEN t.typbasetype WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem"        \
	"   ELSE coalesce(g.rngsubtype, m.rngtypid, 0) END::bigint AS down,"                                         \
	"  CASE WHEN t.typtype = 'd' THEN t.typtypmod WHEN " TYPETREE_ARRAY " THEN u.mod ELSE -1 END AS down_mod,"   \
	"  t.typdelim::text AS delim,"                                                                               \
	"  CASE WHEN t.typtype = 'e' THEN (SELECT string_agg(octet_length(e.enumlabel::text) || ':' || e.enumlabel," \
	"   '' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) END AS labels"         \
	"  FROM used u LEFT JOIN pg_catalog.pg_type t ON t.oid = u.oid"                                              \
	"  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"                                            \
	"  LEFT JOIN pg_catalog.pg_range g ON g.rngtypid = t.oid"                                                    \
	"  LEFT JOIN pg_catalog.pg_range m ON m.rngmultitypid = t.oid"                                               \
	" UNION ALL SELECT 'a', t.oid::bigint * 2048 + a.attnum, a.attname::text, a.atttypid::bigint, a.atttypmod,"  \
	"  a.attndims, NULL, NULL, NULL, false, false, t.oid::bigint, -1, NULL, NULL"                                \
	"  FROM (SELECT DISTINCT oid FROM used) u JOIN pg_catalog.pg_type t ON t.oid = u.oid AND t.typtype = 'c'"    \
	"  JOIN pg_catalog.pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped"

enum typetree_column {
	TYPETREE_KIND,
	TYPETREE_I,
	TYPETREE_NAME, /* format_type(); an attribute's name */
	TYPETREE_OID,
	TYPETREE_MOD,
	TYPETREE_DIMS,
	TYPETREE_TYPTYPE,
	TYPETREE_SCHEMA,
	TYPETREE_TYPNAME,
	TYPETREE_SEND,
	TYPETREE_IS_ARRAY,
	TYPETREE_DOWN, /* an attribute's owner */
	TYPETREE_DOWN_MOD,
	TYPETREE_DELIM,
	TYPETREE_LABELS
};

/* for further rows of the same answer: what follows kind, i and name */
#define TYPETREE_NULLS \
	"NULL::bigint, NULL::integer, NULL::integer, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"

/* The answer's rows of these kinds, sorted by kind and i, as trees; lists and strings are the arena's. -1: no memory */
int typetree_read(const PGresult *r, struct arena *arena, struct tree *tree);

#endif
