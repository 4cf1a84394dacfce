/* The footer of the log. What is on the screen below the log is known here alone, so that every line can take it away, write
 * itself, and put it back at once: nobody sees it missing, and no two threads' lines mix with it.
 */
#include "base/footer.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/terminal.h"

enum { FOOTER_MAX = 8192, FOOTER_CONTROL = 64 };

/* a line that is too wide is cut by the terminal: wrapped, it would be two, and the next erasure one short */
#define WRAP_OFF "\033[?7l"
#define WRAP_ON "\033[?7h"

static atomic_bool allowed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* under the lock */
static char shown[FOOTER_MAX]; /* whole lines */
static size_t shown_length;
static unsigned shown_lines;
static char screen[FOOTER_LINE_MAX + FOOTER_MAX + FOOTER_CONTROL]; /* what is written */

/* a log that cannot be written has nowhere to say so */
static void write_all(const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(STDERR_FILENO, bytes, length);

		if (written < 0 && errno != EINTR)
			return;
		bytes += written > 0 ? written : 0;
		length -= written > 0 ? (size_t)written : 0;
	}
}

/* the cursor goes to where the footer began, and all behind it is cleared */
static size_t erase_add(size_t length)
{
	if (!shown_lines)
		return length;
	return length + (size_t)snprintf(screen + length, FOOTER_CONTROL, "\r\033[%uA\033[J", shown_lines);
}

static size_t bytes_add(size_t length, const char *bytes, size_t count)
{
	assert(length + count <= sizeof screen);
	memcpy(screen + length, bytes, count);
	return length + count;
}

static size_t footer_add(size_t length)
{
	if (!shown_lines)
		return length;
	length = bytes_add(length, WRAP_OFF, strlen(WRAP_OFF));
	length = bytes_add(length, shown, shown_length);
	return bytes_add(length, WRAP_ON, strlen(WRAP_ON));
}

void footer_write(const char *line, size_t length)
{
	ssize_t written;
	size_t size;

	assert(length <= FOOTER_LINE_MAX);
	if (!atomic_load(&allowed)) {
		do
			written = write(STDERR_FILENO, line, length);
		while (written < 0 && errno == EINTR);
		return;
	}
	pthread_mutex_lock(&lock);
	size = erase_add(0);
	size = bytes_add(size, line, length);
	write_all(screen, footer_add(size));
	pthread_mutex_unlock(&lock);
}

/* as many whole lines of text as there is room for */
static void keep(const char *text)
{
	const char *end;

	shown_length = shown_lines = 0;
	if (!text)
		return;
	while ((end = strchr(text, '\n'))) {
		size_t length = (size_t)(end + 1 - text);

		if (shown_length + length > sizeof shown)
			return;
		memcpy(shown + shown_length, text, length);
		shown_length += length;
		shown_lines++;
		text = end + 1;
	}
}

void log_footer(const char *text)
{
	size_t size;

	if (!atomic_load(&allowed))
		return;
	pthread_mutex_lock(&lock);
	size = erase_add(0);
	keep(text);
	size = footer_add(size);
	write_all(screen, size);
	pthread_mutex_unlock(&lock);
}

bool log_footer_shows(struct terminal *terminal)
{
	return atomic_load(&allowed) && terminal_find(STDERR_FILENO, terminal);
}

void footer_allow(bool allow)
{
	struct terminal terminal;

	if (!allow)
		log_footer(NULL);
	atomic_store(&allowed, allow && terminal_find(STDERR_FILENO, &terminal));
}
