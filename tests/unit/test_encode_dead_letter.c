/* Dead letters, read by libavro with the schema file: what they say, and that they always have room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <avro.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/memory.h"
#include "encode/parked.h"
#include "schema/schema.h"
#include "unit/events.h"

enum { VECTOR_COUNT = sizeof vectors / sizeof *vectors, LETTER_ID = 21 };

static struct topic letters_topic = {.name = "shop.dead-letter", .index = 900, .partitions = VECTOR_PARTITIONS};
static const struct encode_dead_letters letters = {&letters_topic, {0, 0, 0, 0, LETTER_ID}};

static const struct error too_large = {.code = ERROR_TOO_LARGE, .text = "an event that is too large"};
static const struct error key_overflow = {.code = ERROR_VALUE, .text = "a key that cannot be"};

/* key and value of the letter that was read last: libavro's JSON of bytes ends at a NUL */
static struct bytes {
	bool there;
	size_t length;
	uint8_t bytes[EVENT_MAX];
} letter_key, letter_value;

static void take_bytes(struct bytes *bytes, avro_value_t *letter, const char *name)
{
	avro_value_t field, branch;
	const void *data = NULL;
	int discriminant = 0;

	assert_int_equal(avro_value_get_by_name(letter, name, &field, NULL), 0);
	assert_int_equal(avro_value_get_discriminant(&field, &discriminant), 0);
	bytes->there = discriminant == 1;
	bytes->length = 0;
	if (!bytes->there)
		return;
	assert_int_equal(avro_value_get_current_branch(&field, &branch), 0);
	assert_int_equal(avro_value_get_bytes(&branch, &data, &bytes->length), 0);
	assert_in_range(bytes->length, 0, sizeof bytes->bytes);
	memcpy(bytes->bytes, data, bytes->length);
}

/* a record of the dead-letter topic by libavro; all of its bytes are read */
static json_t *letter_json(const struct batch *batch, uint32_t n)
{
	const struct record *record = &batch->records[n];
	const char *schema_json = schema_fixed("dead-letter");
	const uint8_t *bytes = batch->bytes + record->value;
	avro_schema_t schema;
	avro_value_t value;
	char *text;

	assert_ptr_equal(record->topic, &letters_topic);
	assert_memory_equal(bytes, letters.header, 5);
	assert_int_equal(avro_schema_from_json_length(schema_json, strlen(schema_json), &schema), 0);
	avro_value_iface_t *class = avro_generic_class_from_schema(schema);
	avro_generic_value_new(class, &value);
	avro_reader_t reader = avro_reader_memory((const char *)bytes + 5, record->value_length - 5);
	if (avro_value_read(reader, &value) != 0)
		fail_msg("libavro: %.60s", avro_strerror());
	assert_int_equal(avro_read(reader, &(char){0}, 1), ENOSPC); /* nothing is left */
	assert_int_equal(avro_value_to_json(&value, 1, &text), 0);
	take_bytes(&letter_key, &value, "key");
	take_bytes(&letter_value, &value, "value");
	json_t *json = json_loads(text, JSON_ALLOW_NUL, NULL);
	assert_non_null(json);
	free(text);
	avro_reader_free(reader);
	avro_value_decref(&value);
	avro_value_iface_decref(class);
	avro_schema_decref(schema);
	return json;
}

static const char *text_of(const json_t *letter, const char *field)
{
	const char *text = json_string_value(json_object_get(letter, field));

	assert_non_null(text);
	return text;
}

/* the text of a column: NULL where it is not there, "NULL" for SQL's */
static const char *column_of(const json_t *letter, const char *name)
{
	const json_t *value = json_object_get(json_object_get(letter, "columns"), name);

	if (!value)
		return NULL;
	return json_is_null(value) ? "NULL" : json_string_value(json_object_get(value, "string"));
}

static size_t columns_of(const json_t *letter)
{
	return json_object_size(json_object_get(letter, "columns"));
}

