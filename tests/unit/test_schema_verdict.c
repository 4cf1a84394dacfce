/* The evolution verdict by tables: what Avro's specification says of each pair, and the stricter rules of docs/guide.md.
 * With a file as argument it judges that instead: tests/integration/test_verdict.py asks it beside Avro Java and fastavro.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "schema/verdict.h"

/* Lines `reader TAB writer`: for each, `readable TAB strict`, 1, 0 or -1. */
static int judge_file(const char *name)
{
	FILE *file = fopen(name, "r");
	char *line = NULL;
	size_t size = 0;

	if (!file)
		return EXIT_FAILURE;
	while (getline(&line, &size, file) > 0) {
		struct buffer why = {0};
		struct error error = {0};
		char *writer = strchr(line, '\t');
		int readable, strict;

		*writer++ = '\0';
		writer[strcspn(writer, "\n")] = '\0';
		readable = verdict_readable(line, writer, &why, &error);
		strict = verdict_strict(line, writer, &why, &error);
		for (size_t i = 0; i < why.length; i++)
			if (why.data[i] == '\n')
				why.data[i] = ';';
		printf("%d\t%d\t%s%s\n", readable, strict, buffer_string(&why), error.text);
		buffer_fini(&why);
	}
	free(line);
	fclose(file);
	return EXIT_SUCCESS;
}

/* What is asked, and what is to come of it; every text of this file is written by hand from the specification. */
struct judged {
	const char *next, *earlier;
	const char *why; /* "" for compatible */
};

typedef int (*judge_function)(const char *, const char *, struct buffer *, struct error *);

static void assert_judged(judge_function judge, const struct judged *judged, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buffer why = {0};
		struct error error = {0};
		int result = judge(judged[i].next, judged[i].earlier, &why, &error);

		if (result != (*judged[i].why == '\0') || strcmp(buffer_string(&why), judged[i].why) != 0)
			fail_msg("%s after %s: %d\n%s%s", judged[i].next, judged[i].earlier, result,
				 buffer_string(&why), error.text);
		buffer_fini(&why);
	}
}

#define RECORD(fields) "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" fields "]}"
#define FIELD(name, type) "{\"name\":\"" name "\",\"type\":" type "}"
#define NULLABLE(name, type) "{\"name\":\"" name "\",\"type\":[\"null\"," type "],\"default\":null}"
#define LOGICAL(type, name) "{\"type\":\"" type "\",\"logicalType\":\"" name "\"}"
#define DECIMAL(precision, scale) \
	"{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":" precision ",\"scale\":" scale "}"
#define ENUM(symbols) "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[" symbols "]}"
#define ENVELOPE(value)                                                                                     \
	"{\"type\":\"record\",\"name\":\"Envelope\",\"namespace\":\"shop.public.t\",\"fields\":[" NULLABLE( \
		"before", "{\"type\":\"record\",\"name\":\"Value\",\"fields\":[" value                      \
			  "]}") "," NULLABLE("after", "\"Value\"") "]}"

/* "Schema Resolution": a row is what was written, a column what reads it */
static void primitives_are_promoted_as_the_specification_lists_it(void **state)
{
	static const char *const names[] = {"null", "boolean", "int", "long", "float", "double", "bytes", "string"};
	static const char *const readable[] = {"+-------", "-+------", "--++++--", "---+++--",
					       "----++--", "-----+--", "------++", "------++"};
	enum { NAMES = sizeof names / sizeof *names };

	(void)state;
	for (int writer = 0; writer < NAMES; writer++)
		for (int reader = 0; reader < NAMES; reader++) {
			char written[16], read[16];
			struct buffer why = {0};
			struct error error;

			snprintf(written, sizeof written, "\"%s\"", names[writer]);
			snprintf(read, sizeof read, "\"%s\"", names[reader]);
			if (verdict_readable(read, written, &why, &error) != (readable[writer][reader] == '+'))
				fail_msg("%s as %s", written, read);
			buffer_fini(&why);
		}
}

