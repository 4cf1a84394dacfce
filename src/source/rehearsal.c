/* The transaction of a rehearsal: checked after each statement by its id, rolled back at the end, and that checked, too. */
#include "source/rehearsal.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "source/connection.h"

int source_encoding(struct source *source, char *out, size_t size, struct error *error)
{
	const char *encoding;

	if (source_control(source, error) < 0)
		return -1;
	encoding = PQparameterStatus(source->control, "server_encoding");
	snprintf(out, size, "%s", encoding ? encoding : "");
	return 0;
}

static const char streams_sql[] =
	"SELECT pg_catalog.format('slot %s of database %s %s', slot_name, coalesce(database, '-'),"
	"  CASE WHEN active THEN 'is in use: an instance streams from this server'"
	"   ELSE 'is on this server: an instance streams from here, though not now' END)"
	" FROM pg_catalog.pg_replication_slots WHERE slot_name = $1 OR (active AND slot_name::text LIKE 'millrace\\_%')"
	" ORDER BY slot_name";

int rehearsal_streams(struct source *source, const char *slot, struct buffer *lines, struct error *error)
{
	PGresult *r;

	if (source_query(source, streams_sql, SOURCE_VALUES(slot), &r, error) < 0)
		return error_wrap(error, "listing the replication slots");
	for (int row = 0; row < PQntuples(r); row++)
		buffer_printf(lines, "%s\n", PQgetvalue(r, row, 0));
	PQclear(r);
	return lines->failed ? error_set(error, ERROR_MEMORY, "no memory for the list of slots") : 0;
}

/* ---- queries of our own inside ---- */

/* on the rehearsal's connection and no other: source_query() would connect again after a loss */
static int rehearsal_query(struct rehearsal *rehearsal, const char *sql, int count, const char *const *values,
			   PGresult **result, struct error *error)
{
	struct source *source = rehearsal->source;
	int64_t deadline = clock_monotonic_us() + source->options.statement_timeout_us;

	if (!source->control)
		return error_set(error, ERROR_UNAVAILABLE, "the connection to PostgreSQL was lost");
	if (connection_query(source, source->control, SQLSTATE_QUERY, sql, count, values, deadline, result, error) == 0)
		return 0;
	if (!*source->state || PQstatus(source->control) != CONNECTION_OK)
		source_disconnect(source);
	return -1;
}

static int rehearsal_command(struct rehearsal *rehearsal, const char *sql, struct error *error)
{
	PGresult *r;

	if (rehearsal_query(rehearsal, sql, 0, NULL, &r, error) < 0)
		return -1;
	PQclear(r);
	return 0;
}

/* The transaction's id, and our time-outs set anew: the statements may have set theirs. The server gives up on a statement
 * before we do. An idle rehearsal is ended by the server, so that its locks never outlive us for long. */
static const char bounds_sql[] =
	"SELECT pg_catalog.pg_current_xact_id()::text, pg_catalog.set_config('lock_timeout', $1, true),"
	" pg_catalog.set_config('statement_timeout', $2, true),"
	" pg_catalog.set_config('idle_in_transaction_session_timeout', '60000', true)";

static int rehearsal_bounds(struct rehearsal *rehearsal, char transaction[24], struct error *error)
{
	char lock[24], statement[24];
	PGresult *r;

	snprintf(lock, sizeof lock, "%" PRId64, rehearsal->lock_timeout_us / 1000);
	snprintf(statement, sizeof statement, "%" PRId64,
		 rehearsal->source->options.statement_timeout_us / 1000 * 9 / 10 + 1);
	if (rehearsal_query(rehearsal, bounds_sql, SOURCE_VALUES(lock, statement), &r, error) < 0)
		return -1;
	result_copy(r, 0, 0, transaction, 24);
	PQclear(r);
	return 0;
}

