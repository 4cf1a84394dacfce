/* Reading for incremental snapshots, order by order. */
#include "daemon/chunks.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"

struct chunks {
	struct daemon *daemon;
	pthread_t thread;
	struct source *source;
	struct ring *orders, *answers;
	struct chunks_order order;
	struct chunks_answer first, second; /* second: CHUNKS_HIGH's */
	struct chunk_rows rows;
	bool busy; /* the reader's */
};

/* ---- the thread ---- */

static void answer(struct chunks *chunks, struct chunks_answer *answer)
{
	bool room = ring_push(chunks->answers, answer);

	assert(room);
	(void)room;
}

static int describe(struct chunks *chunks, struct chunks_answer *to)
{
	const struct chunks_order *order = &chunks->order;
	struct chunk_table *table = memory_alloc(sizeof *table);

	if (!table)
		return error_set(&to->error, ERROR_MEMORY, "no memory for a table");
	if (chunk_describe(chunks->source, chunks->daemon->config->publication.name, order->schema, order->name, table,
			   &to->error) < 0) {
		memory_free(table);
		return -1;
	}
	to->table = table;
	return 0;
}

static int horizon(struct chunks *chunks, struct chunks_answer *to)
{
	buffer_clear(&to->blockers);
	if (chunks->order.newest && chunk_newest(chunks->source, &to->newest, &to->error) < 0)
		return -1;
	if (chunk_horizon(chunks->source, &to->xmin, &to->blockers, &to->error) < 0)
		return -1;
	return source_busy(chunks->source, chunks->daemon->config->source.slot, &to->busy, &to->error);
}

static int mark(struct chunks *chunks, const char *content, struct error *error)
{
	uint64_t lsn;

	return source_message_emit(chunks->source, true, MARKER_PREFIX, content, &lsn, error);
}

/* The rows are handed over before the high watermark is written: so they are there when the stream brings it. */
static void read_chunk(struct chunks *chunks)
{
	const struct chunks_order *order = &chunks->order;
	struct chunks_answer *rows = &chunks->first, *high = &chunks->second;

	rows->result = mark(chunks, order->low, &rows->error);
	if (order->pause_us)
		clock_sleep_us(order->pause_us);
	if (rows->result == 0)
		rows->result = chunk_read(chunks->source, &order->query, &chunks->rows, &rows->error);
	rows->rows = &chunks->rows;
	*high = (struct chunks_answer){.kind = CHUNKS_HIGH, .number = order->number, .result = rows->result};
	high->error = rows->error;
	bool marks = rows->result == 0;
	answer(chunks, rows);
	if (marks)
		high->result = mark(chunks, order->high, &high->error);
	answer(chunks, high);
}

static void obey(struct chunks *chunks)
{
	struct chunks_answer *first = &chunks->first;
	struct buffer blockers = first->blockers;

	*first = (struct chunks_answer){
		.kind = chunks->order.kind, .number = chunks->order.number, .blockers = blockers};
	switch (chunks->order.kind) {
	case CHUNKS_DESCRIBE:
		first->result = describe(chunks, first);
		break;
	case CHUNKS_HORIZON:
		first->result = horizon(chunks, first);
		break;
	case CHUNKS_READ:
		read_chunk(chunks);
		return;
	case CHUNKS_HIGH:
		assert(false);
	}
	answer(chunks, first);
}

static void *chunks_main(void *argument)
{
	struct chunks *chunks = argument;

	while (!atomic_load(&chunks->daemon->stopping))
		if (ring_pop(chunks->orders, 1000))
			obey(chunks);
	return NULL;
}

/* ---- the reader's side ---- */

static void chunks_free(struct chunks *chunks)
{
	ring_free(chunks->orders);
	ring_free(chunks->answers);
	source_free(chunks->source);
	chunk_rows_fini(&chunks->rows);
	buffer_fini(&chunks->first.blockers);
	memory_free(chunks);
}

struct chunks *chunks_start(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};
	struct chunks *chunks = memory_alloc(sizeof *chunks);

	if (!chunks) {
		error_set(error, ERROR_MEMORY, "no memory for a snapshot");
		return NULL;
	}
	chunks->daemon = daemon;
	chunks->orders = ring_new(1);
	chunks->answers = ring_new(2);
	chunks->source = source_new(&options, error);
	if (!chunks->source)
		goto fail;
	source_stop_fd(chunks->source, daemon->stop_fd);
	int failed = EAGAIN;
	if (chunks->orders && chunks->answers)
		failed = pthread_create(&chunks->thread, NULL, chunks_main, chunks);
	if (!failed)
		return chunks;
	error_set(error, ERROR_IO, "the thread for chunks cannot be made: %s", strerror(failed));
fail:
	chunks_free(chunks);
	return NULL;
}

/* Its longest call ends with a statement's time-out, but every wait ends with the daemon's stop descriptor. */
bool chunks_stop(struct chunks *chunks)
{
	int64_t end_us = clock_realtime_us() + 2000000;
	struct timespec limit = {end_us / 1000000, end_us % 1000000 * 1000};

	if (!chunks)
		return true;
	ring_wake(chunks->orders);
	if (pthread_timedjoin_np(chunks->thread, NULL, &limit) != 0)
		return false;
	for (struct chunks_answer *left; (left = ring_pop(chunks->answers, 0));)
		if (left->table) {
			chunk_table_fini(left->table);
			memory_free(left->table);
		}
	chunks_free(chunks);
	return true;
}

bool chunks_busy(const struct chunks *chunks)
{
	return chunks->busy;
}

void chunks_give(struct chunks *chunks, const struct chunks_order *order)
{
	assert(!chunks->busy);
	chunks->busy = true;
	chunks->order = *order;
	bool room = ring_push(chunks->orders, &chunks->order);
	assert(room);
	(void)room;
}

struct chunks_answer *chunks_take(struct chunks *chunks)
{
	struct chunks_answer *got = ring_pop(chunks->answers, 0);

	if (got && got->kind != CHUNKS_READ)
		chunks->busy = false;
	return got;
}

int chunks_fd(const struct chunks *chunks)
{
	return ring_fd(chunks->answers);
}
