/* Table patterns: from text to globs, and the matching of globs. */
#include "config/pattern.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"

enum { PATTERNS_MAX = 10000 };

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' || c == '*' || c == '?' || (unsigned char)c >= 0x80;
}

/* a double-quoted part from its opening quote; `""` is a quote, globbing characters stand for themselves */
static const char *part_quoted(struct buffer *glob, const char *at)
{
	for (at++; *at; at++) {
		if (*at == '"' && *++at != '"')
			return at;
		if (strchr("*?\\", *at))
			buffer_add_char(glob, '\\');
		buffer_add_char(glob, *at);
	}
	return NULL;
}

/* one part of a name into `glob`; unquoted letters fold to lower case as in SQL; NULL: a quote that never ends */
static const char *part_parse(struct buffer *glob, const char *at)
{
	while (at && (*at == '"' || is_word(*at))) {
		if (*at == '"') {
			at = part_quoted(glob, at);
		} else {
			buffer_add_char(glob, *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at);
			at++;
		}
	}
	return at;
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* schema.table from `at` to the comma or the end; *end is there */
static int pattern_parse(struct pattern *pattern, const char *at, const char **end, struct arena *arena,
			 struct error *error)
{
	struct buffer parts[2] = {{0}, {0}};
	const char *start = at = skip_blanks(at);
	int result = -1;

	pattern->exclude = *at == '!';
	at = skip_blanks(at + pattern->exclude);
	at = part_parse(&parts[0], at);
	if (at && *at == '.')
		at = part_parse(&parts[1], at + 1);
	if (!at) {
		error_set(error, ERROR_CONFIG, "pattern %.100s: a double quote is never closed", start);
		goto done;
	}
	*end = skip_blanks(at);
	if (**end && **end != ',') {
		error_set(error, ERROR_CONFIG, "pattern %.100s: unexpected '%c'", start, **end);
		error_hint(error, "odd names are double-quoted as in SQL: public.\"Odd-Name\"");
	} else if (parts[0].failed || parts[1].failed) {
		error_set(error, ERROR_MEMORY, "no memory for a pattern");
	} else if (!parts[0].length || !parts[1].length) {
		error_set(error, ERROR_CONFIG,
			  "pattern %.*s: a pattern is schema.table, as in public.orders or public.*", (int)(at - start),
			  start);
	} else {
		pattern->schema = arena_string(arena, buffer_string(&parts[0]));
		pattern->table = arena_string(arena, buffer_string(&parts[1]));
		result = pattern->schema && pattern->table ? 0
							   : error_set(error, ERROR_MEMORY, "no memory for a pattern");
	}
done:
	buffer_fini(&parts[0]);
	buffer_fini(&parts[1]);
	return result;
}

/* makes room for one more; doubling keeps what the arena loses below what it holds */
static int patterns_grow(struct patterns *patterns, struct arena *arena, struct error *error)
{
	struct pattern *grown;

	if (patterns->count == PATTERNS_MAX)
		return error_set(error, ERROR_CONFIG, "more than %d patterns", PATTERNS_MAX);
	if (patterns->count & (patterns->count - 1) || (patterns->count == 0 && patterns->patterns))
		return 0;
	grown = arena_alloc(arena, (patterns->count ? 2 * patterns->count : 1) * sizeof *grown);
	if (!grown)
		return error_set(error, ERROR_MEMORY, "no memory for a pattern");
	if (patterns->count)
		memcpy(grown, patterns->patterns, patterns->count * sizeof *grown);
	patterns->patterns = grown;
	return 0;
}

int patterns_parse(struct patterns *patterns, const char *text, struct arena *arena, struct error *error)
{
	const char *at = text;

	for (;; at++) {
		if (patterns_grow(patterns, arena, error) < 0 ||
		    pattern_parse(&patterns->patterns[patterns->count], at, &at, arena, error) < 0)
			return -1;
		patterns->count++;
		if (*at != ',')
			return 0;
	}
}

/* the next code point of UTF-8 text */
static const char *next_character(const char *at)
{
	do
		at++;
	while (((unsigned char)*at & 0xc0) == 0x80);
	return at;
}

/* On a mismatch after a star, the star takes one character more: only the last star need be remembered. */
static bool glob_match(const char *glob, const char *text)
{
	const char *star = NULL, *taken = NULL;

	while (*text) {
		if (*glob == '*') {
			star = ++glob;
			taken = text;
		} else if (*glob == '?') {
			glob++;
			text = next_character(text);
		} else if (*glob == '\\' ? glob[1] == *text : *glob == *text) {
			glob += *glob == '\\' ? 2 : 1;
			text++;
		} else if (star) {
			glob = star;
			text = taken = next_character(taken);
		} else {
			return false;
		}
	}
	while (*glob == '*')
		glob++;
	return !*glob;
}

bool patterns_match(const struct patterns *patterns, const char *schema, const char *table)
{
	for (uint32_t i = patterns->count; i > 0; i--) {
		const struct pattern *pattern = &patterns->patterns[i - 1];

		if (glob_match(pattern->schema, schema) && glob_match(pattern->table, table))
			return !pattern->exclude;
	}
	return patterns->count == 0 || patterns->patterns[0].exclude;
}

static int pattern_one(struct patterns *patterns, const char *text, struct arena *arena, struct error *error)
{
	if (patterns_parse(patterns, text, arena, error) < 0)
		return -1;
	if (patterns->count > 1)
		return error_set(error, ERROR_CONFIG, "pattern %.100s: only one is possible here", text);
	if (patterns->patterns[0].exclude)
		return error_set(error, ERROR_CONFIG, "pattern %.100s: excluding is not possible here", text);
	return 0;
}

int pattern_check(const char *text, struct error *error)
{
	struct patterns patterns = {0};
	struct arena arena = {0};
	int result = pattern_one(&patterns, text, &arena, error);

	arena_fini(&arena);
	return result;
}

bool pattern_match(const char *text, const char *schema, const char *table)
{
	struct patterns patterns = {0};
	struct arena arena = {0};
	struct error ignored;
	bool matches = pattern_one(&patterns, text, &arena, &ignored) == 0 && patterns_match(&patterns, schema, table);

	arena_fini(&arena);
	return matches;
}
