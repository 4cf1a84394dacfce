/* Rows of snapshots: what their events say by libavro, where they go when they cannot be published, and that a full batch is
 * left as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <jansson.h>
#include <stdlib.h>

#include "encode/parked.h"
#include "pipeline/loader.h"
#include "schema/schema.h"
#include "unit/events.h"

enum { VECTOR_COUNT = sizeof vectors / sizeof *vectors, LETTER_ID = 21 };

#define SNAPSHOT_US INT64_C(1699999999000500)
#define NOW_MS INT64_C(1700000000999)

static const struct position position = {VECTOR_COMMIT_LSN, 0, 12};
static struct topic letters_topic = {.name = "shop.dead-letter", .index = 900, .partitions = VECTOR_PARTITIONS};
static const struct encode_dead_letters letters = {&letters_topic, {0, 0, 0, 0, LETTER_ID}};

static struct loader loader_of(bool with_letters)
{
	struct loader loader = {.event_max = EVENT_MAX, .tombstones = true, .time_us = SNAPSHOT_US};

	if (with_letters)
		loader.dead_letters = letters;
	return loader;
}

static enum encode_result load(struct loader *loader, struct fixture *fixture, const struct pgoutput_value *values,
			       struct error *error)
{
	const struct pgoutput_tuple tuple = {VECTOR_COLUMNS, values};

	*error = (struct error){0};
	return loader_row(loader, fixture->batch, fixture->plan, &position, &tuple, NOW_MS, error);
}

static json_t *json_of(const char *schema_json, const uint8_t *bytes, size_t length)
{
	avro_schema_t schema;
	avro_value_t value;
	char *text;

	assert_int_equal(avro_schema_from_json_length(schema_json, strlen(schema_json), &schema), 0);
	avro_value_iface_t *class = avro_generic_class_from_schema(schema);
	avro_generic_value_new(class, &value);
	avro_reader_t reader = avro_reader_memory((const char *)bytes, (int64_t)length);
	assert_int_equal(avro_value_read(reader, &value), 0);
	assert_int_equal(avro_read(reader, &(char){0}, 1), ENOSPC); /* nothing is left */
	assert_int_equal(avro_value_to_json(&value, 1, &text), 0);
	json_t *json = json_loads(text, JSON_ALLOW_NUL, NULL);
	assert_non_null(json);
	free(text);
	avro_reader_free(reader);
	avro_value_decref(&value);
	avro_value_iface_decref(class);
	avro_schema_decref(schema);
	return json;
}

static json_t *event_json(const struct fixture *fixture, uint32_t n)
{
	const struct record *record = &fixture->batch->records[n];

	return json_of(fixture->plan->value_json, fixture->batch->bytes + record->value + 5, record->value_length - 5);
}

static json_t *letter_json(const struct batch *batch)
{
	const struct record *record = &batch->records[batch->record_count - 1];

	assert_ptr_equal(record->topic, &letters_topic);
	assert_memory_equal(batch->bytes + record->value, letters.header, 5);
	return json_of(schema_fixed("dead-letter"), batch->bytes + record->value + 5, record->value_length - 5);
}

static int64_t number_of(const json_t *json, const char *field)
{
	const json_t *number = json_object_get(json, field);

	assert_true(json_is_integer(number));
	return json_integer_value(number);
}

static const char *text_of(const json_t *json, const char *field)
{
	const char *text = json_string_value(json_object_get(json, field));

	assert_non_null(text);
	return text;
}

/* what an event of the snapshot says of itself */
static void assert_source(const json_t *event, const char *op)
{
	const json_t *source = json_object_get(event, "source");

	assert_string_equal(text_of(event, "op"), op);
	assert_int_equal(number_of(event, "ts_ms"), NOW_MS);
	assert_true(json_is_null(json_object_get(event, "before")));
	assert_string_equal(text_of(source, "schema"), "public");
	assert_string_equal(text_of(source, "table"), "order lines");
	assert_true(json_is_true(json_object_get(source, "snapshot")));
	assert_int_equal(number_of(source, "lsn"), 0);
	assert_int_equal(number_of(source, "commit_lsn"), VECTOR_COMMIT_LSN);
	assert_int_equal(number_of(source, "seq"), 12);
	assert_int_equal(number_of(source, "txid"), 0);
	assert_int_equal(number_of(source, "ts_us"), SNAPSHOT_US);
	assert_true(json_is_null(json_object_get(source, "origin")));
}

