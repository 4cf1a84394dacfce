/* The metric table and the atomics behind it. */
#include "metrics/metrics.h"

#include <assert.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

enum metric_unit { UNIT_COUNT, UNIT_BYTES, UNIT_SECONDS }; /* seconds are kept as microseconds */

struct metric_fact {
	const char *name;
	enum metric_kind kind;
	enum metric_unit unit;
	const char *sentence;
};

static const struct metric_fact facts[METRIC_COUNT] = {
	[METRIC_SOURCE_MESSAGES] = {"millrace_source_messages_total", METRIC_COUNTER, UNIT_COUNT,
				    "Messages read from the replication stream."},
	[METRIC_SOURCE_BYTES] = {"millrace_source_bytes_total", METRIC_COUNTER, UNIT_BYTES,
				 "Bytes of the messages read from the replication stream."},
	[METRIC_SOURCE_TRANSACTIONS] = {"millrace_source_transactions_total", METRIC_COUNTER, UNIT_COUNT,
					"Source transactions whose commit was read."},
	[METRIC_SOURCE_CONNECTS] = {"millrace_source_connects_total", METRIC_COUNTER, UNIT_COUNT,
				    "Times that the replication stream was started."},
	[METRIC_SOURCE_KEEPALIVES] = {"millrace_source_keepalives_total", METRIC_COUNTER, UNIT_COUNT,
				      "Keepalive messages received from PostgreSQL."},
	[METRIC_SOURCE_STATUS_UPDATES] = {"millrace_source_status_updates_total", METRIC_COUNTER, UNIT_COUNT,
					  "Status updates sent to PostgreSQL."},
	[METRIC_SOURCE_RESTS] =
		{"millrace_source_rests_total", METRIC_COUNTER, UNIT_COUNT,
		 "Times that the stream was left alone for some milliseconds, so that a backlog gathers."},
	[METRIC_SOURCE_LAG_BYTES] = {"millrace_source_lag_bytes", METRIC_GAUGE, UNIT_BYTES,
				     "WAL between the newest position known of the server and the published one."},
	[METRIC_SOURCE_LAG_SECONDS] = {"millrace_source_lag_seconds", METRIC_GAUGE, UNIT_SECONDS,
				       "Age of the newest published commit while behind; 0 when caught up."},
	[METRIC_SOURCE_CONNECTED] = {"millrace_source_connected", METRIC_GAUGE, UNIT_COUNT,
				     "1 while the replication stream is open, else 0."},
	[METRIC_SLOT_RETAINED_BYTES] = {"millrace_slot_retained_bytes", METRIC_GAUGE, UNIT_BYTES,
					"WAL that the primary keeps for the slot; -1 when unknown."},
	[METRIC_SLOT_SAFE_WAL_BYTES] =
		{"millrace_slot_safe_wal_bytes", METRIC_GAUGE, UNIT_BYTES,
		 "WAL that may still be written before the slot is lost; -1 when there is no limit."},
	[METRIC_SLOT_CATALOG_XMIN_AGE] = {"millrace_slot_catalog_xmin_age", METRIC_GAUGE, UNIT_COUNT,
					  "Age in transactions of the oldest catalog row version that the slot keeps."},
	[METRIC_CONFIRMED_LSN] = {"millrace_confirmed_lsn", METRIC_GAUGE, UNIT_COUNT,
				  "The LSN confirmed to PostgreSQL as flushed, as a number of bytes."},

	[METRIC_EVENTS_INSERT] = {"millrace_events_insert_total", METRIC_COUNTER, UNIT_COUNT, "Insert events encoded."},
	[METRIC_EVENTS_UPDATE] = {"millrace_events_update_total", METRIC_COUNTER, UNIT_COUNT, "Update events encoded."},
	[METRIC_EVENTS_DELETE] = {"millrace_events_delete_total", METRIC_COUNTER, UNIT_COUNT, "Delete events encoded."},
	[METRIC_EVENTS_TRUNCATE] = {"millrace_events_truncate_total", METRIC_COUNTER, UNIT_COUNT,
				    "Truncate events encoded, one a table."},
	[METRIC_EVENTS_MESSAGE] = {"millrace_events_message_total", METRIC_COUNTER, UNIT_COUNT,
				   "Events of logical messages encoded."},
	[METRIC_EVENTS_DROPPED_KNOWN] = {"millrace_events_dropped_known_total", METRIC_COUNTER, UNIT_COUNT,
					 "Changes dropped after a restart since they had been published before."},
	[METRIC_EVENTS_FILTERED] = {"millrace_events_filtered_total", METRIC_COUNTER, UNIT_COUNT,
				    "Changes that the configuration does not publish."},
	[METRIC_EVENTS_OVERFLOW] =
		{"millrace_events_overflow_total", METRIC_COUNTER, UNIT_COUNT,
		 "Values that their Avro type cannot hold, carried as text in the event's overflow map."},
	[METRIC_EVENTS_PARKED] = {"millrace_events_parked_total", METRIC_COUNTER, UNIT_COUNT,
				  "Events sent to the parking topic instead of their own."},
	[METRIC_EVENTS_REPLAYED] = {"millrace_events_replayed_total", METRIC_COUNTER, UNIT_COUNT,
				    "Records published from the parking topic."},
	[METRIC_EVENTS_DEAD_LETTER] = {"millrace_events_dead_letter_total", METRIC_COUNTER, UNIT_COUNT,
				       "Events sent to the dead-letter topic."},
	[METRIC_EVENT_BYTES] = {"millrace_event_bytes_total", METRIC_COUNTER, UNIT_BYTES,
				"Bytes of keys and values encoded."},
	[METRIC_RELATIONS] = {"millrace_relations", METRIC_GAUGE, UNIT_COUNT, "Table descriptions in the cache."},
	[METRIC_PLANS_COMPILED] = {"millrace_plans_compiled_total", METRIC_COUNTER, UNIT_COUNT,
				   "Encode plans made, one for each description of a table that arrived."},

	[METRIC_SNAPSHOT_ROWS] = {"millrace_snapshot_rows_total", METRIC_COUNTER, UNIT_COUNT,
				  "Rows read by snapshots."},
	[METRIC_SNAPSHOT_BYTES] = {"millrace_snapshot_bytes_total", METRIC_COUNTER, UNIT_BYTES,
				   "Bytes of the events that snapshots made of their rows."},
	[METRIC_SNAPSHOT_TABLES] = {"millrace_snapshot_tables", METRIC_GAUGE, UNIT_COUNT,
				    "Tables of the snapshot that runs or ran last."},
	[METRIC_SNAPSHOT_TABLES_DONE] = {"millrace_snapshot_tables_done", METRIC_GAUGE, UNIT_COUNT,
					 "Tables of it whose rows are all published."},
	[METRIC_SNAPSHOT_RUNNING] = {"millrace_snapshot_running", METRIC_GAUGE, UNIT_COUNT,
				     "1 while a snapshot is under way, paused or not, else 0."},
	[METRIC_SNAPSHOT_PAUSED] = {"millrace_snapshot_paused", METRIC_GAUGE, UNIT_COUNT,
				    "1 while a snapshot is paused, by a command or since the primary is busy, else 0."},
	[METRIC_SNAPSHOT_HELD_SECONDS] =
		{"millrace_snapshot_held_seconds", METRIC_GAUGE, UNIT_SECONDS,
		 "How long the consistent snapshot's transaction is open on the primary; 0 when none is."},
	[METRIC_SNAPSHOT_CHUNKS] = {"millrace_snapshot_chunks_total", METRIC_COUNTER, UNIT_COUNT,
				    "Chunks of incremental snapshots published."},
	[METRIC_SNAPSHOT_CHUNKS_REPEATED] =
		{"millrace_snapshot_chunks_repeated_total", METRIC_COUNTER, UNIT_COUNT,
		 "Chunks of incremental snapshots that were read again, as the first reading could not be used."},
	[METRIC_SNAPSHOT_ROWS_OVERTAKEN] =
		{"millrace_snapshot_rows_overtaken_total", METRIC_COUNTER, UNIT_COUNT,
		 "Rows of chunks that were left out, since the stream had a newer change of the same key."},

	[METRIC_BATCHES] = {"millrace_batches_total", METRIC_COUNTER, UNIT_COUNT, "Batches published."},
	[METRIC_BATCHES_IN_FLIGHT] = {"millrace_batches_in_flight", METRIC_GAUGE, UNIT_COUNT,
				      "Batches sealed and not yet published."},
	[METRIC_BATCH_BYTES] = {"millrace_batch_bytes", METRIC_HISTOGRAM, UNIT_BYTES,
				"Sizes of the batches published."},
	[METRIC_COMMIT_SECONDS] =
		{"millrace_commit_seconds", METRIC_HISTOGRAM, UNIT_SECONDS,
		 "Time that publishing a batch took, from its first record to the end of its Kafka commit."},
	[METRIC_LATENCY_SECONDS] =
		{"millrace_latency_seconds", METRIC_HISTOGRAM, UNIT_SECONDS,
		 "Time from a source commit to the Kafka commit of its batch, by the two machines' clocks."},
	[METRIC_SINK_TRANSACTIONS] = {"millrace_sink_transactions_total", METRIC_COUNTER, UNIT_COUNT,
				      "Kafka transactions committed."},
	[METRIC_SINK_ABORTS] = {"millrace_sink_aborts_total", METRIC_COUNTER, UNIT_COUNT,
				"Kafka transactions aborted and repeated."},
	[METRIC_SINK_ERRORS] = {"millrace_sink_errors_total", METRIC_COUNTER, UNIT_COUNT,
				"Errors that Kafka's client reported."},
	[METRIC_SINK_LOOKUPS] = {"millrace_sink_lookups_total", METRIC_COUNTER, UNIT_COUNT,
				 "Times that the offsets topic was read to learn the outcome of a commit."},
	[METRIC_SINK_PRODUCERS] = {"millrace_sink_producers_total", METRIC_COUNTER, UNIT_COUNT,
				   "Producers made, at start and after fatal errors."},
	[METRIC_SINK_FAILING] = {"millrace_sink_failing", METRIC_GAUGE, UNIT_COUNT,
				 "1 while nothing can be committed to Kafka, else 0."},
	[METRIC_BACKPRESSURE_SECONDS] = {"millrace_backpressure_seconds_total", METRIC_COUNTER, UNIT_SECONDS,
					 "Time that reading from PostgreSQL stood still because no batch was free."},

	[METRIC_REGISTRY_REQUESTS] = {"millrace_registry_requests_total", METRIC_COUNTER, UNIT_COUNT,
				      "Schemas asked of the registry or its cache."},
	[METRIC_REGISTRY_ERRORS] = {"millrace_registry_errors_total", METRIC_COUNTER, UNIT_COUNT,
				    "Questions to the registry that failed."},
	[METRIC_SCHEMAS_REGISTERED] = {"millrace_schemas_registered_total", METRIC_COUNTER, UNIT_COUNT,
				       "Schema versions that were new to the registry."},
	[METRIC_TABLES_PUBLISHED] = {"millrace_tables_published", METRIC_GAUGE, UNIT_COUNT,
				     "Tables in the publication."},
	[METRIC_TABLES_INSERTS_ONLY] = {"millrace_tables_inserts_only", METRIC_GAUGE, UNIT_COUNT,
					"Tables published for inserts only, for want of a usable replica identity."},
	[METRIC_TABLES_PARKED] = {"millrace_tables_parked", METRIC_GAUGE, UNIT_COUNT,
				  "Tables whose events are parked until a replay."},
	[METRIC_TABLES_UNPUBLISHED] =
		{"millrace_tables_unpublished", METRIC_GAUGE, UNIT_COUNT,
		 "Tables that match the patterns and that the role may not add to the publication."},
	[METRIC_PROCESS_RESIDENT_BYTES] = {"millrace_process_resident_bytes", METRIC_GAUGE, UNIT_BYTES,
					   "Resident memory of the process."},
	[METRIC_PROCESS_CPU_SECONDS] = {"millrace_process_cpu_seconds_total", METRIC_COUNTER, UNIT_SECONDS,
					"CPU time of the process, user and system."},
	[METRIC_START_TIME_SECONDS] = {"millrace_start_time_seconds", METRIC_GAUGE, UNIT_SECONDS,
				       "When the process started, in seconds since 1970."},
};

