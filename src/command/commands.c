/* The command table, and the help made from it. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/nearest.h"
#include "command/command.h"
#include "config/config.h"

static const char *const run_options[] = {"name",  "source", "brokers", "registry",   "tables",     "snapshot",
					  "until", "http",   "state",   "accept-gap", "adopt-slot", NULL};
static const char *const check_options[] = {"name",   "source",   "brokers", "registry",
					    "tables", "snapshot", "state",   NULL};
static const char *const status_options[] = {"name", "http", "state", NULL};
static const char *const schema_options[] = {"name", "source", "registry", "tables", "state", NULL};
static const char *const tail_options[] = {"name", "brokers", "registry", "http", "state", NULL};
static const char *const replay_options[] = {"name", "http", "state", NULL};
static const char *const snapshot_options[] = {"name", "http", "state", NULL}; /* pause and resume too */
static const char *const drop_options[] = {"name", "source", "state", NULL};

static const struct command_flag status_flags[] = {
	{"json", NULL, "print the instance's answer as it is"},
	{NULL, NULL, NULL},
};

static const struct command_flag schema_flags[] = {
	{"check", "MIGRATION.sql",
	 "run this file in a transaction that is rolled back, and judge the schemas that would follow"},
	{"lock-timeout", "DURATION", "how long a statement of the migration may wait for a lock; 1 s unless given"},
	{"even-if-active", NULL,
	 "check though an instance streams from this server: what the migration locks waits for it"},
	{"json", NULL, "a JSON object for each table in a line of its own; with --check one for all"},
	{NULL, NULL, NULL},
};

static const struct command_flag tail_flags[] = {
	{"from-beginning", NULL, "begin with the oldest records, instead of those that come from now on"},
	{"until-end", NULL, "end with status 0 at what was the end when it began"},
	{"count", "N", "end with status 0 after N records"},
	{"pretty", NULL, "a readable line for each event instead of JSON"},
	{"color", "WHEN", "colours in readable lines: auto (on a terminal), always, never"},
	{NULL, NULL, NULL},
};

static const struct command_flag replay_flags[] = {
	{"all", NULL, "every parked table, instead of those named"},
	{"new-version", NULL,
	 "publish to a new topic, <topic>.v2 (or the next number), where no earlier schema is in the way"},
	{"no-wait", NULL, "end once the command is recorded, not when the table is published again"},
	{NULL, NULL, NULL},
};

static const struct command_flag snapshot_flags[] = {
	{"where", "SQL", "only the rows of this condition; else snapshot.where's, else all"},
	{"replace", "HOW",
	 "none, truncate or merge: how rows that are gone leave the topic; else as snapshot.replace says, and none with "
	 "a condition"},
	{"no-wait", NULL, "end once the command is recorded, not when the rows are published"},
	{"cancel", NULL, "end the tables' snapshots instead; what is published stays"},
	{"all", NULL, "with --cancel: of all tables, instead of those named"},
	{NULL, NULL, NULL},
};

static const struct command_flag drop_flags[] = {
	{"yes", NULL, "needed where standard input is no terminal"},
	{NULL, NULL, NULL},
};

static const struct command_flag mock_flags[] = {
	{"nodes", "N", "how many brokers, 1 to 9; 1 unless given"},
	{NULL, NULL, NULL},
};

