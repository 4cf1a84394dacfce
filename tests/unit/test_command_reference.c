/* docs/reference.md is checked in as the tables make it. With the argument --write it is written instead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "command/command.h"

#define PATH "docs/reference.md"

static void the_reference_is_as_the_tables_make_it(void **state)
{
	static char text[200000];
	struct buffer out = {0};
	FILE *file = fopen(PATH, "r");

	(void)state;
	assert_non_null(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	command_write_reference(&out);
	assert_string_equal(text, buffer_string(&out));
	buffer_fini(&out);
}

/* every status that an error can end with has a row that names the error */
static void every_error_stands_in_the_exit_codes(void **state)
{
	struct buffer out = {0};
	const char *codes;

	(void)state;
	command_write_reference(&out);
	codes = strstr(buffer_string(&out), "## Exit codes");
	assert_non_null(codes);
	for (int code = ERROR_NONE + 1; code < ERROR_CODES; code++)
		assert_non_null(strstr(codes, error_name((enum error_code)code)));
	buffer_fini(&out);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reference_is_as_the_tables_make_it),
		cmocka_unit_test(every_error_stands_in_the_exit_codes),
	};
	struct buffer out = {0};
	FILE *file;

	if (argc > 1 && strcmp(argv[1], "--write") == 0) {
		command_write_reference(&out);
		file = fopen(PATH, "w");
		if (!file || fputs(buffer_string(&out), file) < 0 || fclose(file) != 0)
			perror(PATH);
		buffer_fini(&out);
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
