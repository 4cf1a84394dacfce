/* Events, byte by byte: against fastavro's vectors, in text and binary, and through libavro by the plan's own schemas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <stdlib.h>

#include "base/memory.h"
#include "schema/schema.h"
#include "unit/events.h"

static void assert_same(const char *what, const struct vector *vector, const uint8_t *bytes, uint32_t length,
			const char *expected, uint32_t expected_length)
{
	uint32_t at = 0;

	while (at < length && at < expected_length && bytes[at] == (uint8_t)expected[at])
		at++;
	if (length != expected_length || at != length)
		fail_msg("%s: %s of %u bytes, expected %u, differs at byte %u", vector->name, what, length,
			 expected_length, at);
}

static void assert_records(const struct batch *batch, uint32_t first, const struct vector *vector)
{
	if (batch->record_count - first != vector->record_count)
		fail_msg("%s: %u records", vector->name, batch->record_count - first);
	for (uint32_t i = 0; i < vector->record_count; i++) {
		const struct record *record = &batch->records[first + i];
		const struct vector_record *expected = &vector->records[i];
		assert_string_equal(record->topic->name, VECTOR_TOPIC);
		assert_int_equal(record->timestamp_ms, VECTOR_COMMIT_US / 1000);
		assert_same("key", vector, batch->bytes + record->key, record->key_length, expected->key,
			    expected->key_length);
		if (record->partition != expected->partition)
			fail_msg("%s: partition %d, expected %d", vector->name, record->partition, expected->partition);
		if (expected->value)
			assert_same("value", vector, batch->bytes + record->value, record->value_length,
				    expected->value, expected->value_length);
		else
			assert_true(record->value_length == RECORD_NULL);
	}
}

static void events_have_the_bytes_that_fastavro_writes(void **state)
{
	struct fixture *fixture = *state;
	uint32_t records = 0, tombstones = 0;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct error error = {0};
		if (encode_vector(fixture, &vectors[i], &error) != ENCODE_OK)
			fail_msg("%s: %s", vectors[i].name, error.text);
		assert_records(fixture->batch, records, &vectors[i]);
		records += vectors[i].record_count;
		for (uint32_t r = 0; r < vectors[i].record_count; r++)
			tombstones += vectors[i].records[r].value == NULL;
		assert_int_equal(fixture->batch->events, records - tombstones);
	}
}

/* decodes by the plan's schema, prints what it read and reads nothing but that; the caller frees the text */
static char *libavro_text(const char *json, const uint8_t *bytes, uint32_t length)
{
	avro_schema_t schema;
	avro_value_t value;
	char again[4096], *text;

	assert_int_equal(avro_schema_from_json_length(json, strlen(json), &schema), 0);
	avro_value_iface_t *class = avro_generic_class_from_schema(schema);
	avro_generic_value_new(class, &value);
	avro_reader_t reader = avro_reader_memory((const char *)bytes + 5, length - 5);
	if (avro_value_read(reader, &value) != 0)
		fail_msg("libavro: %s", avro_strerror());
	avro_writer_t writer = avro_writer_memory(again, sizeof again);
	assert_int_equal(avro_value_write(writer, &value), 0);
	assert_int_equal(avro_writer_tell(writer), length - 5);
	assert_memory_equal(again, bytes + 5, length - 5);
	assert_int_equal(avro_value_to_json(&value, 1, &text), 0);
	avro_writer_free(writer);
	avro_reader_free(reader);
	avro_value_decref(&value);
	avro_value_iface_decref(class);
	avro_schema_decref(schema);
	return text;
}

static void libavro_reads_events_by_the_plans_schemas(void **state)
{
	struct fixture *fixture = *state;
	struct batch *batch = fixture->batch;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct error error;
		batch_reset(batch);
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
		for (uint32_t r = 0; r < batch->record_count; r++) {
			const struct record *record = &batch->records[r];
			free(libavro_text(fixture->plan->key_json, batch->bytes + record->key, record->key_length));
			if (record->value_length != RECORD_NULL)
				free(libavro_text(fixture->plan->value_json, batch->bytes + record->value,
						  record->value_length));
		}
	}
}

