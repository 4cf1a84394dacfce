/* What topics hold from before an incremental snapshot (design section 4, delivery "Snapshots"). A topic that holds nothing needs
 * nothing. Else a truncate event comes before the rows, or, with `merge`, tombstones come behind them.
 *
 * Happy path of a merge: before the first row the ends of the topic's partitions are remembered, and recorded with the first chunk.
 * Behind the last one: a low watermark (SETTLE); when all before it is committed the topic's ends say how far it is to be searched;
 * the chunks' thread finds the keys whose newest record is older than the rows, and writes the high watermark (SEARCH); at it the
 * pipeline publishes tombstones, but for what the stream has touched meanwhile. What is spoilt is done again, and so is all of it
 * after a crash: that the rows are there is recorded. Where more keys are gone than are kept, the rest is merged in another round.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "daemon/incremental.h"
#include "schema/names.h"

enum { REPEAT_US = 50000, REPEATS_MAX = 40 }; /* a merge that is spoilt reads the topic again */

/* ---- before the rows ---- */

static int ends(struct daemon *daemon, struct topics_range **ranges, struct error *error)
{
	struct topic *topic = daemon->incremental->plan->topic;

	*ranges = memory_alloc((size_t)topic->partitions * sizeof **ranges);
	if (!*ranges)
		return error_set(error, ERROR_MEMORY, "no memory for %d partitions' ends", (int)topic->partitions);
	topics_timeout(daemon->topics, session_topic_try_us(daemon));
	if (topics_ends(daemon->topics, &topic, 1, *ranges, error) < 0) {
		memory_free(*ranges);
		return -1;
	}
	daemon->topic_try_us = 0;
	return 0;
}

static bool holds(const struct topics_range *ranges, int32_t count)
{
	for (int32_t i = 0; i < count; i++)
		if (ranges[i].end > ranges[i].first)
			return true;
	return false;
}

static int too_many_partitions(struct daemon *daemon, int32_t count)
{
	char why[120];

	if (count <= OFFSETS_BEFORE_MAX)
		return 0;
	snprintf(why, sizeof why,
		 "what is gone can be merged away from topics of at most %d partitions: this one has %d",
		 OFFSETS_BEFORE_MAX, (int)count);
	incremental_fail(daemon, why);
	return 1;
}

static int remember(struct daemon *daemon, const struct topics_range *ranges, int32_t count)
{
	struct incremental *incremental = daemon->incremental;

	if (too_many_partitions(daemon, count))
		return 1;
	incremental->before_count = (uint32_t)count;
	for (int32_t i = 0; i < count; i++)
		incremental->before[i] = ranges[i].end;
	return 0;
}

/* Until the first chunk is recorded it is asked anew each time: then all its rows are read again, too. An entry keeps its way of
 * replacing where nothing is to be replaced: the rows that it publishes may have to be, once the table is another one. */
int merge_prepare(struct daemon *daemon, struct error *error)
{
	const struct offsets_snapshot *entry = incremental_first(daemon);
	const int32_t count = daemon->incremental->plan->topic->partitions;
	struct topics_range *ranges;
	int result = 0;

	if (entry->begun || entry->replace == OFFSETS_REPLACE_NONE)
		return 0;
	if (ends(daemon, &ranges, error) < 0)
		return -1;
	daemon->incremental->held = holds(ranges, count);
	daemon->incremental->before_count = 0;
	if (daemon->incremental->held && entry->replace == OFFSETS_REPLACE_MERGE)
		result = remember(daemon, ranges, count);
	memory_free(ranges);
	return result;
}

void merge_begun(struct daemon *daemon)
{
	const struct incremental *incremental = daemon->incremental;
	struct offsets *lists = &daemon->lists;

	if (incremental_first(daemon)->replace != OFFSETS_REPLACE_MERGE)
		return;
	lists->snapshot_before_count = incremental->before_count;
	memcpy(lists->snapshot_before, incremental->before, incremental->before_count * sizeof *lists->snapshot_before);
}

bool merge_wanted(struct daemon *daemon)
{
	return incremental_first(daemon)->replace == OFFSETS_REPLACE_MERGE && daemon->lists.snapshot_before_count > 0;
}

/* ---- behind the rows ---- */

int merge_begin(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	struct chunks_order what = {.kind = CHUNKS_LOW};
	char low[25], high[25];

	random_hex(low, sizeof low - 1);
	random_hex(high, sizeof high - 1);
	const struct pipeline_window window = {
		.oid = incremental->table->relation.oid, .low_token = low, .high_token = high, .merge = true};
	if (pipeline_window(daemon->pipeline, &window, error) < 0)
		return -1;
	marker_write(what.low, daemon->instance_id, "low", low);
	marker_write(incremental->high, daemon->instance_id, "high", high);
	incremental->gone_held = NULL;
	incremental->read_failed = false;
	incremental_order(daemon, &what);
	incremental_to_state(incremental, INCREMENTAL_SETTLE);
	return 0;
}

