/* A row's key alone, and what a change leaves out: beside the records that the same change becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/reader.h"
#include "unit/events.h"

/* of the last record with a value */
static void assert_key(const struct fixture *fixture, const struct vector *vector, const uint8_t *key, size_t length)
{
	const struct batch *batch = fixture->batch;
	const struct record *record = &batch->records[batch->record_count - 1];

	if (length != record->key_length - 5 || memcmp(key, batch->bytes + record->key + 5, length) != 0)
		fail_msg("%s: a key of %zu bytes", vector->name, length);
}

static void a_key_alone_is_that_of_the_event_and_takes_no_room(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct error error = {0};
		const struct pgoutput_message message = message_of(&vectors[i]);
		const struct pgoutput_tuple *old = vectors[i].old ? &message.row.before : NULL;
		const uint8_t *key;
		size_t length;
		assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
		const struct batch before = *fixture->batch;
		assert_int_equal(encode_key(fixture->batch, fixture->plan, &fixture->context,
					    message.kind == PGOUTPUT_DELETE ? old : &message.row.after,
					    message.kind == PGOUTPUT_DELETE ? NULL : old, &key, &length, &error),
				 ENCODE_OK);
		assert_key(fixture, &vectors[i], key, length);
		assert_memory_equal(fixture->batch, &before, sizeof before);
	}
}

static void without_room_it_is_full_and_a_key_of_null_is_an_error(void **state)
{
	struct fixture *fixture = *state;
	struct pgoutput_value values[VECTOR_COLUMNS];
	const struct pgoutput_tuple tuple = {VECTOR_COLUMNS, values};
	struct error error = {0};
	const uint8_t *key;
	size_t length;

	memcpy(values, vectors[0].after, sizeof values);
	fixture->batch->used = fixture->batch->size;
	assert_int_equal(
		encode_key(fixture->batch, fixture->plan, &fixture->context, &tuple, NULL, &key, &length, &error),
		ENCODE_FULL);
	fixture->batch->used = 0;
	values[fixture->plan->keys[0].column].form = PGOUTPUT_NULL;
	assert_int_equal(
		encode_key(fixture->batch, fixture->plan, &fixture->context, &tuple, NULL, &key, &length, &error),
		ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_VALUE);
	const struct pgoutput_tuple narrow = {VECTOR_COLUMNS - 1, values};
	assert_int_equal(
		encode_key(fixture->batch, fixture->plan, &fixture->context, &narrow, NULL, &key, &length, &error),
		ENCODE_ERROR);
	assert_int_equal(error.code, ERROR_PROTOCOL);
}

/* an update leaves out what is marked unchanged, but for what its old row has */
static void what_is_left_out_is_what_the_event_lists_as_unchanged(void **state)
{
	struct fixture *fixture = *state;
	struct pgoutput_value values[VECTOR_COLUMNS], old[VECTOR_COLUMNS];
	struct pgoutput_message message = {
		.kind = PGOUTPUT_UPDATE,
		.row = {.before = {VECTOR_COLUMNS, old}, .after = {VECTOR_COLUMNS, values}},
	};

	memcpy(values, vectors[0].after, sizeof values);
	memcpy(old, vectors[0].after, sizeof old);
	assert_false(encode_leaves_out(fixture->plan, &message));
	values[VECTOR_COLUMNS - 1].form = PGOUTPUT_UNCHANGED;
	old[VECTOR_COLUMNS - 1].form = PGOUTPUT_TEXT;
	assert_true(encode_leaves_out(fixture->plan, &message));
	message.row.old = PGOUTPUT_OLD_FULL;
	assert_false(encode_leaves_out(fixture->plan, &message));
	old[VECTOR_COLUMNS - 1].form = PGOUTPUT_NULL;
	assert_true(encode_leaves_out(fixture->plan, &message));
	message.kind = PGOUTPUT_DELETE;
	assert_false(encode_leaves_out(fixture->plan, &message));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_key_alone_is_that_of_the_event_and_takes_no_room),
		TEST(without_room_it_is_full_and_a_key_of_null_is_an_error),
		TEST(what_is_left_out_is_what_the_event_lists_as_unchanged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
