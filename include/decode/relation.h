/* The relation cache: the latest Relation message of each OID of this connection, owned copies, bounded.
 * A new message replaces the old entry whole. Emptied at every reconnect: the server sends them again. */
#ifndef DECODE_RELATION_H
#define DECODE_RELATION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "decode/pgoutput.h"

struct relation {
	struct arena arena;
	struct pgoutput_relation shape; /* pointers into arena */
	uint64_t generation;            /* grows with every Relation message of the cache */
	void *owner;                    /* the pipeline's: its plan */
	bool settled;                   /* the pipeline's: owner is what it is to be, also where that is none */
};

struct relation_cache {
	struct map map;
	size_t limit;
	uint64_t generation;
	uint32_t last_oid; /* the entry of the last look-up: rows come in runs */
	struct relation *last;
};

void relation_cache_init(struct relation_cache *cache, size_t limit);
/* copies message into the cache; an entry of the same OID is handed to *replaced (the caller frees it with
 * relation_free after its owner), else *replaced is NULL; ERROR_PROTOCOL beyond the limit, ERROR_MEMORY */
struct relation *relation_cache_put(struct relation_cache *cache, const struct pgoutput_relation *message,
				    struct relation **replaced, struct error *error);
struct relation *relation_cache_get(struct relation_cache *cache, uint32_t oid); /* NULL: unknown */
/* a copy outside the cache, of generation 0; NULL without memory */
struct relation *relation_new(const struct pgoutput_relation *message);
void relation_free(struct relation *relation);
/* frees the entries (owners are the caller's, freed before); the cache is empty and usable, its generations go on */
void relation_cache_fini(struct relation_cache *cache);

#endif
