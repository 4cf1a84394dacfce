/* What the changes of a table are to its consumers: schemas as they are derived from facts, judged in each mode, and held
 * against the table in docs/guide.md, line by line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "schema/schema.h"
#include "schema/verdict.h"

#define GUIDE "docs/guide.md"

enum { COLUMNS_MAX = 4 };

/* pg_type.oid */
enum {
	BYTEA = 17,
	INT8 = 20,
	INT4 = 23,
	TEXT = 25,
	FLOAT8 = 701,
	VARCHAR = 1043,
	DATE = 1082,
	TIMESTAMP = 1114,
	TIMESTAMPTZ = 1184,
	NUMERIC = 1700,
	UUID = 2950,
	JSONB = 3802
};
#define COLUMN(column, type, oid, modifier)                                                                  \
	{                                                                                                    \
		.name = column, .declared = type, .type_oid = oid, .base_oid = oid, .base_typmod = modifier, \
		.type_kind = 'b', .type_schema = "pg_catalog", .type_name = type, .has_send = true           \
	}
#define PLAIN(declared, oid) COLUMN("x", declared, oid, -1)
#define DECIMAL(declared, precision, scale) COLUMN("x", declared, NUMERIC, ((precision << 16) | scale) + 4)

static const char *const mood_before[] = {"sad", "ok"}, *const mood_after[] = {"sad", "ok", "glad"};
#define MOOD(column, texts)                                                                                  \
	{                                                                                                    \
		.name = column, .declared = "mood", .type_oid = 16500, .base_oid = 16500, .base_typmod = -1, \
		.type_kind = 'e', .type_schema = "public", .type_name = "mood", .has_send = true,            \
		.labels = (const char **)texts, .label_count = sizeof texts / sizeof *texts                  \
	}

struct table {
	uint32_t count;
	struct facts_column columns[COLUMNS_MAX];
};

static const struct change {
	const char *words;    /* as the guide has them */
	bool key;             /* it is the key's schema that changes */
	const char *verdicts; /* BACKWARD, FORWARD, FULL */
	struct table before, after;
} changes[] = {
	{"add a column",
	 false,
	 "+++",
	 {1, {COLUMN("id", "integer", INT4, -1)}},
	 {2, {COLUMN("id", "integer", INT4, -1), PLAIN("text", TEXT)}}},
	{"drop a column",
	 false,
	 "+++",
	 {2, {COLUMN("id", "integer", INT4, -1), PLAIN("text", TEXT)}},
	 {1, {COLUMN("id", "integer", INT4, -1)}}},
	{"rename a column", false, "+++", {1, {COLUMN("x", "text", TEXT, -1)}}, {1, {COLUMN("y", "text", TEXT, -1)}}},
	{"columns in another order (a new table of the same name)",
	 false,
	 "+++",
	 {2, {COLUMN("id", "integer", INT4, -1), PLAIN("text", TEXT)}},
	 {2, {PLAIN("text", TEXT), COLUMN("id", "integer", INT4, -1)}}},
	{"`integer` to `bigint`", false, "+--", {1, {PLAIN("integer", INT4)}}, {1, {PLAIN("bigint", INT8)}}},
	{"`bigint` to `integer`", false, "-+-", {1, {PLAIN("bigint", INT8)}}, {1, {PLAIN("integer", INT4)}}},
	{"`integer` or `bigint` to `double precision`",
	 false,
	 "+--",
	 {2, {PLAIN("integer", INT4), COLUMN("y", "bigint", INT8, -1)}},
	 {2, {PLAIN("double precision", FLOAT8), COLUMN("y", "double precision", FLOAT8, -1)}}},
	{"`integer` to `text`, `text` to `integer`",
	 false,
	 "---",
	 {2, {PLAIN("integer", INT4), COLUMN("y", "text", TEXT, -1)}},
	 {2, {PLAIN("text", TEXT), COLUMN("y", "integer", INT4, -1)}}},
	{"`varchar(10)` to `varchar(20)`, `text`, `jsonb`",
	 false,
	 "+++",
	 {3,
	  {COLUMN("x", "character varying(10)", VARCHAR, 14), COLUMN("y", "character varying(10)", VARCHAR, 14),
	   COLUMN("z", "character varying(10)", VARCHAR, 14)}},
	 {3,
	  {COLUMN("x", "character varying(20)", VARCHAR, 24), COLUMN("y", "text", TEXT, -1),
	   COLUMN("z", "jsonb", JSONB, -1)}}},
	{"`text` to `bytea`, `bytea` to `text`",
	 false,
	 "+++",
	 {2, {PLAIN("text", TEXT), COLUMN("y", "bytea", BYTEA, -1)}},
	 {2, {PLAIN("bytea", BYTEA), COLUMN("y", "text", TEXT, -1)}}},
	{"`text` to `uuid`, `uuid` to `text`",
	 false,
	 "---",
	 {2, {PLAIN("text", TEXT), COLUMN("y", "uuid", UUID, -1)}},
	 {2, {PLAIN("uuid", UUID), COLUMN("y", "text", TEXT, -1)}}},
	{"`numeric(10,2)` to `numeric(12,2)`",
	 false,
	 "+++",
	 {1, {DECIMAL("numeric(10,2)", 10, 2)}},
	 {1, {DECIMAL("numeric(12,2)", 12, 2)}}},
	{"`numeric(12,2)` to `numeric(10,2)`",
	 false,
	 "---",
	 {1, {DECIMAL("numeric(12,2)", 12, 2)}},
	 {1, {DECIMAL("numeric(10,2)", 10, 2)}}},
	{"`numeric(10,2)` to `numeric(12,3)`",
	 false,
	 "---",
	 {1, {DECIMAL("numeric(10,2)", 10, 2)}},
	 {1, {DECIMAL("numeric(12,3)", 12, 3)}}},
	{"`numeric(10,2)` to `numeric`, `numeric` to `numeric(10,2)`",
	 false,
	 "---",
	 {2, {DECIMAL("numeric(10,2)", 10, 2), COLUMN("y", "numeric", NUMERIC, -1)}},
	 {2, {PLAIN("numeric", NUMERIC), COLUMN("y", "numeric(10,2)", NUMERIC, ((10 << 16) | 2) + 4)}}},
	{"`timestamp` to `timestamptz`",
	 false,
	 "---",
	 {1, {PLAIN("timestamp without time zone", TIMESTAMP)}},
	 {1, {PLAIN("timestamp with time zone", TIMESTAMPTZ)}}},
	{"`timestamp` to `date`, `integer` to `date`",
	 false,
	 "---",
	 {2, {PLAIN("timestamp without time zone", TIMESTAMP), COLUMN("y", "integer", INT4, -1)}},
	 {2, {PLAIN("date", DATE), COLUMN("y", "date", DATE, -1)}}},
	{"add a value to an enum, `text` to an enum",
	 false,
	 "+++",
	 {2, {MOOD("x", mood_before), COLUMN("y", "text", TEXT, -1)}},
	 {2, {MOOD("x", mood_after), MOOD("y", mood_after)}}},
	{"add a column to the key",
	 true,
	 "-+-",
	 {1, {COLUMN("id", "integer", INT4, -1)}},
	 {2, {COLUMN("id", "integer", INT4, -1), PLAIN("text", TEXT)}}},
	{"drop a column from the key",
	 true,
	 "+--",
	 {2, {COLUMN("id", "integer", INT4, -1), PLAIN("text", TEXT)}},
	 {1, {COLUMN("id", "integer", INT4, -1)}}},
	{"another column as key",
	 true,
	 "---",
	 {1, {COLUMN("id", "integer", INT4, -1)}},
	 {1, {COLUMN("code", "integer", INT4, -1)}}},
	{"a key column from `integer` to `bigint`",
	 true,
	 "+--",
	 {1, {COLUMN("id", "integer", INT4, -1)}},
	 {1, {COLUMN("id", "bigint", INT8, -1)}}},
};

