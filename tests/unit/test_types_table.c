/* The type table: which codec and which Avro schema a column gets; and numerics of the greatest size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "types/types.h"

static struct types_codec resolve(struct facts_column column, enum types_numeric way, bool key)
{
	struct types_options options = {way};
	struct arena arena = {0}; /* a scalar needs none of it */
	struct types_codec codec;

	assert_int_equal(types_resolve(&column, &options, key, &arena, &codec), 0);
	return codec;
}

static struct types_codec resolve_oid(uint32_t oid, int32_t typmod, enum types_numeric way)
{
	return resolve((struct facts_column){.type_oid = oid, .base_oid = oid, .base_typmod = typmod, .type_kind = 'b'},
		       way, false);
}

static void assert_schema(const struct types_codec *codec, const char *expected)
{
	struct buffer json = {0};

	codec->schema(codec, &json);
	assert_string_equal(buffer_string(&json), expected);
	buffer_fini(&json);
}

#define DECIMAL(precision, scale) \
	"{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":" precision ",\"scale\":" scale "}"
#define LONG(logical) "{\"type\":\"long\",\"logicalType\":\"" logical "\"}"

/* typmods as select atttypmod from pg_attribute gives them */
static const struct {
	uint32_t oid;
	int32_t typmod;
	bool binary, lossless;
	const char *schema;
} MAPPING[] = {
	{16, -1, true, true, "\"boolean\""},
	{21, -1, true, true, "\"int\""},
	{23, -1, true, true, "\"int\""},
	{20, -1, true, true, "\"long\""},
	{26, -1, true, true, "\"long\""},
	{28, -1, true, true, "\"long\""},
	{29, -1, true, true, "\"long\""},
	{700, -1, true, true, "\"float\""},
	{701, -1, true, true, "\"double\""},
	{1700, 786438, true, false, DECIMAL("12", "2")},        /* numeric(12,2) */
	{1700, 655364, true, false, DECIMAL("10", "0")},        /* numeric(10) */
	{1700, 65537004, true, false, DECIMAL("1000", "1000")}, /* numeric(1000,1000) */
	{1700, 196617, true, false, DECIMAL("5", "5")},         /* numeric(3,5) */
	{1700, 198658, true, false, DECIMAL("5", "0")},         /* numeric(3,-2) */
	{1700, 65537052, true, false, DECIMAL("2000", "0")},    /* numeric(1000,-1000) */
	{1700, -1, true, true, "\"string\""},
	{17, -1, true, true, "\"bytes\""},
	{2950, -1, true, true, "{\"type\":\"string\",\"logicalType\":\"uuid\"}"},
	{25, -1, true, false, "\"string\""},
	{1042, 14, true, false, "\"string\""},
	{1043, 14, true, false, "\"string\""},
	{19, -1, true, false, "\"string\""},
	{18, -1, true, false, "\"string\""},
	{142, -1, true, false, "\"string\""},
	{114, -1, true, false, "\"string\""},
	{3802, -1, true, false, "\"string\""},
	{705, -1, true, false, "\"string\""},
	{1082, -1, true, false, "{\"type\":\"int\",\"logicalType\":\"date\"}"},
	{1083, -1, true, true, LONG("time-micros")},
	{1114, -1, true, false, LONG("local-timestamp-micros")},
	{1184, 3, true, false, LONG("timestamp-micros")},
	{790, -1, true, true, DECIMAL("19", "2")}, /* money */
	{1186, -1, false, false, "\"string\""},    /* interval */
	{1007, -1, false, false, "\"string\""},    /* integer[], whose element is not known */
	{22, -1, false, true, "{\"type\":\"array\",\"items\":\"int\"}"},
	{30, -1, false, true, "{\"type\":\"array\",\"items\":\"long\"}"},
	{99999, -1, false, false, "\"string\""},
};

static void a_type_has_the_avro_type_of_the_mapping(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof MAPPING / sizeof *MAPPING; i++) {
		struct types_codec codec = resolve_oid(MAPPING[i].oid, MAPPING[i].typmod, TYPES_NUMERIC_STRING);
		struct facts_column column = {.base_oid = MAPPING[i].oid, .type_kind = 'b'};
		assert_schema(&codec, MAPPING[i].schema);
		assert_int_equal(codec.binary != NULL, MAPPING[i].binary);
		assert_int_equal(codec.lossless, MAPPING[i].lossless);
		assert_int_equal(types_column_has_binary(&column), MAPPING[i].binary);
		assert_false(codec.key);
	}
}

