/* Command lines: what is taken, what is refused with which words, and the help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/arguments.h"

/* what was printed to a stream since capture_start() */
static int saved, captured, stream;

static void capture_start(FILE *file)
{
	char path[] = "/tmp/millrace-output-XXXXXX";

	fflush(file);
	stream = fileno(file);
	captured = mkstemp(path);
	assert_true(captured >= 0);
	unlink(path);
	saved = dup(stream);
	dup2(captured, stream);
}

static const char *capture_end(FILE *file)
{
	static char text[20000];
	ssize_t length;

	fflush(file);
	dup2(saved, stream);
	close(saved);
	length = pread(captured, text, sizeof text - 1, 0);
	close(captured);
	assert_true(length >= 0);
	text[length] = '\0';
	return text;
}

#define PARSE(arguments, name, ...)                                                                     \
	arguments_parse(arguments, name, (int)(sizeof((char *[]){name, __VA_ARGS__}) / sizeof(char *)), \
			(char *[]){name, __VA_ARGS__})

static void flags_become_settings_in_their_order(void **state)
{
	static struct arguments a;

	(void)state;
	assert_int_equal(PARSE(&a, "run", "--name", "shop", "--brokers=a:1", "-c", "f.conf", "--accept-gap", "--set",
			       "batch.count=8", "--adopt-slot=false"),
			 -1);
	assert_string_equal(a.file, "f.conf");
	assert_int_equal(a.setting_count, 5);
	assert_string_equal(a.settings[0].key, "name");
	assert_string_equal(a.settings[0].value, "shop");
	assert_string_equal(a.settings[1].key, "kafka.brokers");
	assert_string_equal(a.settings[1].value, "a:1");
	assert_string_equal(a.settings[1].origin, "--brokers");
	assert_string_equal(a.settings[2].key, "source.accept_gap");
	assert_string_equal(a.settings[2].value, "true");
	assert_string_equal(a.settings[3].key, "batch.count");
	assert_string_equal(a.settings[3].value, "8");
	assert_string_equal(a.settings[4].value, "false");
	arguments_fini(&a);
}

static void operands_may_stand_among_flags_and_behind_two_dashes(void **state)
{
	static struct arguments a;
	int64_t count;

	(void)state;
	assert_int_equal(PARSE(&a, "tail", "one", "--count", "3", "two", "-cfile", "--", "--three", "-"), -1);
	assert_int_equal(a.operand_count, 4);
	assert_string_equal(a.operands[1], "two");
	assert_string_equal(a.operands[2], "--three");
	assert_string_equal(a.operands[3], "-");
	assert_string_equal(a.file, "file");
	assert_null(arguments_value(&a, "pretty"));
	assert_int_equal(arguments_number(&a, "count", 9, 1, 10, &count), 0);
	assert_int_equal(count, 3);
	arguments_fini(&a);
}

static void wrong_lines_end_with_64_and_name_the_culprit(void **state)
{
	static const struct {
		char *argv[4];
		const char *says;
	} cases[] = {
		{{"run", "--borkers", "x"}, "unknown flag --borkers: did you mean --brokers?"},
		{{"run", "--nonsense"}, "unknown flag --nonsense\n"},
		{{"run", "-x"}, "unknown flag -x"},
		{{"run", "--name"}, "a value is missing after --name"},
		{{"run", "-c"}, "a file is missing after -c"},
		{{"run", "stray"}, "unexpected argument stray"},
		{{"run", "--set", "no-equals"}, "--set wants KEY=VALUE, not no-equals"},
		{{"run", "--set"}, "missing after --set"},
		{{"run", "--set", "=x"}, "--set wants KEY=VALUE"},
		{{"tail"}, "missing TOPIC..."},
		{{"tail", "--pretty=x", "t"}, "no value belongs after --pretty"},
		{{"tail", "t", "--count"}, "a value is missing after --count"},
		{{"mock-kafka", "--set", "a=b"}, "unknown flag --set"},
		{{"mock-kafka", "-c", "x"}, "unknown flag -c"},
		{{"status", "--tables", "x"}, "unknown flag --tables"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		static struct arguments a;
		int argc = 0, status;
		const char *said;

		while (argc < 4 && cases[i].argv[argc])
			argc++;
		capture_start(stderr);
		status = arguments_parse(&a, cases[i].argv[0], argc, (char **)(uintptr_t)cases[i].argv);
		said = capture_end(stderr);
		if (status != 64 || !strstr(said, cases[i].says))
			fail_msg("%s: status %d, said: %s", cases[i].says, status, said);
		arguments_fini(&a);
	}
}

static void numbers_out_of_range_are_named_with_their_flag(void **state)
{
	static const char *const bad[] = {"0", "10", "x", "", "1x", "99999999999999999999"};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		static struct arguments a;
		int64_t nodes;

		assert_int_equal(PARSE(&a, "mock-kafka", "--nodes", (char *)(uintptr_t)bad[i]), -1);
		capture_start(stderr);
		assert_int_equal(arguments_number(&a, "nodes", 1, 1, 9, &nodes), -1);
		assert_non_null(strstr(capture_end(stderr), "--nodes wants a number from 1 to 9"));
		arguments_fini(&a);
	}
}

