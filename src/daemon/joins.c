/* Tables that begin to match later: put down for a snapshot, in a record that is committed, before they are added to the publication;
 * so a crash between the two forgets none (design G4, delivery "Tables that begin to match later").
 *
 * The keeper finds them and holds them back, the reader puts them down, and once that is recorded the keeper lets them in. A table
 * that somebody else has added is put down when it is seen.
 */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "daemon/incremental.h"

/* What keeper and reader hand each other. */
struct joins_ask {
	uint32_t count;
	struct command_table tables[OFFSETS_SNAPSHOTS_MAX];
	uint32_t added; /* the reader's: the first ones, as many as there was room for */
};

struct joins { /* the keeper's */
	struct daemon *daemon;
	struct joins_ask *asked;    /* with the reader */
	struct joins_ask *answered; /* from it: its tables may be let in */
	bool looked;
	struct map published; /* known to be, as of the last look: "schema<NUL>table" */
};

bool joins_wanted(const struct config *config)
{
	return config->snapshot.new_tables && config->snapshot.mode != CONFIG_SNAPSHOT_NEVER;
}

static bool is_published(const struct source_table *table)
{
	return table->published || table->published_inserts;
}

bool joins_is_new(const struct config *config, const struct source_table *table)
{
	return table->matched && table->owned && !is_published(table) && config->publication.manage &&
	       !config->publication.all_tables;
}

static bool listed(const struct joins_ask *ask, uint32_t count, const struct source_table *table)
{
	for (uint32_t i = 0; ask && i < count; i++)
		if (strcmp(ask->tables[i].schema, table->schema) == 0 && strcmp(ask->tables[i].name, table->name) == 0)
			return true;
	return false;
}

static void add(struct joins_ask *ask, const struct source_table *table)
{
	if (ask->count == OFFSETS_SNAPSHOTS_MAX)
		return; /* with a later look */
	struct command_table *to = &ask->tables[ask->count++];
	snprintf(to->schema, sizeof to->schema, "%s", table->schema);
	snprintf(to->name, sizeof to->name, "%s", table->name);
}

/* ---- the keeper's side ---- */

struct joins *joins_new(struct daemon *daemon, struct error *error)
{
	struct joins *joins = memory_alloc(sizeof *joins);

	if (!joins)
		error_set(error, ERROR_MEMORY, "no memory for the tables that join");
	else
		joins->daemon = daemon;
	return joins;
}

void joins_free(struct joins *joins)
{
	if (!joins)
		return;
	memory_free(joins->answered);
	map_fini(&joins->published);
	memory_free(joins);
}

static size_t name_of(const struct source_table *table, char name[2 * OFFSETS_NAME])
{
	return (size_t)snprintf(name, 2 * OFFSETS_NAME, "%s%c%s", table->schema, 0, table->name);
}

/* somebody else has added it since the last look */
static bool appeared(struct joins *joins, const struct source_table *table)
{
	char name[2 * OFFSETS_NAME];
	size_t length = name_of(table, name);

	return joins->looked && table->matched && is_published(table) && !map_get(&joins->published, name, length) &&
	       !listed(joins->answered, joins->answered ? joins->answered->added : 0, table);
}

/* What is published, and known to be: what nobody could be told of now is seen again at the next look. */
static int remember(struct joins *joins, const struct source_tables *tables, const struct joins_ask *told,
		    struct error *error)
{
	struct map now = {0};

	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		char name[2 * OFFSETS_NAME];
		size_t length = name_of(table, name);
		bool known = map_get(&joins->published, name, length) || !joins->looked ||
			     (joins->answered && listed(joins->answered, joins->answered->added, table)) ||
			     (told && listed(told, told->count, table));
		if (known && table->matched && !table->held &&
		    map_put(&now, name, length, &joins->published) < 0) { /* a set: any pointer does */
			map_fini(&now);
			return error_set(error, ERROR_MEMORY, "no memory for the published tables");
		}
	}
	map_fini(&joins->published);
	joins->published = now;
	joins->looked = true;
	return 0;
}

