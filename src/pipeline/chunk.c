/* The rows of a chunk into batches, from where the last batch ended: rows that the stream has overtaken are passed over. So are, of
 * the keys that a merge has found to be gone, those that it has touched since. */
#include <assert.h>

#include "base/hash.h"
#include "pipeline/state.h"
#include "pipeline/window.h"

enum fate { FATE_FAILED = -1, FATE_PUBLISH, FATE_OVERTAKEN, FATE_PASSED, FATE_FULL };

void chunk_begin(struct pipeline *pipeline)
{
	struct window *window = pipeline->window;
	const struct pipeline_chunk *chunk = window->chunk;

	window_move(window, WINDOW_GIVEN, WINDOW_ROWS);
	/* hashes of another key definition than the chunk's say nothing: all of it counts */
	window->filtered = window->again_fingerprint && window->again_fingerprint == chunk->plan->key_fingerprint;
	window->loader.time_us = chunk->time_us;
	window->copy.binary = chunk->binary;
	window->copy.begun = window->copy.ended = false;
	window->next = 0;
	window->offset = 0;
	window->decoded = false;
	window->ordinal = 0;
}

void chunk_count(struct pipeline *pipeline, const struct plan *plan)
{
	struct pipeline_counts *counts = &pipeline->counts;
	struct loader *loader = &pipeline->window->loader;

	counts->reads += loader->rows;
	counts->events += loader->events;
	counts->event_bytes += loader->event_bytes;
	counts->overflows += loader->overflows;
	counts->dead_letters += loader->letters;
	plan->topic->events += loader->events;
	loader->rows = loader->events = loader->event_bytes = loader->overflows = loader->letters = 0;
}

/* The next row into window->tuple. It stays there until it is dealt with: text is unescaped where it is, so that no message can be
 * decoded twice. */
static enum copy_result row_next(struct window *window, struct error *error)
{
	struct pipeline_chunk *chunk = window->chunk;

	while (!window->decoded) {
		if (window->next == chunk->count)
			return COPY_NOTHING;
		uint8_t *bytes = chunk->bytes + window->offset;
		uint32_t length = chunk->lengths[window->next++];
		enum copy_result result = copy_decode(&window->copy, bytes, length, &window->tuple, error);
		if (result == COPY_FAILED)
			return COPY_FAILED;
		window->offset += length;
		if (result == COPY_NOTHING)
			continue;
		if (window->tuple.count < chunk->extra) {
			error_set(error, ERROR_PROTOCOL,
				  "a row of %u columns, the last %u of which are not the table's", window->tuple.count,
				  chunk->extra);
			return COPY_FAILED;
		}
		window->tuple.count = (uint16_t)(window->tuple.count - chunk->extra);
		window->decoded = true;
	}
	return COPY_ROW;
}

static struct position position_of(const struct pipeline *pipeline)
{
	return (struct position){pipeline->transaction.final_lsn, 0, pipeline->window->ordinal + 1};
}

/* by its key: is it asked for, and has the stream anything newer? */
static enum fate fate_of_key(struct window *window, struct hash128 hash)
{
	if (window->filtered && !keys_find(&window->again, hash))
		return FATE_PASSED;
	struct window_key *key = keys_find(&window->keys, hash);
	if (window->emptied)
		return FATE_OVERTAKEN;
	if (key && key->flags & KEY_PARTIAL)
		key->flags |= KEY_WANTED;
	return key ? FATE_OVERTAKEN : FATE_PUBLISH;
}

static enum fate fate(struct pipeline *pipeline, struct error *error)
{
	struct window *window = pipeline->window;
	const struct encode_context context = {.position = position_of(pipeline), .snapshot = true};
	const uint8_t *key;
	size_t length;

	if (!window->filtered && !window->keys.count)
		return window->emptied ? FATE_OVERTAKEN : FATE_PUBLISH;
	switch (encode_key(pipeline->batch, window->chunk->plan, &context, &window->tuple, NULL, &key, &length,
			   error)) {
	case ENCODE_OK:
		return fate_of_key(window, hash_sip128(window->seed, key, length));
	case ENCODE_FULL:
		return FATE_FULL;
	case ENCODE_ERROR:
		break;
	}
	/* no event can have such a key; the row is a dead letter, and was one in the first round */
	if (error->code != ERROR_VALUE)
		return FATE_FAILED;
	return window->filtered ? FATE_PASSED : window->emptied ? FATE_OVERTAKEN : FATE_PUBLISH;
}

