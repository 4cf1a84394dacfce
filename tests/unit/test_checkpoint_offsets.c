/* The offsets record: against fastavro's bytes, and read by libavro. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/offsets.h"

static void a_record_has_the_bytes_that_fastavro_writes(void **state)
{
	uint8_t bytes[OFFSETS_SIZE_MAX];
	struct offsets none = sample(0, 0), two = sample(0, 2), tables = sample_tables(4);

	(void)state;
	assert_int_equal(offsets_encode(&none, VECTOR_OFFSETS_ID, bytes), VECTOR_OFFSETS_0_LENGTH);
	assert_memory_equal(bytes, VECTOR_OFFSETS_0, VECTOR_OFFSETS_0_LENGTH);
	assert_int_equal(offsets_encode(&two, VECTOR_OFFSETS_ID, bytes), VECTOR_OFFSETS_2_LENGTH);
	assert_memory_equal(bytes, VECTOR_OFFSETS_2, VECTOR_OFFSETS_2_LENGTH);
	assert_int_equal(offsets_encode(&tables, VECTOR_OFFSETS_ID, bytes), VECTOR_OFFSETS_TABLES_LENGTH);
	assert_memory_equal(bytes, VECTOR_OFFSETS_TABLES, VECTOR_OFFSETS_TABLES_LENGTH);
}

static void a_record_reads_back(void **state)
{
	struct offsets offsets, expected = sample(0, 2);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_2, VECTOR_OFFSETS_2_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

static void parked_tables_and_versions_read_back(void **state)
{
	struct offsets offsets, expected = sample_tables(4);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_TABLES, VECTOR_OFFSETS_TABLES_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

static void a_record_of_format_1_has_gaps_alone(void **state)
{
	struct offsets offsets, expected = sample(0, 2);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_FORMAT_1, VECTOR_OFFSETS_FORMAT_1_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

static void a_record_of_format_2_has_no_snapshots(void **state)
{
	struct offsets offsets, expected = sample_tables(4), gaps = sample(0, 2);
	struct error error;

	(void)state;
	expected.gap_count = gaps.gap_count;
	memcpy(expected.gaps, gaps.gaps, sizeof gaps.gaps);
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_FORMAT_2, VECTOR_OFFSETS_FORMAT_2_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

static void a_copy_is_the_same_record(void **state)
{
	static struct offsets copy, full;
	struct offsets tables = sample_tables(OFFSETS_PARKED_MAX), gaps = sample(0, OFFSETS_GAPS_MAX),
		       none = sample(0, 0), snapshots = sample_snapshots(4);
	const struct offsets *const cases[] = {&tables, &full, &gaps, &snapshots, &none, &snapshots, &full, &tables};
	static uint8_t expected[OFFSETS_SIZE_MAX], bytes[OFFSETS_SIZE_MAX];

	(void)state;
	full = tables;
	fill_snapshots(&full);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		offsets_copy(&copy, cases[i]);
		size_t length = offsets_encode(cases[i], 1, expected);
		assert_int_equal(offsets_encode(&copy, 1, bytes), length);
		assert_memory_equal(bytes, expected, length);
	}
}

static void each_reason_has_a_name(void **state)
{
	(void)state;
	assert_string_equal(offsets_reason_name(OFFSETS_INCOMPATIBLE), "incompatible");
	assert_string_equal(offsets_reason_name(OFFSETS_REGISTRY_UNREACHABLE), "registry_unreachable");
	assert_string_equal(offsets_reason_name(OFFSETS_KEY_UNKNOWN), "key_unknown");
}

/* behind the gaps of a record without lists: the ends of parked tables and versions, and what is there of snapshots */
enum { SNAPSHOTS_LENGTH = 10, TAIL_LENGTH = 2 + SNAPSHOTS_LENGTH };