/* upper bounds, ascending; what is larger goes into one more bucket */
static const int64_t seconds_bounds[] = {500,     1000,    2500,    5000,     7500,     10000,   15000,  20000,
					 30000,   40000,   60000,   80000,    100000,   150000,  250000, 500000,
					 1000000, 2500000, 5000000, 10000000, 30000000, 60000000};
static const int64_t bytes_bounds[] = {1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 19, 1 << 20,
				       1 << 21, 1 << 22, 1 << 23, 1 << 24, 1 << 26, 1 << 28, 1 << 30};
enum { BUCKETS_MAX = sizeof seconds_bounds / sizeof *seconds_bounds + 1 };

struct histogram {
	atomic_int_fast64_t buckets[BUCKETS_MAX], sum, max;
};

static atomic_int_fast64_t values[METRIC_COUNT];
static struct histogram histograms[METRIC_COUNT]; /* used where the kind is histogram */

static size_t metric_bounds(enum metric metric, const int64_t **bounds)
{
	bool seconds = facts[metric].unit == UNIT_SECONDS;

	*bounds = seconds ? seconds_bounds : bytes_bounds;
	return seconds ? sizeof seconds_bounds / sizeof *seconds_bounds : sizeof bytes_bounds / sizeof *bytes_bounds;
}

