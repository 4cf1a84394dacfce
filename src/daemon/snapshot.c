/* The consistent snapshot, before the stream: the rows that were there when the slot was made.
 *
 * Happy path: the slot is made with its snapshot exported, workers read ranges of blocks into batches, the
 * batches go out in the order in which they were handed out, each a Kafka transaction like any other; at the end the record says
 * `streaming`, and the stream begins at exactly the snapshot's LSN. Whatever fails on the way begins anew with another slot and
 * another snapshot, since the exported one is gone; a topic that then holds rows already has them replaced.
 */
#include "daemon/snapshot.h"

#include <assert.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "daemon/publication.h"
#include "metrics/metrics.h"
#include "source/busy.h"

enum {
	SNAPSHOT_POLL_MS = 100,
	SNAPSHOT_PING_US = 10000000,
	SNAPSHOT_BUSY_US = 1000000, /* between two looks at what else the primary does */
	SNAPSHOT_DRAIN_US = 2000000,
	SNAPSHOT_BATCH = 5, /* halves of batch.bytes */
	SNAPSHOT_BURST = 4, /* a limited rate is given out in so many parts of a second */
};

static bool stopping(const struct snapshot *snapshot)
{
	return atomic_load(&snapshot->daemon->stopping);
}

/* ---- before the slot ---- */

static bool published(const struct source_table *table)
{
	return table->matched && (table->published || table->published_inserts);
}

void snapshot_discard(struct daemon *daemon)
{
	export_free(daemon->export);
	daemon->export = NULL;
	for (uint32_t i = 0; daemon->export_relations && i < daemon->export_tables.count; i++)
		relation_free(daemon->export_relations[i]);
	memory_free(daemon->export_relations);
	daemon->export_relations = NULL;
	source_tables_fini(&daemon->export_tables);
	memory_free(daemon->export_wanted);
	daemon->export_wanted = NULL;
}

/* What the tables look like. Before the slot: asking may have to wait for whoever has one of them locked, and then no transaction of ours
 * is open. */
static int relations_read(struct daemon *daemon, struct error *error)
{
	const struct source_tables *tables = &daemon->export_tables;

	daemon->export_relations = memory_alloc((tables->count + 1) * sizeof(struct relation *));
	if (!daemon->export_relations)
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot");
	for (uint32_t i = 0; i < tables->count; i++) {
		struct pgoutput_relation shape;
		struct arena arena = {0};
		if (!daemon->export_wanted[i])
			continue;
		int result = source_relation(daemon->source, daemon->config->publication.name, tables->tables[i].schema,
					     tables->tables[i].name, &arena, &shape, error);
		if (result == 0 && shape.oid)
			daemon->export_relations[i] = relation_new(&shape);
		else if (result == 0)
			daemon->export_wanted[i] = false; /* dropped meanwhile */
		if (result == 0 && shape.oid && !daemon->export_relations[i])
			result = error_set(error, ERROR_MEMORY, "no memory for a snapshot");
		arena_fini(&arena);
		if (result < 0)
			return -1;
	}
	return 0;
}

/* Known before anything is made: the role may read all rows of what is wanted, or is told what mends that. */
static int may_read(const struct source_tables *tables, const bool *wanted, struct error *error)
{
	uint32_t unreadable = 0;
	char name[2 * OFFSETS_NAME];

	for (uint32_t i = 0; i < tables->count; i++) {
		if (!wanted[i] || tables->tables[i].readable)
			continue;
		if (unreadable++ == 0)
			log_error(
				"snapshot",
				"the role may not read all rows of some tables; run this as their owner or a superuser:",
				NULL);
		snprintf(name, sizeof name, "%s.%s", tables->tables[i].schema, tables->tables[i].name);
		log_error("snapshot", tables->tables[i].grant, "table", name, NULL);
	}
	if (unreadable == 0)
		return 0;
	return error_set(error, ERROR_PERMISSION, "%u of the tables that a snapshot reads cannot be read by this role",
			 unreadable);
}

static int conditions_hold(struct daemon *daemon, struct error *error)
{
	const struct source_tables *tables = &daemon->export_tables;

	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		const char *where = snapshot_where(daemon->config, table->schema, table->name);
		if (where && daemon->export_wanted[i] &&
		    source_condition(daemon->source, table->schema, table->name, where, error) < 0)
			return error_wrap(error, "snapshot.where");
	}
	return 0;
}

