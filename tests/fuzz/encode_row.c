/* Changes of any table to records: what the encoder writes is Avro of the schemas that the plan has, as libavro
 * reads and writes it; parked and put back it is the same; what cannot be published is a dead letter.
 *
 *	Byte flags, Byte number of columns, each column (columns.h), UInt16 which of them are the key,
 *	changes: Byte kind, Byte old, the values of the old row and of the new one
 */
#include "fuzz/avro_bytes.h"
#include "fuzz/values.h"

#include <errno.h>

#include "encode/encode.h"
#include "encode/parked.h"
#include "schema/schema.h"

enum { FLAG_PARKED = 1, FLAG_FULL = 2, FLAG_NO_TOMBSTONES = 4, FLAG_SMALL = 8, FLAG_AGED = 16, WAYS_SHIFT = 5 };
enum {
	COLUMNS_MAX = 6,
	CHANGES_MAX = 4,
	EVENT_SMALL = 1024,
	EVENT_LARGE = 100000,
	PARTITIONS = 5,
	LSN = 1000,
	VALUE_LONG = 100
};
enum { KEY_ID = 7, VALUE_ID = 8, PARKED_ID = 9, LETTER_ID = 10 };

static struct topic letters_topic = {.name = "shop.dead-letter", .index = 900, .partitions = PARTITIONS};
static const struct encode_dead_letters letters = {&letters_topic, {0, 0, 0, 0, LETTER_ID}};
static struct avro_bytes parked_avro, letter_avro; /* once for all */

struct world {
	struct reader *in;
	struct columns columns;
	struct facts_relation facts;
	struct relation relation;
	struct topic_set topics;
	struct topic *parked;
	struct plan *plan;
	struct batch *batch, *replayed;
	struct avro_bytes key_avro, value_avro;
	struct encode_context context;
	struct pgoutput_value before[COLUMNS_MAX], after[COLUMNS_MAX];
	unsigned flags, count;
};

/* ---- the table ---- */

static void columns_make(struct world *world)
{
	static const char *const names[] = {"id", "a b", "gr\303\266\303\237e", "id_x", "before.id", "9"};
	struct facts_column *columns = columns_alloc(&world->columns, world->count * sizeof *columns);
	struct pgoutput_column *shape = columns_alloc(&world->columns, world->count * sizeof *shape);

	for (unsigned i = 0; i < world->count; i++) {
		columns_read(&world->columns, &columns[i], 0);
		columns[i].name = names[i];
		if (world->flags & FLAG_AGED && columns[i].type_kind == 'c')
			columns[i].known_lsn = LSN + i % 2;
		shape[i] = (struct pgoutput_column){.name = names[i], .type_oid = columns[i].type_oid, .typmod = -1};
	}
	world->facts.columns = columns;
	world->relation.shape.columns = shape;
	world->facts.column_count = world->count;
	world->relation.shape.count = (uint16_t)world->count;
}

static void key_make(struct world *world)
{
	uint16_t *keys = columns_alloc(&world->columns, COLUMNS_MAX * sizeof *keys);
	struct pgoutput_column *shape = columns_alloc(&world->columns, world->count * sizeof *shape);
	unsigned mask = reader_u8(world->in);

	for (unsigned i = 0; i < world->count; i++) {
		shape[i] = world->relation.shape.columns[i];
		shape[i].key = world->flags & FLAG_FULL || mask >> i & 1;
		if (mask >> i & 1)
			keys[world->facts.key_count++] = (uint16_t)i;
	}
	world->facts.key_columns = keys;
	world->relation.shape.columns = shape;
}

