/* millrace replay: tells a running instance to publish what it has parked of tables, and watches it. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "command/arguments.h"
#include "command/instance.h"

enum { REPLAY_LOOK_US = 300000 };

struct replay_command {
	struct instance instance;
	bool new_version;
};

/* the command for one table, or for all (table NULL); the answer is the caller's */
static json_t *ask(struct replay_command *replay, const char *table)
{
	json_t *request = json_pack("{s:b}", "new_version", replay->new_version);

	json_object_set_new(request, table ? "table" : "all", table ? json_string(table) : json_true());
	return instance_tell(&replay->instance, "replay", request, table ? table : "all tables");
}

/* the instance's parked tables; the caller's */
static json_t *look(struct replay_command *replay)
{
	json_t *status = instance_status(&replay->instance), *parked = json_object_get(status, "parked");

	if (status && !json_is_array(parked)) {
		error_set(&replay->instance.error, ERROR_PROTOCOL, "%s has no parked tables in its status",
			  replay->instance.listen);
		parked = NULL;
	}
	json_incref(parked);
	json_decref(status);
	return parked;
}

static const json_t *find(const json_t *parked, const char *topic)
{
	size_t index;
	const json_t *row;

	json_array_foreach(parked, index, row)
	{
		if (strcmp(instance_text(row, "topic"), topic) == 0)
			return row;
	}
	return NULL;
}

/* what stands in a table's way for good, or for now */
static int stays(struct replay_command *replay, const json_t *row)
{
	bool unreachable = strcmp(instance_text(row, "reason"), "registry_unreachable") == 0;

	error_set(&replay->instance.error, unreachable ? ERROR_UNAVAILABLE : ERROR_INCOMPATIBLE,
		  "%s stays parked (%s): %s", instance_text(row, "topic"), instance_text(row, "reason"),
		  instance_text(row, "detail"));
	return error_hint(&replay->instance.error,
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
		printf("%s: at offset %lld\n", instance_text(row, "topic"), (long long)now);
	*offset = now;
	if (!json_is_true(json_object_get(row, "replaying")) || strcmp(instance_text(row, "detail"), said) == 0)
		return;
	snprintf(said, size, "%s", instance_text(row, "detail"));
	if (*said)
		printf("%s: tried again: %s\n", instance_text(row, "topic"), said);
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
		if (instance_has_taken(&replay->instance) && !row) {
			printf("%s: replayed, published again\n", topic);
			result = 0;
		} else if (instance_has_taken(&replay->instance)) {
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
	json_t *parked = look(replay), *answer = parked ? ask(replay, table) : NULL;
	int result = answer ? 0 : -1;

	json_decref(parked);
	if (result == 0) {
		printf("%s: accepted\n", instance_text(answer, "topic"));
		fflush(stdout);
		result = wait ? await(replay, instance_text(answer, "topic")) : 0;
	}
	json_decref(answer);
	return result;
}

/* each one that is parked now */
static int replay_all(struct replay_command *replay, bool wait)
{
	json_t *parked = look(replay), *answer = parked ? ask(replay, NULL) : NULL;
	size_t index;
	const json_t *row;
	int result = answer ? 0 : -1;

	json_array_foreach(parked, index, row)
	{
		if (result == 0 && wait)
			result = await(replay, instance_text(row, "topic"));
		else if (result == 0)
			printf("%s: accepted\n", instance_text(row, "topic"));
	}
	fflush(stdout);
	json_decref(answer);
	json_decref(parked);
	return result;
}

static int replay_tables(struct replay_command *replay, const struct arguments *arguments)
{
	bool wait = !arguments_value(arguments, "no-wait");
	int result = arguments_value(arguments, "all") ? replay_all(replay, wait) : 0;

	for (size_t i = 0; result == 0 && i < arguments->operand_count; i++)
		result = replay_one(replay, arguments->operands[i], wait);
	return result == 0 && !wait ? instance_await_recorded(&replay->instance) : result;
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
	replay.new_version = arguments_value(&arguments, "new-version") != NULL;
	if (instance_open(&replay.instance, &config) < 0 || replay_tables(&replay, &arguments) < 0)
		status = command_fail("replay", &replay.instance.error);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