int snapshot_prepare(struct daemon *daemon, struct error *error)
{
	const struct source_publication publication = configured_publication(daemon->config);
	struct source_tables *tables = &daemon->export_tables;

	snapshot_discard(daemon);
	if (source_tables_list(daemon->source, &publication, tables_match, &daemon->config->tables, tables, error) < 0)
		return -1;
	daemon->export = export_new(daemon->source, error);
	daemon->export_wanted = memory_alloc(tables->count + 1);
	if (!daemon->export || !daemon->export_wanted)
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot");
	for (uint32_t i = 0; i < tables->count; i++)
		daemon->export_wanted[i] = published(&tables->tables[i]);
	if (may_read(tables, daemon->export_wanted, error) < 0 || conditions_hold(daemon, error) < 0 ||
	    export_measure(daemon->export, tables, daemon->export_wanted, error) < 0 ||
	    export_note_shapes(daemon->export, tables, daemon->export_wanted, error) < 0)
		return -1;
	return relations_read(daemon, error);
}

int snapshot_slot(struct daemon *daemon, bool temporary, uint64_t *lsn, struct error *error)
{
	const struct export_slot slot = {daemon->config->source.slot, temporary, daemon->config->startup_timeout};

	if (export_slot(daemon->export, &slot, error) < 0 ||
	    export_check_shapes(daemon->export, &daemon->export_tables, daemon->export_wanted, error) < 0)
		return -1;
	*lsn = export_lsn(daemon->export);
	return 0;
}

/* ---- batches ---- */

/* a free one gets its place and its block of sequence numbers */
static struct job *batch_hand_out(struct snapshot *snapshot)
{
	struct daemon *daemon = snapshot->daemon;
	struct job *job = daemon->free_jobs[--daemon->free_count];
	int64_t rate = daemon->config->snapshot.rows_per_second;

	job->snapshot.ticket = snapshot->ticket++;
	job->snapshot.seq = snapshot->seq;
	job->snapshot.rows = 0;
	job->snapshot.rows_max = job->batch->records_max;
	if (rate && (uint64_t)(rate / SNAPSHOT_BURST + 1) < job->snapshot.rows_max)
		job->snapshot.rows_max = (uint64_t)(rate / SNAPSHOT_BURST + 1);
	snapshot->seq += job->batch->records_max;
	return job;
}

static void submit(struct snapshot *snapshot, struct job *job)
{
	struct daemon *daemon = snapshot->daemon;

	publisher_write_down(daemon, job);
	job->offsets.position = job->batch->position;
	job->offsets.snapshot_rows = snapshot->records += job->snapshot.rows;
	job->offsets.snapshot_tables = snapshot->table_count;
	job->offsets.snapshot_tables_done = snapshot->done;
	offsets_copy(&daemon->offsets, &job->offsets);
	incremental_recorded(daemon);
	snapshot->in_flight++;
	daemon->totals.events += job->batch->events;
	metrics_add(METRIC_EVENTS_PARKED, job->batch->parked);
	metrics_add(METRIC_EVENTS_DEAD_LETTER, job->batch->dead_letters);
	metrics_add(METRIC_EVENTS_OVERFLOW, job->batch->overflows);
	metrics_add(METRIC_EVENT_BYTES, job->batch->used);
	bool room = ring_push(daemon->work, job);
	assert(room);
	(void)room;
}

/* ALTER TYPE on a composite is seen nowhere else: what was read with other facts is read again, all of it */
static int types_hold(struct snapshot *snapshot, const struct batch *batch, struct error *error)
{
	bool changed = false;

	if (batch->composites && source_types_changed(snapshot->daemon->source, &changed, error) < 0)
		return -1;
	if (changed)
		return error_set(error, ERROR_UNAVAILABLE, "a composite type was altered while its rows were read");
	return 0;
}

