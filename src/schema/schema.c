/* Schemas as JSON, written out in a fixed order of attributes, so that the same columns give the same bytes. */
#include "schema/schema.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "schema/names.h"

static void add_property(struct buffer *json, const char *name, const char *value)
{
	buffer_printf(json, ",\"%s\":", name);
	buffer_add_json(json, value, strlen(value));
}

static void add_labels(struct buffer *json, const struct facts_column *column)
{
	buffer_add_string(json, ",\"postgres.enum\":[");
	for (uint32_t i = 0; i < column->label_count; i++) {
		if (i)
			buffer_add_char(json, ',');
		buffer_add_json(json, column->labels[i], strlen(column->labels[i]));
	}
	buffer_add_char(json, ']');
}

/* A field's Avro name, kept in `names`: two columns of one name would make a schema that no parser takes. */
static int add_field_name(struct buffer *json, struct map *names, const struct facts_column *column, bool *mangled,
			  struct error *error)
{
	size_t start = json->length;

	*mangled = names_avro(json, column->name);
	if (json->failed)
		return error_set(error, ERROR_MEMORY, "no memory for a schema");
	const struct facts_column *other = map_get(names, json->data + start, json->length - start);
	if (other) {
		error_set(error, ERROR_INCOMPATIBLE, "columns \"%s\" and \"%s\" have the same Avro name %s",
			  other->name, column->name, json->data + start);
		return error_hint(error, "rename one of them, or exclude the table (a leading ! in tables)");
	}
	if (map_put(names, json->data + start, json->length - start, (void *)column) != 0)
		return error_set(error, ERROR_MEMORY, "no memory for a schema");
	return 0;
}

static int add_field(struct buffer *json, const char *prefix, struct map *names, const struct facts_column *column,
		     const struct types_codec *codec, bool nullable, struct error *error)
{
	bool mangled;

	buffer_add_string(json, "{\"name\":\"");
	if (add_field_name(json, names, column, &mangled, error) != 0)
		return -1;
	buffer_add_string(json, nullable ? "\",\"type\":[\"null\"," : "\",\"type\":");
	if (schema_type(json, prefix, column, codec, error) != 0)
		return -1;
	if (nullable)
		buffer_add_string(json, "],\"default\":null");
	add_property(json, "postgres.type", column->declared);
	if (column->base_declared)
		add_property(json, "postgres.base_type", column->base_declared);
	if (mangled)
		add_property(json, "postgres.name", column->name);
	if (column->labels)
		add_labels(json, column);
	buffer_add_char(json, '}');
	return 0;
}

/* n-fold array of ["null", T] for n dimensions, which are never null themselves */
static int add_array(struct buffer *json, const char *prefix, const struct facts_column *column,
		     const struct types_codec *codec, struct error *error)
{
	for (uint32_t i = 0; i < codec->dimensions; i++)
		buffer_add_string(json, "{\"type\":\"array\",\"items\":");
	buffer_add_string(json, "[\"null\",");
	if (schema_type(json, prefix, column->element, codec->children, error) != 0)
		return -1;
	buffer_add_char(json, ']');
	for (uint32_t i = 0; i < codec->dimensions; i++)
		buffer_add_char(json, '}');
	return 0;
}

static int add_attributes(struct buffer *json, const char *prefix, const struct facts_column *column,
			  const struct types_codec *codec, struct error *error)
{
	struct map names = {0};
	int result = 0;

	for (uint32_t i = 0; i < codec->child_count && result == 0; i++) {
		if (i)
			buffer_add_char(json, ',');
		result = add_field(json, prefix, &names, &column->attributes[i], &codec->children[i], true, error);
	}
	map_fini(&names);
	return result;
}

/* How the definition of a composite begins, up to its namespace and, for a name that was mangled, what it was made of. */
static void record_start(struct buffer *start, const char *full, const struct facts_column *column, size_t *named)
{
	struct buffer original = {0}, mangled = {0};
	const char *dot = strrchr(full, '.');

	buffer_printf(start, "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"%.*s\"", dot + 1, (int)(dot - full),
		      full);
	*named = start->length;
	bool schema = names_avro(&mangled, column->type_schema), name = names_avro(&mangled, column->type_name);
	if (schema || name) {
		buffer_printf(&original, "%s.%s", column->type_schema, column->type_name);
		add_property(start, "postgres.name", buffer_string(&original));
	}
	buffer_add_char(start, ',');
	start->failed |= original.failed || mangled.failed;
	buffer_fini(&original);
	buffer_fini(&mangled);
}

/* A composite is <prefix>.<schema>.<type>, one name part short of any table's records. Quotes inside a JSON string are
 * escaped, so the start of its definition is found only where that stands itself. */
