/* Every vector of vectors_containers.h: what PostgreSQL sends of arrays, composites, hstore, vectors and geometries, in
 * both forms, against what fastavro writes; the same values damaged; and what the vectors cannot have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/memory.h"
#include "unit/containers.h"

enum { VECTORS_COUNT = sizeof CONTAINERS / sizeof *CONTAINERS, ROOM = 65536 };

struct bytes {
	uint8_t *data; /* exactly as long as they are, so that a read past them is seen */
	uint32_t length;
};

static struct bytes from_hex(const char *hex)
{
	struct bytes bytes = {malloc(strlen(hex) / 2 + 1), (uint32_t)(strlen(hex) / 2)};
	bytes.data = realloc(bytes.data, bytes.length ? bytes.length : 1);

	for (uint32_t i = 0; i < bytes.length; i++) {
		char digits[3] = {hex[2 * i], hex[2 * i + 1], 0};
		bytes.data[i] = (uint8_t)strtoul(digits, NULL, 16);
	}
	return bytes;
}

static struct bytes copy_of(const void *data, uint32_t length)
{
	struct bytes bytes = {malloc(length ? length : 1), length};

	if (length)
		memcpy(bytes.data, data, length);
	return bytes;
}

static const struct facts_column *facts_of(const struct container_vector *vector)
{
	return &COLUMNS[vector->column].facts;
}

static struct types_codec resolve(const struct facts_column *facts, bool key, struct arena *arena)
{
	const struct types_options options = {0};
	struct types_codec codec;

	assert_int_equal(types_resolve(facts, &options, key, arena, &codec), 0);
	return codec;
}

static enum types_result run(const struct types_codec *codec, bool binary, struct bytes input, struct writer *out)
{
	return (binary ? codec->binary : codec->text)(codec, input.data, input.length, out);
}

static void assert_bytes(const struct container_vector *vector, const char *form, const struct writer *out,
			 const char *hex)
{
	struct bytes expected = from_hex(hex);

	assert_false(out->full);
	if (writer_length(out) != expected.length || memcmp(out->start, expected.data, expected.length) != 0) {
		print_error("%s, %s: %zu bytes instead of %u, or others\n", vector->what, form, writer_length(out),
			    (unsigned)expected.length);
		assert_memory_equal(out->start, expected.data, expected.length);
		fail();
	}
	free(expected.data);
}

static void check_form(const struct container_vector *vector, bool binary, const char *hex)
{
	static uint8_t room[ROOM];
	struct arena arena = {0};
	struct types_codec codec = resolve(facts_of(vector), vector->key, &arena);
	struct bytes input = from_hex(hex);
	struct writer out = writer_over(room, sizeof room);
	enum types_result result = run(&codec, binary, input, &out);

	if (result != (vector->avro ? TYPES_OK : TYPES_OVERFLOW)) {
		print_error("%s, %s: result %d\n", vector->what, binary ? "binary" : "text", result);
		fail();
	}
	if (!vector->avro) {
		assert_int_equal(writer_length(&out), 0);
		assert_false(codec.lossless);
		types_overflow_text(&codec, binary, input.data, input.length, &out);
	}
	assert_bytes(vector, binary ? "binary" : "text", &out, vector->avro ? vector->avro : vector->overflow);
	free(input.data);
	arena_fini(&arena);
}

static void text_gives_the_bytes_that_fastavro_writes(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++)
		check_form(&CONTAINERS[i], false, CONTAINERS[i].text);
}

static void binary_gives_the_bytes_that_fastavro_writes(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++)
		if (CONTAINERS[i].binary)
			check_form(&CONTAINERS[i], true, CONTAINERS[i].binary);
}

static void types_with_a_binary_decoder_are_those_of_the_vectors(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		struct arena arena = {0};
		struct types_codec codec = resolve(facts_of(&CONTAINERS[i]), false, &arena);
		bool binary = CONTAINERS[i].binary != NULL;
		if ((codec.binary != NULL) != binary || types_column_has_binary(facts_of(&CONTAINERS[i])) != binary)
			fail_msg("%s", CONTAINERS[i].what);
		arena_fini(&arena);
	}
}

