/* PostgreSQL by its ordinary connection: server facts, catalog facts, publications, slots (libpq).
 *
 * One control connection, opened when first needed, opened again after a failure; non-blocking underneath, so that
 * every call ends within its time-out (connect_timeout_us, statement_timeout_us) or with ERROR_TIMEOUT. Owned by the
 * reader thread. Errors carry the missing GRANT, setting or pg_hba.conf line as hint, and never the password.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "decode/pgoutput.h"
#include "source/facts.h"

struct source_options {
	const char *url;  /* libpq URI or keyword string */
	const char *name; /* the instance: application_name millrace_<name> */
	int64_t connect_timeout_us, statement_timeout_us;
	int64_t wal_sender_timeout_us; /* set on the replication connection */
};

struct source;

struct source *source_new(const struct source_options *options, struct error *error); /* no I/O */
void source_free(struct source *source);
void source_disconnect(struct source *source); /* the next call connects again */
/* a descriptor (signalfd, eventfd, pipe) that ends every wait with ERROR_STOPPED once it is readable; -1: none */
void source_stop_fd(struct source *source, int fd);

/* ---- the server ---- */
struct source_server {
	int version; /* server_version_num */
	char version_text[64];
	char system_identifier[24];
	uint32_t timeline;
	uint64_t wal_lsn; /* flush position at the time of asking */
	char database[64], user[64];
	char wal_level[16];
	bool in_recovery, superuser, replication_role;
	bool may_create; /* publications in this database */
	int max_replication_slots, used_replication_slots, max_wal_senders, used_wal_senders;
	int64_t wal_sender_timeout_ms;
	int64_t max_slot_wal_keep_size_mb; /* -1: unlimited */
	char encoding[32];
};
/* IDENTIFY_SYSTEM on a short replication connection, the rest on the control connection */
int source_identify(struct source *source, struct source_server *server, struct error *error);
/* what a server must be to stream from: version 14 to 18 (newer ones with a warning), wal_level logical, not in
 * recovery (unless version >= 16), replication privilege, a free slot where one must be made; ERROR_CONFIG or
 * ERROR_PERMISSION with the statement that mends it */
int source_require(const struct source_server *server, bool needs_slot, struct error *error);
/* the fork LSNs of later timelines: *fork is where `timeline` ended, or UINT64_MAX while it is the server's own or
 * an ancestor that was not left before lsn; ERROR_HISTORY when `timeline` is no ancestor of the server's */
int source_timeline_fork(struct source *source, uint32_t timeline, uint64_t *fork, struct error *error);

/* ---- slots ---- */
struct source_slot {
	bool found, active, logical, temporary;
	char plugin[64], database[64];
	int active_pid;
	uint64_t restart_lsn, confirmed_flush_lsn;
	char wal_status[16];    /* reserved extended unreserved lost */
	char invalidation[64];  /* empty: valid; 16+: conflicting; 17+: invalidation_reason */
	int64_t safe_wal_size;  /* bytes; -1: no limit */
	int64_t retained_bytes; /* WAL kept for it */
	int64_t catalog_xmin_age;
};
int source_slot_find(struct source *source, const char *slot, struct source_slot *found, struct error *error);
/* what decoding for the slot took from memory to disk since its statistics were reset; zeros where there are none yet */
struct source_spill {
	int64_t spilled_transactions, spilled_bytes, transactions;
	char work_mem[32]; /* logical_decoding_work_mem */
};
int source_slot_spill(struct source *source, const char *slot, struct source_spill *spill, struct error *error);
/* CREATE_REPLICATION_SLOT ... LOGICAL pgoutput, snapshot not exported; waits at most timeout_us for running
 * transactions; ERROR_TIMEOUT's text names the ones that it waited for */
int source_slot_create(struct source *source, const char *slot, int64_t timeout_us, uint64_t *consistent_lsn,
		       struct error *error);
int source_slot_drop(struct source *source, const char *slot, struct error *error); /* 0 too when it is not there */

/* ---- publications ---- */
struct source_table {
	uint32_t oid;
	char *schema, *name;
	char kind;            /* relkind r or p */
	bool usable_identity; /* an update or delete of it can be published */
	char identity;        /* relreplident */
	char *remedy;         /* not usable: the ALTER TABLE statement that mends it, else NULL */
	bool keyed;           /* its events have a key */
	char *toasted; /* columns that an update which leaves them alone may not carry, "a, b"; NULL: none, or FULL */
	bool matched;  /* by the patterns */
	bool held;     /* by the caller: it is not to be added yet */
	bool published, published_inserts; /* member of the publication, of its _inserts companion, now */
	bool owned;    /* the role may add it to a publication (owner who may use the schema, or superuser) */
	bool readable; /* the role may read all of its rows, for a snapshot */
	char *grant;   /* not readable: the statements that mend it, else NULL */
	int64_t bytes; /* with TOAST and, of a root, its leaves, as of the last vacuum; 0: not known */
};
/* a leaf of a partitioned table whose rows are published as that table's */
struct source_leaf {
	uint32_t root; /* oid */
	char *schema, *name;
	char *id; /* another one when it is attached another time, with whatever is between it and the root */
};
struct source_tables {
	uint32_t count;
	struct source_table *tables; /* ordered by schema, name */
	uint32_t leaf_count;         /* 0 but where roots are published instead of leaves */
	struct source_leaf *leaves;  /* ordered by root */
};
/* the patterns' verdict on schema.table, given by the caller (config/pattern.h), so that source knows no patterns */
typedef bool source_match(const void *context, const char *schema, const char *table);

