/* The relation cache: owned copies of Relation messages by OID, each in an arena of its own. */
#include "decode/relation.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"

void relation_cache_init(struct relation_cache *cache, size_t limit)
{
	assert(limit > 0);
	*cache = (struct relation_cache){.limit = limit};
}

static const struct pgoutput_column *columns_copy(struct arena *arena, const struct pgoutput_relation *message)
{
	struct pgoutput_column *columns = arena_alloc(arena, (message->count + (size_t)1) * sizeof *columns);

	if (!columns)
		return NULL;
	for (uint16_t i = 0; i < message->count; i++) {
		columns[i] = message->columns[i];
		columns[i].name = arena_string(arena, message->columns[i].name);
		if (!columns[i].name)
			return NULL;
	}
	return columns;
}

struct relation *relation_new(const struct pgoutput_relation *message)
{
	struct relation *relation = memory_alloc(sizeof *relation);

	if (!relation)
		return NULL;
	relation->shape = *message;
	relation->shape.schema = arena_string(&relation->arena, message->schema);
	relation->shape.name = arena_string(&relation->arena, message->name);
	relation->shape.columns = columns_copy(&relation->arena, message);
	if (!relation->shape.schema || !relation->shape.name || !relation->shape.columns) {
		relation_free(relation);
		return NULL;
	}
	return relation;
}

struct relation *relation_cache_put(struct relation_cache *cache, const struct pgoutput_relation *message,
				    struct relation **replaced, struct error *error)
{
	struct relation *old = map_get(&cache->map, &message->oid, sizeof message->oid);

	*replaced = NULL;
	if (!old && cache->map.count >= cache->limit) {
		error_set(error, ERROR_PROTOCOL,
			  "relation %s.%s (%u) would be the %zu. in the stream, more than are kept", message->schema,
			  message->name, (unsigned)message->oid, cache->limit + 1);
		error_hint(error, "raise source.relations; a new connection begins with none");
		return NULL;
	}
	struct relation *relation = relation_new(message);
	if (!relation)
		goto memory;
	if (map_put(&cache->map, &message->oid, sizeof message->oid, relation) < 0)
		goto copied;
	relation->generation = ++cache->generation;
	cache->last_oid = message->oid;
	cache->last = relation;
	*replaced = old;
	return relation;
copied:
	relation_free(relation);
memory:
	error_set(error, ERROR_MEMORY, "no memory for relation %s.%s", message->schema, message->name);
	return NULL;
}

struct relation *relation_cache_get(struct relation_cache *cache, uint32_t oid)
{
	if (cache->last && cache->last_oid == oid)
		return cache->last;
	struct relation *relation = map_get(&cache->map, &oid, sizeof oid);
	if (relation) {
		cache->last_oid = oid;
		cache->last = relation;
	}
	return relation;
}

void relation_free(struct relation *relation)
{
	if (!relation)
		return;
	arena_fini(&relation->arena);
	memory_free(relation);
}

void relation_cache_fini(struct relation_cache *cache)
{
	size_t cursor = 0;

	for (struct relation *relation; (relation = map_next(&cache->map, &cursor));)
		relation_free(relation);
	map_fini(&cache->map);
	*cache = (struct relation_cache){.limit = cache->limit, .generation = cache->generation};
}
