/* Columns and keys of one table before and after a migration, as JSON (schema_compare.h has the shapes). */
#ifndef COMMAND_SCHEMA_COLUMNS_H
#define COMMAND_SCHEMA_COLUMNS_H

#include "command/schema_describe.h"

/* appends what changes; both have plans */
int columns_compare(const struct describe *describe, const struct schema_table *before,
		    const struct schema_table *after, json_t *changes, struct error *error);
int columns_all(const struct describe *describe, const struct schema_table *table, json_t *changes,
		struct error *error);
/* null where the key stays */
int key_compare(const struct describe *describe, const struct schema_table *before, const struct schema_table *after,
		json_t **key, struct error *error);

#endif