static void plan_make(struct world *world)
{
	const struct plan_options options = {
		.name = "main",
		.prefix = "shop",
		.types = {.numeric_unconstrained = (enum types_numeric)((world->flags >> WAYS_SHIFT) % 3)},
	};
	struct error error = {0};

	world->facts.identity = world->relation.shape.identity = world->flags & FLAG_FULL ? 'f' : 'd';
	world->relation.shape.schema = "public";
	world->relation.shape.name = "order lines";
	world->plan = plan_compile(&world->relation, &world->facts, &options, &world->topics, &error);
	if (!world->plan)
		fprintf(stderr, "%s\n", error.text);
	CHECK(world->plan);
	world->plan->topic->partitions = PARTITIONS;
	world->parked = topic_intern(&world->topics, "shop.parked");
	CHECK(world->parked);
	world->parked->partitions = PARTITIONS;
	avro_bytes_init(&world->value_avro, world->plan->value_json);
	if (world->plan->key_json)
		avro_bytes_init(&world->key_avro, world->plan->key_json);
}

/* ---- a change ---- */

static void value_make(struct world *world, uint32_t column, bool unchanged, struct pgoutput_value *value)
{
	const struct types_codec *codec = &world->plan->columns[column].codec;
	unsigned choice = reader_u8(world->in);
	struct buffer built = {0};

	*value = (struct pgoutput_value){.form = PGOUTPUT_NULL};
	if (choice % 16 == 15)
		return;
	if (choice % 16 == 14 && unchanged) {
		value->form = PGOUTPUT_UNCHANGED;
		return;
	}
	value->form = choice % 2 && (codec->binary || choice % 16 == 13) ? PGOUTPUT_BINARY : PGOUTPUT_TEXT;
	if (choice % 16 >= 12)
		values_raw(world->in, reader_u8(world->in), &built);
	else if (value->form == PGOUTPUT_BINARY)
		values_binary(&world->facts.columns[column], world->in, &built);
	else
		values_text(&world->facts.columns[column], codec, world->in, &built);
	/* some are long */
	size_t times = choice >> 4 == 15 ? VALUE_LONG : 1, length = times * built.length;
	uint8_t *bytes = malloc(length > 0 ? length : 1);
	CHECK(bytes && !built.failed);
	for (size_t at = 0; at < length; at += built.length)
		memcpy(bytes + at, built.data, built.length);
	value->bytes = bytes;
	value->length = (uint32_t)length;
	buffer_fini(&built);
}

static void tuple_make(struct world *world, bool key_alone, struct pgoutput_value *values, struct pgoutput_tuple *tuple)
{
	for (uint32_t i = 0; i < world->count; i++) {
		values[i] = (struct pgoutput_value){.form = PGOUTPUT_NULL};
		if (!key_alone || world->relation.shape.columns[i].key)
			value_make(world, i, !key_alone, &values[i]);
	}
	*tuple = (struct pgoutput_tuple){(uint16_t)world->count, values};
}

static void tuple_free(struct pgoutput_value *values)
{
	for (uint32_t i = 0; i < COLUMNS_MAX; i++) {
		free((void *)(uintptr_t)values[i].bytes);
		values[i].bytes = NULL;
	}
}

static void message_make(struct world *world, struct pgoutput_message *message)
{
	static const enum pgoutput_kind kinds[] = {PGOUTPUT_INSERT, PGOUTPUT_UPDATE, PGOUTPUT_DELETE,
						   PGOUTPUT_TRUNCATE};
	unsigned old = reader_u8(world->in) % 2;

	*message = (struct pgoutput_message){.kind = kinds[reader_u8(world->in) % 4]};
	if (message->kind == PGOUTPUT_DELETE || (message->kind == PGOUTPUT_UPDATE && old))
		message->row.old = world->flags & FLAG_FULL ? PGOUTPUT_OLD_FULL : PGOUTPUT_OLD_KEY;
	if (message->row.old)
		tuple_make(world, message->row.old == PGOUTPUT_OLD_KEY, world->before, &message->row.before);
	if (message->kind == PGOUTPUT_INSERT || message->kind == PGOUTPUT_UPDATE)
		tuple_make(world, false, world->after, &message->row.after);
}

static enum encode_result encode(struct world *world, const struct pgoutput_message *message, struct error *error)
{
	struct batch *batch = world->batch;

