/* Chunks of a table's rows, in key order. */
#include "source/chunk.h"

#include <assert.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/memory.h"
#include "decode/copy.h"
#include "source/connection.h"
#include "source/publication.h"
#include "source/replication.h"
#include "source/sql.h"
#include "source/stamp.h"

enum { CHUNK_HEADER = 19 }; /* bytes of binary COPY's, without an extension, as the server sends none */

/* ---- the query ---- */

/* by the type's output function, whatever casts to text there are */
static void key_texts_sql(const struct chunk_table *table, const char *comma, struct buffer *sql)
{
	for (uint16_t i = 0; i < table->key_count; i++) {
		buffer_printf(sql, "%s pg_catalog.format('%%s', ", i ? "," : comma);
		sql_identifier(sql, table->keys[i].name);
		buffer_add_char(sql, ')');
	}
}

static void columns_sql(const struct chunk_table *table, struct buffer *sql)
{
	for (uint16_t i = 0; i < table->relation.count; i++) {
		buffer_add_string(sql, i ? ", " : " ");
		sql_identifier(sql, table->relation.columns[i].name);
	}
	key_texts_sql(table, table->relation.count ? "," : "", sql);
}

static void keys_sql(const struct chunk_table *table, struct buffer *sql)
{
	for (uint16_t i = 0; i < table->key_count; i++) {
		buffer_add_string(sql, i ? ", " : "");
		sql_identifier(sql, table->keys[i].name);
	}
}

/* (k1, k2) > ('a'::t1, 'b'::t2): row-wise, by the columns' own collations and operators, as the index is ordered */
static void bound_sql(const struct chunk_query *query, const char *relation, const char *value, struct buffer *sql,
		      const char **word)
{
	if (!value)
		return;
	buffer_printf(sql, "%s(", *word);
	keys_sql(query->table, sql);
	buffer_printf(sql, ") %s (", relation);
	for (uint16_t i = 0; i < query->table->key_count; i++) {
		buffer_add_string(sql, i ? ", " : "");
		sql_literal(sql, value);
		buffer_printf(sql, "::%s", query->table->keys[i].type);
		value += strlen(value) + 1;
	}
	buffer_add_char(sql, ')');
	*word = " AND ";
}

/* inherited rows are other tables' */
static void from_sql(const struct chunk_table *table, struct buffer *sql)
{
	if (table->part_name) {
		buffer_add_string(sql, "ONLY ");
		sql_table(sql, table->part_schema, table->part_name);
		return;
	}
	buffer_add_string(sql, table->partitioned ? "" : "ONLY ");
	sql_table(sql, table->relation.schema, table->relation.name);
}

static bool is_conditional(const struct chunk_query *query)
{
	return query->table->filter || (query->where && *query->where);
}

void chunk_bound_sql(const struct chunk_query *query, struct buffer *sql)
{
	const struct chunk_table *table = query->table;
	const char *word = " WHERE ";

	buffer_add_string(sql, "SELECT");
	key_texts_sql(table, "", sql);
	buffer_add_string(sql, " FROM ");
	from_sql(table, sql);
	bound_sql(query, ">", query->after, sql, &word);
	buffer_add_string(sql, " ORDER BY ");
	keys_sql(table, sql);
	buffer_printf(sql, " OFFSET %u LIMIT 1", (unsigned)query->rows - 1);
}

void chunk_sql(const struct chunk_query *query, struct buffer *sql)
{
	const struct chunk_table *table = query->table;
	const char *word = " WHERE ";

	buffer_add_string(sql, "COPY (SELECT");
	columns_sql(table, sql);
	buffer_add_string(sql, " FROM ");
	from_sql(table, sql);
	bound_sql(query, ">", query->after, sql, &word);
	bound_sql(query, "<=", query->through ? query->through : query->bound, sql, &word);
	sql_condition(sql, &word, table->filter);
	sql_condition(sql, &word, query->where);
	buffer_add_string(sql, " ORDER BY ");
	keys_sql(table, sql);
	if (!query->through)
		buffer_printf(sql, " LIMIT %u", (unsigned)query->rows);
	buffer_printf(sql, ") TO STDOUT (FORMAT %s)", query->binary ? "binary" : "text");
}

/* ---- what the table is ---- */

