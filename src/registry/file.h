/* Files that a crash leaves whole, and lines that show when they are torn: what the embedded registry and the id cache
 * keep on disk.
 */
#ifndef REGISTRY_FILE_H
#define REGISTRY_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct registry_directory {
	int fd;
	char *path; /* owned; for messages */
};

/* parent, or parent/name; create makes what is missing of the last part. Every error here is ERROR_IO, ERROR_MEMORY, or
 * ERROR_UNAVAILABLE for a disk that is full. */
int registry_directory_open(struct registry_directory *directory, const char *parent, const char *name, bool create,
			    struct error *error);
void registry_directory_close(struct registry_directory *directory);
/* makes renames and new files in it durable */
int registry_directory_sync(const struct registry_directory *directory, struct error *error);

/* what could not be done to the directory's file, and why by errno; returns -1 */
int registry_file_failed(const struct registry_directory *directory, const char *name, const char *what,
			 struct error *error);
/* The file's whole new content: written aside, synced, renamed, the directory synced. */
int registry_file_replace(const struct registry_directory *directory, const char *name, const void *bytes,
			  size_t length, struct error *error);
/* The file's whole new content, not synced: for what can be made again. */
int registry_file_write(const struct registry_directory *directory, const char *name, const void *bytes, size_t length,
			struct error *error);
/* Appends the file's content to out; a file that is not there is empty, with *absent set (absent may be NULL: then it
 * is an error). More than max bytes are an error. */
int registry_file_read(const struct registry_directory *directory, const char *name, size_t max, struct buffer *out,
		       bool *absent, struct error *error);

/* A sealed line: fields without tabs and newlines, separated by tabs, then a tab, CRC-32 of what stands before,
 * newline. */
void registry_line_seal(struct buffer *line, size_t start); /* of the fields that stand in line from start on */
/* Cuts a line (without its newline) into exactly count fields, in place; false when the seal or the count is wrong. */
bool registry_line_split(char *line, char **fields, size_t count);
/* digits of the base and nothing else, at most max */
bool registry_number(const char *text, int base, uint64_t max, uint64_t *value);

/* takes back what was added after length */
void registry_buffer_cut(struct buffer *buffer, size_t length);

/* What a schema's text is known by without keeping it. Two texts may share it: compare them where it matters. */
struct registry_print {
	uint64_t crc64; /* CRC-64-AVRO of the bytes */
	uint32_t crc32, length;
};
struct registry_print registry_print_of(const char *text, size_t length);
bool registry_print_equal(const struct registry_print *a, const struct registry_print *b);

#endif
