/* The start decision as a list of questions, the gravest first. Each answer that refuses says what was lost, from where to
 * where, and how to repair it; --accept-gap turns the ones with a known gap into START_GAP. */
#include "checkpoint/start.h"

#include <stdio.h>
#include <string.h>

#define LSN(lsn) lsn_format((char[24]){0}, lsn)

static const char repair[] =
	"set snapshot.mode = \"when_needed\" (or --snapshot when_needed) to have the tables read anew, and the gap healed; or compare or "
	"rebuild the consumers' copies of these tables, then start with --accept-gap to go on and have the gap recorded; or choose another "
	"--name to begin a new stream";

static void gap_fill(struct offsets_gap *gap, uint64_t from, uint64_t to, struct error *error)
{
	*gap = (struct offsets_gap){.from_lsn = from, .to_lsn = to};
	snprintf(gap->reason, sizeof gap->reason, "%.*s", (int)sizeof gap->reason - 1, error->text);
	error_clear(error);
}

/* the gap [from, to): accepted where the operator said so, healed by a snapshot where the configuration does, else the refusal
 * that is in *error already */
static enum start_action gap_or_refuse(const struct start_facts *facts, uint64_t from, uint64_t to,
				       struct offsets_gap *gap, struct error *error)
{
	if (!facts->accept_gap && !facts->snapshot_when_needed)
		return START_REFUSE;
	gap_fill(gap, from, to, error);
	return facts->accept_gap ? START_GAP : START_SNAPSHOT;
}

static enum start_action without_record(const struct start_facts *facts, struct error *error)
{
	if (!facts->slot_found)
		return START_CREATE;
	if (facts->slot_active)
		return START_WAIT;
	if (facts->adopt_slot && !facts->slot_invalid)
		return START_ADOPT;
	if (facts->snapshot_when_needed || facts->snapshot_always)
		return START_SNAPSHOT;
	error_set(
		error, ERROR_HISTORY,
		"slot %s is there, at %s, but the offsets topic has no record of it: what was published from it, and by whom, "
		"cannot be known",
		facts->slot, LSN(facts->confirmed_flush_lsn));
	error_hint(
		error,
		"if the slot was made for this instance and nothing of it was published, start with --adopt-slot to begin "
		"at its confirmed LSN; else drop it with SELECT pg_drop_replication_slot('%s')",
		facts->slot);
	return START_REFUSE;
}

static enum start_action other_system(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(
		error, ERROR_HISTORY,
		"this is another database system: the offsets record was written for system identifier %s at %s, the server "
		"has %s",
		record->system_identifier, LSN(record->position.commit_lsn), facts->system_identifier);
	error_hint(error, "point --source at the right server; if this one replaces it, %s", repair);
	return gap_or_refuse(facts, record->position.commit_lsn, facts->server_lsn, gap, error);
}

static enum start_action forked_before(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(
		error, ERROR_HISTORY,
		"events up to %s of timeline %u were published, but the server's timeline %u left it at %s: the database no "
		"longer has the transactions between",
		LSN(record->position.commit_lsn), record->timeline, facts->timeline, LSN(facts->timeline_fork));
	error_hint(error, "%s", repair);
	return gap_or_refuse(facts, facts->timeline_fork, record->position.commit_lsn, gap, error);
}

static enum start_action behind_record(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(
		error, ERROR_HISTORY,
		"the server's WAL ends at %s, before %s which is published already: it was restored to an earlier point",
		LSN(facts->server_lsn), LSN(record->confirm_lsn));
	error_hint(error, "%s", repair);
	return gap_or_refuse(facts, facts->server_lsn, record->confirm_lsn, gap, error);
}

static enum start_action slot_gone(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(error, ERROR_HISTORY, "slot %s is gone: changes from %s to now (%s) can no longer be read from it",
		  facts->slot, LSN(record->confirm_lsn), LSN(facts->server_lsn));
	error_hint(error, "%s", repair);
	return gap_or_refuse(facts, record->confirm_lsn, facts->server_lsn, gap, error);
}

