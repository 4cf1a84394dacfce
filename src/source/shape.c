/* Tables as the stream will describe them: a Relation message's shape by name, and the types of all published
 * columns. */
#include <string.h>

#include "source/connection.h"
#include "source/publication.h"
#include "source/typetree.h"

/* What logicalrep_write_rel() writes: no dropped and no generated columns; the key flag by the replica identity, on
 * every column under FULL. */
static const char relation_sql[] =
	"SELECT c.oid, c.relreplident, a.attname, a.atttypid, a.atttypmod, CASE c.relreplident WHEN 'f' THEN true"
	"  WHEN 'n' THEN false ELSE EXISTS (SELECT FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND "
	"x.indimmediate"
	"  AND x.indisvalid AND CASE c.relreplident WHEN 'd' THEN x.indisprimary ELSE x.indisreplident END"
	"  AND a.attnum = ANY ((x.indkey::smallint[])[0:x.indnkeyatts - 1])) END"
	" FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	" LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
	"  AND a.attgenerated = ''"
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

int source_relation(struct source *source, const char *schema, const char *table, struct arena *arena,
		    struct pgoutput_relation *relation, struct error *error)
{
	PGresult *r;
	int result;

	memset(relation, 0, sizeof *relation);
	if (source_query(source, relation_sql, SOURCE_VALUES(schema, table), &r, error) < 0)
		return error_wrap(error, "reading the catalog about %s.%s", schema, table);
	result = relation_read(r, schema, table, arena, relation);
	PQclear(r);
	return result < 0 ? error_set(error, ERROR_MEMORY, "no memory for the shape of %s.%s", schema, table) : 0;
}

static const char types_sql[] =
	"WITH RECURSIVE published AS (SELECT DISTINCT a.atttypid AS oid FROM pg_catalog.pg_publication p"
	"  CROSS JOIN LATERAL pg_catalog.pg_get_publication_tables(p.pubname) g"
	"  JOIN pg_catalog.pg_attribute a ON a.attrelid = g.relid AND a.attnum > 0 AND NOT a.attisdropped"
	"  WHERE p.pubname IN ($1, $2)),"
	" chain AS (SELECT oid FROM published UNION"
	"  SELECT t.typbasetype FROM chain c JOIN pg_catalog.pg_type t ON t.oid = c.oid WHERE t.typtype = 'd'),"
	" base AS (SELECT t.oid, t.typtype FROM chain c JOIN pg_catalog.pg_type t ON t.oid = c.oid WHERE "
	"t.typtype <> 'd'),"
	" deep(root, oid) AS (SELECT oid, oid FROM base UNION " TYPETREE_STEP(
		"deep") ")"
			" SELECT base.oid, base.typtype, bool_and(t.typsend <> 0)"
			" FROM base JOIN deep ON deep.root = base.oid JOIN pg_catalog.pg_type t ON t.oid = deep.oid"
			" GROUP BY 1, 2 ORDER BY 1";

int source_published_types(struct source *source, const char *publication, struct source_type *types, uint32_t size,
			   uint32_t *count, struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	PGresult *r;

	publication_companion(publication, companion);
	if (source_query(source, types_sql, SOURCE_VALUES(publication, companion), &r, error) < 0)
		return error_wrap(error, "listing the types that publication %s carries", publication);
	*count = (uint32_t)PQntuples(r);
	for (uint32_t i = 0; i < *count && i < size; i++) {
		types[i].base_oid = (uint32_t)result_int(r, (int)i, 0);
		types[i].kind = PQgetvalue(r, (int)i, 1)[0];
		types[i].has_send = result_bool(r, (int)i, 2);
	}
	PQclear(r);
	return 0;
}