/* what libavro says of one event that has everything, spelled out */
static void libavro_names_every_field_of_an_event(void **state)
{
	static const struct pgoutput_value before[VECTOR_COLUMNS] = {{(const uint8_t *)"1", 1, 't'},
								     {(const uint8_t *)"old", 3, 't'},
								     {NULL, 0, 'n'},
								     {(const uint8_t *)"NaN", 3, 't'},
								     {NULL, 0, 'n'},
								     {NULL, 0, 'n'},
								     {(const uint8_t *)"1970-01-02", 10, 't'},
								     {NULL, 0, 'n'}};
	static const struct pgoutput_value after[VECTOR_COLUMNS] = {{NULL, 0, 'u'},
								    {NULL, 0, 'u'},
								    {NULL, 0, 'n'},
								    {(const uint8_t *)"1.00", 4, 't'},
								    {NULL, 0, 'u'},
								    {(const uint8_t *)"n", 1, 't'},
								    {(const uint8_t *)"1970-01-02", 10, 't'},
								    {(const uint8_t *)"-infinity", 9, 't'}};
	static const char *const parts[] = {
		"\"before\": {\"Value\": {\"id\": {\"long\": 1}, \"gr__e_x5bd3a989\": {\"string\": \"old\"}, "
		"\"status\": null, \"price\": null, \"mail\": null, \"note\": null, \"day\": {\"int\": 1}, \"at\": null}}",
		"\"after\": {\"Value\": {\"id\": {\"long\": 1}, \"gr__e_x5bd3a989\": {\"string\": \"old\"}, "
		"\"status\": null, \"price\": {\"bytes\": \"d\"}, \"mail\": null, \"note\": {\"string\": \"n\"}, "
		"\"day\": {\"int\": 1}, \"at\": null}}",
		"\"name\": \"main\", \"schema\": \"public\", \"table\": \"order lines\"",
		"\"lsn\": 97500057600, \"commit_lsn\": 97500059720, \"seq\": 4, \"txid\": 4000000007, "
		"\"ts_us\": 1700000000123456, \"snapshot\": false, \"origin\": null",
		"\"transaction\": null, \"op\": \"u\", \"ts_ms\": 1700000000777",
		"\"unchanged\": [\"mail\"]", /* it was no null, so that the old row does not carry it */
		"\"overflow\": {\"before.price\": \"NaN\", \"at\": \"-infinity\"}",
	};
	struct pgoutput_message message = {.kind = PGOUTPUT_UPDATE};
	struct fixture *fixture = *state;
	struct error error;

	message.row.before = (struct pgoutput_tuple){VECTOR_COLUMNS, before};
	message.row.after = (struct pgoutput_tuple){VECTOR_COLUMNS, after};
	/* of a partition under its root's name the old row may carry more, or less, than the message says */
	for (int full = 0; full < 2; full++) {
		message.row.old = full ? PGOUTPUT_OLD_FULL : PGOUTPUT_OLD_KEY;
		batch_reset(fixture->batch);
		assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
				 ENCODE_OK);
		const struct record *record = &fixture->batch->records[0];
		char *text = libavro_text(fixture->plan->value_json, fixture->batch->bytes + record->value,
					  record->value_length);
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			if (!strstr(text, parts[i]))
				fail_msg("no %s in %s", parts[i], text);
		free(text);
	}
}

static void a_delete_has_no_tombstone_where_none_is_wanted(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		const struct pgoutput_message message = message_of(&vectors[i]);
		uint32_t events = 0;
		struct error error;
		for (uint32_t r = 0; r < vectors[i].record_count; r++)
			events += vectors[i].records[r].value != NULL;
		batch_reset(fixture->batch);
		assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, false, &error),
				 ENCODE_OK);
		assert_int_equal(fixture->batch->record_count, events);
		assert_int_equal(fixture->batch->events, events);
	}
}

