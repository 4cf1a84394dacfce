/* Records that the broker refuses, found and replaced by dead letters in their places (delivery, "Kafka transactions").
 *
 * A broker refuses a request whole and does not say for which record. The failed deliveries tell which records the request
 * had; which of those it is, is found by asking: ranges of them are produced in transactions that are aborted. Where what is
 * refused is their size together, ranges are refused of which each record is taken alone, and none is found.
 *
 * Without transactions every question would publish: so it is asked once, with each record in a request of its own.
 *
 * Records that other requests had are not looked at: if one of them is refused, too, the next attempt tells.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "sink/admin.h"
#include "sink/bisect.h"
#include "sink/fault.h"
#include "sink/publish.h"

enum { REFUSED_ALONE_BYTES = 1 }; /* a request takes one record, whatever its size */

struct search {
	struct sink *sink;
	struct work *work;
	struct error *error;
	/* the candidates: their places in the batch, copies of them side by side, and why those that are refused alone are */
	uint32_t *indexes;
	struct record *records;
	rd_kafka_resp_err_t *errs;
	uint32_t count;
	uint32_t found[SINK_REFUSED_MAX]; /* candidates that are refused */
	uint32_t found_count;
};

/* ---- the candidates ---- */

static int compare_indexes(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return a < b ? -1 : a > b;
}

/* in order, each once; returns how many are left */
static uint32_t sort_indexes(uint32_t *indexes, uint32_t count)
{
	uint32_t kept = 0;

	qsort(indexes, count, sizeof *indexes, compare_indexes);
	for (uint32_t i = 0; i < count; i++)
		if (kept == 0 || indexes[i] != indexes[kept - 1])
			indexes[kept++] = indexes[i];
	return kept;
}

static int take_candidates(struct search *search, struct producer *producer)
{
	const struct batch *batch = search->work->batch;

	search->count = sort_indexes(producer->refused, producer->refused_count);
	search->indexes = calloc(search->count, sizeof *search->indexes);
	search->records = calloc(search->count, sizeof *search->records);
	search->errs = calloc(search->count, sizeof *search->errs);
	if (!search->indexes || !search->records || !search->errs)
		return error_set(search->error, ERROR_MEMORY, "no memory for %u records that were refused",
				 search->count);
	for (uint32_t i = 0; i < search->count; i++) {
		assert(producer->refused[i] < batch->record_count);
		search->indexes[i] = producer->refused[i];
		search->records[i] = batch->records[producer->refused[i]];
	}
	return 0;
}

static const struct record *found_record(const struct search *search, uint32_t i)
{
	return &search->records[search->found[i]];
}

/* ---- the search ---- */

static enum publish_answer ask(struct search *search, uint32_t first, uint32_t count, unsigned *producer,
			       struct producer_fault *fault)
{
	const struct batch view = {
		.bytes = search->work->batch->bytes, .records = search->records + first, .record_count = count};

	return publish_try(search->sink, search->work, &view, producer, fault, search->error);
}

static enum bisect_answer ask_range(void *context, uint32_t first, uint32_t count)
{
	struct search *search = context;
	struct producer_fault fault;
	unsigned producer;

	switch (ask(search, first, count, &producer, &fault)) {
	case PUBLISH_TAKEN:
		return BISECT_ACCEPTED;
	case PUBLISH_REFUSED:
		if (count == 1)
			search->errs[first] = fault.err;
		return BISECT_REFUSED;
	default:
		return BISECT_UNANSWERED;
	}
}

static enum bisect_result search_in_public(struct search *search, uint32_t most)
{
	struct producer_fault fault;
	struct producer *producer;
	unsigned index;
	uint32_t count;

	switch (ask(search, 0, search->count, &index, &fault)) {
	case PUBLISH_TAKEN:
		return BISECT_DONE;
	case PUBLISH_REFUSED:
		break;
	default:
		return BISECT_GIVEN_UP;
	}
	producer = &search->sink->producers[index];
	count = sort_indexes(producer->refused, producer->refused_count);
	for (uint32_t i = 0; i < count && i < most; i++) {
		search->found[search->found_count++] = producer->refused[i];
		search->errs[producer->refused[i]] = fault.err;
	}
	return count > most ? BISECT_TOO_MANY : BISECT_DONE;
}

/* takes effect with the next producers, which the next attempt makes */
static void set_request_bytes(struct sink *sink, uint32_t bytes)
{
	sink->request_bytes = bytes;
	sink->open = false;
}

static enum bisect_result find(struct search *search)
{
	uint32_t most = SINK_REFUSED_MAX - search->work->replaced_count;
	struct sink *sink = search->sink;
	uint32_t bytes = sink->request_bytes;
	enum bisect_result result;

	if (sink->options.transactions)
		return bisect(search->count, ask_range, search, search->found, most, &search->found_count);
	set_request_bytes(sink, REFUSED_ALONE_BYTES);
	result = search_in_public(search, most);
	set_request_bytes(sink, bytes);
	return result;
}