static void a_typmod_that_no_numeric_can_have_is_unconstrained(void **state)
{
	static const int32_t TYPMODS[] = {
		-1, 0, 3, 4, 4 + 2, INT32_MIN, INT32_MAX, 4 + (1001 << 16), 4 + (5 << 16 | 1001)};

	(void)state;
	for (size_t i = 0; i < sizeof TYPMODS / sizeof *TYPMODS; i++) {
		struct types_codec codec = resolve_oid(1700, TYPMODS[i], TYPES_NUMERIC_STRING);
		assert_schema(&codec, "\"string\"");
	}
}

static void an_unconstrained_numeric_is_carried_as_configured(void **state)
{
	struct types_codec scaled = resolve_oid(1700, -1, TYPES_NUMERIC_SCALED);
	struct types_codec real = resolve_oid(1700, -1, TYPES_NUMERIC_DOUBLE);
	struct types_codec decimal = resolve_oid(1700, 786438, TYPES_NUMERIC_DOUBLE);

	(void)state;
	assert_schema(&scaled, "{\"type\":\"record\",\"name\":\"Numeric\",\"namespace\":\"millrace\",\"fields\":["
			       "{\"name\":\"scale\",\"type\":\"int\"},{\"name\":\"value\",\"type\":\"bytes\"}]}");
	assert_schema(&real, "\"double\"");
	assert_schema(&decimal, DECIMAL("12", "2"));
}

static void the_scaled_record_is_defined_once_in_a_schema_and_named_after_that(void **state)
{
	struct types_codec scaled = resolve_oid(1700, -1, TYPES_NUMERIC_SCALED);
	struct buffer json = {0};

	(void)state;
	buffer_add_json(&json, "{\"type\":\"record\",\"name\":\"Numeric\",\"namespace\":\"millrace\",", 54);
	scaled.schema(&scaled, &json);
	assert_non_null(strstr(buffer_string(&json), "\"fields\""));
	buffer_add_char(&json, ',');
	size_t length = json.length;
	scaled.schema(&scaled, &json);
	assert_string_equal(buffer_string(&json) + length, "\"millrace.Numeric\"");
	buffer_fini(&json);
}

static void a_domain_an_enum_and_citext_are_known_by_what_they_are(void **state)
{
	struct facts_column domain = {.type_oid = 20000, .base_oid = 1700, .base_typmod = 786438, .type_kind = 'b'};
	struct facts_column mood = {
		.type_oid = 20001, .base_oid = 20001, .base_typmod = -1, .type_kind = 'e', .type_name = "m"};
	struct facts_column citext = {
		.type_oid = 20002, .base_oid = 20002, .base_typmod = -1, .type_kind = 'b', .type_name = "citext"};
	struct facts_column composite = {
		.type_oid = 20003, .base_oid = 20003, .base_typmod = -1, .type_kind = 'c', .type_name = "citext"};
	struct types_codec codec = resolve(domain, TYPES_NUMERIC_STRING, true);

	(void)state;
	assert_schema(&codec, DECIMAL("12", "2"));
	assert_true(codec.key);
	codec = resolve(mood, TYPES_NUMERIC_STRING, false);
	assert_schema(&codec, "\"string\"");
	assert_true(codec.binary && types_column_has_binary(&mood));
	codec = resolve(citext, TYPES_NUMERIC_STRING, false);
	assert_true(codec.binary && types_column_has_binary(&citext));
	codec = resolve(composite, TYPES_NUMERIC_STRING, false);
	assert_true(!codec.binary && !types_column_has_binary(&composite));
}

/* the greatest numeric that there is: 131072 digits before the point, 16383 after it, as numeric_send gives it */
enum { WHOLE = 131072, PLACES = 16383, DIGITS = (WHOLE + PLACES + 1) / 4 };

static uint8_t *greatest_binary(uint32_t *length)
{
	static const uint8_t HEADER[] = {DIGITS >> 8, DIGITS & 255, 0x7f, 0xff, 0x40, 0, PLACES >> 8, PLACES & 255};
	uint8_t *bytes = malloc(sizeof HEADER + 2 * DIGITS);

	memcpy(bytes, HEADER, sizeof HEADER);
	for (int i = 0; i < DIGITS; i++) {
		unsigned digit = i < DIGITS - 1 ? 9999 : 9990;
		bytes[8 + 2 * i] = (uint8_t)(digit >> 8);
		bytes[9 + 2 * i] = (uint8_t)digit;
	}
	*length = sizeof HEADER + 2 * DIGITS;
	return bytes;
}

