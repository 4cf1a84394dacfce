/* Replication slots: what is known of one, made without an exported snapshot, dropped. */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/position.h"
#include "source/connection.h"
#include "source/replication.h"
#include "source/sql.h"

/* %s: what this version says of an invalidation. Everything but that is there since 13. %d: in use it is, too, while its snapshot
 * is read */
static const char slot_sql[] =
	"SELECT s.active OR held.pid IS NOT NULL, s.slot_type = 'logical', s.temporary, s.plugin, s.database, coalesce(s.active_pid, held.pid), s.restart_lsn,"
	" s.confirmed_flush_lsn, s.wal_status, %s, coalesce(s.safe_wal_size, -1),"
	" coalesce(pg_catalog.pg_wal_lsn_diff(CASE WHEN pg_catalog.pg_is_in_recovery()"
	"  THEN pg_catalog.pg_last_wal_replay_lsn() ELSE pg_catalog.pg_current_wal_lsn() END, s.restart_lsn), "
	"0)::bigint,"
	" coalesce(pg_catalog.age(s.catalog_xmin), 0)"
	" FROM pg_catalog.pg_replication_slots s LEFT JOIN LATERAL (SELECT l.pid FROM pg_catalog.pg_locks l"
	"  JOIN pg_catalog.pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = s.database"
	"  AND l.classid = %d::oid AND l.objid = pg_catalog.hashtext(s.slot_name::text)::oid AND l.objsubid = 2 LIMIT 1) held ON true"
	" WHERE s.slot_name = $1";

static const char *slot_invalidation(int version)
{
	if (version >= 170000)
		return "s.invalidation_reason";
	if (version >= 160000)
		return "CASE WHEN s.wal_status = 'lost' THEN 'wal_removed' WHEN s.conflicting THEN 'conflicting' END";
	return "CASE WHEN s.wal_status = 'lost' THEN 'wal_removed' END";
}

static void slot_read(const PGresult *r, struct source_slot *slot)
{
	slot->found = true;
	slot->active = result_bool(r, 0, 0);
	slot->logical = result_bool(r, 0, 1);
	slot->temporary = result_bool(r, 0, 2);
	result_copy(r, 0, 3, slot->plugin, sizeof slot->plugin);
	result_copy(r, 0, 4, slot->database, sizeof slot->database);
	slot->active_pid = (int)result_int(r, 0, 5);
	slot->restart_lsn = result_lsn(r, 0, 6);
	slot->confirmed_flush_lsn = result_lsn(r, 0, 7);
	result_copy(r, 0, 8, slot->wal_status, sizeof slot->wal_status);
	result_copy(r, 0, 9, slot->invalidation, sizeof slot->invalidation);
	slot->safe_wal_size = result_int(r, 0, 10);
	slot->retained_bytes = result_int(r, 0, 11);
	slot->catalog_xmin_age = result_int(r, 0, 12);
}

int source_slot_find(struct source *source, const char *slot, struct source_slot *found, struct error *error)
{
	char sql[sizeof slot_sql + 128];
	PGresult *r;

	memset(found, 0, sizeof *found);
	found->safe_wal_size = -1;
	if (source_control(source, error) < 0)
		return error_wrap(error, "looking for slot %s", slot);
	snprintf(sql, sizeof sql, slot_sql, slot_invalidation(source->version), REPLICATION_SLOT_HELD);
	if (source_query(source, sql, SOURCE_VALUES(slot), &r, error) < 0)
		return error_wrap(error, "looking for slot %s", slot);
	if (PQntuples(r) == 1)
		slot_read(r, found);
	PQclear(r);
	return 0;
}

