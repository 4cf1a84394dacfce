/* The id cache: what it keeps over an outage and a restart, and that damage only means asking again. */
#include "unit/test_registry_directory.h"

#include "base/log.h"
#include "registry/registry.h"
#include "unit/test_registry_server.h"

#define ID(n)                                                                        \
	{                                                                            \
		.raw = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"id\":" #n "}" \
	}
#define STATUS(n)                                                       \
	{                                                               \
		.raw = "HTTP/1.1 " #n " X\r\nContent-Length: 0\r\n\r\n" \
	}
#define INT "\"int\""
#define LONG "\"long\""

static struct server server;
static const char *url;

static struct registry *opened(void)
{
	struct registry_options options = {.url = url, .directory = scratch, .timeout_us = 2000000};
	struct error error;
	struct registry *registry = registry_new(&options, &error);

	if (!registry)
		fail_msg("%s", error.text);
	return registry;
}

/* the id, or minus the error's code */
static int32_t registered(struct registry *registry, const char *json)
{
	struct error error;
	int32_t id;

	return registry_register(registry, "a-value", json, &id, &error) < 0 ? -(int32_t)error.code : id;
}

static int32_t registered_anew(const char *json)
{
	struct registry *registry = opened();
	int32_t id = registered(registry, json);

	registry_free(registry);
	return id;
}

static void a_known_schema_is_asked_for_once(void **state)
{
	static const struct server_answer answers[] = {ID(7), ID(8)};
	struct registry *registry;

	(void)state;
	url = server_start(&server, answers, 2);
	registry = opened();
	for (int i = 0; i < 3; i++) {
		assert_int_equal(registered(registry, INT), 7);
		assert_int_equal(registered(registry, LONG), 8);
	}
	assert_int_equal(server.requests, 2);
	registry_free(registry);
	server_stop(&server);
}

static void lines_are_as_documented(void **state)
{
	static const struct server_answer answers[] = {ID(7)};
	char fields[200], expected[240];

	(void)state;
	url = server_start(&server, answers, 1);
	assert_int_equal(registered_anew(INT), 7);
	/* CRC-64-AVRO and CRC-32 of "int" from other people's code */
	snprintf(fields, sizeof fields, "7\t7275d51a3f395c8f\te77728cc\t5\t%s\ta-value\t", url);
	memcpy(expected, scratch_read("schema-ids"), sizeof expected);
	assert_memory_equal(expected, fields, strlen(fields));
	assert_int_equal(strlen(expected), strlen(fields) + 9);
	server_stop(&server);
}