/* a record whose list has so many parked tables, or versions, of the topic "t" */
static size_t listed(uint8_t *bytes, unsigned parked, unsigned versions)
{
	static const char table[] = "\2t\30incompatible\0\0\0\0\0", version[] = "\2t\4";
	struct writer out = writer_over(bytes, OFFSETS_SIZE_MAX);

	writer_bytes(&out, VECTOR_OFFSETS_0, VECTOR_OFFSETS_0_LENGTH - TAIL_LENGTH);
	for (unsigned i = 0; i < parked; i++) {
		writer_u8(&out, 2); /* a block of one */
		writer_bytes(&out, table, sizeof table - 1);
	}
	writer_u8(&out, 0);
	for (unsigned i = 0; i < versions; i++) {
		writer_u8(&out, 2);
		writer_bytes(&out, version, sizeof version - 1);
	}
	writer_bytes(&out, "\0\0\0\0\0\0\0\0\0\0", 1 + SNAPSHOTS_LENGTH);
	assert_false(out.full);
	return writer_length(&out);
}

static void more_tables_than_can_be_kept_are_an_error(void **state)
{
	static uint8_t bytes[OFFSETS_SIZE_MAX];
	static struct offsets offsets;
	struct error error = {0};

	(void)state;
	assert_int_equal(
		offsets_decode(bytes, listed(bytes, OFFSETS_PARKED_MAX, OFFSETS_VERSIONS_MAX), &offsets, &error), 0);
	assert_int_equal(offsets.parked_count, OFFSETS_PARKED_MAX);
	assert_int_equal(offsets.version_count, OFFSETS_VERSIONS_MAX);
	assert_string_equal(offsets.parked[OFFSETS_PARKED_MAX - 1].topic, "t");
	assert_int_equal(offsets_decode(bytes, listed(bytes, OFFSETS_PARKED_MAX + 1, 0), &offsets, &error), -1);
	assert_int_equal(error.code, ERROR_PROTOCOL);
	error.code = ERROR_NONE;
	assert_int_equal(offsets_decode(bytes, listed(bytes, 0, OFFSETS_VERSIONS_MAX + 1), &offsets, &error), -1);
	assert_int_equal(error.code, ERROR_PROTOCOL);
}

