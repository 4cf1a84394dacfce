/* The slot's exported snapshot is taken over by a transaction of ours and exported again: so it outlives the replication
 * connection, workers may come and go, and each of their transactions lasts no longer than one range.
 */
#include "source/export.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "source/connection.h"
#include "source/replication.h"
#include "source/sql.h"

enum {
	EXPORT_SAVEPOINTS = 500,  /* at most; more tables share one */
	EXPORT_LOCK_MS = 3000,    /* what one lock may be waited for */
	EXPORT_SNAPSHOT_NAME = 64
};

struct export {
	struct source *source;
	PGconn *keeper, *locks; /* NULL: none */
	char snapshot[EXPORT_SNAPSHOT_NAME];
	uint64_t lsn;
	int64_t time_us, since_us; /* since_us: monotonic */
	/* locked tables, in the order in which they are let go: the last one was locked first */
	uint32_t *order, order_count, step; /* step: tables of one savepoint */
	bool *done;                         /* by their place in the order */
	uint32_t released;                  /* of the order */
};

struct export *export_new(struct source *source, struct error *error)
{
	struct export *export = memory_alloc(sizeof *export);

	if (!export)
		error_set(error, ERROR_MEMORY, "no memory for a snapshot");
	else
		export->source = source;
	return export;
}

void export_end(struct export *export)
{
	PQfinish(export->keeper);
	PQfinish(export->locks);
	export->keeper = export->locks = NULL;
}

void export_free(struct export *export)
{
	if (!export)
		return;
	export_end(export);
	memory_free(export->order);
	memory_free(export->done);
	memory_free(export);
}

static int64_t deadline_of(const struct source *source)
{
	return clock_monotonic_us() + source->options.statement_timeout_us;
}

static int query(struct export *export, PGconn *pg, const char *sql, PGresult **r, struct error *error)
{
	return connection_query(export->source, pg, SQLSTATE_QUERY, sql, -1, NULL, deadline_of(export->source), r,
				error);
}

static int command(struct export *export, PGconn *pg, const char *sql, struct error *error)
{
	PGresult *r;

	if (query(export, pg, sql, &r, error) < 0)
		return -1;
	PQclear(r);
	return 0;
}

/* a connection whose transaction lasts as long as the snapshot is read */
static int session_open(struct export *export, PGconn **pg, struct error *error)
{
	if (source_control(export->source, error) < 0 ||
	    connection_open(export->source, CONNECTION_CONTROL, pg, error) < 0)
		return -1;
	if (command(export, *pg, "SET idle_in_transaction_session_timeout = 0", error) < 0)
		return -1;
	return export->source->version >= 170000 ? command(export, *pg, "SET transaction_timeout = 0", error) : 0;
}

/* ---- locks ---- */

struct sized {
	uint32_t table;
	uint64_t bytes;
};

static int sized_compare(const void *a, const void *b)
{
	const struct sized *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? -1 : 1;
	return x->table < y->table ? -1 : x->table > y->table;
}

/* {oid,oid,...} of the wanted tables */
static void oids_sql(struct buffer *sql, const struct source_tables *tables, const bool *wanted)
{
	buffer_add_char(sql, '{');
	for (uint32_t i = 0; i < tables->count; i++)
		if (wanted[i])
			buffer_printf(sql, "%s%" PRIu32, sql->data[sql->length - 1] == '{' ? "" : ",",
				      tables->tables[i].oid);
	buffer_add_char(sql, '}');
}

static int64_t table_of(const struct source_tables *tables, const bool *wanted, uint32_t oid)
{
	for (uint32_t i = 0; i < tables->count; i++)
		if (wanted[i] && tables->tables[i].oid == oid)
			return i;
	return -1;
}

/* with all of a partitioned table's leaves */
static const char sizes_sql[] =
	"SELECT c.oid, CASE c.relkind WHEN 'p' THEN (SELECT coalesce(sum(pg_catalog.pg_table_size(t.relid)), 0)"
	"  FROM pg_catalog.pg_partition_tree(c.oid) t WHERE t.isleaf) ELSE pg_catalog.pg_table_size(c.oid) END::bigint"
	" FROM pg_catalog.pg_class c WHERE c.oid = ANY ($1::oid[])";