void metrics_add(enum metric metric, uint64_t value)
{
	assert(metric < METRIC_COUNT && facts[metric].kind != METRIC_HISTOGRAM);
	atomic_fetch_add_explicit(&values[metric], (int_fast64_t)value, memory_order_relaxed);
}

void metrics_set(enum metric metric, int64_t value)
{
	assert(metric < METRIC_COUNT && facts[metric].kind != METRIC_HISTOGRAM);
	atomic_store_explicit(&values[metric], value, memory_order_relaxed);
}

void metrics_observe(enum metric metric, int64_t value)
{
	struct histogram *histogram = &histograms[metric];
	const int64_t *bounds;
	size_t count, i = 0;
	int_fast64_t max = atomic_load_explicit(&histogram->max, memory_order_relaxed);

	assert(metric < METRIC_COUNT && facts[metric].kind == METRIC_HISTOGRAM);
	count = metric_bounds(metric, &bounds);
	while (i < count && value > bounds[i])
		i++;
	atomic_fetch_add_explicit(&histogram->buckets[i], 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&histogram->sum, value, memory_order_relaxed);
	while (value > max && !atomic_compare_exchange_weak_explicit(&histogram->max, &max, value, memory_order_relaxed,
								     memory_order_relaxed))
		;
}

/* the buckets, each read once, so that they add up to what is returned */
static int64_t histogram_read(enum metric metric, int64_t buckets[BUCKETS_MAX])
{
	int64_t total = 0;

	for (size_t i = 0; i < BUCKETS_MAX; i++)
		total += buckets[i] = atomic_load_explicit(&histograms[metric].buckets[i], memory_order_relaxed);
	return total;
}

