/* The embedded registry's ids: they follow from the texts, whatever was lost, and texts that collide are kept apart. */
#include "unit/test_registry_directory.h"

#include "base/log.h"
#include "registry/registry.h"

/* Schemas forged for their CRCs by solving the linear equations that a CRC is; the values are zlib's. */
#define FIXED(name) "{\"type\":\"fixed\",\"name\":\"" name "\",\"size\":1}"
#define CRC_00000000 FIXED("dedegfedgeeddgfedd")
#define CRC_80000000 FIXED("fgfeeeedddddgfgeed")
#define CRC_7FFFFFFF FIXED("gfeefffdfdgegfgded")
#define CRC_FFFFFFFF FIXED("edgedefdeefedgfddd")
#define CRC_12345678 FIXED("defdfgdfddgefgdded")
#define CRC_12345678_TOO FIXED("feffffdgfdedfeddfd")
#define CRC_92345678 FIXED("fgdddddfgefeefeddd")
#define CRC_12345679 FIXED("eeefgdefggeggdfded")
/* two with CRC-32 7abbccdd, CRC-64-AVRO 1122334455667788 and one length */
#define TWIN FIXED("gfggedgegdgffegffefgddeededgedgegfggfgfdfffdfggeeddd")
#define OTHER_TWIN FIXED("dedggfgdgddfggeeegfdedgdegggedffggfededefdffeefgeddd")

static struct registry *registry;

static void open_registry(void)
{
	struct registry_options options = {.directory = scratch, .compatibility = "NONE"};
	struct error error = {0};

	registry = registry_new(&options, &error);
	if (!registry)
		fail_msg("%s", error.text);
}

static void reload(void)
{
	registry_free(registry);
	open_registry();
}

static int setup(void **state)
{
	if (scratch_setup(state) < 0)
		return -1;
	open_registry();
	return 0;
}

static int teardown(void **state)
{
	registry_free(registry);
	return scratch_teardown(state);
}

static int32_t registered(const char *subject, const char *json)
{
	struct error error;
	int32_t id = -1;

	if (registry_register(registry, subject, json, &id, &error) < 0)
		fail_msg("%s", error.text);
	return id;
}

static void assert_schema(int32_t id, const char *json)
{
	struct buffer text = {0}, body = {0};
	struct error error = {0};
	char path[64];

	if (registry_schema(registry, id, &text, &error) < 0)
		fail_msg("%s", error.text);
	assert_string_equal(buffer_string(&text), json);
	snprintf(path, sizeof path, "/schemas/ids/%d/schema", (int)id);
	assert_int_equal(registry_http(registry, "GET", path, NULL, NULL, 0, false, &body), 200);
	assert_string_equal(buffer_string(&body), json);
	buffer_fini(&text);
	buffer_fini(&body);
}

struct expected {
	const char *json;
	int32_t id;
};

/* registers them in order, each in a subject of its own, and reads them at once and after a restart */
static void assert_ids(const struct expected *expected, size_t count)
{
	char subject[16];

	for (size_t i = 0; i < count; i++) {
		snprintf(subject, sizeof subject, "s%zu", i);
		assert_int_equal(registered(subject, expected[i].json), expected[i].id);
	}
	for (int restart = 0; restart < 2; restart++) {
		for (size_t i = 0; i < count; i++) {
			assert_schema(expected[i].id, expected[i].json);
			assert_int_equal(registered("all", expected[i].json), expected[i].id);
		}
		reload();
	}
}

#define ASSERT_IDS(expected) assert_ids(expected, sizeof(expected) / sizeof *(expected))

static void an_id_is_the_crc_32_without_its_top_bit(void **state)
{
	static const struct expected expected[] = {{"\"int\"", 0x677728cc},
						   {"\"long\"", 0x79b42229},
						   {CRC_92345678, 0x12345678},
						   {CRC_12345679, 0x12345679},
						   {CRC_7FFFFFFF, 0x7fffffff}};

	(void)state;
	ASSERT_IDS(expected);
}

static void the_same_schemas_have_the_same_ids_after_everything_was_lost(void **state)
{
	enum { COUNT = 100 };
	int32_t ids[COUNT];
	char json[64];

	(void)state;
	for (int i = 0; i < COUNT; i++) {
		snprintf(json, sizeof json, "{\"type\":\"fixed\",\"name\":\"f\",\"size\":%d}", i + 1);
		ids[i] = registered("a-value", json);
	}
	registry_free(registry);
	assert_int_equal(nftw(scratch_path("schemas"), scratch_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
	open_registry();
	for (int i = COUNT - 1; i >= 0; i--) {
		snprintf(json, sizeof json, "{\"type\":\"fixed\",\"name\":\"f\",\"size\":%d}", i + 1);
		assert_int_equal(registered(i % 2 ? "b-value" : "a-value", json), ids[i]);
	}
}

static void another_text_with_the_same_crc_gets_the_next_free_id(void **state)
{
	static const struct expected expected[] = {{CRC_12345678, 0x12345678},
						   {CRC_12345678_TOO, 0x12345679},
						   {CRC_12345679, 0x1234567a},
						   {CRC_92345678, 0x1234567b}};

	(void)state;
	ASSERT_IDS(expected);
}

static void an_id_is_never_0_and_after_the_greatest_comes_1(void **state)
{
	static const struct expected expected[] = {
		{CRC_7FFFFFFF, INT32_MAX}, {CRC_FFFFFFFF, 1}, {CRC_00000000, 2}, {CRC_80000000, 3}};

	(void)state;
	ASSERT_IDS(expected);
}

static void texts_that_no_checksum_tells_apart_are_two_schemas(void **state)
{
	static const struct expected expected[] = {{TWIN, 0x7abbccdd}, {OTHER_TWIN, 0x7abbccde}};

	(void)state;
	ASSERT_IDS(expected);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(an_id_is_the_crc_32_without_its_top_bit),
		CASE(the_same_schemas_have_the_same_ids_after_everything_was_lost),
		CASE(another_text_with_the_same_crc_gets_the_next_free_id),
		CASE(an_id_is_never_0_and_after_the_greatest_comes_1),
		CASE(texts_that_no_checksum_tells_apart_are_two_schemas),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
