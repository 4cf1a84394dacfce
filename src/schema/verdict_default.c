/* Defaults of fields: whether a JSON value is one of its type, by the table "field default values" of Avro 1.11. */
#include "schema/verdict_state.h"

#include <string.h>

/* bytes and fixed: "Unicode code points 0-255 are mapped to unsigned 8-bit byte values"; -1 with any other in it */
static int64_t byte_count(const json_t *value)
{
	const unsigned char *bytes = (const unsigned char *)json_string_value(value);
	int64_t count = 0;

	for (size_t i = 0; i < json_string_length(value); i++) {
		if (bytes[i] > 0xc3)
			return -1;
		count += (bytes[i] & 0xc0) != 0x80;
	}
	return count;
}

static bool fits(const struct verdict_schema *schema, const struct verdict_type *type, const json_t *value);

static bool all_fit(const struct verdict_schema *schema, const struct verdict_type *type, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!fits(schema, type->branches[0], json_array_get(value, i)))
			return false;
	return json_is_array(value);
}

static bool values_fit(const struct verdict_schema *schema, const struct verdict_type *type, const json_t *value)
{
	const char *key;
	json_t *inside;

	json_object_foreach((json_t *)value, key, inside) if (!fits(schema, type->branches[0], inside)) return false;
	return json_is_object(value);
}

/* a field that is not in it has its own default, which is checked by itself */
static bool fields_fit(const struct verdict_schema *schema, const struct verdict_type *type, const json_t *value)
{
	for (uint32_t i = 0; i < type->count; i++) {
		const json_t *inside = json_object_get(value, type->fields[i].name);
		if (inside ? !fits(schema, type->fields[i].type, inside) : !type->fields[i].value)
			return false;
	}
	return json_is_object(value);
}

static bool fits(const struct verdict_schema *schema, const struct verdict_type *type, const json_t *value)
{
	switch (type->kind) {
	case VERDICT_NULL:
		return json_is_null(value);
	case VERDICT_BOOLEAN:
		return json_is_boolean(value);
	case VERDICT_INT:
		return json_is_integer(value) && json_integer_value(value) >= INT32_MIN &&
		       json_integer_value(value) <= INT32_MAX;
	case VERDICT_LONG:
		return json_is_integer(value);
	case VERDICT_FLOAT:
	case VERDICT_DOUBLE:
		return json_is_number(value);
	case VERDICT_BYTES:
		return json_is_string(value) && byte_count(value) >= 0;
	case VERDICT_FIXED:
		return json_is_string(value) && byte_count(value) == type->size;
	case VERDICT_STRING:
		return json_is_string(value);
	case VERDICT_ENUM:
		return json_is_string(value) && verdict_symbol_known(schema, type, json_string_value(value));
	case VERDICT_ARRAY:
		return all_fit(schema, type, value);
	case VERDICT_MAP:
		return values_fit(schema, type, value);
	case VERDICT_UNION:
		/* "Default values for union fields correspond to the first schema in the union" */
		return type->count > 0 && fits(schema, type->branches[0], value);
	default:
		return fields_fit(schema, type, value);
	}
}

int verdict_check_defaults(const struct verdict_schema *schema, const char *what, struct error *error)
{
	for (const struct verdict_type *record = schema->records; record; record = record->next_record)
		for (uint32_t i = 0; i < record->count; i++) {
			const struct verdict_field *field = &record->fields[i];
			if (field->value && !fits(schema, field->type, field->value))
				return error_set(error, ERROR_CONFIG, "%s: field %s of %s: its default is no %s%s",
						 what, field->name, record->name,
						 field->type->kind == VERDICT_UNION ? "value of the first type of its "
										    : "",
						 verdict_kind_name(field->type->kind));
		}
	return 0;
}