int64_t metrics_get(enum metric metric)
{
	int64_t buckets[BUCKETS_MAX];

	assert(metric < METRIC_COUNT);
	if (facts[metric].kind == METRIC_HISTOGRAM)
		return histogram_read(metric, buckets);
	return atomic_load_explicit(&values[metric], memory_order_relaxed);
}

int64_t metrics_quantile(enum metric metric, double quantile)
{
	int64_t buckets[BUCKETS_MAX], total = histogram_read(metric, buckets), below = 0;
	int64_t max = atomic_load_explicit(&histograms[metric].max, memory_order_relaxed);
	const int64_t *bounds;
	size_t count = metric_bounds(metric, &bounds);

	assert(facts[metric].kind == METRIC_HISTOGRAM && quantile >= 0 && quantile <= 1);
	if (total == 0)
		return 0;
	for (size_t i = 0; i < count; i++) {
		below += buckets[i];
		if (below > 0 && (double)below >= quantile * (double)total)
			return bounds[i];
	}
	return max;
}

static void write_value(struct buffer *out, enum metric_unit unit, int64_t value)
{
	if (unit == UNIT_SECONDS)
		buffer_printf(out, "%.6f", (double)value / 1e6);
	else
		buffer_printf(out, "%" PRId64, value);
}

static void write_histogram(struct buffer *out, enum metric metric)
{
	const struct metric_fact *fact = &facts[metric];
	int64_t buckets[BUCKETS_MAX], total = histogram_read(metric, buckets), below = 0;
	const int64_t *bounds;
	size_t count = metric_bounds(metric, &bounds);

	for (size_t i = 0; i < count; i++) {
		below += buckets[i];
		buffer_printf(out, "%s_bucket{le=\"", fact->name);
		if (fact->unit == UNIT_SECONDS)
			buffer_printf(out, "%g", (double)bounds[i] / 1e6);
		else
			buffer_printf(out, "%" PRId64, bounds[i]);
		buffer_printf(out, "\"} %" PRId64 "\n", below);
	}
	buffer_printf(out, "%s_bucket{le=\"+Inf\"} %" PRId64 "\n%s_sum ", fact->name, total, fact->name);
	write_value(out, fact->unit, atomic_load_explicit(&histograms[metric].sum, memory_order_relaxed));
	buffer_printf(out, "\n%s_count %" PRId64 "\n", fact->name, total);
}

static const char *kind_name(enum metric_kind kind)
{
	return kind == METRIC_COUNTER ? "counter" : kind == METRIC_GAUGE ? "gauge" : "histogram";
}

void metrics_write_prometheus(struct buffer *out)
{
	for (int i = 0; i < METRIC_COUNT; i++) {
		const struct metric_fact *fact = &facts[i];

		buffer_printf(out, "# HELP %s %s\n# TYPE %s %s\n", fact->name, fact->sentence, fact->name,
			      kind_name(fact->kind));
		if (fact->kind == METRIC_HISTOGRAM) {
			write_histogram(out, (enum metric)i);
			continue;
		}
		buffer_printf(out, "%s ", fact->name);
		write_value(out, fact->unit, metrics_get((enum metric)i));
		buffer_add_char(out, '\n');
	}
}

void metrics_write_reference(struct buffer *out)
{
	buffer_add_string(out, "| metric | kind | meaning |\n|---|---|---|\n");
	for (int i = 0; i < METRIC_COUNT; i++)
		buffer_printf(out, "| `%s` | %s | %s |\n", facts[i].name, kind_name(facts[i].kind), facts[i].sentence);
}
