/* Counters, gauges and histograms as documented data: one table (metrics/metrics.c) makes the enum's text, the Prometheus
 * exposition (format 0.0.4) and docs/reference.md. Lock-free; any thread may write any metric.
 */
#ifndef METRICS_METRICS_H
#define METRICS_METRICS_H

#include <stdint.h>

#include "base/buffer.h"

enum metric_kind { METRIC_COUNTER, METRIC_GAUGE, METRIC_HISTOGRAM };

/* name millrace_<lower case of the id>[_total|_seconds|_bytes], see the table in metrics.c for unit and sentence */
enum metric {
	/* source */
	METRIC_SOURCE_MESSAGES,
	METRIC_SOURCE_BYTES,
	METRIC_SOURCE_TRANSACTIONS,
	METRIC_SOURCE_CONNECTS,
	METRIC_SOURCE_KEEPALIVES,
	METRIC_SOURCE_STATUS_UPDATES,
	METRIC_SOURCE_RESTS,
	METRIC_SOURCE_LAG_BYTES,
	METRIC_SOURCE_LAG_SECONDS,
	METRIC_SOURCE_CONNECTED,
	METRIC_SLOT_RETAINED_BYTES,
	METRIC_SLOT_SAFE_WAL_BYTES,
	METRIC_SLOT_CATALOG_XMIN_AGE,
	METRIC_CONFIRMED_LSN,
	/* events */
	METRIC_EVENTS_INSERT,
	METRIC_EVENTS_UPDATE,
	METRIC_EVENTS_DELETE,
	METRIC_EVENTS_TRUNCATE,
	METRIC_EVENTS_MESSAGE,
	METRIC_EVENTS_DROPPED_KNOWN,
	METRIC_EVENTS_FILTERED,
	METRIC_EVENTS_OVERFLOW,
	METRIC_EVENTS_PARKED,
	METRIC_EVENTS_REPLAYED,
	METRIC_EVENTS_DEAD_LETTER,
	METRIC_EVENT_BYTES,
	METRIC_RELATIONS,
	METRIC_PLANS_COMPILED,
	/* snapshots, of either kind unless the table says so */
	METRIC_SNAPSHOT_ROWS,
	METRIC_SNAPSHOT_BYTES,
	METRIC_SNAPSHOT_TABLES,
	METRIC_SNAPSHOT_TABLES_DONE,
	METRIC_SNAPSHOT_RUNNING,
	METRIC_SNAPSHOT_PAUSED,
	METRIC_SNAPSHOT_HELD_SECONDS,
	METRIC_SNAPSHOT_CHUNKS,
	METRIC_SNAPSHOT_CHUNKS_REPEATED,
	METRIC_SNAPSHOT_ROWS_OVERTAKEN,
	/* batches and sink */
	METRIC_BATCHES,
	METRIC_BATCHES_IN_FLIGHT,
	METRIC_BATCH_BYTES,
	METRIC_COMMIT_SECONDS,
	METRIC_LATENCY_SECONDS,
	METRIC_SINK_TRANSACTIONS,
	METRIC_SINK_ABORTS,
	METRIC_SINK_ERRORS,
	METRIC_SINK_LOOKUPS,
	METRIC_SINK_PRODUCERS,
	METRIC_SINK_FAILING,
	METRIC_BACKPRESSURE_SECONDS,
	/* registry, tables, process */
	METRIC_REGISTRY_REQUESTS,
	METRIC_REGISTRY_ERRORS,
	METRIC_SCHEMAS_REGISTERED,
	METRIC_TABLES_PUBLISHED,
	METRIC_TABLES_INSERTS_ONLY,
	METRIC_TABLES_UNPUBLISHED,
	METRIC_TABLES_PARKED,
	METRIC_PROCESS_RESIDENT_BYTES,
	METRIC_PROCESS_CPU_SECONDS,
	METRIC_START_TIME_SECONDS,
	METRIC_COUNT
};

/* counters: add; gauges: set. Histograms and seconds take microseconds, shown in seconds. */
void metrics_add(enum metric metric, uint64_t value);
void metrics_set(enum metric metric, int64_t value);
void metrics_observe(enum metric metric, int64_t value);
int64_t metrics_get(enum metric metric);                       /* histograms: the count */
int64_t metrics_quantile(enum metric metric, double quantile); /* upper bound of the bucket, in the unit observed */

void metrics_write_prometheus(struct buffer *out);
void metrics_write_reference(struct buffer *out);

#endif