static void any_binary_array_is_printed_as_postgresql_prints_it(void **state)
{
	static uint8_t room[ROOM];

	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		const struct container_vector *vector = &CONTAINERS[i];
		if (!vector->binary)
			continue;
		struct arena arena = {0};
		struct types_codec codec = resolve(facts_of(vector), vector->key, &arena);
		struct bytes input = from_hex(vector->binary);
		struct writer out = writer_over(room, sizeof room);
		types_overflow_text(&codec, true, input.data, input.length, &out);
		assert_bytes(vector, "printed", &out, vector->overflow ? vector->overflow : vector->text);
		free(input.data);
		arena_fini(&arena);
	}
}

/* any room short of what is needed: full, and not a byte beyond it (the sanitizer looks on) */
static void check_short_room(const struct container_vector *vector, bool binary, const char *hex, bool print)
{
	struct arena arena = {0};
	struct types_codec codec = resolve(facts_of(vector), vector->key, &arena);
	struct bytes input = from_hex(hex);
	size_t need = strlen(print ? vector->overflow ? vector->overflow : vector->text : vector->avro) / 2;

	for (size_t size = 0; size < need && size < 60; size++) {
		uint8_t *room = malloc(size ? size : 1);
		struct writer out = writer_over(room, size);
		if (print)
			types_overflow_text(&codec, binary, input.data, input.length, &out);
		else
			assert_int_equal(run(&codec, binary, input, &out), TYPES_OK);
		assert_true(out.full);
		assert_true(out.at >= out.start && out.at <= out.end);
		free(room);
	}
	free(input.data);
	arena_fini(&arena);
}

static void a_writer_without_room_becomes_full_and_is_never_overrun(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		const struct container_vector *vector = &CONTAINERS[i];
		if (vector->avro)
			check_short_room(vector, false, vector->text, false);
		if (vector->avro && vector->binary)
			check_short_room(vector, true, vector->binary, false);
		if (vector->binary)
			check_short_room(vector, true, vector->binary, true);
	}
}

/* A writer that is not at its start gets nothing from a value that is refused. */
static enum types_result check_damaged(const struct types_codec *codec, bool binary, struct bytes input)
{
	static uint8_t room[ROOM];
	struct writer out = writer_over(room, sizeof room);

	writer_bytes(&out, "abc", 3);
	enum types_result result = run(codec, binary, input, &out);
	assert_in_range(result, TYPES_OK, TYPES_MALFORMED);
	if (result != TYPES_OK)
		assert_int_equal(writer_length(&out), 3);
	if (result != TYPES_OK || binary)
		types_overflow_text(codec, binary, input.data, input.length, &out);
	assert_memory_equal(room, "abc", 3);
	return result;
}

enum { DAMAGED_BYTES = 120 };

/* every value cut short at every byte; of those that end in a bracket none is a value then */
static void cut(const struct types_codec *codec, bool binary, struct bytes input)
{
	for (uint32_t i = 0; i < input.length; i += i < DAMAGED_BYTES ? 1 : 97) {
		struct bytes short_one = copy_of(input.data, i);
		enum types_result result = check_damaged(codec, binary, short_one);
		if (codec->shape != TYPES_SCALAR)
			assert_int_equal(result, TYPES_MALFORMED);
		free(short_one.data);
	}
}

static void damage(const struct types_codec *codec, bool binary, struct bytes input)
{
	static const char SPECIAL[] = "{}[](),;:=\"\\>N -\377";

	for (uint32_t i = 0; i < input.length && i < DAMAGED_BYTES; i++) {
		uint8_t was = input.data[i];
		for (size_t j = 0; j < sizeof SPECIAL; j++) {
			input.data[i] = (uint8_t)SPECIAL[j];
			check_damaged(codec, binary, input);
		}
		for (unsigned bit = 0; bit < 8; bit++) {
			input.data[i] = was ^ (uint8_t)(1u << bit);
			check_damaged(codec, binary, input);
		}
		input.data[i] = was;
	}
}

/* several bytes at once, of a generator that gives the same every time */
static void scramble(const struct types_codec *codec, bool binary, struct bytes input)
{
	uint32_t chance = 2463534242u;

	for (int round = 0; round < 60 && input.length; round++) {
		struct bytes other = copy_of(input.data, input.length);
		for (int i = 0; i < 1 + round % 5; i++) {
			chance ^= chance << 13;
			chance ^= chance >> 17;
			chance ^= chance << 5;
			other.data[chance % other.length] = input.data[(chance >> 8) % input.length];
		}
		check_damaged(codec, binary, other);
		free(other.data);
	}
}

