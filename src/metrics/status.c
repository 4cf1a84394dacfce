/* The status board: two copies under one lock, held for the length of a memcpy. */
#include "metrics/status.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct status board;
static struct status_table board_tables[STATUS_TABLES_MAX];

static const char *const state_names[STATUS_STATES] = {
	[STATUS_STARTING] = "starting",   [STATUS_WAITING] = "waiting",         [STATUS_SNAPSHOT] = "snapshot",
	[STATUS_STREAMING] = "streaming", [STATUS_SOURCE_DOWN] = "source_down", [STATUS_SINK_DOWN] = "sink_down",
	[STATUS_RELEASED] = "released",   [STATUS_STOPPING] = "stopping",
};

const char *status_state_name(enum status_state state)
{
	assert(state < STATUS_STATES);
	return state_names[state];
}

const char *status_snapshot_kind_name(enum status_snapshot_kind kind)
{
	static const char *const names[] = {"none", "consistent", "incremental"};

	assert((size_t)kind < sizeof names / sizeof *names);
	return names[kind];
}

const char *status_snapshot_state_name(enum status_snapshot_state state)
{
	static const char *const names[STATUS_SNAPSHOT_STATES] = {"waiting", "running",   "paused",
								  "done",    "cancelled", "failed"};

	assert(state < STATUS_SNAPSHOT_STATES);
	return names[state];
}

void status_publish(const struct status *status, const struct status_table *tables)
{
	assert(status->tables_listed <= STATUS_TABLES_MAX && status->state < STATUS_STATES);
	pthread_mutex_lock(&lock);
	board = *status;
	if (tables)
		memcpy(board_tables, tables, status->tables_listed * sizeof *tables);
	pthread_mutex_unlock(&lock);
}

void status_read(struct status *status, struct status_table *tables)
{
	pthread_mutex_lock(&lock);
	*status = board;
	if (tables)
		memcpy(tables, board_tables, board.tables_listed * sizeof *tables);
	pthread_mutex_unlock(&lock);
}