/* the names that are cut, joined by commas */
static const char *cut_of(const json_t *letter)
{
	static char names[1000];
	const json_t *cut = json_object_get(letter, "cut");

	names[0] = '\0';
	for (size_t i = 0; i < json_array_size(cut); i++)
		snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", i ? "," : "",
			 json_string_value(json_array_get(cut, i)));
	return names;
}

static void assert_bytes(const struct bytes *bytes, const void *expected, size_t length)
{
	assert_true(bytes->there);
	assert_int_equal(bytes->length, length);
	assert_memory_equal(bytes->bytes, expected, length);
}

static void assert_position(const json_t *letter, uint64_t seq)
{
	assert_int_equal(json_integer_value(json_object_get(letter, "commit_lsn")), VECTOR_COMMIT_LSN);
	assert_int_equal(json_integer_value(json_object_get(letter, "lsn")), VECTOR_LSN);
	assert_int_equal(json_integer_value(json_object_get(letter, "seq")), seq);
	assert_int_equal(json_integer_value(json_object_get(letter, "timestamp_ms")), VECTOR_COMMIT_US / 1000);
}

static const struct vector *vector_named(const char *name)
{
	for (size_t i = 0; i < VECTOR_COUNT; i++)
		if (strcmp(vectors[i].name, name) == 0)
			return &vectors[i];
	fail_msg("no vector %s", name);
	return NULL;
}

static json_t *letter_of_vector(struct fixture *fixture, const char *name, const struct error *why)
{
	const struct pgoutput_message message = message_of(vector_named(name));
	struct error error;

	batch_reset(fixture->batch);
	assert_int_equal(
		encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message, why, &error),
		ENCODE_OK);
	assert_int_equal(fixture->batch->record_count, 1);
	assert_int_equal(fixture->batch->dead_letters, 1);
	assert_int_equal(fixture->batch->events, 0);
	return letter_json(fixture->batch, 0);
}

static void a_letter_says_what_where_and_why(void **state)
{
	struct fixture *fixture = *state;
	const struct vector *vector = vector_named("an insert (text)");
	json_t *letter = letter_of_vector(fixture, vector->name, &too_large);
	const struct record *record = &fixture->batch->records[0];

	assert_string_equal(text_of(letter, "topic"), VECTOR_TOPIC);
	assert_string_equal(text_of(letter, "reason"), "too_large");
	assert_string_equal(text_of(letter, "detail"), too_large.text);
	assert_position(letter, 4);
	assert_string_equal(json_string_value(json_object_get(json_object_get(letter, "op"), "string")), "c");
	assert_bytes(&letter_key, vector->records[0].key, vector->records[0].key_length);
	assert_true((uint64_t)json_integer_value(json_object_get(json_object_get(letter, "key_fingerprint"), "long")) ==
		    fixture->plan->key_fingerprint);
	assert_true(json_is_null(json_object_get(letter, "value")));
	assert_int_equal(columns_of(letter), VECTOR_COLUMNS);
	assert_string_equal(column_of(letter, "gr\303\266\303\237e"), "XL");
	assert_string_equal(column_of(letter, "price"), "12.50");
	assert_string_equal(column_of(letter, "at"), "2024-02-29 12:34:56.789012+00");
	assert_string_equal(cut_of(letter), "");
	assert_int_equal(record->key_length, strlen(VECTOR_TOPIC));
	assert_memory_equal(fixture->batch->bytes + record->key, VECTOR_TOPIC, record->key_length);
	assert_int_equal(record->partition, VECTOR_PARKED_PARTITION);
	assert_int_equal(record->timestamp_ms, VECTOR_COMMIT_US / 1000);
	json_decref(letter);
}

static void text_and_binary_give_the_same_letter(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i + 1 < VECTOR_COUNT; i += 2) {
		json_t *text = letter_of_vector(fixture, vectors[i].name, &too_large);
		json_t *binary = letter_of_vector(fixture, vectors[i + 1].name, &too_large);
		assert_true(!vectors[i].binary && vectors[i + 1].binary);
		if (!json_equal(text, binary))
			fail_msg("%s: %s", vectors[i].name, json_dumps(binary, 0));
		json_decref(text);
		json_decref(binary);
	}
}

