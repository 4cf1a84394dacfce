/* Row filters: of an adopted publication, or one that a person has altered. */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "source/connection.h"
#include "source/publication.h"
#include "source/sql.h"

/* the view has the column since 15, so that it is read as JSON */
static const char filters_sql[] =
	"SELECT t.schemaname, t.tablename, pg_catalog.to_jsonb(t) ->> 'rowfilter' FROM pg_catalog.pg_publication_tables t"
	" WHERE t.pubname IN ($1, $2) AND pg_catalog.to_jsonb(t) ->> 'rowfilter' IS NOT NULL";

int source_filters_list(struct source *source, const char *publication, struct source_filters *filters,
			struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	PGresult *r;

	memset(filters, 0, sizeof *filters);
	publication_companion(publication, companion);
	if (source_query(source, filters_sql, SOURCE_VALUES(publication, companion), &r, error) < 0)
		return error_wrap(error, "reading the row filters");
	uint32_t rows = (uint32_t)PQntuples(r);
	filters->filters = memory_alloc((rows + 1) * sizeof *filters->filters);
	bool failed = !filters->filters;
	for (uint32_t i = 0; i < rows && !failed; i++) {
		struct source_table_filter *filter = &filters->filters[filters->count++];
		filter->schema = memory_string(PQgetvalue(r, (int)i, 0));
		filter->table = memory_string(PQgetvalue(r, (int)i, 1));
		filter->filter = memory_string(PQgetvalue(r, (int)i, 2));
		failed = !filter->schema || !filter->table || !filter->filter;
	}
	PQclear(r);
	if (!failed)
		return 0;
	source_filters_fini(filters);
	return error_set(error, ERROR_MEMORY, "no memory for %u row filters", rows);
}

const char *source_filter(const struct source_filters *filters, const char *schema, const char *table)
{
	for (uint32_t i = 0; i < filters->count; i++)
		if (strcmp(filters->filters[i].schema, schema) == 0 && strcmp(filters->filters[i].table, table) == 0)
			return filters->filters[i].filter;
	return NULL;
}

void source_filters_fini(struct source_filters *filters)
{
	for (uint32_t i = 0; filters->filters && i < filters->count; i++) {
		memory_free(filters->filters[i].schema);
		memory_free(filters->filters[i].table);
		memory_free(filters->filters[i].filter);
	}
	memory_free(filters->filters);
	memset(filters, 0, sizeof *filters);
}

static int condition_statement(struct source *source, const char *sql, struct error *error)
{
	int64_t deadline_us = clock_monotonic_us() + source->options.statement_timeout_us;
	PGresult *r;

	if (connection_query(source, source->control, SQLSTATE_CONDITION, sql, 0, NULL, deadline_us, &r, error) < 0)
		return -1;
	PQclear(r);
	return 0;
}

/* With the protocol that takes one statement: what begins another one is refused, too. The planner runs what is IMMUTABLE by its
 * own word, so nothing may be written meanwhile; and the session, which may have other settings than ours then, is not used again. */
int source_condition(struct source *source, const char *schema, const char *table, const char *condition,
		     struct error *error)
{
	struct buffer sql = {0};
	const char *word = " WHERE ";

	buffer_add_string(&sql, "EXPLAIN SELECT FROM ");
	sql_table(&sql, schema, table);
	sql_condition(&sql, &word, condition);
	int result = sql.failed ? error_set(error, ERROR_MEMORY, "no memory for a condition")
				: source_control(source, error);
	if (result == 0)
		result = condition_statement(source, "BEGIN READ ONLY", error);
	if (result == 0)
		result = condition_statement(source, sql.data, error);
	buffer_fini(&sql);
	source_disconnect(source); /* which rolls back */
	return result < 0 ? error_wrap(error, "table %s.%s, the condition on its rows (%.*s)", schema, table,
				       SOURCE_CONDITION_SHOWN, condition)
			  : 0;
}
