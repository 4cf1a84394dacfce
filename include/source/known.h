/* From when on facts of the catalog hold (delivery, "Facts from the catalog"). For the files of source alone. Pure.
 *
 * The catalog tells what is true now; a row that is read now may be older. A fact is known to hold for all rows when its
 * catalog rows are as old as what they describe, or older than all that the slot still has to send. Else it holds from the WAL
 * position on at which it was first read: that is kept, so that a restart does not make it younger.
 */
#ifndef SOURCE_KNOWN_H
#define SOURCE_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

enum {
	KNOWN_ENTRIES_MAX = 10000, /* of both kinds; the ones that were used last stay */
	KNOWN_KEY_MAX = 4096       /* bytes of a key's columns; a longer one is not kept */
};
#define KNOWN_NEVER UINT64_MAX /* of a key whose table is gone */

/* what the catalog says, all read at one time; transaction ids with their epoch */
struct known_evidence {
	uint64_t newest; /* of the catalog rows in question; 0: they are as old as the cluster, or there are none */
	bool original;   /* they are as they were made together with what they describe */
	uint64_t catalog_xmin; /* the slot's; 0: it has none */
	uint64_t lsn;          /* the end of the WAL, read after the catalog's snapshot was taken */
};

struct known_entry {
	char kind; /* 't' a composite type's attributes, 'k' a table's key */
	uint32_t oid;
	uint64_t newest;
	uint64_t lsn; /* they hold for rows from here on */
	/* a key's: its columns (known_columns()), of which index and version of it; and what was known before */
	char *columns, *previous; /* owned; previous NULL: nothing was */
	uint32_t index;
	uint64_t index_version;
	uint64_t previous_lsn;
	bool renamed; /* known_key.renamed */
};

/* the kept facts, the one used last at the end */
struct known {
	struct known_entry *entries;
	uint32_t count, size;
	bool changed; /* since known_print() */
};

void known_fini(struct known *known); /* {0} initialises */

/* The attributes of a composite: values written at an LSN below the result may have had others; 0: none has. -1: no memory. */
int known_type(struct known *known, uint32_t oid, const struct known_evidence *evidence, uint64_t *lsn);

/* A table's key, as columns from known_columns(); "" is no key. */
struct known_key {
	uint64_t lsn;          /* as above, of transactions by their commit */
	bool renamed;          /* all that has happened since `previous` is that columns were renamed */
	const char *previous;  /* the key before; NULL: not known. known's, until the next call */
	uint64_t previous_lsn; /* it held from here on */
};
bool known_has_key(const struct known *known, uint32_t oid); /* one of the table is kept */
/* gone: the table is no more; evidence and columns tell nothing then */
int known_key(struct known *known, uint32_t oid, bool gone, const struct known_evidence *evidence, const char *columns,
	      uint32_t index, uint64_t index_version, struct known_key *key);

/* appends a column's name to a key's columns, so that names can be told apart and stand in a line of text */
void known_columns(struct buffer *columns, const char *name);
/* the next column in *columns as its name is written there; NULL at the end */
const char *known_next(const char **columns, size_t *length);

/* One line an entry. A line that is not understood is passed over: what it would have told is not known, then. */
void known_print(struct known *known, struct buffer *text);
int known_parse(struct known *known, const char *text);

#endif
