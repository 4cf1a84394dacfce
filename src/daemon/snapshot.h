/* The consistent snapshot's parts (snapshot.c the story, snapshot_tables.c what is read, snapshot_worker.c who reads). For these
 * files alone.
 *
 * The reader thread coordinates: it cuts tables into ranges of blocks, hands each worker ranges and empty batches, and submits
 * what comes back to the publisher. Workers share nothing with each other. A batch gets its place in the order of publishing,
 * and its block of sequence numbers, when it is handed out: so positions grow within each partition whoever is quicker.
 */
#ifndef DAEMON_SNAPSHOT_H
#define DAEMON_SNAPSHOT_H

#include "daemon/state.h"
#include "decode/copy.h"
#include "pipeline/loader.h"
#include "source/copyout.h"
#include "source/export.h"

enum {
	SNAPSHOT_WORKERS_MAX = 32,
	SNAPSHOT_QUEUED = 2 /* ranges that a worker has: one it reads, one behind it */
};

struct snapshot_table {
	uint32_t listed;                          /* its index in the list of tables */
	const struct relation *relation;          /* daemon->export_relations' */
	struct plan *plans[SNAPSHOT_WORKERS_MAX]; /* one a worker; NULL until the table is begun, and when it is read */
	bool binary;
	char *filter, *where;     /* the publication's, the configuration's; NULL: none */
	uint32_t part, parts_end; /* of export_parts: the next one to cut, and behind the last */
	uint64_t block;           /* the next one of that part */
	uint32_t ranges;          /* handed out, and not back */
	struct topic *topic;
	bool keyed, parked; /* keyed: and not parked */
	/* its topic holds something: replaced, a truncate event takes it away; merged, tombstones for what is gone. held: index in
	 * snapshot->held */
	bool replaced, merged;
	uint32_t held;
	bool begun, read; /* read: all ranges are back */
	bool lost;        /* rewritten, truncated or gone under us: read again in chunks */
	bool gone;        /* dropped: nothing is left to read */
	uint64_t rows, bytes, blocks_read, blocks;
	int64_t rows_expected, started_ms, ended_ms;
};

struct snapshot_range {
	uint64_t events;
	struct snapshot_table *table;
	const struct export_part *part;
	struct copyout_query query;
	uint64_t rows; /* in batches, so that a connection that was lost is taken up behind them */
	uint64_t bytes;
	int result; /* 0: read; else -1 and why */
	bool gone;  /* because table or columns are not there any more */
	struct error error;
};

/* One reader. The worker's thread owns it but for the rings' other ends and the atomics. */
struct snapshot_worker {
	const struct snapshot *snapshot;
	uint32_t index;
	pthread_t thread;
	bool running;
	struct source *source;
	struct copyout copyout;
	struct copy copy;
	struct backoff backoff; /* between tries: as configured when it began, since a reload is the coordinator's */
	struct loader loader;
	struct ring *ranges, *batches; /* to the worker: struct snapshot_range, struct job */
	struct ring *read, *filled;    /* and back */
	struct job *job;               /* being filled */
	int64_t job_since_us, now_ms;
	atomic_uint_fast64_t rows; /* of the range that it reads */
	atomic_bool wants_batch;
	/* the coordinator's: */
	struct snapshot_range slots[SNAPSHOT_QUEUED];
	uint32_t first, queued; /* of the slots in use */
};

struct snapshot {
	struct daemon *daemon;
	struct export *export;
	struct source_tables listed;
	bool *wanted;
	struct export_parts parts;
	struct snapshot_table *tables;    /* in reading order */
	uint32_t table_count, next, done; /* next: the first one with ranges left */
	struct snapshot_worker *workers;
	uint32_t worker_count;
	atomic_bool stop;
	uint64_t lsn, seq;          /* the last sequence number that was handed out */
	uint64_t ticket, submitted; /* batches handed out, and submitted or found empty */
	struct job *waiting[64];    /* filled, by ticket modulo: until the ones before them are */
	uint32_t in_flight;         /* at the publisher */
	/* gentle */
	int64_t allowed_us, busy_us, pinged_us, started_us, status_us;
	char busy[160];   /* why it pauses; empty: it does not */
	uint64_t records; /* submitted */
	int64_t rated_us;
	uint64_t rated_rows;
	int64_t *held; /* by table and partition: behind the last record before the snapshot; NULL: not looked at */
};

/* snapshot_tables.c */
int snapshot_tables_init(struct snapshot *snapshot, struct error *error);
void snapshot_tables_fini(struct snapshot *snapshot);
/* the next range for a worker; 1: *range is filled in, 0: there is none left, -1: *error */
int snapshot_range_next(struct snapshot *snapshot, struct snapshot_range *range, struct error *error);
/* its plans are made, where they are not yet */
int snapshot_table_begin(struct snapshot *snapshot, struct snapshot_table *table, struct error *error);
/* the worker is done with it */
int snapshot_range_done(struct snapshot *snapshot, const struct snapshot_range *range, struct error *error);

/* snapshot_worker.c */
int snapshot_workers_start(struct snapshot *snapshot, struct error *error);
void snapshot_workers_join(struct snapshot *snapshot); /* ends those that run */
void snapshot_workers_free(struct snapshot *snapshot);

/* snapshot.c, for what else goes into batches in between: one with its place among them, waited for (NULL with *error), and
 * handed in again; all that is handed in is published */
struct job *snapshot_batch(struct snapshot *snapshot, struct error *error);
int snapshot_batch_done(struct snapshot *snapshot, struct job *job, struct error *error);
/* the last one, or NULL: done where all went well (result 0), else free again; result, or -1 */
int snapshot_batch_end(struct snapshot *snapshot, struct job *job, int result, struct error *error);
int snapshot_settle(struct snapshot *snapshot, struct error *error);

/* snapshot_replace.c: what topics hold from before */
int snapshot_replace_begin(struct snapshot *snapshot, struct error *error);
int snapshot_replace_end(struct snapshot *snapshot, struct error *error);
/* tables that were rewritten under us are put down to be read again in chunks */
int snapshot_lost_tables(struct snapshot *snapshot, const struct source_tables *now, struct offsets *record,
			 struct error *error);
/* those that are merged, and parked: what is gone is found once they are replayed */
void snapshot_parked_tables(const struct snapshot *snapshot, struct offsets *record);

/* snapshot_status.c */
void snapshot_status(struct snapshot *snapshot, int64_t now_us);
void snapshot_status_end(struct snapshot *snapshot, int result, const struct error *error);

#endif
