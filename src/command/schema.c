/* millrace schema: what run would register for tables, and what of their values the schemas hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <jansson.h>

#include "command/arguments.h"
#include "plan/plan.h"
#include "schema/schema.h"
#include "source/source.h"

struct schema_command {
	struct source *source;
	const struct config *config;
	struct topic_set topics;
};

static void print_json(const char *title, const char *text)
{
	json_error_t where;
	json_t *json = json_loads(text, 0, &where);
	char *pretty = json ? json_dumps(json, JSON_INDENT(2)) : NULL;

	printf("%s\n%s\n", title, pretty ? pretty : text);
	free(pretty);
	json_decref(json);
}

/* how much of a column's values its Avro type holds */
static const char *fidelity(const struct types_codec *codec, const char *type)
{
	if (!codec->lossless)
		return "exact, or its text in overflow";
	if (!codec->binary && strcmp(type, "\"string\"") == 0)
		return "exact, as PostgreSQL's text";
	return "exact";
}

/* the Avro type in short: long, decimal(12,2), array of int, record */
static void short_type(const json_t *type, struct buffer *out)
{
	const char *logical = json_string_value(json_object_get(type, "logicalType"));
	const json_t *inner = json_object_get(type, "type");
	const char *name = json_string_value(json_is_string(type) ? type : inner);

	if (json_is_array(type)) {
		short_type(json_array_get(type, json_array_size(type) - 1), out);
	} else if (logical && strcmp(logical, "decimal") == 0) {
		buffer_printf(out, "decimal(%lld,%lld)",
			      (long long)json_integer_value(json_object_get(type, "precision")),
			      (long long)json_integer_value(json_object_get(type, "scale")));
	} else if (logical) {
		buffer_printf(out, "%s %s", name ? name : "", logical);
	} else if (name && (strcmp(name, "array") == 0 || strcmp(name, "map") == 0)) {
		buffer_printf(out, "%s of ", name);
		short_type(json_object_get(type, name[0] == 'a' ? "items" : "values"), out);
	} else {
		buffer_add_string(out, name ? name : "?");
	}
}

static void print_column(const char *prefix, const struct facts_column *column, const struct types_codec *codec)
{
	struct buffer schema = {0}, brief = {0};
	struct error error;
	json_t *json;

	schema_type(&schema, prefix, column, codec, &error);
	json = json_loads(buffer_string(&schema), JSON_DECODE_ANY, NULL);
	short_type(json, &brief);
	printf("  %-24s %-28s %-28s %s\n", column->name, column->declared, buffer_string(&brief),
	       fidelity(codec, buffer_string(&schema)));
	json_decref(json);
	buffer_fini(&schema);
	buffer_fini(&brief);
}

static void print_table(const char *prefix, const struct relation *relation, const struct facts_relation *facts,
			const struct plan *plan)
{
	printf("table %s.%s, topic %s\n", relation->shape.schema, relation->shape.name, plan->topic->name);
	printf("columns:\n");
	for (uint32_t i = 0; i < facts->column_count; i++)
		print_column(prefix, &facts->columns[i], &plan->columns[i].codec);
	if (plan->key_json)
		print_json("key:", plan->key_json);
	else
		printf("key: none, for want of a primary key or a replica identity index\n");
	print_json("value:", plan->value_json);
}

static int show_relation(struct schema_command *command, struct relation *relation, struct error *error)
{
	const struct config *config = command->config;
	struct plan_options options = {
		.name = config->name,
		.prefix = config->topics.prefix,
		.types = {.numeric_unconstrained = (enum types_numeric)config->events.numeric_unconstrained}};
	struct facts_relation *facts = source_facts(command->source, &relation->shape, error);
	struct plan *plan = facts ? plan_compile(relation, facts, &options, &command->topics, error) : NULL;

	if (plan)
		print_table(options.prefix, relation, facts, plan);
	plan_free(plan);
	facts_relation_free(facts);
	return plan ? 0 : -1;
}

static int show_table(struct schema_command *command, const struct source_table *table, struct error *error)
{
	struct relation relation = {.generation = 1};
	int result =
		source_relation(command->source, command->config->publication.name, table->schema, table->name,
				&relation.arena, &relation.shape, error);

	if (result == 0 && relation.shape.oid)
		result = show_relation(command, &relation, error);
	arena_fini(&relation.arena);
	return result < 0 ? error_wrap(error, "table %s.%s", table->schema, table->name) : 0;
}

static bool match(const void *patterns, const char *schema, const char *table)
{
	return patterns_match(patterns, schema, table);
}

/* the tables of one operand */
static int show_operand(struct schema_command *command, const char *operand, struct error *error)
{
	struct source_tables tables = {0};
	struct patterns patterns = {0};
	struct arena arena = {0};
	uint32_t shown = 0;
	int result = -1;

	if (patterns_parse(&patterns, operand, &arena, error) < 0 ||
	    source_tables_list(command->source, command->config->publication.name,
			       command->config->publication.via_partition_root, match, &patterns, &tables, error) < 0)
		goto done;
	for (uint32_t i = 0; i < tables.count; i++) {
		if (!tables.tables[i].matched)
			continue;
		if (show_table(command, &tables.tables[i], error) < 0)
			goto done;
		shown++;
	}
	result = shown ? 0 : error_set(error, ERROR_CONFIG, "no table matches %s", operand);
	if (!shown)
		error_hint(
			error,
			"names fold to lower case unless double-quoted, as in SQL; views and foreign tables have no stream");
done:
	source_tables_fini(&tables);
	arena_fini(&arena);
	return result;
}

static int show_all(const struct arguments *arguments, const struct config *config)
{
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};
	struct error error = {0};
	struct schema_command command = {.config = config, .source = source_new(&options, &error)};
	int status = EX_OK;

	if (!command.source)
		status = command_fail("schema", &error);
	for (size_t i = 0; status == EX_OK && i < arguments->operand_count; i++)
		if (show_operand(&command, arguments->operands[i], &error) < 0)
			status = command_fail("schema", &error);
	topic_set_fini(&command.topics);
	source_free(command.source);
	return status;
}

int command_schema(int argc, char **argv)
{
	static struct arguments arguments;
	struct config config = {0};
	int status = arguments_parse(&arguments, "schema", argc, argv);

	if (status < 0)
		status = arguments_config(&arguments, (struct config_needs){.source = true}, &config);
	else
		goto done;
	if (status == EX_OK)
		status = show_all(&arguments, &config);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
