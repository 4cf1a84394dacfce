/* Parked records: against fastavro's bytes, read back, and put back as the records that they would have been. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/memory.h"
#include "encode/parked.h"
#include "schema/schema.h"
#include "unit/events.h"

enum { VECTOR_COUNT = sizeof vectors / sizeof *vectors, SCHEMAS = 2 };

static int setup_parked(void **state)
{
	setup(state);
	struct fixture *fixture = *state;
	struct topic *parked = topic_intern(&fixture->topics, "shop.parked");
	parked->partitions = VECTOR_PARTITIONS;
	plan_park(fixture->plan, parked, VECTOR_PARKED_ID, "incompatible");
	fixture->plan->topic->partitions = 0; /* it need not be there yet */
	return 0;
}

static void assert_parked(const char *name, const struct batch *batch, uint32_t n, const char *value, uint32_t length)
{
	const struct record *record = &batch->records[n];

	assert_string_equal(record->topic->name, "shop.parked");
	assert_int_equal(record->partition, VECTOR_PARKED_PARTITION);
	assert_int_equal(record->timestamp_ms, VECTOR_COMMIT_US / 1000);
	assert_int_equal(record->key_length, strlen(VECTOR_TOPIC));
	assert_memory_equal(batch->bytes + record->key, VECTOR_TOPIC, record->key_length);
	if (record->value_length != length || memcmp(batch->bytes + record->value, value, length) != 0)
		fail_msg("%s: record %u differs", name, n);
}

static void assert_schemas(const struct batch *batch)
{
	assert_parked("key schema", batch, 0, VECTOR_PARKED_KEY_SCHEMA, VECTOR_PARKED_KEY_SCHEMA_LENGTH);
	assert_parked("value schema", batch, 1, VECTOR_PARKED_VALUE_SCHEMA, VECTOR_PARKED_VALUE_SCHEMA_LENGTH);
}

static uint32_t tombstones(const struct vector *vector)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < vector->record_count; i++)
		count += vector->records[i].value == NULL;
	return count;
}

static void parked_records_have_the_bytes_that_fastavro_writes_schemas_first(void **state)
{
	struct fixture *fixture = *state;
	const struct batch *batch = fixture->batch;
	uint32_t n = SCHEMAS, events = 0;

	for (size_t i = 0; i < VECTOR_COUNT; i++) {
		struct error error = {0};
		if (encode_vector(fixture, &vectors[i], &error) != ENCODE_OK)
			fail_msg("%s: %s", vectors[i].name, error.text);
		for (uint32_t r = 0; r < vectors[i].record_count; r++, n++)
			assert_parked(vectors[i].name, batch, n, vectors[i].records[r].parked,
				      vectors[i].records[r].parked_length);
		assert_int_equal(batch->record_count, n);
		events += vectors[i].record_count - tombstones(&vectors[i]);
		assert_int_equal(batch->parked, events);
		assert_int_equal(batch->events, 0);
	}
	assert_schemas(batch);
	assert_int_equal(batch->partition_count, 1);
}

static void a_parked_truncate_is_one_record(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	assert_int_equal(encode_truncate(fixture->batch, fixture->plan, &fixture->context, &error), ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, SCHEMAS + 1);
	assert_schemas(fixture->batch);
	assert_parked("truncate", fixture->batch, SCHEMAS, VECTOR_PARKED_TRUNCATE, VECTOR_PARKED_TRUNCATE_LENGTH);
	assert_int_equal(fixture->batch->parked, 1);
}

