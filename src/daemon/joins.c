/* Tables that begin to match later: put down for a snapshot, in a record that is committed, before they are added to the publication;
 * so a crash between the two forgets none (design G4, delivery "Tables that begin to match later").
 *
 * The keeper finds them and holds them back, the reader puts them down, and once that is recorded the keeper lets them in. A table
 * that somebody else has added is put down when it is seen, and so is one that got another name, or the name of another one: topics go
 * by names, and what this table had before is in none, or in another one's. So is, where roots are published instead of leaves, a leaf that was
 * attached with its rows: nobody can hold that back. The first look after a start only takes note of what there is: what was added
 * or attached while nobody looked is not found. But where a consistent snapshot begins, its list of tables is the first look, and the
 * second one comes at its end.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/incremental.h"

enum { JOINS_LEAF = 1024 }; /* ids of a dozen levels; what is longer is told apart by its beginning */

struct join {
	uint32_t oid;
	char schema[OFFSETS_NAME], name[OFFSETS_NAME];
	char part_schema[OFFSETS_NAME], part_name[OFFSETS_NAME]; /* empty: all of it */
};

/* What keeper and reader hand each other. */
struct joins_ask {
	uint32_t count;
	struct join tables[OFFSETS_SNAPSHOTS_MAX];
	uint32_t added; /* the reader's: the first ones, as many as there was room for */
};

struct joins { /* the keeper's */
	struct daemon *daemon;
	struct joins_ask *asked;    /* with the reader */
	struct joins_ask *answered; /* from it: its tables may be let in */
	bool looked;
	struct map published; /* known to be, as of the last look: "schema<NUL>table" to its OID */
	struct map attached;  /* the same: "root/leaf's id", and of each root "root/" */
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

/* count: it is not there */
static uint32_t place_of(const struct joins_ask *ask, uint32_t count, const struct source_table *table)
{
	uint32_t i = 0;

	while (i < count && !(ask->tables[i].oid == table->oid && strcmp(ask->tables[i].schema, table->schema) == 0 &&
			      strcmp(ask->tables[i].name, table->name) == 0 && !ask->tables[i].part_name[0]))
		i++;
	return i;
}

static bool listed(const struct joins_ask *ask, uint32_t count, const struct source_table *table)
{
	return ask && place_of(ask, count, table) < count;
}

static void add(struct joins_ask *ask, const struct source_table *table)
{
	if (ask->count == OFFSETS_SNAPSHOTS_MAX)
		return; /* with a later look */
	struct join *to = &ask->tables[ask->count++];
	*to = (struct join){.oid = table->oid};
	snprintf(to->schema, sizeof to->schema, "%s", table->schema);
	snprintf(to->name, sizeof to->name, "%s", table->name);
}

/* false: with a later look */
static bool add_part(struct joins_ask *ask, const struct source_table *root, const struct source_leaf *leaf)
{
	if (!ask || ask->count == OFFSETS_SNAPSHOTS_MAX)
		return false;
	add(ask, root);
	struct join *to = &ask->tables[ask->count - 1];
	snprintf(to->part_schema, sizeof to->part_schema, "%s", leaf->schema);
	snprintf(to->part_name, sizeof to->part_name, "%s", leaf->name);
	return true;
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
	map_fini(&joins->attached);
	memory_free(joins);
}

static size_t name_of(const struct source_table *table, char name[2 * OFFSETS_NAME])
{
	return (size_t)snprintf(name, 2 * OFFSETS_NAME, "%s%c%s", table->schema, 0, table->name);
}

/* as this table: of the topic, which goes by the name, the rows of another one are not its */
static bool is_known(const struct joins *joins, const struct source_table *table)
{
	char name[2 * OFFSETS_NAME];
	size_t length = name_of(table, name);

	return (uintptr_t)map_get(&joins->published, name, length) == table->oid;
}

/* somebody else has added it since the last look, or renamed it */
static bool appeared(struct joins *joins, const struct source_table *table)
{
	return joins->looked && table->matched && is_published(table) && !is_known(joins, table) &&
	       !listed(joins->answered, joins->answered ? joins->answered->added : 0, table);
}

int joins_let_in(struct joins *joins, const struct source_tables *tables, struct error *error)
{
	struct joins_ask *answer = joins->answered;

	for (uint32_t i = 0; answer && i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		uint32_t place = is_published(table) ? place_of(answer, answer->added, table) : answer->added;
		if (place == answer->added)
			continue;
		char name[2 * OFFSETS_NAME];
		size_t length = name_of(table, name);
		if (map_put(&joins->published, name, length, (void *)(uintptr_t)table->oid) < 0)
			return error_set(error, ERROR_MEMORY, "no memory for the published tables");
		memmove(&answer->tables[place], &answer->tables[place + 1],
			(--answer->count - place) * sizeof *answer->tables);
		answer->added--;
	}
	return 0;
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
		bool known = is_known(joins, table) || (!joins->looked && is_published(table)) ||
			     (joins->answered && listed(joins->answered, joins->answered->added, table)) ||
			     (told && listed(told, told->count, table));
		if (known && table->matched && !table->held &&
		    map_put(&now, name, length, (void *)(uintptr_t)table->oid) < 0) {
			map_fini(&now);
			return error_set(error, ERROR_MEMORY, "no memory for the published tables");
		}
	}
	map_fini(&joins->published);
	joins->published = now;
	joins->looked = true;
	return 0;
}

