/* Incremental snapshots: tables in turn, each in chunks between two watermarks, while the stream flows (delivery "Snapshots").
 *
 * Happy path of a table: what it is (DESCRIBE), its plan, the wait until every transaction is over that ran when we began
 * (HORIZON), then chunk after chunk (READ): the chunks' thread writes the watermarks and reads the rows between, the pipeline
 * puts them into the batch at the high one, and how far it is goes into the offsets record of that very batch. After a crash it
 * goes on behind the last key that is recorded. What fails concerns its table alone: it is tried again, or told in the status.
 */
#include "daemon/incremental.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "metrics/metrics.h"
#include "schema/names.h"

enum {
	CHUNK_PART = 4,      /* of a batch, at most: streamed commits wait for its Kafka transaction */
	LIVE_PART = 8,       /* of that, and of chunk_time, while there are such commits */
	LIVE_US = 1000000,   /* since the last of them */
	LIVE_ROWS = 200,     /* at least: what a chunk costs beside its rows would be most of it */
	LIVE_REST = 4,       /* of chunk_time, at most, between two */
	HORIZON_US = 250000, /* between two looks at the transactions that run */
	BUSY_US = 1000000,   /* at what else the primary does */
	PAUSE_US = 5000,     /* see pause_of() */
	PAUSE_MAX_US = 500000,
};

static const char parked_detail[] = "the table is parked: once its schema is acceptable, `millrace replay` goes first";

/* ---- orders ---- */

void incremental_order(struct daemon *daemon, struct chunks_order *order)
{
	struct incremental *incremental = daemon->incremental;
	const struct offsets_snapshot *entry = incremental_first(daemon);

	order->number = ++incremental->number;
	snprintf(order->schema, sizeof order->schema, "%s", entry->schema);
	snprintf(order->name, sizeof order->name, "%s", entry->name);
	snprintf(order->part_schema, sizeof order->part_schema, "%s", entry->part_schema);
	snprintf(order->part_name, sizeof order->part_name, "%s", entry->part_name);
	snprintf(order->where, sizeof order->where, "%s", entry->where);
	chunks_give(incremental->chunks, order);
}

static void ask_for(struct daemon *daemon, enum chunks_kind kind, enum incremental_state state)
{
	struct chunks_order what = {.kind = kind, .newest = daemon->incremental->state == INCREMENTAL_TRACK};

	incremental_order(daemon, &what);
	incremental_to_state(daemon->incremental, state);
}

/* what the first chunk of a table that is to be replaced begins with */
static struct plan *truncate_plan(struct daemon *daemon)
{
	const struct offsets_snapshot *entry = incremental_first(daemon);

	return entry->replace == OFFSETS_REPLACE_TRUNCATE && daemon->incremental->held && !entry->begun
		       ? daemon->incremental->plan
		       : NULL;
}

/* Under synchronous replication a commit is in the stream some time before a snapshot sees it, and with steady writes there is always
 * one just before the low watermark. So a chunk that is read again leaves these commits time: behind the watermark, where it counts. */
static int64_t pause_of(unsigned repeats)
{
	int64_t us = PAUSE_US << (repeats < 8 ? repeats : 8);

	return repeats == 0 ? 0 : us < PAUSE_MAX_US ? us : PAUSE_MAX_US;
}

/* Whether the stream brings changes, which would wait behind chunks: for the chunk's Kafka transaction, and for the cores. */
static bool live(struct daemon *daemon, int64_t now_us)
{
	struct incremental *incremental = daemon->incremental;
	const struct pipeline_counts *counts = pipeline_counts(daemon->pipeline);
	uint64_t streamed = counts->inserts + counts->updates + counts->deletes;

	if (streamed != incremental->streamed)
		incremental->live_us = now_us;
	incremental->streamed = streamed;
	return incremental->live_us && now_us - incremental->live_us < LIVE_US;
}

static uint32_t rows_of(const struct daemon *daemon)
{
	int64_t most = daemon->config->snapshot.chunk_rows, rate = daemon->config->snapshot.rows_per_second;

	if (rate && rate / 2 < most)
		most = rate / 2 ? rate / 2 : 1;
	return daemon->incremental->rows_wanted < most ? daemon->incremental->rows_wanted : (uint32_t)most;
}