/* Its row in the catalog, what its shape is made of and, of a partition, its places in tables: their versions. */
#define STAMP_SQL                                                                                                            \
	"SELECT pg_catalog.concat_ws('/', c.oid, c.xmin, c.relfilenode," STAMP_SHAPE ","                                     \
	" (SELECT pg_catalog.string_agg(i.inhrelid || ':' || i.xmin, ',' ORDER BY i.inhrelid)"                               \
	"  FROM pg_catalog.pg_partition_ancestors(c.oid) a JOIN pg_catalog.pg_inherits i ON i.inhrelid = a.relid)) AS stamp" \
	" FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"                               \
	" WHERE n.nspname = "

static const char table_sql[] =
	"SELECT s.stamp, c.relkind, greatest(c.reltuples::bigint, -1), EXISTS ("
	"  SELECT FROM pg_catalog.pg_publication p CROSS JOIN LATERAL pg_catalog.pg_get_publication_tables(p.pubname) g"
	"  WHERE p.pubname IN ($3, $4) AND g.relid = c.oid),"
	" (SELECT pg_catalog.to_jsonb(t) ->> 'rowfilter' FROM pg_catalog.pg_publication_tables t"
	"  WHERE t.pubname IN ($3, $4) AND t.schemaname = $1 AND t.tablename = $2"
	"  AND pg_catalog.to_jsonb(t) ->> 'rowfilter' IS NOT NULL LIMIT 1),"
	" c.relpersistence, c.relispartition, c.oid < 16384 OR n.nspname = 'information_schema' OR n.nspname ~ '^pg_'"
	" FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	" CROSS JOIN LATERAL (" STAMP_SQL "$1 AND c.relname = $2) s"
	" WHERE n.nspname = $1 AND c.relname = $2";

static const char part_sql[] =
	"SELECT s.stamp, greatest(c.reltuples::bigint, -1), pg_catalog.pg_relation_size(c.oid) = 0,"
	" c.relkind = 'r' AND $3::oid IN (SELECT a.relid FROM pg_catalog.pg_partition_ancestors(c.oid) a), c.oid"
	" FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	" CROSS JOIN LATERAL (" STAMP_SQL "$1 AND c.relname = $2) s"
	" WHERE n.nspname = $1 AND c.relname = $2";

static const char keys_query[] =
	"SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
	" pg_catalog.concat_ws(':', a.attnum, a.atttypid, a.atttypmod, a.attcollation) FROM (SELECT x.indrelid, x.indkey, x.indnkeyatts"
	"  FROM pg_catalog.pg_index x WHERE x.indrelid = $1::oid AND x.indisunique AND x.indimmediate AND x.indisvalid"
	"  AND x.indpred IS NULL AND x.indexprs IS NULL AND (x.indisprimary OR x.indisreplident)"
	"  ORDER BY x.indisprimary DESC LIMIT 1) i"
	" CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY k(att, place)"
	" JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.att"
	" WHERE k.place <= i.indnkeyatts ORDER BY k.place";

static uint64_t key_kind(const PGresult *r)
{
	struct buffer kind = {0};

	for (int i = 0; i < PQntuples(r); i++)
		buffer_printf(&kind, "%s/", PQgetvalue(r, i, 2));
	uint64_t hash = kind.failed ? 0 : hash_crc64_avro(kind.data, kind.length);
	buffer_fini(&kind);
	return hash;
}

static int keys_read(struct source *source, struct chunk_table *table, struct error *error)
{
	char oid[16];
	PGresult *r;

	snprintf(oid, sizeof oid, "%" PRIu32, table->relation.oid);
	if (source_query(source, keys_query, SOURCE_VALUES(oid), &r, error) < 0)
		return -1;
	uint16_t count = (uint16_t)PQntuples(r);
	bool failed = false;
	table->keys = arena_alloc(&table->arena, (count + 1u) * sizeof *table->keys);
	for (uint16_t i = 0; table->keys && i < count; i++) {
		table->keys[i].name = arena_string(&table->arena, PQgetvalue(r, i, 0));
		table->keys[i].type = arena_string(&table->arena, PQgetvalue(r, i, 1));
		failed |= !table->keys[i].name || !table->keys[i].type;
	}
	table->key_kind = key_kind(r);
	PQclear(r);
	if (!table->keys || failed)
		return error_set(error, ERROR_MEMORY, "no memory for a table's key");
	table->key_count = count;
	return 0;
}

