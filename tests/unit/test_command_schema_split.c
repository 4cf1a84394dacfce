/* Migration files: where statements begin and end, and which are refused. The cases follow PostgreSQL 15's manual, 4.1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "command/schema_split.h"

/* each statement as line:action:text, | between; action r run, l left out, x refused */
static const char *split(const char *text, size_t length)
{
	static char out[8192];
	struct split split;
	struct error error = {0};
	size_t at = 0;

	out[0] = '\0';
	if (split_parse(&split, text, length, &error) < 0) {
		assert_int_equal(error.code, ERROR_VALUE);
		snprintf(out, sizeof out, "error: %s", error.text);
	}
	for (uint32_t i = 0; !error.code && i < split.count; i++) {
		const struct split_statement *statement = &split.statements[i];

		assert_true((statement->action == SPLIT_REFUSE) == (statement->why && statement->remedy));
		at += (size_t)snprintf(out + at, sizeof out - at, "%s%u:%c:%s", i ? "|" : "", statement->line,
				       "rlx"[statement->action], statement -> text);
	}
	split_fini(&split);
	return out;
}

struct example {
	const char *text, *expected;
};

static void all_split(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_string_equal(split(examples[i].text, strlen(examples[i].text)), examples[i].expected);
}
#define ALL_SPLIT(examples) all_split(examples, sizeof(examples) / sizeof *(examples))

static void statements_end_at_semicolons_that_are_not_quoted(void **state)
{
	static const struct example examples[] = {
		{"", ""},
		{" \n;;\n ; ", ""},
		{"SELECT 1", "1:r:SELECT 1"},
		{"SELECT 1;\nSELECT 2;", "1:r:SELECT 1|2:r:SELECT 2"},
		{"SELECT ';'; SELECT 'it''s;'", "1:r:SELECT ';'|1:r:SELECT 'it''s;'"},
		{"SELECT '\\'; SELECT 2", "1:r:SELECT '\\'|1:r:SELECT 2"},
		{"SELECT E'\\'; 1'; SELECT 2", "1:r:SELECT E'\\'; 1'|1:r:SELECT 2"},
		{"SELECT e'\\\\'; SELECT 2", "1:r:SELECT e'\\\\'|1:r:SELECT 2"},
		{"SELECT B'1;', X'1;', U&'\\0041;'; SELECT 2", "1:r:SELECT B'1;', X'1;', U&'\\0041;'|1:r:SELECT 2"},
		{"SELECT \"a;\"\"b\"; SELECT 2", "1:r:SELECT \"a;\"\"b\"|1:r:SELECT 2"},
		{"SELECT $$;$$; SELECT $a$;$$;$b$;$a$", "1:r:SELECT $$;$$|1:r:SELECT $a$;$$;$b$;$a$"},
		{"SELECT $é1$;$é1$; SELECT 2", "1:r:SELECT $é1$;$é1$|1:r:SELECT 2"},
		{"SELECT a$b$ ; SELECT $1; SELECT 2", "1:r:SELECT a$b$ |1:r:SELECT $1|1:r:SELECT 2"},
		{"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
		 "1:r:CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)|1:r:SELECT 3"},
		{"\xEF\xBB\xBFSELECT 1", "1:r:SELECT 1"},
		{"SELECT 'a\nb';\r\nSELECT 2", "1:r:SELECT 'a\nb'|3:r:SELECT 2"},
	};

	(void)state;
	ALL_SPLIT(examples);
}

static void comments_are_no_statements_and_hide_what_they_hold(void **state)
{
	static const struct example examples[] = {
		{"-- COMMIT;\nSELECT 1", "2:r:SELECT 1"},
		{"SELECT 1 -- ; 'x\n; SELECT 2", "1:r:SELECT 1 -- ; 'x\n|2:r:SELECT 2"},
		{"/* a /* ; */\n ; */ SELECT 1; /* end */", "2:r:SELECT 1"},
		{"SELECT 1 /* ; */ + 1", "1:r:SELECT 1 /* ; */ + 1"},
		{"SELECT '--'; SELECT '/*'; SELECT 1", "1:r:SELECT '--'|1:r:SELECT '/*'|1:r:SELECT 1"},
		{"--", ""},
	};

	(void)state;
	ALL_SPLIT(examples);
}

