/* An incremental snapshot on the server: a table's present shape, and chunks of its rows in key order between two watermarks
 * (delivery "Snapshots"; libpq). On the control connection of a source that belongs to the thread that calls; every statement
 * is a short transaction.
 */
#ifndef SOURCE_CHUNK_H
#define SOURCE_CHUNK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "decode/pgoutput.h"
#include "source/source.h"

struct chunk_key {
	const char *name, *type; /* type as format_type() prints it */
};

/* A table as the catalog has it. */
struct chunk_table {
	struct arena arena;
	struct pgoutput_relation relation; /* as the stream would describe it; oid 0: there is no such table */
	char kind,
		persistence; /* relkind, also of what is no table (its oid is 0 here), and relpersistence; 0: nothing is there */
	bool published, partitioned;
	bool partition, system; /* it is a partition of a table; it is the server's own */
	uint16_t
		key_count; /* the primary key's columns, else the replica identity index's; 0: rows cannot be told apart */
	struct chunk_key *keys;
	uint64_t key_kind;  /* a fingerprint of these columns and their types and collations, in their order */
	uint32_t rows_oid;  /* of the table that is read: this one, or the part's */
	const char *filter; /* the publication's; NULL: none */
	const char *stamp;  /* another one once anything of this may have changed */
	int64_t rows;       /* reltuples; -1: never counted */
	/* not NULL: of a partitioned table the rows of this leaf alone, in the table's shape; `rows` and `stamp` are its, too */
	const char *part_schema, *part_name;
	bool part_lost;  /* it is no leaf of the table */
	bool part_empty; /* nothing was written to it that was not undone, or truncated */
};
/* part_schema and part_name: empty where the whole table is meant */
int chunk_describe(struct source *source, const char *publication, const char *schema, const char *name,
		   const char *part_schema, const char *part_name, struct chunk_table *table, struct error *error);
void chunk_table_fini(struct chunk_table *table);

/* A transaction id, with its epoch, above all that were assigned before: our own. (pg_snapshot_xmax() is not: a transaction that runs
 * may be above it as long as no newer one has ended.) */
int chunk_newest(struct source *source, uint64_t *newest, struct error *error);
/* All transactions below *xmin are over, and visible. `blockers` names the oldest ones that run, for people. */
int chunk_horizon(struct source *source, uint64_t *xmin, struct buffer *blockers, struct error *error);

struct chunk_query {
	const struct chunk_table *table;
	const char *
		after; /* the last key that is done with: as many texts as there are key columns, a NUL behind each; NULL: none */
	const char *through; /* the last key that is wanted, instead of the two limits below; NULL: none */
	const char *
		bound; /* the last key that is looked at, beside them; chunk_read() sets it, where there is a condition */
	const char *where; /* empty: none */
	uint32_t rows;     /* at most; where there is a condition, those that it is tried on */
	size_t bytes;      /* about, at most: a chunk ends with the row that goes beyond */
	bool binary;
	int64_t timeout_us; /* of each statement */
};
/* pure: the COPY, and the query for the key of the row that is the last one of so many, whatever conditions there are */
void chunk_sql(const struct chunk_query *query, struct buffer *sql);
void chunk_bound_sql(const struct chunk_query *query, struct buffer *sql);

/* The rows of one chunk, as COPY sent them; the key columns' texts are appended to each row's columns. Reused. */
struct chunk_rows {
	uint8_t *bytes;
	size_t used, size;
	uint32_t *lengths; /* of the messages */
	uint32_t count, lengths_size;
	bool changed;      /* the table's shape is not what the query says: nothing was read */
	bool complete;     /* these are the last rows */
	bool cut;          /* the bytes were enough before the range's end */
	uint32_t rows;     /* among the messages */
	uint32_t last_row; /* the message with the last one, and where it begins */
	size_t last_at;
	uint64_t xmin, xmax; /* of the snapshot that they were read under */
	uint64_t *xip;
	uint32_t xip_count, xip_size;
	int64_t time_us, read_us; /* when, by the server's clock; how long reading them took */
	struct buffer
		last; /* the last key that is done with, as in `after`: empty without rows, where it is complete */
	struct buffer bound; /* of the range, the same; empty: it goes to the table's end */
};
/* between the watermarks. ERROR_TIMEOUT: fewer rows may do. */
int chunk_read(struct source *source, const struct chunk_query *query, struct chunk_rows *rows, struct error *error);
void chunk_rows_fini(struct chunk_rows *rows);

#endif
