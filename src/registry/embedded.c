/* The embedded registry: look-up and registration, which is one write to the journal. Reading it back is embedded_load.c. */
#include "registry/embedded.h"

#include <assert.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "metrics/metrics.h"
#include "registry/embedded_load.h"

enum { SHOW_MOST = 1000 }; /* files at a time */

static int no_memory(struct error *error)
{
	return error_set(error, ERROR_MEMORY, "no memory for the embedded registry");
}

static int text_damaged(const struct registry_embedded *embedded, const struct registry_schema *schema,
			struct error *error)
{
	error_set(error, ERROR_IO, "%s/%s: the text at byte %llu is not what was registered", embedded->directory.path,
		  JOURNAL, (unsigned long long)schema->at);
	return error_hint(error, "the disk may be failing; restore the directory from a backup");
}

int registry_embedded_read(const struct registry_embedded *embedded, const struct registry_schema *schema,
			   struct buffer *json, struct error *error)
{
	struct registry_print print;
	char *text = memory_alloc(schema->print.length + 1);
	ssize_t n;
	int rc = 0;

	if (!text)
		return no_memory(error);
	n = pread(embedded->journal, text, schema->print.length, (off_t)schema->at);
	print = registry_print_of(text, n > 0 ? (size_t)n : 0);
	if (n < 0)
		rc = registry_file_failed(&embedded->directory, JOURNAL, "read", error);
	else if (!registry_print_equal(&print, &schema->print))
		rc = text_damaged(embedded, schema, error);
	else
		buffer_add(json, text, (size_t)n);
	memory_free(text);
	return rc == 0 && json->failed ? no_memory(error) : rc;
}

int registry_embedded_text(struct registry_embedded *embedded, int32_t id, struct buffer *json, struct error *error)
{
	const struct registry_schema *schema = registry_embedded_find(embedded, id);

	assert(schema);
	return registry_embedded_read(embedded, schema, json, error);
}

/* 1: the text of id is json; 0: it is another; -1: it cannot be read */
static int text_equals(struct registry_embedded *embedded, int32_t id, const struct registry_print *print,
		       const char *json, struct error *error)
{
	struct buffer text = {0};
	int equal;

	if (!registry_print_equal(print, &registry_embedded_find(embedded, id)->print))
		return 0;
	equal = registry_embedded_text(embedded, id, &text, error);
	if (equal == 0)
		equal = memcmp(buffer_string(&text), json, print->length) == 0;
	buffer_fini(&text);
	return equal;
}

/* *id = that of json among the subject's versions, or 0 */
static int subject_find(struct registry_embedded *embedded, const struct registry_subject *subject,
			const struct registry_print *print, const char *json, int32_t *id, struct error *error)
{
	*id = 0;
	for (uint32_t i = 0; subject && i < subject->count; i++) {
		int equal = text_equals(embedded, subject->ids[i], print, json, error);

		if (equal < 0)
			return -1;
		if (equal)
			*id = subject->ids[i];
	}
	return 0;
}

/* 1: *id is that of json in whatever subject; 0: none is, and *id is the free one that json gets */
static int text_find(struct registry_embedded *embedded, const struct registry_print *print, const char *json,
		     int32_t *id, struct error *error)
{
	int equal = 0;

	*id = registry_id_first(print);
	while (registry_embedded_find(embedded, *id)) {
		equal = text_equals(embedded, *id, print, json, error);
		if (equal != 0)
			break;
		*id = registry_id_next(*id);
	}
	return equal;
}

static int broke(struct registry_embedded *embedded, struct error *error)
{
	int cause = errno;

	/* an entry that nobody was told of must not be there on the next start; when even that fails nothing more is
	 * written */
	if (ftruncate(embedded->journal, (off_t)embedded->journal_length) < 0)
		embedded->broken = true;
	errno = cause;
	return registry_file_failed(&embedded->directory, JOURNAL, "write", error);
}

static int journal_append(struct registry_embedded *embedded, const struct buffer *entry, struct error *error)
{
	ssize_t n = pwrite(embedded->journal, entry->data, entry->length, (off_t)embedded->journal_length);

	if (n >= 0 && (size_t)n < entry->length)
		errno = ENOSPC;
	if (n < 0 || (size_t)n < entry->length || fdatasync(embedded->journal) < 0)
		return broke(embedded, error);
	embedded->journal_length += entry->length;
	return 0;
}

/* The version's entry; json: with the text, of a schema that is new. Memory first, so that what is on disk is in memory too. */
static int version_add(struct registry_embedded *embedded, const char *name, int32_t id,
		       const struct registry_print *print, const char *json, struct error *error)
{
	struct registry_subject *subject = registry_load_subject(embedded, name);
	struct buffer entry = {0};
	int rc = -1;

	if (!subject || !registry_load_reserve(subject))
		return no_memory(error);
	registry_load_line(&entry, subject->count + 1, id, print, name);
	if (json && !registry_load_schema(embedded, id, print, embedded->journal_length + entry.length, false))
		entry.failed = true;
	if (json) {
		buffer_add(&entry, json, print->length);
		buffer_add_char(&entry, '\n');
	}
	if (entry.failed)
		no_memory(error);
	else
		rc = journal_append(embedded, &entry, error);
	buffer_fini(&entry);
	if (rc < 0) {
		if (json)
			registry_load_forget(embedded, id);
		return -1;
	}
	subject->ids[subject->count++] = id;
	return 0;
}

