/* What topics hold from before a snapshot: rows that are gone must not live on in consumers' copies (design section 4).
 *
 * A topic that holds nothing needs nothing. Else a truncate event comes before the rows; or, with `merge`, tombstones come behind
 * them for the keys that the topic has and the snapshot has not. Without keys to go by there is only the truncate event.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/snapshot.h"
#include "schema/names.h"
#include "sink/gone.h"

enum { GONE_MEMORY = 24 << 20 }; /* bytes; topics of half a million keys are read twice, larger ones more often */

bool replace_by_truncate(const struct config *config)
{
	return config->snapshot.replace == CONFIG_REPLACE_TRUNCATE && config->events.truncate == CONFIG_TRUNCATE_EVENT;
}

/* ---- before ---- */

static int topics_find(struct snapshot *snapshot, struct topic **topics, uint32_t *partitions, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	struct buffer name = {0};

	*partitions = 0;
	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		struct snapshot_table *table = &snapshot->tables[i];
		const struct source_table *source = &snapshot->listed.tables[table->listed];
		buffer_clear(&name);
		names_topic(&name, daemon->config->topics.prefix, source->schema, source->name);
		table->topic = name.failed ? NULL
					   : topic_intern(&daemon->topic_set,
							  parking_topic_name(daemon, buffer_string(&name)));
		if (!table->topic) {
			buffer_fini(&name);
			return error_set(error, ERROR_MEMORY, "no memory for a topic's name");
		}
		topics[i] = table->topic;
		table->held = *partitions;
		*partitions += (uint32_t)table->topic->partitions;
	}
	buffer_fini(&name);
	return 0;
}

/* A part of the rows replaces nothing, but for the same part that a snapshot which did not end has published: of a stream that had
 * not begun yet, so nothing else is there. */
static bool leftover(const struct daemon *daemon)
{
	const enum config_snapshot mode = daemon->config->snapshot.mode;

	return daemon->export_again && (mode == CONFIG_SNAPSHOT_INITIAL || mode == CONFIG_SNAPSHOT_ONLY);
}

static void held_settle(struct snapshot *snapshot, const struct topics_range *ranges)
{
	const struct config *config = snapshot->daemon->config;

	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		struct snapshot_table *table = &snapshot->tables[i];
		bool holds = false;
		for (int32_t p = 0; p < table->topic->partitions; p++) {
			const struct topics_range *range = &ranges[table->held + (uint32_t)p];
			holds |= range->end > range->first;
			snapshot->held[table->held + (uint32_t)p] = range->end;
		}
		if (!holds || (table->where && !leftover(snapshot->daemon)))
			continue;
		table->merged = snapshot->listed.tables[table->listed].keyed && !replace_by_truncate(config);
		table->replaced = !table->merged && config->events.truncate == CONFIG_TRUNCATE_EVENT;
		if (!table->merged && !table->replaced)
			log_warning("snapshot",
				    "what the topic holds from before stays there: the table has no key, and "
				    "events.truncate is skip",
				    "topic", table->topic->name, NULL);
	}
}

int snapshot_replace_begin(struct snapshot *snapshot, struct error *error)
{
	struct topic **topics = memory_alloc((snapshot->table_count + 1) * sizeof(struct topic *));
	struct topics_range *ranges = NULL;
	uint32_t partitions = 0;
	int result = topics ? topics_find(snapshot, topics, &partitions, error)
			    : error_set(error, ERROR_MEMORY, "no memory for a list of topics");

	if (result == 0) {
		ranges = memory_alloc((partitions + 1) * sizeof *ranges);
		snapshot->held = memory_alloc((partitions + 1) * sizeof *snapshot->held);
		if (!ranges || !snapshot->held)
			result = error_set(error, ERROR_MEMORY, "no memory for %u partitions' ends", partitions);
	}
	topics_timeout(snapshot->daemon->topics, snapshot->daemon->config->kafka.request_timeout);
	if (result == 0)
		result = topics_ends(snapshot->daemon->topics, topics, snapshot->table_count, ranges, error);
	if (result == 0)
		held_settle(snapshot, ranges);
	memory_free(ranges);
	memory_free(topics);
	return result < 0 ? error_wrap(error, "looking at what the topics hold") : 0;
}

/* ---- behind the rows: tombstones for the keys that are gone ---- */

