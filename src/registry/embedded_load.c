/* Opening the embedded registry: lock, journal, and the check that every schema's file is there. */
#include "registry/embedded_load.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"

enum { FIELDS = 6 };

/* grows *items so that one more fits */
static bool reserve(void *items, uint32_t count, uint32_t *size, size_t item)
{
	uint32_t next = *size ? *size * 2 : 8;
	void *grown, *old;

	if (count < *size)
		return true;
	memcpy(&old, items, sizeof old);
	grown = memory_resize(old, (size_t)next * item);
	if (!grown)
		return false;
	memcpy(items, &grown, sizeof grown);
	*size = next;
	return true;
}

static void subject_free(struct registry_subject *subject)
{
	memory_free(subject->name);
	memory_free(subject->ids);
	memory_free(subject);
}

struct registry_subject *registry_load_subject(struct registry_embedded *embedded, const char *name)
{
	struct registry_subject *subject = map_get(&embedded->by_name, name, strlen(name));

	if (subject)
		return subject;
	if (!reserve(&embedded->subjects, embedded->subject_count, &embedded->subject_size, sizeof *embedded->subjects))
		return NULL;
	subject = memory_alloc(sizeof *subject);
	if (!subject)
		return NULL;
	subject->name = memory_string(name);
	if (!subject->name || map_put(&embedded->by_name, name, strlen(name), subject) < 0) {
		subject_free(subject);
		return NULL;
	}
	embedded->subjects[embedded->subject_count++] = subject;
	return subject;
}

bool registry_load_reserve(struct registry_subject *subject)
{
	return reserve(&subject->ids, subject->count, &subject->size, sizeof *subject->ids);
}

int32_t registry_id_first(const struct registry_print *print)
{
	int32_t id = (int32_t)(print->crc32 & INT32_MAX);

	return id ? id : 1;
}

int32_t registry_id_next(int32_t id)
{
	assert(id > 0);
	return id == INT32_MAX ? 1 : id + 1;
}

const struct registry_schema *registry_embedded_find(const struct registry_embedded *embedded, int32_t id)
{
	return map_get(&embedded->schemas, &id, sizeof id);
}

bool registry_load_schema(struct registry_embedded *embedded, int32_t id, const struct registry_print *print)
{
	struct registry_schema *schema = memory_alloc(sizeof *schema);

	assert(id > 0 && !registry_embedded_find(embedded, id));
	if (!schema)
		return false;
	*schema = (struct registry_schema){id, *print};
	if (map_put(&embedded->schemas, &id, sizeof id, schema) == 0)
		return true;
	memory_free(schema);
	return false;
}

void registry_load_forget(struct registry_embedded *embedded, int32_t id)
{
	memory_free(map_remove(&embedded->schemas, &id, sizeof id));
}

void registry_load_line(struct buffer *line, uint32_t version, int32_t id, const struct registry_print *print,
			const char *subject)
{
	size_t start = line->length;

	buffer_printf(line, "%u\t%d\t%u\t%016llx\t%08x\t%s", (unsigned)version, (int)id, (unsigned)print->length,
		      (unsigned long long)print->crc64, (unsigned)print->crc32, subject);
	registry_line_seal(line, start);
}

static bool line_parse(char *line, uint64_t *version, uint64_t *id, struct registry_print *print, const char **subject)
{
	char *fields[FIELDS];
	uint64_t length, crc32;

	if (!registry_line_split(line, fields, FIELDS) || !registry_number(fields[0], 10, UINT32_MAX, version) ||
	    !registry_number(fields[1], 10, INT32_MAX, id) || !registry_number(fields[2], 10, SCHEMA_MAX, &length) ||
	    !registry_number(fields[3], 16, UINT64_MAX, &print->crc64) ||
	    !registry_number(fields[4], 16, UINT32_MAX, &crc32))
		return false;
	print->length = (uint32_t)length;
	print->crc32 = (uint32_t)crc32;
	*subject = fields[5];
	return true;
}

static int line_refused(const struct registry_embedded *embedded, const char *why, struct error *error)
{
	error_set(error, ERROR_IO, "%s/%s: the line at byte %llu %s", embedded->directory.path, JOURNAL,
		  (unsigned long long)embedded->journal_length, why);
	return error_hint(error,
			  "restore the directory from a backup; consumers need its schemas to read what is in Kafka");
}

