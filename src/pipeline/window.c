/* The window between a low and a high watermark (delivery "Snapshots").
 *
 * Happy path: awaited, opened by the low watermark, changes of the relation are remembered by key and transaction; the high one
 * asks for the chunk and judges it: what its snapshot does not see although it was streamed before is what a row may not
 * contradict. Then chunk.c puts the rows into batches, and the verdict waits to be asked for.
 *
 * A chunk is judged before its first row is published, so that what is to be repeated has published nothing. A merge is a window
 * whose chunk is the keys that are gone.
 */
#include "pipeline/window.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "pipeline/marker.h"
#include "pipeline/state.h"

/* ---- life ---- */

void window_free(struct window *window)
{
	if (!window)
		return;
	keys_fini(&window->keys);
	keys_fini(&window->again);
	memory_free(window);
}

void window_move(struct window *window, enum window_state from, enum window_state to)
{
	assert(window->state == from);
	window->state = to;
}

void pipeline_track(struct pipeline *pipeline, uint32_t oid)
{
	commits_start(&pipeline->commits);
	pipeline->tracked_oid = oid;
	pipeline->transaction.tracked = pipeline->transaction.open; /* what it has changed so far is not known */
}

void pipeline_untrack(struct pipeline *pipeline)
{
	commits_stop(&pipeline->commits);
	window_free(pipeline->window);
	pipeline->window = NULL;
	pipeline->window_oid = 0;
}

static void copy_token(char out[WINDOW_TOKEN], const char *token)
{
	assert(*token && strlen(token) < WINDOW_TOKEN);
	memcpy(out, token, strlen(token) + 1);
}

/* The tokens are random, so nobody can choose keys whose hashes collide; `again` holds hashes of the first round's seed. */
static void seed(struct window *window)
{
	memset(window->seed, 0, sizeof window->seed);
	memcpy(window->seed, window->low_token, strnlen(window->low_token, sizeof window->seed));
}

static void loader_init(struct loader *loader, const struct pipeline_options *options)
{
	*loader = (struct loader){.event_max = options->event_max,
				  .tombstones = options->tombstones,
				  .dead_letters = options->dead_letters};
}

int pipeline_window(struct pipeline *pipeline, const struct pipeline_window *wanted, struct error *error)
{
	if (!pipeline->window)
		pipeline->window = memory_alloc(sizeof *pipeline->window);
	struct window *window = pipeline->window;
	if (!window)
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot's chunk");
	assert(wanted->oid && (!wanted->truncate || (wanted->truncate->bound && !wanted->truncate->parking.topic)));
	assert(!wanted->truncate || !wanted->again); /* it would take away what is not published again */
	assert(!wanted->merge || (!wanted->truncate && !wanted->again));
	window_move(window, WINDOW_CLOSED, WINDOW_AWAITED);
	window->oid = wanted->oid;
	copy_token(window->low_token, wanted->low_token);
	copy_token(window->high_token, wanted->high_token);
	window->truncate = wanted->truncate;
	window->merge = wanted->merge;
	window->truncated = window->spoilt = window->emptied = false;
	window->keys.count = 0;
	if (!wanted->again)
		window->again_fingerprint = 0;
	if (!window->again_fingerprint) {
		window->again.count = 0;
		seed(window);
	}
	window->chunk = NULL;
	window->outcome = (struct pipeline_chunk_outcome){0};
	loader_init(&window->loader, &pipeline->options);
	return 0;
}

void pipeline_window_close(struct pipeline *pipeline)
{
	pipeline->window_oid = 0;
	if (!pipeline->window)
		return;
	pipeline->window->state = WINDOW_CLOSED;
	pipeline->window->chunk = NULL;
	pipeline->window->truncate = NULL;
}

bool pipeline_window_truncated(const struct pipeline *pipeline)
{
	return pipeline->window && pipeline->window->truncated;
}

bool pipeline_window_settled(const struct pipeline *pipeline)
{
	const struct window *window = pipeline->window;

	return window && window->merge && window->state == WINDOW_OPEN &&
	       position_compare(&pipeline->checkpoint.published, &window->before) >= 0;
}

/* ---- what is changed while it is open ---- */

int window_reserve(struct pipeline *pipeline, struct error *error)
{
	struct window *window = pipeline->window;
	int room = window->spoilt ? 0 : keys_reserve(&window->keys, 2, error);

	if (room == 0 && !window->spoilt && window->merge && keys_shrink(&window->keys))
		room = 1;
	if (room == 0)
		window->spoilt = true;
	return room < 0 ? -1 : 0;
}

static void key_add(struct pipeline *pipeline, const uint8_t *key, size_t length, uint32_t flags)
{
	struct window *window = pipeline->window;

	keys_add(&window->keys, hash_sip128(window->seed, key, length), pipeline->transaction.xid, flags);
}

