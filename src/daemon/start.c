/* Start-up as steps, each one try, repeated by the caller while what fails may pass (design sections 3, 6).
 *
 *   identify     who is the server, may we stream from it
 *   sink         read the newest offsets record without fencing anybody; decide (checkpoint/start.h); then fence, read
 *                again, and commit a claim with our instance id
 *   publication  in step with the tables: committed before the slot is made
 *   slot         made where there is none, under a `creating` record
 *   topics       of all published tables at once
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "daemon/publication.h"
#include "daemon/state.h"
#include "schema/schema.h"

enum { DECODING_FAILURES = 8, DECODING_US = 15000000 };

#define LSN(lsn) lsn_format((char[24]){0}, lsn)

int start_identify(struct daemon *daemon, struct error *error)
{
	struct source_server *server = &daemon->server;

	if (source_identify(daemon->source, server, error) < 0)
		return -1;
	if (source_slot_find(daemon->source, daemon->config->source.slot, &daemon->slot, error) < 0)
		return -1;
	if (source_require(server, !daemon->slot.found, error) < 0)
		return -1;
	daemon->server_lsn = server->wal_lsn;
	log_info("source", "connected", "server", server->version_text, "database", server->database, "user",
		 server->user, "system", server->system_identifier, "timeline", LOG_INT(server->timeline), "wal",
		 LOG_LSN(server->wal_lsn), NULL);
	return 0;
}

bool start_decoding_stuck(const struct daemon *daemon)
{
	return daemon->decoding.failures && daemon->decoding.confirm_lsn == daemon->offsets.confirm_lsn;
}

/* Whether the server's failures to decode are taken for lasting: so many at one position, for so long. */
static bool undecodable(const struct daemon *daemon)
{
	const struct decoding *decoding = &daemon->decoding;

	return start_decoding_stuck(daemon) && decoding->failures >= DECODING_FAILURES &&
	       decoding->last_us - decoding->first_us >= DECODING_US;
}

void start_decoding_failed(struct daemon *daemon, const struct error *error)
{
	struct decoding *decoding = &daemon->decoding;
	int64_t now_us = clock_monotonic_us();

	if (!start_decoding_stuck(daemon))
		*decoding = (struct decoding){.confirm_lsn = daemon->offsets.confirm_lsn, .first_us = now_us};
	decoding->failures++;
	decoding->last_us = now_us;
	snprintf(decoding->said, sizeof decoding->said, "%.*s", (int)sizeof decoding->said - 1, error->text);
}

static int facts_gather(struct daemon *daemon, const struct offsets *record, bool have_record,
			struct start_facts *facts, struct error *error)
{
	const struct source_slot *slot = &daemon->slot;
	const struct source_server *server = &daemon->server;
	const enum config_snapshot mode = daemon->config->snapshot.mode;

	*facts = (struct start_facts){
		.slot = daemon->config->source.slot,
		.slot_found = slot->found,
		.slot_active = slot->active,
		.slot_invalid = strcmp(slot->wal_status, "lost") == 0 || slot->invalidation[0],
		.slot_invalid_reason = slot->invalidation[0] ? slot->invalidation : "the WAL it needs was removed",
		.slot_plugin = slot->plugin,
		.slot_in_database = strcmp(slot->database, server->database) == 0,
		.slot_undecodable = undecodable(daemon) ? daemon->decoding.said : NULL,
		.confirmed_flush_lsn = slot->confirmed_flush_lsn,
		.system_identifier = server->system_identifier,
		.timeline = server->timeline,
		.timeline_fork = UINT64_MAX,
		.server_lsn = server->wal_lsn,
		.have_record = have_record,
		.adopt_slot = daemon->config->source.adopt_slot,
		.accept_gap = daemon->config->source.accept_gap,
		.snapshot_when_needed = mode == CONFIG_SNAPSHOT_WHEN_NEEDED || mode == CONFIG_SNAPSHOT_ALWAYS,
		.snapshot_always = mode == CONFIG_SNAPSHOT_ALWAYS && !daemon->export_done,
		.snapshot_initial = mode == CONFIG_SNAPSHOT_INITIAL,
	};
	if (!have_record)
		return 0;
	facts->record = record;
	if (record->timeline == server->timeline || strcmp(record->system_identifier, server->system_identifier) != 0)
		return 0;
	return source_timeline_fork(daemon->source, record->timeline, &facts->timeline_fork, error);
}

