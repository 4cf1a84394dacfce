/* A running instance as commands meet it: what it is told through its HTTP port, and what its status says then. */
#ifndef COMMAND_INSTANCE_H
#define COMMAND_INSTANCE_H

#include <jansson.h>

#include "config/config.h"
#include "daemon/token.h"
#include "metrics/status.h"

struct instance {
	const char *listen;
	char token[TOKEN_SIZE];
	/* by the status read last: which process it is, how many commands it has taken, and recorded in Kafka */
	json_int_t started_ms, taken, recorded;
	json_int_t number;  /* of the command given last */
	struct error error; /* of what failed last */
};

int instance_open(struct instance *instance, const struct config *config); /* the token; no connection yet */
/* Its status, the caller's; NULL: error. ERROR_UNAVAILABLE too where it is not the process of the time before any more: what it
 * was asked for is not in memory then. */
json_t *instance_status(struct instance *instance);
/* Gives a command with its members, a reference that this takes. The answer, the caller's, where it is accepted; NULL: error.
 * `what` is named in the error. */
json_t *instance_tell(struct instance *instance, const char *command, json_t *request, const char *what);
/* whether the command given last is taken, by the status read last: its outcome stands there from then on */
bool instance_has_taken(const struct instance *instance);
/* Waits until the command given last is recorded, so that it outlives the process, 10 s at most. -1: error, ERROR_TIMEOUT where it is
 * not recorded yet. */
int instance_await_recorded(struct instance *instance);

/* members of what it says: "" and 0 where they are missing or something else */
const char *instance_text(const json_t *object, const char *key);
int64_t instance_number(const json_t *object, const char *key);
/* the status's snapshot, as the instance has it but for `lsn` */
void instance_snapshot(const json_t *status, struct status_snapshot *snapshot);

#endif
