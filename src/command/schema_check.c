/* millrace schema --check: a migration as a story. Read and split the file; look at the server; rehearse: the tables before, the
 * statements, the tables after, rollback; then, with no lock held any more, compare and ask. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/clock.h"
#include "command/schema_command.h"
#include "command/schema_compare.h"
#include "command/schema_report.h"
#include "command/schema_split.h"
#include "config/value.h"
#include "source/rehearsal.h"

enum { EXIT_INCOMPATIBLE = 1 };

struct check_run {
	struct schema_command *command;
	const char *file;
	int64_t lock_timeout, locked; /* microseconds */
	struct split split;
	struct arena arena;
	struct patterns patterns;
	struct schema_tables before, after;
};

/* ---- the file ---- */

static int read_stream(FILE *stream, const char *file, struct buffer *text, struct error *error)
{
	char chunk[16384];
	size_t length;

	while ((length = fread(chunk, 1, sizeof chunk, stream)) > 0)
		buffer_add(text, chunk, length);
	if (ferror(stream))
		return error_set(error, ERROR_IO, "cannot read %s: %s", file, strerror(errno));
	return text->failed ? error_set(error, ERROR_VALUE, "%s has more than %d MiB", file, BUFFER_MAX >> 20) : 0;
}

static int read_file(const char *file, struct buffer *text, struct error *error)
{
	FILE *stream = strcmp(file, "-") == 0 ? stdin : fopen(file, "r");
	int result;

	if (!stream)
		return error_set(error, ERROR_IO, "cannot read %s: %s", file, strerror(errno));
	result = read_stream(stream, file, text, error);
	if (stream != stdin)
		fclose(stream);
	return result;
}

/* the beginning of a statement in a message: its first line, up to a string, which may be a password */
static int excerpt(const char *statement)
{
	enum { EXCERPT = 60 };
	int length = (int)strcspn(statement, "\n'$");

	if (length > EXCERPT)
		for (length = EXCERPT; (statement[length] & 0xC0) == 0x80; length--)
			;
	return length;
}

/* the first that is refused; all the others are told on the way */
static int refuse_statements(const struct check_run *run, struct error *error)
{
	const struct split_statement *first = NULL;

	for (uint32_t i = 0; i < run->split.count; i++) {
		const struct split_statement *statement = &run->split.statements[i];

		if (statement->action != SPLIT_REFUSE)
			continue;
		if (first)
			fprintf(stderr, "%s:%u: %.*s: %s\n  %s\n", run->file, statement->line, excerpt(statement->text),
				statement->text, statement->why, statement->remedy);
		else
			first = statement;
	}
	if (!first)
		return 0;
	error_set(error, ERROR_VALUE, "%s:%u: %.*s: %s", run->file, first->line, excerpt(first->text), first->text,
		  first->why);
	return error_hint(error, "%s", first->remedy);
}

static int load(struct check_run *run, struct error *error)
{
	struct buffer text = {0};
	int result = read_file(run->file, &text, error);

	if (result == 0) {
		result = split_parse(&run->split, buffer_string(&text), text.length, error);
		if (result < 0)
			error_wrap(error, "%s", run->file);
	}
	buffer_fini(&text);
	return result < 0 ? -1 : refuse_statements(run, error);
}

/* ---- the server ---- */

static int refuse_active(const struct check_run *run, struct error *error)
{
	const struct schema_command *command = run->command;
	struct buffer lines = {0};
	int result = 0;

	if (arguments_value(command->arguments, "even-if-active"))
		return 0;
	result = rehearsal_streams(command->reader.source, command->config->source.slot, &lines, error);
	if (result == 0 && lines.length) {
		lines.data[strcspn(lines.data, "\n")] = '\0';
		result = error_set(error, ERROR_PERMISSION, "%s", buffer_string(&lines));
		error_hint(
			error,
			"the migration's locks would stop its writers: give a scratch copy of the schema as --source "
			"(pg_dump --schema-only), or --even-if-active");
	}
	buffer_fini(&lines);
	return result;
}

static int statement_failed(const struct check_run *run, const struct rehearsal *rehearsal,
			    const struct split_statement *statement, struct error *error)
{
	if (error->code == ERROR_TIMEOUT)
		error_hint(
			error,
			"somebody else holds a lock, or it takes long: try a scratch copy of the schema, or a longer "
			"--lock-timeout or source.statement_timeout");
	return error_wrap(error, "%s:%u", run->file, split_line(statement, rehearsal->character));
}

static int run_statements(const struct check_run *run, struct rehearsal *rehearsal, struct error *error)
{
	for (uint32_t i = 0; i < run->split.count; i++) {
		const struct split_statement *statement = &run->split.statements[i];

		if (statement->action == SPLIT_RUN && rehearsal_run(rehearsal, statement->text, error) < 0)
			return statement_failed(run, rehearsal, statement, error);
	}
	return 0;
}

