/* What the offsets record says of snapshots (format 3): against fastavro's bytes, read by libavro, and wrong in every way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "unit/offsets.h"

/* a record without lists ends with its gaps, parked tables, versions, and this */
enum { NUMBERS_LENGTH = 5, TAIL_LENGTH = NUMBERS_LENGTH + 5 };

static void assert_reads_back(const struct offsets *offsets)
{
	static uint8_t bytes[OFFSETS_SIZE_MAX], rewritten[OFFSETS_SIZE_MAX];
	static struct offsets again;
	struct error error = {0};
	size_t length = offsets_encode(offsets, 1, bytes);

	assert_int_equal(offsets_decode(bytes, length, &again, &error), 0);
	assert_int_equal(again.snapshot_key_count, offsets->snapshot_key_count);
	assert_int_equal(again.snapshot_key_length, offsets->snapshot_key_length);
	assert_memory_equal(again.snapshot_key, offsets->snapshot_key, offsets->snapshot_key_length);
	assert_int_equal(again.snapshot_before_count, offsets->snapshot_before_count);
	assert_memory_equal(again.snapshot_before, offsets->snapshot_before,
			    offsets->snapshot_before_count * sizeof *offsets->snapshot_before);
	assert_int_equal(offsets_encode(&again, 1, rewritten), length);
	assert_memory_equal(rewritten, bytes, length);
}

static void snapshots_have_the_bytes_that_fastavro_writes(void **state)
{
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	struct offsets offsets = sample_snapshots(4);

	(void)state;
	assert_int_equal(offsets_encode(&offsets, VECTOR_OFFSETS_ID, bytes), VECTOR_OFFSETS_SNAPSHOTS_LENGTH);
	assert_memory_equal(bytes, VECTOR_OFFSETS_SNAPSHOTS, VECTOR_OFFSETS_SNAPSHOTS_LENGTH);
}

static void snapshots_read_back(void **state)
{
	struct offsets offsets, expected = sample_snapshots(4);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_SNAPSHOTS, VECTOR_OFFSETS_SNAPSHOTS_LENGTH, &offsets, &error),
			 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

static void a_record_without_snapshots_says_so(void **state)
{
	struct offsets offsets, expected = sample(0, 0);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_0, VECTOR_OFFSETS_0_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
	assert_reads_back(&expected);
}

static void full_lists_read_back(void **state)
{
	static struct offsets offsets;

	(void)state;
	offsets = sample_tables(OFFSETS_PARKED_MAX);
	fill_snapshots(&offsets);
	assert_reads_back(&offsets);
	offsets = sample_snapshots(OFFSETS_SNAPSHOTS_MAX);
	assert_reads_back(&offsets);
}

/* a key of so many columns, of so many bytes each, and what is left in the last */
static void key_of(struct offsets *offsets, uint32_t count, uint32_t each)
{
	char *value = offsets->snapshot_key;

	memset(offsets->snapshot_key, 'k', sizeof offsets->snapshot_key);
	for (uint32_t i = 1; i < count; i++, value += each + 1)
		value[each] = '\0';
	offsets->snapshot_key[OFFSETS_KEY - 1] = '\0';
	offsets->snapshot_key_count = count;
	offsets->snapshot_key_length = OFFSETS_KEY;
}

static void the_longest_keys_read_back(void **state)
{
	/* the last one takes most bytes in Avro, where a length beyond 63 takes two */
	static const struct {
		uint32_t count, each;
	} keys[] = {{1, 0}, {2, 0}, {2, 4094}, {OFFSETS_KEY, 0}, {32, 127}, {63, 64}};
	static struct offsets offsets;

	(void)state;
	offsets = sample_tables(OFFSETS_PARKED_MAX);
	fill_snapshots(&offsets);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		key_of(&offsets, keys[i].count, keys[i].each);
		assert_reads_back(&offsets);
	}
}

static bool bool_field(avro_value_t *record, const char *name)
{
	avro_value_t field;
	int value = -1;

	assert_int_equal(avro_value_get_by_name(record, name, &field, NULL), 0);
	assert_int_equal(avro_value_get_boolean(&field, &value), 0);
	return value == 1;
}

static int32_t int_field(avro_value_t *record, const char *name)
{
	avro_value_t field;
	int32_t value = 0;

	assert_int_equal(avro_value_get_by_name(record, name, &field, NULL), 0);
	assert_int_equal(avro_value_get_int(&field, &value), 0);
	return value;
}

