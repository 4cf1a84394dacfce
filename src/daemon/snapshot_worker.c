/* A worker of the consistent snapshot: range after range is read by COPY, decoded, and encoded into the batch at hand.
 *
 * Happy path: a range's query, its rows into the batch, a full batch to the coordinator, the next one from it. A connection that
 * is lost is made again, and the range read again behind the rows that are in batches already: under one snapshot a range's rows
 * come in one order. What does not pass is the coordinator's.
 */
#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "daemon/snapshot.h"

enum {
	WORKER_WAIT_MS = 100,
	WORKER_LOOK = 256,        /* rows between two looks at the clock */
	WORKER_BATCH_US = 500000, /* a batch that is being filled for so long goes out: others may wait for it */
	WORKER_TRIES = 20,        /* connections for one range in a row without a row */
};

static bool stopped(const struct snapshot_worker *worker)
{
	return atomic_load(&worker->snapshot->stop);
}

/* ---- batches ---- */

static void flush(struct snapshot_worker *worker)
{
	bool room = ring_push(worker->filled, worker->job);

	assert(room);
	(void)room;
	worker->job = NULL;
}

static void flush_started(struct snapshot_worker *worker)
{
	if (worker->job && !batch_empty(worker->job->batch))
		flush(worker);
}

/* asks for one, and waits; false: stopped. Only with a row at hand: a batch that nobody fills would hold up those behind it. */
static bool batch_have(struct snapshot_worker *worker)
{
	if (!worker->job) {
		atomic_store(&worker->wants_batch, true);
		ring_wake(worker->filled);
	}
	while (!worker->job && !stopped(worker))
		worker->job = ring_pop(worker->batches, WORKER_WAIT_MS);
	return worker->job && !stopped(worker);
}

static struct position position_next(const struct snapshot_worker *worker)
{
	const struct job *job = worker->job;

	return (struct position){worker->snapshot->lsn, 0, job->snapshot.seq + job->snapshot.rows + 1};
}

static void row_added(struct snapshot_worker *worker, const struct position *position)
{
	struct job *job = worker->job;

	if (job->snapshot.rows++ == 0)
		worker->job_since_us = clock_monotonic_us();
	job->batch->position = *position;
	if (job->snapshot.rows == job->snapshot.rows_max)
		flush(worker);
}

/* 1: in the batch, 0: stopped, -1: *error */
static int row_encode(struct snapshot_worker *worker, struct plan *plan, const struct pgoutput_tuple *tuple,
		      struct error *error)
{
	while (batch_have(worker)) {
		struct batch *batch = worker->job->batch;
		struct position position = position_next(worker);

		switch (loader_row(&worker->loader, batch, plan, &position, tuple, worker->now_ms, error)) {
		case ENCODE_OK:
			row_added(worker, &position);
			return 1;
		case ENCODE_FULL:
			if (!batch_empty(batch))
				flush(worker);
			else if (loader_grow(batch, error) < 0)
				return -1;
			break;
		case ENCODE_ERROR:
			return -1;
		}
	}
	return 0;
}

static void look_at_clock(struct snapshot_worker *worker)
{
	worker->now_ms = clock_realtime_us() / 1000;
	if (worker->job && !batch_empty(worker->job->batch) &&
	    clock_monotonic_us() - worker->job_since_us > WORKER_BATCH_US)
		flush(worker);
}

/* ---- ranges ---- */

static int row_take(struct snapshot_worker *worker, struct snapshot_range *range, uint64_t *row, uint8_t *bytes,
		    size_t length, struct error *error)
{
	struct plan *plan = range->table->plans[worker->index];
	struct pgoutput_tuple tuple;

	switch (copy_decode(&worker->copy, bytes, length, &tuple, error)) {
	case COPY_ROW:
		if (plan->column_count == 0)
			tuple.count = 0; /* in text, an empty line is one empty value */
		break;
	case COPY_NOTHING:
		return 1;
	case COPY_FAILED:
		return -1;
	}
	if ((*row)++ < range->rows)
		return 1; /* in a batch already */
	if (*row % WORKER_LOOK == 0)
		look_at_clock(worker);
	int taken = row_encode(worker, plan, &tuple, error);
	if (taken > 0)
		atomic_store_explicit(&worker->rows, ++range->rows, memory_order_relaxed);
	return taken;
}

/* 1: read to its end, 0: stopped, -1: *error, and whether it is the row itself that cannot be taken */
static int range_rows(struct snapshot_worker *worker, struct snapshot_range *range, bool *row_failed,
		      struct error *error)
{
	uint64_t row = 0;
	uint8_t *bytes;
	size_t length;

	worker->copy.binary = range->query.binary;
	worker->copy.begun = worker->copy.ended = false;
	while (!stopped(worker)) {
		switch (copyout_next(&worker->copyout, WORKER_WAIT_MS, &bytes, &length, error)) {
		case COPYOUT_ROW: {
			int taken = row_take(worker, range, &row, bytes, length, error);
			if (taken > 0)
				break;
			*row_failed = taken < 0;
			copyout_abandon(&worker->copyout);
			return taken;
		}
		case COPYOUT_NONE:
			look_at_clock(worker);
			break;
		case COPYOUT_END:
			return 1;
		case COPYOUT_FAILED:
			return -1;
		}
	}
	copyout_abandon(&worker->copyout);
	return 0;
}

static int range_try(struct snapshot_worker *worker, struct snapshot_range *range, bool *row_failed,
		     struct error *error)
{
	struct buffer sql = {0};

