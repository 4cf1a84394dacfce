/* The configuration: any text as a file, or any table patterns; every mistake is a line with its place. */
#include "fuzz/input.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "config/config.h"

static int file = -1;
static char path[64];

static void start(void)
{
	file = memfd_create("config", 0);
	CHECK(file >= 0);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	setenv("HOME", "/home/tester", 1);
	unsetenv("STATE_DIRECTORY");
	unsetenv("XDG_STATE_HOME");
}

static void patterns(const char *text)
{
	struct patterns parsed = {0};
	struct arena arena = {0};
	struct error error = {0};

	if (patterns_parse(&parsed, text, &arena, &error) < 0)
		CHECK(error.code && error.text[0]);
	patterns_match(&parsed, "public", "orders");
	patterns_match(&parsed, "a.b", "");
	patterns_match(&parsed, text, text);
	arena_fini(&arena);
}

/* whole lines; what stands in it is none of the file's control characters */
static void mistakes_are_lines(struct buffer *mistakes)
{
	const char *text = buffer_string(mistakes);

	CHECK(!mistakes->failed && strlen(text) == mistakes->length);
	CHECK(!mistakes->length || text[mistakes->length - 1] == '\n');
}

static void load(const uint8_t *bytes, size_t length)
{
	static const struct config_needs needs = {true, true, true};
	struct buffer mistakes = {0}, fixed = {0};
	struct config config, other;

	CHECK(ftruncate(file, 0) == 0 && pwrite(file, bytes, length, 0) == (ssize_t)length);
	int rc = config_load(&config, path, NULL, 0, needs, &mistakes);
	CHECK((rc < 0) == (mistakes.length > 0));
	mistakes_are_lines(&mistakes);
	buffer_clear(&mistakes);
	if (rc == 0) {
		CHECK(config_load(&other, path, NULL, 0, needs, &mistakes) == 0);
		config_reload(&config, &other, &fixed);
		CHECK(fixed.length == 0); /* the same file */
		config_fini(&other);
	}
	config_fini(&config);
	buffer_fini(&mistakes);
	buffer_fini(&fixed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	char *text = input_string(&in, size);

	if (file < 0)
		start();
	/* other files are for the library that reads them, and the machine's are no input */
	if (!strstr(text, "include") && !strstr(text, "file:"))
		load(bytes, size);
	patterns(text);
	free(text);
	return 0;
}
