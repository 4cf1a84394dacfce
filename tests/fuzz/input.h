/* What fuzz targets share: an input taken from its front, room whose end a sanitizer guards, and the check that a
 * target is. */
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

#include <stdio.h>
#include <stdlib.h>

#include "base/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A promise that was broken: ends the process, and libFuzzer keeps the input. */
#define CHECK(promise)                                                                        \
	do {                                                                                  \
		if (!(promise)) {                                                             \
			fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #promise); \
			abort();                                                              \
		}                                                                             \
	} while (0)

/* Takes n bytes off the input, or as many as are left, into memory of just that size with a NUL behind them where that is
 * wanted; the caller frees it. */
static inline uint8_t *input_take(struct reader *in, size_t n, bool nul, size_t *length)
{
	*length = n < reader_left(in) ? n : reader_left(in);
	uint8_t *copy = malloc(*length + nul + (*length + nul == 0));

	CHECK(copy);
	const uint8_t *bytes = reader_bytes(in, *length);
	if (bytes && *length)
		memcpy(copy, bytes, *length);
	if (nul)
		copy[*length] = '\0';
	return copy;
}

static inline char *input_string(struct reader *in, size_t n)
{
	size_t length;

	return (char *)input_take(in, n, true, &length);
}

/* the next of several parts, as long as two bytes in front of it say; the last one takes what is left */
static inline uint8_t *input_part(struct reader *in, bool nul, size_t *length)
{
	size_t n = reader_left(in) > 2 ? reader_u16(in) : 0;

	return input_take(in, n, nul, length);
}

#endif