/* Partitions that were added since hold nothing from before. Offsets never go back, but where a topic is made anew. */
static int bounds(struct daemon *daemon, const struct topics_range *ranges, int32_t count, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	const struct offsets *lists = &daemon->lists;

	for (int32_t i = 0; i < count; i++) {
		incremental->before[i] = (uint32_t)i < lists->snapshot_before_count ? lists->snapshot_before[i] : 0;
		incremental->searched_to[i] = ranges[i].end;
		if (incremental->searched_to[i] < incremental->before[i])
			return error_set(error, ERROR_HISTORY,
					 "partition %d of topic %s ends earlier than before its rows", (int)i,
					 incremental->plan->topic->name);
	}
	return 0;
}

static int search(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	const struct topic *topic = incremental->plan->topic;
	struct chunks_order what = {.kind = CHUNKS_GONE};
	struct topics_range *ranges;

	if (too_many_partitions(daemon, topic->partitions))
		return 0;
	if ((uint32_t)topic->partitions < daemon->lists.snapshot_before_count)
		return error_set(error, ERROR_HISTORY, "topic %s has fewer partitions than before its rows",
				 topic->name);
	if (ends(daemon, &ranges, error) < 0)
		return -1;
	int result = bounds(daemon, ranges, topic->partitions, error);
	memory_free(ranges);
	if (result < 0)
		return -1;
	snprintf(what.topic, sizeof what.topic, "%s", topic->name);
	what.partitions = topic->partitions;
	what.before = incremental->before;
	what.through = incremental->searched_to;
	memcpy(what.high, incremental->high, sizeof what.high);
	incremental_order(daemon, &what);
	incremental_to_state(incremental, INCREMENTAL_SEARCH);
	incremental_say(incremental, "its rows are published; the topic is searched for those that are gone");
	return 0;
}

int merge_settle(struct daemon *daemon, struct error *error)
{
	if (!pipeline_window_settled(daemon->pipeline))
		return 0;
	if (search(daemon, error) == 0)
		return 0;
	pipeline_window_close(daemon->pipeline);
	return error_wrap(error, "looking for rows that are gone");
}

void merge_chunk(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;
	const struct chunk_keys *keys = incremental->gone_held;

	if (!keys || incremental_is_parked(daemon)) {
		pipeline_chunk(daemon->pipeline, NULL);
		return;
	}
	incremental->chunk = (struct pipeline_chunk){.plan = incremental->plan,
						     .gone = true,
						     .bytes = keys->bytes,
						     .lengths = keys->lengths,
						     .partitions = keys->partitions,
						     .count = keys->count};
	pipeline_chunk(daemon->pipeline, &incremental->chunk);
}

/* from the description on: it may be the key that is another one */
static void repeat(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;
	const unsigned repeats = incremental->repeats + 1;

	incremental_restart(daemon);
	incremental->repeats = repeats;
	incremental_say(incremental, "the topic is searched again: too much was changed meanwhile");
	incremental_wait_us(incremental, (int64_t)REPEAT_US * (repeats < REPEATS_MAX ? repeats : REPEATS_MAX));
}

void merge_concluded(struct daemon *daemon, const struct pipeline_chunk_outcome *outcome)
{
	struct incremental *incremental = daemon->incremental;
	const struct chunk_keys *keys = incremental->gone_held;

	incremental->gone_held = NULL;
	if (outcome->verdict != CHUNK_TAKEN || !keys) {
		repeat(daemon);
		return;
	}
	log_info("snapshot", "tombstones for the rows that are gone", "topic", incremental->plan->topic->name, "keys",
		 LOG_INT(outcome->rows), "touched_meanwhile", LOG_INT(outcome->overtaken), "more",
		 keys->more ? "yes" : NULL, NULL);
	incremental->repeats = 0;
	backoff_reset(&incremental->backoff);
	incremental_say(incremental, "");
	if (keys->more)
		incremental_to_state(incremental, INCREMENTAL_READY);
	else
		incremental_end(daemon, 0, STATUS_SNAPSHOT_DONE, "");
}

/* ---- another topic ---- */

/* What is remembered is of the old one, and the new one holds nothing from before. */
void incremental_topic_moved(struct daemon *daemon, const char *topic)
{
	const struct offsets_snapshot *entry = incremental_first(daemon);
	char name[OFFSETS_TOPIC];

	if (!entry || !entry->begun || incremental_topic_name(daemon, entry, name) < 0 || strcmp(name, topic) != 0)
		return;
	daemon->lists.snapshot_before_count = 0;
}
