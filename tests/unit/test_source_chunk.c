/* The query of a chunk's rows: spelled out for every kind of table and range. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "source/chunk.h"

static struct pgoutput_column columns[] = {{true, "id", 23, -1}, {true, "Or\"t", 25, -1}, {false, "what", 25, -1}};
static struct chunk_key keys[] = {{"id", "integer"}, {"Or\"t", "text"}};

/* a table of two key columns */
static struct chunk_table table_of(const char *name)
{
	return (struct chunk_table){
		.relation = {.oid = 1, .schema = "public", .name = name, .count = 3, .columns = columns},
		.key_count = 2,
		.keys = keys};
}

#define SELECTED                                      \
	"COPY (SELECT \"id\", \"Or\"\"t\", \"what\"," \
	" pg_catalog.format('%s', \"id\"), pg_catalog.format('%s', \"Or\"\"t\") FROM "
#define ORDERED " ORDER BY \"id\", \"Or\"\"t\""

static void assert_sql(const struct chunk_query *query, const char *expected)
{
	struct buffer sql = {0};

	chunk_sql(query, &sql);
	assert_string_equal(buffer_string(&sql), expected);
	buffer_fini(&sql);
}

static void rows_are_a_tables_own_or_a_roots_or_a_leafs_in_the_roots_shape(void **state)
{
	struct chunk_table table = table_of("log");
	struct chunk_query query = {.table = &table, .where = "", .rows = 50, .binary = true};

	(void)state;
	assert_sql(&query, SELECTED "ONLY \"public\".\"log\"" ORDERED " LIMIT 50) TO STDOUT (FORMAT binary)");
	table.partitioned = true;
	assert_sql(&query, SELECTED "\"public\".\"log\"" ORDERED " LIMIT 50) TO STDOUT (FORMAT binary)");
	table.part_schema = "Parts";
	table.part_name = "log_1";
	assert_sql(&query, SELECTED "ONLY \"Parts\".\"log_1\"" ORDERED " LIMIT 50) TO STDOUT (FORMAT binary)");
}

static void a_range_is_behind_a_key_and_up_to_one_or_a_number_of_rows(void **state)
{
	static const char after[] = "7\0it's", through[] = "9\0";
	struct chunk_table table = table_of("log");
	struct chunk_query query = {.table = &table, .where = "", .rows = 1, .after = after};

	(void)state;
	assert_sql(&query, SELECTED
		   "ONLY \"public\".\"log\" WHERE (\"id\", \"Or\"\"t\") > ('7'::integer, 'it''s'::text)" ORDERED
		   " LIMIT 1) TO STDOUT (FORMAT text)");
	query.through = through;
	assert_sql(&query, SELECTED
		   "ONLY \"public\".\"log\" WHERE (\"id\", \"Or\"\"t\") > ('7'::integer, 'it''s'::text)"
		   " AND (\"id\", \"Or\"\"t\") <= ('9'::integer, ''::text)" ORDERED ") TO STDOUT (FORMAT text)");
}

static void conditions_are_the_publications_and_the_configurations(void **state)
{
	static const char through[] = "9\0";
	struct chunk_table table = table_of("log");
	struct chunk_query query = {.table = &table, .where = "id < 5 OR true", .rows = 2};

	(void)state;
	assert_sql(&query, SELECTED "ONLY \"public\".\"log\" WHERE (id < 5 OR true\n)" ORDERED
				    " LIMIT 2) TO STDOUT (FORMAT text)");
	table.filter = "(id > 1)";
	query.through = through;
	assert_sql(&query, SELECTED "ONLY \"public\".\"log\" WHERE (\"id\", \"Or\"\"t\") <= ('9'::integer, ''::text)"
				    " AND ((id > 1)\n) AND (id < 5 OR true\n)" ORDERED ") TO STDOUT (FORMAT text)");
}

static void where_rows_are_few_the_range_is_bounded_by_the_key_of_one_that_may_not_match(void **state)
{
	static const char after[] = "7\0it's", bound[] = "9\0";
	struct chunk_table table = table_of("log");
	struct chunk_query query = {.table = &table, .where = "id < 5", .rows = 20, .after = after};
	struct buffer sql = {0};

	(void)state;
	table.filter = "(id > 1)";
	chunk_bound_sql(&query, &sql);
	assert_string_equal(buffer_string(&sql),
			    "SELECT pg_catalog.format('%s', \"id\"), pg_catalog.format('%s', \"Or\"\"t\") FROM ONLY "
			    "\"public\".\"log\" WHERE (\"id\", \"Or\"\"t\") > ('7'::integer, 'it''s'::text)" ORDERED
			    " OFFSET 19 LIMIT 1");
	buffer_fini(&sql);
	query.after = NULL;
	query.bound = bound;
	assert_sql(&query, SELECTED "ONLY \"public\".\"log\" WHERE (\"id\", \"Or\"\"t\") <= ('9'::integer, ''::text)"
				    " AND ((id > 1)\n) AND (id < 5\n)" ORDERED " LIMIT 20) TO STDOUT (FORMAT text)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_a_tables_own_or_a_roots_or_a_leafs_in_the_roots_shape),
		cmocka_unit_test(a_range_is_behind_a_key_and_up_to_one_or_a_number_of_rows),
		cmocka_unit_test(conditions_are_the_publications_and_the_configurations),
		cmocka_unit_test(where_rows_are_few_the_range_is_bounded_by_the_key_of_one_that_may_not_match),
	};

	return cmocka_run_group_tests_name("source_chunk", tests, NULL, NULL);
}