static void nulls_are_told_from_what_the_change_does_not_carry(void **state)
{
	struct fixture *fixture = *state;
	json_t *letter = letter_of_vector(fixture, "an insert of nulls, with an origin (text)", &too_large);

	assert_int_equal(columns_of(letter), VECTOR_COLUMNS);
	assert_string_equal(column_of(letter, "note"), "NULL");
	json_decref(letter);
	letter = letter_of_vector(fixture, "an update with an unchanged value that nobody carries (text)", &too_large);
	assert_int_equal(columns_of(letter), VECTOR_COLUMNS - 2);
	assert_null(column_of(letter, "note"));
	assert_string_equal(column_of(letter, "mail"), "b@example.com");
	assert_string_equal(cut_of(letter), "");
	json_decref(letter);
}

static void old_rows_are_there_as_far_as_they_are_carried(void **state)
{
	struct fixture *fixture = *state;
	json_t *letter = letter_of_vector(fixture, "an update of the key, old key given (text)", &too_large);

	assert_string_equal(json_string_value(json_object_get(json_object_get(letter, "op"), "string")), "u");
	assert_string_equal(column_of(letter, "before.id"), "1");
	assert_string_equal(column_of(letter, "before.day"), "2024-02-29");
	assert_null(column_of(letter, "before.mail"));
	assert_string_equal(column_of(letter, "id"), "9007199254740993");
	assert_int_equal(columns_of(letter), 2 + VECTOR_COLUMNS - 1);
	/* the key is the new row's */
	const struct vector *vector = vector_named("an update of the key, old key given (text)");
	assert_bytes(&letter_key, vector->records[2].key, vector->records[2].key_length);
	json_decref(letter);

	letter = letter_of_vector(fixture, "an update with the whole old row fills in unchanged values (text)",
				  &too_large);
	assert_int_equal(columns_of(letter), 2 * VECTOR_COLUMNS);
	assert_string_equal(column_of(letter, "before.mail"), "a@example.com");
	assert_string_equal(column_of(letter, "note"), "a long note");
	json_decref(letter);

	letter = letter_of_vector(fixture, "a delete with the old key (text)", &too_large);
	assert_string_equal(json_string_value(json_object_get(json_object_get(letter, "op"), "string")), "d");
	assert_int_equal(columns_of(letter), 2);
	assert_string_equal(column_of(letter, "before.id"), "1");
	assert_bytes(&letter_key, vector->records[0].key, vector->records[0].key_length);
	json_decref(letter);
}

static void a_truncate_has_no_columns(void **state)
{
	struct fixture *fixture = *state;
	const struct pgoutput_message message = {.kind = PGOUTPUT_TRUNCATE};
	struct error error;

	assert_int_equal(encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message,
					    &too_large, &error),
			 ENCODE_OK);
	json_t *letter = letter_json(fixture->batch, 0);
	assert_int_equal(columns_of(letter), 0);
	assert_string_equal(json_string_value(json_object_get(json_object_get(letter, "op"), "string")), "t");
	json_decref(letter);
}

static void a_key_that_cannot_be_encoded_is_null_and_its_text_in_the_columns(void **state)
{
	uint16_t key_columns[] = {3};
	struct facts_relation facts = orders_facts;
	struct relation relation = orders_relation;
	struct fixture fixture;

	(void)state;
	relation.shape.identity = 'f';
	facts.key_count = 1;
	facts.key_columns = key_columns;
	fixture_start(&fixture, &relation, &facts);
	json_t *letter = letter_of_vector(&fixture, "an insert with NaN in a decimal (text)", &key_overflow);
	assert_string_equal(text_of(letter, "reason"), "key_overflow");
	assert_true(json_is_null(json_object_get(letter, "key")));
	assert_false(json_is_null(json_object_get(letter, "key_fingerprint")));
	assert_string_equal(column_of(letter, "price"), "NaN");
	json_decref(letter);
	teardown(&(void *){&fixture});
}