static void named_types_meet_by_unqualified_name_or_alias(void **state)
{
	static const struct judged judged[] = {
		{"{\"type\":\"record\",\"name\":\"x.R\",\"fields\":[]}", RECORD(""), ""},
		{"{\"type\":\"record\",\"name\":\"S\",\"fields\":[]}", RECORD(""),
		 "record R cannot be read as record S\n"},
		{"{\"type\":\"record\",\"name\":\"S\",\"aliases\":[\"R\"],\"fields\":[]}", RECORD(""), ""},
		{"{\"type\":\"record\",\"name\":\"x.S\",\"aliases\":[\"R\"],\"fields\":[]}", RECORD(""),
		 "record R cannot be read as record x.S\n"},
		{"{\"type\":\"record\",\"name\":\"S\",\"namespace\":\"x\",\"aliases\":[\"R\"],\"fields\":[]}",
		 "{\"type\":\"record\",\"name\":\"x.R\",\"fields\":[]}", ""},
		{"{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"A\"}", ENUM("\"A\",\"B\""), ""},
		{ENUM("\"A\""), "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"],\"default\":\"A\"}",
		 "enum E as it is read lacks B and has no default\n"},
		/* the same full name before the first of that name */
		{"[{\"type\":\"record\",\"name\":\"x.R\",\"fields\":[" FIELD("a", "\"int\"") "]}," RECORD("") "]",
		 RECORD(""), ""},
		{"[{\"type\":\"record\",\"name\":\"x.R\",\"fields\":[" FIELD(
			 "a", "\"int\"") "]},"
					 "{\"type\":\"record\",\"name\":\"y.R\",\"fields\":[]}]",
		 RECORD(""), "field a: was not written, and has no default where it is read\n"},
	};

	(void)state;
	assert_judged(verdict_readable, judged, sizeof judged / sizeof *judged);
}

static void what_cannot_be_read_is_said_with_its_place_and_both_types(void **state)
{
	static const struct judged judged[] = {
		{"\"long\"", "\"int\"", ""},
		{"\"int\"", "\"long\"", "long cannot be read as int\n"},
		{"[\"null\",\"int\"]", "[\"null\",\"string\"]", "string cannot be read as union of null, int\n"},
		{"\"int\"", "[\"null\",\"int\",\"string\"]",
		 "null cannot be read as int\nstring cannot be read as int\n"},
		{RECORD(FIELD("a", "\"int\"")), RECORD(FIELD("a", "\"string\"")),
		 "field a: string cannot be read as int\n"},
		{RECORD(FIELD("a", "\"int\"") "," FIELD("b", "\"int\"")), RECORD(FIELD("a", "\"int\"")),
		 "field b: was not written, and has no default where it is read\n"},
		{RECORD(FIELD("t", "{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":\"int\"}}")),
		 RECORD(FIELD("t", "{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":\"null\"}}")),
		 "field t[]{}: null cannot be read as int\n"},
		{ENUM("\"A\""), ENUM("\"A\",\"B\",\"C\""), "enum E as it is read lacks B, C and has no default\n"},
		{"{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}", "{\"type\":\"fixed\",\"name\":\"F\",\"size\":1}",
		 "fixed F of 1 bytes cannot be read as fixed F of 2 bytes\n"},
		{LOGICAL("int", "date"), DECIMAL("9", "2"), "bytes (decimal(9,2)) cannot be read as int (date)\n"},
		{RECORD("{\"name\":\"a\",\"type\":\"int\",\"aliases\":[\"b\"]}"),
		 RECORD(FIELD("a", "\"int\"") "," FIELD("b", "\"int\"")),
		 "field a: its name and aliases are those of several written fields\n"},
	};

	(void)state;
	assert_judged(verdict_readable, judged, sizeof judged / sizeof *judged);
}

static void a_named_types_reasons_are_said_once_at_its_last_place(void **state)
{
	static const struct judged judged[] = {
		{ENVELOPE(NULLABLE("id", "\"int\"")), ENVELOPE(NULLABLE("id", "\"long\"") "," NULLABLE("x", "\"int\"")),
		 "field after.id: long cannot be read as union of null, int\n"},
		{RECORD(FIELD("v", "\"int\"") "," NULLABLE("next", "\"R\"")),
		 RECORD(FIELD("v", "\"long\"") "," NULLABLE("next", "\"R\"")), "field v: long cannot be read as int\n"},
	};

	(void)state;
	assert_judged(verdict_readable, judged, sizeof judged / sizeof *judged);
}

#define LOGICAL_RULE ": a logical type must not change\n"
#define SCALE_RULE ": a decimal's scale must not change\n"
#define PRECISION_RULE ": a decimal's precision must not be lowered\n"