static enum fate publish(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	struct window *window = pipeline->window;
	const struct position position = position_of(pipeline);

	switch (loader_row(&window->loader, pipeline->batch, window->chunk->plan, &position, &window->tuple, now_ms,
			   error)) {
	case ENCODE_OK:
		window->ordinal++;
		pipeline->seen = position;
		return FATE_PUBLISH;
	case ENCODE_FULL:
		return FATE_FULL;
	case ENCODE_ERROR:
		break;
	}
	return FATE_FAILED;
}

static enum pipeline_result row_put(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	struct window *window = pipeline->window;

	/* a chunk fills more than one batch: each is to be taken before the next one is */
	if (!pipeline->batch || pipeline->sealed)
		return PIPELINE_BLOCKED;
	enum fate row = fate(pipeline, error);
	if (row == FATE_PUBLISH)
		row = publish(pipeline, now_ms, error);
	if (row == FATE_FULL)
		return pipeline_no_room(pipeline, error);
	if (row == FATE_FAILED)
		return PIPELINE_FAILED;
	window->outcome.overtaken += row == FATE_OVERTAKEN;
	window->decoded = false;
	return PIPELINE_DONE;
}

static enum pipeline_result put_all(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	enum copy_result next;

	while ((next = row_next(pipeline->window, error)) == COPY_ROW) {
		enum pipeline_result result = row_put(pipeline, now_ms, error);
		if (result != PIPELINE_DONE)
			return result;
	}
	return next == COPY_FAILED ? PIPELINE_FAILED : PIPELINE_DONE;
}

/* ---- keys that are gone ---- */

/* by the body, as those of events are remembered */
static bool is_touched(const struct window *window, const uint8_t *key, uint32_t length)
{
	const uint32_t header = sizeof window->chunk->plan->key_header;
	const uint32_t from = length < header ? length : header;

	return keys_find(&window->keys, hash_sip128(window->seed, key + from, length - from));
}

static enum pipeline_result tombstone_put(struct pipeline *pipeline, struct error *error)
{
	struct window *window = pipeline->window;
	const struct pipeline_chunk *chunk = window->chunk;
	const uint8_t *key = chunk->bytes + window->offset;
	const uint32_t length = chunk->lengths[window->next];

	if (!pipeline->batch || pipeline->sealed)
		return PIPELINE_BLOCKED;
	if (is_touched(window, key, length)) {
		window->outcome.overtaken++;
	} else {
		if (encode_tombstone(pipeline->batch, chunk->plan->topic, chunk->partitions[window->next], key, length,
				     pipeline->transaction.commit_time_us / 1000) != ENCODE_OK)
			return pipeline_no_room(pipeline, error);
		pipeline->seen = position_of(pipeline);
		window->ordinal++;
		window->outcome.rows++;
		window->outcome.bytes += length;
	}
	window->next++;
	window->offset += length;
	return PIPELINE_DONE;
}

static enum pipeline_result put_tombstones(struct pipeline *pipeline, struct error *error)
{
	enum pipeline_result result = PIPELINE_DONE;

	while (result == PIPELINE_DONE && pipeline->window->next < pipeline->window->chunk->count)
		result = tombstone_put(pipeline, error);
	return result;
}

/* ---- both ---- */

enum pipeline_result chunk_rows(struct pipeline *pipeline, int64_t now_ms, struct error *error)
{
	struct window *window = pipeline->window;
	const struct plan *plan = window->chunk->plan;

	assert(window->state == WINDOW_ROWS);
	enum pipeline_result result =
		window->chunk->gone ? put_tombstones(pipeline, error) : put_all(pipeline, now_ms, error);
	window->outcome.rows += window->loader.rows;
	window->outcome.bytes += window->loader.event_bytes;
	chunk_count(pipeline, plan);
	if (result == PIPELINE_FAILED)
		error_wrap(error, "%s: message %u of a chunk", plan->topic->name, window->next);
	return result;
}
