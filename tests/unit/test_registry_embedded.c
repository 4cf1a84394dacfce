/* The embedded registry: ids, what it writes, and what it makes of every way in which its files can be damaged. */
#include "unit/test_registry_directory.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include "base/log.h"
#include "base/memory.h"
#include "registry/registry.h"

/* Worked out apart: CRC-64-AVRO of "int" is the one that Avro's own documentation and tests name. */
#define LINE_INT "1\t1\t5\t7275d51a3f395c8f\te77728cc\ta-value\t8ca01981\n"
#define INT "\"int\""

static struct registry *open_registry(bool read_only, struct error *error)
{
	struct registry_options options = {.directory = scratch, .read_only = read_only};

	return registry_new(&options, error);
}

static struct registry *opened(void)
{
	struct error error = {0};
	struct registry *registry = open_registry(false, &error);

	if (!registry)
		fail_msg("%s", error.text);
	return registry;
}

static int32_t registered(struct registry *registry, const char *subject, const char *json)
{
	struct error error;
	int32_t id = -1;

	if (registry_register(registry, subject, json, &id, &error) < 0)
		fail_msg("%s", error.text);
	return id;
}

static void assert_schema(struct registry *registry, int32_t id, const char *json)
{
	struct buffer text = {0};
	struct error error = {0};

	if (registry_schema(registry, id, &text, &error) < 0)
		fail_msg("%s", error.text);
	assert_string_equal(buffer_string(&text), json);
	buffer_fini(&text);
}

static void refused(enum error_code code, const char *naming)
{
	struct error error = {0};

	assert_null(open_registry(false, &error));
	assert_int_equal(error.code, code);
	if (!strstr(error.text, naming))
		fail_msg("\"%s\" does not name %s", error.text, naming);
}

static void ids_count_from_one_and_equal_texts_share_one(void **state)
{
	struct registry *registry = opened();

	(void)state;
	assert_true(registry_embedded(registry));
	assert_int_equal(registered(registry, "a-value", INT), 1);
	assert_int_equal(registered(registry, "a-value", "\"long\""), 2);
	assert_int_equal(registered(registry, "b-value", "\"long\""), 2);
	assert_int_equal(registered(registry, "b-value", INT), 1);
	assert_int_equal(registered(registry, "a-value", INT), 1);
	assert_int_equal(registered(registry, "c-value", "\"int\" "), 3);
	registry_free(registry);
}

static void files_are_the_text_and_a_journal_line(void **state)
{
	struct registry *registry = opened();

	(void)state;
	registered(registry, "a-value", INT);
	assert_string_equal(scratch_read("schemas/1.avsc"), INT);
	assert_string_equal(scratch_read("schemas/subjects"), LINE_INT);
	registered(registry, "a-value", INT);
	assert_string_equal(scratch_read("schemas/subjects"), LINE_INT);
	assert_int_equal(access(scratch_path("schemas/.new"), F_OK), -1);
	registry_free(registry);
}

static void everything_is_there_after_a_restart(void **state)
{
	struct registry *registry = opened();
	char json[64], subject[32];

	(void)state;
	for (int i = 0; i < 100; i++) {
		snprintf(json, sizeof json, "{\"type\":\"fixed\",\"name\":\"f\",\"size\":%d}", i / 2 + 1);
		snprintf(subject, sizeof subject, "s%d", i % 7);
		registered(registry, subject, json);
	}
	registry_free(registry);
	registry = opened();
	assert_schema(registry, 50, "{\"type\":\"fixed\",\"name\":\"f\",\"size\":50}");
	assert_int_equal(registered(registry, "s1", "{\"type\":\"fixed\",\"name\":\"f\",\"size\":1}"), 1);
	assert_int_equal(registered(registry, "s1", INT), 51);
	registry_free(registry);
}

static void lookup_finds_and_writes_nothing(void **state)
{
	struct registry *registry = opened();
	struct error error;
	int32_t id = -1;

	(void)state;
	registered(registry, "a", INT);
	assert_int_equal(registry_lookup(registry, "a", INT, &id, &error), 0);
	assert_int_equal(id, 1);
	assert_int_equal(registry_lookup(registry, "b", INT, &id, &error), 0);
	assert_int_equal(id, 0);
	assert_int_equal(registry_lookup(registry, "a", "\"long\"", &id, &error), 0);
	assert_int_equal(id, 0);
	assert_int_equal(access(scratch_path("schemas/2.avsc"), F_OK), -1);
	registry_free(registry);
}