static void a_plan_without_a_key_has_one_schema_and_null_keys(void **state)
{
	struct fixture fixture;
	struct facts_relation facts = orders_facts;
	struct relation relation = orders_relation;
	struct parked_record record;
	struct error error;

	(void)state;
	relation.shape.identity = 'f';
	facts.key_count = 0;
	fixture_start(&fixture, &relation, &facts);
	struct topic *parked = topic_intern(&fixture.topics, "shop.parked");
	parked->partitions = 1;
	plan_park(fixture.plan, parked, VECTOR_PARKED_ID, "key_unknown");
	assert_int_equal(encode_vector(&fixture, &vectors[0], &error), ENCODE_OK);
	assert_int_equal(fixture.batch->record_count, 2);
	const struct record *event = &fixture.batch->records[1];
	assert_int_equal(parked_decode(fixture.batch->bytes + event->value, event->value_length, &record, &error), 0);
	assert_null(record.key.bytes);
	assert_true(record.key_fingerprint == 0);
	assert_false(record.all_partitions);
	assert_memory_equal(record.reason.bytes, "key_unknown", record.reason.length);
	teardown(&(void *){&fixture});
}

static void a_schema_record_reads_back(void **state)
{
	struct fixture *fixture = *state;
	struct parked_record record;
	struct error error;

	assert_int_equal(parked_decode(VECTOR_PARKED_VALUE_SCHEMA, VECTOR_PARKED_VALUE_SCHEMA_LENGTH, &record, &error),
			 0);
	assert_int_equal(record.schema.length, strlen(fixture->plan->value_json));
	assert_memory_equal(record.schema.bytes, fixture->plan->value_json, record.schema.length);
	assert_false(record.key_schema);
	assert_true(record.value_fingerprint == fixture->plan->value_fingerprint && record.key_fingerprint == 0);
	assert_int_equal(parked_decode(VECTOR_PARKED_KEY_SCHEMA, VECTOR_PARKED_KEY_SCHEMA_LENGTH, &record, &error), 0);
	assert_memory_equal(record.schema.bytes, VECTOR_KEY_JSON, record.schema.length);
	assert_true(record.key_schema);
	assert_true(record.key_fingerprint == fixture->plan->key_fingerprint && record.value_fingerprint == 0);
	assert_null(record.key.bytes);
	assert_null(record.value.bytes);
}

static void an_event_reads_back(void **state)
{
	struct fixture *fixture = *state;
	const struct vector_record *expected = &vectors[0].records[0];
	struct parked_record record;
	struct error error;

	assert_int_equal(parked_decode(expected->parked, expected->parked_length, &record, &error), 0);
	assert_int_equal(record.topic.length, strlen(VECTOR_TOPIC));
	assert_memory_equal(record.topic.bytes, VECTOR_TOPIC, record.topic.length);
	assert_int_equal(record.reason.length, strlen("incompatible"));
	assert_memory_equal(record.reason.bytes, "incompatible", record.reason.length);
	assert_true(record.position.commit_lsn == VECTOR_COMMIT_LSN && record.position.change_lsn == VECTOR_LSN);
	assert_int_equal(record.position.seq, 4);
	assert_int_equal(record.timestamp_ms, VECTOR_COMMIT_US / 1000);
	assert_int_equal(record.key.length, expected->key_length - 5);
	assert_memory_equal(record.key.bytes, expected->key + 5, record.key.length);
	assert_int_equal(record.value.length, expected->value_length - 5);
	assert_memory_equal(record.value.bytes, expected->value + 5, record.value.length);
	assert_true(record.key_fingerprint == fixture->plan->key_fingerprint);
	assert_true(record.value_fingerprint == fixture->plan->value_fingerprint);
	assert_null(record.schema.bytes);
	assert_false(record.key_schema);
	assert_false(record.all_partitions);
}

/* what the change would have been, had it not been parked */
static struct batch *direct(struct fixture *fixture, struct topic *topic, size_t i)
{
	struct batch *batch = batch_new(BATCH_BYTES, 500), *parked = fixture->batch;
	struct plan_parking parking = fixture->plan->parking;
	struct topic *own = fixture->plan->topic;
	struct error error;

	plan_bind(fixture->plan, VECTOR_KEY_ID, VECTOR_VALUE_ID);
	fixture->plan->topic = topic;
	fixture->batch = batch;
	if (i < VECTOR_COUNT)
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
	else
		assert_int_equal(encode_truncate(batch, fixture->plan, &fixture->context, &error), ENCODE_OK);
	fixture->batch = parked;
	fixture->plan->topic = own;
	fixture->plan->parking = parking;
	return batch;
}

