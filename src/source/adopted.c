/* An adopted publication's row filters and column lists (15 and later): those that make PostgreSQL refuse the user's
 * updates and deletes are refused. */
#include "source/publication.h"

/* CheckCmdReplicaIdentity(): a filter may use columns of the identity only, a list must hold all of them; FULL holds
 * every column and takes no list. Columns of a filter are read off its expression tree. */
static const char adopted_sql[] =
	"SELECT n.nspname, c.relname, f.outside FROM pg_catalog.pg_publication p"
	" JOIN pg_catalog.pg_publication_rel r ON r.prpubid = p.oid"
	" JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	" CROSS JOIN LATERAL (SELECT coalesce((SELECT (x.indkey::smallint[])[0:x.indnkeyatts - 1]"
	"   FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND x.indisvalid AND x.indimmediate"
	"   AND CASE c.relreplident WHEN 'd' THEN x.indisprimary WHEN 'i' THEN x.indisreplident ELSE false END "
	"LIMIT 1),"
	"  '{}') AS columns) k"
	" CROSS JOIN LATERAL (SELECT r.prqual IS NOT NULL AND c.relreplident <> 'f' AND EXISTS ("
	"   SELECT FROM regexp_matches(r.prqual::text, ':varattno (-?[0-9]+)', 'g') m"
	"   WHERE m[1]::smallint <> ALL (k.columns)) AS outside,"
	"  r.prattrs IS NOT NULL AND (c.relreplident = 'f' OR NOT k.columns <@ r.prattrs::smallint[]) AS uncovered) f"
	" WHERE p.pubname = $1 AND (p.pubupdate OR p.pubdelete) AND (f.outside OR f.uncovered) ORDER BY 1, 2 LIMIT 1";

int publication_check_adopted(struct source *source, const char *publication, struct error *error)
{
	PGresult *r;

	if (source_control(source, error) < 0)
		return -1;
	if (source->version < 150000)
		return 0;
	if (source_query(source, adopted_sql, SOURCE_VALUES(publication), &r, error) < 0)
		return -1;
	if (PQntuples(r) == 0) {
		PQclear(r);
		return 0;
	}
	if (result_bool(r, 0, 2))
		error_set(error, ERROR_CONFIG,
			  "the row filter on %s.%s uses columns outside its replica identity, so PostgreSQL "
			  "refuses the table's updates and deletes",
			  PQgetvalue(r, 0, 0), PQgetvalue(r, 0, 1));
	else
		error_set(error, ERROR_CONFIG,
			  "the column list of %s.%s lacks columns of its replica identity, so PostgreSQL refuses "
			  "the table's updates and deletes",
			  PQgetvalue(r, 0, 0), PQgetvalue(r, 0, 1));
	PQclear(r);
	return error_hint(error,
			  "ALTER PUBLICATION ... SET TABLE without them, or another replica identity for the table");
}