static int decide(struct daemon *daemon, const struct offsets *record, bool have_record, enum start_action *action,
		  struct offsets_gap *gap, struct error *error)
{
	struct start_facts facts;

	/* asked after the record was read: a server's end of WAL that is older than the record would look like a loss */
	if (source_identify(daemon->source, &daemon->server, error) < 0 ||
	    source_slot_find(daemon->source, daemon->config->source.slot, &daemon->slot, error) < 0 ||
	    facts_gather(daemon, record, have_record, &facts, error) < 0)
		return -1;
	*action = start_decide(&facts, gap, error);
	if (*action == START_REFUSE)
		return -1;
	if (*action == START_WAIT) {
		error_set(error, ERROR_UNAVAILABLE, "slot %s is in use by another connection (server process %d)",
			  daemon->config->source.slot, daemon->slot.active_pid);
		return error_hint(error,
				  "another instance may be running; if it is gone, the server notices within its "
				  "wal_sender_timeout and this one goes on by itself");
	}
	return 0;
}

static void record_identity(struct daemon *daemon, struct offsets *record)
{
	memcpy(record->instance_id, daemon->instance_id, sizeof record->instance_id);
	snprintf(record->slot, sizeof record->slot, "%s", daemon->config->source.slot);
	snprintf(record->system_identifier, sizeof record->system_identifier, "%s", daemon->server.system_identifier);
	record->timeline = daemon->server.timeline;
}

static int record_commit(struct daemon *daemon, struct offsets *record, struct error *error)
{
	record_identity(daemon, record);
	if (sink_record(daemon->sink, record, daemon->offsets_schema, error) < 0)
		return error_wrap(error, "offsets record");
	daemon->offsets = *record;
	daemon->have_record = true;
	return 0;
}

static void position_set(struct offsets *record, uint64_t lsn)
{
	record->state = OFFSETS_STREAMING;
	record->position = (struct position){lsn, 0, 0};
	record->confirm_lsn = lsn;
}

static void gap_add(struct offsets *record, const struct offsets_gap *gap)
{
	if (record->gap_count == OFFSETS_GAPS_MAX) {
		memmove(&record->gaps[0], &record->gaps[1], (OFFSETS_GAPS_MAX - 1) * sizeof record->gaps[0]);
		record->gap_count--;
	}
	record->gaps[record->gap_count] = *gap;
	record->gaps[record->gap_count++].accepted_ms = clock_realtime_us() / 1000;
	log_warning("daemon", "gap accepted: changes may be missing", "from", LOG_LSN(gap->from_lsn), "to",
		    LOG_LSN(gap->to_lsn), "reason", gap->reason, NULL);
}

/* A new slot, and with it a new snapshot unless there is to be none. What is parked, and the topics' versions, stay; so do tables that
 * wait to be read in chunks, until it is known which of them the new slot's snapshot has. Without one what was published before is not
 * joined to what follows. */
static void record_create(struct daemon *daemon, struct offsets *record)
{
	bool snapshot = daemon->config->snapshot.mode != CONFIG_SNAPSHOT_NEVER;

	daemon->export_again = record->state == OFFSETS_SNAPSHOT;
	if (daemon->export_again)
		log_warning("snapshot", "the last one did not end, and its slot's snapshot is gone: a new one begins",
			    "rows_published", LOG_INT(record->snapshot_rows), NULL);
	if (record->position.commit_lsn && !snapshot)
		gap_add(record, &(struct offsets_gap){.from_lsn = record->position.commit_lsn,
						      .to_lsn = daemon->server.wal_lsn,
						      .reason = "a snapshot without a stream behind it"});
	daemon->decoding.failures = 0;
	incremental_slot_anew(daemon, record);
	record->state = OFFSETS_CREATING;
	record->snapshot_wanted = snapshot;
	record->position = (struct position){0};
	record->confirm_lsn = 0;
	record->snapshot_rows = 0;
	record->snapshot_tables = record->snapshot_tables_done = 0;
}