static void assert_same_records(const char *name, const struct batch *batch, const struct batch *expected)
{
	assert_int_equal(batch->record_count, expected->record_count);
	assert_int_equal(batch->events, expected->events);
	for (uint32_t i = 0; i < batch->record_count; i++) {
		const struct record *a = &batch->records[i], *b = &expected->records[i];
		if (a->topic != b->topic || a->partition != b->partition || a->timestamp_ms != b->timestamp_ms ||
		    a->key_length != b->key_length || a->value_length != b->value_length || a->source != b->source)
			fail_msg("%s: record %u is another", name, i);
		if (a->key_length != RECORD_NULL)
			assert_memory_equal(batch->bytes + a->key, expected->bytes + b->key, a->key_length);
		if (a->value_length != RECORD_NULL)
			assert_memory_equal(batch->bytes + a->value, expected->bytes + b->value, a->value_length);
	}
}

/* each vector and a truncate: parked, decoded and replayed, as if encoded for the topic of the new version at once */
static void replayed_records_are_those_that_were_not_published(void **state)
{
	struct fixture *fixture = *state;
	struct topic *topic = topic_intern(&fixture->topics, VECTOR_TOPIC ".v2");

	topic->partitions = 11;
	for (size_t i = 0; i <= VECTOR_COUNT; i++) {
		struct batch *replayed = batch_new(BATCH_BYTES, 500);
		struct batch *batch = fixture->batch;
		struct error error;
		batch_reset(batch);
		if (i < VECTOR_COUNT)
			assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
		else
			assert_int_equal(encode_truncate(batch, fixture->plan, &fixture->context, &error), ENCODE_OK);
		for (uint32_t n = i == 0 ? SCHEMAS : 0; n < batch->record_count; n++) {
			const struct record *record = &batch->records[n];
			struct parked_record parked;
			assert_int_equal(
				parked_decode(batch->bytes + record->value, record->value_length, &parked, &error), 0);
			assert_true(parked_replay(replayed, topic, &parked, VECTOR_KEY_ID, VECTOR_VALUE_ID));
		}
		struct batch *expected = direct(fixture, topic, i);
		assert_same_records(i < VECTOR_COUNT ? vectors[i].name : "a truncate", replayed, expected);
		batch_free(expected);
		batch_free(replayed);
	}
}

static void a_batch_without_room_takes_no_part_of_a_replayed_record(void **state)
{
	struct fixture *fixture = *state;
	const struct vector_record *vector = &vectors[0].records[0];
	uint32_t most = vector->key_length + vector->value_length;
	struct topic *topic = topic_intern(&fixture->topics, "other");
	struct parked_record record;
	struct error error;

	topic->partitions = 1;
	assert_int_equal(parked_decode(vector->parked, vector->parked_length, &record, &error), 0);
	for (size_t size = 1; size <= most; size++) {
		struct batch *batch = batch_new(size, 500);
		bool added = parked_replay(batch, topic, &record, 1, 2);
		assert_int_equal(added, size == most);
		assert_int_equal(batch->record_count, added);
		assert_int_equal(batch->used, added ? most : 0);
		assert_int_equal(batch->events, added);
		batch_free(batch);
	}
	struct batch *batch = batch_new(BATCH_BYTES, 500);
	memory_fail_after(0);
	assert_false(parked_replay(batch, topic, &record, 1, 2));
	memory_fail_after(-1);
	assert_true(batch->used == 0 && batch->events == 0);
	assert_true(parked_replay(batch, topic, &record, 1, 2));
	batch_free(batch);
}

