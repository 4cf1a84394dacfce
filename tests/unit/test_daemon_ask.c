/* Commands about snapshots: what is taken from JSON, what is refused with which words, and the way from HTTP into the ring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/memory.h"
#include "daemon/ask.h"

static struct daemon_command command;
static struct error error;

static int read_text(const char *text)
{
	error_clear(&error);
	return ask_read_text(&command, text, strlen(text), &error);
}

static void a_snapshot_has_tables_a_condition_and_a_way_to_replace(void **state)
{
	(void)state;
	assert_int_equal(
		read_text("{\"command\": \"snapshot\", \"tables\": [\"public.orders\", \"S.\\\"A.\\\"\\\"b\\\"\"],"
			  " \"where\": \"id > 5\", \"replace\": \"none\"}"),
		0);
	assert_int_equal(command.kind, COMMAND_SNAPSHOT);
	assert_int_equal(command.table_count, 2);
	assert_string_equal(command.tables[0].schema, "public");
	assert_string_equal(command.tables[0].name, "orders");
	assert_string_equal(command.tables[1].schema, "s");
	assert_string_equal(command.tables[1].name, "A.\"b");
	assert_string_equal(command.where, "id > 5");
	assert_true(command.replace_given);
	assert_int_equal(command.replace, OFFSETS_REPLACE_NONE);
	assert_int_equal(command.number, 0);
	assert_int_equal(read_text("{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"replace\":\"merge\"}"), 0);
	assert_int_equal(command.replace, OFFSETS_REPLACE_MERGE);
	/* nothing is left of the one before */
	assert_int_equal(read_text("{\"command\":\"snapshot\",\"tables\":[\"a.b\"]}"), 0);
	assert_string_equal(command.where, "");
	assert_false(command.replace_given);
	assert_int_equal(command.table_count, 1);
}

static void the_others_are_as_short_as_they_can_be(void **state)
{
	(void)state;
	assert_int_equal(read_text("{\"command\":\"pause\"}"), 0);
	assert_int_equal(command.kind, COMMAND_PAUSE);
	assert_int_equal(read_text(" {\"command\":\"resume\"}\n"), 0);
	assert_int_equal(command.kind, COMMAND_RESUME);
	assert_int_equal(read_text("{\"all\":true,\"command\":\"cancel\"}"), 0);
	assert_int_equal(command.kind, COMMAND_CANCEL);
	assert_int_equal(command.table_count, 0);
	assert_int_equal(read_text("{\"command\":\"cancel\",\"tables\":[\"a.b\"]}"), 0);
	assert_int_equal(command.table_count, 1);
}

static void odd_names_are_one_table_each(void **state)
{
	static const struct {
		const char *text, *schema, *name;
	} cases[] = {
		{"public.orders", "public", "orders"},
		{" Public.Orders ", "public", "orders"},
		{"\"Public\".\"or*de?rs\"", "Public", "or*de?rs"},
		{"a.\"back\\slash\"", "a", "back\\slash"},
		{"a.\"b,c\"", "a", "b,c"},
		{"stra\xc3\x9f"
		 "e.b",
		 "stra\xc3\x9f"
		 "e",
		 "b"},
	};
	struct command_table table;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(ask_table(&table, cases[i].text, &error), 0);
		assert_string_equal(table.schema, cases[i].schema);
		assert_string_equal(table.name, cases[i].name);
	}
}

static void what_names_no_single_table_is_refused(void **state)
{
	static const char *const texts[] = {"", "orders", "public.", ".orders", "public.*", "publi?.orders",
					    "!public.orders", "a.b,c.d", "a.b c", "a.\"b", "a.b.c",
					    /* 64 bytes */
					    "a.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	struct command_table table;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (ask_table(&table, texts[i], &error) != -1)
			fail_msg("%s", texts[i]);
		assert_int_equal(error.code, ERROR_USAGE);
	}
	assert_int_equal(ask_table(&table, "a.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", &error),
			 0);
}

