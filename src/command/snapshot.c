/* millrace snapshot, pause and resume: tells a running instance to read tables' rows again, and watches it do so. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "command/arguments.h"
#include "command/instance.h"
#include "command/watch.h"

enum {
	SNAPSHOT_LOOK_US = 300000,
	SNAPSHOT_TAKE_US = 30000000, /* how long an instance may take to take a command */
	SNAPSHOT_NOT_DONE = 1        /* the exit status */
};

struct snapshot_command {
	struct instance instance;
	const struct arguments *arguments;
	struct watch watch;
};

/* what the status is once the instance has taken the command; the caller's */
static json_t *await_taken(struct instance *instance)
{
	int64_t end_us = clock_monotonic_us() + SNAPSHOT_TAKE_US;

	for (;;) {
		json_t *status = instance_status(instance);

		if (!status || instance_has_taken(instance))
			return status;
		if (clock_monotonic_us() > end_us) {
			error_set(&instance->error, ERROR_TIMEOUT,
				  "the command is accepted, and not taken yet: it is %s%s%s",
				  instance_text(status, "state"), *instance_text(status, "detail") ? ": " : "",
				  instance_text(status, "detail"));
			error_hint(&instance->error, "it is taken once the stream flows; look at `millrace status`");
			json_decref(status);
			return NULL;
		}
		json_decref(status);
		clock_sleep_us(SNAPSHOT_LOOK_US);
	}
}

/* what is no UTF-8 fails when it is written, as a whole: nothing is left out */
static json_t *names_of(const struct arguments *arguments)
{
	json_t *names = json_array();

	for (size_t i = 0; i < arguments->operand_count; i++)
		json_array_append_new(names, json_string_nocheck(arguments->operands[i]));
	return names;
}

static void member_set(json_t *request, const char *name, const char *value)
{
	if (value)
		json_object_set_new(request, name, json_string_nocheck(value));
}

/* the command as the arguments say; the names of the tables as the status has them, the caller's */
static json_t *tell(struct snapshot_command *snapshot)
{
	const struct arguments *arguments = snapshot->arguments;
	bool cancel = arguments_value(arguments, "cancel");
	json_t *request = json_object(), *answer, *names;

	if (arguments_value(arguments, "all"))
		json_object_set_new(request, "all", json_true());
	else
		json_object_set_new(request, "tables", names_of(arguments));
	member_set(request, "where", arguments_value(arguments, "where"));
	member_set(request, "replace", arguments_value(arguments, "replace"));
	answer = instance_tell(&snapshot->instance, cancel ? "cancel" : "snapshot", request,
			       cancel ? "the cancellation" : "the snapshot");
	names = json_incref(json_object_get(answer, "tables"));
	if (answer && !names)
		error_set(&snapshot->instance.error, ERROR_PROTOCOL, "%s did not say which tables it has accepted",
			  snapshot->instance.listen);
	json_decref(answer);
	return names;
}

static int lost(struct snapshot_command *snapshot)
{
	error_set(&snapshot->instance.error, ERROR_UNAVAILABLE, "%s is not in the instance's status any more",
		  watch_missing(&snapshot->watch));
	return error_hint(&snapshot->instance.error, "its log says what has become of it");
}

/* until nothing of it will change any more; the exit status, or -1 */
static int follow(struct snapshot_command *snapshot)
{
	static struct status_snapshot now;

	for (;;) {
		json_t *status = instance_status(&snapshot->instance);
		int64_t now_us = clock_monotonic_us();

		if (!status)
			return -1;
		instance_snapshot(status, &now);
		json_decref(status);
		enum watch_result result = watch_look(&snapshot->watch, &now, now_us);
		watch_show(&snapshot->watch, &now, now_us);
		if (result == WATCH_LOST)
			return lost(snapshot);
		if (result == WATCH_OVER)
			return watch_end(&snapshot->watch) < 0 ? SNAPSHOT_NOT_DONE : EX_OK;
		clock_sleep_us(SNAPSHOT_LOOK_US);
	}
}

