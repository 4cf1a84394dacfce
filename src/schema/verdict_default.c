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

/* Defaults may rest on other fields' defaults, without end or with very many: then they are none. */
enum { STEPS_MAX = 1 << 20, DEPTH_MAX = 256 };
struct check {
	uint32_t steps, depth;
};

static bool fits(struct check *check, const struct verdict_type *type, const json_t *value);

static bool all_fit(struct check *check, const struct verdict_type *type, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!fits(check, type->branches[0], json_array_get(value, i)))
			return false;
	return json_is_array(value);
}

static bool values_fit(struct check *check, const struct verdict_type *type, const json_t *value)
{
	const char *key;
	json_t *inside;

	json_object_foreach((json_t *)value, key, inside) if (!fits(check, type->branches[0], inside)) return false;
	return json_is_object(value);
}

/* what it does not say is the field's own default */
static bool fields_fit(struct check *check, const struct verdict_type *type, const json_t *value)
{
	for (uint32_t i = 0; i < type->count; i++) {
		const json_t *inside = json_object_get(value, type->fields[i].name);
		if (!inside)
			inside = type->fields[i].value;
		if (!inside || !fits(check, type->fields[i].type, inside))
			return false;
	}
	return json_is_object(value);
}

static bool fits_kind(struct check *check, const struct verdict_type *type, const json_t *value)
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
		return json_is_string(value) && verdict_symbol_known(type, json_string_value(value));
	case VERDICT_ARRAY:
		return all_fit(check, type, value);
	case VERDICT_MAP:
		return values_fit(check, type, value);
	case VERDICT_UNION:
		/* "Default values for union fields correspond to the first schema in the union" */
		return type->count > 0 && fits(check, type->branches[0], value);
	default:
		return fields_fit(check, type, value);
	}
}

static bool fits(struct check *check, const struct verdict_type *type, const json_t *value)
{
	bool result;

	if (++check->steps > STEPS_MAX || check->depth == DEPTH_MAX)
		return false;
	check->depth++;
	result = fits_kind(check, type, value);
	check->depth--;
	return result;
}

static int check_default(struct check *check, const char *what, const struct verdict_type *record,
			 const struct verdict_field *field, struct error *error)
{
	if (!field->value || fits(check, field->type, field->value))
		return 0;
	return error_set(error, ERROR_CONFIG, "%s: field %s of %s: its default is no %s%s", what, field->name,
			 record->name, field->type->kind == VERDICT_UNION ? "value of the first type of its " : "",
			 verdict_kind_name(field->type->kind));
}

int verdict_check_defaults(const struct verdict_schema *schema, const char *what, struct error *error)
{
	struct check check = {0};

	for (const struct verdict_type *type = schema->first; type; type = type->next)
		for (uint32_t i = 0; type->kind == VERDICT_RECORD && i < type->count; i++)
			if (check_default(&check, what, type, &type->fields[i], error) != 0)
				return -1;
	return 0;
}
