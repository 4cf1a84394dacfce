/* Every vector of vectors_types.h: what PostgreSQL sends, in both forms, against what fastavro writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "types/types.h"

/* byte strings in hex; NULL: there is none */
struct vector {
	const char *what;
	uint32_t oid;
	int32_t typmod;
	char kind;
	const char *name;
	enum types_numeric way;
	bool key;
	const char *text, *binary; /* NULL: text is the only form */
	const char *avro;          /* NULL: the value overflows */
	const char *overflow;
	const char *printed; /* of the binary form; NULL: the overflow, or else the text */
};

#include "vectors_types.h"

enum { VECTORS_COUNT = sizeof VECTORS / sizeof *VECTORS, ROOM = 8192 };

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

static struct types_codec codec_of(const struct vector *vector)
{
	struct facts_column column = {
		.type_oid = vector->oid,
		.base_oid = vector->oid,
		.base_typmod = vector->typmod,
		.type_kind = vector->kind,
		.type_name = vector->name,
	};
	struct types_options options = {vector->way};
	struct arena arena = {0}; /* a scalar needs none of it */
	struct types_codec codec;

	assert_int_equal(types_resolve(&column, &options, vector->key, &arena, &codec), 0);
	return codec;
}

static enum types_result run(const struct types_codec *codec, bool binary, struct bytes input, struct writer *out)
{
	return (binary ? codec->binary : codec->text)(codec, input.data, input.length, out);
}

static void assert_bytes(const struct vector *vector, bool binary, const struct writer *out, const char *hex)
{
	struct bytes expected = from_hex(hex);

	if (writer_length(out) != expected.length || memcmp(out->start, expected.data, expected.length) != 0) {
		print_error("%s, %s: %zu bytes instead of %u, or others\n", vector->what, binary ? "binary" : "text",
			    writer_length(out), (unsigned)expected.length);
		assert_memory_equal(out->start, expected.data, expected.length);
		fail();
	}
	free(expected.data);
}

static void check_form(const struct vector *vector, bool binary, const char *hex)
{
	uint8_t room[ROOM];
	struct types_codec codec = codec_of(vector);
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
	assert_false(out.full);
	assert_bytes(vector, binary, &out, vector->avro ? vector->avro : vector->overflow);
	free(input.data);
}

static void text_gives_the_bytes_that_fastavro_writes(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++)
		check_form(&VECTORS[i], false, VECTORS[i].text);
}

static void binary_gives_the_bytes_that_fastavro_writes(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		if (VECTORS[i].binary)
			check_form(&VECTORS[i], true, VECTORS[i].binary);
		else
			assert_null(codec_of(&VECTORS[i]).binary);
	}
}

static void the_text_of_a_binary_value_is_what_postgresql_prints(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		const struct vector *vector = &VECTORS[i];
		const char *expected = vector->overflow ? vector->overflow : vector->text;
		uint8_t room[ROOM];
		struct types_codec codec = codec_of(vector);
		struct writer out = writer_over(room, sizeof room);
		if (!vector->binary)
			continue;
		struct bytes input = from_hex(vector->binary);
		codec.binary_text(&codec, input.data, input.length, &out);
		assert_false(out.full);
		assert_bytes(vector, true, &out, vector->printed ? vector->printed : expected);
		free(input.data);
	}
}

/* any room short of what is needed: full, and not a byte beyond it (the sanitizer looks on) */
static void check_short_room(const struct vector *vector, bool binary, const char *hex)
{
	struct types_codec codec = codec_of(vector);
	struct bytes input = from_hex(hex);
	size_t need = strlen(vector->avro ? vector->avro : vector->overflow) / 2;

	for (size_t size = 0; size < need && size < 40; size++) {
		uint8_t *room = malloc(size ? size : 1);
		struct writer out = writer_over(room, size);
		if (vector->avro)
			assert_int_equal(run(&codec, binary, input, &out), TYPES_OK);
		else
			types_overflow_text(&codec, binary, input.data, input.length, &out);
		assert_true(out.full);
		assert_true(out.at >= out.start && out.at <= out.end);
		free(room);
	}
	free(input.data);
}

static void a_writer_without_room_becomes_full_and_is_never_overrun(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		check_short_room(&VECTORS[i], false, VECTORS[i].text);
		if (VECTORS[i].binary)
			check_short_room(&VECTORS[i], true, VECTORS[i].binary);
	}
}

/* a writer that is not at its start gets nothing from a value that is refused */
static void check_damaged(const struct types_codec *codec, bool binary, struct bytes input)
{
	uint8_t room[ROOM] = {'a', 'b', 'c'};
	struct writer out = writer_over(room, sizeof room);

	writer_bytes(&out, "abc", 3);
	enum types_result result = run(codec, binary, input, &out);
	assert_in_range(result, TYPES_OK, TYPES_MALFORMED);
	if (result != TYPES_OK)
		assert_int_equal(writer_length(&out), 3);
	if (binary || result == TYPES_OVERFLOW)
		types_overflow_text(codec, binary, input.data, input.length, &out);
	assert_memory_equal(room, "abc", 3);
}

static void damage(const struct vector *vector, bool binary, const char *hex)
{
	struct types_codec codec = codec_of(vector);
	struct bytes input = from_hex(hex);

	for (uint32_t i = 0; i < input.length && i < 40; i++) {
		struct bytes cut = {malloc(i ? i : 1), i};
		memcpy(cut.data, input.data, i);
		check_damaged(&codec, binary, cut);
		free(cut.data);
		for (unsigned bit = 0; bit < 8; bit++) {
			input.data[i] ^= (uint8_t)(1u << bit);
			check_damaged(&codec, binary, input);
			input.data[i] ^= (uint8_t)(1u << bit);
		}
	}
	free(input.data);
}

static void damaged_values_are_refused_or_valid_and_leave_nothing_behind(void **state)
{
	(void)state;
	for (size_t i = 0; i < VECTORS_COUNT; i++) {
		damage(&VECTORS[i], false, VECTORS[i].text);
		if (VECTORS[i].binary)
			damage(&VECTORS[i], true, VECTORS[i].binary);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_gives_the_bytes_that_fastavro_writes),
		cmocka_unit_test(binary_gives_the_bytes_that_fastavro_writes),
		cmocka_unit_test(the_text_of_a_binary_value_is_what_postgresql_prints),
		cmocka_unit_test(a_writer_without_room_becomes_full_and_is_never_overrun),
		cmocka_unit_test(damaged_values_are_refused_or_valid_and_leave_nothing_behind),
	};

	return cmocka_run_group_tests_name("types_vectors", tests, NULL, NULL);
}
