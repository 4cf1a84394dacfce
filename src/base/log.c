/* The log: a line is put together on the stack and written at once. What does not fit is cut: a value at LOG_VALUE bytes,
 * pairs beyond LOG_LINE are left out. */
#include "base/log.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/escape.h"
#include "base/footer.h"
#include "base/position.h"

enum { LOG_LINE = FOOTER_LINE_MAX, LOG_VALUE = 1500 };

struct log_line {
	char text[LOG_LINE];
	size_t length;
	enum log_format format;
};

static const char *const level_names[] = {"debug", "info", "warning", "error"};

static atomic_int current_level = LOG_INFO;
static atomic_int current_format = LOG_TEXT;

void log_setup(enum log_level level, enum log_format format)
{
	atomic_store(&current_level, level);
	atomic_store(&current_format, format);
	footer_allow(format == LOG_TEXT);
}

bool log_enabled(enum log_level level)
{
	return (int)level >= atomic_load_explicit(&current_level, memory_order_relaxed);
}

const char *log_lsn(char out[24], uint64_t lsn)
{
	return lsn_format(out, lsn);
}

const char *log_int(char out[24], int64_t value)
{
	snprintf(out, 24, "%" PRId64, value);
	return out;
}

/* false when it does not fit; two bytes are kept for the end of the line */
static bool line_add(struct log_line *line, const char *bytes, size_t length)
{
	if (length > sizeof line->text - 2 - line->length)
		return false;
	memcpy(line->text + line->length, bytes, length);
	line->length += length;
	return true;
}

static bool line_add_string(struct log_line *line, const char *string)
{
	return line_add(line, string, strlen(string));
}

/* the value with JSON's escapes, cut at LOG_VALUE; in text only control characters, and `quoted` what quotes need */
static bool line_add_escaped(struct log_line *line, const char *value, bool quoted)
{
	size_t length = strlen(value), end = length > LOG_VALUE ? LOG_VALUE : length;
	char escaped[8];
	bool fits = true;

	for (size_t at = 0, taken; at < end && fits; at += taken) {
		size_t size = escape_json(escaped, value + at, length - at, &taken);

		if (!quoted && (value[at] == '"' || value[at] == '\\'))
			fits = line_add(line, value + at, 1);
		else
			fits = line_add(line, escaped, size);
	}
	return fits && (end == length || line_add(line, "...", 3));
}

/* a value needs quotes in text when it is empty or has a blank, a quote, an equals sign, or something to be escaped */
static bool value_is_plain(const char *value)
{
	if (!*value)
		return false;
	for (; *value; value++)
		if ((unsigned char)*value <= ' ' || strchr("\"\\=\x7f", *value))
			return false;
	return true;
}

static void line_add_pair(struct log_line *line, const char *key, const char *value)
{
	size_t before = line->length;
	bool quoted = line->format == LOG_JSON || !value_is_plain(value), fits;

	if (line->format == LOG_JSON)
		fits = line_add(line, ",\"", 2) && line_add_string(line, key) && line_add(line, "\":", 2);
	else
		fits = line_add(line, " ", 1) && line_add_string(line, key) && line_add(line, "=", 1);
	fits = fits && (!quoted || line_add(line, "\"", 1)) && line_add_escaped(line, value, quoted) &&
	       (!quoted || line_add(line, "\"", 1));
	if (!fits)
		line->length = before;
}

static void line_add_pairs(struct log_line *line, va_list pairs)
{
	const char *key;

	while ((key = va_arg(pairs, const char *))) {
		const char *value = va_arg(pairs, const char *);

		if (value)
			line_add_pair(line, key, value);
	}
}

static void line_add_time(struct log_line *line)
{
	int64_t now_us = clock_realtime_us();
	time_t seconds = now_us / 1000000;
	struct tm date;
	char text[64];
	size_t length;

	gmtime_r(&seconds, &date);
	length = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &date);
	snprintf(text + length, sizeof text - length, ".%03dZ", (int)(now_us / 1000 % 1000));
	line_add_string(line, text);
}

static void line_start(struct log_line *line, enum log_level level, const char *component, const char *message)
{
	line->length = 0;
	line->format = (enum log_format)atomic_load(&current_format);
	if (line->format == LOG_JSON) {
		line_add_string(line, "{\"level\":\"");
		line_add_string(line, level_names[level]);
		line_add_string(line, "\",\"time\":\"");
		line_add_time(line);
		line_add(line, "\"", 1);
		line_add_pair(line, "component", component);
		line_add_pair(line, "message", message);
		return;
	}
	line_add_string(line, level_names[level]);
	line_add(line, " ", 1);
	line_add_time(line);
	line_add(line, " ", 1);
	line_add_string(line, component);
	line_add(line, " ", 1);
	line_add_escaped(line, message, false);
}

static void line_write(struct log_line *line)
{
	if (line->format == LOG_JSON)
		line->text[line->length++] = '}';
	line->text[line->length++] = '\n';
	footer_write(line->text, line->length);
}

void log_write(enum log_level level, const char *component, const char *message, ...)
{
	struct log_line line;
	va_list pairs;

	if (!log_enabled(level))
		return;
	line_start(&line, level, component, message);
	va_start(pairs, message);
	line_add_pairs(&line, pairs);
	va_end(pairs);
	line_write(&line);
}

void log_failure(enum log_level level, const char *component, const struct error *error, ...)
{
	struct log_line line;
	va_list pairs;

	if (!log_enabled(level))
		return;
	line_start(&line, level, component, error->text);
	line_add_pair(&line, "code", error_name(error->code));
	if (error->hint[0])
		line_add_pair(&line, "hint", error->hint);
	va_start(pairs, error);
	line_add_pairs(&line, pairs);
	va_end(pairs);
	line_write(&line);
}
