/* Rules by subject: a map, and the file that it is written to as a whole. */
#include "registry/levels.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

struct level {
	enum verdict_mode mode;
	char *subject; /* owned */
};

/* the map's key: a subject's name behind a sign of its own, so that that of all subjects is not empty */
struct level_key {
	char bytes[1 + SUBJECT_MAX];
	size_t length; /* 0: longer than any subject */
};

static struct level_key key_of(const char *subject)
{
	struct level_key key = {.bytes = "="};
	size_t length = strlen(subject);

	if (length > SUBJECT_MAX)
		return key;
	memcpy(key.bytes + 1, subject, length);
	key.length = 1 + length;
	return key;
}

static struct level *level_find(const struct registry_levels *levels, const char *subject)
{
	struct level_key key = key_of(subject);

	return key.length ? map_get(&levels->by_subject, key.bytes, key.length) : NULL;
}

static void level_free(struct level *level)
{
	if (level)
		memory_free(level->subject);
	memory_free(level);
}

/* one that is not there yet; NULL without memory */
static struct level *level_add(struct registry_levels *levels, const char *subject, enum verdict_mode mode)
{
	struct level *level = memory_alloc(sizeof *level);
	struct level_key key = key_of(subject);

	assert(key.length);
	if (!level)
		return NULL;
	level->mode = mode;
	level->subject = memory_string(subject);
	if (level->subject && map_put(&levels->by_subject, key.bytes, key.length, level) == 0)
		return level;
	level_free(level);
	return NULL;
}

static void level_remove(struct registry_levels *levels, const char *subject)
{
	struct level_key key = key_of(subject);

	level_free(map_remove(&levels->by_subject, key.bytes, key.length));
}

static void levels_clear(struct registry_levels *levels)
{
	size_t cursor = 0;
	struct level *level;

	while ((level = map_next(&levels->by_subject, &cursor)) != NULL)
		level_free(level);
	map_fini(&levels->by_subject);
	levels->by_subject = (struct map){0};
}

int registry_levels_init(struct registry_levels *levels, const char *fallback, struct error *error)
{
	*levels = (struct registry_levels){.fallback = VERDICT_BACKWARD};
	if (fallback && !verdict_mode_parse(fallback, &levels->fallback))
		return error_set(error, ERROR_CONFIG, "registry.compatibility is no rule: %s", fallback);
	return 0;
}

void registry_levels_fini(struct registry_levels *levels)
{
	levels_clear(levels);
}

static int no_memory(struct error *error)
{
	return error_set(error, ERROR_MEMORY, "no memory for the embedded registry's rules");
}

static int damaged(const struct registry_directory *directory, struct error *error)
{
	error_set(error, ERROR_IO, "%s/%s is torn or was changed", directory->path, LEVELS_FILE);
	return error_hint(error, "restore it from a backup, or remove it and set the subjects' compatibility again");
}

/* the next line, cut off at its newline; NULL at the end, and where there is none */
static char *line_take(char **at, const char *stop)
{
	char *line = *at, *end = line < stop ? memchr(line, '\n', (size_t)(stop - line)) : NULL;

	if (!end || memchr(line, '\0', (size_t)(end - line)))
		return NULL;
	*end = '\0';
	*at = end + 1;
	return line;
}

static int lines_load(struct registry_levels *levels, const struct registry_directory *directory, struct buffer *text,
		      struct error *error)
{
	char *at = text->data, *stop = at + text->length, *line = line_take(&at, stop), *fields[2];
	uint64_t count;

	if (!line || !registry_line_split(line, fields, 2) || strcmp(fields[0], "levels") != 0 ||
	    !registry_number(fields[1], 10, LEVELS_MAX, &count))
		return damaged(directory, error);
	for (uint64_t i = 0; i < count; i++) {
		enum verdict_mode mode;

		line = line_take(&at, stop);
		if (!line || !registry_line_split(line, fields, 2) || !verdict_mode_parse(fields[0], &mode) ||
		    strlen(fields[1]) > SUBJECT_MAX || level_find(levels, fields[1]))
			return damaged(directory, error);
		if (!level_add(levels, fields[1], mode))
			return no_memory(error);
	}
	return at == stop ? 0 : damaged(directory, error);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

int registry_levels_load(struct registry_levels *levels, const struct registry_directory *directory,
			 struct error *error)
{
	struct buffer text = {0};
	struct stat file = {0};
	bool absent = false;
	int rc;

	if (fstatat(directory->fd, LEVELS_FILE, &file, 0) < 0 && errno != ENOENT)
		return registry_file_failed(directory, LEVELS_FILE, "look at", error);
	if (same_file(&file, &levels->file))
		return 0;
	rc = registry_file_read(directory, LEVELS_FILE, LEVELS_FILE_MAX, &text, &absent, error);
	if (rc == 0) {
		levels_clear(levels);
		if (!absent)
			rc = text.length ? lines_load(levels, directory, &text, error) : damaged(directory, error);
		levels->file = rc == 0 ? file : (struct stat){0};
	}
	buffer_fini(&text);
	return rc;
}

bool registry_levels_own(const struct registry_levels *levels, const char *subject, enum verdict_mode *mode)
{
	const struct level *level = level_find(levels, subject);

	if (level)
		*mode = level->mode;
	return level != NULL;
}

enum verdict_mode registry_levels_of(const struct registry_levels *levels, const char *subject)
{
	enum verdict_mode mode = levels->fallback;

	if (!registry_levels_own(levels, subject, &mode))
		registry_levels_own(levels, "", &mode);
	return mode;
}

static void line_add(struct buffer *text, const char *first, const char *second)
{
	size_t start = text->length;

	buffer_printf(text, "%s\t%s", first, second);
	registry_line_seal(text, start);
}

/* all of them but one, which may be NULL */
static int levels_write(const struct registry_levels *levels, const struct registry_directory *directory,
			const struct level *without, struct error *error)
{
	struct buffer text = {0};
	const struct level *level;
	size_t cursor = 0;
	char count[24];
	int rc;

	snprintf(count, sizeof count, "%zu", levels->by_subject.count - (without ? 1 : 0));
	line_add(&text, "levels", count);
	while ((level = map_next(&levels->by_subject, &cursor)) != NULL) {
		if (level != without)
			line_add(&text, verdict_mode_name(level->mode), level->subject);
	}
	rc = text.failed ? no_memory(error)
			 : registry_file_replace(directory, LEVELS_FILE, text.data, text.length, error);
	buffer_fini(&text);
	return rc;
}

int registry_levels_set(struct registry_levels *levels, const struct registry_directory *directory, const char *subject,
			enum verdict_mode mode, struct error *error)
{
	struct level *level = level_find(levels, subject);
	bool added = !level;
	enum verdict_mode before = level ? level->mode : mode;

	if (added && levels->by_subject.count >= LEVELS_MAX)
		return error_set(error, ERROR_TOO_LARGE, "compatibility is set for %d subjects already", LEVELS_MAX);
	if (added && !(level = level_add(levels, subject, mode)))
		return no_memory(error);
	level->mode = mode;
	if (levels_write(levels, directory, NULL, error) == 0)
		return 0;
	level->mode = before;
	if (added)
		level_remove(levels, subject);
	return -1;
}

int registry_levels_unset(struct registry_levels *levels, const struct registry_directory *directory,
			  const char *subject, struct error *error)
{
	const struct level *level = level_find(levels, subject);

	assert(level);
	if (levels_write(levels, directory, level, error) < 0)
		return -1;
	level_remove(levels, subject);
	return 0;
}
