/* Escaping for JSON, one character at a time, for writers with and without memory of their own. Pure. */
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include <stddef.h>

/* Writes the JSON string form (RFC 8259, without quotes) of the first character of bytes, length >= 1, to out: its
 * escape, or itself; a byte that begins no valid UTF-8 sequence becomes U+FFFD. Returns how many bytes of out are used,
 * and in *taken how many of bytes. */
size_t escape_json(char out[8], const char *bytes, size_t length, size_t *taken);

#endif