int rehearsal_begin(struct rehearsal *rehearsal, struct source *source, int64_t lock_timeout_us, struct error *error)
{
	*rehearsal = (struct rehearsal){.source = source, .lock_timeout_us = lock_timeout_us};
	source_disconnect(source);
	if (connection_open(source, CONNECTION_PLAIN, &source->control, error) < 0)
		return -1;
	source->version = PQserverVersion(source->control);
	snprintf(source->database, sizeof source->database, "%s", PQdb(source->control));
	if (rehearsal_command(rehearsal, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", error) < 0 ||
	    rehearsal_bounds(rehearsal, rehearsal->transaction, error) < 0)
		return error_wrap(error, "beginning the rehearsal");
	return 0;
}

/* ---- statements ---- */

/* The server's report is about the statement, but for what the server or the role lacks, and for time-outs. */
static bool statement_is_wrong(const char *state, enum error_code code)
{
	static const char *const others[] = {"08", "25006", "40", "53", "57", "58", "XX"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strncmp(state, others[i], strlen(others[i])) == 0)
			return false;
	return *state && code != ERROR_TIMEOUT && code != ERROR_PERMISSION;
}

static int statement_error(struct rehearsal *rehearsal, const PGresult *r, struct error *error)
{
	struct source *source = rehearsal->source;
	const char *position = PQresultErrorField(r, PG_DIAG_STATEMENT_POSITION);
	const char *hint = PQresultErrorField(r, PG_DIAG_MESSAGE_HINT);

	connection_error(source, source->control, r, SQLSTATE_QUERY, error);
	snprintf(rehearsal->state, sizeof rehearsal->state, "%s", source->state);
	rehearsal->character = position ? (uint32_t)strtoul(position, NULL, 10) : 0;
	if (!statement_is_wrong(rehearsal->state, error->code))
		return -1;
	error->code = ERROR_VALUE;
	return error_hint(error, "%s", hint ? hint : "");
}

/* reads to the statement's end, row by row so that none is kept; the first error counts */
static int statement_finish(struct rehearsal *rehearsal, int64_t deadline_us, struct error *error)
{
	struct source *source = rehearsal->source;
	PGconn *pg = source->control;
	PGresult *r;
	int result = 0;

	for (;;) {
		while (PQisBusy(pg)) {
			if (connection_wait(source, pg, POLLIN, deadline_us, error) < 0)
				return -1;
			if (!PQconsumeInput(pg))
				break; /* PQgetResult() has the reason */
		}
		r = PQgetResult(pg);
		if (!r)
			return result;
		ExecStatusType status = PQresultStatus(r);
		if (result == 0 && (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE))
			result = statement_error(rehearsal, r, error);
		PQclear(r);
		if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
			return error_set(error, ERROR_VALUE, "the statement wants to copy rows over the connection");
	}
}

/* still the same transaction? */
static int statement_verify(struct rehearsal *rehearsal, struct error *error)
{
	char transaction[24] = "";
	bool inside = PQtransactionStatus(rehearsal->source->control) == PQTRANS_INTRANS;

	if (inside && rehearsal_bounds(rehearsal, transaction, error) < 0)
		return -1;
	if (strcmp(transaction, rehearsal->transaction) == 0)
		return 0;
	return error_set(error, ERROR_INTERNAL,
			 "the statement has ended the transaction: it and what ran before it may be there to stay");
}

int rehearsal_run(struct rehearsal *rehearsal, const char *statement, struct error *error)
{
	struct source *source = rehearsal->source;
	int64_t deadline = clock_monotonic_us() + source->options.statement_timeout_us;

	rehearsal->character = 0;
	rehearsal->state[0] = source->state[0] = '\0';
	if (!source->control)
		return error_set(error, ERROR_UNAVAILABLE, "the connection to PostgreSQL was lost");
	if (!PQsendQueryParams(source->control, statement, 0, NULL, NULL, NULL, NULL, 0)) {
		connection_error(source, source->control, NULL, SQLSTATE_QUERY, error);
		goto lost;
	}
	PQsetSingleRowMode(source->control);
	if (connection_flush(source, source->control, deadline, error) < 0)
		goto lost;
	if (statement_finish(rehearsal, deadline, error) < 0) {
		if (!*rehearsal->state || PQstatus(source->control) != CONNECTION_OK)
			goto lost;
		return -1;
	}
	return statement_verify(rehearsal, error);
lost:
	source_disconnect(source);
	return -1;
}

/* ---- the catalog ---- */

/* format_type() and the types' output functions must not depend on what the migration, role or database have set */
static const char *const look_commands[] = {
	"SAVEPOINT millrace_look",
	"SET LOCAL search_path = ''",
	"SET LOCAL client_encoding = 'UTF8'",
	"SET LOCAL standard_conforming_strings = on",
	"SET LOCAL row_security = off",
	"SET LOCAL jit = off", /* compiling takes longer than the queries */
};

int rehearsal_look(struct rehearsal *rehearsal, struct error *error)
{
	for (size_t i = 0; i < sizeof look_commands / sizeof *look_commands; i++)
		if (rehearsal_command(rehearsal, look_commands[i], error) < 0)
			return error_wrap(error, "reading the catalog");
	return 0;
}

int rehearsal_looked(struct rehearsal *rehearsal, struct error *error)
{
	/* a connection that was lost and made again in between has neither savepoint nor transaction */
	if (rehearsal_command(rehearsal, "ROLLBACK TO SAVEPOINT millrace_look", error) < 0 ||
	    rehearsal_command(rehearsal, "RELEASE SAVEPOINT millrace_look", error) < 0 ||
	    statement_verify(rehearsal, error) < 0)
		return error_wrap(error, "reading the catalog");
	return 0;
}

/* ---- the end ---- */

/* the server's word on it; a transaction whose connection was lost may be in progress yet, and is aborted then */
static int rehearsal_verify(struct rehearsal *rehearsal, struct error *error)
{
	PGresult *r;
	bool committed;

	if (source_query(rehearsal->source, "SELECT pg_catalog.pg_xact_status($1::text::pg_catalog.xid8)",
			 SOURCE_VALUES(rehearsal->transaction), &r, error) < 0)
		return error_wrap(error, "asking whether the rehearsal was rolled back");
	committed = strcmp(PQgetvalue(r, 0, 0), "committed") == 0;
	PQclear(r);
	return committed ? error_set(error, ERROR_INTERNAL, "transaction %s of the rehearsal was committed",
				     rehearsal->transaction)
			 : 0;
}

int rehearsal_end(struct rehearsal *rehearsal, struct error *error)
{
	struct source *source = rehearsal->source;
	int result = 0;

	if (source->control && *rehearsal->transaction) {
		/* closing the connection rolls back as well */
		if (rehearsal_command(rehearsal, "ROLLBACK", error) < 0)
			error_clear(error);
		source_disconnect(source);
	}
	if (*rehearsal->transaction)
		result = rehearsal_verify(rehearsal, error);
	rehearsal->transaction[0] = '\0';
	source_disconnect(source);
	return result;
}
