/* Names that never depend on what else exists (design section 4). Pure; appends to buffers. */
#ifndef SCHEMA_NAMES_H
#define SCHEMA_NAMES_H

#include <stdbool.h>

#include "base/buffer.h"

/* An Avro name: all but ASCII letters, digits, `_` (a leading digit too) become one `_` each (a code point, not a byte), and
 * then `_x` + CRC-32 of the original in 8 lower-case hex digits follows; also after a name that ends so by itself. True when
 * it was changed. */
bool names_avro(struct buffer *out, const char *name);
/* <prefix>.<schema>.<table>, each part as an Avro name, but with `-` and digits anywhere; a topic longer than Kafka's 249 characters is cut and ends in _x + CRC-32 of the whole */
void names_topic(struct buffer *out, const char *prefix, const char *schema, const char *table);
/* the Avro namespace <prefix>.<schema>.<table> */
void names_namespace(struct buffer *out, const char *prefix, const char *schema, const char *table);

#endif