static void mistakes_end_with_78_where_a_file_is_read_and_with_64_otherwise(void **state)
{
	static struct arguments a;
	struct config_needs needs = {.source = true};
	struct config config;

	(void)state;
	assert_int_equal(PARSE(&a, "drop", "--name", "Not A Name"), -1);
	capture_start(stderr);
	assert_int_equal(arguments_config(&a, needs, &config), 64);
	config_fini(&config);
	a.file = "/nonexistent.conf";
	assert_int_equal(arguments_config(&a, needs, &config), 78);
	config_fini(&config);
	assert_non_null(strstr(capture_end(stderr), "source.url is missing"));
	arguments_fini(&a);
}

static void help_names_every_command_and_every_flag(void **state)
{
	const struct command *table;
	size_t count;

	(void)state;
	table = commands(&count);
	for (size_t i = 0; i < count; i++) {
		static struct arguments a;
		struct buffer help = {0};
		const char *own;

		command_write_help(&help);
		assert_non_null(strstr(buffer_string(&help), table[i].name));
		assert_non_null(strstr(buffer_string(&help), table[i].summary));
		buffer_fini(&help);
		capture_start(stdout);
		assert_int_equal(PARSE(&a, (char *)(uintptr_t)table[i].name, "--help"), 0);
		own = capture_end(stdout);
		for (const char *const *option = table[i].options; option && *option; option++)
			assert_true(config_option_by_flag(*option) && strstr(own, *option));
		for (const struct command_flag *flag = table[i].flags; flag && flag->name; flag++)
			assert_non_null(strstr(own, flag->name));
		arguments_fini(&a);
	}
}

static void the_program_knows_its_commands_and_says_which_was_meant(void **state)
{
	(void)state;
	capture_start(stderr);
	assert_int_equal(command_main(2, (char *[]){"millrace", "rum"}), 64);
	assert_string_equal(capture_end(stderr),
			    "millrace: unknown command rum: did you mean run?\nusage: millrace --help\n");
	capture_start(stderr);
	assert_int_equal(command_main(1, (char *[]){"millrace"}), 64);
	assert_non_null(strstr(capture_end(stderr), "usage: millrace COMMAND"));
	capture_start(stdout);
	assert_int_equal(command_main(2, (char *[]){"millrace", "--version"}), 0);
	assert_memory_equal(capture_end(stdout), "millrace ", 9);
}

static void secrets_are_taken_out_of_the_command_line_and_kept(void **state)
{
	static struct arguments a;
	char source[] = "postgresql://me:pass@h/d", plain[] = "postgresql://me@h/d",
	     set[] = "kafka.properties.sasl.password=x1";
	char joined[] = "--source=host=h password=p2";

	(void)state;
	assert_int_equal(
		PARSE(&a, "run", "--source", source, "--source", plain, "--set", set, joined, "--name", "shop"), -1);
	assert_int_equal(arguments_hide(&a), 0);
	assert_string_equal(source, "************************");
	assert_string_equal(plain, "postgresql://me@h/d");
	assert_string_equal(set, "kafka.properties.sasl.password=**");
	assert_string_equal(joined, "--source=******************");
	assert_string_equal(a.settings[0].value, "postgresql://me:pass@h/d");
	assert_string_equal(a.settings[2].value, "x1");
	assert_string_equal(a.settings[3].value, "host=h password=p2");
	arguments_fini(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags_become_settings_in_their_order),
		cmocka_unit_test(operands_may_stand_among_flags_and_behind_two_dashes),
		cmocka_unit_test(wrong_lines_end_with_64_and_name_the_culprit),
		cmocka_unit_test(numbers_out_of_range_are_named_with_their_flag),
		cmocka_unit_test(mistakes_end_with_78_where_a_file_is_read_and_with_64_otherwise),
		cmocka_unit_test(help_names_every_command_and_every_flag),
		cmocka_unit_test(the_program_knows_its_commands_and_says_which_was_meant),
		cmocka_unit_test(secrets_are_taken_out_of_the_command_line_and_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