/* The claim: from here on an older instance finds a newer id and ends. What the decision means for the position. */
static int claim(struct daemon *daemon, enum start_action action, const struct offsets *newest,
		 const struct offsets_gap *gap, struct error *error)
{
	struct offsets record = *newest;

	switch (action) {
	case START_SNAPSHOT:
		if (gap->to_lsn)
			gap_add(&record, gap);
		log_warning("snapshot", "slot or position are given up for a new snapshot", "because",
			    gap->to_lsn ? gap->reason : NULL, NULL);
		record_create(daemon, &record);
		/* of its own accord only where a snapshot was all that there was: it replaces that one's rows, of parts of tables too */
		daemon->export_again |= daemon->config->snapshot.mode == CONFIG_SNAPSHOT_INITIAL;
		record.position = (struct position){0};
		break;
	case START_CREATE:
	case START_RECREATE:
		record_create(daemon, &record);
		break;
	case START_ADOPT:
		record = (struct offsets){0};
		position_set(&record, daemon->slot.confirmed_flush_lsn);
		log_info("source", "slot adopted", "slot", daemon->config->source.slot, "at",
			 LOG_LSN(daemon->slot.confirmed_flush_lsn), NULL);
		break;
	case START_GAP:
		gap_add(&record, gap);
		if (daemon->slot.found && !daemon->slot.invalidation[0] && strcmp(daemon->slot.wal_status, "lost") != 0)
			position_set(&record, daemon->slot.confirmed_flush_lsn);
		else {
			record.state = OFFSETS_CREATING;
			record.snapshot_wanted = false;
		}
		break;
	case START_RESUME:
	case START_WAIT:
	case START_REFUSE:
		break;
	}
	return record_commit(daemon, &record, error);
}

static int offsets_schema(struct daemon *daemon, struct error *error)
{
	char subject[128];

	snprintf(subject, sizeof subject, "__millrace.%s.offsets-value", daemon->config->name);
	return registry_register(daemon->registry, subject, schema_fixed("offsets"), &daemon->offsets_schema, error);
}

/* Asked before anybody is fenced: an instance that waits for the slot leaves the one that has it alone, and so does one that
 * was pointed at another database. Other refusals are not believed yet: a transaction that a dead instance left open, or
 * whose end the broker is still writing, hides the newest records until the fence has settled it. */
static int may_fence(struct daemon *daemon, const struct offsets *newest, bool found, struct error *error)
{
	enum start_action action;
	struct offsets_gap gap;

	if (decide(daemon, newest, found, &action, &gap, error) == 0)
		return 0;
	bool other_system = found && strcmp(newest->system_identifier, daemon->server.system_identifier) != 0;
	return error->code == ERROR_HISTORY && !other_system ? 0 : -1;
}

/* `only` is for topics without a stream behind them */
static int refuse_only(const struct daemon *daemon, struct error *error)
{
	if (daemon->config->snapshot.mode != CONFIG_SNAPSHOT_ONLY || daemon->offsets.state == OFFSETS_CREATING)
		return 0;
	error_set(error, ERROR_CONFIG, "snapshot.mode is only, and %s streams already", daemon->config->name);
	return error_hint(error,
			  "`millrace snapshot TABLE...` sends tables again while it streams; a snapshot alone takes "
			  "another --name");
}

