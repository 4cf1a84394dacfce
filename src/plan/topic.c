/* Interned topics. */
#include "plan/topic.h"

#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

static struct topic *topic_new(const char *name)
{
	struct topic *topic = memory_alloc(sizeof *topic);

	if (!topic)
		return NULL;
	topic->name = memory_string(name);
	if (!topic->name) {
		memory_free(topic);
		return NULL;
	}
	topic->name_hash = hash_murmur2(name, strlen(name));
	return topic;
}

static void topic_free(struct topic *topic)
{
	memory_free(topic->name);
	memory_free(topic);
}

struct topic *topic_intern(struct topic_set *set, const char *name)
{
	struct topic *topic = map_get(&set->map, name, strlen(name));

	if (topic)
		return topic;
	topic = topic_new(name);
	if (!topic)
		return NULL;
	if (map_put(&set->map, name, strlen(name), topic) != 0) {
		topic_free(topic);
		return NULL;
	}
	topic->index = set->count++;
	return topic;
}

void topic_set_fini(struct topic_set *set)
{
	struct topic *topic;

	for (size_t cursor = 0; (topic = map_next(&set->map, &cursor));)
		topic_free(topic);
	map_fini(&set->map);
	*set = (struct topic_set){0};
}
