/* The user's tables and how each can be published, in one query. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "source/connection.h"
#include "source/publication.h"

/* Which tables: what PostgreSQL's is_publishable_class() lets pass (ordinary or partitioned, permanent, not the
 * system's), leaves or, with $3, roots.
 *
 * Usable identity: RelationGetIndexList()'s rule. DEFAULT takes the primary key, USING INDEX the index marked so,
 * either valid and immediate; FULL is always usable, NOTHING never. PostgreSQL 18 refuses UPDATE and DELETE also
 * where the identity holds a generated column that is not published (CheckCmdReplicaIdentity()).
 * What is updated is a leaf, so a root is usable when it and all its leaves are; and a leaf's old rows must carry the root's
 * key, which the events of all leaves have. */
#define GENERATED_UNPUBLISHED "a.attgenerated <> '' AND NOT (a.attgenerated = 's' AND (SELECT stored FROM gen))"
/* what no row moves out of line: a value of at most 24 bytes, with its length (toast_tuple_find_biggest_attribute()) */
#define NEVER_TOASTED                                                       \
	"((a.atttypid IN (1042, 1043) AND a.atttypmod BETWEEN 4 AND 4 + 5)" \
	" OR (a.atttypid = 1700 AND a.atttypmod >= 4 AND (a.atttypmod - 4) >> 16 <= 20))"
