/* Short commands of the streaming replication protocol: who is it, and where did its timelines fork. */
#include "source/replication.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/position.h"

int replication_open(struct source *source, PGconn **pg, struct error *error)
{
	if (connection_open(source, CONNECTION_REPLICATION, pg, error) < 0)
		return error_wrap(error, "replication");
	return 0;
}

static int replication_command(struct source *source, PGconn *pg, const char *command, int columns, PGresult **result,
			       struct error *error)
{
	int64_t deadline = clock_monotonic_us() + source->options.statement_timeout_us;

	if (connection_query(source, pg, SQLSTATE_REPLICATION, command, -1, NULL, deadline, result, error) < 0)
		return error_wrap(error, "%s", command);
	if (PQntuples(*result) == 1 && PQnfields(*result) >= columns)
		return 0;
	error_set(error, ERROR_PROTOCOL, "%s: %d rows and %d columns came back", command, PQntuples(*result),
		  PQnfields(*result));
	PQclear(*result);
	return -1;
}

int replication_identify(struct source *source, PGconn *pg, char *system_identifier, size_t size, uint32_t *timeline,
			 struct error *error)
{
	PGresult *r;

	if (replication_command(source, pg, "IDENTIFY_SYSTEM", 3, &r, error) < 0)
		return -1;
	result_copy(r, 0, 0, system_identifier, size);
	*timeline = (uint32_t)result_int(r, 0, 1);
	PQclear(r);
	return 0;
}

/* ---- timelines ---- */

static int timeline_line(const char *line, size_t length, uint32_t *parent, uint64_t *switchpoint)
{
	char lsn[24], *end;
	unsigned long number = strtoul(line, &end, 10);
	size_t word;

	if (end == line || number == 0 || number > UINT32_MAX)
		return -1;
	end += strspn(end, " \t");
	word = strcspn(end, " \t\r\n");
	if (word == 0 || word >= sizeof lsn || (size_t)(end + word - line) > length)
		return -1;
	memcpy(lsn, end, word);
	lsn[word] = '\0';
	*parent = (uint32_t)number;
	return lsn_parse(lsn, switchpoint);
}

int timeline_fork(const char *history, uint32_t timeline, uint64_t *fork, struct error *error)
{
	while (*history) {
		size_t length = strcspn(history, "\n"), blank = strspn(history, " \t\r");
		uint32_t parent;
		uint64_t switchpoint;

		if (blank < length && history[blank] != '#') {
			if (timeline_line(history, length, &parent, &switchpoint) < 0)
				return error_set(error, ERROR_PROTOCOL,
						 "a line of the timeline history is malformed: %.*s",
						 (int)(length < 80 ? length : 80), history);
			if (parent == timeline) {
				*fork = switchpoint;
				return 1;
			}
		}
		history += length + (history[length] == '\n');
	}
	return 0;
}

static int timeline_lost(uint32_t timeline, uint32_t current, struct error *error)
{
	error_set(error, ERROR_HISTORY,
		  "timeline %" PRIu32 ", which was streamed before, is no ancestor of the server's timeline "
		  "%" PRIu32,
		  timeline, current);
	return error_hint(
		error,
		"the server is another copy of the database, or was restored to a point before: events may have been "
		"published that it no longer has");
}

static int timeline_ask(struct source *source, PGconn *pg, uint32_t timeline, uint64_t *fork, struct error *error)
{
	char system_identifier[24], command[64];
	uint32_t current;
	PGresult *r;
	int found;

	if (replication_identify(source, pg, system_identifier, sizeof system_identifier, &current, error) < 0)
		return -1;
	*fork = UINT64_MAX;
	if (timeline == current)
		return 0;
	if (timeline > current)
		return timeline_lost(timeline, current, error);
	snprintf(command, sizeof command, "TIMELINE_HISTORY %" PRIu32, current);
	if (replication_command(source, pg, command, 2, &r, error) < 0)
		return -1;
	found = timeline_fork(PQgetvalue(r, 0, 1), timeline, fork, error);
	PQclear(r);
	return found == 0 ? timeline_lost(timeline, current, error) : found < 0 ? -1 : 0;
}

int source_timeline_fork(struct source *source, uint32_t timeline, uint64_t *fork, struct error *error)
{
	PGconn *pg;
	int result;

	if (replication_open(source, &pg, error) < 0)
		return -1;
	result = timeline_ask(source, pg, timeline, fork, error);
	PQfinish(pg);
	return result;
}
