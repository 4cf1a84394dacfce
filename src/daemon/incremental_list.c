/* The list of tables that wait for their incremental snapshot, the first of which is under way: what puts them down, what ends
 * them, and what people ask for.
 */
#include "daemon/incremental.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"

enum { BLOCKED_US = 1000000 }; /* before a table that cannot be read yet is looked at again */

/* ---- what is under way ---- */

struct offsets_snapshot *incremental_first(struct daemon *daemon)
{
	return daemon->lists.snapshot_count ? &daemon->lists.snapshots[0] : NULL;
}

void incremental_wait_us(struct incremental *incremental, int64_t us)
{
	incremental->again_us = clock_monotonic_us() + us;
}

void incremental_say(struct incremental *incremental, const char *detail)
{
	snprintf(incremental->detail, sizeof incremental->detail, "%.*s", (int)sizeof incremental->detail - 1, detail);
}

void incremental_table_free(struct chunk_table *table)
{
	if (table)
		chunk_table_fini(table);
	memory_free(table);
}

void incremental_forget_table(struct incremental *incremental)
{
	if (incremental->table && incremental->chunks && chunks_busy(incremental->chunks)) {
		assert(!incremental->grave);
		incremental->grave = incremental->table;
	} else {
		incremental_table_free(incremental->table);
	}
	incremental->table = NULL;
	plan_free(incremental->plan);
	incremental->plan = NULL;
}

void incremental_extended(struct daemon *daemon)
{
	if (daemon->pipeline)
		pipeline_extended(daemon->pipeline);
}

void incremental_anew(struct daemon *daemon)
{
	struct offsets_snapshot *entry = incremental_first(daemon);

	incremental_restart(daemon);
	daemon->incremental->tracked = false;
	entry->begun = entry->merging = false;
	daemon->lists.snapshot_key_count = daemon->lists.snapshot_key_length = 0;
	daemon->lists.snapshot_before_count = 0;
	incremental_extended(daemon);
}

bool incremental_has_window(const struct incremental *incremental)
{
	return incremental->state == INCREMENTAL_READING || incremental->state == INCREMENTAL_SETTLE ||
	       incremental->state == INCREMENTAL_SEARCH;
}

void incremental_to_state(struct incremental *incremental, enum incremental_state state)
{
	incremental->state = state;
}

void incremental_restart(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;

	if (incremental_has_window(incremental) && daemon->pipeline)
		pipeline_window_close(daemon->pipeline);
	if (incremental->chunks && chunks_busy(incremental->chunks))
		chunks_give_up(incremental->chunks);
	incremental_forget_table(incremental);
	incremental->again = false;
	incremental->rows_held = NULL;
	incremental->gone_held = NULL;
	incremental->repeats = 0;
	incremental_to_state(incremental, INCREMENTAL_IDLE);
}

static void entry_remove(struct daemon *daemon, uint32_t place)
{
	struct offsets *lists = &daemon->lists;
	struct incremental *incremental = daemon->incremental;

	if (place == 0) {
		incremental_restart(daemon);
		lists->snapshot_key_count = lists->snapshot_key_length = 0;
		lists->snapshot_before_count = 0;
		incremental->rows_wanted = INCREMENTAL_ROWS_FIRST;
		/* nor does the next table wait for what this one waited for */
		incremental->again_us = 0;
		backoff_reset(&incremental->backoff);
		incremental_say(incremental, "");
	}
	uint32_t behind = --lists->snapshot_count - place;
	memmove(&lists->snapshots[place], &lists->snapshots[place + 1], behind * sizeof *lists->snapshots);
	memmove(&incremental->notes[place], &incremental->notes[place + 1], behind * sizeof *incremental->notes);
	if (place == 0)
		incremental->tracked = false; /* the next table's wait is its own */
	if (lists->snapshot_count == 0 && daemon->pipeline)
		pipeline_untrack(daemon->pipeline);
	incremental_extended(daemon);
}

static void asked_remove(struct incremental *incremental, const struct offsets_snapshot *entry)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < incremental->asked_count; i++)
		if (!incremental_same(&incremental->asked[i].entry, entry))
			incremental->asked[kept++] = incremental->asked[i];
	incremental->asked_count = kept;
}