static void for_all_forms(void (*what)(const struct types_codec *codec, bool binary, struct bytes input))
{
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		struct arena arena = {0};
		struct types_codec codec = resolve(facts_of(&CONTAINERS[i]), CONTAINERS[i].key, &arena);
		for (int binary = 0; binary < 2; binary++) {
			const char *hex = binary ? CONTAINERS[i].binary : CONTAINERS[i].text;
			if (!hex)
				continue;
			struct bytes input = from_hex(hex);
			what(&codec, binary, input);
			free(input.data);
		}
		arena_fini(&arena);
	}
}

static void values_cut_short_are_malformed_and_leave_nothing_behind(void **state)
{
	(void)state;
	for_all_forms(cut);
}

static void damaged_values_are_refused_or_valid_and_leave_nothing_behind(void **state)
{
	(void)state;
	for_all_forms(damage);
	for_all_forms(scramble);
}

static const struct facts_column INTEGER = {.base_oid = 23, .base_typmod = -1, .type_kind = 'b'};
static const struct facts_column TEXT = {.base_oid = 25, .base_typmod = -1, .type_kind = 'b'};
static const struct facts_column INTEGERS = {.base_oid = 1007, .type_kind = 'b', .element = &INTEGER, .dimensions = 2};
static const struct facts_column TEXTS = {.base_oid = 1009, .type_kind = 'b', .element = &TEXT};

static enum types_result result_of(const struct facts_column *facts, bool binary, const void *data, size_t length)
{
	uint8_t room[256];
	struct arena arena = {0};
	struct types_codec codec = resolve(facts, false, &arena);
	struct bytes input = copy_of(data, (uint32_t)length);
	struct writer out = writer_over(room, sizeof room);
	enum types_result result = run(&codec, binary, input, &out);

	if (result != TYPES_OK)
		assert_int_equal(writer_length(&out), 0);
	types_overflow_text(&codec, binary, input.data, input.length, &out);
	free(input.data);
	arena_fini(&arena);
	return result;
}

static void texts_that_array_out_does_not_print_are_malformed(void **state)
{
	static const char *const BAD[] = {
		"",
		"{",
		"}",
		"{{}}",
		"{{},{}}",
		"{1",
		"1}",
		"{1,}",
		"{,1}",
		"{1,,2}",
		"{1}}",
		"{{1}",
		"{{1},2}",
		"{1,{2}}",
		"{{1},{2,3}}",
		"{{1,2},{3}}",
		"{1} ",
		" {1}",
		"{\"1}",
		"{\"1\\}",
		"{1\"2\"}",
		"{\"1\"2}",
		"{x}",
		"{1 }",
		"{99999999999}",
		"[1:2]{1,2}",
		"[1:2]=",
		"[1:3]={1,2}",
		"[0:1={1,2}",
		"[:]={1}",
		"[0:1][0:1]={1,2}",
		"[0:0]={}",
		"[1:1]=[1:1]={1}",
		"{{{{{{{1}}}}}}}",
		"[0:99999999999]={1}",
		"[--1:0]={1,2}",
		"{1,2}{3}",
		"{\\1}",
		"{null}",
		"{1;2}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		struct facts_column facts = INTEGERS;
		for (facts.dimensions = 1; facts.dimensions <= 6; facts.dimensions++) {
			enum types_result result = result_of(&facts, false, BAD[i], strlen(BAD[i]));
			/* of an array with other dimensions the elements are not looked at */
			if (result != TYPES_MALFORMED &&
			    !(result == TYPES_OVERFLOW && (BAD[i][1] == 'x' || BAD[i][2] == ' ' || BAD[i][1] == '9' ||
							   BAD[i][1] == 'n' || strcmp(BAD[i], "{1;2}") == 0)))
				fail_msg("%s, %d dimensions: %d", BAD[i], facts.dimensions, result);
		}
	}
}

#define INT(n) "\0\0\0" n
#define HEAD(dimensions, flags) INT(dimensions) INT(flags) INT("\27")

