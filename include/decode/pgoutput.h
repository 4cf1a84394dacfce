/* pgoutput, protocol version 1, bytes to typed messages (PostgreSQL 15, 55.9 "Logical Replication Message Formats").
 *
 * Pure: nothing is copied or allocated; every pointer in a message points into the input, which must outlive it, or into
 * the caller's `struct pgoutput_space`. Malformed input (short, trailing bytes, unknown kinds, counts beyond the limits)
 * is ERROR_PROTOCOL naming message type and byte offset.
 */
#ifndef DECODE_PGOUTPUT_H
#define DECODE_PGOUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum { PGOUTPUT_COLUMNS_MAX = 1600 }; /* PostgreSQL's MaxHeapAttributeNumber */
enum { PGOUTPUT_TRUNCATE_MAX = 65536 };

enum pgoutput_kind {
	PGOUTPUT_BEGIN = 'B',
	PGOUTPUT_COMMIT = 'C',
	PGOUTPUT_ORIGIN = 'O',
	PGOUTPUT_RELATION = 'R',
	PGOUTPUT_TYPE = 'Y',
	PGOUTPUT_INSERT = 'I',
	PGOUTPUT_UPDATE = 'U',
	PGOUTPUT_DELETE = 'D',
	PGOUTPUT_TRUNCATE = 'T',
	PGOUTPUT_MESSAGE = 'M'
};

/* TupleData: how a column's value came */
enum pgoutput_form { PGOUTPUT_NULL = 'n', PGOUTPUT_UNCHANGED = 'u', PGOUTPUT_TEXT = 't', PGOUTPUT_BINARY = 'b' };

struct pgoutput_value {
	const uint8_t *bytes; /* text without NUL, or the type's send format */
	uint32_t length;
	enum pgoutput_form form;
};

struct pgoutput_tuple {
	uint16_t count;
	const struct pgoutput_value *values;
};

struct pgoutput_column {
	bool key; /* part of the replica identity (all columns under FULL) */
	const char *name;
	uint32_t type_oid;
	int32_t typmod;
};

struct pgoutput_relation {
	uint32_t oid;
	const char *schema; /* "" on the wire means pg_catalog, and is given so here */
	const char *name;
	char identity; /* pg_class.relreplident */
	uint16_t count;
	const struct pgoutput_column *columns;
};

enum pgoutput_old { PGOUTPUT_OLD_NONE = 0, PGOUTPUT_OLD_KEY = 'K', PGOUTPUT_OLD_FULL = 'O' };

struct pgoutput_message {
	enum pgoutput_kind kind;
	union {
		struct {
			uint64_t final_lsn;
			int64_t commit_time;
			uint32_t xid;
		} begin; /* µs since 2000-01-01 */
		struct {
			uint64_t commit_lsn, end_lsn;
			int64_t commit_time;
		} commit;
		struct {
			uint64_t lsn;
			const char *name;
		} origin;
		struct pgoutput_relation relation;
		struct {
			uint32_t oid;
			const char *schema, *name;
		} type;
		struct {
			uint32_t relation;
			enum pgoutput_old old;
			struct pgoutput_tuple before, after;
		} row; /* I U D */
		struct {
			uint32_t count;
			bool cascade, restart;
			const uint32_t *relations;
		} truncate;
		struct {
			bool transactional;
			uint64_t lsn;
			const char *prefix;
			const uint8_t *content;
			uint32_t length;
		} message;
	};
};

/* scratch for one message at a time, about 100 kB; make one per reader thread */
struct pgoutput_space {
	struct pgoutput_value before[PGOUTPUT_COLUMNS_MAX], after[PGOUTPUT_COLUMNS_MAX];
	struct pgoutput_column columns[PGOUTPUT_COLUMNS_MAX];
	uint32_t *relations; /* grown as needed; pgoutput_space_fini() frees it */
	uint32_t relations_size;
};

int pgoutput_decode(const void *bytes, size_t length, struct pgoutput_space *space, struct pgoutput_message *message,
		    struct error *error);
void pgoutput_space_fini(struct pgoutput_space *space);

#endif
