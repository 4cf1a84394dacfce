/* Compiles a relation and its facts into a plan. Works in three steps: columns, key, schemas; whatever fails, the plan
 * is given up whole. */
#include "plan/plan.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/writer.h"
#include "schema/names.h"
#include "schema/schema.h"

static int no_memory(struct error *error)
{
	return error_set(error, ERROR_MEMORY, "no memory for an encode plan");
}

static bool same_column(const struct pgoutput_column *shape, const struct facts_column *facts)
{
	return strcmp(shape->name, facts->name) == 0 && shape->type_oid == facts->type_oid;
}

/* catalog and stream must speak of the same columns: their order is how values find their codecs */
static int facts_check(const struct pgoutput_relation *shape, const struct facts_relation *facts, struct error *error)
{
	if (facts->column_count != shape->count)
		return error_set(error, ERROR_INTERNAL, "%s.%s has %u columns in the stream, but facts of %u",
				 shape->schema, shape->name, shape->count, facts->column_count);
	for (uint32_t i = 0; i < shape->count; i++)
		if (!same_column(&shape->columns[i], &facts->columns[i]))
			return error_set(error, ERROR_INTERNAL,
					 "%s.%s: column %u is \"%s\" of type %u in the stream, \"%s\" of %u in facts",
					 shape->schema, shape->name, i + 1, shape->columns[i].name,
					 shape->columns[i].type_oid, facts->columns[i].name,
					 facts->columns[i].type_oid);
	for (uint32_t i = 0; i < facts->key_count; i++)
		if (facts->key_columns[i] >= shape->count)
			return error_set(error, ERROR_INTERNAL, "%s.%s: key column %u of %u", shape->schema,
					 shape->name, facts->key_columns[i] + 1u, shape->count);
	return 0;
}

/* an Avro string of prefix and text, in the arena; bytes NULL without memory */
static struct plan_bytes constant_string(struct arena *arena, const char *prefix, const char *text)
{
	size_t first = strlen(prefix), second = strlen(text);
	uint8_t *bytes = arena_alloc(arena, WRITER_LONG_MAX + first + second);

	if (!bytes)
		return (struct plan_bytes){NULL, 0};
	struct writer out = writer_over(bytes, WRITER_LONG_MAX + first + second);
	writer_long(&out, (int64_t)(first + second));
	writer_bytes(&out, prefix, first);
	writer_bytes(&out, text, second);
	assert(!out.full);
	return (struct plan_bytes){bytes, (uint32_t)writer_length(&out)};
}

/* in it, or in what it is an array of */
static bool holds_composites(const struct facts_column *facts)
{
	while (facts->element)
		facts = facts->element;
	return facts->type_kind == 'c';
}

/* a column may be called "before.id", beside another one called "id" */
static struct plan_bytes after_name(struct arena *arena, const struct plan_column *column, const char *name)
{
	if (strncmp(name, "before.", 7) != 0 && strncmp(name, "after.", 6) != 0)
		return column->name;
	return constant_string(arena, "after.", name);
}

static int compile_column(struct plan *plan, struct plan_column *column, const struct pgoutput_column *shape,
			  const struct facts_column *facts, const struct plan_options *options)
{
	if (types_resolve(facts, &options->types, false, &plan->arena, &column->codec) != 0)
		return -1;
	column->identity = shape->key;
	column->composite = holds_composites(facts);
	column->known_lsn = facts->known_lsn;
	plan->composites |= column->composite;
	if (column->known_lsn > plan->known_lsn)
		plan->known_lsn = column->known_lsn;
	column->name = constant_string(&plan->arena, "", facts->name);
	column->before_name = constant_string(&plan->arena, "before.", facts->name);
	column->after_name = after_name(&plan->arena, column, facts->name);
	column->label = arena_string(&plan->arena, facts->name);
	column->type = arena_string(&plan->arena, facts->declared);
	return column->name.bytes && column->before_name.bytes && column->after_name.bytes && column->label &&
			       column->type
		       ? 0
		       : -1;
}

