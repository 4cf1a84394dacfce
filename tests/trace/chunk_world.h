/* Chunks of a table of three columns (id bigint, note text, doc text) for traces: rows as COPY gives them, watermarks as the stream
 * brings them back, and events read back out of what is published. */
#ifndef TESTS_CHUNK_WORLD_H
#define TESTS_CHUNK_WORLD_H

#include "base/reader.h"
#include "pipeline/marker.h"
#include "trace/pipeline_world.h"

enum { CHUNK_ROWS = 64, CHUNK_BYTES = 1 << 14, CHUNK_COLUMNS = 3 };

/* ---- rows ---- */

struct rows {
	struct pipeline_chunk chunk;
	uint8_t bytes[CHUNK_BYTES];
	uint32_t lengths[CHUNK_ROWS];
	uint64_t xip[CHUNK_ROWS];
	int32_t partitions[CHUNK_ROWS];
	size_t used;
};

static inline void rows_put(struct rows *rows, const void *bytes, size_t length)
{
	memcpy(rows->bytes + rows->used, bytes, length);
	rows->used += length;
}

static inline void rows_put_number(struct rows *rows, uint64_t value, int size)
{
	while (size-- > 0)
		rows->bytes[rows->used++] = (uint8_t)(value >> (8 * size));
}

static inline void rows_put_text(struct rows *rows, const char *text)
{
	if (!text) {
		rows_put(rows, "\\N", 2);
		return;
	}
	for (; *text; text++)
		if (*text == '\t')
			rows_put(rows, "\\t", 2);
		else if (*text == '\\')
			rows_put(rows, "\\\\", 2);
		else
			rows_put(rows, text, 1);
}

static inline void rows_put_binary(struct rows *rows, const char *text)
{
	rows_put_number(rows, text ? strlen(text) : UINT32_MAX, 4);
	if (text)
		rows_put(rows, text, strlen(text));
}

/* the message ends */
static inline void rows_end(struct rows *rows)
{
	size_t before = 0;

	for (uint32_t i = 0; i < rows->chunk.count; i++)
		before += rows->lengths[i];
	assert_true(rows->chunk.count < CHUNK_ROWS);
	rows->lengths[rows->chunk.count++] = (uint32_t)(rows->used - before);
}