static void an_unknown_id_is_an_error(void **state)
{
	static const int32_t ids[] = {-1, 0, 2, INT32_MAX};
	struct registry *registry = opened();

	(void)state;
	registered(registry, "a", INT);
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct buffer text = {0};
		struct error error = {0};

		assert_int_equal(registry_schema(registry, ids[i], &text, &error), -1);
		assert_int_equal(error.code, ERROR_CONFIG);
		buffer_fini(&text);
	}
	registry_free(registry);
}

static void what_is_no_schema_or_subject_is_refused(void **state)
{
	static const struct {
		const char *subject, *json;
	} bad[] = {{"a", ""}, {"a", "{"}, {"a", "int"}, {"", INT}, {"a\tb", INT}, {"a\nb", INT}};
	struct registry *registry = opened();

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct error error = {0};
		int32_t id;

		assert_int_equal(registry_register(registry, bad[i].subject, bad[i].json, &id, &error), -1);
		assert_int_equal(error.code, ERROR_CONFIG);
	}
	assert_string_equal(scratch_read("schemas/subjects"), "");
	registry_free(registry);
}

static void a_second_process_is_kept_out(void **state)
{
	struct registry *registry = opened();
	struct error error = {0};
	int status;
	pid_t child;

	(void)state;
	child = fork();
	if (child == 0)
		_exit(open_registry(false, &error) || error.code != ERROR_UNAVAILABLE || !strstr(error.text, scratch));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	registry_free(registry);
	registry_free(opened());
}

static void a_reader_sees_what_is_registered_meanwhile(void **state)
{
	struct registry *registry = opened(), *reader;
	struct error error = {0};
	int32_t id;

	(void)state;
	reader = open_registry(true, &error);
	assert_non_null(reader);
	registered(registry, "a", INT);
	assert_schema(reader, 1, INT);
	registered(registry, "a", "\"long\"");
	assert_int_equal(registry_lookup(reader, "a", "\"long\"", &id, &error), 0);
	assert_int_equal(id, 2);
	assert_int_equal(registry_register(reader, "a", "\"string\"", &id, &error), -1);
	assert_int_equal(error.code, ERROR_USAGE);
	registry_free(reader);
	registry_free(registry);
}

/* Three versions: "int" and "long" under a-value, "int" under b-value. */
static void three_versions(void)
{
	struct registry *registry = opened();

	registered(registry, "a-value", INT);
	registered(registry, "a-value", "\"long\"");
	registered(registry, "b-value", INT);
	registry_free(registry);
}

static void a_crash_at_any_byte_of_the_journal_loses_only_that_line(void **state)
{
	char journal[512];
	size_t length;

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/subjects"), sizeof journal);
	length = strlen(journal);
	for (size_t cut = length - 1; journal[cut - 1] != '\n'; cut--) {
		struct registry *registry;

		scratch_write("schemas/subjects", journal, cut);
		registry = opened();
		assert_int_equal(registered(registry, "b-value", INT), 1);
		registry_free(registry);
		assert_string_equal(scratch_read("schemas/subjects"), journal);
	}
}

static void a_tail_of_zeroes_is_cut_off(void **state)
{
	char journal[512] = {0};
	size_t length;

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/subjects"), sizeof journal);
	length = strlen(journal);
	scratch_write("schemas/subjects", journal, length + 40);
	registry_free(opened());
	assert_string_equal(scratch_read("schemas/subjects"), journal);
}

static void a_crash_between_the_file_and_its_line_is_written_over(void **state)
{
	struct registry *registry;

	(void)state;
	three_versions();
	scratch_write("schemas/3.avsc", "\"byt", 4);
	scratch_write("schemas/.new", "\"b", 2);
	registry = opened();
	assert_int_equal(registered(registry, "a-value", "\"string\""), 3);
	assert_string_equal(scratch_read("schemas/3.avsc"), "\"string\"");
	registry_free(registry);
}

static void a_torn_schema_is_reported(void **state)
{
	static const char *const damages[] = {"", "\"lon", "\"long\"\n"};

	(void)state;
	three_versions();
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		scratch_write("schemas/2.avsc", damages[i], strlen(damages[i]));
		refused(ERROR_IO, "2.avsc");
	}
	unlink(scratch_path("schemas/2.avsc"));
	refused(ERROR_IO, "2.avsc");
}