	batch_reset(batch);
	CHECK(batch_grow(batch, encode_room(world->plan, world->context.event_max)) == 0);
	enum encode_result result = message->kind == PGOUTPUT_TRUNCATE
					    ? encode_truncate(batch, world->plan, &world->context, error)
					    : encode_row(batch, world->plan, &world->context, message,
							 !(world->flags & FLAG_NO_TOMBSTONES), error);
	CHECK(result != ENCODE_FULL); /* what encode_room() promises */
	CHECK((result == ENCODE_OK) == (batch->record_count > 0) && (result == ENCODE_OK || batch->used == 0));
	return result;
}

/* ---- what came of it ---- */

static bool starts_with(const uint8_t *bytes, const uint8_t header[5])
{
	return memcmp(bytes, header, 5) == 0;
}

static void source_check(const struct world *world, const struct batch *batch, const struct record *record)
{
	CHECK(record->source > 0 && record->source < record->value_length);
	struct reader in =
		reader_over(batch->bytes + record->value + record->source, record->value_length - record->source);
	CHECK((uint64_t)reader_long(&in) == world->context.position.change_lsn);
	CHECK((uint64_t)reader_long(&in) == world->context.position.commit_lsn);
	CHECK((uint64_t)reader_long(&in) - world->context.position.seq <= 1 && !in.failed);
}

static void event_check(struct world *world, const struct batch *batch, const struct record *record)
{
	bool exact = !world->columns.hstore;

	if (record->key_length != RECORD_NULL) {
		CHECK(starts_with(batch->bytes + record->key, world->plan->key_header));
		avro_bytes_check(&world->key_avro, batch->bytes + record->key + 5, record->key_length - 5, exact);
	}
	if (record->value_length == RECORD_NULL)
		return;
	CHECK(starts_with(batch->bytes + record->value, world->plan->value_header));
	avro_bytes_check(&world->value_avro, batch->bytes + record->value + 5, record->value_length - 5, exact);
	source_check(world, batch, record);
	CHECK((record->key_length == RECORD_NULL ? 0 : record->key_length) + record->value_length <=
	      world->context.event_max - ENCODE_RECORD_OVERHEAD);
}

static void letter_check(struct world *world, const struct batch *batch, const struct record *record)
{
	CHECK(record->topic == &letters_topic && starts_with(batch->bytes + record->value, letters.header));
	avro_bytes_check(&letter_avro, batch->bytes + record->value + 5, record->value_length - 5,
			 false); /* in blocks */
	CHECK(record->key_length + record->value_length <= world->context.event_max - ENCODE_RECORD_OVERHEAD);
}

static void dead_letter(struct world *world, const struct pgoutput_message *message, const struct error *why)
{
	struct batch *batch = world->batch;
	struct error error = {0};

	CHECK(batch_grow(batch, encode_room(world->plan, world->context.event_max)) == 0);
	CHECK(encode_dead_letter(batch, &letters, world->plan, &world->context, message, why, &error) == ENCODE_OK);
	CHECK(batch->record_count == 1 && batch->dead_letters == 1);
	letter_check(world, batch, &batch->records[0]);
}

static void refused(struct world *world)
{
	struct batch *batch = world->batch;

	for (uint32_t i = 0; i < batch->record_count; i++) {
		CHECK(encode_refused(batch, i, &letters, "no", world->context.event_max) == 0);
		letter_check(world, batch, &batch->records[i]);
	}
}

static void same_bytes(const struct batch *a, uint32_t at_a, uint32_t length_a, const struct batch *b, uint32_t at_b,
		       uint32_t length_b)
{
	CHECK(length_a == length_b);
	CHECK(length_a == RECORD_NULL || memcmp(a->bytes + at_a, b->bytes + at_b, length_a) == 0);
}

