/* Lists that hold no NULL, text only: int2vector and oidvector (1 2 3), pgvector's vector and halfvec ([1,2.5,3]). */
#include "types/family.h"

struct list {
	const uint8_t *at, *end;
	char separator;
};

static uint32_t list_count(const struct list *list)
{
	uint32_t count = list->at < list->end;

	for (const uint8_t *c = list->at; c < list->end; c++)
		count += *c == (uint8_t)list->separator;
	return count;
}

/* an Avro block of what the item's codec makes of the texts between separators */
static enum types_result list_write(struct list *list, const struct types_codec *item, struct writer *out)
{
	uint8_t *mark = out->at;
	uint32_t count = list_count(list);

	if (count)
		writer_long(out, count);
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *start = list->at;
		while (list->at < list->end && *list->at != (uint8_t)list->separator)
			list->at++;
		enum types_result result = item->text(item, start, (uint32_t)(list->at - start), out);
		if (result != TYPES_OK) {
			out->at = mark;
			return result;
		}
		if (out->full)
			break;
		list->at += list->at < list->end;
	}
	writer_u8(out, 0);
	return TYPES_OK;
}

static enum types_result int2vector_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					 struct writer *out)
{
	struct list list = {bytes, bytes + length, ' '};

	(void)codec;
	return list_write(&list, &types_int2, out);
}

static enum types_result oidvector_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					struct writer *out)
{
	struct list list = {bytes, bytes + length, ' '};

	(void)codec;
	return list_write(&list, &types_oid, out);
}

static enum types_result vector_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	(void)codec;
	if (length < 2 || bytes[0] != '[' || bytes[length - 1] != ']')
		return TYPES_OVERFLOW;
	struct list list = {bytes + 1, bytes + length - 1, ','};
	return list_write(&list, &types_float4, out) == TYPES_OK ? TYPES_OK : TYPES_OVERFLOW;
}

static void schema_ints(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"array\",\"items\":\"int\"}");
}

static void schema_longs(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"array\",\"items\":\"long\"}");
}

static void schema_floats(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"array\",\"items\":\"float\"}");
}

const struct types_codec types_int2vector = {
	.text = int2vector_text,
	.binary_text = types_write_hex,
	.schema = schema_ints,
	.lossless = true,
};
const struct types_codec types_oidvector = {
	.text = oidvector_text,
	.binary_text = types_write_hex,
	.schema = schema_longs,
	.lossless = true,
};
const struct types_codec types_vector = {
	.text = vector_text,
	.binary_text = types_write_hex,
	.schema = schema_floats,
	.lossless = true,
};
