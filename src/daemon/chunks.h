/* The thread that reads chunks for incremental snapshots, on a connection of its own, and searches topics for what is gone: the
 * reader gives it one order at a time and gets the answers through a ring, so that a slow query never delays the stream.
 */
#ifndef DAEMON_CHUNKS_H
#define DAEMON_CHUNKS_H

#include "daemon/state.h"
#include "pipeline/marker.h"
#include "source/busy.h"
#include "source/chunk.h"

struct chunks;

enum chunks_kind {
	CHUNKS_DESCRIBE, /* -> table */
	CHUNKS_HORIZON,  /* -> newest, where that is asked for; xmin, blockers, busy */
	CHUNKS_READ, /* low watermark, rows, high watermark: two answers, CHUNKS_READ with the rows and then CHUNKS_HIGH */
	CHUNKS_LOW, /* a merge's low watermark */
	CHUNKS_GONE, /* keys that are gone, high watermark: two answers, CHUNKS_GONE with the keys and then CHUNKS_HIGH */
	CHUNKS_HIGH
};

/* Keys that are gone, as the topic has them, one behind the other; so many as there is room for. */
struct chunk_keys {
	uint8_t *bytes;
	size_t used, size;
	uint32_t *lengths;
	int32_t *partitions;
	uint32_t count, count_size;
	bool more;
};

struct chunks_order {
	enum chunks_kind kind;
	uint64_t number; /* the answers carry it */
	bool newest;     /* of HORIZON */
	char schema[OFFSETS_NAME], name[OFFSETS_NAME];
	char part_schema[OFFSETS_NAME], part_name[OFFSETS_NAME]; /* empty: the whole table */
	char where[OFFSETS_WHERE]; /* of DESCRIBE: the condition that the rows will be read with */
	struct chunk_query query;  /* of READ; what it points to lives until CHUNKS_HIGH's answer */
	char low[MARKER_SIZE], high[MARKER_SIZE];
	/* of GONE; the arrays live until CHUNKS_HIGH's answer */
	char topic[OFFSETS_TOPIC + 16];
	int32_t partitions;
	const int64_t *before, *through;
	int64_t pause_us; /* between the low watermark and the snapshot that the rows are read under */
};

/* Valid until the next order. */
struct chunks_answer {
	enum chunks_kind kind;
	uint64_t number;
	int result;
	struct error error;
	struct chunk_table *table; /* the reader's from here: chunk_table_fini(), memory_free() */
	uint64_t newest, xmin;
	struct buffer blockers;
	struct source_busy busy;
	struct chunk_rows *rows; /* the thread's, to be read until the next order */
	struct chunk_keys *keys; /* the same */
};

struct chunks *chunks_start(struct daemon *daemon, struct error *error);
bool chunks_stop(struct chunks *chunks); /* false: it still runs, and what it uses must be left to the process's end */
bool chunks_busy(const struct chunks *chunks); /* an order is not answered yet, or not wholly */
void chunks_give(struct chunks *chunks, const struct chunks_order *order); /* not while busy */
void chunks_give_up(struct chunks *chunks);                                /* a search ends soon, with whatever error */
/* the next answer, or NULL */
struct chunks_answer *chunks_take(struct chunks *chunks);
int chunks_fd(const struct chunks *chunks); /* readable while there may be one */

#endif
