/* Incremental snapshots against a model: random transactions, chunks read at any time, batches that are late and processes that
 * die; whoever applies the published events in their order has the table at the end, with every column. A topic that held rows
 * before begins with a truncate, or what is gone is merged away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "trace/chunk_model.h"

enum { SEEDS = 3000, STEPS = 700, SETTLING = 20000, BATCH_BYTES = 300, TOPIC = 1 << 16 };

enum reader_step { READ_BEGIN = -1 };

enum snapshot_state {
	SNAPSHOT_TRACK,
	SNAPSHOT_WAIT,
	SNAPSHOT_WINDOW,
	SNAPSHOT_LOW,
	SNAPSHOT_READ,
	SNAPSHOT_HIGH,
	SNAPSHOT_DONE,
	SNAPSHOT_SETTLE, /* a merge: all before its low watermark is to be committed */
	SNAPSHOT_SEARCH,
	SNAPSHOT_FOUND
};

enum replace { REPLACE_NONE, REPLACE_TRUNCATE, REPLACE_MERGE, REPLACES };

struct snapshotter {
	enum snapshot_state state;
	uint64_t wait_xid, low_xid;
	int token;
	int from, to; /* the chunk's keys; to 0: not chosen yet */
	bool again, truncated;
	enum replace replace;
	bool merging, more;  /* more: than were found */
	int before, through; /* offsets */
	struct model_row seen[MODEL_KEYS + 1];
	int truncates;
};

/* as the offsets record has it */
struct progress {
	int from;
	bool merging, done;
	int before;
};

/* One partition. A record is there when its batch is taken, and counts once it is committed. */
struct topic_log {
	int end;
	struct {
		int key; /* 0: none, or none that was committed */
		bool tombstone;
	} records[TOPIC];
};

struct run {
	struct model model;
	struct chunk_world chunks;
	struct snapshotter snapshotter;
	uint32_t busy; /* of 1000 steps so many are the database's */
	/* the stream's reader */
	int transaction, message;
	/* what Kafka has */
	struct position published;
	uint64_t confirmed;
	struct topic_log topic;
	struct progress progress, batch_progress[BATCHES];
	int batch_offset[BATCHES];
	struct position last;
	struct model_row consumer[MODEL_KEYS + 1];
};

static struct {
	int verdicts[4], overtaken, crashes, blocked, merges, tombstones, touched;
} seen_all;

/* ---- the consumer ---- */

static void apply(struct run *run, const struct batch *batch, const struct record *record)
{
	const struct event event = event_read(batch, record);
	struct model_row *row = &run->consumer[event.key];

	if (!event.op) {
		assert_in_range(event.key, 1, MODEL_KEYS);
		row->there = false;
		return;
	}
	assert_true(position_compare(&event.position, &run->last) > 0);
	run->last = event.position;
	if (event.op == 't') {
		memset(run->consumer, 0, sizeof run->consumer);
		return;
	}
	assert_in_range(event.key, 1, MODEL_KEYS);
	if (event.op == 'd') {
		row->there = false;
		return;
	}
	int doc = event.doc_unchanged ? row->there && event.op == 'u' ? row->doc : MODEL_MISSING : atoi(event.doc);
	*row = (struct model_row){true, atoi(event.note), doc};
}

static void committed_record(struct run *run, int offset, const struct batch *batch, const struct record *record)
{
	const struct event event = event_read(batch, record);

	run->topic.records[offset].key = event.keyed ? (int)event.key : 0;
	run->topic.records[offset].tombstone = !event.op;
	apply(run, batch, record);
}

