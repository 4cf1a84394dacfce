/* The daemon's face: the status board and the counters, refreshed from the pipeline's totals a few times a second, never
 * once per event.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/state.h"
#include "metrics/metrics.h"

#ifndef MILLRACE_VERSION
#error "MILLRACE_VERSION comes from the Makefile"
#endif

enum { REPORT_INTERVAL_US = 250000 };

void report_init(struct daemon *daemon)
{
	const struct config *config = daemon->config;
	struct status *status = &daemon->status;

	snprintf(status->name, sizeof status->name, "%s", config->name);
	snprintf(status->version, sizeof status->version, "%s", MILLRACE_VERSION);
	snprintf(status->instance_id, sizeof status->instance_id, "%s", daemon->instance_id);
	snprintf(status->slot, sizeof status->slot, "%s", config->source.slot);
	snprintf(status->publication, sizeof status->publication, "%s", config->publication.name);
	snprintf(status->prefix, sizeof status->prefix, "%s", config->topics.prefix);
	status->started_ms = clock_realtime_us() / 1000;
	status->retained_bytes = status->safe_wal_size = -1;
	metrics_set(METRIC_START_TIME_SECONDS, status->started_ms * 1000);
	report_tick(daemon, clock_monotonic_us());
}

void report_state(struct daemon *daemon, enum status_state state, const char *detail)
{
	struct status *status = &daemon->status;
	bool changed = status->state != state;

	snprintf(status->detail, sizeof status->detail, "%s", detail ? detail : "");
	status->state = state;
	if (changed)
		log_info("daemon", "state", "is", status_state_name(state), "detail", detail && *detail ? detail : NULL,
			 NULL);
	metrics_set(METRIC_SOURCE_CONNECTED, daemon->stream != NULL);
	daemon->report_us = 0;
	report_tick(daemon, clock_monotonic_us());
}

static void counters(struct daemon *daemon)
{
	const struct pipeline_counts *now = pipeline_counts(daemon->pipeline);
	struct pipeline_counts *last = &daemon->reported;

	metrics_add(METRIC_SOURCE_TRANSACTIONS, now->transactions - last->transactions);
	metrics_add(METRIC_EVENTS_INSERT, now->inserts - last->inserts);
	metrics_add(METRIC_EVENTS_UPDATE, now->updates - last->updates);
	metrics_add(METRIC_EVENTS_DELETE, now->deletes - last->deletes);
	metrics_add(METRIC_EVENTS_TRUNCATE, now->truncates - last->truncates);
	metrics_add(METRIC_EVENTS_MESSAGE, now->messages - last->messages);
	metrics_add(METRIC_EVENTS_DROPPED_KNOWN, now->dropped - last->dropped);
	metrics_add(METRIC_EVENTS_FILTERED, now->filtered - last->filtered);
	metrics_add(METRIC_EVENTS_PARKED, now->parked - last->parked);
	metrics_add(METRIC_EVENTS_DEAD_LETTER, now->dead_letters - last->dead_letters);
	metrics_add(METRIC_EVENT_BYTES, now->event_bytes - last->event_bytes);
	metrics_add(METRIC_EVENTS_OVERFLOW, now->overflows - last->overflows);
	metrics_set(METRIC_RELATIONS, (int64_t)pipeline_relations(daemon->pipeline));
	if (now->truncates_skipped > last->truncates_skipped)
		log_warning("daemon", "truncates were not published, as events.truncate = \"skip\" says", "tables",
			    LOG_INT(now->truncates_skipped - last->truncates_skipped), NULL);
	daemon->totals.events += now->events - last->events;
	daemon->totals.transactions += now->transactions - last->transactions;
	*last = *now;
}

static void sink_counters(struct daemon *daemon)
{
	const struct sink_stats *stats = daemon->sink ? sink_stats(daemon->sink) : NULL;

	if (!stats)
		return;
	metrics_set(METRIC_SINK_TRANSACTIONS, (int64_t)atomic_load(&stats->transactions));
	uint64_t letters = atomic_load(&stats->dead_letters);
	metrics_add(METRIC_EVENTS_DEAD_LETTER, letters - daemon->reported_letters);
	daemon->reported_letters = letters;
	metrics_set(METRIC_SINK_ABORTS, (int64_t)atomic_load(&stats->aborts));
	metrics_set(METRIC_SINK_ERRORS, (int64_t)atomic_load(&stats->errors));
	metrics_set(METRIC_SINK_LOOKUPS, (int64_t)atomic_load(&stats->lookups));
	metrics_set(METRIC_SINK_PRODUCERS, (int64_t)atomic_load(&stats->producers_made));
	metrics_set(METRIC_SINK_FAILING, atomic_load(&stats->failing_since_us) != 0);
}

static void positions(struct daemon *daemon)
{
	struct status *status = &daemon->status;
	const struct checkpoint *checkpoint = pipeline_checkpoint(daemon->pipeline);

	status->position = checkpoint->published;
	status->confirmed_lsn = pipeline_flushed(daemon->pipeline);
	status->batches_in_flight = checkpoint->in_flight;
	metrics_set(METRIC_CONFIRMED_LSN, (int64_t)status->confirmed_lsn);
	metrics_set(METRIC_BATCHES_IN_FLIGHT, checkpoint->in_flight);
	if (checkpoint->received_lsn > daemon->server_lsn)
		daemon->server_lsn = checkpoint->received_lsn;
	status->server_lsn = daemon->server_lsn;
	status->lag_bytes = daemon->server_lsn > checkpoint->confirm_lsn
				    ? (int64_t)(daemon->server_lsn - checkpoint->confirm_lsn)
				    : 0;
	status->lag_us = pipeline_lag_us(daemon->pipeline, clock_realtime_us());
	metrics_set(METRIC_SOURCE_LAG_BYTES, status->lag_bytes);
	metrics_set(METRIC_SOURCE_LAG_SECONDS, status->lag_us);
}

static void tables_count(struct daemon *daemon)
{
	struct keeper_news *latest = daemon->latest;

	for (uint32_t i = 0; latest && i < latest->tables_listed; i++) {
		struct status_table *row = &latest->tables[i];
		const struct topic *topic = map_get(&daemon->topic_set.map, row->topic, strlen(row->topic));
		row->events = topic ? topic->events : 0;
	}
}

void report_tick(struct daemon *daemon, int64_t now_us)
{
	struct status *status = &daemon->status;

	if (now_us - daemon->report_us < REPORT_INTERVAL_US)
		return;
	daemon->report_us = now_us;
	snprintf(status->server, sizeof status->server, "%s", daemon->server.version_text);
	snprintf(status->database, sizeof status->database, "%s", daemon->server.database);
	status->binary = daemon->binary;
	if (daemon->pipeline) {
		counters(daemon);
		positions(daemon);
	}
	sink_counters(daemon);
	tables_count(daemon);
	status->events = daemon->totals.events;
	status->transactions = daemon->totals.transactions;
	status->batches = (uint64_t)metrics_get(METRIC_BATCHES);
	status->parked = (uint64_t)metrics_get(METRIC_EVENTS_PARKED);
	status->dead_letters = (uint64_t)metrics_get(METRIC_EVENTS_DEAD_LETTER);
	parking_status(daemon, status);
	status->updated_ms = clock_realtime_us() / 1000;
	status_publish(status, daemon->latest ? daemon->latest->tables : NULL);
}

void report_news(struct daemon *daemon)
{
	struct keeper_news *news = daemon->news ? ring_pop(daemon->news, 0) : NULL;

	if (!news)
		return;
	memory_free(daemon->latest);
	daemon->latest = news;
	daemon->status.retained_bytes = news->retained_bytes;
	daemon->status.safe_wal_size = news->safe_wal_size;
	daemon->status.table_count = news->table_count;
	daemon->status.tables_listed = news->tables_listed;
	if (news->server_lsn > daemon->server_lsn)
		daemon->server_lsn = news->server_lsn;
}
