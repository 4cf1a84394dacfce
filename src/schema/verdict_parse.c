/* A schema's JSON to types with resolved names, by Avro 1.11's "Schema Declaration". What registries and Avro Java let pass
 * and resolution does not need (doc, order, other attributes, the spelling of namespaces) is not looked at.
 */
#include "schema/verdict_state.h"

#include <assert.h>
#include <string.h>

struct parser {
	struct verdict_schema *schema;
	const char *what;
	struct error *error;
};

/* Where the parser is. */
struct place {
	const char *space; /* the enclosing namespace, "" for none */
	const struct verdict_path *path;
	int depth;
};

static struct verdict_type *parse_type(struct parser *parser, const json_t *json, const struct place *place);

static const char *const kind_names[VERDICT_KINDS] = {
	"null",   "boolean", "int", "long",  "float", "double", "bytes",
	"string", "array",   "map", "union", "fixed", "enum",   "record",
};

const char *verdict_kind_name(enum verdict_kind kind)
{
	return kind_names[kind];
}

static void *no_memory(struct parser *parser)
{
	error_set(parser->error, ERROR_MEMORY, "no memory to compare schemas");
	return NULL;
}

static void *malformed(struct parser *parser, const struct place *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* "the new schema: field after.price: no type" */
static void *malformed(struct parser *parser, const struct place *place, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	verdict_words_path(&text, place->path);
	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	error_set(parser->error, ERROR_CONFIG, "%s: %s", parser->what, buffer_string(&text));
	buffer_fini(&text);
	return NULL;
}

/* NULL where it is no string, holds a NUL, or is too long to be a name */
static const char *text_of(const json_t *json)
{
	const char *text = json_string_value(json);

	return text && strlen(text) == json_string_length(json) && strlen(text) <= VERDICT_NAME_MAX ? text : NULL;
}

/* "start with [A-Za-z_], subsequently contain only [A-Za-z0-9_]" */
static bool name_valid(const char *name)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

	return *name && strspn(name, letters) == strlen(name) && (*name < '0' || *name > '9');
}

static enum verdict_kind primitive_of(const char *name)
{
	enum verdict_kind kind = VERDICT_NULL;

	while (kind < VERDICT_PRIMITIVES && strcmp(name, kind_names[kind]) != 0)
		kind++;
	return kind;
}

static struct verdict_type *new_type(struct parser *parser, enum verdict_kind kind)
{
	struct verdict_type *type = arena_alloc(&parser->schema->arena, sizeof *type);

	if (!type)
		return no_memory(parser);
	type->kind = kind;
	if (kind == VERDICT_UNION || kind == VERDICT_ENUM || kind == VERDICT_RECORD) {
		*(parser->schema->last ? &parser->schema->last->next : &parser->schema->first) = type;
		parser->schema->last = type;
	}
	return type;
}

static void *new_array(struct parser *parser, size_t count, size_t size)
{
	void *array = arena_alloc(&parser->schema->arena, (count ? count : 1) * size);

	return array ? array : no_memory(parser);
}

/* "a.b" + "C"; a name with dots, or without a namespace around it, is full already */
static const char *full_name(struct parser *parser, const char *name, const char *space)
{
	size_t length = strlen(space);
	char *full;

	if (!length || strchr(name, '.'))
		return name;
	full = arena_alloc(&parser->schema->arena, length + strlen(name) + 2);
	if (!full)
		return no_memory(parser);
	memcpy(full, space, length);
	full[length] = '.';
	memcpy(full + length + 1, name, strlen(name));
	return full;
}

static void *member_get(const struct verdict_type *type, const char *name)
{
	return map_get(&type->members, name, strlen(name));
}

static int member_put(struct parser *parser, struct verdict_type *type, const char *name, void *value)
{
	if (map_put(&type->members, name, strlen(name), value) == 0)
		return 0;
	no_memory(parser);
	return -1;
}

struct verdict_field *verdict_field_find(const struct verdict_type *record, const char *name)
{
	assert(record->kind == VERDICT_RECORD);
	return member_get(record, name);
}

bool verdict_symbol_known(const struct verdict_type *type, const char *symbol)
{
	assert(type->kind == VERDICT_ENUM);
	return member_get(type, symbol) != NULL;
}

