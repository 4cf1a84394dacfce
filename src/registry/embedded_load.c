/* Opening the embedded registry: lock, journal, and that every schema's file is there for those who look. */
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

enum {
	FIELDS = 6,
	TAIL_MAX = SCHEMA_MAX + 4096, /* an entry: they are synced one by one */
};

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

bool registry_load_schema(struct registry_embedded *embedded, int32_t id, const struct registry_print *print,
			  uint64_t at, bool shown)
{
	struct registry_schema *schema;

	assert(id > 0 && !registry_embedded_find(embedded, id));
	if (!shown &&
	    !reserve(&embedded->unshown, embedded->unshown_count, &embedded->unshown_size, sizeof *embedded->unshown))
		return false;
	schema = memory_alloc(sizeof *schema);
	if (!schema)
		return false;
	*schema = (struct registry_schema){id, *print, at};
	if (map_put(&embedded->schemas, &id, sizeof id, schema) < 0) {
		memory_free(schema);
		return false;
	}
	if (!shown)
		embedded->unshown[embedded->unshown_count++] = id;
	return true;
}

/* the newest only */
void registry_load_forget(struct registry_embedded *embedded, int32_t id)
{
	if (embedded->unshown_count && embedded->unshown[embedded->unshown_count - 1] == id)
		embedded->unshown_count--;
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

enum entry { ENTRY_FAILED = -1, ENTRY_INCOMPLETE, ENTRY_WHOLE };

static enum entry entry_refused(const struct registry_embedded *embedded, const char *why, struct error *error)
{
	error_set(error, ERROR_IO, "%s/%s: the line at byte %llu %s", embedded->directory.path, JOURNAL,
		  (unsigned long long)embedded->journal_length, why);
	error_hint(error, "restore the directory from a backup; consumers need its schemas to read what is in Kafka");
	return ENTRY_FAILED;
}

static enum entry entry_no_memory(struct error *error)
{
	error_set(error, ERROR_MEMORY, "no memory for the embedded registry");
	return ENTRY_FAILED;
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

/* what is read of the journal: an entry's line, and its text where it has one */
struct reading {
	FILE *file;
	char *line;
	size_t size;
	char *text;
	size_t text_size;
};

/* and not at an error */
static bool at_end(const struct reading *reading)
{
	return fgetc(reading->file) == EOF && feof(reading->file) && !ferror(reading->file);
}

/* the end is reached within an entry; or it could not be read that far, which is no end */
static enum entry entry_cut(const struct registry_embedded *embedded, const struct reading *reading,
			    struct error *error)
{
	if (feof(reading->file) && !ferror(reading->file))
		return ENTRY_INCOMPLETE;
	if (!ferror(reading->file))
		return entry_no_memory(error); /* getline()'s */
	registry_file_failed(&embedded->directory, JOURNAL, "read", error);
	return ENTRY_FAILED;
}

/* Whether a line with NUL bytes is the last entry's: the file was made longer, and a part of what was to be there did not get
 * there. Its text may follow, but no line that is whole. */
static bool line_unfinished(struct reading *reading)
{
	ssize_t length = getline(&reading->line, &reading->size, reading->file);
	char *fields[FIELDS];

	if (length <= 0)
		return feof(reading->file) && !ferror(reading->file);
	reading->line[length - 1] = '\0';
	return at_end(reading) && !registry_line_split(reading->line, fields, FIELDS);
}

/* The text that follows its schema's first line. An incomplete one is the journal's end. */
static enum entry text_load(struct registry_embedded *embedded, struct reading *reading,
			    const struct registry_print *print, struct error *error)
{
	struct registry_print found;
	size_t wanted = (size_t)print->length + 1;

	if (reading->text_size < wanted) {
		char *grown = memory_resize(reading->text, wanted);

		if (!grown)
			return entry_no_memory(error);
		reading->text = grown;
		reading->text_size = wanted;
	}
	if (fread(reading->text, 1, wanted, reading->file) < wanted)
		return entry_cut(embedded, reading, error);
	found = registry_print_of(reading->text, print->length);
	if (registry_print_equal(&found, print) && reading->text[print->length] == '\n')
		return ENTRY_WHOLE;
	if (memchr(reading->text, '\0', wanted) && at_end(reading))
		return ENTRY_INCOMPLETE;
	return entry_refused(embedded, "is not followed by its schema's text", error);
}

/* One version of the journal. It must be the subject's next one, and its id the schema's own. */
static enum entry entry_load(struct registry_embedded *embedded, struct reading *reading, size_t length,
			     struct error *error)
{
	struct registry_subject *subject;
	struct registry_print print;
	uint64_t version, id;
	const char *name;
	enum entry entry = ENTRY_WHOLE;

	if (!line_parse(reading->line, &version, &id, &print, &name))
		return entry_refused(embedded, "is torn or not this registry's", error);
	if (!id_follows(embedded, (int32_t)id, &print))
		return entry_refused(embedded, "gives its schema an id that does not follow from its text", error);
	subject = map_get(&embedded->by_name, name, strlen(name));
	if (version != (subject ? subject->count : 0) + 1)
		return entry_refused(embedded, "does not follow from those before it", error);
	bool is_new = !registry_embedded_find(embedded, (int32_t)id);
	if (is_new)
		entry = text_load(embedded, reading, &print, error);
	if (entry != ENTRY_WHOLE)
		return entry;
	subject = registry_load_subject(embedded, name);
	if (!subject || !registry_load_reserve(subject) ||
	    (is_new && !registry_load_schema(embedded, (int32_t)id, &print, embedded->journal_length + length, true)))
		return entry_no_memory(error);
	subject->ids[subject->count++] = (int32_t)id;
	embedded->journal_length += length + (is_new ? (size_t)print.length + 1 : 0);
	return ENTRY_WHOLE;
}

/* the next entry; 0 bytes of a line that has no end are the journal's end, too */
static enum entry entry_read(struct registry_embedded *embedded, struct reading *reading, struct error *error)
{
	ssize_t length = getline(&reading->line, &reading->size, reading->file);

	if (length <= 0 || reading->line[length - 1] != '\n')
		return entry_cut(embedded, reading, error);
	reading->line[length - 1] = '\0';
	if (strlen(reading->line) != (size_t)length - 1)
		return line_unfinished(reading) ? ENTRY_INCOMPLETE
						: entry_refused(embedded, "is torn: it holds NUL bytes", error);
	return entry_load(embedded, reading, (size_t)length, error);
}

/* Loads the whole entries that stand in the journal from journal_length on; what follows the last one is left. */
static int journal_load(struct registry_embedded *embedded, struct error *error)
{
	struct reading reading = {0};
	enum entry entry = ENTRY_INCOMPLETE;
	int fd = fcntl(embedded->journal, F_DUPFD_CLOEXEC, 0);

	reading.file = fd < 0 ? NULL : fdopen(fd, "r");
	if (!reading.file || fseeko(reading.file, (off_t)embedded->journal_length, SEEK_SET) < 0) {
		registry_file_failed(&embedded->directory, JOURNAL, "read", error);
		entry = ENTRY_FAILED;
	} else {
		while ((entry = entry_read(embedded, &reading, error)) == ENTRY_WHOLE)
			continue;
	}
	if (reading.file)
		fclose(reading.file);
	else if (fd >= 0)
		close(fd);
	free(reading.line); /* getline()'s */
	memory_free(reading.text);
	return entry == ENTRY_FAILED ? -1 : 0;
}

static int journal_size(const struct registry_embedded *embedded, uint64_t *size, struct error *error)
{
	struct stat now;

	if (fstat(embedded->journal, &now) < 0)
		return registry_file_failed(&embedded->directory, JOURNAL, "read", error);
	*size = (uint64_t)now.st_size;
	return 0;
}

/* to read only; 0 when there is none yet, too */
static int journal_look(struct registry_embedded *embedded, struct error *error)
{
	if (embedded->journal >= 0)
		return 0;
	embedded->journal = openat(embedded->directory.fd, JOURNAL, O_RDONLY | O_CLOEXEC);
	if (embedded->journal >= 0 || errno == ENOENT)
		return 0;
	return registry_file_failed(&embedded->directory, JOURNAL, "open", error);
}

/* what was registered since, to one that is read-only */
static int journal_follow(struct registry_embedded *embedded, struct error *error)
{
	uint64_t size = 0;

	if (journal_look(embedded, error) < 0)
		return -1;
	if (embedded->journal < 0)
		return 0;
	if (journal_size(embedded, &size, error) < 0)
		return -1;
	return size > embedded->journal_length ? journal_load(embedded, error) : 0;
}

int registry_embedded_refresh(struct registry_embedded *embedded, struct error *error)
{
	if (!embedded->read_only)
		return 0;
	if (journal_follow(embedded, error) < 0)
		return -1;
	return registry_levels_load(&embedded->levels, &embedded->directory, error);
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

/* A schema's file is written after its entry: one without is what is left of a journal that was lost. */
static int file_check(const struct registry_embedded *embedded, const char *name, struct error *error)
{
	int32_t id = file_id(name);

	if (id == 0 && name[0] != '.' && strcmp(name, JOURNAL) != 0 && strcmp(name, LEVELS_FILE) != 0)
		log_warning("registry", "a file in the embedded registry is not its own", "directory",
			    embedded->directory.path, "file", name, NULL);
	if (id == 0 || registry_embedded_find(embedded, id))
		return 0;
	error_set(error, ERROR_IO, "%s/%s is not in the journal %s, which knows %zu schemas", embedded->directory.path,
		  name, JOURNAL, embedded->schemas.count);
	return error_hint(
		error, "restore the journal from a backup; a schema that is newer than the backup is registered again, "
		       "under the same id, once its file is moved away");
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

static void file_name(char out[24], int32_t id)
{
	snprintf(out, 24, "%d.avsc", (int)id);
}

int registry_load_show(const struct registry_embedded *embedded, const struct registry_schema *schema,
		       struct error *error)
{
	struct buffer text = {0};
	struct error why;
	char name[24];
	int rc = registry_embedded_read(embedded, schema, &text, error);

	file_name(name, schema->id);
	if (rc == 0 && registry_file_write(&embedded->directory, name, buffer_string(&text), text.length, &why) < 0)
		log_failure(LOG_WARNING, "registry", &why, "consequence", "the journal has the schema all the same",
			    NULL);
	buffer_fini(&text);
	return rc;
}

static bool shown(const struct registry_embedded *embedded, const struct registry_schema *schema)
{
	struct stat file;
	char name[24];

	file_name(name, schema->id);
	return fstatat(embedded->directory.fd, name, &file, 0) == 0 && file.st_size == schema->print.length;
}

/* after a crash, and where somebody has removed them */
static int files_show(const struct registry_embedded *embedded, struct error *error)
{
	const struct registry_schema *schema;
	size_t cursor = 0;

	while ((schema = map_next(&embedded->schemas, &cursor)) != NULL) {
		if (!shown(embedded, schema) && registry_load_show(embedded, schema, error) < 0)
			return -1;
	}
	return 0;
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

/* What stands behind the last whole entry was never acknowledged. */
static int tail_cut(struct registry_embedded *embedded, struct error *error)
{
	uint64_t size = 0;

	if (journal_size(embedded, &size, error) < 0)
		return -1;
	if (size == embedded->journal_length)
		return 0;
	if (size - embedded->journal_length > TAIL_MAX)
		return entry_refused(embedded, "is torn, and too much follows it to be what a crash has left", error);
	log_warning("registry", "an unfinished entry at the end of the journal was cut off", "directory",
		    embedded->directory.path, "bytes", LOG_INT(size - embedded->journal_length), NULL);
	if (ftruncate(embedded->journal, (off_t)embedded->journal_length) < 0 || fsync(embedded->journal) < 0)
		return error_set(error, ERROR_IO, "cannot write %s/%s: %s", embedded->directory.path, JOURNAL,
				 strerror(errno));
	return 0;
}

/* What a process that died has written may not be on the disk yet, though we read it; the directory is synced for a journal that
 * is new. */
static int load(struct registry_embedded *embedded, struct error *error)
{
	if (registry_levels_load(&embedded->levels, &embedded->directory, error) < 0)
		return -1;
	if (embedded->read_only)
		return journal_follow(embedded, error);
	if (journal_load(embedded, error) < 0 || directory_check(embedded, error) < 0 || tail_cut(embedded, error) < 0)
		return -1;
	if (fdatasync(embedded->journal) < 0)
		return registry_file_failed(&embedded->directory, JOURNAL, "sync", error);
	if (files_show(embedded, error) < 0)
		return -1;
	return registry_directory_sync(&embedded->directory, error);
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
	registry_embedded_show(embedded);
	if (embedded->journal >= 0)
		close(embedded->journal); /* and so unlock */
	for (uint32_t i = 0; i < embedded->subject_count; i++)
		subject_free(embedded->subjects[i]);
	memory_free(embedded->subjects);
	while ((schema = map_next(&embedded->schemas, &cursor)) != NULL)
		memory_free(schema);
	map_fini(&embedded->schemas);
	map_fini(&embedded->by_name);
	memory_free(embedded->unshown);
	registry_levels_fini(&embedded->levels);
	registry_directory_close(&embedded->directory);
	pthread_mutex_destroy(&embedded->lock);
	memory_free(embedded);
}