/* the last record is the vector's insert, but for what a snapshot's event says of itself */
static void assert_row(const struct fixture *fixture, const struct vector *vector)
{
	const struct batch *batch = fixture->batch;
	const struct record *record = &batch->records[batch->record_count - 1];
	const struct vector_record *expected = &vector->records[0];
	json_t *event = event_json(fixture, batch->record_count - 1);
	json_t *insert =
		json_of(fixture->plan->value_json, (const uint8_t *)expected->value + 5, expected->value_length - 5);

	assert_ptr_equal(record->topic, fixture->plan->topic);
	assert_int_equal(record->partition, expected->partition);
	assert_int_equal(record->key_length, expected->key_length);
	assert_memory_equal(batch->bytes + record->key, expected->key, expected->key_length);
	assert_memory_equal(batch->bytes + record->value, expected->value, 5);
	assert_int_equal(record->timestamp_ms, SNAPSHOT_US / 1000);
	assert_source(event, "r");
	for (const char *const *field = (const char *const[]){"after", "unchanged", "overflow", "transaction", NULL};
	     *field; field++)
		if (!json_equal(json_object_get(event, *field), json_object_get(insert, *field)))
			fail_msg("%s: %s", vector->name, *field);
	json_decref(event);
	json_decref(insert);
}

static void rows_are_events_with_op_r_at_the_snapshots_position(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(false);
	uint32_t rows = 0, overflows = 0;
	struct error error;

	for (size_t i = 0; i < VECTOR_COUNT; i++) {
		if (vectors[i].kind != 'I')
			continue;
		assert_int_equal(load(&loader, fixture, vectors[i].after, &error), ENCODE_OK);
		assert_int_equal(fixture->batch->record_count, ++rows);
		assert_row(fixture, &vectors[i]);
		overflows = fixture->batch->overflows;
	}
	assert_int_equal(rows, 10);
	assert_true(overflows > 0);
	assert_int_equal(loader.rows, rows);
	assert_int_equal(loader.events, rows);
	assert_int_equal(fixture->batch->events, rows);
	assert_int_equal(loader.overflows, overflows);
	assert_int_equal(loader.event_bytes, fixture->batch->used);
	assert_true(loader.parked == 0 && loader.letters == 0);
}

/* a row stands in its table now: what is known of the types since some LSN holds for it, though it has none */
static void what_is_known_of_the_columns_holds_for_rows(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(false);
	struct error error;

	fixture->plan->known_lsn = UINT64_MAX;
	for (size_t i = 0; i < VECTOR_COLUMNS; i++)
		fixture->plan->columns[i].known_lsn = UINT64_MAX;
	assert_int_equal(load(&loader, fixture, vectors[0].after, &error), ENCODE_OK);
	assert_row(fixture, &vectors[0]);
	assert_int_equal(loader.overflows, 0);
}

static void a_batch_with_composites_says_so(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(false);
	struct error error;

	assert_int_equal(load(&loader, fixture, vectors[0].after, &error), ENCODE_OK);
	assert_false(fixture->batch->composites);
	fixture->plan->composites = true;
	assert_int_equal(load(&loader, fixture, vectors[0].after, &error), ENCODE_OK);
	assert_true(fixture->batch->composites);
}

static void park(struct fixture *fixture)
{
	struct topic *parked = topic_intern(&fixture->topics, "shop.parked");

	parked->partitions = VECTOR_PARTITIONS;
	plan_park(fixture->plan, parked, VECTOR_PARKED_ID, "incompatible");
}

static struct parked_record parked_at(const struct batch *batch, uint32_t n)
{
	const struct record *record = &batch->records[n];
	struct parked_record parked;
	struct error error;

	assert_string_equal(record->topic->name, "shop.parked");
	assert_int_equal(record->partition, VECTOR_PARKED_PARTITION);
	assert_int_equal(parked_decode(batch->bytes + record->value, record->value_length, &parked, &error), 0);
	assert_int_equal(parked.timestamp_ms, SNAPSHOT_US / 1000);
	assert_true(position_compare(&parked.position, &position) == 0);
	return parked;
}

static void rows_of_a_parked_plan_are_parked_behind_its_schemas(void **state)
{
	struct fixture *fixture = *state;
	const struct batch *batch = fixture->batch;
	struct loader loader = loader_of(true);
	struct error error;

	park(fixture);
	for (int row = 0; row < 2; row++)
		assert_int_equal(load(&loader, fixture, vectors[0].after, &error), ENCODE_OK);
	assert_int_equal(batch->record_count, 4);
	assert_non_null(parked_at(batch, 0).schema.bytes);
	assert_non_null(parked_at(batch, 1).schema.bytes);
	for (uint32_t n = 2; n < 4; n++) {
		struct parked_record parked = parked_at(batch, n);
		json_t *event = json_of(fixture->plan->value_json, parked.value.bytes, parked.value.length);
		assert_source(event, "r");
		assert_int_equal(parked.key.length, vectors[0].records[0].key_length - 5);
		assert_memory_equal(parked.key.bytes, vectors[0].records[0].key + 5, parked.key.length);
		json_decref(event);
	}
	assert_true(loader.rows == 2 && loader.parked == 2 && loader.events == 0 && loader.letters == 0);
	assert_int_equal(loader.event_bytes, batch->used);
}