static const struct command table[] = {
	{"run", NULL, false, "publish a database's changes to Kafka",
	 "Reads the row changes of the chosen tables from PostgreSQL's logical replication and publishes them to Kafka as Avro\n"
	 "events, exactly once. Runs until SIGTERM or SIGINT, which finish the batch in hand; a second one ends it at once.\n"
	 "SIGHUP reads the configuration again.",
	 run_options, NULL, command_run},
	{"check", NULL, false, "look at everything that run needs, change nothing",
	 "Looks at the server, the privileges, the slot, the tables and their replica identities, at Kafka, its topics and at the schema\n"
	 "registry, and says what is right, what to mind, and what is missing with its remedy. Changes nothing. Ends with the\n"
	 "status that run would end with for the worst of it; warnings alone end with 0.",
	 check_options, NULL, command_check},
	{"status", NULL, false, "what a running instance does",
	 "Asks a running instance, by its HTTP port, for its state, its lag and its tables. Ends with 69 when none answers.",
	 status_options, status_flags, command_status},
	{"schema", "TABLE...", false, "the Avro schemas that run would register; what a migration would do to them",
	 "Prints, for each table that matches (patterns as for --tables), its topic, the Avro schemas of key and value, and for\n"
	 "each column its Avro type and whether it holds every value: lossless, or what goes to overflow.\n\n"
	 "With --check it runs a migration's statements in one transaction, derives the schemas as they are in there, rolls back,\n"
	 "asks the registry whether they may follow, and prints for each topic what consumers would see. Without operands it\n"
	 "looks at the tables of the configuration. A subject that the registry does not have (or no registry is at hand: neither\n"
	 "--registry nor schemas in the state directory) is judged by millrace under registry.compatibility, against the schema\n"
	 "before the migration. The transaction takes the migration's locks for as long as the statements and the look at the\n"
	 "catalog take, and what no transaction takes back (sequences, files, other servers) stays: it is meant for a scratch copy\n"
	 "of the schema, and refuses where an instance streams from. A statement may take source.statement_timeout.\n\n"
	 "Ends with 0: compatible; 1: a schema would be refused, or updates and deletes be lost; 64: the command line is wrong; 65:\n"
	 "the migration cannot be tried out or fails (its line is named); 69: a lock, the server or the registry was not to be had;\n"
	 "74: the file cannot be read; 77: an instance streams from this server, or a privilege is missing; 78: the configuration,\n"
	 "or no table matches.",
	 schema_options, schema_flags, command_schema},
	{"tail", "TOPIC...", true, "print the events of topics as JSON lines",
	 "Reads topics (committed records only) and prints a JSON object for each record: topic, partition, offset, timestamp,\n"
	 "key and value. Decimals are strings of digits, dates and times ISO 8601, bytes \\x and hexadecimal digits. Schemas\n"
	 "come from --registry, else from the state directory of the instance, else from its HTTP port. Runs until SIGINT.",
	 tail_options, tail_flags, command_tail},
	{"replay", "[TABLE...]", false, "publish the events of parked tables, in order",
	 "Tells a running instance to publish what was parked of a table (schema.table) since its schema was refused, in order, and\n"
	 "then to publish the table as before. The schema must be acceptable now: change the subject's compatibility at the\n"
	 "registry first, or give --new-version. Ends with 0 when the tables are published again, with 65 when a schema is still\n"
	 "refused (the table stays parked, what was published stays published), with 69 when no instance answers.",
	 replay_options, replay_flags, command_replay},
	{"snapshot", "[TABLE...]", false, "publish tables' present rows, while the stream flows",
	 "Tells a running instance to read the rows of tables (schema.table) and to publish them, in chunks, while the stream flows\n"
	 "on, and shows how far it is. A row that the stream changes meanwhile is never overtaken by an older reading of it. What\n"
	 "an instance has been asked for it goes on with after a restart. Ends with 0 when the rows of all these tables are\n"
	 "published, with 1 when a table was refused, given up or cancelled (it says why), with 69 when no instance answers.",
	 snapshot_options, snapshot_flags, command_snapshot},
	{"pause", NULL, false, "let snapshots stand still",
	 "Tells a running instance to read no more rows for snapshots until it is told to resume, over restarts too. The stream\n"
	 "flows on.",
	 snapshot_options, NULL, command_pause},
	{"resume", NULL, false, "let paused snapshots go on",
	 "Tells a running instance to go on with the snapshots that were paused.", snapshot_options, NULL,
	 command_resume},
	{"drop", NULL, false, "remove an instance's slot and publications",
	 "Removes the replication slot, so that PostgreSQL keeps no WAL for it any more, and the publications. Topics, schemas\n"
	 "and the state directory stay. Refuses while the instance runs.",
	 drop_options, drop_flags, command_drop},
	{"mock-kafka", NULL, false, "an in-memory broker, for trials",
	 "Starts librdkafka's in-memory broker, prints its address and runs until SIGINT. For trials only: it forgets\n"
	 "everything, keeps no more than 5 MB a partition, and shows aborted records; no guarantee holds on it.",
	 NULL, mock_flags, command_mock_kafka},
};

enum { COMMANDS = sizeof table / sizeof *table };

