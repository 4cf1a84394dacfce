/* The words that narratives of chunks are told in. Transactions below XMAX are visible to a chunk's snapshot. */
#ifndef TESTS_CHUNK_WORDS_H
#define TESTS_CHUNK_WORDS_H

#include "trace/chunk_world.h"

enum { BIG = 1 << 20, XMAX = 100 };

#define ROW(...) ((const char *const[]){__VA_ARGS__})

static inline void window(struct chunk_world *chunks, struct plan *truncate, bool again)
{
	const struct pipeline_window wanted = {ORDERS, "low-1", "high-1", truncate, again, false};

	assert_int_equal(pipeline_window(chunks->world.pipeline, &wanted, &chunks->error), 0);
}

/* tracked, and open from 0x200 on */
static inline void opened(struct chunk_world *chunks)
{
	pipeline_track(chunks->world.pipeline, ORDERS);
	window(chunks, NULL, false);
	chunks_mark(chunks, 0x200, 10, "low", "low-1");
	chunks_commit(chunks);
}

static inline void change(struct chunk_world *chunks, uint64_t commit_lsn, uint32_t xid, struct wire wire)
{
	chunks_begin(chunks, commit_lsn, xid);
	chunks_data(chunks, commit_lsn - 0x10, wire);
	chunks_commit(chunks);
}

static inline struct wire insert_row(const char *id)
{
	return wire_insert(ORDERS, 3, ROW(id, "new", "text"));
}

static inline struct wire update_row(const char *id, const char *doc)
{
	return wire_update(ORDERS, 3, NULL, ROW(id, "new", doc));
}

static inline struct wire delete_row(const char *id)
{
	return wire_delete(ORDERS, 3, ROW(id, NULL, NULL));
}

static inline void trace_outcome(struct chunk_world *chunks)
{
	static const char *const verdicts[] = {"taken", "again", "repeat", "lost"};
	struct pipeline_chunk_outcome outcome;

	if (!pipeline_chunk_outcome(chunks->world.pipeline, &outcome))
		return;
	buffer_printf(&chunks->world.trace, "  chunk: %s, %llu rows, %llu overtaken\n", verdicts[outcome.verdict],
		      (unsigned long long)outcome.rows, (unsigned long long)outcome.overtaken);
	assert_false(pipeline_chunk_outcome(chunks->world.pipeline, &outcome));
}

/* the high watermark, whose batch is then published */
static inline void closed(struct chunk_world *chunks, uint64_t commit_lsn)
{
	chunks_mark(chunks, commit_lsn, 90, "high", "high-1");
	trace_outcome(chunks);
	chunks_commit(chunks);
	chunks_committed(chunks);
	chunks_committed(chunks);
}

/* rows 1 to count, read under a snapshot that sees what is below XMAX */
static inline void rows(struct chunk_world *chunks, int count)
{
	rows_init(&chunks->rows, chunks->plan, true, XMAX, XMAX);
	for (int i = 1; i <= count; i++)
		rows_add(&chunks->rows, i, "old", "text");
	rows_close(&chunks->rows);
}

static inline void published(struct chunk_world *chunks)
{
	chunks_committed(chunks);
	buffer_clear(&chunks->world.trace);
}

#endif
