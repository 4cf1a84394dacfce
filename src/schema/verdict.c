/* The evolution verdict's doors: modes, which schemas are compared in which direction, and what is said of it. */
#include "schema/verdict.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "schema/verdict_state.h"

enum { END_SIZE = 96 };

static const struct {
	const char *name;
	bool backward, forward, transitive;
} modes[VERDICT_MODES] = {
	[VERDICT_NONE] = {"NONE", false, false, false},
	[VERDICT_BACKWARD] = {"BACKWARD", true, false, false},
	[VERDICT_BACKWARD_TRANSITIVE] = {"BACKWARD_TRANSITIVE", true, false, true},
	[VERDICT_FORWARD] = {"FORWARD", false, true, false},
	[VERDICT_FORWARD_TRANSITIVE] = {"FORWARD_TRANSITIVE", false, true, true},
	[VERDICT_FULL] = {"FULL", true, true, false},
	[VERDICT_FULL_TRANSITIVE] = {"FULL_TRANSITIVE", true, true, true},
};

const char *verdict_mode_name(enum verdict_mode mode)
{
	assert(mode < VERDICT_MODES);
	return modes[mode].name;
}

bool verdict_mode_parse(const char *name, enum verdict_mode *mode)
{
	for (int i = 0; i < VERDICT_MODES; i++)
		if (strcmp(name, modes[i].name) == 0) {
			*mode = (enum verdict_mode)i;
			return true;
		}
	return false;
}

/* what the reasons come to; nothing that was counted is silently left out */
static int conclude(struct verdict_reasons *reasons, int result, struct error *error)
{
	uint32_t count = reasons->count;

	map_fini(&reasons->seen);
	if (result != 0)
		return -1;
	if (count > VERDICT_REASONS_MAX)
		buffer_printf(reasons->why, "and %u more\n", count - VERDICT_REASONS_MAX);
	if (reasons->why->failed)
		return error_set(error, ERROR_MEMORY, "no memory to compare schemas");
	return count == 0;
}

int verdict_readable(const char *reader, const char *writer, struct buffer *why, struct error *error)
{
	struct verdict_reasons reasons = {.why = why, .end = ""};
	struct verdict_schema by = {0}, of = {0};
	int result = verdict_parse(reader, "the reader's schema", &by, error);

	if (result == 0)
		result = verdict_parse(writer, "the writer's schema", &of, error);
	if (result == 0)
		result = verdict_walk(&(struct verdict_walk){&by, &of, &reasons, .resolution = true}, error);
	verdict_schema_fini(&by);
	verdict_schema_fini(&of);
	return conclude(&reasons, result, error);
}

/* Pairs are formed with either as the reader: whether int and long meet depends on who reads. */
static int walk_strict(const struct verdict_schema *next, const struct verdict_schema *earlier,
		       struct verdict_reasons *reasons, struct error *error)
{
	if (verdict_walk(&(struct verdict_walk){next, earlier, reasons, .strict = true}, error) != 0)
		return -1;
	return verdict_walk(&(struct verdict_walk){earlier, next, reasons, .strict = true, .reversed = true}, error);
}

int verdict_strict(const char *next, const char *earlier, struct buffer *why, struct error *error)
{
	struct verdict_reasons reasons = {.why = why, .end = ""};
	struct verdict_schema is = {0}, was = {0};
	int result = verdict_parse(next, "the new schema", &is, error);

	if (result == 0)
		result = verdict_parse(earlier, "the earlier schema", &was, error);
	if (result == 0)
		result = walk_strict(&is, &was, &reasons, error);
	verdict_schema_fini(&is);
	verdict_schema_fini(&was);
	return conclude(&reasons, result, error);
}

/* " (backward, earlier schema 2 of 3)", or " (backward)" where there is one */
static void set_end(struct verdict_reasons *reasons, char end[END_SIZE], const char *direction, uint32_t at,
		    uint32_t count)
{
	if (count == 1)
		snprintf(end, END_SIZE, " (%s)", direction);
	else
		snprintf(end, END_SIZE, " (%s, earlier schema %u of %u)", direction, at + 1, count);
	reasons->end = end;
}

static int check_one(enum verdict_mode mode, const struct verdict_schema *next, const char *text, uint32_t at,
		     uint32_t count, struct verdict_reasons *reasons, struct error *error)
{
	struct verdict_schema earlier = {0};
	char end[END_SIZE];
	int result;

	snprintf(end, sizeof end, "earlier schema %u of %u", at + 1, count);
	result = verdict_parse(text, end, &earlier, error);
	if (result == 0 && modes[mode].backward) {
		set_end(reasons, end, "backward", at, count);
		result = verdict_walk(&(struct verdict_walk){next, &earlier, reasons, .resolution = true}, error);
	}
	if (result == 0 && modes[mode].forward) {
		set_end(reasons, end, "forward", at, count);
		result = verdict_walk(
			&(struct verdict_walk){&earlier, next, reasons, .resolution = true, .reversed = true}, error);
	}
	if (result == 0) {
		set_end(reasons, end, "either direction", at, count);
		result = walk_strict(next, &earlier, reasons, error);
	}
	reasons->end = "";
	verdict_schema_fini(&earlier);
	return result;
}

/* from the newest on, so that a reason which holds of many names that one */
int verdict_check(enum verdict_mode mode, const char *next, const char *const *earlier, uint32_t count,
		  struct buffer *why, struct error *error)
{
	struct verdict_reasons reasons = {.why = why, .end = ""};
	struct verdict_schema is = {0};
	uint32_t compared = mode == VERDICT_NONE ? 0 : modes[mode].transitive || count == 0 ? count : 1;
	int result = verdict_parse(next, "the new schema", &is, error);

	for (uint32_t i = 0; i < compared && result == 0; i++)
		result = check_one(mode, &is, earlier[count - 1 - i], count - 1 - i, count, &reasons, error);
	verdict_schema_fini(&is);
	return conclude(&reasons, result, error);
}