static void batch_done(struct run *run)
{
	struct world *world = &run->chunks.world;
	struct batch *batch = world->flight[0];

	for (uint32_t i = 0; i < batch->record_count; i++)
		committed_record(run, run->batch_offset[0] + (int)i, batch, &batch->records[i]);
	assert_true(position_compare(&batch->position, &run->published) >= 0);
	run->published = batch->position;
	run->progress = run->batch_progress[0];
	pipeline_committed(world->pipeline, world->now_us);
	if (pipeline_flushed(world->pipeline) > run->confirmed)
		run->confirmed = pipeline_flushed(world->pipeline);
	batch_reset(batch);
	world->free[world->free_count++] = batch;
	world->flight_count--;
	memmove(&world->flight[0], &world->flight[1], sizeof world->flight[0] * (size_t)(BATCHES - 1));
	memmove(&run->batch_progress[0], &run->batch_progress[1], sizeof run->progress * (size_t)(BATCHES - 1));
	memmove(&run->batch_offset[0], &run->batch_offset[1], sizeof(int) * (size_t)(BATCHES - 1));
}

/* the chunks that are wholly in batches up to this one */
static void batch_take(struct run *run)
{
	struct world *world = &run->chunks.world;
	struct batch *batch =
		pipeline_take(world->pipeline, world->now_us, (enum pipeline_ahead)model_random(&run->model, 3));

	if (batch) {
		const struct snapshotter *snapshotter = &run->snapshotter;
		run->batch_progress[world->flight_count] =
			(struct progress){snapshotter->from, snapshotter->merging, snapshotter->state == SNAPSHOT_DONE,
					  snapshotter->before};
		run->batch_offset[world->flight_count] = run->topic.end;
		run->topic.end += (int)batch->record_count;
		assert_true(run->topic.end < TOPIC);
		world->flight[world->flight_count++] = batch;
	}
	if (model_chance(&run->model, 70))
		give(world);
}

/* ---- the stream ---- */

static const char *number(int value)
{
	static char texts[8][16];
	static int next;

	next = (next + 1) % 8;
	snprintf(texts[next], sizeof texts[next], "%d", value);
	return texts[next];
}

static struct wire marker(const struct model_change *change)
{
	return chunks_marker(change->lsn, change->kind == MODEL_LOW ? "low" : "high", number(change->token));
}

static struct wire change_wire(const struct model_change *change)
{
	const char *key = number(change->key), *note = number(change->row.note);
	const char *doc = change->partial ? wire_unchanged : number(change->row.doc);

	switch (change->kind) {
	case MODEL_INSERT:
		return wire_insert(ORDERS, 3, (const char *const[]){key, note, doc});
	case MODEL_UPDATE:
		return wire_update(ORDERS, 3, NULL, (const char *const[]){key, note, doc});
	case MODEL_DELETE:
		return wire_delete(ORDERS, 3, (const char *const[]){key, NULL, NULL});
	case MODEL_REKEY:
		return wire_update(ORDERS, 3, (const char *const[]){key, NULL, NULL},
				   (const char *const[]){number(change->to), note, doc});
	case MODEL_TRUNCATE:
		return wire_truncate(1, (const uint32_t[]){ORDERS});
	default:
		return marker(change);
	}
}

static void snapshot_done(struct run *run)
{
	run->snapshotter.state = SNAPSHOT_DONE;
	pipeline_untrack(run->chunks.world.pipeline);
}

static void merged(struct run *run, const struct pipeline_chunk_outcome *outcome)
{
	seen_all.tombstones += (int)outcome->rows;
	seen_all.touched += (int)outcome->overtaken;
	seen_all.merges++;
	if (!run->snapshotter.more)
		snapshot_done(run);
}

static void outcome_ask(struct run *run)
{
	struct snapshotter *snapshotter = &run->snapshotter;
	struct pipeline_chunk_outcome outcome;

	if (!pipeline_chunk_outcome(run->chunks.world.pipeline, &outcome))
		return;
	assert_int_equal(snapshotter->state, SNAPSHOT_HIGH);
	seen_all.verdicts[outcome.verdict]++;
	seen_all.overtaken += (int)outcome.overtaken;
	snapshotter->state = SNAPSHOT_WINDOW;
	snapshotter->truncated |= pipeline_window_truncated(run->chunks.world.pipeline);
	if (outcome.verdict == CHUNK_AGAIN)
		snapshotter->again = true;
	if (outcome.verdict != CHUNK_TAKEN)
		return;
	pipeline_extended(run->chunks.world.pipeline);
	if (snapshotter->merging) {
		merged(run, &outcome);
		return;
	}
	snapshotter->again = false;
	snapshotter->from = snapshotter->to + 1;
	snapshotter->to = 0;
	if (snapshotter->from <= MODEL_KEYS)
		return;
	if (snapshotter->replace == REPLACE_MERGE)
		snapshotter->merging = true;
	else
		snapshot_done(run);
}

