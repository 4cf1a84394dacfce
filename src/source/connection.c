/* Non-blocking libpq: how a connection is made and how a query is waited for, each with a deadline. */
#include "source/connection.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/position.h"
#include "source/conninfo.h"

static void connection_notice(void *context, const PGresult *result)
{
	(void)context; /* libpq would print it to standard error */
	(void)result;
}

/* milliseconds for poll(), rounded up so that it does not spin in the last one */
static int connection_left_ms(int64_t deadline_us)
{
	int64_t left = deadline_us - clock_monotonic_us();

	if (left <= 0)
		return 0;
	return left > INT64_C(3600000000) ? 3600000 : (int)((left + 999) / 1000);
}

int connection_wait(struct source *source, PGconn *pg, short events, int64_t deadline_us, struct error *error)
{
	struct pollfd fds[2] = {{PQsocket(pg), events, 0}, {source->stop_fd, POLLIN, 0}};

	for (;;) {
		int wait_ms = connection_left_ms(deadline_us);
		int ready = poll(fds, 2, wait_ms);
		if (ready < 0 && errno != EINTR)
			return error_set(error, ERROR_IO, "poll: %s", strerror(errno));
		if (ready > 0 && fds[1].revents)
			return error_set(error, ERROR_STOPPED, "stopped while waiting for PostgreSQL");
		if (ready > 0)
			return 0;
		if (wait_ms == 0)
			return error_set(error, ERROR_TIMEOUT, "PostgreSQL did not answer in time");
	}
}

static struct sqlstate_names connection_names(const PGconn *pg)
{
	const char *user = PQuser(pg), *database = PQdb(pg); /* NULL before the URL is parsed */

	return (struct sqlstate_names){user ? user : "<user>", database ? database : "<database>"};
}

int connection_error(struct source *source, PGconn *pg, const PGresult *result, enum sqlstate_where where,
		     struct error *error)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	const char *message = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	const char *detail = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL) : NULL;
	const struct sqlstate_names names = connection_names(pg);

	if (!message || !*message)
		message = result && *PQresultErrorMessage(result) ? PQresultErrorMessage(result) : PQerrorMessage(pg);
	if (!*message)
		message = "the connection to PostgreSQL was lost";
	memset(source->state, 0, sizeof source->state);
	if (state)
		strncpy(source->state, state, sizeof source->state - 1);
	return sqlstate_error(error, where, source->state, message, detail, &names);
}

/* ---- connecting ---- */

/* libpq's own words about what no server said: what will not pass by itself is told apart, in libpq's language as
 * built here; an unknown text means trying again */
static int connection_refused(const char *message, const struct sqlstate_names *names, struct error *error)
{
	static const struct {
		const char *words;
		const char *hint;
	} lasting[] = {
		{"server does not support SSL",
		 "the server has ssl = off: use sslmode=prefer or disable in the source URL, or set "
		 "ssl = on on the server"},
		{"certificate verify failed",
		 "sslrootcert in the source URL must be the authority that signed the server's "
		 "certificate"},
		{"server certificate for",
		 "the host in the source URL must be a name in the server's certificate, or use "
		 "sslmode=verify-ca"},
		{"root certificate file", "give sslrootcert in the source URL"},
		{"invalid integer value", "correct it in the source URL"},
		{"invalid port number", "a port is 1 to 65535"},
		{" value: \"", "correct it in the source URL"}, /* invalid sslmode value: "on", and the like */
		{"received invalid response", "host and port of the source URL must be PostgreSQL's"},
		{"expected authentication request from server", "host and port of the source URL must be PostgreSQL's"},
	};

	sqlstate_error(error, SQLSTATE_CONNECT, "", message, NULL, names);
	for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++)
		if (strstr(message, lasting[i].words)) {
			error->code = ERROR_CONFIG;
			return error_hint(error, "%s", lasting[i].hint);
		}
	return error_hint(error, "is PostgreSQL running, and are host and port of the source URL right?");
}

static int connection_failed(struct source *source, PGconn *pg, enum connection_kind kind, struct error *error)
{
	const struct sqlstate_names names = connection_names(pg);
	enum sqlstate_where where = kind == CONNECTION_REPLICATION ? SQLSTATE_REPLICATION : SQLSTATE_CONNECT;
	char text[sizeof error->text], *message;

	strncpy(text, PQerrorMessage(pg), sizeof text - 1);
	text[sizeof text - 1] = '\0';
	if (sqlstate_split(text, source->state, &message))
		return sqlstate_error(error, where, source->state, message, NULL, &names);
	if (PQconnectionNeedsPassword(pg)) {
		error_set(error, ERROR_PERMISSION, "PostgreSQL asks for a password and none was given");
		return error_hint(error, "put it into the source URL, PGPASSWORD or ~/.pgpass");
	}
	return connection_refused(text, &names, error);
}

static int connection_handshake(struct source *source, PGconn *pg, enum connection_kind kind, struct error *error)
{
	int64_t deadline = clock_monotonic_us() + source->options.connect_timeout_us;
	PostgresPollingStatusType status = PGRES_POLLING_WRITING;

	source->state[0] = '\0';
	if (PQstatus(pg) == CONNECTION_BAD)
		return connection_failed(source, pg, kind, error);
	while (status != PGRES_POLLING_OK) {
		if (connection_wait(source, pg, status == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline, error) <
		    0) {
			if (error->code == ERROR_TIMEOUT)
				error_hint(error,
					   "host %s, port %s: is the address right, and does a firewall drop it?",
					   PQhost(pg) ? PQhost(pg) : "?", PQport(pg) ? PQport(pg) : "?");
			return -1;
		}
		status = PQconnectPoll(pg);
		if (status == PGRES_POLLING_FAILED)
			return connection_failed(source, pg, kind, error);
	}
	return 0;
}