/* in either direction, whoever reads */
static void a_logical_type_must_not_change(void **state)
{
	static const struct judged judged[] = {
		{"\"long\"", "\"int\"", ""},
		{"\"int\"", "\"long\"", ""},
		{"\"string\"", "\"bytes\"", ""},
		{"\"string\"", "\"int\"", ""}, /* resolution's affair */
		{LOGICAL("int", "date"), LOGICAL("int", "date"), ""},
		{LOGICAL("int", "date"), "\"int\"", "int became int (date)" LOGICAL_RULE},
		{"\"int\"", LOGICAL("int", "date"), "int (date) became int" LOGICAL_RULE},
		/* long reads int, and int does not read long: in either direction */
		{"\"long\"", LOGICAL("int", "date"), "int (date) became long" LOGICAL_RULE},
		{LOGICAL("int", "date"), "\"long\"", "long became int (date)" LOGICAL_RULE},
		{"\"double\"", LOGICAL("long", "timestamp-micros"),
		 "long (timestamp-micros) became double" LOGICAL_RULE},
		{LOGICAL("long", "timestamp-micros"), LOGICAL("long", "local-timestamp-micros"),
		 "long (local-timestamp-micros) became long (timestamp-micros)" LOGICAL_RULE},
		{LOGICAL("string", "uuid"), "\"string\"", "string became string (uuid)" LOGICAL_RULE},
		{"\"string\"", DECIMAL("9", "2"), "bytes (decimal(9,2)) became string" LOGICAL_RULE},
		{DECIMAL("9", "2"), "\"string\"", "string became bytes (decimal(9,2))" LOGICAL_RULE},
		{DECIMAL("9", "2"), DECIMAL("9", "2"), ""},
		{DECIMAL("12", "2"), DECIMAL("9", "2"), ""},
		{DECIMAL("8", "2"), DECIMAL("9", "2"),
		 "bytes (decimal(9,2)) became bytes (decimal(8,2))" PRECISION_RULE},
		{DECIMAL("9", "3"), DECIMAL("9", "2"), "bytes (decimal(9,2)) became bytes (decimal(9,3))" SCALE_RULE},
		{DECIMAL("12", "1"), DECIMAL("9", "2"), "bytes (decimal(9,2)) became bytes (decimal(12,1))" SCALE_RULE},
		{"{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9}", DECIMAL("9", "0"), ""},
		{"[\"null\"," LOGICAL("int", "date") "]", "[\"null\",\"int\"]", "int became int (date)" LOGICAL_RULE},
		{"[\"null\",\"int\"]", LOGICAL("int", "date"), "int (date) became int" LOGICAL_RULE},
		/* the same type before one that is promoted to */
		{"[\"string\"," DECIMAL("9", "2") "]", "[\"string\"," DECIMAL("9", "2") "]", ""},
		/* who knows the decimal alone would read the string as one */
		{"[\"string\"," DECIMAL("9", "2") "]", "[" DECIMAL("9", "2") "]",
		 "bytes (decimal(9,2)) became string" LOGICAL_RULE},
		{RECORD(NULLABLE("a", "{\"type\":\"array\",\"items\":\"int\"}")),
		 RECORD(NULLABLE("a", "{\"type\":\"array\",\"items\":" LOGICAL("int", "date") "}")),
		 "field a[]: int (date) became int" LOGICAL_RULE},
		{RECORD(FIELD("a", "{\"type\":\"map\",\"values\":" DECIMAL("9", "2") "}")),
		 RECORD(FIELD("a", "{\"type\":\"map\",\"values\":" DECIMAL("9", "1") "}")),
		 "field a{}: bytes (decimal(9,1)) became bytes (decimal(9,2))" SCALE_RULE},
		{RECORD(FIELD("a", LOGICAL("int", "date"))), RECORD(FIELD("b", "\"int\"")), ""},
		{ENVELOPE(NULLABLE("day", LOGICAL("int", "date"))), ENVELOPE(NULLABLE("day", "\"int\"")),
		 "field after.day: int became int (date)" LOGICAL_RULE},
	};

	(void)state;
	assert_judged(verdict_strict, judged, sizeof judged / sizeof *judged);
}

