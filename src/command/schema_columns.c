/* Columns are followed by their names, as consumers do: a renamed one is removed and added. */
#include "command/schema_columns.h"

#include <string.h>

static int no_memory(struct error *error)
{
	return error_set(error, ERROR_MEMORY, "no memory for the comparison");
}

static int find_column(const struct schema_table *table, const char *name)
{
	for (uint32_t i = 0; i < table->facts->column_count; i++)
		if (strcmp(table->facts->columns[i].name, name) == 0)
			return (int)i;
	return -1;
}

/* takes the change */
static int append(json_t *changes, json_t *change, struct error *error)
{
	return change && json_array_append_new(changes, change) == 0 ? 0 : no_memory(error);
}

static int add_whole(const struct describe *describe, const struct schema_table *table, uint32_t i, const char *what,
		     json_t *changes, struct error *error)
{
	json_t *column = describe_column(describe, table, i, error), *change;

	if (!column)
		return -1;
	change = json_pack("{s:s, s:O, s:O, s:O}", "change", what, "name", json_object_get(column, "name"), "type",
			   json_object_get(column, "type"), "avro", json_object_get(column, "avro"));
	json_decref(column);
	return append(changes, change, error);
}

/* what is in `list` and not in `other`; both may be null */
static json_t *missing_in(const json_t *list, const json_t *other)
{
	json_t *missing = json_array();
	size_t i, j;
	json_t *label, *known;

	json_array_foreach(list, i, label)
	{
		bool found = false;

		json_array_foreach(other, j, known)
		{
			found = found || json_equal(label, known);
		}
		if (!found)
			json_array_append(missing, label);
	}
	return missing;
}

static int add_changed(const json_t *before, const json_t *after, json_t *changes, struct error *error)
{
	static const char *const seen[] = {"type", "base_type", "labels", "avro"};
	const json_t *old_labels = json_object_get(before, "labels"), *new_labels = json_object_get(after, "labels");
	bool same = true;

	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		same = same && json_equal(json_object_get(before, seen[i]), json_object_get(after, seen[i]));
	if (same)
		return 0;
	return append(changes,
		      json_pack("{s:s, s:O, s:[O, O], s:[O, O], s:o, s:o}", "change", "changed", "name",
				json_object_get(after, "name"), "type", json_object_get(before, "type"),
				json_object_get(after, "type"), "avro", json_object_get(before, "avro"),
				json_object_get(after, "avro"), "labels_added", missing_in(new_labels, old_labels),
				"labels_removed", missing_in(old_labels, new_labels)),
		      error);
}

static int compare_column(const struct describe *describe, const struct schema_table *before, uint32_t old,
			  const struct schema_table *after, uint32_t new, json_t *changes, struct error *error)
{
	json_t *earlier = describe_column(describe, before, old, error);
	json_t *later = earlier ? describe_column(describe, after, new, error) : NULL;
	int result = later ? add_changed(earlier, later, changes, error) : -1;

	json_decref(earlier);
	json_decref(later);
	return result;
}

int columns_compare(const struct describe *describe, const struct schema_table *before,
		    const struct schema_table *after, json_t *changes, struct error *error)
{
	int result = 0;

	for (uint32_t i = 0; i < after->facts->column_count && result == 0; i++) {
		int old = find_column(before, after->facts->columns[i].name);

		result = old < 0 ? add_whole(describe, after, i, "added", changes, error)
				 : compare_column(describe, before, (uint32_t)old, after, i, changes, error);
	}
	for (uint32_t i = 0; i < before->facts->column_count && result == 0; i++)
		if (find_column(after, before->facts->columns[i].name) < 0)
			result = add_whole(describe, before, i, "removed", changes, error);
	return result;
}

int columns_all(const struct describe *describe, const struct schema_table *table, json_t *changes, struct error *error)
{
	int result = 0;

	for (uint32_t i = 0; i < table->facts->column_count && result == 0; i++)
		result = add_whole(describe, table, i, "added", changes, error);
	return result;
}

/* ---- keys ---- */

/* int and long are encoded alike, and names are not encoded at all */
static bool same_encoding(const json_t *before, const json_t *after)
{
	size_t i;
	const json_t *column;

	if (json_array_size(before) != json_array_size(after))
		return false;
	json_array_foreach(before, i, column)
	{
		const char *old = json_string_value(json_object_get(column, "avro"));
		const char *new = json_string_value(json_object_get(json_array_get(after, i), "avro"));

		if (strcmp(strcmp(old, "int") == 0 ? "long" : old, strcmp(new, "int") == 0 ? "long" : new) != 0)
			return false;
	}
	return true;
}

int key_compare(const struct describe *describe, const struct schema_table *before, const struct schema_table *after,
		json_t **key, struct error *error)
{
	json_t *old, *new;

	*key = NULL;
	old = describe_key(describe, before, error);
	new = old ? describe_key(describe, after, error) : NULL;
	if (!new) {
		json_decref(old);
		return -1;
	}
	if (json_equal(old, new)) {
		json_decref(old);
		json_decref(new);
		*key = json_null();
		return 0;
	}
	bool same = json_is_array(old) && json_is_array(new) && same_encoding(old, new);
	*key = json_pack("{s:o, s:o, s:b}", "before", old, "after", new, "same_bytes", (int)same);
	return *key ? 0 : no_memory(error);
}