int source_slot_spill(struct source *source, const char *slot, struct source_spill *spill, struct error *error)
{
	static const char sql[] =
		"SELECT s.spill_txns, s.spill_bytes, s.total_txns, pg_catalog.current_setting('logical_decoding_work_mem')"
		" FROM (SELECT) one LEFT JOIN pg_catalog.pg_stat_replication_slots s ON s.slot_name = $1";
	PGresult *r;

	memset(spill, 0, sizeof *spill);
	if (source_query(source, sql, SOURCE_VALUES(slot), &r, error) < 0)
		return error_wrap(error, "statistics of slot %s", slot);
	spill->spilled_transactions = result_int(r, 0, 0);
	spill->spilled_bytes = result_int(r, 0, 1);
	spill->transactions = result_int(r, 0, 2);
	result_copy(r, 0, 3, spill->work_mem, sizeof spill->work_mem);
	PQclear(r);
	return 0;
}

int source_slot_drop(struct source *source, const char *slot, struct error *error)
{
	PGresult *r;

	if (source_query(source,
			 "SELECT pg_catalog.pg_drop_replication_slot(slot_name) FROM pg_catalog.pg_replication_slots"
			 " WHERE slot_name = $1",
			 SOURCE_VALUES(slot), &r, error) < 0) {
		if (strcmp(source->state, "42704") == 0) /* somebody else was quicker */
			return 0;
		return error_wrap(error, "dropping slot %s", slot);
	}
	PQclear(r);
	return 0;
}

/* ---- making one ---- */

/* The transactions that a slot in the making waits for, oldest first. A role without pg_monitor sees no xids in
 * pg_stat_activity, but every transaction's lock on its own xid. */
void source_blockers(struct source *source, struct buffer *text)
{
	static const char sql[] =
		"SELECT DISTINCT a.pid, coalesce(a.usename, '?'), coalesce(a.application_name, ''), "
		"coalesce(a.state, '?'),"
		" coalesce(extract(epoch FROM now() - a.xact_start)::bigint || ' s', '?'), a.xact_start"
		" FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
		" WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted"
		" AND a.pid <> pg_catalog.pg_backend_pid() ORDER BY a.xact_start LIMIT 5";
	static const char prepared[] =
		"SELECT gid, owner FROM pg_catalog.pg_prepared_xacts WHERE database = current_database() LIMIT 3";
	struct error ignored;
	PGresult *r;

	if (source_query(source, sql, 0, NULL, &r, &ignored) == 0) {
		for (int i = 0; i < PQntuples(r); i++)
			buffer_printf(text, "%spid %s (%s, %s, %s, open for %s)", text->length ? ", " : "",
				      PQgetvalue(r, i, 0), PQgetvalue(r, i, 1), PQgetvalue(r, i, 2),
				      PQgetvalue(r, i, 3), PQgetvalue(r, i, 4));
		PQclear(r);
	}
	if (source_query(source, prepared, 0, NULL, &r, &ignored) == 0) {
		for (int i = 0; i < PQntuples(r); i++)
			buffer_printf(text, "%sprepared transaction %s (%s)", text->length ? ", " : "",
				      PQgetvalue(r, i, 0), PQgetvalue(r, i, 1));
		PQclear(r);
	}
}

/* A backend that waits for a transaction does not notice that its client is gone; ended, it takes the unfinished
 * slot along. */
static void slot_end_waiting(struct source *source, int pid)
{
	char number[16];
	int stop_fd = source->stop_fd;
	struct error ignored;
	PGresult *r;

	snprintf(number, sizeof number, "%d", pid);
	source->stop_fd = -1; /* it must be told also when we are stopping */
	if (source_query(source, "SELECT pg_catalog.pg_terminate_backend($1::integer)", SOURCE_VALUES(number), &r,
			 &ignored) == 0)
		PQclear(r);
	source->stop_fd = stop_fd;
}

static int slot_timed_out(struct source *source, PGconn *pg, int64_t timeout_us, struct error *error)
{
	struct buffer blockers = {0};

	source_blockers(source, &blockers);
	slot_end_waiting(source, PQbackendPID(pg));
	error_set(error, ERROR_TIMEOUT,
		  "no consistent point within %" PRId64 " s; it waits for these transactions to end: %s",
		  timeout_us / 1000000, blockers.length ? buffer_string(&blockers) : "(none that this role may see)");
	buffer_fini(&blockers);
	return error_hint(error, "end them (SELECT pg_terminate_backend(pid);), or start when the server is quieter");
}

