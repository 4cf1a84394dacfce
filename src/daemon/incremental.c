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
	ROWS_FIRST = 500,          /* of a table's first chunk, at most */
	CHUNK_PART = 4,            /* of a batch, at most: streamed commits wait for its Kafka transaction */
	HORIZON_US = 250000,       /* between two looks at the transactions that run */
	BUSY_US = 1000000,         /* at what else the primary does */
	PAUSE_US = 5000,           /* see pause_of() */
	PAUSE_MAX_US = 500000,
	BLOCKED_US = 1000000,      /* before a table that cannot be read yet is looked at again */
};

/* ---- the list ---- */

static struct offsets_snapshot *first(struct daemon *daemon)
{
	return daemon->lists.snapshot_count ? &daemon->lists.snapshots[0] : NULL;
}

static void wait_us(struct incremental *incremental, int64_t us)
{
	incremental->again_us = clock_monotonic_us() + us;
}

static void say(struct incremental *incremental, const char *detail)
{
	snprintf(incremental->detail, sizeof incremental->detail, "%.*s", (int)sizeof incremental->detail - 1, detail);
}

static void table_free(struct chunk_table *table)
{
	if (table)
		chunk_table_fini(table);
	memory_free(table);
}

/* Not what the chunks' thread may look at: that goes with its answer. */
static void forget_table(struct incremental *incremental)
{
	if (incremental->table && incremental->chunks && chunks_busy(incremental->chunks)) {
		assert(!incremental->grave);
		incremental->grave = incremental->table;
	} else {
		table_free(incremental->table);
	}
	incremental->table = NULL;
	plan_free(incremental->plan);
	incremental->plan = NULL;
}

static void extended(struct daemon *daemon)
{
	if (daemon->pipeline)
		pipeline_extended(daemon->pipeline);
}

static void to_state(struct incremental *incremental, enum incremental_state state)
{
	incremental->state = state;
}

/* back to the beginning of the first table's turn; a window that is open is given up */
static void restart(struct daemon *daemon)
{
	struct incremental *incremental = daemon->incremental;

	if (incremental->state == INCREMENTAL_READING && daemon->pipeline)
		pipeline_window_close(daemon->pipeline);
	forget_table(incremental);
	incremental->again = false;
	incremental->rows_held = NULL;
	incremental->repeats = 0;
	to_state(incremental, INCREMENTAL_IDLE);
}

/* the entry at `place` has ended, one way or another */
static void entry_end(struct daemon *daemon, uint32_t place, enum status_snapshot_state state, const char *detail)
{
	struct offsets *lists = &daemon->lists;
	struct incremental *incremental = daemon->incremental;

	incremental_ended(daemon, place, state, detail);
	if (place == 0) {
		restart(daemon);
		lists->snapshot_key_count = lists->snapshot_key_length = 0;
		incremental->rows_wanted = ROWS_FIRST;
	}
	uint32_t behind = --lists->snapshot_count - place;
	memmove(&lists->snapshots[place], &lists->snapshots[place + 1], behind * sizeof *lists->snapshots);
	memmove(&incremental->notes[place], &incremental->notes[place + 1], behind * sizeof *incremental->notes);
	if (place == 0)
		incremental->tracked = false; /* the next table's wait is its own */
	if (lists->snapshot_count == 0 && daemon->pipeline)
		pipeline_untrack(daemon->pipeline);
	extended(daemon);
}

static void fail(struct daemon *daemon, const char *detail)
{
	const struct offsets_snapshot *entry = first(daemon);

	log_warning("snapshot", "a table's snapshot is given up", "table", entry->name, "schema", entry->schema,
		    "because", detail, NULL);
	entry_end(daemon, 0, STATUS_SNAPSHOT_FAILED, detail);
}

