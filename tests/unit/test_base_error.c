/* Errors, LSNs, backoff, bytes in and out, and the log's lines. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/backoff.h"
#include "base/error.h"
#include "base/log.h"
#include "base/position.h"
#include "base/random.h"
#include "base/reader.h"
#include "base/writer.h"

static void an_error_is_wrapped_outward_and_keeps_its_code_and_hint(void **state)
{
	struct error error = {0};

	(void)state;
	assert_int_equal(error_set(&error, ERROR_TIMEOUT, "no answer in %d s", 5), -1);
	assert_int_equal(error_hint(&error, "is the server up?"), -1);
	assert_int_equal(error_wrap(&error, "slot %s", "a"), -1);
	assert_string_equal(error.text, "slot a: no answer in 5 s");
	assert_string_equal(error.hint, "is the server up?");
	assert_int_equal(error.code, ERROR_TIMEOUT);
	error_set(&error, ERROR_IO, "x");
	assert_string_equal(error.hint, "");
	error_clear(&error);
	assert_int_equal(error.code, ERROR_NONE);
}

static void texts_that_do_not_fit_are_cut(void **state)
{
	struct error error = {0};
	char big[2000];

	(void)state;
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	error_set(&error, ERROR_IO, "%s", big);
	assert_int_equal(strlen(error.text), sizeof error.text - 1);
	error_wrap(&error, "%s", big);
	assert_int_equal(strlen(error.text), sizeof error.text - 1);
}

static void every_code_has_its_name_and_exit_status(void **state)
{
	/* the numbers of sysexits.h, as the manual page lists them */
	static const struct {
		enum error_code code;
		const char *name;
		int status;
	} cases[] = {
		{ERROR_USAGE, "usage", 64},
		{ERROR_HISTORY, "history", 65},
		{ERROR_UNAVAILABLE, "unavailable", 69},
		{ERROR_TIMEOUT, "timeout", 69},
		{ERROR_DECODING, "decoding", 69},
		{ERROR_INTERNAL, "internal", 70},
		{ERROR_MEMORY, "memory", 71},
		{ERROR_IO, "io", 74},
		{ERROR_FENCED, "fenced", 75},
		{ERROR_PROTOCOL, "protocol", 76},
		{ERROR_PERMISSION, "permission", 77},
		{ERROR_CONFIG, "config", 78},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(error_name(cases[i].code), cases[i].name);
		assert_int_equal(error_exit_status(cases[i].code), cases[i].status);
	}
	for (int code = 0; code < ERROR_CODES; code++)
		assert_non_null(error_name((enum error_code)code));
	assert_int_equal(error_action(ERROR_UNAVAILABLE), ERROR_RETRY);
	assert_int_equal(error_action(ERROR_DECODING), ERROR_RETRY);
	assert_int_equal(error_action(ERROR_HISTORY), ERROR_STOP);
	assert_int_equal(error_action(ERROR_TOO_LARGE), ERROR_PARK);
}

static void an_lsn_is_read_and_written_as_postgresql_does(void **state)
{
	static const struct {
		const char *text;
		uint64_t lsn;
	} good[] = {
		{"16/B374D848", UINT64_C(0x16B374D848)},
		{"0/0", 0},
		{"FFFFFFFF/FFFFFFFF", UINT64_MAX},
		{"A/1", UINT64_C(0xA00000001)},
	};
	static const char *const bad[] = {"",    "/",    "0/",   "/0",   "0",    "1/2/3", "123456789/0", "0/123456789",
					  "g/0", "0/0 ", " 0/0", "-1/0", "0x1/0"};
	uint64_t lsn;
	char text[24];

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_int_equal(lsn_parse(good[i].text, &lsn), 0);
		assert_true(lsn == good[i].lsn);
		assert_string_equal(lsn_format(text, good[i].lsn), good[i].text);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(lsn_parse(bad[i], &lsn), -1);
	assert_int_equal(lsn_parse("ab/cd", &lsn), 0);
	assert_true(lsn == UINT64_C(0xab000000cd));
}