static void assert_letter(const struct batch *batch, const char *reason, const char *op)
{
	json_t *letter = letter_json(batch);

	assert_string_equal(text_of(letter, "topic"), VECTOR_TOPIC);
	assert_string_equal(text_of(letter, "reason"), reason);
	assert_string_equal(text_of(json_object_get(letter, "op"), "string"), op);
	assert_int_equal(number_of(letter, "commit_lsn"), VECTOR_COMMIT_LSN);
	assert_int_equal(number_of(letter, "lsn"), 0);
	assert_int_equal(number_of(letter, "seq"), 12);
	assert_int_equal(number_of(letter, "timestamp_ms"), SNAPSHOT_US / 1000);
	json_decref(letter);
}

/* the row is refused with the code; the same with a topic for it is a dead letter */
static void check_refused(struct fixture *fixture, struct loader *loader, const struct pgoutput_value *row,
			  enum error_code code, const char *reason)
{
	struct batch *batch = fixture->batch;
	uint32_t records = batch->record_count;
	size_t used = batch->used;
	const struct loader before = *loader;
	struct error error;

	loader->dead_letters.topic = NULL;
	assert_int_equal(load(loader, fixture, row, &error), ENCODE_ERROR);
	assert_int_equal(error.code, code);
	assert_non_null(strstr(error.text, VECTOR_TOPIC));
	assert_true(batch->record_count == records && batch->used == used && batch->dead_letters == before.letters);
	assert_true(loader->rows == before.rows && loader->event_bytes == before.event_bytes && loader->letters == 0);
	loader->dead_letters = letters;
	assert_int_equal(load(loader, fixture, row, &error), ENCODE_OK);
	assert_letter(batch, reason, "r");
	assert_int_equal(batch->record_count, records + 1);
	assert_int_equal(batch->dead_letters, 1);
	assert_true(loader->rows == before.rows + 1 && loader->letters == 1);
	assert_true(loader->events == before.events && loader->parked == before.parked);
	assert_int_equal(loader->event_bytes - before.event_bytes, batch->used - used);
}

/* the vector's row with one column replaced */
static const struct pgoutput_value *row_with(int column, const char *bytes, uint32_t length)
{
	static struct pgoutput_value row[VECTOR_COLUMNS];

	memcpy(row, vectors[0].after, sizeof row);
	row[column] = (struct pgoutput_value){(const uint8_t *)bytes, length, PGOUTPUT_TEXT};
	return row;
}

static void a_row_that_is_too_large_is_a_dead_letter_or_an_error(void **state)
{
	static char text[EVENT_MAX];
	struct fixture *fixture = *state;
	struct loader loader = loader_of(true);

	memset(text, 'x', sizeof text);
	check_refused(fixture, &loader, row_with(5, text, sizeof text), ERROR_TOO_LARGE, "too_large");
}

static void of_the_loaders_limit_and_the_topics_the_lower_one_holds(void **state)
{
	static const struct {
		uint32_t topic, loader;
		bool fits;
	} cases[] = {{0, 2000, true}, {5000, 2000, true}, {2000, 5000, true},
		     {0, 900, false}, {5000, 900, false}, {900, 5000, false}};
	static char text[1000];
	struct fixture *fixture = *state;

	memset(text, 'x', sizeof text);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct loader loader = loader_of(true);
		struct error error;
		loader.event_max = cases[i].loader;
		fixture->plan->topic->max_message_bytes = cases[i].topic;
		batch_reset(fixture->batch);
		if (cases[i].fits)
			assert_int_equal(load(&loader, fixture, row_with(5, text, sizeof text), &error), ENCODE_OK);
		else
			check_refused(fixture, &loader, row_with(5, text, sizeof text), ERROR_TOO_LARGE, "too_large");
		assert_int_equal(fixture->batch->events, cases[i].fits);
	}
}

