/* millrace replay: tells a running instance to publish what it has parked of tables, and watches it. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <jansson.h>

#include "base/clock.h"
#include "command/arguments.h"
#include "command/http.h"
#include "daemon/token.h"

enum { REPLAY_TIMEOUT_US = 10000000, REPLAY_LOOK_US = 300000 };

struct replay_command {
	const struct config *config;
	char token[TOKEN_SIZE];
	bool new_version;
	json_int_t started_ms, taken; /* of the instance's status: who it is, and how many commands it has taken */
	json_int_t number;            /* of the command that was given */
	struct error error;
};

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static json_t *body_read(const struct buffer *body)
{
	return json_loadb(body->data ? body->data : "", body->length, 0, NULL);
}

/* the command for one table, or for all (table NULL); *answer is the caller's */
static int ask(struct replay_command *replay, const char *table, json_t **answer)
{
	const char *listen = replay->config->http.listen;
	json_t *request = json_pack("{s:b}", "new_version", replay->new_version);
	struct buffer body = {0};
	char *text;
	int status, result;

	json_object_set_new(request, table ? "table" : "all", table ? json_string(table) : json_true());
	text = json_dumps(request, 0);
	result = http_post(listen, "/commands/replay", replay->token, text ? text : "{}", REPLAY_TIMEOUT_US, &status,
			   &body, &replay->error);
	free(text);
	json_decref(request);
	*answer = result == 0 ? body_read(&body) : NULL;
	buffer_fini(&body);
	if (result < 0)
		return error_hint(&replay->error,
				  "is the instance running, with this http.listen? give --http ADDRESS:PORT");
	replay->number = json_integer_value(json_object_get(*answer, "command"));
	if (status == 202)
		return 0;
	error_set(&replay->error,
		  status == 401 || status == 403   ? ERROR_PERMISSION
		  : status == 404 || status == 400 ? ERROR_USAGE
						   : ERROR_UNAVAILABLE,
		  "%s: %s answered HTTP status %d: %s", table ? table : "all tables", listen, status,
		  text_of(*answer, "error"));
	if (status == 401 || status == 403)
		error_hint(&replay->error, "the token is in the instance's state directory: give its --state");
	return -1;
}

/* Nothing that is asked outlives the process for certain before the instance has recorded it. */
static int same_instance(struct replay_command *replay, const json_t *status)
{
	json_int_t started_ms = json_integer_value(json_object_get(status, "started_ms"));

	replay->taken = json_integer_value(json_object_get(status, "commands"));
	if (!replay->started_ms)
		replay->started_ms = started_ms;
	if (started_ms == replay->started_ms)
		return 0;
	error_set(&replay->error, ERROR_UNAVAILABLE, "the instance was started again meanwhile");
	return error_hint(&replay->error, "look at `millrace status`: a replay that had begun goes on by itself");
}

/* the instance's parked tables; the caller's */
static json_t *look(struct replay_command *replay)
{
	struct buffer body = {0};
	json_t *status = NULL, *parked = NULL;
	int code;

	if (http_get(replay->config->http.listen, "/status", REPLAY_TIMEOUT_US, &code, &body, &replay->error) == 0) {
		status = body_read(&body);
		parked = json_object_get(status, "parked");
		if (json_is_array(parked) && same_instance(replay, status) < 0)
			parked = NULL;
		else if (!json_is_array(parked))
			error_set(&replay->error, ERROR_PROTOCOL,
				  "%s answered /status with HTTP status %d and no JSON of millrace's",
				  replay->config->http.listen, code);
	}
	parked = json_is_array(parked) ? json_incref(parked) : NULL;
	json_decref(status);
	buffer_fini(&body);
	return parked;
}

static const json_t *find(const json_t *parked, const char *topic)
{
	size_t index;
	const json_t *row;

	json_array_foreach(parked, index, row)
	{
		if (strcmp(text_of(row, "topic"), topic) == 0)
			return row;
	}
	return NULL;
}

