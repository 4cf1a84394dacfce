/* Connection strings without their passwords; the grammar is libpq's (PostgreSQL 15, 34.1.1), the expectations by
 * hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/source.h"

struct redact_case {
	const char *url, *want;
};

static void assert_redacted(const struct redact_case *cases, size_t count)
{
	char out[256];

	for (size_t i = 0; i < count; i++) {
		source_redact(cases[i].url, out, sizeof out);
		assert_string_equal(out, cases[i].want);
	}
}

static void uris_lose_the_password_in_user_information_and_query(void **state)
{
	static const struct redact_case cases[] = {
		{"postgresql://me:secret@host:5432/db", "postgresql://me:***@host:5432/db"},
		{"postgres://me:secret@host/db", "postgres://me:***@host/db"},
		{"postgresql://me:secret@h1:1,h2:2/db?x=y", "postgresql://me:***@h1:1,h2:2/db?x=y"},
		{"postgresql://me:@host", "postgresql://me:***@host"},
		{"postgresql://host/db?user=me&password=secret", "postgresql://host/db?user=me&password=***"},
		{"postgresql://host/db?password=secret&sslmode=require",
		 "postgresql://host/db?password=***&sslmode=require"},
		{"postgresql://host/db?sslkey=k&sslpassword=secret", "postgresql://host/db?sslkey=k&sslpassword=***"},
		{"postgresql://host/db?PASSWORD=secret", "postgresql://host/db?PASSWORD=***"},
		{"postgresql://host/db?pass%77ord=secret", "postgresql://host/db?pass%77ord=***"},
		{"postgresql://me:one@host/db?password=two", "postgresql://me:***@host/db?password=***"},
	};

	(void)state;
	assert_redacted(cases, sizeof cases / sizeof *cases);
}

static void uris_without_a_password_stay_as_they_are(void **state)
{
	static const struct redact_case cases[] = {
		{"postgresql://", "postgresql://"},
		{"postgresql://host:5432/db", "postgresql://host:5432/db"},
		{"postgresql://me@host/db", "postgresql://me@host/db"},
		{"postgresql://[::1]:5432/db", "postgresql://[::1]:5432/db"},
		{"postgresql:///db?host=/run/pg&user=me", "postgresql:///db?host=/run/pg&user=me"},
		{"postgresql://host:5432/db?user=me@realm", "postgresql://host:5432/db?user=me@realm"},
	};

	(void)state;
	assert_redacted(cases, sizeof cases / sizeof *cases);
}

static void a_password_with_raw_separators_is_hidden_whole(void **state)
{
	static const struct redact_case cases[] = {
		{"postgresql://me:se@cret@host/db", "postgresql://me:***@host/db"},
		{"postgresql://me:se/cret@host/db", "postgresql://me:***@host/db"},
		{"postgresql://me:se?cret@host/db", "postgresql://me:***@host/db"},
		{"postgresql://me:se:cret@host/db", "postgresql://me:***@host/db"},
	};

	(void)state;
	assert_redacted(cases, sizeof cases / sizeof *cases);
}

static void keyword_strings_lose_quoted_and_unquoted_passwords(void **state)
{
	static const struct redact_case cases[] = {
		{"host=h password=secret dbname=d", "host=h password=*** dbname=d"},
		{"password = secret host = h", "password = *** host = h"},
		{"password='se cret' host=h", "password=*** host=h"},
		{"password='se\\'cret x' host=h", "password=*** host=h"},
		{"password=se\\ cret host=h", "password=*** host=h"},
		{"host=h sslpassword=secret", "host=h sslpassword=***"},
		{"password='secret", "password=***"},
		{"user=me passfile=/home/me/.pgpass", "user=me passfile=/home/me/.pgpass"},
		{"stray", "***"},
		{"", ""},
	};

	(void)state;
	assert_redacted(cases, sizeof cases / sizeof *cases);
}

static void a_piece_of_an_unquoted_password_with_blanks_is_hidden(void **state)
{
	static const struct redact_case cases[] = {
		{"password=my secret words host=h", "password=*** *** *** host=h"},
		{"host=h password=my secret", "host=h password=*** ***"},
		{"password=my sec=ret host=h", "password=*** *** host=h"},
	};

	(void)state;
	assert_redacted(cases, sizeof cases / sizeof *cases);
}

static void a_short_buffer_cuts_and_never_overruns(void **state)
{
	char out[8];

	(void)state;
	memset(out, 'x', sizeof out);
	source_redact("postgresql://me:secret@host/db", out, 7);
	assert_string_equal(out, "postgr");
	assert_int_equal(out[7], 'x');
	source_redact("postgresql://me:secret@host/db", out, 0);
	assert_string_equal(out, "postgr");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uris_lose_the_password_in_user_information_and_query),
		cmocka_unit_test(uris_without_a_password_stay_as_they_are),
		cmocka_unit_test(a_password_with_raw_separators_is_hidden_whole),
		cmocka_unit_test(keyword_strings_lose_quoted_and_unquoted_passwords),
		cmocka_unit_test(a_piece_of_an_unquoted_password_with_blanks_is_hidden),
		cmocka_unit_test(a_short_buffer_cuts_and_never_overruns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