/* ---- leaves ---- */

static const struct source_table *root_of(const struct source_tables *tables, const struct source_leaf *leaf)
{
	for (uint32_t i = 0; i < tables->count; i++)
		if (tables->tables[i].oid == leaf->root)
			return &tables->tables[i];
	return NULL;
}

static int note(struct map *map, struct joins *joins, uint32_t root, const char *leaf)
{
	char key[JOINS_LEAF];
	int length = snprintf(key, sizeof key, "%u/%s", (unsigned)root, leaf);

	return map_put(map, key, (size_t)length, joins);
}

static bool is_noted(const struct joins *joins, uint32_t root, const char *leaf)
{
	char key[JOINS_LEAF];
	int length = snprintf(key, sizeof key, "%u/%s", (unsigned)root, leaf);

	return map_get(&joins->attached, key, (size_t)length);
}

/* Its rows are new to its root. Of a root that is new itself all rows are. */
static bool is_attached(const struct joins *joins, const struct source_leaf *leaf)
{
	return joins->looked && is_noted(joins, leaf->root, "") && !is_noted(joins, leaf->root, leaf->id);
}

/* what is neither published nor about to be has no rows in a topic, and is read whole if it ever is */
static bool is_wanted(const struct config *config, const struct source_table *root)
{
	return root->matched && (is_published(root) || joins_is_new(config, root));
}

/* ask: NULL: nobody can be told now, and it is seen again */
static int attachments(struct joins *joins, const struct config *config, const struct source_tables *tables,
		       struct joins_ask *ask, struct map *now)
{
	for (uint32_t i = 0; i < tables->leaf_count; i++) {
		const struct source_leaf *leaf = &tables->leaves[i];
		const struct source_table *root = is_attached(joins, leaf) ? root_of(tables, leaf) : NULL;
		if (root && is_wanted(config, root) && !add_part(ask, root, leaf))
			continue;
		if (note(now, joins, leaf->root, leaf->id) < 0)
			return -1;
	}
	for (uint32_t i = 0; i < tables->count; i++)
		if (tables->tables[i].kind == 'p' && note(now, joins, tables->tables[i].oid, "") < 0)
			return -1;
	return 0;
}

static int attached(struct joins *joins, const struct config *config, const struct source_tables *tables,
		    struct joins_ask *ask, struct error *error)
{
	struct map now = {0};

	if (attachments(joins, config, tables, ask, &now) < 0) {
		map_fini(&now);
		return error_set(error, ERROR_MEMORY, "no memory for the partitions");
	}
	map_fini(&joins->attached);
	joins->attached = now;
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

/* what there was no room for */
static void ask_again(struct joins *joins, struct joins_ask *ask)
{
	struct joins_ask *answered = joins->answered;

	if (!answered || joins->asked || answered->added == answered->count)
		return;
	ask->count = answered->count - answered->added;
	memcpy(ask->tables, &answered->tables[answered->added], ask->count * sizeof *ask->tables);
	answered->count = answered->added;
}

int joins_hold(struct joins *joins, const struct config *config, struct source_tables *tables, struct error *error)
{
	if (!joins_wanted(config))
		return 0;
	answer_take(joins);
	struct joins_ask *ask = memory_alloc(sizeof *ask);
	if (!ask)
		return error_set(error, ERROR_MEMORY, "no memory for the tables that join");
	ask_again(joins, ask);
	for (uint32_t i = 0; i < tables->count; i++) {
		struct source_table *table = &tables->tables[i];
		bool joining = joins_is_new(config, table);
		if (joining && listed(joins->answered, joins->answered ? joins->answered->added : 0, table))
			continue;
		table->held = joining;
		if ((joining || appeared(joins, table)) && !listed(ask, ask->count, table))
			add(ask, table);
	}
	int result = attached(joins, config, tables, joins->asked ? NULL : ask, error);
	bool tell = ask->count && !joins->asked;
	if (result == 0)
		result = remember(joins, tables, tell ? ask : NULL, error);
	if (result == 0 && tell && ring_push(joins->daemon->joining, ask))
		joins->asked = ask;
	else
		memory_free(ask);
	return result;
}

/* ---- the reader's side ---- */

_Static_assert((int)CONFIG_WHERE_MAX < (int)OFFSETS_WHERE, "a configured condition is never cut");

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

/* what a part's rows replace is not known: the topic has the other parts' too */
static struct offsets_snapshot join_entry(const struct config *config, const struct join *join)
{
	struct offsets_snapshot entry = joins_entry(config, join->schema, join->name);