/* "a name specified without a dot is in the enclosing namespace" */
static struct verdict_type *named(struct parser *parser, const char *name, const struct place *place)
{
	struct verdict_type *type = NULL;
	struct buffer full = {0};

	if (*place->space && !strchr(name, '.'))
		buffer_printf(&full, "%s.", place->space);
	buffer_add_string(&full, name);
	if (full.failed)
		no_memory(parser);
	else if (!(type = map_get(&parser->schema->names, full.data, full.length)))
		malformed(parser, place, "no type is named \"%s\"", full.data);
	buffer_fini(&full);
	return type;
}

static struct verdict_type *parse_name(struct parser *parser, const json_t *json, const struct place *place)
{
	const char *name = text_of(json);
	enum verdict_kind kind;

	if (!name)
		return malformed(parser, place, "a type's name is too long, or holds a NUL");
	kind = primitive_of(name);
	return kind < VERDICT_PRIMITIVES ? new_type(parser, kind) : named(parser, name, place);
}

/* "Unions may not contain more than one schema with the same type, except for the named types", nor other unions */
static int check_branch(struct parser *parser, struct verdict_type *type, uint32_t at, const struct place *place)
{
	const struct verdict_type *branch = type->branches[at];
	const char *name = branch->name ? branch->name : kind_names[branch->kind];

	if (branch->kind == VERDICT_UNION)
		malformed(parser, place, "a union directly inside a union");
	else if (member_get(type, name))
		malformed(parser, place, "a union with two branches %s", name);
	else
		return member_put(parser, type, name, type->branches[at]);
	return -1;
}

static struct verdict_type *parse_union(struct parser *parser, const json_t *json, const struct place *place)
{
	struct verdict_type *type = new_type(parser, VERDICT_UNION);

	if (!type || !(type->branches = new_array(parser, json_array_size(json), sizeof *type->branches)))
		return NULL;
	for (; type->count < json_array_size(json); type->count++) {
		type->branches[type->count] = parse_type(parser, json_array_get(json, type->count), place);
		if (!type->branches[type->count] || check_branch(parser, type, type->count, place) != 0)
			return NULL;
	}
	return type;
}

/* the elements of an array, the values of a map */
static struct verdict_type *parse_container(struct parser *parser, enum verdict_kind kind, const json_t *json,
					    const struct place *place)
{
	const char *attribute = kind == VERDICT_ARRAY ? "items" : "values";
	const struct verdict_path path = {place->path, kind == VERDICT_ARRAY ? "[]" : "{}"};
	const struct place inside = {place->space, &path, place->depth};
	const json_t *of = json_object_get(json, attribute);
	struct verdict_type *type = new_type(parser, kind);

	if (!of)
		return malformed(parser, place, "%s without \"%s\"", kind_names[kind], attribute);
	if (!type || !(type->branches = new_array(parser, 1, sizeof *type->branches)))
		return NULL;
	type->count = 1;
	type->branches[0] = parse_type(parser, of, &inside);
	return type->branches[0] ? type : NULL;
}

/* NULL, with the error set, when they are not as they should be; no aliases is an array of none */
static const char **parse_aliases(struct parser *parser, const json_t *json, uint32_t *count, const struct place *place)
{
	const json_t *list = json_object_get(json, "aliases");
	const char **aliases = new_array(parser, json_array_size(list), sizeof *aliases);

	if (list && !json_is_array(list))
		return malformed(parser, place, "\"aliases\" is no array");
	for (*count = 0; aliases && *count < json_array_size(list); ++*count) {
		aliases[*count] = text_of(json_array_get(list, *count));
		if (!aliases[*count])
			return malformed(parser, place, "an alias is no name");
	}
	return aliases;
}

static struct verdict_type *parse_fixed(struct parser *parser, struct verdict_type *type, const json_t *json,
					const struct place *place)
{
	const json_t *size = json_object_get(json, "size");

	if (!json_is_integer(size) || json_integer_value(size) < 0)
		return malformed(parser, place, "fixed %s without a \"size\" of 0 or more", type->name);
	type->size = json_integer_value(size);
	return type;
}

