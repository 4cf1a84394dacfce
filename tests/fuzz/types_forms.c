/* The two forms of one value: what the text codec makes of PostgreSQL's text of a binary value are the bytes that
 * the binary codec makes of the value itself.
 *
 *	Byte flags, the column (columns.h), what its value is built from (values.h), or the value itself
 */
#include "fuzz/values.h"

#include "types/utf8.h"

enum { FLAG_RAW = 1, FLAG_KEY = 2, WAYS_SHIFT = 3 };
enum { ROOM = 1 << 20 };

static uint8_t binary_room[ROOM], text_room[ROOM], printed_room[ROOM], overflow_room[ROOM];

/* Text that is no UTF-8 is printed as hex, of which the text codec can make something else. */
static bool is_hex(const uint8_t *text, size_t length)
{
	return length >= 2 && text[0] == '\\' && text[1] == 'x';
}

static void compare(const struct types_codec *codec, const uint8_t *bytes, uint32_t length)
{
	struct writer binary = writer_over(binary_room, ROOM), text = writer_over(text_room, ROOM);
	struct writer printed = writer_over(printed_room, ROOM), overflow = writer_over(overflow_room, ROOM);
	enum types_result of_binary = codec->binary(codec, bytes, length, &binary), of_text;

	if (of_binary == TYPES_MALFORMED)
		return;
	codec->binary_text(codec, bytes, length, &printed);
	if (binary.full || printed.full ||
	    (of_binary == TYPES_OVERFLOW && is_hex(printed_room, writer_length(&printed))))
		return;
	of_text = codec->text(codec, printed_room, (uint32_t)writer_length(&printed), &text);
	CHECK(of_text == of_binary && writer_length(&text) == writer_length(&binary));
	CHECK(memcmp(text_room, binary_room, writer_length(&text)) == 0);
	if (of_text != TYPES_OVERFLOW)
		return;
	types_overflow_text(codec, false, printed_room, (uint32_t)writer_length(&printed), &overflow);
	CHECK(writer_length(&overflow) == writer_length(&printed));
	CHECK(memcmp(overflow_room, printed_room, writer_length(&printed)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	struct columns columns = {.in = &in};
	struct facts_column column;
	struct types_codec codec;
	struct buffer value = {0};
	unsigned flags = reader_u8(&in);
	struct types_options options = {.numeric_unconstrained = (enum types_numeric)((flags >> WAYS_SHIFT) % 3)};

	columns_read(&columns, &column, 0);
	CHECK(types_resolve(&column, &options, flags & FLAG_KEY, &columns.arena, &codec) == 0);
	if (codec.binary && flags & FLAG_RAW)
		values_raw(&in, reader_left(&in), &value);
	else if (codec.binary)
		values_binary(&column, &in, &value);
	if (codec.binary)
		compare(&codec, (const uint8_t *)buffer_string(&value), (uint32_t)value.length);
	buffer_fini(&value);
	arena_fini(&columns.arena);
	return 0;
}
