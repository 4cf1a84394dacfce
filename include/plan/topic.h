/* Topics as the data path knows them: interned, process lifetime, never freed while data flows.
 *
 * Made and read by the reader thread. The publisher thread reads name and partitions and owns `handles`.
 */
#ifndef PLAN_TOPIC_H
#define PLAN_TOPIC_H

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"

enum { TOPIC_HANDLES = 2 }; /* one a producer */

struct topic {
	char *name;
	uint32_t index;               /* 0, 1, 2 ... in order of creation */
	uint32_t name_hash;           /* murmur2 of the name: where null keys go (G3) */
	int32_t partitions;           /* 0 until ensured to exist; set by the reader before the first event of it */
	uint32_t max_message_bytes;   /* the topic's limit for an event; 0 until known */
	uint64_t events;              /* encoded so far; the reader's */
	void *handles[TOPIC_HANDLES]; /* the publisher's */
};

struct topic_set {
	struct map map;
	uint32_t count;
};

struct topic *topic_intern(struct topic_set *set, const char *name); /* NULL without memory */
void topic_set_fini(struct topic_set *set);

#endif