const struct command *commands(size_t *count)
{
	*count = COMMANDS;
	return table;
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

void command_write_help(struct buffer *out)
{
	buffer_add_string(out, "millrace publishes PostgreSQL's row changes to Kafka as Avro events, exactly once.\n\n"
			       "usage: millrace COMMAND [FLAG]...\n\n");
	for (size_t i = 0; i < COMMANDS; i++)
		buffer_printf(out, "  %-12s%s\n", table[i].name, table[i].summary);
	buffer_add_string(out, "\n  millrace COMMAND --help   what it does, and its flags\n"
			       "  millrace --version\n");
}

enum { HELP_COLUMN = 26, HELP_WIDTH = 100 };

/* "  --flag ARGUMENT" and its sentence from HELP_COLUMN on, wrapped at HELP_WIDTH */
static void write_flag(struct buffer *out, const char *flag, const char *argument, const char *sentence)
{
	size_t start = out->length, used, room = HELP_WIDTH - HELP_COLUMN;

	buffer_printf(out, "  %s%s%s", flag, argument ? " " : "", argument ? argument : "");
	used = out->length - start;
	buffer_printf(out, "%*s", used < HELP_COLUMN ? (int)(HELP_COLUMN - used) : 1, "");
	while (strlen(sentence) > room) {
		size_t length = room;

		while (length > 0 && sentence[length] != ' ')
			length--;
		length = length ? length : room;
		buffer_printf(out, "%.*s\n%*s", (int)length, sentence, HELP_COLUMN, "");
		sentence += length + strspn(sentence + length, " ");
	}
	buffer_printf(out, "%s\n", sentence);
}

/* what the help calls an option's argument; NULL: it takes none */
static const char *argument_name(const struct config_option *option)
{
	static const char *const names[][2] = {
		{"name", "NAME"},          {"source", "URL"},        {"brokers", "HOST:PORT,..."},
		{"registry", "URL"},       {"state", "DIRECTORY"},   {"http", "ADDRESS:PORT"},
		{"tables", "PATTERN,..."}, {"until", "LSN|current"}, {"snapshot", "MODE"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], option->flag) == 0)
			return names[i][1];
	return NULL;
}

static void write_option(struct buffer *out, const char *name)
{
	const struct config_option *option = config_option_by_flag(name);
	char flag[64];

	snprintf(flag, sizeof flag, "--%s", name);
	write_flag(out, flag, argument_name(option), option->sentence);
}

void command_write_usage(const struct command *command, struct buffer *out)
{
	buffer_printf(out, "usage: millrace %s [FLAG]...%s%s\n\n%s\n\n", command->name, command->operands ? " " : "",
		      command->operands ? command->operands : "", command->description);
	for (const struct command_flag *flag = command->flags; flag && flag->name; flag++) {
		char name[64];

		snprintf(name, sizeof name, "--%s", flag->name);
		write_flag(out, name, flag->argument, flag->sentence);
	}
	for (const char *const *option = command->options; option && *option; option++)
		write_option(out, *option);
	if (command->options) {
		write_flag(out, "-c, --config FILE", NULL,
			   "The configuration file; flags override it; none is read unless given.");
		write_flag(out, "--set KEY=VALUE", NULL,
			   "Any option of the configuration file, by its dotted key; may be repeated.");
	}
	write_flag(out, "-h, --help", NULL, "This text.");
}

/* ---- the program's own line ---- */

static int print_help(FILE *stream)
{
	struct buffer out = {0};

	command_write_help(&out);
	fputs(buffer_string(&out), stream);
	buffer_fini(&out);
	return stream == stdout ? EX_OK : EX_USAGE;
}

static int unknown_command(const char *name)
{
	const char *nearest = NULL;
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < COMMANDS; i++) {
		size_t distance = nearest_distance(name, table[i].name);

		if (nearest_is_near(name, distance) && distance < best) {
			best = distance;
			nearest = table[i].name;
		}
	}
	fprintf(stderr, "millrace: unknown command %s%s%s%s\nusage: millrace --help\n", name,
		nearest ? ": did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
	return EX_USAGE;
}

int command_main(int argc, char **argv)
{
	const struct command *command;

	if (argc < 2)
		return print_help(stderr);
	if (strcmp(argv[1], "--version") == 0) {
		puts("millrace " MILLRACE_VERSION);
		return EX_OK;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help(stdout);
	command = command_find(argv[1]);
	return command ? command->run(argc - 1, argv + 1) : unknown_command(argv[1]);
}
