/* The pure core joined: stream messages in, batches and status updates out, time passed in (design section 2).
 *
 * The reader thread owns it and is its only I/O: it hands in what the socket brought, and does what the results ask for.
 * Nothing is read ahead: a message that cannot be taken now (no free batch, a table whose plan is not made) stays with the
 * caller, who hands the same bytes in again later; that is the backpressure.
 *
 *   data ->  PIPELINE_DONE     taken
 *            PIPELINE_BLOCKED  give a batch (pipeline_give), then hand the same message in again
 *            PIPELINE_TABLE    make the plan of pipeline_wanted(), then pipeline_plan(), then hand it in again
 *            PIPELINE_MESSAGES make the topic of logical messages ready (pipeline_messages), then hand it in again
 *            PIPELINE_COMMAND  a command from SQL: do what pipeline_command() says, then pipeline_command_done(), then hand
 *                              it in again
 *            PIPELINE_CHUNK    the rows between two watermarks are wanted: pipeline_chunk(), then hand it in again
 *            PIPELINE_UNTIL    the point of pipeline_until() is reached: nothing more is taken
 *            PIPELINE_FAILED   *error
 */
#ifndef PIPELINE_PIPELINE_H
#define PIPELINE_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/position.h"
#include "checkpoint/checkpoint.h"
#include "decode/pgoutput.h"
#include "decode/relation.h"
#include "encode/batch.h"
#include "encode/encode.h"
#include "plan/plan.h"

struct pipeline;

enum {
	PIPELINE_COMMITS_MAX = 262144,    /* remembered, of a snapshot: since what its last chunk has seen */
	PIPELINE_WINDOW_KEYS_MAX = 200000 /* changed in a window */
};

enum pipeline_result {
	PIPELINE_DONE,
	PIPELINE_BLOCKED,
	PIPELINE_TABLE,
	PIPELINE_MESSAGES,
	PIPELINE_COMMAND,
	PIPELINE_CHUNK,
	PIPELINE_UNTIL,
	PIPELINE_FAILED
};

struct pipeline_options {
	const char *name;        /* the instance */
	const char *instance_id; /* tells our own logical messages */
	bool tombstones;
	bool truncate;      /* events for truncates; false: counted only */
	bool commands;      /* logical messages with our prefix may be commands (pipeline_command()) */
	size_t relations;   /* cached, at most */
	uint32_t event_max; /* bytes */
	/* where events go that cannot be published; topic NULL: they stop the stream */
	struct encode_dead_letters dead_letters;
	int64_t status_interval_us;   /* unsolicited status updates */
	int64_t feedback_interval_us; /* idle positions are recorded at most so often ... */
	uint64_t feedback_bytes;      /* ... or after so much WAL, whichever comes first */
};

/* totals since the start; the reader thread's; reads: rows of snapshots (op r) */
struct pipeline_counts {
	uint64_t transactions, inserts, updates, deletes, truncates, truncates_skipped, messages, dropped, filtered,
		reads, events, event_bytes, overflows, parked, dead_letters;
};

struct pipeline *pipeline_new(const struct pipeline_options *options, struct position published, uint64_t confirm_lsn,
			      struct error *error); /* options' strings are kept, not copied */
void pipeline_free(struct pipeline *pipeline);      /* and its plans; batches in flight are the caller's */

/* ---- the stream ---- */
void pipeline_connected(struct pipeline *pipeline, int64_t now_us); /* a new connection; begins between transactions */
enum pipeline_result pipeline_data(struct pipeline *pipeline, uint64_t lsn, const uint8_t *bytes, size_t length,
				   int64_t now_ms, struct error *error);
void pipeline_keepalive(struct pipeline *pipeline, uint64_t wal_end, bool reply);

/* ---- tables ---- */
const struct relation *pipeline_wanted(const struct pipeline *pipeline);
void pipeline_plan(struct pipeline *pipeline,
		   struct plan *plan); /* owned from here; NULL: its events are passed over */
void pipeline_messages(struct pipeline *pipeline, struct topic *topic,
		       int32_t value_id); /* topic NULL: pass them over */

/* ---- batches ---- */
void pipeline_give(struct pipeline *pipeline, struct batch *batch); /* an empty one */
/* how many parts the batch may have from now on: where it touches many partitions it is extended instead of sealed */
void pipeline_allow(struct pipeline *pipeline, uint32_t parts);
bool pipeline_has_batch(const struct pipeline *pipeline);
/* what the caller knows of the messages to come */
enum pipeline_ahead {
	AHEAD_NOTHING,
	AHEAD_MORE,    /* some are at hand, so a small batch may wait for them */
	AHEAD_BACKLOG, /* and they are late already, so that a little more matters to nobody */
	AHEAD_FAR      /* very late */
};
/* the batch to publish now, or NULL; it is in flight from here until pipeline_committed() */
struct batch *pipeline_take(struct pipeline *pipeline, int64_t now_us, enum pipeline_ahead ahead);
/* how long after its commit the newest transaction that has begun was sent, by the server's own clock (on a standby the commit
 * has the primary's); 0: there was none */
