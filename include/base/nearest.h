/* "did you mean": the known word nearest to a mistyped one. Pure. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

enum { NEAREST_LENGTH = 63 }; /* longer words are never near */

/* optimal string alignment: insertions, deletions, changes and swaps of neighbours; NEAREST_LENGTH + 1 when too long */
size_t nearest_distance(const char *a, const char *b);
/* whether a word at this distance is worth naming: at most a third of its length, and 3 */
int nearest_is_near(const char *word, size_t distance);

#endif
