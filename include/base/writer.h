/* A bounded writer into bytes that somebody else owns, with a sticky `full`.
 *
 * A write that does not fit writes nothing, sets `full`, and every later write does the same. The encoder writes a whole
 * event and checks `full` once. Integers are Avro's: zig-zag, base 128, least significant group first (Avro 1.11,
 * "Binary Encoding").
 */
#ifndef BASE_WRITER_H
#define BASE_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct writer {
	uint8_t *start, *at, *end;
	bool full;
};

enum { WRITER_LONG_MAX = 10 }; /* bytes of the longest Avro long */

static inline struct writer writer_over(void *bytes, size_t size)
{
	uint8_t *start = bytes;
	return (struct writer){start, start, start + size, false};
}

static inline size_t writer_length(const struct writer *writer)
{
	return (size_t)(writer->at - writer->start);
}

/* room for length bytes, already counted as written, or NULL */
static inline uint8_t *writer_room(struct writer *writer, size_t length)
{
	if (writer->full || (size_t)(writer->end - writer->at) < length) {
		writer->full = true;
		return NULL;
	}
	uint8_t *room = writer->at;
	writer->at += length;
	return room;
}

static inline void writer_bytes(struct writer *writer, const void *bytes, size_t length)
{
	uint8_t *room = writer_room(writer, length);
	if (room && length)
		memcpy(room, bytes, length);
}

static inline void writer_u8(struct writer *writer, uint8_t value)
{
	writer_bytes(writer, &value, 1);
}

static inline void writer_be32(struct writer *writer, uint32_t value)
{
	value = __builtin_bswap32(value);
	writer_bytes(writer, &value, sizeof value);
}

/* bytes that value takes as an Avro int or long */
static inline size_t writer_long_size(int64_t value)
{
	uint64_t z = ((uint64_t)value << 1) ^ (uint64_t)(value >> 63);
	return (size_t)(63 - __builtin_clzll(z | 1)) / 7 + 1;
}

/* an Avro int or long (one encoding) */
static inline void writer_long(struct writer *writer, int64_t value)
{
	uint64_t z = ((uint64_t)value << 1) ^ (uint64_t)(value >> 63);
	uint8_t *at = writer->at;

	if (writer->full ||
	    ((size_t)(writer->end - at) < WRITER_LONG_MAX && (size_t)(writer->end - at) < writer_long_size(value))) {
		writer->full = true;
		return;
	}
	while (z >= 0x80) {
		*at++ = (uint8_t)(z | 0x80);
		z >>= 7;
	}
	*at++ = (uint8_t)z;
	writer->at = at;
}

/* an Avro string or bytes: length, then the bytes */
static inline void writer_string(struct writer *writer, const void *bytes, size_t length)
{
	writer_long(writer, (int64_t)length);
	writer_bytes(writer, bytes, length);
}

/* IEEE 754 little-endian, as Avro's float and double */
static inline void writer_le32(struct writer *writer, uint32_t value)
{
	writer_bytes(writer, &value, sizeof value);
}

static inline void writer_le64(struct writer *writer, uint64_t value)
{
	writer_bytes(writer, &value, sizeof value);
}

#endif