/* those whose turn it is */
static int submit_waiting(struct snapshot *snapshot, struct error *error)
{
	const size_t size = sizeof snapshot->waiting / sizeof *snapshot->waiting;

	for (struct job **job; *(job = &snapshot->waiting[snapshot->submitted % size]);) {
		if (types_hold(snapshot, (*job)->batch, error) < 0)
			return -1;
		submit(snapshot, *job);
		*job = NULL;
		snapshot->submitted++;
	}
	return 0;
}

/* Commands are recorded with what is published; where nothing is, as it is paused, with a batch of nothing. */
static void record_commands(struct snapshot *snapshot)
{
	struct daemon *daemon = snapshot->daemon;

	if (daemon->commands_recorded == daemon->commands_taken || snapshot->in_flight > 0 || daemon->free_count == 0)
		return;
	struct job *job = daemon->free_jobs[--daemon->free_count];
	job->batch->position = daemon->offsets.position;
	job->snapshot.rows = 0;
	submit(snapshot, job);
}

static void batch_back(struct snapshot *snapshot, struct job *job)
{
	const size_t size = sizeof snapshot->waiting / sizeof *snapshot->waiting;

	assert(job->snapshot.ticket - snapshot->submitted < size && !snapshot->waiting[job->snapshot.ticket % size]);
	snapshot->waiting[job->snapshot.ticket % size] = job;
}

/* what a limited rate allows */
static void rate_charge(struct snapshot *snapshot, const struct job *job, int64_t now_us)
{
	const struct config *config = snapshot->daemon->config;
	int64_t us = 0;

	if (config->snapshot.rows_per_second)
		us = (int64_t)job->snapshot.rows * 1000000 / config->snapshot.rows_per_second;
	if (config->snapshot.bytes_per_second) {
		int64_t by_bytes = (int64_t)job->batch->used * 1000000 / config->snapshot.bytes_per_second;
		us = by_bytes > us ? by_bytes : us;
	}
	if (us)
		snapshot->allowed_us = (snapshot->allowed_us > now_us ? snapshot->allowed_us : now_us) + us;
}

static int reap(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	uint32_t free_before = daemon->free_count;

	if (publisher_reap(daemon, error) < 0)
		return -1;
	snapshot->in_flight -= daemon->free_count - free_before;
	return 0;
}

/* wherever it is waited: the transaction is open neither for longer than it may be, nor lost without our knowing */
static int check_held(struct snapshot *snapshot, int64_t now_us, struct error *error)
{
	int64_t most_us = snapshot->daemon->config->snapshot.max_duration;
	int64_t held_us = export_held_us(snapshot->export);

	if (most_us && held_us > most_us) {
		error_set(error, ERROR_LIMIT, "the snapshot's transaction was open for %lld s, as long as it may be",
			  (long long)(most_us / 1000000));
		return error_hint(error,
				  "raise snapshot.max_duration, or start with snapshot.mode = \"never\" and have the "
				  "tables read in chunks: millrace snapshot TABLE...");
	}
	if (!held_us || now_us - snapshot->pinged_us < SNAPSHOT_PING_US)
		return 0;
	snapshot->pinged_us = now_us;
	return export_ping(snapshot->export, error);
}

/* ---- replacing what topics hold ---- */

/* Consumers empty their copies before the first row comes: so all truncate events go out before any row, since a batch that is
 * being filled has its place already. */
static int truncate_one(struct snapshot *snapshot, struct job *job, struct snapshot_table *table, struct error *error)
{
	struct loader loader = {.event_max = (uint32_t)snapshot->daemon->config->events.max_bytes,
				.time_us = export_time_us(snapshot->export)};
	struct position position = {snapshot->lsn, 0, job->snapshot.seq + job->snapshot.rows + 1};

	switch (loader_truncate(&loader, job->batch, table->plans[0], &position, clock_realtime_us() / 1000, error)) {
	case ENCODE_OK:
		job->snapshot.rows++;
		job->batch->position = position;
		return 1;
	case ENCODE_FULL:
		return 0;
	case ENCODE_ERROR:
		break;
	}
	return -1;
}

static void batch_free_again(struct daemon *daemon, struct job *job)
{
	if (!job)
		return;
	batch_reset(job->batch);
	daemon->free_jobs[daemon->free_count++] = job;
}