/* the list's size, and its last item */
static size_t list_field(avro_value_t *record, const char *name, avro_value_t *last)
{
	avro_value_t list;
	size_t count = 0;

	assert_int_equal(avro_value_get_by_name(record, name, &list, NULL), 0);
	assert_int_equal(avro_value_get_size(&list, &count), 0);
	assert_int_equal(avro_value_get_by_index(&list, count - 1, last, NULL), 0);
	return count;
}

static void check_record(avro_value_t *record, const struct offsets *offsets)
{
	avro_value_t snapshot, key, end;
	const char *text;
	int64_t offset = 0;

	assert_true(bool_field(record, "snapshot_wanted") && bool_field(record, "snapshots_paused"));
	assert_true(long_field(record, "snapshot_rows") == INT64_MIN);
	assert_int_equal(int_field(record, "snapshot_tables"), INT32_MAX);
	assert_int_equal(int_field(record, "snapshot_tables_done"), INT32_MAX);
	assert_int_equal(list_field(record, "snapshots", &snapshot), OFFSETS_SNAPSHOTS_MAX);
	assert_string_equal(string_field(&snapshot, "schema"), offsets->snapshots[0].schema);
	assert_string_equal(string_field(&snapshot, "table"), offsets->snapshots[0].name);
	assert_string_equal(string_field(&snapshot, "where"), offsets->snapshots[0].where);
	assert_string_equal(string_field(&snapshot, "replace"), "truncate");
	assert_true(bool_field(&snapshot, "begun"));
	assert_true(long_field(&snapshot, "rows") == INT64_MIN && long_field(&snapshot, "bytes") == INT64_MIN);
	assert_true(long_field(&snapshot, "started_ms") == INT64_MIN);
	assert_true(bool_field(&snapshot, "merging"));
	assert_string_equal(string_field(&snapshot, "part_schema"), offsets->snapshots[0].part_schema);
	assert_string_equal(string_field(&snapshot, "part_table"), offsets->snapshots[0].part_name);
	assert_int_equal(list_field(record, "snapshot_key", &key), 1);
	assert_int_equal(avro_value_get_string(&key, &text, NULL), 0);
	assert_string_equal(text, offsets->snapshot_key);
	assert_int_equal(list_field(record, "snapshot_before", &end), OFFSETS_BEFORE_MAX);
	assert_int_equal(avro_value_get_long(&end, &offset), 0);
	assert_true(offset == INT64_MIN);
	assert_true(long_field(record, "snapshot_oid") == UINT32_MAX);
	assert_true(long_field(record, "snapshot_key_kind") == INT64_MIN);
}

static void libavro_reads_full_lists_by_the_schema_file(void **state)
{
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;
	avro_schema_t schema;
	avro_value_t record;

	(void)state;
	offsets = sample(0, 0);
	fill_snapshots(&offsets);
	size_t length = offsets_encode(&offsets, 1, bytes);
	assert_int_equal(avro_schema_from_json_length(offsets_schema(), strlen(offsets_schema()), &schema), 0);
	avro_value_iface_t *class = avro_generic_class_from_schema(schema);
	avro_generic_value_new(class, &record);
	avro_reader_t reader = avro_reader_memory((const char *)bytes + 5, (int64_t)length - 5);
	assert_int_equal(avro_value_read(reader, &record), 0);
	check_record(&record, &offsets);
	avro_reader_free(reader);
	avro_value_decref(&record);
	avro_value_iface_decref(class);
	avro_schema_decref(schema);
}

static void every_cut_and_every_extra_byte_is_an_error(void **state)
{
	static struct offsets offsets;

	(void)state;
	for (size_t length = 0; length <= VECTOR_OFFSETS_SNAPSHOTS_LENGTH + 1; length++) {
		struct error error = {0};
		uint8_t *bytes = malloc(length ? length : 1);
		memcpy(bytes, VECTOR_OFFSETS_SNAPSHOTS, length); /* the literal's NUL is the extra byte */
		int result = offsets_decode(bytes, length, &offsets, &error);
		assert_int_equal(result, length == VECTOR_OFFSETS_SNAPSHOTS_LENGTH ? 0 : -1);
		assert_int_equal(error.code, result ? ERROR_PROTOCOL : ERROR_NONE);
		free(bytes);
	}
}

static struct writer record_start(uint8_t *bytes)
{
	struct writer out = writer_over(bytes, OFFSETS_SIZE_MAX);

	writer_bytes(&out, VECTOR_OFFSETS_0, VECTOR_OFFSETS_0_LENGTH - TAIL_LENGTH);
	return out;
}

