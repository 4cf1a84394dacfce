/* The log on a terminal: its footer stays below every line, whatever is written meanwhile. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"

#define OFF "\033[?7l"
#define ON "\033[?7h"

static int master, saved;

/* standard error is a terminal from here to leave() */
static int enter(void **state)
{
	struct winsize size = {.ws_row = 20, .ws_col = 70};
	struct termios raw;
	int slave;

	(void)state;
	setenv("TERM", "xterm", 1);
	master = posix_openpt(O_RDWR | O_NOCTTY);
	if (master < 0 || grantpt(master) < 0 || unlockpt(master) < 0)
		return -1;
	slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	if (slave < 0 || tcgetattr(slave, &raw) < 0)
		return -1;
	cfmakeraw(&raw);
	tcsetattr(slave, TCSANOW, &raw);
	ioctl(slave, TIOCSWINSZ, &size);
	saved = dup(STDERR_FILENO);
	dup2(slave, STDERR_FILENO);
	close(slave);
	log_setup(LOG_INFO, LOG_TEXT);
	return 0;
}

static int leave(void **state)
{
	(void)state;
	log_footer(NULL);
	dup2(saved, STDERR_FILENO);
	close(saved);
	close(master);
	log_setup(LOG_INFO, LOG_TEXT);
	return 0;
}

/* what has been written, with the times of log lines as T */
static const char *screen(void)
{
	static char text[20000];
	struct pollfd ready = {.fd = master, .events = POLLIN};
	size_t length = 0;
	ssize_t got;

	while (length < sizeof text - 1 && poll(&ready, 1, 20) > 0 &&
	       (got = read(master, text + length, sizeof text - 1 - length)) > 0)
		length += (size_t)got;
	text[length] = '\0';
	for (char *at = text; (at = strstr(at, "info 2"));) {
		char *end = strchr(at + 5, ' ');
		assert_non_null(end);
		at[5] = 'T';
		memmove(at + 6, end, strlen(end) + 1);
		at += 6;
	}
	return text;
}

static void a_footer_stays_below_each_line(void **state)
{
	(void)state;
	log_info("a", "first", NULL);
	assert_string_equal(screen(), "info T a first\n");
	log_footer("one\ntwo\n");
	assert_string_equal(screen(), OFF "one\ntwo\n" ON);
	log_info("a", "second", NULL);
	assert_string_equal(screen(), "\r\033[2A\033[Jinfo T a second\n" OFF "one\ntwo\n" ON);
	log_footer("three\n");
	assert_string_equal(screen(), "\r\033[2A\033[J" OFF "three\n" ON);
	log_footer(NULL);
	assert_string_equal(screen(), "\r\033[1A\033[J");
	log_footer("");
	log_info("a", "third", NULL);
	assert_string_equal(screen(), "info T a third\n");
}

static void whole_lines_are_shown_and_8_kib_at_most(void **state)
{
	struct buffer text = {0};

	(void)state;
	for (int i = 0; i < 9; i++)
		buffer_printf(&text, "%01000d\n", i);
	buffer_add_string(&text, "no end");
	log_footer(buffer_string(&text));
	screen();
	log_footer(NULL);
	assert_string_equal(screen(), "\r\033[8A\033[J");
	buffer_fini(&text);
}

static void json_has_no_footer(void **state)
{
	struct terminal terminal;

	(void)state;
	assert_true(log_footer_shows(&terminal));
	assert_int_equal(terminal.columns, 70);
	assert_int_equal(terminal.rows, 20);
	log_footer("one\n");
	screen();
	log_setup(LOG_INFO, LOG_JSON);
	assert_string_equal(screen(), "\r\033[1A\033[J");
	assert_false(log_footer_shows(&terminal));
	log_footer("one\n");
	assert_string_equal(screen(), "");
	log_info("a", "b", NULL);
	assert_int_equal(screen()[0], '{');
	assert_null(strchr(screen(), '\033'));
}

static void a_dumb_terminal_has_no_footer(void **state)
{
	(void)state;
	setenv("TERM", "dumb", 1);
	log_setup(LOG_INFO, LOG_TEXT);
	log_footer("one\n");
	assert_string_equal(screen(), "");
}

enum { THREADS = 4, LINES = 15 };

static void *log_lines(void *argument)
{
	for (int i = 0; i < LINES; i++) {
		log_info("a", "line", NULL);
		log_footer("x\ny\n");
	}
	return argument;
}

/* played back on a screen of two lines below the log, the footer is all that is ever taken away */
static void lines_and_footers_of_threads_do_not_mix(void **state)
{
	pthread_t threads[THREADS];
	const char *at;
	int lines = 0;

	(void)state;
	log_footer("x\ny\n");
	screen();
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, log_lines, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (at = screen(); *at;) {
		static const char erase[] = "\r\033[2A\033[J", line[] = "info T a line\n", footer[] = OFF "x\ny\n" ON;

		assert_int_equal(strncmp(at, erase, strlen(erase)), 0);
		at += strlen(erase);
		if (strncmp(at, line, strlen(line)) == 0) {
			lines++;
			at += strlen(line);
		}
		assert_int_equal(strncmp(at, footer, strlen(footer)), 0);
		at += strlen(footer);
	}
	assert_int_equal(lines, THREADS * LINES);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_footer_stays_below_each_line),
		CASE(whole_lines_are_shown_and_8_kib_at_most),
		CASE(json_has_no_footer),
		CASE(a_dumb_terminal_has_no_footer),
		CASE(lines_and_footers_of_threads_do_not_mix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
