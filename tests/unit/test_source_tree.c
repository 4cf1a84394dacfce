/* Trees of types from the catalog's flat answer; expectations by hand from PostgreSQL's catalog documentation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "source/tree.h"

static const char *const mood_labels[] = {"sad", "so so"};

/* domain price = numeric(6,2); line = (sku text, price price, marks int[]); box = (lines line[], mood mood);
 * domain boxes = box[][]; prices = price[] */
static const struct tree_type SHOP[] = {
	{.oid = 25,
	 .typmod = -1,
	 .declared = "text",
	 .kind = 'b',
	 .schema = "pg_catalog",
	 .name = "text",
	 .send = true},
	{.oid = 23, .typmod = -1, .declared = "integer", .kind = 'b', .name = "int4", .send = true, .delimiter = ','},
	{.oid = 1007,
	 .typmod = -1,
	 .declared = "integer[]",
	 .kind = 'b',
	 .name = "_int4",
	 .send = true,
	 .array = true,
	 .down = 23,
	 .down_typmod = -1,
	 .delimiter = ','},
	{.oid = 1700,
	 .typmod = 393222,
	 .declared = "numeric(6,2)",
	 .kind = 'b',
	 .name = "numeric",
	 .send = true,
	 .delimiter = ','},
	{.oid = 20001,
	 .typmod = -1,
	 .declared = "s.price",
	 .kind = 'd',
	 .name = "price",
	 .send = true,
	 .down = 1700,
	 .down_typmod = 393222,
	 .delimiter = ','},
	{.oid = 20002,
	 .typmod = -1,
	 .declared = "s.mood",
	 .kind = 'e',
	 .name = "mood",
	 .send = true,
	 .delimiter = ',',
	 .labels = (const char **)mood_labels,
	 .label_count = 2},
	{.oid = 20003,
	 .typmod = -1,
	 .declared = "s.line",
	 .kind = 'c',
	 .schema = "s",
	 .name = "line",
	 .send = true,
	 .delimiter = ',',
	 .known_lsn = 500},
	{.oid = 20004,
	 .typmod = -1,
	 .declared = "s.line[]",
	 .kind = 'b',
	 .name = "_line",
	 .send = true,
	 .array = true,
	 .down = 20003,
	 .down_typmod = -1,
	 .delimiter = ','},
	{.oid = 20005,
	 .typmod = -1,
	 .declared = "s.box",
	 .kind = 'c',
	 .schema = "s",
	 .name = "box",
	 .send = true,
	 .delimiter = ';',
	 .known_lsn = 300},
	{.oid = 20006,
	 .typmod = -1,
	 .declared = "s.box[]",
	 .kind = 'b',
	 .name = "_box",
	 .send = true,
	 .array = true,
	 .down = 20005,
	 .down_typmod = -1,
	 .delimiter = ','},
	{.oid = 20007,
	 .typmod = -1,
	 .declared = "s.boxes",
	 .kind = 'd',
	 .name = "boxes",
	 .send = true,
	 .down = 20006,
	 .down_typmod = -1,
	 .dimensions = 2,
	 .delimiter = ','},
	{.oid = 20008,
	 .typmod = -1,
	 .declared = "s.over_boxes",
	 .kind = 'd',
	 .name = "over_boxes",
	 .send = true,
	 .down = 20007,
	 .down_typmod = -1,
	 .delimiter = ','},
	{.oid = 20009,
	 .typmod = -1,
	 .declared = "s.price[]",
	 .kind = 'b',
	 .name = "_price",
	 .send = true,
	 .array = true,
	 .down = 20001,
	 .down_typmod = -1,
	 .delimiter = ','},
};
static const struct tree_attribute SHOP_ATTRIBUTES[] = {
	{20003, "sku", 25, -1, 0},      {20003, "price", 20001, -1, 0}, {20003, "marks", 1007, -1, 3},
	{20005, "lines", 20004, -1, 0}, {20005, "mood", 20002, -1, 0},
};

struct shop {
	struct arena arena;
	struct tree_type types[sizeof SHOP / sizeof *SHOP];
	struct tree tree;
};

static void shop_build(struct shop *shop)
{
	*shop = (struct shop){.tree = {.types = shop->types,
				       .type_count = sizeof SHOP / sizeof *SHOP,
				       .attributes = SHOP_ATTRIBUTES,
				       .attribute_count = sizeof SHOP_ATTRIBUTES / sizeof *SHOP_ATTRIBUTES}};
	memcpy(shop->types, SHOP, sizeof SHOP);
	for (size_t i = 0; i < sizeof SHOP / sizeof *SHOP / 2; i++) { /* any order will do */
		struct tree_type swap = shop->types[i];
		shop->types[i] = shop->types[sizeof SHOP / sizeof *SHOP - 1 - i];
		shop->types[sizeof SHOP / sizeof *SHOP - 1 - i] = swap;
	}
	assert_int_equal(tree_build(&shop->tree, &shop->arena), 0);
}