static int tombstone(struct snapshot *snapshot, struct job **job, const struct snapshot_table *table,
		     const struct sink_gone_key *key, struct error *error)
{
	for (;;) {
		if (!*job)
			*job = snapshot_batch(snapshot, error);
		if (!*job)
			return -1;
		struct batch *batch = (*job)->batch;
		if (encode_tombstone(batch, table->topic, key->partition, key->key, key->length,
				     export_time_us(snapshot->export) / 1000) == ENCODE_OK) {
			batch->position =
				(struct position){snapshot->lsn, 0, (*job)->snapshot.seq + ++(*job)->snapshot.rows};
			return 0;
		}
		if (batch_empty(batch) && batch_grow(batch, key->length + 64) < 0)
			return error_set(error, ERROR_MEMORY, "no memory for a key of %zu bytes", key->length);
		if (batch_empty(batch))
			continue;
		struct job *full = *job;
		*job = NULL;
		if (snapshot_batch_done(snapshot, full, error) < 0)
			return -1;
	}
}

static int gone_open(struct snapshot *snapshot, const struct snapshot_table *table, int64_t *through,
		     struct sink_gone **gone, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	const struct config *config = daemon->config;
	struct topics_range *ranges = memory_alloc((size_t)table->topic->partitions * sizeof *ranges);
	struct topic *topic = table->topic;
	int result = ranges ? topics_ends(daemon->topics, &topic, 1, ranges, error)
			    : error_set(error, ERROR_MEMORY, "no memory for a topic's ends");

	for (int32_t i = 0; result == 0 && i < topic->partitions; i++)
		through[i] = ranges[i].end;
	memory_free(ranges);
	struct sink_gone_options options = {.brokers = config->kafka.brokers,
					    .properties = daemon->sink_properties,
					    .property_count = config->kafka.properties.count,
					    .topic = topic->name,
					    .partitions = topic->partitions,
					    .before = snapshot->held + table->held,
					    .through = through,
					    .key_header = 5,
					    .memory_bytes = GONE_MEMORY,
					    .cancelled = &daemon->stopping,
					    .timeout_us = config->kafka.request_timeout};
	return result < 0 ? -1 : sink_gone_open(&options, gone, error);
}

/* 1: there may be more, 0: that was all */
static int gone_next(struct snapshot *snapshot, struct job **job, const struct snapshot_table *table,
		     struct sink_gone *gone, uint64_t *count, struct error *error)
{
	struct sink_gone_key key;

	if (atomic_load(&snapshot->daemon->stopping))
		return error_set(error, ERROR_STOPPED, "stopped");
	report_tick(snapshot->daemon, clock_monotonic_us());
	switch (sink_gone_next(gone, &key, error)) {
	case SINK_GONE_KEY:
		++*count;
		return tombstone(snapshot, job, table, &key, error) < 0 ? -1 : 1;
	case SINK_GONE_NONE:
		return 1;
	case SINK_GONE_END:
		return 0;
	case SINK_GONE_ERROR:
		break;
	}
	return -1;
}

static int gone_all(struct snapshot *snapshot, const struct snapshot_table *table, struct sink_gone *gone,
		    uint64_t *count, struct error *error)
{
	struct job *job = NULL;
	int result;

	do
		result = gone_next(snapshot, &job, table, gone, count, error);
	while (result > 0);
	return snapshot_batch_end(snapshot, job, result, error);
}

static int merge(struct snapshot *snapshot, const struct snapshot_table *table, struct error *error)
{
	int64_t *through = memory_alloc((size_t)table->topic->partitions * sizeof *through);
	struct sink_gone *gone = NULL;
	uint64_t count = 0;
	int result = through ? gone_open(snapshot, table, through, &gone, error)
			     : error_set(error, ERROR_MEMORY, "no memory for a topic's ends");

	if (result == 0)
		result = gone_all(snapshot, table, gone, &count, error);
	sink_gone_close(gone);
	memory_free(through);
	if (result == 0)
		result = snapshot_settle(snapshot, error);
	if (result == 0)
		log_info("snapshot", "tombstones for the rows that are gone", "topic", table->topic->name, "keys",
			 LOG_INT(count), NULL);
	return result < 0 ? error_wrap(error, "topic %s, looking for rows that are gone", table->topic->name) : 0;
}

int snapshot_replace_end(struct snapshot *snapshot, struct error *error)
{
	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		const struct snapshot_table *table = &snapshot->tables[i];
		if (table->merged && table->keyed && !table->lost && merge(snapshot, table, error) < 0)
			return -1;
	}
	return 0;
}

