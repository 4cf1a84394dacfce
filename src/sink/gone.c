/* The search for keys that are gone: partition by partition, and in each part by part of the keys.
 *
 * Marking: the partition is read from its beginning, and the table gets the keys of the part that are there by then: a value
 * puts a key in, a tombstone takes it out. At offsets from `before` on any record takes its key out, so that what is left at
 * the end are the keys that are gone. A part begins as all keys that are left; when the table is full, the part is made
 * smaller, and what is no longer of it is removed: so the first reading finds out how large a part may be. What is gone stays
 * in the table while later parts are marked, as long as it leaves them room.
 *
 * Picking: the table becomes a queue by offset, and the partition is read again from the first of them: the records at these
 * offsets have the keys. A long way between two of them is left out.
 */
#include "sink/gone.h"

#include <assert.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/random.h"
#include "sink/ends.h"
#include "sink/fault.h"
#include "sink/gone_reading.h"
#include "sink/gone_table.h"

enum {
	GONE_CALL_US = 100000,
	GONE_BUFFER_PART = 16,     /* of the memory */
	GONE_BUFFER_COSTS = 4,     /* times its bytes: what librdkafka has beside them, and what comes in */
	GONE_BUFFER_MAX = 4194304, /* more is not faster */
	GONE_LEAP = 20000          /* offsets; reading so many takes about as long as beginning elsewhere */
};

enum gone_state {
	GONE_BETWEEN, /* nothing is being read: the next part, or the end */
	GONE_MARKING,
	GONE_PICKING,
	GONE_ENDED,
	GONE_FAILED
};

struct gone_partition {
	int64_t first, before, through;
};

struct sink_gone {
	struct gone_reading reading;
	struct gone_partition *partitions;
	int32_t count, now; /* of partitions[]; now: the one that is searched */
	enum gone_state state;
	uint64_t from, to;               /* the part's slices of the keys; between parts `from` is the next one's */
	uint64_t seen_keys, seen_slices; /* in the part before; 0 slices: there is none in this partition */
	struct gone_table table;
	size_t slots_max, kept,
		peak;     /* kept: keys of earlier parts; peak: the most that the table ever had in this one */
	int64_t position; /* no record below it may come any more */
	uint64_t seed[2]; /* of the hash */
	uint32_t key_header;
	const atomic_bool *cancelled;
	int64_t timeout_us, stalled_us; /* stalled_us: since when nothing has come; 0: it comes */
	struct error fault;             /* what came instead */
	struct sink_gone_stats stats;
};

static void turn(struct sink_gone *gone, enum gone_state from, enum gone_state to)
{
	assert(gone->state == from);
	gone->state = to;
}

/* ---- opening ---- */

static int allocate(struct sink_gone *gone, const struct sink_gone_options *options, struct error *error)
{
	gone->partitions = calloc((size_t)options->partitions + 1, sizeof *gone->partitions);
	if (!gone->partitions)
		return error_set(error, ERROR_MEMORY, "no memory for %d partitions", (int)options->partitions);
	gone->count = options->partitions;
	gone->seed[0] = random_u64();
	gone->seed[1] = random_u64();
	gone->key_header = options->key_header;
	gone->cancelled = options->cancelled;
	gone->timeout_us = options->timeout_us;
	return 0;
}