int start_sink(struct daemon *daemon, struct error *error)
{
	struct offsets newest = {0};
	struct offsets_gap gap = {0};
	enum start_action action;
	bool found = false;

	if (offsets_schema(daemon, error) < 0)
		return -1;
	if (sink_look(daemon->sink, 0, &newest, &found, error) < 0 || may_fence(daemon, &newest, found, error) < 0)
		return -1;
	if (sink_open(daemon->sink, &newest, &found, error) < 0 ||
	    decide(daemon, &newest, found, &action, &gap, error) < 0)
		return -1;
	if (claim(daemon, action, &newest, &gap, error) < 0)
		return -1;
	if (refuse_only(daemon, error) < 0)
		return -1;
	if (action == START_RESUME)
		log_info("daemon", "going on from the offsets record", "position",
			 LOG_LSN(daemon->offsets.position.commit_lsn), "change",
			 LOG_LSN(daemon->offsets.position.change_lsn), "confirmed",
			 LOG_LSN(daemon->offsets.confirm_lsn), NULL);
	return 0;
}

/* Tables that began to match while nobody looked: put down for a snapshot before they are added to the publication. With a new
 * slot they are in its snapshot. */
static int joins_record(struct daemon *daemon, struct source_tables *tables, struct error *error)
{
	static struct offsets record;
	uint32_t before = daemon->offsets.snapshot_count;

	if (daemon->offsets.state != OFFSETS_STREAMING || !joins_wanted(daemon->config))
		return 0;
	offsets_copy(&record, &daemon->offsets);
	for (uint32_t i = 0; i < tables->count; i++) {
		struct source_table *table = &tables->tables[i];
		if (!joins_is_new(daemon->config, table))
			continue;
		table->held = record.snapshot_count == OFFSETS_SNAPSHOTS_MAX; /* the keeper sees to it later */
		if (table->held)
			continue;
		record.snapshots[record.snapshot_count++] = joins_entry(daemon->config, table->schema, table->name);
		log_info("snapshot", "a table that began to match meanwhile is read too", "table", table->name,
			 "schema", table->schema, NULL);
	}
	return record.snapshot_count > before ? record_commit(daemon, &record, error) : 0;
}

int start_publication(struct daemon *daemon, struct error *error)
{
	struct source_tables tables = {0};

	int result = keeper_list(daemon->source, daemon->config, &tables, error);
	if (result == 0)
		result = joins_record(daemon, &tables, error);
	if (result == 0)
		result = keeper_sync(daemon->source, daemon->config, &tables, &daemon->said, error);
	if (result < 0 && error->code == ERROR_PERMISSION && !error->hint[0])
		error_hint(error,
			   daemon->config->publication.all_tables
				   ? "let a superuser run the SQL above, then start again"
				   : "GRANT CREATE ON DATABASE \"%s\" TO \"%s\"; or let a superuser run the SQL above, "
				     "then start again",
			   daemon->server.database, daemon->server.user);
	source_tables_fini(&tables);
	return result;
}

/* whatever is there by that name is the rest of a creation that did not end, or a slot whose loss was accepted */
static int slot_make(struct daemon *daemon, uint64_t *lsn, struct error *error)
{
	const char *slot = daemon->config->source.slot;
	bool temporary = daemon->config->snapshot.mode == CONFIG_SNAPSHOT_ONLY;

	if (source_slot_drop(daemon->source, slot, error) < 0)
		return -1;
	if (!daemon->offsets.snapshot_wanted)
		return source_slot_create(daemon->source, slot, daemon->config->startup_timeout, lsn, error);
	if (snapshot_prepare(daemon, error) == 0 && snapshot_slot(daemon, temporary, lsn, error) == 0)
		return 0;
	snapshot_discard(daemon);
	return -1;
}

static int slot_begin(struct daemon *daemon, struct error *error)
{
	struct offsets record = daemon->offsets;
	uint64_t consistent_lsn;

	if (slot_make(daemon, &consistent_lsn, error) < 0)
		return -1;
	log_info("source", "slot created", "slot", daemon->config->source.slot, "at", LOG_LSN(consistent_lsn), NULL);
	position_set(&record, consistent_lsn);
	if (record.snapshot_wanted) {
		record.state = OFFSETS_SNAPSHOT;
		incremental_slot_made(daemon, &record);
	}
	if (record.gap_count && record.gaps[record.gap_count - 1].to_lsn < consistent_lsn)
		record.gaps[record.gap_count - 1].to_lsn = consistent_lsn;
	if (record_commit(daemon, &record, error) == 0)
		return 0;
	snapshot_discard(daemon);
	return -1;
}

