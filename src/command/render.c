/* From an Avro value and its schema to JSON, side by side: libavro drops logical types, so the schema's own JSON is walked
 * along with the value. */
#include "command/render.h"

#include <avro.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "command/scalar.h"

enum { RENDER_DEPTH = 64 };

struct render {
	json_t *json;     /* references are full names after collecting */
	struct map names; /* full name -> json_t * of its definition, owned by json */
	avro_schema_t schema;
	avro_value_iface_t *class;
	avro_value_t value;
};

/* ---- names ---- */

static const char *type_name(const json_t *type)
{
	return json_string_value(json_is_object(type) ? json_object_get(type, "type") : type);
}

static bool is_named(const char *name)
{
	return name && (strcmp(name, "record") == 0 || strcmp(name, "enum") == 0 || strcmp(name, "fixed") == 0 ||
			strcmp(name, "error") == 0);
}

static bool is_primitive(const char *name)
{
	static const char *const primitives[] = {"null",  "boolean", "int",   "long",
						 "float", "double",  "bytes", "string"};

	for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
		if (strcmp(primitives[i], name) == 0)
			return true;
	return false;
}

/* Avro 1.11, "Names": a name with a dot is a full name, else it is in its namespace, else in the enclosing one */
static void full_name(const char *name, const char *space, struct buffer *out)
{
	if (!strchr(name, '.') && *space)
		buffer_printf(out, "%s.", space);
	buffer_add_string(out, name);
}

static int collect(struct render *render, json_t *type, const char *space, int depth);

static int collect_named(struct render *render, json_t *type, const char *space, int depth)
{
	const char *name = json_string_value(json_object_get(type, "name"));
	const char *own = json_string_value(json_object_get(type, "namespace")), *dot;
	struct buffer full = {0};
	json_t *fields = json_object_get(type, "fields"), *field;
	size_t index;
	int result = -1;

	if (!name)
		return -1;
	full_name(name, own ? own : space, &full);
	if (full.failed || map_put(&render->names, buffer_string(&full), full.length, type) < 0)
		goto done;
	dot = strrchr(buffer_string(&full), '.');
	full.data[dot ? dot - full.data : 0] = '\0'; /* the namespace of what is inside */
	json_array_foreach(fields, index, field) if (collect(render, field, full.data, depth + 1) < 0) goto done;
	result = 0;
done:
	buffer_fini(&full);
	return result;
}

/* a type that is a reference is replaced by its full name; what holds it sets it again */
static json_t *resolved(const json_t *type, const char *space)
{
	const char *name = json_string_value(type);
	struct buffer full = {0};
	json_t *string;

	if (!name || is_primitive(name))
		return NULL;
	full_name(name, space, &full);
	string = json_string(buffer_string(&full));
	buffer_fini(&full);
	return string;
}

/* an object's member that is a type */
static int collect_member(struct render *render, json_t *object, const char *member, const char *space, int depth)
{
	json_t *type = json_object_get(object, member), *full;

	if (!type)
		return 0;
	full = resolved(type, space);
	return full ? json_object_set_new(object, member, full) : collect(render, type, space, depth + 1);
}

/* every definition under `type` into the map, every reference to its full name */
static int collect(struct render *render, json_t *type, const char *space, int depth)
{
	const char *name = type_name(type);
	json_t *branch, *full;
	size_t index;

	if (depth > RENDER_DEPTH)
		return -1;
	if (json_is_array(type)) {
		json_array_foreach(type, index, branch)
		{
			full = resolved(branch, space);
			if (full ? json_array_set_new(type, index, full) < 0
				 : collect(render, branch, space, depth + 1) < 0)
				return -1;
		}
		return 0;
	}
	if (!json_is_object(type))
		return 0;
	if (is_named(name))
		return collect_named(render, type, space, depth);
	if (collect_member(render, type, "items", space, depth) < 0 ||
	    collect_member(render, type, "values", space, depth) < 0)
		return -1;
	/* a field, or a type that only wraps another: for array and map, `type` is no reference */
	if (name && (strcmp(name, "array") == 0 || strcmp(name, "map") == 0))
		return 0;
	return collect_member(render, type, "type", space, depth);
}