static int read_next(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	const struct offsets *lists = &daemon->lists;
	struct chunks_order what = {.kind = CHUNKS_READ, .pause_us = pause_of(incremental->repeats)};
	char low[25], high[25];

	random_hex(low, sizeof low - 1);
	random_hex(high, sizeof high - 1);
	struct pipeline_window window = {.oid = incremental->table->relation.oid,
					 .low_token = low,
					 .high_token = high,
					 .truncate = truncate_plan(daemon),
					 .again = incremental->again};
	if (pipeline_window(daemon->pipeline, &window, error) < 0)
		return -1;
	marker_write(what.low, daemon->instance_id, "low", low);
	marker_write(what.high, daemon->instance_id, "high", high);
	/* of its own: the lists move */
	memcpy(incremental->after, lists->snapshot_key, lists->snapshot_key_length);
	snprintf(incremental->where, sizeof incremental->where, "%s", lists->snapshots[0].where);
	what.query = (struct chunk_query){.table = incremental->table,
					  .after = lists->snapshot_key_count ? incremental->after : NULL,
					  .through = incremental->again ? incremental->through : NULL,
					  .where = incremental->where,
					  .rows = rows_of(daemon),
					  .bytes = (size_t)daemon->config->batch.bytes / CHUNK_PART,
					  .binary = incremental->binary,
					  .timeout_us = daemon->config->snapshot.statement_timeout};
	if (incremental->live)
		what.query.bytes /= LIVE_PART;
	incremental->rows_held = NULL;
	incremental->read_failed = false;
	incremental->asked_us = clock_monotonic_us();
	incremental_order(daemon, &what);
	incremental_to_state(incremental, INCREMENTAL_READING);
	return 0;
}

/* ---- a table's beginning ---- */

int incremental_topic_name(struct daemon *daemon, const struct offsets_snapshot *entry, char topic[OFFSETS_TOPIC])
{
	struct buffer name = {0};

	names_topic(&name, daemon->config->topics.prefix, entry->schema, entry->name);
	snprintf(topic, OFFSETS_TOPIC, "%s", buffer_string(&name));
	bool failed = name.failed;
	buffer_fini(&name);
	return failed ? -1 : 0;
}

bool incremental_is_parked(struct daemon *daemon)
{
	char topic[OFFSETS_TOPIC];

	return daemon->lists.parked_count && incremental_topic_name(daemon, incremental_first(daemon), topic) == 0 &&
	       parking_find(daemon, topic);
}

static int plan_make(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	struct relation *relation = relation_new(&incremental->table->relation);

	if (!relation)
		return error_set(error, ERROR_MEMORY, "no memory for a table");
	topics_timeout(daemon->topics, session_topic_try_us(daemon));
	int result = tables_plans(daemon, relation, &incremental->plan, 1, &incremental->binary, error);
	relation_free(relation);
	if (result == 0)
		daemon->topic_try_us = 0;
	return result;
}

/* what has the name, if anything has, where it is no table with rows of its own */
static const char *no_table(const struct chunk_table *table)
{
	switch (table->kind) {
	case 'v':
		return "it is a view, which has no changes: name the tables that it reads";
	case 'm':
		return "it is a materialized view, which cannot be published: name the tables that it reads";
	case 'f':
		return "it is a foreign table, whose changes are on another server";
	case 0:
	case 'r':
	case 'p':
		return "there is no such table";
	default:
		return "it is no table";
	}
}

/* why a table will never be in the publication, as source_tables_list() and PostgreSQL choose; NULL: it may yet be */
static const char *unpublishable(const struct config *config, const struct chunk_table *table)
{
	if (table->system)
		return "it is a system table, which cannot be published";
	if (table->persistence != 'p')
		return "the table is unlogged or temporary: what changes in it is in no stream";
	if (!config->publication.manage)
		return "it is not in the publication, which is left to its owner (publication.manage = false): have it added, then "
		       "ask again";
	if (table->partition && config->publication.via_partition_root)
		return "it is a partition, and its root is published instead (publication.via_partition_root): name that";
	if (table->partitioned && !config->publication.via_partition_root)
		return "it is partitioned, and its partitions are published instead (publication.via_partition_root is not set): "
		       "name those";
	return NULL;
}

