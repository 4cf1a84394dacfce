/* The offsets topic read: the newest record of an instance, without disturbing anybody. Internal to src/sink. */
#ifndef SINK_LOOKUP_H
#define SINK_LOOKUP_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "checkpoint/offsets.h"
#include "sink/client.h"

struct lookup {
	const struct client_target *target;
	const char *topic; /* read in its partition 0 */
	const char *name;  /* the record's key */
	/* true: only when the read_committed and the read_uncommitted end agree, so that no transaction's outcome is open;
	 * false: up to the read_committed end */
	bool settled;
	int64_t timeout_us;
	const atomic_bool *cancelled; /* may be NULL */
};

struct lookup_record {
	bool found;
	int64_t offset; /* -1: none */
	struct offsets offsets;
	size_t length;
	uint8_t bytes[OFFSETS_SIZE_MAX];
};

/* the newest is the one with the highest offset; one that cannot be read is ERROR_PROTOCOL */
int lookup_newest(const struct lookup *lookup, struct lookup_record *newest, struct error *error);

/* whether a record is of that instance: its key is the name (pure) */
bool lookup_key_is(const void *key, size_t length, const char *name);

#endif
