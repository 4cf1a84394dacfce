/* COPY's rows. The values stay where they came; only of text with backslashes is what follows moved forward. */
#include "decode/copy.h"

#include <assert.h>
#include <string.h>

#include "base/reader.h"

_Static_assert(COPY_FAILED == -1, "what error_set() returns");

/* `at` is where the message should have gone on, or should have ended */
static enum copy_result bad_end(const char *what, size_t at, size_t length, struct error *error)
{
	return error_set(error, ERROR_PROTOCOL, "%s at byte %zu of %zu", what, at, length);
}

/* ---- binary ---- */

static const uint8_t SIGNATURE[] = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', 0xff, '\r', '\n', 0};

/* "Bits 16-31 are reserved to signal critical file format issues; a reader should abort if it finds an unexpected bit set" */
#define FLAGS_CRITICAL UINT32_C(0xffff0000)

enum { COUNT_TRAILER = UINT16_MAX }; /* -1 */
#define LENGTH_NULL UINT32_MAX       /* -1 */

/* Byte11 signature, Int32 flags, Int32 length of an extension, Byten that a reader "should silently skip over" */
static int read_header(struct reader *in, struct error *error)
{
	const uint8_t *signature = reader_bytes(in, sizeof SIGNATURE);

	if (signature && memcmp(signature, SIGNATURE, sizeof SIGNATURE) != 0)
		return error_set(error, ERROR_PROTOCOL, "binary COPY: not COPY's signature at byte 0");
	uint32_t flags = reader_u32(in);
	if (flags & FLAGS_CRITICAL)
		return error_set(error, ERROR_PROTOCOL, "binary COPY: unknown critical flags 0x%08x at byte %zu",
				 (unsigned)flags, reader_offset(in) - sizeof flags);
	reader_bytes(in, reader_u32(in));
	return 0;
}

/* Int32 length, Byten; false: the end */
static inline bool read_value(struct reader *in, struct pgoutput_value *value)
{
	uint32_t length = reader_u32(in);

	if (length == LENGTH_NULL) {
		*value = (struct pgoutput_value){NULL, 0, PGOUTPUT_NULL};
		return true;
	}
	value->bytes = reader_bytes(in, length);
	value->length = length;
	value->form = PGOUTPUT_BINARY;
	return !in->failed;
}

/* the reader is copied, so that it stays in registers */
static void read_values(struct reader *reader, struct pgoutput_value *values, uint16_t count)
{
	struct reader in = *reader;

	for (uint16_t i = 0; i < count && read_value(&in, &values[i]); i++)
		;
	*reader = in;
}

static enum copy_result binary_end(const struct reader *in, enum copy_result result, struct error *error)
{
	size_t length = (size_t)(in->end - in->start);

	if (in->failed)
		return bad_end("binary COPY: cut short", reader_offset(in), length, error);
	if (reader_left(in))
		return bad_end("binary COPY: ends", reader_offset(in), length, error);
	return result;
}

/* Int16 columns, then the values; -1: the trailer */
static enum copy_result read_row(struct copy *copy, struct reader *in, struct pgoutput_tuple *tuple,
				 struct error *error)
{
	uint16_t count = reader_u16(in);

	if (count == COUNT_TRAILER) {
		copy->ended = true;
		return binary_end(in, COPY_NOTHING, error);
	}
	if (count > COPY_COLUMNS_MAX)
		return error_set(error, ERROR_PROTOCOL, "binary COPY: column count out of range 0x%x at byte %zu",
				 (unsigned)count, reader_offset(in) - sizeof count);
	read_values(in, copy->values, count);
	*tuple = (struct pgoutput_tuple){count, copy->values};
	return binary_end(in, COPY_ROW, error);
}

static enum copy_result decode_binary(struct copy *copy, const uint8_t *bytes, size_t length,
				      struct pgoutput_tuple *tuple, struct error *error)
{
	struct reader in = reader_over(bytes, length);

	if (copy->ended)
		return error_set(error, ERROR_PROTOCOL, "binary COPY: a message behind the trailer at byte 0");
	if (!copy->begun) {
		copy->begun = true;
		if (read_header(&in, error) < 0)
			return COPY_FAILED;
		if (!reader_left(&in))
			return binary_end(&in, COPY_NOTHING, error);
	}
	return read_row(copy, &in, tuple, error);
}

/* ---- text ----
 *
 * Value TAB value ... LF. A field ends at the first TAB or LF behind its start; where a backslash comes before that, the field
 * is unescaped from there on, and what the backslash quotes ends nothing.
 */

