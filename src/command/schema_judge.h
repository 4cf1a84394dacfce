/* Whether a subject's next schema would be accepted: by the registry where that has the subject, else by our verdict. */
#ifndef COMMAND_SCHEMA_JUDGE_H
#define COMMAND_SCHEMA_JUDGE_H

#include <jansson.h>

#include "config/config.h"
#include "registry/registry.h"

struct judge {
	struct registry *registry; /* NULL: none at hand */
	const struct config *config;
};

/* the registry of --registry, else the embedded one of the state directory where it has schemas */
int judge_open(struct judge *judge, const struct config *config, struct error *error);
void judge_close(struct judge *judge);

/* Appends what run publishes the table to, as far as the registry tells: the newest of topic, topic.v2, topic.v3 ... (replay
 * --new-version) with a subject there. */
int judge_topic(struct judge *judge, const char *topic, struct buffer *published, struct error *error);

/* {"subject", "verdict": "registered" (known there already) | "compatible" | "first" (nothing to compare with) |
 * "incompatible", "asked": who said so, "reasons": [...]}. before: the schema that is registered now, as far as the database
 * tells; NULL: none. NULL: not known, *error. */
json_t *judge_subject(struct judge *judge, const char *subject, const char *before, const char *after,
		      struct error *error);
bool judge_refuses(const json_t *verdict);

#endif
