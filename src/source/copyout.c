/* COPY ... TO STDOUT, read row by row. */
#include "source/copyout.h"

#include <poll.h>
#include <string.h>

#include "base/clock.h"
#include "source/connection.h"
#include "source/sql.h"

enum { LOCK_MS = 500 }; /* see export.h */

/* ---- the query ---- */

static void columns_sql(const struct pgoutput_relation *relation, struct buffer *sql)
{
	for (uint16_t i = 0; i < relation->count; i++) {
		buffer_add_string(sql, i ? ", " : " ");
		sql_identifier(sql, relation->columns[i].name);
	}
}

static void blocks_sql(const struct copyout_query *query, struct buffer *sql, const char **word)
{
	if (!query->heap)
		return;
	/* a range scan by ctid even where it is all of them: a scan that joins another one's middle (synchronize_seqscans)
	 * would bring the rows in another order each time */
	buffer_printf(sql, "%sctid >= '(%u,0)'", *word, query->first_block);
	*word = " AND ";
	if (query->end_block)
		buffer_printf(sql, " AND ctid < '(%u,0)'", query->end_block);
}

void copyout_sql(const struct copyout_query *query, struct buffer *sql)
{
	const char *word = " WHERE ";

	buffer_add_string(sql, "COPY (SELECT");
	columns_sql(query->columns, sql);
	buffer_add_string(sql, " FROM ONLY ");
	sql_table(sql, query->schema, query->table);
	blocks_sql(query, sql, &word);
	sql_condition(sql, &word, query->filter);
	sql_condition(sql, &word, query->where);
	buffer_printf(sql, ") TO STDOUT (FORMAT %s)", query->binary ? "binary" : "text");
}

/* ---- the connection ---- */

static int64_t deadline_of(const struct source *source)
{
	return clock_monotonic_us() + source->options.statement_timeout_us;
}

static int command(struct source *source, const char *sql, struct error *error)
{
	PGresult *r;

	if (connection_query(source, source->control, SQLSTATE_QUERY, sql, -1, NULL, deadline_of(source), &r, error) <
	    0)
		return -1;
	PQclear(r);
	return 0;
}

/* A COPY lasts as long as we are slow to read it, so no time-out of the server's may end it; every wait of ours has one. The
 * bytes of a SQL_ASCII database come as they are, as in the stream. */
static int session_settings(struct source *source, struct error *error)
{
	const char *encoding = PQparameterStatus(source->control, "server_encoding");

	if (command(source,
		    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
		    " SET max_parallel_workers_per_gather = 0; SET synchronize_seqscans = off",
		    error) < 0)
		return -1;
	if (source->version >= 170000 && command(source, "SET transaction_timeout = 0", error) < 0)
		return -1;
	if (encoding && strcmp(encoding, "SQL_ASCII") == 0)
		return command(source, "SET client_encoding = 'SQL_ASCII'", error);
	return 0;
}

static int ready(struct copyout *copyout, struct error *error)
{
	struct source *source = copyout->source;

	if (!source->control || PQstatus(source->control) != CONNECTION_OK)
		copyout->ready = false;
	if (copyout->ready)
		return 0;
	if (source_control(source, error) < 0 || session_settings(source, error) < 0)
		return -1;
	copyout->ready = true;
	return 0;
}

void copyout_abandon(struct copyout *copyout)
{
	PQfreemem(copyout->bytes);
	copyout->bytes = NULL;
	copyout->ready = false;
	source_disconnect(copyout->source);
}

/* ---- reading ---- */

static enum sqlstate_where place_of(const struct copyout *copyout)
{
	return copyout->conditional ? SQLSTATE_CONDITION : SQLSTATE_QUERY;
}

