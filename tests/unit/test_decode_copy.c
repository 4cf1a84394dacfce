/* COPY's messages that a server sent, against what SELECT said of the same rows; and everything that can be wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "decode/copy.h"

/* One COPY: its messages in hex, the rows as tell_tuple() has them; NULL behind the last. */
struct copied {
	const char *what;
	bool binary;
	const char *const *messages, *const *rows;
};

#include "vectors_copy.h"

enum { COPIED_COUNT = sizeof COPIED / sizeof *COPIED, HEADER = 19 };

struct bytes {
	uint8_t *data; /* exactly as long as the message, so that a read past it is seen */
	size_t length;
};

static struct bytes bytes_of(const void *data, size_t length)
{
	struct bytes bytes = {malloc(length ? length : 1), length};

	memcpy(bytes.data, data, length);
	return bytes;
}

static struct bytes from_hex(const char *hex)
{
	struct bytes bytes = {malloc(strlen(hex) / 2), strlen(hex) / 2};

	for (size_t i = 0; i < bytes.length; i++) {
		char digits[3] = {hex[2 * i], hex[2 * i + 1], 0};
		bytes.data[i] = (uint8_t)strtoul(digits, NULL, 16);
	}
	return bytes;
}

/* the values are of the COPY's form, and inside the message */
static void check_tuple(const struct bytes *bytes, const struct pgoutput_tuple *tuple, enum pgoutput_form form)
{
	for (uint16_t i = 0; i < tuple->count; i++) {
		const struct pgoutput_value *value = &tuple->values[i];
		if (value->form == PGOUTPUT_NULL) {
			assert_true(!value->bytes && value->length == 0);
			continue;
		}
		assert_int_equal(value->form, form);
		assert_true(value->bytes >= bytes->data && value->bytes <= bytes->data + bytes->length);
		assert_true(value->length <= (size_t)(bytes->data + bytes->length - value->bytes));
	}
}

/* an error is about the message's bytes */
static enum copy_result decode(struct copy *copy, const struct bytes *bytes, struct pgoutput_tuple *tuple,
			       struct error *error)
{
	error_clear(error);
	enum copy_result result = copy_decode(copy, bytes->data, bytes->length, tuple, error);
	if (result == COPY_ROW)
		check_tuple(bytes, tuple, copy->binary ? PGOUTPUT_BINARY : PGOUTPUT_TEXT);
	if (result == COPY_FAILED) {
		assert_int_equal(error->code, ERROR_PROTOCOL);
		assert_non_null(strstr(error->text, " at byte "));
	}
	return result;
}

/* of each value n, or x and its bytes in hex */
static const char *tell(struct buffer *line, const struct pgoutput_tuple *tuple)
{
	buffer_clear(line);
	for (uint16_t i = 0; i < tuple->count; i++) {
		const struct pgoutput_value *value = &tuple->values[i];
		buffer_add_string(line, value->form == PGOUTPUT_NULL ? " n" : " x");
		for (uint32_t at = 0; at < value->length; at++)
			buffer_printf(line, "%02x", value->bytes[at]);
	}
	return buffer_string(line);
}

/* in the middle of a COPY, or at its start */
static struct copy *copy_at(bool binary, bool begun)
{
	static struct copy copy;

	copy.binary = binary;
	copy.begun = binary && begun;
	copy.ended = false;
	return &copy;
}

/* a row without columns is in text what one with an empty value is */
static const char *expected_row(const struct copied *copied, size_t row)
{
	const char *expected = copied->rows[row];

	return *expected || copied->binary ? expected : " x";
}

static void check_copied(const struct copied *copied)
{
	struct copy *copy = copy_at(copied->binary, false);
	struct buffer line = {0};
	size_t rows = 0;

	for (size_t i = 0; copied->messages[i]; i++) {
		struct bytes bytes = from_hex(copied->messages[i]);
		struct pgoutput_tuple tuple;
		struct error error;
		enum copy_result result = decode(copy, &bytes, &tuple, &error);
		if (copied->binary && !copied->messages[i + 1]) {
			assert_int_equal(result, COPY_NOTHING);
		} else {
			assert_int_equal(result, COPY_ROW);
			assert_non_null(copied->rows[rows]);
			assert_string_equal(tell(&line, &tuple), expected_row(copied, rows++));
		}
		assert_int_equal(copy->ended, result == COPY_NOTHING);
		free(bytes.data);
	}
	if (copied->rows[rows])
		fail_msg("%s: %zu rows", copied->what, rows);
	assert_true(copy->begun == copied->binary && copy->ended == copied->binary);
	buffer_fini(&line);
}

static void rows_are_what_select_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COPIED_COUNT; i++)
		check_copied(&COPIED[i]);
}

typedef void check_message(bool binary, bool begun, const struct bytes *bytes);

