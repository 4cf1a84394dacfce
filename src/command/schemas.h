/* The schemas that a reader of topics needs, by id: asked of a registry once, kept ready to render with. */
#ifndef COMMAND_SCHEMAS_H
#define COMMAND_SCHEMAS_H

#include "command/render.h"
#include "config/config.h"

struct schemas;

/* registry.url where it is set, else the state directory where it has schemas, else the instance's own HTTP port */
struct schemas *schemas_new(const struct config *config, struct error *error);
void schemas_free(struct schemas *schemas); /* NULL is fine */

/* Appends the JSON of a record's key or value, Confluent wire format; bytes NULL: null; plain text: a string. What cannot be
 * decoded becomes {"undecoded":"\\x...","error":"..."}, with a "hint" where there is one, so that a reader never loses a
 * record. */
void schemas_render(struct schemas *schemas, const void *bytes, size_t length, struct buffer *out);

#endif
