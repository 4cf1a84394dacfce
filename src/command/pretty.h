/* Events as one readable line each, for `millrace tail --pretty` and the demo. */
#ifndef COMMAND_PRETTY_H
#define COMMAND_PRETTY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "sink/tail.h"

/* Appends a line of time, operation, table, and the row as field=value; key and value are the record's JSON. What is no
 * event is shown as it is. */
void pretty_write(const struct tail_record *record, const char *key, const char *value, bool color, struct buffer *out);

#endif