static int add_record(struct buffer *json, const char *prefix, const struct facts_column *column,
		      const struct types_codec *codec, struct error *error)
{
	struct buffer name = {0}, start = {0};
	size_t named = 0;
	int result = 0;

	names_namespace(&name, prefix, column->type_schema, column->type_name);
	const char *full = buffer_string(&name);
	if (!name.failed)
		record_start(&start, full, column, &named);
	if (name.failed || start.failed) {
		result = error_set(error, ERROR_MEMORY, "no memory for a schema");
		goto out;
	}
	char after = start.data[named];
	start.data[named] = '\0';
	const char *there = strstr(buffer_string(json), start.data);
	start.data[named] = after;
	if (there && strncmp(there, start.data, start.length) == 0) {
		buffer_printf(json, "\"%s\"", full);
	} else if (there) {
		error_set(error, ERROR_INCOMPATIBLE, "type %s and another one have the same Avro name %s",
			  column->declared, full);
		result = error_hint(error, "rename one of them, or exclude the table (a leading ! in tables)");
	} else {
		buffer_printf(json, "%s\"fields\":[", start.data);
		result = add_attributes(json, prefix, column, codec, error);
		buffer_add_string(json, "]}");
	}
out:
	buffer_fini(&start);
	buffer_fini(&name);
	return result;
}

int schema_type(struct buffer *json, const char *prefix, const struct facts_column *column,
		const struct types_codec *codec, struct error *error)
{
	switch (codec->shape) {
	case TYPES_SCALAR:
		codec->schema(codec, json);
		return 0;
	case TYPES_ARRAY:
		return add_array(json, prefix, column, codec, error);
	case TYPES_RECORD:
		return add_record(json, prefix, column, codec, error);
	}
	return 0;
}

/* the fields of a row record: all columns, or those of the key */
static int add_row(struct buffer *json, const struct schema_input *input, bool key, struct error *error)
{
	uint32_t count = key ? input->key_count : input->relation->count;
	const struct types_codec *codecs = key ? input->key_codecs : input->codecs;
	struct map names = {0};
	int result = 0;

	for (uint32_t i = 0; i < count && result == 0; i++) {
		const struct facts_column *column = &input->facts->columns[key ? input->key_columns[i] : i];
		if (i)
			buffer_add_char(json, ',');
		result = add_field(json, input->prefix, &names, column, &codecs[i], !key, error);
	}
	map_fini(&names);
	return result;
}

static void add_namespace(struct buffer *json, const struct schema_input *input)
{
	buffer_add_string(json, ",\"namespace\":\"");
	names_namespace(json, input->prefix, input->relation->schema, input->relation->name);
	buffer_add_char(json, '"');
}

static int finish(struct buffer *json, struct error *error)
{
	return json->failed ? error_set(error, ERROR_MEMORY, "no memory for a schema") : 0;
}

int schema_key(const struct schema_input *input, struct buffer *json, struct error *error)
{
	assert(input->key_count > 0);
	buffer_add_string(json, "{\"type\":\"record\",\"name\":\"Key\"");
	add_namespace(json, input);
	buffer_add_string(json, ",\"fields\":[");
	if (add_row(json, input, true, error) != 0)
		return -1;
	buffer_add_string(json, "]}");
	return finish(json, error);
}

/* design section 4: fields in the order of its table; a named type is defined where it is first used */
int schema_envelope(const struct schema_input *input, struct buffer *json, struct error *error)
{
	buffer_add_string(json, "{\"type\":\"record\",\"name\":\"Envelope\"");
	add_namespace(json, input);
	buffer_add_string(json, ",\"fields\":[{\"name\":\"before\",\"type\":[\"null\","
				"{\"type\":\"record\",\"name\":\"Value\",\"fields\":[");
	if (add_row(json, input, false, error) != 0)
		return -1;
	buffer_add_string(json, "]}],\"default\":null},"
				"{\"name\":\"after\",\"type\":[\"null\",\"Value\"],\"default\":null},"
				"{\"name\":\"source\",\"type\":");
	buffer_add_string(json, schema_fixed("source"));
	buffer_add_string(json, "},{\"name\":\"transaction\",\"type\":[\"null\",");
	buffer_add_string(json, schema_fixed("transaction"));
	buffer_add_string(json, "],\"default\":null},"
				"{\"name\":\"op\",\"type\":\"string\"},"
				"{\"name\":\"ts_ms\",\"type\":\"long\"},"
				"{\"name\":\"unchanged\",\"type\":{\"type\":\"array\",\"items\":\"string\"}},"
				"{\"name\":\"overflow\",\"type\":{\"type\":\"map\",\"values\":\"string\"}}]}");
	return finish(json, error);
}

uint64_t schema_fingerprint(const char *json)
{
	return hash_crc64_avro(json, strlen(json));
}
