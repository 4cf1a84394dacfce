/* The status board: what /status, /health, /ready and `millrace status` say, as one struct under one lock. Written by the
 * daemon (status_publish), copied by the admin threads (status_read). No row data, no secrets. */
#ifndef METRICS_STATUS_H
#define METRICS_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/position.h"

enum status_state {
	STATUS_STARTING,
	STATUS_WAITING, /* another instance has the slot */
	STATUS_STREAMING,
	STATUS_SOURCE_DOWN, /* reconnecting to PostgreSQL */
	STATUS_SINK_DOWN,   /* Kafka does not take events; the source is held back */
	STATUS_RELEASED,    /* the same for so long that the replication connection was given up */
	STATUS_STOPPING,
	STATUS_STATES
};

enum { STATUS_TABLES_MAX = 1000, STATUS_TABLE_NAME = 130 };

struct status_table {
	char name[STATUS_TABLE_NAME]; /* schema.table */
	char topic[STATUS_TABLE_NAME];
	uint64_t events;
	bool inserts_only;
	char note[160];
};

enum { STATUS_PARKED_MAX = 256 }; /* as many as can be parked: who replays one looks for it here */

struct status_parked {
	char topic[250];
	char reason[24], detail[256];
	bool replaying;
	int32_t partition;
	int64_t first, offset; /* in the parking topic: where its records begin, and where replay goes on */
};

struct status {
	char name[41], version[32], instance_id[33];
	enum status_state state;
	char detail[256]; /* what is waited for, or the last error; empty */
	int64_t started_ms, updated_ms;
	char server[64], database[64], slot[64], publication[64], prefix[250];
	bool binary;
	struct position position;  /* published */
	uint64_t confirmed_lsn;    /* told to PostgreSQL */
	uint64_t server_lsn;       /* newest known */
	int64_t lag_bytes, lag_us; /* lag_us: age of the newest published commit while behind; 0: caught up */
	int64_t retained_bytes, safe_wal_size; /* -1: unknown or no limit */
	uint64_t events, transactions, batches;
	uint32_t batches_in_flight;
	uint64_t parked, dead_letters;       /* events, since the start */
	uint64_t commands;                   /* taken, since the start */
	uint32_t table_count, tables_listed; /* the first STATUS_TABLES_MAX */
	uint32_t parked_count, parked_listed;
	struct status_parked parked_tables[STATUS_PARKED_MAX];
};

const char *status_state_name(enum status_state state);
void status_publish(const struct status *status,
		    const struct status_table *tables); /* tables: tables_listed, or NULL: as they were */
/* tables has room for STATUS_TABLES_MAX, or is NULL */
void status_read(struct status *status, struct status_table *tables);

#endif
