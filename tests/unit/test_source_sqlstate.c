/* What PostgreSQL's error reports become: the texts are those of servers 14, 15 and 18, the codes PostgreSQL 15's
 * appendix A. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/sqlstate.h"

static const struct sqlstate_names NAMES = {"shop", "orders"};

struct state_case {
	const char *state;
	enum sqlstate_where where;
	const char *message;
	enum error_code code;
	const char *hint; /* a part of it */
};

static void each_state_has_its_code_and_remedy(void **state)
{
	static const struct state_case cases[] = {
		{"28P01", SQLSTATE_CONNECT, "password authentication failed for user \"shop\"", ERROR_PERMISSION,
		 "ALTER ROLE \"shop\" PASSWORD"},
		{"28000", SQLSTATE_CONNECT,
		 "no pg_hba.conf entry for host \"10.1.2.3\", user \"shop\", database \"orders\", no encryption",
		 ERROR_PERMISSION, "host orders shop 10.1.2.3/32 scram-sha-256"},
		{"28000", SQLSTATE_CONNECT,
		 "no pg_hba.conf entry for host \"2001:db8::7\", user \"shop\", database \"orders\"", ERROR_PERMISSION,
		 "host orders shop 2001:db8::7/128 scram-sha-256"},
		{"28000", SQLSTATE_CONNECT,
		 "no pg_hba.conf entry for host \"[local]\", user \"shop\", database \"orders\"", ERROR_PERMISSION,
		 "local orders shop scram-sha-256"},
		{"28000", SQLSTATE_CONNECT, "role \"shop\" does not exist", ERROR_PERMISSION,
		 "CREATE ROLE \"shop\" LOGIN REPLICATION"},
		{"28000", SQLSTATE_CONNECT, "role \"shop\" is not permitted to log in", ERROR_PERMISSION,
		 "ALTER ROLE \"shop\" LOGIN;"},
		{"28000", SQLSTATE_CONNECT, "keine Anf\303\274hrungszeichen", ERROR_PERMISSION,
		 "host orders shop <this host's address>/32"},
		{"3D000", SQLSTATE_CONNECT, "database \"orders\" does not exist", ERROR_CONFIG, "database name"},
		{"42501", SQLSTATE_CONNECT, "permission denied for database \"orders\"", ERROR_PERMISSION,
		 "GRANT CONNECT ON DATABASE \"orders\" TO \"shop\";"},
		{"42501", SQLSTATE_REPLICATION, "must be superuser or replication role to start walsender",
		 ERROR_PERMISSION, "ALTER ROLE \"shop\" REPLICATION;"},
		{"42501", SQLSTATE_QUERY, "must be owner of table t", ERROR_PERMISSION, "owner"},
		{"42883", SQLSTATE_STREAM, "no binary output function available for type aclitem", ERROR_BINARY,
		 "text"},
		{"42883", SQLSTATE_QUERY, "function f() does not exist", ERROR_INTERNAL, ""},
		{"42704", SQLSTATE_STREAM, "publication \"p\" does not exist", ERROR_HISTORY, ""},
		{"58P01", SQLSTATE_STREAM, "requested WAL segment 000000010000000000000001 has already been removed",
		 ERROR_HISTORY, "WAL"},
		{"55000", SQLSTATE_REPLICATION, "logical decoding requires wal_level >= logical", ERROR_CONFIG,
		 "ALTER SYSTEM SET wal_level = logical"},
		{"53400", SQLSTATE_REPLICATION, "all replication slots are in use", ERROR_CONFIG,
		 "max_replication_slots"},
		{"53300", SQLSTATE_REPLICATION,
		 "number of requested standby connections exceeds max_wal_senders (currently 1)", ERROR_UNAVAILABLE,
		 "max_wal_senders"},
		{"53300", SQLSTATE_CONNECT, "sorry, too many clients already", ERROR_UNAVAILABLE, "max_connections"},
		{"53100", SQLSTATE_QUERY, "could not extend file: No space left on device", ERROR_UNAVAILABLE,
		 "resource"},
		{"55006", SQLSTATE_STREAM, "replication slot \"s\" is active for PID 29024", ERROR_UNAVAILABLE,
		 "active_pid"},
		{"55P03", SQLSTATE_QUERY, "canceling statement due to lock timeout", ERROR_TIMEOUT, "lock"},
		{"57014", SQLSTATE_QUERY, "canceling statement due to statement timeout", ERROR_TIMEOUT, ""},
		{"42710", SQLSTATE_REPLICATION, "replication slot \"s\" already exists", ERROR_CONFIG, "already"},
		{"25006", SQLSTATE_QUERY, "cannot execute CREATE PUBLICATION in a read-only transaction",
		 ERROR_UNAVAILABLE, "standby"},
		{"57P01", SQLSTATE_STREAM, "terminating connection due to administrator command", ERROR_UNAVAILABLE,
		 ""},
		{"57P03", SQLSTATE_CONNECT, "the database system is starting up", ERROR_UNAVAILABLE, ""},
		{"08006", SQLSTATE_QUERY, "connection failure", ERROR_UNAVAILABLE, ""},
		{"40P01", SQLSTATE_QUERY, "deadlock detected", ERROR_UNAVAILABLE, ""},
		{"XX000", SQLSTATE_STREAM, "could not map filenode \"base/5/16400\" to relation OID", ERROR_DECODING,
		 "log"},
		{"XX001", SQLSTATE_STREAM, "snapshot file has wrong magic number", ERROR_DECODING, "log"},
		{"XX000", SQLSTATE_QUERY, "could not find block", ERROR_UNAVAILABLE, "log"},
		{"22023", SQLSTATE_CONNECT, "invalid value for parameter", ERROR_CONFIG, "parameter"},
		{"22P05", SQLSTATE_STREAM,
		 "character with byte sequence 0x81 in encoding \"WIN1252\" has no equivalent in encoding \"UTF8\"",
		 ERROR_CONFIG, "pg_replication_slot_advance"},
		{"22021", SQLSTATE_QUERY, "invalid byte sequence for encoding \"UTF8\": 0xff", ERROR_CONFIG, "rename"},
		{"42601", SQLSTATE_QUERY, "syntax error", ERROR_INTERNAL, ""},
		{"42601", SQLSTATE_CONDITION, "syntax error", ERROR_CONFIG, "snapshot.where"},
		{"21000", SQLSTATE_CONDITION, "more than one row returned by a subquery", ERROR_CONFIG,
		 "snapshot.where"},
		{"21000", SQLSTATE_QUERY, "more than one row returned by a subquery", ERROR_UNAVAILABLE, ""},
		{"22012", SQLSTATE_CONDITION, "division by zero", ERROR_CONFIG, "snapshot.where"},
		{"22021", SQLSTATE_CONDITION, "invalid byte sequence for encoding", ERROR_CONFIG, "snapshot.where"},
		{"P0001", SQLSTATE_CONDITION, "raised", ERROR_CONFIG, "snapshot.where"},
		{"08P01", SQLSTATE_CONDITION, "bind message supplies 0 parameters", ERROR_CONFIG, "snapshot.where"},
		{"08006", SQLSTATE_CONDITION, "connection failure", ERROR_UNAVAILABLE, ""},
		{"25006", SQLSTATE_CONDITION, "cannot execute nextval() in a read-only transaction", ERROR_CONFIG,
		 "write"},
		{"42501", SQLSTATE_CONDITION, "permission denied for table t", ERROR_PERMISSION, "GRANT"},
		{"57014", SQLSTATE_CONDITION, "canceling statement due to statement timeout", ERROR_TIMEOUT, ""},
		{"", SQLSTATE_CONDITION, "server closed the connection unexpectedly", ERROR_UNAVAILABLE, ""},
		{"ZZ999", SQLSTATE_QUERY, "what nobody knows", ERROR_UNAVAILABLE, ""},
		{"", SQLSTATE_CONNECT, "server closed the connection unexpectedly", ERROR_UNAVAILABLE, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error error;
		assert_int_equal(sqlstate_error(&error, cases[i].where, cases[i].state, cases[i].message, NULL, &NAMES),
				 -1);
		if (error.code != cases[i].code || !strstr(error.hint, cases[i].hint) ||
		    strncmp(error.text, cases[i].message, strlen(cases[i].message)) != 0)
			fail_msg("%s, %s: %d, %s, %s", cases[i].state, cases[i].message, error.code, error.text,
				 error.hint);
	}
}

static void no_hint_keeps_a_placeholder(void **state)
{
	static const char *const states[] = {"28P01", "28000", "3D000", "42501", "42883",
					     "53300", "55006", "55000", "58P01"};

	(void)state;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		for (int where = SQLSTATE_ANYWHERE; where <= SQLSTATE_STREAM; where++) {
			struct error error;
			sqlstate_error(&error, (enum sqlstate_where)where, states[i], "m", NULL, &NAMES);
			assert_null(strchr(error.hint, '{'));
		}
}

static void message_detail_and_state_become_one_line(void **state)
{
	struct error error;

	(void)state;
	sqlstate_error(&error, SQLSTATE_QUERY, "57P01", "first\nsecond\n", "a detail\n\tof two", &NAMES);
	assert_string_equal(error.text, "first second: a detail  of two (SQLSTATE 57P01)");
	sqlstate_error(&error, SQLSTATE_QUERY, "", "refused\n", "", &NAMES);
	assert_string_equal(error.text, "refused");
}

struct split_case {
	const char *text, *state, *message;
};

static void the_state_is_found_in_a_verbose_refusal_of_any_language(void **state)
{
	static const struct split_case cases[] = {
		{"connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  28P01: password authentication failed for user \"u\"\n"
		 "LOCATION:  auth_failed, auth.c:331\n",
		 "28P01", "password authentication failed for user \"u\""},
		{"connection to server at \"::1\", port 5432 failed: Connection refused\n"
		 "\tIs the server running on that host and accepting TCP/IP connections?\n"
		 "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  3D000: database \"d\" does "
		 "not exist\n",
		 "3D000", "database \"d\" does not exist"},
		{"Verbindung fehlgeschlagen: KRITISCH:  57P03: das Datenbanksystem startet", "57P03",
		 "das Datenbanksystem startet"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[512], found[6], *message;
		strncpy(text, cases[i].text, sizeof text - 1);
		text[sizeof text - 1] = '\0';
		assert_true(sqlstate_split(text, found, &message));
		assert_string_equal(found, cases[i].state);
		assert_string_equal(message, cases[i].message);
	}
}

static void libpqs_own_words_have_no_state(void **state)
{
	static const char *const texts[] = {
		"",           ":  ", ":  2", "connection refused", "server:  did not answer", "a:  28p01: lower case",
		"a:  28P01:",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char text[64], found[6], *message;
		strncpy(text, texts[i], sizeof text - 1);
		text[sizeof text - 1] = '\0';
		assert_false(sqlstate_split(text, found, &message));
		assert_string_equal(found, "");
		assert_string_equal(message, texts[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_state_has_its_code_and_remedy),
		cmocka_unit_test(no_hint_keeps_a_placeholder),
		cmocka_unit_test(message_detail_and_state_become_one_line),
		cmocka_unit_test(the_state_is_found_in_a_verbose_refusal_of_any_language),
		cmocka_unit_test(libpqs_own_words_have_no_state),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
