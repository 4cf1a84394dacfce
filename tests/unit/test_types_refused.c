/* What PostgreSQL never sends is refused, whatever the type, and leaves nothing in the writer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "types/types.h"

enum { BOOLEAN = 16, BYTEA = 17, CHAR = 18, INT8 = 20, INT2 = 21, INT4 = 23, OID = 26, FLOAT4 = 700, FLOAT8 = 701 };
enum {
	DATE = 1082,
	TIME = 1083,
	TIMESTAMP = 1114,
	TIMESTAMPTZ = 1184,
	MONEY = 790,
	NUMERIC = 1700,
	UUID = 2950,
	JSONB = 3802
};
enum { NUMERIC_12_2 = (12 << 16 | 2) + 4 };

static struct types_codec codec_of(uint32_t oid, int32_t typmod)
{
	struct facts_column column = {.type_oid = oid, .base_oid = oid, .base_typmod = typmod, .type_kind = 'b'};
	struct types_options options = {TYPES_NUMERIC_STRING};
	struct arena arena = {0}; /* a scalar needs none of it */
	struct types_codec codec;

	assert_int_equal(types_resolve(&column, &options, false, &arena, &codec), 0);
	return codec;
}

static enum types_result result_of(uint32_t oid, int32_t typmod, bool binary, const void *bytes, size_t length)
{
	uint8_t room[4096];
	struct writer out = writer_over(room, sizeof room);
	struct types_codec codec = codec_of(oid, typmod);
	uint8_t *input = malloc(length ? length : 1);

	memcpy(input, bytes, length);
	enum types_result result = (binary ? codec.binary : codec.text)(&codec, input, (uint32_t)length, &out);
	if (result != TYPES_OK)
		assert_int_equal(writer_length(&out), 0);
	free(input);
	return result;
}