/* The first one cannot be read yet: others may. One that has begun keeps its place, and its key. */
static void blocked(struct daemon *daemon, const char *why)
{
	struct offsets *lists = &daemon->lists;
	struct incremental *incremental = daemon->incremental;
	struct offsets_snapshot entry = lists->snapshots[0];
	struct incremental_note note = incremental->notes[0];

	restart(daemon);
	incremental->tracked = false;
	say(incremental, why);
	wait_us(incremental, lists->snapshot_count > 1 && !entry.begun ? BLOCKED_US / lists->snapshot_count : BLOCKED_US);
	if (lists->snapshot_count < 2 || entry.begun)
		return;
	uint32_t last = lists->snapshot_count - 1;
	memmove(&lists->snapshots[0], &lists->snapshots[1], last * sizeof *lists->snapshots);
	memmove(&incremental->notes[0], &incremental->notes[1], last * sizeof *incremental->notes);
	lists->snapshots[last] = entry;
	incremental->notes[last] = note;
}

bool incremental_add(struct daemon *daemon, const char *schema, const char *name, const char *where,
		     enum offsets_replace replace, uint64_t command)
{
	struct offsets *lists = &daemon->lists;

	if (lists->snapshot_count == OFFSETS_SNAPSHOTS_MAX)
		return false;
	struct offsets_snapshot *entry = &lists->snapshots[lists->snapshot_count];
	*entry = (struct offsets_snapshot){.replace = replace, .started_ms = (uint64_t)clock_realtime_us() / 1000};
	snprintf(entry->schema, sizeof entry->schema, "%s", schema);
	snprintf(entry->name, sizeof entry->name, "%s", name);
	snprintf(entry->where, sizeof entry->where, "%s", where);
	daemon->incremental->notes[lists->snapshot_count] =
		(struct incremental_note){.command = command, .fresh = true, .rows_expected = -1};
	lists->snapshot_count++;
	extended(daemon);
	return true;
}

/* ---- commands ---- */

static enum offsets_replace replace_of(const struct config *config)
{
	return replace_by_truncate(config) ? OFFSETS_REPLACE_TRUNCATE : OFFSETS_REPLACE_MERGE;
}

static uint32_t find(const struct daemon *daemon, const struct command_table *table)
{
	uint32_t place = 0;

	while (place < daemon->lists.snapshot_count &&
	       (strcmp(daemon->lists.snapshots[place].schema, table->schema) != 0 ||
		strcmp(daemon->lists.snapshots[place].name, table->name) != 0))
		place++;
	return place;
}

static void ask_table(struct daemon *daemon, const struct daemon_command *command, const struct command_table *table)
{
	const struct config *config = daemon->config;
	const char *where = command->where[0] ? command->where : snapshot_where(config, table->schema, table->name);
	enum offsets_replace replace = command->replace_given ? command->replace : replace_of(config);
	const char *refused = NULL;

	if (!patterns_match(&config->tables, table->schema, table->name))
		refused = "the table is not among those that `tables` chooses";
	else if (find(daemon, table) < daemon->lists.snapshot_count)
		refused = "a snapshot of the table is under way, or waits: cancel it first";
	else if (where && strlen(where) >= OFFSETS_WHERE)
		refused = "the condition is too long";
	else if (!incremental_add(daemon, table->schema, table->name, where ? where : "",
				  where ? OFFSETS_REPLACE_NONE : replace, command->number))
		refused = "too many tables wait already";
	log_info("snapshot", refused ? "refused" : "asked for", "table", table->name, "schema", table->schema, "where",
		 where, "because", refused, NULL);
	if (refused)
		incremental_refused(daemon, table, command->number, refused);
}