static void bytes_that_array_send_does_not_send_are_malformed(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		enum types_result result;
	} CASES[] = {
#define CASE(bytes, result) {bytes, sizeof bytes - 1, result}
		CASE(HEAD("\0", "\0"), TYPES_OK),
		CASE(HEAD("\2", "\0") INT("\0") INT("\1") INT("\3") INT("\1"), TYPES_OK),
		CASE(HEAD("\1", "\0") INT("\1") INT("\1") INT("\4") INT("\7"), TYPES_OVERFLOW),
		CASE(HEAD("\2", "\1") INT("\1") INT("\1") INT("\1") INT("\1") "\377\377\377\377", TYPES_OK),
		CASE(HEAD("\2", "\0") INT("\1") INT("\1") INT("\1") INT("\1") INT("\4") INT("\7"), TYPES_OK),
		CASE(HEAD("\2", "\0") INT("\1") INT("\1") INT("\1") INT("\1") INT("\4") INT("\7") "x", TYPES_MALFORMED),
		CASE(HEAD("\2", "\0") INT("\1") INT("\1") INT("\1") INT("\1") INT("\3") "\0\0\7", TYPES_MALFORMED),
		CASE(HEAD("\2", "\0") INT("\1") INT("\1") INT("\2") INT("\1") INT("\4") INT("\7"), TYPES_MALFORMED),
		CASE(HEAD("\2", "\0") INT("\1") INT("\1") INT("\1") INT("\1") "\377\377\377\376", TYPES_MALFORMED),
		CASE(HEAD("\2", "\0") INT("\1") INT("\1") INT("\1") INT("\1") "\177\377\377\377", TYPES_MALFORMED),
		CASE(HEAD("\0", "\2"), TYPES_MALFORMED),
		CASE(HEAD("\7", "\0"), TYPES_MALFORMED),
		CASE("\377\377\377\377" INT("\0") INT("\27"), TYPES_MALFORMED),
		CASE(HEAD("\0", "\0") "x", TYPES_MALFORMED),
		CASE(HEAD("\1", "\0") "\177\377\377\377" INT("\1"), TYPES_MALFORMED),
		CASE(HEAD("\2", "\0") INT("\0") INT("\1") "\377\377\377\377" INT("\1"), TYPES_MALFORMED),
		CASE(HEAD("\1", "\0") "\377\377\377\377" INT("\1"), TYPES_MALFORMED),
		CASE(HEAD("\4", "\0") "\200\0\0\0" INT("\1") "\200\0\0\0" INT("\1") "\0\0\0\4" INT("\1") INT("\0")
			     INT("\1"),
		     TYPES_MALFORMED),
#undef CASE
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		if (result_of(&INTEGERS, true, CASES[i].bytes, CASES[i].length) != CASES[i].result)
			fail_msg("case %zu", i);
}