enum { SLOT_SAY_US = 3000000 }; /* a wait that lasts is told */

static void slot_say(struct source *source)
{
	struct buffer blockers = {0};

	source_blockers(source, &blockers);
	log_info("source", "the slot waits for transactions that run", "transactions",
		 blockers.length ? buffer_string(&blockers) : "(none that this role may see)", NULL);
	buffer_fini(&blockers);
}

/* the command's result, which may take as long as the longest transaction; who is waited for is told once */
static int slot_wait(struct source *source, PGconn *pg, const char *command, int64_t deadline_us, PGresult **r,
		     struct error *error)
{
	int64_t say_us = clock_monotonic_us() + SLOT_SAY_US;

	source->state[0] = '\0';
	if (!PQsendQuery(pg, command))
		return connection_error(source, pg, NULL, SQLSTATE_REPLICATION, error);
	if (connection_flush(source, pg, deadline_us, error) < 0)
		return -1;
	while (PQisBusy(pg) && say_us < deadline_us) {
		if (connection_wait(source, pg, POLLIN, say_us, error) == 0) {
			if (!PQconsumeInput(pg))
				break; /* the result has the reason */
			continue;
		}
		if (error->code != ERROR_TIMEOUT)
			return -1;
		slot_say(source);
		source->state[0] = '\0';
		say_us = deadline_us;
	}
	return connection_result(source, pg, SQLSTATE_REPLICATION, deadline_us, r, error);
}

int replication_slot_create(struct source *source, PGconn *pg, const struct replication_slot *slot,
			    uint64_t *consistent_lsn, char *snapshot, size_t size, struct error *error)
{
	struct buffer command = {0};
	int64_t deadline = clock_monotonic_us() + slot->timeout_us;
	PGresult *r = NULL;
	int result;

	/* the grammar before 15, which later versions take too */
	buffer_add_string(&command, "CREATE_REPLICATION_SLOT ");
	sql_identifier(&command, slot->name);
	buffer_printf(&command, "%s LOGICAL pgoutput %s", slot->temporary ? " TEMPORARY" : "",
		      snapshot ? "EXPORT_SNAPSHOT" : "NOEXPORT_SNAPSHOT");
	result = slot_wait(source, pg, buffer_string(&command), deadline, &r, error);
	buffer_fini(&command);
	if (result < 0 && error->code == ERROR_TIMEOUT && !*source->state)
		return slot_timed_out(source, pg, slot->timeout_us, error);
	if (result < 0 && error->code == ERROR_STOPPED)
		slot_end_waiting(source, PQbackendPID(pg));
	if (result < 0)
		return -1;
	result = PQntuples(r) == 1 && PQnfields(r) >= 3 ? lsn_parse(PQgetvalue(r, 0, 1), consistent_lsn) : -1;
	if (result == 0 && snapshot)
		result_copy(r, 0, 2, snapshot, size);
	PQclear(r);
	return result < 0 ? error_set(error, ERROR_PROTOCOL, "no consistent point came back") : 0;
}

int source_slot_create(struct source *source, const char *slot, int64_t timeout_us, uint64_t *consistent_lsn,
		       struct error *error)
{
	const struct replication_slot made = {.name = slot, .timeout_us = timeout_us};
	PGconn *pg;
	int result;

	/* the control connection first: with it the wait can be explained and ended */
	if (source_control(source, error) < 0 || replication_open(source, &pg, error) < 0)
		return error_wrap(error, "creating slot %s", slot);
	result = replication_slot_create(source, pg, &made, consistent_lsn, NULL, 0, error);
	PQfinish(pg);
	return result < 0 ? error_wrap(error, "creating slot %s", slot) : 0;
}