static struct verdict_type *parse_enum(struct parser *parser, struct verdict_type *type, const json_t *json,
				       const struct place *place)
{
	const json_t *list = json_object_get(json, "symbols"), *other = json_object_get(json, "default");

	if (!json_is_array(list))
		return malformed(parser, place, "enum %s without \"symbols\"", type->name);
	if (!(type->symbols = new_array(parser, json_array_size(list), sizeof *type->symbols)))
		return NULL;
	for (; type->count < json_array_size(list); type->count++) {
		const char *symbol = text_of(json_array_get(list, type->count));
		if (!symbol || !name_valid(symbol))
			return malformed(parser, place, "enum %s: symbol %u is no name", type->name, type->count + 1);
		if (member_get(type, symbol))
			return malformed(parser, place, "enum %s: symbol %s twice", type->name, symbol);
		if (member_put(parser, type, symbol, type) != 0)
			return NULL;
		type->symbols[type->count] = symbol;
	}
	type->lenient = other != NULL;
	if (other && (!text_of(other) || !verdict_symbol_known(type, text_of(other))))
		return malformed(parser, place, "enum %s: the default is none of its symbols", type->name);
	return type;
}

static int parse_field(struct parser *parser, struct verdict_type *record, const json_t *json,
		       const struct place *place)
{
	struct verdict_field *field = &record->fields[record->count];
	const struct verdict_path path = {place->path, field->name = text_of(json_object_get(json, "name"))};
	const struct place inside = {place->space, &path, place->depth};

	if (!field->name || !name_valid(field->name)) {
		malformed(parser, place, "%s: field %u has no valid \"name\"", record->name, record->count + 1);
		return -1;
	}
	if (member_get(record, field->name)) {
		malformed(parser, &inside, "%s has two fields of this name", record->name);
		return -1;
	}
	if (!json_object_get(json, "type")) {
		malformed(parser, &inside, "no \"type\"");
		return -1;
	}
	field->value = json_object_get(json, "default");
	field->aliases = parse_aliases(parser, json, &field->alias_count, &inside);
	if (!field->aliases || member_put(parser, record, field->name, field) != 0)
		return -1;
	field->type = parse_type(parser, json_object_get(json, "type"), &inside);
	return field->type ? 0 : -1;
}

static struct verdict_type *parse_record(struct parser *parser, struct verdict_type *type, const json_t *json,
					 const struct place *place)
{
	const json_t *list = json_object_get(json, "fields");

	if (!json_is_array(list))
		return malformed(parser, place, "record %s without \"fields\"", type->name);
	if (!(type->fields = new_array(parser, json_array_size(list), sizeof *type->fields)))
		return NULL;
	for (; type->count < json_array_size(list); type->count++)
		if (parse_field(parser, type, json_array_get(list, type->count), place) != 0)
			return NULL;
	return type;
}

/* The full name and the namespace in which what is inside is looked up. "A fullname is specified" when the name has a dot;
 * otherwise its namespace attribute counts, else the enclosing one. */
static int parse_full_name(struct parser *parser, struct verdict_type *type, const json_t *json,
			   const struct place *place, const char **space)
{
	const char *name = text_of(json_object_get(json, "name")), *dot = name ? strrchr(name, '.') : NULL;
	const json_t *declared = json_object_get(json, "namespace");

	if (!name || dot == name || !name_valid(dot ? dot + 1 : name)) {
		malformed(parser, place, "%s without a valid \"name\"", kind_names[type->kind]);
		return -1;
	}
	*space = dot                                   ? arena_copy(&parser->schema->arena, name, (size_t)(dot - name))
		 : declared && !json_is_null(declared) ? text_of(declared)
						       : place->space;
	if (dot && !*space) {
		no_memory(parser);
		return -1;
	}
	if (!*space) {
		malformed(parser, place, "%s %s: its \"namespace\" is no name", kind_names[type->kind], name);
		return -1;
	}
	type->name = full_name(parser, name, *space);
	type->base = dot ? dot + 1 : name;
	return type->name ? 0 : -1;
}

