/* Members of a JSON object, name and value; the caller puts the commas. Strings may be anybody's: all are escaped. */
#ifndef ADMIN_MEMBER_H
#define ADMIN_MEMBER_H

#include <stdint.h>

#include "base/buffer.h"

void member_text(struct buffer *out, const char *name, const char *value);
void member_lsn(struct buffer *out, const char *name, uint64_t lsn); /* as PostgreSQL prints it, and <name>_number */
void member_number(struct buffer *out, const char *name,
		   int64_t value); /* null where it is negative: unknown, no limit */

#endif