static void schemas_are_announced_once_a_plan_and_only_when_they_are_in_the_batch(void **state)
{
	struct fixture *fixture = *state;
	enum encode_result result = ENCODE_FULL;
	struct error error;

	for (size_t size = 1; result == ENCODE_FULL; size++) {
		assert_false(fixture->plan->parking.announced);
		batch_free(fixture->batch);
		fixture->batch = batch_new(size, 500);
		result = encode_vector(fixture, &vectors[0], &error);
		if (result == ENCODE_FULL)
			assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0 &&
				    fixture->batch->parked == 0);
	}
	assert_int_equal(result, ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, SCHEMAS + 1);
	assert_true(fixture->plan->parking.announced);
	batch_free(fixture->batch);
	fixture->batch = batch_new(BATCH_BYTES, 500);
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, 1);
	plan_park(fixture->plan, fixture->plan->parking.topic, VECTOR_PARKED_ID, "incompatible");
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, 1 + SCHEMAS + 1);
}

static void a_parked_change_is_in_the_batch_whole_or_not_at_all(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < VECTOR_COUNT; i++) {
		enum encode_result result = ENCODE_FULL;
		struct error error;
		for (size_t size = 200; result == ENCODE_FULL; size += 7) {
			batch_free(fixture->batch);
			fixture->batch = batch_new(size, 500);
			fixture->plan->parking.announced = true;
			result = encode_vector(fixture, &vectors[i], &error);
			if (result == ENCODE_FULL)
				assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
		}
		assert_int_equal(result, ENCODE_OK);
		for (uint32_t r = 0; r < vectors[i].record_count; r++)
			assert_parked(vectors[i].name, fixture->batch, r, vectors[i].records[r].parked,
				      vectors[i].records[r].parked_length);
	}
}

static void an_empty_batch_of_the_size_for_one_change_takes_a_parked_one(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	for (uint32_t event_max = 300; event_max < 600; event_max++) {
		fixture->context.event_max = event_max;
		for (size_t i = 0; i < VECTOR_COUNT; i++) {
			batch_free(fixture->batch);
			fixture->plan->parking.announced = false;
			fixture->batch = batch_new(encode_room(fixture->plan, event_max), 1);
			assert_int_not_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_FULL);
		}
	}
}

static void every_failing_allocation_is_a_full_batch(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	for (size_t i = 0; i < VECTOR_COUNT; i++) {
		batch_free(fixture->batch);
		fixture->batch = batch_new(BATCH_BYTES, 500);
		fixture->plan->parking.announced = false;
		memory_fail_after(0);
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_FULL);
		assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
		assert_false(fixture->plan->parking.announced);
		memory_fail_after(-1);
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
		assert_true(fixture->plan->parking.announced);
	}
}

static void what_the_parking_topic_does_not_take_is_too_large(void **state)
{
	struct fixture *fixture = *state;
	struct topic *parked = topic_intern(&fixture->topics, "shop.parked");
	struct error error;

	parked->max_message_bytes = 1000; /* the value's schema has more */
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
	assert_non_null(strstr(error.text, "a schema of 2574 bytes, and shop.parked takes 1000"));
	assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
	assert_false(fixture->plan->parking.announced);
	fixture->plan->parking.announced = true;
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	parked->max_message_bytes = 300;
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_TOO_LARGE);
	assert_non_null(strstr(error.text, "a parked event of"));
	assert_int_equal(fixture->batch->record_count, 1);
}

static void a_plan_that_is_bound_again_is_parked_no_more(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	plan_bind(fixture->plan, VECTOR_KEY_ID, VECTOR_VALUE_ID);
	fixture->plan->topic->partitions = VECTOR_PARTITIONS;
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, 1);
	assert_string_equal(fixture->batch->records[0].topic->name, VECTOR_TOPIC);
	assert_memory_equal(fixture->batch->bytes, vectors[0].records[0].key, vectors[0].records[0].key_length);
}

static void the_partition_is_that_of_the_topics_name(void **state)
{
	(void)state;
	assert_int_equal(parked_partition(VECTOR_TOPIC, VECTOR_PARTITIONS), VECTOR_PARKED_PARTITION);
	assert_int_equal(parked_partition("foobar", INT32_MAX), (int32_t)(0x7fffffff & (uint32_t)-790332482));
	assert_int_equal(parked_partition(VECTOR_TOPIC, 1), 0);
}

