/* Types and what they are made of, as SQL and as rows of an answer. For the files of source alone. */
#ifndef SOURCE_TYPETREE_H
#define SOURCE_TYPETREE_H

#include <libpq-fe.h>

#include "source/known.h"
#include "source/tree.h"

#define TYPETREE_LIMIT "20000" /* TREE_TYPES_MAX */

/* an array whose elements are values of typelem, its typmod the elements' (IsTrueArrayType()); int2vector and oidvector are
 * types of their own here */
#define TYPETREE_ARRAY                                                                       \
	"(t.typelem <> 0 AND t.typsubscript = 'pg_catalog.array_subscript_handler'::regproc" \
	" AND t.oid NOT IN (22, 30))"

/* a transaction id with its epoch, by the CTE `now`; those of the cluster's making are 0. Wrong for rows older than the last
 * 4 billion transactions, which then look younger than they are. */
#define TYPETREE_XID(x)                             \
	"(CASE WHEN " x "::text::bigint < 3 THEN 0" \
	" ELSE (SELECT next - ((next - " x "::text::bigint) & 4294967295) FROM now) END)"

#define TYPETREE_SLOT_XMIN TYPETREE_XID("s.catalog_xmin")
#define TYPETREE_ATTRIBUTE_XMIN TYPETREE_XID("a.xmin")

/* of a composite t: a hash that differs once any attribute was added, dropped, renamed or retyped */
#define TYPETREE_STAMP                                                                                 \
	"coalesce((SELECT pg_catalog.hashtextextended(string_agg(a.attnum || ':' || a.xmin::text, ','" \
	" ORDER BY a.attnum), 0) FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0), 0)"

/* u's row of pg_type, by the index: the planner takes u for thousands of rows and would read all of pg_type, which has two for each
 * table of the database */
#define TYPETREE_TYPE "(SELECT t.* FROM pg_catalog.pg_type t WHERE t.oid = u.oid OFFSET 0) t"

/* The CTEs `tree` and `used` (oid, mod): the types in the CTE `seed` (typ, mod) and all that they are made of: a domain's base,
 * an array's element, a composite's attributes, a range's subtype, a multirange's range. What the server's send functions
 * call, they call. Of composites also `age`, by the rows of their attributes, dropped ones too: the newest, and whether they
 * are as the type's making left them, which tells the row that ties a type and its pg_class row: it is never touched. */
#define TYPETREE_WITH                                                                                                 \
	" tree(oid, mod) AS (SELECT typ, mod FROM seed UNION"                                                         \
	"  SELECT s.oid, s.mod FROM tree u CROSS JOIN LATERAL " TYPETREE_TYPE " CROSS JOIN LATERAL ("                 \
	"  SELECT t.typbasetype, t.typtypmod WHERE t.typtype = 'd'"                                                   \
	"  UNION ALL SELECT t.typelem, CASE WHEN " TYPETREE_ARRAY " THEN u.mod ELSE -1 END"                           \
	"   WHERE t.typelem <> 0 AND t.typlen = -1 AND t.typtype <> 'd'"                                              \
	"  UNION ALL SELECT a.atttypid, a.atttypmod FROM pg_catalog.pg_attribute a"                                   \
	"   WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped"                \
	"  UNION ALL SELECT g.rngsubtype, -1 FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid"                     \
	"  UNION ALL SELECT g.rngtypid, -1 FROM pg_catalog.pg_range g WHERE g.rngmultitypid = t.oid) s(oid, mod)),"   \
	" used AS MATERIALIZED (SELECT oid, mod FROM tree LIMIT " TYPETREE_LIMIT "),"                                 \
	" now AS MATERIALIZED (SELECT pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint"    \
	"  AS next),"                                                                                                 \
	" composite AS MATERIALIZED (SELECT t.oid, t.typrelid FROM (SELECT DISTINCT oid FROM used) u"                 \
	"  CROSS JOIN LATERAL " TYPETREE_TYPE " WHERE t.typtype = 'c'),"                                              \
	" made AS MATERIALIZED (SELECT t.oid, d.xmin::text AS xid, d.cmin::text AS cid FROM composite t"              \
	"  CROSS JOIN LATERAL (SELECT d.xmin, d.cmin FROM pg_catalog.pg_depend d"                                     \
	"    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = t.typrelid AND d.objsubid = 0"           \
	"    AND d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid = t.oid AND d.deptype = 'i'"            \
	"   UNION ALL SELECT d.xmin, d.cmin FROM pg_catalog.pg_depend d"                                              \
	"    WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid"                                    \
	"    AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.typrelid AND d.deptype = 'i') d)," \
	" age AS MATERIALIZED (SELECT t.oid, max(" TYPETREE_ATTRIBUTE_XMIN ") AS newest,"                             \
	"  coalesce(bool_and(a.xmin::text = m.xid AND a.cmin::text = m.cid), false) AS original"                      \
	"  FROM composite t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0"               \
	"  LEFT JOIN made m ON m.oid = t.oid GROUP BY t.oid)"

