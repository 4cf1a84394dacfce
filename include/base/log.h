/* One line an event on standard error: `level time component message key=value ...`, or a JSON object.
 *
 * The time is UTC, ISO 8601 with milliseconds. Values with blanks, quotes or control characters are quoted and escaped,
 * so that one event is always one line. Thread-safe: a line is one write(). Secrets are kept out by the caller
 * (config_redact_url() for URLs).
 *
 *   log_info("source", "slot created", "slot", LOG_S(name), "lsn", LOG_LSN(lsn), NULL)
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/terminal.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };
enum log_format { LOG_TEXT, LOG_JSON };

void log_setup(enum log_level level,
	       enum log_format format); /* before threads start, or from the reader thread on reload */
bool log_enabled(enum log_level level);

/* Arguments after the message: pairs of const char *key, const char *value, ended by NULL. A NULL value is left out. */
void log_write(enum log_level level, const char *component, const char *message, ...) __attribute__((sentinel));
/* the error's text as message, its code and hint as values, then pairs */
void log_failure(enum log_level level, const char *component, const struct error *error, ...) __attribute__((sentinel));

/* Keeps lines of text, each with its end, below the log where standard error is a terminal and the format is text; elsewhere
 * it does nothing. Every line of the log goes above them. No more lines than the terminal has; 8 KiB at most. NULL or "":
 * none, which is due before the process ends. */
void log_footer(const char *text);
bool log_footer_shows(struct terminal *terminal); /* and how large the terminal is now */

#define log_debug(...) (log_enabled(LOG_DEBUG) ? log_write(LOG_DEBUG, __VA_ARGS__) : (void)0)
#define log_info(...) log_write(LOG_INFO, __VA_ARGS__)
#define log_warning(...) log_write(LOG_WARNING, __VA_ARGS__)
#define log_error(...) log_write(LOG_ERROR, __VA_ARGS__)

/* Values as text: buffers live to the end of the enclosing full expression's block (compound literals). */
#define LOG_LSN(lsn) log_lsn((char[24]){0}, (lsn))
#define LOG_INT(value) log_int((char[24]){0}, (int64_t)(value))
const char *log_lsn(char out[24], uint64_t lsn); /* PostgreSQL's XXX/XXX form */
const char *log_int(char out[24], int64_t value);

#endif