/* The delete, its tombstone, the insert: whose value, the last one's, is `after`. A null key is an entry, too: of another
 * definition than the chunk's. */
static void note_records(struct pipeline *pipeline, const struct plan *plan, const struct pgoutput_message *message,
			 uint32_t record)
{
	const struct batch *batch = pipeline->batch;
	const uint32_t flags = encode_leaves_out(plan, message) ? KEY_PARTIAL : 0;
	const size_t header = sizeof plan->key_header;

	for (uint32_t i = record; i < batch->record_count; i++) {
		const struct record *at = &batch->records[i];
		if (at->value_length == RECORD_NULL)
			continue;
		size_t length = at->key_length == RECORD_NULL ? 0 : at->key_length - header;
		key_add(pipeline, batch->bytes + at->key + header, length, i + 1 == batch->record_count ? flags : 0);
	}
}

/* A dead letter says of its keys what a partial event does: what they are now has to be read. A key that cannot be encoded has no
 * row that could be published. */
static void note_dead(struct pipeline *pipeline, const struct plan *plan, const struct encode_context *context,
		      const struct pgoutput_tuple *tuple, const struct pgoutput_tuple *old)
{
	struct encode_context as_read = *context;
	const uint8_t *key = NULL;
	struct error error;
	size_t length = 0;

	as_read.snapshot = true;
	switch (encode_key(pipeline->batch, plan, &as_read, tuple, old, &key, &length, &error)) {
	case ENCODE_OK:
		key_add(pipeline, key, length, KEY_PARTIAL);
		break;
	case ENCODE_FULL:
		pipeline->window->spoilt = true;
		break;
	case ENCODE_ERROR:
		pipeline->window->spoilt |= error.code != ERROR_VALUE;
		break;
	}
}

/* Parked events are published later than the chunk's rows would be. Another key definition within one window happens once. */
static bool fits(struct window *window, const struct plan *plan)
{
	if (window->keys.count == 0)
		window->key_fingerprint = plan->key_fingerprint;
	window->spoilt |= plan->parking.topic || plan->key_fingerprint != window->key_fingerprint;
	return !window->spoilt;
}

void window_row(struct pipeline *pipeline, const struct plan *plan, const struct encode_context *context,
		const struct pgoutput_message *message, uint32_t record)
{
	const struct batch *batch = pipeline->batch;

	assert(pipeline->window->state == WINDOW_OPEN);
	if (!fits(pipeline->window, plan))
		return;
	assert(record < batch->record_count);
	if (batch->records[record].topic == plan->topic) {
		note_records(pipeline, plan, message, record);
		return;
	}
	if (plan->key_count == 0) {
		pipeline->window->spoilt = true;
		return;
	}
	const struct pgoutput_tuple *old = message->row.old != PGOUTPUT_OLD_NONE ? &message->row.before : NULL;
	if (old)
		note_dead(pipeline, plan, context, old, NULL);
	if (message->kind != PGOUTPUT_DELETE)
		note_dead(pipeline, plan, context, &message->row.after, old);
}

void window_truncate(struct pipeline *pipeline, const struct plan *plan)
{
	assert(pipeline->window->state == WINDOW_OPEN);
	if (fits(pipeline->window, plan))
		keys_add(&pipeline->window->keys, (struct hash128){0}, pipeline->transaction.xid, KEY_TRUNCATE);
}

/* ---- the watermarks ---- */

/* Rows and the truncate stand before every change of the watermark's transaction, so nothing of that may have come. */
static bool first_in_transaction(const struct pipeline *pipeline)
{
	const struct position first = {pipeline->transaction.final_lsn, 0, 1};

	return position_compare(&first, &pipeline->seen) > 0;
}

static enum pipeline_result put_truncate(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	const struct position position = {pipeline->transaction.final_lsn, 0, 1};
	struct window *window = pipeline->window;

	if (!pipeline->batch || pipeline->sealed)
		return PIPELINE_BLOCKED;
	window->loader.time_us = pipeline->transaction.commit_time_us;
	switch (loader_truncate(&window->loader, pipeline->batch, window->truncate, &position, now_ms, error)) {
	case ENCODE_FULL:
		return pipeline_no_room(pipeline, error);
	case ENCODE_ERROR:
		error_wrap(error, "the truncate that a snapshot of %s begins with", window->truncate->topic->name);
		return PIPELINE_FAILED;
	case ENCODE_OK:
		break;
	}
	chunk_count(pipeline, window->truncate);
	window->truncate = NULL;
	window->truncated = true;
	pipeline->seen = position;
	return PIPELINE_DONE;
}