bool incremental_asked(struct daemon *daemon, const struct offsets_snapshot *wanted, uint64_t command)
{
	struct incremental *incremental = daemon->incremental;

	asked_remove(incremental, wanted);
	if (incremental->asked_count == OFFSETS_SNAPSHOTS_MAX)
		return false;
	incremental->asked[incremental->asked_count].entry = *wanted;
	incremental->asked[incremental->asked_count++].command = command;
	return true;
}

void incremental_end(struct daemon *daemon, uint32_t place, enum status_snapshot_state state, const char *detail)
{
	if (state != STATUS_SNAPSHOT_DONE)
		asked_remove(daemon->incremental, &daemon->lists.snapshots[place]);
	incremental_ended(daemon, place, state, detail);
	entry_remove(daemon, place);
}

void incremental_fail(struct daemon *daemon, const char *detail)
{
	const struct offsets_snapshot *entry = incremental_first(daemon);

	log_warning("snapshot", "a table's snapshot is given up", "table", entry->name, "schema", entry->schema,
		    "because", detail, NULL);
	incremental_end(daemon, 0, STATUS_SNAPSHOT_FAILED, detail);
}

static void unbegun(struct offsets_snapshot *entry)
{
	entry->begun = entry->merging = false;
	entry->rows = entry->bytes = 0;
}

/* To the end of the list. The key, and what the topic held before, are recorded for the first place alone. */
static void step_back(struct daemon *daemon)
{
	struct offsets *lists = &daemon->lists;
	struct incremental *incremental = daemon->incremental;
	uint32_t last = lists->snapshot_count - 1;

	if (lists->snapshots[0].begun)
		log_info("snapshot", "a table gives way to those behind it, and begins anew later", "table",
			 lists->snapshots[0].name, "schema", lists->snapshots[0].schema, "because", incremental->detail,
			 NULL);
	unbegun(&lists->snapshots[0]);
	lists->snapshot_key_count = lists->snapshot_key_length = lists->snapshot_before_count = 0;
	incremental->rows_wanted = INCREMENTAL_ROWS_FIRST;
	struct offsets_snapshot entry = lists->snapshots[0];
	struct incremental_note note = incremental->notes[0];
	memmove(&lists->snapshots[0], &lists->snapshots[1], last * sizeof *lists->snapshots);
	memmove(&incremental->notes[0], &incremental->notes[1], last * sizeof *incremental->notes);
	lists->snapshots[last] = entry;
	incremental->notes[last] = note;
}

void incremental_blocked(struct daemon *daemon, const char *why)
{
	struct incremental *incremental = daemon->incremental;

	incremental_restart(daemon);
	incremental->tracked = false;
	incremental_say(incremental, why);
	incremental_wait_us(incremental, BLOCKED_US / daemon->lists.snapshot_count);
	if (daemon->lists.snapshot_count > 1)
		step_back(daemon);
}

/* ---- the list ---- */

bool incremental_add(struct daemon *daemon, const struct offsets_snapshot *wanted, uint64_t command)
{
	struct offsets *lists = &daemon->lists;

	if (lists->snapshot_count == OFFSETS_SNAPSHOTS_MAX || !incremental_asked(daemon, wanted, command))
		return false;
	if (lists->snapshot_count == 0)
		incremental_status_begin(daemon);
	daemon->incremental->status_us = 0; /* whoever asked looks for it there */
	struct offsets_snapshot *entry = &lists->snapshots[lists->snapshot_count];
	*entry = *wanted;
	entry->started_ms = (uint64_t)clock_realtime_us() / 1000;
	daemon->incremental->notes[lists->snapshot_count] =
		(struct incremental_note){.command = command, .fresh = true, .rows_expected = -1};
	lists->snapshot_count++;
	incremental_extended(daemon);
	return true;
}

bool incremental_same(const struct offsets_snapshot *one, const struct offsets_snapshot *other)
{
	return strcmp(one->schema, other->schema) == 0 && strcmp(one->name, other->name) == 0 &&
	       strcmp(one->part_schema, other->part_schema) == 0 && strcmp(one->part_name, other->part_name) == 0;
}

uint32_t incremental_find(const struct daemon *daemon, const struct offsets_snapshot *entry)
{
	uint32_t place = 0;

	while (place < daemon->lists.snapshot_count && !incremental_same(&daemon->lists.snapshots[place], entry))
		place++;
	return place;
}

/* ---- commands ---- */

static enum offsets_replace replace_of(const struct config *config)
{
	return replace_by_truncate(config) ? OFFSETS_REPLACE_TRUNCATE : OFFSETS_REPLACE_MERGE;
}