static int compile_columns(struct plan *plan, const struct pgoutput_relation *shape, const struct facts_relation *facts,
			   const struct plan_options *options)
{
	plan->columns = arena_alloc(&plan->arena, (shape->count ? shape->count : 1) * sizeof *plan->columns);
	if (!plan->columns)
		return -1;
	plan->column_count = shape->count;
	for (uint32_t i = 0; i < shape->count; i++)
		if (compile_column(plan, &plan->columns[i], &shape->columns[i], &facts->columns[i], options) != 0)
			return -1;
	return 0;
}

static bool key_is_flagged(const struct pgoutput_relation *shape, const uint16_t *key, uint32_t key_count)
{
	uint32_t flagged = 0;

	for (uint32_t i = 0; i < shape->count; i++)
		flagged += shape->columns[i].key;
	for (uint32_t i = 0; i < key_count; i++)
		if (!shape->columns[key[i]].key)
			return false;
	return flagged == key_count;
}

/* Writes the key's columns and returns their number. The Relation message is as old as the rows, the facts may be
 * newer: where the identity is an index, the message decides which columns, the facts their order, by the key that has
 * these columns. */
static uint16_t choose_key(const struct pgoutput_relation *shape, const struct facts_relation *facts, uint16_t *columns)
{
	bool by_index = shape->identity == 'd' || shape->identity == 'i';
	uint16_t count = 0;

	if (!by_index || key_is_flagged(shape, facts->key_columns, facts->key_count)) {
		if (facts->key_count)
			memcpy(columns, facts->key_columns, facts->key_count * sizeof *columns);
		return (uint16_t)facts->key_count;
	}
	if (facts->kept_key && key_is_flagged(shape, facts->kept_key_columns, facts->kept_key_count)) {
		if (facts->kept_key_count)
			memcpy(columns, facts->kept_key_columns, facts->kept_key_count * sizeof *columns);
		return (uint16_t)facts->kept_key_count;
	}
	for (uint16_t i = 0; i < shape->count; i++)
		if (shape->columns[i].key)
			columns[count++] = i;
	return count;
}

static int compile_key(struct plan *plan, const struct pgoutput_relation *shape, const struct facts_relation *facts,
		       const struct plan_options *options)
{
	uint16_t columns[PGOUTPUT_COLUMNS_MAX];
	uint16_t count = choose_key(shape, facts, columns);

	if (!count)
		return 0;
	plan->keys = arena_alloc(&plan->arena, count * sizeof *plan->keys);
	if (!plan->keys)
		return -1;
	plan->key_count = count;
	for (uint32_t i = 0; i < count; i++) {
		plan->keys[i].column = columns[i];
		if (types_resolve(&facts->columns[columns[i]], &options->types, true, &plan->arena,
				  &plan->keys[i].codec) != 0)
			return -1;
	}
	return 0;
}

/* Source's first three fields: name, schema, table */
static int compile_source(struct plan *plan, const struct pgoutput_relation *shape, const struct plan_options *options)
{
	const char *const texts[] = {options->name, shape->schema, shape->name};
	size_t size = 0;

	for (size_t i = 0; i < 3; i++)
		size += WRITER_LONG_MAX + strlen(texts[i]);
	uint8_t *bytes = arena_alloc(&plan->arena, size);
	if (!bytes)
		return -1;
	struct writer out = writer_over(bytes, size);
	for (size_t i = 0; i < 3; i++)
		writer_string(&out, texts[i], strlen(texts[i]));
	assert(!out.full);
	plan->source = (struct plan_bytes){bytes, (uint32_t)writer_length(&out)};
	return 0;
}

typedef int schema_function(const struct schema_input *input, struct buffer *json, struct error *error);

static int derive(struct plan *plan, schema_function *schema, const struct schema_input *input, const char **json,
		  uint64_t *fingerprint, struct error *error)
{
	struct buffer buffer = {0};
	int result = schema(input, &buffer, error);

	if (result == 0) {
		*json = arena_copy(&plan->arena, buffer.data, buffer.length);
		if (*json)
			*fingerprint = schema_fingerprint(*json);
		else
			result = no_memory(error);
	}
	buffer_fini(&buffer);
	return result;
}

