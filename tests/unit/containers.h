/* What vectors_containers.h consists of. */
#ifndef UNIT_CONTAINERS_H
#define UNIT_CONTAINERS_H

#include <stdlib.h>
#include <string.h>

#include "types/types.h"

struct container_column {
	struct facts_column facts;
	const char *schema; /* the column's Avro type, with the prefix "shop" */
};

/* byte strings in hex; NULL: there is none */
struct container_vector {
	const char *what;
	uint32_t column; /* in COLUMNS */
	bool key;
	const char *text, *binary; /* NULL: text is the only form */
	const char *avro;          /* NULL: the value overflows */
	const char *overflow;
};

#include "unit/vectors_containers.h"

enum { COLUMNS_COUNT = sizeof COLUMNS / sizeof *COLUMNS };

#endif