int64_t pipeline_late_us(const struct pipeline *pipeline, int64_t sent_us);
/* cheap: pipeline_take() may have something */
bool pipeline_ready(const struct pipeline *pipeline);
/* the same whatever the policy says (shutdown) as long as there is anything to publish */
struct batch *pipeline_take_rest(struct pipeline *pipeline);
/* what is there goes out although the source transaction is not over: the stream waits for something else (PIPELINE_TABLE) */
void pipeline_seal(struct pipeline *pipeline);
void pipeline_committed(struct pipeline *pipeline, int64_t now_us); /* the oldest batch in flight */

/* The batch that goes out next, for records that do not come from the stream (replay); NULL: there is none, or another one is
 * sealed before it. pipeline_extended() is told of what was added. */
struct batch *pipeline_batch(struct pipeline *pipeline);
/* the batch is to be published even without a record of the stream, e.g. for what the offsets record says beside it; while a
 * transaction is open it waits for that as ever */
void pipeline_extended(struct pipeline *pipeline);
/* the LSN at which the transaction that is being read commits; 0: none is */
uint64_t pipeline_commit_lsn(const struct pipeline *pipeline);
uint32_t pipeline_xid(const struct pipeline *pipeline); /* and its id; 0: none is */
/* a source transaction is being read */
bool pipeline_in_transaction(const struct pipeline *pipeline);
/* nothing is in flight or sealed */
bool pipeline_settled(const struct pipeline *pipeline);
/* the plans of all relations, one after another, parked ones among them; *cursor starts at 0; NULL at the end */
struct plan *pipeline_next_plan(const struct pipeline *pipeline, size_t *cursor);

/* ---- incremental snapshots (delivery "Snapshots") ----
 *
 * A chunk of a table's rows is read, in key order, between two watermarks: logical messages of ours that the stream brings
 * back. At the high one its rows are put into the batch, but for those that the stream has overtaken: LSN order is not
 * visibility order, so each chunk comes with the snapshot that it was read under (pg_current_snapshot()).
 *
 *   pipeline_track()         from here on, commits are remembered: before the wait that a snapshot begins with (until every
 *                            transaction that had begun by then is visible)
 *   pipeline_window()        before the low watermark is written
 *   PIPELINE_CHUNK           at the high one: pipeline_chunk() gives the rows, or NULL if there are none to be had
 *   pipeline_chunk_outcome() after the message was taken
 *
 * Each watermark is a transactional message in a transaction of its own: the low one has committed before the chunk's snapshot
 * is taken, and the high one begins after. Snapshots are of the primary, where what one has seen all later ones see. While a
 * table is parked, or what was parked is not wholly replayed, it has no window.
 *
 * Rows stand at (C, 0, 1) and so on, C being the high watermark's commit, behind all that was streamed before; the truncate that
 * begins a snapshot at (C, 0, 1) of the low one's. A restart in the middle of them loses and repeats nothing of the stream; the
 * chunk is read again.
 *
 * A merge comes behind the last chunk: what the topic holds from before the first one, and neither rows nor stream have touched
 * since, is gone. It is searched for while the stream flows, so the keys that are changed meanwhile are remembered, whoever sees
 * them, and get no tombstone.
 *
 *   pipeline_window()         with `merge`, before the low watermark is written
 *   pipeline_window_settled() all that was streamed before it is committed: how far the topic is to be searched is where it ends now
 *   PIPELINE_CHUNK            at the high watermark, which is written when that is done: pipeline_chunk() gives the keys
 *   pipeline_chunk_outcome()
 */
struct pipeline_snapshot { /* pg_snapshot; transaction ids with their epoch */
	uint64_t xmin, xmax;
	uint32_t count;
	const uint64_t *xip; /* in progress, ascending */
};

struct pipeline_chunk {
	struct plan *plan;                 /* bound, not parked, with a key */
	struct pipeline_snapshot snapshot; /* that the rows were read under */
	int64_t time_us;                   /* when, since 1970 */
	bool binary;                       /* the rows' form */
	uint16_t extra;                    /* columns behind the relation's, which are passed over */
	/* CopyData messages as they came, one behind the other (a header and trailer among them are fine) */
	uint8_t *bytes;
	const uint32_t *lengths;
	uint32_t count;
	/* Of a merge: instead of rows, keys that are gone, as the topic has them, and the partitions that they are in. No snapshot. */
	bool gone;
	const int32_t *partitions;
};

