/* The embedded registry's index in memory, and the journal that it is loaded from (embedded.h). The lock is the
 * caller's. */
#ifndef REGISTRY_EMBEDDED_LOAD_H
#define REGISTRY_EMBEDDED_LOAD_H

#include "registry/embedded.h"

#define JOURNAL "subjects"

/* the subject, new if need be; NULL without memory */
struct registry_subject *registry_load_subject(struct registry_embedded *embedded, const char *name);
/* room for one more version of subject and one more schema */
bool registry_load_reserve(struct registry_embedded *embedded, struct registry_subject *subject);
/* appends a version's journal line */
void registry_load_line(struct buffer *line, uint32_t version, int32_t id, const struct registry_print *print,
			const char *subject);

#endif