/* ---- whose fault it is ---- */

/* whether so many of a topic's records are refused that the topic must be what is wrong */
static bool topic_refuses(const struct search *search, const struct topic *topic)
{
	const struct work *work = search->work;
	uint32_t refused = 0, all = 0;

	for (uint32_t i = 0; i < work->replaced_count; i++)
		refused += work->replaced[i] == topic;
	all = refused;
	for (uint32_t i = 0; i < search->found_count; i++)
		refused += found_record(search, i)->topic == topic;
	for (uint32_t i = 0; i < work->batch->record_count; i++)
		all += work->batch->records[i].topic == topic;
	return all > SINK_REFUSED_FEW && refused > all / 2;
}

/* The same over many small batches. One topic is watched at a time: the last one that refused. */
static bool run_is_over(struct sink *sink, const struct topic *topic)
{
	if (sink->refusing != topic)
		sink->refused_run = 0;
	sink->refusing = topic;
	return ++sink->refused_run > SINK_REFUSED_MAX;
}

void refused_settle(struct sink *sink, const struct batch *batch)
{
	for (uint32_t i = 0; sink->refusing && i < batch->record_count; i++)
		if (batch->records[i].topic == sink->refusing)
			sink->refusing = NULL;
}

static enum refused_result stands(const struct search *search, const char *why, const struct producer_fault *fault)
{
	*search->error = fault->error;
	error_wrap(search->error, "%s", why);
	return REFUSED_ERROR;
}

/* REFUSED_REPLACED: all that was found may be replaced */
static enum refused_result judge(const struct search *search, const struct producer_fault *fault)
{
	const struct topic *judged = NULL;

	for (uint32_t i = 0; i < search->found_count; i++) {
		const struct record *record = found_record(search, i);

		if (record->topic == search->sink->letters.topic)
			return stands(search, "a dead letter is refused", fault);
		if (search->errs[search->found[i]] == RD_KAFKA_RESP_ERR_INVALID_RECORD &&
		    record->key_length == RECORD_NULL)
			return stands(search, "a null key is refused", fault);
		if (record->topic != judged && topic_refuses(search, record->topic))
			return stands(search, "most records of a topic are refused", fault);
		if (run_is_over(search->sink, record->topic))
			return stands(search, "no record of a topic is taken", fault);
		judged = record->topic;
	}
	return REFUSED_REPLACED;
}

/* ---- the dead letters ---- */

static int replace_one(struct search *search, uint32_t i)
{
	const struct encode_dead_letters *letters = &search->sink->letters;
	uint32_t event_max = letters->topic->max_message_bytes;
	rd_kafka_resp_err_t err = search->errs[search->found[i]];
	struct work *work = search->work;
	char detail[256];

	snprintf(detail, sizeof detail, "%s: %s", rd_kafka_err2name(err), rd_kafka_err2str(err));
	if (encode_refused(work->batch, search->indexes[search->found[i]], letters, detail,
			   event_max ? event_max : BROKER_MESSAGE_BYTES))
		return error_set(search->error, ERROR_MEMORY, "no memory for a dead letter");
	work->replaced[work->replaced_count++] = found_record(search, i)->topic;
	return 0;
}

static enum refused_result replace(struct search *search, const struct producer_fault *fault)
{
	enum refused_result result = judge(search, fault);

	if (result != REFUSED_REPLACED)
		return result;
	for (uint32_t i = 0; i < search->found_count; i++)
		if (replace_one(search, i))
			return REFUSED_ERROR;
	log_failure(LOG_WARNING, "sink", &fault->error, "action", "dead letters", "records",
		    LOG_INT(search->found_count), "first_of", found_record(search, 0)->topic->name, "in",
		    search->sink->letters.topic->name, NULL);
	return REFUSED_REPLACED;
}

static enum refused_result search_and_replace(struct search *search, struct producer *producer,
					      const struct producer_fault *fault)
{
	if (take_candidates(search, producer))
		return REFUSED_ERROR;
	switch (find(search)) {
	case BISECT_GIVEN_UP:
		return REFUSED_ERROR;
	case BISECT_TOO_MANY:
		return stands(search, "many records are refused", fault);
	default:
		break;
	}
	return search->found_count ? replace(search, fault) : REFUSED_NONE;
}

enum refused_result refused_replace(struct sink *sink, struct work *work, const struct producer_fault *fault,
				    struct error *error)
{
	struct search search = {.sink = sink, .work = work, .error = error};
	struct producer *producer = &sink->producers[sink->turn];
	enum refused_result result;

	if (!sink->letters.topic || !work->batch || !producer->refused_count)
		return REFUSED_NONE;
	result = search_and_replace(&search, producer, fault);
	free(search.indexes);
	free(search.records);
	free(search.errs);
	return result;
}
