/* The start decision (design G4): may the stream go on from what the offsets topic and the slot say? Pure: facts in, verdict
 * out, so that every row of the table can be tested without servers.
 */
#ifndef CHECKPOINT_START_H
#define CHECKPOINT_START_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "checkpoint/offsets.h"

/* The slot and the server as they were found. */
struct start_facts {
	const char *slot;
	bool slot_found, slot_active, slot_invalid;
	const char *slot_invalid_reason;
	const char *slot_plugin;      /* "" when there is no slot */
	bool slot_in_database;        /* the slot belongs to the database that we are connected to */
	const char *slot_undecodable; /* what the server says, each time, where it is to decode; NULL: nothing */
	uint64_t confirmed_flush_lsn;
	const char *system_identifier;
	uint32_t timeline;
	uint64_t timeline_fork; /* where the record's timeline was left; UINT64_MAX: it was not */
	uint64_t server_lsn;
	bool have_record;
	const struct offsets *record; /* large: the caller's */
	bool adopt_slot, accept_gap;  /* the operator's word */
	/* snapshot.mode: a new snapshot is taken rather than refusing (when_needed), whatever is there (always), with a new slot
	 * (initial) */
	bool snapshot_when_needed, snapshot_always, snapshot_initial;
};

enum start_action {
	START_CREATE,   /* nothing is there: record `creating`, make the slot */
	START_RECREATE, /* a slot of an unfinished creation: drop it first, then as above */
	START_RESUME,   /* go on from the record's position */
	START_ADOPT,    /* a slot without a record, by --adopt-slot: begin at its confirmed LSN */
	START_GAP,      /* --accept-gap: begin where the slot is (or a new one), and record the gap */
	START_SNAPSHOT, /* what is there is given up for a new slot with a new snapshot; a gap that it heals is recorded, if any */
	START_WAIT,  /* the slot is in use by another connection */
	START_REFUSE /* *error: ERROR_HISTORY, what was lost, from which LSN to which, and the repair */
};

/* gap is filled in for START_GAP and START_SNAPSHOT (to_lsn 0: there is none) */
enum start_action start_decide(const struct start_facts *facts, struct offsets_gap *gap, struct error *error);

#endif