/* Sizes are the catalog's, as of the last vacuum: asking the files would wait for whoever has locked a table. */
static const char tables_sql[] =
	"WITH gen AS MATERIALIZED (SELECT $4::integer >= 180000 AND coalesce($5::boolean,"
	"  (SELECT pg_catalog.to_jsonb(p) ->> 'pubgencols' = 's' FROM pg_catalog.pg_publication p WHERE p.pubname = $1),"
	"  false) AS stored),"
	" cls AS MATERIALIZED (SELECT c.oid, c.relname, n.nspname, c.relkind, c.relreplident, c.relowner, c.relnamespace, "
	"c.relispartition,"
	"  greatest(c.relpages, 0)::bigint + coalesce((SELECT t.relpages FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid), 0)"
	"   AS pages,"
	"  CASE c.relreplident WHEN 'f' THEN NOT ($4::integer >= 180000 AND EXISTS ("
	"    SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
	"     AND " GENERATED_UNPUBLISHED "))"
	"   WHEN 'n' THEN false"
	"   ELSE EXISTS (SELECT FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND x.indimmediate AND x.indisvalid"
	"    AND x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL"
	"    AND CASE c.relreplident WHEN 'd' THEN x.indisprimary ELSE x.indisreplident END"
	"    AND NOT ($4::integer >= 180000 AND EXISTS (SELECT FROM pg_catalog.pg_attribute a"
	"     WHERE a.attrelid = c.oid AND a.attnum = ANY (x.indkey) AND " GENERATED_UNPUBLISHED "))) END AS usable,"
	"  coalesce((SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid"
	"    AND a.attnum = ANY (x.indkey) AND " GENERATED_UNPUBLISHED ") FROM pg_catalog.pg_index x"
	"   WHERE x.indrelid = c.oid AND x.indimmediate AND x.indisvalid AND x.indisunique AND x.indpred IS NULL"
	"    AND x.indexprs IS NULL AND (x.indisprimary OR (x.indisreplident AND c.relreplident = 'i'))"
	"   ORDER BY x.indisreplident AND c.relreplident = 'i' DESC LIMIT 1), false) AS has_key,"
	"  CASE WHEN $3::boolean THEN (SELECT array_agg(a.attname ORDER BY a.attname) FROM pg_catalog.pg_attribute a"
	"   WHERE a.attrelid = c.oid AND a.attnum = ANY ((SELECT (x.indkey::smallint[])[0:x.indnkeyatts - 1]"
	"    FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND x.indimmediate AND x.indisvalid AND x.indisunique"
	"     AND x.indpred IS NULL AND x.indexprs IS NULL AND (x.indisprimary OR (x.indisreplident AND c.relreplident = 'i'))"
	"    ORDER BY x.indisreplident AND c.relreplident = 'i' DESC LIMIT 1)::smallint[])) END AS key,"
	"  c.reltoastrelid <> 0 AND c.relreplident <> 'f' AS may_toast,"
	"  EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT "
	"a.attisdropped"
	"   AND " GENERATED_UNPUBLISHED ") AND $4::integer >= 180000 AS full_refused,"
	"  EXISTS (SELECT FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND x.indisprimary AND x.indimmediate"
	"   AND x.indisvalid AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid"
	"    AND a.attnum = ANY (x.indkey) AND " GENERATED_UNPUBLISHED ")) AS keyed"
	"  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	"  WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND c.oid >= 16384"
	"   AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'),"
	" leaf AS (SELECT root.oid AS root, l.*,"
	"   l.usable AND (l.relreplident = 'f' OR root.key IS NULL OR coalesce(l.key = root.key, false)) AS fits FROM cls root"
	"  CROSS JOIN LATERAL pg_catalog.pg_partition_tree(root.oid) t JOIN cls l ON l.oid = t.relid"
	"  WHERE root.relkind = 'p' AND $3::boolean AND l.oid <> root.oid AND t.isleaf),"
	" member AS (SELECT p.pubname, g.relid FROM pg_catalog.pg_publication p"
	"  CROSS JOIN LATERAL pg_catalog.pg_get_publication_tables(p.pubname) g WHERE p.pubname IN ($1, $2))"
	" SELECT c.oid, c.nspname, c.relname, c.relkind,"
	"  c.usable AND c.oid NOT IN (SELECT root FROM leaf WHERE NOT fits),"
	"  c.relreplident,"
	"  (SELECT pg_catalog.string_agg(pg_catalog.format('ALTER TABLE %I.%I %s;', b.nspname, b.relname,"
	"    CASE WHEN NOT b.full_refused THEN 'REPLICA IDENTITY FULL' WHEN b.keyed THEN 'REPLICA IDENTITY DEFAULT'"
	"     ELSE 'REPLICA IDENTITY USING INDEX <one over NOT NULL columns that are not generated>' END), ' ')"
	"   FROM (SELECT c.nspname, c.relname, c.full_refused, c.keyed WHERE NOT c.usable"
	"    UNION ALL (SELECT l.nspname, l.relname, l.full_refused, l.keyed FROM leaf l"
	"     WHERE c.relkind = 'p' AND l.root = c.oid AND NOT l.fits LIMIT 5)) b),"
	"  c.has_key,"
	"  CASE WHEN c.may_toast OR c.oid IN (SELECT root FROM leaf WHERE may_toast) THEN"
	"   (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)"
	"    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
	"    AND a.attlen = -1 AND a.attstorage <> 'p' AND NOT " NEVER_TOASTED ") END,"
	"  c.oid IN (SELECT relid FROM member WHERE pubname = $1),"
	"  c.oid IN (SELECT relid FROM member WHERE pubname = $2),"
	"  pg_catalog.pg_has_role(c.relowner, 'USAGE') AND pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE'),"
	"  pg_catalog.concat_ws(' ',"
	"   CASE WHEN NOT pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE') THEN"
	"    pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %I;', c.nspname, current_user) END,"
	"   CASE WHEN NOT pg_catalog.has_table_privilege(c.oid, 'SELECT') THEN"
	"    pg_catalog.format('GRANT SELECT ON %I.%I TO %I;', c.nspname, c.relname, current_user) END,"
	"   CASE WHEN pg_catalog.row_security_active(c.oid) THEN"
	"    pg_catalog.format('ALTER ROLE %I BYPASSRLS;', current_user) END),"
	"  (c.pages + coalesce((SELECT sum(pages) FROM leaf WHERE root = c.oid), 0)::bigint)"
	"   * pg_catalog.current_setting('block_size')::bigint"
	" FROM cls c WHERE CASE WHEN $3::boolean THEN NOT c.relispartition ELSE c.relkind = 'r' END"
	" ORDER BY c.nspname COLLATE \"C\", c.relname COLLATE \"C\"";

static int tables_read_one(const PGresult *r, int row, source_match *match, const void *context,
			   struct source_table *table)
{
	table->oid = (uint32_t)result_int(r, row, 0);
	table->schema = memory_string(PQgetvalue(r, row, 1));
	table->name = memory_string(PQgetvalue(r, row, 2));
	table->kind = PQgetvalue(r, row, 3)[0];
	table->usable_identity = result_bool(r, row, 4);
	table->identity = PQgetvalue(r, row, 5)[0];
	if (!PQgetisnull(r, row, 6))
		table->remedy = memory_string(PQgetvalue(r, row, 6));
	table->keyed = result_bool(r, row, 7);
	if (!PQgetisnull(r, row, 8))
		table->toasted = memory_string(PQgetvalue(r, row, 8));
	table->published = result_bool(r, row, 9);
	table->published_inserts = result_bool(r, row, 10);
	table->owned = result_bool(r, row, 11);
	table->readable = !*PQgetvalue(r, row, 12);
	if (!table->readable)
		table->grant = memory_string(PQgetvalue(r, row, 12));
	table->bytes = result_int(r, row, 13);
	if (!table->schema || !table->name || (!PQgetisnull(r, row, 6) && !table->remedy) ||
	    (!PQgetisnull(r, row, 8) && !table->toasted) || (!table->readable && !table->grant))
		return -1;
	table->matched = match(context, table->schema, table->name);
	return 0;
}

