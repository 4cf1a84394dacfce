/* The id cache: a map, and a file that is appended to and swept when it is opened. */
#include "registry/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"

#define CACHE_FILE "schema-ids"

enum { FIELDS = 6, CACHE_FILE_MAX = 60 << 20 };

/* the map's key, and all of a line but its id */
static void key_add(struct buffer *key, const struct registry_print *print, const char *url, const char *subject)
{
	buffer_printf(key, "%016llx\t%08x\t%u\t%s\t%s", (unsigned long long)print->crc64, (unsigned)print->crc32,
		      (unsigned)print->length, url, subject);
}

static void key_of(const struct registry_cache *cache, const char *subject, const char *json, struct buffer *key)
{
	struct registry_print print = registry_print_of(json, strlen(json));

	key_add(key, &print, cache->url, subject);
}

static void entries_clear(struct registry_cache *cache)
{
	size_t cursor = 0;
	void *entry;

	while ((entry = map_next(&cache->entries, &cursor)) != NULL)
		memory_free(entry);
	map_fini(&cache->entries);
}

static struct registry_cached *entry_set(struct registry_cache *cache, const struct buffer *key, int32_t id)
{
	struct registry_cached *entry;

	if (key->failed)
		return NULL;
	entry = map_get(&cache->entries, key->data, key->length);
	if (entry) {
		entry->id = id;
		return entry;
	}
	entry = memory_alloc(sizeof *entry);
	if (!entry)
		return NULL;
	entry->id = id;
	if (map_put(&cache->entries, key->data, key->length, entry) < 0) {
		memory_free(entry);
		return NULL;
	}
	return entry;
}

/* false: a line that is no use here */
static bool line_load(struct registry_cache *cache, char *line)
{
	struct registry_print print;
	uint64_t id, crc32, length;
	struct buffer key = {0};
	char *fields[FIELDS];

	if (!registry_line_split(line, fields, FIELDS) || !registry_number(fields[0], 10, INT32_MAX, &id) || id < 1 ||
	    !registry_number(fields[1], 16, UINT64_MAX, &print.crc64) ||
	    !registry_number(fields[2], 16, UINT32_MAX, &crc32) ||
	    !registry_number(fields[3], 10, UINT32_MAX, &length) || strcmp(fields[4], cache->url) != 0 ||
	    cache->entries.count >= CACHE_ENTRIES_MAX)
		return false;
	print.crc32 = (uint32_t)crc32;
	print.length = (uint32_t)length;
	key_add(&key, &print, fields[4], fields[5]);
	entry_set(cache, &key, (int32_t)id);
	buffer_fini(&key);
	return true;
}

/* what is of use goes to kept, too */
static void lines_load(struct registry_cache *cache, struct buffer *text, struct buffer *kept)
{
	char *line = text->data, *stop = text->data ? text->data + text->length : NULL;

	while (line < stop) {
		char *end = memchr(line, '\n', (size_t)(stop - line));
		size_t before = kept->length;

		if (!end)
			break;
		buffer_add(kept, line, (size_t)(end + 1 - line));
		*end = '\0';
		if (strlen(line) != (size_t)(end - line) || !line_load(cache, line))
			registry_buffer_cut(kept, before);
		line = end + 1;
	}
}

static void line_add(struct buffer *out, int32_t id, const char *key, size_t length)
{
	size_t start = out->length;

	buffer_printf(out, "%d\t", (int)id);
	buffer_add(out, key, length);
	registry_line_seal(out, start);
}

static void write_note(struct registry_cache *cache, bool written)
{
	if (!written && !cache->write_failed)
		log_warning("registry", "schema ids cannot be kept for an outage of the registry", "directory",
			    cache->directory.path, "file", CACHE_FILE, "cause", strerror(errno), NULL);
	cache->write_failed = !written;
}

static void append(struct registry_cache *cache, const struct buffer *line)
{
	int fd = openat(cache->directory.fd, CACHE_FILE, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);

	write_note(cache, fd >= 0 && !line->failed && write(fd, line->data, line->length) == (ssize_t)line->length &&
				  fdatasync(fd) == 0);
	if (fd >= 0)
		close(fd);
}

/* Reads what is there, and sweeps out what is no use. A file that cannot be read is as good as none. */
static void load(struct registry_cache *cache)
{
	struct buffer text = {0}, kept = {0};
	struct error error = {0};
	bool absent;

	if (registry_file_read(&cache->directory, CACHE_FILE, CACHE_FILE_MAX, &text, &absent, &error) < 0) {
		log_failure(LOG_WARNING, "registry", &error, NULL);
		buffer_clear(&text);
	}
	lines_load(cache, &text, &kept);
	if (kept.length != text.length && !kept.failed &&
	    registry_file_replace(&cache->directory, CACHE_FILE, buffer_string(&kept), kept.length, &error) < 0)
		log_failure(LOG_WARNING, "registry", &error, NULL);
	buffer_fini(&kept);
	buffer_fini(&text);
}

int registry_cache_open(struct registry_cache *cache, const char *state_directory, const char *url, struct error *error)
{
	*cache = (struct registry_cache){.url = url};
	if (registry_directory_open(&cache->directory, state_directory, NULL, true, error) < 0)
		return -1;
	load(cache);
	return 0;
}

void registry_cache_close(struct registry_cache *cache)
{
	entries_clear(cache);
	registry_directory_close(&cache->directory);
}

struct registry_cached *registry_cache_get(struct registry_cache *cache, const char *subject, const char *json)
{
	struct registry_cached *entry;
	struct buffer key = {0};

	key_of(cache, subject, json, &key);
	entry = key.failed ? NULL : map_get(&cache->entries, key.data, key.length);
	buffer_fini(&key);
	return entry;
}

/* at the bound: known ids are asked for again, one by one */
static void forget(struct registry_cache *cache)
{
	struct error error = {0};

	entries_clear(cache);
	write_note(cache, registry_file_replace(&cache->directory, CACHE_FILE, "", 0, &error) == 0);
}

void registry_cache_put(struct registry_cache *cache, const char *subject, const char *json, int32_t id)
{
	struct registry_cached *entry;
	struct buffer key = {0}, line = {0};
	bool known;

	if (cache->entries.count >= CACHE_ENTRIES_MAX)
		forget(cache);
	key_of(cache, subject, json, &key);
	entry = key.failed ? NULL : map_get(&cache->entries, key.data, key.length);
	known = entry && entry->id == id;
	entry = entry_set(cache, &key, id);
	if (entry)
		entry->confirmed = true;
	if (entry && !known) {
		if (cache->write_failed)
			buffer_add_char(&line, '\n'); /* closes what the failed write may have left */
		line_add(&line, id, key.data, key.length);
		append(cache, &line);
	}
	buffer_fini(&line);
	buffer_fini(&key);
}