static void a_domain_is_its_base_with_the_domains_typmod(void **state)
{
	struct shop shop;

	(void)state;
	shop_build(&shop);
	struct facts_column price = tree_column(&shop.tree, 20001, -1, 0);
	assert_string_equal(price.declared, "s.price");
	assert_string_equal(price.base_declared, "numeric(6,2)");
	assert_int_equal(price.type_oid, 20001);
	assert_int_equal(price.base_oid, 1700);
	assert_int_equal(price.base_typmod, 393222);
	assert_int_equal(price.type_kind, 'b');
	assert_string_equal(price.type_name, "numeric");
	assert_null(price.element);
	assert_true(price.has_send);
	arena_fini(&shop.arena);
}

static void containers_are_followed_to_their_ends(void **state)
{
	struct shop shop;

	(void)state;
	shop_build(&shop);
	struct facts_column boxes = tree_column(&shop.tree, 20008, -1, 0);
	assert_string_equal(boxes.declared, "s.over_boxes");
	assert_string_equal(boxes.base_declared, "s.box[]");
	assert_int_equal(boxes.base_oid, 20006);
	assert_int_equal(boxes.dimensions, 2);
	assert_int_equal(boxes.delimiter, ';');
	const struct facts_column *box = boxes.element;
	assert_non_null(box);
	assert_null(box->name);
	assert_int_equal(box->type_kind, 'c');
	assert_string_equal(box->type_schema, "s");
	assert_int_equal(box->attribute_count, 2);
	const struct facts_column *lines = &box->attributes[0];
	assert_string_equal(lines->name, "lines");
	assert_int_equal(lines->dimensions, 1);
	const struct facts_column *line = lines->element;
	assert_int_equal(line->attribute_count, 3);
	assert_string_equal(line->attributes[0].name, "sku");
	assert_int_equal(line->attributes[0].base_oid, 25);
	assert_string_equal(line->attributes[1].base_declared, "numeric(6,2)");
	assert_int_equal(line->attributes[2].dimensions, 3);
	assert_int_equal(line->attributes[2].element->base_oid, 23);
	assert_string_equal(box->attributes[1].labels[1], "so so");
	arena_fini(&shop.arena);
}

static void an_array_of_a_domain_holds_the_domains_base(void **state)
{
	struct shop shop;

	(void)state;
	shop_build(&shop);
	struct facts_column prices = tree_column(&shop.tree, 20009, -1, 2);
	assert_int_equal(prices.dimensions, 2);
	assert_int_equal(prices.element->base_oid, 1700);
	assert_int_equal(prices.element->base_typmod, 393222);
	assert_string_equal(prices.element->declared, "s.price");
	arena_fini(&shop.arena);
}

static void what_is_known_of_a_composite_holds_for_all_around_it(void **state)
{
	static const struct {
		uint32_t oid;
		uint64_t known_lsn;
	} cases[] = {{25, 0}, {1007, 0}, {20003, 500}, {20004, 500}, {20005, 500}, {20007, 500}, {20009, 0}};
	struct shop shop;

	(void)state;
	shop_build(&shop);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true(tree_column(&shop.tree, cases[i].oid, -1, 0).known_lsn == cases[i].known_lsn);
	arena_fini(&shop.arena);
}

static void a_type_without_a_send_function_deep_inside_has_none(void **state)
{
	struct shop shop;

	(void)state;
	shop_build(&shop);
	for (uint32_t i = 0; i < shop.tree.type_count; i++)
		if (shop.types[i].oid == 25)
			shop.types[i].send = false;
	assert_int_equal(tree_build(&shop.tree, &shop.arena), 0);
	assert_false(tree_column(&shop.tree, 20008, -1, 0).has_send);
	assert_false(tree_column(&shop.tree, 20003, -1, 0).has_send);
	assert_true(tree_column(&shop.tree, 20009, -1, 0).has_send);
	arena_fini(&shop.arena);
}

static void types_that_are_gone_are_text(void **state)
{
	struct tree_type types[] = {
		{.oid = 9, .typmod = -1, .declared = "???", .schema = "", .name = ""}, /* its row is gone */
		{.oid = 10,
		 .typmod = -1,
		 .declared = "s.pair",
		 .kind = 'c',
		 .schema = "s",
		 .name = "pair",
		 .send = true},
	};
	const struct tree_attribute attributes[] = {{10, "x", 9, -1, 0}, {10, "y", 8, -1, 0}};
	struct tree tree = {types, 2, attributes, 2};
	struct arena arena = {0};

	(void)state;
	assert_int_equal(tree_build(&tree, &arena), 0);
	struct facts_column pair = tree_column(&tree, 10, -1, 0);
	assert_int_equal(pair.attribute_count, 2);
	assert_false(pair.has_send);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(pair.attributes[i].type_kind, 'b');
		assert_string_equal(pair.attributes[i].type_name, "");
		assert_int_equal(pair.attributes[i].base_oid, 9 - i);
		assert_int_equal(pair.attributes[i].dimensions, 1);
	}
	arena_fini(&arena);
}

