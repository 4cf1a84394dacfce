/* Schema ids that a remote registry gave, kept in <state>/schema-ids: sealed lines (file.h) of id, CRC-64-AVRO, CRC-32
 * and length of the text, URL, subject. It is a convenience: a line that is torn, or of another URL, is dropped, and
 * the registry asked again. One thread. Entries are bounded; at the bound it starts anew.
 */
#ifndef REGISTRY_CACHE_H
#define REGISTRY_CACHE_H

#include "base/map.h"
#include "registry/file.h"

enum { CACHE_ENTRIES_MAX = 100000 };

struct registry_cached {
	int32_t id;
	bool confirmed; /* by the registry, in this process */
};

struct registry_cache {
	struct registry_directory directory;
	const char *url; /* the caller's */
	struct map entries;
	bool write_failed;
};

/* ERROR_IO: there is no such directory and it cannot be made. url without credentials. */
int registry_cache_open(struct registry_cache *cache, const char *state_directory, const char *url,
			struct error *error);
void registry_cache_close(struct registry_cache *cache);
/* NULL when it is not known */
struct registry_cached *registry_cache_get(struct registry_cache *cache, const char *subject, const char *json);
/* A confirmed id. What cannot be kept (disk, memory) is logged once: the next start asks again. */
void registry_cache_put(struct registry_cache *cache, const char *subject, const char *json, int32_t id);

#endif
