/* Avro bodies as exact JSON for people and tools: libavro decodes, the schema's logical types decide how a value is shown.
 *
 *   decimal                       "12.50", digits and nothing else
 *   date, time-*                  "2024-02-29", "23:59:59.000001"
 *   timestamp-*, local-timestamp-* "2024-02-29T23:59:59.000001Z", without Z when local; years beyond 9999 with a sign
 *   bytes, fixed                  "\\x" and hexadecimal digits
 *   float, double                 the shortest digits that read back as the same number; "NaN", "Infinity", "-Infinity"
 *   int, long                     as they are; a union as its value; a map as an object
 */
#ifndef COMMAND_RENDER_H
#define COMMAND_RENDER_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct render;

/* ERROR_PROTOCOL for what is no Avro schema */
struct render *render_new(const char *schema, struct error *error);
void render_free(struct render *render); /* NULL is fine */
/* appends the JSON of an Avro body; ERROR_PROTOCOL when the body does not fit the schema */
int render_body(struct render *render, const void *body, size_t length, struct buffer *out, struct error *error);

/* ISO 8601, UTC with Z */
void render_timestamp(struct buffer *out, int64_t us);

#endif
