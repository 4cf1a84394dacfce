/* The commands as data: one table (command/commands.c) makes `millrace --help`, each command's --help, the parsing of its
 * flags and docs/reference.md. One file a command.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/* A flag of one command, beside those of the option table. */
struct command_flag {
	const char *name;     /* long, without --; NULL ends a list */
	const char *argument; /* what the help calls it; NULL: takes none */
	const char *sentence;
};

enum { COMMAND_FLAGS_MAX = 8 };

struct command {
	const char *name;
	const char *operands; /* as in the synopsis, e.g. "TABLE..."; NULL: takes none */
	bool operands_needed;
	const char *summary;     /* one line, for the list of commands */
	const char *description; /* for its own --help */
	const char *const
		*options; /* the option table's flags that it takes, NULL-terminated; NULL: it reads no configuration */
	const struct command_flag *flags;
	int (*run)(int argc, char **argv); /* argv[0] is the command's name; the exit status */
};

const struct command *commands(size_t *count);
const struct command *command_find(const char *name); /* NULL: unknown */

/* What `millrace` does with its arguments: a command, --help, --version, or a usage error; the exit status. */
int command_main(int argc, char **argv);

void command_write_help(struct buffer *out); /* of all */
void command_write_usage(const struct command *command, struct buffer *out);
void command_write_reference(struct buffer *out); /* docs/reference.md: commands, options, metrics, exit codes */

int command_run(int argc, char **argv);
int command_check(int argc, char **argv);
int command_status(int argc, char **argv);
int command_schema(int argc, char **argv);
int command_tail(int argc, char **argv);
int command_replay(int argc, char **argv);
int command_snapshot(int argc, char **argv);
int command_pause(int argc, char **argv);
int command_resume(int argc, char **argv);
int command_drop(int argc, char **argv);
int command_mock_kafka(int argc, char **argv);

#endif
