/* Crash-safe files: write aside, fsync, rename, fsync the directory. A sealed line ends in its own CRC-32. */
#include "registry/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/memory.h"

#define ASIDE ".new" /* one is enough: a directory has one writer */

enum { SEAL_DIGITS = 8 };

int registry_file_failed(const struct registry_directory *directory, const char *name, const char *what,
			 struct error *error)
{
	bool full = errno == ENOSPC || errno == EDQUOT;

	error_set(error, full ? ERROR_UNAVAILABLE : ERROR_IO, "cannot %s %s/%s: %s", what, directory->path, name,
		  strerror(errno));
	return full ? error_hint(error, "make room there: it is tried again") : -1;
}

/* a new directory is durable when the one that it is in is synced */
static int parent_sync(const char *parent, struct error *error)
{
	struct registry_directory above = {.fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
					   .path = (char *)parent};
	int rc;

	if (above.fd < 0)
		return error_set(error, ERROR_IO, "cannot open directory %s: %s", parent, strerror(errno));
	rc = registry_directory_sync(&above, error);
	close(above.fd);
	return rc;
}

int registry_directory_open(struct registry_directory *directory, const char *parent, const char *name, bool create,
			    struct error *error)
{
	struct buffer path = {0};

	directory->fd = -1;
	buffer_add_string(&path, parent);
	if (name) {
		buffer_add_char(&path, '/');
		buffer_add_string(&path, name);
	}
	directory->path = buffer_take(&path);
	if (!directory->path)
		return error_set(error, ERROR_MEMORY, "no memory for a path");
	if (create && mkdir(directory->path, 0755) < 0 && errno != EEXIST) {
		error_set(error, ERROR_IO, "cannot create directory %s: %s", directory->path, strerror(errno));
		goto failed;
	}
	if (create && name && parent_sync(parent, error) < 0)
		goto failed;
	directory->fd = open(directory->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (directory->fd < 0) {
		error_set(error, ERROR_IO, "cannot open directory %s: %s", directory->path, strerror(errno));
		goto failed;
	}
	return 0;
failed:
	registry_directory_close(directory);
	return -1;
}

void registry_directory_close(struct registry_directory *directory)
{
	if (directory->fd >= 0)
		close(directory->fd);
	free(directory->path);
	*directory = (struct registry_directory){.fd = -1};
}

int registry_directory_sync(const struct registry_directory *directory, struct error *error)
{
	/* some file systems cannot sync a directory, and say so with EINVAL; there a rename is as durable as it gets */
	if (fsync(directory->fd) < 0 && errno != EINVAL)
		return error_set(error, ERROR_IO, "cannot sync directory %s: %s", directory->path, strerror(errno));
	return 0;
}

static int write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

int registry_file_replace(const struct registry_directory *directory, const char *name, const void *bytes,
			  size_t length, struct error *error)
{
	int fd = openat(directory->fd, ASIDE, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (fd < 0)
		return registry_file_failed(directory, ASIDE, "create", error);
	if (write_all(fd, bytes, length) < 0 || fsync(fd) < 0) {
		registry_file_failed(directory, ASIDE, "write", error);
		close(fd);
		goto failed;
	}
	close(fd);
	if (renameat(directory->fd, ASIDE, directory->fd, name) < 0) {
		registry_file_failed(directory, name, "put in place", error);
		goto failed;
	}
	return registry_directory_sync(directory, error);
failed:
	unlinkat(directory->fd, ASIDE, 0);
	return -1;
}

int registry_file_write(const struct registry_directory *directory, const char *name, const void *bytes, size_t length,
			struct error *error)
{
	int fd = openat(directory->fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	int rc;

	if (fd < 0)
		return registry_file_failed(directory, name, "create", error);
	rc = write_all(fd, bytes, length) < 0 ? registry_file_failed(directory, name, "write", error) : 0;
	close(fd);
	return rc;
}

static int read_all(int fd, size_t max, struct buffer *out)
{
	char block[16384];
	size_t total = 0;
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		total += (size_t)n;
		if (total > max) {
			errno = EFBIG;
			return -1;
		}
		buffer_add(out, block, (size_t)n);
	}
	return 0;
}

int registry_file_read(const struct registry_directory *directory, const char *name, size_t max, struct buffer *out,
		       bool *absent, struct error *error)
{
	int fd = openat(directory->fd, name, O_RDONLY | O_CLOEXEC), rc = 0;

	if (absent)
		*absent = fd < 0 && errno == ENOENT;
	if (fd < 0)
		return absent && *absent ? 0 : registry_file_failed(directory, name, "open", error);
	if (read_all(fd, max, out) < 0)
		rc = registry_file_failed(directory, name, "read", error);
	else if (out->failed)
		rc = error_set(error, ERROR_MEMORY, "no memory to read %s/%s", directory->path, name);
	close(fd);
	return rc;
}

void registry_line_seal(struct buffer *line, size_t start)
{
	uint32_t crc = line->failed ? 0 : hash_crc32(line->data + start, line->length - start);

	buffer_printf(line, "\t%0*x\n", SEAL_DIGITS, (unsigned)crc);
}

bool registry_line_split(char *line, char **fields, size_t count)
{
	char *seal = strrchr(line, '\t');
	uint64_t crc;
	size_t n = 0;

	if (!seal || strlen(seal + 1) != SEAL_DIGITS || !registry_number(seal + 1, 16, UINT32_MAX, &crc) ||
	    crc != hash_crc32(line, (size_t)(seal - line)))
		return false;
	*seal = '\0';
	for (char *field = line; field; n++) {
		char *tab = strchr(field, '\t');

		if (n == count)
			return false;
		fields[n] = field;
		if (tab)
			*tab++ = '\0';
		field = tab;
	}
	return n == count;
}

bool registry_number(const char *text, int base, uint64_t max, uint64_t *value)
{
	const char *digits = base == 16 ? "0123456789abcdef" : "0123456789";
	size_t length = strlen(text);

	if (length == 0 || length > 20 || strspn(text, digits) != length)
		return false;
	errno = 0;
	*value = strtoull(text, NULL, base);
	return errno == 0 && *value <= max;
}

void registry_buffer_cut(struct buffer *buffer, size_t length)
{
	assert(length <= buffer->length);
	buffer->length = length;
	if (buffer->data)
		buffer->data[length] = '\0';
}

struct registry_print registry_print_of(const char *text, size_t length)
{
	return (struct registry_print){hash_crc64_avro(text, length), hash_crc32(text, length), (uint32_t)length};
}

bool registry_print_equal(const struct registry_print *a, const struct registry_print *b)
{
	return a->crc64 == b->crc64 && a->crc32 == b->crc32 && a->length == b->length;
}