static int table_read(const PGresult *r, struct chunk_table *table, struct error *error)
{
	table->stamp = arena_string(&table->arena, PQgetvalue(r, 0, 0));
	table->kind = PQgetvalue(r, 0, 1)[0];
	table->partitioned = table->kind == 'p';
	table->rows = result_int(r, 0, 2);
	table->published = result_bool(r, 0, 3);
	table->persistence = PQgetvalue(r, 0, 5)[0];
	table->partition = result_bool(r, 0, 6);
	table->system = result_bool(r, 0, 7);
	if (!PQgetisnull(r, 0, 4)) {
		table->filter = arena_string(&table->arena, PQgetvalue(r, 0, 4));
		if (!table->filter)
			return error_set(error, ERROR_MEMORY, "no memory for a row filter");
	}
	return table->stamp ? 0 : error_set(error, ERROR_MEMORY, "no memory for a table");
}

static int part_note(const PGresult *r, struct chunk_table *table, struct error *error)
{
	struct buffer stamp = {0};

	table->part_lost = PQntuples(r) == 0 || !result_bool(r, 0, 3);
	if (table->part_lost)
		return 0;
	table->rows = result_int(r, 0, 1);
	table->part_empty = result_bool(r, 0, 2);
	table->rows_oid = (uint32_t)result_int(r, 0, 4);
	buffer_printf(&stamp, "%s/%s", table->stamp, PQgetvalue(r, 0, 0));
	table->stamp = stamp.failed ? NULL : arena_string(&table->arena, buffer_string(&stamp));
	buffer_fini(&stamp);
	return table->stamp ? 0 : error_set(error, ERROR_MEMORY, "no memory for a partition");
}

/* Whoever attaches a table locks out those who write to it: what is there before is there to be seen, if the attaching is. */
static int part_read(struct source *source, const char *schema, const char *name, struct chunk_table *table,
		     struct error *error)
{
	char oid[16];
	PGresult *r;

	table->part_schema = arena_string(&table->arena, schema);
	table->part_name = arena_string(&table->arena, name);
	if (!table->part_schema || !table->part_name)
		return error_set(error, ERROR_MEMORY, "no memory for a partition");
	snprintf(oid, sizeof oid, "%" PRIu32, table->relation.oid);
	if (source_query(source, part_sql, SOURCE_VALUES(schema, name, oid), &r, error) < 0)
		return error_wrap(error, "reading the catalog about partition %s.%s", schema, name);
	int result = part_note(r, table, error);
	PQclear(r);
	return result;
}

/* The stamp is read first: what changes between the queries shows when the chunk is read. */
int chunk_describe(struct source *source, const char *publication, const char *schema, const char *name,
		   const char *part_schema, const char *part_name, struct chunk_table *table, struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	PGresult *r;
	int result;

	memset(table, 0, sizeof *table);
	publication_companion(publication, companion);
	if (source_query(source, table_sql, SOURCE_VALUES(schema, name, publication, companion), &r, error) < 0)
		return error_wrap(error, "reading the catalog about %s.%s", schema, name);
	if (PQntuples(r) == 0) {
		PQclear(r);
		return 0;
	}
	result = table_read(r, table, error);
	PQclear(r);
	if (result == 0 && (table->kind == 'r' || table->kind == 'p'))
		result = source_relation(source, publication, schema, name, &table->arena, &table->relation, error);
	table->rows_oid = table->relation.oid;
	if (result == 0 && table->relation.oid)
		result = keys_read(source, table, error);
	if (result == 0 && table->relation.oid && *part_name)
		result = part_read(source, part_schema, part_name, table, error);
	if (result < 0)
		chunk_table_fini(table);
	return result;
}

void chunk_table_fini(struct chunk_table *table)
{
	arena_fini(&table->arena);
	memset(table, 0, sizeof *table);
}

static int ask_id(struct source *source, const char *sql, uint64_t *id, struct error *error)
{
	PGresult *r;

	if (source_query(source, sql, 0, NULL, &r, error) < 0)
		return error_wrap(error, "asking which transactions run");
	*id = (uint64_t)result_int(r, 0, 0);
	PQclear(r);
	return 0;
}

int chunk_newest(struct source *source, uint64_t *newest, struct error *error)
{
	return ask_id(source, "SELECT pg_catalog.pg_current_xact_id()", newest, error);
}

int chunk_horizon(struct source *source, uint64_t *xmin, struct buffer *blockers, struct error *error)
{
	if (ask_id(source, "SELECT pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())", xmin, error) < 0)
		return -1;
	source_blockers(source, blockers);
	return 0;
}

