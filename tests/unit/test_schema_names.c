/* Names. CRC-32 suffixes were computed with Python's zlib. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include <string.h>

#include "base/memory.h"
#include "schema/names.h"

static void topic_parts_keep_letters_digits_underscore_and_hyphen(void **state)
{
	static const struct {
		const char *name, *expected;
	} cases[] = {
		{"orders", "orders"},
		{"Order-Lines_2", "Order-Lines_2"},
		{"2fast", "2fast"},
		{"order lines", "order_lines_x36eb477f"},
		{"a.b", "a_b_x1eef715d"},
		{".", "__x0ed4e242"},
		{"..", "___x9608161c"},
		{"gr\303\266\303\237e", "gr__e_x5bd3a989"},
		{"\360\237\232\262", "__xffac8646"},
		{"", "_x00000000"},
		{"a_b_x1eef715d", "a_b_x1eef715d_xe73b1738"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		char expected[80];

		names_topic(&out, "shop", cases[i].name, "orders");
		snprintf(expected, sizeof expected, "shop.%s.orders", cases[i].expected);
		assert_string_equal(buffer_string(&out), expected);
		buffer_fini(&out);
	}
}

static void avro_names_keep_letters_digits_and_underscore(void **state)
{
	static const struct {
		const char *name, *expected;
		bool changed;
	} cases[] = {
		{"orders", "orders", false},
		{"_2", "_2", false},
		{"null", "null", false},
		{"record", "record", false},
		{"type", "type", false},
		{"2fast", "_fast_x19e18a23", true},
		{"a-b", "a_b_x35c2229e", true},
		{"a b", "a_b_x806c5cd3", true},
		{"\360\237\232\262\303\237", "___x6346299d", true},
		{"\377\303", "___xd0907c87", true},
		{"\303(", "___x94bb3e88", true},
		{"\n", "__x32d70693", true},
		{"a_b_x35c2229e", "a_b_x35c2229e_x732b4215", true},
		{"_x0123abcd", "_x0123abcd_x08c25f18", true},
		{"a_b_x35c2229E", "a_b_x35c2229E", false},
		{"a_x35c2229", "a_x35c2229", false},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		assert_int_equal(names_avro(&out, cases[i].name), cases[i].changed);
		assert_string_equal(buffer_string(&out), cases[i].expected);
		buffer_fini(&out);
	}
}

/* what differs in the database differs in Kafka and Avro, whatever else exists */
static void names_that_mangle_alike_stay_apart(void **state)
{
	static const char *const names[] = {"a b", "a-b", "a.b", "a_b", "A_b", "a\tb", "a\303\266b", "a\303\237b"};
	enum { NAMES = sizeof names / sizeof *names };
	struct buffer out[NAMES] = {{0}};

	(void)state;
	for (size_t i = 0; i < NAMES; i++) {
		names_avro(&out[i], names[i]);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(buffer_string(&out[i]), buffer_string(&out[j]));
	}
	for (size_t i = 0; i < NAMES; i++)
		buffer_fini(&out[i]);
}

static void a_topic_is_prefix_schema_and_table(void **state)
{
	static const struct {
		const char *prefix, *schema, *table, *topic, *namespace;
	} cases[] = {
		{"shop", "public", "orders", "shop.public.orders", "shop.public.orders"},
		{"eu.shop", "public", "orders", "eu.shop.public.orders", "eu.shop.public.orders"},
		{"my-shop", "public", "2", "my-shop.public.2", "my_shop_xef5fd659.public.__x1ad5be0d"},
		{"", "", ".", "_x00000000._x00000000.__x0ed4e242", "_x00000000._x00000000.__x0ed4e242"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		names_topic(&out, cases[i].prefix, cases[i].schema, cases[i].table);
		assert_string_equal(buffer_string(&out), cases[i].topic);
		buffer_clear(&out);
		names_namespace(&out, cases[i].prefix, cases[i].schema, cases[i].table);
		assert_string_equal(buffer_string(&out), cases[i].namespace);
		buffer_fini(&out);
	}
}

static void a_topic_beyond_kafkas_limit_is_cut(void **state)
{
	struct buffer out = {0};
	char table[251];

	(void)state;
	memset(table, 'a', 250);
	table[250] = '\0';
	buffer_add_string(&out, "before ");
	names_topic(&out, "shop", "public", table);
	assert_int_equal(out.length, 7 + 249);
	assert_memory_equal(out.data + 7, "shop.public.aaa", 15);
	assert_string_equal(out.data + 7 + 239, "_xfdef8388");
	buffer_clear(&out);
	table[249 - 12] = '\0';
	names_topic(&out, "shop", "public", table);
	assert_int_equal(out.length, 249);
	assert_string_equal(out.data + 246, "aaa");
	buffer_fini(&out);
}

static void a_name_without_memory_is_marked_failed(void **state)
{
	(void)state;
	for (long n = 0; n < 2; n++) {
		struct buffer out = {0};
		memory_fail_after(n);
		names_topic(&out, "shop", "public", "orders");
		memory_fail_after(-1);
		assert_true(out.failed);
		buffer_fini(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(topic_parts_keep_letters_digits_underscore_and_hyphen),
		cmocka_unit_test(avro_names_keep_letters_digits_and_underscore),
		cmocka_unit_test(names_that_mangle_alike_stay_apart),
		cmocka_unit_test(a_topic_is_prefix_schema_and_table),
		cmocka_unit_test(a_topic_beyond_kafkas_limit_is_cut),
		cmocka_unit_test(a_name_without_memory_is_marked_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