static void positions_are_ordered_by_commit_then_change_then_seq(void **state)
{
	static const struct position rising[] = {{0, 0, 0}, {5, 0, 0}, {5, 0, 7}, {5, 3, 0},
						 {5, 3, 2}, {5, 9, 0}, {6, 1, 0}};
	enum { COUNT = sizeof rising / sizeof *rising };

	(void)state;
	for (int i = 0; i < COUNT; i++)
		for (int j = 0; j < COUNT; j++)
			assert_int_equal(position_compare(&rising[i], &rising[j]), (i > j) - (i < j));
}

static void the_nth_wait_lies_between_min_and_the_doubled_and_capped_top(void **state)
{
	struct backoff backoff = {.min_us = 100, .max_us = 700};
	static const int64_t tops[] = {200, 400, 700, 700};

	(void)state;
	for (size_t n = 0; n < 4; n++) {
		/* random = top - min is the largest offset, one more wraps to the smallest */
		struct backoff again = backoff;

		assert_int_equal(backoff_next_us(&backoff, (uint64_t)(tops[n] - 100)), tops[n]);
		assert_int_equal(backoff_next_us(&again, (uint64_t)(tops[n] - 99)), 100);
	}
	backoff_reset(&backoff);
	assert_int_equal(backoff_next_us(&backoff, 100), 200);
	backoff = (struct backoff){.min_us = INT64_MAX / 2 + 1, .max_us = INT64_MAX, .tries = UINT32_MAX};
	assert_true(backoff_next_us(&backoff, UINT64_MAX) >= INT64_MAX / 2 + 1);
}

static void random_hex_has_the_digits_asked_for_and_differs(void **state)
{
	char a[33], b[33];

	(void)state;
	random_hex(a, 32);
	random_hex(b, 32);
	assert_int_equal(strspn(a, "0123456789abcdef"), 32);
	assert_int_equal(strlen(a), 32);
	assert_string_not_equal(a, b);
}

static void a_read_past_the_end_is_sticky_and_looks_like_nothing(void **state)
{
	static const uint8_t bytes[] = {1, 2, 3, 4, 5, 6, 7, 'a', 0, 9};
	struct reader reader = reader_over(bytes, sizeof bytes);

	(void)state;
	assert_int_equal(reader_u8(&reader), 1);
	assert_int_equal(reader_u16(&reader), 0x0203);
	assert_int_equal(reader_u32(&reader), 0x04050607);
	assert_string_equal(reader_string(&reader), "a");
	assert_int_equal(reader_left(&reader), 1);
	assert_null(reader_string(&reader)); /* no NUL is left */
	assert_true(reader.failed);
	assert_int_equal(reader_u8(&reader), 0);
	assert_int_equal(reader_left(&reader), 0);
	assert_int_equal(reader_offset(&reader), 9);
}

