/* Avro 1.11's "Schema Resolution" as a walk over the pairs of types that it forms. Which branch of a union a type goes to is
 * said by the types alone, so that one pair in disorder is a reason wherever it stands, and each pair of records is looked at
 * once, recursive ones too.
 */
#include "schema/verdict_state.h"

#include <assert.h>
#include <string.h>

enum { SYMBOLS_MAX = 8 };

/* A pair of records that waits; path: the last way by which it was reached before its turn. */
struct pair {
	const struct verdict_type *reader, *writer;
	const struct verdict_path *path;
	bool done;
	struct pair *next;
};

struct progress {
	const struct verdict_walk *walk;
	struct error *error;
	struct arena arena;
	struct map pairs; /* both addresses -> pair */
	struct pair *first, *last;
	uint32_t steps;
};

static int judge(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
		 const struct verdict_type *writer);

/* "the writer's schema may be promoted to the reader's as follows" */
static bool promoted(enum verdict_kind reader, enum verdict_kind writer)
{
	switch (writer) {
	case VERDICT_INT:
		return reader == VERDICT_LONG || reader == VERDICT_FLOAT || reader == VERDICT_DOUBLE;
	case VERDICT_LONG:
		return reader == VERDICT_FLOAT || reader == VERDICT_DOUBLE;
	case VERDICT_FLOAT:
		return reader == VERDICT_DOUBLE;
	case VERDICT_STRING:
		return reader == VERDICT_BYTES;
	case VERDICT_BYTES:
		return reader == VERDICT_STRING;
	default:
		return false;
	}
}

/* "aliases are qualified by the namespace for the name it is an alias" */
static bool is_full_name(const char *full, const char *name, const char *space)
{
	size_t length = strlen(space);

	if (!length || strchr(name, '.'))
		return strcmp(full, name) == 0;
	return strncmp(full, space, length) == 0 && full[length] == '.' && strcmp(full + length + 1, name) == 0;
}

static bool has_alias(const struct verdict_type *reader, const char *name)
{
	for (uint32_t i = 0; i < reader->alias_count; i++)
		if (is_full_name(name, reader->aliases[i], reader->space))
			return true;
	return false;
}

/* named types: "(unqualified) names match", those of fixed with their sizes; or the reader's alias names the writer's type */
enum verdict_match verdict_match(const struct verdict_type *reader, const struct verdict_type *writer)
{
	if (reader->kind != writer->kind)
		return promoted(reader->kind, writer->kind) ? VERDICT_PROMOTED : VERDICT_APART;
	if (!reader->name)
		return VERDICT_SAME;
	if (reader->size != writer->size)
		return VERDICT_APART;
	if (strcmp(reader->name, writer->name) == 0)
		return VERDICT_SAME;
	if (strcmp(reader->base, writer->base) == 0 || has_alias(reader, writer->name))
		return VERDICT_NAMED;
	return VERDICT_APART;
}

static int count_step(struct progress *progress)
{
	if (++progress->steps <= VERDICT_STEPS_MAX)
		return 0;
	return error_set(progress->error, ERROR_CONFIG, "the schemas are too large to be compared");
}

static int no_memory(struct progress *progress)
{
	return error_set(progress->error, ERROR_MEMORY, "no memory to compare schemas");
}

static void cannot_read(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
			const struct verdict_type *writer)
{
	if (progress->walk->resolution)
		verdict_reason_types(progress->walk->reasons, path, writer, "cannot be read as", reader, "");
}

/* The branch that takes the writer's type: the same type before one that is promoted to, then the first. */
static int judge_branch(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
			const struct verdict_type *writer)
{
	const struct verdict_type *best = NULL;
	enum verdict_match best_match = VERDICT_APART;

	for (uint32_t i = 0; i < reader->count; i++) {
		enum verdict_match match = verdict_match(reader->branches[i], writer);
		if (count_step(progress) != 0)
			return -1;
		if (match > best_match) {
			best = reader->branches[i];
			best_match = match;
		}
	}
	if (best)
		return judge(progress, path, best, writer);
	cannot_read(progress, path, reader, writer);
	return 0;
}

/* "if the writer's symbol is not present in the reader's enum and the reader has a default value, then that is used" */
static int judge_symbols(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
			 const struct verdict_type *writer)
{
	struct buffer unknown = {0};
	uint32_t count = 0;

	if (reader->lenient || !progress->walk->resolution)
		return 0;
	for (uint32_t i = 0; i < writer->count && count_step(progress) == 0; i++)
		if (!verdict_symbol_known(reader, writer->symbols[i]) && count++ < SYMBOLS_MAX)
			buffer_printf(&unknown, "%s%s", count > 1 ? ", " : "", writer->symbols[i]);
	if (count > SYMBOLS_MAX)
		buffer_printf(&unknown, " and %u more", count - SYMBOLS_MAX);
	if (count)
		verdict_reason(progress->walk->reasons, path, "enum %s as it is read lacks %s and has no default",
			       reader->name, buffer_string(&unknown));
	if (unknown.failed)
		progress->walk->reasons->why->failed = true;
	buffer_fini(&unknown);
	return progress->steps > VERDICT_STEPS_MAX ? -1 : 0;
}