static enum start_action slot_invalidated(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(
		error, ERROR_HISTORY,
		"slot %s was invalidated by the server (%s): changes from %s to now (%s) can no longer be read from it",
		facts->slot, facts->slot_invalid_reason, LSN(record->confirm_lsn), LSN(facts->server_lsn));
	error_hint(error, "raise max_slot_wal_keep_size so that it holds the longest outage; %s", repair);
	return gap_or_refuse(facts, record->confirm_lsn, facts->server_lsn, gap, error);
}

static enum start_action slot_advanced(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(
		error, ERROR_HISTORY,
		"slot %s stands at %s, beyond %s up to which events are published: somebody else advanced or recreated it, "
		"and the changes between will not come again",
		facts->slot, LSN(facts->confirmed_flush_lsn), LSN(record->confirm_lsn));
	error_hint(error, "%s", repair);
	return gap_or_refuse(facts, record->confirm_lsn, facts->confirmed_flush_lsn, gap, error);
}

/* `initial` promises the rows and then the stream: a slot of which nothing ever came is none, and another is made for them. The
 * record is a snapshot's end as long as nothing was published, or only confirmed, behind it. */
static bool snapshot_alone(const struct start_facts *facts)
{
	const struct offsets *record = facts->record;

	return facts->snapshot_initial && record->position.commit_lsn == record->confirm_lsn &&
	       record->position.change_lsn == 0 && record->position.seq > 0;
}

/* An accepted gap does not help here: it would begin at the same slot. */
static enum start_action slot_undecodable(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;
	error_set(
		error, ERROR_HISTORY,
		"the server cannot decode what comes behind %s, each time: %s: changes from there to now (%s) cannot be read from "
		"slot %s",
		LSN(record->confirm_lsn), facts->slot_undecodable, LSN(facts->server_lsn), facts->slot);
	error_hint(
		error,
		"set snapshot.mode = \"when_needed\" (or --snapshot when_needed) for a new slot and the tables read anew; or "
		"compare or rebuild the consumers' copies of these tables, drop the slot with SELECT "
		"pg_drop_replication_slot('%s'), and start with --accept-gap",
		facts->slot);
	if (!facts->snapshot_when_needed && !snapshot_alone(facts))
		return START_REFUSE;
	gap_fill(gap, record->confirm_lsn, facts->server_lsn, error);
	return START_SNAPSHOT;
}

static enum start_action foreign_slot(const struct start_facts *facts, struct error *error)
{
	error_set(error, ERROR_HISTORY, "slot %s is not ours to use: its plugin is \"%s\"%s", facts->slot,
		  facts->slot_plugin, facts->slot_in_database ? "" : " and it belongs to another database");
	error_hint(error, "set source.slot to a name that is free");
	return START_REFUSE;
}

enum start_action start_decide(const struct start_facts *facts, struct offsets_gap *gap, struct error *error)
{
	const struct offsets *record = facts->record;

	error_clear(error);
	*gap = (struct offsets_gap){0};
	if (facts->slot_found && (strcmp(facts->slot_plugin, "pgoutput") != 0 || !facts->slot_in_database))
		return foreign_slot(facts, error);
	if (!facts->have_record)
		return without_record(facts, error);
	if (facts->slot_found && facts->slot_active)
		return START_WAIT;
	if (facts->snapshot_always)
		return START_SNAPSHOT;
	if (strcmp(record->system_identifier, facts->system_identifier) != 0)
		return other_system(facts, gap, error);
	/* a snapshot that did not end begins anew: what was exported is gone */
	if (record->state == OFFSETS_CREATING || record->state == OFFSETS_SNAPSHOT)
		return facts->slot_found ? START_RECREATE : START_CREATE;
	if (record->timeline != facts->timeline && facts->timeline_fork < record->position.commit_lsn)
		return forked_before(facts, gap, error);
	if (facts->server_lsn < record->confirm_lsn)
		return behind_record(facts, gap, error);
	if (!facts->slot_found)
		return slot_gone(facts, gap, error);
	if (facts->slot_invalid)
		return slot_invalidated(facts, gap, error);
	if (facts->confirmed_flush_lsn > record->confirm_lsn)
		return slot_advanced(facts, gap, error);
	if (facts->slot_undecodable)
		return slot_undecodable(facts, gap, error);
	return START_RESUME;
}
