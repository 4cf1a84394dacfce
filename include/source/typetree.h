/* One step down from a type to those it is made of, as SQL. For the files of source alone. */
#ifndef SOURCE_TYPETREE_H
#define SOURCE_TYPETREE_H

/* The recursive term of a table (root, oid): a domain's base, an array's element (a variable-length type with
 * typelem), a composite's attributes, a range's subtype, a multirange's range. What the server's send functions
 * call, they call. */
#define TYPETREE_STEP(table)                                                                                    \
	"SELECT d.root, s.oid FROM " table " d JOIN pg_catalog.pg_type t ON t.oid = d.oid CROSS JOIN LATERAL (" \
	" SELECT t.typbasetype WHERE t.typtype = 'd'"                                                           \
	" UNION ALL SELECT t.typelem WHERE t.typelem <> 0 AND t.typlen = -1"                                    \
	" UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a"                                           \
	"  WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped"           \
	" UNION ALL SELECT g.rngsubtype FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid"                    \
	" UNION ALL SELECT g.rngtypid FROM pg_catalog.pg_range g WHERE g.rngmultitypid = t.oid) s(oid)"

#endif
