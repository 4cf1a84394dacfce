/* The newest offsets record judged. */
#include "sink/verdict.h"

#include <string.h>

enum verdict verdict(const struct lookup_record *newest, const struct verdict_claim *claim)
{
	if (!newest->found)
		return VERDICT_MISSING;
	if (strcmp(newest->offsets.instance_id, claim->offsets->instance_id))
		return newest->offset > claim->seen_offset ? VERDICT_FENCED : VERDICT_MISSING;
	if (newest->length == claim->length && !memcmp(newest->bytes, claim->bytes, claim->length))
		return VERDICT_COMMITTED;
	/* a claim or an idle record repeats the position that is there: only beyond it does the position alone decide */
	return position_compare(&newest->offsets.position, &claim->offsets->position) > 0 ? VERDICT_COMMITTED
											  : VERDICT_MISSING;
}
