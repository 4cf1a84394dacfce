/* What tells that a table is another one than it was when its shape was read: versions of rows in the catalog (SQL text). */
#ifndef SOURCE_STAMP_H
#define SOURCE_STAMP_H

/* Of table c, a row of pg_class: its columns', its indexes' and its places' in publications. They change with its shape, and not when
 * it is rewritten as it is, truncated or vacuumed. To go into concat_ws(). */
#define STAMP_SHAPE                                                                                \
	" (SELECT pg_catalog.string_agg(a.attnum || ':' || a.xmin, ',' ORDER BY a.attnum)"         \
	"  FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0),"             \
	" (SELECT pg_catalog.string_agg(x.indexrelid || ':' || x.xmin, ',' ORDER BY x.indexrelid)" \
	"  FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid),"                                  \
	" (SELECT pg_catalog.string_agg(r.oid || ':' || r.xmin, ',' ORDER BY r.oid)"               \
	"  FROM pg_catalog.pg_publication_rel r WHERE r.prrelid = c.oid)"

#endif