static void without_a_key_events_go_where_the_topics_name_hashes_to(void **state)
{
	struct fixture fixture;
	struct facts_relation facts = orders_facts;
	struct pgoutput_column columns[VECTOR_COLUMNS];
	struct relation relation = orders_relation;

	(void)state;
	memcpy(columns, orders_columns, sizeof columns);
	for (size_t i = 0; i < VECTOR_COLUMNS; i++)
		columns[i].key = true;
	relation.shape.identity = 'f';
	relation.shape.columns = columns;
	facts.key_count = 0;
	fixture_start(&fixture, &relation, &facts);
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct error error;
		batch_reset(fixture.batch);
		assert_int_equal(encode_vector(&fixture, &vectors[i], &error), ENCODE_OK);
		assert_int_equal(fixture.batch->record_count, 1); /* no tombstone, and no key that could change */
		assert_true(fixture.batch->records[0].key_length == RECORD_NULL);
		assert_int_equal(fixture.batch->records[0].partition,
				 (fixture.plan->topic->name_hash & 0x7fffffff) % VECTOR_PARTITIONS);
	}
	teardown(&(void *){&fixture});
}

static void a_truncate_goes_to_every_partition(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	assert_int_equal(encode_truncate(fixture->batch, fixture->plan, &fixture->context, &error), ENCODE_OK);
	const struct record *record = &fixture->batch->records[0];
	assert_int_equal(fixture->batch->record_count, 1);
	assert_int_equal(fixture->batch->events, 1);
	assert_int_equal(fixture->batch->partition_count, VECTOR_PARTITIONS);
	assert_int_equal(record->partition, RECORD_ALL_PARTITIONS);
	assert_true(record->key_length == RECORD_NULL);
	assert_int_equal(record->value_length, VECTOR_TRUNCATE_LENGTH);
	assert_memory_equal(fixture->batch->bytes + record->value, VECTOR_TRUNCATE, VECTOR_TRUNCATE_LENGTH);
}