/* The publication as it is to be. An adopted one is never altered, and has its own options. */
struct source_publication {
	const char *name;
	bool managed;    /* false: adopted */
	bool all_tables; /* FOR ALL TABLES at creation */
	bool via_root;   /* partition roots instead of leaves */
	bool generated;  /* stored generated columns too (18 and later) */
};
/* ERROR_CONFIG if the server has not what the publication is to be */
int source_publication_require(struct source *source, const struct source_publication *publication,
			       struct error *error);

/* every ordinary and partitioned user table with how it is published */
int source_tables_list(struct source *source, const struct source_publication *publication, source_match *match,
		       const void *context, struct source_tables *tables, struct error *error);
void source_tables_fini(struct source_tables *tables);

struct source_publication_change {
	uint32_t created; /* publications created */
	uint32_t added, removed;
	uint32_t unpublished; /* tables that match and that the role may not add: see sql */
	bool missing;         /* a publication that the role may not create: no slot must be made without it */
	struct buffer sql;    /* the statements that the role could not run, for a person to run */
	struct buffer log;    /* one line for each table added or removed: "added public.orders (inserts only: ...)" */
};
/* Makes <publication> (insert, update, delete, truncate) and <publication>_inserts (insert, truncate; tables without
 * a usable replica identity) hold exactly the matched tables, each change committed by itself; tables: as listed just before, and
 * what is added is marked as published there. */
int source_publication_sync(struct source *source, const struct source_publication *publication,
			    struct source_tables *tables, struct source_publication_change *change,
			    struct error *error);
void source_publication_change_fini(struct source_publication_change *change);
int source_publication_exists(struct source *source, const char *publication, bool *found, struct error *error);
int source_publication_drop(struct source *source, const char *publication,
			    struct error *error); /* and its companion */
/* the distinct types of all published columns, without names; the arena owns them */
int source_published_types(struct source *source, const char *publication, struct arena *arena,
			   struct facts_column **types, uint32_t *count, struct error *error);

/* the row filters of the publication and its companion (15 and later), as SQL under an empty search_path */
struct source_filters {
	uint32_t count;
	struct source_table_filter {
		char *schema, *table, *filter;
	} * filters;
};
int source_filters_list(struct source *source, const char *publication, struct source_filters *filters,
			struct error *error);
const char *source_filter(const struct source_filters *filters, const char *schema, const char *table); /* NULL: none */
void source_filters_fini(struct source_filters *filters);
enum { SOURCE_CONDITION_SHOWN = 100 }; /* bytes of a condition in an error: PostgreSQL's words come behind */
/* ERROR_CONFIG, with PostgreSQL's words, if it is not one condition on that table's rows. The server runs nothing of it but what
 * the planner does, IMMUTABLE functions of constants, in a read-only transaction. The connection is closed. */
int source_condition(struct source *source, const char *schema, const char *table, const char *condition,
		     struct error *error);

/* ---- facts ---- */
/* Of one relation as its Relation message describes it, by OID; never NULL on success; facts_relation_free(). xid: of the
 * transaction that the message comes with, which the facts must not be older than (`unseen` tells); 0: none. */
struct facts_relation *source_facts(struct source *source, const struct pgoutput_relation *relation, uint32_t xid,
				    struct error *error);
/* Facts may be newer than the rows that they are applied to (delivery, "Facts from the catalog"): a stream from this slot
 * begins, and known_lsn and key_known_lsn of the facts tell. What that needs to know of earlier times is kept in the file
 * `facts` of the directory; identity: of server, timeline and database. Reads the keys of all tables under FULL as they
 * are now. Without this call they stay 0. */
int source_facts_begin(struct source *source, const char *directory, const char *slot, const char *identity,
		       struct error *error);
/* Whether a composite type of the facts since then is not what it was when they were read: ALTER TYPE sends nothing. What was
 * received before the call and encoded with these facts is right if it is false. A short query, where there are such types. */
int source_types_changed(struct source *source, bool *changed, struct error *error);
/* A Relation message's shape for a table by name, as the server would send it (for `schema` and `check`): what the publication
 * or its companion lists of its columns, where it is in one; the arena owns it; relation->oid 0: no such table */
int source_relation(struct source *source, const char *publication, const char *schema, const char *table,
		    struct arena *arena, struct pgoutput_relation *relation, struct error *error);

/* ---- WAL ---- */
int source_message_emit(struct source *source, bool transactional, const char *prefix, const char *content,
			uint64_t *lsn, struct error *error);
int source_wal_lsn(struct source *source, uint64_t *lsn,
		   struct error *error); /* pg_current_wal_lsn(); flush position */

/* a URL or keyword string with its password replaced by ***; for logs and pages; bounded by size */
void source_redact(const char *url, char *out, size_t size);

#endif