/* one message; false: it waits */
static bool feed(struct run *run, uint64_t lsn, struct wire wire)
{
	struct world *world = &run->chunks.world;

	for (;;) {
		enum pipeline_result result =
			pipeline_data(world->pipeline, lsn, wire.bytes, wire.length, 0, &run->chunks.error);
		if (result == PIPELINE_DONE)
			break;
		if (result == PIPELINE_BLOCKED) {
			seen_all.blocked++;
			return false;
		}
		if (result == PIPELINE_TABLE)
			provide(world);
		else if (result == PIPELINE_CHUNK)
			pipeline_chunk(world->pipeline, model_chance(&run->model, 3) ? NULL : &run->chunks.rows.chunk);
		else
			fail_msg("%s", run->chunks.error.text);
	}
	outcome_ask(run);
	return true;
}

static void read_one(struct run *run)
{
	const struct model_commit *commit = &run->model.log[run->transaction];
	uint64_t lsn = 0;
	struct wire wire;

	if (run->transaction == run->model.log_count)
		return;
	if (run->message == READ_BEGIN)
		wire = wire_begin(commit->lsn, 0, commit->xid);
	else if (run->message == commit->count)
		wire = wire_commit(commit->lsn, commit->end_lsn, 0);
	else {
		wire = change_wire(&commit->changes[run->message]);
		lsn = commit->changes[run->message].lsn;
	}
	if (!feed(run, lsn, wire))
		return;
	if (run->message++ < commit->count)
		return;
	run->message = READ_BEGIN;
	run->transaction++;
	if (model_chance(&run->model, 20))
		pipeline_keepalive(run->chunks.world.pipeline, commit->end_lsn, model_chance(&run->model, 50));
}

/* ---- the snapshot ---- */

static bool mark(struct run *run, enum model_kind kind)
{
	struct model_transaction *transaction = model_begin(&run->model);

	if (!transaction)
		return false;
	model_add(&run->model, transaction, kind, 0)->token = run->snapshotter.token;
	run->snapshotter.low_xid = transaction->xid;
	model_commit(&run->model, transaction);
	return true;
}

static void window_begin(struct run *run)
{
	struct snapshotter *snapshotter = &run->snapshotter;
	struct pipeline *pipeline = run->chunks.world.pipeline;
	const char *token = number(++snapshotter->token);
	const bool replace =
		snapshotter->replace == REPLACE_TRUNCATE && snapshotter->from == 1 && !snapshotter->truncated;
	const struct pipeline_window wanted = {
		ORDERS, token, token, replace ? run->chunks.plan : NULL, snapshotter->again, snapshotter->merging};

	if (snapshotter->from == 1 && !snapshotter->again)
		snapshotter->before = run->topic.end;
	/* after its first round a chunk's range stays what it is */
	if (!snapshotter->to)
		snapshotter->to = snapshotter->from + (int)model_random(&run->model, 6);
	if (snapshotter->to > MODEL_KEYS)
		snapshotter->to = MODEL_KEYS;
	if (!mark(run, MODEL_LOW))
		return;
	assert_int_equal(pipeline_window(pipeline, &wanted, &run->chunks.error), 0);
	snapshotter->state = snapshotter->merging ? SNAPSHOT_SETTLE : SNAPSHOT_LOW;
}