static void of_every_message(check_message *check)
{
	for (size_t i = 0; i < COPIED_COUNT; i++)
		for (size_t m = 0; COPIED[i].messages[m]; m++) {
			struct bytes bytes = from_hex(COPIED[i].messages[m]);
			check(COPIED[i].binary, m > 0, &bytes);
			free(bytes.data);
		}
}

static void check_cut(bool binary, bool begun, const struct bytes *whole)
{
	for (size_t length = 0; length < whole->length; length += length < 400 ? 1 : 61) {
		struct bytes cut = bytes_of(whole->data, length);
		struct pgoutput_tuple tuple;
		struct error error;
		bool header = binary && !begun && length == HEADER;
		assert_int_equal(decode(copy_at(binary, begun), &cut, &tuple, &error),
				 header ? COPY_NOTHING : COPY_FAILED);
		if (!header)
			assert_non_null(strstr(error.text, ": cut short at byte "));
		free(cut.data);
	}
}

static void a_message_cut_at_any_byte_is_refused(void **state)
{
	(void)state;
	of_every_message(check_cut);
}

static void check_longer(bool binary, bool begun, const struct bytes *whole)
{
	struct bytes longer = bytes_of(whole->data, whole->length);
	struct pgoutput_tuple tuple;
	struct error error;
	char expected[80];

	longer.data = realloc(longer.data, whole->length + 1);
	longer.data[longer.length++] = '\n';
	assert_int_equal(decode(copy_at(binary, begun), &longer, &tuple, &error), COPY_FAILED);
	snprintf(expected, sizeof expected, "%s COPY: ends at byte %zu of %zu", binary ? "binary" : "text",
		 whole->length, longer.length);
	assert_string_equal(error.text, expected);
	free(longer.data);
}

static void a_message_with_a_byte_too_many_is_refused(void **state)
{
	(void)state;
	of_every_message(check_longer);
}

static void check_damaged(bool binary, bool begun, const struct bytes *whole)
{
	struct bytes damaged = bytes_of(whole->data, whole->length);

	for (size_t at = 0; at < whole->length && at < 80; at++)
		for (unsigned value = 0; value < 256; value++) {
			struct pgoutput_tuple tuple;
			struct error error;
			memcpy(damaged.data, whole->data, whole->length);
			damaged.data[at] = (uint8_t)value;
			decode(copy_at(binary, begun), &damaged, &tuple, &error);
		}
	free(damaged.data);
}

static void any_damaged_byte_is_refused_or_still_a_message(void **state)
{
	(void)state;
	of_every_message(check_damaged);
}

#define BYTES(literal) literal, sizeof(literal) - 1
#define SIGNATURE "PGCOPY\n\377\r\n\0"

static void the_header_may_come_alone_and_its_extension_is_skipped(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		enum copy_result result;
	} messages[] = {
		{BYTES(SIGNATURE "\0\0\0\0\0\0\0\0"), COPY_NOTHING},
		{BYTES(SIGNATURE "\0\0\377\377\0\0\0\0"), COPY_NOTHING}, /* flags that a reader ignores */
		{BYTES(SIGNATURE "\0\0\0\0\0\0\0\3abc"), COPY_NOTHING},
		{BYTES(SIGNATURE "\0\0\0\0\0\0\0\3abc\0\1\377\377\377\377"), COPY_ROW},
		{BYTES(SIGNATURE "\0\0\0\0\0\0\0\3abc\377\377"), COPY_NOTHING},
	};

	(void)state;
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		struct copy *copy = copy_at(true, false);
		struct bytes bytes = bytes_of(messages[i].bytes, messages[i].length), row = bytes_of("\0\0", 2);
		struct pgoutput_tuple tuple;
		struct error error;
		assert_int_equal(decode(copy, &bytes, &tuple, &error), messages[i].result);
		assert_true(copy->begun);
		assert_int_equal(decode(copy, &row, &tuple, &error), copy->ended ? COPY_FAILED : COPY_ROW);
		free(bytes.data);
		free(row.data);
	}
}

static void what_comes_behind_the_trailer_is_refused(void **state)
{
	struct copy *copy = copy_at(true, true);
	struct bytes trailer = bytes_of("\377\377", 2), row = bytes_of("\0\0", 2);
	struct pgoutput_tuple tuple;
	struct error error;

	(void)state;
	assert_int_equal(decode(copy, &trailer, &tuple, &error), COPY_NOTHING);
	assert_int_equal(decode(copy, &row, &tuple, &error), COPY_FAILED);
	assert_string_equal(error.text, "binary COPY: a message behind the trailer at byte 0");
	assert_int_equal(decode(copy, &trailer, &tuple, &error), COPY_FAILED);
	free(trailer.data);
	free(row.data);
}