static int look(struct check_run *run, struct rehearsal *rehearsal, struct schema_tables *tables, struct error *error)
{
	if (rehearsal_look(rehearsal, error) < 0 ||
	    schema_tables_read(&run->command->reader, &run->patterns, tables, error) < 0)
		return -1;
	return rehearsal_looked(rehearsal, error);
}

static int rehearse(struct check_run *run, struct error *error)
{
	struct rehearsal rehearsal;
	struct error end = {0};
	int64_t start;
	int result = rehearsal_begin(&rehearsal, run->command->reader.source, run->lock_timeout, error);

	if (result == 0)
		result = look(run, &rehearsal, &run->before, error);
	start = clock_monotonic_us(); /* no locks but those on the catalog before */
	if (result == 0)
		result = run_statements(run, &rehearsal, error);
	if (result == 0)
		result = look(run, &rehearsal, &run->after, error);
	/* that it was not rolled back is worse than whatever came before, but for the statement that caused it */
	if (rehearsal_end(&rehearsal, &end) < 0 &&
	    (result == 0 || (end.code == ERROR_INTERNAL && error->code != ERROR_INTERNAL))) {
		*error = end;
		result = -1;
	}
	run->locked = clock_monotonic_us() - start;
	if (result == 0 && run->before.count + run->after.count == 0) {
		error_set(error, ERROR_CONFIG, "no table matches, neither before nor after the migration");
		result = error_hint(error, "is --source the right database, and are the patterns right?");
	}
	return result;
}

/* ---- the report ---- */

static json_t *left_out(const struct split *split, json_int_t *ran)
{
	json_t *list = json_array();

	*ran = 0;
	for (uint32_t i = 0; i < split->count; i++) {
		const struct split_statement *statement = &split->statements[i];

		if (statement->action == SPLIT_RUN)
			++*ran;
		else
			json_array_append_new(list, json_pack("{s:i, s:s}", "line", (int)statement->line, "statement",
							      statement->text));
	}
	return list;
}

static json_t *report_new(struct check_run *run, json_t *compared)
{
	json_int_t ran;
	json_t *left = left_out(&run->split, &ran);
	bool parks = run->command->config->on_incompatible == CONFIG_INCOMPATIBLE_PARK;
	json_t *report = json_pack("{s:s, s:I, s:o, s:I, s:b}", "migration", run->file, "statements", ran, "left_out",
				   left, "locked_ms", (json_int_t)(run->locked / 1000), "parks", (int)parks);

	if (report)
		json_object_update(report, compared);
	return report;
}

static int print(struct check_run *run, json_t *compared, struct error *error)
{
	json_t *report = report_new(run, compared);
	char *line;

	if (!report)
		return error_set(error, ERROR_MEMORY, "no memory for the report");
	if (run->command->json) {
		line = json_dumps(report, JSON_COMPACT);
		printf("%s\n", line ? line : "");
		free(line);
	} else {
		report_print(report);
	}
	json_decref(report);
	return 0;
}

/* 0 compatible, 1 not, -1 *error */
static int judge(struct check_run *run, struct error *error)
{
	struct judge judge;
	struct compare compare = {&run->command->describe, &judge, &run->before, &run->after};
	json_t *compared = NULL;
	int result = -1;

	if (judge_open(&judge, run->command->config, error) == 0)
		compared = compare_tables(&compare, error);
	if (compared && print(run, compared, error) == 0)
		result = json_is_true(json_object_get(compared, "compatible")) ? 0 : 1;
	json_decref(compared);
	judge_close(&judge);
	return result;
}

static int lock_timeout(const struct schema_command *command, int64_t *timeout_us, struct error *error)
{
	const char *text = arguments_value(command->arguments, "lock-timeout");

	*timeout_us = 1000000;
	if (!text || (value_duration(text, timeout_us, error) == 0 && *timeout_us >= 1000))
		return 0;
	return error_set(error, ERROR_USAGE, "--lock-timeout wants a duration from 1 ms on, as in \"5 s\", not %s",
			 text);
}

int schema_check(struct schema_command *command)
{
	struct check_run run = {.command = command, .file = arguments_value(command->arguments, "check")};
	struct error error = {0};
	int result = -1;

	if (lock_timeout(command, &run.lock_timeout, &error) == 0 && load(&run, &error) == 0 &&
	    schema_patterns(command, &run.arena, &run.patterns, &error) == 0 && refuse_active(&run, &error) == 0 &&
	    rehearse(&run, &error) == 0)
		result = judge(&run, &error);
	schema_tables_fini(&run.before);
	schema_tables_fini(&run.after);
	split_fini(&run.split);
	arena_fini(&run.arena);
	if (result < 0)
		return command_fail("schema", &error);
	return result == 0 ? EX_OK : EXIT_INCOMPATIBLE;
}