/* below `through`, whose transactions are waited for; false: they are open */
static bool search(struct run *run)
{
	struct snapshotter *snapshotter = &run->snapshotter;
	const uint32_t most = 1 + model_random(&run->model, MODEL_KEYS);

	if (run->chunks.world.flight_count && run->batch_offset[0] < snapshotter->through)
		return false;
	gone_init(&run->chunks.rows, run->chunks.plan);
	snapshotter->more = false;
	for (int key = 1; key <= MODEL_KEYS; key++) {
		int newest = snapshotter->through - 1;
		while (newest >= 0 && run->topic.records[newest].key != key)
			newest--;
		if (newest < 0 || newest >= snapshotter->before || run->topic.records[newest].tombstone)
			continue;
		if (run->chunks.rows.chunk.count == most)
			snapshotter->more = true;
		else
			gone_add(&run->chunks.rows, key, 0);
	}
	return true;
}

/* a truncate between snapshot and read leaves nothing to read (it is not MVCC-safe) */
static void read_rows(struct run *run)
{
	const struct snapshotter *snapshotter = &run->snapshotter;
	struct rows *rows = &run->chunks.rows;

	for (int key = snapshotter->from; key <= snapshotter->to; key++) {
		const struct model_row *row = &snapshotter->seen[key];
		if (row->there && snapshotter->truncates == run->model.truncates)
			rows_add(rows, key, number(row->note), number(row->doc));
	}
	rows_close(rows);
}

static bool all_ended(const struct model *model, uint64_t xid)
{
	for (int i = 0; i < MODEL_TRANSACTIONS; i++)
		if (model->transactions[i].used && model->transactions[i].xid < xid)
			return false;
	return true;
}

static void snapshot_step(struct run *run)
{
	struct snapshotter *snapshotter = &run->snapshotter;
	struct model *model = &run->model;

	switch (snapshotter->state) {
	case SNAPSHOT_TRACK:
		pipeline_track(run->chunks.world.pipeline, ORDERS);
		snapshotter->wait_xid = model->next_xid;
		snapshotter->state = SNAPSHOT_WAIT;
		break;
	case SNAPSHOT_WAIT:
		if (all_ended(model, snapshotter->wait_xid))
			snapshotter->state = SNAPSHOT_WINDOW;
		break;
	case SNAPSHOT_WINDOW:
		window_begin(run);
		break;
	case SNAPSHOT_LOW:
		if (model_running(model, snapshotter->low_xid))
			break;
		rows_init(&run->chunks.rows, run->chunks.plan, model_chance(model, 50), 0, 0);
		model_snapshot(model, &run->chunks.rows.chunk.snapshot, run->chunks.rows.xip);
		memcpy(snapshotter->seen, model->visible, sizeof model->visible);
		snapshotter->truncates = model->truncates;
		snapshotter->state = SNAPSHOT_READ;
		break;
	case SNAPSHOT_READ:
		if (!mark(run, MODEL_HIGH))
			break;
		read_rows(run);
		snapshotter->state = SNAPSHOT_HIGH;
		break;
	case SNAPSHOT_SETTLE:
		snapshotter->through = run->topic.end;
		if (pipeline_window_settled(run->chunks.world.pipeline))
			snapshotter->state = SNAPSHOT_SEARCH;
		break;
	case SNAPSHOT_SEARCH:
		if (search(run))
			snapshotter->state = SNAPSHOT_FOUND;
		break;
	case SNAPSHOT_FOUND:
		if (mark(run, MODEL_HIGH))
			snapshotter->state = SNAPSHOT_HIGH;
		break;
	case SNAPSHOT_HIGH:
	case SNAPSHOT_DONE:
		break;
	}
}

/* ---- a process's life ---- */

static void start(struct run *run)
{
	run->chunks.world.now_us += 1;
	world_pipeline(&run->chunks.world, run->published, run->confirmed);
	orders_relation(&run->chunks);
	run->message = READ_BEGIN;
	run->transaction = 0;
	while (run->transaction < run->model.log_count && run->model.log[run->transaction].lsn < run->confirmed)
		run->transaction++;
	run->snapshotter.state = run->progress.done      ? SNAPSHOT_DONE
				 : run->progress.merging ? SNAPSHOT_WINDOW
							 : SNAPSHOT_TRACK;
	run->snapshotter.from = run->progress.from;
	run->snapshotter.merging = run->progress.merging;
	run->snapshotter.before = run->progress.before;
	run->snapshotter.to = 0;
	run->snapshotter.again = run->snapshotter.truncated = false;
}

