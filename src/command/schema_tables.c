/* Reads the tables that match, and compiles the plan that run would make of each. */
#include "command/schema_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "daemon/publication.h"

static bool match(const void *patterns, const char *schema, const char *table)
{
	return patterns_match(patterns, schema, table);
}

static int table_compile(struct schema_reader *reader, struct schema_table *table, struct error *error)
{
	const struct config *config = reader->config;
	struct plan_options options = {
		.name = config->name,
		.prefix = config->topics.prefix,
		.types = {.numeric_unconstrained = (enum types_numeric)config->events.numeric_unconstrained}};

	table->facts = source_facts(reader->source, &table->relation.shape, 0, error);
	if (!table->facts)
		return -1;
	table->plan = plan_compile(&table->relation, table->facts, &options, &reader->topics, error);
	if (table->plan)
		return 0;
	table->refused = *error;
	return error->code == ERROR_INCOMPATIBLE ? 0 : -1;
}

/* 1: read; 0: it was dropped meanwhile */
static int table_read(struct schema_reader *reader, struct schema_table *table, struct error *error)
{
	const char *schema = table->listed->schema, *name = table->listed->name;
	int result = source_relation(reader->source, reader->config->publication.name, schema, name,
				     &table->relation.arena, &table->relation.shape, error);

	table->relation.generation = 1;
	if (result == 0 && !table->relation.shape.oid)
		return 0;
	if (result == 0)
		result = table_compile(reader, table, error);
	return result < 0 ? error_wrap(error, "table %s.%s", schema, name) : 1;
}

static void table_fini(struct schema_table *table)
{
	plan_free(table->plan);
	facts_relation_free(table->facts);
	arena_fini(&table->relation.arena);
	*table = (struct schema_table){0};
}

int schema_tables_read(struct schema_reader *reader, const struct patterns *patterns, struct schema_tables *tables,
		       struct error *error)
{
	const struct source_publication publication = configured_publication(reader->config);

	*tables = (struct schema_tables){0};
	if (source_tables_list(reader->source, &publication, match, patterns, &tables->list, error) < 0)
		return -1;
	tables->tables = memory_alloc((tables->list.count + 1) * sizeof *tables->tables);
	if (!tables->tables)
		return error_set(error, ERROR_MEMORY, "no memory for %u tables", tables->list.count);
	for (uint32_t i = 0; i < tables->list.count; i++) {
		struct schema_table *table = &tables->tables[tables->count];

		if (!tables->list.tables[i].matched)
			continue;
		table->listed = &tables->list.tables[i];
		int result = table_read(reader, table, error);
		if (result <= 0)
			table_fini(table);
		if (result < 0)
			return -1;
		tables->count += (uint32_t)result;
	}
	return 0;
}

void schema_tables_fini(struct schema_tables *tables)
{
	for (uint32_t i = 0; i < tables->count; i++)
		table_fini(&tables->tables[i]);
	memory_free(tables->tables);
	source_tables_fini(&tables->list);
	*tables = (struct schema_tables){0};
}

const struct schema_table *schema_tables_find(const struct schema_tables *tables, uint32_t oid)
{
	for (uint32_t i = 0; i < tables->count; i++)
		if (tables->tables[i].listed->oid == oid)
			return &tables->tables[i];
	return NULL;
}

/* the length of the first name of a list as quote_ident() writes them, and whether it is `name` */
static size_t listed_name(const char *list, const char *name, bool *same)
{
	bool quoted = *list == '"';
	const char *at = list + quoted;

	*same = true;
	for (; *at && (quoted ? *at != '"' || at[1] == '"' : *at != ','); at++) {
		at += quoted && *at == '"';
		*same = *same && *name == *at;
		name += *name != '\0';
	}
	*same = *same && !*name;
	return (size_t)(at - list) + (quoted && *at == '"');
}

bool schema_table_toasts(const struct schema_table *table, uint32_t column)
{
	const char *at = table->listed->toasted;
	bool same = false;

	/* the old key's columns come whole, and so fill in the new row's */
	if (!at || !table->listed->usable_identity || table->relation.shape.columns[column].key)
		return false;
	while (*at && !same) {
		at += listed_name(at, table->relation.shape.columns[column].name, &same);
		at += strspn(at, ", ");
	}
	return same;
}

const char *schema_table_identity(const struct schema_table *table)
{
	switch (table->relation.shape.identity) {
	case 'i':
		return "index";
	case 'f':
		return "full";
	case 'n':
		return "nothing";
	default:
		return "default";
	}
}