/* whether this is the id that the text got or would get: nothing else is ever written */
static bool id_follows(const struct registry_embedded *embedded, int32_t id, const struct registry_print *print)
{
	const struct registry_schema *schema = registry_embedded_find(embedded, id);
	int32_t free_id = registry_id_first(print);

	if (schema)
		return registry_print_equal(print, &schema->print);
	while (registry_embedded_find(embedded, free_id))
		free_id = registry_id_next(free_id);
	return free_id == id;
}

/* One version of the journal. It must be the subject's next one, and its id the schema's own. */
static int line_load(struct registry_embedded *embedded, char *line, struct error *error)
{
	struct registry_subject *subject;
	struct registry_print print;
	uint64_t version, id;
	const char *name;

	if (!line_parse(line, &version, &id, &print, &name))
		return line_refused(embedded, "is torn or not this registry's", error);
	subject = registry_load_subject(embedded, name);
	if (!subject || !registry_load_reserve(subject))
		goto no_memory;
	if (version != subject->count + 1)
		return line_refused(embedded, "does not follow from those before it", error);
	if (!id_follows(embedded, (int32_t)id, &print))
		return line_refused(embedded, "gives its schema an id that does not follow from its text", error);
	if (!registry_embedded_find(embedded, (int32_t)id) && !registry_load_schema(embedded, (int32_t)id, &print))
		goto no_memory;
	subject->ids[subject->count++] = (int32_t)id;
	return 0;
no_memory:
	return error_set(error, ERROR_MEMORY, "no memory for the embedded registry");
}

/* Loads the whole lines that stand in the journal from journal_length on; what follows the last newline is left. */
static int journal_load(struct registry_embedded *embedded, struct buffer *text, struct error *error)
{
	char *line, *end;
	bool absent;

	if (registry_file_read(&embedded->directory, JOURNAL, JOURNAL_MAX, text, &absent, error) < 0)
		return -1;
	if (text->length <= embedded->journal_length)
		return 0;
	line = text->data + embedded->journal_length;
	while ((end = memchr(line, '\n', (size_t)(text->data + text->length - line))) != NULL) {
		*end = '\0';
		if (strlen(line) != (size_t)(end - line))
			return line_refused(embedded, "is torn: it holds NUL bytes", error);
		if (line_load(embedded, line, error) < 0)
			return -1;
		line = end + 1;
		embedded->journal_length = (uint64_t)(line - text->data);
	}
	return 0;
}

int registry_embedded_refresh(struct registry_embedded *embedded, struct error *error)
{
	struct buffer text = {0};
	struct stat now;
	int rc = 0;

	if (!embedded->read_only)
		return 0;
	if (fstatat(embedded->directory.fd, JOURNAL, &now, 0) == 0 && (uint64_t)now.st_size > embedded->journal_length)
		rc = journal_load(embedded, &text, error);
	buffer_fini(&text);
	return rc < 0 ? -1 : registry_levels_load(&embedded->levels, &embedded->directory, error);
}

/* the id in "<id>.avsc", or 0 */
static int32_t file_id(const char *name)
{
	char digits[16];
	size_t length = strcspn(name, ".");
	uint64_t id;

	if (strcmp(name + length, ".avsc") != 0 || length >= sizeof digits || name[0] == '0')
		return 0;
	memcpy(digits, name, length);
	digits[length] = '\0';
	return registry_number(digits, 10, INT32_MAX, &id) ? (int32_t)id : 0;
}

/* Files that no journal line names: a crash leaves one, more are a lost journal. */
static int file_check(struct registry_embedded *embedded, const char *name, struct error *error)
{
	int32_t id = file_id(name);

	if (id == 0 && name[0] != '.' && strcmp(name, JOURNAL) != 0 && strcmp(name, LEVELS_FILE) != 0)
		log_warning("registry", "a file in the embedded registry is not its own", "directory",
			    embedded->directory.path, "file", name, NULL);
	if (id == 0 || registry_embedded_find(embedded, id))
		return 0;
	if (embedded->unnamed) {
		error_set(error, ERROR_IO, "%s/%s and %d.avsc are not in the journal %s, which knows %zu schemas",
			  embedded->directory.path, name, (int)embedded->unnamed, JOURNAL, embedded->schemas.count);
		return error_hint(error, "restore the journal from a backup");
	}
	embedded->unnamed = id;
	return 0;
}