/* the definition behind references and wrappings such as {"type": {"type": ...}} */
static const json_t *definition(const struct render *render, const json_t *type)
{
	for (int depth = 0; depth < RENDER_DEPTH; depth++) {
		const char *name = json_string_value(type);
		const json_t *inner = json_is_object(type) ? json_object_get(type, "type") : NULL;

		if (name && !is_primitive(name))
			type = map_get(&render->names, name, strlen(name));
		else if (inner && !json_is_string(inner))
			type = inner;
		else if (inner && map_get(&render->names, json_string_value(inner), strlen(json_string_value(inner))))
			type = map_get(&render->names, json_string_value(inner), strlen(json_string_value(inner)));
		else
			return type;
	}
	return NULL;
}

/* ---- values ---- */

static int render_value(const struct render *render, avro_value_t *value, const json_t *type, struct buffer *out,
			int depth);

static int render_record(const struct render *render, avro_value_t *value, const json_t *type, struct buffer *out,
			 int depth)
{
	const json_t *fields = json_object_get(type, "fields");
	size_t count;

	if (avro_value_get_size(value, &count) != 0 || count != json_array_size(fields))
		return -1;
	buffer_add_char(out, '{');
	for (size_t i = 0; i < count; i++) {
		avro_value_t field;
		const char *name;

		if (avro_value_get_by_index(value, i, &field, &name) != 0)
			return -1;
		if (i)
			buffer_add_char(out, ',');
		buffer_add_json(out, name, strlen(name));
		buffer_add_char(out, ':');
		if (render_value(render, &field, json_object_get(json_array_get(fields, i), "type"), out, depth + 1) <
		    0)
			return -1;
	}
	buffer_add_char(out, '}');
	return 0;
}

/* an array or a map: their items are reached the same way */
static int render_items(const struct render *render, avro_value_t *value, const json_t *type, struct buffer *out,
			int depth)
{
	bool map = avro_value_get_type(value) == AVRO_MAP;
	const json_t *inner = json_object_get(type, map ? "values" : "items");
	size_t count;

	if (avro_value_get_size(value, &count) != 0)
		return -1;
	buffer_add_char(out, map ? '{' : '[');
	for (size_t i = 0; i < count; i++) {
		avro_value_t item;
		const char *key = NULL;

		if (avro_value_get_by_index(value, i, &item, &key) != 0)
			return -1;
		if (i)
			buffer_add_char(out, ',');
		if (map) {
			buffer_add_json(out, key, strlen(key));
			buffer_add_char(out, ':');
		}
		if (render_value(render, &item, inner, out, depth + 1) < 0)
			return -1;
	}
	buffer_add_char(out, map ? '}' : ']');
	return 0;
}

static int render_union(const struct render *render, avro_value_t *value, const json_t *type, struct buffer *out,
			int depth)
{
	avro_value_t branch;
	int chosen;

	if (avro_value_get_discriminant(value, &chosen) != 0 || avro_value_get_current_branch(value, &branch) != 0)
		return -1;
	return render_value(render, &branch, json_array_get(type, (size_t)chosen), out, depth + 1);
}

static int render_bytes(avro_value_t *value, const json_t *type, const char *logical, struct buffer *out)
{
	const void *bytes;
	size_t size;
	int failed = avro_value_get_type(value) == AVRO_FIXED ? avro_value_get_fixed(value, &bytes, &size)
							      : avro_value_get_bytes(value, &bytes, &size);

	if (failed)
		return -1;
	if (strcmp(logical, "decimal") != 0 ||
	    scalar_decimal(out, bytes, size, (int32_t)json_integer_value(json_object_get(type, "scale"))) < 0)
		scalar_bytes(out, bytes, size);
	return 0;
}

static int render_integer(avro_value_t *value, const char *logical, struct buffer *out)
{
	int32_t narrow;
	int64_t wide;

	if (avro_value_get_type(value) == AVRO_INT32) {
		if (avro_value_get_int(value, &narrow) != 0)
			return -1;
		wide = narrow;
	} else if (avro_value_get_long(value, &wide) != 0) {
		return -1;
	}
	scalar_integer(out, wide, logical);
	return 0;
}

static int render_text(avro_value_t *value, struct buffer *out)
{
	const char *text;
	size_t size;

	/* the size counts the NUL */
	if (avro_value_get_string(value, &text, &size) != 0 || size == 0)
		return -1;
	buffer_add_json(out, text, size - 1);
	return 0;
}