	copyout_sql(&range->query, &sql);
	worker->copyout.conditional = range->query.where != NULL;
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query")
				: copyout_begin(&worker->copyout, export_snapshot(worker->snapshot->export),
						buffer_string(&sql), error);
	buffer_fini(&sql);
	return result < 0 ? -1 : range_rows(worker, range, row_failed, error);
}

/* whether another connection may bring what this one did not */
static bool may_pass(const struct snapshot_worker *worker, const struct error *error, bool row_failed)
{
	return !row_failed && !worker->copyout.snapshot_gone && error_action(error->code) == ERROR_RETRY &&
	       !stopped(worker);
}

/* 0: stopped */
static int range_read(struct snapshot_worker *worker, struct snapshot_range *range)
{
	struct backoff backoff = worker->backoff;
	unsigned tries = 0;
	bool said = false;
	const uint64_t bytes = worker->loader.event_bytes, events = worker->loader.events;

	range->rows = 0;
	atomic_store(&worker->rows, 0);
	for (;;) {
		bool row_failed = false;
		uint64_t before = range->rows;
		int done = range_try(worker, range, &row_failed, &range->error);
		range->bytes = worker->loader.event_bytes - bytes;
		range->events = worker->loader.events - events;
		if (done >= 0) {
			range->result = 0;
			return done;
		}
		range->gone = !row_failed && copyout_gone(&worker->copyout);
		range->result = -1;
		bool locked = !row_failed && copyout_locked(&worker->copyout);
		if (locked && !said)
			log_info("snapshot", "somebody has the table locked, or waits to lock it: it is tried again",
				 "table", range->query.table, NULL);
		said |= locked;
		if (!locked)
			tries = range->rows > before ? 0 : tries + 1;
		if (range->gone || (!locked && tries >= WORKER_TRIES) || !may_pass(worker, &range->error, row_failed))
			return !stopped(worker);
		if (!locked)
			log_failure(LOG_WARNING, "snapshot", &range->error, "consequence",
				    "the range is read again behind the rows that came", "table", range->query.table,
				    "rows", LOG_INT(range->rows), NULL);
		flush_started(worker);
		for (int64_t left_us = backoff_next_us(&backoff, random_u64()); left_us > 0 && !stopped(worker);
		     left_us -= WORKER_WAIT_MS * 1000)
			clock_sleep_us(left_us < WORKER_WAIT_MS * 1000 ? left_us : WORKER_WAIT_MS * 1000);
	}
}

static struct snapshot_range *range_wait(struct snapshot_worker *worker)
{
	struct snapshot_range *range = ring_pop(worker->ranges, 0);

	if (!range)
		flush_started(worker); /* others may wait for it */
	while (!range && !stopped(worker))
		range = ring_pop(worker->ranges, WORKER_WAIT_MS);
	return range;
}

static void *worker_main(void *argument)
{
	struct snapshot_worker *worker = argument;

	worker->now_ms = clock_realtime_us() / 1000;
	for (struct snapshot_range *range; (range = range_wait(worker));) {
		if (!range_read(worker, range))
			break;
		bool room = ring_push(worker->read, range);
		assert(room);
		(void)room;
	}
	return NULL;
}

/* ---- the threads' life ---- */

static int worker_open(struct snapshot_worker *worker, struct error *error)
{
	const struct config *config = worker->snapshot->daemon->config;
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};

	worker->ranges = ring_new(SNAPSHOT_QUEUED);
	worker->read = ring_new(SNAPSHOT_QUEUED);
	worker->batches = ring_new(1);
	worker->filled = ring_new(2); /* one is back just before the next one is handed out, and that one just after */
	worker->source = source_new(&options, error);
	if (!worker->source)
		return -1;
	if (!worker->ranges || !worker->read || !worker->batches || !worker->filled)
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot's worker");
	source_stop_fd(worker->source, worker->snapshot->daemon->stop_fd);
	worker->copyout.source = worker->source;
	worker->backoff = (struct backoff){config->backoff.min, config->backoff.max, 0};
	return 0;
}

int snapshot_workers_start(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;

	for (uint32_t i = 0; i < snapshot->worker_count; i++) {
		struct snapshot_worker *worker = &snapshot->workers[i];
		worker->snapshot = snapshot;
		worker->index = i;
		worker->loader = (struct loader){.event_max = (uint32_t)daemon->config->events.max_bytes,
						 .tombstones = daemon->config->events.tombstones,
						 .dead_letters = session_dead_letters(daemon),
						 .time_us = export_time_us(snapshot->export)};
		if (worker_open(worker, error) < 0)
			return -1;
		int failed = pthread_create(&worker->thread, NULL, worker_main, worker);
		if (failed)
			return error_set(error, ERROR_IO, "a worker's thread cannot be made: %s", strerror(failed));
		worker->running = true;
	}
	return 0;
}

/* A worker that waits for the server notices within WORKER_WAIT_MS, or a connection's time-out. */
void snapshot_workers_join(struct snapshot *snapshot)
{
	atomic_store(&snapshot->stop, true);
	for (uint32_t i = 0; i < snapshot->worker_count && snapshot->workers; i++) {
		if (snapshot->workers[i].running)
			pthread_join(snapshot->workers[i].thread, NULL);
		snapshot->workers[i].running = false;
	}
}

void snapshot_workers_free(struct snapshot *snapshot)
{
	for (uint32_t i = 0; i < snapshot->worker_count && snapshot->workers; i++) {
		struct snapshot_worker *worker = &snapshot->workers[i];
		ring_free(worker->ranges);
		ring_free(worker->read);
		ring_free(worker->batches);
		ring_free(worker->filled);
		source_free(worker->source);
	}
}
