/* The parser of commands about snapshots. Strict: a member that is misspelt must not start a snapshot without it. */
#include "daemon/ask.h"

#include <stdio.h>
#include <string.h>

enum { ASK_TEXT_MAX = 1 << 20 }; /* bytes; what HTTP takes as a body too */

/* members beside "command"; their names in words, for messages */
static const struct ask_form {
	const char *name;
	enum daemon_command_kind kind;
	const char *members[4]; /* NULL-terminated */
} forms[] = {
	{"snapshot", COMMAND_SNAPSHOT, {"tables", "where", "replace"}},
	{"pause", COMMAND_PAUSE, {NULL}},
	{"resume", COMMAND_RESUME, {NULL}},
	{"cancel", COMMAND_CANCEL, {"tables", "all"}},
};

static const struct ask_form *form_of(const char *name)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
	return NULL;
}

bool ask_is_command(const char *name)
{
	return form_of(name) != NULL;
}

/* ---- tables ---- */

/* a part of a pattern that matches one name only, as that name */
static int part_take(char name[OFFSETS_NAME], const char *glob, const char *text, struct error *error)
{
	size_t length = 0;

	for (; *glob; glob++) {
		if (*glob == '*' || *glob == '?') {
			error_set(error, ERROR_USAGE, "%.200s names no single table", text);
			return error_hint(error, "name each table; a part with an odd character is double-quoted");
		}
		if (*glob == '\\')
			glob++;
		if (length + 1 == OFFSETS_NAME)
			return error_set(error, ERROR_USAGE, "%.200s is longer than PostgreSQL's names", text);
		name[length++] = *glob;
	}
	name[length] = '\0';
	return 0;
}

int ask_table(struct command_table *table, const char *text, struct error *error)
{
	struct arena arena = {0};
	struct patterns patterns = {0};
	int result = patterns_parse(&patterns, text, &arena, error);

	if (result < 0 && error->code == ERROR_CONFIG)
		error->code = ERROR_USAGE;
	if (result == 0 && (patterns.count != 1 || patterns.patterns[0].exclude))
		result = error_set(error, ERROR_USAGE, "%.200s names no single table", text);
	if (result == 0)
		result = part_take(table->schema, patterns.patterns[0].schema, text, error);
	if (result == 0)
		result = part_take(table->name, patterns.patterns[0].table, text, error);
	arena_fini(&arena);
	return result;
}

static bool has_table(const struct daemon_command *command, const struct command_table *table)
{
	for (uint32_t i = 0; i < command->table_count; i++)
		if (strcmp(command->tables[i].schema, table->schema) == 0 &&
		    strcmp(command->tables[i].name, table->name) == 0)
			return true;
	return false;
}

static int take_tables(struct daemon_command *command, const json_t *tables, struct error *error)
{
	size_t index;
	const json_t *value;

	if (json_array_size(tables) == 0) {
		error_set(error, ERROR_USAGE, "\"tables\" is to be a list of names");
		return error_hint(error, "as in [\"public.orders\", \"public.\\\"Odd Name\\\"\"]");
	}
	if (json_array_size(tables) > COMMAND_TABLES_MAX)
		return error_set(error, ERROR_USAGE, "more than %d tables", COMMAND_TABLES_MAX);
	json_array_foreach(tables, index, value)
	{
		struct command_table *table = &command->tables[command->table_count];

		if (!json_is_string(value))
			return error_set(error, ERROR_USAGE, "\"tables\" has something that is no name");
		if (ask_table(table, json_string_value(value), error) < 0)
			return -1;
		if (has_table(command, table))
			return error_set(error, ERROR_USAGE, "%s.%s is named twice", table->schema, table->name);
		command->table_count++;
	}
	return 0;
}

/* ---- the other members ---- */