/* why the described table cannot be read now, or at all */
static const char *unfit(struct daemon *daemon, bool *lasting)
{
	const struct chunk_table *table = daemon->incremental->table;
	const struct offsets_snapshot *entry = incremental_first(daemon);
	const char *never = table->published ? NULL : unpublishable(daemon->config, table);

	*lasting = true;
	if (!table->relation.oid)
		return no_table(table);
	if (table->part_lost)
		return "it is no partition of the table any more";
	if (!patterns_match(&daemon->config->tables, entry->schema, entry->name))
		return "the table is not among those that `tables` chooses";
	if (never)
		return never;
	if (table->key_count == 0)
		return "it has neither a primary key nor an index as replica identity: rows cannot be read in the order of a "
		       "key, nor told apart in the stream; a consistent snapshot (snapshot.mode) takes such tables";
	*lasting = false;
	if (!table->published)
		return "it is not in the publication yet";
	if (incremental_is_parked(daemon))
		return parked_detail;
	return NULL;
}

/* A key says how far a table is read, in the order of its columns: that table, with these columns. In another one that has its name,
 * or by other columns, it would stand anywhere, and rows on both sides of it would never be read. */
static bool recognized(struct daemon *daemon)
{
	const struct chunk_table *table = daemon->incremental->table;
	const struct offsets_snapshot *entry = incremental_first(daemon);
	struct offsets *lists = &daemon->lists;
	bool known = lists->snapshot_oid == table->rows_oid && lists->snapshot_key_kind == table->key_kind;

	if (!known && entry->begun) {
		log_info("snapshot", "the table is another one than before, or its key is: it is read anew", "table",
			 entry->name, "schema", entry->schema, NULL);
		incremental_anew(daemon);
		return false;
	}
	lists->snapshot_oid = table->rows_oid;
	lists->snapshot_key_kind = table->key_kind;
	return true;
}

static int described(struct daemon *daemon, struct chunks_answer *answer, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	bool lasting;

	incremental_forget_table(incremental);
	incremental->table = answer->table;
	answer->table = NULL;
	incremental->notes[0].rows_expected = incremental_first(daemon)->where[0] ? -1 : incremental->table->rows;
	const char *why = unfit(daemon, &lasting);
	if (why && lasting)
		incremental_fail(daemon, why);
	else if (why)
		incremental_blocked(daemon, why);
	if (why || !recognized(daemon))
		return 0;
	if (incremental->table->part_empty) {
		incremental_end(daemon, 0, STATUS_SNAPSHOT_DONE, "");
		return 0;
	}
	if (plan_make(daemon, error) < 0)
		return -1;
	if (incremental->plan->parking.topic) {
		incremental_blocked(daemon, parked_detail);
		return 0;
	}
	if (incremental->plan->key_count == 0) {
		incremental_fail(
			daemon,
			"its events have no key: rows cannot be told apart in the stream; a consistent snapshot "
			"(snapshot.mode) takes such tables");
		return 0;
	}
	int prepared = merge_prepare(daemon, error);
	if (prepared == 0) /* where the rows are all there, nothing has to be waited for */
		incremental_to_state(incremental, incremental->tracked || incremental_first(daemon)->merging
							  ? INCREMENTAL_READY
							  : INCREMENTAL_TRACK);
	return prepared < 0 ? -1 : 0;
}

/* ---- the wait: all that ran when commits began to be remembered is over ---- */

static void horizon(struct daemon *daemon, const struct chunks_answer *answer)
{
	struct incremental *incremental = daemon->incremental;

	busy_reason(daemon->config, &answer->busy, true, incremental->busy, sizeof incremental->busy);
	if (incremental->state != INCREMENTAL_HORIZON) {
		incremental_to_state(incremental, INCREMENTAL_READY);
		return;
	}
	if (answer->newest)
		incremental->bound = answer->newest;
	if (answer->xmin >= incremental->bound) {
		incremental->tracked = true;
		incremental_say(incremental, "");
		incremental_to_state(incremental, INCREMENTAL_READY);
		return;
	}
	char detail[sizeof incremental->detail];
	snprintf(detail, sizeof detail, "waits for transactions that began before it: %s",
		 answer->blockers.length ? answer->blockers.data : "(none that this role may see)");
	if (strcmp(detail, incremental->detail) != 0 && !incremental->waited)
		log_info("snapshot", "waits for transactions that began before it", "table",
			 incremental_first(daemon)->name, "transactions",
			 answer->blockers.length ? answer->blockers.data : NULL, NULL);
	incremental->waited = true;
	incremental_say(incremental, detail);
	incremental_to_state(incremental, INCREMENTAL_WAIT);
	incremental_wait_us(incremental, HORIZON_US);
}

