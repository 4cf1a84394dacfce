/* The lexical structure of SQL (PostgreSQL 15, 4.1), as far as it takes to find where a statement ends: strings, quoted names,
 * dollar quotes, comments, parentheses, and the bodies of SQL functions (BEGIN ATOMIC ... END). */
#include "command/schema_split.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "command/schema_statement.h"

struct scan {
	const char *text, *end;
	const char *at;
	uint32_t line; /* of at */
	struct split *split;
	uint32_t size; /* of split->statements */
	/* the statement being read */
	const char *start; /* NULL: none has begun */
	uint32_t start_line;
	unsigned parentheses, bodies;
	struct statement_words words;
};

static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
	return is_name_start(c) || is_digit(c) || c == '$';
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void advance(struct scan *scan, const char *to)
{
	for (; scan->at < to; scan->at++)
		scan->line += *scan->at == '\n';
}

static bool begins(const struct scan *scan, const char *with)
{
	size_t length = strlen(with);

	return (size_t)(scan->end - scan->at) >= length && memcmp(scan->at, with, length) == 0;
}

static int unfinished(const struct scan *scan, const char *what, struct error *error)
{
	return error_set(error, ERROR_VALUE, "line %u: %s without an end", scan->line, what);
}

/* 'text' and "name"; a doubled quote stands for itself, a backslash escapes in E'' alone */
static int skip_quoted(struct scan *scan, char quote, bool escapes, struct error *error)
{
	const char *at = scan->at + 1;

	for (; at < scan->end; at++) {
		if (escapes && *at == '\\' && at + 1 < scan->end) {
			at++;
		} else if (*at == quote) {
			if (at + 1 == scan->end || at[1] != quote)
				break;
			at++;
		}
	}
	if (at == scan->end)
		return unfinished(scan, quote == '"' ? "a quoted name" : "a string", error);
	advance(scan, at + 1);
	return 0;
}

static int skip_line_comment(struct scan *scan)
{
	const char *end = memchr(scan->at, '\n', (size_t)(scan->end - scan->at));

	advance(scan, end ? end : scan->end);
	return 0;
}

/* these nest, unlike the standard's */
static int skip_comment(struct scan *scan, struct error *error)
{
	const char *at = scan->at + 2;
	unsigned depth = 1;

	while (depth && at + 1 < scan->end) {
		if (at[0] == '*' && at[1] == '/') {
			depth--;
			at += 2;
		} else if (at[0] == '/' && at[1] == '*') {
			depth++;
			at += 2;
		} else {
			at++;
		}
	}
	if (depth)
		return unfinished(scan, "a comment", error);
	advance(scan, at);
	return 0;
}

/* the length of $tag$ at scan->at; 0: there is none */
static size_t dollar_length(const struct scan *scan)
{
	const char *at = scan->at + 1;

	if (at < scan->end && is_name_start(*at))
		while (at < scan->end && (is_name_start(*at) || is_digit(*at)))
			at++;
	return at < scan->end && *at == '$' ? (size_t)(at + 1 - scan->at) : 0;
}

static int skip_dollar(struct scan *scan, size_t length, struct error *error)
{
	const char *at = scan->at + length;

	for (; (size_t)(scan->end - at) >= length; at++)
		if (memcmp(at, scan->at, length) == 0) {
			advance(scan, at + length);
			return 0;
		}
	return unfinished(scan, "a dollar-quoted string", error);
}

/* CREATE [OR REPLACE] FUNCTION or PROCEDURE: END closes CASE, too, in a body */
static void body_word(struct scan *scan, const char *word, size_t length)
{
	if (scan->parentheses || !statement_makes_routine(&scan->words))
		return;
	if (statement_word_is(word, length, "BEGIN"))
		scan->bodies++;
	else if (scan->bodies && statement_word_is(word, length, "CASE"))
		scan->bodies++;
	else if (scan->bodies && statement_word_is(word, length, "END"))
		scan->bodies--;
}

/* a word, or what its letter makes of the string behind it */
static int take_word(struct scan *scan, struct error *error)
{
	const char *start = scan->at, *at = start;

	while (at < scan->end && is_name(*at))
		at++;
	advance(scan, at);
	if (at < scan->end && *at == '\'' && at - start == 1 && (*start == 'E' || *start == 'e'))
		return skip_quoted(scan, '\'', true, error);
	body_word(scan, start, (size_t)(at - start));
	if (!scan->parentheses && !scan->bodies)
		statement_words_add(&scan->words, start, (size_t)(at - start));
	return 0;
}

static int take_number(struct scan *scan)
{
	const char *at = scan->at;

	while (at < scan->end && (is_name(*at) || *at == '.'))
		at++;
	advance(scan, at);
	return 0;
}

