/* When a batch is published, and what PostgreSQL is told (design "Adaptive batching, no linger"; delivery "Confirming").
 *
 * If the publisher is idle a batch goes out at the next source commit, so latency is one Kafka commit; while it is busy, or more
 * is at hand than a small batch could take, the batch fills. An idle position goes the same way, as a batch without records.
 */
#include <assert.h>

#include "pipeline/state.h"

void pipeline_give(struct pipeline *pipeline, struct batch *batch)
{
	assert(!pipeline->batch && batch_empty(batch));
	pipeline->batch = batch;
	pipeline->filling_since_us = 0;
}

bool pipeline_has_batch(const struct pipeline *pipeline)
{
	return pipeline->batch != NULL;
}

static struct batch *submit(struct pipeline *pipeline, struct batch *batch, int64_t now_us)
{
	checkpoint_submit(&pipeline->checkpoint, batch->position, batch->confirm_lsn);
	if (pipeline->checkpoint.in_flight == 1)
		pipeline->progress_us = now_us;
	if (batch->confirm_lsn > pipeline->recorded_lsn) {
		pipeline->recorded_lsn = batch->confirm_lsn;
		pipeline->recorded_us = now_us;
	}
	return batch;
}

static struct batch *take_current(struct pipeline *pipeline, int64_t now_us)
{
	struct batch *batch = pipeline->batch;

	pipeline->batch = NULL;
	pipeline->filling_since_us = 0;
	pipeline->extended = false;
	batch->position = pipeline->seen;
	return submit(pipeline, batch, now_us);
}

/* Between transactions, and with everything before it published, the stream's end so far is a position of its own. */
static struct batch *take_idle(struct pipeline *pipeline, int64_t now_us)
{
	struct batch *batch = pipeline->batch;
	struct position idle = {pipeline->idle_lsn, 0, 0};

	pipeline->idle_urgent = false;
	if (position_compare(&idle, &pipeline->seen) > 0)
		pipeline->seen = idle;
	batch->confirm_lsn = pipeline->idle_lsn;
	return take_current(pipeline, now_us);
}

static bool idle_pending(const struct pipeline *pipeline)
{
	return !pipeline->transaction.open && pipeline->checkpoint.in_flight == 0 &&
	       pipeline->idle_lsn > pipeline->recorded_lsn;
}

static bool idle_due(const struct pipeline *pipeline, int64_t now_us)
{
	return idle_pending(pipeline) &&
	       (pipeline->idle_urgent || pipeline->until_reached ||
		pipeline->idle_lsn - pipeline->recorded_lsn >= pipeline->options.feedback_bytes ||
		now_us - pipeline->recorded_us >= pipeline->options.feedback_interval_us);
}

/* What a Kafka transaction costs grows with its partitions: each gets a request and a marker of its own. Over many of them it
 * should bring each more than a few records. */
static bool many_partitions(const struct batch *batch)
{
	return batch->partition_count >= PIPELINE_MANY_PARTITIONS;
}

/* how long a batch may wait to be filled while the publisher is idle */
static int64_t fill_us(const struct pipeline *pipeline)
{
	if (many_partitions(pipeline->batch))
		return pipeline->ahead >= AHEAD_FAR ? PIPELINE_FILL_MANY_FAR_US : PIPELINE_FILL_MANY_US;
	return pipeline->ahead >= AHEAD_BACKLOG ? PIPELINE_FILL_BACKLOG_US : PIPELINE_FILL_US;
}

/* the bytes beyond which it does not */
static size_t fill_bytes(const struct pipeline *pipeline)
{
	const struct batch *batch = pipeline->batch;

	if (many_partitions(batch))
		return SIZE_MAX;
	return batch->size / (pipeline->ahead >= AHEAD_BACKLOG ? PIPELINE_FILL_BACKLOG_PART : PIPELINE_FILL_PART);
}

/* more messages are at hand and the batch is small and young: it may wait for them */
static bool worth_waiting(struct pipeline *pipeline, int64_t now_us)
{
	if (!pipeline->filling_since_us)
		pipeline->filling_since_us = now_us;
	return pipeline->ahead != AHEAD_NOTHING && !pipeline->until_reached &&
	       pipeline->batch->used < fill_bytes(pipeline) && now_us - pipeline->filling_since_us < fill_us(pipeline);
}

struct batch *pipeline_take(struct pipeline *pipeline, int64_t now_us, enum pipeline_ahead ahead)
{
	struct batch *batch = pipeline->sealed;

	pipeline->ahead = ahead;
	if (batch) {
		pipeline->sealed = NULL;
		return submit(pipeline, batch, now_us);
	}
	batch = pipeline->batch;
	if (!batch || pipeline->transaction.open || pipeline->checkpoint.in_flight > 0)
		return NULL;
	if (pipeline->extended)
		return take_current(pipeline, now_us);
	if (batch_empty(batch))
		return idle_due(pipeline, now_us) ? take_idle(pipeline, now_us) : NULL;
	return worth_waiting(pipeline, now_us) ? NULL : take_current(pipeline, now_us);
}