/* ---- answers ---- */

/* what goes wrong is tried again, with backoff, unless it never passes: then the table's snapshot ends */
static int failed(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	if (error->code == ERROR_STOPPED)
		return 0;
	if (error->code == ERROR_MEMORY)
		return -1;
	if (!incremental_first(daemon))
		return 0;
	if (error->code == ERROR_TIMEOUT && incremental->state == INCREMENTAL_READING && incremental->rows_wanted > 10)
		incremental->rows_wanted /= 4;
	if (error_action(error->code) != ERROR_RETRY) {
		incremental_fail(daemon, error->text);
		return 0;
	}
	if (strcmp(incremental->detail, error->text) != 0)
		log_failure(LOG_WARNING, "snapshot", error, "consequence", "tried again", "table",
			    incremental_first(daemon)->name, NULL);
	incremental_restart(daemon);
	incremental_say(incremental, error->text);
	incremental_wait_us(incremental, backoff_next_us(&incremental->backoff, random_u64()));
	return 0;
}

static int rows_arrived(struct daemon *daemon, struct chunks_answer *answer, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	if (answer->result < 0) {
		pipeline_window_close(daemon->pipeline);
		incremental->read_failed = true;
		*error = answer->error;
		return -1;
	}
	if (answer->rows->changed) { /* described again; what is remembered of commits holds */
		incremental_restart(daemon);
		return 0;
	}
	incremental->rows_held = answer->rows;
	return 0;
}

static int answered(struct daemon *daemon, struct chunks_answer *answer, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	switch (answer->kind) {
	case CHUNKS_DESCRIBE:
		if (answer->result == 0)
			return described(daemon, answer, error);
		break;
	case CHUNKS_HORIZON:
		if (answer->result == 0) {
			horizon(daemon, answer);
			return 0;
		}
		break;
	case CHUNKS_READ:
		return rows_arrived(daemon, answer, error);
	case CHUNKS_LOW:
		if (answer->result == 0)
			return 0;
		pipeline_window_close(daemon->pipeline);
		break;
	case CHUNKS_GONE:
		if (answer->result == 0) {
			incremental->gone_held = answer->keys;
			return 0;
		}
		pipeline_window_close(daemon->pipeline);
		incremental->read_failed = true;
		break;
	case CHUNKS_HIGH:
		if (answer->result == 0 || !incremental_has_window(incremental) || incremental->read_failed)
			return 0;
		pipeline_window_close(daemon->pipeline);
		break;
	}
	*error = answer->error;
	return -1;
}

static int answers_take(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	for (struct chunks_answer *answer; (answer = chunks_take(incremental->chunks));) {
		int result = 0;
		if (answer->number == incremental->number && incremental_first(daemon) &&
		    incremental->state != INCREMENTAL_IDLE)
			result = answered(daemon, answer, error);
		incremental_table_free(answer->table);
		answer->table = NULL;
		if (!chunks_busy(incremental->chunks)) {
			incremental_table_free(incremental->grave);
			incremental->grave = NULL;
		}
		if (result < 0 && failed(daemon, error) < 0)
			return -1;
	}
	return 0;
}

/* ---- chunks ---- */