static void crash(struct run *run)
{
	struct world *world = &run->chunks.world;

	seen_all.crashes++;
	pipeline_free(world->pipeline);
	world->flight_count = world->free_count = 0;
	for (int i = 0; i < BATCHES; i++) {
		batch_reset(world->batches[i]);
		world->free[world->free_count++] = world->batches[i];
	}
	start(run);
}

static void step(struct run *run, bool going_on)
{
	uint32_t what = model_random(&run->model, 1000);

	run->chunks.world.now_us += model_random(&run->model, 2000000);
	if (going_on && what < run->busy)
		model_step(&run->model);
	else if (!going_on && what < 420) {
		struct model_transaction *transaction =
			&run->model.transactions[model_random(&run->model, MODEL_TRANSACTIONS)];
		if (transaction->used)
			model_end(&run->model, transaction);
	} else if (what < 700) {
		read_one(run);
		batch_take(run);
	} else if (what < 800) {
		if (run->chunks.world.flight_count)
			batch_done(run);
	} else if (what < 997 || !going_on)
		snapshot_step(run);
	else
		crash(run);
}

static bool settled(const struct run *run)
{
	const struct pipeline *pipeline = run->chunks.world.pipeline;

	return run->snapshotter.state == SNAPSHOT_DONE && run->transaction == run->model.log_count &&
	       run->progress.done && pipeline_settled(pipeline) && !pipeline_ready(pipeline);
}

static void compare(const struct run *run, unsigned seed)
{
	for (int key = 1; key <= MODEL_KEYS; key++) {
		const struct model_row *is = &run->consumer[key], *should = &run->model.visible[key];
		if (is->there != should->there || (is->there && (is->note != should->note || is->doc != should->doc)))
			fail_msg("seed %u, key %d: %d %d/%d, not %d %d/%d", seed, key, is->there, is->note, is->doc,
				 should->there, should->note, should->doc);
	}
}

static void one(struct run *run, unsigned seed)
{
	*run = (struct run){.published = {0x100, 0, 0}, .confirmed = 0x100, .progress = {.from = 1}};
	model_init(&run->model, seed);
	run->busy = model_chance(&run->model, 50) ? 420 : 80;
	run->snapshotter.replace = (enum replace)model_random(&run->model, REPLACES);
	for (int key = 1; key <= MODEL_KEYS && run->snapshotter.replace; key++) {
		run->consumer[key] = (struct model_row){true, 0, 0};
		run->topic.records[run->topic.end++].key = key;
	}
	chunks_init(&run->chunks, BATCH_BYTES);
	pipeline_free(run->chunks.world.pipeline);
	start(run);
	for (int i = 0; i < STEPS; i++)
		step(run, true);
	for (int i = 0; i < SETTLING && !settled(run); i++)
		step(run, false);
	assert_true(settled(run));
	for (int i = 0; i < MODEL_TRANSACTIONS; i++)
		if (run->model.transactions[i].used)
			model_end(&run->model, &run->model.transactions[i]);
	compare(run, seed);
	chunks_fini(&run->chunks);
}

static void whoever_applies_the_events_in_order_has_the_table(void **state)
{
	(void)state;
	struct run *run = malloc(sizeof *run);
	const char *only = getenv("SEED");

	for (unsigned seed = only ? (unsigned)atoi(only) : 1; seed <= (only ? (unsigned)atoi(only) : SEEDS); seed++)
		one(run, seed);
	free(run);
	printf("%d taken, %d again, %d repeated, %d lost, %d rows overtaken, %d crashes, %d times blocked, %d merges with %d "
	       "tombstones and %d keys touched\n",
	       seen_all.verdicts[CHUNK_TAKEN], seen_all.verdicts[CHUNK_AGAIN], seen_all.verdicts[CHUNK_REPEAT],
	       seen_all.verdicts[CHUNK_LOST], seen_all.overtaken, seen_all.crashes, seen_all.blocked, seen_all.merges,
	       seen_all.tombstones, seen_all.touched);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_applies_the_events_in_order_has_the_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