struct job *snapshot_batch(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;

	while (daemon->free_count == 0) {
		struct pollfd fd = {.fd = ring_fd(daemon->done), .events = POLLIN};
		if (stopping(snapshot)) {
			error_set(error, ERROR_STOPPED, "stopped");
			return NULL;
		}
		poll(&fd, 1, SNAPSHOT_POLL_MS);
		int64_t now_us = clock_monotonic_us();
		if (reap(snapshot, error) < 0 || check_held(snapshot, now_us, error) < 0)
			return NULL;
		report_tick(daemon, now_us);
	}
	return batch_hand_out(snapshot);
}

int snapshot_batch_done(struct snapshot *snapshot, struct job *job, struct error *error)
{
	batch_back(snapshot, job);
	return submit_waiting(snapshot, error);
}

int snapshot_batch_end(struct snapshot *snapshot, struct job *job, int result, struct error *error)
{
	if (job && result == 0)
		return snapshot_batch_done(snapshot, job, error);
	batch_free_again(snapshot->daemon, job);
	return result;
}

int snapshot_settle(struct snapshot *snapshot, struct error *error)
{
	while (snapshot->in_flight > 0) {
		struct pollfd fd = {.fd = ring_fd(snapshot->daemon->done), .events = POLLIN};
		if (stopping(snapshot))
			return error_set(error, ERROR_STOPPED, "stopped");
		poll(&fd, 1, SNAPSHOT_POLL_MS);
		if (reap(snapshot, error) < 0)
			return -1;
		report_tick(snapshot->daemon, clock_monotonic_us());
	}
	return 0;
}

static int truncate_table(struct snapshot *snapshot, struct job **job, struct snapshot_table *table,
			  struct error *error)
{
	for (;;) {
		if (!*job)
			*job = snapshot_batch(snapshot, error);
		if (!*job)
			return -1;
		int done = truncate_one(snapshot, *job, table, error);
		if (done != 0)
			return done;
		struct job *full = *job;
		*job = NULL;
		if (snapshot_batch_done(snapshot, full, error) < 0)
			return -1;
	}
}

static int truncates(struct snapshot *snapshot, struct error *error)
{
	struct job *job = NULL;
	uint32_t count = 0;
	int result = 0;

	for (uint32_t i = 0; result == 0 && i < snapshot->table_count; i++) {
		struct snapshot_table *table = &snapshot->tables[i];
		if (!table->replaced)
			continue;
		result = snapshot_table_begin(snapshot, table, error);
		if (result == 0 && !table->lost && truncate_table(snapshot, &job, table, error) < 0)
			result = -1;
		count++;
	}
	if (count && result == 0)
		log_info("snapshot", "topics that hold rows already are emptied by a truncate event first", "tables",
			 LOG_INT(count), NULL);
	return snapshot_batch_end(snapshot, job, result, error);
}

/* ---- gentle ---- */

static bool above(int64_t value, int64_t limit)
{
	return limit > 0 && value > limit;
}

static int busy_look(struct snapshot *snapshot, int64_t now_us, struct error *error)
{
	const struct config *config = snapshot->daemon->config;
	char before[sizeof snapshot->busy];
	struct source_busy busy;

	if (now_us - snapshot->busy_us < SNAPSHOT_BUSY_US ||
	    (!config->snapshot.pause_standby_lag && !config->snapshot.pause_active_sessions && !snapshot->busy[0]))
		return 0;
	snapshot->busy_us = now_us;
	if (source_busy(snapshot->daemon->source, config->source.slot, &busy, error) < 0)
		return -1;
	memcpy(before, snapshot->busy, sizeof before);
	busy_reason(config, &busy, false, snapshot->busy, sizeof snapshot->busy);
	if (!before[0] != !snapshot->busy[0])
		log_info("snapshot", snapshot->busy[0] ? "pauses" : "goes on", "because",
			 snapshot->busy[0] ? snapshot->busy : NULL, NULL);
	return 0;
}

