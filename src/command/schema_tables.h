/* Tables as run would publish them: shape, facts and plan, from the catalog that the source's control connection sees. */
#ifndef COMMAND_SCHEMA_TABLES_H
#define COMMAND_SCHEMA_TABLES_H

#include "config/config.h"
#include "plan/plan.h"
#include "source/source.h"

struct schema_table {
	const struct source_table *listed;
	struct relation relation;
	struct facts_relation *facts;
	struct plan *plan; /* NULL: no schema can be made of it, as `refused` says */
	struct error refused;
};

struct schema_tables {
	struct source_tables list; /* all, those that do not match, too */
	struct schema_table *tables;
	uint32_t count;
};

struct schema_reader {
	struct source *source;
	const struct config *config;
	struct topic_set topics;
};

/* those that match; schema_tables_fini() in either case */
int schema_tables_read(struct schema_reader *reader, const struct patterns *patterns, struct schema_tables *tables,
		       struct error *error);
void schema_tables_fini(struct schema_tables *tables);
const struct schema_table *schema_tables_find(const struct schema_tables *tables, uint32_t oid); /* NULL: none */
/* whether an update that leaves the column alone may come without its value */
bool schema_table_toasts(const struct schema_table *table, uint32_t column);
const char *schema_table_identity(const struct schema_table *table); /* default, index, full, nothing */

#endif