static void cancel(struct daemon *daemon, const struct daemon_command *command)
{
	if (command->table_count == 0)
		while (daemon->lists.snapshot_count)
			entry_end(daemon, daemon->lists.snapshot_count - 1, STATUS_SNAPSHOT_CANCELLED, "cancelled");
	for (uint32_t i = 0; i < command->table_count; i++) {
		uint32_t place = find(daemon, &command->tables[i]);
		if (place < daemon->lists.snapshot_count)
			entry_end(daemon, place, STATUS_SNAPSHOT_CANCELLED, "cancelled");
	}
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
		extended(daemon);
		break;
	case COMMAND_CANCEL:
		cancel(daemon, command);
		break;
	case COMMAND_REPLAY:
		assert(false);
	}
}

/* ---- orders ---- */

static void order(struct daemon *daemon, struct chunks_order *order)
{
	struct incremental *incremental = daemon->incremental;
	const struct offsets_snapshot *entry = first(daemon);

	order->number = ++incremental->number;
	snprintf(order->schema, sizeof order->schema, "%s", entry->schema);
	snprintf(order->name, sizeof order->name, "%s", entry->name);
	chunks_give(incremental->chunks, order);
}

static void ask_for(struct daemon *daemon, enum chunks_kind kind, enum incremental_state state)
{
	struct chunks_order what = {.kind = kind, .newest = daemon->incremental->state == INCREMENTAL_TRACK};

	order(daemon, &what);
	to_state(daemon->incremental, state);
}

/* what the first chunk of a table that is to be replaced begins with */
static struct plan *truncate_plan(struct daemon *daemon)
{
	const struct offsets_snapshot *entry = first(daemon);

	return entry->replace == OFFSETS_REPLACE_TRUNCATE && !entry->begun ? daemon->incremental->plan : NULL;
}

/* Under synchronous replication a commit is in the stream some time before a snapshot sees it, and with steady writes there is always
 * one just before the low watermark. So a chunk that is read again leaves these commits time: behind the watermark, where it counts. */
static int64_t pause_of(unsigned repeats)
{
	int64_t us = PAUSE_US << (repeats < 8 ? repeats : 8);

	return repeats == 0 ? 0 : us < PAUSE_MAX_US ? us : PAUSE_MAX_US;
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
	incremental->rows_held = NULL;
	incremental->read_failed = false;
	order(daemon, &what);
	to_state(incremental, INCREMENTAL_READING);
	return 0;
}

/* ---- a table's beginning ---- */

static int topic_name(struct daemon *daemon, const struct offsets_snapshot *entry, char topic[OFFSETS_TOPIC])
{
	struct buffer name = {0};

	names_topic(&name, daemon->config->topics.prefix, entry->schema, entry->name);
	snprintf(topic, OFFSETS_TOPIC, "%s", buffer_string(&name));
	bool failed = name.failed;
	buffer_fini(&name);
	return failed ? -1 : 0;
}

static bool is_parked(struct daemon *daemon)
{
	char topic[OFFSETS_TOPIC];

	return topic_name(daemon, first(daemon), topic) == 0 && parking_find(daemon, topic);
}