int incremental_chunk(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	if (answers_take(daemon, error) < 0)
		return -1;
	const struct chunk_rows *rows = incremental->rows_held;
	if (incremental->state == INCREMENTAL_SEARCH) {
		merge_chunk(daemon);
		return 0;
	}
	if (incremental->state != INCREMENTAL_READING) /* the window was given up just now: its end means nothing */
		return 0;
	if (!rows || incremental_is_parked(daemon)) {
		pipeline_chunk(daemon->pipeline, NULL);
		return 0;
	}
	incremental->chunk = (struct pipeline_chunk){
		.plan = incremental->plan,
		.snapshot = {rows->xmin, rows->xmax, rows->xip_count, rows->xip},
		.time_us = rows->time_us,
		.binary = incremental->binary,
		.extra = incremental->table->key_count,
		.bytes = rows->bytes,
		.lengths = rows->lengths,
		.count = rows->count,
	};
	pipeline_chunk(daemon->pipeline, &incremental->chunk);
	return 0;
}

/* towards the time that a chunk should take */
static void adapt(struct daemon *daemon, const struct chunk_rows *rows)
{
	struct incremental *incremental = daemon->incremental;
	int64_t target_us = daemon->config->snapshot.chunk_time / (incremental->live ? LIVE_PART : 1),
		took_us = rows->read_us > 100 ? rows->read_us : 100;
	double scale = (double)target_us / (double)took_us;
	bool cut = rows->cut;

	scale = scale > 2 ? 2 : scale < 0.5 ? 0.5 : scale;
	double wanted = (double)(cut ? rows->rows : rows_of(daemon)) * (cut && scale > 0.9 ? 0.9 : scale);
	if (incremental->live && wanted < LIVE_ROWS && took_us < daemon->config->snapshot.chunk_time)
		wanted = LIVE_ROWS;
	incremental->rows_wanted = wanted < 10 ? 10 : wanted > INT32_MAX ? INT32_MAX : (uint32_t)wanted;
}

/* As much time as the chunk took is left to the stream alone. Where the stream lags, that it took so long is not the chunk's doing. */
static int64_t rest_of(const struct daemon *daemon, int64_t now_us)
{
	int64_t took_us = now_us - daemon->incremental->asked_us,
		most_us = daemon->config->snapshot.chunk_time * LIVE_REST;

	return took_us < most_us ? took_us : most_us;
}

static void charge(struct daemon *daemon, uint64_t rows, uint64_t bytes)
{
	struct incremental *incremental = daemon->incremental;
	int64_t by_rows = daemon->config->snapshot.rows_per_second,
		by_bytes = daemon->config->snapshot.bytes_per_second;
	int64_t us = by_rows ? (int64_t)rows * 1000000 / by_rows : 0, now_us = clock_monotonic_us();

	if (by_bytes && (int64_t)bytes * 1000000 / by_bytes > us)
		us = (int64_t)bytes * 1000000 / by_bytes;
	if (incremental->live && rest_of(daemon, now_us) > us)
		us = rest_of(daemon, now_us);
	if (us)
		incremental->allowed_us = (incremental->allowed_us > now_us ? incremental->allowed_us : now_us) + us;
}

/* the last key that is done with, as the record has it; false: it does not fit */
static bool key_record(struct daemon *daemon, const char *key, size_t length)
{
	struct offsets *lists = &daemon->lists;

	if (length > OFFSETS_KEY)
		return false;
	memcpy(lists->snapshot_key, key, length);
	lists->snapshot_key_length = (uint32_t)length;
	lists->snapshot_key_count = daemon->incremental->table->key_count;
	return true;
}

/* the range is done with: the next one begins behind it */
static void range_done(struct daemon *daemon, bool complete)
{
	struct incremental *incremental = daemon->incremental;

	if (!incremental_first(daemon)->begun)
		merge_begun(daemon);
	incremental_first(daemon)->begun = true;
	incremental->again = false;
	incremental_extended(daemon);
	if (complete && !merge_wanted(daemon)) {
		incremental_end(daemon, 0, STATUS_SNAPSHOT_DONE, "");
		return;
	}
	if (complete)
		incremental_first(daemon)->merging = true;
	else if (!key_record(daemon, incremental->through, incremental->through_length)) {
		incremental_fail(daemon, "a key of it is too long to be recorded");
		return;
	}
	incremental_to_state(incremental, INCREMENTAL_READY);
}

