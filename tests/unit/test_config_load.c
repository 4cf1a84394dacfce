/* Loading: defaults, files, settings, and every mistake with its place. */
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
#include "config/config.h"

static char file_path[] = "/tmp/millrace-config-XXXXXX";

static int setup(void **state)
{
	int fd = mkstemp(file_path);

	(void)state;
	close(fd);
	setenv("HOME", "/home/tester", 1);
	unsetenv("STATE_DIRECTORY");
	unsetenv("XDG_STATE_HOME");
	return fd < 0;
}

static int teardown(void **state)
{
	(void)state;
	return unlink(file_path);
}

static const char *write_file(const char *text)
{
	FILE *file = fopen(file_path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	return file_path;
}

static const struct config_needs nothing = {0}, all = {true, true, true};

/* the mistakes of a file and settings, its path replaced by "f" */
static const char *mistakes_of(const char *text, const struct config_setting *settings, size_t count,
			       struct config_needs needs)
{
	static char result[8000];
	struct buffer mistakes = {0};
	struct config config;
	char *at;
	size_t length = strlen(file_path);

	config_load(&config, text ? write_file(text) : NULL, settings, count, needs, &mistakes);
	snprintf(result, sizeof result, "%s", buffer_string(&mistakes));
	while ((at = strstr(result, file_path))) {
		*at = 'f';
		memmove(at + 1, at + length, strlen(at + length) + 1);
	}
	buffer_fini(&mistakes);
	config_fini(&config);
	return result;
}

static void the_defaults_are_those_of_the_design(void **state)
{
	struct buffer mistakes = {0};
	struct config c;

	(void)state;
	assert_int_equal(config_load(&c, NULL, NULL, 0, nothing, &mistakes), 0);
	assert_string_equal(c.name, "millrace");
	assert_string_equal(c.source.slot, "millrace_millrace");
	assert_string_equal(c.publication.name, "millrace_millrace");
	assert_string_equal(c.topics.prefix, "millrace");
	assert_string_equal(c.state, "/home/tester/.local/state/millrace/millrace");
	assert_string_equal(c.http.listen, "127.0.0.1:8085");
	assert_string_equal(c.topics.cleanup_policy, "delete");
	assert_null(c.registry.url);
	assert_null(c.until);
	assert_int_equal(c.tables.count, 0);
	assert_int_equal(c.batch.bytes, 4194304);
	assert_int_equal(c.batch.count, 4);
	assert_int_equal(c.events.max_bytes, 1000000);
	assert_int_equal(c.source.relations, 10000);
	assert_int_equal(c.kafka.partitions_per_transaction, 4000);
	assert_int_equal(c.http.clients, 16);
	assert_int_equal(c.registry.timeout, 5000000);
	assert_int_equal(c.source.connect_timeout, 10000000);
	assert_int_equal(c.source.statement_timeout, 30000000);
	assert_int_equal(c.source.wal_sender_timeout, 30000000);
	assert_int_equal(c.source.release_after, 15000000);
	assert_int_equal(c.source.retention_warn, 1073741824);
	assert_int_equal(c.backoff.min, 100000);
	assert_int_equal(c.backoff.max, 30000000);
	assert_int_equal(c.startup_timeout, 60000000);
	assert_int_equal(c.feedback.interval, 10000000);
	assert_int_equal(c.feedback.bytes, 16777216);
	assert_int_equal(c.publication.poll_interval, 10000000);
	assert_int_equal(c.topics.partitions, 6);
	assert_int_equal(c.topics.replication_factor, -1);
	assert_int_equal(c.delivery, CONFIG_EXACTLY_ONCE);
	assert_int_equal(c.source.wire, CONFIG_WIRE_AUTO);
	assert_int_equal(c.events.truncate, CONFIG_TRUNCATE_EVENT);
	assert_int_equal(c.log.level, LOG_INFO);
	assert_int_equal(c.log.format, LOG_TEXT);
	assert_true(c.events.tombstones && c.publication.manage);
	assert_false(c.source.accept_gap || c.source.adopt_slot || c.publication.all_tables);
	config_fini(&c);
	buffer_fini(&mistakes);
}

static void a_file_is_read_and_flags_override_it(void **state)
{
	static const char file[] =
		"name = \"shop\";\ntables = [\"public.*\", \"!public.x\"];\n"
		"source: { url = \"postgresql://u@h/d\"; connect_timeout = \"3 s\"; };\n"
		"kafka: { brokers = \"a:1,b\"; properties = [\"linger.ms=5\", \"compression.type=lz4\"]; };\n"
		"events: { max_bytes = 2000000; tombstones = false; truncate = \"skip\"; };\n"
		"batch: { bytes = \"1 MiB\"; };\nlog: { level = \"debug\"; };\n";
	static const struct config_setting settings[] = {
		{"kafka.brokers", "c:9092", "--brokers"},
		{"tables", "audit.*", "--tables"},
		{"tables", "audit2.*", "--tables"},
		{"kafka.properties.linger.ms", "7", "--set"},
		{"kafka.properties", "debug=broker", "--set"},
		{"until", "16/B374D848", "--until"},
		{"source.accept_gap", "true", "--accept-gap"},
		{"topics.partitions", "3", "--set"},
	};
	struct buffer mistakes = {0};
	struct config c;

	(void)state;
	assert_int_equal(
		config_load(&c, write_file(file), settings, sizeof settings / sizeof *settings, all, &mistakes), 0);
	assert_string_equal(buffer_string(&mistakes), "");
	assert_string_equal(c.source.slot, "millrace_shop");
	assert_int_equal(c.source.connect_timeout, 3000000);
	assert_string_equal(c.kafka.brokers, "c:9092");
	assert_true(patterns_match(&c.tables, "audit", "x") && patterns_match(&c.tables, "audit2", "x"));
	assert_false(patterns_match(&c.tables, "public", "orders"));
	assert_int_equal(c.kafka.properties.count, 3);
	assert_string_equal(c.kafka.properties.pairs[0].value, "7");
	assert_string_equal(c.kafka.properties.pairs[1].name, "compression.type");
	assert_string_equal(c.kafka.properties.pairs[2].name, "debug");
	assert_int_equal(c.events.max_bytes, 2000000);
	assert_false(c.events.tombstones);
	assert_int_equal(c.events.truncate, CONFIG_TRUNCATE_SKIP);
	assert_int_equal(c.batch.bytes, 1048576);
	assert_int_equal(c.log.level, LOG_DEBUG);
	assert_int_equal(c.topics.partitions, 3);
	assert_true(c.source.accept_gap);
	config_fini(&c);
	buffer_fini(&mistakes);
}

static void every_mistake_of_a_file_is_named_with_line_and_nearest_key(void **state)
{
	static const char file[] = "name = \"Shop\";\n"
				   "kafka: {\n"
				   "  broker = \"a:1\";\n"
				   "  request_timeout = 5;\n"
				   "  properties = { linger = \"5\"; };\n"
				   "};\n"
				   "batch: { bytes = \"1 kB\"; count = \"4\"; };\n"
				   "brokers = \"a:1\";\n"
				   "events: { tombstones = 1; truncate = \"evnt\"; max_bytes = -1; };\n"
				   "qwertyuiop: { x = 1; };\n"
				   "source: { accept_gap = true; url = 5; };\n"
				   "tables = [\"public\"];\n";

	(void)state;
	assert_string_equal(
		mistakes_of(file, NULL, 0, nothing),
		"f:3: unknown option kafka.broker: did you mean kafka.brokers?\n"
		"f:4: kafka.request_timeout: \"5\" needs a unit: us, ms, s, min, h, d\n"
		"f:5: kafka.properties: expected a list of strings, as in [\"compression.type=lz4\", \"security.protocol=SSL\"]\n"
		"f:7: batch.bytes: \"1 kB\" is out of range: 64 KiB to 1 GiB\n"
		"f:7: batch.count: expected a number without quotes\n"
		"f:8: unknown option brokers: did you mean kafka.brokers?\n"
		"f:9: events.tombstones: \"1\" is neither true nor false\n"
		"f:9: events.truncate: \"evnt\" is none of event, skip\n"
		"f:9: events.max_bytes: \"-1\" is out of range: 1 KiB to 512 MiB\n"
		"f:10: unknown option qwertyuiop\n"
		"f:11: source.accept_gap may not stand in a file, only on the command line (--accept-gap): it is meant for one run\n"
		"f:11: source.url: expected a string in double quotes\n"
		"f:12: tables: pattern public: a pattern is schema.table, as in public.orders or public.*\n"
		"f:1: name: \"Shop\" is not 1 to 40 of a-z, 0-9 and _\n");
}

static void a_file_that_is_none_is_one_mistake(void **state)
{
	struct buffer mistakes = {0};
	struct config config;

	(void)state;
	assert_string_equal(mistakes_of("name = ;\n", NULL, 0, nothing), "f:1: syntax error\n");
	assert_string_equal(mistakes_of("name = \"a\";\n\nname = \"b\";\n", NULL, 0, nothing),
			    "f:3: duplicate setting name\n");
	assert_int_equal(config_load(&config, "/nonexistent/millrace.conf", NULL, 0, nothing, &mistakes), -1);
	assert_string_equal(buffer_string(&mistakes),
			    "/nonexistent/millrace.conf: cannot be read: No such file or directory\n");
	config_fini(&config);
	buffer_clear(&mistakes);
	assert_int_equal(config_load(&config, "/proc/self/cmdline", NULL, 0, nothing, &mistakes), -1);
	assert_string_equal(buffer_string(&mistakes), "/proc/self/cmdline:1: a NUL byte: this is no text file\n");
	config_fini(&config);
	buffer_clear(&mistakes);
	assert_int_equal(config_load(&config, "/tmp", NULL, 0, nothing, &mistakes), -1);
	assert_string_equal(buffer_string(&mistakes), "/tmp: cannot be read: Is a directory\n");
	config_fini(&config);
	buffer_fini(&mistakes);
}

static void large_whole_numbers_are_not_cut(void **state)
{
	(void)state;
	assert_string_equal(
		mistakes_of(
			"/* 4294967300 */ source: { retention_warn = 8589934592; };\n"
			"# 4294967300\nname = \"a\\\"4294967300\"; // 4294967300\nbatch: { count = 4294967300; };\n",
			NULL, 0, nothing),
		"f:4: batch.count: \"4294967300\" is out of range: 2 to 64\n"
		"f:3: name: \"a\"4294967300\" is not 1 to 40 of a-z, 0-9 and _\n");
}

/* what options say together: the settings, and the one mistake that they are */
static void options_that_contradict_each_other_are_mistakes(void **state)
{
	static const struct {
		const char *key, *value, *key2, *value2, *says;
	} cases[] = {
		{"backoff.min", "20 s", "backoff.max", "10 s", "backoff.min is larger than backoff.max"},
		{"http.listen", "8085", NULL, NULL, "is not address:port"},
		{"http.listen", "::1:8085", NULL, NULL, "is not address:port"},
		{"http.listen", "127.0.0.1:70000", NULL, NULL, "is not address:port"},
		{"kafka.brokers", "a:1,,b:2", NULL, NULL, "\"\" is not host:port"},
		{"kafka.brokers", "kafka://a:1", NULL, NULL, "is not host:port"},
		{"kafka.properties.acks", "1", NULL, NULL, "acks is set by millrace itself: every replica"},
		{"kafka.properties.bootstrap.servers", "a", NULL, NULL, "use kafka.brokers"},
		{"kafka.properties", "novalue", NULL, NULL, "expected \"name=value\""},
		{"topics.config.cleanup.policy", "compact", NULL, NULL, "use topics.cleanup_policy"},
		{"topics.cleanup_policy", "compact", NULL, NULL, "refuses truncate events"},
		{"topics.cleanup_policy", "shred", NULL, NULL, "is none of delete"},
		{"snapshot.where.dish", "id < 5", NULL, NULL,
		 "snapshot.where: pattern dish: a pattern is schema.table"},
		{"snapshot.where.public.di sh", "id < 5", NULL, NULL, "odd names are double-quoted"},
		{"snapshot.where.public.dish,public.cup", "id < 5", NULL, NULL, "only one is possible"},
		{"snapshot.where.!public.dish", "id < 5", NULL, NULL, "excluding is not possible"},
		{"topics.replication_factor", "0", NULL, NULL, "no number of replicas"},
		{"registry.url", "registry:8081", NULL, NULL, "neither http://"},
		{"registry.url", "http://", "registry.password", "p", "without registry.username"},
		{"registry.url", "https://u:p@r/", NULL, NULL, "holds a user"},
		{"registry.certificate_file", "a", NULL, NULL, "go together"},
		{"source.url", "db.example.com", NULL, NULL, "source.url is neither"},
		{"source.slot", "My-Slot", NULL, NULL, "source.slot: \"My-Slot\""},
		{"topics.prefix", "a b", NULL, NULL, "topics.prefix"},
		{"publication.all_tables", "true", "publication.manage", "false", "publication.manage"},
		{"until", "now", NULL, NULL, "neither current nor an LSN"},
		{"name", "", NULL, NULL, "name: \"\" is not"},
		{"kafka.brokrs", "a:1", NULL, NULL, "--set: unknown option kafka.brokrs: did you mean kafka.brokers?"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct config_setting settings[] = {{cases[i].key, cases[i].value, "--set"},
							  {cases[i].key2, cases[i].value2, "--set"}};
		const char *said = mistakes_of(NULL, settings, cases[i].key2 ? 2 : 1, nothing);

		if (!strstr(said, cases[i].says) || strchr(said, '\n') != said + strlen(said) - 1)
			fail_msg("%s = %s: %s", cases[i].key, cases[i].value, said);
	}
}

static void a_condition_that_would_be_cut_is_a_mistake(void **state)
{
	char condition[CONFIG_WHERE_MAX + 2];
	const struct config_setting setting = {"snapshot.where.public.orders", condition, "--set"};

	(void)state;
	memset(condition, '1', sizeof condition);
	condition[CONFIG_WHERE_MAX] = '\0';
	assert_string_equal(mistakes_of(NULL, &setting, 1, nothing), "");
	condition[CONFIG_WHERE_MAX] = '1';
	condition[CONFIG_WHERE_MAX + 1] = '\0';
	assert_string_equal(
		mistakes_of(NULL, &setting, 1, nothing),
		"--set: snapshot.where: the condition on public.orders is longer than 511 bytes: put it into a "
		"function\n");
}

static void addresses_in_their_usual_forms_are_taken(void **state)
{
	static const char *const listens[] = {"127.0.0.1:0", "[::1]:8085", "localhost:65535", ""};
	static const char *const brokers[] = {"a", "a:9092", "a:9092,b:9093", "[::1]:9092", "a:1, b:2"};

	(void)state;
	for (size_t i = 0; i < sizeof listens / sizeof *listens; i++)
		assert_string_equal(
			mistakes_of(NULL, &(struct config_setting){"http.listen", listens[i], "--http"}, 1, nothing),
			"");
	for (size_t i = 0; i < sizeof brokers / sizeof *brokers; i++)
		assert_string_equal(mistakes_of(NULL,
						&(struct config_setting){"kafka.brokers", brokers[i], "--brokers"}, 1,
						nothing),
				    "");
}

static void what_a_command_needs_is_asked_for(void **state)
{
	const char *said = mistakes_of(NULL, NULL, 0, all);

	(void)state;
	assert_non_null(strstr(said, "source.url is missing: give --source"));
	assert_non_null(strstr(said, "kafka.brokers is missing: give --brokers"));
}

static void what_was_given_wrongly_or_empty_is_named_once(void **state)
{
	static const struct config_setting empty = {"source.url", "", "--source"},
					   unset = {"source.url", "${env:NO_SUCH}", "--source"};

	(void)state;
	assert_string_equal(
		mistakes_of(NULL, &empty, 1, (struct config_needs){.source = true}),
		"--source: source.url is missing: give --source postgresql://user@host/database, or source.url in a file\n");
	assert_string_equal(mistakes_of(NULL, &unset, 1, (struct config_needs){.source = true}),
			    "--source: source.url: the environment variable NO_SUCH is not set\n");
}

static void no_mistake_shows_a_secret(void **state)
{
	static const struct config_setting settings[] = {
		{"source.url", "s3cret", "--source"},
		{"registry.password", "s3cret", "--set"},
		{"kafka.properties", "s3cret", "--set"},
		{"batch.count", "${env:MILLRACE_SECRET}", "--set"},
		{"registry.url", "http://u:s3cret@r/", "--registry"},
	};

	(void)state;
	setenv("MILLRACE_SECRET", "s3cret", 1);
	assert_null(strstr(mistakes_of(NULL, settings, 5, all), "s3cret"));
}

static void the_state_directory_follows_the_environment(void **state)
{
	struct buffer mistakes = {0};
	struct config config;

	(void)state;
	setenv("XDG_STATE_HOME", "/xdg", 1);
	assert_int_equal(config_load(&config, NULL, NULL, 0, nothing, &mistakes), 0);
	assert_string_equal(config.state, "/xdg/millrace/millrace");
	config_fini(&config);
	setenv("STATE_DIRECTORY", "/var/lib/millrace:/var/lib/other", 1);
	assert_int_equal(config_load(&config, NULL, NULL, 0, nothing, &mistakes), 0);
	assert_string_equal(config.state, "/var/lib/millrace");
	config_fini(&config);
	unsetenv("STATE_DIRECTORY");
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	assert_int_equal(config_load(&config, NULL, NULL, 0, (struct config_needs){.state = true}, &mistakes), -1);
	assert_non_null(strstr(buffer_string(&mistakes), "no home directory"));
	config_fini(&config);
	buffer_clear(&mistakes);
	assert_int_equal(config_load(&config, NULL, NULL, 0, nothing, &mistakes), 0);
	assert_null(config.state);
	config_fini(&config);
	buffer_fini(&mistakes);
	setenv("HOME", "/home/tester", 1);
}

static void a_reload_takes_what_it_may_and_names_the_rest(void **state)
{
	static const struct config_setting settings[] = {
		{"log.level", "error", "--set"},         {"tables", "a.*,!a.b", "--tables"},
		{"backoff.max", "60 s", "--set"},        {"batch.count", "8", "--set"},
		{"kafka.properties", "a=b", "--set"},    {"topics.prefix", "p", "--set"},
		{"events.tombstones", "false", "--set"},
	};
	struct buffer mistakes = {0}, fixed = {0};
	struct config config, next;

	(void)state;
	assert_int_equal(config_load(&config, NULL, NULL, 0, nothing, &mistakes), 0);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(config_load(&next, NULL, settings, 7, nothing, &mistakes), 0);
		config_reload(&config, &next, &fixed);
		config_fini(&next);
		assert_string_equal(buffer_string(&fixed),
				    "kafka.properties, topics.prefix, events.tombstones, batch.count");
		buffer_clear(&fixed);
	}
	assert_int_equal(config.log.level, LOG_ERROR);
	assert_int_equal(config.backoff.max, 60000000);
	assert_int_equal(config.batch.count, 4);
	assert_true(config.events.tombstones);
	assert_true(patterns_match(&config.tables, "a", "c"));
	assert_false(patterns_match(&config.tables, "a", "b"));
	assert_false(patterns_match(&config.tables, "b", "c"));
	config_fini(&config);
	buffer_fini(&mistakes);
	buffer_fini(&fixed);
}

static void memory_that_ends_anywhere_is_a_mistake_and_never_a_crash(void **state)
{
	static const struct config_setting settings[] = {{"tables", "a.b,c.d", "--tables"},
							 {"kafka.properties", "a=b", "--set"}};
	int result = -1;

	(void)state;
	for (long n = 0; result < 0 && n < 1000; n++) {
		struct buffer mistakes = {0};
		struct config config;

		memory_fail_after(n);
		result = config_load(&config, NULL, settings, 2, nothing, &mistakes);
		memory_fail_after(-1);
		config_fini(&config);
		buffer_fini(&mistakes);
	}
	assert_int_equal(result, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_defaults_are_those_of_the_design),
		cmocka_unit_test(a_file_is_read_and_flags_override_it),
		cmocka_unit_test(every_mistake_of_a_file_is_named_with_line_and_nearest_key),
		cmocka_unit_test(a_file_that_is_none_is_one_mistake),
		cmocka_unit_test(large_whole_numbers_are_not_cut),
		cmocka_unit_test(options_that_contradict_each_other_are_mistakes),
		cmocka_unit_test(a_condition_that_would_be_cut_is_a_mistake),
		cmocka_unit_test(addresses_in_their_usual_forms_are_taken),
		cmocka_unit_test(what_a_command_needs_is_asked_for),
		cmocka_unit_test(what_was_given_wrongly_or_empty_is_named_once),
		cmocka_unit_test(no_mistake_shows_a_secret),
		cmocka_unit_test(the_state_directory_follows_the_environment),
		cmocka_unit_test(a_reload_takes_what_it_may_and_names_the_rest),
		cmocka_unit_test(memory_that_ends_anywhere_is_a_mistake_and_never_a_crash),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
