/* Facts that only the catalog has about a relation that a Relation message describes: one query a relation. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "source/connection.h"
#include "source/sql.h"
#include "source/typetree.h"

/* The answer's rows: 'r' the relation, 'c' a column (i counts from 1), 'k' a key column (i: place in the key).
 *
 * Columns are the message's, by number; the catalog may be newer, and is asked for names only where the key is
 * concerned. A domain's chain is followed to its base with the typmod of its last link (getBaseTypeAndTypmod()): a
 * column of a domain has none of its own. Labels are netstrings in order, since a label may hold any character.
 *
 * Key: the index marked as replica identity under identity 'i', else the primary key; valid and immediate; its key
 * columns, not the included ones. */
static const char facts_sql[] =
	"WITH RECURSIVE col AS (SELECT o.i, o.name, o.typ, o.mod"
	"  FROM unnest($2::text[], $3::oid[], $4::integer[]) WITH ORDINALITY o(name, typ, mod, i)),"
	" chain AS (SELECT i, typ AS oid, mod, 0 AS depth FROM col UNION ALL"
	"  SELECT c.i, t.typbasetype, t.typtypmod, c.depth + 1 FROM chain c JOIN pg_catalog.pg_type t ON t.oid = c.oid"
	"  WHERE t.typtype = 'd'),"
	" base AS (SELECT DISTINCT ON (i) i, oid, mod, depth FROM chain ORDER BY i, depth DESC),"
	" deep(root, oid) AS (SELECT DISTINCT oid, oid FROM base UNION " TYPETREE_STEP(
		"deep") "),"
			" sends AS (SELECT d.root, bool_and(coalesce(t.typsend <> 0, false)) AS ok"
			"  FROM deep d LEFT JOIN pg_catalog.pg_type t ON t.oid = d.oid GROUP BY d.root),"
			" ind AS (SELECT x.indexrelid, x.indkey, x.indnkeyatts FROM pg_catalog.pg_class c"
			"  JOIN pg_catalog.pg_index x ON x.indrelid = c.oid"
			"  WHERE c.oid = $1::oid AND x.indimmediate AND x.indisvalid AND x.indisready AND x.indisunique"
			"  AND x.indpred IS NULL AND x.indexprs IS NULL"
			"  AND (x.indisprimary OR (x.indisreplident AND c.relreplident = 'i'))"
			"  ORDER BY x.indisreplident AND c.relreplident = 'i' DESC LIMIT 1)"
			" SELECT 'r' AS kind, 0::bigint AS i, c.relreplident::text AS a, NULL AS b, NULL AS d, "
			"NULL AS e, NULL AS f, NULL AS g,"
			"  NULL AS h, NULL AS j, NULL AS l FROM pg_catalog.pg_class c WHERE c.oid = $1::oid"
			" UNION ALL SELECT 'c', col.i, pg_catalog.format_type(col.typ, col.mod),"
			"  CASE WHEN base.depth > 0 THEN pg_catalog.format_type(base.oid, base.mod) END, "
			"base.oid::text, base.mod::text,"
			"  t.typtype::text, n.nspname::text, t.typname::text, coalesce(sends.ok, false)::text,"
			"  CASE WHEN t.typtype = 'e' THEN (SELECT string_agg(octet_length(en.enumlabel::text) || "
			"':' || en.enumlabel, ''"
			"    ORDER BY en.enumsortorder) FROM pg_catalog.pg_enum en WHERE en.enumtypid = t.oid) END"
			"  FROM col JOIN base USING (i) LEFT JOIN pg_catalog.pg_type t ON t.oid = base.oid"
			"  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN sends ON "
			"sends.root = base.oid"
			" UNION ALL SELECT 'k', k.place, a.attname::text, NULL, NULL, NULL, NULL, NULL, NULL, "
			"NULL, NULL"
			"  FROM ind CROSS JOIN LATERAL unnest(ind.indkey::smallint[]) WITH ORDINALITY k(att, place)"
			"  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = $1::oid AND a.attnum = k.att"
			"  WHERE k.place <= ind.indnkeyatts"
			" ORDER BY kind, i";

enum {
	COL_KIND,
	COL_I,
	COL_A,
	COL_BASE_DECLARED,
	COL_BASE_OID,
	COL_BASE_TYPMOD,
	COL_TYPE_KIND,
	COL_SCHEMA,
	COL_NAME,
	COL_SEND,
	COL_LABELS
};

struct facts_query {
	struct buffer names, oids, typmods;
	char oid[16];
};

static void facts_query_init(struct facts_query *query, const struct pgoutput_relation *relation)
{
	memset(query, 0, sizeof *query);
	snprintf(query->oid, sizeof query->oid, "%" PRIu32, relation->oid);
	for (unsigned i = 0; i < relation->count; i++) {
		char separator = i ? ',' : '{';
		buffer_add_char(&query->names, separator);
		sql_array_element(&query->names, relation->columns[i].name);
		buffer_printf(&query->oids, "%c%" PRIu32, separator, relation->columns[i].type_oid);
		buffer_printf(&query->typmods, "%c%" PRId32, separator, relation->columns[i].typmod);
	}
	buffer_add_string(&query->names, relation->count ? "}" : "{}");
	buffer_add_string(&query->oids, relation->count ? "}" : "{}");
	buffer_add_string(&query->typmods, relation->count ? "}" : "{}");
}