/* one that holds nothing needs no replacing */
static int replace_settle(struct daemon *daemon, struct error *error)
{
	struct offsets_snapshot *entry = first(daemon);
	const struct topic *topic = daemon->incremental->plan->topic;
	bool holds = false;

	if (entry->begun || entry->replace == OFFSETS_REPLACE_NONE)
		return 0;
	topics_timeout(daemon->topics, session_topic_try_us(daemon));
	for (int32_t i = 0; i < topic->partitions && !holds; i++) {
		int64_t end;
		if (topics_end(daemon->topics, topic->name, i, &end, error) < 0)
			return -1;
		holds = end > 0;
	}
	if (!holds)
		entry->replace = OFFSETS_REPLACE_NONE;
	daemon->topic_try_us = 0;
	return 0;
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

/* why the described table cannot be read now, or at all */
static const char *unfit(struct daemon *daemon, bool *lasting)
{
	const struct chunk_table *table = daemon->incremental->table;
	const struct offsets_snapshot *entry = first(daemon);

	*lasting = true;
	if (!table->relation.oid)
		return "there is no such table";
	if (!patterns_match(&daemon->config->tables, entry->schema, entry->name))
		return "the table is not among those that `tables` chooses";
	if (table->key_count == 0)
		return "it has neither a primary key nor an index as replica identity: rows cannot be read in the order of a "
		       "key, nor told apart in the stream; a consistent snapshot (snapshot.mode) takes such tables";
	*lasting = false;
	if (!table->published)
		return "it is not in the publication yet";
	if (is_parked(daemon))
		return "the table is parked: once its schema is acceptable, `millrace replay` goes first";
	return NULL;
}

static int described(struct daemon *daemon, struct chunks_answer *answer, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	bool lasting;

	forget_table(incremental);
	incremental->table = answer->table;
	answer->table = NULL;
	incremental->notes[0].rows_expected = first(daemon)->where[0] ? -1 : incremental->table->rows;
	const char *why = unfit(daemon, &lasting);
	if (why && lasting)
		fail(daemon, why);
	else if (why)
		blocked(daemon, why);
	if (why)
		return 0;
	if (plan_make(daemon, error) < 0)
		return -1;
	if (incremental->plan->parking.topic) {
		blocked(daemon, "the table is parked: once its schema is acceptable, `millrace replay` goes first");
		return 0;
	}
	if (incremental->plan->key_count == 0) {
		fail(daemon, "its events have no key: rows cannot be told apart in the stream; a consistent snapshot "
			     "(snapshot.mode) takes such tables");
		return 0;
	}
	if (replace_settle(daemon, error) < 0)
		return -1;
	to_state(incremental, incremental->tracked ? INCREMENTAL_READY : INCREMENTAL_TRACK);
	return 0;
}

/* ---- the wait: all that ran when commits began to be remembered is over ---- */

static void horizon(struct daemon *daemon, const struct chunks_answer *answer)
{
	struct incremental *incremental = daemon->incremental;

	busy_reason(daemon->config, &answer->busy, true, incremental->busy, sizeof incremental->busy);
	if (incremental->state != INCREMENTAL_HORIZON) {
		to_state(incremental, INCREMENTAL_READY);
		return;
	}
	if (answer->newest)
		incremental->bound = answer->newest;
	if (answer->xmin >= incremental->bound) {
		incremental->tracked = true;
		say(incremental, "");
		to_state(incremental, INCREMENTAL_READY);
		return;
	}
	char detail[sizeof incremental->detail];
	snprintf(detail, sizeof detail, "waits for transactions that began before it: %s",
		 answer->blockers.length ? answer->blockers.data : "(none that this role may see)");
	if (strcmp(detail, incremental->detail) != 0 && !incremental->waited)
		log_info("snapshot", "waits for transactions that began before it", "table", first(daemon)->name,
			 "transactions", answer->blockers.length ? answer->blockers.data : NULL, NULL);
	incremental->waited = true;
	say(incremental, detail);
	to_state(incremental, INCREMENTAL_WAIT);
	wait_us(incremental, HORIZON_US);
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
	if (!first(daemon))
		return 0;
	if (error->code == ERROR_TIMEOUT && incremental->state == INCREMENTAL_READING && incremental->rows_wanted > 10)
		incremental->rows_wanted /= 4;
	if (error_action(error->code) != ERROR_RETRY) {
		fail(daemon, error->text);
		return 0;
	}
	if (strcmp(incremental->detail, error->text) != 0)
		log_failure(LOG_WARNING, "snapshot", error, "consequence", "tried again", "table", first(daemon)->name,
			    NULL);
	restart(daemon);
	say(incremental, error->text);
	wait_us(incremental, backoff_next_us(&incremental->backoff, random_u64()));
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
		restart(daemon);
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
	case CHUNKS_HIGH:
		if (answer->result == 0 || incremental->state != INCREMENTAL_READING || incremental->read_failed)
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
		if (answer->number == incremental->number && first(daemon) && incremental->state != INCREMENTAL_IDLE)
			result = answered(daemon, answer, error);
		table_free(answer->table);
		answer->table = NULL;
		if (!chunks_busy(incremental->chunks)) {
			table_free(incremental->grave);
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
	if (incremental->state != INCREMENTAL_READING) /* the window was given up just now: its end means nothing */
		return 0;
	if (!rows) {
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
	int64_t target_us = daemon->config->snapshot.chunk_time, took_us = rows->read_us > 100 ? rows->read_us : 100;
	double scale = (double)target_us / (double)took_us;
	bool cut = !rows->complete && rows->rows < rows_of(daemon);

	scale = scale > 2 ? 2 : scale < 0.5 ? 0.5 : scale;
	double wanted = (double)(cut ? rows->rows : rows_of(daemon)) * (cut && scale > 0.9 ? 0.9 : scale);
	incremental->rows_wanted = wanted < 10 ? 10 : wanted > INT32_MAX ? INT32_MAX : (uint32_t)wanted;
}

static void charge(struct daemon *daemon, uint64_t rows, uint64_t bytes)
{
	struct incremental *incremental = daemon->incremental;
	int64_t by_rows = daemon->config->snapshot.rows_per_second, by_bytes = daemon->config->snapshot.bytes_per_second;
	int64_t us = by_rows ? (int64_t)rows * 1000000 / by_rows : 0, now_us = clock_monotonic_us();

	if (by_bytes && (int64_t)bytes * 1000000 / by_bytes > us)
		us = (int64_t)bytes * 1000000 / by_bytes;
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

	first(daemon)->begun = true;
	incremental->again = false;
	extended(daemon);
	if (complete) {
		entry_end(daemon, 0, STATUS_SNAPSHOT_DONE, "");
		return;
	}
	if (!key_record(daemon, incremental->through, incremental->through_length)) {
		fail(daemon, "a key of it is too long to be recorded");
		return;
	}
	to_state(incremental, INCREMENTAL_READY);
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
	struct offsets_snapshot *entry = first(daemon);

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
	to_state(incremental, INCREMENTAL_READY);
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
		say(incremental, "");
		if (outcome->verdict == CHUNK_TAKEN) {
			if (!incremental->again)
				adapt(daemon, rows);
			range_done(daemon, incremental->complete);
			return 0;
		}
		incremental->again = true;
		to_state(incremental, INCREMENTAL_READY);
		return 0;
	case CHUNK_REPEAT:
		repeat(incremental);
		say(incremental, "a chunk is read again: transactions that the stream has are not visible yet");
		return 0;
	case CHUNK_LOST:
		incremental->tracked = false;
		repeat(incremental);
		to_state(incremental, INCREMENTAL_TRACK);
		return 0;
	}
	return 0;
}

int incremental_taken(struct daemon *daemon, struct error *error)
{
	struct incremental *incremental = daemon->incremental;
	struct pipeline_chunk_outcome outcome;

	if (incremental->state != INCREMENTAL_READING)
		return 0;
	if (!first(daemon)->begun && pipeline_window_truncated(daemon->pipeline)) {
		first(daemon)->begun = true; /* recorded with the batch that the event is in */
		extended(daemon);
	}
	if (!pipeline_chunk_outcome(daemon->pipeline, &outcome))
		return 0;
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

static int step(struct daemon *daemon, int64_t now_us, struct error *error)
{
	struct incremental *incremental = daemon->incremental;

	switch (incremental->state) {
	case INCREMENTAL_IDLE:
		ask_for(daemon, CHUNKS_DESCRIBE, INCREMENTAL_DESCRIBE);
		return 0;
	case INCREMENTAL_TRACK:
		pipeline_track(daemon->pipeline);
		incremental->waited = false;
		ask_for(daemon, CHUNKS_HORIZON, INCREMENTAL_HORIZON);
		return 0;
	case INCREMENTAL_WAIT:
		ask_for(daemon, CHUNKS_HORIZON, INCREMENTAL_HORIZON);
		return 0;
	case INCREMENTAL_READY:
		if (is_parked(daemon)) {
			blocked(daemon, "the table is parked: once its schema is acceptable, `millrace replay` goes first");
			return 0;
		}
		if (must_look(daemon->config) && now_us - incremental->busy_us >= BUSY_US) {
			incremental->busy_us = now_us;
			ask_for(daemon, CHUNKS_HORIZON, INCREMENTAL_LOOK);
			return 0;
		}
		if (incremental->busy[0]) {
			wait_us(incremental, BUSY_US / 4);
			return 0;
		}
		return now_us < incremental->allowed_us ? 0 : read_next(daemon, error);
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
	if (!first(daemon) || daemon->lists.snapshots_paused || chunks_busy(incremental->chunks) ||
	    now_us < incremental->again_us)
		return 0;
	return step(daemon, now_us, error) < 0 ? failed(daemon, error) : 0;
}

/* ---- sessions ---- */

static void carry_over(struct daemon *daemon, const struct offsets *before, const struct incremental_note *notes)
{
	for (uint32_t i = 0; i < before->snapshot_count; i++) {
		const struct offsets_snapshot *entry = &before->snapshots[i];
		struct command_table table;
		snprintf(table.schema, sizeof table.schema, "%s", entry->schema);
		snprintf(table.name, sizeof table.name, "%s", entry->name);
		uint32_t place = find(daemon, &table);
		if (place < daemon->lists.snapshot_count)
			daemon->incremental->notes[place] = notes[i];
		else if (notes[i].fresh)
			incremental_add(daemon, entry->schema, entry->name, entry->where, entry->replace,
					notes[i].command);
	}
}

/* From what is recorded; what was asked for and is in no record yet is put down again. */
void incremental_begin_session(struct daemon *daemon, const struct offsets *before)
{
	struct incremental *incremental = daemon->incremental;
	static struct incremental_note notes[OFFSETS_SNAPSHOTS_MAX];

	memcpy(notes, incremental->notes, sizeof notes);
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++)
		incremental->notes[i] = (struct incremental_note){.rows_expected = -1};
	carry_over(daemon, before, notes);
	if (before->snapshots_paused != daemon->lists.snapshots_paused && incremental->pause_fresh)
		daemon->lists.snapshots_paused = before->snapshots_paused;
	incremental->state = INCREMENTAL_IDLE;
	restart(daemon);
	incremental->number++; /* answers to what was asked before are not for us */
	incremental->tracked = false;
	if (!incremental->rows_wanted)
		incremental->rows_wanted = ROWS_FIRST;
	incremental->backoff = (struct backoff){daemon->config->backoff.min, daemon->config->backoff.max, 0};
}

void incremental_recorded(struct daemon *daemon)
{
	for (uint32_t i = 0; i < daemon->lists.snapshot_count; i++)
		daemon->incremental->notes[i].fresh = false;
	daemon->incremental->pause_fresh = false;
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
	forget_table(incremental);
	table_free(incremental->grave);
	memory_free(incremental);
	daemon->incremental = NULL;
	return true;
}

int incremental_wait_ms(const struct daemon *daemon, int most)
{
	const struct incremental *incremental = daemon->incremental;
	int64_t next_us = incremental->again_us > incremental->allowed_us ? incremental->again_us : incremental->allowed_us;
	int64_t left_us = next_us - clock_monotonic_us();

	if (!daemon->lists.snapshot_count || daemon->lists.snapshots_paused || chunks_busy(incremental->chunks) ||
	    incremental->state == INCREMENTAL_READING)
		return most;
	return left_us <= 0 ? 0 : left_us / 1000 + 1 < most ? (int)(left_us / 1000) + 1 : most;
}

int incremental_fd(const struct daemon *daemon)
{
	return chunks_fd(daemon->incremental->chunks);
}
