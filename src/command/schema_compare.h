/* What a migration does to the topics, as JSON: which end and begin, which columns and keys change, what consumers see. */
#ifndef COMMAND_SCHEMA_COMPARE_H
#define COMMAND_SCHEMA_COMPARE_H

#include "command/schema_describe.h"
#include "command/schema_judge.h"

struct compare {
	const struct describe *describe;
	struct judge *judge;
	const struct schema_tables *before, *after;
};

/* {"compatible", "topics": [one for each that changes], "unchanged": how many do not}; NULL: *error. A topic is
 * {"topic", "table", "change": "changed" | "renamed" | "begins" | "ends", "was" (null, or the topic before),
 * "columns": [{"change": "added" | "removed", "name", "type", "avro"} or {"change": "changed", "name", "type": [before, after],
 * "avro": [before, after], "labels_added", "labels_removed"}], "key" (null: stays; else {"before", "after", "same_bytes"}),
 * "subjects": judge_subject()'s, "notes": [sentences], "compatible"}. */
json_t *compare_tables(struct compare *compare, struct error *error);

#endif