static int render_enum(avro_value_t *value, const json_t *type, struct buffer *out)
{
	const char *symbol;
	int index;

	if (avro_value_get_enum(value, &index) != 0)
		return -1;
	symbol = json_string_value(json_array_get(json_object_get(type, "symbols"), (size_t)index));
	if (!symbol)
		return -1;
	buffer_add_json(out, symbol, strlen(symbol));
	return 0;
}

static int render_number(avro_value_t *value, struct buffer *out)
{
	bool single = avro_value_get_type(value) == AVRO_FLOAT;
	double wide;
	float narrow;

	if (single ? avro_value_get_float(value, &narrow) : avro_value_get_double(value, &wide))
		return -1;
	if (single)
		scalar_float(out, narrow);
	else
		scalar_double(out, wide);
	return 0;
}

static int render_value(const struct render *render, avro_value_t *value, const json_t *type, struct buffer *out,
			int depth)
{
	const char *logical;
	int truth;

	type = definition(render, type);
	if (!type || depth > RENDER_DEPTH)
		return -1;
	logical = json_string_value(json_object_get(type, "logicalType"));
	logical = logical ? logical : "";
	switch (avro_value_get_type(value)) {
	case AVRO_NULL:
		buffer_add_string(out, "null");
		return 0;
	case AVRO_BOOLEAN:
		if (avro_value_get_boolean(value, &truth) != 0)
			return -1;
		buffer_add_string(out, truth ? "true" : "false");
		return 0;
	case AVRO_INT32:
	case AVRO_INT64:
		return render_integer(value, logical, out);
	case AVRO_FLOAT:
	case AVRO_DOUBLE:
		return render_number(value, out);
	case AVRO_BYTES:
	case AVRO_FIXED:
		return render_bytes(value, type, logical, out);
	case AVRO_STRING:
		return render_text(value, out);
	case AVRO_ENUM:
		return render_enum(value, type, out);
	case AVRO_RECORD:
		return render_record(render, value, type, out, depth);
	case AVRO_ARRAY:
	case AVRO_MAP:
		return render_items(render, value, type, out, depth);
	case AVRO_UNION:
		return render_union(render, value, type, out, depth);
	default:
		return -1;
	}
}

struct render *render_new(const char *schema, struct error *error)
{
	struct render *render = calloc(1, sizeof *render);
	json_t *full;

	if (!render) {
		error_set(error, ERROR_MEMORY, "no memory for a schema");
		return NULL;
	}
	render->json = json_loads(schema, JSON_DECODE_ANY, NULL);
	full = resolved(render->json, "");
	json_decref(full);
	if (!render->json || full || collect(render, render->json, "", 0) < 0 ||
	    avro_schema_from_json_length(schema, strlen(schema), &render->schema) != 0) {
		error_set(error, ERROR_PROTOCOL, "no Avro schema: %.200s", schema);
		render_free(render);
		return NULL;
	}
	render->class = avro_generic_class_from_schema(render->schema);
	if (!render->class || avro_generic_value_new(render->class, &render->value) != 0) {
		error_set(error, ERROR_MEMORY, "no memory for a schema");
		render_free(render);
		return NULL;
	}
	return render;
}

void render_free(struct render *render)
{
	if (!render)
		return;
	if (render->value.self)
		avro_value_decref(&render->value);
	if (render->class)
		avro_value_iface_decref(render->class);
	if (render->schema)
		avro_schema_decref(render->schema);
	map_fini(&render->names);
	json_decref(render->json);
	free(render);
}

int render_body(struct render *render, const void *body, size_t length, struct buffer *out, struct error *error)
{
	avro_reader_t reader = avro_reader_memory(body, (int64_t)length);
	size_t start = out->length;
	int result = -1;

	if (!reader)
		return error_set(error, ERROR_MEMORY, "no memory to decode with");
	avro_value_reset(&render->value);
	if (avro_value_read(reader, &render->value) != 0 ||
	    render_value(render, &render->value, render->json, out, 0) < 0) {
		out->length = start;
		error_set(error, ERROR_PROTOCOL, "a body of %zu bytes does not fit its schema", length);
	} else {
		result = out->failed ? error_set(error, ERROR_MEMORY, "no memory to show a value") : 0;
	}
	avro_reader_free(reader);
	return result;
}