/* an insert with so many bytes in the columns note and mail */
static struct pgoutput_message large(struct pgoutput_value *row, const uint8_t *text, uint32_t note, uint32_t mail)
{
	struct pgoutput_message message = message_of(&vectors[0]);

	memcpy(row, vectors[0].after, VECTOR_COLUMNS * sizeof *row);
	message.row.after.values = row;
	row[5] = (struct pgoutput_value){text, note, PGOUTPUT_TEXT};
	row[4] = (struct pgoutput_value){text, mail, PGOUTPUT_TEXT};
	return message;
}

static void large_columns_share_what_small_ones_leave(void **state)
{
	static uint8_t text[3 * EVENT_MAX];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = large(row, text, 3 * EVENT_MAX, 2 * EVENT_MAX);
	struct error error;

	memset(text, 'x', sizeof text);
	assert_int_equal(encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message,
					    &too_large, &error),
			 ENCODE_OK);
	const struct record *record = &fixture->batch->records[0];
	json_t *letter = letter_json(fixture->batch, 0);
	assert_string_equal(cut_of(letter), "mail,note");
	assert_string_equal(column_of(letter, "price"), "12.50");
	assert_int_equal(strlen(column_of(letter, "note")), strlen(column_of(letter, "mail")));
	/* it is filled as far as it goes, but for what the names of the cut were kept for */
	assert_in_range(record->key_length + record->value_length, EVENT_MAX - 700, EVENT_MAX - ENCODE_RECORD_OVERHEAD);
	json_decref(letter);

	message = large(row, text, 3 * EVENT_MAX, 1000);
	assert_int_equal(encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message,
					    &too_large, &error),
			 ENCODE_OK);
	letter = letter_json(fixture->batch, 1);
	assert_string_equal(cut_of(letter), "note");
	assert_int_equal(strlen(column_of(letter, "mail")), 1000);
	json_decref(letter);
}

/* whatever the limit, a character of four bytes is there or not: what libavro reads is UTF-8 */
static void texts_are_cut_between_characters(void **state)
{
	static uint8_t text[4000];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = large(row, text, sizeof text, 3);
	struct error error;

	for (size_t i = 0; i < sizeof text; i += 4)
		memcpy(text + i, "\360\237\232\262", 4);
	row[4] = (struct pgoutput_value){text, 4, PGOUTPUT_TEXT};
	for (uint32_t more = 0; more < 8; more++) {
		batch_reset(fixture->batch);
		fixture->context.event_max = 1500 + more;
		assert_int_equal(encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context,
						    &message, &too_large, &error),
				 ENCODE_OK);
		json_t *letter = letter_json(fixture->batch, 0);
		assert_string_equal(cut_of(letter), "note");
		assert_int_equal(strlen(column_of(letter, "note")) % 4, 0);
		json_decref(letter);
	}
}

static void what_is_no_utf8_is_hex_or_left_out(void **state)
{
	static uint8_t text[3 * EVENT_MAX];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = large(row, text, sizeof text, 3);
	struct error why = too_large, error;

	memset(text, 0xff, sizeof text);
	snprintf(why.text, sizeof why.text, "\377 and a character cut \303");
	assert_int_equal(
		encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message, &why, &error),
		ENCODE_OK);
	json_t *letter = letter_json(fixture->batch, 0);
	assert_string_equal(text_of(letter, "detail"), "? and a character cut ?");
	assert_string_equal(column_of(letter, "mail"), "\\xffffff");
	assert_null(column_of(letter, "note"));
	assert_string_equal(cut_of(letter), "note");
	json_decref(letter);

	snprintf(why.text, sizeof why.text, "a character cut \303");
	batch_reset(fixture->batch);
	assert_int_equal(
		encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message, &why, &error),
		ENCODE_OK);
	letter = letter_json(fixture->batch, 0);
	assert_string_equal(text_of(letter, "detail"), "a character cut ");
	json_decref(letter);
}

