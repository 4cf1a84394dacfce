/* Members of the objects that are written by hand. */
#include "admin/member.h"

#include <inttypes.h>
#include <string.h>

#include "base/position.h"

void member_text(struct buffer *out, const char *name, const char *value)
{
	buffer_printf(out, "\"%s\":", name);
	buffer_add_json(out, value, strlen(value));
}

/* the number for those who subtract */
void member_lsn(struct buffer *out, const char *name, uint64_t lsn)
{
	char text[24];

	buffer_printf(out, "\"%s\":\"%s\",\"%s_number\":%" PRIu64, name, lsn_format(text, lsn), name, lsn);
}

void member_number(struct buffer *out, const char *name, int64_t value)
{
	if (value < 0)
		buffer_printf(out, "\"%s\":null", name);
	else
		buffer_printf(out, "\"%s\":%" PRId64, name, value);
}
