/* The publisher: the thread that owns the sink. Jobs come through one ring and go back through another, in order; their
 * number is the bound, and none free is the backpressure.
 */
#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/state.h"
#include "metrics/metrics.h"

enum { PUBLISHER_PARTITIONS_LARGE = 1500 };

static void publish(struct daemon *daemon, struct job *job)
{
	int64_t began = clock_monotonic_us();

	job->result = sink_publish(daemon->sink, job->batch, &job->offsets, daemon->offsets_schema, &job->error);
	job->commit_us = clock_monotonic_us() - began;
}

static void *publisher_main(void *argument)
{
	struct daemon *daemon = argument;

	while (!atomic_load(&daemon->publisher_stop)) {
		struct job *job = ring_pop(daemon->work, 1000);
		if (!job)
			continue;
		publish(daemon, job);
		bool room = ring_push(daemon->done, job);
		assert(room);
		(void)room;
		if (job->result < 0) /* nothing after it may be published: the reader decides what follows */
			break;
	}
	return NULL;
}

static int jobs_make(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;

	daemon->job_count = (uint32_t)config->batch.count;
	daemon->jobs = memory_alloc(daemon->job_count * sizeof *daemon->jobs);
	daemon->free_jobs = memory_alloc(daemon->job_count * sizeof *daemon->free_jobs);
	daemon->work = ring_new(daemon->job_count);
	daemon->done = ring_new(daemon->job_count);
	if (!daemon->jobs || !daemon->free_jobs || !daemon->work || !daemon->done)
		return error_set(error, ERROR_MEMORY, "no memory for the ring of batches");
	for (uint32_t i = 0; i < daemon->job_count; i++) {
		struct job *job = &daemon->jobs[i];
		job->batch = batch_new((size_t)config->batch.bytes, (uint32_t)config->kafka.partitions_per_transaction);
		if (!job->batch)
			return error_set(error, ERROR_MEMORY, "no memory for %u batches of %lld bytes",
					 daemon->job_count, (long long)config->batch.bytes);
		daemon->free_jobs[daemon->free_count++] = job;
	}
	return 0;
}

int publisher_start(struct daemon *daemon, struct error *error)
{
	if (jobs_make(daemon, error) < 0)
		return -1;
	atomic_store(&daemon->publishing, true);
	int failed = pthread_create(&daemon->publisher, NULL, publisher_main, daemon);
	if (failed)
		return error_set(error, ERROR_IO, "the publisher's thread cannot be made: %s", strerror(failed));
	daemon->publisher_running = true;
	return 0;
}

void publisher_stop(struct daemon *daemon)
{
	if (!daemon->publisher_running)
		return;
	daemon->publisher_running = false;
	atomic_store(&daemon->publisher_stop, true);
	atomic_store(&daemon->sink_stop, true);
	ring_wake(daemon->work);
	pthread_join(daemon->publisher, NULL);
}

void publisher_fini(struct daemon *daemon)
{
	for (uint32_t i = 0; daemon->jobs && i < daemon->job_count; i++)
		batch_free(daemon->jobs[i].batch);
	ring_free(daemon->work);
	ring_free(daemon->done);
	daemon->work = daemon->done = NULL;
	memory_free(daemon->free_jobs);
	memory_free(daemon->jobs);
}

void publisher_write_down(struct daemon *daemon, struct job *job)
{
	offsets_copy(&job->offsets, &daemon->offsets);
	parking_record(daemon, &job->offsets);
	job->commands = daemon->commands_taken;
	job->ends = incremental_ends(daemon);
}

void publisher_submit(struct daemon *daemon, struct batch *batch)
{
	struct job *job = daemon->filling;

	assert(job && job->batch == batch);
	daemon->filling = NULL;
	publisher_write_down(daemon, job);
	job->offsets.position = batch->position;
	if (batch->confirm_lsn > job->offsets.confirm_lsn)
		job->offsets.confirm_lsn = batch->confirm_lsn;
	offsets_copy(&daemon->offsets, &job->offsets);
	incremental_recorded(daemon);
	bool room = ring_push(daemon->work, job);
	assert(room);
	(void)room;
}

static void count_commit(const struct job *job)
{
	metrics_add(METRIC_BATCHES, 1);
	metrics_observe(METRIC_BATCH_BYTES, (int64_t)job->batch->used);
	metrics_observe(METRIC_COMMIT_SECONDS, job->commit_us);
	if (job->batch->first_commit_us)
		metrics_observe(METRIC_LATENCY_SECONDS, clock_realtime_us() - job->batch->first_commit_us);
}

int publisher_reap(struct daemon *daemon, struct error *error)
{
	for (struct job *job; (job = ring_pop(daemon->done, 0));) {
		if (job->result < 0) {
			daemon->publisher_failed = true;
			*error = job->error;
			return -1;
		}
		count_commit(job);
		if (job->commands > daemon->commands_recorded) {
			daemon->commands_recorded = job->commands;
			daemon->report_us = 0; /* whoever gave them waits for that */
		}
		incremental_committed(daemon, job->ends);
		if (daemon->pipeline) /* else it is a snapshot's */
			pipeline_committed(daemon->pipeline, clock_monotonic_us());
		batch_reset(job->batch);
		daemon->free_jobs[daemon->free_count++] = job;
	}
	return 0;
}

/* How many batches' memory there is: where batches are extended, half as much again, unless they have thousands of partitions, of each of
 * which librdkafka keeps 1.3 KiB a producer. */
static uint32_t parts_all(const struct daemon *daemon)
{
	for (uint32_t i = 0; i < daemon->job_count; i++)
		if (daemon->jobs[i].batch->partition_count >= PUBLISHER_PARTITIONS_LARGE)
			return daemon->job_count;
	return daemon->job_count + daemon->job_count / 2;
}

/* A batch that was extended has the memory of others, which are not used meanwhile: all together never have more than all of
 * them. */
static uint32_t parts_left(const struct daemon *daemon)
{
	uint32_t parts = 0, all = parts_all(daemon);

	for (uint32_t i = 0; i < daemon->job_count; i++)
		parts += daemon->jobs[i].batch->parts;
	parts -= daemon->free_count; /* free ones are of one part, and have none of it in use */
	return parts < all ? all - parts : 0;
}

/* One that is published and one that is filled share it all, and none of it stays with those that were used before. */
static void allow(struct daemon *daemon)
{
	for (uint32_t i = 0; daemon->filling->batch->parts > 1 && i < daemon->free_count; i++)
		batch_release(daemon->free_jobs[i]->batch);
	uint32_t most = daemon->filling->batch->parts + parts_left(daemon), share = parts_all(daemon) / 2;

	pipeline_allow(daemon->pipeline, most < share ? most : share);
}

void publisher_provide(struct daemon *daemon)
{
	if (!pipeline_has_batch(daemon->pipeline) && !daemon->filling && daemon->free_count > 0 &&
	    parts_left(daemon) > 0) {
		daemon->filling = daemon->free_jobs[--daemon->free_count];
		pipeline_give(daemon->pipeline, daemon->filling->batch);
	}
	if (daemon->filling)
		allow(daemon);
}

void publisher_reclaim(struct daemon *daemon)
{
	if (!daemon->filling)
		return;
	batch_reset(daemon->filling->batch);
	daemon->free_jobs[daemon->free_count++] = daemon->filling;
	daemon->filling = NULL;
}

uint32_t publisher_in_flight(const struct daemon *daemon)
{
	return daemon->job_count - daemon->free_count - (daemon->filling ? 1 : 0);
}