static void malformed_tables_are_errors(void **state)
{
	enum { TABLE = VECTOR_OFFSETS_0_LENGTH - TAIL_LENGTH + 1 }; /* behind the block's count */
	static const struct {
		const char *name;
		size_t at;
		const char *bytes;
		size_t length;
	} cases[] = {
		{"an unknown reason", TABLE + 3, "x", 1},
		{"a partition of more than 32 bits", TABLE + 15, "\200\200\200\200\20", 5},
		{"a negative version", TABLE + 18, "\1", 1},
		{"a boolean that is neither", TABLE + 19, "\2", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		static uint8_t bytes[OFFSETS_SIZE_MAX];
		static struct offsets offsets;
		struct error error = {0};
		size_t length = listed(bytes, 1, 1);
		memcpy(bytes + cases[i].at, cases[i].bytes, cases[i].length);
		if (offsets_decode(bytes, length, &offsets, &error) != -1)
			fail_msg("%s", cases[i].name);
		assert_int_equal(error.code, ERROR_PROTOCOL);
	}
}

static void gaps_may_come_in_a_block_that_tells_its_size(void **state)
{
	struct offsets offsets, expected = sample(0, 2);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_SIZED, VECTOR_OFFSETS_SIZED_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

static void of_many_gaps_the_newest_are_kept(void **state)
{
	struct offsets offsets, expected = sample(20 - OFFSETS_GAPS_MAX, OFFSETS_GAPS_MAX);
	struct error error;

	(void)state;
	assert_int_equal(offsets_decode(VECTOR_OFFSETS_20, VECTOR_OFFSETS_20_LENGTH, &offsets, &error), 0);
	assert_memory_equal(&offsets, &expected, sizeof offsets);
}

/* the largest record, with every number and text at its limit */
static void libavro_reads_the_largest_record_by_the_schema_file(void **state)
{
	uint8_t bytes[OFFSETS_SIZE_MAX];
	struct offsets offsets = sample(0, OFFSETS_GAPS_MAX);
	avro_schema_t schema;
	avro_value_t value, position, gaps, gap;
	size_t count = 0;

	(void)state;
	memset(offsets.slot, 's', sizeof offsets.slot - 1);
	memset(offsets.system_identifier, '9', sizeof offsets.system_identifier - 1);
	offsets.position = (struct position){UINT64_MAX, UINT64_MAX / 2, UINT64_C(1) << 63};
	for (int i = 0; i < OFFSETS_GAPS_MAX; i++) {
		offsets.gaps[i].from_lsn = UINT64_C(1) << 63;
		offsets.gaps[i].accepted_ms = INT64_MIN;
		memset(offsets.gaps[i].reason, 'r', sizeof offsets.gaps[i].reason - 1);
	}
	offsets.parked_count = OFFSETS_PARKED_MAX;
	offsets.version_count = OFFSETS_VERSIONS_MAX;
	for (int i = 0; i < OFFSETS_PARKED_MAX; i++) {
		struct offsets_parked *parked = &offsets.parked[i];
		*parked = (struct offsets_parked){.reason = OFFSETS_REGISTRY_UNREACHABLE,
						  .partition = INT32_MIN,
						  .first = INT64_MIN,
						  .offset = INT64_MIN,
						  .new_version = INT32_MAX,
						  .replaying = true};
		memset(parked->topic, 't', sizeof parked->topic - 1);
	}
	for (int i = 0; i < OFFSETS_VERSIONS_MAX; i++) {
		memset(offsets.versions[i].topic, 'v', sizeof offsets.versions[i].topic - 1);
		offsets.versions[i].version = INT32_MAX;
	}
	fill_snapshots(&offsets);
	size_t length = offsets_encode(&offsets, -1, bytes);
	assert_memory_equal(bytes, "\0\377\377\377\377", 5);

	assert_int_equal(avro_schema_from_json_length(offsets_schema(), strlen(offsets_schema()), &schema), 0);
	avro_value_iface_t *class = avro_generic_class_from_schema(schema);
	avro_generic_value_new(class, &value);
	avro_reader_t reader = avro_reader_memory((const char *)bytes + 5, (int64_t)length - 5);
	assert_int_equal(avro_value_read(reader, &value), 0);
	assert_string_equal(string_field(&value, "slot"), offsets.slot);
	assert_string_equal(string_field(&value, "state"), "streaming");
	assert_string_equal(string_field(&value, "instance_id"), offsets.instance_id);
	assert_string_equal(string_field(&value, "system_identifier"), offsets.system_identifier);
	assert_true(long_field(&value, "timeline") == UINT32_MAX);
	assert_int_equal(avro_value_get_by_name(&value, "position", &position, NULL), 0);
	assert_true(long_field(&position, "commit_lsn") == -1);
	assert_true(long_field(&position, "change_lsn") == INT64_MAX);
	assert_true(long_field(&position, "seq") == INT64_MIN);
	assert_int_equal(avro_value_get_by_name(&value, "gaps", &gaps, NULL), 0);
	assert_int_equal(avro_value_get_size(&gaps, &count), 0);
	assert_int_equal(count, OFFSETS_GAPS_MAX);
	assert_int_equal(avro_value_get_by_index(&gaps, OFFSETS_GAPS_MAX - 1, &gap, NULL), 0);
	assert_string_equal(string_field(&gap, "reason"), offsets.gaps[0].reason);
	assert_true(long_field(&gap, "accepted_ms") == INT64_MIN);
	assert_int_equal(avro_value_get_by_name(&value, "parked", &gaps, NULL), 0);
	assert_int_equal(avro_value_get_size(&gaps, &count), 0);
	assert_int_equal(count, OFFSETS_PARKED_MAX);
	assert_int_equal(avro_value_get_by_index(&gaps, OFFSETS_PARKED_MAX - 1, &gap, NULL), 0);
	assert_string_equal(string_field(&gap, "topic"), offsets.parked[0].topic);
	assert_string_equal(string_field(&gap, "reason"), "registry_unreachable");
	assert_true(long_field(&gap, "first") == INT64_MIN);
	assert_int_equal(avro_value_get_by_name(&value, "versions", &gaps, NULL), 0);
	assert_int_equal(avro_value_get_size(&gaps, &count), 0);
	assert_int_equal(count, OFFSETS_VERSIONS_MAX);
	avro_reader_free(reader);
	avro_value_decref(&value);
	avro_value_iface_decref(class);
	avro_schema_decref(schema);

	struct offsets again;
	struct error error;
	assert_int_equal(offsets_decode(bytes, length, &again, &error), 0);
	assert_memory_equal(&again, &offsets, sizeof again);
}

static void every_cut_and_every_extra_byte_is_an_error(void **state)
{
	uint8_t bytes[VECTOR_OFFSETS_2_LENGTH + 1];
	struct offsets offsets;

	(void)state;
	memcpy(bytes, VECTOR_OFFSETS_2, VECTOR_OFFSETS_2_LENGTH + 1);
	for (size_t length = 0; length <= sizeof bytes; length++) {
		struct error error = {0};
		int result = offsets_decode(bytes, length, &offsets, &error);
		assert_int_equal(result, length == VECTOR_OFFSETS_2_LENGTH ? 0 : -1);
		if (result)
			assert_int_equal(error.code, ERROR_PROTOCOL);
	}
}

static void malformed_fields_are_errors_that_name_the_offset(void **state)
{
	static const struct {
		const char *name;
		size_t at;
		const char *bytes;
		size_t length;
	} cases[] = {
		{"a magic byte that is none", 0, "\1", 1},
		{"format 0", 5, "\0", 1},
		{"format -1", 5, "\1", 1},
		{"an instance id that is too long", 6, "\102", 1},
		{"a string of negative length", 6, "\1", 1},
		{"an unknown state", 40, "x", 1},
		{"a NUL in a string", 7, "\0", 1},
		{"a number of more than 64 bits", 5, "\376\377\377\377\377\377\377\377\377\177", 10},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint8_t bytes[VECTOR_OFFSETS_0_LENGTH];
		struct offsets offsets;
		struct error error = {0};
		memcpy(bytes, VECTOR_OFFSETS_0, sizeof bytes);
		memcpy(bytes + cases[i].at, cases[i].bytes, cases[i].length);
		if (offsets_decode(bytes, sizeof bytes, &offsets, &error) != -1)
			fail_msg("%s", cases[i].name);
		assert_int_equal(error.code, ERROR_PROTOCOL);
		assert_non_null(strstr(error.text, "byte "));
	}
}

static void a_string_longer_than_its_field_is_an_error(void **state)
{
	enum { ID_AT = 6, ID_LENGTH = 32 };
	uint8_t bytes[VECTOR_OFFSETS_0_LENGTH + 1];
	struct offsets offsets;
	struct error error = {0};

	(void)state;
	memcpy(bytes, VECTOR_OFFSETS_0, ID_AT);
	bytes[ID_AT] = 2 * (ID_LENGTH + 1);
	memset(bytes + ID_AT + 1, 'x', ID_LENGTH + 1);
	memcpy(bytes + ID_AT + 2 + ID_LENGTH, &VECTOR_OFFSETS_0[ID_AT + 1 + ID_LENGTH],
	       VECTOR_OFFSETS_0_LENGTH - ID_AT - 1 - ID_LENGTH);
	assert_int_equal(offsets_decode(bytes, sizeof bytes, &offsets, &error), -1);
	assert_int_equal(error.code, ERROR_PROTOCOL);
}

static void a_newer_format_says_so(void **state)
{
	uint8_t bytes[VECTOR_OFFSETS_0_LENGTH];
	struct offsets offsets;
	struct error error = {0};

	(void)state;
	memcpy(bytes, VECTOR_OFFSETS_0, sizeof bytes);
	bytes[5] = 2 * 4;
	assert_int_equal(offsets_decode(bytes, sizeof bytes, &offsets, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_non_null(strstr(error.hint, "newer"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_has_the_bytes_that_fastavro_writes),
		cmocka_unit_test(a_record_reads_back),
		cmocka_unit_test(parked_tables_and_versions_read_back),
		cmocka_unit_test(a_record_of_format_1_has_gaps_alone),
		cmocka_unit_test(a_record_of_format_2_has_no_snapshots),
		cmocka_unit_test(a_copy_is_the_same_record),
		cmocka_unit_test(each_reason_has_a_name),
		cmocka_unit_test(more_tables_than_can_be_kept_are_an_error),
		cmocka_unit_test(malformed_tables_are_errors),
		cmocka_unit_test(gaps_may_come_in_a_block_that_tells_its_size),
		cmocka_unit_test(of_many_gaps_the_newest_are_kept),
		cmocka_unit_test(libavro_reads_the_largest_record_by_the_schema_file),
		cmocka_unit_test(every_cut_and_every_extra_byte_is_an_error),
		cmocka_unit_test(malformed_fields_are_errors_that_name_the_offset),
		cmocka_unit_test(a_string_longer_than_its_field_is_an_error),
		cmocka_unit_test(a_newer_format_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