/* Of the range that was read: a second reading for some of its rows keeps the first one's end. */
static int range_keep(struct incremental *incremental, const struct chunk_rows *rows, struct error *error)
{
	if (incremental->again)
		return 0;
	if (rows->last.length > sizeof incremental->through)
		return error_set(error, ERROR_CONFIG, "a key of more than %zu bytes cannot be recorded",
				 sizeof incremental->through);
	incremental->through_length = rows->last.length;
	if (rows->last.length)
		memcpy(incremental->through, rows->last.data, rows->last.length);
	incremental->complete = rows->complete;
	return 0;
}

static void published(struct daemon *daemon, const struct pipeline_chunk_outcome *outcome)
{
	struct offsets_snapshot *entry = incremental_first(daemon);

	entry->rows += outcome->rows;
	entry->bytes += outcome->bytes;
	metrics_add(METRIC_SNAPSHOT_ROWS, outcome->rows);
	metrics_add(METRIC_SNAPSHOT_BYTES, outcome->bytes);
	metrics_add(METRIC_SNAPSHOT_CHUNKS, 1);
	metrics_add(METRIC_SNAPSHOT_ROWS_OVERTAKEN, outcome->overtaken);
	charge(daemon, outcome->rows, outcome->bytes);
}

static void repeat(struct incremental *incremental)
{
	metrics_add(METRIC_SNAPSHOT_CHUNKS_REPEATED, 1);
	incremental->repeats++;
	incremental_to_state(incremental, INCREMENTAL_READY);
}

static int concluded(struct daemon *daemon, const struct pipeline_chunk_outcome *outcome, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	const struct chunk_rows *rows = incremental->rows_held;

	incremental->rows_held = NULL;
	switch (outcome->verdict) {
	case CHUNK_TAKEN:
	case CHUNK_AGAIN:
		if (range_keep(incremental, rows, error) < 0)
			return -1;
		published(daemon, outcome);
		incremental->repeats = 0;
		backoff_reset(&incremental->backoff);
		incremental_say(incremental, "");
		if (outcome->verdict == CHUNK_TAKEN) {
			if (!incremental->again)
				adapt(daemon, rows);
			range_done(daemon, incremental->complete);
			return 0;
		}
		incremental->again = true;
		incremental_to_state(incremental, INCREMENTAL_READY);
		return 0;
	case CHUNK_REPEAT:
		repeat(incremental);
		incremental_say(incremental,
				"a chunk is read again: transactions that the stream has are not visible yet");
		return 0;
	case CHUNK_LOST:
		incremental->tracked = false;
		repeat(incremental);
		incremental_to_state(incremental, INCREMENTAL_TRACK);
		return 0;
	}
	return 0;
}

int incremental_taken(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	struct pipeline_chunk_outcome outcome;

	if (!incremental_has_window(incremental))
		return 0;
	if (!incremental_first(daemon)->begun && pipeline_window_truncated(daemon->pipeline)) {
		incremental_first(daemon)->begun = true; /* recorded with the batch that the event is in */
		incremental_extended(daemon);
	}
	if (!pipeline_chunk_outcome(daemon->pipeline, &outcome))
		return 0;
	if (incremental_first(daemon)->merging) {
		merge_concluded(daemon, &outcome);
		return 0;
	}
	if (!incremental->rows_held && outcome.verdict != CHUNK_LOST)
		outcome.verdict = CHUNK_REPEAT;
	return concluded(daemon, &outcome, error) < 0 ? failed(daemon, error) : 0;
}

/* ---- one turn ---- */

static bool must_look(const struct config *config)
{
	return config->snapshot.pause_standby_lag || config->snapshot.pause_active_sessions ||
	       config->snapshot.pause_retained_wal;
}

static int merge_next(struct daemon *daemon, struct error *error)
{
	if (merge_wanted(daemon))
		return merge_begin(daemon, error);
	incremental_end(daemon, 0, STATUS_SNAPSHOT_DONE, ""); /* the topic is another one meanwhile */
	return 0;
}