static void a_changed_schema_is_never_handed_out(void **state)
{
	struct buffer text = {0};
	struct error error = {0};
	struct registry *registry;
	int32_t id;

	(void)state;
	three_versions();
	scratch_write("schemas/2.avsc", "\"lung\"", 6);
	registry = opened();
	assert_int_equal(registry_schema(registry, 2, &text, &error), -1);
	assert_int_equal(error.code, ERROR_IO);
	assert_int_equal(text.length, 0);
	assert_int_equal(registry_register(registry, "b-value", "\"long\"", &id, &error), -1);
	assert_int_equal(error.code, ERROR_IO);
	buffer_fini(&text);
	registry_free(registry);
}

static void a_damaged_journal_is_reported(void **state)
{
	char journal[512], damaged[512];

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/subjects"), sizeof journal);
	for (size_t at = 0; at < strlen(journal); at += 5) {
		if (journal[at] == '\n')
			continue;
		memcpy(damaged, journal, sizeof journal);
		damaged[at] ^= 1;
		scratch_write("schemas/subjects", damaged, strlen(journal));
		refused(ERROR_IO, "subjects");
	}
	scratch_write("schemas/subjects", "not ours\n", 9);
	refused(ERROR_IO, "at byte 0");
	scratch_write("schemas/subjects", strchr(journal, '\n') + 1, strlen(strchr(journal, '\n') + 1));
	refused(ERROR_IO, "does not follow");
}

static void a_lost_journal_is_reported(void **state)
{
	(void)state;
	three_versions();
	unlink(scratch_path("schemas/subjects"));
	refused(ERROR_IO, "2.avsc");
}

static void a_directory_that_cannot_be_is_reported(void **state)
{
	struct registry_options options = {.directory = scratch_path("no/such")};
	struct error error = {0};

	(void)state;
	assert_null(registry_new(&options, &error));
	assert_int_equal(error.code, ERROR_IO);
	options.directory = NULL;
	assert_null(registry_new(&options, &error));
	assert_int_equal(error.code, ERROR_CONFIG);
	scratch_write("schemas", "", 0);
	refused(ERROR_IO, "schemas");
}

/* every call until all succeed; after each failure a restart finds a sound registry */
static void a_failed_allocation_leaves_a_sound_registry(void **state)
{
	struct error error = {0};
	struct registry *registry = opened();
	int32_t id = 0;
	int rc = -1;

	(void)state;
	for (long n = 0; rc < 0; n++) {
		memory_fail_after(n);
		rc = registry_register(registry, "a-value", INT, &id, &error);
		memory_fail_after(-1);
		if (rc < 0)
			assert_int_equal(error.code, ERROR_MEMORY);
		assert_in_range(n, 0, 50);
	}
	assert_int_equal(id, 1);
	registry_free(registry);
	assert_string_equal(scratch_read("schemas/subjects"), LINE_INT);
	rc = -1;
	for (long n = 0; rc < 0; n++) {
		memory_fail_after(n);
		registry = open_registry(false, &error);
		memory_fail_after(-1);
		if (registry)
			rc = 0;
		else
			assert_int_equal(error.code, ERROR_MEMORY);
		registry_free(registry);
	}
}

#define SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH(ids_count_from_one_and_equal_texts_share_one),
		SCRATCH(files_are_the_text_and_a_journal_line),
		SCRATCH(everything_is_there_after_a_restart),
		SCRATCH(lookup_finds_and_writes_nothing),
		SCRATCH(an_unknown_id_is_an_error),
		SCRATCH(what_is_no_schema_or_subject_is_refused),
		SCRATCH(a_second_process_is_kept_out),
		SCRATCH(a_reader_sees_what_is_registered_meanwhile),
		SCRATCH(a_crash_at_any_byte_of_the_journal_loses_only_that_line),
		SCRATCH(a_tail_of_zeroes_is_cut_off),
		SCRATCH(a_crash_between_the_file_and_its_line_is_written_over),
		SCRATCH(a_torn_schema_is_reported),
		SCRATCH(a_changed_schema_is_never_handed_out),
		SCRATCH(a_damaged_journal_is_reported),
		SCRATCH(a_lost_journal_is_reported),
		SCRATCH(a_directory_that_cannot_be_is_reported),
		SCRATCH(a_failed_allocation_leaves_a_sound_registry),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