static int run(struct snapshot_command *snapshot)
{
	bool wait = !arguments_value(snapshot->arguments, "no-wait");
	json_t *status = instance_status(&snapshot->instance), *names = status ? tell(snapshot) : NULL;
	int result = EX_OK;

	json_decref(status);
	if (!names)
		return -1;
	watch_begin(&snapshot->watch, names, (uint64_t)snapshot->instance.number,
		    arguments_value(snapshot->arguments, "cancel") != NULL);
	json_decref(names);
	if (!wait) {
		printf("accepted\n");
		fflush(stdout);
		return instance_await_recorded(&snapshot->instance);
	}
	status = await_taken(&snapshot->instance);
	result = status ? follow(snapshot) : -1;
	json_decref(status);
	return result == EX_OK ? instance_await_recorded(&snapshot->instance) : result;
}

static int wrong(const char *text)
{
	fprintf(stderr, "millrace snapshot: %s\nusage: millrace snapshot --help\n", text);
	return EX_USAGE;
}

static int check_line(const struct arguments *arguments)
{
	bool cancel = arguments_value(arguments, "cancel"), all = arguments_value(arguments, "all");
	const char *where = arguments_value(arguments, "where"), *replace = arguments_value(arguments, "replace");

	if ((arguments->operand_count > 0) == all)
		return wrong(cancel ? "name the tables, or give --all" : "name the tables");
	if (all && !cancel)
		return wrong("--all is for --cancel only");
	if (cancel && (where || replace))
		return wrong("--cancel takes neither --where nor --replace");
	if (where && replace && strcmp(replace, "none") != 0)
		return wrong("--where chooses a part of the rows, which replaces nothing: --replace is to be none, or "
			     "left out");
	return EX_OK;
}

int command_snapshot(int argc, char **argv)
{
	static struct arguments arguments;
	static struct snapshot_command snapshot;
	struct config config = {0};
	int status = arguments_parse(&arguments, "snapshot", argc, argv);

	if (status >= 0)
		goto done;
	status = check_line(&arguments);
	if (status == EX_OK)
		status = arguments_config(&arguments, (struct config_needs){.state = true}, &config);
	if (status != EX_OK)
		goto done;
	snapshot.arguments = &arguments;
	status = instance_open(&snapshot.instance, &config) < 0 ? -1 : run(&snapshot);
	if (status < 0)
		status = command_fail("snapshot", &snapshot.instance.error);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}

/* ---- pause, resume ---- */

static int tell_short(struct instance *instance, const char *command)
{
	json_t *status = instance_status(instance), *answer = NULL;

	if (status)
		answer = instance_tell(instance, command, json_object(), command);
	json_decref(status);
	status = answer ? await_taken(instance) : NULL;
	bool taken = status != NULL;
	json_decref(answer);
	json_decref(status);
	if (!taken || instance_await_recorded(instance) < 0)
		return command_fail(command, &instance->error);
	printf("snapshots are %s\n", strcmp(command, "pause") == 0 ? "paused; millrace resume goes on" : "resumed");
	return EX_OK;
}

static int run_short(const char *command, int argc, char **argv)
{
	static struct arguments arguments;
	struct instance instance = {0};
	struct config config = {0};
	int status = arguments_parse(&arguments, command, argc, argv);

	if (status >= 0)
		goto done;
	status = arguments_config(&arguments, (struct config_needs){.state = true}, &config);
	if (status != EX_OK)
		goto done;
	if (instance_open(&instance, &config) < 0)
		status = command_fail(command, &instance.error);
	else
		status = tell_short(&instance, command);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}

int command_pause(int argc, char **argv)
{
	return run_short("pause", argc, argv);
}

int command_resume(int argc, char **argv)
{
	return run_short("resume", argc, argv);
}
