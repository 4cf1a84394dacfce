/* Table patterns and values with units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "config/pattern.h"
#include "config/value.h"

static void the_last_pattern_that_matches_decides(void **state)
{
	static const struct {
		const char *patterns, *schema, *table;
		bool matches;
	} cases[] = {
		{"public.*", "public", "orders", true},
		{"public.*", "audit", "orders", false},
		{"public.*, !public.tmp_*", "public", "tmp_1", false},
		{"public.*, !public.tmp_*, public.tmp_keep", "public", "tmp_keep", true},
		{"!audit.*", "public", "orders", true}, /* begins with an exclusion: all but */
		{"!audit.*", "audit", "log", false},
		{"! audit.* , audit.log", "audit", "log", true},
		{"*.order?", "x", "orders", true},
		{"*.order?", "x", "order", false},
		{"*.order?", "x", "orders2", false},
		{"*.*", "x", "y", true},
		{"public.a*b*c", "public", "aXbYbZc", true},
		{"public.a*b*c", "public", "aXbYbZ", false},
		{"public.*a", "public", "aab", false},
		{"public.?", "public", "\xc3\xa9", true}, /* one character, two bytes */
		{"public.??", "public", "\xc3\xa9", false},
		{"public.*\xc3\xa9", "public", "caf\xc3\xa9", true},
		/* as in SQL: unquoted folds, quoted does not, and "" is a quote */
		{"Public.ORDERS", "public", "orders", true},
		{"public.\"Orders\"", "public", "Orders", true},
		{"public.\"Orders\"", "public", "orders", false},
		{"\"odd.name\".\"a \"\"b\"\", c\"", "odd.name", "a \"b\", c", true},
		{"public.\"what?\"", "public", "whats", false},
		{"public.\"what?\"", "public", "what?", true},
		{"public.\"a*\\\"", "public", "a*\\", true},
		{"public.\"A\"*", "public", "Abc", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct patterns patterns = {0};
		struct arena arena = {0};
		struct error error = {0};

		assert_int_equal(patterns_parse(&patterns, cases[i].patterns, &arena, &error), 0);
		if (patterns_match(&patterns, cases[i].schema, cases[i].table) != cases[i].matches)
			fail_msg("%s on %s.%s", cases[i].patterns, cases[i].schema, cases[i].table);
		arena_fini(&arena);
	}
}

static void no_pattern_at_all_means_every_table(void **state)
{
	struct patterns patterns = {0};

	(void)state;
	assert_true(patterns_match(&patterns, "any", "thing"));
}

static void a_pattern_that_is_none_is_refused(void **state)
{
	static const char *const bad[] = {"",           "orders",    "public.",    ".orders", "public.or ders", "a.b.c",
					  "public.\"x", "public.a,", "public.a;b", "!",       "public.a-b",     ","};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct patterns patterns = {0};
		struct arena arena = {0};
		struct error error = {0};

		if (patterns_parse(&patterns, bad[i], &arena, &error) != -1)
			fail_msg("%s was taken", bad[i]);
		assert_int_equal(error.code, ERROR_CONFIG);
		arena_fini(&arena);
	}
}

static void one_pattern_alone_excludes_nothing(void **state)
{
	static const char *const bad[] = {"public.a,public.b", "!public.a", "a", ""};
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(pattern_check(bad[i], &error), -1);
		assert_int_equal(error.code, ERROR_CONFIG);
		assert_false(pattern_match(bad[i], "public", "a"));
	}
	assert_int_equal(pattern_check("public.a*", &error), 0);
	assert_true(pattern_match("public.a*", "public", "ab"));
	assert_false(pattern_match("public.a*", "public", "b"));
}

static void many_patterns_are_all_kept_and_memory_may_end_anywhere(void **state)
{
	(void)state;
	for (long n = -1; n < 60; n++) {
		struct patterns patterns = {0};
		struct arena arena = {0};
		struct error error = {0};
		char text[32];
		int result = 0, put = 0;

		memory_fail_after(n);
		for (; put < 100 && result == 0; put++) {
			snprintf(text, sizeof text, "s%d.t", put);
			result = patterns_parse(&patterns, text, &arena, &error);
		}
		memory_fail_after(-1);
		put -= result < 0;
		assert_int_equal(patterns.count, put);
		assert_int_equal(error.code, result < 0 ? ERROR_MEMORY : ERROR_NONE);
		for (int i = 0; i < put; i++) {
			snprintf(text, sizeof text, "s%d", i);
			assert_true(patterns_match(&patterns, text, "t"));
		}
		arena_fini(&arena);
	}
}