/* every limit from nothing to plenty: a letter within it, or an error; never a full batch */
static void every_limit_is_kept(void **state)
{
	static uint8_t text[1000];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = large(row, text, sizeof text, 300);
	uint32_t first = 0;

	memset(text, 'x', sizeof text);
	for (uint32_t most = 0; most < 2500; most++) {
		struct error error = {0};
		batch_reset(fixture->batch);
		fixture->context.event_max = most;
		enum encode_result result = encode_dead_letter(fixture->batch, &letters, fixture->plan,
							       &fixture->context, &message, &too_large, &error);
		if (result == ENCODE_ERROR) {
			assert_int_equal(error.code, ERROR_TOO_LARGE);
			assert_int_equal(first, 0);
			assert_true(batch_empty(fixture->batch) && fixture->batch->dead_letters == 0);
			continue;
		}
		assert_int_equal(result, ENCODE_OK);
		first = first ? first : most;
		const struct record *record = &fixture->batch->records[0];
		assert_true(record->key_length + record->value_length + ENCODE_RECORD_OVERHEAD <= most);
		json_t *letter = letter_json(fixture->batch, 0);
		bool whole = strcmp(cut_of(letter), "") == 0;
		assert_true(most < 1000 ? !whole : most < 2200 || whole);
		json_decref(letter);
	}
	assert_in_range(first, 200, 400);
}

static void the_smallest_limit_of_the_configuration_takes_the_longest_error(void **state)
{
	struct fixture *fixture = *state;
	const struct pgoutput_message message = message_of(&vectors[0]);
	static char topic[250];
	struct error why = too_large, error;

	memset(topic, 't', sizeof topic - 1); /* as long as Kafka allows */
	memset(why.text, 'd', sizeof why.text - 1);
	fixture->plan->table_topic = topic;
	fixture->context.event_max = 1024;
	assert_int_equal(
		encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message, &why, &error),
		ENCODE_OK);
	json_t *letter = letter_json(fixture->batch, 0);
	assert_in_range(strlen(text_of(letter, "detail")), 300, 400);
	assert_position(letter, 4);
	json_decref(letter);
}

/* every arena: full, or the same letter as with all the room in the world */
static void a_small_batch_cuts_nothing(void **state)
{
	static uint8_t text[1000];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = large(row, text, sizeof text, 300);
	struct error error;

	memset(text, 'x', sizeof text);
	for (uint32_t most = 700; most < 3000; most += 1100) {
		enum encode_result result = ENCODE_FULL;
		struct batch *expected = batch_new(BATCH_BYTES, 500);
		fixture->context.event_max = most;
		assert_int_equal(encode_dead_letter(expected, &letters, fixture->plan, &fixture->context, &message,
						    &too_large, &error),
				 ENCODE_OK);
		for (size_t size = 1; result == ENCODE_FULL; size++) {
			batch_free(fixture->batch);
			fixture->batch = batch_new(size, 500);
			result = encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context,
						    &message, &too_large, &error);
			if (result == ENCODE_FULL)
				assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0);
		}
		assert_int_equal(result, ENCODE_OK);
		json_t *a = letter_json(fixture->batch, 0), *b = letter_json(expected, 0);
		assert_true(json_equal(a, b));
		json_decref(a);
		json_decref(b);
		batch_free(expected);
	}
}

/* without columns it is the error's text alone that could be cut */
static void a_small_batch_cuts_no_error_either(void **state)
{
	struct fixture *fixture = *state;
	const struct pgoutput_message message = {.kind = PGOUTPUT_TRUNCATE};
	struct error error;

	for (size_t size = 1; size < 300; size++) {
		batch_free(fixture->batch);
		fixture->batch = batch_new(size, 500);
		if (encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message, &too_large,
				       &error) != ENCODE_OK)
			continue;
		json_t *letter = letter_json(fixture->batch, 0);
		assert_string_equal(text_of(letter, "detail"), too_large.text);
		json_decref(letter);
	}
	assert_int_equal(fixture->batch->record_count, 1);
}

