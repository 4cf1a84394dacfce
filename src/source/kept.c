/* The file of kept facts: read whole at the start, written whole aside and renamed when something is new. */
#include "source/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/memory.h"
#include "source/typetree.h"

static const char header[] = "millrace facts 1 ";

static void kept_forget(struct kept *kept)
{
	known_fini(&kept->known);
	memory_free(kept->slot);
	memory_free(kept->path);
	memory_free(kept->aside);
	memory_free(kept->identity);
	kept->slot = kept->path = kept->aside = kept->identity = NULL;
}

void kept_free(struct kept *kept)
{
	if (!kept)
		return;
	kept_forget(kept);
	memory_free(kept->types);
	memory_free(kept);
}

/* ---- the file ---- */

static int read_all(int fd, struct buffer *text)
{
	char part[65536];
	ssize_t got;

	while ((got = read(fd, part, sizeof part)) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			buffer_add(text, part, (size_t)got);
	return got < 0 || text->failed ? -1 : 0;
}

/* facts of another server, or of a timeline that was left, are none */
static int load(struct kept *kept)
{
	struct buffer text = {0}, first = {0};
	int fd = open(kept->path, O_RDONLY | O_CLOEXEC), result = 0;

	if (fd < 0)
		return errno == ENOENT ? 0 : -1;
	buffer_printf(&first, "%s%s\n", header, kept->identity);
	if (read_all(fd, &text) < 0 || first.failed)
		result = -1;
	else if (strncmp(buffer_string(&text), first.data, first.length) == 0)
		result = known_parse(&kept->known, text.data + first.length);
	close(fd);
	buffer_fini(&text);
	buffer_fini(&first);
	return result;
}

static int write_all(int fd, const struct buffer *text)
{
	for (size_t done = 0; done < text->length;) {
		ssize_t put = write(fd, text->data + done, text->length - done);
		if (put < 0 && errno != EINTR)
			return -1;
		done += put > 0 ? (size_t)put : 0;
	}
	return fsync(fd);
}

static int save(struct kept *kept)
{
	struct buffer text = {0};
	int fd, result;

	buffer_printf(&text, "%s%s\n", header, kept->identity);
	known_print(&kept->known, &text);
	fd = text.failed ? -1 : open(kept->aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0) {
		buffer_fini(&text);
		return -1;
	}
	result = write_all(fd, &text);
	if (close(fd) < 0 || result < 0)
		result = -1;
	else
		result = rename(kept->aside, kept->path);
	buffer_fini(&text);
	return result;
}

void kept_save(struct kept *kept)
{
	if (!kept->path || !kept->known.changed)
		return;
	if (save(kept) == 0) {
		kept->failed = false;
		return;
	}
	kept->known.changed = true;
	if (!kept->failed)
		log_warning(
			"source", "facts of the catalog cannot be kept", "file", kept->path, "because", strerror(errno),
			"consequence",
			"after a restart, rows from before a type or key was changed may not be told from later ones",
			NULL);
	kept->failed = true;
}

static bool is_same(const struct kept *kept, const char *slot, const char *identity)
{
	return kept->slot && strcmp(kept->slot, slot) == 0 && strcmp(kept->identity, identity) == 0;
}

int source_facts_begin(struct source *source, const char *directory, const char *slot, const char *identity,
		       struct error *error)
{
	struct kept *kept = source->kept ? source->kept : memory_alloc(sizeof *kept);
	struct buffer path = {0}, aside = {0};

	if (!kept)
		return error_set(error, ERROR_MEMORY, "no memory for the facts that are kept");
	source->kept = kept;
	kept->type_count = 0;
	kept->contradicted = false;
	if (is_same(kept, slot, identity))
		return kept_read_keys(source, error);
	kept_forget(kept);
	buffer_printf(&path, "%s/facts", directory);
	buffer_printf(&aside, "%s/facts.new", directory);
	kept->path = path.failed ? NULL : memory_string(path.data);
	kept->aside = aside.failed ? NULL : memory_string(aside.data);
	kept->slot = memory_string(slot);
	kept->identity = memory_string(identity);
	buffer_fini(&path);
	buffer_fini(&aside);
	if (!kept->path || !kept->aside || !kept->slot || !kept->identity) {
		kept_forget(kept);
		return error_set(error, ERROR_MEMORY, "no memory for the facts that are kept");
	}
	if (load(kept) < 0) {
		error_set(error, ERROR_IO, "cannot read %s: %s", kept->path, strerror(errno));
		kept_forget(kept);
		return error_hint(error, "it may be removed: then less is known of rows from before this start");
	}
	return kept_read_keys(source, error);
}

/* ---- types in use ---- */

int kept_use_type(struct kept *kept, uint32_t oid, int64_t stamp)
{
	for (uint32_t i = 0; i < kept->type_count; i++)
		if (kept->types[i].oid == oid) {
			kept->contradicted |= kept->types[i].stamp != stamp;
			return 0;
		}
	if (kept->type_count == kept->type_size) {
		uint32_t size = kept->type_size ? 2 * kept->type_size : 16;
		struct kept_type *types = memory_resize(kept->types, size * sizeof *types);
		if (!types)
			return -1;
		kept->types = types;
		kept->type_size = size;
	}
	kept->types[kept->type_count++] = (struct kept_type){oid, stamp};
	return 0;
}

/* Whoever alters a type has a lock on it until his commit can be seen by all, and a walsender that has read his commit needs
 * that lock to print the next value: what is received was printed with what is seen here, or with what was before. */
static void changed_sql(const struct kept *kept, struct buffer *sql)
{
	buffer_add_string(sql, "SELECT t.oid::bigint, " TYPETREE_STAMP " FROM pg_catalog.pg_type t"
			       " WHERE t.typtype = 'c' AND t.oid IN (");
	for (uint32_t i = 0; i < kept->type_count; i++)
		buffer_printf(sql, "%s%u", i ? "," : "", kept->types[i].oid);
	buffer_add_char(sql, ')');
}

static bool type_is_as_it_was(const struct kept *kept, const PGresult *r, int row)
{
	uint32_t oid = (uint32_t)result_int(r, row, 0);

	for (uint32_t i = 0; i < kept->type_count; i++)
		if (kept->types[i].oid == oid)
			return kept->types[i].stamp == result_int(r, row, 1);
	return false;
}

int source_types_changed(struct source *source, bool *changed, struct error *error)
{
	const struct kept *kept = source->kept;
	struct buffer sql = {0};
	PGresult *r;
	int result;

	*changed = kept && kept->contradicted;
	if (*changed || !kept || !kept->type_count)
		return 0;
	changed_sql(kept, &sql);
	result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a query about types")
			    : source_query(source, sql.data, 0, NULL, &r, error);
	buffer_fini(&sql);
	if (result < 0)
		return error_wrap(error, "looking whether types have changed");
	*changed = PQntuples(r) != (int)kept->type_count;
	for (int row = 0; row < PQntuples(r) && !*changed; row++)
		*changed = !type_is_as_it_was(kept, r, row);
	PQclear(r);
	return 0;
}
