/* The rule by which a fact is known to hold for a row, and the lines in which it is kept; expectations by hand from
 * delivery.md, "Facts from the catalog". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "source/facts.h"
#include "source/known.h"

static void attributes_hold_from_where_they_are_known(void **state)
{
	static const struct {
		const char *name, *kept;
		struct known_evidence evidence; /* newest, original, catalog_xmin, lsn */
		uint64_t lsn;
		const char *kept_after;
	} cases[] = {
		{"a type as it was made", "", {90, true, 50, 0x500}, 0, ""},
		{"changed before all that the slot sends", "", {49, false, 50, 0x500}, 0, ""},
		{"changed by the first that it may send", "", {50, false, 50, 0x500}, 0x500, "t 7 50 0/500\n"},
		{"beyond 2^32 transactions", "", {0x1000000001, false, 0x1000000002, 0x500}, 0, ""},
		{"changed lately and seen then", "t 7 60 0/400\n", {60, false, 50, 0x500}, 0x400, "t 7 60 0/400\n"},
		{"changed again", "t 7 60 0/400\n", {61, false, 50, 0x500}, 0x500, "t 7 61 0/500\n"},
		{"another type's kept fact",
		 "t 8 60 0/400\n",
		 {60, false, 50, 0x500},
		 0x500,
		 "t 8 60 0/400\nt 7 60 0/500\n"},
		{"a key's kept fact",
		 "k 7 60 0/400 1 60 0 (a)\n",
		 {60, false, 50, 0x500},
		 0x500,
		 "k 7 60 0/400 1 60 0 (a)\nt 7 60 0/500\n"},
		{"kept, but old by now", "t 7 60 0/400\n", {60, false, 70, 0x500}, 0, "t 7 60 0/400\n"},
		{"without a slot", "", {49, false, 0, 0x500}, 0x500, "t 7 49 0/500\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct known known = {0};
		struct buffer text = {0};
		uint64_t lsn;

		assert_int_equal(known_parse(&known, cases[i].kept), 0);
		assert_int_equal(known_type(&known, 7, &cases[i].evidence, &lsn), 0);
		if (lsn != cases[i].lsn)
			fail_msg("%s: %llx", cases[i].name, (unsigned long long)lsn);
		assert_true(known.changed == (strcmp(cases[i].kept, cases[i].kept_after) != 0));
		known_print(&known, &text);
		if (strcmp(buffer_string(&text), cases[i].kept_after) != 0)
			fail_msg("%s: %s", cases[i].name, buffer_string(&text));
		assert_false(known.changed);
		buffer_fini(&text);
		known_fini(&known);
	}
}