static int order_read(struct export *export, const PGresult *r, const struct source_tables *tables, const bool *wanted,
		      struct error *error)
{
	uint32_t rows = (uint32_t)PQntuples(r);
	struct sized *sized = memory_alloc((rows + 1) * sizeof *sized);

	export->order = memory_alloc((rows + 1) * sizeof *export->order);
	export->done = memory_alloc(rows + 1);
	if (!sized || !export->order || !export->done) {
		memory_free(sized);
		return error_set(error, ERROR_MEMORY, "no memory for %u locks", rows);
	}
	uint32_t count = 0;
	for (uint32_t i = 0; i < rows; i++) {
		int64_t table = table_of(tables, wanted, (uint32_t)result_int(r, (int)i, 0));
		if (table >= 0)
			sized[count++] = (struct sized){(uint32_t)table, (uint64_t)result_int(r, (int)i, 1)};
	}
	qsort(sized, count, sizeof *sized, sized_compare);
	for (uint32_t i = 0; i < count; i++)
		export->order[i] = sized[i].table;
	export->order_count = count;
	export->step = count / EXPORT_SAVEPOINTS + 1;
	memory_free(sized);
	return 0;
}

static int order_make(struct export *export, const struct source_tables *tables, const bool *wanted,
		      struct error *error)
{
	struct buffer oids = {0};
	PGresult *r = NULL;

	oids_sql(&oids, tables, wanted);
	int result = oids.failed ? error_set(error, ERROR_MEMORY, "no memory for a list of tables")
				 : source_query(export->source, sizes_sql, SOURCE_VALUES(oids.data), &r, error);
	buffer_fini(&oids);
	if (result == 0)
		result = order_read(export, r, tables, wanted, error);
	PQclear(r);
	return result;
}

static int lock_refused(struct export *export, const struct source_table *table, struct error *error)
{
	error_wrap(error, "locking %s.%s", table->schema, table->name);
	if (strcmp(export->source->state, "53200") == 0) {
		error->code = ERROR_CONFIG;
		return error_hint(error, "raise max_locks_per_transaction on the server, or set snapshot.lock = false");
	}
	if (error->code == ERROR_PERMISSION)
		error_hint(error, "GRANT SELECT ON \"%s\".\"%s\" TO the role (and USAGE ON SCHEMA), or exclude the table, or set "
				  "snapshot.mode = \"never\"",
			   table->schema, table->name);
	return -1;
}

static bool is_gone(const char *state)
{
	return strcmp(state, "42P01") == 0 || strcmp(state, "3F000") == 0;
}

/* Locks that are taken behind a savepoint go with ROLLBACK TO it: one transaction gives them back one by one. 0: it is gone. */
static int lock_one(struct export *export, uint32_t place, const struct source_table *table, struct error *error)
{
	struct buffer sql = {0};

	if ((place + 1) % export->step == 0 || place + 1 == export->order_count)
		buffer_printf(&sql, "SAVEPOINT t%u; ", place / export->step);
	buffer_add_string(&sql, "SAVEPOINT one; LOCK TABLE ");
	buffer_add_string(&sql, table->kind == 'p' ? "" : "ONLY ");
	sql_table(&sql, table->schema, table->name);
	buffer_add_string(&sql, " IN ACCESS SHARE MODE; RELEASE SAVEPOINT one");
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a lock")
				: command(export, export->locks, buffer_string(&sql), error);
	buffer_fini(&sql);
	if (result == 0)
		return 1;
	if (!is_gone(export->source->state))
		return lock_refused(export, table, error);
	return command(export, export->locks, "ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one", error) < 0 ? -1 : 0;
}

int export_lock(struct export *export, const struct source_tables *tables, bool *wanted, struct error *error)
{
	char begin[64];

	if (order_make(export, tables, wanted, error) < 0 || session_open(export, &export->locks, error) < 0)
		return error_wrap(error, "locks");
	snprintf(begin, sizeof begin, "SET lock_timeout = %d; BEGIN READ ONLY", EXPORT_LOCK_MS);
	if (command(export, export->locks, begin, error) < 0)
		return error_wrap(error, "locks");
	for (uint32_t place = export->order_count; place-- > 0;) {
		uint32_t table = export->order[place];
		int locked = lock_one(export, place, &tables->tables[table], error);
		if (locked < 0)
			return -1;
		if (!locked)
			wanted[table] = false;
		export->done[place] = !locked;
	}
	return 0;
}

