/* A growing byte string for cold paths: JSON, pages, SQL, messages. Always NUL-terminated behind its length.
 * Growth that fails sets `failed`, which is sticky; check it once at the end. Bounded by BUFFER_MAX (64 MiB).
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BUFFER_MAX = 64 << 20 }; /* bytes */

struct buffer {
	char *data; /* owned; NULL until first use */
	size_t length, size;
	bool failed;
};

void buffer_fini(struct buffer *buffer); /* {0} initialises */
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_vprintf(struct buffer *buffer, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));
/* a JSON string literal with its quotes (RFC 8259), input UTF-8 */
void buffer_add_json(struct buffer *buffer, const char *bytes, size_t length);
const char *buffer_string(struct buffer *buffer); /* never NULL */
char *buffer_take(struct buffer *buffer);         /* ownership moves to the caller (free()); NULL when failed */

#endif