/* clang-format off */
static const struct {
	uint32_t oid;
	const char *text;
} BAD_TEXT[] = {
	{BOOLEAN, ""}, {BOOLEAN, "true"}, {BOOLEAN, "T"}, {BOOLEAN, "1"}, {INT2, ""}, {INT2, "-"}, {INT2, "+1"},
	{INT2, " 1"}, {INT2, "1 "}, {INT2, "32768"}, {INT2, "-32769"}, {INT2, "1.0"}, {INT4, "2147483648"},
	{INT4, "-2147483649"}, {INT4, "0x10"}, {INT4, "--1"}, {INT8, "9223372036854775808"},
	{INT8, "-9223372036854775809"}, {INT8, "18446744073709551616"}, {INT8, "99999999999999999999"},
	{OID, "4294967296"}, {OID, "-1"}, {OID, ""}, {FLOAT4, ""}, {FLOAT4, "1e39"}, {FLOAT4, "1e-60"},
	{FLOAT4, "nan"}, {FLOAT4, "inf"}, {FLOAT4, "0x1p3"}, {FLOAT8, "."}, {FLOAT8, "1."}, {FLOAT8, ".5"},
	{FLOAT8, "-"}, {FLOAT8, "1e"}, {FLOAT8, "1e+"}, {FLOAT8, "1e400"}, {FLOAT8, "-1e400"}, {FLOAT8, "1e-400"},
	{FLOAT8, "1e99999"}, {FLOAT8, "1,5"}, {FLOAT8, "1e5 "}, {FLOAT8, "1e5.5"}, {FLOAT8, "+Infinity"},
	{FLOAT8, "-NaN"}, {FLOAT8, "0.00000000000000000000000000000000000000000000000000000000000000000001"},
	{NUMERIC, ""}, {NUMERIC, "-"}, {NUMERIC, "."}, {NUMERIC, "1."}, {NUMERIC, ".1"}, {NUMERIC, "1e5"},
	{NUMERIC, "1.2.3"}, {NUMERIC, "10000000000.00"}, {NUMERIC, "-10000000000.00"}, {NUMERIC, "1.001"},
	{NUMERIC, "0.123456789012345678901"}, {NUMERIC, "nan"}, {NUMERIC, "12 "},
	{NUMERIC, "99999999999999999999.99"}, {NUMERIC, "1-1"}, {NUMERIC, "--1.00"}, {NUMERIC, "-.10"},
	{NUMERIC, "1.0x"}, {BYTEA, ""}, {BYTEA, "\\"}, {BYTEA, "\\x0"}, {BYTEA, "\\xgg"}, {BYTEA, "\\xAB"},
	{BYTEA, "abcd"}, {BYTEA, "\\000"}, {UUID, ""}, {UUID, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1"},
	{UUID, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111"}, {UUID, "a0eebc999-c0b-4ef8-bb6d-6bb9bd380a11"},
	{UUID, "A0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"}, {UUID, "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"},
	{UUID, "{0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1}"}, {CHAR, "ab"}, {CHAR, "\\400"}, {CHAR, "\\101"},
	{CHAR, "\\28x"}, {CHAR, "\\x41"}, {DATE, ""}, {DATE, "Infinity"}, {DATE, "2024-1-01"}, {DATE, "2024-13-01"},
	{DATE, "2024-00-01"}, {DATE, "2024-01-00"}, {DATE, "2024-01-32"}, {DATE, "2023-02-29"}, {DATE, "1900-02-29"},
	{DATE, "0002-02-29 BC"}, {DATE, "0000-01-01"}, {DATE, "01/02/2024"}, {DATE, "24-01-02"},
	{DATE, "2024-01-02 AD"}, {DATE, "2024-01-02 "}, {DATE, "2024-01-02 B"}, {DATE, "4714-11-23 BC"},
	{DATE, "4715-01-01 BC"}, {DATE, "5874898-01-01"}, {DATE, "9999999-12-31 BC"}, {DATE, "99999999-01-01"},
	{DATE, "-2024-01-01"}, {DATE, "2024-01-02T00"}, {DATE, "2024\001-01"}, {TIME, ""}, {TIME, "12:34"},
	{TIME, "24:00:00.000001"}, {TIME, "25:00:00"}, {TIME, "12:60:00"}, {TIME, "12:00:60"}, {TIME, "12:00:00."},
	{TIME, "12:00:00.1234567"}, {TIME, "1:00:00"}, {TIME, "12:00:00 PM"}, {TIME, "12:00:00+00"},
	{TIMESTAMP, "2024-01-02"}, {TIMESTAMP, "2024-01-02T03:04:05"}, {TIMESTAMP, "2024-01-02 24:00:00"},
	{TIMESTAMP, "2024-01-02 03:04:05+00"}, {TIMESTAMP, "4714-11-23 23:59:59.999999 BC"},
	{TIMESTAMP, "294277-01-01 00:00:00"}, {TIMESTAMP, "9999999-12-31 23:59:59"},
	{TIMESTAMP, "294276-02-30 00:00:00"}, {TIMESTAMP, "2024-01-02 03:04:05BC"}, {TIMESTAMP, "+infinity"},
	{TIMESTAMP, "infinity "}, {TIMESTAMPTZ, "2024-01-02 03:04:05"}, {TIMESTAMPTZ, "2024-01-02 03:04:05Z"},
	{TIMESTAMPTZ, "2024-01-02 03:04:05+0"}, {TIMESTAMPTZ, "2024-01-02 03:04:05+16"},
	{TIMESTAMPTZ, "2024-01-02 03:04:05+00:60"}, {TIMESTAMPTZ, "2024-01-02 03:04:05+00:00:60"},
	{TIMESTAMPTZ, "2024-01-02 03:04:05+00:"}, {TIMESTAMPTZ, "2024-01-02 03:04:05 CET"},
	{TIMESTAMPTZ, "294277-01-01 00:00:00+00"}, {TIMESTAMPTZ, "294276-12-31 23:59:59.999999-01"},
	{TIMESTAMPTZ, "4714-11-24 00:00:00+00:00:01 BC"}, {MONEY, ""}, {MONEY, "$"}, {MONEY, "-"}, {MONEY, "-$"},
	{MONEY, "1.00"}, {MONEY, "$.00"}, {MONEY, "$1"}, {MONEY, "$1.0"}, {MONEY, "$1.000"}, {MONEY, "$1000.00"},
	{MONEY, "$1,00.00"}, {MONEY, "$,100.00"}, {MONEY, "$0,100.00"}, {MONEY, "$1,,00.00"}, {MONEY, "$1.000.00"},
	{MONEY, "$-1.00"}, {MONEY, "($1.00)"}, {MONEY, "$1,000,00"}, {MONEY, "$1.x0"}, {MONEY, "\u20ac1.00"},
	{MONEY, "$92,233,720,368,547,758.08"}, {MONEY, "-$92,233,720,368,547,758.09"},
	{MONEY, "$922,337,203,685,477,580.80"}, {MONEY, "$9,922,337,203,685,477,580.80"},
};
/* clang-format on */

static void text_that_postgresql_never_prints_is_malformed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof BAD_TEXT / sizeof *BAD_TEXT; i++) {
		enum types_result result = result_of(BAD_TEXT[i].oid, BAD_TEXT[i].oid == NUMERIC ? NUMERIC_12_2 : -1,
						     false, BAD_TEXT[i].text, strlen(BAD_TEXT[i].text));
		if (result != TYPES_MALFORMED)
			print_error("type %u: '%s' gives %d\n", (unsigned)BAD_TEXT[i].oid, BAD_TEXT[i].text, result);
		assert_int_equal(result, TYPES_MALFORMED);
	}
}

