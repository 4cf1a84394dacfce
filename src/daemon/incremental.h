/* The incremental snapshots' state. For incremental*.c and joins.c alone; the reader thread's. */
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
	INCREMENTAL_READING,  /* from the order to the outcome */
	INCREMENTAL_SETTLE,   /* a merge: until all before its low watermark is committed */
	INCREMENTAL_SEARCH    /* ... until the outcome */
};

enum { INCREMENTAL_ROWS_FIRST = 500 }; /* of a table's first chunk */

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
	/* Since the newest record: cancelled, which it still has, and asked for, as they were then. A session that ends before the next one is
	 * submitted has done nothing for them, however far they came in its batches. */
	uint32_t cancelled_count, asked_count;
	struct offsets_snapshot cancelled[OFFSETS_SNAPSHOTS_MAX];
	struct {
		struct offsets_snapshot entry;
		uint64_t command;
	} asked[OFFSETS_SNAPSHOTS_MAX];
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
	bool held; /* before its rows its topic holds something; as long as the table has not begun */
	/* of a merge: what the topic's partitions held before the rows, as long as the table has not begun; how far they are searched */
	uint32_t before_count;
	int64_t before[OFFSETS_BEFORE_MAX], searched_to[OFFSETS_BEFORE_MAX];
	struct chunk_keys *gone_held;
	char high[MARKER_SIZE];
	/* time */
	int64_t again_us, allowed_us, busy_us, asked_us;
	bool live; /* the stream has changes of its own */
	int64_t live_us;
	uint64_t streamed;
	struct backoff backoff;
	char detail[256], busy[160];
	/* incremental_status.c: those that ended, the newest first */
	struct status_snapshot_table ended[STATUS_SNAPSHOT_TABLES / 2];
	uint32_t ended_count;
	uint64_t ends, ends_submitted,
		ends_recorded; /* how many there were, ever; are in a submitted record, in a committed one */
	uint32_t over, done;   /* tables, since something was asked for last when nothing was to do */
	int64_t rated_us, status_us, started_ms;
	uint64_t rated_rows, rows_per_second, rows_before, bytes_before; /* before: of tables that have ended */
};

/* incremental_list.c */
struct offsets_snapshot *incremental_first(struct daemon *daemon); /* NULL: there is none */
/* puts a table down, or a part of one; false: too many wait */
bool incremental_add(struct daemon *daemon, const struct offsets_snapshot *wanted, uint64_t command);
/* the same of one that is in the list: what it was asked for as is done again until it is recorded; false: as above */
bool incremental_asked(struct daemon *daemon, const struct offsets_snapshot *wanted, uint64_t command);
bool incremental_same(const struct offsets_snapshot *one, const struct offsets_snapshot *other); /* table and part */
/* by table and part; the count: it is not there */
uint32_t incremental_find(const struct daemon *daemon, const struct offsets_snapshot *entry);
/* the entry at `place` has ended, one way or another */
void incremental_end(struct daemon *daemon, uint32_t place, enum status_snapshot_state state, const char *detail);
void incremental_fail(struct daemon *daemon, const char *detail); /* the first one */
/* The first one cannot be read yet: others may. Where there are such, one that has begun loses its key. */
void incremental_blocked(struct daemon *daemon, const char *why);
/* back to the beginning of the first table's turn; a window that is open is given up */
void incremental_restart(struct daemon *daemon);
/* the first one, from its first row; what was published of it is replaced like all else that the topic has */
void incremental_anew(struct daemon *daemon);
bool incremental_has_window(const struct incremental *incremental);
void incremental_to_state(struct incremental *incremental, enum incremental_state state);
void incremental_wait_us(struct incremental *incremental, int64_t us);
void incremental_say(struct incremental *incremental, const char *detail);
void incremental_extended(struct daemon *daemon); /* what the lists say goes out with a batch, at once */
/* not what the chunks' thread may look at: that goes with its answer */
void incremental_forget_table(struct incremental *incremental);
void incremental_table_free(struct chunk_table *table);
void incremental_carry_over(struct daemon *daemon, const struct offsets *before, const struct incremental_note *notes);

/* incremental.c */
void incremental_order(struct daemon *daemon, struct chunks_order *order);
bool incremental_is_parked(struct daemon *daemon); /* the first one */
int incremental_topic_name(struct daemon *daemon, const struct offsets_snapshot *entry, char topic[OFFSETS_TOPIC]);

/* incremental_merge.c */
/* What the first table's topic holds before its rows: none of it needs replacing, a truncate event does it, or it is remembered. 1: the
 * table was given up */
int merge_prepare(struct daemon *daemon, struct error *error);
void merge_begun(struct daemon *daemon); /* the first chunk is published: what is remembered belongs into the record */
/* the rows are all published; false: nothing is to be merged away */
bool merge_wanted(struct daemon *daemon);
/* steps */
int merge_begin(struct daemon *daemon, struct error *error);
int merge_settle(struct daemon *daemon, struct error *error);
void merge_chunk(struct daemon *daemon); /* answers PIPELINE_CHUNK */
void merge_concluded(struct daemon *daemon, const struct pipeline_chunk_outcome *outcome);

/* incremental_status.c */
void incremental_status_begin(struct daemon *daemon);
void incremental_undone(
	struct daemon *daemon); /* what has ended in no submitted batch has not, and is in the list again */
void incremental_ended(struct daemon *daemon, uint32_t place, enum status_snapshot_state state, const char *detail);
void incremental_refused(struct daemon *daemon, const struct command_table *table, uint64_t command,
			 const char *detail);

#endif
