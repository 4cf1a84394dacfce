/* JSON string escapes and the check of UTF-8 that goes with them. */
#include "base/escape.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* the length of the well-formed sequence at bytes (Unicode 15, table 3-7), or 0 */
static size_t utf8_sequence(const uint8_t *bytes, size_t length)
{
	uint8_t first = bytes[0], low = 0x80, high = 0xbf;
	size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;

	if (size == 0 || size > length)
		return 0;
	if (first == 0xe0)
		low = 0xa0; /* overlong */
	else if (first == 0xed)
		high = 0x9f; /* surrogates */
	else if (first == 0xf0)
		low = 0x90; /* overlong */
	else if (first == 0xf4)
		high = 0x8f; /* beyond U+10FFFF */
	for (size_t i = 1; i < size; i++) {
		if (bytes[i] < low || bytes[i] > high)
			return 0;
		low = 0x80;
		high = 0xbf;
	}
	return size;
}

static size_t escape_control(char out[8], uint8_t c)
{
	static const char digits[] = "0123456789abcdef", shorts[] = "\b\f\n\r\t", letters[] = "bfnrt";
	const char *found = c ? strchr(shorts, c) : NULL;

	out[0] = '\\';
	if (found) {
		out[1] = letters[found - shorts];
		return 2;
	}
	memcpy(out + 1, "u00", 3);
	out[4] = digits[c >> 4];
	out[5] = digits[c & 15];
	return 6;
}

size_t escape_json(char out[8], const char *bytes, size_t length, size_t *taken)
{
	const uint8_t *at = (const uint8_t *)bytes;
	size_t size;

	assert(length > 0);
	*taken = 1;
	if (*at < 0x20 || *at == 0x7f)
		return escape_control(out, *at);
	if (*at == '"' || *at == '\\') {
		out[0] = '\\';
		out[1] = (char)*at;
		return 2;
	}
	size = utf8_sequence(at, length);
	if (size == 0) {
		memcpy(out, "\xef\xbf\xbd", 3);
		return 3;
	}
	memcpy(out, bytes, size);
	*taken = size;
	return size;
}
