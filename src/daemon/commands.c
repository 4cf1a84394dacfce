/* Commands to a running instance: they come over HTTP with the token that lies in the state directory, are checked on the
 * HTTP server's thread, and handed to the reader through a ring; their progress is in the status. What is asked of snapshots
 * may come as a logical message too, to the reader itself (commands.sql).
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "daemon/ask.h"
#include "daemon/state.h"
#include "daemon/token.h"
#include "schema/names.h"

enum { COMMANDS_WAITING = 64 };

int commands_start(struct daemon *daemon, struct error *error)
{
	if (token_make(daemon->config->state, daemon->token, error) < 0)
		return -1;
	daemon->commands = ring_new(COMMANDS_WAITING);
	return daemon->commands ? 0 : error_set(error, ERROR_MEMORY, "no memory for commands");
}

void commands_fini(struct daemon *daemon)
{
	if (!daemon->commands)
		return;
	for (struct daemon_command *command; (command = ring_pop(daemon->commands, 0));)
		memory_free(command);
	ring_free(daemon->commands);
}

static int answer_error(struct buffer *answer, int status, const char *text)
{
	buffer_add_string(answer, "{\"error\":");
	buffer_add_json(answer, text, strlen(text));
	buffer_add_string(answer, "}\n");
	return status;
}

/* the topic that a table has, by its name as in SQL */
static int topic_of(const struct config *config, const char *text, char topic[OFFSETS_TOPIC], struct error *error)
{
	struct command_table table;
	struct buffer name = {0};
	int result = ask_table(&table, text, error);

	if (result == 0) {
		names_topic(&name, config->topics.prefix, table.schema, table.name);
		if (name.failed)
			result = error_set(error, ERROR_MEMORY, "no memory for a topic's name");
		else
			snprintf(topic, OFFSETS_TOPIC, "%s", buffer_string(&name));
	}
	buffer_fini(&name);
	return result;
}

/* to the reader; the answer is complete but for the command's number */
static int hand_over(struct daemon *daemon, struct daemon_command *command, struct buffer *answer)
{
	if (ring_push(daemon->commands, command)) {
		buffer_printf(answer, ",\"command\":%" PRIu64 "}\n", ++daemon->commands_accepted);
		return 202;
	}
	memory_free(command);
	buffer_clear(answer);
	return answer_error(answer, 503, "too many commands are waiting");
}

static bool is_parked(const char *topic)
{
	static struct status status; /* one HTTP thread */

	status_read(&status, NULL);
	for (uint32_t i = 0; i < status.parked_listed; i++)
		if (strcmp(status.parked_tables[i].topic, topic) == 0)
			return true;
	return false;
}

/* {"table": "public.orders"} or {"all": true}, and "new_version": true */
static int replay(struct daemon *daemon, const json_t *request, struct buffer *answer)
{
	const char *table = json_string_value(json_object_get(request, "table"));
	struct daemon_command *command;
	struct error error;

	if (!table == !json_is_true(json_object_get(request, "all")))
		return answer_error(answer, 400, "either \"table\": \"schema.name\" or \"all\": true is needed");
	command = memory_alloc(sizeof *command);
	if (!command)
		return answer_error(answer, 503, "no memory");
	command->new_version = json_is_true(json_object_get(request, "new_version"));
	if (table && topic_of(daemon->config, table, command->topic, &error) < 0) {
		memory_free(command);
		return answer_error(answer, 400, error.text);
	}
	if (table && !is_parked(command->topic)) {
		memory_free(command);
		return answer_error(answer, 404, "the table is not parked");
	}
	buffer_add_string(answer, "{\"accepted\":true,\"topic\":");
	buffer_add_json(answer, command->topic, strlen(command->topic));
	return hand_over(daemon, command, answer);
}

