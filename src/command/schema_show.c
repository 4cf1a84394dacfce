/* Tables with their topics, columns, keys and schemas: for people, or a JSON object a line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "command/schema_command.h"

static const char *text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

static void print_schema(const char *title, const json_t *part)
{
	char *pretty = json_dumps(json_object_get(part, "schema"), JSON_INDENT(2));

	printf("%s schema, subject %s:\n%s\n", title, text(part, "subject"), pretty ? pretty : "");
	free(pretty);
}

/* characters, as far as UTF-8 tells, for columns side by side */
static int width(const char *words)
{
	int count = 0;

	for (; *words; words++)
		count += (*words & 0xC0) != 0x80;
	return count;
}

static int widest(const json_t *columns, const char *key, int limit)
{
	int most = 0;
	size_t i;
	const json_t *column;

	json_array_foreach(columns, i, column)
	{
		int wide = width(text(column, key));

		most = wide > most && wide <= limit ? wide : most;
	}
	return most;
}

static void print_padded(const char *words, int to)
{
	int pad = to - width(words);

	printf("  %s%*s", words, pad > 0 ? pad : 0, "");
}

static void print_fidelity(const json_t *column)
{
	const json_t *overflow = json_object_get(column, "overflow");

	if (json_is_string(overflow))
		printf("  to overflow: %s", json_string_value(overflow));
	else
		printf("  lossless");
	if (json_is_true(json_object_get(column, "unchanged")))
		printf("; unchanged, where an update leaves its TOAST alone");
	printf("\n");
}

static void print_columns(const json_t *columns)
{
	enum { NAME = 30, TYPE = 40 };
	int name = widest(columns, "name", NAME), type = widest(columns, "type", TYPE),
	    avro = widest(columns, "avro", TYPE);
	size_t i;
	const json_t *column;

	printf("columns:\n");
	json_array_foreach(columns, i, column)
	{
		print_padded(text(column, "name"), name);
		print_padded(text(column, "type"), type);
		print_padded(text(column, "avro"), avro);
		print_fidelity(column);
	}
}

static void print_key(const json_t *key)
{
	size_t i;
	const json_t *column;

	if (json_is_null(key)) {
		printf("key: none, for want of a primary key or a replica identity index: all events go to one partition\n");
		return;
	}
	json_array_foreach(json_object_get(key, "columns"), i, column)
	{
		printf("%s%s (%s)", i ? ", " : "key: ", text(column, "name"), text(column, "avro"));
	}
	printf("\n");
	json_array_foreach(json_object_get(key, "columns"), i, column)
	{
		if (json_is_string(json_object_get(column, "overflow")))
			printf("  a key has no overflow: an event becomes a dead letter (key_overflow) where %s is: %s\n",
			       text(column, "name"), text(column, "overflow"));
	}
}

static void print_table(const json_t *table)
{
	const json_t *key = json_object_get(table, "key");

	printf("table %s, topic %s\n", text(table, "table"), text(table, "topic"));
	if (!json_is_true(json_object_get(table, "updates")))
		printf("inserts only: without a usable replica identity updates and deletes are not published\n  %s\n",
		       text(table, "remedy"));
	print_columns(json_object_get(table, "columns"));
	print_key(key);
	if (!json_is_null(key))
		print_schema("key", key);
	print_schema("value", json_object_get(table, "value"));
}

static int show_table(struct schema_command *command, const struct schema_table *table, struct error *error)
{
	json_t *json;
	char *line;

	if (!table->plan) {
		*error = table->refused;
		return error_wrap(error, "table %s.%s", table->listed->schema, table->listed->name);
	}
	json = describe_table(&command->describe, table, error);
	if (!json)
		return -1;
	if (command->json) {
		line = json_dumps(json, JSON_COMPACT);
		printf("%s\n", line ? line : "");
		free(line);
	} else {
		print_table(json);
	}
	json_decref(json);
	return 0;
}

/* the tables of one operand, so that each must name some */
static int show_operand(struct schema_command *command, const char *operand, struct error *error)
{
	struct schema_tables tables = {0};
	struct patterns patterns = {0};
	struct arena arena = {0};
	int result = -1;

	if (patterns_parse(&patterns, operand, &arena, error) < 0 ||
	    schema_tables_read(&command->reader, &patterns, &tables, error) < 0)
		goto done;
	for (uint32_t i = 0; i < tables.count; i++)
		if (show_table(command, &tables.tables[i], error) < 0)
			goto done;
	result = tables.count ? 0 : error_set(error, ERROR_CONFIG, "no table matches %s", operand);
	if (!tables.count)
		error_hint(
			error,
			"names fold to lower case unless double-quoted, as in SQL; views and foreign tables have no stream");
done:
	schema_tables_fini(&tables);
	arena_fini(&arena);
	return result;
}

int schema_show(struct schema_command *command)
{
	struct error error = {0};

	for (size_t i = 0; i < command->arguments->operand_count; i++)
		if (show_operand(command, command->arguments->operands[i], &error) < 0)
			return command_fail("schema", &error);
	return EX_OK;
}