void busy_reason(const struct config *config, const struct source_busy *busy, bool retained, char *out, size_t size)
{
	out[0] = '\0';
	if (above(busy->standby_lag, config->snapshot.pause_standby_lag))
		snprintf(out, size, "a standby is %lld bytes behind (snapshot.pause_standby_lag)",
			 (long long)busy->standby_lag);
	else if (above(busy->active_sessions, config->snapshot.pause_active_sessions))
		snprintf(out, size, "%lld sessions are active (snapshot.pause_active_sessions)",
			 (long long)busy->active_sessions);
	else if (retained && above(busy->retained_wal, config->snapshot.pause_retained_wal))
		snprintf(out, size, "the slot retains %lld bytes of WAL (snapshot.pause_retained_wal)",
			 (long long)busy->retained_wal);
}

/* ---- one turn ---- */

static int ranges_hand_out(struct snapshot *snapshot, struct error *error)
{
	for (uint32_t i = 0; i < snapshot->worker_count; i++) {
		struct snapshot_worker *worker = &snapshot->workers[i];
		while (worker->queued < SNAPSHOT_QUEUED) {
			struct snapshot_range *range =
				&worker->slots[(worker->first + worker->queued) % SNAPSHOT_QUEUED];
			int got = snapshot_range_next(snapshot, range, error);
			if (got <= 0)
				return got;
			worker->queued++;
			bool room = ring_push(worker->ranges, range);
			assert(room);
			(void)room;
		}
	}
	return 0;
}

static void batches_hand_out(struct snapshot *snapshot, int64_t now_us)
{
	struct daemon *daemon = snapshot->daemon;

	if (now_us < snapshot->allowed_us || snapshot->busy[0] || daemon->lists.snapshots_paused)
		return;
	for (uint32_t i = 0; i < snapshot->worker_count && daemon->free_count > 0; i++) {
		struct snapshot_worker *worker = &snapshot->workers[i];
		if (!atomic_exchange(&worker->wants_batch, false))
			continue;
		bool room = ring_push(worker->batches, batch_hand_out(snapshot));
		assert(room);
		(void)room;
	}
}

/* what the workers have done */
static int answers_take(struct snapshot *snapshot, int64_t now_us, struct error *error)
{
	for (uint32_t i = 0; i < snapshot->worker_count; i++) {
		struct snapshot_worker *worker = &snapshot->workers[i];
		for (struct job *job; (job = ring_pop(worker->filled, 0));) {
			rate_charge(snapshot, job, now_us);
			batch_back(snapshot, job);
		}
		for (struct snapshot_range *range; (range = ring_pop(worker->read, 0));) {
			assert(range == &worker->slots[worker->first]);
			worker->first = (worker->first + 1) % SNAPSHOT_QUEUED;
			worker->queued--;
			atomic_store(&worker->rows, 0);
			if (snapshot_range_done(snapshot, range, error) < 0)
				return -1;
		}
	}
	return submit_waiting(snapshot, error);
}

static void wait_for_more(struct snapshot *snapshot, int64_t now_us)
{
	struct daemon *daemon = snapshot->daemon;
	struct pollfd fds[2 * SNAPSHOT_WORKERS_MAX + 2];
	nfds_t count = 0;
	int timeout_ms = SNAPSHOT_POLL_MS;

	for (uint32_t i = 0; i < snapshot->worker_count; i++) {
		fds[count++] = (struct pollfd){.fd = ring_fd(snapshot->workers[i].filled), .events = POLLIN};
		fds[count++] = (struct pollfd){.fd = ring_fd(snapshot->workers[i].read), .events = POLLIN};
	}
	fds[count++] = (struct pollfd){.fd = ring_fd(daemon->done), .events = POLLIN};
	fds[count++] = (struct pollfd){.fd = daemon->wake_fd, .events = POLLIN};
	if (snapshot->allowed_us > now_us && snapshot->allowed_us - now_us < timeout_ms * 1000)
		timeout_ms = (int)((snapshot->allowed_us - now_us) / 1000) + 1;
	poll(fds, count, timeout_ms);
	if (fds[count - 1].revents)
		daemon_woken(daemon);
}

static bool finished(const struct snapshot *snapshot)
{
	for (uint32_t i = 0; i < snapshot->worker_count; i++)
		if (snapshot->workers[i].queued > 0)
			return false;
	return snapshot->next == snapshot->table_count && snapshot->submitted == snapshot->ticket &&
	       snapshot->in_flight == 0;
}

