/* Our verdict (schema/verdict.h) on a subject's next schema, as the errors of registry.h put it. Pure. */
#ifndef REGISTRY_JUDGE_H
#define REGISTRY_JUDGE_H

#include "base/buffer.h"
#include "base/error.h"
#include "schema/verdict.h"

struct registry_rule {
	bool known; /* else the registry does not tell it: only the strict rules count */
	enum verdict_mode mode;
};

/* whether all of the subject's earlier versions count, not the latest alone */
bool registry_rule_transitive(const struct registry_rule *rule);

/* 1: json may follow the earlier version; 0: not, with a line appended to why for each reason; -1: ERROR_MEMORY, or
 * ERROR_CONFIG where json itself is no Avro schema. An earlier one that is none cannot be followed. */
int registry_verdict(const struct registry_rule *rule, const char *json, const char *earlier, struct buffer *why,
		     struct error *error);
/* ERROR_INCOMPATIBLE with the lines of why; returns -1 */
int registry_incompatible(const struct registry_rule *rule, uint32_t version, struct buffer *why, struct error *error);

#endif
