/* libpq inside source: connections and queries that end by a deadline. For the files of source alone.
 *
 * Every connection is non-blocking; each call waits with poll() for the server, the deadline, or the stop
 * descriptor, and leaves ERROR_TIMEOUT, ERROR_STOPPED or the server's error. (libpq resolves host names with
 * getaddrinfo(), whose time-outs are the resolver's.)
 */
#ifndef SOURCE_CONNECTION_H
#define SOURCE_CONNECTION_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "source/source.h"
#include "source/sqlstate.h"

struct source {
	struct source_options options; /* strings owned */
	int stop_fd;                   /* -1: none */
	PGconn *control;               /* NULL: not connected */
	const char *prepared;          /* the statement that the control connection has ready; NULL: none */
	int version;                   /* of the control connection's server; 0 before the first connection */
	char database[64];             /* the control connection is to this one */
	struct kept *kept;             /* source/kept.h; NULL: source_facts_begin() was not called */
	char state[6];                 /* SQLSTATE of the last failure; "" when the server gave none */
};

enum connection_kind {
	CONNECTION_CONTROL,
	CONNECTION_REPLICATION,
	CONNECTION_PLAIN /* with the settings of the URL, the role and the database alone, as psql has them; but UTF8 */
};

/* tries each host of the URL in turn, connect_timeout_us each */
int connection_open(struct source *source, enum connection_kind kind, PGconn **pg, struct error *error);

/* Sends sql (count < 0: a simple query, which may hold several statements or a replication command; else with
 * parameters, all in text) and waits for its last result until deadline_us (monotonic). The result is the caller's.
 * A failure other than the server's own error report (source->state is empty then) leaves pg unusable. */
int connection_query(struct source *source, PGconn *pg, enum sqlstate_where where, const char *sql, int count,
		     const char *const *values, int64_t deadline_us, PGresult **result, struct error *error);
/* the last result of a query sent before; the same rules */
int connection_result(struct source *source, PGconn *pg, enum sqlstate_where where, int64_t deadline_us,
		      PGresult **result, struct error *error);
int connection_flush(struct source *source, PGconn *pg, int64_t deadline_us, struct error *error);
/* events: POLLIN, POLLOUT */
int connection_wait(struct source *source, PGconn *pg, short events, int64_t deadline_us, struct error *error);
/* the error of a failed result or, with NULL, of the connection; remembers the SQLSTATE in source->state; returns -1 */
int connection_error(struct source *source, PGconn *pg, const PGresult *result, enum sqlstate_where where,
		     struct error *error);

/* connects the control connection where there is none, or where it has died while idle */
int source_control(struct source *source, struct error *error);
/* a query on the control connection, within statement_timeout_us; one that broke is closed */
int source_query(struct source *source, const char *sql, int count, const char *const *values, PGresult **result,
		 struct error *error);
/* the same, of the one statement that is run often and costs more to plan than to run: planned once a connection, and for no values in
 * particular */
int source_query_often(struct source *source, const char *sql, int count, const char *const *values, PGresult **result,
		       struct error *error);
#define SOURCE_ARRAY(...) ((const char *const[]){__VA_ARGS__})
#define SOURCE_VALUES(...) (int)(sizeof SOURCE_ARRAY(__VA_ARGS__) / sizeof(char *)), SOURCE_ARRAY(__VA_ARGS__)

/* ---- values of a result; NULL reads as 0, false and "" ---- */
bool result_bool(const PGresult *result, int row, int column);
int64_t result_int(const PGresult *result, int row, int column);
uint64_t result_lsn(const PGresult *result, int row, int column);
void result_copy(const PGresult *result, int row, int column, char *out, size_t size);

#endif
