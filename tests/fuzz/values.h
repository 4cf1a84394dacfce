/* Values of a column's type as PostgreSQL sends them, built from an input's bytes: well-formed in their frame
 * (lengths, counts, quotes), of any content. Both are independent of the code under test but for the text of a type
 * that has a binary form, which is what binary_text() prints. */
#ifndef FUZZ_VALUES_H
#define FUZZ_VALUES_H

#include "fuzz/columns.h"

#include "base/buffer.h"
#include "base/writer.h"
#include "types/types.h"

enum { VALUES_PIECE = 24, VALUES_PRINTED = 1 << 20, VALUES_QUOTED = 4096 };

static inline void values_raw(struct reader *in, size_t n, struct buffer *out)
{
	for (size_t i = 0; i < n; i++)
		buffer_add_char(out, (char)reader_u8(in));
}

static inline void values_be16(struct buffer *out, unsigned value)
{
	buffer_add_char(out, (char)(value >> 8));
	buffer_add_char(out, (char)value);
}

static inline void values_be32(struct buffer *out, uint32_t value)
{
	values_be16(out, value >> 16);
	values_be16(out, value & 0xffff);
}

/* Of an element or attribute. Where the input is at its end all are, as a composite of composites may have more of them than
 * anyone can write: two of the one before, forty times. */
static inline bool values_null(struct reader *in)
{
	return !reader_left(in) || reader_u8(in) % 8 == 7;
}

/* numeric_send: digits without zeros in front and at the end, none beyond the display scale; the weight is mostly small */
static inline void values_numeric(const struct facts_column *column, struct reader *in, struct buffer *out)
{
	static const unsigned specials[] = {0xC000, 0xD000, 0xF000};
	unsigned choice = reader_u8(in), count = choice % 6, scale = reader_u8(in);
	int weight = choice < 240 ? (int)(reader_u8(in) % 8) - 3 : (int16_t)reader_u16(in) % 300;

	if (column->base_typmod >= 4)
		scale = (unsigned)(column->base_typmod - 4) & 0x7ff;
	if (choice % 32 == 31)
		count = scale = 0;
	values_be16(out, count);
	values_be16(out, count ? (unsigned)weight & 0xffff : 0);
	values_be16(out, choice % 32 == 31 ? specials[choice / 32 % 3] : count && choice & 64 ? 0x4000 : 0);
	values_be16(out, scale);
	for (unsigned i = 0; i < count; i++)
		values_be16(out, 1 + reader_u16(in) % 9999);
}

/* a scalar's send format; what is not of a fixed size is of up to VALUES_PIECE bytes */
static inline void values_scalar(const struct facts_column *column, struct reader *in, struct buffer *out)
{
	switch (column->base_oid) {
	case 16:
		buffer_add_char(out, reader_u8(in) & 1);
		return;
	case 18:
		values_raw(in, 1, out);
		return;
	case 21:
		values_raw(in, 2, out);
		return;
	case 23:
	case 26:
	case 28:
	case 700:
	case 1082:
		values_raw(in, 4, out);
		return;
	case 20:
	case 701:
	case 790:
	case 1083:
	case 1114:
	case 1184:
		values_raw(in, 8, out);
		return;
	case 1700:
		values_numeric(column, in, out);
		return;
	case 2950:
		values_raw(in, 16, out);
		return;
	case 3802:
		buffer_add_char(out, 1);
		break;
	}
	values_raw(in, reader_u8(in) % VALUES_PIECE, out);
}

/* the sizes of an array's dimensions, mostly as many as are declared; their product is small */
static inline unsigned values_sizes(const struct facts_column *column, struct reader *in, uint32_t sizes[6])
{
	unsigned choice = reader_u8(in), declared = column->dimensions > 1 ? (unsigned)column->dimensions : 1;
	unsigned count = choice < 16 ? choice % 7 : declared < 6 ? declared : 6;

	for (unsigned i = 0; i < count; i++)
		sizes[i] = 1 + reader_u8(in) % (count > 2 ? 2 : 3);
	return count;
}

static inline uint32_t values_product(const uint32_t *sizes, unsigned count)
{
	uint32_t product = count ? 1 : 0;

	for (unsigned i = 0; i < count; i++)
		product *= sizes[i];
	return product;
}

/* the send format of a column whose codec has a binary form */
static inline void values_binary(const struct facts_column *column, struct reader *in, struct buffer *out)
{
	uint32_t sizes[6];

	if (!column->element) {
		values_scalar(column, in, out);
		return;
	}
	unsigned count = values_sizes(column, in, sizes), odd = reader_u8(in);
	values_be32(out, count);
	values_be32(out, 1);
	values_be32(out, column->element->type_oid);
	for (unsigned i = 0; i < count; i++) {
		values_be32(out, sizes[i]);
		values_be32(out, odd < 16 ? odd - 8 : 1);
	}
	for (uint32_t i = values_product(sizes, count); i > 0; i--) {
		struct buffer element = {0};
		if (values_null(in)) {
			values_be32(out, UINT32_MAX);
			continue;
		}
		values_binary(column->element, in, &element);
		values_be32(out, (uint32_t)element.length);
		buffer_add(out, buffer_string(&element), element.length);
		buffer_fini(&element);
	}
}

