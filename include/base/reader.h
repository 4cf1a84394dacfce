/* A bounded reader over bytes that somebody else owns, big-endian, with a sticky error.
 *
 * A read past the end returns zero (NULL for bytes), sets `failed` and moves nothing; every later read does the same.
 * So a decoder reads a whole message and checks `failed` once: what lies past the end can never look like data.
 */
#ifndef BASE_READER_H
#define BASE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct reader {
	const uint8_t *start, *at, *end;
	bool failed;
};

static inline struct reader reader_over(const void *bytes, size_t length)
{
	const uint8_t *start = bytes;
	return (struct reader){start, start, start + length, false};
}

static inline size_t reader_left(const struct reader *reader)
{
	return reader->failed ? 0 : (size_t)(reader->end - reader->at);
}

static inline size_t reader_offset(const struct reader *reader)
{
	return (size_t)(reader->at - reader->start);
}

/* length bytes in place, or NULL when fewer are left */
static inline const uint8_t *reader_bytes(struct reader *reader, size_t length)
{
	if (reader->failed || (size_t)(reader->end - reader->at) < length) {
		reader->failed = true;
		return NULL;
	}
	const uint8_t *bytes = reader->at;
	reader->at += length;
	return bytes;
}

static inline uint8_t reader_u8(struct reader *reader)
{
	const uint8_t *b = reader_bytes(reader, 1);
	return b ? b[0] : 0;
}

static inline uint16_t reader_u16(struct reader *reader)
{
	const uint8_t *b = reader_bytes(reader, 2);
	uint16_t v = 0;
	if (b)
		memcpy(&v, b, sizeof v);
	return __builtin_bswap16(v);
}

static inline uint32_t reader_u32(struct reader *reader)
{
	const uint8_t *b = reader_bytes(reader, 4);
	uint32_t v = 0;
	if (b)
		memcpy(&v, b, sizeof v);
	return __builtin_bswap32(v);
}

static inline uint64_t reader_u64(struct reader *reader)
{
	const uint8_t *b = reader_bytes(reader, 8);
	uint64_t v = 0;
	if (b)
		memcpy(&v, b, sizeof v);
	return __builtin_bswap64(v);
}

/* an Avro int or long; more than 64 bits fail the reader */
static inline int64_t reader_long(struct reader *reader)
{
	uint64_t z = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		uint8_t byte = reader_u8(reader);
		if (shift == 63 && byte > 1)
			break;
		z |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return (int64_t)(z >> 1) ^ -(int64_t)(z & 1);
	}
	reader->failed = true;
	return 0;
}

/* a NUL-terminated string in place, or NULL when no NUL is left */
static inline const char *reader_string(struct reader *reader)
{
	if (reader->failed)
		return NULL;
	const uint8_t *nul =
		reader->at == reader->end ? NULL : memchr(reader->at, 0, (size_t)(reader->end - reader->at));
	if (!nul) {
		reader->failed = true;
		return NULL;
	}
	const char *string = (const char *)reader->at;
	reader->at = nul + 1;
	return string;
}

#endif