int export_unlock(struct export *export, uint32_t table, struct error *error)
{
	char sql[80];
	uint32_t before = export->released;

	if (!export->locks)
		return 0;
	for (uint32_t i = export->released; i < export->order_count; i++)
		if (export->order[i] == table)
			export->done[i] = true;
	while (export->released < export->order_count && export->done[export->released])
		export->released++;
	/* savepoint n came before the locks of the places n * step to n * step + step - 1 */
	uint32_t whole = export->released == export->order_count ? export->order_count : export->released / export->step * export->step;
	if (whole == 0 || whole <= before / export->step * export->step)
		return 0;
	snprintf(sql, sizeof sql, "ROLLBACK TO SAVEPOINT t%u", (whole - 1) / export->step);
	return command(export, export->locks, sql, error);
}

/* ---- the snapshot ---- */

/* under the slot's snapshot, which the replication connection has exported until its next command */
static int take_over(struct export *export, const char *slots, struct error *error)
{
	struct buffer sql = {0};
	PGresult *r = NULL;

	if (session_open(export, &export->keeper, error) < 0)
		return -1;
	buffer_add_string(&sql, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT ");
	sql_literal(&sql, slots);
	buffer_add_string(&sql, "; SELECT pg_catalog.pg_export_snapshot(),"
				" (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::bigint");
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: query(export, export->keeper, sql.data, &r, error);
	buffer_fini(&sql);
	if (result == 0 && PQntuples(r) == 1) {
		result_copy(r, 0, 0, export->snapshot, sizeof export->snapshot);
		export->time_us = result_int(r, 0, 1);
	}
	PQclear(r);
	return result < 0 ? error_wrap(error, "taking over the slot's snapshot") : 0;
}

int export_slot(struct export *export, const struct export_slot *slot, struct error *error)
{
	const struct replication_slot made = {slot->name, slot->temporary, slot->timeout_us};
	char exported[EXPORT_SNAPSHOT_NAME] = "";
	PGconn *pg;

	if (source_control(export->source, error) < 0 || replication_open(export->source, &pg, error) < 0)
		return error_wrap(error, "creating slot %s", slot->name);
	export->since_us = clock_monotonic_us();
	int result = replication_slot_create(export->source, pg, &made, &export->lsn, exported, sizeof exported, error);
	if (result < 0)
		error_wrap(error, "creating slot %s", slot->name);
	else
		result = take_over(export, exported, error);
	PQfinish(pg);
	return result;
}

uint64_t export_lsn(const struct export *export)
{
	return export->lsn;
}

int64_t export_time_us(const struct export *export)
{
	return export->time_us;
}

const char *export_snapshot(const struct export *export)
{
	return export->snapshot;
}

int64_t export_held_us(const struct export *export)
{
	return export->keeper ? clock_monotonic_us() - export->since_us : 0;
}

int export_ping(struct export *export, struct error *error)
{
	if (command(export, export->keeper, "SELECT", error) < 0)
		return error_wrap(error, "the transaction that keeps the snapshot is lost");
	if (export->locks && command(export, export->locks, "SELECT", error) < 0)
		return error_wrap(error, "the transaction that holds the tables' locks is lost");
	return 0;
}

/* ---- what is read ---- */

/* Leaves of a partitioned table one by one. Sizes are those of now. */
static const char parts_sql[] =
	"SELECT w.oid AS root, c.oid, n.nspname, c.relname, c.relam = 2 AS heap,"
	" CASE c.relam WHEN 2 THEN pg_catalog.pg_relation_size(c.oid)"
	"  / pg_catalog.current_setting('block_size')::bigint END, c.reltuples::bigint, pg_catalog.pg_table_size(c.oid),"
	" c.relfilenode, pg_catalog.sum(pg_catalog.pg_table_size(c.oid)) OVER (PARTITION BY w.oid) AS whole"
	" FROM pg_catalog.unnest('%s'::oid[]) w(oid) JOIN pg_catalog.pg_class p ON p.oid = w.oid"
	" CROSS JOIN LATERAL (SELECT t.relid FROM pg_catalog.pg_partition_tree(w.oid) t WHERE p.relkind = 'p' AND t.isleaf"
	"  AND t.relid <> w.oid"
	"  UNION ALL SELECT w.oid WHERE p.relkind <> 'p') leaf(oid)"
	" JOIN pg_catalog.pg_class c ON c.oid = leaf.oid AND c.relkind = 'r'"
	" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
	" ORDER BY whole, root, n.nspname COLLATE \"C\", c.relname COLLATE \"C\"";

static int part_read(const PGresult *r, int row, const struct source_tables *tables, const bool *wanted,
		     struct export_part *part)
{
	int64_t table = table_of(tables, wanted, (uint32_t)result_int(r, row, 0));

	if (table < 0)
		return 0;
	*part = (struct export_part){
		.table = (uint32_t)table,
		.oid = (uint32_t)result_int(r, row, 1),
		.schema = memory_string(PQgetvalue(r, row, 2)),
		.name = memory_string(PQgetvalue(r, row, 3)),
		.heap = result_bool(r, row, 4),
		.blocks = (uint32_t)result_int(r, row, 5),
		.rows = result_int(r, row, 6),
		.bytes = (uint64_t)result_int(r, row, 7),
		.filenode = (uint32_t)result_int(r, row, 8),
	};
	return part->schema && part->name ? 1 : -1;
}

static int parts_read(const PGresult *r, const struct source_tables *tables, const bool *wanted,
		      struct export_parts *parts, struct error *error)
{
	int rows = PQntuples(r);

	parts->parts = memory_alloc(((size_t)rows + 1) * sizeof *parts->parts);
	for (int i = 0; parts->parts && i < rows; i++) {
		int got = part_read(r, i, tables, wanted, &parts->parts[parts->count]);
		parts->count += got != 0;
		if (got < 0)
			return error_set(error, ERROR_MEMORY, "no memory for %d tables", rows);
	}
	return parts->parts ? 0 : error_set(error, ERROR_MEMORY, "no memory for %d tables", rows);
}

int export_parts(struct export *export, const struct source_tables *tables, const bool *wanted,
		 struct export_parts *parts, struct error *error)
{
	struct buffer oids = {0}, sql = {0};
	PGresult *r = NULL;

	memset(parts, 0, sizeof *parts);
	oids_sql(&oids, tables, wanted);
	buffer_printf(&sql, parts_sql, buffer_string(&oids));
	int result = sql.failed || oids.failed ? error_set(error, ERROR_MEMORY, "no memory for a list of tables")
					       : query(export, export->keeper, sql.data, &r, error);
	buffer_fini(&oids);
	buffer_fini(&sql);
	if (result == 0)
		result = parts_read(r, tables, wanted, parts, error);
	PQclear(r);
	if (result < 0)
		export_parts_fini(parts);
	return result < 0 ? error_wrap(error, "listing what the snapshot reads") : 0;
}

void export_parts_fini(struct export_parts *parts)
{
	for (uint32_t i = 0; i < parts->count; i++) {
		memory_free(parts->parts[i].schema);
		memory_free(parts->parts[i].name);
	}
	memory_free(parts->parts);
	memset(parts, 0, sizeof *parts);
}

int export_intact(struct export *export, const struct export_part *part, bool *intact, bool *gone, struct error *error)
{
	char oid[16];
	PGresult *r;

	snprintf(oid, sizeof oid, "%" PRIu32, part->oid);
	if (source_query(export->source, "SELECT relfilenode FROM pg_catalog.pg_class WHERE oid = $1::oid",
			 SOURCE_VALUES(oid), &r, error) < 0)
		return error_wrap(error, "looking at %s.%s", part->schema, part->name);
	*gone = PQntuples(r) == 0;
	*intact = !*gone && (uint32_t)result_int(r, 0, 0) == part->filenode;
	PQclear(r);
	return 0;
}