/* UTF-8 by its bytes in hex digits */
#define TYPETREE_UTF8                                                                 \
	"'^([0-7].|(c[2-9a-f]|d.)[89ab].|(e0[ab].|e[1-9abcef][89ab].|ed[89].)[89ab]." \
	"|(f0[9ab].|f[123][89ab].|f48.)([89ab].){2})*$'"

/* Of an enum t, as netstrings in order, since a label may hold any character; lengths are those of what is sent (in
 * UTF-8), whatever the database is encoded in. What is no UTF-8 where that is SQL_ASCII is told in hex digits, as values
 * are. */
#define TYPETREE_ENUM                                                                               \
	"(SELECT string_agg(CASE WHEN encode(s.sent, 'hex') ~ " TYPETREE_UTF8                       \
	" THEN octet_length(s.sent) || ':' || e.enumlabel"                                          \
	"  ELSE 2 + 2 * octet_length(s.sent) || ':' || chr(92) || 'x' || encode(s.sent, 'hex') END" \
	"  , '' ORDER BY e.enumsortorder)"                                                          \
	" FROM pg_catalog.pg_enum e CROSS JOIN LATERAL (SELECT convert_to(e.enumlabel::text, CASE"  \
	"  WHEN getdatabaseencoding() = 'SQL_ASCII' THEN 'SQL_ASCII' ELSE 'UTF8' END) AS sent) s"   \
	" WHERE e.enumtypid = t.oid)"

/* Rows of kinds 't' (a type), 'a' (an attribute; i grows with owner and place) and 'w' (when that was), columns as in the enum
 * below. The WAL's end is read when the snapshot is there. $1 is the slot's name, or null. */
#define TYPETREE_ROWS                                                                                                 \
	"SELECT 't' AS kind, 0::bigint AS i, pg_catalog.format_type(u.oid, u.mod) AS name, u.oid::bigint AS oid,"     \
	"  u.mod, CASE WHEN t.typtype = 'd' THEN t.typndims ELSE 0 END AS dims, t.typtype::text AS typtype,"          \
	"  n.nspname::text AS nspname, t.typname::text AS typname, coalesce(t.typsend <> 0, false) AS send,"          \
	"  " TYPETREE_ARRAY " AS is_array,"                                                                           \
	"  CASE WHEN t.typtype = 'd' THEN t.typbasetype WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem"         \
	"   ELSE coalesce(g.rngsubtype, m.rngtypid, 0) END::bigint AS down,"                                          \
	"  CASE WHEN t.typtype = 'd' THEN t.typtypmod WHEN " TYPETREE_ARRAY " THEN u.mod ELSE -1 END AS down_mod,"    \
	"  t.typdelim::text AS delim,"                                                                                \
	"  CASE WHEN t.typtype = 'e' THEN " TYPETREE_ENUM " END AS labels,"                                           \
	"  coalesce(v.newest, 0) AS newest, coalesce(v.original, false) AS original,"                                 \
	"  CASE WHEN t.typtype = 'c' THEN " TYPETREE_STAMP " END AS stamp"                                            \
	"  FROM used u LEFT JOIN LATERAL " TYPETREE_TYPE " ON true"                                                   \
	"  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN age v ON v.oid = t.oid"            \
	"  LEFT JOIN pg_catalog.pg_range g ON g.rngtypid = t.oid"                                                     \
	"  LEFT JOIN pg_catalog.pg_range m ON m.rngmultitypid = t.oid"                                                \
	" UNION ALL SELECT 'a', t.oid::bigint * 2048 + a.attnum, a.attname::text, a.atttypid::bigint, a.atttypmod,"   \
	"  a.attndims, NULL, NULL, NULL, false, false, t.oid::bigint, -1, NULL, NULL, NULL, NULL, NULL"               \
	"  FROM composite t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0"               \
	"   AND NOT a.attisdropped"                                                                                   \
	" UNION ALL SELECT 'w', 0, CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()" \
	"  ELSE pg_catalog.pg_current_wal_insert_lsn() END::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"    \
	"  NULL, NULL, NULL, NULL, (SELECT " TYPETREE_SLOT_XMIN " FROM pg_catalog.pg_replication_slots s"             \
	"  WHERE s.slot_name = $1), NULL, NULL"

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
	TYPETREE_LABELS,
	TYPETREE_NEWEST, /* of the rows that the fact rests on; in 'w' the slot's catalog_xmin */
	TYPETREE_ORIGINAL,
	TYPETREE_STAMP_OF
};

/* for further rows of the same answer: what follows kind, i and name */
#define TYPETREE_NULLS                                                                                                  \
	"NULL::bigint, NULL::integer, NULL::integer, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL," \
	" NULL"

/* The answer's rows of these kinds, sorted by kind and i; lists and strings are the arena's. The tree is to be built yet.
 * -1: no memory */
int typetree_read(const PGresult *r, struct arena *arena, struct tree *tree);
/* what a row tells of its age, together with the row 'w' */
struct known_evidence typetree_evidence(const PGresult *r, int row, int when);
int typetree_when(const PGresult *r); /* the row 'w', or -1 */

#endif
