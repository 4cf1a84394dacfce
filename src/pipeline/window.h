/* Incremental snapshots inside the pipeline (pipeline.h): commits remembered (commits.c), the keys that were changed in a window
 * (keys.c), the window between two watermarks (window.c) and its rows (chunk.c). Everything belongs to the reader thread. */
#ifndef PIPELINE_WINDOW_H
#define PIPELINE_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/error.h"
#include "decode/copy.h"
#include "pipeline/loader.h"
#include "pipeline/pipeline.h"

enum { WINDOW_TOKEN = 40 };

/* ---- commits.c ---- */

/* The transactions that the stream has committed, in its order; those that a snapshot has seen are forgotten, as no later snapshot
 * can but see them. */
struct commits {
	bool tracking, lost; /* lost: there were more than PIPELINE_COMMITS_MAX */
	uint32_t *xids;
	uint32_t count, size;
	uint32_t before; /* so many of them came before the low watermark */
};

void commits_start(struct commits *commits);
void commits_stop(struct commits *commits);
int commits_add(struct commits *commits, uint32_t xid, struct error *error);
/* a low watermark */
void commits_mark(struct commits *commits);
/* forgets what the snapshot sees; the number of those before the low watermark that it does not see */
uint32_t commits_settle(struct commits *commits, const struct pipeline_snapshot *snapshot);
bool snapshot_sees(const struct pipeline_snapshot *snapshot, uint32_t xid);

/* ---- keys.c ---- */

enum {
	KEY_PARTIAL = 1,  /* the event left columns out, or is a dead letter */
	KEY_TRUNCATE = 2, /* no key: all of the table's */
	KEY_WANTED = 4    /* partial, and a row of the chunk was passed over for it */
};

struct window_key {
	struct hash128 hash;
	uint32_t xid;
	uint32_t flags;
};

struct window_keys { /* {0} initialises */
	struct window_key *keys;
	uint32_t count, size;
};

void keys_fini(struct window_keys *keys);
/* room for `more`; 0: there is none beyond PIPELINE_WINDOW_KEYS_MAX, -1: no memory */
int keys_reserve(struct window_keys *keys, uint32_t more, struct error *error);
/* reserved */
void keys_add(struct window_keys *keys, struct hash128 hash, uint32_t xid, uint32_t flags);
/* What the snapshot does not see stays (NULL: all), each key once, ready for keys_find(); true: a truncate was among it (which does
 * not stay). */
bool keys_settle(struct window_keys *keys, const struct pipeline_snapshot *snapshot);
struct window_key *keys_find(const struct window_keys *keys, struct hash128 hash);
/* Room by keeping each key once, whatever its transaction; false: there are nearly as many keys as entries. */
bool keys_shrink(struct window_keys *keys);
/* only those with the flag stay */
void keys_keep(struct window_keys *keys, uint32_t flag);

/* ---- window.c ---- */

enum window_state {
	WINDOW_CLOSED,
	WINDOW_AWAITED, /* the low watermark is yet to come */
	WINDOW_OPEN,    /* changes are remembered */
	WINDOW_WANTED,  /* at the high watermark, without the rows */
	WINDOW_GIVEN,   /* pipeline_chunk() was called */
	WINDOW_ROWS,    /* the rows are put into batches */
	WINDOW_SETTLED  /* the verdict waits to be asked for */
};

/* About 30 kB, from the first pipeline_window() on. */
struct window {
	enum window_state state;
	uint32_t oid;
	char low_token[WINDOW_TOKEN], high_token[WINDOW_TOKEN];
	struct plan *truncate; /* NULL: none, or it is in a batch */
	bool truncated;
	bool merge;
	struct position before;     /* of a merge: the last change before its low watermark */
	bool spoilt;                /* something was changed, and its key is not known */
	uint64_t seed[2];           /* of the hashes */
	struct window_keys keys;    /* changed in the window */
	uint64_t key_fingerprint;   /* of their plans */
	struct window_keys again;   /* wanted from the last round; sorted */
	uint64_t again_fingerprint; /* 0: there was no last round */
	bool filtered;              /* of this chunk only the rows of `again` count */
	bool emptied;               /* a truncate that the chunk's snapshot does not see */

	/* the chunk, row by row */
	struct pipeline_chunk *chunk;
	struct loader loader;
	uint32_t next; /* message, and where it begins */
	size_t offset;
	bool decoded; /* `tuple` is a row that is not yet dealt with */
	struct pgoutput_tuple tuple;
	uint64_t ordinal; /* of the last row published */
	struct pipeline_chunk_outcome outcome;
	struct copy copy;
};

void window_free(struct window *window); /* NULL is fine */
void window_move(struct window *window, enum window_state from, enum window_state to);
/* Our own message: is it a watermark that is waited for? Anything but PIPELINE_DONE: hand it in again. */
enum pipeline_result window_message(struct pipeline *pipeline, const struct pgoutput_message *message, int64_t now_ms,
				    struct error *error);
/* Before a change of the window's relation is taken, and after: `record` was the batch's next one before. */
int window_reserve(struct pipeline *pipeline, struct error *error);
void window_row(struct pipeline *pipeline, const struct plan *plan, const struct encode_context *context,
		const struct pgoutput_message *message, uint32_t record);
void window_truncate(struct pipeline *pipeline, const struct plan *plan);

/* ---- chunk.c ---- */

/* the rest of the rows, as far as the batches take them */
enum pipeline_result chunk_rows(struct pipeline *pipeline, int64_t now_ms, struct error *error);
void chunk_begin(struct pipeline *pipeline);
/* what the window's loader did, to the pipeline's counters */
void chunk_count(struct pipeline *pipeline, const struct plan *plan);

#endif