static const struct {
	uint32_t oid;
	unsigned length; /* the only one that is valid */
} FIXED[] = {
	{BOOLEAN, 1}, {CHAR, 1}, {INT2, 2}, {INT4, 4},      {INT8, 8},        {OID, 4},   {FLOAT4, 4},
	{FLOAT8, 8},  {DATE, 4}, {TIME, 8}, {TIMESTAMP, 8}, {TIMESTAMPTZ, 8}, {UUID, 16}, {MONEY, 8},
};

static void binary_of_another_length_is_malformed(void **state)
{
	static const uint8_t zeros[40];

	(void)state;
	for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++) {
		for (unsigned length = 0; length < sizeof zeros; length++)
			assert_int_equal(result_of(FIXED[i].oid, -1, true, zeros, length),
					 length == FIXED[i].length ? TYPES_OK : TYPES_MALFORMED);
	}
}

#define BYTES(literal) literal, sizeof(literal) - 1

/* numeric: Int16 count, weight, sign, scale, then digits */
static const struct {
	uint32_t oid;
	const char *bytes;
	size_t length;
} BAD_BINARY[] = {
	{BOOLEAN, BYTES("\2")},
	{JSONB, BYTES("")},
	{JSONB, BYTES("\2{}")},
	{DATE, BYTES("\x7f\xff\xff\xfe")}, /* beyond 5874897-12-31 */
	{DATE, BYTES("\x80\0\0\1")},       /* before 4714-11-24 BC */
	{TIME, BYTES("\xff\xff\xff\xff\xff\xff\xff\xff")},
	{TIME, BYTES("\0\0\0\x14\x1d\xd7\x60\1")}, /* 24:00:00.000001 */
	{TIMESTAMP, BYTES("\x7f\xff\xff\xff\xff\xff\xff\xfe")},
	{TIMESTAMP, BYTES("\x80\0\0\0\0\0\0\1")},
	{NUMERIC, BYTES("")},
	{NUMERIC, BYTES("\0\0\0\0\0\0\0")},
	{NUMERIC, BYTES("\0\1\0\0\0\0\0\2")},             /* a digit that is not there */
	{NUMERIC, BYTES("\0\0\0\0\0\0\0\2\0\1")},         /* one that is not counted */
	{NUMERIC, BYTES("\0\1\0\0\0\0\0\2\x27\x10")},     /* 10000 */
	{NUMERIC, BYTES("\0\1\0\0\x12\x34\0\2\0\1")},     /* unknown sign */
	{NUMERIC, BYTES("\0\1\0\0\xc0\0\0\2\0\1")},       /* NaN with digits */
	{NUMERIC, BYTES("\0\1\0\0\0\0\x40\0\0\1")},       /* scale 16384 */
	{NUMERIC, BYTES("\0\1\0\2\0\0\0\2\0\x64")},       /* 100 x 10^8 takes 13 digits */
	{NUMERIC, BYTES("\0\1\x7f\xff\0\0\0\2\0\1")},     /* 10^131068 */
	{NUMERIC, BYTES("\0\1\xff\xff\0\0\0\2\0\1")},     /* 0.0001 shown with 2 places */
	{NUMERIC, BYTES("\0\1\xff\xff\0\0\0\4\0\1")},     /* 0.0001 in numeric(12,2) */
	{NUMERIC, BYTES("\0\2\0\0\0\0\0\4\0\1\x04\xd3")}, /* 1.1235 */
	{NUMERIC, BYTES("\0\1\x80\0\0\0\x3f\xff\0\1")},   /* 10^-131072 */
};

static void binary_that_postgresql_never_sends_is_malformed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof BAD_BINARY / sizeof *BAD_BINARY; i++) {
		enum types_result result =
			result_of(BAD_BINARY[i].oid, BAD_BINARY[i].oid == NUMERIC ? NUMERIC_12_2 : -1, true,
				  BAD_BINARY[i].bytes, BAD_BINARY[i].length);
		if (result != TYPES_MALFORMED)
			print_error("binary %zu gives %d\n", i, result);
		assert_int_equal(result, TYPES_MALFORMED);
	}
}

static void a_number_of_more_places_is_taken_when_they_are_zero(void **state)
{
	(void)state;
	assert_int_equal(result_of(NUMERIC, NUMERIC_12_2, false, BYTES("1.10000")), TYPES_OK);
	assert_int_equal(result_of(NUMERIC, NUMERIC_12_2, false, BYTES("1")), TYPES_OK);
	assert_int_equal(result_of(NUMERIC, NUMERIC_12_2, true, BYTES("\0\1\0\0\0\0\0\5\0\1")), TYPES_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_that_postgresql_never_prints_is_malformed),
		cmocka_unit_test(binary_of_another_length_is_malformed),
		cmocka_unit_test(binary_that_postgresql_never_sends_is_malformed),
		cmocka_unit_test(a_number_of_more_places_is_taken_when_they_are_zero),
	};

	return cmocka_run_group_tests_name("types_refused", tests, NULL, NULL);
}