/* The record again, before a slot is dropped that may be a successor's by now: who is fenced learns it here. */
static int record_again(struct daemon *daemon, struct error *error)
{
	struct offsets record = daemon->offsets;

	return record_commit(daemon, &record, error);
}

/* Makes the slot where the record says `creating`. */
int start_slot(struct daemon *daemon, struct error *error)
{
	struct source_slot *slot = &daemon->slot;

	if (daemon->offsets.state != OFFSETS_CREATING)
		return 0;
	if (source_slot_find(daemon->source, daemon->config->source.slot, slot, error) < 0)
		return -1;
	if (slot->found && record_again(daemon, error) < 0)
		return -1;
	return slot_begin(daemon, error);
}

int start_snapshot_again(struct daemon *daemon, struct error *error)
{
	struct offsets record = daemon->offsets;

	if (source_identify(daemon->source, &daemon->server, error) < 0)
		return -1;
	if (record.state == OFFSETS_SNAPSHOT)
		record_create(daemon, &record);
	if (record_commit(daemon, &record, error) < 0 || slot_begin(daemon, error) < 0)
		return -1;
	return start_topics(daemon, error);
}

int start_topics(struct daemon *daemon, struct error *error)
{
	const struct source_publication publication = configured_publication(daemon->config);
	struct source_tables tables = {0};

	int result =
		source_tables_list(daemon->source, &publication, tables_match, &daemon->config->tables, &tables, error);
	session_lists_begin(daemon);
	if (result == 0)
		result = tables_topics(daemon, &tables, error);
	if (result == 0)
		result = tables_kept_topics(daemon, error);
	source_tables_fini(&tables);
	return result;
}

int start_ours(struct daemon *daemon, int64_t within_us, struct error *error)
{
	struct offsets newest;
	bool found;

	if (publisher_in_flight(daemon) > 0 && !daemon->publisher_failed)
		return error_set(error, ERROR_UNAVAILABLE, "Kafka has not answered, so that it cannot be asked");
	if (sink_look(daemon->sink, within_us, &newest, &found, error) < 0)
		return -1;
	if (!found)
		return error_set(error, ERROR_UNAVAILABLE, "the offsets topic has no record of %s any more",
				 daemon->config->name);
	if (strcmp(newest.instance_id, daemon->instance_id) == 0)
		return 0;
	error_set(error, ERROR_FENCED, "another instance of %s has taken over: %s", daemon->config->name,
		  newest.instance_id);
	return error_hint(error,
			  "only one instance of a name may run: stop the other, or give this one a name of its own");
}

/* The slot is in use, or not where we left it: has another instance taken over meanwhile? */
static void taken_over(struct daemon *daemon, struct error *error)
{
	struct error other;

	if (start_ours(daemon, 0, &other) < 0 && other.code == ERROR_FENCED)
		*error = other;
}

int start_again(struct daemon *daemon, struct error *error)
{
	struct offsets_gap gap;
	enum start_action action;

	if (decide(daemon, &daemon->offsets, true, &action, &gap, error) < 0) {
		if (daemon->slot.active || error->code == ERROR_HISTORY)
			taken_over(daemon, error);
		return -1;
	}
	if (action == START_SNAPSHOT) /* the caller goes on with start_snapshot_again() */
		return claim(daemon, action, &daemon->offsets, &gap, error);
	if (action != START_RESUME)
		return error_set(
			error, ERROR_HISTORY,
			"slot %s was dropped or recreated while the connection was down: changes after %s may be lost",
			daemon->config->source.slot, LSN(daemon->offsets.confirm_lsn));
	daemon->server_lsn = daemon->server.wal_lsn;
	daemon->offsets.timeline = daemon->server.timeline;
	return 0;
}