/* asserts that the record is read, or refused for its bytes */
static bool reads(const struct writer *out, struct offsets *offsets)
{
	struct error error = {0};

	assert_false(out->full);
	if (offsets_decode(out->start, writer_length(out), offsets, &error) == 0)
		return true;
	assert_int_equal(error.code, ERROR_PROTOCOL);
	assert_non_null(strstr(error.text, "byte "));
	return false;
}

static void malformed_numbers_are_errors(void **state)
{
	static const struct {
		const char *what, *bytes;
		size_t length;
		bool reads;
	} cases[] = {
		{"as they should be", "\1\2\2\2\1", 5, true},
		{"wanted is neither true nor false", "\2\2\2\2\1", 5, false},
		{"paused is neither true nor false", "\1\2\2\2\377", 5, false},
		{"tables below zero", "\1\2\1\2\1", 5, false},
		{"tables done below zero", "\1\2\2\1\1", 5, false},
		{"the largest number of tables", "\1\2\376\377\377\377\17\376\377\377\377\17\1", 13, true},
		{"tables beyond an int", "\1\2\200\200\200\200\20\2\1", 9, false},
		{"tables done beyond an int", "\1\2\2\200\200\200\200\20\1", 9, false},
		{"rows beyond a long", "\1\376\377\377\377\377\377\377\377\377\177\2\2\1", 14, false},
	};
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, cases[i].bytes, cases[i].length);
		writer_bytes(&out, "\0\0\0\0", 5);
		if (reads(&out, &offsets) != cases[i].reads)
			fail_msg("%s", cases[i].what);
	}
}

/* of one snapshot: its texts are so long, of the bytes given */
static void write_snapshot(struct writer *out, size_t schema, size_t name, size_t where, char byte, const char *replace,
			   uint8_t begun)
{
	char text[1024];

	memset(text, byte, sizeof text);
	writer_string(out, text, schema);
	writer_string(out, text, name);
	writer_string(out, text, where);
	writer_string(out, replace, strlen(replace));
	writer_u8(out, begun);
	writer_bytes(out, "\2\4\6\1\0\0", 6);
}

static void malformed_snapshots_are_errors(void **state)
{
	static const struct {
		const char *what;
		size_t schema, name, where;
		char byte;
		const char *replace;
		uint8_t begun;
		bool reads;
	} cases[] = {
		{"as it should be", 1, 1, 0, 'x', "none", 0, true},
		{"as long as they can be", 63, 63, 511, 'x', "truncate", 1, true},
		{"a schema that is too long", 64, 1, 0, 'x', "merge", 1, false},
		{"a table that is too long", 1, 64, 0, 'x', "merge", 1, false},
		{"a condition that is too long", 1, 1, 512, 'x', "merge", 1, false},
		{"NUL in a text", 1, 1, 1, '\0', "merge", 1, false},
		{"replaced in an unknown way", 1, 1, 1, 'x', "merges", 1, false},
		{"replaced in no way", 1, 1, 1, 'x', "", 1, false},
		{"replaced in a way of many letters", 1, 1, 1, 'x', "truncated for ever", 1, false},
		{"begun is neither true nor false", 1, 1, 1, 'x', "merge", 2, false},
	};
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, "\0\0\0\0\0\2", NUMBERS_LENGTH + 1);
		write_snapshot(&out, cases[i].schema, cases[i].name, cases[i].where, cases[i].byte, cases[i].replace,
			       cases[i].begun);
		writer_bytes(&out, "\0\0\0\0", 5);
		if (reads(&out, &offsets) != cases[i].reads)
			fail_msg("%s", cases[i].what);
	}
}

/* in blocks of one, as Avro allows */
static void more_snapshots_than_can_be_kept_are_an_error(void **state)
{
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;

	(void)state;
	for (unsigned more = 0; more < 2; more++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, "\0\0\0\0\0", NUMBERS_LENGTH);
		for (unsigned i = 0; i < OFFSETS_SNAPSHOTS_MAX + more; i++) {
			writer_u8(&out, 2);
			write_snapshot(&out, 1, 2, 3, 'x', "merge", 1);
		}
		writer_bytes(&out, "\0\0\0\0", 5);
		assert_int_equal(reads(&out, &offsets), !more);
		assert_int_equal(offsets.snapshot_count, OFFSETS_SNAPSHOTS_MAX);
	}
}