/* COPY "File Formats": the sequences of the table, any other byte for itself, and those that quote a field's end; what stands
 * for NULL does so alone */
static void text_is_unescaped_as_the_manual_says(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *row;
	} rows[] = {
		{BYTES("\n"), " x"},
		{BYTES("\t\n"), " x x"},
		{BYTES("\\N\n"), " n"},
		{BYTES("\\N\t\\N\n"), " n n"},
		{BYTES("\t\\N\t\n"), " x n x"},
		{BYTES("\\Na\taN\t\\\\N\ta\\N\n"), " x4e61 x614e x5c4e x614e"},
		{BYTES("\\b\\f\\n\\r\\t\\v\\\\\n"), " x080c0a0d090b5c"},
		{BYTES("\\.\n"), " x2e"},
		{BYTES("\\.\\a\\\"\\\377\n"), " x2e6122ff"},
		{BYTES("a\\b\tcd\te\\tf\n"), " x6108 x6364 x650966"},
		{BYTES("a\\\tb\tc\n"), " x610962 x63"},
		{BYTES("a\\\nb\tc\n"), " x610a62 x63"},
		{BYTES("\\\n\\\t\\\n\t\\\t\n"), " x0a090a x09"},
		{BYTES("\\\\\t\\\\\n"), " x5c x5c"},
		{BYTES("\\0\\12\\0123\\377\\400\\8\n"), " x000a0a33ff0038"},
		{BYTES("\\x4\\x4a\\x4Ab\\xFf\\xg\\x\t\\x\n"), " x044a4a62ff786778 x78"},
		{BYTES("\\7\t\\1\t\\x0\\x00\n"), " x07 x01 x0000"},
		{BYTES("\0\1\t\r\n"), " x0001 x0d"},
	};
	struct buffer line = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bytes bytes = bytes_of(rows[i].bytes, rows[i].length);
		struct pgoutput_tuple tuple;
		struct error error;
		assert_int_equal(decode(copy_at(false, false), &bytes, &tuple, &error), COPY_ROW);
		assert_string_equal(tell(&line, &tuple), rows[i].row);
		free(bytes.data);
	}
	buffer_fini(&line);
}