/* A named type is known before what is inside, which may refer to it. */
static int declare(struct parser *parser, struct verdict_type *type, const struct place *place)
{
	struct map *names = &parser->schema->names;

	if (primitive_of(type->name) < VERDICT_PRIMITIVES) {
		malformed(parser, place, "%s is a primitive type's name", type->name);
		return -1;
	}
	if (map_get(names, type->name, strlen(type->name))) {
		malformed(parser, place, "%s is defined twice", type->name);
		return -1;
	}
	if (map_put(names, type->name, strlen(type->name), type) != 0) {
		no_memory(parser);
		return -1;
	}
	return 0;
}

static struct verdict_type *parse_named(struct parser *parser, enum verdict_kind kind, const json_t *json,
					const struct place *place)
{
	struct verdict_type *type = new_type(parser, kind);
	struct place inside = *place;

	if (!type || parse_full_name(parser, type, json, place, &inside.space) != 0)
		return NULL;
	type->space = inside.space;
	type->aliases = parse_aliases(parser, json, &type->alias_count, place);
	if (!type->aliases || declare(parser, type, place) != 0)
		return NULL;
	if (kind == VERDICT_FIXED)
		return parse_fixed(parser, type, json, place);
	if (kind == VERDICT_ENUM)
		return parse_enum(parser, type, json, place);
	return parse_record(parser, type, json, &inside);
}

static void take_logical_type(struct verdict_type *type, const json_t *json)
{
	type->logical = text_of(json_object_get(json, "logicalType"));
	type->precision = json_integer_value(json_object_get(json, "precision"));
	type->scale = json_integer_value(json_object_get(json, "scale"));
}

static struct verdict_type *parse_object(struct parser *parser, const json_t *json, const struct place *place)
{
	const char *name = text_of(json_object_get(json, "type"));
	enum verdict_kind kind = VERDICT_NULL;
	struct verdict_type *type;

	if (!name)
		return malformed(parser, place, "no \"type\" that is a name");
	while (kind < VERDICT_KINDS && (kind == VERDICT_UNION || strcmp(name, kind_names[kind]) != 0))
		kind++;
	if (strcmp(name, "error") == 0)
		kind = VERDICT_RECORD;
	if (kind == VERDICT_KINDS)
		return named(parser, name, place);
	type = kind < VERDICT_PRIMITIVES ? new_type(parser, kind)
	       : kind < VERDICT_UNION    ? parse_container(parser, kind, json, place)
					 : parse_named(parser, kind, json, place);
	if (type)
		take_logical_type(type, json);
	return type;
}

static struct verdict_type *parse_type(struct parser *parser, const json_t *json, const struct place *place)
{
	const struct place inside = {place->space, place->path, place->depth + 1};

	if (inside.depth > VERDICT_DEPTH_MAX)
		return malformed(parser, place, "types nested deeper than %d", VERDICT_DEPTH_MAX);
	if (json_is_string(json))
		return parse_name(parser, json, &inside);
	if (json_is_array(json))
		return parse_union(parser, json, &inside);
	if (json_is_object(json))
		return parse_object(parser, json, &inside);
	return malformed(parser, place, "a type is a name, an object or an array");
}

int verdict_parse(const char *text, const char *what, struct verdict_schema *schema, struct error *error)
{
	struct parser parser = {schema, what, error};
	const struct place top = {"", NULL, 0};
	json_error_t wrong;

	*schema = (struct verdict_schema){0};
	if (strlen(text) > VERDICT_TEXT_MAX)
		return error_set(error, ERROR_CONFIG, "%s: longer than %d bytes", what, VERDICT_TEXT_MAX);
	/* a default of type bytes may hold \u0000 */
	schema->root = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &wrong);
	if (!schema->root)
		return error_set(error, ERROR_CONFIG, "%s: line %d, column %d: %s", what, wrong.line, wrong.column,
				 wrong.text);
	schema->type = parse_type(&parser, schema->root, &top);
	if (!schema->type)
		return -1;
	return verdict_check_defaults(schema, what, error);
}

void verdict_schema_fini(struct verdict_schema *schema)
{
	map_fini(&schema->names);
	for (struct verdict_type *type = schema->first; type; type = type->next)
		map_fini(&type->members);
	arena_fini(&schema->arena);
	json_decref(schema->root);
	*schema = (struct verdict_schema){0};
}