static void ask_table(struct daemon *daemon, const struct daemon_command *command, const struct command_table *table)
{
	const struct config *config = daemon->config;
	const char *where = command->where[0] ? command->where : snapshot_where(config, table->schema, table->name);
	enum offsets_replace replace = command->replace_given ? command->replace : replace_of(config);
	struct offsets_snapshot entry = {.replace = where ? OFFSETS_REPLACE_NONE : replace};
	const char *refused = NULL;

	snprintf(entry.schema, sizeof entry.schema, "%s", table->schema);
	snprintf(entry.name, sizeof entry.name, "%s", table->name);
	snprintf(entry.where, sizeof entry.where, "%s", where ? where : "");
	if (!patterns_match(&config->tables, table->schema, table->name))
		refused = "the table is not among those that `tables` chooses";
	else if (incremental_find(daemon, &entry) < daemon->lists.snapshot_count)
		refused = "a snapshot of the table is under way, or waits: cancel it first";
	else if (where && command->replace != OFFSETS_REPLACE_NONE)
		refused = "snapshot.where chooses a part of its rows, which replaces nothing";
	else if (!incremental_add(daemon, &entry, command->number))
		refused = "too many tables wait already";
	log_info("snapshot", refused ? "refused" : "asked for", "table", table->name, "schema", table->schema, "where",
		 where, "because", refused, NULL);
	if (refused)
		incremental_refused(daemon, table, command->number, refused);
}

static bool is_among(const struct offsets_snapshot *entry, const struct offsets_snapshot *entries, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (incremental_same(&entries[i], entry))
			return true;
	return false;
}

/* Remembered until it is recorded: a session that ends before begins again with a list that has it. */
static void cancel_entry(struct daemon *daemon, uint32_t place)
{
	struct incremental *incremental = daemon->incremental;
	const struct offsets_snapshot *entry = &daemon->lists.snapshots[place];

	if (is_among(entry, daemon->offsets.snapshots, daemon->offsets.snapshot_count) &&
	    !is_among(entry, incremental->cancelled, incremental->cancelled_count)) {
		assert(incremental->cancelled_count < OFFSETS_SNAPSHOTS_MAX);
		incremental->cancelled[incremental->cancelled_count++] = *entry;
	}
	incremental_end(daemon, place, STATUS_SNAPSHOT_CANCELLED, "cancelled");
}

/* and its parts */
static void cancel_table(struct daemon *daemon, const struct command_table *table)
{
	for (uint32_t place = daemon->lists.snapshot_count; place-- > 0;) {
		const struct offsets_snapshot *entry = &daemon->lists.snapshots[place];
		if (strcmp(entry->schema, table->schema) == 0 && strcmp(entry->name, table->name) == 0)
			cancel_entry(daemon, place);
	}
}

static void cancel(struct daemon *daemon, const struct daemon_command *command)
{
	if (command->table_count == 0)
		while (daemon->lists.snapshot_count)
			cancel_entry(daemon, daemon->lists.snapshot_count - 1);
	for (uint32_t i = 0; i < command->table_count; i++)
		cancel_table(daemon, &command->tables[i]);
	log_info("snapshot", "cancelled", "tables", command->table_count ? LOG_INT(command->table_count) : "all", NULL);
}

void incremental_ask(struct daemon *daemon, const struct daemon_command *command)
{
	switch (command->kind) {
	case COMMAND_SNAPSHOT:
		for (uint32_t i = 0; i < command->table_count; i++)
			ask_table(daemon, command, &command->tables[i]);
		break;
	case COMMAND_PAUSE:
	case COMMAND_RESUME:
		daemon->incremental->pause_fresh = true;
		daemon->lists.snapshots_paused = command->kind == COMMAND_PAUSE;
		log_info("snapshot", command->kind == COMMAND_PAUSE ? "paused" : "resumed", NULL);
		break;
	case COMMAND_CANCEL:
		cancel(daemon, command);
		break;
	case COMMAND_REPLAY:
		assert(false);
	}
}

/* ---- sessions ---- */

static void remove_if_there(struct daemon *daemon, const struct offsets_snapshot *entry)
{
	uint32_t place = incremental_find(daemon, entry);

	if (place < daemon->lists.snapshot_count)
		entry_remove(daemon, place);
}

