/* What the URL says and what we lay over it, as libpq gets it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/conninfo.h"

static struct source_options options_with(const char *url)
{
	return (struct source_options){url, "shop", 10000000, 20000000, 60000000};
}

static const char *value_of(const struct conninfo *info, const char *keyword)
{
	const char *value = NULL;

	for (unsigned i = 0; info->keywords[i]; i++)
		if (strcmp(info->keywords[i], keyword) == 0) {
			assert_null(value); /* each keyword once */
			value = info->values[i];
		}
	return value;
}

static void open_info(struct conninfo *info, const char *url, enum connection_kind kind)
{
	struct source_options options = options_with(url);
	struct error error;

	assert_int_equal(conninfo_init(info, &options, kind, &error), 0);
}

static void every_connection_sets_what_makes_values_the_same_everywhere(void **state)
{
	static const char *const settings[] = {
		"-c DateStyle=ISO ",    "-c IntervalStyle=iso_8601 ",
		"-c TimeZone=UTC ",     "-c extra_float_digits=1 ",
		"-c bytea_output=hex ", "-c lc_monetary=C ",
		"-c search_path= ",     "-c xmloption=content ",
		"-c row_security=off ", "-c quote_all_identifiers=off ",
		"-c array_nulls=on ",
	};
	struct conninfo info;

	(void)state;
	for (int kind = CONNECTION_CONTROL; kind <= CONNECTION_REPLICATION; kind++) {
		open_info(&info, "postgresql://me@host/db", (enum connection_kind)kind);
		assert_string_equal(value_of(&info, "client_encoding"), "UTF8");
		assert_string_equal(value_of(&info, "application_name"), "millrace_shop");
		for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
			assert_non_null(strstr(value_of(&info, "options"), settings[i]));
		conninfo_fini(&info);
	}
}

static void ours_come_after_the_urls_options_and_so_win(void **state)
{
	struct conninfo info;

	(void)state;
	open_info(&info, "postgresql://me@host/db?options=-cDateStyle%3DGerman%20-cwork_mem%3D8MB", CONNECTION_CONTROL);
	const char *options = value_of(&info, "options");
	assert_ptr_equal(strstr(options, "-cDateStyle=German -cwork_mem=8MB "), options);
	assert_non_null(strstr(options, "-c DateStyle=ISO"));
	conninfo_fini(&info);
}

static void the_url_wins_where_that_is_harmless(void **state)
{
	struct conninfo info;

	(void)state;
	open_info(&info, "host=h application_name=mine keepalives_idle=99 client_encoding=LATIN1", CONNECTION_CONTROL);
	assert_string_equal(value_of(&info, "application_name"), "mine");
	assert_string_equal(value_of(&info, "keepalives_idle"), "99");
	assert_string_equal(value_of(&info, "client_encoding"), "UTF8");
	conninfo_fini(&info);
}

static void replication_is_asked_for_on_its_own_connection_alone(void **state)
{
	struct conninfo info;

	(void)state;
	open_info(&info, "host=h replication=true", CONNECTION_CONTROL);
	assert_null(value_of(&info, "replication"));
	assert_null(strstr(value_of(&info, "options"), "wal_sender_timeout"));
	assert_non_null(strstr(value_of(&info, "options"), "statement_timeout=18001"));
	conninfo_fini(&info);
	open_info(&info, "host=h", CONNECTION_REPLICATION);
	assert_string_equal(value_of(&info, "replication"), "database");
	assert_non_null(strstr(value_of(&info, "options"), "wal_sender_timeout=60000"));
	assert_non_null(strstr(value_of(&info, "options"), "statement_timeout=0"));
	conninfo_fini(&info);
}

static void each_host_of_a_list_can_be_tried_by_itself(void **state)
{
	static const struct {
		const char *url;
		unsigned hosts;
		const char *host[3], *port[3];
	} cases[] = {
		{"postgresql://me@a:1,b:2/db", 2, {"a", "b"}, {"1", "2"}},
		{"postgresql://me@a,b,c/db?port=7", 3, {"a", "b", "c"}, {"7", "7", "7"}},
		{"host=a,b", 2, {"a", "b"}, {NULL, NULL}},
		{"host=a", 1, {"a"}, {NULL}},
		{"dbname=d", 1, {NULL}, {NULL}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct conninfo info;
		open_info(&info, cases[i].url, CONNECTION_CONTROL);
		assert_int_equal(info.hosts, cases[i].hosts);
		for (unsigned k = 0; k < info.hosts; k++) {
			conninfo_host(&info, k);
			if (cases[i].host[k])
				assert_string_equal(value_of(&info, "host"), cases[i].host[k]);
			if (cases[i].port[k])
				assert_string_equal(value_of(&info, "port"), cases[i].port[k]);
			else
				assert_null(value_of(&info, "port"));
		}
		conninfo_fini(&info);
	}
}

static void what_cannot_be_parsed_is_a_config_error_that_quotes_nothing(void **state)
{
	static const char *const urls[] = {
		"postgresql://me:se%cret@host/db", "host=h password=my secret",
		"password=x secretopt=1",          "postgresql://[secret/db",
		"postgresql://host/db?secret=1",   "password='secret",
		"host=a,b,secret port=1,2",        "secret",
	};

	(void)state;
	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		struct source_options options = options_with(urls[i]);
		struct conninfo info;
		struct error error;
		assert_int_equal(conninfo_init(&info, &options, CONNECTION_CONTROL, &error), -1);
		assert_int_equal(error.code, ERROR_CONFIG);
		assert_null(strstr(error.text, "cret"));
		assert_null(strstr(error.hint, "cret"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_connection_sets_what_makes_values_the_same_everywhere),
		cmocka_unit_test(ours_come_after_the_urls_options_and_so_win),
		cmocka_unit_test(the_url_wins_where_that_is_harmless),
		cmocka_unit_test(replication_is_asked_for_on_its_own_connection_alone),
		cmocka_unit_test(each_host_of_a_list_can_be_tried_by_itself),
		cmocka_unit_test(what_cannot_be_parsed_is_a_config_error_that_quotes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