enum pipeline_chunk_verdict {
	CHUNK_TAKEN, /* its rows are in batches, or overtaken by the stream: the next one's turn */
	/* The same, but for rows that the stream has changed without carrying all of them (TOAST, dead letters): the same range is to
	 * be read once more, and of it those rows alone count (pipeline_window() with `again`). */
	CHUNK_AGAIN,
	/* Nothing was published: it is to be read again, with `again` as before. A transaction that was streamed before the low
	 * watermark is not visible to it: some time between that one's commit and the snapshot helps. Or more was changed in the
	 * window than is remembered, and fewer rows help. Or another key, a parked event, no chunk, no low watermark. Of a merge:
	 * the keys are to be searched for once more. */
	CHUNK_REPEAT,
	CHUNK_LOST /* the same, and what is remembered of commits has a hole: pipeline_track() and the wait come first */
};

struct pipeline_chunk_outcome {
	enum pipeline_chunk_verdict verdict;
	uint64_t rows, bytes, overtaken; /* published, and not; tombstones, where the keys are gone */
};

/* Commits of transactions that change the relation are remembered anew from here on: those that no chunk's snapshot has seen, at most PIPELINE_COMMITS_MAX; the first
 * verdict after more than that is CHUNK_LOST, and ends it. */
void pipeline_track(struct pipeline *pipeline, uint32_t oid);
/* the end of a snapshot; forgets the window, too. So does pipeline_connected(). */
void pipeline_untrack(struct pipeline *pipeline);
struct pipeline_window {
	uint32_t oid;                       /* of the relation whose changes count, as Relation messages have it */
	const char *low_token, *high_token; /* of markers of kind "low" and "high" */
	/* not NULL: a truncate event of this plan's topic goes out at the low watermark, for what the topic holds from before;
	 * read until that message is taken */
	struct plan *truncate;
	/* After CHUNK_AGAIN, until CHUNK_TAKEN; never with a truncate. Where it is no longer known which rows are wanted, all are. */
	bool again;
	bool merge; /* the keys that are changed count whatever sees the changes; never with one of the two above */
};
/* One at a time: the outcome of the one before was asked for, or it was closed. Strings are copied. ERROR_MEMORY */
int pipeline_window(struct pipeline *pipeline, const struct pipeline_window *window, struct error *error);
void pipeline_window_close(struct pipeline *pipeline); /* given up, whatever has become of it */
/* the truncate event of the newest window is in a batch, whatever has become of the window: it is not wanted another time */
bool pipeline_window_truncated(const struct pipeline *pipeline);
/* of a merge: all that came before the low watermark is committed to Kafka */
bool pipeline_window_settled(const struct pipeline *pipeline);
/* answers PIPELINE_CHUNK; the chunk and its bytes are read until the message is taken, the plan until its batch is committed.
 * NULL: the window ends without rows, verdict CHUNK_REPEAT. */
void pipeline_chunk(struct pipeline *pipeline, struct pipeline_chunk *chunk);
/* true once, after the message of the high watermark was taken; before the batch with the last rows can be taken */
bool pipeline_chunk_outcome(struct pipeline *pipeline, struct pipeline_chunk_outcome *outcome);

/* a command that came as a logical message: its content, until it is handed in again */
const uint8_t *pipeline_command(const struct pipeline *pipeline, size_t *length);
void pipeline_command_done(struct pipeline *pipeline);

/* ---- confirming ---- */
/* true: send a status update with `flushed` (0: nothing yet) and tell pipeline_status_sent(). */
bool pipeline_status_due(const struct pipeline *pipeline, int64_t now_us);
uint64_t pipeline_received(const struct pipeline *pipeline);
uint64_t pipeline_flushed(const struct pipeline *pipeline);
void pipeline_status_sent(struct pipeline *pipeline, int64_t now_us);
int64_t pipeline_next_us(const struct pipeline *pipeline, int64_t now_us); /* until something is due by time alone */

/* ---- the end ---- */
void pipeline_until(struct pipeline *pipeline,
		    uint64_t lsn); /* transactions that commit before lsn are wanted, no more */
/* the same, at the commit of our own message with this token */
void pipeline_until_message(struct pipeline *pipeline, const char *token);
bool pipeline_until_reached(const struct pipeline *pipeline);
bool pipeline_finished(const struct pipeline *pipeline); /* until was reached, and everything before it is published */

/* ---- counters ---- */
const struct checkpoint *pipeline_checkpoint(const struct pipeline *pipeline);
const struct pipeline_counts *pipeline_counts(const struct pipeline *pipeline);
size_t pipeline_relations(const struct pipeline *pipeline); /* cached */
/* the age of the newest commit that was read, while it or anything before it is unpublished; 0: caught up */
int64_t pipeline_lag_us(const struct pipeline *pipeline, int64_t realtime_us);
int64_t pipeline_stuck_us(const struct pipeline *pipeline,
			  int64_t now_us); /* since the sink last finished a batch, while any
									       is in flight; else 0 */

#endif
