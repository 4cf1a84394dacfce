/* A snapshot's progress as JSON, for /status. */
#include "admin/answer.h"

#include <inttypes.h>

#include "admin/member.h"

static void table_add(struct buffer *out, const struct status_snapshot_table *table)
{
	buffer_add_char(out, '{');
	member_text(out, "name", table->name);
	buffer_printf(out, ",\"state\":\"%s\",\"command\":%" PRIu64 ",\"rows\":%" PRIu64 ",",
		      status_snapshot_state_name(table->state), table->command, table->rows);
	member_number(out, "rows_expected", table->rows_expected);
	buffer_printf(out, ",\"bytes\":%" PRIu64 ",\"blocks_read\":%" PRIu64 ",\"blocks_expected\":%" PRIu64,
		      table->bytes, table->blocks_read, table->blocks_expected);
	buffer_printf(out, ",\"started_ms\":%" PRId64 ",\"ended_ms\":%" PRId64 ",", table->started_ms, table->ended_ms);
	member_text(out, "detail", table->detail);
	buffer_add_char(out, '}');
}

static void totals_add(struct buffer *out, const struct status_snapshot *snapshot)
{
	buffer_printf(out, "\"kind\":\"%s\",\"state\":\"%s\",", status_snapshot_kind_name(snapshot->kind),
		      status_snapshot_state_name(snapshot->state));
	member_text(out, "detail", snapshot->detail);
	buffer_printf(out, ",\"started_ms\":%" PRId64 ",\"ended_ms\":%" PRId64 ",", snapshot->started_ms,
		      snapshot->ended_ms);
	member_lsn(out, "lsn", snapshot->lsn);
	buffer_printf(out,
		      ",\"held_seconds\":%.6f,\"rows\":%" PRIu64 ",\"bytes\":%" PRIu64 ",\"rows_per_second\":%" PRIu64,
		      (double)snapshot->held_us / 1e6, snapshot->rows, snapshot->bytes, snapshot->rows_per_second);
	if (snapshot->left_us < 0)
		buffer_add_string(out, ",\"seconds_left\":null");
	else
		buffer_printf(out, ",\"seconds_left\":%.6f", (double)snapshot->left_us / 1e6);
	buffer_printf(out, ",\"table_count\":%u,\"tables_done\":%u", (unsigned)snapshot->table_count,
		      (unsigned)snapshot->tables_done);
}

void admin_snapshot_write(const struct status_snapshot *snapshot, struct buffer *out)
{
	if (snapshot->kind == STATUS_SNAPSHOT_NONE) {
		buffer_add_string(out, "{\"kind\":\"none\"}");
		return;
	}
	buffer_add_char(out, '{');
	totals_add(out, snapshot);
	buffer_add_string(out, ",\"tables\":[");
	for (uint32_t i = 0; i < snapshot->tables_listed; i++) {
		if (i)
			buffer_add_char(out, ',');
		table_add(out, &snapshot->tables[i]);
	}
	buffer_add_string(out, "]}");
}