/* One that was asked for again takes the place of the earlier one, which had ended in no submitted batch. What does not fit into the list has
 * to be asked for again. */
static void ask_again(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;
	uint32_t count = incremental->asked_count;

	for (uint32_t i = 0; i < count; i++) {
		struct offsets_snapshot entry = incremental->asked[0].entry;
		uint64_t command = incremental->asked[0].command;
		remove_if_there(daemon, &entry);
		if (!incremental_add(daemon, &entry, command)) {
			log_warning("snapshot", "a table's snapshot is to be asked for again", "table", entry.name,
				    "schema", entry.schema, "because", "too many tables wait already", NULL);
			asked_remove(incremental, &entry);
		}
	}
}

void incremental_carry_over(struct daemon *daemon, const struct offsets *before, const struct incremental_note *notes)
{
	struct incremental *incremental = daemon->incremental;

	for (uint32_t i = 0; i < incremental->cancelled_count; i++)
		remove_if_there(daemon, &incremental->cancelled[i]);
	for (uint32_t i = 0; i < before->snapshot_count; i++) {
		uint32_t place = incremental_find(daemon, &before->snapshots[i]);
		if (place < daemon->lists.snapshot_count && !notes[i].fresh)
			incremental->notes[place] = notes[i];
	}
	incremental_undone(daemon);
	ask_again(daemon);
}

/* the lists are the record's, and what is in no record yet comes behind */
static void lists_from(struct daemon *daemon, const struct offsets *record)
{
	static struct offsets before;

	offsets_copy(&before, &daemon->lists);
	offsets_copy_snapshots(&daemon->lists, record);
	incremental_begin_session(daemon, &before);
}

void incremental_slot_anew(struct daemon *daemon, struct offsets *record)
{
	struct offsets *lists = &daemon->lists;

	lists_from(daemon, record);
	lists->snapshot_key_count = lists->snapshot_key_length = lists->snapshot_before_count = 0;
	for (uint32_t i = 0; i < lists->snapshot_count; i++)
		unbegun(&lists->snapshots[i]);
	offsets_copy_snapshots(record, lists);
}

/* Whether the consistent snapshot brings all that the entry asks for: a table that was put down and is not published yet is not in it. */
static bool is_exported(const struct daemon *daemon, const struct offsets_snapshot *entry)
{
	const char *where = snapshot_where(daemon->config, entry->schema, entry->name);

	if (where && strcmp(where, entry->where) != 0)
		return false;
	for (uint32_t i = 0; i < daemon->export_tables.count; i++)
		if (daemon->export_wanted[i] && strcmp(daemon->export_tables.tables[i].schema, entry->schema) == 0 &&
		    strcmp(daemon->export_tables.tables[i].name, entry->name) == 0)
			return true;
	return false;
}

void incremental_slot_made(struct daemon *daemon, struct offsets *record)
{
	static const char covered[] = "the consistent snapshot that begins anew has its rows";
	struct offsets *lists = &daemon->lists;

	lists_from(daemon, record);
	for (uint32_t place = lists->snapshot_count; place-- > 0;) {
		struct offsets_snapshot *entry = &lists->snapshots[place];
		if (!is_exported(daemon, entry))
			continue;
		log_info("snapshot", "a table's snapshot is not taken", "table", entry->name, "schema", entry->schema,
			 "because", covered, NULL);
		incremental_end(daemon, place, STATUS_SNAPSHOT_CANCELLED, covered);
	}
	offsets_copy_snapshots(record, lists);
}

void incremental_recorded(struct daemon *daemon)
{
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++)
		daemon->incremental->notes[i].fresh = false;
	daemon->incremental->pause_fresh = false;
	daemon->incremental->cancelled_count = daemon->incremental->asked_count = 0;
	daemon->incremental->ends_submitted = daemon->incremental->ends;
}

void incremental_committed(struct daemon *daemon, uint64_t ends)
{
	if (ends == daemon->incremental->ends_recorded)
		return;
	daemon->incremental->ends_recorded = ends;
	daemon->incremental->status_us = 0;
}

uint64_t incremental_ends(const struct daemon *daemon)
{
	return daemon->incremental->ends;
}

void incremental_resume(struct daemon *daemon)
{
	const struct incremental *incremental = daemon->incremental;

	if (incremental->pause_fresh || incremental->cancelled_count || incremental->asked_count)
		incremental_extended(daemon);
}
