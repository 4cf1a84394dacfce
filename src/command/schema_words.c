/* Avro types and their limits in words, by codec family (docs/types.md, "goes to overflow"). */
#include "command/schema_words.h"

#include <string.h>

#include <jansson.h>

#include "schema/schema.h"

/* ---- the Avro type ---- */

static void type_words(const json_t *type, struct buffer *out);

static void record_words(const json_t *type, struct buffer *out)
{
	size_t i;
	const json_t *field;

	buffer_printf(out, "record %s (", json_string_value(json_object_get(type, "name")));
	json_array_foreach(json_object_get(type, "fields"), i, field)
	{
		buffer_printf(out, "%s%s ", i ? ", " : "", json_string_value(json_object_get(field, "name")));
		type_words(json_object_get(field, "type"), out);
	}
	buffer_add_char(out, ')');
}

/* an object: a logical type, a container, or a record; type is schema_type()'s */
static void object_words(const json_t *type, struct buffer *out)
{
	const char *logical = json_string_value(json_object_get(type, "logicalType"));
	const char *name = json_string_value(json_object_get(type, "type"));

	if (logical && strcmp(logical, "decimal") == 0) {
		buffer_printf(out, "decimal(%lld,%lld)",
			      (long long)json_integer_value(json_object_get(type, "precision")),
			      (long long)json_integer_value(json_object_get(type, "scale")));
	} else if (logical) {
		buffer_printf(out, "%s %s", name ? name : "", logical);
	} else if (name && strcmp(name, "array") == 0) {
		buffer_add_string(out, "array of ");
		type_words(json_object_get(type, "items"), out);
	} else if (name && strcmp(name, "map") == 0) {
		buffer_add_string(out, "map of ");
		type_words(json_object_get(type, "values"), out);
	} else if (name && strcmp(name, "record") == 0) {
		record_words(type, out);
	} else {
		buffer_add_string(out, name ? name : "?");
	}
}

/* a union is null and one other; a name refers to a record that stands before it */
static void type_words(const json_t *type, struct buffer *out)
{
	const char *name = json_string_value(type), *dot = name ? strrchr(name, '.') : NULL;

	if (json_is_array(type))
		type_words(json_array_get(type, json_array_size(type) - 1), out);
	else if (json_is_object(type))
		object_words(type, out);
	else if (dot)
		buffer_printf(out, "record %s", dot + 1);
	else
		buffer_add_string(out, name ? name : "?");
}

int words_avro(struct buffer *out, const char *prefix, const struct facts_column *column,
	       const struct types_codec *codec, struct error *error)
{
	struct buffer schema = {0};
	json_t *json = NULL;
	int result = schema_type(&schema, prefix, column, codec, error);

	if (result == 0)
		json = json_loads(buffer_string(&schema), JSON_DECODE_ANY, NULL);
	if (json)
		type_words(json, out);
	else if (result == 0)
		result = error_set(error, ERROR_MEMORY, "no memory for a type's schema");
	json_decref(json);
	buffer_fini(&schema);
	return result;
}

/* ---- what it does not hold ---- */

enum { OID_CHAR = 18, OID_DATE = 1082, OID_TIMESTAMP = 1114, OID_TIMESTAMPTZ = 1184, OID_NUMERIC = 1700 };

#define NO_UTF8 "text that is no UTF-8"
#define LAST_MICROSECOND "294247-01-10 04:00:54.775807"

static const char *numeric_limit(const struct facts_column *column, const char *schema)
{
	if (column->base_typmod >= 0)
		return "NaN";
	if (strcmp(schema, "\"string\"") == 0)
		return NULL;
	return strcmp(schema, "\"double\"") == 0 ? "what lies beyond a double" : "NaN; Infinity; -Infinity";
}

static const char *scalar_limit(const struct facts_column *column, const struct types_codec *codec, const char *schema,
				bool sql_ascii)
{
	switch (column->base_oid) {
	case OID_NUMERIC:
		return numeric_limit(column, schema);
	case OID_DATE:
		return codec->key ? NULL : "infinity; -infinity";
	case OID_TIMESTAMP:
	case OID_TIMESTAMPTZ:
		return codec->key ? "from " LAST_MICROSECOND " on, but infinity"
				  : "infinity; -infinity; after " LAST_MICROSECOND;
	case OID_CHAR:
		return "bytes above 127";
	default:
		break;
	}
	if (codec->lossless || !sql_ascii)
		return NULL;
	return strcmp(schema, "\"string\"") == 0 || strstr(schema, "\"map\"") ? NO_UTF8 : NULL;
}

static void array_overflow(struct buffer *out, const struct facts_column *column, const struct types_codec *codec,
			   bool sql_ascii)
{
	struct buffer element = {0};

	if (codec->dimensions == 1)
		buffer_add_string(out, "more than 1 dimension; a lower bound other than 1");
	else
		buffer_printf(out, "other than %u dimensions; a lower bound other than 1", codec->dimensions);
	words_overflow(&element, column->element, codec->children, sql_ascii);
	if (element.length)
		buffer_printf(out, "; elements: %s", buffer_string(&element));
	buffer_fini(&element);
}

static void record_overflow(struct buffer *out, const struct facts_column *column, const struct types_codec *codec,
			    bool sql_ascii)
{
	buffer_add_string(out, "rows that may be older than the type's last change");
	for (uint32_t i = 0; i < codec->child_count; i++) {
		struct buffer attribute = {0};

		words_overflow(&attribute, &column->attributes[i], &codec->children[i], sql_ascii);
		if (attribute.length)
			buffer_printf(out, "; %s: %s", column->attributes[i].name, buffer_string(&attribute));
		buffer_fini(&attribute);
	}
}

void words_overflow(struct buffer *out, const struct facts_column *column, const struct types_codec *codec,
		    bool sql_ascii)
{
	struct buffer schema = {0};
	const char *limit;

	if (codec->shape == TYPES_ARRAY) {
		array_overflow(out, column, codec, sql_ascii);
		return;
	}
	if (codec->shape == TYPES_RECORD) {
		record_overflow(out, column, codec, sql_ascii);
		return;
	}
	codec->schema(codec, &schema);
	limit = scalar_limit(column, codec, buffer_string(&schema), sql_ascii);
	if (limit)
		buffer_add_string(out, limit);
	buffer_fini(&schema);
}
