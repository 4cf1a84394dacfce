/* Type codecs on any bytes, of any type, in either form, in a key or not: a result, the writer where it was unless
 * it is OK, the same bytes whatever the room; and what is printed of a value.
 *
 *	Byte flags, the column (columns.h), the value
 */
#include "fuzz/columns.h"

#include "base/memory.h"
#include "types/types.h"
#include "types/utf8.h"

enum { FLAG_BINARY = 1, FLAG_KEY = 2, FLAG_NO_MEMORY = 4, WAYS_SHIFT = 3 };
enum { ROOM = 1 << 20 };

static uint8_t room[ROOM];

struct value {
	const struct types_codec *codec;
	bool binary;
	const uint8_t *bytes;
	uint32_t length;
};

static enum types_result encode(const struct value *value, struct writer *out)
{
	types_encode *function = value->binary ? value->codec->binary : value->codec->text;

	return function(value->codec, value->bytes, value->length, out);
}

/* writes into memory of just that size, which may end inside the value */
static void encode_into(const struct value *value, enum types_result expected, size_t length, size_t size)
{
	uint8_t *bytes = malloc(size + 1); /* one in front, so that the writer is not at its start */
	struct writer out;

	CHECK(bytes);
	out = writer_over(bytes, size + 1);
	writer_u8(&out, 0xAA);
	enum types_result result = encode(value, &out);
	CHECK(bytes[0] == 0xAA && out.start == bytes && out.at <= out.end);
	if (result != TYPES_OK)
		CHECK(out.at == bytes + 1);
	if (!out.full) {
		CHECK(result == expected && (size_t)(out.at - bytes - 1) == length);
		CHECK(memcmp(bytes + 1, room, length) == 0);
	}
	free(bytes);
}

/* into memory of just that size */
static void print_into(const struct value *value, size_t length, size_t size)
{
	uint8_t *bytes = malloc(size + 1);

	CHECK(bytes);
	struct writer out = writer_over(bytes, size);
	types_overflow_text(value->codec, value->binary, value->bytes, value->length, &out);
	CHECK(out.at <= out.end);
	if (!out.full)
		CHECK(writer_length(&out) == length && memcmp(bytes, room, length) == 0);
	free(bytes);
}

static void print(const struct value *value)
{
	struct writer out = writer_over(room, sizeof room);

	types_overflow_text(value->codec, value->binary, value->bytes, value->length, &out);
	size_t length = writer_length(&out);
	if (out.full) /* many numerics of 131,072 digits */
		return;
	CHECK(utf8_valid(room, (uint32_t)length));
	print_into(value, length, length);
	print_into(value, length, length / 2);
}

static void try(const struct value *value, bool no_memory)
{
	struct writer out = writer_over(room, sizeof room);
	enum types_result result;

	if (no_memory)
		memory_fail_after(0);
	result = encode(value, &out);
	memory_fail_after(-1);
	size_t length = writer_length(&out);
	if (result == TYPES_OK && out.full)
		return;
	CHECK(result == TYPES_OK || length == 0);
	CHECK(result != TYPES_NO_MEMORY || no_memory);
	/* but where a type is known by its name alone, and may be somebody else's */
	CHECK(result != TYPES_OVERFLOW || !value->codec->lossless || !value->codec->binary);
	if (result != TYPES_NO_MEMORY) {
		encode_into(value, result, length, length);
		encode_into(value, result, length, length ? length - 1 : 0);
		encode_into(value, result, length, length / 2);
		encode_into(value, result, length, length + 2 * WRITER_LONG_MAX);
	}
	print(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	struct columns columns = {.in = &in};
	struct facts_column column;
	struct types_codec codec;
	unsigned flags = reader_u8(&in);
	struct types_options options = {.numeric_unconstrained = (enum types_numeric)((flags >> WAYS_SHIFT) % 3)};
	size_t length;

	columns_read(&columns, &column, 0);
	CHECK(types_resolve(&column, &options, flags & FLAG_KEY, &columns.arena, &codec) == 0);
	CHECK(types_column_has_binary(&column) == (codec.binary != NULL));
	uint8_t *value = input_take(&in, reader_left(&in), false, &length);
	const struct value tried = {&codec, flags & FLAG_BINARY && codec.binary, value, (uint32_t)length};
	try(&tried, flags & FLAG_NO_MEMORY);
	free(value);
	arena_fini(&columns.arena);
	return 0;
}
