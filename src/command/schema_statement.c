/* Statements by their first words: what would end the rehearsal's transaction, what PostgreSQL runs in none, and what is not
 * SQL. What slips through is refused by the server, or found by the check of the transaction after each statement. */
#include "command/schema_statement.h"

#include <string.h>

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

void statement_words_add(struct statement_words *words, const char *word, size_t length)
{
	char *out;

	if (words->count == STATEMENT_WORDS_MAX)
		return;
	out = words->words[words->count++];
	length = length < STATEMENT_WORD_MAX ? length : STATEMENT_WORD_MAX - 1;
	for (size_t i = 0; i < length; i++)
		out[i] = upper(word[i]);
	out[length] = '\0';
}

bool statement_word_is(const char *word, size_t length, const char *keyword)
{
	if (strlen(keyword) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (upper(word[i]) != keyword[i])
			return false;
	return true;
}

static const char *word_at(const struct statement_words *words, uint32_t i)
{
	return i < words->count ? words->words[i] : "";
}

static bool is_at(const struct statement_words *words, uint32_t i, const char *keyword)
{
	return strcmp(word_at(words, i), keyword) == 0;
}

static bool has(const struct statement_words *words, const char *keyword)
{
	for (uint32_t i = 1; i < words->count; i++)
		if (is_at(words, i, keyword))
			return true;
	return false;
}

bool statement_makes_routine(const struct statement_words *words)
{
	uint32_t what = is_at(words, 1, "OR") && is_at(words, 2, "REPLACE") ? 3 : 1;

	return is_at(words, 0, "CREATE") && (is_at(words, what, "FUNCTION") || is_at(words, what, "PROCEDURE"));
}

/* ---- what is refused ---- */

struct refusal {
	const char *first, *second; /* words; second NULL: whatever follows */
	const char *anywhere;       /* a word further on; NULL: none needed */
	const char *why, *remedy;
};

#define IN_NO_TRANSACTION "PostgreSQL does not run it in a transaction"
#define NO_SCHEMA "it changes no event's schema: keep it in a file of its own, which needs no check"
#define ONE_TRANSACTION \
	"a migration is tried out as one transaction: leave transaction control out, or check the parts as files of their own"
#define COMMIT_INSIDE "it would end the transaction that is to be rolled back"

static const struct refusal refusals[] = {
	{"\\", NULL, NULL, "a command of psql's", "write the SQL that it stands for into the file"},
	{"ABORT", NULL, NULL, COMMIT_INSIDE, ONE_TRANSACTION},
	{"PREPARE", "TRANSACTION", NULL, COMMIT_INSIDE, ONE_TRANSACTION},
	{"COPY", NULL, "STDIN", "its rows are not SQL", "write INSERT, or leave data out: it changes no schema"},
	{"COPY", NULL, "PROGRAM", "what a program does cannot be rolled back", "leave it out: it changes no schema"},
	{"COPY", NULL, "TO", "what it writes cannot be rolled back", "leave it out: it changes no schema"},
	{"VACUUM", NULL, NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"CREATE", NULL, "CONCURRENTLY", IN_NO_TRANSACTION, NO_SCHEMA},
	{"DROP", "INDEX", "CONCURRENTLY", IN_NO_TRANSACTION, NO_SCHEMA},
	{"REINDEX", NULL, "CONCURRENTLY", IN_NO_TRANSACTION, NO_SCHEMA},
	{"REINDEX", "DATABASE", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"REINDEX", "SYSTEM", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"REINDEX", "SCHEMA", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"ALTER", "TABLE", "CONCURRENTLY", IN_NO_TRANSACTION, "leave CONCURRENTLY out in the file that is checked"},
	{"ALTER", "SYSTEM", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"CREATE", "DATABASE", NULL, IN_NO_TRANSACTION, "create databases apart, and check the migration of each"},
	{"DROP", "DATABASE", NULL, IN_NO_TRANSACTION, "keep it in a file of its own"},
	{"CREATE", "TABLESPACE", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"DROP", "TABLESPACE", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"CREATE", "SUBSCRIPTION", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"DROP", "SUBSCRIPTION", NULL, IN_NO_TRANSACTION, NO_SCHEMA},
	{"DISCARD", "ALL", NULL, IN_NO_TRANSACTION, "leave it out"},
	{NULL, NULL, NULL, NULL, NULL},
};

static void refuse(struct split_statement *statement, const char *why, const char *remedy)
{
	statement->action = SPLIT_REFUSE;
	statement->why = why;
	statement->remedy = remedy;
}

static bool is_refused(const struct refusal *refusal, const struct statement_words *words)
{
	return is_at(words, 0, refusal->first) && (!refusal->second || is_at(words, 1, refusal->second)) &&
	       (!refusal->anywhere || has(words, refusal->anywhere));
}

/* ---- transaction control ---- */

static bool begins_transaction(const struct statement_words *words)
{
	return is_at(words, 0, "BEGIN") || (is_at(words, 0, "START") && is_at(words, 1, "TRANSACTION"));
}

/* how it isolates and whether it writes: the rehearsal's own does not change */
static bool sets_transaction(const struct statement_words *words)
{
	return is_at(words, 0, "SET") && is_at(words, 1, "TRANSACTION");
}

static bool commits(const struct statement_words *words)
{
	return (is_at(words, 0, "COMMIT") || is_at(words, 0, "END")) && !is_at(words, 1, "PREPARED") &&
	       (!has(words, "CHAIN") || has(words, "NO"));
}

/* all but ROLLBACK [WORK | TRANSACTION] TO [SAVEPOINT] */
static bool rolls_all_back(const struct statement_words *words)
{
	uint32_t to = is_at(words, 1, "WORK") || is_at(words, 1, "TRANSACTION") ? 2 : 1;

	return is_at(words, 0, "ROLLBACK") && !is_at(words, to, "TO");
}

void statement_judge(struct split_statement *statement, const struct statement_words *words, bool first)
{
	statement->action = SPLIT_RUN;
	if (begins_transaction(words)) {
		statement->action = SPLIT_LEAVE;
		if (!first)
			refuse(statement, "a transaction begins inside the migration", ONE_TRANSACTION);
	} else if (commits(words) || sets_transaction(words)) {
		statement->action = SPLIT_LEAVE;
	} else if (is_at(words, 0, "COMMIT") || is_at(words, 0, "END") || rolls_all_back(words)) {
		refuse(statement, COMMIT_INSIDE, ONE_TRANSACTION);
	} else {
		for (const struct refusal *refusal = refusals; refusal->first; refusal++)
			if (statement->action == SPLIT_RUN && is_refused(refusal, words))
				refuse(statement, refusal->why, refusal->remedy);
	}
}

void statement_judge_last(struct split *split)
{
	for (uint32_t i = 0; i + 1 < split->count; i++) {
		struct split_statement *statement = &split->statements[i];
		char first = upper(statement->text[0]);

		/* COMMIT and END, neither BEGIN, START nor SET */
		if (statement->action == SPLIT_LEAVE && (first == 'C' || first == 'E'))
			refuse(statement, COMMIT_INSIDE, ONE_TRANSACTION);
	}
}