static int turn(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	int64_t now_us = clock_monotonic_us();

	if (reap(snapshot, error) < 0 || check_held(snapshot, now_us, error) < 0 ||
	    busy_look(snapshot, now_us, error) < 0)
		return -1;
	commands_turn(daemon);
	if (session_reload(daemon))
		snapshot->allowed_us = 0; /* what the old rate left to be waited for */
	if (answers_take(snapshot, now_us, error) < 0 || ranges_hand_out(snapshot, error) < 0)
		return -1;
	record_commands(snapshot);
	batches_hand_out(snapshot, now_us);
	snapshot_status(snapshot, now_us);
	report_tick(daemon, now_us);
	if (!finished(snapshot))
		wait_for_more(snapshot, now_us);
	return 0;
}

/* ---- all of it ---- */

/* All of them are free. Larger ones make fewer Kafka transactions, whose commits nothing is produced meanwhile; nobody waits for
 * the single row here. Those that cannot be larger stay as they are. */
static void batches_configure(struct daemon *daemon, size_t bytes)
{
	assert(daemon->free_count == daemon->job_count);
	for (uint32_t i = 0; i < daemon->job_count; i++)
		batch_configure(daemon->jobs[i].batch, bytes);
}

static int open(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	uint32_t workers = (uint32_t)daemon->config->snapshot.workers;

	if (workers > daemon->job_count)
		workers = daemon->job_count;
	snapshot->worker_count = workers;
	snapshot->workers = memory_alloc(workers * sizeof *snapshot->workers);
	if (!snapshot->workers)
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot's workers");
	batches_configure(daemon, SNAPSHOT_BATCH * (size_t)daemon->config->batch.bytes / 2);
	snapshot->listed = daemon->export_tables;
	snapshot->wanted = daemon->export_wanted;
	snapshot->started_us = snapshot->pinged_us = clock_monotonic_us();
	if (session_facts_begin(daemon, error) < 0 || snapshot_tables_init(snapshot, error) < 0 ||
	    snapshot_replace_begin(snapshot, error) < 0)
		return -1;
	log_info("snapshot", "begins", "lsn", LOG_LSN(snapshot->lsn), "tables", LOG_INT(snapshot->table_count),
		 "workers", LOG_INT(workers), NULL);
	return truncates(snapshot, error);
}

static uint64_t rows_of(const struct snapshot *snapshot)
{
	uint64_t rows = 0;

	for (uint32_t i = 0; i < snapshot->table_count; i++)
		rows += snapshot->tables[i].rows;
	return rows;
}

static int read_all(struct snapshot *snapshot, struct error *error)
{
	if (snapshot_workers_start(snapshot, error) < 0)
		return -1;
	while (!finished(snapshot)) {
		if (stopping(snapshot))
			return error_set(error, ERROR_STOPPED, "stopped");
		if (turn(snapshot, error) < 0)
			return -1;
	}
	log_info("snapshot", "all rows are read and published", "rows", LOG_INT(rows_of(snapshot)), "held_ms",
		 LOG_INT(export_held_us(snapshot->export) / 1000), NULL);
	export_end(snapshot->export);
	return 0;
}

/* what was read is not given up for a catalog that cannot be asked for a while */
static int tables_now(struct snapshot *snapshot, struct source_tables *now, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	struct backoff backoff = {daemon->config->backoff.min, daemon->config->backoff.max, 0};

	while (keeper_list(daemon->source, daemon->config, now, error) < 0)
		if (error_action(error->code) != ERROR_RETRY ||
		    !daemon_wait(daemon, backoff_next_us(&backoff, random_u64())))
			return -1;
	return 0;
}

/* What happened to the tables' names and partitions while they were read stands in the very record that ends the snapshot. */
static int catch_up(struct snapshot *snapshot, struct offsets *record, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	struct source_tables now;

	if (tables_now(snapshot, &now, error) < 0)
		return -1;
	int result = snapshot_lost_tables(snapshot, &now, record, error);
	if (result == 0 && daemon->config->snapshot.mode != CONFIG_SNAPSHOT_ONLY)
		result = joins_catch_up(daemon, &snapshot->listed, &now, record, error);
	source_tables_fini(&now);
	return result;
}