static int check(const struct registry_embedded *embedded, const char *subject, const char *json, struct error *error)
{
	size_t length = strlen(json);
	json_t *root;

	if (embedded->read_only)
		return error_set(error, ERROR_USAGE, "the embedded registry in %s is open for reading only",
				 embedded->directory.path);
	if (embedded->broken)
		return error_set(error, ERROR_IO, "the embedded registry in %s could not be written before",
				 embedded->directory.path);
	if (strlen(subject) > SUBJECT_MAX || length > SCHEMA_MAX)
		return error_set(error, ERROR_CONFIG, "subject or schema is longer than the embedded registry takes");
	root = json_loadb(json, length, JSON_DECODE_ANY, NULL);
	if (!root)
		return error_set(error, ERROR_CONFIG, "the schema is not JSON");
	json_decref(root);
	return 0;
}

/* *id = 0: it is new to the subject, and may be written */
static int known_locked(struct registry_embedded *embedded, const char *subject, const char *json, int32_t *id,
			struct error *error)
{
	struct registry_print print = registry_print_of(json, strlen(json));
	struct registry_subject *known = map_get(&embedded->by_name, subject, strlen(subject));

	if (check(embedded, subject, json, error) < 0)
		return -1;
	return subject_find(embedded, known, &print, json, id, error);
}

static int add_locked(struct registry_embedded *embedded, const char *subject, const char *json, int32_t *id,
		      struct error *error)
{
	struct registry_print print = registry_print_of(json, strlen(json));
	int found = text_find(embedded, &print, json, id, error);

	if (found < 0 || version_add(embedded, subject, *id, &print, found ? NULL : json, error) < 0)
		return -1;
	metrics_add(METRIC_SCHEMAS_REGISTERED, 1);
	return 0;
}

/* Only the reader thread registers: what is judged between the two locks is what the version follows. */
int registry_embedded_register(struct registry_embedded *embedded, const char *subject, const char *json, int32_t *id,
			       struct error *error)
{
	int rc;

	pthread_mutex_lock(&embedded->lock);
	rc = known_locked(embedded, subject, json, id, error);
	pthread_mutex_unlock(&embedded->lock);
	if (rc < 0)
		return error_wrap(error, "subject %s", subject);
	if (*id)
		return 0;
	if (registry_embedded_judge(embedded, subject, json, error) <= 0)
		return -1;
	pthread_mutex_lock(&embedded->lock);
	rc = add_locked(embedded, subject, json, id, error);
	pthread_mutex_unlock(&embedded->lock);
	return rc < 0 ? error_wrap(error, "subject %s", subject) : 0;
}

int registry_embedded_lookup(struct registry_embedded *embedded, const char *subject, const char *json, int32_t *id,
			     struct error *error)
{
	struct registry_print print = registry_print_of(json, strlen(json));
	int rc;

	pthread_mutex_lock(&embedded->lock);
	rc = registry_embedded_refresh(embedded, error);
	if (rc == 0)
		rc = subject_find(embedded, map_get(&embedded->by_name, subject, strlen(subject)), &print, json, id,
				  error);
	pthread_mutex_unlock(&embedded->lock);
	return rc < 0 ? error_wrap(error, "subject %s", subject) : 0;
}

/* the ids of schemas whose files are to be written, up to `most`; returns how many */
static uint32_t unshown_take(struct registry_embedded *embedded, int32_t *ids, uint32_t most)
{
	uint32_t count;

	pthread_mutex_lock(&embedded->lock);
	count = embedded->unshown_count < most ? embedded->unshown_count : most;
	embedded->unshown_count -= count;
	for (uint32_t i = 0; i < count; i++)
		ids[i] = embedded->unshown[embedded->unshown_count + i];
	pthread_mutex_unlock(&embedded->lock);
	return count;
}

/* Creating a file takes longer than a registration, for which the stream waits. */
void registry_embedded_show(struct registry_embedded *embedded)
{
	int32_t ids[SHOW_MOST];
	uint32_t count = unshown_take(embedded, ids, SHOW_MOST);
	struct registry_schema schema;
	struct error error;

	for (uint32_t i = 0; i < count; i++) {
		pthread_mutex_lock(&embedded->lock);
		schema = *registry_embedded_find(embedded, ids[i]);
		pthread_mutex_unlock(&embedded->lock);
		if (registry_load_show(embedded, &schema, &error) < 0)
			log_failure(LOG_ERROR, "registry", &error, NULL);
	}
}

static int unknown(const struct registry_embedded *embedded, struct error *error)
{
	error_set(error, ERROR_CONFIG, "the embedded registry in %s does not have it", embedded->directory.path);
	return error_hint(error, "the state directory may have been lost or be another one than the daemon's; a daemon"
				 " that starts registers the tables' present schemas again, under the same ids");
}

int registry_embedded_schema(struct registry_embedded *embedded, int32_t id, struct buffer *json, struct error *error)
{
	int rc;

	pthread_mutex_lock(&embedded->lock);
	rc = registry_embedded_refresh(embedded, error);
	if (rc == 0)
		rc = registry_embedded_find(embedded, id) ? registry_embedded_text(embedded, id, json, error)
							  : unknown(embedded, error);
	pthread_mutex_unlock(&embedded->lock);
	return rc < 0 ? error_wrap(error, "schema %d", (int)id) : 0;
}