static void of_more_names_than_have_room_a_star_stands_for_the_rest(void **state)
{
	enum { COLUMNS = PGOUTPUT_COLUMNS_MAX };
	static struct pgoutput_column columns[COLUMNS];
	static struct facts_column facts_columns[COLUMNS];
	static struct pgoutput_value row[COLUMNS];
	static char names[COLUMNS][64];
	struct relation relation = {.shape = {ORDERS_OID, "public", "wide", 'd', COLUMNS, columns}, .generation = 1};
	struct facts_relation facts = {
		.oid = ORDERS_OID, .identity = 'd', .column_count = COLUMNS, .columns = facts_columns};
	struct pgoutput_message message = {.kind = PGOUTPUT_INSERT};
	struct fixture fixture;
	struct error error;

	(void)state;
	for (int i = 0; i < COLUMNS; i++) {
		snprintf(names[i], sizeof names[i], "a_column_with_quite_a_long_name_of_%04d", i);
		columns[i] = (struct pgoutput_column){false, names[i], 25, -1};
		facts_columns[i] = orders_facts_columns[5];
		facts_columns[i].name = names[i];
		row[i] = (struct pgoutput_value){(const uint8_t *)"0123456789", 10, PGOUTPUT_TEXT};
	}
	message.row.after = (struct pgoutput_tuple){COLUMNS, row};
	fixture_start(&fixture, &relation, &facts);
	assert_int_equal(encode_dead_letter(fixture.batch, &letters, fixture.plan, &fixture.context, &message,
					    &too_large, &error),
			 ENCODE_OK);
	json_t *letter = letter_json(fixture.batch, 0);
	const json_t *cut = json_object_get(letter, "cut");
	assert_in_range(columns_of(letter), 100, 300);
	assert_in_range(json_array_size(cut), 100, 300);
	assert_string_equal(json_string_value(json_array_get(cut, json_array_size(cut) - 1)), "*");
	json_decref(letter);
	/* with room for all of the names, every column is there or named */
	fixture.context.event_max = 150000;
	assert_int_equal(batch_grow(fixture.batch, 150000), 0);
	assert_int_equal(encode_dead_letter(fixture.batch, &letters, fixture.plan, &fixture.context, &message,
					    &too_large, &error),
			 ENCODE_OK);
	letter = letter_json(fixture.batch, 1);
	assert_int_equal(columns_of(letter), COLUMNS);
	assert_string_equal(cut_of(letter), "");
	json_decref(letter);
	teardown(&(void *){&fixture});
}

static void a_logical_message_has_prefix_and_content(void **state)
{
	static uint8_t content[3 * EVENT_MAX];
	struct fixture *fixture = *state;
	struct topic topic = {.name = "shop.message", .partitions = 1};
	struct encode_message message = {&topic, {0}, "main", "audit", content, sizeof content};
	struct error error;

	memset(content, 'c', sizeof content);
	assert_int_equal(encode_dead_message(fixture->batch, &letters, &message, &fixture->context, &too_large, &error),
			 ENCODE_OK);
	json_t *letter = letter_json(fixture->batch, 0);
	assert_string_equal(text_of(letter, "topic"), "shop.message");
	assert_string_equal(json_string_value(json_object_get(json_object_get(letter, "op"), "string")), "m");
	assert_true(json_is_null(json_object_get(letter, "key")));
	assert_position(letter, 4);
	assert_string_equal(column_of(letter, "prefix"), "audit");
	assert_in_range(strlen(column_of(letter, "content")), EVENT_MAX - 500, EVENT_MAX);
	assert_string_equal(cut_of(letter), "content");
	json_decref(letter);
	message.content = (const uint8_t *)"\377";
	message.length = 1;
	assert_int_equal(encode_dead_message(fixture->batch, &letters, &message, &fixture->context, &too_large, &error),
			 ENCODE_OK);
	letter = letter_json(fixture->batch, 1);
	assert_string_equal(column_of(letter, "content"), "\\xff");
	json_decref(letter);
}