struct line {
	uint8_t *at, *end;            /* where the next field begins; behind the message */
	uint8_t *newline, *backslash; /* the first ones at or behind `at`, or `end` */
};

static inline uint8_t *find(uint8_t wanted, uint8_t *from, uint8_t *end)
{
	uint8_t *found = memchr(from, wanted, (size_t)(end - from));

	return found ? found : end;
}

/* digits of the base, as many as there are up to `most` */
static uint8_t read_digits(uint8_t **at, unsigned base, unsigned most)
{
	static const char digits[] = "0123456789abcdef";
	unsigned number = 0;

	while (most--) {
		const char *digit = memchr(digits, **at | (**at >= 'A' ? 0x20 : 0), base);
		if (!digit)
			break;
		number = number * base + (unsigned)(digit - digits);
		++*at;
	}
	return (uint8_t)number;
}

/* What a backslash before *at stands for; *at moves behind it. The server sends letters and "\\" only; the rest is what COPY
 * takes in. Neither TAB nor LF is a digit, so that digits end before the field does. */
static uint8_t read_escape(uint8_t **at)
{
	static const char letters[] = "bfnrtv", controls[] = "\b\f\n\r\t\v";
	uint8_t byte = *(*at)++;
	const char *letter = memchr(letters, byte, sizeof letters - 1);

	if (letter)
		return (uint8_t)controls[letter - letters];
	if (byte >= '0' && byte <= '7') {
		--*at;
		return read_digits(at, 8, 3);
	}
	uint8_t *digits = *at, number = byte == 'x' ? read_digits(at, 16, 2) : 0;
	/* "Any other backslashed character that is not mentioned in the above table will be taken to represent itself." */
	return *at > digits ? number : byte;
}

static uint8_t *field_end(const struct line *line, uint8_t *from)
{
	return find('\t', from, line->newline);
}

/* Moves what is behind the first backslash forward, over what the escapes leave. *stop is the field's end as far as it is known
 * without them; returns where the value ends. */
static uint8_t *unescape(struct line *line, uint8_t **stop)
{
	uint8_t *from = line->backslash, *to = from;

	while (line->backslash < *stop && *stop < line->end) {
		size_t plain = (size_t)(line->backslash - from);
		memmove(to, from, plain);
		to += plain;
		from = line->backslash + 1;
		*to++ = read_escape(&from);
		if (from > line->newline)
			line->newline = find('\n', from, line->end);
		if (from > *stop)
			*stop = field_end(line, from);
		line->backslash = find('\\', from, line->end);
	}
	memmove(to, from, (size_t)(*stop - from));
	return to + (*stop - from);
}

/* the field at line->at; returns the TAB or LF behind it, or line->end */
static inline uint8_t *read_field(struct line *line, struct pgoutput_value *value)
{
	uint8_t *start = line->at, *stop = field_end(line, start), *end = stop;

	if (line->backslash < stop) {
		if (stop - start == 2 && start[1] == 'N') {
			line->backslash = find('\\', stop, line->end);
			*value = (struct pgoutput_value){NULL, 0, PGOUTPUT_NULL};
			return stop;
		}
		end = unescape(line, &stop);
	}
	*value = (struct pgoutput_value){start, (uint32_t)(end - start), PGOUTPUT_TEXT};
	return stop;
}

static enum copy_result decode_text(struct copy *copy, uint8_t *bytes, size_t length, struct pgoutput_tuple *tuple,
				    struct error *error)
{
	uint8_t *end = bytes + length, *stop = bytes;
	struct line line = {bytes, end, find('\n', bytes, end), find('\\', bytes, end)};
	uint16_t count = 0;

	do {
		if (count == COPY_COLUMNS_MAX)
			return error_set(error, ERROR_PROTOCOL, "text COPY: more than %d columns at byte %zu",
					 COPY_COLUMNS_MAX, (size_t)(line.at - bytes));
		stop = read_field(&line, &copy->values[count++]);
		if (stop == end)
			return bad_end("text COPY: cut short", length, length, error);
		line.at = stop + 1;
	} while (*stop == '\t');
	if (line.at != end)
		return bad_end("text COPY: ends", (size_t)(line.at - bytes), length, error);
	*tuple = (struct pgoutput_tuple){count, copy->values};
	return COPY_ROW;
}

enum copy_result copy_decode(struct copy *copy, uint8_t *bytes, size_t length, struct pgoutput_tuple *tuple,
			     struct error *error)
{
	assert(copy && bytes && tuple);
	assert(copy->begun || !copy->ended);
	return copy->binary ? decode_binary(copy, bytes, length, tuple, error)
			    : decode_text(copy, bytes, length, tuple, error);
}