	if (join->part_name[0])
		entry.replace = OFFSETS_REPLACE_NONE;
	memcpy(entry.part_schema, join->part_schema, sizeof entry.part_schema);
	memcpy(entry.part_name, join->part_name, sizeof entry.part_name);
	return entry;
}

/* An entry of that name may be of the table that had it before, for some of its rows, and far into them: all of this one's are wanted.
 * So are they of a table that was not published for a while. */
static void put_down_again(struct daemon *daemon, uint32_t place, const struct offsets_snapshot *entry)
{
	struct offsets_snapshot *there = &daemon->lists.snapshots[place];

	there->replace = entry->replace;
	memcpy(there->where, entry->where, sizeof there->where);
	daemon->incremental->notes[place].fresh = true;
	incremental_asked(daemon, entry,
			  0); /* false: it goes on as it is where the session ends before that is recorded */
	if (place == 0)
		incremental_anew(daemon);
	else
		incremental_extended(daemon);
	log_info("snapshot", "a table whose snapshot is not over begins to match another time: it is read anew",
		 "table", entry->name, "schema", entry->schema, "partition",
		 entry->part_name[0] ? entry->part_name : NULL, NULL);
}

static bool is_there(const struct offsets *record, const struct offsets_snapshot *entry)
{
	for (uint32_t i = 0; i < record->snapshot_count; i++)
		if (incremental_same(&record->snapshots[i], entry))
			return true;
	return false;
}

/* true: all of it */
static bool record_all(const struct config *config, const struct joins_ask *ask, struct offsets *record)
{
	for (uint32_t i = 0; i < ask->count; i++) {
		struct offsets_snapshot entry = join_entry(config, &ask->tables[i]);
		if (is_there(record, &entry))
			continue;
		if (record->snapshot_count == OFFSETS_SNAPSHOTS_MAX)
			return false;
		log_info("snapshot", "a table that began to match meanwhile is read too", "table", entry.name, "schema",
			 entry.schema, "partition", entry.part_name[0] ? entry.part_name : NULL, NULL);
		entry.started_ms = (uint64_t)clock_realtime_us() / 1000;
		record->snapshots[record->snapshot_count++] = entry;
	}
	return true;
}

static int look(struct joins *joins, const struct source_tables *tables, struct joins_ask *ask, struct error *error)
{
	const struct config *config = joins->daemon->config;

	for (uint32_t i = 0; i < tables->count; i++)
		if (appeared(joins, &tables->tables[i]))
			add(ask, &tables->tables[i]);
	return attached(joins, config, tables, ask, error) < 0 ? -1 : remember(joins, tables, ask, error);
}

int joins_catch_up(struct daemon *daemon, const struct source_tables *listed, const struct source_tables *now,
		   struct offsets *record, struct error *error)
{
	if (!joins_wanted(daemon->config) || daemon->keeper_running) /* it has looked all the while */
		return 0;
	joins_free(daemon->joins);
	daemon->joins = joins_new(daemon, error);
	struct joins_ask *ask = memory_alloc(sizeof *ask);
	int result = daemon->joins && ask ? 0 : error_set(error, ERROR_MEMORY, "no memory for the tables that join");
	if (result == 0)
		result = look(daemon->joins, listed, ask, error);
	if (result == 0)
		result = look(daemon->joins, now, ask, error);
	if (result == 0 && !record_all(daemon->config, ask, record))
		result = error_set(error, ERROR_UNAVAILABLE, "more than %d tables joined while the snapshot was taken",
				   OFFSETS_SNAPSHOTS_MAX);
	memory_free(ask);
	return result;
}

static void put_down(struct daemon *daemon, struct joins_ask *ask)
{
	for (ask->added = 0; ask->added < ask->count; ask->added++) {
		const struct join *table = &ask->tables[ask->added];
		struct offsets_snapshot entry = join_entry(daemon->config, table);
		uint32_t place = incremental_find(daemon, &entry);
		if (place < daemon->lists.snapshot_count) {
			put_down_again(daemon, place, &entry);
			continue;
		}
		if (!incremental_add(daemon, &entry, 0))
			break;
		log_info("snapshot", "a table that begins to match is read too", "table", table->name, "schema",
			 table->schema, "partition", table->part_name[0] ? table->part_name : NULL, NULL);
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

/* What was put down and is in no record may be lost with the session, or be as it was. */
void joins_begin_session(struct daemon *daemon)
{
	if (daemon->join)
		put_down(daemon, daemon->join);
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
	joins_free(daemon->joins);
	daemon->joins = NULL;
	memory_free(daemon->join);
	for (void *ask; daemon->joining && (ask = ring_pop(daemon->joining, 0));)
		memory_free(ask);
	for (void *ask; daemon->joined && (ask = ring_pop(daemon->joined, 0));)
		memory_free(ask);
	ring_free(daemon->joining);
	ring_free(daemon->joined);
}
