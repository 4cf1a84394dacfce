/* A scratch state directory for the registry's tests, and reading and damaging the files in it. */
#ifndef TEST_REGISTRY_DIRECTORY_H
#define TEST_REGISTRY_DIRECTORY_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char scratch[200];

static int scratch_remove(const char *path, const struct stat *file, int type, struct FTW *place)
{
	(void)file;
	(void)type;
	(void)place;
	return remove(path);
}

static inline int scratch_setup(void **state)
{
	const char *parent = getenv("TMPDIR");

	(void)state;
	snprintf(scratch, sizeof scratch, "%s/millrace-registry-XXXXXX", parent ? parent : "/tmp");
	return mkdtemp(scratch) ? 0 : -1;
}

static inline int scratch_teardown(void **state)
{
	(void)state;
	return nftw(scratch, scratch_remove, 8, FTW_DEPTH | FTW_PHYS);
}

static inline const char *scratch_path(const char *name)
{
	static char path[400];

	snprintf(path, sizeof path, "%s/%s", scratch, name);
	return path;
}

static inline void scratch_write(const char *name, const char *bytes, size_t length)
{
	FILE *file = fopen(scratch_path(name), "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* the file's content, "" when it is not there */
static inline const char *scratch_read(const char *name)
{
	static char content[65536];
	FILE *file = fopen(scratch_path(name), "r");
	size_t length = file ? fread(content, 1, sizeof content - 1, file) : 0;

	content[length] = '\0';
	if (file)
		fclose(file);
	return content;
}

#endif
