/* The configuration: one option table (config/options.c) feeds parser, --help, config/millrace.conf and docs/reference.md,
 * so they cannot differ. All mistakes are reported in one run, each with file, line and the nearest known key.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "config/pattern.h"

struct config_pair {
	const char *name, *value;
};

struct config_pairs {
	uint32_t count;
	struct config_pair *pairs;
};

enum config_delivery { CONFIG_EXACTLY_ONCE, CONFIG_AT_LEAST_ONCE };
enum config_wire { CONFIG_WIRE_AUTO, CONFIG_WIRE_BINARY, CONFIG_WIRE_TEXT };
enum config_truncate { CONFIG_TRUNCATE_EVENT, CONFIG_TRUNCATE_SKIP };
enum config_incompatible { CONFIG_INCOMPATIBLE_PARK, CONFIG_INCOMPATIBLE_STOP };
enum config_generated { CONFIG_GENERATED_NONE, CONFIG_GENERATED_STORED };
enum config_snapshot {
	CONFIG_SNAPSHOT_INITIAL,
	CONFIG_SNAPSHOT_NEVER,
	CONFIG_SNAPSHOT_ONLY,
	CONFIG_SNAPSHOT_WHEN_NEEDED,
	CONFIG_SNAPSHOT_ALWAYS
};
enum config_replace { CONFIG_REPLACE_TRUNCATE, CONFIG_REPLACE_MERGE };
enum config_unpublishable { CONFIG_UNPUBLISHABLE_DEAD_LETTER, CONFIG_UNPUBLISHABLE_STOP };

enum { CONFIG_WHERE_MAX = 511 }; /* bytes of a condition: such as an offsets record has room for */

/* Strings are owned by `arena`; times are microseconds, sizes bytes. */
struct config {
	struct arena arena;
	const char *name;
	const char *state; /* directory */
	int64_t startup_timeout;

	struct {
		const char *url;  /* secret */
		const char *slot; /* default millrace_<name> */
		enum config_wire wire;
		bool adopt_slot, accept_gap;
		int64_t connect_timeout, statement_timeout, wal_sender_timeout, release_after;
		int64_t retention_warn; /* bytes */
		int64_t relations;      /* cached, at most */
	} source;

	struct {
		const char *name; /* default millrace_<name> */
		bool manage;      /* false: adopted as it is */
		bool all_tables, via_partition_root;
		enum config_generated generated_columns;
		int64_t poll_interval;
	} publication;

	struct patterns tables;
	struct arena tables_arena; /* owns them, so that a reload can replace them */

	struct {
		int64_t interval, bytes;
	} feedback;

	struct {
		const char *brokers;
		int64_t request_timeout;
		int64_t partitions_per_transaction;
		struct config_pairs properties; /* any librdkafka property */
	} kafka;

	enum config_delivery delivery;
	enum config_incompatible on_incompatible;
	enum config_unpublishable on_unpublishable;

	struct {
		const char *prefix;                     /* default: name */
		int64_t partitions, replication_factor; /* replication_factor -1: the broker's */
		const char *cleanup_policy;
		struct config_pairs config; /* any topic configuration */
	} topics;

	struct {
		bool tombstones;
		enum config_truncate truncate;
		int numeric_unconstrained; /* enum types_numeric */
		int64_t max_bytes;
	} events;

	struct {
		const char *url; /* NULL: embedded */
		const char *username, *password, *ca_file, *certificate_file, *key_file;
		int64_t timeout;
		int compatibility; /* enum verdict_mode; of the embedded one */
	} registry;

	struct {
		int64_t bytes, count;
	} batch;

	struct {
		enum config_snapshot mode;
		int64_t workers;
		bool new_tables;
		struct config_pairs where; /* schema.table and a condition */
		enum config_replace replace;
		int64_t max_duration; /* of the consistent one; 0: none */
		int64_t chunk_rows, chunk_time, statement_timeout;
		int64_t rows_per_second, bytes_per_second;                            /* 0: no limit */
		int64_t pause_standby_lag, pause_active_sessions, pause_retained_wal; /* 0: never for that */
	} snapshot;

	struct {
		bool sql;
	} commands;

	struct {
		int64_t min, max;
	} backoff;

	struct {
		const char *listen; /* address:port; empty: off */
		int64_t clients;
	} http;

	struct {
		int level, format; /* enum log_level, log_format */
	} log;

	/* of `run` only, from flags */
	const char *until; /* NULL, "current" or an LSN */
};

/* One row of the option table. */
enum config_type {
	CONFIG_STRING,
	CONFIG_INTEGER,
	CONFIG_BOOLEAN,
	CONFIG_DURATION,
	CONFIG_SIZE,
	CONFIG_ENUM,
	CONFIG_PATTERNS,
	CONFIG_PAIRS
};

struct config_option {
	const char *key;  /* dotted path in the file and for --set */
	const char *flag; /* long command-line flag without --, or NULL */
	enum config_type type;
	size_t offset;            /* into struct config */
	const char *standard;     /* the default, as written in the file without quotes; NULL: none (see `sentence`) */
	const char *example;      /* a value for the example file where there is no default */
	int64_t min, max;         /* INTEGER, DURATION (µs), SIZE (bytes) */
	const char *const *names; /* ENUM: NULL-terminated, index is the value */
	bool required, secret, reloadable;
	bool flag_only;       /* not in a file: it is said to one run */
	const char *sentence; /* one sentence: what it is, and what happens at the limit */
};

const struct config_option *config_options(size_t *count);
const struct config_option *config_option_find(const char *key);     /* NULL: unknown */
const struct config_option *config_option_by_flag(const char *flag); /* without --; NULL: unknown */
const char *config_nearest_key(const char *key); /* the known key that was probably meant, or NULL */

/* A setting given on the command line: by flag or --set KEY=VALUE; overrides the file. */
struct config_setting {
	const char *key, *value; /* dotted key */
	const char *origin;      /* e.g. "--brokers", for messages */
};

/* Reads file (NULL: none), then settings, then defaults and the checks between options. Mistakes are appended to `mistakes`, a
 * line each ("millrace.conf:12: unknown option kafka.broker: did you mean kafka.brokers?"); -1 when there is any.
 * ${env:NAME} and ${file:PATH} in strings are replaced. needs: what the command cannot do without; state is
 * NULL where it is not needed and there is no directory for it. */
struct config_needs {
	bool source, brokers, state;
};
int config_load(struct config *config, const char *file, const struct config_setting *settings, size_t count,
		struct config_needs needs, struct buffer *mistakes);
void config_fini(struct config *config);

/* the complete example file (config/millrace.conf) and docs/reference.md's option table, from the option table */
void config_write_example(struct buffer *out);
void config_write_minimal(struct buffer *out); /* config/minimal.conf */
void config_write_reference(struct buffer *out);
/* reloadable options of `next` are taken over into config; the keys that differ but need a restart are listed in `fixed` */
void config_reload(struct config *config, const struct config *next, struct buffer *fixed);

#endif
