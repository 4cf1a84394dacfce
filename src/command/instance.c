/* One request a question; nothing is kept open in between. */
#include "command/instance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "command/http.h"

enum {
	INSTANCE_TIMEOUT_US = 10000000,
	INSTANCE_RECORD_US = 10000000, /* it takes milliseconds where Kafka is there */
	INSTANCE_LOOK_US = 50000,
};

const char *instance_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

int64_t instance_number(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

int instance_open(struct instance *instance, const struct config *config)
{
	instance->listen = config->http.listen;
	if (token_read(config->state, instance->token, &instance->error) < 0)
		return error_hint(&instance->error,
				  "the token is in the instance's state directory: give its --state or --name");
	return 0;
}

static json_t *body_read(const struct buffer *body)
{
	return json_loadb(body->data ? body->data : "", body->length, 0, NULL);
}

/* ---- asking ---- */

/* Nothing that is asked outlives the process for certain before the instance has recorded it. */
static int same_instance(struct instance *instance, const json_t *status)
{
	json_int_t started_ms = instance_number(status, "started_ms");

	instance->taken = instance_number(status, "commands");
	instance->recorded = instance_number(status, "commands_recorded");
	if (!instance->started_ms)
		instance->started_ms = started_ms;
	if (started_ms == instance->started_ms)
		return 0;
	error_set(&instance->error, ERROR_UNAVAILABLE, "the instance was started again meanwhile");
	return error_hint(
		&instance->error,
		"look at `millrace status`: what it lists goes on by itself, what it does not list was forgotten");
}

json_t *instance_status(struct instance *instance)
{
	struct buffer body = {0};
	json_t *status = NULL;
	int code, result = -1;

	if (http_get(instance->listen, "/status", INSTANCE_TIMEOUT_US, &code, &body, &instance->error) < 0) {
		error_hint(&instance->error,
			   "is the instance running, with this http.listen? give --http ADDRESS:PORT");
	} else {
		status = body_read(&body);
		if (json_is_integer(json_object_get(status, "started_ms")))
			result = same_instance(instance, status);
		else
			error_set(&instance->error, ERROR_PROTOCOL,
				  "%s answered /status with HTTP status %d and no JSON of millrace's", instance->listen,
				  code);
	}
	buffer_fini(&body);
	if (result == 0)
		return status;
	json_decref(status);
	return NULL;
}

/* ---- telling ---- */

static int refused(struct instance *instance, int status, const char *what, const char *why)
{
	bool is_token = status == 401 || status == 403;

	error_set(&instance->error,
		  is_token                         ? ERROR_PERMISSION
		  : status == 404 || status == 400 ? ERROR_USAGE
						   : ERROR_UNAVAILABLE,
		  "%s: %s answered HTTP status %d: %s", what, instance->listen, status, why);
	if (is_token)
		error_hint(&instance->error, "the token is in the instance's state directory: give its --state");
	return -1;
}

static int post(struct instance *instance, const char *command, const json_t *request, int *status, json_t **answer)
{
	struct buffer body = {0};
	char path[64], *text = json_dumps(request, 0);
	int result;

	snprintf(path, sizeof path, "/commands/%s", command);
	if (text)
		result = http_post(instance->listen, path, instance->token, text, INSTANCE_TIMEOUT_US, status, &body,
				   &instance->error);
	else
		result = error_set(&instance->error, ERROR_USAGE, "what is asked for is no UTF-8");
	if (text && result < 0)
		error_hint(&instance->error,
			   "is the instance running, with this http.listen? give --http ADDRESS:PORT");
	*answer = result == 0 ? body_read(&body) : NULL;
	free(text);
	buffer_fini(&body);
	return result;
}

json_t *instance_tell(struct instance *instance, const char *command, json_t *request, const char *what)
{
	json_t *answer = NULL;
	int status = 0, result = post(instance, command, request, &status, &answer);

	json_decref(request);
	if (result == 0 && status != 202)
		result = refused(instance, status, what, instance_text(answer, "error"));
	else if (result == 0 && !json_is_object(answer))
		result = error_set(&instance->error, ERROR_PROTOCOL, "%s answered with no JSON of millrace's",
				   instance->listen);
	if (result == 0) {
		instance->number = instance_number(answer, "command");
		return answer;
	}
	json_decref(answer);
	return NULL;
}

bool instance_has_taken(const struct instance *instance)
{
	return instance->taken >= instance->number;
}

static int not_recorded(struct instance *instance, const json_t *status)
{
	error_set(&instance->error, ERROR_TIMEOUT,
		  "the command is accepted, and not %s yet: the instance's state is %s%s%s",
		  instance_has_taken(instance) ? "recorded in Kafka" : "taken", instance_text(status, "state"),
		  *instance_text(status, "detail") ? ": " : "", instance_text(status, "detail"));
	return error_hint(&instance->error,
			  "an instance that is killed before it is recorded forgets it; look at `millrace status`");
}

int instance_await_recorded(struct instance *instance)
{
	int64_t end_us = clock_monotonic_us() + INSTANCE_RECORD_US;

	while (instance->recorded < instance->number) {
		json_t *status = instance_status(instance);
		int result =
			status ? 0 : error_wrap(&instance->error, "the command was accepted, and may be forgotten");

		if (instance->recorded < instance->number && result == 0 && clock_monotonic_us() > end_us)
			result = not_recorded(instance, status);
		json_decref(status);
		if (result < 0)
			return -1;
		clock_sleep_us(INSTANCE_LOOK_US);
	}
	return 0;
}

/* ---- its snapshot ---- */

static enum status_snapshot_kind kind_of(const char *name)
{
	for (int kind = 0; kind <= STATUS_SNAPSHOT_INCREMENTAL; kind++)
		if (strcmp(name, status_snapshot_kind_name((enum status_snapshot_kind)kind)) == 0)
			return (enum status_snapshot_kind)kind;
	return STATUS_SNAPSHOT_NONE;
}

static enum status_snapshot_state state_of(const char *name)
{
	for (int state = 0; state < STATUS_SNAPSHOT_STATES; state++)
		if (strcmp(name, status_snapshot_state_name((enum status_snapshot_state)state)) == 0)
			return (enum status_snapshot_state)state;
	return STATUS_SNAPSHOT_WAITING;
}

static uint64_t count_of(const json_t *object, const char *key)
{
	int64_t number = instance_number(object, key);

	return number > 0 ? (uint64_t)number : 0;
}

/* seconds as microseconds; -1: null */
static int64_t time_of(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_number(value) ? (int64_t)(json_number_value(value) * 1e6) : -1;
}

static void table_read(const json_t *row, struct status_snapshot_table *table)
{
	const json_t *expected = json_object_get(row, "rows_expected");

	*table = (struct status_snapshot_table){
		.state = state_of(instance_text(row, "state")),
		.command = count_of(row, "command"),
		.rows = count_of(row, "rows"),
		.bytes = count_of(row, "bytes"),
		.rows_expected = json_is_integer(expected) ? json_integer_value(expected) : -1,
		.blocks_read = count_of(row, "blocks_read"),
		.blocks_expected = count_of(row, "blocks_expected"),
		.started_ms = instance_number(row, "started_ms"),
		.ended_ms = instance_number(row, "ended_ms"),
	};
	snprintf(table->name, sizeof table->name, "%s", instance_text(row, "name"));
	snprintf(table->detail, sizeof table->detail, "%s", instance_text(row, "detail"));
}

void instance_snapshot(const json_t *status, struct status_snapshot *snapshot)
{
	const json_t *from = json_object_get(status, "snapshot"), *tables = json_object_get(from, "tables");

	*snapshot = (struct status_snapshot){
		.kind = kind_of(instance_text(from, "kind")),
		.state = state_of(instance_text(from, "state")),
		.started_ms = instance_number(from, "started_ms"),
		.ended_ms = instance_number(from, "ended_ms"),
		.held_us = time_of(from, "held_seconds"),
		.rows = count_of(from, "rows"),
		.bytes = count_of(from, "bytes"),
		.rows_per_second = count_of(from, "rows_per_second"),
		.left_us = time_of(from, "seconds_left"),
		.table_count = (uint32_t)count_of(from, "table_count"),
		.tables_done = (uint32_t)count_of(from, "tables_done"),
	};
	snprintf(snapshot->detail, sizeof snapshot->detail, "%s", instance_text(from, "detail"));
	for (size_t i = 0; i < json_array_size(tables) && i < STATUS_SNAPSHOT_TABLES; i++)
		table_read(json_array_get(tables, i), &snapshot->tables[snapshot->tables_listed++]);
}
