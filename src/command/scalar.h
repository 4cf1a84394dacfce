/* Single values as JSON; the forms are listed in command/render.h. */
#ifndef COMMAND_SCALAR_H
#define COMMAND_SCALAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

enum { SCALAR_DECIMAL_MAX = 4096 }; /* bytes; larger ones are shown as bytes */

/* two's complement, big-endian; -1 and nothing written beyond SCALAR_DECIMAL_MAX or for a negative scale */
int scalar_decimal(struct buffer *out, const void *bytes, size_t size, int32_t scale);
void scalar_bytes(struct buffer *out, const void *bytes, size_t size);
/* a number, or what its logical type ("" for none) makes of it */
void scalar_integer(struct buffer *out, int64_t value, const char *logical);
void scalar_float(struct buffer *out, float value);
void scalar_double(struct buffer *out, double value);

#endif
