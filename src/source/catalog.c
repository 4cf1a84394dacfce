/* Facts that only the catalog has about a relation that a Relation message describes: one query a relation. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "source/connection.h"
#include "source/sql.h"
#include "source/typetree.h"

/* The answer's rows beside those of the types: 'r' the relation, 'c' a column (i counts from 1), 'k' a key column (i: place in
 * the key).
 *
 * Columns are the message's; the catalog may be newer, and is asked about them only where the key and the dimensions that
 * arrays are declared with are concerned: by name, or by place where nothing else has changed.
 *
 * Key: the index marked as replica identity under identity 'i', else the primary key; valid and immediate; its key
 * columns, not the included ones. */
static const char facts_sql[] =
	"WITH RECURSIVE seed AS (SELECT o.i, o.name, o.typ, o.mod, count(*) OVER () AS columns"
	"  FROM unnest($2::text[], $3::oid[], $4::integer[]) WITH ORDINALITY o(name, typ, mod, i))," TYPETREE_WITH ","
	" att AS (SELECT a.attname::text AS name, a.atttypid AS typ, a.attndims AS dims,"
	"  row_number() OVER (ORDER BY a.attnum) AS i, count(*) OVER () AS columns"
	"  FROM pg_catalog.pg_attribute a WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped),"
	" ind AS (SELECT x.indexrelid, x.indkey, x.indnkeyatts FROM pg_catalog.pg_class c"
	"  JOIN pg_catalog.pg_index x ON x.indrelid = c.oid"
	"  WHERE c.oid = $1::oid AND x.indimmediate AND x.indisvalid AND x.indisready AND x.indisunique"
	"  AND x.indpred IS NULL AND x.indexprs IS NULL"
	"  AND (x.indisprimary OR (x.indisreplident AND c.relreplident = 'i'))"
	"  ORDER BY x.indisreplident AND c.relreplident = 'i' DESC LIMIT 1) " TYPETREE_ROWS
	" UNION ALL SELECT 'r', 0, c.relreplident::text, " TYPETREE_NULLS
	"  FROM pg_catalog.pg_class c WHERE c.oid = $1::oid"
	" UNION ALL SELECT 'c', s.i, NULL, s.typ::bigint, s.mod, coalesce(n.dims, p.dims, 0),"
	"  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
	"  FROM seed s LEFT JOIN att n ON n.name = s.name AND n.typ = s.typ"
	"  LEFT JOIN att p ON p.i = s.i AND p.typ = s.typ AND p.columns = s.columns"
	" UNION ALL SELECT 'k', k.place, a.attname::text, " TYPETREE_NULLS
	"  FROM ind CROSS JOIN LATERAL unnest(ind.indkey::smallint[]) WITH ORDINALITY k(att, place)"
	"  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = $1::oid AND a.attnum = k.att"
	"  WHERE k.place <= ind.indnkeyatts"
	" ORDER BY kind, i";

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

/* a key with a column that the stream does not carry is none; so is one that grows beyond the relation's columns */
static void facts_read_key(const PGresult *r, int row, struct facts_relation *facts, bool *whole)
{
	for (uint32_t i = 0; *whole && i < facts->column_count && facts->key_count < facts->column_count; i++)
		if (strcmp(facts->columns[i].name, PQgetvalue(r, row, TYPETREE_NAME)) == 0) {
			facts->key_columns[facts->key_count++] = (uint16_t)i;
			return;
		}
	*whole = false;
	facts->key_count = 0;
}

static int facts_read_column(const PGresult *r, int row, const struct tree *tree,
			     const struct pgoutput_relation *relation, struct facts_relation *facts)
{
	int64_t i = result_int(r, row, TYPETREE_I);
	struct facts_column *column;

	if (i < 1 || i > relation->count)
		return 0;
	const struct pgoutput_column *shape = &relation->columns[i - 1];
	column = &facts->columns[i - 1];
	*column = tree_column(tree, shape->type_oid, shape->typmod, (int32_t)result_int(r, row, TYPETREE_DIMS));
	column->name = arena_string(&facts->arena, shape->name);
	return column->name ? 0 : -1;
}

static int facts_read_row(const PGresult *r, int row, const struct tree *tree, const struct pgoutput_relation *relation,
			  struct facts_relation *facts, bool *key_whole)
{
	switch (PQgetvalue(r, row, TYPETREE_KIND)[0]) {
	case 'r':
		facts->found = true;
		facts->identity = PQgetvalue(r, row, TYPETREE_NAME)[0];
		return 0;
	case 'k':
		facts_read_key(r, row, facts, key_whole);
		return 0;
	case 'c':
		return facts_read_column(r, row, tree, relation, facts);
	default:
		return 0;
	}
}

static int facts_read(const PGresult *r, const struct pgoutput_relation *relation, struct facts_relation *facts)
{
	struct tree tree;
	bool key_whole = true;

	facts->oid = relation->oid;
	facts->identity = relation->identity;
	facts->column_count = relation->count;
	facts->columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->columns);
	facts->key_columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->key_columns);
	if (!facts->columns || !facts->key_columns || typetree_read(r, &facts->arena, &tree) < 0)
		return -1;
	for (int row = 0; row < PQntuples(r); row++) /* by kind: columns before key columns */
		if (facts_read_row(r, row, &tree, relation, facts, &key_whole) < 0)
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
