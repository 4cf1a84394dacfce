/* A migration file taken apart into its statements, as psql would do it, and what is to be done with each. Pure.
 *
 * The split decides nothing that could harm: each part goes to the server by the extended protocol, which takes one statement
 * only, so that a wrong one is an error there.
 */
#ifndef COMMAND_SCHEMA_SPLIT_H
#define COMMAND_SCHEMA_SPLIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum split_action {
	SPLIT_RUN,
	SPLIT_LEAVE, /* left out: BEGIN at the start, COMMIT at the end; the rehearsal has its own transaction */
	SPLIT_REFUSE /* why and remedy say it */
};

struct split_statement {
	const char *text; /* the arena's; without comments before it and without the semicolon */
	uint32_t line;    /* of the file, where it begins; from 1 */
	enum split_action action;
	const char *why, *remedy; /* constants; NULL unless it is refused */
};

struct split {
	struct arena arena;
	struct split_statement *statements;
	uint32_t count;
};

enum { SPLIT_STATEMENTS_MAX = 100000 };

/* ERROR_VALUE: a quote, comment or body without an end, a NUL byte, too many statements; the text names the line. split_fini() in
 * either case. */
int split_parse(struct split *split, const char *text, size_t length, struct error *error);
void split_fini(struct split *split);
/* the line of a statement's character, counted from 1 as the server does; 0: where it begins */
uint32_t split_line(const struct split_statement *statement, uint32_t character);

#endif
