/* Logical messages into the WAL, and how far it has come. */
#include "base/position.h"
#include "source/connection.h"

static int wal_ask(struct source *source, const char *sql, int count, const char *const *values, uint64_t *lsn,
		   struct error *error)
{
	PGresult *r;
	int parsed;

	if (source_query(source, sql, count, values, &r, error) < 0)
		return -1;
	parsed = PQntuples(r) == 1 ? lsn_parse(PQgetvalue(r, 0, 0), lsn) : -1;
	PQclear(r);
	return parsed < 0 ? error_set(error, ERROR_PROTOCOL, "PostgreSQL's answer is no LSN") : 0;
}

int source_message_emit(struct source *source, bool transactional, const char *prefix, const char *content,
			uint64_t *lsn, struct error *error)
{
	/* synchronous_commit is local on this connection: a message waits for no standby */
	if (wal_ask(source, "SELECT pg_catalog.pg_logical_emit_message($1::boolean, $2::text, $3::text)",
		    SOURCE_VALUES(transactional ? "t" : "f", prefix, content), lsn, error) < 0)
		return error_wrap(error, "writing a logical message");
	return 0;
}

int source_wal_lsn(struct source *source, uint64_t *lsn, struct error *error)
{
	if (wal_ask(source,
		    "SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()"
		    " ELSE pg_catalog.pg_current_wal_flush_lsn() END",
		    0, NULL, lsn, error) < 0)
		return error_wrap(error, "asking for the WAL position");
	return 0;
}