static enum pipeline_result low(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	struct window *window = pipeline->window;

	if (!first_in_transaction(pipeline))
		return PIPELINE_DONE; /* the high one will say so */
	if (window->truncate) {
		enum pipeline_result result = put_truncate(pipeline, now_ms, error);
		if (result != PIPELINE_DONE)
			return result;
	}
	window_move(window, WINDOW_AWAITED, WINDOW_OPEN);
	commits_mark(&pipeline->commits);
	if (window->merge) { /* whose beginning waits for what came before */
		window->before = pipeline->seen;
		pipeline->extended = true;
	}
	pipeline->window_oid = window->oid;
	return PIPELINE_DONE;
}

/* The order matters: a snapshot is asked for all that it can say, so that what it sees is forgotten even where the chunk is
 * repeated. */
static enum pipeline_chunk_verdict judge(struct pipeline *pipeline)
{
	struct window *window = pipeline->window;
	const struct pipeline_chunk *chunk = window->chunk;

	if (!window->merge && (!pipeline->commits.tracking || pipeline->commits.lost)) {
		commits_stop(&pipeline->commits);
		return CHUNK_LOST;
	}
	if (!chunk || (!chunk->gone && commits_settle(&pipeline->commits, &chunk->snapshot) > 0))
		return CHUNK_REPEAT;
	window->emptied = keys_settle(&window->keys, chunk->gone ? NULL : &chunk->snapshot);
	bool redefined = window->keys.count && window->key_fingerprint != chunk->plan->key_fingerprint;
	return window->spoilt || redefined || !first_in_transaction(pipeline) ? CHUNK_REPEAT : CHUNK_TAKEN;
}

static enum pipeline_result settle(struct window *window, enum window_state from, enum pipeline_chunk_verdict verdict)
{
	window_move(window, from, WINDOW_SETTLED);
	window->outcome.verdict = verdict;
	window->chunk = NULL;
	return PIPELINE_DONE;
}

/* The rows are in. What was passed over for a partial event is read once more. */
static enum pipeline_result finish(struct window *window)
{
	const struct window_keys last = window->again;

	keys_keep(&window->keys, KEY_WANTED);
	window->again = window->keys;
	window->keys = last;
	window->again_fingerprint = window->again.count ? window->chunk->plan->key_fingerprint : 0;
	return settle(window, WINDOW_ROWS, window->again.count ? CHUNK_AGAIN : CHUNK_TAKEN);
}

static enum pipeline_result high(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	struct window *window = pipeline->window;

	pipeline->window_oid = 0;
	if (window->state == WINDOW_AWAITED)
		return settle(window, WINDOW_AWAITED, CHUNK_REPEAT);
	if (window->state == WINDOW_OPEN)
		window_move(window, WINDOW_OPEN, WINDOW_WANTED);
	if (window->state == WINDOW_WANTED)
		return PIPELINE_CHUNK;
	if (window->state == WINDOW_GIVEN) {
		enum pipeline_chunk_verdict verdict = judge(pipeline);
		if (verdict != CHUNK_TAKEN)
			return settle(window, WINDOW_GIVEN, verdict);
		chunk_begin(pipeline);
	}
	enum pipeline_result result = chunk_rows(pipeline, now_ms, error);
	return result == PIPELINE_DONE ? finish(window) : result;
}

static bool is_marker(const struct pipeline *pipeline, const struct pgoutput_message *message, const char *kind,
		      const char *token)
{
	return marker_matches(message->message.content, message->message.length, pipeline->options.instance_id, kind,
			      token);
}

enum pipeline_result window_message(struct pipeline *pipeline, const struct pgoutput_message *message, int64_t now_ms,
				    struct error *error)
{
	struct window *window = pipeline->window;

	if (!message->message.transactional || window->state == WINDOW_CLOSED || window->state == WINDOW_SETTLED)
		return PIPELINE_DONE;
	if (window->state == WINDOW_AWAITED && is_marker(pipeline, message, "low", window->low_token))
		return low(pipeline, now_ms, error);
	if (is_marker(pipeline, message, "high", window->high_token))
		return high(pipeline, now_ms, error);
	return PIPELINE_DONE;
}

void pipeline_chunk(struct pipeline *pipeline, struct pipeline_chunk *chunk)
{
	struct window *window = pipeline->window;

	assert(!chunk || (chunk->plan->bound && !chunk->plan->parking.topic && chunk->plan->key_count > 0));
	assert(!chunk || chunk->gone == window->merge);
	window_move(window, WINDOW_WANTED, WINDOW_GIVEN);
	window->chunk = chunk;
}

bool pipeline_chunk_outcome(struct pipeline *pipeline, struct pipeline_chunk_outcome *outcome)
{
	struct window *window = pipeline->window;

	if (!window || window->state != WINDOW_SETTLED)
		return false;
	window_move(window, WINDOW_SETTLED, WINDOW_CLOSED);
	*outcome = window->outcome;
	return true;
}