/* ---- reading ---- */

static int64_t deadline_of(const struct chunk_query *query)
{
	return clock_monotonic_us() + query->timeout_us + 1000000;
}

static int command(struct source *source, const struct chunk_query *query, enum sqlstate_where where, const char *sql,
		   PGresult **r, struct error *error)
{
	return connection_query(source, source->control, where, sql, -1, NULL, deadline_of(query), r, error);
}

static enum sqlstate_where place_of(const struct chunk_query *query)
{
	return query->where && *query->where ? SQLSTATE_CONDITION : SQLSTATE_QUERY;
}

static int settings(struct source *source, const struct chunk_query *query, struct error *error)
{
	const char *encoding = PQparameterStatus(source->control, "server_encoding");
	char sql[300];
	PGresult *r;

	/* a connection may have served other queries: all that matters is set for each chunk */
	snprintf(sql, sizeof sql,
		 "SET statement_timeout = %lld; SET lock_timeout = %lld; SET max_parallel_workers_per_gather = 0%s",
		 (long long)(query->timeout_us / 1000), (long long)(query->timeout_us / 1000),
		 encoding && strcmp(encoding, "SQL_ASCII") == 0 ? "; SET client_encoding = 'SQL_ASCII'" : "");
	if (command(source, query, SQLSTATE_QUERY, sql, &r, error) < 0)
		return -1;
	PQclear(r);
	return 0;
}

/* The lock comes before the snapshot: a rewrite that is over is in it, and none can happen until the rows are read (rewrites
 * are not MVCC-safe). */