static void composites_and_lists_that_postgresql_does_not_print_are_malformed(void **state)
{
	static const struct facts_column attributes[] = {
		{.name = "a", .base_oid = 25, .base_typmod = -1, .type_kind = 'b'},
		{.name = "b", .base_oid = 23, .base_typmod = -1, .type_kind = 'b'},
	};
	static const struct facts_column record = {
		.base_oid = 90000, .type_kind = 'c', .attributes = attributes, .attribute_count = 2};
	static const struct facts_column oidvector = {.base_oid = 30, .type_kind = 'b', .type_name = "oidvector"};
	static const struct {
		const struct facts_column *facts;
		const char *text;
	} BAD[] = {
		{&record, ""},
		{&record, "("},
		{&record, "(,"},
		{&record, "a,1"},
		{&record, "(a,1"},
		{&record, "(a,1) "},
		{&record, "(a,x)"},
		{&record, "(\"a,1)"},
		{&record, "(\"a\"b,1)"},
		{&record, "(a\"b\",1)"},
		{&record, "(a\\,1)"},
		{&record, "(\"a\\\",1)"},
		{&record, "(\"a\\b\",1)"},
		{&record, "(a,1)(a,1)"},
		{&record, "((a),1)"},
		{&oidvector, " 1"},
		{&oidvector, "1 "},
		{&oidvector, "1  2"},
		{&oidvector, "-1"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
		if (result_of(BAD[i].facts, false, BAD[i].text, strlen(BAD[i].text)) != TYPES_MALFORMED)
			fail_msg("%s", BAD[i].text);
	assert_int_equal(result_of(&record, false, "(a,1,)", 6), TYPES_OVERFLOW);
	assert_int_equal(result_of(&record, false, "(a)", 3), TYPES_OVERFLOW);
	assert_int_equal(result_of(&record, false, "(\377,1)", 5), TYPES_OVERFLOW);
}

/* a base type that somebody else has called so */
static void what_a_type_of_an_extensions_name_prints_otherwise_overflows(void **state)
{
	static const struct facts_column hstore = {.base_oid = 90001, .type_kind = 'b', .type_name = "hstore"};
	static const struct facts_column vector = {.base_oid = 90002, .type_kind = 'b', .type_name = "vector"};
	static const struct facts_column geometry = {.base_oid = 90003, .type_kind = 'b', .type_name = "geometry"};
	static const struct {
		const struct facts_column *facts;
		const char *text;
	} OTHERS[] = {
		{&hstore, "a"},
		{&hstore, "\"a\""},
		{&hstore, "\"a\"=>"},
		{&hstore, "\"a\"=>1"},
		{&hstore, "\"a\"=>\"1\","},
		{&hstore, "\"a\"=>\"1\", "},
		{&hstore, "\"a\"=>\"1\",\"b\"=>NULL"},
		{&hstore, "\"a\"=>\"1\\\""},
		{&hstore, "NULL=>\"1\""},
		{&vector, ""},
		{&vector, "["},
		{&vector, "[1,2"},
		{&vector, "1,2]"},
		{&vector, "[1,,2]"},
		{&vector, "[1,2,]"},
		{&vector, "[,1]"},
		{&vector, "[x]"},
		{&vector, "[NULL]"},
		{&geometry, ""},
		{&geometry, "01"},
		{&geometry, "01010000"},
		{&geometry, "010100000"},
		{&geometry, "0201000000"},
		{&geometry, "01010000g0"},
		{&geometry, "0101000020"},
		{&geometry, "0101000020E61000"},
		{&geometry, "0101000020E610000"},
		{&geometry, "0101000020E61000zz"},
		{&geometry, "0101000020E6100000zz"},
		{&hstore, "\"\377\"=>NULL"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		if (result_of(OTHERS[i].facts, false, OTHERS[i].text, strlen(OTHERS[i].text)) != TYPES_OVERFLOW)
			fail_msg("%s", OTHERS[i].text);
}

/* integer in so many arrays in each other, as arrays of domains over arrays are */
static const struct facts_column *nested(struct facts_column *facts, int depth)
{
	facts[0] = INTEGER;
	for (int i = 1; i <= depth; i++)
		facts[i] = (struct facts_column){.base_oid = 90000, .type_kind = 'b', .element = &facts[i - 1]};
	return &facts[depth];
}

/* each of two of the one before it: all together they have 131,071 parts */
static void a_type_that_is_used_many_times_is_resolved_once(void **state)
{
	struct facts_column pairs[17][2];
	struct arena arena = {0};

	(void)state;
	pairs[0][0] = pairs[0][1] = INTEGER;
	for (int i = 1; i < 17; i++)
		pairs[i][0] = pairs[i][1] = (struct facts_column){
			.base_oid = 90000, .type_kind = 'c', .attributes = pairs[i - 1], .attribute_count = 2};
	struct types_codec codec = resolve(&pairs[16][0], false, &arena);
	for (const struct types_codec *at = &codec; at->child_count; at = at->children) {
		assert_int_equal(at->child_count, 2);
		assert_ptr_equal(at->children[0].children, at->children[1].children);
	}
	arena_fini(&arena);
}

static void what_is_nested_too_deep_is_text(void **state)
{
	struct facts_column facts[200];

	(void)state;
	for (int depth = 1; depth <= 199; depth += 1 + (depth > 40) * 50) {
		const struct facts_column *column = nested(facts, depth);
		struct arena arena = {0};
		struct types_codec whole = resolve(column, false, &arena);
		const struct types_codec *codec = &whole;
		int found = 0;
		for (; codec->shape == TYPES_ARRAY; codec = codec->children)
			found++;
		assert_int_equal(found, depth < TYPES_DEPTH_MAX ? depth : TYPES_DEPTH_MAX);
		assert_int_equal(whole.binary != NULL, depth <= TYPES_DEPTH_MAX);
		assert_int_equal(types_column_has_binary(column), depth <= TYPES_DEPTH_MAX);
		arena_fini(&arena);
	}
}

static void an_array_declared_with_more_dimensions_than_there_are_has_six(void **state)
{
	struct facts_column facts = INTEGERS;
	struct arena arena = {0};

	(void)state;
	facts.dimensions = 300;
	assert_int_equal(resolve(&facts, false, &arena).dimensions, 6);
	facts.dimensions = 0;
	assert_int_equal(resolve(&facts, false, &arena).dimensions, 1);
	arena_fini(&arena);
}

static void a_codec_is_resolved_whole_or_not_at_all(void **state)
{
	const struct types_options options = {0};

	(void)state;
	for (size_t i = 0; i < COLUMNS_COUNT; i++) {
		int result = -1;
		for (int calls = 0; result != 0; calls++) {
			struct arena arena = {0};
			struct types_codec codec;
			memory_fail_after(calls);
			result = types_resolve(&COLUMNS[i].facts, &options, false, &arena, &codec);
			memory_fail_after(-1);
			assert_in_range(calls, 0, 100);
			arena_fini(&arena);
		}
	}
}

static struct bytes array_of_quotes(uint32_t count)
{
	struct bytes text = {malloc(2 * count + 4), 2 * count + 4};

	memcpy(text.data, "{\"", 2);
	for (uint32_t i = 0; i < count; i++)
		memcpy(text.data + 2 + 2 * i, "\\\"", 2);
	memcpy(text.data + 2 + 2 * count, "\"}", 2);
	return text;
}

static void no_memory_for_an_element_is_said_and_the_next_value_goes_on(void **state)
{
	static uint8_t room[ROOM];
	struct arena arena = {0};
	struct types_codec codec = resolve(&TEXTS, false, &arena);
	struct bytes large = array_of_quotes(20000), small = array_of_quotes(20);
	struct writer out = writer_over(room, sizeof room);

	(void)state;
	memory_fail_after(0);
	assert_int_equal(run(&codec, false, large, &out), TYPES_NO_MEMORY);
	assert_int_equal(writer_length(&out), 0);
	assert_int_equal(run(&codec, false, small, &out), TYPES_OK);
	memory_fail_after(-1);
	assert_int_equal(run(&codec, false, large, &out), TYPES_OK);
	/* the room stays: values as large need no memory */
	memory_fail_after(0);
	assert_int_equal(run(&codec, false, large, &out), TYPES_OK);
	memory_fail_after(-1);
	assert_false(out.full);
	free(large.data);
	free(small.data);
	arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_gives_the_bytes_that_fastavro_writes),
		cmocka_unit_test(binary_gives_the_bytes_that_fastavro_writes),
		cmocka_unit_test(types_with_a_binary_decoder_are_those_of_the_vectors),
		cmocka_unit_test(any_binary_array_is_printed_as_postgresql_prints_it),
		cmocka_unit_test(a_writer_without_room_becomes_full_and_is_never_overrun),
		cmocka_unit_test(values_cut_short_are_malformed_and_leave_nothing_behind),
		cmocka_unit_test(damaged_values_are_refused_or_valid_and_leave_nothing_behind),
		cmocka_unit_test(texts_that_array_out_does_not_print_are_malformed),
		cmocka_unit_test(bytes_that_array_send_does_not_send_are_malformed),
		cmocka_unit_test(composites_and_lists_that_postgresql_does_not_print_are_malformed),
		cmocka_unit_test(what_a_type_of_an_extensions_name_prints_otherwise_overflows),
		cmocka_unit_test(a_type_that_is_used_many_times_is_resolved_once),
		cmocka_unit_test(what_is_nested_too_deep_is_text),
		cmocka_unit_test(an_array_declared_with_more_dimensions_than_there_are_has_six),
		cmocka_unit_test(a_codec_is_resolved_whole_or_not_at_all),
		cmocka_unit_test(no_memory_for_an_element_is_said_and_the_next_value_goes_on),
	};

	return cmocka_run_group_tests_name("types_containers", tests, NULL, NULL);
}
