/* What has become of the tables that a command named, by one status after the other: shown as bars on a terminal, as lines
 * elsewhere. Time comes in. */
#ifndef COMMAND_WATCH_H
#define COMMAND_WATCH_H

#include <jansson.h>

#include "checkpoint/offsets.h"
#include "metrics/status.h"

enum watch_result { WATCH_GOES_ON, WATCH_OVER, WATCH_LOST };

struct watch_table {
	char name[STATUS_TABLE_NAME];
	bool found;                        /* now */
	bool said;                         /* its state, where it is shown by lines */
	struct status_snapshot_table last; /* when it was found */
};

struct watch {
	uint64_t number; /* of the command */
	bool cancel;     /* what ends is the tables' snapshots, by whichever command */
	bool all;        /* no table was named */
	uint32_t count;
	struct watch_table tables[OFFSETS_SNAPSHOTS_MAX];
	int64_t there_us; /* when a table that is not over was there last, or something was under way */
	/* of showing */
	unsigned drawn; /* lines on the terminal */
	int64_t said_us;
	uint64_t said_rows;
	char said[256];
};

/* names: an array of strings, as the status has them */
void watch_begin(struct watch *watch, const json_t *names, uint64_t number, bool cancel);
/* WATCH_LOST: there is nothing more to be learnt of a table, watch_missing() */
enum watch_result watch_look(struct watch *watch, const struct status_snapshot *now, int64_t now_us);
const char *watch_missing(const struct watch *watch);
void watch_show(struct watch *watch, const struct status_snapshot *now, int64_t now_us);
/* once it is over: says what was cancelled, or on standard error why a table is not done, which is -1 */
int watch_end(const struct watch *watch);

#endif