static void a_failing_allocation_is_a_full_batch(void **state)
{
	struct fixture *fixture = *state;
	const struct pgoutput_message message = message_of(&vectors[0]);
	struct error error;

	memory_fail_after(0);
	assert_int_equal(encode_dead_letter(fixture->batch, &letters, fixture->plan, &fixture->context, &message,
					    &too_large, &error),
			 ENCODE_FULL);
	memory_fail_after(-1);
	assert_true(batch_empty(fixture->batch) && fixture->batch->used == 0 && fixture->batch->dead_letters == 0);
}

/* each record of each vector, with the others of its change around it */
static void a_refused_record_is_whole_and_in_its_place(void **state)
{
	struct fixture *fixture = *state;
	struct error error;

	for (size_t i = 0; i < VECTOR_COUNT; i++)
		for (uint32_t n = 0; n < vectors[i].record_count; n++) {
			const struct vector_record *expected = &vectors[i].records[n];
			batch_reset(fixture->batch);
			assert_int_equal(encode_vector(fixture, &vectors[i], &error), ENCODE_OK);
			assert_int_equal(encode_refused(fixture->batch, n, &letters, "by policy", EVENT_MAX), 0);
			json_t *letter = letter_json(fixture->batch, n);
			assert_string_equal(text_of(letter, "reason"), "refused");
			assert_string_equal(text_of(letter, "detail"), "by policy");
			assert_string_equal(text_of(letter, "topic"), VECTOR_TOPIC);
			assert_position(letter, 4 + n / 2);
			assert_bytes(&letter_key, expected->key, expected->key_length);
			if (expected->value)
				assert_bytes(&letter_value, expected->value, expected->value_length);
			else
				assert_true(json_is_null(json_object_get(letter, "value")));
			assert_int_equal(columns_of(letter), 0);
			assert_string_equal(cut_of(letter), "");
			json_decref(letter);
			assert_int_equal(fixture->batch->dead_letters, 1);
			assert_int_equal(fixture->batch->record_count, vectors[i].record_count);
			for (uint32_t other = 0; other < vectors[i].record_count; other++) {
				const struct record *record = &fixture->batch->records[other];
				if (other == n)
					continue;
				assert_string_equal(record->topic->name, VECTOR_TOPIC);
				assert_memory_equal(fixture->batch->bytes + record->key, vectors[i].records[other].key,
						    record->key_length);
			}
		}
}

static void what_was_refused_may_be_anything(void **state)
{
	struct fixture *fixture = *state;
	struct batch *batch = fixture->batch;
	struct topic parked = {.name = "shop.parked", .partitions = 1},
		     messages = {.name = "shop.message", .partitions = 1};
	struct encode_message message = {&messages, {0}, "main", "audit", (const uint8_t *)"x", 1};
	struct error error;

	plan_park(fixture->plan, &parked, VECTOR_PARKED_ID, "incompatible");
	fixture->plan->parking.announced = true;
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	assert_int_equal(encode_logical_message(batch, &message, &fixture->context, &error), ENCODE_OK);
	struct record bare = {.topic = &parked, .key_length = RECORD_NULL, .value_length = RECORD_NULL};
	assert_true(batch_add(batch, &bare));
	for (uint32_t n = 0; n < 3; n++)
		assert_int_equal(encode_refused(batch, n, &letters, "", EVENT_MAX), 0);
	json_t *letter = letter_json(batch, 0);
	assert_string_equal(text_of(letter, "topic"), "shop.parked");
	assert_position(letter, 4);
	assert_bytes(&letter_key, VECTOR_TOPIC, strlen(VECTOR_TOPIC));
	assert_bytes(&letter_value, vectors[0].records[0].parked, vectors[0].records[0].parked_length);
	json_decref(letter);
	letter = letter_json(batch, 1);
	assert_string_equal(text_of(letter, "topic"), "shop.message");
	assert_position(letter, 4);
	assert_true(json_is_null(json_object_get(letter, "key")));
	json_decref(letter);
	letter = letter_json(batch, 2);
	assert_int_equal(json_integer_value(json_object_get(letter, "commit_lsn")), 0);
	json_decref(letter);
	/* and a dead letter itself, which keeps its position */
	assert_int_equal(encode_refused(batch, 0, &letters, "", EVENT_MAX), 0);
	letter = letter_json(batch, 0);
	assert_string_equal(text_of(letter, "topic"), "shop.dead-letter");
	assert_position(letter, 4);
	json_decref(letter);
}

