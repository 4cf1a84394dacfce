/* Facts that only the catalog has about a relation that a Relation message describes: one query a relation. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "source/connection.h"
#include "source/kept.h"
#include "source/sql.h"
#include "source/typetree.h"

/* The answer's rows beside those of the types: 'r' the relation, 'c' a column (i counts from 1), 'k' a key column (i: place in
 * the key).
 *
 * Columns are the message's; the catalog may be newer, and is asked about them only where the key and the dimensions that
 * arrays are declared with are concerned: by name, or by place where nothing else has changed.
 *
 * Key: the index marked as replica identity under the message's identity 'i', else the primary key; valid and immediate; its key
 * columns, not the included ones. */
#define INDEX_VERSION TYPETREE_XID("x.xmin")
/* $7, a transaction of the stream, with its epoch: it is within 2^31 of the next one's */
#define EPOCH_XID "(now.next + (($7::bigint - now.next + 2147483648) & 4294967295) - 2147483648)::text::pg_catalog.xid8"
#define KEY_NEWEST "greatest(ind.version, " TYPETREE_XID("a.xmin") ")"
static const char facts_sql[] =
	"WITH RECURSIVE seed AS (SELECT o.i, o.name, o.typ, o.mod, count(*) OVER () AS columns"
	"  FROM unnest($3::text[], $4::oid[], $5::integer[]) WITH ORDINALITY o(name, typ, mod, i))," TYPETREE_WITH ","
	" att AS (SELECT a.attname::text AS name, a.atttypid AS typ, a.attndims AS dims,"
	"  row_number() OVER (ORDER BY a.attnum) AS i, count(*) OVER () AS columns"
	"  FROM pg_catalog.pg_attribute a WHERE a.attrelid = $2::oid AND a.attnum > 0 AND NOT a.attisdropped),"
	" ind AS (SELECT x.indexrelid, x.indkey, x.indnkeyatts, x.xmin AS made, " INDEX_VERSION " AS version"
	"  FROM pg_catalog.pg_index x"
	"  WHERE x.indrelid = $2::oid AND x.indimmediate AND x.indisvalid AND x.indisready AND x.indisunique"
	"  AND x.indpred IS NULL AND x.indexprs IS NULL AND (x.indisprimary OR (x.indisreplident AND $6 = 'i'))"
	"  ORDER BY x.indisreplident AND $6 = 'i' DESC LIMIT 1) " TYPETREE_ROWS
	" UNION ALL SELECT 'r', 0, c.relreplident::text, " TYPETREE_NULLS
	"  FROM pg_catalog.pg_class c WHERE c.oid = $2::oid"
	" UNION ALL SELECT 'c', s.i, NULL, s.typ::bigint, s.mod, coalesce(n.dims, p.dims, 0),"
	"  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
	"  FROM seed s LEFT JOIN att n ON n.name = s.name AND n.typ = s.typ"
	"  LEFT JOIN att p ON p.i = s.i AND p.typ = s.typ AND p.columns = s.columns"
	" UNION ALL SELECT 'k', k.place, a.attname::text, ind.indexrelid::bigint, NULL, NULL, NULL, NULL, NULL, NULL,"
	"  NULL, ind.version, NULL, NULL, NULL, " KEY_NEWEST ","
	"  coalesce(ind.made::text = y.xmin::text AND a.xmin::text = y.xmin::text, false), NULL"
	"  FROM ind CROSS JOIN LATERAL unnest(ind.indkey::smallint[]) WITH ORDINALITY k(att, place)"
	"  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = $2::oid AND a.attnum = k.att"
	/* a system column's row is as the table's making left it */
	"  LEFT JOIN pg_catalog.pg_attribute y ON y.attrelid = $2::oid AND y.attnum = -1"
	"  WHERE k.place <= ind.indnkeyatts"
	" UNION ALL SELECT 'v', 0, CASE"
	"  WHEN pg_catalog.pg_visible_in_snapshot(" EPOCH_XID ", pg_catalog.pg_current_snapshot()) THEN 'seen'"
	"  WHEN EXISTS (SELECT FROM pg_catalog.pg_replication_slots o"
	"    JOIN pg_catalog.pg_stat_replication w ON w.pid = o.active_pid"
	"    WHERE o.slot_name = $1 AND w.sync_state IN ('sync', 'quorum')) THEN 'ours' ELSE 'unseen' END, " TYPETREE_NULLS
	"  FROM now WHERE $7 IS NOT NULL"
	" ORDER BY kind, i";

enum {
	FACTS_WAIT_US = 500, /* for a commit to be seen, and twice as long each time: a quarter of a second in all */
	FACTS_WAIT_MAX_US = 128000
};

