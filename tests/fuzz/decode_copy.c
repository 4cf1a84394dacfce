/* COPY's messages from any bytes: each is a row whose values are inside it, or an error. Text is what one reads there byte by byte,
 * and a row that is written anew, as COPY TO writes it, is read as the same.
 *
 * Input: a byte (odd: binary), then messages as input_part() has them.
 */
#include "fuzz/input.h"

#include "base/buffer.h"
#include "decode/copy.h"

static void tuple_inside(const uint8_t *bytes, size_t length, const struct pgoutput_tuple *tuple,
			 enum pgoutput_form form)
{
	CHECK(tuple->count <= COPY_COLUMNS_MAX);
	for (uint32_t i = 0; i < tuple->count; i++) {
		const struct pgoutput_value *value = &tuple->values[i];

		if (value->form == PGOUTPUT_NULL) {
			CHECK(!value->bytes && !value->length);
			continue;
		}
		CHECK(value->form == form && value->bytes >= bytes && value->bytes <= bytes + length);
		CHECK(value->length <= (size_t)(bytes + length - value->bytes));
	}
}

/* ---- COPY TO, by the manual ---- */

static void write_be(struct buffer *out, uint32_t number, unsigned size)
{
	while (size--)
		buffer_add_char(out, (char)(number >> 8 * size));
}

static void write_binary(struct buffer *out, const struct pgoutput_tuple *tuple)
{
	write_be(out, tuple->count, 2);
	for (uint32_t i = 0; i < tuple->count; i++) {
		const struct pgoutput_value *value = &tuple->values[i];

		write_be(out, value->form == PGOUTPUT_NULL ? UINT32_MAX : value->length, 4);
		buffer_add(out, value->bytes, value->length);
	}
}

static void write_escaped(struct buffer *out, uint8_t byte)
{
	static const char from[] = "\b\f\n\r\t\v\\", to[] = "bfnrtv\\";
	const char *found = memchr(from, byte, sizeof from - 1);

	if (found)
		buffer_add_char(out, '\\');
	buffer_add_char(out, found ? to[found - from] : (char)byte);
}

static void write_text(struct buffer *out, const struct pgoutput_tuple *tuple)
{
	for (uint32_t i = 0; i < tuple->count; i++) {
		const struct pgoutput_value *value = &tuple->values[i];

		if (i)
			buffer_add_char(out, '\t');
		if (value->form == PGOUTPUT_NULL)
			buffer_add_string(out, "\\N");
		for (uint32_t at = 0; at < value->length; at++)
			write_escaped(out, value->bytes[at]);
	}
	buffer_add_char(out, '\n');
}

/* the row that was read, written anew and read again */
static void again(bool binary, const struct pgoutput_tuple *tuple)
{
	static struct copy copy;
	struct buffer out = {0};
	struct pgoutput_tuple read;
	struct error error;

	copy.binary = copy.begun = binary;
	(binary ? write_binary : write_text)(&out, tuple);
	CHECK(!out.failed);
	CHECK(copy_decode(&copy, (uint8_t *)out.data, out.length, &read, &error) == COPY_ROW);
	CHECK(read.count == tuple->count);
	for (uint32_t i = 0; i < read.count; i++) {
		const struct pgoutput_value *one = &read.values[i], *other = &tuple->values[i];

		CHECK(one->form == other->form && one->length == other->length);
		CHECK(!one->length || memcmp(one->bytes, other->bytes, one->length) == 0);
	}
	buffer_fini(&out);
}

/* ---- text as the manual reads, one byte after the other ---- */

static int digit(const struct reader *in, int base)
{
	uint8_t byte = in->at < in->end ? *in->at : 0;
	int number = byte >= '0' && byte <= '9'   ? byte - '0'
		     : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
		     : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
						  : base;

	return number < base ? number : -1;
}

static uint8_t plain_digits(struct reader *in, int base, int most)
{
	int number = 0;

	for (; most-- && digit(in, base) >= 0; reader_u8(in))
		number = number * base + digit(in, base);
	return (uint8_t)number;
}

static uint8_t plain_escape(struct reader *in)
{
	if (digit(in, 8) >= 0)
		return plain_digits(in, 8, 3);
	uint8_t byte = reader_u8(in);
	switch (byte) {
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	case 'v':
		return '\v';
	case 'x':
		return digit(in, 16) >= 0 ? plain_digits(in, 16, 2) : byte;
	}
	return byte;
}

/* the next field's value; returns what ended it, 0: the message did */
static uint8_t plain_field(struct reader *in, struct buffer *value, bool *null)
{
	const uint8_t *start = in->at;
	uint8_t byte;

	buffer_clear(value);
	while ((byte = reader_u8(in)) != '\t' && byte != '\n' && !in->failed)
		buffer_add_char(value, byte == '\\' ? (char)plain_escape(in) : (char)byte);
	*null = in->at - start == 3 && start[0] == '\\' && start[1] == 'N';
	return in->failed ? 0 : byte;
}

/* tuple NULL: the message was refused */
static void plainly(const uint8_t *bytes, size_t length, const struct pgoutput_tuple *tuple)
{
	struct reader in = reader_over(bytes, length);
	struct buffer value = {0};
	uint32_t count = 0;
	uint8_t end;
	bool null;

	while ((end = plain_field(&in, &value, &null))) {
		const struct pgoutput_value *read = tuple ? &tuple->values[count] : NULL;

		CHECK(!tuple || count < tuple->count);
		CHECK(!tuple || null == (read->form == PGOUTPUT_NULL));
		CHECK(!tuple || null || read->length == value.length);
		CHECK(!tuple || null || !value.length || memcmp(read->bytes, value.data, value.length) == 0);
		count++;
		if (end == '\n')
			break;
	}
	bool row = end && in.at == in.end && count <= COPY_COLUMNS_MAX;
	CHECK(row == (tuple != NULL) && (!tuple || tuple->count == count));
	buffer_fini(&value);
}

static enum copy_result message(struct copy *copy, uint8_t *bytes, size_t length)
{
	struct reader whole = reader_over(bytes, length);
	struct pgoutput_tuple tuple;
	struct error error = {0};
	size_t copied;
	uint8_t *before = input_take(&whole, length, false, &copied);

	enum copy_result result = copy_decode(copy, bytes, length, &tuple, &error);
	CHECK(copied == length && (result != COPY_NOTHING || (copy->binary && copy->begun)));
	if (result == COPY_FAILED)
		CHECK(error.code == ERROR_PROTOCOL && strstr(error.text, " at byte "));
	if (!copy->binary)
		plainly(before, length, result == COPY_ROW ? &tuple : NULL);
	if (result == COPY_ROW) {
		tuple_inside(bytes, length, &tuple, copy->binary ? PGOUTPUT_BINARY : PGOUTPUT_TEXT);
		again(copy->binary, &tuple);
	}
	CHECK(!copy->binary || memcmp(before, bytes, length) == 0);
	free(before);
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct copy copy;
	struct reader in = reader_over(bytes, length);
	enum copy_result result = COPY_NOTHING;

	copy.binary = reader_u8(&in) & 1;
	copy.begun = copy.ended = false;
	while (reader_left(&in) && result != COPY_FAILED) {
		bool ended = copy.ended;
		size_t size;
		uint8_t *part = input_part(&in, false, &size);
		result = message(&copy, part, size);
		CHECK(!ended || result == COPY_FAILED);
		free(part);
	}
	return 0;
}
