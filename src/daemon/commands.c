/* Commands to a running instance: they come over HTTP with the token that lies in the state directory, are checked on the
 * HTTP server's thread, and handed to the reader through a ring; their progress is in the status.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"
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

/* schema.table, with odd parts double-quoted as in SQL, to the topic that it has */
static int topic_of(const struct config *config, const char *table, char topic[OFFSETS_TOPIC], struct error *error)
{
	struct arena arena = {0};
	struct patterns patterns = {0};
	struct buffer name = {0};
	int result = patterns_parse(&patterns, table, &arena, error);

	if (result == 0 && (patterns.count != 1 || patterns.patterns[0].exclude ||
			    strpbrk(patterns.patterns[0].schema, "*?") || strpbrk(patterns.patterns[0].table, "*?")))
		result = error_set(error, ERROR_USAGE, "%s names no single table", table);
	if (result == 0) {
		names_topic(&name, config->topics.prefix, patterns.patterns[0].schema, patterns.patterns[0].table);
		if (name.failed)
			result = error_set(error, ERROR_MEMORY, "no memory for a topic's name");
		else
			snprintf(topic, OFFSETS_TOPIC, "%s", buffer_string(&name));
	}
	buffer_fini(&name);
	arena_fini(&arena);
	return result;
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
	buffer_printf(answer, ",\"command\":%" PRIu64 "}\n", daemon->commands_accepted + 1);
	if (ring_push(daemon->commands, command)) {
		daemon->commands_accepted++;
		return 202;
	}
	memory_free(command);
	buffer_clear(answer);
	return answer_error(answer, 503, "too many commands are waiting");
}

int commands_http(void *context, const char *name, const char *body, size_t length, struct buffer *answer)
{
	json_t *request = json_loadb(body, length, 0, NULL);
	int status;

	if (strcmp(name, "replay") != 0)
		status = answer_error(answer, 404, "no such command; there is: replay");
	else if (!json_is_object(request))
		status = answer_error(answer, 400, "the body is no JSON object");
	else
		status = replay(context, request, answer);
	json_decref(request);
	return status;
}

void commands_turn(struct daemon *daemon)
{
	for (struct daemon_command *command; (command = ring_pop(daemon->commands, 0));) {
		if (command->topic[0])
			replay_ask(daemon, command->topic, command->new_version);
		else
			for (uint32_t i = 0; i < daemon->lists.parked_count; i++)
				replay_ask(daemon, daemon->lists.parked[i].topic, command->new_version);
		memory_free(command);
		daemon->commands_taken++;
	}
}