/* a chunk without rows, read under a snapshot; binary has its header in front of the first row, as the server sends it */
static inline void rows_init(struct rows *rows, struct plan *plan, bool binary, uint64_t xmin, uint64_t xmax)
{
	*rows = (struct rows){.chunk = {.plan = plan, .time_us = 5000000, .binary = binary, .extra = 1}};
	rows->chunk.snapshot = (struct pipeline_snapshot){xmin, xmax, 0, rows->xip};
	rows->chunk.bytes = rows->bytes;
	rows->chunk.lengths = rows->lengths;
	if (binary)
		rows_put(rows, "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
}

/* with a fourth column that only the query has */
static inline void rows_add(struct rows *rows, int64_t id, const char *note, const char *doc)
{
	char number[24];

	snprintf(number, sizeof number, "%lld", (long long)id);
	if (rows->chunk.binary) {
		rows_put_number(rows, CHUNK_COLUMNS + 1, 2);
		rows_put_number(rows, 8, 4);
		rows_put_number(rows, (uint64_t)id, 8);
		rows_put_binary(rows, note);
		rows_put_binary(rows, doc);
		rows_put_binary(rows, "extra");
	} else {
		rows_put_text(rows, number);
		rows_put(rows, "\t", 1);
		rows_put_text(rows, note);
		rows_put(rows, "\t", 1);
		rows_put_text(rows, doc);
		rows_put(rows, "\textra\n", 7);
	}
	rows_end(rows);
}

static inline void rows_close(struct rows *rows)
{
	if (!rows->chunk.binary)
		return;
	rows_put_number(rows, 0xffff, 2);
	rows_end(rows);
}

/* keys that are gone, none yet */
static inline void gone_init(struct rows *rows, struct plan *plan)
{
	*rows = (struct rows){.chunk = {.plan = plan, .gone = true}};
	rows->chunk.bytes = rows->bytes;
	rows->chunk.lengths = rows->lengths;
	rows->chunk.partitions = rows->partitions;
}

/* as the topic has it: of one byte behind the header, so of less than 64 */
static inline void gone_add(struct rows *rows, int id, int32_t partition)
{
	rows_put_number(rows, 1, 5);
	rows_put_number(rows, 2 * (uint64_t)id, 1);
	rows->partitions[rows->chunk.count] = partition;
	rows_end(rows);
}

/* ---- events, read back ---- */

struct event {
	char op; /* 0: a tombstone */
	int64_t key;
	bool keyed, snapshot, note_null, doc_null, doc_unchanged;
	char note[700], doc[700];
	struct position position;
};

static inline void read_text(struct reader *in, char out[700], bool *null)
{
	*null = reader_long(in) == 0;
	*out = 0;
	if (*null)
		return;
	int64_t length = reader_long(in);
	assert_true(length >= 0 && length < 700);
	memcpy(out, reader_bytes(in, (size_t)length), (size_t)length);
	out[length] = 0;
}

static inline void read_value(struct reader *in, struct event *event)
{
	if (reader_long(in) == 0)
		return;
	if (reader_long(in) == 1)
		reader_long(in);
	read_text(in, event->note, &event->note_null);
	read_text(in, event->doc, &event->doc_null);
}

static inline void skip_string(struct reader *in)
{
	reader_bytes(in, (size_t)reader_long(in));
}

static inline struct event event_read(const struct batch *batch, const struct record *record)
{
	struct event event = {.keyed = record->key_length != RECORD_NULL};

	if (event.keyed) {
		struct reader key = reader_over(batch->bytes + record->key + 5, record->key_length - 5);
		event.key = reader_long(&key);
	}
	if (record->value_length == RECORD_NULL)
		return event;
	struct reader in = reader_over(batch->bytes + record->value + 5, record->value_length - 5);
	read_value(&in, &event);
	read_value(&in, &event);
	for (int i = 0; i < 3; i++)
		skip_string(&in);
	event.position.change_lsn = (uint64_t)reader_long(&in);
	event.position.commit_lsn = (uint64_t)reader_long(&in);
	event.position.seq = (uint64_t)reader_long(&in);
	reader_long(&in);
	reader_long(&in);
	event.snapshot = reader_u8(&in);
	assert_int_equal(reader_long(&in), 0);
	assert_int_equal(reader_long(&in), 0);
	assert_int_equal(reader_long(&in), 1);
	event.op = (char)reader_u8(&in);
	reader_long(&in);
	if (reader_long(&in) == 1) {
		skip_string(&in);
		event.doc_unchanged = true;
	}
	assert_false(in.failed);
	return event;
}

static inline void trace_event(struct world *world, const struct batch *batch, const struct record *record)
{
	if (strcmp(record->topic->name, "shop.public.orders") != 0) {
		buffer_printf(&world->trace, "    a record of %s\n", record->topic->name);
		return;
	}
	const struct event event = event_read(batch, record);
	if (!event.op) {
		buffer_printf(&world->trace, "    tombstone %lld\n", (long long)event.key);
		return;
	}
	buffer_printf(&world->trace, "    %c", event.op);
	if (event.keyed)
		buffer_printf(&world->trace, " %lld %s %s", (long long)event.key, event.note_null ? "-" : event.note,
			      event.doc_unchanged ? "unchanged"
			      : event.doc_null    ? "-"
						  : event.doc);
	buffer_printf(&world->trace, " at %llX/%llX/%llu%s\n", (unsigned long long)event.position.commit_lsn,
		      (unsigned long long)event.position.change_lsn, (unsigned long long)event.position.seq,
		      event.snapshot ? " of the snapshot" : "");
}

/* ---- the stream ---- */

struct chunk_world {
	struct world world;
	struct relation_cache relations; /* the snapshot's own */
	struct plan *plan;
	struct rows rows;
	struct wire wire; /* of the message that is blocked */
	uint64_t lsn;
	uint64_t commit_lsn;
	struct error error;
	bool hold; /* batches are not taken on the way */
};

static inline void orders_relation(struct chunk_world *chunks)
{
	struct wire wire = wire_relation(ORDERS, "public", "orders", "id", INT8, "note", TEXT, "doc", TEXT, NULL);
	assert_int_equal(pipeline_data(chunks->world.pipeline, 0, wire.bytes, wire.length, 0, &chunks->error),
			 PIPELINE_DONE);
}

static inline struct plan *chunk_plan(struct chunk_world *chunks, uint16_t key)
{
	struct pgoutput_column columns[] = {
		{key == 0, "id", INT8, -1}, {key == 1, "note", TEXT, -1}, {key == 2, "doc", TEXT, -1}};
	const struct pgoutput_relation shape = {ORDERS, "public", "orders", 'd', CHUNK_COLUMNS, columns};
	struct relation *replaced,
		*relation = relation_cache_put(&chunks->relations, &shape, &replaced, &chunks->error);

	assert_non_null(relation);
	if (replaced)
		relation_free(replaced);
	return world_plan(&chunks->world, relation);
}

static inline void chunks_init(struct chunk_world *chunks, size_t batch_bytes)
{
	*chunks = (struct chunk_world){0};
	world_init(&chunks->world, batch_bytes);
	relation_cache_init(&chunks->relations, 10);
	chunks->plan = chunk_plan(chunks, 0);
	orders_relation(chunks);
}

static inline void chunks_fini(struct chunk_world *chunks)
{
	world_fini(&chunks->world);
	plan_free(chunks->plan);
	relation_cache_fini(&chunks->relations);
}

static inline void trace_batch(struct world *world, struct batch *batch)
{
	buffer_printf(&world->trace, "  publish to %llX/%llX/%llu, confirms %llX\n",
		      (unsigned long long)batch->position.commit_lsn, (unsigned long long)batch->position.change_lsn,
		      (unsigned long long)batch->position.seq, (unsigned long long)batch->confirm_lsn);
	for (uint32_t i = 0; i < batch->record_count; i++)
		trace_event(world, batch, &batch->records[i]);
	world->flight[world->flight_count++] = batch;
}

static inline void chunks_take(struct chunk_world *chunks)
{
	struct batch *batch = pipeline_take(chunks->world.pipeline, chunks->world.now_us, AHEAD_NOTHING);

	if (batch)
		trace_batch(&chunks->world, batch);
	give(&chunks->world);
}

static inline void chunks_committed(struct chunk_world *chunks)
{
	struct world *world = &chunks->world;

	while (world->flight_count > 0) {
		pipeline_committed(world->pipeline, world->now_us);
		batch_reset(world->flight[0]);
		world->free[world->free_count++] = world->flight[0];
		memmove(&world->flight[0], &world->flight[1], sizeof world->flight[0] * (size_t)(BATCHES - 1));
		world->flight_count--;
	}
	chunks_take(chunks);
}

/* as the reader hands messages in, again where it has to */
static inline enum pipeline_result chunks_again(struct chunk_world *chunks)
{
	struct world *world = &chunks->world;

	for (;;) {
		enum pipeline_result result = pipeline_data(world->pipeline, chunks->lsn, chunks->wire.bytes,
							    chunks->wire.length, world->now_us / 1000, &chunks->error);
		if (result == PIPELINE_TABLE)
			provide(world);
		else if (result == PIPELINE_CHUNK)
			pipeline_chunk(world->pipeline, &chunks->rows.chunk);
		else if (result == PIPELINE_BLOCKED && !chunks->hold) {
			chunks_take(chunks);
			if (pipeline_has_batch(world->pipeline))
				continue;
			buffer_printf(&world->trace, "blocked\n");
			return result;
		} else {
			if (result == PIPELINE_FAILED)
				buffer_printf(&world->trace, "failed: %s\n", chunks->error.text);
			return result;
		}
	}
}

static inline enum pipeline_result chunks_data(struct chunk_world *chunks, uint64_t lsn, struct wire wire)
{
	if (!chunks->hold)
		give(&chunks->world);
	chunks->lsn = lsn;
	chunks->wire = wire;
	return chunks_again(chunks);
}

static inline void chunks_begin(struct chunk_world *chunks, uint64_t commit_lsn, uint32_t xid)
{
	chunks->commit_lsn = commit_lsn;
	chunks_data(chunks, 0, wire_begin(commit_lsn, 0, xid));
}

static inline void chunks_commit(struct chunk_world *chunks)
{
	chunks_data(chunks, 0, wire_commit(chunks->commit_lsn, chunks->commit_lsn + 8, 0));
	if (!chunks->hold)
		chunks_take(chunks);
}

static inline struct wire chunks_marker(uint64_t lsn, const char *kind, const char *token)
{
	char content[MARKER_SIZE];

	marker_write(content, instance, kind, token);
	return wire_message(1, lsn, MARKER_PREFIX, content);
}

static inline void chunks_mark(struct chunk_world *chunks, uint64_t commit_lsn, uint32_t xid, const char *kind,
			       const char *token)
{
	chunks_begin(chunks, commit_lsn, xid);
	chunks_data(chunks, commit_lsn - 8, chunks_marker(commit_lsn - 8, kind, token));
}

#endif