static void a_key_that_cannot_be_kept_is_an_error(void **state)
{
	static const struct {
		const char *what;
		size_t first, second; /* bytes of its two columns */
		bool reads;
	} cases[] = {
		{"two columns", 1, 1, true},
		{"all that there is room for", OFFSETS_KEY - 1 - 1, 0, true},
		{"the same in the other column", 0, OFFSETS_KEY - 1 - 1, true},
		{"one byte more", OFFSETS_KEY - 1, 0, false},
		{"one byte more in the other column", 0, OFFSETS_KEY - 1, false},
		{"a column that has no room of its own", OFFSETS_KEY, 0, false},
		{"much more", 1, 3 * OFFSETS_KEY, false},
	};
	static uint8_t bytes[OFFSETS_SIZE_MAX], text[3 * OFFSETS_KEY];
	static struct offsets offsets;

	(void)state;
	memset(text, 'k', sizeof text);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, "\0\0\0\0\0\0\4", NUMBERS_LENGTH + 2);
		writer_string(&out, text, cases[i].first);
		writer_string(&out, text, cases[i].second);
		writer_bytes(&out, "\0\0\0", 4);
		if (reads(&out, &offsets) != cases[i].reads)
			fail_msg("%s", cases[i].what);
	}
	struct writer out = record_start(bytes);
	writer_bytes(&out, "\0\0\0\0\0\0\2\4k\0\0\0\0\0", NUMBERS_LENGTH + 9); /* NUL in a column */
	assert_false(reads(&out, &offsets));
}

static void malformed_merges_and_parts_are_errors(void **state)
{
	static const struct {
		const char *what;
		uint8_t merging;
		size_t schema, name;
		bool reads;
	} cases[] = {
		{"merging", 1, 0, 0, true},
		{"a part as long as it can be", 0, 63, 63, true},
		{"merging is neither true nor false", 2, 0, 0, false},
		{"a part's schema that is too long", 0, 64, 1, false},
		{"a part that is too long", 0, 1, 64, false},
	};
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;
	char text[64];

	(void)state;
	memset(text, 'p', sizeof text);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, "\0\0\0\0\0\2\0\0\0\10none\1\2\4\6", NUMBERS_LENGTH + 13);
		writer_u8(&out, cases[i].merging);
		writer_string(&out, text, cases[i].schema);
		writer_string(&out, text, cases[i].name);
		writer_bytes(&out, "\0\0\0\0", 5);
		if (reads(&out, &offsets) != cases[i].reads)
			fail_msg("%s", cases[i].what);
	}
}

static void more_partitions_than_can_be_kept_are_an_error(void **state)
{
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;

	(void)state;
	for (unsigned more = 0; more < 2; more++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, "\0\0\0\0\0\0\0", NUMBERS_LENGTH + 2);
		writer_long(&out, OFFSETS_BEFORE_MAX + more);
		for (unsigned i = 0; i < OFFSETS_BEFORE_MAX + more; i++)
			writer_long(&out, i);
		writer_bytes(&out, "\0\0", 3);
		assert_int_equal(reads(&out, &offsets), !more);
		assert_int_equal(offsets.snapshot_before_count, OFFSETS_BEFORE_MAX);
	}
}

static void an_oid_that_is_none_is_an_error(void **state)
{
	static const struct {
		int64_t oid;
		bool reads;
	} cases[] = {{0, true}, {UINT32_MAX, true}, {-1, false}, {INT64_C(1) << 32, false}, {INT64_MIN, false}};
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct writer out = record_start(bytes);
		writer_bytes(&out, "\0\0\0\0\0\0\0", NUMBERS_LENGTH + 3);
		writer_long(&out, cases[i].oid);
		writer_long(&out, -1);
		assert_int_equal(reads(&out, &offsets), cases[i].reads);
		if (cases[i].reads)
			assert_true(offsets.snapshot_oid == cases[i].oid && offsets.snapshot_key_kind == UINT64_MAX);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snapshots_have_the_bytes_that_fastavro_writes),
		cmocka_unit_test(snapshots_read_back),
		cmocka_unit_test(a_record_without_snapshots_says_so),
		cmocka_unit_test(full_lists_read_back),
		cmocka_unit_test(the_longest_keys_read_back),
		cmocka_unit_test(libavro_reads_full_lists_by_the_schema_file),
		cmocka_unit_test(every_cut_and_every_extra_byte_is_an_error),
		cmocka_unit_test(malformed_numbers_are_errors),
		cmocka_unit_test(malformed_snapshots_are_errors),
		cmocka_unit_test(more_snapshots_than_can_be_kept_are_an_error),
		cmocka_unit_test(a_key_that_cannot_be_kept_is_an_error),
		cmocka_unit_test(malformed_merges_and_parts_are_errors),
		cmocka_unit_test(more_partitions_than_can_be_kept_are_an_error),
		cmocka_unit_test(an_oid_that_is_none_is_an_error),
	};

	return cmocka_run_group_tests_name("checkpoint_snapshots", tests, NULL, NULL);
}
