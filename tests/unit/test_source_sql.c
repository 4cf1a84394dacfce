/* Statements about publications and the quoting in them; expectations by hand from PostgreSQL 15's grammar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/sql.h"

static void assert_sql(struct buffer *sql, const char *want)
{
	assert_false(sql->failed);
	assert_string_equal(buffer_string(sql), want);
	buffer_fini(sql);
}

static void quotes_are_doubled_and_nothing_else_changes(void **state)
{
	struct buffer sql = {0};

	(void)state;
	sql_identifier(&sql, "a\"b; DROP 'x'\\");
	assert_sql(&sql, "\"a\"\"b; DROP 'x'\\\"");
	sql_literal(&sql, "it's \"so\"\\");
	assert_sql(&sql, "'it''s \"so\"\\'");
	sql_array_element(&sql, "a\"b\\c,{d}");
	assert_sql(&sql, "\"a\\\"b\\\\c,{d}\"");
	sql_table(&sql, "S.x", "t'q");
	assert_sql(&sql, "\"S.x\".\"t'q\"");
}

static void a_publication_is_made_for_its_operations(void **state)
{
	static const struct {
		struct sql_publication publication;
		const char *create, *set;
	} cases[] = {
		{{"p", false, false, false, 0},
		 "CREATE PUBLICATION \"p\" WITH (publish = 'insert, update, delete, truncate', "
		 "publish_via_partition_root = false)",
		 "ALTER PUBLICATION \"p\" SET (publish = 'insert, update, delete, truncate', "
		 "publish_via_partition_root = false)"},
		{{"p_inserts", true, false, true, 0},
		 "CREATE PUBLICATION \"p_inserts\" WITH (publish = 'insert, truncate', "
		 "publish_via_partition_root = true)",
		 "ALTER PUBLICATION \"p_inserts\" SET (publish = 'insert, truncate', publish_via_partition_root "
		 "= true)"},
		{{"g", false, false, false, 's'},
		 "CREATE PUBLICATION \"g\" WITH (publish = 'insert, update, delete, truncate', "
		 "publish_via_partition_root = false, publish_generated_columns = stored)",
		 "ALTER PUBLICATION \"g\" SET (publish = 'insert, update, delete, truncate', "
		 "publish_via_partition_root = false, publish_generated_columns = stored)"},
		{{"g_inserts", true, false, false, 'n'},
		 "CREATE PUBLICATION \"g_inserts\" WITH (publish = 'insert, truncate', "
		 "publish_via_partition_root = false, publish_generated_columns = none)",
		 "ALTER PUBLICATION \"g_inserts\" SET (publish = 'insert, truncate', "
		 "publish_via_partition_root = false, publish_generated_columns = none)"},
		{{"all", false, true, false, 0},
		 "CREATE PUBLICATION \"all\" FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate', "
		 "publish_via_partition_root = false)",
		 "ALTER PUBLICATION \"all\" SET (publish = 'insert, update, delete, truncate', "
		 "publish_via_partition_root = false)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer sql = {0};
		sql_publication_create(&sql, &cases[i].publication);
		assert_sql(&sql, cases[i].create);
		sql_publication_set(&sql, &cases[i].publication);
		assert_sql(&sql, cases[i].set);
	}
}

#define ADD "ALTER PUBLICATION \"p\" ADD TABLE ONLY \"s\".\"t\""
#define DROP "ALTER PUBLICATION \"p\" DROP TABLE ONLY \"s\".\"t\""
#define ADD_INSERTS "ALTER PUBLICATION \"p_inserts\" ADD TABLE ONLY \"s\".\"t\""
#define DROP_INSERTS "ALTER PUBLICATION \"p_inserts\" DROP TABLE ONLY \"s\".\"t\""

static void every_move_of_a_table_is_one_transaction_that_takes_it_out_first(void **state)
{
	static const struct {
		struct sql_membership membership; /* is in, is in inserts, belongs in, belongs in inserts */
		const char *want;
	} cases[] = {
		{{false, false, false, false}, ""},
		{{false, false, true, false}, ADD},
		{{false, false, false, true}, ADD_INSERTS},
		{{true, false, false, false}, DROP},
		{{true, false, true, false}, ""},
		{{true, false, false, true}, DROP "; " ADD_INSERTS},
		{{false, true, false, false}, DROP_INSERTS},
		{{false, true, true, false}, DROP_INSERTS "; " ADD},
		{{false, true, false, true}, ""},
		{{true, true, false, false}, DROP "; " DROP_INSERTS},
		{{true, true, true, false}, DROP_INSERTS},
		{{true, true, false, true}, DROP},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer sql = {0};
		sql_publication_move(&sql, "p", "p_inserts", &cases[i].membership, "s", "t");
		assert_sql(&sql, cases[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes_are_doubled_and_nothing_else_changes),
		cmocka_unit_test(a_publication_is_made_for_its_operations),
		cmocka_unit_test(every_move_of_a_table_is_one_transaction_that_takes_it_out_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