struct facts_query {
	struct buffer names, oids, typmods;
	char oid[16], identity[2], xid[16];
};

static void facts_query_init(struct facts_query *query, const struct pgoutput_relation *relation, uint32_t xid)
{
	memset(query, 0, sizeof *query);
	snprintf(query->oid, sizeof query->oid, "%" PRIu32, relation->oid);
	snprintf(query->xid, sizeof query->xid, "%" PRIu32, xid);
	query->identity[0] = relation->identity;
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

static bool find_column(const struct facts_relation *facts, const char *name, uint16_t *column)
{
	for (uint32_t i = 0; i < facts->column_count; i++)
		if (strcmp(facts->columns[i].name, name) == 0) {
			*column = (uint16_t)i;
			return true;
		}
	return false;
}

/* a key with a column that the stream does not carry is none; so is one that grows beyond the relation's columns */
static void facts_read_key(const PGresult *r, int row, struct facts_relation *facts)
{
	uint16_t column;

	if (facts->key_whole && facts->key_count < facts->column_count &&
	    find_column(facts, PQgetvalue(r, row, TYPETREE_NAME), &column)) {
		facts->key_columns[facts->key_count++] = column;
		return;
	}
	facts->key_whole = false;
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
			  struct facts_relation *facts)
{
	switch (PQgetvalue(r, row, TYPETREE_KIND)[0]) {
	case 'r':
		facts->found = true;
		facts->identity = PQgetvalue(r, row, TYPETREE_NAME)[0];
		return 0;
	case 'k':
		facts_read_key(r, row, facts);
		return 0;
	case 'c':
		return facts_read_column(r, row, tree, relation, facts);
	default:
		return 0;
	}
}

/* ---- since when that holds ---- */

static int settle_types(struct kept *kept, const PGresult *r, struct tree *tree)
{
	int when = typetree_when(r);
	uint32_t i = 0;

	for (int row = 0; kept && when >= 0 && row < PQntuples(r); row++) {
		if (PQgetvalue(r, row, TYPETREE_KIND)[0] != 't')
			continue;
		struct tree_type *type = &tree->types[i++]; /* not sorted yet */
		if (type->kind != 'c')
			continue;
		struct known_evidence evidence = typetree_evidence(r, row, when);
		if (known_type(&kept->known, type->oid, &evidence, &type->known_lsn) < 0 ||
		    kept_use_type(kept, type->oid, result_int(r, row, TYPETREE_STAMP_OF)) < 0)
			return -1;
	}
	return 0;
}

/* the columns of a kept key among the relation's; false: it is another relation's by now */
static bool kept_key_fits(struct facts_relation *facts, const char *columns)
{
	struct buffer name = {0};
	bool fits = true;
	size_t length;

	for (const char *part; fits && (part = known_next(&columns, &length));) {
		fits = false;
		for (uint32_t i = 0; !fits && i < facts->column_count && facts->kept_key_count < facts->column_count;
		     i++) {
			buffer_clear(&name);
			known_columns(&name, facts->columns[i].name);
			fits = !name.failed && name.length == length && memcmp(name.data, part, length) == 0;
			if (fits)
				facts->kept_key_columns[facts->kept_key_count++] = (uint16_t)i;
		}
	}
	buffer_fini(&name);
	return fits;
}

/* all key columns' rows together */
static struct known_evidence key_evidence(const PGresult *r, int when, struct buffer *columns, uint32_t *index,
					  uint64_t *version)
{
	struct known_evidence all = typetree_evidence(r, when, when);

	all.newest = 0;
	all.original = true;
	for (int row = 0; row < PQntuples(r); row++) {
		if (PQgetvalue(r, row, TYPETREE_KIND)[0] != 'k')
			continue;
		struct known_evidence one = typetree_evidence(r, row, when);
		all.newest = one.newest > all.newest ? one.newest : all.newest;
		all.original &= one.original;
		*index = (uint32_t)result_int(r, row, TYPETREE_OID);
		*version = (uint64_t)result_int(r, row, TYPETREE_DOWN);
		known_columns(columns, PQgetvalue(r, row, TYPETREE_NAME));
	}
	return all;
}

/* In the stream is which columns the key has, not their order. Of a single one there is nothing to keep. */
static bool key_needs_keeping(const struct kept *kept, const struct facts_relation *facts, const char *columns)
{
	return !facts->key_in_stream || strchr(columns, ',') || known_has_key(&kept->known, facts->oid);
}

static int settle_key(struct kept *kept, const PGresult *r, struct facts_relation *facts)
{
	int when = typetree_when(r);
	struct buffer columns = {0};
	struct known_key key = {0};
	uint32_t index = 0;
	uint64_t version = 0;
	int result = 0;

	if (!kept || when < 0)
		return 0;
	struct known_evidence evidence = key_evidence(r, when, &columns, &index, &version);
	if (columns.failed)
		result = -1;
	else if (key_needs_keeping(kept, facts, buffer_string(&columns)))
		result = known_key(&kept->known, facts->oid, !facts->found, &evidence, buffer_string(&columns), index,
				   version, &key);
	buffer_fini(&columns);
	if (result < 0)
		return -1;
	facts->key_known_lsn = key.lsn;
	facts->key_renamed = key.renamed;
	facts->kept_key = key.previous && kept_key_fits(facts, key.previous);
	facts->kept_key_lsn = key.previous_lsn;
	return 0;
}

/* ---- all together ---- */

static int facts_read(struct kept *kept, const PGresult *r, const struct pgoutput_relation *relation,
		      struct facts_relation *facts)
{
	struct tree tree;

	facts->oid = relation->oid;
	facts->identity = relation->identity;
	facts->key_in_stream = relation->identity == 'd' || relation->identity == 'i';
	facts->column_count = relation->count;
	facts->key_whole = true;
	facts->columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->columns);
	facts->key_columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->key_columns);
	facts->kept_key_columns = arena_alloc(&facts->arena, (relation->count + 1u) * sizeof *facts->kept_key_columns);
	if (!facts->columns || !facts->key_columns || !facts->kept_key_columns)
		return -1;
	if (typetree_read(r, &facts->arena, &tree) < 0 || settle_types(kept, r, &tree) < 0 ||
	    tree_build(&tree, &facts->arena) < 0)
		return -1;
	for (int row = 0; row < PQntuples(r); row++) /* by kind: columns before key columns */
		if (facts_read_row(r, row, &tree, relation, facts) < 0)
			return -1;
	for (uint32_t i = 0; i < facts->column_count; i++)
		if (!facts->columns[i].name)
			return -1;
	return settle_key(kept, r, facts);
}

