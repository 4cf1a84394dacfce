/* The status board as JSON: /status, /health, /ready. */
#include "admin/answer.h"

#include <inttypes.h>

#include "admin/member.h"
#include "metrics/metrics.h"
#include "metrics/progress.h"

static void identity_add(struct buffer *out, const struct status *status)
{
	member_text(out, "name", status->name);
	buffer_add_char(out, ',');
	member_text(out, "version", status->version);
	buffer_add_char(out, ',');
	member_text(out, "instance_id", status->instance_id);
	buffer_add_char(out, ',');
	member_text(out, "state", status_state_name(status->state));
	buffer_add_char(out, ',');
	member_text(out, "detail", status->detail);
	buffer_printf(out, ",\"started_ms\":%" PRId64 ",\"updated_ms\":%" PRId64, status->started_ms,
		      status->updated_ms);
}

static void source_add(struct buffer *out, const struct status *status)
{
	buffer_add_string(out, ",\"source\":{");
	member_text(out, "server", status->server);
	buffer_add_char(out, ',');
	member_text(out, "database", status->database);
	buffer_add_char(out, ',');
	member_text(out, "slot", status->slot);
	buffer_add_char(out, ',');
	member_text(out, "publication", status->publication);
	buffer_printf(out, ",\"wire\":\"%s\",", status->binary ? "binary" : "text");
	member_number(out, "retained_bytes", status->retained_bytes);
	buffer_add_char(out, ',');
	member_number(out, "safe_wal_bytes", status->safe_wal_size);
	buffer_add_char(out, '}');
}

static void positions_add(struct buffer *out, const struct status *status)
{
	buffer_add_string(out, ",\"position\":{");
	member_lsn(out, "commit_lsn", status->position.commit_lsn);
	buffer_add_char(out, ',');
	member_lsn(out, "change_lsn", status->position.change_lsn);
	buffer_printf(out, ",\"seq\":%" PRIu64 "},", status->position.seq);
	member_lsn(out, "confirmed_lsn", status->confirmed_lsn);
	buffer_add_char(out, ',');
	member_lsn(out, "server_lsn", status->server_lsn);
	buffer_printf(out, ",\"lag\":{\"bytes\":%" PRId64 ",\"seconds\":%.6f}", status->lag_bytes,
		      (double)status->lag_us / 1e6);
}

static void published_add(struct buffer *out, const struct status *status)
{
	buffer_printf(out,
		      ",\"published\":{\"events\":%" PRIu64 ",\"transactions\":%" PRIu64 ",\"batches\":%" PRIu64
		      ",\"batches_in_flight\":%u,\"parked\":%" PRIu64 ",\"dead_letters\":%" PRIu64 "}",
		      status->events, status->transactions, status->batches, (unsigned)status->batches_in_flight,
		      status->parked, status->dead_letters);
	buffer_printf(out, ",\"latency\":{\"count\":%" PRId64 ",\"p50_seconds\":%.6f,\"p99_seconds\":%.6f},",
		      metrics_get(METRIC_LATENCY_SECONDS), (double)metrics_quantile(METRIC_LATENCY_SECONDS, 0.5) / 1e6,
		      (double)metrics_quantile(METRIC_LATENCY_SECONDS, 0.99) / 1e6);
	member_text(out, "topic_prefix", status->prefix);
}

static void table_add(struct buffer *out, const struct status_table *table)
{
	buffer_add_char(out, '{');
	member_text(out, "name", table->name);
	buffer_add_char(out, ',');
	member_text(out, "topic", table->topic);
	buffer_printf(out, ",\"events\":%" PRIu64 ",\"inserts_only\":%s,", table->events,
		      table->inserts_only ? "true" : "false");
	member_text(out, "note", table->note);
	buffer_add_char(out, '}');
}

static void parked_add(struct buffer *out, const struct status_parked *parked)
{
	buffer_add_char(out, '{');
	member_text(out, "topic", parked->topic);
	buffer_add_char(out, ',');
	member_text(out, "reason", parked->reason);
	buffer_add_char(out, ',');
	member_text(out, "detail", parked->detail);
	buffer_printf(out, ",\"replaying\":%s,\"partition\":%d,\"first\":%" PRId64 ",\"offset\":%" PRId64 "}",
		      parked->replaying ? "true" : "false", (int)parked->partition, parked->first, parked->offset);
}