static int begin(struct copyout *copyout, const char *snapshot, const char *sql, struct error *error)
{
	struct source *source = copyout->source;
	struct buffer text = {0};
	PGresult *r = NULL;

	if (ready(copyout, error) < 0)
		return -1;
	/* one round trip: the last statement's result is the COPY */
	buffer_add_string(&text, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT ");
	sql_literal(&text, snapshot);
	buffer_printf(&text, "; SET LOCAL lock_timeout = %d; %s", LOCK_MS, sql);
	int result = text.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				 : connection_query(source, source->control, place_of(copyout), text.data, -1, NULL,
						    deadline_of(source), &r, error);
	buffer_fini(&text);
	if (result == 0 && PQresultStatus(r) != PGRES_COPY_OUT)
		result = error_set(error, ERROR_PROTOCOL, "COPY TO STDOUT brought no rows");
	PQclear(r);
	return result;
}

static bool state_is_of_a_snapshot(const struct source *source)
{
	static const char *const states[] = {"22023", "42704",
					     "55000"}; /* no such name, since 17, its session is gone */

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(source->state, states[i]) == 0)
			return true;
	return false;
}

/* Whether what failed was the snapshot itself, and not the query behind it, whose SQLSTATE may be the same. */
static bool snapshot_refused(struct copyout *copyout, const char *snapshot)
{
	struct buffer text = {0};
	struct error ignored;

	if (!state_is_of_a_snapshot(copyout->source))
		return false;
	buffer_add_string(&text, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT ");
	sql_literal(&text, snapshot);
	bool refused = !text.failed && source_control(copyout->source, &ignored) == 0 &&
		       command(copyout->source, text.data, &ignored) < 0 && state_is_of_a_snapshot(copyout->source);
	buffer_fini(&text);
	copyout_abandon(copyout);
	return refused;
}

int copyout_begin(struct copyout *copyout, const char *snapshot, const char *sql, struct error *error)
{
	if (begin(copyout, snapshot, sql, error) == 0)
		return 0;
	copyout_abandon(copyout);
	copyout->snapshot_gone = snapshot_refused(copyout, snapshot);
	if (copyout->snapshot_gone) {
		error->code = ERROR_UNAVAILABLE;
		error_hint(error, "%s", "");
	}
	return -1;
}

/* The COPY is over: in good order, or with the server's error. Rolled back, so that settings that a condition has made end, too. */
static enum copyout_result finish(struct copyout *copyout, struct error *error)
{
	struct source *source = copyout->source;
	PGresult *r;

	if (connection_result(source, source->control, place_of(copyout), deadline_of(source), &r, error) == 0) {
		PQclear(r);
		if (command(source, "ROLLBACK", error) == 0)
			return COPYOUT_END;
	}
	copyout_abandon(copyout);
	return COPYOUT_FAILED;
}

static enum copyout_result failed(struct copyout *copyout, struct error *error)
{
	connection_error(copyout->source, copyout->source->control, NULL, SQLSTATE_QUERY, error);
	copyout_abandon(copyout);
	return COPYOUT_FAILED;
}

enum copyout_result copyout_next(struct copyout *copyout, int timeout_ms, uint8_t **bytes, size_t *length,
				 struct error *error)
{
	PGconn *pg = copyout->source->control;
	int64_t deadline_us = clock_monotonic_us() + timeout_ms * INT64_C(1000);

	PQfreemem(copyout->bytes);
	copyout->bytes = NULL;
	for (;;) {
		int got = PQgetCopyData(pg, &copyout->bytes, 1);
		if (__builtin_expect(got > 0, true)) {
			*bytes = (uint8_t *)copyout->bytes;
			*length = (size_t)got;
			return COPYOUT_ROW;
		}
		if (got == -1)
			return finish(copyout, error);
		if (got < -1)
			return failed(copyout, error);
		if (timeout_ms == 0)
			return COPYOUT_NONE;
		if (connection_wait(copyout->source, pg, POLLIN, deadline_us, error) < 0) {
			if (error->code == ERROR_TIMEOUT)
				return COPYOUT_NONE;
			copyout_abandon(copyout);
			return COPYOUT_FAILED;
		}
		if (!PQconsumeInput(pg))
			return failed(copyout, error);
	}
}

bool copyout_locked(const struct copyout *copyout)
{
	return strcmp(copyout->source->state, "55P03") == 0;
}

bool copyout_gone(const struct copyout *copyout)
{
	static const char *const states[] = {"42P01", "42703", "3F000", "42P10"};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(copyout->source->state, states[i]) == 0)
			return true;
	return false;
}