static int connection_try(struct source *source, const struct conninfo *info, enum connection_kind kind, PGconn **out,
			  struct error *error)
{
	PGconn *pg = PQconnectStartParams(info->keywords, info->values, 0);

	if (!pg)
		return error_set(error, ERROR_MEMORY, "no memory for a connection to PostgreSQL");
	PQsetNoticeReceiver(pg, connection_notice, NULL);
	/* SQLSTATEs of refusals are in the text only, and only at this verbosity */
	PQsetErrorVerbosity(pg, PQERRORS_VERBOSE);
	if (connection_handshake(source, pg, kind, error) < 0)
		goto fail;
	PQsetErrorVerbosity(pg, PQERRORS_DEFAULT);
	if (PQsetnonblocking(pg, 1) != 0) {
		connection_error(source, pg, NULL, SQLSTATE_CONNECT, error);
		goto fail;
	}
	*out = pg;
	return 0;
fail:
	PQfinish(pg);
	return -1;
}

int connection_open(struct source *source, enum connection_kind kind, PGconn **pg, struct error *error)
{
	struct conninfo info;
	int result = -1;

	if (conninfo_init(&info, &source->options, kind, error) < 0)
		return -1;
	for (unsigned host = 0; host < info.hosts && result < 0; host++) {
		conninfo_host(&info, host);
		result = connection_try(source, &info, kind, pg, error);
		if (result < 0 && error->code == ERROR_STOPPED)
			break;
	}
	conninfo_fini(&info);
	return result < 0 ? error_wrap(error, "connecting to PostgreSQL") : 0;
}

/* ---- queries ---- */

int connection_flush(struct source *source, PGconn *pg, int64_t deadline_us, struct error *error)
{
	for (;;) {
		int left = PQflush(pg);
		if (left == 0)
			return 0;
		/* reading on, too: a server that cannot get rid of its words takes none of ours */
		if (left < 0 || (connection_wait(source, pg, POLLIN | POLLOUT, deadline_us, error) < 0))
			return left < 0 ? connection_error(source, pg, NULL, SQLSTATE_QUERY, error) : -1;
		if (!PQconsumeInput(pg))
			return connection_error(source, pg, NULL, SQLSTATE_QUERY, error);
	}
}

static bool connection_is_copy(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_COPY_BOTH || status == PGRES_COPY_OUT || status == PGRES_COPY_IN;
}

/* replaces *kept by the next result; the first failure stays */
static void connection_keep(PGresult **kept, PGresult *next)
{
	if (*kept && PQresultStatus(*kept) == PGRES_FATAL_ERROR) {
		PQclear(next);
		return;
	}
	PQclear(*kept);
	*kept = next;
}

int connection_result(struct source *source, PGconn *pg, enum sqlstate_where where, int64_t deadline_us,
		      PGresult **result, struct error *error)
{
	PGresult *kept = NULL, *next;
	bool copy;

	do {
		while (PQisBusy(pg)) {
			if (connection_wait(source, pg, POLLIN, deadline_us, error) < 0)
				goto fail;
			if (!PQconsumeInput(pg))
				break; /* PQgetResult() has the reason */
		}
		next = PQgetResult(pg);
		copy = next && connection_is_copy(next);
		if (next)
			connection_keep(&kept, next);
	} while (next && !copy);
	if (!kept || PQresultStatus(kept) == PGRES_FATAL_ERROR || PQresultStatus(kept) == PGRES_BAD_RESPONSE) {
		connection_error(source, pg, kept, where, error);
		goto fail;
	}
	*result = kept;
	return 0;
fail:
	PQclear(kept);
	return -1;
}

int connection_query(struct source *source, PGconn *pg, enum sqlstate_where where, const char *sql, int count,
		     const char *const *values, int64_t deadline_us, PGresult **result, struct error *error)
{
	int sent = count < 0 ? PQsendQuery(pg, sql) : PQsendQueryParams(pg, sql, count, NULL, values, NULL, NULL, 0);

	source->state[0] = '\0';
	if (!sent)
		return connection_error(source, pg, NULL, where, error);
	if (connection_flush(source, pg, deadline_us, error) < 0)
		return -1;
	return connection_result(source, pg, where, deadline_us, result, error);
}

/* ---- values ---- */

bool result_bool(const PGresult *result, int row, int column)
{
	return PQgetvalue(result, row, column)[0] == 't';
}

int64_t result_int(const PGresult *result, int row, int column)
{
	return strtoll(PQgetvalue(result, row, column), NULL, 10);
}

uint64_t result_lsn(const PGresult *result, int row, int column)
{
	uint64_t lsn;

	return lsn_parse(PQgetvalue(result, row, column), &lsn) < 0 ? 0 : lsn;
}

void result_copy(const PGresult *result, int row, int column, char *out, size_t size)
{
	const char *value = PQgetvalue(result, row, column);
	size_t length = strlen(value);

	length = length < size ? length : size - 1;
	memcpy(out, value, length);
	out[length] = '\0';
}