/* nothing is in flight: the sink is ours to ask */
static int conclude(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	static struct offsets record;

	offsets_copy(&record, &daemon->offsets);
	parking_record(daemon, &record);
	record.position = (struct position){snapshot->lsn, 0, snapshot->seq};
	record.snapshot_wanted = false;
	record.snapshot_tables_done = snapshot->table_count;
	record.state = daemon->config->snapshot.mode == CONFIG_SNAPSHOT_ONLY ? OFFSETS_CREATING : OFFSETS_STREAMING;
	if (catch_up(snapshot, &record, error) < 0)
		return -1;
	snapshot_parked_tables(snapshot, &record);
	if (sink_record(daemon->sink, &record, daemon->offsets_schema, error) < 0)
		return error_wrap(error, "offsets record");
	offsets_copy(&daemon->offsets, &record);
	daemon->commands_recorded = daemon->commands_taken;
	incremental_recorded(daemon);
	incremental_committed(daemon, incremental_ends(daemon));
	return 0;
}

/* What the publisher still has comes back, so that the next try finds all batches free; where there is none, for a while. What
 * the sink says is graver than what ended the snapshot. 1: all are back, 0: not in time, or never */
static int drain(struct snapshot *snapshot, int result, struct error *error)
{
	int64_t end_us = clock_monotonic_us() + SNAPSHOT_DRAIN_US;
	bool last = result < 0 && error_action(error->code) != ERROR_RETRY;
	struct daemon *daemon = snapshot->daemon;

	while (snapshot->in_flight > 0 && !daemon->publisher_failed) {
		struct pollfd fd = {.fd = ring_fd(daemon->done), .events = POLLIN};
		if ((last || stopping(snapshot)) && clock_monotonic_us() >= end_us) {
			atomic_store(&daemon->sink_stop, true);
			return 0;
		}
		poll(&fd, 1, SNAPSHOT_POLL_MS);
		if (reap(snapshot, error) < 0)
			return -1;
		report_tick(daemon, clock_monotonic_us());
	}
	return !daemon->publisher_failed;
}

/* batches that never got to the publisher, wherever they are */
static void batches_reclaim(struct snapshot *snapshot)
{
	const size_t size = sizeof snapshot->waiting / sizeof *snapshot->waiting;

	for (size_t i = 0; i < size; i++)
		batch_free_again(snapshot->daemon, snapshot->waiting[i]);
	for (uint32_t i = 0; snapshot->workers && i < snapshot->worker_count; i++) {
		struct snapshot_worker *worker = &snapshot->workers[i];
		batch_free_again(snapshot->daemon, worker->job);
		for (struct job *job; worker->batches && (job = ring_pop(worker->batches, 0));)
			batch_free_again(snapshot->daemon, job);
		for (struct job *job; worker->filled && (job = ring_pop(worker->filled, 0));)
			batch_free_again(snapshot->daemon, job);
	}
}

static int close(struct snapshot *snapshot, int result, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;

	snapshot_workers_join(snapshot);
	export_end(snapshot->export); /* what follows may have to wait for Kafka */
	batches_reclaim(snapshot);
	int drained = drain(snapshot, result, error);
	if (drained > 0)
		batches_configure(daemon, (size_t)daemon->config->batch.bytes);
	snapshot_workers_free(snapshot);
	snapshot_tables_fini(snapshot);
	memory_free(snapshot->workers);
	memory_free(snapshot->held);
	snapshot_discard(daemon);
	memory_free(snapshot);
	return drained < 0 ? -1 : result;
}

int snapshot_run(struct daemon *daemon, struct error *error)
{
	struct snapshot *snapshot = memory_alloc(sizeof *snapshot);

	if (!snapshot)
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot");
	snapshot->daemon = daemon;
	snapshot->export = daemon->export;
	snapshot->lsn = export_lsn(daemon->export);
	session_lists_begin(daemon);
	report_state(daemon, STATUS_SNAPSHOT, NULL);
	int result = open(snapshot, error);
	if (result == 0)
		result = read_all(snapshot, error);
	if (result == 0)
		result = snapshot_replace_end(snapshot, error);
	if (result == 0)
		result = conclude(snapshot, error);
	snapshot_status_end(snapshot, result, error);
	return close(snapshot, result, error);
}