static int step(struct daemon *daemon, int64_t now_us, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	switch (incremental->state) {
	case INCREMENTAL_IDLE:
		ask_for(daemon, CHUNKS_DESCRIBE, INCREMENTAL_DESCRIBE);
		return 0;
	case INCREMENTAL_TRACK:
		pipeline_track(daemon->pipeline, incremental->table->relation.oid);
		incremental->waited = false;
		ask_for(daemon, CHUNKS_HORIZON, INCREMENTAL_HORIZON);
		return 0;
	case INCREMENTAL_WAIT:
		ask_for(daemon, CHUNKS_HORIZON, INCREMENTAL_HORIZON);
		return 0;
	case INCREMENTAL_READY:
		if (incremental_is_parked(daemon)) {
			incremental_blocked(daemon, parked_detail);
			return 0;
		}
		if (must_look(daemon->config) && now_us - incremental->busy_us >= BUSY_US) {
			incremental->busy_us = now_us;
			ask_for(daemon, CHUNKS_HORIZON, INCREMENTAL_LOOK);
			return 0;
		}
		if (incremental->busy[0]) {
			incremental_wait_us(incremental, BUSY_US / 4);
			return 0;
		}
		if (now_us < incremental->allowed_us)
			return 0;
		incremental->live = live(daemon, now_us);
		return incremental_first(daemon)->merging ? merge_next(daemon, error) : read_next(daemon, error);
	case INCREMENTAL_SETTLE:
		return merge_settle(daemon, error);
	default:
		return 0;
	}
}

int incremental_turn(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	int64_t now_us = clock_monotonic_us();

	if (answers_take(daemon, error) < 0)
		return -1;
	/* at once: what is parked may be published again, and by then the window would not know of it */
	if (incremental_has_window(incremental) && incremental_is_parked(daemon))
		incremental_blocked(daemon, parked_detail);
	if (!incremental_first(daemon) || daemon->lists.snapshots_paused || chunks_busy(incremental->chunks) ||
	    now_us < incremental->again_us)
		return 0;
	return step(daemon, now_us, error) < 0 ? failed(daemon, error) : 0;
}

/* ---- sessions ---- */

/* From what is recorded; what was asked for and is in no record yet is put down again. */
void incremental_begin_session(struct daemon *daemon, const struct offsets *before)
{
	struct incremental *incremental = daemon->incremental;
	static struct incremental_note notes[OFFSETS_SNAPSHOTS_MAX];

	memcpy(notes, incremental->notes, sizeof notes);
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++)
		incremental->notes[i] = (struct incremental_note){.rows_expected = -1};
	incremental_carry_over(daemon, before, notes);
	if (before->snapshots_paused != daemon->lists.snapshots_paused && incremental->pause_fresh)
		daemon->lists.snapshots_paused = before->snapshots_paused;
	incremental->state = INCREMENTAL_IDLE;
	incremental_restart(daemon);
	joins_begin_session(daemon);
	incremental->allowed_us = 0;
	incremental->number++; /* answers to what was asked before are not for us */
	incremental->tracked = false;
	if (!incremental->rows_wanted)
		incremental->rows_wanted = INCREMENTAL_ROWS_FIRST;
	incremental->backoff = (struct backoff){daemon->config->backoff.min, daemon->config->backoff.max, 0};
}

struct incremental *incremental_new(void)
{
	return memory_alloc(sizeof(struct incremental));
}

int incremental_start(struct daemon *daemon, struct error *error)
{
	if (!daemon->incremental->chunks)
		daemon->incremental->chunks = chunks_start(daemon, error);
	return daemon->incremental->chunks ? 0 : -1;
}

bool incremental_stop(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;

	if (!incremental)
		return true;
	if (!chunks_stop(incremental->chunks))
		return false;
	incremental->chunks = NULL;
	incremental_forget_table(incremental);
	incremental_table_free(incremental->grave);
	memory_free(incremental);
	daemon->incremental = NULL;
	return true;
}

int incremental_wait_ms(const struct daemon *daemon, int most)
{
	const struct incremental *incremental = daemon->incremental;
	int64_t next_us =
		incremental->again_us > incremental->allowed_us ? incremental->again_us : incremental->allowed_us;
	int64_t left_us = next_us - clock_monotonic_us();

	if (!daemon->lists.snapshot_count || daemon->lists.snapshots_paused || chunks_busy(incremental->chunks) ||
	    incremental_has_window(incremental))
		return most;
	return left_us <= 0 ? 0 : left_us / 1000 + 1 < most ? (int)(left_us / 1000) + 1 : most;
}

int incremental_fd(const struct daemon *daemon)
{
	return chunks_fd(daemon->incremental->chunks);
}
