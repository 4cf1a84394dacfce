/* Reads the catalog's answer about types into a tree. */
#include "source/typetree.h"

#include <stdlib.h>
#include <string.h>

#include "source/connection.h"

static uint32_t count_labels(const char *text)
{
	uint32_t count = 0;

	while (*text) {
		char *colon;
		unsigned long length = strtoul(text, &colon, 10);
		text = colon + 1 + length;
		count++;
	}
	return count;
}

/* the netstrings of TYPETREE_ROWS */
static int read_labels(const char *text, struct arena *arena, struct tree_type *type)
{
	type->label_count = count_labels(text);
	type->labels = arena_alloc(arena, (type->label_count + 1) * sizeof *type->labels);
	if (!type->labels)
		return -1;
	for (uint32_t i = 0; i < type->label_count; i++) {
		char *colon;
		unsigned long length = strtoul(text, &colon, 10);
		type->labels[i] = arena_copy(arena, colon + 1, length);
		if (!type->labels[i])
			return -1;
		text = colon + 1 + length;
	}
	return 0;
}

static int read_type(const PGresult *r, int row, struct arena *arena, struct tree_type *type)
{
	type->oid = (uint32_t)result_int(r, row, TYPETREE_OID);
	type->typmod = (int32_t)result_int(r, row, TYPETREE_MOD);
	type->declared = arena_string(arena, PQgetvalue(r, row, TYPETREE_NAME));
	type->kind = PQgetvalue(r, row, TYPETREE_TYPTYPE)[0];
	type->schema = arena_string(arena, PQgetvalue(r, row, TYPETREE_SCHEMA));
	type->name = arena_string(arena, PQgetvalue(r, row, TYPETREE_TYPNAME));
	type->send = result_bool(r, row, TYPETREE_SEND);
	type->array = result_bool(r, row, TYPETREE_IS_ARRAY);
	type->down = (uint32_t)result_int(r, row, TYPETREE_DOWN);
	type->down_typmod = (int32_t)result_int(r, row, TYPETREE_DOWN_MOD);
	type->dimensions = (int32_t)result_int(r, row, TYPETREE_DIMS);
	type->delimiter = type->kind ? PQgetvalue(r, row, TYPETREE_DELIM)[0] : ',';
	if (!type->declared || !type->schema || !type->name)
		return -1;
	return type->kind == 'e' ? read_labels(PQgetvalue(r, row, TYPETREE_LABELS), arena, type) : 0;
}

static int read_attribute(const PGresult *r, int row, struct arena *arena, struct tree_attribute *attribute)
{
	attribute->owner = (uint32_t)result_int(r, row, TYPETREE_DOWN);
	attribute->name = arena_string(arena, PQgetvalue(r, row, TYPETREE_NAME));
	attribute->oid = (uint32_t)result_int(r, row, TYPETREE_OID);
	attribute->typmod = (int32_t)result_int(r, row, TYPETREE_MOD);
	attribute->dimensions = (int32_t)result_int(r, row, TYPETREE_DIMS);
	return attribute->name ? 0 : -1;
}

int typetree_when(const PGresult *r)
{
	for (int row = 0; row < PQntuples(r); row++)
		if (PQgetvalue(r, row, TYPETREE_KIND)[0] == 'w')
			return row;
	return -1;
}

struct known_evidence typetree_evidence(const PGresult *r, int row, int when)
{
	return (struct known_evidence){.newest = (uint64_t)result_int(r, row, TYPETREE_NEWEST),
				       .original = result_bool(r, row, TYPETREE_ORIGINAL),
				       .catalog_xmin = (uint64_t)result_int(r, when, TYPETREE_NEWEST),
				       .lsn = result_lsn(r, when, TYPETREE_NAME)};
}

static uint32_t count_kind(const PGresult *r, char kind)
{
	uint32_t count = 0;

	for (int row = 0; row < PQntuples(r); row++)
		count += PQgetvalue(r, row, TYPETREE_KIND)[0] == kind;
	return count;
}

int typetree_read(const PGresult *r, struct arena *arena, struct tree *tree)
{
	struct tree_attribute *attributes = arena_alloc(arena, (count_kind(r, 'a') + 1u) * sizeof *attributes);

	memset(tree, 0, sizeof *tree);
	tree->types = arena_alloc(arena, (count_kind(r, 't') + 1u) * sizeof *tree->types);
	tree->attributes = attributes;
	if (!attributes || !tree->types)
		return -1;
	for (int row = 0; row < PQntuples(r); row++) {
		char kind = PQgetvalue(r, row, TYPETREE_KIND)[0];
		if (kind == 't' && read_type(r, row, arena, &tree->types[tree->type_count++]) < 0)
			return -1;
		if (kind == 'a' && read_attribute(r, row, arena, &attributes[tree->attribute_count++]) < 0)
			return -1;
	}
	return 0;
}