static void answer_take(struct joins *joins)
{
	struct joins_ask *answer = ring_pop(joins->daemon->joined, 0);

	if (!answer)
		return;
	memory_free(joins->answered);
	joins->answered = answer;
	joins->asked = NULL;
}

int joins_hold(struct joins *joins, const struct config *config, struct source_tables *tables, struct error *error)
{
	if (!joins_wanted(config))
		return 0;
	answer_take(joins);
	struct joins_ask *ask = memory_alloc(sizeof *ask);
	if (!ask)
		return error_set(error, ERROR_MEMORY, "no memory for the tables that join");
	for (uint32_t i = 0; i < tables->count; i++) {
		struct source_table *table = &tables->tables[i];
		bool joining = joins_is_new(config, table);
		if (joining && listed(joins->answered, joins->answered ? joins->answered->added : 0, table))
			continue;
		table->held = joining;
		if (joining || appeared(joins, table))
			add(ask, table);
	}
	bool tell = ask->count && !joins->asked;
	int result = remember(joins, tables, tell ? ask : NULL, error);
	if (result == 0 && tell && ring_push(joins->daemon->joining, ask))
		joins->asked = ask;
	else
		memory_free(ask);
	return result;
}

/* ---- the reader's side ---- */

static bool waits_already(const struct daemon *daemon, const struct command_table *table)
{
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++)
		if (strcmp(daemon->lists.snapshots[i].schema, table->schema) == 0 &&
		    strcmp(daemon->lists.snapshots[i].name, table->name) == 0)
			return true;
	return false;
}

struct offsets_snapshot joins_entry(const struct config *config, const char *schema, const char *name)
{
	const char *where = snapshot_where(config, schema, name);
	struct offsets_snapshot entry = {.replace = where                         ? OFFSETS_REPLACE_NONE
						    : replace_by_truncate(config) ? OFFSETS_REPLACE_TRUNCATE
										  : OFFSETS_REPLACE_MERGE};

	snprintf(entry.schema, sizeof entry.schema, "%s", schema);
	snprintf(entry.name, sizeof entry.name, "%s", name);
	snprintf(entry.where, sizeof entry.where, "%s", where ? where : "");
	return entry;
}

static void put_down(struct daemon *daemon, struct joins_ask *ask)
{
	for (ask->added = 0; ask->added < ask->count; ask->added++) {
		const struct command_table *table = &ask->tables[ask->added];
		struct offsets_snapshot entry = joins_entry(daemon->config, table->schema, table->name);
		if (waits_already(daemon, table))
			continue;
		if (!incremental_add(daemon, &entry, 0))
			break;
		log_info("snapshot", "a table that begins to match is read too", "table", table->name, "schema",
			 table->schema, NULL);
	}
	if (ask->added < ask->count)
		log_warning("snapshot", "too many tables wait for their snapshot: the rest joins when these are done",
			    "left", LOG_INT(ask->count - ask->added), NULL);
}

static bool is_recorded(const struct daemon *daemon)
{
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++)
		if (daemon->incremental->notes[i].fresh)
			return false;
	return pipeline_settled(daemon->pipeline);
}

void joins_turn(struct daemon *daemon)
{
	if (!daemon->join) {
		daemon->join = ring_pop(daemon->joining, 0);
		if (daemon->join)
			put_down(daemon, daemon->join);
	} else if (is_recorded(daemon) && ring_push(daemon->joined, daemon->join)) {
		daemon->join = NULL;
		keeper_wake(daemon);
	}
}

void joins_fini(struct daemon *daemon)
{
	memory_free(daemon->join);
	for (void *ask; daemon->joining && (ask = ring_pop(daemon->joining, 0));)
		memory_free(ask);
	for (void *ask; daemon->joined && (ask = ring_pop(daemon->joined, 0));)
		memory_free(ask);
	ring_free(daemon->joining);
	ring_free(daemon->joined);
}