static void avro_longs_are_zigzag_varints_at_any_room(void **state)
{
	/* Avro specification 1.11, "Binary Encoding": 0 -> 00, -1 -> 01, 1 -> 02, -64 -> 7f, 64 -> 80 01; the ends by hand */
	static const struct {
		int64_t value;
		size_t size;
		uint8_t bytes[10];
	} cases[] = {
		{0, 1, {0}},
		{-1, 1, {1}},
		{1, 1, {2}},
		{-64, 1, {0x7f}},
		{64, 2, {0x80, 1}},
		{INT64_MAX, 10, {0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}},
		{INT64_MIN, 10, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(writer_long_size(cases[i].value), cases[i].size);
		for (size_t room = 0; room <= 12; room++) {
			uint8_t out[12];
			struct writer writer = writer_over(out, room);

			writer_long(&writer, cases[i].value);
			assert_int_equal(writer.full, room < cases[i].size);
			assert_int_equal(writer_length(&writer), writer.full ? 0 : cases[i].size);
			if (!writer.full)
				assert_memory_equal(out, cases[i].bytes, cases[i].size);
		}
	}
}

static void a_full_writer_takes_nothing_more(void **state)
{
	uint8_t out[5];
	struct writer writer = writer_over(out, sizeof out);

	(void)state;
	writer_be32(&writer, 0x01020304);
	writer_be32(&writer, 5);
	assert_true(writer.full);
	writer_u8(&writer, 6);
	assert_int_equal(writer_length(&writer), 4);
	assert_memory_equal(out, "\1\2\3\4", 4);
}

/* ---- the log, read back from standard error ---- */

static int saved_stderr, log_file;

static void capture_start(void)
{
	char path[] = "/tmp/millrace-log-XXXXXX";

	log_file = mkstemp(path);
	assert_true(log_file >= 0);
	unlink(path);
	saved_stderr = dup(STDERR_FILENO);
	dup2(log_file, STDERR_FILENO);
}

/* what was logged, its time replaced by T */
static char *capture_end(void)
{
	static char text[20000];
	char *time;
	ssize_t length;

	dup2(saved_stderr, STDERR_FILENO);
	close(saved_stderr);
	length = pread(log_file, text, sizeof text - 1, 0);
	close(log_file);
	assert_true(length >= 0);
	text[length] = '\0';
	time = strstr(text, "20");
	if (time) {
		assert_int_equal(time[10], 'T');
		assert_int_equal(time[19], '.');
		assert_int_equal(time[23], 'Z');
		*time = 'T';
		memmove(time + 1, time + 24, strlen(time + 24) + 1);
	}
	return text;
}

static void a_log_line_is_one_line_whatever_it_says(void **state)
{
	(void)state;
	log_setup(LOG_INFO, LOG_TEXT);
	capture_start();
	log_info("source", "slot \"a\"\nmade", "slot", "x", "lsn", LOG_LSN(0x16B374D848), "note", "two words", "empty",
		 "", "none", NULL, "n", LOG_INT(-5), "q", "a\"b", NULL);
	log_debug("source", "not shown", NULL);
	assert_string_equal(capture_end(), "info T source slot \"a\"\\nmade slot=x lsn=16/B374D848 note=\"two words\" "
					   "empty=\"\" n=-5 q=\"a\\\"b\"\n");
}

static void a_json_line_holds_the_same(void **state)
{
	(void)state;
	log_setup(LOG_DEBUG, LOG_JSON);
	capture_start();
	log_debug("sink", "a\tb\xff", "k", "v", NULL);
	assert_string_equal(capture_end(), "{\"level\":\"debug\",\"time\":\"T\",\"component\":\"sink\",\"message\":"
					   "\"a\\tb\xef\xbf\xbd\",\"k\":\"v\"}\n");
	log_setup(LOG_INFO, LOG_TEXT);
}

static void a_failure_is_logged_with_its_code_and_hint(void **state)
{
	struct error error = {0};

	(void)state;
	error_set(&error, ERROR_CONFIG, "no such table");
	error_hint(&error, "create it");
	capture_start();
	log_failure(LOG_ERROR, "main", &error, "table", "t", NULL);
	assert_string_equal(capture_end(), "error T main no such table code=config hint=\"create it\" table=t\n");
}

static void what_is_too_long_is_cut_and_the_line_stays_whole(void **state)
{
	char big[4000], *line;
	size_t length;

	(void)state;
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	log_setup(LOG_INFO, LOG_JSON);
	capture_start();
	log_info("a", big, "1", big, "2", big, "3", big, "4", big, "5", big, "6", big, NULL);
	line = capture_end();
	log_setup(LOG_INFO, LOG_TEXT);
	length = strlen(line);
	assert_true(length < 8192);
	assert_string_equal(line + length - 6, "...\"}\n");
	assert_non_null(strstr(line, "\"4\":"));
	assert_null(strstr(line, "\"5\":"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_is_wrapped_outward_and_keeps_its_code_and_hint),
		cmocka_unit_test(texts_that_do_not_fit_are_cut),
		cmocka_unit_test(every_code_has_its_name_and_exit_status),
		cmocka_unit_test(an_lsn_is_read_and_written_as_postgresql_does),
		cmocka_unit_test(positions_are_ordered_by_commit_then_change_then_seq),
		cmocka_unit_test(the_nth_wait_lies_between_min_and_the_doubled_and_capped_top),
		cmocka_unit_test(random_hex_has_the_digits_asked_for_and_differs),
		cmocka_unit_test(a_read_past_the_end_is_sticky_and_looks_like_nothing),
		cmocka_unit_test(avro_longs_are_zigzag_varints_at_any_room),
		cmocka_unit_test(a_full_writer_takes_nothing_more),
		cmocka_unit_test(a_log_line_is_one_line_whatever_it_says),
		cmocka_unit_test(a_json_line_holds_the_same),
		cmocka_unit_test(a_failure_is_logged_with_its_code_and_hint),
		cmocka_unit_test(what_is_too_long_is_cut_and_the_line_stays_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