static void a_letter_is_cut_to_the_limit_of_its_own_topic(void **state)
{
	static char text[EVENT_MAX];
	struct fixture *fixture = *state;
	struct loader loader = loader_of(true);
	struct error error;

	memset(text, 'x', sizeof text);
	letters_topic.max_message_bytes = 2000;
	assert_int_equal(load(&loader, fixture, row_with(5, text, sizeof text), &error), ENCODE_OK);
	letters_topic.max_message_bytes = 0;
	const struct record *record = &fixture->batch->records[0];
	assert_in_range(record->key_length + record->value_length + ENCODE_RECORD_OVERHEAD, 1900, 2000);
	json_t *letter = letter_json(fixture->batch);
	assert_int_equal(json_array_size(json_object_get(letter, "cut")), 1);
	json_decref(letter);
}

/* NaN fits no decimal, and a key has no overflow map */
static void a_key_that_overflows_is_a_dead_letter_or_an_error(void **state)
{
	uint16_t key_columns[] = {3};
	struct facts_relation facts = orders_facts;
	struct relation relation = orders_relation;
	struct loader loader = loader_of(true);
	struct fixture fixture;

	(void)state;
	relation.shape.identity = 'f';
	facts.key_count = 1;
	facts.key_columns = key_columns;
	fixture_start(&fixture, &relation, &facts);
	check_refused(&fixture, &loader, row_with(3, "NaN", 3), ERROR_VALUE, "key_overflow");
	teardown(&(void *){&fixture});
}

