/* millrace status: a running instance's /status, for people. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include <jansson.h>

#include "command/arguments.h"
#include "command/http.h"

enum { STATUS_TIMEOUT_US = 5000000 };

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static int64_t number_of(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

/* bytes for people, to three digits; "-" where there is no number */
static const char *bytes_of(const json_t *object, const char *key, char out[32])
{
	static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
	const json_t *value = json_object_get(object, key);
	double bytes = json_number_value(value);
	size_t unit = 0;

	if (!json_is_number(value))
		return "-";
	for (; bytes >= 1000 && unit + 1 < sizeof units / sizeof *units; unit++)
		bytes /= 1024;
	snprintf(out, 32, unit ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
	return out;
}

static void print_head(const json_t *status)
{
	const json_t *source = json_object_get(status, "source"), *position = json_object_get(status, "position");
	const json_t *published = json_object_get(status, "published"), *lag = json_object_get(status, "lag");
	const json_t *latency = json_object_get(status, "latency");
	char bytes[32], more[32];

	printf("%s: %s%s%s\n", text_of(status, "name"), text_of(status, "state"),
	       *text_of(status, "detail") ? ": " : "", text_of(status, "detail"));
	printf("  source      PostgreSQL %s, database %s, slot %s, %s\n", text_of(source, "server"),
	       text_of(source, "database"), text_of(source, "slot"), text_of(source, "wire"));
	printf("  published   %" PRId64 " events, %" PRId64 " transactions, %" PRId64 " batches; position %s\n",
	       number_of(published, "events"), number_of(published, "transactions"), number_of(published, "batches"),
	       text_of(position, "commit_lsn"));
	printf("  confirmed   %s; the server is at %s\n", text_of(status, "confirmed_lsn"),
	       text_of(status, "server_lsn"));
	printf("  lag         %s, %.1f s\n", bytes_of(lag, "bytes", bytes),
	       json_number_value(json_object_get(lag, "seconds")));
	printf("  retained    %s of WAL; %s before the slot is lost\n", bytes_of(source, "retained_bytes", bytes),
	       json_is_number(json_object_get(source, "safe_wal_bytes")) ? bytes_of(source, "safe_wal_bytes", more)
									 : "no limit");
	printf("  latency     median %.1f ms, 99%% %.1f ms, from commit to Kafka\n",
	       1000 * json_number_value(json_object_get(latency, "p50_seconds")),
	       1000 * json_number_value(json_object_get(latency, "p99_seconds")));
}

static void print_parked(const json_t *status)
{
	const json_t *parked = json_object_get(status, "parked"), *row;
	int64_t letters = number_of(json_object_get(status, "published"), "dead_letters");
	size_t index;

	if (letters)
		printf("  dead        %" PRId64 " events went to %s.dead-letter\n", letters,
		       text_of(status, "topic_prefix"));
	if (json_array_size(parked))
		printf("  parked      %" PRId64 " tables; once a schema is acceptable: millrace replay TABLE\n",
		       number_of(status, "parked_count"));
	json_array_foreach(parked, index, row)
	{
		printf("    %-32s %s%s%s%s\n", text_of(row, "topic"), text_of(row, "reason"),
		       json_is_true(json_object_get(row, "replaying")) ? ", replaying" : "",
		       *text_of(row, "detail") ? ": " : "", text_of(row, "detail"));
	}
}

static void print_tables(const json_t *status)
{
	const json_t *tables = json_object_get(status, "tables"), *table;
	size_t index;

	printf("  tables      %" PRId64 "\n", number_of(status, "table_count"));
	json_array_foreach(tables, index, table)
	{
		printf("    %-32s %12" PRId64 " events  topic %s%s%s\n", text_of(table, "name"),
		       number_of(table, "events"), text_of(table, "topic"), *text_of(table, "note") ? "; " : "",
		       text_of(table, "note"));
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
