/* The keys that the stream does not tell, read before it begins: a key that is dropped leaves no trace in the catalog. All of
 * tables under FULL; of others those of several columns, whose order is not in the stream. */
#include "source/kept.h"

#include "source/typetree.h"

#define INDEX_VERSION TYPETREE_XID("x.xmin")
static const char keys_sql[] =
	"WITH now AS MATERIALIZED (SELECT pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint AS next),"
	" w AS MATERIALIZED (SELECT (SELECT " TYPETREE_SLOT_XMIN " FROM pg_catalog.pg_replication_slots s"
	"  WHERE s.slot_name = $1) AS slot_xmin, CASE WHEN pg_catalog.pg_is_in_recovery()"
	"  THEN pg_catalog.pg_last_wal_replay_lsn() ELSE pg_catalog.pg_current_wal_insert_lsn() END AS lsn)"
	" SELECT c.oid::bigint, a.attname, x.indexrelid::bigint, " INDEX_VERSION ","
	"  greatest(" INDEX_VERSION ", " TYPETREE_ATTRIBUTE_XMIN "),"
	"  x.xmin::text = y.xmin::text AND a.xmin::text = y.xmin::text, w.slot_xmin, w.lsn"
	" FROM pg_catalog.pg_class c CROSS JOIN w LEFT JOIN pg_catalog.pg_index x ON x.indrelid = c.oid"
	"  AND CASE c.relreplident WHEN 'i' THEN x.indisreplident ELSE x.indisprimary END"
	"  AND x.indimmediate AND x.indisvalid AND x.indisready"
	" LEFT JOIN LATERAL unnest(x.indkey::smallint[]) WITH ORDINALITY k(att, place) ON k.place <= x.indnkeyatts"
	" LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att"
	" LEFT JOIN pg_catalog.pg_attribute y ON y.attrelid = c.oid AND y.attnum = -1"
	" WHERE (c.relreplident = 'f' OR (c.relreplident <> 'n' AND x.indnkeyatts > 1)) AND c.relkind IN ('r', 'p')"
	"  AND c.oid >= 16384"
	/* of too many, these stay */
	" ORDER BY c.relreplident = 'f', c.oid, k.place";

enum { COL_OID, COL_COLUMN, COL_INDEX, COL_VERSION, COL_NEWEST, COL_ORIGINAL, COL_SLOT_XMIN, COL_LSN };

/* the rows of one table from `row` on; the row behind them, or -1 without memory */
static int key_read(struct kept *kept, const PGresult *r, int row)
{
	uint32_t oid = (uint32_t)result_int(r, row, COL_OID), index = (uint32_t)result_int(r, row, COL_INDEX);
	uint64_t version = (uint64_t)result_int(r, row, COL_VERSION);
	struct known_evidence evidence = {.original = true,
					  .catalog_xmin = (uint64_t)result_int(r, row, COL_SLOT_XMIN),
					  .lsn = result_lsn(r, row, COL_LSN)};
	struct buffer columns = {0};
	struct known_key key;

	for (; row < PQntuples(r) && (uint32_t)result_int(r, row, COL_OID) == oid; row++) {
		uint64_t newest = (uint64_t)result_int(r, row, COL_NEWEST);
		if (PQgetisnull(r, row, COL_COLUMN))
			continue;
		evidence.newest = newest > evidence.newest ? newest : evidence.newest;
		evidence.original &= result_bool(r, row, COL_ORIGINAL);
		known_columns(&columns, PQgetvalue(r, row, COL_COLUMN));
	}
	int result = columns.failed ? -1
				    : known_key(&kept->known, oid, false, &evidence, buffer_string(&columns), index,
						version, &key);
	buffer_fini(&columns);
	return result < 0 ? -1 : row;
}

int kept_read_keys(struct source *source, struct error *error)
{
	PGresult *r;
	int row = 0;

	if (source_query(source, keys_sql, SOURCE_VALUES(source->kept->slot), &r, error) < 0)
		return error_wrap(error, "reading the keys of tables");
	while (row >= 0 && row < PQntuples(r))
		row = key_read(source->kept, r, row);
	PQclear(r);
	if (row < 0)
		return error_set(error, ERROR_MEMORY, "no memory for the keys of tables");
	kept_save(source->kept);
	return 0;
}