static int directory_check(struct registry_embedded *embedded, struct error *error)
{
	int fd = openat(embedded->directory.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!list) {
		rc = error_set(error, ERROR_IO, "cannot list %s: %s", embedded->directory.path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return rc;
	}
	while (rc == 0 && (entry = readdir(list)) != NULL)
		rc = file_check(embedded, entry->d_name, error);
	closedir(list);
	return rc;
}

static int files_check(struct registry_embedded *embedded, struct error *error)
{
	const struct registry_schema *schema;
	size_t cursor = 0;

	while ((schema = map_next(&embedded->schemas, &cursor)) != NULL) {
		struct stat file;
		char name[24];

		snprintf(name, sizeof name, "%d.avsc", (int)schema->id);
		if (fstatat(embedded->directory.fd, name, &file, 0) == 0 && file.st_size == schema->print.length)
			continue;
		error_set(error, ERROR_IO, "%s/%s is missing or torn: %u bytes were registered",
			  embedded->directory.path, name, (unsigned)schema->print.length);
		return error_hint(error,
				  "restore it from a backup; consumers need it to read what is already in Kafka");
	}
	return directory_check(embedded, error);
}

static int journal_lock(struct registry_embedded *embedded, struct error *error)
{
	embedded->journal = openat(embedded->directory.fd, JOURNAL, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (embedded->journal < 0)
		return error_set(error, ERROR_IO, "cannot open %s/%s: %s", embedded->directory.path, JOURNAL,
				 strerror(errno));
	if (flock(embedded->journal, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK)
		return error_set(error, ERROR_IO, "cannot lock %s/%s: %s", embedded->directory.path, JOURNAL,
				 strerror(errno));
	error_set(error, ERROR_UNAVAILABLE, "another process uses the embedded registry in %s",
		  embedded->directory.path);
	return error_hint(error, "each running instance needs a state directory of its own");
}

/* What stands behind the last newline was never acknowledged. */
static int tail_cut(struct registry_embedded *embedded, const struct buffer *text, struct error *error)
{
	if (text->length == embedded->journal_length)
		return 0;
	log_warning("registry", "an unfinished line at the end of the journal was cut off", "directory",
		    embedded->directory.path, "bytes", LOG_INT(text->length - embedded->journal_length), NULL);
	if (ftruncate(embedded->journal, (off_t)embedded->journal_length) < 0 || fsync(embedded->journal) < 0)
		return error_set(error, ERROR_IO, "cannot write %s/%s: %s", embedded->directory.path, JOURNAL,
				 strerror(errno));
	return 0;
}

static int load(struct registry_embedded *embedded, struct error *error)
{
	struct buffer text = {0};
	int rc;

	rc = journal_load(embedded, &text, error);
	if (rc == 0)
		rc = registry_levels_load(&embedded->levels, &embedded->directory, error);
	if (rc == 0 && !embedded->read_only) {
		rc = files_check(embedded, error);
		if (rc == 0)
			rc = tail_cut(embedded, &text, error);
		if (rc == 0)
			rc = registry_directory_sync(&embedded->directory, error);
	}
	buffer_fini(&text);
	return rc;
}

struct registry_embedded *registry_embedded_open(const char *state_directory, bool read_only, const char *compatibility,
						 struct error *error)
{
	struct registry_embedded *embedded = memory_alloc(sizeof *embedded);

	if (!embedded) {
		error_set(error, ERROR_MEMORY, "no memory for the embedded registry");
		return NULL;
	}
	pthread_mutex_init(&embedded->lock, NULL);
	embedded->read_only = read_only;
	embedded->journal = -1;
	embedded->directory.fd = -1;
	if (registry_levels_init(&embedded->levels, compatibility, error) < 0)
		goto failed;
	if (registry_directory_open(&embedded->directory, state_directory, "schemas", !read_only, error) < 0)
		goto failed;
	if ((!read_only && journal_lock(embedded, error) < 0) || load(embedded, error) < 0)
		goto failed;
	return embedded;
failed:
	registry_embedded_close(embedded);
	return NULL;
}

void registry_embedded_close(struct registry_embedded *embedded)
{
	void *schema;
	size_t cursor = 0;

	if (!embedded)
		return;
	if (embedded->journal >= 0)
		close(embedded->journal); /* and so unlock */
	for (uint32_t i = 0; i < embedded->subject_count; i++)
		subject_free(embedded->subjects[i]);
	memory_free(embedded->subjects);
	while ((schema = map_next(&embedded->schemas, &cursor)) != NULL)
		memory_free(schema);
	map_fini(&embedded->schemas);
	map_fini(&embedded->by_name);
	registry_levels_fini(&embedded->levels);
	registry_directory_close(&embedded->directory);
	pthread_mutex_destroy(&embedded->lock);
	memory_free(embedded);
}
