/* Numbers with units. */
#include "config/value.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct unit {
	const char *name;
	int64_t factor;
};

static const struct unit durations[] = {
	{"d", INT64_C(86400000000)},
	{"h", INT64_C(3600000000)},
	{"min", 60000000},
	{"s", 1000000},
	{"ms", 1000},
	{"us", 1},
	{NULL, 0},
};

static const struct unit sizes[] = {
	{"GiB", 1 << 30}, {"GB", 1000000000}, {"MiB", 1 << 20}, {"MB", 1000000},
	{"KiB", 1 << 10}, {"kB", 1000},       {"B", 1},         {NULL, 0},
};

/* digits with an optional sign; *rest is what follows */
static int number_parse(const char *text, int64_t *value, const char **rest, struct error *error)
{
	const char *digits = text + (*text == '-' || *text == '+');
	char *end;

	if (*digits < '0' || *digits > '9')
		return error_set(error, ERROR_CONFIG, "\"%s\" is not a whole number", text);
	errno = 0;
	*value = strtoll(text, &end, 10);
	if (errno == ERANGE)
		return error_set(error, ERROR_CONFIG, "\"%s\" is too large a number", text);
	*rest = end;
	return 0;
}

int value_integer(const char *text, int64_t *value, struct error *error)
{
	const char *rest;

	if (number_parse(text, value, &rest, error) < 0)
		return -1;
	return *rest ? error_set(error, ERROR_CONFIG, "\"%s\" is not a whole number", text) : 0;
}

int value_boolean(const char *text, bool *value, struct error *error)
{
	*value = strcmp(text, "true") == 0;
	if (!*value && strcmp(text, "false") != 0)
		return error_set(error, ERROR_CONFIG, "\"%s\" is neither true nor false", text);
	return 0;
}

static int unit_parse(const char *text, const struct unit *units, const char *bare, const char *known, int64_t *value,
		      struct error *error)
{
	const char *rest;

	if (number_parse(text, value, &rest, error) < 0)
		return -1;
	rest += strspn(rest, " ");
	if (!*rest && *value != 0 && !bare)
		return error_set(error, ERROR_CONFIG, "\"%s\" needs a unit: %s", text, known);
	for (; units->name; units++) {
		if (strcmp(*rest ? rest : bare ? bare : units->name, units->name) != 0)
			continue;
		if (__builtin_mul_overflow(*value, units->factor, value))
			return error_set(error, ERROR_CONFIG, "\"%s\" is too large", text);
		return 0;
	}
	return error_set(error, ERROR_CONFIG, "\"%s\" has an unknown unit: known are %s", text, known);
}

int value_duration(const char *text, int64_t *us, struct error *error)
{
	return unit_parse(text, durations, NULL, "us, ms, s, min, h, d", us, error);
}

int value_size(const char *text, int64_t *bytes, struct error *error)
{
	return unit_parse(text, sizes, "B", "B, kB, MB, GB, KiB, MiB, GiB", bytes, error);
}

static void unit_write(struct buffer *out, const struct unit *units, int64_t value)
{
	while (units[1].name && (value == 0 || value % units->factor != 0))
		units++;
	buffer_printf(out, "%" PRId64 " %s", value / units->factor, units->name);
}

void value_duration_write(struct buffer *out, int64_t us)
{
	if (us == 0)
		buffer_add_string(out, "0 s");
	else
		unit_write(out, durations, us);
}

void value_size_write(struct buffer *out, int64_t bytes)
{
	unit_write(out, sizes, bytes);
}
