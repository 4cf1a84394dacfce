/* millrace status: a running instance's /status, for people. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/terminal.h"
#include "command/arguments.h"
#include "command/http.h"
#include "command/instance.h"
#include "metrics/progress.h"

enum { STATUS_TIMEOUT_US = 5000000 };

/* bytes for people; "-" where there is no number */
static const char *bytes_of(const json_t *object, const char *key, char out[32])
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? progress_bytes(out, json_number_value(value)) : "-";
}

static void print_head(const json_t *status)
{
	const json_t *source = json_object_get(status, "source"), *position = json_object_get(status, "position");
	const json_t *published = json_object_get(status, "published"), *lag = json_object_get(status, "lag");
	const json_t *latency = json_object_get(status, "latency");
	char bytes[32], more[32];

	printf("%s: %s%s%s\n", instance_text(status, "name"), instance_text(status, "state"),
	       *instance_text(status, "detail") ? ": " : "", instance_text(status, "detail"));
	printf("  source      PostgreSQL %s, database %s, slot %s, %s\n", instance_text(source, "server"),
	       instance_text(source, "database"), instance_text(source, "slot"), instance_text(source, "wire"));
	printf("  published   %" PRId64 " events, %" PRId64 " transactions, %" PRId64 " batches; position %s\n",
	       instance_number(published, "events"), instance_number(published, "transactions"),
	       instance_number(published, "batches"), instance_text(position, "commit_lsn"));
	printf("  confirmed   %s; the server is at %s\n", instance_text(status, "confirmed_lsn"),
	       instance_text(status, "server_lsn"));
	printf("  lag         %s, %.1f s\n", bytes_of(lag, "bytes", bytes),
	       json_number_value(json_object_get(lag, "seconds")));
	printf("  retained    %s of WAL; %s before the slot is lost\n", bytes_of(source, "retained_bytes", bytes),
	       json_is_number(json_object_get(source, "safe_wal_bytes")) ? bytes_of(source, "safe_wal_bytes", more)
									 : "no limit");
	printf("  latency     median %.1f ms, 99%% %.1f ms, from commit to Kafka\n",
	       1000 * json_number_value(json_object_get(latency, "p50_seconds")),
	       1000 * json_number_value(json_object_get(latency, "p99_seconds")));
}

static void print_snapshot(const json_t *status)
{
	static struct status_snapshot snapshot;
	struct terminal terminal = {0};
	struct buffer text = {0};
	char held[32];

	instance_snapshot(status, &snapshot);
	if (snapshot.kind == STATUS_SNAPSHOT_NONE)
		return;
	terminal_find(STDOUT_FILENO, &terminal);
	struct progress_view view = {.columns = terminal.columns, .indent = 4, .tables = STATUS_SNAPSHOT_TABLES};
	progress_write(&snapshot, &view, &text);
	printf("  snapshot    %s, %s", status_snapshot_kind_name(snapshot.kind),
	       status_snapshot_state_name(snapshot.state));
	if (snapshot.kind == STATUS_SNAPSHOT_CONSISTENT)
		printf("; as of %s", instance_text(json_object_get(status, "snapshot"), "lsn"));
	if (snapshot.held_us > 0)
		printf(", its transaction open for %s", progress_time(held, snapshot.held_us));
	printf("\n%s", buffer_string(&text));
	buffer_fini(&text);
}

static void print_parked(const json_t *status)
{
	const json_t *parked = json_object_get(status, "parked"), *row;
	int64_t letters = instance_number(json_object_get(status, "published"), "dead_letters");
	size_t index;

	if (letters)
		printf("  dead        %" PRId64 " events went to %s.dead-letter\n", letters,
		       instance_text(status, "topic_prefix"));
	if (json_array_size(parked))
		printf("  parked      %" PRId64 " tables; once a schema is acceptable: millrace replay TABLE\n",
		       instance_number(status, "parked_count"));
	json_array_foreach(parked, index, row)
	{
		printf("    %-32s %s%s%s%s\n", instance_text(row, "topic"), instance_text(row, "reason"),
		       json_is_true(json_object_get(row, "replaying")) ? ", replaying" : "",
		       *instance_text(row, "detail") ? ": " : "", instance_text(row, "detail"));
	}
}

static void print_tables(const json_t *status)
{
	const json_t *tables = json_object_get(status, "tables"), *table;
	size_t index;

	printf("  tables      %" PRId64 "\n", instance_number(status, "table_count"));
	json_array_foreach(tables, index, table)
	{
		printf("    %-32s %12" PRId64 " events  topic %s%s%s\n", instance_text(table, "name"),
		       instance_number(table, "events"), instance_text(table, "topic"),
		       *instance_text(table, "note") ? "; " : "", instance_text(table, "note"));
	}
}

static int show(const struct config *config, bool raw)
{
	struct error error = {0};
	struct buffer body = {0};
	json_t *status = NULL;
	int code, result = EX_OK;

	if (http_get(config->http.listen, "/status", STATUS_TIMEOUT_US, &code, &body, &error) < 0) {
		error_hint(&error, "is the instance running, with this http.listen? give --http ADDRESS:PORT");
		goto failed;
	}
	status = json_loads(buffer_string(&body), 0, NULL);
	if (code != 200 || !status) {
		error_set(&error, ERROR_PROTOCOL, "%s answered /status with HTTP status %d and no JSON of millrace's",
			  config->http.listen, code);
		goto failed;
	}
	if (raw) {
		fputs(buffer_string(&body), stdout);
	} else {
		print_head(status);
		print_snapshot(status);
		print_parked(status);
		print_tables(status);
	}
	goto done;
failed:
	result = command_fail("status", &error);
done:
	json_decref(status);
	buffer_fini(&body);
	return result;
}

int command_status(int argc, char **argv)
{
	static struct arguments arguments;
	struct config config = {0};
	int status = arguments_parse(&arguments, "status", argc, argv);

	if (status >= 0)
		goto done;
	status = arguments_config(&arguments, (struct config_needs){0}, &config);
	if (status == EX_OK)
		status = show(&config, arguments_value(&arguments, "json") != NULL);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