static int open_reading(struct sink_gone *gone, const struct sink_gone_options *options, struct error *error)
{
	size_t memory = options->memory_bytes > SINK_GONE_MEMORY_MIN ? options->memory_bytes : SINK_GONE_MEMORY_MIN;
	size_t buffer = memory / GONE_BUFFER_PART < GONE_BUFFER_MAX ? memory / GONE_BUFFER_PART : GONE_BUFFER_MAX;

	gone->slots_max = (memory - GONE_BUFFER_COSTS * buffer) / sizeof(struct gone_entry);
	return gone_reading_open(&gone->reading, options, buffer, error);
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int find_ends(struct sink_gone *gone, const struct sink_gone_options *options, struct error *error)
{
	struct ends_visit visit = {&gone->reading.client, clock_monotonic_us() + gone->timeout_us, gone->cancelled};
	uint32_t count = (uint32_t)gone->count;
	struct ends_partition *wanted = calloc(count + 1, sizeof *wanted);
	struct topics_range *ranges = calloc(count + 1, sizeof *ranges);
	int result = -1;

	if (!wanted || !ranges) {
		error_set(error, ERROR_MEMORY, "no memory for %u partitions", count);
		goto out;
	}
	for (uint32_t i = 0; i < count; i++)
		wanted[i] = (struct ends_partition){options->topic, (int32_t)i};
	result = ends_query(&visit, wanted, count, ranges, error);
	for (uint32_t i = 0; !result && i < count; i++) {
		int64_t end = options->through ? options->through[i] : ranges[i].end, before = options->before[i];

		gone->partitions[i] = (struct gone_partition){ranges[i].first, before, larger(before, end)};
	}
out:
	free(wanted);
	free(ranges);
	return result;
}

int sink_gone_open(const struct sink_gone_options *options, struct sink_gone **out, struct error *error)
{
	struct sink_gone *gone = calloc(1, sizeof *gone);

	if (!gone)
		return error_set(error, ERROR_MEMORY, "no memory to search topic %s", options->topic);
	if (allocate(gone, options, error) || open_reading(gone, options, error) || find_ends(gone, options, error)) {
		sink_gone_close(gone);
		return -1;
	}
	*out = gone;
	return 0;
}

/* ---- what comes ---- */

enum taken { TAKEN_ERROR = -1, TAKEN_NOTHING, TAKEN_RECORD, TAKEN_END };

static const char *topic_of(const struct sink_gone *gone)
{
	return rd_kafka_topic_name(gone->reading.topic);
}

static int give_up(struct sink_gone *gone, struct error *error)
{
	if (gone->fault.code) {
		*error = gone->fault;
		return client_explain(&gone->reading.client, gone->stalled_us, error);
	}
	fault_set(error, RD_KAFKA_RESP_ERR__TIMED_OUT,
		  "topic %s partition %d: nothing has come from offset %lld on for %d s", topic_of(gone),
		  (int)gone->now, (long long)gone->position, (int)(gone->timeout_us / 1000000));
	error_hint(error, "if the brokers can be reached, a transaction there does not end: see kafka-transactions.sh "
			  "find-hanging");
	return client_explain(&gone->reading.client, gone->stalled_us, error);
}

static enum taken take_nothing(struct sink_gone *gone, struct error *error)
{
	int64_t now_us = clock_monotonic_us();

	if (!gone->stalled_us)
		gone->stalled_us = now_us;
	if (now_us - gone->stalled_us < gone->timeout_us)
		return TAKEN_NOTHING;
	give_up(gone, error);
	return TAKEN_ERROR;
}

static enum taken take_fault(struct sink_gone *gone, const rd_kafka_message_t *message, struct error *error)
{
	bool passes =
		fault_kind(message->err) == FAULT_MISSING || error_action(fault_code(message->err)) == ERROR_RETRY;

	fault_set(passes ? &gone->fault : error, message->err, "topic %s partition %d: %s", topic_of(gone),
		  (int)gone->now, rd_kafka_message_errstr(message));
	return passes ? take_nothing(gone, error) : TAKEN_ERROR;
}

static int refuse_topic(const struct sink_gone *gone, int64_t offset, struct error *error)
{
	error_set(error, ERROR_HISTORY,
		  "topic %s partition %d: offset %lld came where it was read to %lld already, or has another record",
		  topic_of(gone), (int)gone->now, (long long)offset, (long long)gone->position);
	return error_hint(error, "was the topic made anew meanwhile?");
}

static enum taken take(struct sink_gone *gone, const rd_kafka_message_t **record, struct error *error)
{
	const rd_kafka_message_t *message = gone_reading_next(&gone->reading);

	if (!message)
		return take_nothing(gone, error);
	if (message->err && message->err != RD_KAFKA_RESP_ERR__PARTITION_EOF)
		return take_fault(gone, message, error);
	if (message->offset < gone->position) {
		refuse_topic(gone, message->offset, error);
		return TAKEN_ERROR;
	}
	gone->stalled_us = 0;
	gone->fault.code = ERROR_NONE;
	gone->position = message->offset + !message->err;
	if (message->err)
		return TAKEN_END;
	gone->stats.records++;
	gone->stats.bytes += message->key_len + message->len;
	*record = message;
	return TAKEN_RECORD;
}

/* keys that are too short for a header are hashed whole, and meet no other's rest */
static struct hash128 hash_of(const struct sink_gone *gone, const rd_kafka_message_t *record)
{
	bool is_short = record->key_len < gone->key_header;
	size_t skip = is_short ? 0 : gone->key_header;
	const uint64_t seed[2] = {gone->seed[0], gone->seed[1] ^ is_short};

	return hash_sip128(seed, (const char *)record->key + skip, record->key_len - skip);
}

static int read_from(struct sink_gone *gone, int64_t offset, struct error *error)
{
	gone->position = offset;
	gone->stats.readings++;
	return gone_reading_from(&gone->reading, gone->now, offset, error);
}

/* ---- parts ---- */

/* as many slots as the partition can have keys, where those are fewer than the memory has room for */
static size_t slots_for(const struct sink_gone *gone, const struct gone_partition *partition)
{
	uint64_t keys = (uint64_t)(partition->before - partition->first);

	return keys < gone->slots_max / 2 ? (size_t)keys * 3 / 2 + 2 : gone->slots_max;
}

/* all keys that are left, or as many as will fill nine tenths of what is free, by what was seen of the part before */
static uint64_t end_of_part(const struct sink_gone *gone)
{
	uint64_t left = GONE_SLICES - gone->from, free = gone->table.room - gone->table.count;
	uint64_t fitting = gone->seen_slices ? gone->seen_slices * (free * 9 / 10) / gone->seen_keys : left;

	return gone->from + (fitting < left ? fitting + !fitting : left);
}

static enum sink_gone_result begin_part(struct sink_gone *gone, struct error *error)
{
	const struct gone_partition *partition = &gone->partitions[gone->now];

	while (gone->now < gone->count && partition->before <= partition->first)
		partition = &gone->partitions[++gone->now];
	if (gone->now == gone->count) {
		turn(gone, GONE_BETWEEN, GONE_ENDED);
		return SINK_GONE_END;
	}
	if (!gone->table.entries && gone_table_init(&gone->table, slots_for(gone, partition))) {
		error_set(error, ERROR_MEMORY, "no memory to search topic %s", topic_of(gone));
		return SINK_GONE_ERROR;
	}
	gone->to = end_of_part(gone);
	gone->kept = gone->peak = gone->table.count;
	turn(gone, GONE_BETWEEN, GONE_MARKING);
	return read_from(gone, partition->first, error) ? SINK_GONE_ERROR : SINK_GONE_NONE;
}

static int shrink_part(struct sink_gone *gone, struct error *error)
{
	uint64_t slices = gone->to - gone->from;

	if (slices == 1)
		return error_set(error, ERROR_MEMORY, "topic %s partition %d: %zu keys are too many for the memory",
				 topic_of(gone), (int)gone->now, gone->table.count);
	gone->to = gone->from + slices * 7 / 8;
	gone_table_keep(&gone->table, gone->to);
	gone->peak = gone->table.count;
	return 0;
}

static enum sink_gone_result begin_picking(struct sink_gone *gone, struct error *error)
{
	turn(gone, GONE_MARKING, GONE_PICKING);
	gone_table_queue(&gone->table);
	if (!gone->table.count)
		return SINK_GONE_NONE;
	return read_from(gone, gone_table_first(&gone->table)->mark - 1, error) ? SINK_GONE_ERROR : SINK_GONE_NONE;
}

/* Half a table is left to the next part at least. */
static enum sink_gone_result end_marking(struct sink_gone *gone, struct error *error)
{
	gone->seen_keys = gone->peak - gone->kept + 1;
	gone->seen_slices = gone->to - gone->from;
	gone->from = gone->to;
	if (gone->from == GONE_SLICES || gone->table.count > gone->table.room / 2)
		return begin_picking(gone, error);
	turn(gone, GONE_MARKING, GONE_BETWEEN);
	return SINK_GONE_NONE;
}

static void end_picking(struct sink_gone *gone)
{
	turn(gone, GONE_PICKING, GONE_BETWEEN);
	gone_table_fini(&gone->table);
	if (gone->from < GONE_SLICES)
		return;
	gone->now++;
	gone->from = gone->seen_slices = 0;
}

/* ---- marking ---- */

static int mark(struct sink_gone *gone, const rd_kafka_message_t *record, struct error *error)
{
	struct hash128 hash = hash_of(gone, record);
	uint64_t slice = gone_slice(hash);

	if (slice < gone->from || slice >= gone->to)
		return 0;
	if (!record->payload || record->offset >= gone->partitions[gone->now].before) {
		gone_table_remove(&gone->table, hash);
		return 0;
	}
	while (!gone_table_put(&gone->table, hash, record->offset)) {
		if (shrink_part(gone, error))
			return -1;
		if (slice >= gone->to)
			return 0;
	}
	if (gone->table.count > gone->peak)
		gone->peak = gone->table.count;
	return 0;
}

static bool is_marked(const struct sink_gone *gone)
{
	const struct gone_partition *partition = &gone->partitions[gone->now];

	return gone->position >= partition->through ||
	       (gone->position >= partition->before && gone->table.count == gone->kept);
}

static enum sink_gone_result mark_some(struct sink_gone *gone, struct error *error)
{
	int64_t through = gone->partitions[gone->now].through;
	const rd_kafka_message_t *record = NULL;

	do {
		switch (take(gone, &record, error)) {
		case TAKEN_ERROR:
			return SINK_GONE_ERROR;
		case TAKEN_NOTHING:
			return SINK_GONE_NONE;
		case TAKEN_RECORD:
			assert(record);
			if (record->key && record->offset < through && mark(gone, record, error))
				return SINK_GONE_ERROR;
			break;
		case TAKEN_END:
			break;
		}
		if (is_marked(gone))
			return end_marking(gone, error);
	} while (!gone_reading_dry(&gone->reading));
	return SINK_GONE_NONE;
}

/* ---- picking ---- */

static enum sink_gone_result hand_out(struct sink_gone *gone, const rd_kafka_message_t *record,
				      struct sink_gone_key *key)
{
	gone_table_pop(&gone->table);
	gone->stats.keys++;
	*key = (struct sink_gone_key){gone->now, record->offset, record->key, record->key_len};
	return SINK_GONE_KEY;
}

/* the queue's first are those that nothing came of any more */
static enum sink_gone_result pick(struct sink_gone *gone, const rd_kafka_message_t *record, struct sink_gone_key *key,
				  struct error *error)
{
	const struct gone_entry *first;
	struct hash128 hash;

	while ((first = gone_table_first(&gone->table)) && first->mark - 1 < record->offset)
		gone_table_pop(&gone->table);
	if (!first || first->mark - 1 > record->offset)
		return SINK_GONE_NONE;
	hash = hash_of(gone, record);
	if (record->key && hash.first == first->hash.first && hash.second == first->hash.second)
		return hand_out(gone, record, key);
	refuse_topic(gone, record->offset, error);
	return SINK_GONE_ERROR;
}

static enum sink_gone_result pick_some(struct sink_gone *gone, struct sink_gone_key *key, struct error *error)
{
	enum sink_gone_result result = SINK_GONE_NONE;
	const rd_kafka_message_t *record = NULL;
	const struct gone_entry *first;

	do {
		first = gone_table_first(&gone->table);
		if (!first) {
			end_picking(gone);
			break;
		}
		if (first->mark - 1 - gone->position > GONE_LEAP && read_from(gone, first->mark - 1, error))
			return SINK_GONE_ERROR;
		switch (take(gone, &record, error)) {
		case TAKEN_ERROR:
			return SINK_GONE_ERROR;
		case TAKEN_NOTHING:
			return SINK_GONE_NONE;
		case TAKEN_RECORD:
			assert(record);
			result = pick(gone, record, key, error);
			break;
		case TAKEN_END:
			while ((first = gone_table_first(&gone->table)) && first->mark - 1 < gone->position)
				gone_table_pop(&gone->table);
			break;
		}
	} while (result == SINK_GONE_NONE && !gone_reading_dry(&gone->reading));
	return result;
}

/* ---- the caller's side ---- */

static enum sink_gone_result step(struct sink_gone *gone, struct sink_gone_key *key, struct error *error)
{
	switch (gone->state) {
	case GONE_BETWEEN:
		return begin_part(gone, error);
	case GONE_MARKING:
		return mark_some(gone, error);
	case GONE_PICKING:
		return pick_some(gone, key, error);
	case GONE_ENDED:
		return SINK_GONE_END;
	case GONE_FAILED:
		break;
	}
	error_set(error, ERROR_INTERNAL, "topic %s: the search has failed already", topic_of(gone));
	return SINK_GONE_ERROR;
}

enum sink_gone_result sink_gone_next(struct sink_gone *gone, struct sink_gone_key *key, struct error *error)
{
	int64_t until_us = clock_monotonic_us() + GONE_CALL_US;
	enum sink_gone_result result;

	do {
		if (gone->cancelled && atomic_load(gone->cancelled)) {
			error_set(error, ERROR_STOPPED, "topic %s: the search is given up", topic_of(gone));
			return SINK_GONE_ERROR;
		}
		result = step(gone, key, error);
	} while (result == SINK_GONE_NONE && !gone->stalled_us && clock_monotonic_us() < until_us);
	if (result == SINK_GONE_ERROR)
		gone->state = GONE_FAILED;
	return result;
}

const struct sink_gone_stats *sink_gone_stats(const struct sink_gone *gone)
{
	return &gone->stats;
}

void sink_gone_close(struct sink_gone *gone)
{
	if (!gone)
		return;
	gone_reading_close(&gone->reading);
	gone_table_fini(&gone->table);
	free(gone->partitions);
	free(gone);
}
