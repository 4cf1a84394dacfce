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

static struct facts_column orders_facts_columns[VECTOR_COLUMNS] = {
	{"id", "bigint", NULL, 20, 20, -1, 'b', "pg_catalog", "int8", true, NULL, 0},
	{"gr\303\266\303\237e", "text", NULL, 25, 25, -1, 'b', "pg_catalog", "text", true, NULL, 0},
	{"status", "order_status", NULL, ORDERS_STATUS_OID, ORDERS_STATUS_OID, -1, 'e', "public", "order_status", true,
	 orders_labels, 3},
	{"price", "numeric(12,2)", NULL, 1700, 1700, ((12 << 16) | 2) + 4, 'b', "pg_catalog", "numeric", true, NULL, 0},
	{"mail", "email", "text", ORDERS_EMAIL_OID, 25, -1, 'b', "pg_catalog", "text", true, NULL, 0},
	{"note", "text", NULL, 25, 25, -1, 'b', "pg_catalog", "text", true, NULL, 0},
	{"day", "date", NULL, 1082, 1082, -1, 'b', "pg_catalog", "date", true, NULL, 0},
	{"at", "timestamp with time zone", NULL, 1184, 1184, -1, 'b', "pg_catalog", "timestamptz", true, NULL, 0},
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