static int take_where(struct daemon_command *command, const json_t *where, struct error *error)
{
	const char *text = json_string_value(where);

	if (!where)
		return 0;
	if (!text || !*text) {
		error_set(error, ERROR_USAGE, "\"where\" is to be a condition in SQL");
		return error_hint(error, "leave it out for what snapshot.where says; true is all rows");
	}
	if (strlen(text) >= OFFSETS_WHERE)
		return error_set(error, ERROR_USAGE, "\"where\" is longer than %d bytes", OFFSETS_WHERE - 1);
	memcpy(command->where, text, strlen(text) + 1);
	return 0;
}

static int take_replace(struct daemon_command *command, const json_t *replace, struct error *error)
{
	static const char *const names[] = {"none", "truncate", "merge"}; /* by enum offsets_replace */
	const char *text = json_string_value(replace);

	command->replace_given = replace != NULL;
	for (size_t i = 0; text && i < sizeof names / sizeof *names; i++)
		if (strcmp(text, names[i]) == 0) {
			command->replace = (enum offsets_replace)i;
			return 0;
		}
	return replace ? error_set(error, ERROR_USAGE, "\"replace\" is to be none, truncate or merge") : 0;
}

/* a cancel needs to be told what: a slip must not end all of them */
static int take_all(const json_t *request, struct error *error)
{
	const json_t *all = json_object_get(request, "all");

	if (json_is_true(all) && !json_object_get(request, "tables"))
		return 0;
	return error_set(error, ERROR_USAGE, "either \"tables\" or \"all\": true is needed");
}

static int only_known(const struct ask_form *form, bool named, json_t *request, struct error *error)
{
	const char *member;
	json_t *value;

	json_object_foreach(request, member, value)
	{
		bool known = !named && strcmp(member, "command") == 0;

		for (size_t i = 0; !known && form->members[i]; i++)
			known = strcmp(member, form->members[i]) == 0;
		if (!known)
			return error_set(error, ERROR_USAGE, "%s has no \"%.60s\"", form->name, member);
	}
	return 0;
}

int ask_read(struct daemon_command *command, const char *name, const json_t *request, struct error *error)
{
	const char *said = name ? name : json_string_value(json_object_get(request, "command"));
	const struct ask_form *form = said ? form_of(said) : NULL;

	memset(command, 0, sizeof *command);
	if (!form)
		return error_set(error, ERROR_USAGE,
				 "no such command%s%.60s; there are: snapshot, pause, resume, cancel", said ? ": " : "",
				 said ? said : "");
	command->kind = form->kind;
	if (only_known(form, name != NULL, (json_t *)request, error) < 0)
		return -1;
	if (form->kind == COMMAND_CANCEL && json_object_get(request, "all"))
		return take_all(request, error);
	if (form->kind != COMMAND_CANCEL && form->kind != COMMAND_SNAPSHOT)
		return 0;
	if (take_tables(command, json_object_get(request, "tables"), error) < 0 ||
	    take_where(command, json_object_get(request, "where"), error) < 0 ||
	    take_replace(command, json_object_get(request, "replace"), error) < 0)
		return -1;
	if (command->where[0] && command->replace != OFFSETS_REPLACE_NONE)
		return error_set(error, ERROR_USAGE,
				 "\"where\" chooses a part of the rows, which replaces nothing: \"replace\" is to be "
				 "none, or left out");
	return 0;
}

int ask_read_text(struct daemon_command *command, const void *bytes, size_t length, struct error *error)
{
	json_error_t mistake = {0};
	json_t *request;
	int result;

	if (length > ASK_TEXT_MAX)
		return error_set(error, ERROR_USAGE, "the command is longer than %d bytes", ASK_TEXT_MAX);
	request = json_loadb(length ? bytes : "", length, JSON_REJECT_DUPLICATES, &mistake);
	if (!request)
		result = error_set(error, ERROR_USAGE, "the command is no JSON: line %d: %.120s", mistake.line,
				   mistake.text);
	else if (!json_is_object(request))
		result = error_set(error, ERROR_USAGE, "the command is no JSON object");
	else
		result = ask_read(command, NULL, request, error);
	json_decref(request);
	return result;
}