static void a_logical_message_is_an_event_of_its_own_topic(void **state)
{
	struct fixture *fixture = *state;
	struct topic *topic = topic_intern(&fixture->topics, "shop.message");
	struct encode_message message = {topic,   {0, 0, 0, 0, VECTOR_MESSAGE_ID}, "main",
					 "audit", (const uint8_t *)"\0\1\377",     3};
	struct encode_context context = fixture->context;
	struct error error;

	topic->partitions = VECTOR_PARTITIONS;
	context.position = (struct position){VECTOR_COMMIT_LSN, 0, 0};
	assert_int_equal(encode_logical_message(fixture->batch, &message, &context, &error), ENCODE_OK);
	const struct record *record = &fixture->batch->records[0];
	assert_ptr_equal(record->topic, topic);
	assert_int_equal(record->partition, VECTOR_MESSAGE_PARTITION);
	assert_true(record->key_length == RECORD_NULL);
	assert_int_equal(record->value_length, VECTOR_MESSAGE_LENGTH);
	assert_memory_equal(fixture->batch->bytes + record->value, VECTOR_MESSAGE, VECTOR_MESSAGE_LENGTH);
	free(libavro_text(schema_fixed("message"), fixture->batch->bytes + record->value, record->value_length));
	message.length = EVENT_MAX;
	message.content = fixture->batch->bytes;
	assert_int_equal(encode_logical_message(fixture->batch, &message, &context, &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
}

static void a_timestamp_before_1970_rounds_down(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	fixture->context.commit_time_us = -1;
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	assert_int_equal(fixture->batch->records[0].timestamp_ms, -1);
}

/* one column of an insert, and what is said about it */
static void values_that_cannot_be_encoded_are_errors_that_name_them(void **state)
{
	static const struct {
		int column;
		const char *bytes;
		char form;
		enum error_code code;
		const char *said;
	} cases[] = {
		{0, "12x", 't', ERROR_PROTOCOL, "column \"id\" of type bigint"},
		{0, "12345", 'b', ERROR_PROTOCOL, "column \"id\" of type bigint"},
		{0, "", 'n', ERROR_VALUE, "key column \"id\" of type bigint is null"},
		{0, "", 'u', ERROR_VALUE, "key column \"id\" of type bigint is not carried"},
		{3, "1e5x", 't', ERROR_PROTOCOL, "column \"price\" of type numeric(12,2)"},
		{7, "12345", 'b', ERROR_PROTOCOL, "column \"at\" of type timestamp with time zone"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pgoutput_value row[VECTOR_COLUMNS];
		struct pgoutput_message message = message_of(&vectors[0]);
		struct error error = {0};
		memcpy(row, vectors[0].after, sizeof row);
		row[cases[i].column] =
			(struct pgoutput_value){(const uint8_t *)cases[i].bytes, (uint32_t)strlen(cases[i].bytes),
						(enum pgoutput_form)cases[i].form};
		message.row.after.values = row;
		assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
				 ENCODE_ERROR);
		assert_int_equal(error.code, cases[i].code);
		if (!strstr(error.text, cases[i].said) || !strstr(error.text, VECTOR_TOPIC))
			fail_msg("%s", error.text);
		assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
	}
}

/* NaN fits no decimal, and a key has no overflow map: the event is for the dead letters */
static void a_key_that_its_type_cannot_hold_is_an_error(void **state)
{
	uint16_t key_columns[] = {3};
	struct facts_relation facts = orders_facts;
	struct relation relation = orders_relation;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = message_of(&vectors[0]);
	struct fixture fixture;
	struct error error;

	(void)state;
	relation.shape.identity = 'f';
	facts.key_count = 1;
	facts.key_columns = key_columns;
	fixture_start(&fixture, &relation, &facts);
	memcpy(row, vectors[0].after, sizeof row);
	row[3] = (struct pgoutput_value){(const uint8_t *)"NaN", 3, PGOUTPUT_TEXT};
	message.row.after.values = row;
	assert_int_equal(encode_row(fixture.batch, fixture.plan, &fixture.context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_VALUE);
	assert_non_null(strstr(error.text, "key column \"price\""));
	assert_non_null(strstr(error.hint, "excluded"));
	assert_true(batch_empty(fixture.batch));
	teardown(&(void *){&fixture});
}

static void binary_of_a_type_that_is_read_from_text_only_asks_for_text(void **state)
{
	struct fixture *fixture = *state;
	struct pgoutput_message message = message_of(&vectors[1]);
	struct error error;

	fixture->plan->columns[5].codec.binary = NULL;
	assert_true(vectors[1].binary);
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_BINARY);
	assert_non_null(strstr(error.text, "column \"note\""));
}

static void rows_of_another_width_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct pgoutput_message message = message_of(&vectors[0]);
	struct error error;

	message.row.after.count--;
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	message.kind = PGOUTPUT_DELETE;
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	message.row.old = PGOUTPUT_OLD_KEY;
	message.row.before = message.row.after;
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	assert_true(batch_empty(fixture->batch));
}

/* Every size of batch, from too small to large enough: nothing is left of a change that did not fit. */
static void a_change_is_in_the_batch_whole_or_not_at_all(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		enum encode_result result = ENCODE_FULL;
		size_t size;
		struct error error;
		for (size = 1; result == ENCODE_FULL; size++) {
			batch_free(fixture->batch);
			fixture->batch = batch_new(size, 500);
			result = encode_vector(fixture, &vectors[i], &error);
			if (result == ENCODE_FULL)
				assert_true(fixture->batch->used == 0 && batch_empty(fixture->batch) &&
					    fixture->batch->events == 0);
		}
		assert_int_equal(result, ENCODE_OK);
		assert_records(fixture->batch, 0, &vectors[i]);
		assert_true(fixture->batch->used <= size);
		/* and behind others: the same again finds no room, and leaves those alone */
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_FULL);
		assert_records(fixture->batch, 0, &vectors[i]);
	}
}