static void each_mistake_is_named(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{"", "no JSON"},
		{"snapshot", "no JSON"},
		{"{\"command\":\"pause\"", "no JSON"},
		{"{\"command\":\"pause\"} x", "no JSON"},
		{"{\"command\":\"pause\",\"command\":\"pause\"}", "no JSON"},
		{"{\"command\":\"pau\\u0000se\"}", "no JSON"},
		{"{\"command\":\"\xff\"}", "no JSON"},
		{"[\"pause\"]", "no JSON object"},
		{"{}", "no such command; there are: snapshot, pause, resume, cancel"},
		{"{\"command\":5}", "no such command; there are"},
		{"{\"command\":\"replay\"}", "no such command: replay;"},
		{"{\"command\":\"pause\",\"tables\":[\"a.b\"]}", "pause has no \"tables\""},
		{"{\"command\":\"cancel\"}", "\"tables\" is to be a list"},
		{"{\"command\":\"cancel\",\"all\":false}", "either \"tables\" or \"all\": true"},
		{"{\"command\":\"cancel\",\"all\":true,\"tables\":[\"a.b\"]}", "either \"tables\" or \"all\": true"},
		{"{\"command\":\"cancel\",\"tables\":[\"a.b\"],\"where\":\"true\"}", "cancel has no \"where\""},
		{"{\"command\":\"snapshot\"}", "\"tables\" is to be a list"},
		{"{\"command\":\"snapshot\",\"tables\":\"a.b\"}", "\"tables\" is to be a list"},
		{"{\"command\":\"snapshot\",\"tables\":[]}", "\"tables\" is to be a list"},
		{"{\"command\":\"snapshot\",\"tables\":[5]}", "something that is no name"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.*\"]}", "a.* names no single table"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\",\"A.b\"]}", "a.b is named twice"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"table\":\"a.c\"}", "snapshot has no \"table\""},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"where\":\"\"}", "a condition in SQL"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"where\":null}", "a condition in SQL"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"replace\":\"Merge\"}", "none, truncate or merge"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"replace\":true}", "none, truncate or merge"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"where\":\"true\",\"replace\":\"merge\"}",
		 "replaces nothing"},
		{"{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"all\":true}", "snapshot has no \"all\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (read_text(cases[i].text) != -1 || error.code != ERROR_USAGE || !strstr(error.text, cases[i].why))
			fail_msg("%s: %s", cases[i].text, error.text);
	}
}

static void limits_are_refused_and_never_cut(void **state)
{
	struct buffer text = {0};

	(void)state;
	for (int more = 0; more < 2; more++) {
		buffer_clear(&text);
		buffer_add_string(&text, "{\"command\":\"snapshot\",\"tables\":[");
		for (int i = 0; i < COMMAND_TABLES_MAX + more; i++)
			buffer_printf(&text, "%s\"a.b%d\"", i ? "," : "", i);
		buffer_printf(&text, "],\"where\":\"%0*d\"}", OFFSETS_WHERE - 1, 0);
		assert_int_equal(read_text(buffer_string(&text)), -more);
	}
	assert_non_null(strstr(error.text, "more than 256 tables"));
	buffer_clear(&text);
	buffer_printf(&text, "{\"command\":\"snapshot\",\"tables\":[\"a.b\"],\"where\":\"%0*d\"}", OFFSETS_WHERE, 0);
	assert_int_equal(read_text(buffer_string(&text)), -1);
	assert_non_null(strstr(error.text, "longer than 511 bytes"));
	buffer_clear(&text);
	buffer_printf(&text, "%*s", 1 << 21, "{\"command\":\"pause\"}");
	assert_int_equal(read_text(buffer_string(&text)), -1);
	assert_non_null(strstr(error.text, "longer than 1048576 bytes"));
	buffer_fini(&text);
}

/* ---- from HTTP ---- */

static struct daemon *daemon_under_test;
static struct buffer answer;

static int enter(void **state)
{
	(void)state;
	daemon_under_test = memory_alloc(sizeof *daemon_under_test);
	daemon_under_test->commands = ring_new(2);
	return daemon_under_test->commands ? 0 : -1;
}

static int leave(void **state)
{
	(void)state;
	commands_fini(daemon_under_test);
	memory_free(daemon_under_test);
	buffer_fini(&answer);
	return 0;
}

static int post(const char *name, const char *body)
{
	buffer_clear(&answer);
	return commands_http(daemon_under_test, name, body, strlen(body), &answer);
}

