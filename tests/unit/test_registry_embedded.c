/* The embedded registry: ids, what it writes, and what it makes of every way in which its files can be damaged. */
#include "unit/test_registry_directory.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/log.h"
#include "base/memory.h"
#include "registry/registry.h"

/* Worked out apart: CRC-64-AVRO of "int" is the one that Avro's own documentation and tests name; CRC-32 by zlib. */
#define LINE_INT "1\t1735862476\t5\t7275d51a3f395c8f\te77728cc\ta-value\t0e10b5cd\n"
#define INT "\"int\""
#define LONG "\"long\""
#define ENTRY_INT LINE_INT INT "\n"
#define FILE_INT "schemas/1735862476.avsc"
#define FILE_LONG "schemas/2041848361.avsc"

enum { ID_INT = 1735862476, ID_LONG = 2041848361 };

static struct registry *open_registry(bool read_only, struct error *error)
{
	/* rules are test_registry_rules.c's */
	struct registry_options options = {.directory = scratch, .read_only = read_only, .compatibility = "NONE"};

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

/* no file may become longer than so many bytes; RLIM_INFINITY: any length */
static void files_end_at(rlim_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_is_an_outage_that_passes(void **state)
{
	struct registry *registry = opened();
	struct error error;
	int32_t id;
	int rc;

	(void)state;
	registered(registry, "a-value", INT);
	files_end_at(strlen(ENTRY_INT) + 20); /* a part of the entry is written */
	rc = registry_register(registry, "b-value", LONG, &id, &error);
	files_end_at(RLIM_INFINITY);
	assert_int_equal(rc, -1);
	assert_int_equal(error_action(error.code), ERROR_RETRY);
	assert_non_null(strstr(error.text, "No space left on device"));
	assert_non_null(strstr(error.hint, "make room"));
	assert_string_equal(scratch_read("schemas/journal"), ENTRY_INT);
	assert_int_equal(access(scratch_path(FILE_LONG), F_OK), -1);
	assert_int_equal(registered(registry, "a-value", INT), ID_INT);
	assert_int_equal(registered(registry, "b-value", LONG), ID_LONG);
	assert_schema(registry, ID_LONG, LONG);
	registry_free(registry);
	registry_free(opened());
}

static void a_file_that_cannot_be_written_is_no_loss(void **state)
{
	struct registry *registry = opened();

	(void)state;
	assert_int_equal(symlink("/dev/full", scratch_path(FILE_INT)), 0);
	assert_int_equal(registered(registry, "a-value", INT), ID_INT);
	assert_schema(registry, ID_INT, INT);
	registry_tend(registry);
	registry_free(registry);
	unlink(scratch_path(FILE_INT));
	registry_free(opened());
	assert_string_equal(scratch_read(FILE_INT), INT);
}

static void equal_texts_share_an_id_in_whatever_subjects(void **state)
{
	struct registry *registry = opened();

	(void)state;
	assert_true(registry_embedded(registry));
	assert_int_equal(registered(registry, "a-value", INT), ID_INT);
	assert_int_equal(registered(registry, "a-value", "\"long\""), ID_LONG);
	assert_int_equal(registered(registry, "b-value", "\"long\""), ID_LONG);
	assert_int_equal(registered(registry, "b-value", INT), ID_INT);
	assert_int_equal(registered(registry, "a-value", INT), ID_INT);
	assert_int_equal(registered(registry, "c-value", "\"int\" "), 2069444342);
	registry_free(registry);
}

static void a_schema_is_a_journal_entry_and_a_file(void **state)
{
	struct registry *registry = opened();

	(void)state;
	registered(registry, "a-value", INT);
	assert_string_equal(scratch_read("schemas/journal"), ENTRY_INT);
	registry_tend(registry);
	assert_string_equal(scratch_read(FILE_INT), INT);
	registered(registry, "a-value", INT);
	assert_string_equal(scratch_read("schemas/journal"), ENTRY_INT);
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
	assert_schema(registry, 1807433527, "{\"type\":\"fixed\",\"name\":\"f\",\"size\":50}");
	assert_int_equal(registered(registry, "s1", "{\"type\":\"fixed\",\"name\":\"f\",\"size\":1}"), 855984930);
	assert_int_equal(registered(registry, "s1", INT), ID_INT);
	registry_free(registry);
}

static void a_judgement_finds_and_writes_nothing(void **state)
{
	struct registry *registry = opened();
	struct error error;
	int32_t id = -1;

	(void)state;
	registered(registry, "a", INT);
	assert_int_equal(registry_judge(registry, "a", INT, &id, &error), 1);
	assert_int_equal(id, ID_INT);
	assert_int_equal(registry_judge(registry, "b", INT, &id, &error), 1);
	assert_int_equal(id, 0);
	assert_int_equal(registry_judge(registry, "a", "\"long\"", &id, &error), 1);
	assert_int_equal(id, 0);
	assert_int_equal(access(scratch_path(FILE_LONG), F_OK), -1);
	registry_free(registry);
}

static void an_unknown_id_is_an_error(void **state)
{
	static const int32_t ids[] = {INT32_MIN, -1, 0, 1, ID_INT - 1, ID_INT + 1, INT32_MAX};
	struct registry *registry = opened();

	(void)state;
	registered(registry, "a", INT);
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct buffer text = {0};
		struct error error = {0};

		assert_int_equal(registry_schema(registry, ids[i], &text, &error), -1);
		assert_int_equal(error.code, ERROR_CONFIG);
		assert_non_null(strstr(error.text, scratch));
		assert_non_null(strstr(error.hint, "same ids"));
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
	assert_string_equal(scratch_read("schemas/journal"), "");
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
	assert_schema(reader, ID_INT, INT);
	registered(registry, "a", "\"long\"");
	assert_int_equal(registry_judge(reader, "a", "\"long\"", &id, &error), 1);
	assert_int_equal(id, ID_LONG);
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
	registered(registry, "a-value", LONG);
	registered(registry, "b-value", INT);
	registry_free(registry);
}

/* Two versions, the last one of a schema that is new. What the journal held until then, and holds now. */
static void two_entries(char before[512], char after[512])
{
	struct registry *registry = opened();

	registered(registry, "a-value", INT);
	snprintf(before, 512, "%s", scratch_read("schemas/journal"));
	registered(registry, "a-value", LONG);
	snprintf(after, 512, "%s", scratch_read("schemas/journal"));
	registry_free(registry);
}

/* the journal, as a crash while "long" was registered has left it; the file follows only after the entry */
static void mended(const char *journal, size_t length, const char *before, const char *after)
{
	struct registry *registry;

	unlink(scratch_path(FILE_LONG));
	scratch_write("schemas/journal", journal, length);
	registry = opened();
	assert_string_equal(scratch_read("schemas/journal"), before);
	assert_int_equal(registered(registry, "a-value", LONG), ID_LONG);
	registry_free(registry);
	assert_string_equal(scratch_read("schemas/journal"), after);
	assert_string_equal(scratch_read(FILE_LONG), LONG);
}

static void a_crash_at_any_byte_of_an_entry_loses_only_that(void **state)
{
	char before[512], after[512], journal[512];
	size_t length;

	(void)state;
	two_entries(before, after);
	length = strlen(after);
	for (size_t cut = strlen(before); cut < length; cut++)
		mended(after, cut, before, after);
	/* the length came first, and only a part of the bytes */
	for (size_t first = strlen(before); first < length; first += 7) {
		memcpy(journal, after, sizeof journal);
		memset(journal + strlen(before), 0, first - strlen(before) + 1);
		mended(journal, length, before, after);
		memcpy(journal, after, sizeof journal);
		memset(journal + first, 0, length - first);
		mended(journal, length, before, after);
	}
}

static void a_crash_at_any_byte_of_a_line_loses_only_that(void **state)
{
	char journal[512];
	size_t length;

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/journal"), sizeof journal);
	length = strlen(journal);
	for (size_t cut = length - 1; journal[cut - 1] != '\n'; cut--) {
		struct registry *registry;

		scratch_write("schemas/journal", journal, cut);
		registry = opened();
		assert_int_equal(registered(registry, "b-value", INT), ID_INT);
		registry_free(registry);
		assert_string_equal(scratch_read("schemas/journal"), journal);
	}
}

static void a_tail_of_zeroes_is_cut_off(void **state)
{
	char journal[512] = {0};
	size_t length;

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/journal"), sizeof journal);
	length = strlen(journal);
	scratch_write("schemas/journal", journal, length + 40);
	registry_free(opened());
	assert_string_equal(scratch_read("schemas/journal"), journal);
}

/* entries are synced one by one: a crash leaves no more than one of them */
static void a_long_tail_is_reported(void **state)
{
	(void)state;
	three_versions();
	assert_int_equal(truncate(scratch_path("schemas/journal"), 5 << 20), 0);
	refused(ERROR_IO, "too much follows it");
}

/* zeroes before the end are damage: what follows them was acknowledged */
static void zeroes_within_the_journal_are_reported(void **state)
{
	char journal[512] = {0}, damaged[512];
	const char *places[] = {INT "\n", LONG, "a-value"};

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/journal"), sizeof journal);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		memcpy(damaged, journal, sizeof damaged);
		memset(damaged + (strstr(journal, places[i]) - journal), 0, strlen(places[i]));
		scratch_write("schemas/journal", damaged, strlen(journal));
		refused(ERROR_IO, "schemas/journal");
	}
}

static void files_that_are_torn_or_missing_are_written_again(void **state)
{
	(void)state;
	three_versions();
	scratch_write(FILE_LONG, "\"lo", 3);
	unlink(scratch_path(FILE_INT));
	registry_free(opened());
	assert_string_equal(scratch_read(FILE_LONG), LONG);
	assert_string_equal(scratch_read(FILE_INT), INT);
}

static void a_changed_text_is_never_handed_out(void **state)
{
	struct buffer text = {0};
	struct error error = {0};
	struct registry *registry;
	char journal[512];
	int32_t id;

	(void)state;
	three_versions();
	registry = opened();
	scratch_write(FILE_LONG, "\"lung\"", 6); /* nobody reads it */
	assert_schema(registry, ID_LONG, LONG);
	snprintf(journal, sizeof journal, "%s", scratch_read("schemas/journal"));
	strstr(journal, LONG)[2] = 'u';
	scratch_write("schemas/journal", journal, strlen(journal));
	assert_int_equal(registry_schema(registry, ID_LONG, &text, &error), -1);
	assert_int_equal(error.code, ERROR_IO);
	assert_int_equal(text.length, 0);
	assert_int_equal(registry_register(registry, "b-value", LONG, &id, &error), -1);
	assert_int_equal(error.code, ERROR_IO);
	buffer_fini(&text);
	registry_free(registry);
	refused(ERROR_IO, "is not followed by its schema's text");
}

static void a_damaged_journal_is_reported(void **state)
{
	char journal[512], damaged[512];

	(void)state;
	three_versions();
	memcpy(journal, scratch_read("schemas/journal"), sizeof journal);
	for (size_t at = 0; at < strlen(journal); at += 5) {
		if (journal[at] == '\n')
			continue;
		memcpy(damaged, journal, sizeof journal);
		damaged[at] ^= 1;
		scratch_write("schemas/journal", damaged, strlen(journal));
		refused(ERROR_IO, "schemas/journal");
	}
	scratch_write("schemas/journal", "not ours\n", 9);
	refused(ERROR_IO, "at byte 0");
	scratch_write("schemas/journal", journal + strlen(ENTRY_INT), strlen(journal) - strlen(ENTRY_INT));
	refused(ERROR_IO, "does not follow");
}

/* The first line's id is one more than its text gives; its seal is right. */
static void an_id_that_its_text_does_not_give_is_reported(void **state)
{
	static const char line[] = "1\t1735862477\t5\t7275d51a3f395c8f\te77728cc\ta-value\t8ee0a2d2\n";

	(void)state;
	registry_free(opened());
	scratch_write("schemas/journal", line, sizeof line - 1);
	refused(ERROR_IO, "does not follow from its text");
}

static void a_lost_journal_is_reported(void **state)
{
	(void)state;
	three_versions();
	unlink(scratch_path("schemas/journal"));
	refused(ERROR_IO, ".avsc is not in the journal");
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
	assert_int_equal(id, ID_INT);
	registry_free(registry);
	assert_string_equal(scratch_read("schemas/journal"), ENTRY_INT);
	registry = opened();
	rc = -1;
	for (long n = 0; rc < 0; n++) { /* a known text has one id, whatever fails while it is compared */
		memory_fail_after(n);
		rc = registry_register(registry, "b-value", INT, &id, &error);
		memory_fail_after(-1);
		if (rc < 0)
			assert_int_equal(error.code, ERROR_MEMORY);
	}
	assert_int_equal(id, ID_INT);
	registry_free(registry);
	unlink(scratch_path("schemas/journal"));
	unlink(scratch_path(FILE_INT));
	registry = opened();
	registered(registry, "a-value", INT);
	registry_free(registry);
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
		SCRATCH(a_full_disk_is_an_outage_that_passes),
		SCRATCH(a_file_that_cannot_be_written_is_no_loss),
		SCRATCH(equal_texts_share_an_id_in_whatever_subjects),
		SCRATCH(a_schema_is_a_journal_entry_and_a_file),
		SCRATCH(everything_is_there_after_a_restart),
		SCRATCH(a_judgement_finds_and_writes_nothing),
		SCRATCH(an_unknown_id_is_an_error),
		SCRATCH(what_is_no_schema_or_subject_is_refused),
		SCRATCH(a_second_process_is_kept_out),
		SCRATCH(a_reader_sees_what_is_registered_meanwhile),
		SCRATCH(a_crash_at_any_byte_of_an_entry_loses_only_that),
		SCRATCH(a_crash_at_any_byte_of_a_line_loses_only_that),
		SCRATCH(a_tail_of_zeroes_is_cut_off),
		SCRATCH(a_long_tail_is_reported),
		SCRATCH(zeroes_within_the_journal_are_reported),
		SCRATCH(files_that_are_torn_or_missing_are_written_again),
		SCRATCH(a_changed_text_is_never_handed_out),
		SCRATCH(a_damaged_journal_is_reported),
		SCRATCH(an_id_that_its_text_does_not_give_is_reported),
		SCRATCH(a_lost_journal_is_reported),
		SCRATCH(a_directory_that_cannot_be_is_reported),
		SCRATCH(a_failed_allocation_leaves_a_sound_registry),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
