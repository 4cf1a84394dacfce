/* The status board: what /status, /health, /ready and `millrace status` say, as one struct under one lock. Written by the
 * daemon (status_publish), copied by the admin threads (status_read). No row data, no secrets. */
#ifndef METRICS_STATUS_H
#define METRICS_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/position.h"

enum status_state {
	STATUS_STARTING,
	STATUS_WAITING,  /* another instance has the slot */
	STATUS_SNAPSHOT, /* the consistent snapshot, before the stream */
	STATUS_STREAMING,
	STATUS_SOURCE_DOWN, /* reconnecting to PostgreSQL */
	STATUS_SINK_DOWN,   /* Kafka does not take events; the source is held back */
	STATUS_RELEASED,    /* the same for so long that the replication connection was given up */
	STATUS_STOPPING,
	STATUS_STATES
};

enum { STATUS_TABLES_MAX = 1000, STATUS_TABLE_NAME = 130, STATUS_PART_NAME = 2 * STATUS_TABLE_NAME };

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

/* A snapshot's progress: of the one that runs, or ran last. */
enum status_snapshot_kind { STATUS_SNAPSHOT_NONE, STATUS_SNAPSHOT_CONSISTENT, STATUS_SNAPSHOT_INCREMENTAL };
enum status_snapshot_state {
	STATUS_SNAPSHOT_WAITING, /* for its turn, or for what `detail` says */
	STATUS_SNAPSHOT_RUNNING,
	STATUS_SNAPSHOT_PAUSED, /* by a person, or because the primary is busy: `detail` */
	STATUS_SNAPSHOT_DONE,
	STATUS_SNAPSHOT_CANCELLED,
	STATUS_SNAPSHOT_FAILED, /* refused, or given up: `detail` */
	STATUS_SNAPSHOT_STATES
};
enum { STATUS_SNAPSHOT_TABLES = 64 }; /* listed: those that run first, then the ones that wait and that ended last */

struct status_snapshot_table {
	char name[STATUS_PART_NAME]; /* schema.table, or schema.table (schema.partition) */
	enum status_snapshot_state state;
	uint64_t command;                      /* that it was asked for with (`commands` below); 0: by itself */
	uint64_t rows, bytes;                  /* read so far; bytes of their events */
	int64_t rows_expected;                 /* by reltuples; -1: unknown */
	uint64_t blocks_read, blocks_expected; /* consistent only; else 0 */
	int64_t started_ms, ended_ms;          /* 0: not yet */
	char detail[200];
};

struct status_snapshot {
	enum status_snapshot_kind kind;
	enum status_snapshot_state state; /* of all of it */
	char detail[256];
	int64_t started_ms, ended_ms;
	uint64_t lsn;         /* the consistent point; incremental: 0 */
	int64_t held_us;      /* how long its transaction is open on the primary; 0: none is */
	uint64_t rows, bytes; /* of all tables */
	uint64_t rows_per_second;
	int64_t left_us; /* time left, estimated; -1: unknown */
	uint32_t table_count, tables_done, tables_listed;
	struct status_snapshot_table tables[STATUS_SNAPSHOT_TABLES];
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
	uint64_t commands_recorded;          /* of them, by number: what they have changed is recorded in Kafka */
	uint32_t table_count, tables_listed; /* the first STATUS_TABLES_MAX */
	uint32_t parked_count, parked_listed;
	struct status_parked parked_tables[STATUS_PARKED_MAX];
	struct status_snapshot snapshot;
};

const char *status_state_name(enum status_state state);
const char *status_snapshot_kind_name(enum status_snapshot_kind kind); /* none consistent incremental */
const char *status_snapshot_state_name(
	enum status_snapshot_state state); /* waiting running paused done cancelled failed */
void status_publish(const struct status *status,
		    const struct status_table *tables); /* tables: tables_listed, or NULL: as they were */
/* tables has room for STATUS_TABLES_MAX, or is NULL */
void status_read(struct status *status, struct status_table *tables);

#endif
