/* Table patterns: globs (`*`, `?`) on schema.table, odd parts double-quoted as in SQL, a leading `!` excludes. The last
 * pattern that matches decides; a list that begins with an exclusion starts from all tables; an empty one means all. */
#ifndef CONFIG_PATTERN_H
#define CONFIG_PATTERN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct pattern {
	bool exclude;
	const char *schema, *table; /* globs; in quoted parts * and ? stand for themselves, escaped by a backslash */
};

struct patterns {
	uint32_t count;
	struct pattern *patterns;
};

/* appends the pattern(s) of text, comma-separated; the arena owns them */
int patterns_parse(struct patterns *patterns, const char *text, struct arena *arena, struct error *error);
/* of a text that is to be one pattern, which excludes nothing */
int pattern_check(const char *text, struct error *error);
bool pattern_match(const char *text, const char *schema, const char *table); /* false, too, where it is none */
bool patterns_match(const struct patterns *patterns, const char *schema, const char *table);

#endif