static bool worth_extending(const struct pipeline *pipeline, const struct batch *batch)
{
	return many_partitions(batch) && batch->partition_count < batch->partitions_max &&
	       batch->parts < pipeline->parts_most;
}

void pipeline_allow(struct pipeline *pipeline, uint32_t parts)
{
	pipeline->parts_most = parts;
}

static void seal(struct pipeline *pipeline)
{
	assert(!pipeline->sealed);
	pipeline->batch->position = pipeline->seen;
	pipeline->sealed = pipeline->batch;
	pipeline->batch = NULL;
	pipeline->extended = false;
	pipeline->filling_since_us = 0;
}

void pipeline_seal(struct pipeline *pipeline)
{
	if (pipeline->batch && !batch_empty(pipeline->batch) && !pipeline->sealed)
		seal(pipeline);
}

enum pipeline_result pipeline_no_room(struct pipeline *pipeline, struct error *error)
{
	struct batch *batch = pipeline->batch;

	if (worth_extending(pipeline, batch) && batch_extend(batch) == 0)
		return PIPELINE_BLOCKED;
	if (!batch_empty(batch)) {
		seal(pipeline);
		return PIPELINE_BLOCKED;
	}
	if (batch_grow(batch, batch->size * 2) < 0) {
		error_set(error, ERROR_TOO_LARGE, "an event needs more than %zu bytes of memory", batch->size);
		return PIPELINE_FAILED;
	}
	return PIPELINE_BLOCKED;
}

bool pipeline_in_transaction(const struct pipeline *pipeline)
{
	return pipeline->transaction.open;
}

/* the batch being filled has something to say */
static bool batch_wanted(const struct pipeline *pipeline)
{
	return pipeline->batch && (pipeline->extended || !batch_empty(pipeline->batch));
}

bool pipeline_ready(const struct pipeline *pipeline)
{
	return pipeline->sealed ||
	       (!pipeline->transaction.open && pipeline->checkpoint.in_flight == 0 && batch_wanted(pipeline));
}

struct batch *pipeline_take_rest(struct pipeline *pipeline)
{
	struct batch *batch = pipeline->sealed;

	if (batch) {
		pipeline->sealed = NULL;
		return submit(pipeline, batch, pipeline->progress_us);
	}
	if (!pipeline->batch)
		return NULL;
	if (batch_wanted(pipeline))
		return take_current(pipeline, pipeline->progress_us);
	return idle_pending(pipeline) ? take_idle(pipeline, pipeline->progress_us) : NULL;
}

struct batch *pipeline_batch(struct pipeline *pipeline)
{
	return pipeline->sealed ? NULL : pipeline->batch;
}

void pipeline_extended(struct pipeline *pipeline)
{
	pipeline->extended = true;
}

bool pipeline_settled(const struct pipeline *pipeline)
{
	return pipeline->checkpoint.in_flight == 0 && !pipeline->sealed;
}

void pipeline_committed(struct pipeline *pipeline, int64_t now_us)
{
	checkpoint_committed(&pipeline->checkpoint);
	pipeline->progress_us = now_us;
}

int64_t pipeline_stuck_us(const struct pipeline *pipeline, int64_t now_us)
{
	return pipeline->checkpoint.in_flight ? now_us - pipeline->progress_us : 0;
}

uint64_t pipeline_received(const struct pipeline *pipeline)
{
	return pipeline->checkpoint.received_lsn;
}

uint64_t pipeline_flushed(const struct pipeline *pipeline)
{
	return checkpoint_flushed(&pipeline->checkpoint);
}

bool pipeline_status_due(const struct pipeline *pipeline, int64_t now_us)
{
	return pipeline->reply_wanted || pipeline_flushed(pipeline) > pipeline->status_lsn ||
	       now_us - pipeline->status_us >= pipeline->options.status_interval_us;
}

void pipeline_status_sent(struct pipeline *pipeline, int64_t now_us)
{
	pipeline->reply_wanted = false;
	pipeline->status_lsn = pipeline_flushed(pipeline);
	pipeline->status_us = now_us;
}

int64_t pipeline_next_us(const struct pipeline *pipeline, int64_t now_us)
{
	int64_t next = pipeline->status_us + pipeline->options.status_interval_us;

	if (idle_pending(pipeline)) {
		int64_t idle =
			pipeline->idle_urgent ? now_us : pipeline->recorded_us + pipeline->options.feedback_interval_us;
		next = idle < next ? idle : next;
	}
	if (pipeline->filling_since_us && !pipeline->transaction.open && pipeline->checkpoint.in_flight == 0 &&
	    pipeline->filling_since_us + fill_us(pipeline) < next)
		next = pipeline->filling_since_us + fill_us(pipeline);
	if (pipeline->extended && !pipeline->transaction.open && pipeline->checkpoint.in_flight == 0 && pipeline->batch)
		next = now_us;
	return next > now_us ? next - now_us : 0;
}

bool pipeline_until_reached(const struct pipeline *pipeline)
{
	return pipeline->until_reached;
}

bool pipeline_finished(const struct pipeline *pipeline)
{
	return pipeline->until_reached && pipeline_settled(pipeline) && !pipeline->extended &&
	       !batch_wanted(pipeline) && !idle_pending(pipeline);
}