void admin_status_write(const struct status *status, const struct status_table *tables, struct buffer *out)
{
	buffer_add_char(out, '{');
	identity_add(out, status);
	source_add(out, status);
	positions_add(out, status);
	published_add(out, status);
	buffer_printf(out, ",\"table_count\":%u,\"tables\":[", (unsigned)status->table_count);
	for (uint32_t i = 0; i < status->tables_listed; i++) {
		if (i)
			buffer_add_char(out, ',');
		table_add(out, &tables[i]);
	}
	buffer_printf(out,
		      "],\"commands\":%" PRIu64 ",\"commands_recorded\":%" PRIu64 ",\"parked_count\":%u,\"parked\":[",
		      status->commands, status->commands_recorded, (unsigned)status->parked_count);
	for (uint32_t i = 0; i < status->parked_listed; i++) {
		if (i)
			buffer_add_char(out, ',');
		parked_add(out, &status->parked_tables[i]);
	}
	buffer_add_string(out, "],\"snapshot\":");
	admin_snapshot_write(&status->snapshot, out);
	buffer_add_string(out, "}\n");
}

static bool fresh(const struct status *status, int64_t now_ms, int64_t stale_us)
{
	return status->updated_ms > 0 && now_ms - status->updated_ms <= stale_us / 1000;
}

static void age_add(const struct status *status, int64_t now_ms, struct buffer *out)
{
	if (status->updated_ms > 0)
		buffer_printf(out, ",\"age_seconds\":%.3f", (double)(now_ms - status->updated_ms) / 1000);
}

unsigned admin_health_write(const struct status *status, int64_t now_ms, int64_t stale_us, struct buffer *out)
{
	bool healthy = fresh(status, now_ms, stale_us);

	buffer_printf(out, "{\"healthy\":%s,", healthy ? "true" : "false");
	member_text(out, "state", status_state_name(status->state));
	age_add(status, now_ms, out);
	if (!healthy)
		buffer_printf(out, ",\"reason\":\"%s\"",
			      status->updated_ms > 0 ? "the daemon has not reported for too long" : "still starting");
	buffer_add_string(out, "}\n");
	return healthy ? 200 : 503;
}

/* Consumers that need the tables' earlier rows wait for this: how far it is, in words. */
static void snapshot_reason(const struct status_snapshot *snapshot, struct buffer *out)
{
	buffer_printf(out, "a snapshot is %s: ",
		      snapshot->state == STATUS_SNAPSHOT_RUNNING ? "under way"
								 : status_snapshot_state_name(snapshot->state));
	progress_totals(snapshot, 0, out);
	if (snapshot->detail[0])
		buffer_printf(out, "; %s", snapshot->detail);
}

static void unready_reason(const struct status *status, bool is_fresh, struct buffer *out)
{
	if (!is_fresh)
		buffer_add_string(out, status->updated_ms > 0 ? "the daemon has not reported for too long"
							      : "still starting");
	else if (status->state == STATUS_SNAPSHOT && status->snapshot.kind != STATUS_SNAPSHOT_NONE)
		snapshot_reason(&status->snapshot, out);
	else
		buffer_add_string(out, status->detail[0] ? status->detail : "not streaming");
}

unsigned admin_ready_write(const struct status *status, int64_t now_ms, int64_t stale_us, struct buffer *out)
{
	bool is_fresh = fresh(status, now_ms, stale_us);
	bool ready = is_fresh && status->state == STATUS_STREAMING;
	struct buffer reason = {0};

	buffer_printf(out, "{\"ready\":%s,", ready ? "true" : "false");
	member_text(out, "state", status_state_name(status->state));
	age_add(status, now_ms, out);
	if (!ready) {
		buffer_add_char(out, ',');
		unready_reason(status, is_fresh, &reason);
		member_text(out, "reason", buffer_string(&reason));
		buffer_fini(&reason);
	}
	buffer_add_string(out, "}\n");
	return ready ? 200 : 503;
}