static void an_error_names_the_offset_and_what_was_found(void **state)
{
	static const struct {
		bool binary, begun;
		const char *bytes;
		size_t length;
		const char *error;
	} refused[] = {
		{true, false, BYTES(""), "binary COPY: cut short at byte 0 of 0"},
		{true, false, BYTES("PGCOPY\n\377\r\n"), "binary COPY: cut short at byte 0 of 10"},
		{true, false, BYTES("PGCOPY\n\377\n\n\0\0\0\0\0\0\0\0\0"),
		 "binary COPY: not COPY's signature at byte 0"},
		{true, false, BYTES("1\tplum\t12.50\n"), "binary COPY: not COPY's signature at byte 0"},
		{true, false, BYTES(SIGNATURE "\0\0\0"), "binary COPY: cut short at byte 11 of 14"},
		{true, false, BYTES(SIGNATURE "\0\1\0\0\0\0\0\0"),
		 "binary COPY: unknown critical flags 0x00010000 at byte 11"},
		{true, false, BYTES(SIGNATURE "\200\0\0\1\0\0\0\0"),
		 "binary COPY: unknown critical flags 0x80000001 at byte 11"},
		{true, false, BYTES(SIGNATURE "\0\0\0\0\0\0\0"), "binary COPY: cut short at byte 15 of 18"},
		{true, false, BYTES(SIGNATURE "\0\0\0\0\0\0\0\3ab"), "binary COPY: cut short at byte 19 of 21"},
		{true, false, BYTES(SIGNATURE "\0\0\0\0\377\377\377\377ab"), "binary COPY: cut short at byte 19 of 21"},
		{true, false, BYTES(SIGNATURE "\0\0\0\0\0\0\0\0\377"), "binary COPY: cut short at byte 19 of 20"},
		{true, true, BYTES(""), "binary COPY: cut short at byte 0 of 0"},
		{true, true, BYTES("\0"), "binary COPY: cut short at byte 0 of 1"},
		{true, true, BYTES("\377\377\0"), "binary COPY: ends at byte 2 of 3"},
		{true, true, BYTES("\6\201"), "binary COPY: column count out of range 0x681 at byte 0"},
		{true, true, BYTES("\377\376"), "binary COPY: column count out of range 0xfffe at byte 0"},
		{true, false, BYTES(SIGNATURE "\0\0\0\0\0\0\0\0\6\201"),
		 "binary COPY: column count out of range 0x681 at byte 19"},
		{true, true, BYTES("\0\1"), "binary COPY: cut short at byte 2 of 2"},
		{true, true, BYTES("\0\1\0\0\0"), "binary COPY: cut short at byte 2 of 5"},
		{true, true, BYTES("\0\1\0\0\0\2a"), "binary COPY: cut short at byte 6 of 7"},
		{true, true, BYTES("\0\1\377\377\377\376a"), "binary COPY: cut short at byte 6 of 7"},
		{true, true, BYTES("\0\1\177\377\377\377"), "binary COPY: cut short at byte 6 of 6"},
		{true, true, BYTES("\0\2\0\0\0\1a"), "binary COPY: cut short at byte 7 of 7"},
		{true, true, BYTES("\0\1\0\0\0\1ab"), "binary COPY: ends at byte 7 of 8"},
		{true, true, BYTES("\0\0\0\0"), "binary COPY: ends at byte 2 of 4"},
		{false, false, BYTES(""), "text COPY: cut short at byte 0 of 0"},
		{false, false, BYTES("a"), "text COPY: cut short at byte 1 of 1"},
		{false, false, BYTES("a\tb"), "text COPY: cut short at byte 3 of 3"},
		{false, false, BYTES("a\t"), "text COPY: cut short at byte 2 of 2"},
		{false, false, BYTES("\\"), "text COPY: cut short at byte 1 of 1"},
		{false, false, BYTES("\\N"), "text COPY: cut short at byte 2 of 2"},
		{false, false, BYTES("\\\n"), "text COPY: cut short at byte 2 of 2"},
		{false, false, BYTES("a\\\\\\\n"), "text COPY: cut short at byte 5 of 5"},
		{false, false, BYTES("a\tb\\\nc\\"), "text COPY: cut short at byte 7 of 7"},
		{false, false, BYTES("a\\\tb"), "text COPY: cut short at byte 4 of 4"},
		{false, false, BYTES("a\\x"), "text COPY: cut short at byte 3 of 3"},
		{false, false, BYTES("a\n\n"), "text COPY: ends at byte 2 of 3"},
		{false, false, BYTES("a\tb\nc\n"), "text COPY: ends at byte 4 of 6"},
		{false, false, BYTES("a\\n\nc"), "text COPY: ends at byte 4 of 5"},
		{false, false, BYTES("\\N\n\\"), "text COPY: ends at byte 3 of 4"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct bytes bytes = bytes_of(refused[i].bytes, refused[i].length);
		struct pgoutput_tuple tuple;
		struct error error;
		assert_int_equal(decode(copy_at(refused[i].binary, refused[i].begun), &bytes, &tuple, &error),
				 COPY_FAILED);
		assert_string_equal(error.text, refused[i].error);
		free(bytes.data);
	}
}

/* a row of so many NULLs */
static struct bytes nulls(bool binary, unsigned count)
{
	struct buffer row = {0};

	if (binary) {
		buffer_add_char(&row, (char)(count >> 8));
		buffer_add_char(&row, (char)count);
	}
	for (unsigned i = 0; i < count; i++)
		buffer_add(&row, binary ? "\377\377\377\377" : "\\N\t", binary ? 4 : 3);
	if (!binary)
		row.data[row.length - 1] = '\n';
	struct bytes bytes = bytes_of(row.data, row.length);
	buffer_fini(&row);
	return bytes;
}

static void a_row_has_as_many_columns_as_a_query_can(void **state)
{
	(void)state;
	for (int binary = 0; binary < 2; binary++) {
		struct bytes most = nulls(binary, COPY_COLUMNS_MAX), more = nulls(binary, COPY_COLUMNS_MAX + 1);
		struct pgoutput_tuple tuple;
		struct error error;
		assert_int_equal(decode(copy_at(binary, true), &most, &tuple, &error), COPY_ROW);
		assert_int_equal(tuple.count, COPY_COLUMNS_MAX);
		assert_int_equal(decode(copy_at(binary, true), &more, &tuple, &error), COPY_FAILED);
		assert_string_equal(error.text, binary ? "binary COPY: column count out of range 0x681 at byte 0"
						       : "text COPY: more than 1664 columns at byte 4992");
		free(most.data);
		free(more.data);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_what_select_says),
		cmocka_unit_test(a_message_cut_at_any_byte_is_refused),
		cmocka_unit_test(a_message_with_a_byte_too_many_is_refused),
		cmocka_unit_test(any_damaged_byte_is_refused_or_still_a_message),
		cmocka_unit_test(the_header_may_come_alone_and_its_extension_is_skipped),
		cmocka_unit_test(what_comes_behind_the_trailer_is_refused),
		cmocka_unit_test(text_is_unescaped_as_the_manual_says),
		cmocka_unit_test(an_error_names_the_offset_and_what_was_found),
		cmocka_unit_test(a_row_has_as_many_columns_as_a_query_can),
	};

	return cmocka_run_group_tests_name("decode_copy", tests, NULL, NULL);
}
