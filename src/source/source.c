/* The source's life and its control connection. */
#include "source/source.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "source/connection.h"
#include "source/conninfo.h"
#include "source/kept.h"
#include "source/sql.h"

static int source_check_url(struct source *source, struct error *error)
{
	struct conninfo info;

	if (conninfo_init(&info, &source->options, CONNECTION_CONTROL, error) < 0)
		return -1;
	conninfo_fini(&info);
	return 0;
}

struct source *source_new(const struct source_options *options, struct error *error)
{
	struct source *source = memory_alloc(sizeof *source);

	if (!source) {
		error_set(error, ERROR_MEMORY, "no memory for the source");
		return NULL;
	}
	source->options = *options;
	source->stop_fd = -1;
	source->options.url = memory_string(options->url);
	source->options.name = memory_string(options->name);
	if (!source->options.url || !source->options.name) {
		error_set(error, ERROR_MEMORY, "no memory for the source");
		goto fail;
	}
	if (source_check_url(source, error) < 0)
		goto fail;
	return source;
fail:
	source_free(source);
	return NULL;
}

void source_free(struct source *source)
{
	if (!source)
		return;
	source_disconnect(source);
	kept_free(source->kept);
	memory_free((char *)source->options.url);
	memory_free((char *)source->options.name);
	memory_free(source);
}

void source_stop_fd(struct source *source, int fd)
{
	source->stop_fd = fd;
}

void source_disconnect(struct source *source)
{
	PQfinish(source->control);
	source->control = NULL;
	source->prepared = NULL;
}

/* An idle connection that the server has closed shows it when it is read: its last words first, the end after them. */
static bool source_is_alive(struct source *source)
{
	return source->control && PQconsumeInput(source->control) && PQconsumeInput(source->control) &&
	       PQstatus(source->control) == CONNECTION_OK;
}

int source_control(struct source *source, struct error *error)
{
	if (source_is_alive(source))
		return 0;
	source_disconnect(source);
	if (connection_open(source, CONNECTION_CONTROL, &source->control, error) < 0)
		return -1;
	source->version = PQserverVersion(source->control);
	snprintf(source->database, sizeof source->database, "%s", PQdb(source->control));
	return 0;
}

/* on the connection as it is, and no other */
static int query_here(struct source *source, const char *sql, int count, const char *const *values, PGresult **result,
		      struct error *error)
{
	int64_t deadline = clock_monotonic_us() + source->options.statement_timeout_us;

	if (connection_query(source, source->control, SQLSTATE_QUERY, sql, count, values, deadline, result, error) == 0)
		return 0;
	/* without the server's own report the connection is in an unknown state */
	if (!*source->state || PQstatus(source->control) != CONNECTION_OK)
		source_disconnect(source);
	return -1;
}

int source_query(struct source *source, const char *sql, int count, const char *const *values, PGresult **result,
		 struct error *error)
{
	return source_control(source, error) < 0 ? -1 : query_here(source, sql, count, values, result, error);
}

static int query_built(struct source *source, const struct buffer *sql, PGresult **result, struct error *error)
{
	if (sql->failed)
		return error_set(error, ERROR_MEMORY, "no memory for a statement");
	return query_here(source, sql->data, -1, NULL, result, error);
}

static int prepare(struct source *source, const char *sql, struct error *error)
{
	struct buffer prepare = {0};
	PGresult *r;

	assert(!source->prepared); /* one is all that is needed */
	buffer_printf(&prepare, "PREPARE often AS %s", sql);
	int result = query_built(source, &prepare, &r, error);
	buffer_fini(&prepare);
	if (result < 0)
		return -1;
	PQclear(r);
	source->prepared = sql;
	return 0;
}

/* The planner would plan it for the values every time: its own estimate of what it saves by that is wrong. */
int source_query_often(struct source *source, const char *sql, int count, const char *const *values, PGresult **result,
		       struct error *error)
{
	struct buffer execute = {0};

	if (source_control(source, error) < 0 || (source->prepared != sql && prepare(source, sql, error) < 0))
		return -1;
	buffer_add_string(&execute, "SET LOCAL plan_cache_mode = force_generic_plan; EXECUTE often");
	for (int i = 0; i < count; i++) {
		buffer_add_string(&execute, i ? ", " : "(");
		if (values[i])
			sql_literal(&execute, values[i]);
		else
			buffer_add_string(&execute, "NULL");
	}
	buffer_add_string(&execute, count ? ")" : "");
	int done = query_built(source, &execute, result, error);
	buffer_fini(&execute);
	return done;
}