static void durations_need_a_unit_and_are_kept_in_microseconds(void **state)
{
	static const struct {
		const char *text;
		int64_t us;
	} good[] = {
		{"10 s", 10000000},
		{"500 ms", 500000},
		{"500ms", 500000},
		{"7 us", 7},
		{"2 min", 120000000},
		{"1 h", INT64_C(3600000000)},
		{"1 d", INT64_C(86400000000)},
		{"0", 0},
		{"0 s", 0},
	};
	static const char *const bad[] = {
		"10", "s", "", "1.5 s", "10 sec", "10 s s", "-", "9223372036854775807 d", "99999999999999999999 s"};
	struct error error = {0};
	int64_t us;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_int_equal(value_duration(good[i].text, &us, &error), 0);
		assert_true(us == good[i].us);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(value_duration(bad[i], &us, &error), -1);
}

static void sizes_tell_1000_from_1024(void **state)
{
	static const struct {
		const char *text;
		int64_t bytes;
	} good[] = {
		{"1000000", 1000000},  {"8 MiB", 8388608},   {"64kB", 64000},   {"64 KiB", 65536},
		{"1 GiB", 1073741824}, {"1 GB", 1000000000}, {"2 MB", 2000000}, {"5 B", 5},
	};
	static const char *const bad[] = {"8 MIB", "8 mb", "8M", "x", "8.5 MiB", "9999999999 GiB"};
	struct error error = {0};
	int64_t bytes;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_int_equal(value_size(good[i].text, &bytes, &error), 0);
		assert_true(bytes == good[i].bytes);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(value_size(bad[i], &bytes, &error), -1);
}

static void numbers_are_written_in_the_largest_unit_that_divides_them(void **state)
{
	static const struct {
		int64_t us;
		const char *text;
	} durations[] = {{0, "0 s"},         {1, "1 us"},        {1500, "1500 us"},
			 {100000, "100 ms"}, {90000000, "90 s"}, {120000000, "2 min"}};

	(void)state;
	for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
		struct buffer out = {0};

		value_duration_write(&out, durations[i].us);
		assert_string_equal(buffer_string(&out), durations[i].text);
		buffer_clear(&out);
		value_size_write(&out, 8388608);
		buffer_add_char(&out, ' ');
		value_size_write(&out, 1000000);
		buffer_add_char(&out, ' ');
		value_size_write(&out, 1023);
		assert_string_equal(buffer_string(&out), "8 MiB 1 MB 1023 B");
		buffer_fini(&out);
	}
}

static void secrets_come_from_environment_and_files_and_are_not_looked_at_again(void **state)
{
	char path[] = "/tmp/millrace-secret-XXXXXX", text[100];
	int fd = mkstemp(path);
	struct arena arena = {0};
	struct error error = {0};
	const char *expanded;
	bool replaced;

	(void)state;
	assert_int_equal(write(fd, "pass${env:X}\r\n", 14), 14);
	close(fd);
	setenv("MILLRACE_TEST", "v", 1);
	snprintf(text, sizeof text, "a${env:MILLRACE_TEST}b${file:%s}$c", path);
	assert_int_equal(value_expand(text, &arena, &expanded, &replaced, &error), 0);
	assert_string_equal(expanded, "avbpass${env:X}$c");
	assert_true(replaced);
	assert_int_equal(value_expand("plain", &arena, &expanded, &replaced, &error), 0);
	assert_string_equal(expanded, "plain");
	assert_false(replaced);
	unlink(path);
	assert_int_equal(value_expand(text, &arena, &expanded, &replaced, &error), -1);
	assert_non_null(strstr(error.text, path));
	arena_fini(&arena);
}

static void a_secret_that_is_not_there_is_a_mistake(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{"${env:MILLRACE_NOT_SET}", "MILLRACE_NOT_SET is not set"},
		{"${vault:x}", "neither"},
		{"${env:X", "without its }"},
		{"${file:/nonexistent/x}", "No such file"},
		{"${file:/}", "cannot read"},
		{"${file:/dev/zero}", "64 KiB"},
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error error = {0};
		const char *expanded;
		bool replaced;

		assert_int_equal(value_expand(cases[i].text, &arena, &expanded, &replaced, &error), -1);
		if (!strstr(error.text, cases[i].says))
			fail_msg("%s: %s", cases[i].text, error.text);
	}
	arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_pattern_that_matches_decides),
		cmocka_unit_test(no_pattern_at_all_means_every_table),
		cmocka_unit_test(a_pattern_that_is_none_is_refused),
		cmocka_unit_test(one_pattern_alone_excludes_nothing),
		cmocka_unit_test(many_patterns_are_all_kept_and_memory_may_end_anywhere),
		cmocka_unit_test(durations_need_a_unit_and_are_kept_in_microseconds),
		cmocka_unit_test(sizes_tell_1000_from_1024),
		cmocka_unit_test(numbers_are_written_in_the_largest_unit_that_divides_them),
		cmocka_unit_test(secrets_come_from_environment_and_files_and_are_not_looked_at_again),
		cmocka_unit_test(a_secret_that_is_not_there_is_a_mistake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