/* by the names that they have in the status */
static void tables_add(struct buffer *answer, const struct daemon_command *command)
{
	char name[STATUS_TABLE_NAME];

	for (uint32_t i = 0; i < command->table_count; i++) {
		snprintf(name, sizeof name, "%s.%s", command->tables[i].schema, command->tables[i].name);
		buffer_add_string(answer, i ? "," : "");
		buffer_add_json(answer, name, strlen(name));
	}
}

/* Whether the tables are published is the reader's to say: the patterns are its own, and a reload replaces them. */
static int ask(struct daemon *daemon, const char *name, const json_t *request, struct buffer *answer)
{
	struct daemon_command *command = memory_alloc(sizeof *command);
	struct error error;

	if (!command)
		return answer_error(answer, 503, "no memory");
	if (ask_read(command, name, request, &error) < 0) {
		memory_free(command);
		return answer_error(answer, error.code == ERROR_MEMORY ? 503 : 400, error.text);
	}
	buffer_add_string(answer, "{\"accepted\":true,\"tables\":[");
	tables_add(answer, command);
	buffer_add_char(answer, ']');
	return hand_over(daemon, command, answer);
}

int commands_http(void *context, const char *name, const char *body, size_t length, struct buffer *answer)
{
	json_t *request = json_loadb(body, length, JSON_REJECT_DUPLICATES, NULL);
	bool is_replay = strcmp(name, "replay") == 0;
	int status;

	if (!is_replay && !ask_is_command(name))
		status = answer_error(answer, 404,
				      "no such command; there are: replay, snapshot, pause, resume, cancel");
	else if (!json_is_object(request))
		status = answer_error(answer, 400, "the body is no JSON object");
	else
		status = is_replay ? replay(context, request, answer) : ask(context, name, request, answer);
	json_decref(request);
	return status;
}

static void take_replay(struct daemon *daemon, const struct daemon_command *command)
{
	if (command->topic[0])
		replay_ask(daemon, command->topic, command->new_version);
	else
		for (uint32_t i = 0; i < daemon->lists.parked_count; i++)
			replay_ask(daemon, daemon->lists.parked[i].topic, command->new_version);
}

/* Each one makes a record, also where it changed nothing: whoever gave it waits for that. The consistent snapshot, which has no pipeline,
 * does the same (snapshot.c). */
void commands_resume(struct daemon *daemon)
{
	if (daemon->pipeline && daemon->commands_recorded < daemon->commands_taken)
		pipeline_extended(daemon->pipeline);
}

void commands_turn(struct daemon *daemon)
{
	uint64_t taken = daemon->commands_taken;

	for (struct daemon_command *command; (command = ring_pop(daemon->commands, 0));) {
		command->number = daemon->commands_taken + 1;
		if (command->kind == COMMAND_REPLAY)
			take_replay(daemon, command);
		else
			incremental_ask(daemon, command);
		memory_free(command);
		daemon->commands_taken++;
	}
	if (daemon->commands_taken > taken)
		commands_resume(daemon);
}

/* Any role may emit a message, but a condition is evaluated with millrace's rights, and a function in it may do all that they allow: a
 * transaction that is READ ONLY forbids no COPY TO PROGRAM. */
static int refuse_where(const struct daemon_command *command, struct error *error)
{
	if (!command->where[0])
		return 0;
	error_set(
		error, ERROR_USAGE,
		"\"where\" in a logical message: any role may emit one, and the condition would run with millrace's rights");
	return error_hint(error, "use `millrace snapshot --where` or HTTP, which need the token, or snapshot.where");
}

void commands_sql(struct daemon *daemon, const uint8_t *content, size_t length)
{
	struct daemon_command *command = memory_alloc(sizeof *command);
	struct error error = {0};

	if (!command)
		error_set(&error, ERROR_MEMORY, "no memory for a command");
	else if (ask_read_text(command, content, length, &error) == 0 && refuse_where(command, &error) == 0)
		incremental_ask(daemon, command);
	if (error.code != ERROR_NONE)
		log_failure(LOG_WARNING, "daemon", &error, "consequence", "a command by logical message is not done",
			    NULL);
	memory_free(command);
}