static int tables_read(const PGresult *r, source_match *match, const void *context, struct source_tables *tables,
		       struct error *error)
{
	int rows = PQntuples(r);

	if (rows == 0)
		return 0;
	tables->tables = memory_alloc((size_t)rows * sizeof *tables->tables);
	if (!tables->tables)
		return error_set(error, ERROR_MEMORY, "no memory for %d tables", rows);
	for (int i = 0; i < rows; i++) {
		tables->count++;
		if (tables_read_one(r, i, match, context, &tables->tables[i]) < 0)
			return error_set(error, ERROR_MEMORY, "no memory for %d tables", rows);
	}
	return 0;
}

/* An attachment is a row of pg_inherits: detached and attached again, it is another one. */
static const char leaves_sql[] =
	"SELECT r.oid, n.nspname, l.relname, (SELECT pg_catalog.string_agg(i.inhrelid || ':' || i.xmin, ',' ORDER BY i.inhrelid)"
	"  FROM pg_catalog.pg_partition_ancestors(l.oid) a JOIN pg_catalog.pg_inherits i ON i.inhrelid = a.relid)"
	" FROM pg_catalog.pg_class r CROSS JOIN LATERAL pg_catalog.pg_partition_tree(r.oid) t"
	" JOIN pg_catalog.pg_class l ON l.oid = t.relid JOIN pg_catalog.pg_namespace n ON n.oid = l.relnamespace"
	" WHERE r.relkind = 'p' AND NOT r.relispartition AND r.relpersistence = 'p' AND r.oid >= 16384"
	" AND t.isleaf AND l.relkind = 'r' ORDER BY r.oid";

static int leaves_read(const PGresult *r, struct source_tables *tables, struct error *error)
{
	const int rows = PQntuples(r);

	if (rows == 0)
		return 0;
	tables->leaves = memory_alloc((size_t)rows * sizeof *tables->leaves);
	if (!tables->leaves)
		return error_set(error, ERROR_MEMORY, "no memory for %d partitions", rows);
	for (int i = 0; i < rows; i++) {
		struct source_leaf *leaf = &tables->leaves[tables->leaf_count++];
		leaf->root = (uint32_t)result_int(r, i, 0);
		leaf->schema = memory_string(PQgetvalue(r, i, 1));
		leaf->name = memory_string(PQgetvalue(r, i, 2));
		leaf->id = memory_string(PQgetvalue(r, i, 3));
		if (!leaf->schema || !leaf->name || !leaf->id)
			return error_set(error, ERROR_MEMORY, "no memory for %d partitions", rows);
	}
	return 0;
}

static int leaves_list(struct source *source, struct source_tables *tables, struct error *error)
{
	PGresult *r;

	if (source_query(source, leaves_sql, 0, NULL, &r, error) < 0)
		return error_wrap(error, "listing the partitions");
	int result = leaves_read(r, tables, error);
	PQclear(r);
	return result;
}

int source_tables_list(struct source *source, const struct source_publication *publication, source_match *match,
		       const void *context, struct source_tables *tables, struct error *error)
{
	const char *generated = publication->generated ? "t" : "f";
	char companion[PUBLICATION_NAME_MAX], version[16];
	PGresult *r;
	int result;

	memset(tables, 0, sizeof *tables);
	publication_companion(publication->name, companion);
	if (source_control(source, error) < 0)
		return error_wrap(error, "listing the tables");
	snprintf(version, sizeof version, "%d", source->version);
	if (source_query(source, tables_sql,
			 SOURCE_VALUES(publication->name, companion, publication->via_root ? "t" : "f", version,
				       publication->managed ? generated : NULL),
			 &r, error) < 0)
		return error_wrap(error, "listing the tables");
	result = tables_read(r, match, context, tables, error);
	PQclear(r);
	if (result == 0 && publication->via_root)
		result = leaves_list(source, tables, error);
	if (result < 0)
		source_tables_fini(tables);
	return result;
}

void source_tables_fini(struct source_tables *tables)
{
	for (uint32_t i = 0; i < tables->count; i++) {
		memory_free(tables->tables[i].schema);
		memory_free(tables->tables[i].name);
		memory_free(tables->tables[i].remedy);
		memory_free(tables->tables[i].toasted);
		memory_free(tables->tables[i].grant);
	}
	memory_free(tables->tables);
	for (uint32_t i = 0; i < tables->leaf_count; i++) {
		memory_free(tables->leaves[i].schema);
		memory_free(tables->leaves[i].name);
		memory_free(tables->leaves[i].id);
	}
	memory_free(tables->leaves);
	memset(tables, 0, sizeof *tables);
}