static void every_cut_and_every_extra_byte_is_an_error(void **state)
{
	const struct vector_record *vector = &vectors[0].records[0];

	(void)state;
	for (uint32_t length = 0; length <= vector->parked_length + 1; length++) {
		uint8_t *cut = calloc(length + 1, 1); /* of its own, so that reading beyond is seen */
		struct parked_record record;
		struct error error = {0};
		memcpy(cut, vector->parked, length < vector->parked_length ? length : vector->parked_length);
		int result = parked_decode(cut, length, &record, &error);
		assert_int_equal(result, length == vector->parked_length ? 0 : -1);
		assert_int_equal(error.code, result ? ERROR_PROTOCOL : ERROR_NONE);
		free(cut);
	}
}

static void malformed_records_are_errors(void **state)
{
	/* header, topic "t", reason "r", position 1 2 3, timestamp 4, not all partitions */
	static const char head[] = "\0\0\0\0\1\2t\2r\2\4\6\10";
	static const struct {
		const char *name, *tail;
		size_t length;
		bool valid;
	} cases[] = {
		{"key and value", "\0\2\16\2\20\0\2\2k\2\2v", 12, true},
		{"a tombstone", "\0\2\16\0\0\2\2k\0", 9, true},
		{"no key", "\1\0\2\20\0\0\2\2v", 9, true},
		{"empty bodies", "\0\2\16\2\20\0\2\0\2\0", 10, true},
		{"a key's schema", "\0\2\16\0\2\2s\0\0", 9, true},
		{"a boolean that is neither", "\2\2\16\2\20\0\2\2k\2\2v", 12, false},
		{"a branch that is none", "\0\4\16\2\20\0\2\2k\2\2v", 12, false},
		{"a negative length", "\0\2\16\2\20\0\2\1k\2\2v", 12, false},
		{"nothing at all", "\0\0\0\0\0\0", 6, false},
		{"a key without a fingerprint", "\0\0\2\20\0\2\2k\2\2v", 11, false},
		{"a fingerprint without its value", "\0\2\16\2\20\0\2\2k\0", 10, false},
		{"a schema with both fingerprints", "\0\2\16\2\20\2\2s\0\0", 10, false},
		{"a schema with none", "\0\0\0\2\2s\0\0", 8, false},
		{"a schema with a key", "\0\2\16\0\2\2s\2\2k\0", 11, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint8_t bytes[64];
		struct parked_record record;
		struct error error = {0};
		memcpy(bytes, head, sizeof head - 1);
		memcpy(bytes + sizeof head - 1, cases[i].tail, cases[i].length);
		int result = parked_decode(bytes, sizeof head - 1 + cases[i].length, &record, &error);
		if (result != (cases[i].valid ? 0 : -1))
			fail_msg("%s: %d %s", cases[i].name, result, error.text);
		assert_int_equal(error.code, cases[i].valid ? ERROR_NONE : ERROR_PROTOCOL);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup_parked, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parked_records_have_the_bytes_that_fastavro_writes_schemas_first),
		TEST(a_parked_truncate_is_one_record),
		TEST(a_plan_without_a_key_has_one_schema_and_null_keys),
		TEST(a_schema_record_reads_back),
		TEST(an_event_reads_back),
		TEST(replayed_records_are_those_that_were_not_published),
		TEST(a_batch_without_room_takes_no_part_of_a_replayed_record),
		TEST(schemas_are_announced_once_a_plan_and_only_when_they_are_in_the_batch),
		TEST(a_parked_change_is_in_the_batch_whole_or_not_at_all),
		TEST(an_empty_batch_of_the_size_for_one_change_takes_a_parked_one),
		TEST(every_failing_allocation_is_a_full_batch),
		TEST(what_the_parking_topic_does_not_take_is_too_large),
		TEST(a_plan_that_is_bound_again_is_parked_no_more),
		TEST(the_partition_is_that_of_the_topics_name),
		TEST(every_cut_and_every_extra_byte_is_an_error),
		TEST(malformed_records_are_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