static void what_a_server_should_not_have_sent_is_no_dead_letter(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(true);
	const struct pgoutput_tuple narrow = {VECTOR_COLUMNS - 1, vectors[0].after};
	struct error error = {0};

	assert_int_equal(load(&loader, fixture, row_with(0, "12x", 3), &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	error_clear(&error);
	assert_int_equal(loader_row(&loader, fixture->batch, fixture->plan, &position, &narrow, NOW_MS, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
	assert_true(loader.rows == 0 && loader.letters == 0 && loader.event_bytes == 0);
}

typedef enum encode_result load_one(struct loader *loader, struct fixture *fixture, struct error *error);

static enum encode_result load_row(struct loader *loader, struct fixture *fixture, struct error *error)
{
	return load(loader, fixture, vectors[0].after, error);
}

/* too large for its own topic; the letter is the larger one, and a batch may be full for that alone */
static enum encode_result load_letter(struct loader *loader, struct fixture *fixture, struct error *error)
{
	static char text[2000];

	memset(text, 'x', sizeof text);
	fixture->plan->topic->max_message_bytes = 1000;
	return load(loader, fixture, row_with(5, text, sizeof text), error);
}

static enum encode_result load_truncate(struct loader *loader, struct fixture *fixture, struct error *error)
{
	return loader_truncate(loader, fixture->batch, fixture->plan, &position, NOW_MS, error);
}

/* the counts of the two; a full batch changes none */
static void assert_untouched(const struct loader *loader, const struct batch *batch)
{
	assert_true(loader->rows == 0 && loader->events == 0 && loader->event_bytes == 0 && loader->overflows == 0);
	assert_true(loader->parked == 0 && loader->letters == 0);
	assert_true(batch_empty(batch) && batch->used == 0);
	assert_true(batch->events == 0 && batch->overflows == 0 && batch->parked == 0 && batch->dead_letters == 0);
}

static void check_full(struct fixture *fixture, load_one *one)
{
	enum encode_result result = ENCODE_FULL;
	struct loader loader;
	struct error error;

	for (size_t size = 1; result == ENCODE_FULL; size++) {
		batch_free(fixture->batch);
		fixture->batch = batch_new(size, 500);
		loader = loader_of(true);
		result = one(&loader, fixture, &error);
		if (result == ENCODE_FULL)
			assert_untouched(&loader, fixture->batch);
	}
	assert_int_equal(result, ENCODE_OK);
	const struct loader taken = loader;
	uint32_t records = fixture->batch->record_count;
	size_t used = fixture->batch->used;
	assert_int_equal(used, loader.event_bytes);
	assert_int_equal(one(&loader, fixture, &error), ENCODE_FULL);
	assert_memory_equal(&loader, &taken, sizeof taken);
	assert_true(fixture->batch->record_count == records && fixture->batch->used == used);
}

static void a_full_batch_has_nothing_added(void **state)
{
	struct fixture *fixture = *state;

	check_full(fixture, load_row);
	check_full(fixture, load_truncate);
	check_full(fixture, load_letter);
}

static void a_full_batch_has_nothing_of_a_parked_row_either(void **state)
{
	struct fixture *fixture = *state;
	enum encode_result result = ENCODE_FULL;

	park(fixture);
	for (size_t size = 1; result == ENCODE_FULL; size += 7) {
		struct loader loader = loader_of(true);
		struct error error;
		batch_free(fixture->batch);
		fixture->batch = batch_new(size, 500);
		result = load_row(&loader, fixture, &error);
		if (result == ENCODE_FULL)
			assert_untouched(&loader, fixture->batch);
		assert_int_equal(fixture->plan->parking.announced, result == ENCODE_OK);
	}
	assert_int_equal(result, ENCODE_OK);
}

static void an_empty_batch_grows_until_a_row_fits(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(false);
	struct error error = {0};
	int grown = 0;

	batch_free(fixture->batch);
	fixture->batch = batch_new(10, 500);
	for (; load(&loader, fixture, vectors[0].after, &error) == ENCODE_FULL && grown < 10; grown++) {
		size_t size = fixture->batch->size;
		assert_int_equal(loader_grow(fixture->batch, &error), 0);
		assert_true(fixture->batch->size >= 2 * size);
	}
	assert_in_range(grown, 3, 9);
	assert_int_equal(loader.rows, 1);
	assert_row(fixture, &vectors[0]);
}

static void a_batch_does_not_grow_beyond_what_its_records_can_say(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};

	batch_free(fixture->batch);
	fixture->batch = batch_new((size_t)UINT32_MAX / 2 + 1, 500); /* reserved, and never touched */
	assert_non_null(fixture->batch);
	assert_int_equal(loader_grow(fixture->batch, &error), -1);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
	assert_non_null(strstr(error.text, "2147483648 bytes"));
}

static void a_truncate_goes_to_every_partition(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(true);
	struct error error;

	assert_int_equal(load_truncate(&loader, fixture, &error), ENCODE_OK);
	const struct record *record = &fixture->batch->records[0];
	json_t *event = event_json(fixture, 0);
	assert_source(event, "t");
	assert_true(json_is_null(json_object_get(event, "after")));
	assert_int_equal(fixture->batch->record_count, 1);
	assert_int_equal(record->partition, RECORD_ALL_PARTITIONS);
	assert_true(record->key_length == RECORD_NULL);
	assert_int_equal(record->timestamp_ms, SNAPSHOT_US / 1000);
	assert_true(loader.rows == 0 && loader.events == 1 && loader.event_bytes == fixture->batch->used);
	json_decref(event);
}

static void a_truncate_of_a_parked_plan_is_parked(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(true);
	struct error error;

	park(fixture);
	assert_int_equal(load_truncate(&loader, fixture, &error), ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, 3);
	assert_true(parked_at(fixture->batch, 2).all_partitions);
	assert_true(loader.parked == 1 && loader.events == 0 && loader.rows == 0);
}

static void a_truncate_that_is_too_large_is_a_dead_letter_or_an_error(void **state)
{
	struct fixture *fixture = *state;
	struct loader loader = loader_of(false);
	struct error error = {0};

	fixture->plan->topic->max_message_bytes = ENCODE_RECORD_OVERHEAD + 20;
	assert_int_equal(load_truncate(&loader, fixture, &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
	assert_untouched(&loader, fixture->batch);
	loader.dead_letters = letters;
	assert_int_equal(load_truncate(&loader, fixture, &error), ENCODE_OK);
	assert_letter(fixture->batch, "too_large", "t");
	assert_true(loader.letters == 1 && loader.events == 0 && loader.rows == 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_are_events_with_op_r_at_the_snapshots_position),
		TEST(what_is_known_of_the_columns_holds_for_rows),
		TEST(a_batch_with_composites_says_so),
		TEST(rows_of_a_parked_plan_are_parked_behind_its_schemas),
		TEST(a_row_that_is_too_large_is_a_dead_letter_or_an_error),
		TEST(of_the_loaders_limit_and_the_topics_the_lower_one_holds),
		TEST(a_letter_is_cut_to_the_limit_of_its_own_topic),
		TEST(a_key_that_overflows_is_a_dead_letter_or_an_error),
		TEST(what_a_server_should_not_have_sent_is_no_dead_letter),
		TEST(a_full_batch_has_nothing_added),
		TEST(a_full_batch_has_nothing_of_a_parked_row_either),
		TEST(an_empty_batch_grows_until_a_row_fits),
		TEST(a_batch_does_not_grow_beyond_what_its_records_can_say),
		TEST(a_truncate_goes_to_every_partition),
		TEST(a_truncate_of_a_parked_plan_is_parked),
		TEST(a_truncate_that_is_too_large_is_a_dead_letter_or_an_error),
	};

	return cmocka_run_group_tests_name("pipeline_loader", tests, NULL, NULL);
}
