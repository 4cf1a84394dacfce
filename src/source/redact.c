/* Passwords out of a connection string (PostgreSQL 15, 34.1.1 "Connection Strings"): for strings that people
 * mistype, too, so what is doubtful is hidden. */
#include "source/source.h"

#include <libpq-fe.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"

static const char redacted[] = "***";

static bool redact_is_secret(const char *key, size_t length)
{
	static const char *const secrets[] = {"password", "sslpassword", "oauth_client_secret"};

	if (memchr(key, '%', length)) /* an encoded key may spell any of them */
		return true;
	for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
		if (strlen(secrets[i]) == length && strncasecmp(secrets[i], key, length) == 0)
			return true;
	return false;
}

/* where the user information of a URI ends: at its last '@' before the path, or, since a password may hold a raw
 * slash, before the query; NULL: there is none */
static const char *redact_at_sign(const char *authority)
{
	size_t host = strcspn(authority, "/"), query = strcspn(authority, "?");
	const char *at = memrchr(authority, '@', host);

	return at ? at : memrchr(authority, '@', query);
}

static void redact_query(struct buffer *out, const char *query)
{
	while (*query) {
		size_t pair = strcspn(query, "&");
		size_t key = strcspn(query, "=&");
		if (key < pair && redact_is_secret(query, key)) {
			buffer_add(out, query, key + 1);
			buffer_add_string(out, redacted);
		} else {
			buffer_add(out, query, pair);
		}
		query += pair;
		if (*query == '&')
			buffer_add_char(out, *query++);
	}
}

static void redact_uri(struct buffer *out, const char *url, size_t scheme)
{
	const char *rest = url + scheme, *at = redact_at_sign(rest);
	const char *colon = at ? memchr(rest, ':', (size_t)(at - rest)) : NULL;

	buffer_add(out, url, scheme);
	if (colon) {
		buffer_add(out, rest, (size_t)(colon - rest) + 1);
		buffer_add_string(out, redacted);
		rest = at;
	}
	size_t before = strcspn(at ? at : rest, "?") + (at ? (size_t)(at - rest) : 0);
	buffer_add(out, rest, before);
	if (rest[before] == '?') {
		buffer_add_char(out, '?');
		redact_query(out, rest + before + 1);
	}
}

/* the length of a keyword's value: quoted with backslash escapes, or up to a blank where no backslash protects it */
static size_t redact_value_length(const char *value)
{
	bool quoted = *value == '\'';
	size_t i = quoted;

	for (; value[i]; i++) {
		if (value[i] == '\\' && value[i + 1])
			i++;
		else if (quoted ? value[i] == '\'' : strchr(" \t\r\n", value[i]) != NULL)
			return i + quoted;
	}
	return i;
}

/* a keyword that libpq does not know may be a piece of a password with blanks and no quotes */
static bool redact_is_keyword(const PQconninfoOption *options, const char *key, size_t length)
{
	for (; options && options->keyword; options++)
		if (strlen(options->keyword) == length && strncmp(options->keyword, key, length) == 0)
			return true;
	return false;
}

static void redact_keywords(struct buffer *out, const char *url)
{
	PQconninfoOption *options = PQconndefaults();

	while (*url) {
		size_t blank = strspn(url, " \t\r\n");
		buffer_add(out, url, blank);
		url += blank;
		size_t key = strcspn(url, "= \t\r\n");
		size_t value = key + strspn(url + key, " \t\r\n");
		if (url[value] != '=') { /* no keyword: perhaps a piece of a password */
			buffer_add_string(out, key ? redacted : "");
			url += key;
			continue;
		}
		value += 1 + strspn(url + value + 1, " \t\r\n");
		size_t length = redact_value_length(url + value);
		bool known = redact_is_keyword(options, url, key);
		buffer_add(out, url, known ? value : 0);
		if (!known || redact_is_secret(url, key))
			buffer_add_string(out, redacted);
		else
			buffer_add(out, url + value, length);
		url += value + length;
	}
	PQconninfoFree(options);
}

void source_redact(const char *url, char *out, size_t size)
{
	struct buffer text = {0};
	size_t length;

	if (strncmp(url, "postgresql://", 13) == 0)
		redact_uri(&text, url, 13);
	else if (strncmp(url, "postgres://", 11) == 0)
		redact_uri(&text, url, 11);
	else
		redact_keywords(&text, url);
	if (text.failed)
		buffer_clear(&text);
	length = text.length < size ? text.length : size - (size > 0);
	if (size) {
		memcpy(out, buffer_string(&text), length);
		out[length] = '\0';
	}
	buffer_fini(&text);
}