static void a_type_too_deep_is_text_as_a_whole(void **state)
{
	enum { DEEP = TREE_DEPTH_MAX + 8 };
	static struct tree_type types[DEEP];
	static struct tree_attribute attributes[DEEP];
	struct tree tree = {types, DEEP, attributes, DEEP - 1};
	struct arena arena = {0};

	(void)state;
	types[0] = (struct tree_type){.oid = 1, .typmod = -1, .declared = "t", .kind = 'b', .schema = "", .name = "t"};
	for (uint32_t i = 1; i < DEEP; i++) {
		types[i] = (struct tree_type){
			.oid = i + 1, .typmod = -1, .declared = "c", .kind = 'c', .schema = "", .name = "c"};
		attributes[i - 1] = (struct tree_attribute){i + 1, "a", i, -1, 0};
	}
	assert_int_equal(tree_build(&tree, &arena), 0);
	assert_int_equal(tree_column(&tree, TREE_DEPTH_MAX, -1, 0).type_kind, 'c');
	assert_int_equal(tree_column(&tree, TREE_DEPTH_MAX + 1, -1, 0).type_kind, 'b');
	assert_int_equal(tree_column(&tree, DEEP, -1, 0).attribute_count, 0);
	arena_fini(&arena);
}

static void a_type_that_holds_itself_is_text(void **state)
{
	struct tree_type types[] = {{.oid = 1, .typmod = -1, .declared = "c", .kind = 'c', .schema = "", .name = "c"}};
	const struct tree_attribute attributes[] = {{1, "a", 1, -1, 0}};
	struct tree tree = {types, 1, attributes, 1};
	struct arena arena = {0};

	(void)state;
	assert_int_equal(tree_build(&tree, &arena), 0);
	assert_int_equal(tree_column(&tree, 1, -1, 0).type_kind, 'b');
	arena_fini(&arena);
}

/* each level holds the one below ten times */
static void a_type_of_too_many_parts_is_text(void **state)
{
	static struct tree_type types[6];
	static struct tree_attribute attributes[50];
	struct tree tree = {types, 6, attributes, 50};
	struct arena arena = {0};

	(void)state;
	types[0] = (struct tree_type){.oid = 1, .typmod = -1, .declared = "t", .kind = 'b', .schema = "", .name = "t"};
	for (uint32_t i = 1; i < 6; i++) {
		types[i] = (struct tree_type){
			.oid = i + 1, .typmod = -1, .declared = "c", .kind = 'c', .schema = "", .name = "c"};
		for (uint32_t a = 0; a < 10; a++)
			attributes[(i - 1) * 10 + a] = (struct tree_attribute){i + 1, "a", i, -1, 0};
	}
	assert_int_equal(tree_build(&tree, &arena), 0);
	assert_int_equal(tree_column(&tree, 4, -1, 0).type_kind, 'c'); /* 1,111 parts */
	assert_int_equal(tree_column(&tree, 5, -1, 0).type_kind, 'b'); /* 11,111 */
	arena_fini(&arena);
}

static void without_memory_building_fails_and_leaks_nothing(void **state)
{
	struct shop shop;
	long calls = 0;

	(void)state;
	for (int result = -1; result < 0; calls++) {
		shop_build(&shop);
		struct arena arena = {0};
		memory_fail_after(calls);
		result = tree_build(&shop.tree, &arena);
		memory_fail_after(-1);
		arena_fini(&arena);
		arena_fini(&shop.arena);
	}
	assert_true(calls > 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_domain_is_its_base_with_the_domains_typmod),
		cmocka_unit_test(containers_are_followed_to_their_ends),
		cmocka_unit_test(an_array_of_a_domain_holds_the_domains_base),
		cmocka_unit_test(what_is_known_of_a_composite_holds_for_all_around_it),
		cmocka_unit_test(a_type_without_a_send_function_deep_inside_has_none),
		cmocka_unit_test(types_that_are_gone_are_text),
		cmocka_unit_test(a_type_too_deep_is_text_as_a_whole),
		cmocka_unit_test(a_type_that_holds_itself_is_text),
		cmocka_unit_test(a_type_of_too_many_parts_is_text),
		cmocka_unit_test(without_memory_building_fails_and_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
