/* What topics hold from before a snapshot: rows that are gone must not live on in consumers' copies (design section 4).
 *
 * A topic that holds nothing needs nothing. Else a truncate event comes before the rows; or, with `merge`, tombstones come behind
 * them for the keys that the topic has and the snapshot has not.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/snapshot.h"
#include "schema/names.h"

bool replace_by_truncate(const struct config *config)
{
	return config->snapshot.replace == CONFIG_REPLACE_TRUNCATE && config->events.truncate == CONFIG_TRUNCATE_EVENT;
}

/* whether the table's topic ever had a record */
static int holds(struct snapshot *snapshot, const struct snapshot_table *table, bool *holds, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	const struct source_table *source = &snapshot->listed.tables[table->listed];
	struct buffer name = {0};
	int result = 0;

	*holds = false;
	names_topic(&name, daemon->config->topics.prefix, source->schema, source->name);
	const struct topic *topic =
		name.failed ? NULL
			    : topic_intern(&daemon->topic_set, parking_topic_name(daemon, buffer_string(&name)));
	if (!topic)
		result = error_set(error, ERROR_MEMORY, "no memory for a topic's name");
	for (int32_t i = 0; result == 0 && i < topic->partitions && !*holds; i++) {
		int64_t end = 0;
		result = topics_end(daemon->topics, topic->name, i, &end, error);
		*holds = end > 0;
	}
	buffer_fini(&name);
	return result;
}

int snapshot_replace_begin(struct snapshot *snapshot, struct error *error)
{
	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		struct snapshot_table *table = &snapshot->tables[i];
		bool held;
		if (holds(snapshot, table, &held, error) < 0)
			return error_wrap(error, "looking at what the topics hold");
		table->replaced = held && !table->where && replace_by_truncate(snapshot->daemon->config);
	}
	return 0;
}

int snapshot_replace_end(struct snapshot *snapshot, struct error *error)
{
	(void)snapshot;
	(void)error;
	return 0;
}

int snapshot_lost_tables(struct snapshot *snapshot, struct offsets *record, struct error *error)
{
	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		const struct snapshot_table *table = &snapshot->tables[i];
		const struct source_table *source = &snapshot->listed.tables[table->listed];
		if (!table->lost)
			continue;
		if (record->snapshot_count == OFFSETS_SNAPSHOTS_MAX)
			return error_set(error, ERROR_UNAVAILABLE, "more than %d tables were rewritten meanwhile",
					 OFFSETS_SNAPSHOTS_MAX);
		struct offsets_snapshot *again = &record->snapshots[record->snapshot_count++];
		*again = (struct offsets_snapshot){.replace = replace_by_truncate(snapshot->daemon->config)
								     ? OFFSETS_REPLACE_TRUNCATE
								     : OFFSETS_REPLACE_MERGE};
		snprintf(again->schema, sizeof again->schema, "%s", source->schema);
		snprintf(again->name, sizeof again->name, "%s", source->name);
		snprintf(again->where, sizeof again->where, "%s", table->where ? table->where : "");
	}
	return 0;
}
