/* Keys by their hash, each with the newest offset at which it has a value, in memory that never grows. Pure; internal to
 * src/sink.
 */
#ifndef SINK_GONE_TABLE_H
#define SINK_GONE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

struct gone_entry {
	struct hash128 hash;
	int64_t mark; /* the offset + 1; 0: the slot is free */
};

struct gone_table {
	struct gone_entry *entries; /* {0} initialises */
	size_t slots, room, count;  /* room: the most that it takes */
};

int gone_table_init(struct gone_table *table, size_t slots); /* -1 without memory; at least 2 slots */
void gone_table_fini(struct gone_table *table);              /* once more is fine */
/* false: it is full, and the key not in it */
bool gone_table_put(struct gone_table *table, struct hash128 hash, int64_t offset);
void gone_table_remove(struct gone_table *table, struct hash128 hash); /* absent is fine */
/* removes the keys of the slices from `end` on */
void gone_table_keep(struct gone_table *table, uint64_t end);
/* Makes it a queue by offset; of the functions above only gone_table_fini may follow. */
void gone_table_queue(struct gone_table *table);
const struct gone_entry *gone_table_first(const struct gone_table *table); /* NULL: it is empty */
void gone_table_pop(struct gone_table *table);                             /* not empty */

/* All keys are cut into slices by their hashes; no key's place in the table depends on its slice. */
#define GONE_SLICES (UINT64_C(1) << 32)

static inline uint64_t gone_slice(struct hash128 hash)
{
	return hash.first >> 32;
}

#endif