static inline void values_text(const struct facts_column *column, const struct types_codec *codec, struct reader *in,
			       struct buffer *out);

/* In quotes, with a backslash before what needs one: arrays and hstore; or doubled, as in composites. Quotes in quotes double
 * with each level, so that what has become long makes way for an empty text. */
static inline void values_quote(struct buffer *text, bool doubled, struct buffer *out)
{
	buffer_add_char(out, '"');
	for (size_t i = 0; i < text->length && text->length <= VALUES_QUOTED; i++) {
		char c = text->data[i];
		if (c == '"' || c == '\\')
			buffer_add_char(out, doubled ? c : '\\');
		buffer_add_char(out, c);
	}
	buffer_add_char(out, '"');
	buffer_fini(text);
}

static inline void values_array_text(const struct facts_column *column, const struct types_codec *codec,
				     struct reader *in, struct buffer *out)
{
	uint32_t sizes[6], indexes[6], level = 0;
	unsigned count = values_sizes(column, in, sizes);

	if (count == 0)
		buffer_add_string(out, "{}");
	while (count) {
		struct buffer element = {0};
		for (; level < count; level++) {
			buffer_add_char(out, '{');
			indexes[level] = 0;
		}
		if (values_null(in)) {
			buffer_add_string(out, "NULL");
		} else {
			values_text(column->element, codec->children, in, &element);
			values_quote(&element, false, out);
		}
		while (level > 0 && ++indexes[level - 1] == sizes[level - 1]) {
			buffer_add_char(out, '}');
			level--;
		}
		if (level == 0)
			return;
		buffer_add_char(out, codec->delimiter);
	}
}

static inline void values_record_text(const struct facts_column *column, const struct types_codec *codec,
				      struct reader *in, struct buffer *out)
{
	buffer_add_char(out, '(');
	for (uint32_t i = 0; i < column->attribute_count; i++) {
		struct buffer attribute = {0};
		if (i)
			buffer_add_char(out, ',');
		if (values_null(in))
			continue;
		values_text(&column->attributes[i], &codec->children[i], in, &attribute);
		values_quote(&attribute, true, out);
	}
	buffer_add_char(out, ')');
}

/* as hstore_out: no key twice */
static inline void values_hstore_text(struct reader *in, struct buffer *out)
{
	unsigned count = reader_u8(in) % 4;

	for (unsigned i = 0; i < count; i++) {
		struct buffer text = {0};
		buffer_add_string(out, i ? ", " : "");
		buffer_add_char(&text, (char)('a' + i));
		values_raw(in, reader_u8(in) % 4, &text);
		values_quote(&text, false, out);
		buffer_add_string(out, "=>");
		if (reader_u8(in) % 4 == 3) {
			buffer_add_string(out, "NULL");
			continue;
		}
		values_raw(in, reader_u8(in) % VALUES_PIECE, &text);
		values_quote(&text, false, out);
	}
}

/* numbers between separators */
static inline void values_list_text(struct reader *in, char separator, int least, struct buffer *out)
{
	unsigned count = reader_u8(in) % 5;

	for (unsigned i = 0; i < count; i++) {
		if (i)
			buffer_add_char(out, separator);
		buffer_printf(out, "%d", least + (int)reader_u16(in));
	}
}

static inline void values_hex_text(struct reader *in, size_t n, struct buffer *out)
{
	for (size_t i = 0; i < n; i++)
		buffer_printf(out, "%02X", reader_u8(in));
}

static inline void values_text_only(const struct facts_column *column, struct reader *in, struct buffer *out)
{
	const char *name = column->type_name;

	if (column->base_oid == 22 || column->base_oid == 30) {
		values_list_text(in, ' ', column->base_oid == 22 ? INT16_MIN : 0, out);
	} else if (strcmp(name, "vector") == 0 || strcmp(name, "halfvec") == 0) {
		buffer_add_char(out, '[');
		values_list_text(in, ',', -999, out);
		buffer_add_char(out, ']');
	} else if (strcmp(name, "geometry") == 0 || strcmp(name, "geography") == 0) {
		buffer_add_string(out, reader_u8(in) % 2 ? "0101000020E6100000" : "0101000000");
		values_hex_text(in, 16, out);
	} else if (strcmp(name, "hstore") == 0) {
		values_hstore_text(in, out);
	} else {
		values_raw(in, reader_u8(in) % VALUES_PIECE, out);
	}
}

static inline void values_printed(const struct facts_column *column, const struct types_codec *codec, struct reader *in,
				  struct buffer *out)
{
	static uint8_t room[VALUES_PRINTED];
	struct writer text = writer_over(room, sizeof room);
	struct buffer binary = {0};

	values_binary(column, in, &binary);
	codec->binary_text(codec, (const uint8_t *)buffer_string(&binary), (uint32_t)binary.length, &text);
	buffer_add(out, room, writer_length(&text));
	buffer_fini(&binary);
}

static inline void values_text(const struct facts_column *column, const struct types_codec *codec, struct reader *in,
			       struct buffer *out)
{
	if (codec->binary)
		values_printed(column, codec, in, out);
	else if (codec->shape == TYPES_ARRAY)
		values_array_text(column, codec, in, out);
	else if (codec->shape == TYPES_RECORD)
		values_record_text(column, codec, in, out);
	else
		values_text_only(column, in, out);
}

#endif