/* the delete and the tombstone of a key change still fit, the insert's partition is one too many */
static void a_change_that_lacks_one_partition_leaves_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct topic *other = topic_intern(&fixture->topics, "other");
	const struct vector *change = NULL;
	struct error error;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
		if (vectors[i].record_count == 3 && vectors[i].records[0].partition != vectors[i].records[2].partition)
			change = &vectors[i];
	assert_non_null(change);
	batch_free(fixture->batch);
	fixture->batch = batch_new(BATCH_BYTES, 2);
	struct record record = {.topic = other, .key_length = RECORD_NULL, .value_length = RECORD_NULL};
	assert_true(batch_add(fixture->batch, &record));
	assert_int_equal(encode_vector(fixture, change, &error), ENCODE_FULL);
	assert_int_equal(fixture->batch->record_count, 1);
	assert_int_equal(fixture->batch->used, 0);
	assert_int_equal(fixture->batch->events, 0);
	batch_reset(fixture->batch);
	assert_int_equal(encode_vector(fixture, change, &error), ENCODE_OK);
	assert_records(fixture->batch, 0, change);
}

static void an_event_beyond_its_limit_is_too_large_however_much_room_there_is(void **state)
{
	static uint8_t text[EVENT_MAX];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = message_of(&vectors[0]);
	struct error error;
	uint32_t small = fixture->context.event_max, length;

	memset(text, 'x', sizeof text);
	memcpy(row, vectors[0].after, sizeof row);
	message.row.after.values = row;
	row[5] = (struct pgoutput_value){text, EVENT_MAX, PGOUTPUT_TEXT};
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
	assert_non_null(strstr(error.text, "20000 bytes (20063 bytes from PostgreSQL)"));
	assert_non_null(strstr(error.hint, "raise events.max_bytes and the topic's max.message.bytes"));
	assert_true(batch_empty(fixture->batch));
	/* the limit itself: key, value and overhead just fit */
	row[5].length = 100;
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_OK);
	length = fixture->batch->records[0].key_length + fixture->batch->records[0].value_length;
	fixture->context.event_max = length + ENCODE_RECORD_OVERHEAD;
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_OK);
	fixture->context.event_max--;
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
	assert_int_equal(fixture->batch->record_count, 2);
	fixture->context.event_max = small;
}

static void an_empty_batch_of_the_size_for_one_change_is_never_full(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	for (uint32_t event_max = 300; event_max < 600; event_max++) {
		fixture->context.event_max = event_max;
		for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
			batch_free(fixture->batch);
			fixture->batch = batch_new(encode_room(fixture->plan, event_max), 1);
			assert_int_not_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_FULL);
		}
	}
}

static void every_failing_allocation_is_a_full_batch(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		batch_free(fixture->batch);
		fixture->batch = batch_new(BATCH_BYTES, 500);
		memory_fail_after(0);
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_FULL);
		assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
		memory_fail_after(-1);
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(events_have_the_bytes_that_fastavro_writes),
		TEST(libavro_reads_events_by_the_plans_schemas),
		TEST(libavro_names_every_field_of_an_event),
		TEST(a_delete_has_no_tombstone_where_none_is_wanted),
		TEST(without_a_key_events_go_where_the_topics_name_hashes_to),
		TEST(a_truncate_goes_to_every_partition),
		TEST(a_logical_message_is_an_event_of_its_own_topic),
		TEST(a_timestamp_before_1970_rounds_down),
		TEST(values_that_cannot_be_encoded_are_errors_that_name_them),
		TEST(a_key_that_its_type_cannot_hold_is_an_error),
		TEST(binary_of_a_type_that_is_read_from_text_only_asks_for_text),
		TEST(rows_of_another_width_are_refused),
		TEST(a_change_is_in_the_batch_whole_or_not_at_all),
		TEST(a_change_that_lacks_one_partition_leaves_nothing),
		TEST(an_event_beyond_its_limit_is_too_large_however_much_room_there_is),
		TEST(an_empty_batch_of_the_size_for_one_change_is_never_full),
		TEST(every_failing_allocation_is_a_full_batch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