static int queue(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
		 const struct verdict_type *writer)
{
	const struct verdict_type *key[] = {reader, writer};
	struct pair *pair = map_get(&progress->pairs, key, sizeof key);

	if (pair) {
		if (!pair->done)
			pair->path = path;
		return 0;
	}
	pair = arena_alloc(&progress->arena, sizeof *pair);
	if (!pair || map_put(&progress->pairs, key, sizeof key, pair) != 0)
		return no_memory(progress);
	*pair = (struct pair){reader, writer, path, false, NULL};
	if (progress->last)
		progress->last->next = pair;
	else
		progress->first = pair;
	progress->last = pair;
	return 0;
}

static const struct verdict_path *below(struct progress *progress, const struct verdict_path *path, const char *name)
{
	struct verdict_path *inside = arena_alloc(&progress->arena, sizeof *inside);

	if (!inside) {
		no_memory(progress);
		return NULL;
	}
	*inside = (struct verdict_path){path, name};
	return inside;
}

static int judge_inside(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
			const struct verdict_type *writer)
{
	path = below(progress, path, reader->kind == VERDICT_ARRAY ? "[]" : "{}");
	return path ? judge(progress, path, reader->branches[0], writer->branches[0]) : -1;
}

static int judge(struct progress *progress, const struct verdict_path *path, const struct verdict_type *reader,
		 const struct verdict_type *writer)
{
	if (count_step(progress) != 0)
		return -1;
	/* which branch the writer took is not known before: each has to be readable */
	if (writer->kind == VERDICT_UNION) {
		for (uint32_t i = 0; i < writer->count; i++)
			if (judge(progress, path, reader, writer->branches[i]) != 0)
				return -1;
		return 0;
	}
	if (reader->kind == VERDICT_UNION)
		return judge_branch(progress, path, reader, writer);
	if (verdict_match(reader, writer) == VERDICT_APART) {
		cannot_read(progress, path, reader, writer);
		return 0;
	}
	if (progress->walk->strict)
		verdict_strict_pair(progress->walk, path, reader, writer);
	if (reader->kind == VERDICT_RECORD)
		return queue(progress, path, reader, writer);
	if (reader->kind == VERDICT_ARRAY || reader->kind == VERDICT_MAP)
		return judge_inside(progress, path, reader, writer);
	return reader->kind == VERDICT_ENUM ? judge_symbols(progress, path, reader, writer) : 0;
}

/* The writer's field that a reader's field takes, by its name and its aliases; several: which of them it is, nobody says. */
static const struct verdict_field *written(const struct pair *pair, const struct verdict_field *field, bool *several)
{
	const struct verdict_field *found = verdict_field_find(pair->writer, field->name);

	*several = false;
	for (uint32_t i = 0; i < field->alias_count; i++) {
		const struct verdict_field *other = verdict_field_find(pair->writer, field->aliases[i]);
		*several = *several || (other && found && other != found);
		found = found ? found : other;
	}
	return found;
}

static int judge_field(struct progress *progress, const struct pair *pair, const struct verdict_field *field)
{
	const struct verdict_path *path = below(progress, pair->path, field->name);
	bool several;
	const struct verdict_field *from = written(pair, field, &several);

	if (!path || count_step(progress) != 0)
		return -1;
	if (several && progress->walk->resolution)
		verdict_reason(progress->walk->reasons, path,
			       "its name and aliases are those of several written fields");
	if (from)
		return judge(progress, path, field->type, from->type);
	if (!field->value && progress->walk->resolution)
		verdict_reason(progress->walk->reasons, path, "was not written, and has no default where it is read");
	return 0;
}

static int judge_fields(struct progress *progress, const struct pair *pair)
{
	for (uint32_t i = 0; i < pair->reader->count; i++)
		if (judge_field(progress, pair, &pair->reader->fields[i]) != 0)
			return -1;
	return 0;
}

int verdict_walk(const struct verdict_walk *walk, struct error *error)
{
	struct progress progress = {.walk = walk, .error = error};
	int result = judge(&progress, NULL, walk->reader->type, walk->writer->type);

	for (struct pair *pair = progress.first; pair && result == 0; pair = pair->next) {
		pair->done = true;
		result = judge_fields(&progress, pair);
	}
	map_fini(&progress.pairs);
	arena_fini(&progress.arena);
	if (result == 0 && walk->reasons->why->failed)
		result = no_memory(&progress);
	return result;
}
