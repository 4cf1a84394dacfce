/* The incremental snapshots' state. For incremental.c, incremental_status.c and joins.c alone; the reader thread's. */
#ifndef DAEMON_INCREMENTAL_H
#define DAEMON_INCREMENTAL_H

#include "daemon/chunks.h"
#include "daemon/state.h"

enum incremental_state {
	INCREMENTAL_IDLE,     /* the first table is to be described */
	INCREMENTAL_DESCRIBE, /* ... and is being */
	INCREMENTAL_TRACK,    /* commits are to be remembered from here on */
	INCREMENTAL_HORIZON,  /* which transactions run is being asked */
	INCREMENTAL_WAIT,     /* for transactions that ran when TRACK began */
	INCREMENTAL_READY,    /* for the next chunk */
	INCREMENTAL_LOOK,     /* how busy the primary is is being asked */
	INCREMENTAL_READING   /* from the order to the outcome */
};

/* beside an entry of the list, by its index there */
struct incremental_note {
	uint64_t command;
	bool fresh; /* in no record yet */
	int64_t rows_expected;
};

struct incremental {
	struct chunks *chunks;
	enum incremental_state state;
	uint64_t number; /* of the newest order */
	struct incremental_note notes[OFFSETS_SNAPSHOTS_MAX];
	bool pause_fresh;
	/* of the first table */
	struct chunk_table *table, *grave; /* grave: the chunks' thread may still look at it */
	struct plan *plan;
	bool binary;
	uint32_t rows_wanted;
	bool tracked;   /* commits are remembered without a hole, and what ran before is over */
	uint64_t bound; /* transactions that ran when that began are below */
	bool waited;    /* and it was said */
	unsigned repeats;
	/* of the range that is being read */
	char after[OFFSETS_KEY], through[OFFSETS_KEY], where[OFFSETS_WHERE];
	size_t through_length;
	bool complete, again, read_failed;
	struct chunk_rows *rows_held; /* arrived, and the high watermark has not */
	struct pipeline_chunk chunk;
	/* time */
	int64_t again_us, allowed_us, busy_us;
	struct backoff backoff;
	char detail[256], busy[160];
	/* incremental_status.c: those that ended, the newest first */
	struct status_snapshot_table ended[STATUS_SNAPSHOT_TABLES / 2];
	uint32_t ended_count;
	uint32_t done; /* since something was asked for last when nothing was to do */
	int64_t rated_us, status_us, started_ms;
	uint64_t rated_rows, rows_per_second, rows_before, bytes_before; /* before: of tables that have ended */
};

/* puts a table down; false: too many wait */
bool incremental_add(struct daemon *daemon, const char *schema, const char *name, const char *where,
		     enum offsets_replace replace, uint64_t command);

/* incremental_status.c */
void incremental_ended(struct daemon *daemon, uint32_t place, enum status_snapshot_state state, const char *detail);
void incremental_refused(struct daemon *daemon, const struct command_table *table, uint64_t command,
			 const char *detail);

#endif
