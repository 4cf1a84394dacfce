/* A growing byte string; growth doubles. */
#include "base/buffer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "base/memory.h"

/* room for length more bytes and a NUL */
static bool buffer_reserve(struct buffer *buffer, size_t length)
{
	size_t size = buffer->size ? buffer->size : 64, need;
	char *data;

	if (buffer->failed)
		return false;
	if (length >= BUFFER_MAX || buffer->length + length >= BUFFER_MAX)
		goto failed;
	need = buffer->length + length + 1;
	if (need <= buffer->size)
		return true;
	while (size < need)
		size *= 2;
	data = memory_resize(buffer->data, size);
	if (!data)
		goto failed;
	data[buffer->length] = '\0';
	buffer->data = data;
	buffer->size = size;
	return true;
failed:
	buffer->failed = true;
	return false;
}

void buffer_fini(struct buffer *buffer)
{
	memory_free(buffer->data);
	*buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
	if (buffer->data)
		buffer->data[0] = '\0';
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
	if (!buffer_reserve(buffer, length))
		return;
	if (length)
		memcpy(buffer->data + buffer->length, bytes, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

void buffer_add_char(struct buffer *buffer, char c)
{
	buffer_add(buffer, &c, 1);
}

void buffer_vprintf(struct buffer *buffer, const char *format, va_list arguments)
{
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0) {
		buffer->failed = true;
		return;
	}
	if (!buffer_reserve(buffer, (size_t)length))
		return;
	vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
	buffer->length += (size_t)length;
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(buffer, format, arguments);
	va_end(arguments);
}

void buffer_add_json(struct buffer *buffer, const char *bytes, size_t length)
{
	buffer_add_char(buffer, '"');
	for (size_t at = 0, taken; at < length && !buffer->failed; at += taken) {
		char escaped[8];
		size_t size = escape_json(escaped, bytes + at, length - at, &taken);

		buffer_add(buffer, escaped, size);
	}
	buffer_add_char(buffer, '"');
}

const char *buffer_string(struct buffer *buffer)
{
	assert(!buffer->data || buffer->data[buffer->length] == '\0');
	return buffer->data ? buffer->data : "";
}

char *buffer_take(struct buffer *buffer)
{
	char *data = buffer_reserve(buffer, 0) ? buffer->data : NULL;

	if (!data)
		memory_free(buffer->data);
	*buffer = (struct buffer){0};
	return data;
}
