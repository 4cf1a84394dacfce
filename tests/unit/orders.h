/* The table of the vectors: its Relation message, its facts, its plan. */
#ifndef UNIT_ORDERS_H
#define UNIT_ORDERS_H

#include <string.h>

#include "decode/relation.h"
#include "plan/plan.h"
#include "source/facts.h"
#include "unit/vectors.h"

enum { ORDERS_OID = 16500, ORDERS_STATUS_OID = 16400, ORDERS_EMAIL_OID = 16410 };

static const char *orders_labels[] = {"new", "pa\"id", "sent"};

/* a column whose type is no domain */
#define ORDERS_COLUMN(called, type, oid, typmod, kind, schema, catalog_name)                                          \
	.name = called, .declared = type, .type_oid = oid, .base_oid = oid, .base_typmod = typmod, .type_kind = kind, \
	.type_schema = schema, .type_name = catalog_name, .has_send = true

static struct facts_column orders_facts_columns[VECTOR_COLUMNS] = {
	{ORDERS_COLUMN("id", "bigint", 20, -1, 'b', "pg_catalog", "int8")},
	{ORDERS_COLUMN("gr\303\266\303\237e", "text", 25, -1, 'b', "pg_catalog", "text")},
	{ORDERS_COLUMN("status", "order_status", ORDERS_STATUS_OID, -1, 'e', "public", "order_status"),
	 .labels = orders_labels, .label_count = 3},
	{ORDERS_COLUMN("price", "numeric(12,2)", 1700, ((12 << 16) | 2) + 4, 'b', "pg_catalog", "numeric")},
	{.name = "mail",
	 .declared = "email",
	 .base_declared = "text",
	 .type_oid = ORDERS_EMAIL_OID,
	 .base_oid = 25,
	 .base_typmod = -1,
	 .type_kind = 'b',
	 .type_schema = "pg_catalog",
	 .type_name = "text",
	 .has_send = true},
	{ORDERS_COLUMN("note", "text", 25, -1, 'b', "pg_catalog", "text")},
	{ORDERS_COLUMN("day", "date", 1082, -1, 'b', "pg_catalog", "date")},
	{ORDERS_COLUMN("at", "timestamp with time zone", 1184, -1, 'b', "pg_catalog", "timestamptz")},
};

/* the index is on (day, id) */
static uint16_t orders_key_columns[] = {6, 0};

static struct facts_relation orders_facts = {
	.oid = ORDERS_OID,
	.identity = 'd',
	.found = true,
	.column_count = VECTOR_COLUMNS,
	.columns = orders_facts_columns,
	.key_count = 2,
	.key_columns = orders_key_columns,
};

static struct pgoutput_column orders_columns[VECTOR_COLUMNS] = {
	{true, "id", 20, -1},
	{false, "gr\303\266\303\237e", 25, -1},
	{false, "status", ORDERS_STATUS_OID, -1},
	{false, "price", 1700, ((12 << 16) | 2) + 4},
	{false, "mail", ORDERS_EMAIL_OID, -1},
	{false, "note", 25, -1},
	{true, "day", 1082, -1},
	{false, "at", 1184, -1},
};

static struct relation orders_relation = {
	.shape = {ORDERS_OID, "public", "order lines", 'd', VECTOR_COLUMNS, orders_columns},
	.generation = 3,
};

static const struct plan_options orders_options = {.name = "main", .prefix = "shop"};

#endif
