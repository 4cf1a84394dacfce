/* What is generated from the option table is checked in as it is generated. With the argument --write the files are written
 * instead: make check says so when they are out of date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "config/config.h"
#include "types/types.h"

static const struct generated {
	const char *path;
	void (*write)(struct buffer *out);
} files[] = {
	{"config/millrace.conf", config_write_example},
	{"config/minimal.conf", config_write_minimal},
};

enum { FILES = sizeof files / sizeof *files };

static void write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void the_checked_in_files_are_as_the_table_makes_them(void **state)
{
	static char text[100000];

	(void)state;
	for (int i = 0; i < FILES; i++) {
		struct buffer out = {0};
		FILE *file = fopen(files[i].path, "r");

		assert_non_null(file);
		text[fread(text, 1, sizeof text - 1, file)] = '\0';
		fclose(file);
		files[i].write(&out);
		assert_string_equal(text, buffer_string(&out));
		buffer_fini(&out);
	}
}

/* the example with every option switched on */
static void uncomment(struct buffer *out, const char *example)
{
	while (*example) {
		size_t length = strcspn(example, "\n"), blanks = strspn(example, "\t");

		if (example[blanks] == '#' && example[blanks + 1] != ' ')
			buffer_add(out, example + blanks + 1, length - blanks - 1);
		else
			buffer_add(out, example, length);
		buffer_add_char(out, '\n');
		example += length + 1;
	}
}

static void the_example_with_all_options_switched_on_is_the_defaults(void **state)
{
	char path[] = "/tmp/millrace-example-XXXXXX";
	struct buffer example = {0}, file = {0}, mistakes = {0}, fixed = {0};
	struct config_needs needs = {0};
	struct config written, standard;
	const struct config_option *options;
	size_t count;

	(void)state;
	close(mkstemp(path));
	config_write_example(&example);
	uncomment(&file, buffer_string(&example));
	write_text(path, buffer_string(&file));
	/* the one value of it that stands outside */
	config_load(&written, path, NULL, 0, needs, &mistakes);
	assert_non_null(
		strstr(buffer_string(&mistakes), "registry.password: cannot read the file /etc/millrace/registry"));
	assert_ptr_equal(strchr(buffer_string(&mistakes), '\n'), mistakes.data + mistakes.length - 1);
	unlink(path);
	buffer_clear(&mistakes);
	assert_int_equal(config_load(&standard, NULL, NULL, 0, needs, &mistakes), 0);
	config_reload(&standard, &written, &fixed);
	options = config_options(&count);
	for (size_t i = 0; i < count; i++) {
		/* a key among those that differ is one without a default */
		const char *at = strstr(buffer_string(&fixed), options[i].key);

		if (at && (at == fixed.data || at[-1] == ' ') && strchr(",", at[strlen(options[i].key)]))
			assert_null(options[i].standard);
	}
	config_fini(&written);
	config_fini(&standard);
	buffer_fini(&example);
	buffer_fini(&file);
	buffer_fini(&mistakes);
	buffer_fini(&fixed);
}

static void every_option_says_what_it_is_in_a_sentence(void **state)
{
	size_t count;
	const struct config_option *options = config_options(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		const char *sentence = options[i].sentence;

		assert_non_null(sentence);
		assert_true(strlen(sentence) > 30 && sentence[strlen(sentence) - 1] == '.');
		assert_true(options[i].standard || options[i].example);
		assert_true(!options[i].names == (options[i].type != CONFIG_ENUM));
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(options[i].key, options[j].key);
	}
}

static void names_of_enums_stand_where_the_enums_say(void **state)
{
	const struct config_option *option = config_option_find("events.numeric_unconstrained");

	(void)state;
	assert_string_equal(option->names[TYPES_NUMERIC_STRING], "string");
	assert_string_equal(option->names[TYPES_NUMERIC_SCALED], "scaled");
	assert_string_equal(option->names[TYPES_NUMERIC_DOUBLE], "double");
}

static void the_reference_has_a_row_for_every_option(void **state)
{
	struct buffer out = {0};
	size_t count, rows = 0;

	(void)state;
	config_options(&count);
	config_write_reference(&out);
	for (const char *at = buffer_string(&out); (at = strstr(at, "\n| `")); at++)
		rows++;
	assert_int_equal(rows, count);
	assert_non_null(strstr(buffer_string(&out), "| `batch.bytes` | size, 64 KiB to 1 GiB | `4 MiB` |"));
	buffer_fini(&out);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_checked_in_files_are_as_the_table_makes_them),
		cmocka_unit_test(the_example_with_all_options_switched_on_is_the_defaults),
		cmocka_unit_test(every_option_says_what_it_is_in_a_sentence),
		cmocka_unit_test(names_of_enums_stand_where_the_enums_say),
		cmocka_unit_test(the_reference_has_a_row_for_every_option),
	};

	for (int i = 0; i < FILES && argc > 1 && strcmp(argv[1], "--write") == 0; i++) {
		struct buffer out = {0};

		files[i].write(&out);
		write_text(files[i].path, buffer_string(&out));
		buffer_fini(&out);
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