static void a_key_holds_from_where_it_is_known_and_the_one_before_it_until_then(void **state)
{
	static const struct {
		const char *name, *kept;
		bool gone;
		struct known_evidence evidence;
		const char *columns;
		uint32_t index;
		uint64_t version;
		uint64_t lsn; /* expected, as the next three */
		bool renamed;
		const char *previous;
		uint64_t previous_lsn;
		const char *kept_after;
	} cases[] = {
		{"as old as the table",
		 "",
		 false,
		 {90, true, 50, 0x500},
		 "id",
		 3,
		 90,
		 0,
		 false,
		 NULL,
		 0,
		 "k 7 90 0/0 3 90 0 (id)\n"},
		{"older than the slot",
		 "",
		 false,
		 {40, false, 50, 0x500},
		 "id",
		 3,
		 40,
		 0,
		 false,
		 NULL,
		 0,
		 "k 7 40 0/0 3 40 0 (id)\n"},
		{"no key, and never one seen",
		 "",
		 false,
		 {0, true, 50, 0x500},
		 "",
		 0,
		 0,
		 0,
		 false,
		 NULL,
		 0,
		 "k 7 0 0/0 0 0 0 ()\n"},
		{"made lately, nothing known of before",
		 "",
		 false,
		 {60, false, 50, 0x500},
		 "id",
		 3,
		 60,
		 0x500,
		 false,
		 NULL,
		 0,
		 "k 7 60 0/500 3 60 0 (id)\n"},
		{"seen before",
		 "k 7 60 0/400 3 60 0 (id)\n",
		 false,
		 {60, false, 50, 0x500},
		 "id",
		 3,
		 60,
		 0x400,
		 false,
		 NULL,
		 0,
		 "k 7 60 0/400 3 60 0 (id)\n"},
		{"seen before, and old by now",
		 "k 7 60 0/400 3 60 0 (id)\n",
		 false,
		 {60, false, 70, 0x500},
		 "id",
		 3,
		 60,
		 0,
		 false,
		 NULL,
		 0,
		 "k 7 60 0/400 3 60 0 (id)\n"},
		{"another one",
		 "k 7 60 0/400 3 60 0 (id)\n",
		 false,
		 {70, false, 50, 0x500},
		 "id,part",
		 4,
		 70,
		 0x500,
		 false,
		 "id",
		 0x400,
		 "k 7 70 0/500 4 70 0 (id,part) 0/400 (id)\n"},
		{"another one, again",
		 "k 7 70 0/500 4 70 0 (id,part) 0/400 (id)\n",
		 false,
		 {70, false, 50, 0x600},
		 "id,part",
		 4,
		 70,
		 0x500,
		 false,
		 "id",
		 0x400,
		 "k 7 70 0/500 4 70 0 (id,part) 0/400 (id)\n"},
		{"a third one",
		 "k 7 70 0/500 4 70 0 (id,part) 0/400 (id)\n",
		 false,
		 {80, false, 50, 0x600},
		 "part",
		 5,
		 80,
		 0x600,
		 false,
		 "id,part",
		 0x500,
		 "k 7 80 0/600 5 80 0 (part) 0/500 (id,part)\n"},
		{"dropped",
		 "k 7 60 0/0 3 60 0 (id)\n",
		 false,
		 {0, true, 50, 0x500},
		 "",
		 0,
		 0,
		 0x500,
		 false,
		 "id",
		 0,
		 "k 7 0 0/500 0 0 0 () 0/0 (id)\n"},
		{"dropped, seen again",
		 "k 7 0 0/500 0 0 0 () 0/0 (id)\n",
		 false,
		 {0, true, 50, 0x600},
		 "",
		 0,
		 0,
		 0x500,
		 false,
		 "id",
		 0,
		 "k 7 0 0/500 0 0 0 () 0/0 (id)\n"},
		{"a column of it renamed",
		 "k 7 60 0/400 3 60 0 (id)\n",
		 false,
		 {70, false, 50, 0x500},
		 "Id",
		 3,
		 60,
		 0x500,
		 true,
		 "id",
		 0x400,
		 "k 7 70 0/500 3 60 1 (Id) 0/400 (id)\n"},
		{"the table is gone",
		 "k 7 60 0/400 3 60 0 (id)\n",
		 true,
		 {0, false, 50, 0x500},
		 "",
		 0,
		 0,
		 KNOWN_NEVER,
		 false,
		 "id",
		 0x400,
		 "k 7 60 0/400 3 60 0 (id)\n"},
		{"gone, and never seen", "", true, {0, false, 50, 0x500}, "", 0, 0, KNOWN_NEVER, false, NULL, 0, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct known known = {0};
		struct known_key key;
		struct buffer text = {0};

		assert_int_equal(known_parse(&known, cases[i].kept), 0);
		assert_int_equal(known_key(&known, 7, cases[i].gone, &cases[i].evidence, cases[i].columns,
					   cases[i].index, cases[i].version, &key),
				 0);
		if (key.lsn != cases[i].lsn || key.renamed != cases[i].renamed ||
		    (key.previous == NULL) != (cases[i].previous == NULL) ||
		    (key.previous && strcmp(key.previous, cases[i].previous) != 0) ||
		    (key.previous && key.previous_lsn != cases[i].previous_lsn))
			fail_msg("%s: %llx %d %s %llx", cases[i].name, (unsigned long long)key.lsn, key.renamed,
				 key.previous, (unsigned long long)key.previous_lsn);
		known_print(&known, &text);
		if (strcmp(buffer_string(&text), cases[i].kept_after) != 0)
			fail_msg("%s: %s", cases[i].name, buffer_string(&text));
		buffer_fini(&text);
		known_fini(&known);
	}
}

static void a_transactions_key_is_the_one_that_held_when_it_committed(void **state)
{
	enum { PRESENT = 1, KEPT, UNKNOWN };
	static const struct {
		const char *name;
		uint64_t commit, known, kept; /* kept: from there on; 1: none */
		bool renamed, whole;
		int want;
		uint64_t until;
		bool in_stream;
	} cases[] = {
		{"known always", 0x100, 0, 1, false, true, PRESENT, 0, false},
		{"committed where it is known", 0x500, 0x500, 0x100, false, true, PRESENT, 0, false},
		{"committed before", 0x4ff, 0x500, 0x100, false, true, KEPT, 0x500, false},
		{"committed where the kept one begins", 0x100, 0x500, 0x100, false, true, KEPT, 0x500, false},
		{"committed before that too", 0xff, 0x500, 0x100, false, true, UNKNOWN, 0x500, false},
		{"nothing is kept", 0x4ff, 0x500, 1, false, true, UNKNOWN, 0x500, false},
		{"renamed, and the row has the new names", 0x4ff, 0x500, 1, true, true, PRESENT, 0, false},
		{"renamed, and the row has neither", 0x4ff, 0x500, 1, true, false, UNKNOWN, 0x500, false},
		{"gone", 0x4ff, UINT64_MAX, 0, false, true, KEPT, UINT64_MAX, false},
		{"its order, committed before", 0x4ff, 0x500, 0x100, false, true, KEPT, 0x500, true},
		{"its order, where nothing is kept", 0x4ff, 0x500, 1, false, true, PRESENT, 0, true},
		{"its order, committed before what is kept", 0xff, 0x500, 0x100, false, false, PRESENT, 0, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint16_t present[] = {1}, kept[] = {2, 3};
		struct facts_relation facts = {.key_count = 1,
					       .key_columns = present,
					       .key_whole = cases[i].whole,
					       .key_in_stream = cases[i].in_stream,
					       .key_known_lsn = cases[i].known,
					       .kept_key = cases[i].kept != 1,
					       .kept_key_count = 2,
					       .kept_key_columns = kept,
					       .kept_key_lsn = cases[i].kept,
					       .key_renamed = cases[i].renamed};
		facts_settle_key(&facts, cases[i].commit);
		int got = facts.key_unknown ? UNKNOWN : facts.key_columns == kept ? KEPT : PRESENT;
		if (got != cases[i].want || facts.key_until_lsn != cases[i].until ||
		    facts.key_count != (got == KEPT ? 2u : 1u) || facts.kept_key_count != (got == KEPT ? 1u : 2u) ||
		    facts.kept_key_columns != (got == KEPT ? present : kept))
			fail_msg("%s: %d until %llx", cases[i].name, got, (unsigned long long)facts.key_until_lsn);
	}
}

static void names_are_told_apart_whatever_they_hold(void **state)
{
	static const char *const names[] = {"id", "a,b", "%", "(x) y", "\xc3\xa4\n"};
	struct buffer columns = {0};
	size_t length;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		known_columns(&columns, names[i]);
	assert_string_equal(buffer_string(&columns), "id,a%2cb,%25,%28x%29%20y,%c3%a4%0a");
	const char *rest = columns.data, *part = known_next(&rest, &length);
	assert_true(length == 2 && memcmp(part, "id", 2) == 0);
	part = known_next(&rest, &length);
	assert_true(length == 5 && memcmp(part, "a%2cb", 5) == 0);
	for (int i = 0; i < 3; i++)
		assert_non_null(known_next(&rest, &length));
	assert_null(known_next(&rest, &length));
	buffer_fini(&columns);
}

static void lines_that_are_not_understood_are_passed_over(void **state)
{
	static const char *const lines[] = {"x 7 60 0/400",
					    "t",
					    "t 7",
					    "t 7 60",
					    "t 7 60 400",
					    "t 7 60 0/400 more",
					    "t -7 60 0/400",
					    "t 7 60x 0/400",
					    "t 4294967296 60 0/400",
					    "tt 7 60 0/400",
					    "",
					    " ",
					    "k 7 60 0/400",
					    "k 7 60 0/400 1 60 0 id",
					    "k 7 60 0/400 1 60 2 (id)",
					    "k 7 60 0/400 1 60 0 (id) 0/1",
					    "k 7 60 0/400 1 60 0 (id) 0/1 (a) b",
					    "k 7 60 0/400 1 60 0 (",
					    "t 7 60 0/99999999999999999999999999999999999999999"};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct known known = {0};
		struct buffer text = {0};

		buffer_printf(&text, "t 1 2 0/3\n%s\nt 4 5 0/6", lines[i]);
		assert_int_equal(known_parse(&known, buffer_string(&text)), 0);
		if (known.count != 2 || known.entries[1].oid != 4)
			fail_msg("%s", lines[i]);
		buffer_fini(&text);
		known_fini(&known);
	}
}

static void the_fact_that_was_used_longest_ago_goes_first(void **state)
{
	const struct known_evidence evidence = {.newest = 60, .catalog_xmin = 50, .lsn = 0x500};
	struct known known = {0};
	uint64_t lsn;

	(void)state;
	for (uint32_t oid = 1; oid <= KNOWN_ENTRIES_MAX; oid++)
		assert_int_equal(known_type(&known, oid, &evidence, &lsn), 0);
	assert_int_equal(known_type(&known, 1, &evidence, &lsn), 0);
	assert_int_equal(known_type(&known, KNOWN_ENTRIES_MAX + 1, &evidence, &lsn), 0);
	assert_int_equal(known.count, KNOWN_ENTRIES_MAX);
	assert_int_equal(known.entries[0].oid, 3);
	assert_int_equal(known.entries[KNOWN_ENTRIES_MAX - 2].oid, 1);
	known_fini(&known);
}

static void without_memory_nothing_is_half_known(void **state)
{
	const struct known_evidence evidence = {.newest = 60, .catalog_xmin = 50, .lsn = 0x500};

	(void)state;
	for (long calls = 0; calls < 3; calls++) {
		struct known known = {0};
		struct known_key key;
		uint64_t lsn;

		memory_fail_after(calls);
		int type = known_type(&known, 7, &evidence, &lsn);
		int table = known_key(&known, 8, false, &evidence, "id", 1, 60, &key);
		memory_fail_after(-1);
		assert_int_equal(type, calls > 0 ? 0 : -1);
		assert_int_equal(table, calls > 1 ? 0 : -1);
		assert_int_equal(known.count, (type == 0) + (table == 0));
		known_fini(&known);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_hold_from_where_they_are_known),
		cmocka_unit_test(a_key_holds_from_where_it_is_known_and_the_one_before_it_until_then),
		cmocka_unit_test(a_transactions_key_is_the_one_that_held_when_it_committed),
		cmocka_unit_test(names_are_told_apart_whatever_they_hold),
		cmocka_unit_test(lines_that_are_not_understood_are_passed_over),
		cmocka_unit_test(the_fact_that_was_used_longest_ago_goes_first),
		cmocka_unit_test(without_memory_nothing_is_half_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
