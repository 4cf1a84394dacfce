/* A command's line taken apart by its row of the command table. */
#ifndef COMMAND_ARGUMENTS_H
#define COMMAND_ARGUMENTS_H

#include "command/command.h"
#include "config/config.h"

enum { ARGUMENTS_SETTINGS_MAX = 256, ARGUMENTS_OPERANDS_MAX = 1000 };

/* Everything points into argv but for the keys of --set, which `arena` owns. */
struct arguments {
	const struct command *command;
	const char *file; /* -c; NULL: none */
	struct config_setting settings[ARGUMENTS_SETTINGS_MAX];
	size_t setting_count;
	const char *values[COMMAND_FLAGS_MAX]; /* of the command's own flags, by their order; NULL: not given */
	const char *operands[ARGUMENTS_OPERANDS_MAX];
	size_t operand_count;
	struct arena arena;
};

/* -1: go on; else the exit status: 0 after --help, 64 after a mistake, which is printed */
int arguments_parse(struct arguments *arguments, const char *name, int argc, char **argv);
void arguments_fini(struct arguments *arguments);
/* takes secrets out of argv, which must be writable: ps shows it to every user of the machine; 0, or the exit status */
int arguments_hide(struct arguments *arguments);
/* the value of the command's own flag, "" for one without argument; NULL: not given */
const char *arguments_value(const struct arguments *arguments, const char *flag);
/* the same as a whole number within [min, max]; `standard` where it is not given; -1 after a mistake, which is printed */
int arguments_number(const struct arguments *arguments, const char *flag, int64_t standard, int64_t min, int64_t max,
		     int64_t *value);

/* Loads file and flags; 0, or the exit status after the mistakes are printed: 78 where a file is read, else 64. config_fini()
 * in either case. */
int arguments_config(const struct arguments *arguments, struct config_needs needs, struct config *config);

/* prints an error with its hint to standard error; the exit status of its code */
int command_fail(const char *command, const struct error *error);

#endif
