/* Facts that outlive the process (the file `facts` in the state directory), and the types that plans were made with. For the
 * files of source alone. */
#ifndef SOURCE_KEPT_H
#define SOURCE_KEPT_H

#include "source/connection.h"
#include "source/known.h"

/* a composite type that plans were made with, as it was then */
struct kept_type {
	uint32_t oid;
	int64_t stamp; /* a hash of the catalog rows of its attributes */
};

struct kept {
	char *slot; /* owned, as the next three */
	char *path, *aside;
	char *identity; /* of the server and database that the facts are of: the file's first line */
	struct known known;
	struct kept_type *types;
	uint32_t type_count, type_size;
	bool contradicted; /* a type was read twice, and not alike */
	bool failed;       /* the file could not be written, and that was said */
};

void kept_free(struct kept *kept); /* NULL is fine */
/* writes the file where that is due; a failure is logged: what is not kept makes more uncertain, and nothing wrong */
void kept_save(struct kept *kept);
/* keys.c: what is to be known of keys before they change */
int kept_read_keys(struct source *source, struct error *error);
int kept_use_type(struct kept *kept, uint32_t oid, int64_t stamp); /* -1: no memory */

#endif
