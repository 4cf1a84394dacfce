/* Tables and columns as JSON objects: what `millrace schema` prints, for machines as it is, for people in words. */
#ifndef COMMAND_SCHEMA_DESCRIBE_H
#define COMMAND_SCHEMA_DESCRIBE_H

#include <jansson.h>

#include "command/schema_tables.h"

struct describe {
	const char *prefix; /* of topics and namespaces */
	bool sql_ascii;     /* the database's encoding */
};

/* {"name", "type" (PostgreSQL's), "base_type" (a domain's, else null), "labels" (an enum's, else null), "avro" (in words),
 * "overflow" (null: lossless), "unchanged" (an update may come without it)}; NULL: *error, as in all */
json_t *describe_column(const struct describe *describe, const struct schema_table *table, uint32_t column,
			struct error *error);
/* [{"name", "avro", "overflow" (such a key makes the event a dead letter)}] in key order, or null */
json_t *describe_key(const struct describe *describe, const struct schema_table *table, struct error *error);
/* {"table", "topic", "replica_identity", "updates" (and deletes are published), "remedy" (SQL, where they are not),
 * "columns", "key" (null: there is none; else {"subject", "columns", "schema"}), "value" {"subject", "schema"}} */
json_t *describe_table(const struct describe *describe, const struct schema_table *table, struct error *error);

#endif