/* the records parked and put back are the ones that were there without parking */
static void parked_check(struct world *world, const struct batch *live)
{
	const struct batch *batch = world->batch;
	struct batch *replayed = world->replayed;
	struct parked_record parked;
	struct error error;

	batch_reset(replayed);
	CHECK(batch_grow(replayed, batch->used + 10 * (size_t)batch->record_count) == 0);
	for (uint32_t i = 0; i < batch->record_count; i++) {
		const struct record *record = &batch->records[i];
		avro_bytes_check(&parked_avro, batch->bytes + record->value + 5, record->value_length - 5, true);
		CHECK(parked_decode(batch->bytes + record->value, record->value_length, &parked, &error) == 0);
		if (!parked.schema.bytes)
			CHECK(parked_replay(replayed, world->plan->topic, &parked, KEY_ID, VALUE_ID));
	}
	CHECK(replayed->record_count == live->record_count && replayed->events == live->events);
	for (uint32_t i = 0; i < live->record_count; i++) {
		const struct record *a = &replayed->records[i], *b = &live->records[i];
		same_bytes(replayed, a->key, a->key_length, live, b->key, b->key_length);
		same_bytes(replayed, a->value, a->value_length, live, b->value, b->value_length);
		CHECK(a->partition == b->partition && a->timestamp_ms == b->timestamp_ms);
	}
}

static void park(struct world *world, const struct pgoutput_message *message)
{
	struct batch *live = world->batch;
	struct error error = {0};

	world->batch = batch_new(1, 500);
	CHECK(world->batch);
	plan_park(world->plan, world->parked, PARKED_ID, "incompatible");
	CHECK(encode(world, message, &error) == ENCODE_OK);
	parked_check(world, live);
	batch_free(world->batch);
	world->batch = live;
}

static void change(struct world *world)
{
	struct pgoutput_message message;
	struct error error = {0};

	message_make(world, &message);
	plan_bind(world->plan, KEY_ID, VALUE_ID);
	if (encode(world, &message, &error) == ENCODE_OK) {
		for (uint32_t i = 0; i < world->batch->record_count; i++)
			event_check(world, world->batch, &world->batch->records[i]);
		if (world->flags & FLAG_PARKED)
			park(world, &message);
		refused(world);
	} else if (error.code == ERROR_TOO_LARGE || error.code == ERROR_VALUE) {
		dead_letter(world, &message, &error);
	} else {
		CHECK((error.code == ERROR_PROTOCOL || error.code == ERROR_BINARY) && error.text[0]);
	}
	tuple_free(world->before);
	tuple_free(world->after);
}

static void world_free(struct world *world)
{
	avro_bytes_fini(&world->value_avro);
	if (world->plan->key_json)
		avro_bytes_fini(&world->key_avro);
	plan_free(world->plan);
	batch_free(world->batch);
	batch_free(world->replayed);
	topic_set_fini(&world->topics);
	arena_fini(&world->columns.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	struct world world = {.in = &in, .columns.in = &in, .batch = batch_new(1, 500), .replayed = batch_new(1, 500)};

	if (!parked_avro.schema) {
		avro_bytes_init(&parked_avro, schema_fixed("parked"));
		avro_bytes_init(&letter_avro, schema_fixed("dead-letter"));
	}
	CHECK(world.batch && world.replayed);
	world.flags = reader_u8(&in);
	world.count = reader_u8(&in) % (COLUMNS_MAX + 1);
	columns_make(&world);
	key_make(&world);
	plan_make(&world);
	world.context = (struct encode_context){
		.position = {LSN + 500, LSN, 4},
		.xid = 77,
		.commit_time_us = 1700000000123456,
		.now_ms = 1700000000777,
		.origin = world.flags & FLAG_AGED ? "south" : NULL,
		.event_max = world.flags & FLAG_SMALL ? EVENT_SMALL : EVENT_LARGE,
	};
	for (unsigned i = 0; i < CHANGES_MAX && reader_left(&in); i++)
		change(&world);
	world_free(&world);
	return 0;
}