static void the_body_of_a_sql_function_is_part_of_its_statement(void **state)
{
	static const struct example examples[] = {
		{"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3",
		 "1:r:CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END|1:r:SELECT 3"},
		{"create or replace procedure p() begin atomic select case when true then 1 end; end; select 3",
		 "1:r:create or replace procedure p() begin atomic select case when true then 1 end; end|1:r:select 3"},
		{"CREATE FUNCTION f() RETURNS int AS $$BEGIN RETURN 1; END$$ LANGUAGE plpgsql; SELECT 1",
		 "1:r:CREATE FUNCTION f() RETURNS int AS $$BEGIN RETURN 1; END$$ LANGUAGE plpgsql|1:r:SELECT 1"},
		{"CREATE TABLE t (\"begin\" int); SELECT CASE WHEN true THEN 1 END; SELECT 2",
		 "1:r:CREATE TABLE t (\"begin\" int)|1:r:SELECT CASE WHEN true THEN 1 END|1:r:SELECT 2"},
	};

	(void)state;
	ALL_SPLIT(examples);
}

static void begin_at_the_start_and_commit_at_the_end_are_left_out(void **state)
{
	static const struct example examples[] = {
		{"BEGIN; SELECT 1; COMMIT;", "1:l:BEGIN|1:r:SELECT 1|1:l:COMMIT"},
		{"start transaction isolation level serializable; SELECT 1; end work",
		 "1:l:start transaction isolation level serializable|1:r:SELECT 1|1:l:end work"},
		{"SELECT 1; COMMIT AND NO CHAIN", "1:r:SELECT 1|1:l:COMMIT AND NO CHAIN"},
		{"BEGIN; SET TRANSACTION READ WRITE; SELECT 1",
		 "1:l:BEGIN|1:l:SET TRANSACTION READ WRITE|1:r:SELECT 1"},
	};

	(void)state;
	ALL_SPLIT(examples);
}

static void what_would_end_the_transaction_is_refused(void **state)
{
	static const struct example examples[] = {
		{"SELECT 1; COMMIT; SELECT 2", "1:r:SELECT 1|1:x:COMMIT|1:r:SELECT 2"},
		{"SELECT 1;\n/* x */ commit; -- y\nBEGIN; SELECT 2", "1:r:SELECT 1|2:x:commit|3:x:BEGIN|3:r:SELECT 2"},
		{"END; SELECT 1", "1:x:END|1:r:SELECT 1"},
		{"COMMIT AND CHAIN", "1:x:COMMIT AND CHAIN"},
		{"COMMIT PREPARED 'x'", "1:x:COMMIT PREPARED 'x'"},
		{"PREPARE TRANSACTION 'x'", "1:x:PREPARE TRANSACTION 'x'"},
		{"PREPARE q AS SELECT 1", "1:r:PREPARE q AS SELECT 1"},
		{"ABORT", "1:x:ABORT"},
		{"ROLLBACK", "1:x:ROLLBACK"},
		{"ROLLBACK AND CHAIN", "1:x:ROLLBACK AND CHAIN"},
		{"SAVEPOINT s; ROLLBACK TO s; ROLLBACK WORK TO SAVEPOINT s; RELEASE s",
		 "1:r:SAVEPOINT s|1:r:ROLLBACK TO s|1:r:ROLLBACK WORK TO SAVEPOINT s|1:r:RELEASE s"},
	};

	(void)state;
	ALL_SPLIT(examples);
}