/* what stands in a table's way for good, or for now */
static int stays(struct replay_command *replay, const json_t *row)
{
	bool unreachable = strcmp(text_of(row, "reason"), "registry_unreachable") == 0;

	error_set(&replay->error, unreachable ? ERROR_UNAVAILABLE : ERROR_INCOMPATIBLE, "%s stays parked (%s): %s",
		  text_of(row, "topic"), text_of(row, "reason"), text_of(row, "detail"));
	return error_hint(&replay->error,
			  unreachable
				  ? "it is tried again by itself until the registry answers"
				  : "where a schema is refused, change the subject's compatibility at the registry, "
				    "or give --new-version");
}

/* tells what is new: how far it is, what it waits for */
static void tell(const json_t *row, json_int_t *offset, char *said, size_t size)
{
	json_int_t now = json_integer_value(json_object_get(row, "offset"));

	if (now != *offset && *offset >= 0)
		printf("%s: at offset %lld\n", text_of(row, "topic"), (long long)now);
	*offset = now;
	if (!json_is_true(json_object_get(row, "replaying")) || strcmp(text_of(row, "detail"), said) == 0)
		return;
	snprintf(said, size, "%s", text_of(row, "detail"));
	if (*said)
		printf("%s: tried again: %s\n", text_of(row, "topic"), said);
	fflush(stdout);
}

/* until the table is not parked any more: 0; or is not being replayed any more: -1 */
static int await(struct replay_command *replay, const char *topic)
{
	char said[300] = "";
	json_int_t offset = -1;

	for (;;) {
		int result = 1;
		json_t *parked = look(replay);
		const json_t *row = find(parked, topic);
		if (!parked)
			return -1;
		if (replay->taken >= replay->number && !row) {
			printf("%s: replayed, published again\n", topic);
			result = 0;
		} else if (replay->taken >= replay->number) {
			tell(row, &offset, said, sizeof said);
			if (!json_is_true(json_object_get(row, "replaying")))
				result = stays(replay, row);
		}
		json_decref(parked);
		if (result <= 0)
			return result;
		clock_sleep_us(REPLAY_LOOK_US);
	}
}

static int replay_one(struct replay_command *replay, const char *table, bool wait)
{
	json_t *answer = NULL, *parked = look(replay);
	int result = parked ? ask(replay, table, &answer) : -1;

	json_decref(parked);
	if (result == 0) {
		printf("%s: accepted\n", text_of(answer, "topic"));
		fflush(stdout);
		result = wait ? await(replay, text_of(answer, "topic")) : 0;
	}
	json_decref(answer);
	return result;
}

/* each one that is parked now */
static int replay_all(struct replay_command *replay, bool wait)
{
	json_t *answer = NULL, *parked = look(replay);
	size_t index;
	const json_t *row;
	int result = parked ? ask(replay, NULL, &answer) : -1;

	json_array_foreach(parked, index, row)
	{
		if (result == 0 && wait)
			result = await(replay, text_of(row, "topic"));
		else if (result == 0)
			printf("%s: accepted\n", text_of(row, "topic"));
	}
	json_decref(answer);
	json_decref(parked);
	return result;
}

static int replay_tables(struct replay_command *replay, const struct arguments *arguments)
{
	bool wait = !arguments_value(arguments, "no-wait");

	if (token_read(replay->config->state, replay->token, &replay->error) < 0)
		return error_hint(&replay->error,
				  "the token is in the instance's state directory: give its --state or --name");
	if (arguments_value(arguments, "all"))
		return replay_all(replay, wait);
	for (size_t i = 0; i < arguments->operand_count; i++)
		if (replay_one(replay, arguments->operands[i], wait) < 0)
			return -1;
	return 0;
}

int command_replay(int argc, char **argv)
{
	static struct arguments arguments;
	static struct replay_command replay;
	struct config config = {0};
	int status = arguments_parse(&arguments, "replay", argc, argv);

	if (status >= 0)
		goto done;
	status = EX_USAGE;
	if ((arguments.operand_count > 0) == (arguments_value(&arguments, "all") != NULL)) {
		fprintf(stderr, "millrace replay: name the tables, or give --all\nusage: millrace replay --help\n");
		goto done;
	}
	status = arguments_config(&arguments, (struct config_needs){.state = true}, &config);
	if (status != EX_OK)
		goto done;
	replay.config = &config;
	replay.new_version = arguments_value(&arguments, "new-version") != NULL;
	if (replay_tables(&replay, &arguments) < 0)
		status = command_fail("replay", &replay.error);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