/* the Envelope of such a table, or the Key of all its columns */
static void derive(const struct table *table, bool key, struct buffer *json)
{
	static uint16_t in_order[COLUMNS_MAX] = {0, 1, 2, 3};
	const struct types_options options = {0};
	struct facts_column columns[COLUMNS_MAX];
	struct types_codec codecs[COLUMNS_MAX];
	struct pgoutput_relation relation = {.schema = "public", .name = "t", .count = table->count};
	struct facts_relation facts = {.column_count = table->count, .columns = columns};
	struct arena arena = {0};
	struct schema_input input = {
		.prefix = "shop",
		.relation = &relation,
		.facts = &facts,
		.codecs = codecs,
		.key_codecs = codecs,
		.key_columns = in_order,
		.key_count = table->count,
	};
	struct error error;

	memcpy(columns, table->columns, sizeof columns);
	for (uint32_t i = 0; i < table->count; i++)
		assert_int_equal(types_resolve(&columns[i], &options, key, &arena, &codecs[i]), 0);
	if ((key ? schema_key : schema_envelope)(&input, json, &error) != 0)
		fail_msg("%s", error.text);
	arena_fini(&arena);
}

static void the_modes_take_what_the_guide_says(void **state)
{
	static const enum verdict_mode modes[][2] = {{VERDICT_BACKWARD, VERDICT_BACKWARD_TRANSITIVE},
						     {VERDICT_FORWARD, VERDICT_FORWARD_TRANSITIVE},
						     {VERDICT_FULL, VERDICT_FULL_TRANSITIVE}};

	(void)state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		struct buffer before = {0}, after = {0}, why = {0};
		struct error error;

		derive(&changes[i].before, changes[i].key, &before);
		derive(&changes[i].after, changes[i].key, &after);
		for (int mode = 0; mode < 6; mode++) {
			const char *const earlier[] = {before.data};
			int result = verdict_check(modes[mode / 2][mode % 2], after.data, earlier, 1, &why, &error);
			if (result != (changes[i].verdicts[mode / 2] == '+'))
				fail_msg("%s, %s: %d\n%s", changes[i].words,
					 verdict_mode_name(modes[mode / 2][mode % 2]), result, buffer_string(&why));
		}
		buffer_fini(&before);
		buffer_fini(&after);
		buffer_fini(&why);
	}
}

static void the_guides_table_has_these_lines_and_no_others(void **state)
{
	static char guide[256 * 1024];
	FILE *file = fopen(GUIDE, "r");
	size_t lines = 0;

	(void)state;
	assert_non_null(file);
	guide[fread(guide, 1, sizeof guide - 1, file)] = '\0';
	fclose(file);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		char line[256];
		const char *said[3];

		for (int mode = 0; mode < 3; mode++)
			said[mode] = changes[i].verdicts[mode] == '+' ? "yes" : "no";
		snprintf(line, sizeof line, "\n| %s | %s | %s | %s |", changes[i].words, said[0], said[1], said[2]);
		if (!strstr(guide, line))
			fail_msg(GUIDE " lacks%s", line);
	}
	for (const char *at = strstr(guide, "| change | BACKWARD |"); at && *at == '|'; at = strchr(at, '\n') + 1)
		lines++;
	assert_int_equal(lines, 2 + sizeof changes / sizeof *changes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_modes_take_what_the_guide_says),
		cmocka_unit_test(the_guides_table_has_these_lines_and_no_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