static void http_hands_it_over_with_its_number(void **state)
{
	struct daemon_command *taken;

	(void)state;
	assert_int_equal(post("snapshot", "{\"tables\":[\"a.\\\"B c\\\"\",\"a.d\"],\"replace\":\"none\"}"), 202);
	assert_string_equal(buffer_string(&answer),
			    "{\"accepted\":true,\"tables\":[\"a.B c\",\"a.d\"],\"command\":1}\n");
	assert_int_equal(post("pause", "{}"), 202);
	assert_string_equal(buffer_string(&answer), "{\"accepted\":true,\"tables\":[],\"command\":2}\n");
	assert_int_equal(post("resume", "{}"), 503); /* the ring is full */
	assert_non_null(strstr(buffer_string(&answer), "too many commands are waiting"));
	taken = ring_pop(daemon_under_test->commands, 0);
	assert_int_equal(taken->kind, COMMAND_SNAPSHOT);
	assert_int_equal(taken->replace, OFFSETS_REPLACE_NONE);
	assert_string_equal(taken->tables[0].name, "B c");
	memory_free(taken);
	assert_int_equal(post("cancel", "{\"all\":true}"), 202);
	assert_non_null(strstr(buffer_string(&answer), "\"command\":3}"));
}

static void http_refuses_with_the_reason(void **state)
{
	static const struct {
		const char *name, *body;
		int status;
		const char *why;
	} cases[] = {
		{"snapshots", "{}", 404, "no such command"},
		{"snapshot", "", 400, "no JSON object"},
		{"snapshot", "[]", 400, "no JSON object"},
		{"snapshot", "{}", 400, "is to be a list of names"},
		{"snapshot", "{\"command\":\"snapshot\",\"tables\":[\"a.b\"]}", 400, "has no \\\"command\\\""},
		{"pause", "{\"a\":1,\"a\":1}", 400, "no JSON object"},
		{"replay", "{\"table\":\"a.*\"}", 400, "names no single table"},
	};

	(void)state;
	daemon_under_test->config = memory_alloc(sizeof *daemon_under_test->config);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (post(cases[i].name, cases[i].body) != cases[i].status ||
		    !strstr(buffer_string(&answer), cases[i].why))
			fail_msg("%s %s: %s", cases[i].name, cases[i].body, buffer_string(&answer));
	assert_null(ring_pop(daemon_under_test->commands, 0));
	memory_free(daemon_under_test->config);
}

static void a_bad_logical_message_is_one_warning(void **state)
{
	static const char content[] = "{\"command\":\"pause\",\"\\u001b[2J\":1}";
	char path[] = "/tmp/millrace-ask-XXXXXX", text[4000] = "";
	int file = mkstemp(path), saved = dup(STDERR_FILENO);

	(void)state;
	unlink(path);
	dup2(file, STDERR_FILENO);
	commands_sql(daemon_under_test, (const uint8_t *)content, strlen(content));
	dup2(saved, STDERR_FILENO);
	close(saved);
	assert_true(pread(file, text, sizeof text - 1, 0) > 0);
	close(file);
	assert_ptr_equal(strchr(text, '\n') + 1, text + strlen(text));
	assert_int_equal(strncmp(text, "warning ", 8), 0);
	assert_non_null(strstr(text, "pause has no \"\\u001b[2J\""));
	assert_null(strchr(text, '\033'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_snapshot_has_tables_a_condition_and_a_way_to_replace),
		cmocka_unit_test(the_others_are_as_short_as_they_can_be),
		cmocka_unit_test(odd_names_are_one_table_each),
		cmocka_unit_test(what_names_no_single_table_is_refused),
		cmocka_unit_test(each_mistake_is_named),
		cmocka_unit_test(limits_are_refused_and_never_cut),
		cmocka_unit_test_setup_teardown(http_hands_it_over_with_its_number, enter, leave),
		cmocka_unit_test_setup_teardown(http_refuses_with_the_reason, enter, leave),
		cmocka_unit_test_setup_teardown(a_bad_logical_message_is_one_warning, enter, leave),
	};

	log_setup(LOG_INFO, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
