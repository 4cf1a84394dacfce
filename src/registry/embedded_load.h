/* The embedded registry's index in memory, and the journal that it is loaded from (embedded.h). The lock is the
 * caller's. */
#ifndef REGISTRY_EMBEDDED_LOAD_H
#define REGISTRY_EMBEDDED_LOAD_H

#include "registry/embedded.h"

#define JOURNAL "journal"

/* where a text's id is looked for, and where next when another text has that: 1 to INT32_MAX, around */
int32_t registry_id_first(const struct registry_print *print);
int32_t registry_id_next(int32_t id);

/* the subject, new if need be; NULL without memory */
struct registry_subject *registry_load_subject(struct registry_embedded *embedded, const char *name);
/* room for one more version */
bool registry_load_reserve(struct registry_subject *subject);
/* a schema that is not known yet, whose text begins there in the journal; false without memory. shown: its file is there, or
 * looked for soon */
bool registry_load_schema(struct registry_embedded *embedded, int32_t id, const struct registry_print *print,
			  uint64_t at, bool shown);
void registry_load_forget(struct registry_embedded *embedded, int32_t id); /* takes it back */
/* appends a version's journal line */
void registry_load_line(struct buffer *line, uint32_t version, int32_t id, const struct registry_print *print,
			const char *subject);
/* writes a schema's file; no failure but that its text cannot be read */
int registry_load_show(const struct registry_embedded *embedded, const struct registry_schema *schema,
		       struct error *error);

#endif