static int take_symbol(struct scan *scan)
{
	if (*scan->at == '(')
		scan->parentheses++;
	else if (*scan->at == ')' && scan->parentheses)
		scan->parentheses--;
	advance(scan, scan->at + 1);
	return 0;
}

static void begin_statement(struct scan *scan)
{
	if (scan->start)
		return;
	scan->start = scan->at;
	scan->start_line = scan->line;
	scan->parentheses = scan->bodies = 0;
	scan->words.count = 0;
}

static int grow(struct scan *scan, struct error *error)
{
	struct split *split = scan->split;
	uint32_t size = scan->size ? scan->size * 2 : 64;
	struct split_statement *grown;

	if (split->count == SPLIT_STATEMENTS_MAX)
		return error_set(error, ERROR_VALUE, "line %u: more than %d statements", scan->line,
				 SPLIT_STATEMENTS_MAX);
	if (split->count < scan->size)
		return 0;
	grown = arena_alloc(&split->arena, size * sizeof *grown);
	if (!grown)
		return error_set(error, ERROR_MEMORY, "no memory for the migration's statements");
	if (split->count)
		memcpy(grown, split->statements, split->count * sizeof *grown);
	split->statements = grown;
	scan->size = size;
	return 0;
}

/* the statement ends before scan->at */
static int end_statement(struct scan *scan, struct error *error)
{
	struct split_statement *statement;

	if (!scan->start)
		return 0;
	if (grow(scan, error) < 0)
		return -1;
	statement = &scan->split->statements[scan->split->count];
	*statement = (struct split_statement){.line = scan->start_line};
	statement->text = arena_copy(&scan->split->arena, scan->start, (size_t)(scan->at - scan->start));
	if (!statement->text)
		return error_set(error, ERROR_MEMORY, "no memory for the migration's statements");
	statement_judge(statement, &scan->words, scan->split->count == 0);
	scan->split->count++;
	scan->start = NULL;
	return 0;
}

/* \i, \set: psql's own, to the end of the line */
static int take_backslash(struct scan *scan, struct error *error)
{
	begin_statement(scan);
	skip_line_comment(scan);
	scan->words.count = 0;
	statement_words_add(&scan->words, "\\", 1);
	return end_statement(scan, error);
}

static int take_semicolon(struct scan *scan, struct error *error)
{
	if (scan->start && (scan->parentheses || scan->bodies))
		return take_symbol(scan);
	if (end_statement(scan, error) < 0)
		return -1;
	advance(scan, scan->at + 1);
	return 0;
}

static int take_token(struct scan *scan, struct error *error)
{
	size_t dollar = *scan->at == '$' ? dollar_length(scan) : 0;

	if (is_blank(*scan->at)) {
		advance(scan, scan->at + 1);
		return 0;
	}
	if (begins(scan, "--"))
		return skip_line_comment(scan);
	if (begins(scan, "/*"))
		return skip_comment(scan, error);
	if (*scan->at == ';')
		return take_semicolon(scan, error);
	if (*scan->at == '\\')
		return take_backslash(scan, error);
	begin_statement(scan);
	if (*scan->at == '\'')
		return skip_quoted(scan, '\'', false, error);
	if (*scan->at == '"') {
		if (!scan->parentheses && !scan->bodies)
			statement_words_add(&scan->words, "\"", 1);
		return skip_quoted(scan, '"', false, error);
	}
	if (dollar)
		return skip_dollar(scan, dollar, error);
	if (is_name_start(*scan->at))
		return take_word(scan, error);
	return is_digit(*scan->at) ? take_number(scan) : take_symbol(scan);
}

int split_parse(struct split *split, const char *text, size_t length, struct error *error)
{
	struct scan scan = {.text = text, .end = text + length, .at = text, .line = 1, .split = split};
	const char *nul = length ? memchr(text, '\0', length) : NULL;

	*split = (struct split){0};
	if (nul) {
		advance(&scan, nul);
		return error_set(error, ERROR_VALUE, "line %u: a NUL byte, which SQL cannot hold", scan.line);
	}
	if (begins(&scan, "\xEF\xBB\xBF")) /* some editors' byte order mark, which psql passes over, too */
		scan.at += 3;
	while (scan.at < scan.end)
		if (take_token(&scan, error) < 0)
			return -1;
	if (scan.start && scan.bodies)
		return error_set(error, ERROR_VALUE, "line %u: a BEGIN ATOMIC without its END", scan.start_line);
	if (end_statement(&scan, error) < 0)
		return -1;
	statement_judge_last(split);
	return 0;
}

void split_fini(struct split *split)
{
	arena_fini(&split->arena);
	*split = (struct split){0};
}

uint32_t split_line(const struct split_statement *statement, uint32_t character)
{
	uint32_t line = statement->line;

	for (const char *at = statement->text; *at && character > 1; at++) {
		line += *at == '\n';
		if ((at[1] & 0xC0) != 0x80)
			character--;
	}
	return line;
}