static char *greatest_text(uint32_t *length)
{
	*length = 1 + WHOLE + 1 + PLACES;
	char *text = malloc(*length);

	memset(text, '9', *length);
	text[0] = '-';
	text[1 + WHOLE] = '.';
	return text;
}

static void the_greatest_numeric_is_printed_digit_by_digit(void **state)
{
	struct types_codec codec = resolve_oid(1700, -1, TYPES_NUMERIC_STRING);
	uint32_t binary_length, text_length;
	uint8_t *binary = greatest_binary(&binary_length), *room = malloc(200000);
	char *text = greatest_text(&text_length);
	struct writer out = writer_over(room, 200000), length = writer_over(room + 190000, 10);

	(void)state;
	assert_int_equal(codec.binary(&codec, binary, binary_length, &out), TYPES_OK);
	writer_long(&length, text_length);
	assert_int_equal(writer_length(&out), text_length + writer_length(&length));
	assert_memory_equal(room, room + 190000, writer_length(&length));
	assert_memory_equal(room + writer_length(&length), text, text_length);
	free(binary);
	free(text);
	free(room);
}

static void the_greatest_numeric_is_scaled_alike_from_both_forms(void **state)
{
	struct types_codec codec = resolve_oid(1700, -1, TYPES_NUMERIC_SCALED);
	uint32_t binary_length, text_length;
	uint8_t *binary = greatest_binary(&binary_length), *room = malloc(200000);
	char *text = greatest_text(&text_length);
	struct writer one = writer_over(room, 100000), two = writer_over(room + 100000, 100000);

	(void)state;
	assert_int_equal(codec.binary(&codec, binary, binary_length, &one), TYPES_OK);
	assert_int_equal(codec.text(&codec, (uint8_t *)text, text_length, &two), TYPES_OK);
	/* 1 - 10^147455: 489836 bits and a sign make 61230 bytes; modulo 2^64 it is 1 */
	assert_int_equal(writer_length(&one), 3 + 3 + 61230);
	assert_memory_equal(room + 6 + 61230 - 8, "\0\0\0\0\0\0\0\1", 8);
	assert_int_equal(writer_length(&two), writer_length(&one));
	assert_memory_equal(two.start, one.start, writer_length(&one));
	free(binary);
	free(text);
	free(room);
}

static void one_digit_more_than_the_greatest_numeric_is_malformed(void **state)
{
	uint32_t length = WHOLE + 1 + 1 + PLACES + 1;
	char *text = malloc(length);
	uint8_t room[16];
	struct writer out = writer_over(room, sizeof room);

	(void)state;
	memset(text, '1', length);
	text[WHOLE + 1] = '.';
	for (enum types_numeric way = TYPES_NUMERIC_STRING; way <= TYPES_NUMERIC_DOUBLE; way++) {
		struct types_codec codec = resolve_oid(1700, -1, way);
		assert_int_equal(codec.text(&codec, (uint8_t *)text, WHOLE + 1, &out), TYPES_MALFORMED);
		assert_int_equal(codec.text(&codec, (uint8_t *)text + 1, length - 1, &out), TYPES_MALFORMED);
	}
	assert_int_equal(writer_length(&out), 0);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_type_has_the_avro_type_of_the_mapping),
		cmocka_unit_test(a_typmod_that_no_numeric_can_have_is_unconstrained),
		cmocka_unit_test(an_unconstrained_numeric_is_carried_as_configured),
		cmocka_unit_test(the_scaled_record_is_defined_once_in_a_schema_and_named_after_that),
		cmocka_unit_test(a_domain_an_enum_and_citext_are_known_by_what_they_are),
		cmocka_unit_test(the_greatest_numeric_is_printed_digit_by_digit),
		cmocka_unit_test(the_greatest_numeric_is_scaled_alike_from_both_forms),
		cmocka_unit_test(one_digit_more_than_the_greatest_numeric_is_malformed),
	};

	return cmocka_run_group_tests_name("types_table", tests, NULL, NULL);
}
