/* What the parts of `millrace schema` share. */
#ifndef COMMAND_SCHEMA_COMMAND_H
#define COMMAND_SCHEMA_COMMAND_H

#include "command/arguments.h"
#include "command/schema_describe.h"

struct schema_command {
	const struct arguments *arguments;
	const struct config *config;
	struct schema_reader reader;
	struct describe describe;
	bool json;
};

int schema_show(struct schema_command *command);  /* the exit status; errors are printed */
int schema_check(struct schema_command *command); /* the same */

/* the operands as patterns, those of the configuration where there is none; the arena owns them */
int schema_patterns(const struct schema_command *command, struct arena *arena, struct patterns *patterns,
		    struct error *error);

#endif
