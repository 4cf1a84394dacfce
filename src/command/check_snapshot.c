/* What a snapshot of the tables would read, and which of them the role may not read. */
#include <inttypes.h>
#include <stdio.h>

#include "command/check.h"
#include "daemon/publication.h"
#include "metrics/progress.h"

#define CHECK_LARGE (INT64_C(1) << 30) /* bytes; larger tables are named */

static void check_one(struct check *check, const struct source_table *table)
{
	char name[140], size[32];

	snprintf(name, sizeof name, "%s.%s", table->schema, table->name);
	if (!table->readable) {
		check_row(check, CHECK_WARNING, name, "the role may not read all its rows, as a snapshot needs to");
		check_remedy(table->grant);
	} else if (table->bytes > CHECK_LARGE) {
		check_row(check, CHECK_OK, name, "a snapshot reads about %s",
			  progress_bytes(size, (double)table->bytes));
	}
}

/* of which no table's rows would be kept back */
static void check_conditions(struct check *check, const struct source_tables *tables)
{
	const struct config_pairs *where = &check->config->snapshot.where;

	for (uint32_t i = 0; i < where->count; i++)
		if (!publication_has(check->config, tables, where->pairs[i].name))
			check_row(check, CHECK_WARNING, "snapshot.where",
				  "%s is the name of no table that is published", where->pairs[i].name);
}

void check_snapshot(struct check *check, const struct source_tables *tables)
{
	int64_t bytes = 0;
	uint32_t count = 0;
	char size[32];

	check_conditions(check, tables);
	if (check->config->snapshot.mode == CONFIG_SNAPSHOT_NEVER)
		return;
	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];

		if (!table->matched)
			continue;
		check_one(check, table);
		bytes += table->bytes;
		count++;
	}
	if (count)
		check_row(check, CHECK_OK, "snapshot", "would read about %s, of %" PRIu32 " tables",
			  progress_bytes(size, (double)bytes), count);
}
