/* Errors as values, and the table of what each code is called, what to do about it, and how it ends the process. */
#include "base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

struct error_fact {
	const char *name;
	enum error_action action;
	int exit_status;
};

static const struct error_fact facts[ERROR_CODES] = {
	[ERROR_NONE] = {"none", ERROR_STOP, EX_OK},
	[ERROR_USAGE] = {"usage", ERROR_STOP, EX_USAGE},
	[ERROR_CONFIG] = {"config", ERROR_STOP, EX_CONFIG},
	[ERROR_PERMISSION] = {"permission", ERROR_STOP, EX_NOPERM},
	[ERROR_HISTORY] = {"history", ERROR_STOP, EX_DATAERR},
	[ERROR_UNAVAILABLE] = {"unavailable", ERROR_RETRY, EX_UNAVAILABLE},
	[ERROR_TIMEOUT] = {"timeout", ERROR_RETRY, EX_UNAVAILABLE},
	[ERROR_PROTOCOL] = {"protocol", ERROR_STOP, EX_PROTOCOL},
	[ERROR_TOO_LARGE] = {"too_large", ERROR_PARK, EX_DATAERR},
	[ERROR_VALUE] = {"value", ERROR_PARK, EX_DATAERR},
	[ERROR_INCOMPATIBLE] = {"incompatible", ERROR_PARK, EX_DATAERR},
	[ERROR_FENCED] = {"fenced", ERROR_STOP, EX_TEMPFAIL},
	[ERROR_LIMIT] = {"limit", ERROR_STOP, EX_TEMPFAIL},
	[ERROR_BINARY] = {"binary", ERROR_RETRY, EX_PROTOCOL},
	[ERROR_DECODING] = {"decoding", ERROR_RETRY, EX_UNAVAILABLE},
	[ERROR_STOPPED] = {"stopped", ERROR_STOP, EX_OK},
	[ERROR_IO] = {"io", ERROR_STOP, EX_IOERR},
	[ERROR_MEMORY] = {"memory", ERROR_STOP, EX_OSERR},
	[ERROR_INTERNAL] = {"internal", ERROR_STOP, EX_SOFTWARE},
};

int error_set(struct error *error, enum error_code code, const char *format, ...)
{
	va_list arguments;

	assert(code > ERROR_NONE && code < ERROR_CODES);
	error->code = code;
	error->hint[0] = '\0';
	va_start(arguments, format);
	vsnprintf(error->text, sizeof error->text, format, arguments);
	va_end(arguments);
	return -1;
}

int error_hint(struct error *error, const char *format, ...)
{
	va_list arguments;

	assert(error->code != ERROR_NONE);
	va_start(arguments, format);
	vsnprintf(error->hint, sizeof error->hint, format, arguments);
	va_end(arguments);
	return -1;
}

int error_wrap(struct error *error, const char *format, ...)
{
	char inner[sizeof error->text];
	size_t length;
	va_list arguments;

	assert(error->code != ERROR_NONE);
	memcpy(inner, error->text, sizeof inner);
	va_start(arguments, format);
	vsnprintf(error->text, sizeof error->text, format, arguments);
	va_end(arguments);
	length = strlen(error->text);
	snprintf(error->text + length, sizeof error->text - length, ": %s", inner);
	return -1;
}

void error_clear(struct error *error)
{
	error->code = ERROR_NONE;
	error->text[0] = '\0';
	error->hint[0] = '\0';
}

static const struct error_fact *error_fact(enum error_code code)
{
	assert(code >= ERROR_NONE && code < ERROR_CODES);
	return &facts[code];
}

const char *error_name(enum error_code code)
{
	return error_fact(code)->name;
}

enum error_action error_action(enum error_code code)
{
	return error_fact(code)->action;
}

int error_exit_status(enum error_code code)
{
	return error_fact(code)->exit_status;
}
