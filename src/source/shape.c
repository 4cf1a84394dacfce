/* Tables as the stream will describe them: a Relation message's shape by name, and the types of all published
 * columns. */
#include <string.h>

#include "source/connection.h"
#include "source/publication.h"
#include "source/typetree.h"

/* What of a column of table a.attrelid is published, as logicalrep_should_publish_column() decides: what the publication lists
 * (15 and later); else all but generated ones, of which 18 and later may list the stored ones. The row of
 * pg_get_publication_tables() has other columns in every version, so that it is read as JSON. */
#define SHAPE_LIST "nullif(pg_catalog.to_jsonb(g) -> 'attrs', 'null')"
#define SHAPE_PUBLISHED(list)                                                                     \
	"NOT a.attisdropped AND coalesce(" list " @> pg_catalog.to_jsonb(a.attnum), true)"        \
	" AND (a.attgenerated = '' OR (a.attgenerated = 's' AND jsonb_typeof(" list ") = 'array'" \
	" AND pg_catalog.current_setting('server_version_num')::integer >= 180000))"
#define SHAPE_OF_RELATION SHAPE_PUBLISHED("l.list")
#define SHAPE_OF_PUBLICATION SHAPE_PUBLISHED(SHAPE_LIST)

/* What logicalrep_write_rel() writes; the key flag by the replica identity, on every column under FULL. A table that is in none
 * of the publications is as if it were. */
static const char relation_sql[] =
	"SELECT c.oid, c.relreplident, a.attname, a.atttypid, a.atttypmod, CASE c.relreplident WHEN 'f' THEN true"
	"  WHEN 'n' THEN false ELSE EXISTS (SELECT FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND "
	"x.indimmediate"
	"  AND x.indisvalid AND CASE c.relreplident WHEN 'd' THEN x.indisprimary ELSE x.indisreplident END"
	"  AND a.attnum = ANY ((x.indkey::smallint[])[0:x.indnkeyatts - 1])) END"
	" FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	" LEFT JOIN LATERAL (SELECT " SHAPE_LIST " AS list FROM pg_catalog.pg_publication p"
	"  CROSS JOIN LATERAL pg_catalog.pg_get_publication_tables(p.pubname) g"
	"  WHERE p.pubname IN ($3, $4) AND g.relid = c.oid LIMIT 1) l ON true"
	" LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND " SHAPE_OF_RELATION
	" WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p') ORDER BY a.attnum";

static int relation_read(const PGresult *r, const char *schema, const char *table, struct arena *arena,
			 struct pgoutput_relation *relation)
{
	int rows = PQntuples(r);
	struct pgoutput_column *columns;

	if (rows == 0)
		return 0;
	columns = arena_alloc(arena, (size_t)rows * sizeof *columns);
	relation->schema = arena_string(arena, schema);
	relation->name = arena_string(arena, table);
	if (!columns || !relation->schema || !relation->name)
		return -1;
	for (int i = 0; i < rows && !PQgetisnull(r, i, 2); i++) { /* a table without columns has one row of nulls */
		columns[i].name = arena_string(arena, PQgetvalue(r, i, 2));
		columns[i].type_oid = (uint32_t)result_int(r, i, 3);
		columns[i].typmod = (int32_t)result_int(r, i, 4);
		columns[i].key = result_bool(r, i, 5);
		if (!columns[i].name)
			return -1;
		relation->count++;
	}
	relation->oid = (uint32_t)result_int(r, 0, 0);
	relation->identity = PQgetvalue(r, 0, 1)[0];
	relation->columns = columns;
	return 0;
}

int source_relation(struct source *source, const char *publication, const char *schema, const char *table,
		    struct arena *arena, struct pgoutput_relation *relation, struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	PGresult *r;
	int result;

	memset(relation, 0, sizeof *relation);
	publication_companion(publication, companion);
	if (source_query(source, relation_sql, SOURCE_VALUES(schema, table, publication, companion), &r, error) < 0)
		return error_wrap(error, "reading the catalog about %s.%s", schema, table);
	result = relation_read(r, schema, table, arena, relation);
	PQclear(r);
	return result < 0 ? error_set(error, ERROR_MEMORY, "no memory for the shape of %s.%s", schema, table) : 0;
}

static const char types_sql[] =
	"WITH RECURSIVE seed AS (SELECT DISTINCT a.atttypid AS typ, a.atttypmod AS mod FROM pg_catalog.pg_publication p"
	"  CROSS JOIN LATERAL pg_catalog.pg_get_publication_tables(p.pubname) g"
	"  JOIN pg_catalog.pg_attribute a ON a.attrelid = g.relid AND a.attnum > 0 AND " SHAPE_OF_PUBLICATION
	"  WHERE p.pubname IN ($2, $3))," TYPETREE_WITH " " TYPETREE_ROWS
	" UNION ALL SELECT 'c', 0, NULL, s.typ::bigint, s.mod, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
	"  NULL, NULL, NULL"
	"  FROM seed s ORDER BY kind, i";

static int types_read(const PGresult *r, struct arena *arena, struct facts_column **types, uint32_t *count)
{
	struct tree tree;

	*types = arena_alloc(arena, ((size_t)PQntuples(r) + 1) * sizeof **types);
	if (!*types || typetree_read(r, arena, &tree) < 0 || tree_build(&tree, arena) < 0)
		return -1;
	for (int row = 0; row < PQntuples(r); row++)
		if (PQgetvalue(r, row, TYPETREE_KIND)[0] == 'c')
			(*types)[(*count)++] = tree_column(&tree, (uint32_t)result_int(r, row, TYPETREE_OID),
							   (int32_t)result_int(r, row, TYPETREE_MOD), 0);
	return 0;
}

int source_published_types(struct source *source, const char *publication, struct arena *arena,
			   struct facts_column **types, uint32_t *count, struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	PGresult *r;
	int result;

	*count = 0;
	publication_companion(publication, companion);
	if (source_query(source, types_sql, SOURCE_VALUES(NULL, publication, companion), &r, error) < 0)
		return error_wrap(error, "listing the types that publication %s carries", publication);
	result = types_read(r, arena, types, count);
	PQclear(r);
	return result < 0 ? error_set(error, ERROR_MEMORY, "no memory for the types that publication %s carries",
				      publication)
			  : 0;
}