static void a_refused_record_is_cut_to_the_limit_and_the_arena_grows_for_it(void **state)
{
	static uint8_t text[10000];
	struct fixture *fixture = *state;
	struct pgoutput_value row[VECTOR_COLUMNS];
	struct pgoutput_message message = large(row, text, sizeof text, 100);
	struct error error;

	memset(text, 'x', sizeof text);
	batch_free(fixture->batch);
	fixture->batch = batch_new(11000, 500);
	assert_int_equal(encode_row(fixture->batch, fixture->plan, &fixture->context, &message, true, &error),
			 ENCODE_OK);
	assert_int_equal(encode_vector(fixture, &vectors[0], &error), ENCODE_OK);
	uint32_t key_length = fixture->batch->records[0].key_length;
	assert_int_equal(encode_refused(fixture->batch, 0, &letters, "x", 5000), 0);
	const struct record *record = &fixture->batch->records[0];
	assert_in_range(record->key_length + record->value_length, 4500, 5000 - ENCODE_RECORD_OVERHEAD);
	json_t *letter = letter_json(fixture->batch, 0);
	assert_string_equal(cut_of(letter), "value");
	assert_bytes(&letter_key, vectors[0].records[0].key, key_length);
	json_decref(letter);
	assert_true(fixture->batch->size > 11000);
	assert_memory_equal(fixture->batch->bytes + fixture->batch->records[1].value, vectors[0].records[0].value,
			    vectors[0].records[0].value_length);
	/* a limit below everything leaves the letter without either */
	assert_int_equal(encode_refused(fixture->batch, 1, &letters, "x", 10), 0);
	letter = letter_json(fixture->batch, 1);
	assert_string_equal(cut_of(letter), "key,value");
	assert_bytes(&letter_key, "", 0);
	json_decref(letter);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_letter_says_what_where_and_why),
		TEST(text_and_binary_give_the_same_letter),
		TEST(nulls_are_told_from_what_the_change_does_not_carry),
		TEST(old_rows_are_there_as_far_as_they_are_carried),
		TEST(a_truncate_has_no_columns),
		TEST(a_key_that_cannot_be_encoded_is_null_and_its_text_in_the_columns),
		TEST(large_columns_share_what_small_ones_leave),
		TEST(texts_are_cut_between_characters),
		TEST(what_is_no_utf8_is_hex_or_left_out),
		TEST(every_limit_is_kept),
		TEST(the_smallest_limit_of_the_configuration_takes_the_longest_error),
		TEST(a_small_batch_cuts_nothing),
		TEST(a_small_batch_cuts_no_error_either),
		TEST(of_more_names_than_have_room_a_star_stands_for_the_rest),
		TEST(a_logical_message_has_prefix_and_content),
		TEST(a_failing_allocation_is_a_full_batch),
		TEST(a_refused_record_is_whole_and_in_its_place),
		TEST(what_was_refused_may_be_anything),
		TEST(a_refused_record_is_cut_to_the_limit_and_the_arena_grows_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