static void modes_are_spelled_as_registries_spell_them(void **state)
{
	static const char *const names[] = {
		"NONE", "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE"};
	enum verdict_mode mode;

	(void)state;
	assert_int_equal(sizeof names / sizeof *names, VERDICT_MODES);
	for (int i = 0; i < VERDICT_MODES; i++) {
		assert_string_equal(verdict_mode_name((enum verdict_mode)i), names[i]);
		assert_true(verdict_mode_parse(names[i], &mode));
		assert_int_equal(mode, i);
	}
	assert_false(verdict_mode_parse("backward", &mode));
	assert_false(verdict_mode_parse("", &mode));
}

/* earlier: long, then int, then the new one; by mode: who has to read whom */
static void a_mode_says_who_reads_whom_and_how_far_back(void **state)
{
	static const struct {
		const char *next, *earlier[3];
		const char *compatible; /* a + or - for each mode, in their order */
		const char *full;       /* why, of FULL_TRANSITIVE */
	} table[] = {
		{"\"int\"", {NULL}, "+++++++", ""},
		{"\"int\"", {"\"int\""}, "+++++++", ""},
		{"\"long\"", {"\"int\""}, "+++----", "long cannot be read as int (forward)\n"},
		{"\"int\"", {"\"long\""}, "+--++--", "long cannot be read as int (backward)\n"},
		{"\"long\"",
		 {"\"double\"", "\"int\""},
		 "++-----",
		 "long cannot be read as int (forward, earlier schema 2 of 2)\n"
		 "double cannot be read as long (backward, earlier schema 1 of 2)\n"},
		{"\"int\"",
		 {"\"string\"", "\"int\"", "\"int\""},
		 "++-+-+-",
		 "string cannot be read as int (backward, earlier schema 1 of 3)\n"
		 "int cannot be read as string (forward, earlier schema 1 of 3)\n"},
		/* the stricter rules hold in every mode that is one */
		{LOGICAL("int", "date"),
		 {"\"int\""},
		 "+------",
		 "int became int (date): a logical type must not change (either direction)\n"},
		{LOGICAL("int", "date"),
		 {"\"int\"", LOGICAL("int", "date")},
		 "++-+-+-",
		 "int became int (date): a logical type must not change (either direction, earlier schema 1 of 2)\n"},
		/* a reason is said once, of the newest that it holds of */
		{"\"int\"",
		 {"\"string\"", "\"string\""},
		 "+------",
		 "string cannot be read as int (backward, earlier schema 2 of 2)\n"
		 "int cannot be read as string (forward, earlier schema 2 of 2)\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		uint32_t count = 0;
		while (count < 3 && table[i].earlier[count])
			count++;
		for (int mode = 0; mode < VERDICT_MODES; mode++) {
			struct buffer why = {0};
			struct error error;
			int result = verdict_check((enum verdict_mode)mode, table[i].next, table[i].earlier, count,
						   &why, &error);
			if (result != (table[i].compatible[mode] == '+') || (result == 1) != (why.length == 0))
				fail_msg("row %zu, %s: %d\n%s", i, verdict_mode_name((enum verdict_mode)mode), result,
					 buffer_string(&why));
			if (mode == VERDICT_FULL_TRANSITIVE)
				assert_string_equal(buffer_string(&why), table[i].full);
			buffer_fini(&why);
		}
	}
}

static void twenty_reasons_are_written_out_and_the_others_counted(void **state)
{
	struct buffer reader = {0}, why = {0};
	struct error error;
	int lines = 0;

	(void)state;
	buffer_add_string(&reader, "{\"type\":\"record\",\"name\":\"R\",\"fields\":[");
	for (int i = 0; i < 25; i++)
		buffer_printf(&reader, "%s{\"name\":\"f%d\",\"type\":\"int\"}", i ? "," : "", i);
	buffer_add_string(&reader, "]}");
	buffer_add_string(&why, "what stood there before\n");
	assert_int_equal(verdict_readable(buffer_string(&reader), RECORD(""), &why, &error), 0);
	for (const char *at = buffer_string(&why); *at; at++)
		lines += *at == '\n';
	assert_int_equal(lines, 1 + 20 + 1);
	assert_non_null(strstr(buffer_string(&why), "what stood there before\nfield f0: "));
	assert_non_null(strstr(buffer_string(&why), "field f19: "));
	assert_null(strstr(buffer_string(&why), "field f20: "));
	assert_non_null(strstr(buffer_string(&why), "\nand 5 more\n"));
	buffer_fini(&reader);
	buffer_fini(&why);
}

static void assert_refused(const char *next, const char *text)
{
	const char *const earlier[] = {"\"int\"", next};
	struct buffer why = {0};
	struct error error;

	assert_int_equal(verdict_check(VERDICT_NONE, next, NULL, 0, &why, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	if (!strstr(error.text, text) || strncmp(error.text, "the new schema: ", 16) != 0)
		fail_msg("%s: %s, not %s", next, error.text, text);
	assert_int_equal(verdict_check(VERDICT_FULL, "\"int\"", earlier, 2, &why, &error), -1);
	assert_non_null(strstr(error.text, "earlier schema 2 of 2: "));
	assert_int_equal(verdict_readable("\"int\"", next, &why, &error), -1);
	assert_int_equal(verdict_strict("\"int\"", next, &why, &error), -1);
	assert_int_equal(why.length, 0);
	buffer_fini(&why);
}

static void what_is_no_schema_is_said_with_its_place(void **state)
{
	static const struct {
		const char *schema, *text;
	} table[] = {
		{"", "line 1"},
		{"{\"type\":\"int\"", "line 1"},
		{"{\"type\":\"int\",\"type\":\"int\"}", "duplicate"},
		{"5", "a type is a name, an object or an array"},
		{"\"x\"", "no type is named \"x\""},
		{"\"x\\u0000y\"", "NUL"},
		{RECORD(FIELD("a", "{\"type\":\"array\"}")), "field a: array without \"items\""},
		{RECORD(FIELD("a", "{\"type\":\"map\",\"values\":[\"int\",\"int\"]}")),
		 "field a{}: a union with two branches int"},
		{RECORD(FIELD("a", "\"int\"") "," FIELD("a", "\"int\"")), "field a: R has two fields of this name"},
		{RECORD("{\"name\":\"a\"}"), "field a: no \"type\""},
		{RECORD(FIELD("1", "\"int\"")), "R: field 1 has no valid \"name\""},
		{RECORD(FIELD("a", RECORD(""))), "field a: R is defined twice"},
		{RECORD("{\"name\":\"a\",\"type\":[\"null\",\"int\"],\"default\":1}"),
		 "field a of R: its default is no value of the first type of its union"},
		{RECORD("{\"name\":\"a\",\"type\":\"R\",\"default\":{}}"), "field a of R: its default is no record"},
		{ENUM("\"A\",\"A\""), "enum E: symbol A twice"},
		{ENUM("\"A-\""), "enum E: symbol 1 is no name"},
		{RECORD("{\"name\":\"a\",\"type\":{\"type\":\"fixed\",\"name\":\"F\",\"size\":2},\"default\":\"x\"}"),
		 "field a of R: its default is no fixed"},
		{RECORD("{\"name\":\"a\",\"type\":\"bytes\",\"default\":\"\\u0100\"}"),
		 "field a of R: its default is no bytes"},
		{"{\"type\":\"fixed\",\"name\":\"F\"}", "fixed F without a \"size\""},
		{"{\"type\":\"record\",\"name\":\"int\",\"fields\":[]}", "int is a primitive type's name"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_refused(table[i].schema, table[i].text);
}

static void add_nested(struct buffer *json, int depth)
{
	for (int i = 0; i < depth - 1; i++)
		buffer_add_string(json, "{\"type\":\"array\",\"items\":");
	buffer_add_string(json, "\"int\"");
	for (int i = 0; i < depth - 1; i++)
		buffer_add_string(json, "}");
}

static void depth_and_size_have_limits(void **state)
{
	struct buffer json = {0}, why = {0};
	struct error error;

	(void)state;
	add_nested(&json, 64);
	assert_int_equal(verdict_readable(json.data, json.data, &why, &error), 1);
	buffer_clear(&json);
	add_nested(&json, 65);
	assert_refused(json.data, "types nested deeper than 64");
	buffer_clear(&json);
	for (int i = 0; i < 3000; i++)
		buffer_add_char(&json, '[');
	assert_refused(json.data, "depth");
	buffer_clear(&json);
	buffer_printf(&json, "{\"type\":\"fixed\",\"size\":1,\"name\":\"%01024d\"}", 0);
	*strchr(json.data, '0') = 'F';
	assert_int_equal(verdict_readable(json.data, json.data, &why, &error), 1);
	buffer_clear(&json);
	buffer_printf(&json, "{\"type\":\"fixed\",\"size\":1,\"name\":\"F%01024d\"}", 0);
	assert_refused(json.data, "fixed without a valid \"name\"");
	buffer_clear(&json);
	buffer_add_char(&json, '"');
	while (json.length <= 4 << 20)
		buffer_add_char(&json, 'x');
	assert_refused(json.data, "longer than 4194304 bytes");
	buffer_fini(&json);
	buffer_fini(&why);
}

/* 3,000 branches on either side are 9 million pairs */
static void what_would_take_too_long_is_refused(void **state)
{
	struct buffer json = {0}, why = {0};
	struct error error;

	(void)state;
	buffer_add_string(&json, "[");
	for (int i = 0; i < 3000; i++)
		buffer_printf(&json, "%s{\"type\":\"fixed\",\"name\":\"F%d\",\"size\":1}", i ? "," : "", i);
	buffer_add_string(&json, "]");
	assert_int_equal(verdict_readable(json.data, json.data, &why, &error), -1);
	assert_int_equal(error.code, ERROR_CONFIG);
	assert_string_equal(error.text, "the schemas are too large to be compared");
	buffer_fini(&json);
	buffer_fini(&why);
}

static void a_table_of_1600_columns_is_judged(void **state)
{
	struct buffer next = {0}, earlier = {0}, why = {0};
	struct error error;

	(void)state;
	buffer_add_string(&next, "{\"type\":\"record\",\"name\":\"R\",\"fields\":[");
	buffer_add_string(&earlier, "{\"type\":\"record\",\"name\":\"R\",\"fields\":[");
	for (int i = 0; i < 1600; i++) {
		buffer_printf(&next, "%s{\"name\":\"c%d\",\"type\":[\"null\",\"long\"],\"default\":null}", i ? "," : "",
			      i);
		buffer_printf(&earlier, "%s{\"name\":\"c%d\",\"type\":[\"null\",\"%s\"],\"default\":null}",
			      i ? "," : "", 1599 - i, i == 0 ? "string" : "int");
	}
	buffer_add_string(&next, "]}");
	buffer_add_string(&earlier, "]}");
	assert_int_equal(verdict_readable(next.data, earlier.data, &why, &error), 0);
	assert_string_equal(buffer_string(&why), "field c1599: string cannot be read as union of null, long\n");
	buffer_fini(&next);
	buffer_fini(&earlier);
	buffer_fini(&why);
}

/* the n-th allocation fails, for every n: an error, or nothing; never another verdict */
static void memory_that_runs_out_is_an_error(void **state)
{
	static const char *const earlier[] = {
		ENVELOPE(NULLABLE("a", ENUM("\"A\",\"B\"")) "," NULLABLE("b", "\"int\""))};
	static const char next[] = ENVELOPE(NULLABLE("a", ENUM("\"A\"")) "," NULLABLE("b", DECIMAL("9", "2")));

	(void)state;
	for (long n = 0;; n++) {
		struct buffer why = {0};
		struct error error = {0};
		int result;

		memory_fail_after(n);
		result = verdict_check(VERDICT_FULL_TRANSITIVE, next, earlier, 1, &why, &error);
		memory_fail_after(-1);
		if (result == -1)
			assert_int_equal(error.code, ERROR_MEMORY);
		else
			assert_int_equal(result, 0);
		buffer_fini(&why);
		if (result == 0)
			break;
		assert_true(n < 10000);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(primitives_are_promoted_as_the_specification_lists_it),
		cmocka_unit_test(named_types_meet_by_unqualified_name_or_alias),
		cmocka_unit_test(what_cannot_be_read_is_said_with_its_place_and_both_types),
		cmocka_unit_test(a_named_types_reasons_are_said_once_at_its_last_place),
		cmocka_unit_test(a_logical_type_must_not_change),
		cmocka_unit_test(modes_are_spelled_as_registries_spell_them),
		cmocka_unit_test(a_mode_says_who_reads_whom_and_how_far_back),
		cmocka_unit_test(twenty_reasons_are_written_out_and_the_others_counted),
		cmocka_unit_test(what_is_no_schema_is_said_with_its_place),
		cmocka_unit_test(depth_and_size_have_limits),
		cmocka_unit_test(what_would_take_too_long_is_refused),
		cmocka_unit_test(a_table_of_1600_columns_is_judged),
		cmocka_unit_test(memory_that_runs_out_is_an_error),
	};

	if (argc == 2)
		return judge_file(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
