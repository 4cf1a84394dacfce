/* One query about what else the primary does. */
#include "source/busy.h"

#include <stdio.h>

#include "source/connection.h"

static const char busy_sql[] =
	"WITH wal AS MATERIALIZED (SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()"
	"  ELSE pg_catalog.pg_current_wal_lsn() END AS lsn)"
	/* a logical walsender is no standby */
	" SELECT (SELECT coalesce(max(pg_catalog.pg_wal_lsn_diff(wal.lsn, r.replay_lsn)), 0)::bigint"
	"   FROM pg_catalog.pg_stat_replication r, wal WHERE r.state = 'streaming' AND NOT EXISTS ("
	"    SELECT FROM pg_catalog.pg_replication_slots s WHERE s.active_pid = r.pid AND s.slot_type = 'logical')),"
	"  (SELECT count(*) FROM pg_catalog.pg_stat_activity a WHERE a.state = 'active'"
	"    AND a.backend_type = 'client backend' AND a.application_name <> $2),"
	"  (SELECT coalesce(max(pg_catalog.pg_wal_lsn_diff(wal.lsn, s.restart_lsn)), 0)::bigint"
	"   FROM pg_catalog.pg_replication_slots s, wal WHERE s.slot_name = $1)";

int source_busy(struct source *source, const char *slot, struct source_busy *busy, struct error *error)
{
	char name[64];
	PGresult *r;

	snprintf(name, sizeof name, "millrace_%s", source->options.name);
	if (source_query(source, busy_sql, SOURCE_VALUES(slot, name), &r, error) < 0)
		return error_wrap(error, "asking how busy the server is");
	busy->standby_lag = result_int(r, 0, 0);
	busy->active_sessions = result_int(r, 0, 1);
	busy->retained_wal = result_int(r, 0, 2);
	PQclear(r);
	return 0;
}
