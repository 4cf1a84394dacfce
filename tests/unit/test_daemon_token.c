/* The token file: made once, read as it is, for its owner alone. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/token.h"

static char directory[64], path[80];

static int enter(void **state)
{
	(void)state;
	snprintf(directory, sizeof directory, "/tmp/millrace-token-XXXXXX");
	if (!mkdtemp(directory))
		return -1;
	snprintf(path, sizeof path, "%s/token", directory);
	return 0;
}

static int leave(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(directory);
}

static void put(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void it_is_made_once_and_read_by_its_owner_alone(void **state)
{
	char made[TOKEN_SIZE], again[TOKEN_SIZE], found[TOKEN_SIZE];
	struct error error;
	struct stat info;

	(void)state;
	assert_int_equal(token_read(directory, found, &error), -1);
	assert_int_equal(error.code, ERROR_UNAVAILABLE);
	assert_int_equal(token_make(directory, made, &error), 0);
	assert_int_equal(strlen(made), 32);
	assert_int_equal(strspn(made, "0123456789abcdef"), 32);
	assert_int_equal(token_make(directory, again, &error), 0);
	assert_string_equal(made, again);
	assert_int_equal(token_read(directory, found, &error), 0);
	assert_string_equal(made, found);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
}

static void what_is_no_token_is_never_taken_for_one(void **state)
{
	static const char *const texts[] = {"", "\n", "0123", "0123456789abcdef0123456789abcdeX\n",
					    "0123456789ABCDEF0123456789ABCDEF\n"};
	char token[TOKEN_SIZE];
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		put(texts[i]);
		assert_int_equal(token_read(directory, token, &error), -1);
		assert_int_equal(error.code, ERROR_IO);
		assert_int_equal(token_make(directory, token, &error),
				 -1); /* nothing of somebody else's is overwritten */
		assert_non_null(strstr(error.text, path));
	}
}

static void a_directory_that_is_not_there_is_named(void **state)
{
	char token[TOKEN_SIZE];
	struct error error;

	(void)state;
	assert_int_equal(token_make("/nonexistent/millrace", token, &error), -1);
	assert_non_null(strstr(error.text, "/nonexistent/millrace"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(it_is_made_once_and_read_by_its_owner_alone, enter, leave),
		cmocka_unit_test_setup_teardown(what_is_no_token_is_never_taken_for_one, enter, leave),
		cmocka_unit_test(a_directory_that_is_not_there_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
