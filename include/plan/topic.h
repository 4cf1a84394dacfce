/* Topics as the data path knows them: interned, process lifetime, never freed while data flows.
 *
 * Made and read by the reader thread. The publisher thread reads name and partitions and owns `handles`.
 */
#ifndef PLAN_TOPIC_H
#define PLAN_TOPIC_H

#include <assert.h>
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

/* where a key of that hash goes, as Kafka's default partitioner has it: the sign bit is masked, not negated */
static inline int32_t topic_partition(const struct topic *topic, uint32_t hash)
{
	assert(topic->partitions > 0);
	return (int32_t)((hash & 0x7fffffff) % (uint32_t)topic->partitions);
}

struct topic_set {
	struct map map;
	uint32_t count;
};

struct topic *topic_intern(struct topic_set *set, const char *name); /* NULL without memory */
void topic_set_fini(struct topic_set *set);

#endif