static void an_outage_does_not_stop_a_known_schema(void **state)
{
	static const struct server_answer answers[] = {ID(7),
						       {.raw = NULL},
						       STATUS(500),
						       STATUS(401),
						       {.raw = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\noops"}};

	(void)state;
	url = server_start(&server, answers, 5);
	assert_int_equal(registered_anew(INT), 7);
	for (int i = 0; i < 4; i++)
		assert_int_equal(registered_anew(INT), 7);
	assert_int_equal(server.requests, 5);
	server_stop(&server);
	assert_int_equal(registered_anew(INT), 7);
	assert_int_equal(registered_anew(LONG), -(int)ERROR_UNAVAILABLE);
}

static void a_refusal_is_not_overruled(void **state)
{
	static const struct server_answer answers[] = {ID(7), STATUS(409), STATUS(422)};

	(void)state;
	url = server_start(&server, answers, 3);
	assert_int_equal(registered_anew(INT), 7);
	assert_int_equal(registered_anew(INT), -(int)ERROR_INCOMPATIBLE);
	assert_int_equal(registered_anew(INT), -(int)ERROR_CONFIG);
	server_stop(&server);
}

static void a_replaced_registrys_new_id_wins(void **state)
{
	static const struct server_answer answers[] = {ID(7), ID(3), {.raw = NULL}};

	(void)state;
	url = server_start(&server, answers, 3);
	assert_int_equal(registered_anew(INT), 7);
	assert_int_equal(registered_anew(INT), 3);
	assert_int_equal(registered_anew(INT), 3);
	server_stop(&server);
}

static void another_subject_or_url_is_not_known(void **state)
{
	static const struct server_answer answers[] = {ID(7), {.raw = NULL}};
	struct registry *registry;
	struct error error;
	int32_t id;

	(void)state;
	url = server_start(&server, answers, 2);
	assert_int_equal(registered_anew(INT), 7);
	registry = opened();
	assert_int_equal(registry_register(registry, "b-value", INT, &id, &error), -1);
	registry_free(registry);
	server_stop(&server);
	url = "http://127.0.0.1:1";
	assert_int_equal(registered_anew(INT), -(int)ERROR_UNAVAILABLE);
	assert_string_equal(scratch_read("schema-ids"), "");
}

/* every byte changed, and every cut: the id is right or asked for again */
static void damage_means_asking_again(void **state)
{
	static const struct server_answer answers[] = {ID(7), ID(8)};
	char lines[1024], damaged[1024];
	size_t length, first;

	(void)state;
	url = server_start(&server, answers, 2);
	assert_int_equal(registered_anew(INT), 7);
	assert_int_equal(registered_anew(LONG), 8);
	server_stop(&server);
	memcpy(lines, scratch_read("schema-ids"), sizeof lines);
	length = strlen(lines);
	first = (size_t)(strchr(lines, '\n') - lines);
	for (size_t at = 0; at <= first; at++) {
		memcpy(damaged, lines, sizeof lines);
		damaged[at] ^= 2;
		scratch_write("schema-ids", damaged, length);
		assert_int_equal(registered_anew(INT), -(int)ERROR_UNAVAILABLE);
		assert_int_equal(registered_anew(LONG), at == first ? -(int)ERROR_UNAVAILABLE : 8);
	}
	for (size_t cut = 0; cut <= length; cut += 3) {
		scratch_write("schema-ids", lines, cut);
		assert_int_equal(registered_anew(INT), cut > first ? 7 : -(int)ERROR_UNAVAILABLE);
		assert_int_equal(registered_anew(LONG), cut == length ? 8 : -(int)ERROR_UNAVAILABLE);
	}
	scratch_write("schema-ids", "\0\0\0\n\n\n\t\t\n7\n", 11);
	assert_int_equal(registered_anew(INT), -(int)ERROR_UNAVAILABLE);
	assert_string_equal(scratch_read("schema-ids"), "");
}

static void without_a_directory_or_read_only_nothing_is_kept(void **state)
{
	static const struct server_answer answers[] = {ID(7), ID(7), ID(7)};
	struct registry_options options = {.timeout_us = 2000000};
	struct registry *registry;
	struct error error;

	(void)state;
	options.url = server_start(&server, answers, 3);
	registry = registry_new(&options, &error);
	assert_int_equal(registered(registry, INT), 7);
	assert_int_equal(registered(registry, INT), 7);
	registry_free(registry);
	options.directory = scratch;
	options.read_only = true;
	registry = registry_new(&options, &error);
	assert_int_equal(registered(registry, INT), 7);
	registry_free(registry);
	assert_int_equal(access(scratch_path("schema-ids"), F_OK), -1);
	server_stop(&server);
}

#define SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH(a_known_schema_is_asked_for_once),
		SCRATCH(lines_are_as_documented),
		SCRATCH(an_outage_does_not_stop_a_known_schema),
		SCRATCH(a_refusal_is_not_overruled),
		SCRATCH(a_replaced_registrys_new_id_wins),
		SCRATCH(another_subject_or_url_is_not_known),
		SCRATCH(damage_means_asking_again),
		SCRATCH(without_a_directory_or_read_only_nothing_is_kept),
	};

	log_setup(LOG_ERROR, LOG_TEXT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