/* A commit is in the WAL, and may be in the stream, before others see it: for microseconds, or for as long as it waits for a
 * synchronous standby. Facts from before it would be older than its rows, which nothing tells. Where we are such a standby
 * ourselves it may wait for us, and we do not for it. */
static void facts_see(struct facts_relation *facts, const PGresult *r)
{
	facts->unseen = facts->early = false;
	for (int row = 0; row < PQntuples(r); row++)
		if (PQgetvalue(r, row, TYPETREE_KIND)[0] == 'v') {
			facts->unseen = strcmp(PQgetvalue(r, row, TYPETREE_NAME), "unseen") == 0;
			facts->early = strcmp(PQgetvalue(r, row, TYPETREE_NAME), "ours") == 0;
		}
}

static int facts_ask(struct source *source, const struct facts_query *query, uint32_t xid, PGresult **r,
		     struct error *error)
{
	return source_query_often(source, facts_sql,
				  SOURCE_VALUES(source->kept ? source->kept->slot : NULL, query->oid, query->names.data,
						query->oids.data, query->typmods.data, query->identity,
						xid ? query->xid : NULL),
				  r, error);
}

struct facts_relation *source_facts(struct source *source, const struct pgoutput_relation *relation, uint32_t xid,
				    struct error *error)
{
	struct facts_relation *facts = memory_alloc(sizeof *facts);
	struct facts_query query;
	PGresult *r = NULL;
	int result;

	facts_query_init(&query, relation, xid);
	if (!facts || query.names.failed || query.oids.failed || query.typmods.failed) {
		error_set(error, ERROR_MEMORY, "no memory for the facts of %s.%s", relation->schema, relation->name);
		goto fail;
	}
	for (int64_t wait_us = FACTS_WAIT_US;; wait_us *= 2) {
		if (facts_ask(source, &query, xid, &r, error) < 0) {
			error_wrap(error, "reading the catalog about %s.%s", relation->schema, relation->name);
			goto fail;
		}
		facts_see(facts, r);
		if ((!facts->unseen && !facts->early) || wait_us > FACTS_WAIT_MAX_US)
			break;
		PQclear(r);
		clock_sleep_us(wait_us);
	}
	result = facts->unseen ? 0 : facts_read(source->kept, r, relation, facts);
	PQclear(r);
	if (result < 0) {
		error_set(error, ERROR_MEMORY, "no memory for the facts of %s.%s", relation->schema, relation->name);
		goto fail;
	}
	facts_query_fini(&query);
	if (source->kept && !facts->unseen)
		kept_save(source->kept);
	return facts;
fail:
	facts_query_fini(&query);
	facts_relation_free(facts);
	return NULL;
}
