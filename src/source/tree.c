/* Builds type trees from the bottom up: in each round those types whose parts are all built, so that neither depth nor a cycle
 * needs a stack. */
#include "source/tree.h"

#include <stdlib.h>
#include <string.h>

static int type_compare(const void *a, const void *b)
{
	const struct tree_type *x = a, *y = b;

	if (x->oid != y->oid)
		return x->oid < y->oid ? -1 : 1;
	return x->typmod < y->typmod ? -1 : x->typmod > y->typmod;
}

static struct tree_type *type_find(const struct tree *tree, uint32_t oid, int32_t typmod)
{
	const struct tree_type wanted = {.oid = oid, .typmod = typmod};

	return tree->type_count ? bsearch(&wanted, tree->types, tree->type_count, sizeof wanted, type_compare) : NULL;
}

/* a type of which no more is known than that it is there */
static struct facts_column opaque(uint32_t oid, int32_t typmod, const char *declared)
{
	return (struct facts_column){.declared = declared,
				     .type_oid = oid,
				     .base_oid = oid,
				     .base_typmod = typmod,
				     .type_kind = 'b',
				     .type_schema = "",
				     .type_name = "",
				     .delimiter = ',',
				     .dimensions = 1};
}

static int32_t at_least_one(int32_t dimensions)
{
	return dimensions > 0 ? dimensions : 1;
}

struct facts_column tree_column(const struct tree *tree, uint32_t oid, int32_t typmod, int32_t dimensions)
{
	const struct tree_type *type = type_find(tree, oid, typmod);

	if (!type)
		return opaque(oid, typmod, "???"); /* as format_type() calls it */
	struct facts_column facts = type->facts;
	if (type->kind != 'd')
		facts.dimensions = at_least_one(dimensions);
	return facts;
}

/* ---- what a type is made of ---- */

/* what its parts say, gathered before it is built itself */
struct parts {
	bool built; /* all of them, in earlier rounds */
	bool send;
	uint32_t height, size;
	uint64_t known_lsn;
};

static void parts_add(struct parts *parts, const struct tree *tree, uint32_t oid, int32_t typmod, uint32_t round)
{
	const struct tree_type *type = type_find(tree, oid, typmod);

	if (!type) { /* gone, or beyond the answer's limit: text */
		parts->send = false;
		parts->size++;
		return;
	}
	if (!type->height || type->height >= round) {
		parts->built = false;
		return;
	}
	parts->send &= type->facts.has_send;
	parts->size += type->size;
	if (parts->size > TREE_SIZE_MAX)
		parts->size = TREE_SIZE_MAX + 1;
	if (type->facts.known_lsn > parts->known_lsn)
		parts->known_lsn = type->facts.known_lsn;
}

static const struct tree_attribute *attributes_of(const struct tree *tree, uint32_t owner, uint32_t *count)
{
	uint32_t low = 0, high = tree->attribute_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (tree->attributes[middle].owner < owner)
			low = middle + 1;
		else
			high = middle;
	}
	*count = 0;
	while (low + *count < tree->attribute_count && tree->attributes[low + *count].owner == owner)
		++*count;
	return tree->attributes + low;
}

static struct parts parts_of(const struct tree *tree, const struct tree_type *type, uint32_t round)
{
	struct parts parts = {.built = true, .send = type->send, .size = 1};
	uint32_t count = 0;

	if (type->down)
		parts_add(&parts, tree, type->down, type->down_typmod, round);
	if (type->kind == 'c') {
		const struct tree_attribute *attribute = attributes_of(tree, type->oid, &count);
		parts.known_lsn = type->known_lsn;
		for (uint32_t i = 0; i < count && parts.built; i++)
			parts_add(&parts, tree, attribute[i].oid, attribute[i].typmod, round);
	}
	return parts;
}

/* ---- building ---- */

static int build_composite(const struct tree *tree, struct tree_type *type, struct arena *arena)
{
	uint32_t count;
	const struct tree_attribute *attribute = attributes_of(tree, type->oid, &count);
	struct facts_column *facts = arena_alloc(arena, (count + 1u) * sizeof *facts);

	if (!facts)
		return -1;
	for (uint32_t i = 0; i < count; i++) {
		facts[i] = tree_column(tree, attribute[i].oid, attribute[i].typmod, attribute[i].dimensions);
		facts[i].name = attribute[i].name;
	}
	type->facts.attributes = facts;
	type->facts.attribute_count = count;
	return 0;
}

static int build_array(const struct tree *tree, struct tree_type *type, struct arena *arena)
{
	struct facts_column *element = arena_alloc(arena, sizeof *element);
	const struct tree_type *down = type_find(tree, type->down, type->down_typmod);

	if (!element)
		return -1;
	*element = tree_column(tree, type->down, type->down_typmod, 0);
	type->facts.element = element;
	type->facts.delimiter = down ? down->delimiter : type->delimiter;
	return 0;
}

/* a domain is its base under another name; of the chain's dimensions the innermost that are declared hold */
static void build_domain(const struct tree *tree, struct tree_type *type)
{
	const struct tree_type *down = type_find(tree, type->down, type->down_typmod);

	type->facts = tree_column(tree, type->down, type->down_typmod, type->dimensions);
	type->facts.declared = type->declared;
	type->facts.base_declared = !down ? "???" : down->kind == 'd' ? down->facts.base_declared : down->declared;
	type->facts.type_oid = type->oid;
}

static int build(const struct tree *tree, struct tree_type *type, const struct parts *parts, struct arena *arena)
{
	type->size = parts->size;
	if (!type->kind || parts->size > TREE_SIZE_MAX)
		return 0;
	if (type->kind == 'd') {
		build_domain(tree, type);
		type->facts.has_send = parts->send;
		return 0;
	}
	type->facts.type_kind = type->kind;
	type->facts.type_schema = type->schema;
	type->facts.type_name = type->name;
	type->facts.labels = type->labels;
	type->facts.label_count = type->label_count;
	if (type->kind == 'c' || type->array) /* others are text */
		type->facts.known_lsn = parts->known_lsn;
	if (type->kind == 'c')
		return build_composite(tree, type, arena);
	return type->array ? build_array(tree, type, arena) : 0;
}

int tree_build(struct tree *tree, struct arena *arena)
{
	bool more = true;

	if (tree->type_count)
		qsort(tree->types, tree->type_count, sizeof *tree->types, type_compare);
	for (uint32_t i = 0; i < tree->type_count; i++) {
		struct tree_type *type = &tree->types[i];
		type->height = 0;
		type->facts = opaque(type->oid, type->typmod, type->declared);
		type->facts.has_send = type->send;
	}
	for (uint32_t round = 1; more && round <= TREE_DEPTH_MAX; round++) {
		more = false;
		for (uint32_t i = 0; i < tree->type_count; i++) {
			struct tree_type *type = &tree->types[i];
			if (type->height)
				continue;
			more = true;
			struct parts parts = parts_of(tree, type, round);
			if (!parts.built)
				continue;
			type->height = round;
			type->facts.has_send = parts.send;
			if (build(tree, type, &parts, arena) < 0)
				return -1;
		}
	}
	return 0;
}