static int begin(struct source *source, const struct chunk_query *query, struct error *error)
{
	struct buffer sql = {0};
	PGresult *r;

	buffer_add_string(&sql, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE ");
	from_sql(query->table, &sql);
	buffer_add_string(&sql, " IN ACCESS SHARE MODE");
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: command(source, query, SQLSTATE_QUERY, sql.data, &r, error);
	buffer_fini(&sql);
	if (result == 0)
		PQclear(r);
	return result;
}

/* xmin:xmax:xip,xip,... */
static int snapshot_parse(const char *text, struct chunk_rows *rows, struct error *error)
{
	char *at;

	rows->xmin = strtoull(text, &at, 10);
	rows->xmax = *at == ':' ? strtoull(at + 1, &at, 10) : 0;
	rows->xip_count = 0;
	if (*at != ':' || !rows->xmax)
		return error_set(error, ERROR_PROTOCOL, "pg_current_snapshot() is %s", text);
	for (at++; *at;) {
		if (rows->xip_count == rows->xip_size) {
			uint32_t size = rows->xip_size ? 2 * rows->xip_size : 64;
			uint64_t *xip = memory_resize(rows->xip, size * sizeof *xip);
			if (!xip)
				return error_set(error, ERROR_MEMORY, "no memory for a snapshot");
			rows->xip = xip;
			rows->xip_size = size;
		}
		rows->xip[rows->xip_count++] = strtoull(at, &at, 10);
		at += *at == ',';
	}
	return 0;
}

static void stamp_sql(const char *schema, const char *name, struct buffer *sql)
{
	buffer_add_string(sql, "(" STAMP_SQL);
	sql_literal(sql, schema);
	buffer_add_string(sql, " AND c.relname = ");
	sql_literal(sql, name);
	buffer_add_char(sql, ')');
}

/* the transaction's snapshot is taken here */
static int look(struct source *source, const struct chunk_query *query, struct chunk_rows *rows, struct error *error)
{
	struct buffer sql = {0};
	PGresult *r = NULL;

	buffer_add_string(&sql, "SELECT pg_catalog.pg_current_snapshot()::text,"
				" (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::bigint, ");
	stamp_sql(query->table->relation.schema, query->table->relation.name, &sql);
	if (query->table->part_name) {
		buffer_add_string(&sql, " || '/' || ");
		stamp_sql(query->table->part_schema, query->table->part_name, &sql);
	}
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: command(source, query, SQLSTATE_QUERY, sql.data, &r, error);
	buffer_fini(&sql);
	if (result == 0 && PQntuples(r) != 1)
		result = error_set(error, ERROR_PROTOCOL, "PostgreSQL does not tell its snapshot");
	if (result == 0) {
		rows->time_us = result_int(r, 0, 1);
		rows->changed = strcmp(PQgetvalue(r, 0, 2), query->table->stamp) != 0;
		result = snapshot_parse(PQgetvalue(r, 0, 0), rows, error);
	}
	PQclear(r);
	return result;
}

static int rows_room(struct chunk_rows *rows, size_t length, struct error *error)
{
	if (rows->used + length > rows->size) {
		size_t size = 2 * rows->size + length + 65536;
		uint8_t *bytes = memory_resize(rows->bytes, size);
		if (!bytes)
			return error_set(error, ERROR_MEMORY, "no memory for a chunk of rows");
		rows->bytes = bytes;
		rows->size = size;
	}
	if (rows->count == rows->lengths_size) {
		uint32_t size = rows->lengths_size ? 2 * rows->lengths_size : 1024;
		uint32_t *lengths = memory_resize(rows->lengths, size * sizeof *lengths);
		if (!lengths)
			return error_set(error, ERROR_MEMORY, "no memory for a chunk of rows");
		rows->lengths = lengths;
		rows->lengths_size = size;
	}
	return 0;
}

/* in binary the trailer is a message too, with the header in front of it where there are no rows */
static bool is_row(const struct chunk_query *query, const struct chunk_rows *rows, size_t length)
{
	return !query->binary || (length != 2 && !(rows->count == 0 && length == CHUNK_HEADER + 2));
}

static int rows_add(const struct chunk_query *query, struct chunk_rows *rows, const char *bytes, size_t length,
		    struct error *error)
{
	if (rows_room(rows, length, error) < 0)
		return -1;
	if (is_row(query, rows, length)) {
		rows->rows++;
		rows->last_row = rows->count;
		rows->last_at = rows->used;
	}
	memcpy(rows->bytes + rows->used, bytes, length);
	rows->used += length;
	rows->lengths[rows->count++] = (uint32_t)length;
	return 0;
}

/* Messages until the end, or until there are bytes enough: 1: the COPY is over, 0: it was left in the middle, -1: *error */
static int messages_read(struct source *source, const struct chunk_query *query, struct chunk_rows *rows,
			 struct error *error)
{
	int64_t deadline_us = deadline_of(query);

	for (;;) {
		char *bytes = NULL;
		int got = PQgetCopyData(source->control, &bytes, 1);
		if (got > 0) {
			int added = rows_add(query, rows, bytes, (size_t)got, error);
			PQfreemem(bytes);
			if (added < 0)
				return -1;
			if (rows->used > query->bytes && !query->through)
				return 0;
			continue;
		}
		if (got == -1)
			return 1;
		if (got < -1)
			return connection_error(source, source->control, NULL, SQLSTATE_QUERY, error);
		if (connection_wait(source, source->control, POLLIN, deadline_us, error) < 0)
			return -1;
		if (!PQconsumeInput(source->control))
			return connection_error(source, source->control, NULL, SQLSTATE_QUERY, error);
	}
}

/* the last row's key, from a copy of it: text is unescaped in place, and is to be decoded once more */
static int last_key(const struct chunk_query *query, struct chunk_rows *rows, struct copy *copy, uint8_t *bytes,
		    struct error *error)
{
	uint16_t columns = query->table->relation.count, keys = query->table->key_count;
	struct pgoutput_tuple tuple;

	*copy = (struct copy){.binary = query->binary, .begun = rows->last_row > 0};
	memcpy(bytes, rows->bytes + rows->last_at, rows->lengths[rows->last_row]);
	if (copy_decode(copy, bytes, rows->lengths[rows->last_row], &tuple, error) != COPY_ROW ||
	    tuple.count != columns + keys)
		return error_set(error, ERROR_PROTOCOL, "COPY brought no row of %u columns", columns + keys);
	for (uint16_t k = 0; k < keys; k++) {
		const struct pgoutput_value *value = &tuple.values[columns + k];
		if (value->form == PGOUTPUT_NULL)
			return error_set(error, ERROR_PROTOCOL, "a key column is null");
		buffer_add(&rows->last, value->bytes, value->length);
		buffer_add_char(&rows->last, '\0');
	}
	return rows->last.failed ? error_set(error, ERROR_MEMORY, "no memory for a key") : 0;
}

static int last_row(const struct chunk_query *query, struct chunk_rows *rows, struct error *error)
{
	buffer_clear(&rows->last);
	if (query->bound && !rows->cut) {
		buffer_add(&rows->last, query->bound, rows->bound.length);
		return rows->last.failed ? error_set(error, ERROR_MEMORY, "no memory for a key") : 0;
	}
	if (rows->rows == 0)
		return 0;
	struct copy *copy = memory_alloc(sizeof *copy);
	uint8_t *bytes = memory_alloc(rows->lengths[rows->last_row] + 1u);
	int result = copy && bytes ? last_key(query, rows, copy, bytes, error)
				   : error_set(error, ERROR_MEMORY, "no memory for a row");
	memory_free(bytes);
	memory_free(copy);
	return result;
}

/* The key of the last row that is to be looked at, into rows->bound: empty where there are not so many. */
static int bound(struct source *source, const struct chunk_query *query, struct chunk_rows *rows, struct error *error)
{
	struct buffer sql = {0};
	PGresult *r = NULL;

	buffer_clear(&rows->bound);
	chunk_bound_sql(query, &sql);
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: command(source, query, SQLSTATE_QUERY, sql.data, &r, error);
	buffer_fini(&sql);
	for (uint16_t k = 0; result == 0 && PQntuples(r) && k < query->table->key_count; k++) {
		buffer_add_string(&rows->bound, PQgetvalue(r, 0, k));
		buffer_add_char(&rows->bound, '\0');
	}
	PQclear(r);
	return result == 0 && rows->bound.failed ? error_set(error, ERROR_MEMORY, "no memory for a key") : result;
}

/* the COPY, and the end of the transaction; where it was left in the middle, of the connection */
static int copy(struct source *source, const struct chunk_query *query, struct chunk_rows *rows, struct error *error)
{
	int64_t began_us = clock_monotonic_us();
	struct buffer sql = {0};
	PGresult *r = NULL;

	chunk_sql(query, &sql);
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: command(source, query, place_of(query), sql.data, &r, error);
	buffer_fini(&sql);
	PQclear(r);
	if (result < 0)
		return -1;
	int whole = messages_read(source, query, rows, error);
	rows->read_us = clock_monotonic_us() - began_us;
	rows->cut = whole == 0;
	if (whole < 0 || last_row(query, rows, error) < 0)
		return -1;
	rows->complete = whole && !query->through && !query->bound && rows->rows < query->rows;
	if (!whole) {
		source_disconnect(source);
		return 0;
	}
	if (connection_result(source, source->control, place_of(query), deadline_of(query), &r, error) < 0)
		return -1;
	PQclear(r);
	return 0;
}

/* A condition may match few rows: then it is tried on a range of so many, not until so many match. */
static int range(struct source *source, const struct chunk_query *query, struct chunk_rows *rows, struct error *error)
{
	struct chunk_query bounded = *query;

	if (is_conditional(query) && !query->through) {
		if (bound(source, query, rows, error) < 0)
			return -1;
		bounded.bound = rows->bound.length ? rows->bound.data : NULL;
	}
	return copy(source, &bounded, rows, error);
}

/* nothing was written; and settings that a condition has made end with the transaction */
static int roll_back(struct source *source, const struct chunk_query *query, struct error *error)
{
	PGresult *r;

	if (!source->control)
		return 0;
	if (command(source, query, SQLSTATE_QUERY, "ROLLBACK", &r, error) < 0)
		return -1;
	PQclear(r);
	return 0;
}

int chunk_read(struct source *source, const struct chunk_query *query, struct chunk_rows *rows, struct error *error)
{
	assert(query->table->key_count > 0);
	rows->used = 0;
	rows->count = rows->rows = rows->last_row = 0;
	rows->changed = rows->complete = rows->cut = false;
	if (source_control(source, error) < 0 || settings(source, query, error) < 0 ||
	    begin(source, query, error) < 0 || look(source, query, rows, error) < 0 ||
	    (!rows->changed && range(source, query, rows, error) < 0) || roll_back(source, query, error) < 0) {
		/* the transaction ends with its connection */
		source_disconnect(source);
		if (place_of(query) == SQLSTATE_CONDITION && error->code == ERROR_CONFIG)
			error_wrap(error, "the condition on its rows (%.*s)", SOURCE_CONDITION_SHOWN, query->where);
		return -1;
	}
	return 0;
}

void chunk_rows_fini(struct chunk_rows *rows)
{
	memory_free(rows->bytes);
	memory_free(rows->lengths);
	memory_free(rows->xip);
	buffer_fini(&rows->last);
	buffer_fini(&rows->bound);
	memset(rows, 0, sizeof *rows);
}
