/* The evolution verdict on schemas that chance has damaged: an error with a text or a verdict, and never anything else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "schema/verdict.h"

enum { ROUNDS = 20000, SIZE = 4096 };

static const char *const seeds[] = {
	"{\"type\":\"record\",\"name\":\"Envelope\",\"namespace\":\"a.b\",\"fields\":[{\"name\":\"before\",\"type\":[\"null\","
	"{\"type\":\"record\",\"name\":\"Value\",\"fields\":[{\"name\":\"id\",\"type\":\"int\",\"default\":5},{\"name\":\"p\",\"type\":"
	"{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}}]}],\"default\":null},"
	"{\"name\":\"after\",\"type\":[\"null\",\"Value\"],\"default\":null}]}",
	"[\"null\",{\"type\":\"enum\",\"name\":\"x.E\",\"symbols\":[\"A\",\"B\",\"C\"],\"default\":\"A\"},{\"type\":\"fixed\","
	"\"name\":\"y.F\",\"size\":4},{\"type\":\"array\",\"items\":\"x.E\"},{\"type\":\"map\",\"values\":[\"int\",\"string\"]}]",
	"{\"type\":\"record\",\"name\":\"N\",\"aliases\":[\"M\",\"o.P\"],\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"N\"]},"
	"{\"name\":\"all\",\"type\":{\"type\":\"array\",\"items\":\"N\"},\"default\":[]},{\"name\":\"m\",\"aliases\":[\"k\"],"
	"\"type\":{\"type\":\"map\",\"values\":\"N\"},\"default\":{\"a\":{\"next\":null,\"m\":{}}}},{\"name\":\"s\",\"type\":"
	"\"bytes\",\"default\":\"\\u0000\\u00ff\"},{\"name\":\"d\",\"type\":\"double\",\"default\":1e3}]}",
	"\"string\"",
};
enum { SEEDS = sizeof seeds / sizeof *seeds };

static const char *const tokens[] = {
	"\"type\":",
	"\"record\"",
	"\"array\"",
	"\"int\"",
	"\"N\"",
	"\"Value\"",
	"[",
	"]",
	"{",
	"}",
	",",
	":",
	"null",
	"-1",
	"1e999",
	"\"\"",
	"\"a.\"",
	"\".\"",
	"\"default\":",
	"\"name\":",
	"\"union\"",
	"\"error\"",
	"\"fields\":",
	"\"\\u0000\"",
	"99999999999999999999",
	"\"aliases\":",
};
enum { TOKENS = sizeof tokens / sizeof *tokens };

/* xorshift64*, so that a failure comes again */
static uint64_t chance_state = 0x9e3779b97f4a7c15u;

static size_t chance(size_t below)
{
	chance_state ^= chance_state >> 12;
	chance_state ^= chance_state << 25;
	chance_state ^= chance_state >> 27;
	return (size_t)((chance_state * 0x2545f4914f6cdd1du) >> 33) % below;
}

/* puts `what` in place of some of the text, which stays within SIZE */
static void replace(char *text, size_t at, size_t gone, const char *what, size_t length)
{
	size_t old = strlen(text);

	gone = gone > old - at ? old - at : gone;
	if (old - gone + length >= SIZE)
		return;
	memmove(text + at + length, text + at + gone, old - at - gone + 1);
	memcpy(text + at, what, length);
}

static void mutate(char *text)
{
	size_t at = chance(strlen(text) + 1);
	const char *other = seeds[chance(SEEDS)];
	size_t from = chance(strlen(other));
	char byte = (char)(1 + chance(255));

	switch (chance(4)) {
	case 0:
		replace(text, at, 1, &byte, 1);
		break;
	case 1:
		replace(text, at, chance(20), "", 0);
		break;
	case 2:
		other = tokens[chance(TOKENS)];
		replace(text, at, chance(2) ? chance(12) : 0, other, strlen(other));
		break;
	default:
		replace(text, at, chance(30), other + from, chance(strlen(other) - from));
	}
}

/* Exchanges one quoted word for another: most of these are JSON still, and many are schemas. */
static void exchange(char *text)
{
	static const char *const words[] = {"null", "int",   "long",  "string", "bytes", "record",
					    "enum", "fixed", "array", "N",      "Value", "x.E",
					    "y.F",  "a",     "A",     "id",     "next",  "m"};
	size_t at = chance(strlen(text) + 1);
	const char *open = strchr(text + at, '"'), *word = words[chance(sizeof words / sizeof *words)];
	const char *close = open ? strchr(open + 1, '"') : NULL;

	/* attributes stay */
	if (close && close[1] != ':')
		replace(text, (size_t)(open + 1 - text), (size_t)(close - open - 1), word, strlen(word));
}

static int assert_result(int result, const struct buffer *why, const struct error *error)
{
	assert_in_range(result + 1, 0, 2);
	assert_true((result == 0) == (why->length > 0));
	if (result == -1) {
		assert_int_equal(error->code, ERROR_CONFIG);
		assert_true(*error->text);
	}
	return result;
}

static int judge(const char *reader, const char *writer)
{
	struct buffer why = {0};
	struct error error = {0};
	int result = assert_result(verdict_readable(reader, writer, &why, &error), &why, &error), strict;

	buffer_clear(&why);
	strict = assert_result(verdict_strict(reader, writer, &why, &error), &why, &error);
	assert_int_equal(strict == -1, result == -1);
	buffer_fini(&why);
	return result;
}

static void assert_reads_itself(const char *schema)
{
	struct buffer why = {0};
	struct error error;

	if (verdict_readable(schema, schema, &why, &error) != 1 && !strstr(buffer_string(&why), "several"))
		fail_msg("%s: %s", schema, buffer_string(&why));
	buffer_clear(&why);
	if (verdict_strict(schema, schema, &why, &error) != 1)
		fail_msg("%s: %s", schema, buffer_string(&why));
	buffer_fini(&why);
}

static void damaged_schemas_are_errors_or_schemas_that_read_themselves(void **state)
{
	uint32_t results[3] = {0};

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		const char *whole = seeds[chance(SEEDS)];
		char damaged[SIZE];
		int result;

		snprintf(damaged, sizeof damaged, "%s", whole);
		for (size_t changes = 1 + chance(3); changes > 0; changes--)
			chance(5) ? exchange(damaged) : mutate(damaged);
		result = judge(damaged, whole);
		if (result != -1)
			assert_reads_itself(damaged);
		assert_int_equal(judge(whole, damaged) == -1, result == -1);
		results[result + 1]++;
	}
	/* of each kind enough to mean something */
	assert_true(results[0] > ROUNDS / 10 && results[1] > ROUNDS / 100 && results[2] > ROUNDS / 50);
}

static void every_beginning_of_a_schema_is_an_error(void **state)
{
	char damaged[SIZE];

	(void)state;
	for (int seed = 0; seed < SEEDS; seed++)
		for (size_t length = 0; length < strlen(seeds[seed]); length++) {
			snprintf(damaged, sizeof damaged, "%.*s", (int)length, seeds[seed]);
			assert_int_equal(judge(damaged, seeds[seed]), -1);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(damaged_schemas_are_errors_or_schemas_that_read_themselves),
		cmocka_unit_test(every_beginning_of_a_schema_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
