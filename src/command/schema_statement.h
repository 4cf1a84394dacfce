/* Which of a migration's statements can be tried out, by their first words. Pure. */
#ifndef COMMAND_SCHEMA_STATEMENT_H
#define COMMAND_SCHEMA_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "command/schema_split.h"

enum { STATEMENT_WORDS_MAX = 32, STATEMENT_WORD_MAX = 24 };

/* a statement's words outside parentheses, in upper case; a quoted name is a double quote alone */
struct statement_words {
	uint32_t count; /* the first STATEMENT_WORDS_MAX */
	char words[STATEMENT_WORDS_MAX][STATEMENT_WORD_MAX];
};

void statement_words_add(struct statement_words *words, const char *word, size_t length); /* cut where it is longer */
bool statement_word_is(const char *word, size_t length, const char *keyword);
/* CREATE [OR REPLACE] FUNCTION or PROCEDURE, as far as it is read */
bool statement_makes_routine(const struct statement_words *words);

/* sets action, why and remedy */
void statement_judge(struct split_statement *statement, const struct statement_words *words, bool first);
/* COMMIT is left out at the end and refused elsewhere, which is known when all are read */
void statement_judge_last(struct split *split);

#endif
