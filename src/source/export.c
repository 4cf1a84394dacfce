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
#include "source/stamp.h"

enum { EXPORT_SNAPSHOT_NAME = 64 };

struct export
{
	struct source *source;
	PGconn *keeper; /* NULL: none */
	char snapshot[EXPORT_SNAPSHOT_NAME];
	uint64_t lsn;
	int64_t time_us, since_us; /* since_us: monotonic; 0: the transaction is not open */
	struct measure *measures;  /* by oid */
	uint32_t measure_count;
	PGresult *shapes; /* by oid, as they were before the slot was made; NULL: not noted */
};

/* a table or a leaf, as it was before the slot was made */
struct measure {
	uint32_t oid;
	uint32_t blocks;
	uint64_t bytes;
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

static void keeper_close(struct export *export)
{
	PQfinish(export->keeper);
	export->keeper = NULL;
}

void export_free(struct export *export)
{
	if (!export)
		return;
	keeper_close(export);
	PQclear(export->shapes);
	memory_free(export->measures);
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

void export_end(struct export *export)
{
	struct error ignored;

	if (export->keeper && export->since_us && command(export, export->keeper, "COMMIT", &ignored) < 0)
		keeper_close(export);
	export->since_us = 0;
}

/* a connection whose transaction lasts as long as the snapshot is read */
static int session_open(struct export *export, PGconn **pg, struct error *error)
{
	if (source_control(export->source, error) < 0 ||
	    connection_open(export->source, CONNECTION_CONTROL, pg, error) < 0)
		return -1;
	/* a client whose host is gone must not count as one who reads it for long */
	if (command(export, *pg,
		    "SET idle_in_transaction_session_timeout = 0; SET tcp_keepalives_idle = 10;"
		    " SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET tcp_user_timeout = 25000",
		    error) < 0)
		return -1;
	return export->source->version >= 170000 ? command(export, *pg, "SET transaction_timeout = 0", error) : 0;
}

/* ---- how large ---- */

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

/* All leaves of a partitioned table, in the catalog: pg_partition_tree() would lock them. */
#define LEAVES_SQL "WITH RECURSIVE wanted AS (SELECT w.oid AS root, w.oid FROM pg_catalog.unnest('"
#define OF_LEAVES_SQL                                                                                                                        \
	"'::oid[]) w(oid) UNION ALL SELECT w.root, i.inhrelid FROM wanted w JOIN pg_catalog.pg_class p ON p.oid = w.oid AND p.relkind = 'p'" \
	"  JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid) "

static const char measure_sql[] =
	OF_LEAVES_SQL "SELECT DISTINCT c.oid, CASE c.relam WHEN 2 THEN pg_catalog.pg_relation_size(c.oid)"
		      "  / pg_catalog.current_setting('block_size')::bigint END, pg_catalog.pg_table_size(c.oid)"
		      " FROM wanted w JOIN pg_catalog.pg_class c ON c.oid = w.oid AND c.relkind = 'r' ORDER BY 1";

/* with the list of the wanted tables in it; under the snapshot once there is one */
static int query_wanted(struct export *export, const char *of_leaves, const struct source_tables *tables,
			const bool *wanted, PGresult **r, struct error *error)
{
	struct buffer sql = {0};

	buffer_add_string(&sql, LEAVES_SQL);
	oids_sql(&sql, tables, wanted);
	buffer_add_string(&sql, of_leaves);
	int result = sql.failed       ? error_set(error, ERROR_MEMORY, "no memory for a list of tables")
		     : export->keeper ? query(export, export->keeper, sql.data, r, error)
				      : source_query(export->source, sql.data, 0, NULL, r, error);
	buffer_fini(&sql);
	return result;
}

int export_measure(struct export *export, const struct source_tables *tables, const bool *wanted, struct error *error)
{
	PGresult *r;

	if (query_wanted(export, measure_sql, tables, wanted, &r, error) < 0)
		return error->code == ERROR_TIMEOUT ? 0 : error_wrap(error, "asking how large the tables are");
	uint32_t rows = (uint32_t)PQntuples(r);
	export->measures = memory_alloc((rows + 1) * sizeof *export->measures);
	for (uint32_t i = 0; export->measures && i < rows; i++)
		export->measures[export->measure_count++] =
			(struct measure){(uint32_t)result_int(r, (int)i, 0), (uint32_t)result_int(r, (int)i, 1),
					 (uint64_t)result_int(r, (int)i, 2)};
	PQclear(r);
	return export->measures ? 0 : error_set(error, ERROR_MEMORY, "no memory for %u tables", rows);
}

static int measure_compare(const void *key, const void *measure)
{
	uint32_t a = *(const uint32_t *)key, b = ((const struct measure *)measure)->oid;

	return a < b ? -1 : a > b;
}

static struct measure measure_of(const struct export *export, uint32_t oid)
{
	const struct measure *found = export->measure_count ? bsearch(&oid, export->measures, export->measure_count,
								      sizeof *export->measures, measure_compare)
							    : NULL;

	return found ? *found : (struct measure){0}; /* it came later */
}

/* ---- their shapes ---- */

static const char shapes_sql[] = OF_LEAVES_SQL
	"SELECT c.oid, pg_catalog.concat_ws('/', c.relnamespace, c.relname, c.relreplident," STAMP_SHAPE "),"
	" pg_catalog.concat(c.relnamespace::pg_catalog.regnamespace, '.', c.relname)"
	" FROM wanted w JOIN pg_catalog.pg_class c ON c.oid = w.oid WHERE w.oid = w.root ORDER BY 1";

static int shapes_read(struct export *export, const struct source_tables *tables, const bool *wanted, PGresult **r,
		       struct error *error)
{
	if (query_wanted(export, shapes_sql, tables, wanted, r, error) < 0)
		return error_wrap(error, "asking which shapes the tables have");
	return 0;
}

int export_note_shapes(struct export *export, const struct source_tables *tables, const bool *wanted,
		       struct error *error)
{
	return shapes_read(export, tables, wanted, &export->shapes, error);
}

static bool same_shape(const PGresult *noted, const PGresult *now, int row)
{
	return row < PQntuples(now) && strcmp(PQgetvalue(noted, row, 0), PQgetvalue(now, row, 0)) == 0 &&
	       strcmp(PQgetvalue(noted, row, 1), PQgetvalue(now, row, 1)) == 0;
}

/* Making a slot waits for transactions that run, and for as long anybody may alter a table: a column that came with a default, or a
 * type that changed without a rewrite, shows nowhere else. */
int export_check_shapes(struct export *export, const struct source_tables *tables, const bool *wanted,
			struct error *error)
{
	PGresult *now;
	int row = 0;

	if (shapes_read(export, tables, wanted, &now, error) < 0)
		return -1;
	while (row < PQntuples(export->shapes) && same_shape(export->shapes, now, row))
		row++;
	PQclear(now);
	if (row == PQntuples(export->shapes))
		return 0;
	return error_set(error, ERROR_UNAVAILABLE, "table %s was altered or dropped while the slot was made",
			 PQgetvalue(export->shapes, row, 2));
}

/* ---- what is read ---- */

static const char parts_sql[] = OF_LEAVES_SQL
	"SELECT w.root, c.oid, n.nspname, c.relname, c.relam = 2 AS heap, c.relpages, c.reltuples::bigint, c.relfilenode"
	" FROM wanted w JOIN pg_catalog.pg_class c ON c.oid = w.oid AND c.relkind = 'r'"
	" JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ORDER BY w.root, n.nspname COLLATE \"C\", c.relname COLLATE \"C\"";

static int part_read(const struct export *export, const PGresult *r, int row, const struct source_tables *tables,
		     const bool *wanted, struct export_part *part)
{
	int64_t table = table_of(tables, wanted, (uint32_t)result_int(r, row, 0));
	struct measure measure = measure_of(export, (uint32_t)result_int(r, row, 1));

	if (table < 0)
		return 0;
	*part = (struct export_part){
		.table = (uint32_t)table,
		.oid = (uint32_t)result_int(r, row, 1),
		.schema = memory_string(PQgetvalue(r, row, 2)),
		.name = memory_string(PQgetvalue(r, row, 3)),
		.heap = result_bool(r, row, 4),
		.blocks = measure.blocks ? measure.blocks : (uint32_t)result_int(r, row, 5),
		.rows = result_int(r, row, 6),
		.bytes = measure.bytes,
		.filenode = (uint32_t)result_int(r, row, 7),
	};
	return part->schema && part->name ? 1 : -1;
}

/* of all of one table, in each of its parts: what they are sorted by */
static void sum_up(const struct export_parts *parts, uint64_t *whole)
{
	for (uint32_t first = 0, i = 0; i < parts->count; first = i) {
		uint64_t bytes = 0;
		for (; i < parts->count && parts->parts[i].table == parts->parts[first].table; i++)
			bytes += parts->parts[i].bytes;
		for (uint32_t k = first; k < i; k++)
			whole[k] = bytes;
	}
}

struct sized {
	uint64_t bytes;
	struct export_part part;
	uint32_t place;
};

static int sized_compare(const void *a, const void *b)
{
	const struct sized *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? -1 : 1;
	if (x->part.table != y->part.table)
		return x->part.table < y->part.table ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static int parts_sort(struct export_parts *parts, struct error *error)
{
	struct sized *sized = memory_alloc((parts->count + 1) * sizeof *sized);
	uint64_t *whole = memory_alloc((parts->count + 1) * sizeof *whole);
	int result = 0;

	if (!sized || !whole) {
		result = error_set(error, ERROR_MEMORY, "no memory for %u tables", parts->count);
		goto out;
	}
	sum_up(parts, whole);
	for (uint32_t i = 0; i < parts->count; i++)
		sized[i] = (struct sized){whole[i], parts->parts[i], i};
	qsort(sized, parts->count, sizeof *sized, sized_compare);
	for (uint32_t i = 0; i < parts->count; i++)
		parts->parts[i] = sized[i].part;
out:
	memory_free(whole);
	memory_free(sized);
	return result;
}

static int parts_read(const struct export *export, const PGresult *r, const struct source_tables *tables,
		      const bool *wanted, struct export_parts *parts, struct error *error)
{
	int rows = PQntuples(r);

	parts->parts = memory_alloc(((size_t)rows + 1) * sizeof *parts->parts);
	for (int i = 0; parts->parts && i < rows; i++) {
		int got = part_read(export, r, i, tables, wanted, &parts->parts[parts->count]);
		parts->count += got != 0;
		if (got < 0)
			return error_set(error, ERROR_MEMORY, "no memory for %d tables", rows);
	}
	if (!parts->parts)
		return error_set(error, ERROR_MEMORY, "no memory for %d tables", rows);
	return parts_sort(parts, error);
}

int export_parts(struct export *export, const struct source_tables *tables, const bool *wanted,
		 struct export_parts *parts, struct error *error)
{
	PGresult *r = NULL;

	memset(parts, 0, sizeof *parts);
	int result = query_wanted(export, parts_sql, tables, wanted, &r, error);
	if (result == 0)
		result = parts_read(export, r, tables, wanted, parts, error);
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

/* ---- the snapshot ---- */

/* Nothing shows that a slot is in use while its snapshot is read: so the connection says so, for as long as it is there, to whoever
 * would make another one in its place. Shared, for it excludes nobody. */
static int hold(struct export *export, const char *slot, struct error *error)
{
	struct buffer sql = {0};

	buffer_printf(&sql, "SELECT pg_catalog.pg_try_advisory_lock_shared(%d, pg_catalog.hashtext(",
		      REPLICATION_SLOT_HELD);
	sql_literal(&sql, slot);
	buffer_add_string(&sql, "))");
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: command(export, export->keeper, sql.data, error);
	buffer_fini(&sql);
	return result;
}

/* under the slot's snapshot, which the replication connection has exported until its next command */
static int take_over(struct export *export, const char *slot, const char *slots, struct error *error)
{
	struct buffer sql = {0};
	PGresult *r = NULL;

	if (session_open(export, &export->keeper, error) < 0 || hold(export, slot, error) < 0)
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
		result = take_over(export, slot->name, exported, error);
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
	return export->since_us ? clock_monotonic_us() - export->since_us : 0;
}

int export_ping(struct export *export, struct error *error)
{
	if (command(export, export->keeper, "SELECT", error) < 0)
		return error_wrap(error, "the transaction that keeps the snapshot is lost");
	return 0;
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
