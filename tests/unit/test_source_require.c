/* What a server must be, and the statement that mends what it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/source.h"

static struct source_server good_server(void)
{
	return (struct source_server){
		.version = 150020,
		.version_text = "15.20",
		.user = "shop",
		.wal_level = "logical",
		.replication_role = true,
		.max_replication_slots = 10,
		.used_replication_slots = 9,
		.max_wal_senders = 10,
		.used_wal_senders = 9,
	};
}

static void assert_refused(const struct source_server *server, enum error_code code, const char *hint)
{
	struct error error;

	assert_int_equal(source_require(server, true, &error), -1);
	assert_int_equal(error.code, code);
	if (!strstr(error.hint, hint))
		fail_msg("%s: %s", error.text, error.hint);
}

static void a_primary_with_room_is_enough(void **state)
{
	struct source_server server = good_server();
	struct error error;

	(void)state;
	assert_int_equal(source_require(&server, true, &error), 0);
	server.version = 180006;
	assert_int_equal(source_require(&server, true, &error), 0);
	server.version = 140000;
	assert_int_equal(source_require(&server, true, &error), 0);
}

static void versions_before_14_are_refused(void **state)
{
	struct source_server server = good_server();

	(void)state;
	server.version = 130022;
	assert_refused(&server, ERROR_CONFIG, "upgrade");
}

static void a_standby_decodes_from_16_on(void **state)
{
	struct source_server server = good_server();
	struct error error;

	(void)state;
	server.in_recovery = true;
	assert_refused(&server, ERROR_CONFIG, "primary");
	server.version = 160000;
	assert_int_equal(source_require(&server, true, &error), 0);
}

static void wal_level_must_be_logical(void **state)
{
	struct source_server server = good_server();

	(void)state;
	memcpy(server.wal_level, "replica", sizeof "replica");
	assert_refused(&server, ERROR_CONFIG, "ALTER SYSTEM SET wal_level = logical; then restart");
}

static void the_role_must_be_allowed_to_replicate(void **state)
{
	struct source_server server = good_server();

	(void)state;
	server.replication_role = false;
	assert_refused(&server, ERROR_PERMISSION, "ALTER ROLE \"shop\" REPLICATION;");
}

static void a_slot_must_be_free_only_where_one_is_made(void **state)
{
	struct source_server server = good_server();
	struct error error;

	(void)state;
	server.used_replication_slots = 10;
	assert_refused(&server, ERROR_CONFIG, "ALTER SYSTEM SET max_replication_slots = 15;");
	assert_int_equal(source_require(&server, false, &error), 0);
}

static void a_wal_sender_may_become_free_but_not_where_there_is_none(void **state)
{
	struct source_server server = good_server();

	(void)state;
	server.used_wal_senders = 10;
	assert_refused(&server, ERROR_UNAVAILABLE, "ALTER SYSTEM SET max_wal_senders = 15;");
	server.used_wal_senders = server.max_wal_senders = 0;
	assert_refused(&server, ERROR_CONFIG, "ALTER SYSTEM SET max_wal_senders = 5;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_primary_with_room_is_enough),
		cmocka_unit_test(versions_before_14_are_refused),
		cmocka_unit_test(a_standby_decodes_from_16_on),
		cmocka_unit_test(wal_level_must_be_logical),
		cmocka_unit_test(the_role_must_be_allowed_to_replicate),
		cmocka_unit_test(a_slot_must_be_free_only_where_one_is_made),
		cmocka_unit_test(a_wal_sender_may_become_free_but_not_where_there_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