/* codecs side by side, as schema_input wants them: needed only while the schemas are derived */
static int compile_schemas(struct plan *plan, const struct pgoutput_relation *shape, const struct facts_relation *facts,
			   const struct plan_options *options, struct error *error)
{
	struct types_codec *codecs = memory_alloc((plan->column_count + plan->key_count + 1u) * sizeof *codecs);
	uint16_t key_columns[PGOUTPUT_COLUMNS_MAX];

	if (!codecs)
		return no_memory(error);
	for (uint32_t i = 0; i < plan->column_count; i++)
		codecs[i] = plan->columns[i].codec;
	for (uint32_t i = 0; i < plan->key_count; i++) {
		codecs[plan->column_count + i] = plan->keys[i].codec;
		key_columns[i] = plan->keys[i].column;
	}
	const struct schema_input input = {
		.prefix = options->prefix,
		.relation = shape,
		.facts = facts,
		.codecs = codecs,
		.key_codecs = codecs + plan->column_count,
		.key_columns = key_columns,
		.key_count = plan->key_count,
	};
	int result = derive(plan, schema_envelope, &input, &plan->value_json, &plan->value_fingerprint, error);
	if (result == 0 && plan->key_count)
		result = derive(plan, schema_key, &input, &plan->key_json, &plan->key_fingerprint, error);
	memory_free(codecs);
	return result;
}

static int compile_topic(struct plan *plan, const struct pgoutput_relation *shape, const struct plan_options *options,
			 struct topic_set *topics)
{
	struct buffer name = {0};
	const char *published;

	names_topic(&name, options->prefix, shape->schema, shape->name);
	if (!name.failed)
		plan->table_topic = arena_string(&plan->arena, buffer_string(&name));
	buffer_fini(&name);
	if (!plan->table_topic)
		return -1;
	published = options->topic_name ? options->topic_name(options->context, plan->table_topic) : plan->table_topic;
	plan->topic = topic_intern(topics, published);
	return plan->topic ? 0 : -1;
}

struct plan *plan_compile(const struct relation *relation, const struct facts_relation *facts,
			  const struct plan_options *options, struct topic_set *topics, struct error *error)
{
	const struct pgoutput_relation *shape = &relation->shape;

	assert(shape->count <= PGOUTPUT_COLUMNS_MAX);
	if (facts_check(shape, facts, error) != 0)
		return NULL;
	struct plan *plan = memory_alloc(sizeof *plan);
	if (!plan)
		goto memory;
	plan->generation = relation->generation;
	plan->key_until_lsn = facts->key_until_lsn;
	plan->key_unknown = facts->key_unknown;
	if (compile_columns(plan, shape, facts, options) != 0 || compile_key(plan, shape, facts, options) != 0 ||
	    compile_source(plan, shape, options) != 0 || compile_topic(plan, shape, options, topics) != 0)
		goto memory;
	if (compile_schemas(plan, shape, facts, options, error) != 0)
		goto failed;
	return plan;

memory:
	no_memory(error);
failed:
	plan_free(plan);
	return NULL;
}

static void wire_header(uint8_t header[5], int32_t id)
{
	struct writer out = writer_over(header, 5);

	writer_u8(&out, 0);
	writer_be32(&out, (uint32_t)id);
}

void plan_bind(struct plan *plan, int32_t key_id, int32_t value_id)
{
	wire_header(plan->key_header, key_id);
	wire_header(plan->value_header, value_id);
	plan->parking = (struct plan_parking){0};
	plan->bound = true;
}

void plan_park(struct plan *plan, const struct topic *parked, int32_t parked_id, const char *reason)
{
	uint32_t hash = hash_murmur2(plan->table_topic, strlen(plan->table_topic));

	assert(parked->partitions > 0);
	plan->parking = (struct plan_parking){
		.topic = parked,
		.reason = reason,
		.partition = topic_partition(parked, hash),
	};
	wire_header(plan->parking.header, parked_id);
	plan->bound = true;
}

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	arena_fini(&plan->arena);
	memory_free(plan);
}