static void what_runs_in_no_transaction_or_is_no_sql_is_refused(void **state)
{
	static const struct example examples[] = {
		{"\\i other.sql\nSELECT 1", "1:x:\\i other.sql|2:r:SELECT 1"},
		{"SELECT 1 \\gset\nSELECT 2", "1:x:SELECT 1 \\gset|2:r:SELECT 2"},
		{"COPY t (a, b) FROM STDIN", "1:x:COPY t (a, b) FROM STDIN"},
		{"COPY t TO '/tmp/x'", "1:x:COPY t TO '/tmp/x'"},
		{"COPY t FROM '/tmp/x'", "1:r:COPY t FROM '/tmp/x'"},
		{"VACUUM", "1:x:VACUUM"},
		{"CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)", "1:x:CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"},
		{"CREATE INDEX i ON t (concurrently)", "1:r:CREATE INDEX i ON t (concurrently)"},
		{"DROP INDEX CONCURRENTLY i", "1:x:DROP INDEX CONCURRENTLY i"},
		{"REINDEX TABLE CONCURRENTLY t", "1:x:REINDEX TABLE CONCURRENTLY t"},
		{"ALTER TABLE t DETACH PARTITION p CONCURRENTLY", "1:x:ALTER TABLE t DETACH PARTITION p CONCURRENTLY"},
		{"REFRESH MATERIALIZED VIEW CONCURRENTLY v", "1:r:REFRESH MATERIALIZED VIEW CONCURRENTLY v"},
		{"CREATE DATABASE d", "1:x:CREATE DATABASE d"},
		{"ALTER SYSTEM SET x = 1", "1:x:ALTER SYSTEM SET x = 1"},
		{"ALTER TYPE mood ADD VALUE 'x'", "1:r:ALTER TYPE mood ADD VALUE 'x'"},
	};

	(void)state;
	ALL_SPLIT(examples);
}

static void what_has_no_end_is_an_error_that_names_its_line(void **state)
{
	static const struct example examples[] = {
		{"SELECT 1;\nSELECT 'a", "error: line 2: a string without an end"},
		{"SELECT E'\\'", "error: line 1: a string without an end"},
		{"SELECT \"a", "error: line 1: a quoted name without an end"},
		{"\n\nSELECT $a$ $b$", "error: line 3: a dollar-quoted string without an end"},
		{"/* /* */", "error: line 1: a comment without an end"},
		{"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;",
		 "error: line 1: a BEGIN ATOMIC without its END"},
	};

	(void)state;
	ALL_SPLIT(examples);
	assert_string_equal(split("SELECT\n\0", 8), "error: line 2: a NUL byte, which SQL cannot hold");
}

static void a_place_in_a_statement_is_a_line_of_the_file(void **state)
{
	static const struct split_statement statement = {.text = "ALTER\n TABLE ü\nADD x", .line = 7};

	(void)state;
	assert_int_equal(split_line(&statement, 0), 7);
	assert_int_equal(split_line(&statement, 1), 7);
	assert_int_equal(split_line(&statement, 6), 7);
	assert_int_equal(split_line(&statement, 7), 8);
	assert_int_equal(split_line(&statement, 14), 8);
	assert_int_equal(split_line(&statement, 16), 9);
	assert_int_equal(split_line(&statement, 1000), 9);
}

static void more_statements_than_fit_at_first_are_all_there(void **state)
{
	char text[200 * 10];
	struct split split;
	struct error error;

	(void)state;
	for (int i = 0; i < 200; i++)
		memcpy(text + (size_t)i * 10, "SELECT 1;\n", 10);
	assert_int_equal(split_parse(&split, text, sizeof text, &error), 0);
	assert_int_equal(split.count, 200);
	for (uint32_t i = 0; i < 200; i++)
		assert_int_equal(split.statements[i].line, i + 1);
	split_fini(&split);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_end_at_semicolons_that_are_not_quoted),
		cmocka_unit_test(comments_are_no_statements_and_hide_what_they_hold),
		cmocka_unit_test(the_body_of_a_sql_function_is_part_of_its_statement),
		cmocka_unit_test(begin_at_the_start_and_commit_at_the_end_are_left_out),
		cmocka_unit_test(what_would_end_the_transaction_is_refused),
		cmocka_unit_test(what_runs_in_no_transaction_or_is_no_sql_is_refused),
		cmocka_unit_test(what_has_no_end_is_an_error_that_names_its_line),
		cmocka_unit_test(a_place_in_a_statement_is_a_line_of_the_file),
		cmocka_unit_test(more_statements_than_fit_at_first_are_all_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