static void facts_query_fini(struct facts_query *query)
{
	buffer_fini(&query->names);
	buffer_fini(&query->oids);
	buffer_fini(&query->typmods);
}

static uint32_t facts_count_labels(const char *text)
{
	uint32_t count = 0;

	while (*text) {
		char *colon;
		unsigned long length = strtoul(text, &colon, 10);
		text = colon + 1 + length;
		count++;
	}
	return count;
}

/* the netstrings that facts_sql made */
static int facts_read_labels(const char *text, struct arena *arena, struct facts_column *column)
{
	column->label_count = facts_count_labels(text);
	column->labels = arena_alloc(arena, (column->label_count + 1) * sizeof *column->labels);
	if (!column->labels)
		return -1;
	for (uint32_t i = 0; i < column->label_count; i++) {
		char *colon;
		unsigned long length = strtoul(text, &colon, 10);
		column->labels[i] = arena_copy(arena, colon + 1, length);
		if (!column->labels[i])
			return -1;
		text = colon + 1 + length;
	}
	return 0;
}

static int facts_read_column(const PGresult *r, int row, const struct pgoutput_column *from, struct arena *arena,
			     struct facts_column *column)
{
	column->name = arena_string(arena, from->name);
	column->type_oid = from->type_oid;
	column->declared = arena_string(arena, PQgetvalue(r, row, COL_A));
	column->base_oid = (uint32_t)result_int(r, row, COL_BASE_OID);
	column->base_typmod = (int32_t)result_int(r, row, COL_BASE_TYPMOD);
	column->type_kind = PQgetisnull(r, row, COL_TYPE_KIND) ? 'b' : PQgetvalue(r, row, COL_TYPE_KIND)[0];
	column->type_schema = arena_string(arena, PQgetvalue(r, row, COL_SCHEMA));
	column->type_name = arena_string(arena, PQgetvalue(r, row, COL_NAME));
	column->has_send = result_bool(r, row, COL_SEND);
	if (!column->name || !column->declared || !column->type_schema || !column->type_name)
		return -1;
	if (!PQgetisnull(r, row, COL_BASE_DECLARED)) {
		column->base_declared = arena_string(arena, PQgetvalue(r, row, COL_BASE_DECLARED));
		if (!column->base_declared)
			return -1;
	}
	return column->type_kind == 'e' ? facts_read_labels(PQgetvalue(r, row, COL_LABELS), arena, column) : 0;
}

/* a key with a column that the stream does not carry is none; so is one that grows beyond the relation's columns */
static void facts_read_key(const PGresult *r, int row, struct facts_relation *facts, bool *whole)
{
	for (uint32_t i = 0; *whole && i < facts->column_count && facts->key_count < facts->column_count; i++)
		if (strcmp(facts->columns[i].name, PQgetvalue(r, row, COL_A)) == 0) {
			facts->key_columns[facts->key_count++] = (uint16_t)i;
			return;
		}
	*whole = false;
	facts->key_count = 0;
}

static int facts_read_row(const PGresult *r, int row, const struct pgoutput_relation *relation,
			  struct facts_relation *facts, bool *key_whole)
{
	int64_t i = result_int(r, row, COL_I);

	switch (PQgetvalue(r, row, COL_KIND)[0]) {
	case 'r':
		facts->found = true;
		facts->identity = PQgetvalue(r, row, COL_A)[0];
		return 0;
	case 'k':
		facts_read_key(r, row, facts, key_whole);
		return 0;
	default:
		if (i < 1 || i > relation->count)
			return 0;
		return facts_read_column(r, row, &relation->columns[i - 1], &facts->arena, &facts->columns[i - 1]);
	}
}

static int facts_read(const PGresult *r, const struct pgoutput_relation *relation, struct facts_relation *facts)
{
	bool key_whole = true;

	facts->oid = relation->oid;
	facts->identity = relation->identity;
	facts->column_count = relation->count;
	facts->columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->columns);
	facts->key_columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->key_columns);
	if (!facts->columns || !facts->key_columns)
		return -1;
	for (int row = 0; row < PQntuples(r); row++) /* by kind: columns before key columns */
		if (facts_read_row(r, row, relation, facts, &key_whole) < 0)
			return -1;
	for (uint32_t i = 0; i < facts->column_count; i++)
		if (!facts->columns[i].name)
			return -1;
	return 0;
}

struct facts_relation *source_facts(struct source *source, const struct pgoutput_relation *relation,
				    struct error *error)
{
	struct facts_relation *facts = memory_alloc(sizeof *facts);
	struct facts_query query;
	PGresult *r = NULL;
	int result;

	facts_query_init(&query, relation);
	if (!facts || query.names.failed || query.oids.failed || query.typmods.failed) {
		error_set(error, ERROR_MEMORY, "no memory for the facts of %s.%s", relation->schema, relation->name);
		goto fail;
	}
	if (source_query(source, facts_sql,
			 SOURCE_VALUES(query.oid, query.names.data, query.oids.data, query.typmods.data), &r,
			 error) < 0) {
		error_wrap(error, "reading the catalog about %s.%s", relation->schema, relation->name);
		goto fail;
	}
	result = facts_read(r, relation, facts);
	PQclear(r);
	if (result < 0) {
		error_set(error, ERROR_MEMORY, "no memory for the facts of %s.%s", relation->schema, relation->name);
		goto fail;
	}
	facts_query_fini(&query);
	return facts;
fail:
	facts_query_fini(&query);
	facts_relation_free(facts);
	return NULL;
}