/* ---- tables that did not hold still ---- */

/* Only chunks can mend it, and they need a key, and a stream; and they replace no part of a table, as a part that was published before
 * is replaced here: beside it the topic has by then what the stream brought. */
static int check_mendable(const struct snapshot *snapshot, const struct snapshot_table *table, struct error *error)
{
	const struct source_table *source = &snapshot->listed.tables[table->listed];

	if (table->where && table->merged)
		return error_set(error, ERROR_UNAVAILABLE,
				 "table %s.%s was rewritten or truncated while the snapshot was taken, which was to "
				 "replace the rows that an earlier one had published",
				 source->schema, source->name);
	if (table->keyed && snapshot->daemon->config->snapshot.mode != CONFIG_SNAPSHOT_ONLY)
		return 0;
	return error_set(error, ERROR_UNAVAILABLE,
			 "table %s.%s was rewritten or truncated while the snapshot was taken%s", source->schema,
			 source->name, table->keyed ? "" : ", and it has no key by which it could be read again");
}

static enum offsets_replace replace_of(const struct snapshot *snapshot, const struct snapshot_table *table)
{
	if (table->where)
		return OFFSETS_REPLACE_NONE;
	return replace_by_truncate(snapshot->daemon->config) ? OFFSETS_REPLACE_TRUNCATE : OFFSETS_REPLACE_MERGE;
}

static const struct source_table *present(const struct source_tables *now, uint32_t oid)
{
	for (uint32_t i = 0; i < now->count; i++)
		if (now->tables[i].oid == oid)
			return &now->tables[i];
	return NULL;
}

static struct offsets_snapshot lost_entry(const struct snapshot *snapshot, const struct snapshot_table *table,
					  const struct source_table *now)
{
	const struct source_table *source = &snapshot->listed.tables[table->listed];
	struct offsets_snapshot again = {.replace = replace_of(snapshot, table)};

	if (now && (strcmp(now->schema, source->schema) != 0 || strcmp(now->name, source->name) != 0))
		return joins_entry(snapshot->daemon->config, now->schema, now->name);
	snprintf(again.schema, sizeof again.schema, "%s", source->schema);
	snprintf(again.name, sizeof again.name, "%s", source->name);
	snprintf(again.where, sizeof again.where, "%s", table->where ? table->where : "");
	return again;
}

/* It may have another name now; and of a partitioned one it may be a partition that is gone. */
int snapshot_lost_tables(struct snapshot *snapshot, const struct source_tables *now, struct offsets *record,
			 struct error *error)
{
	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		const struct snapshot_table *table = &snapshot->tables[i];
		const struct source_table *there = present(now, snapshot->listed.tables[table->listed].oid);
		if (!table->lost || (table->gone && !there))
			continue;
		if (check_mendable(snapshot, table, error) < 0)
			return -1;
		if (record->snapshot_count == OFFSETS_SNAPSHOTS_MAX)
			return error_set(error, ERROR_UNAVAILABLE, "more than %d tables were rewritten meanwhile",
					 OFFSETS_SNAPSHOTS_MAX);
		record->snapshots[record->snapshot_count++] = lost_entry(snapshot, table, there);
	}
	return 0;
}

/* ---- tables that are parked ---- */

/* Their rows come into their topic with the replay, and what it has besides is to be looked for behind them: chunks wait for that, and
 * merge then. They need a stream, and replace all rows or none. */
void snapshot_parked_tables(const struct snapshot *snapshot, struct offsets *record)
{
	const struct config *config = snapshot->daemon->config;

	for (uint32_t i = 0; i < snapshot->table_count; i++) {
		const struct snapshot_table *table = &snapshot->tables[i];
		const struct source_table *source = &snapshot->listed.tables[table->listed];
		if (!table->merged || !table->parked || table->lost)
			continue;
		struct offsets_snapshot entry = joins_entry(config, source->schema, source->name);
		if (entry.replace == OFFSETS_REPLACE_MERGE && config->snapshot.mode != CONFIG_SNAPSHOT_ONLY &&
		    record->snapshot_count < OFFSETS_SNAPSHOTS_MAX)
			record->snapshots[record->snapshot_count++] = entry;
		else
			log_warning("snapshot", "rows that are gone stay in the topic: its table is parked", "topic",
				    table->topic->name, NULL);
	}
}
