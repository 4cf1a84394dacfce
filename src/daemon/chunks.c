/* Reading for incremental snapshots, order by order. */
#include "daemon/chunks.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "sink/gone.h"

enum {
	GONE_MEMORY = 24 << 20,   /* bytes; topics of half a million keys are read twice, larger ones more often */
	GONE_KEYS_BYTES = 4 << 20 /* of keys that are kept, with what each takes beside its bytes */
};

struct chunks {
	struct daemon *daemon;
	pthread_t thread;
	struct source *source;
	struct ring *orders, *answers;
	struct chunks_order order;
	struct chunks_answer first, second; /* second: CHUNKS_HIGH's */
	struct chunk_rows rows;
	struct chunk_keys keys;
	atomic_bool given_up;
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
	if (chunk_describe(chunks->source, chunks->daemon->config->publication.name, order->schema, order->name,
			   order->part_schema, order->part_name, table, &to->error) < 0) {
		memory_free(table);
		return -1;
	}
	to->table = table;
	return order->where[0] ? source_condition(chunks->source, order->schema, order->name, order->where, &to->error)
			       : 0;
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

/* ---- what is gone ---- */

static int keys_grow(struct chunk_keys *keys, size_t length, struct error *error)
{
	if (keys->used + length > keys->size) {
		size_t size = 2 * keys->size > keys->used + length ? 2 * keys->size : keys->used + length;
		uint8_t *bytes = memory_resize(keys->bytes, size);
		if (!bytes)
			return error_set(error, ERROR_MEMORY, "no memory for keys that are gone");
		keys->bytes = bytes;
		keys->size = size;
	}
	if (keys->count == keys->count_size) {
		uint32_t size = keys->count_size ? 2 * keys->count_size : 256;
		uint32_t *lengths = memory_resize(keys->lengths, size * sizeof *lengths);
		keys->lengths = lengths ? lengths : keys->lengths;
		int32_t *partitions = memory_resize(keys->partitions, size * sizeof *partitions);
		keys->partitions = partitions ? partitions : keys->partitions;
		if (!lengths || !partitions)
			return error_set(error, ERROR_MEMORY, "no memory for keys that are gone");
		keys->count_size = size;
	}
	return 0;
}

/* 1: added, 0: there is no room, -1: *error */
static int keys_add(struct chunk_keys *keys, const struct sink_gone_key *key, struct error *error)
{
	const size_t beside = sizeof *keys->lengths + sizeof *keys->partitions;

	if (keys->count && keys->used + key->length + (keys->count + 1) * beside > GONE_KEYS_BYTES)
		return 0;
	if (keys_grow(keys, key->length, error) < 0)
		return -1;
	memcpy(keys->bytes + keys->used, key->key, key->length);
	keys->lengths[keys->count] = (uint32_t)key->length;
	keys->partitions[keys->count++] = key->partition;
	keys->used += key->length;
	return 1;
}

static bool given_up(struct chunks *chunks)
{
	return atomic_load(&chunks->given_up) || atomic_load(&chunks->daemon->stopping);
}

static int search_all(struct chunks *chunks, struct sink_gone *gone, struct error *error)
{
	struct chunk_keys *keys = &chunks->keys;
	struct sink_gone_key key;

	while (!given_up(chunks)) {
		switch (sink_gone_next(gone, &key, error)) {
		case SINK_GONE_KEY: {
			int added = keys_add(keys, &key, error);
			if (added < 0)
				return -1;
			keys->more = !added;
			if (keys->more)
				return 0;
			break;
		}
		case SINK_GONE_NONE:
			break;
		case SINK_GONE_END:
			return 0;
		case SINK_GONE_ERROR:
			return -1;
		}
	}
	return error_set(error, ERROR_STOPPED, "given up");
}

static int search(struct chunks *chunks, struct error *error)
{
	const struct chunks_order *order = &chunks->order;
	const struct config *config = chunks->daemon->config;
	struct sink_gone_options options = {.brokers = config->kafka.brokers,
					    .properties = chunks->daemon->sink_properties,
					    .property_count = config->kafka.properties.count,
					    .topic = order->topic,
					    .partitions = order->partitions,
					    .before = order->before,
					    .through = order->through,
					    .key_header = 5,
					    .memory_bytes = GONE_MEMORY,
					    .cancelled = &chunks->given_up,
					    .timeout_us = config->kafka.request_timeout};
	struct sink_gone *gone = NULL;

	chunks->keys.used = chunks->keys.count = 0;
	chunks->keys.more = false;
	int result = sink_gone_open(&options, &gone, error);
	if (result == 0)
		result = search_all(chunks, gone, error);
	sink_gone_close(gone);
	return result < 0 ? error_wrap(error, "topic %s, looking for rows that are gone", order->topic) : 0;
}

/* as of rows: the keys are there when the stream brings the high watermark */
static void search_gone(struct chunks *chunks)
{
	const struct chunks_order *order = &chunks->order;
	struct chunks_answer *keys = &chunks->first, *high = &chunks->second;

	keys->result = search(chunks, &keys->error);
	keys->keys = &chunks->keys;
	*high = (struct chunks_answer){.kind = CHUNKS_HIGH, .number = order->number, .result = keys->result};
	high->error = keys->error;
	bool marks = keys->result == 0;
	answer(chunks, keys);
	if (marks)
		high->result = mark(chunks, order->high, &high->error);
	answer(chunks, high);
}

/* ---- orders ---- */

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
	case CHUNKS_LOW:
		first->result = mark(chunks, chunks->order.low, &first->error);
		break;
	case CHUNKS_GONE:
		search_gone(chunks);
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
	memory_free(chunks->keys.bytes);
	memory_free(chunks->keys.lengths);
	memory_free(chunks->keys.partitions);
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
	chunks_give_up(chunks);
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
	atomic_store(&chunks->given_up, false);
	chunks->order = *order;
	bool room = ring_push(chunks->orders, &chunks->order);
	assert(room);
	(void)room;
}

void chunks_give_up(struct chunks *chunks)
{
	atomic_store(&chunks->given_up, true);
}

struct chunks_answer *chunks_take(struct chunks *chunks)
{
	struct chunks_answer *got = ring_pop(chunks->answers, 0);

	if (got && got->kind != CHUNKS_READ && got->kind != CHUNKS_GONE)
		chunks->busy = false;
	return got;
}

int chunks_fd(const struct chunks *chunks)
{
	return ring_fd(chunks->answers);
}
