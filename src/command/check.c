/* millrace check: everything that run needs, looked at one by one; each finding is a row, and one that fails does not hide
 * the next. Reads only. */
#include "command/check.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "command/arguments.h"
#include "registry/registry.h"

enum { CHECK_SUBJECT = 22 };

void check_row(struct check *check, enum check_verdict verdict, const char *subject, const char *format, ...)
{
	static const char *const words[] = {"ok", "warning", "FAIL"};
	va_list arguments;

	check->warnings += verdict == CHECK_WARNING;
	check->failures += verdict == CHECK_FAIL;
	printf("%-8s %-*s ", words[verdict], CHECK_SUBJECT, subject);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
}

void check_remedy(const char *text)
{
	if (*text)
		printf("%*s%s\n", CHECK_SUBJECT + 10, "", text);
}

void check_error(struct check *check, const char *subject, const struct error *error)
{
	int status = error_exit_status(error->code);

	check_row(check, CHECK_FAIL, subject, "%s", error->text);
	check_remedy(error->hint);
	/* what will not pass by itself says more than what may */
	if (check->status == EX_OK || (check->may_pass && error_action(error->code) != ERROR_RETRY)) {
		check->status = status;
		check->may_pass = error_action(error->code) == ERROR_RETRY;
	}
}

/* the directory itself, or the nearest one above it that is there */
static void check_state(struct check *check)
{
	const char *state = check->config->state;
	struct error error = {0};
	char path[4096];

	snprintf(path, sizeof path, "%s", state);
	while (access(path, W_OK | X_OK) < 0 && errno == ENOENT && strcmp(path, ".") != 0) {
		char *slash = strrchr(path, '/');

		if (slash)
			slash[slash == path] = '\0';
		else
			snprintf(path, sizeof path, ".");
	}
	if (access(path, W_OK | X_OK) == 0) {
		check_row(check, CHECK_OK, "state", "%s can be written", state);
		return;
	}
	error_set(&error, ERROR_IO, "%s cannot be written: %s: %s", state, path, strerror(errno));
	error_hint(&error, "give another one with --state, or let the user of millrace write to it");
	check_error(check, "state", &error);
}

static void check_registry(struct check *check)
{
	const struct config *config = check->config;
	struct registry_options options = {.url = config->registry.url,
					   .username = config->registry.username,
					   .password = config->registry.password,
					   .ca_file = config->registry.ca_file,
					   .certificate_file = config->registry.certificate_file,
					   .key_file = config->registry.key_file,
					   .timeout_us = config->registry.timeout,
					   .read_only = true};
	struct registry *registry;
	struct error error = {0};

	if (!options.url) {
		check_row(check, CHECK_OK, "registry", "embedded, in the state directory, served on %s",
			  *config->http.listen ? config->http.listen : "nothing: http.listen is empty");
		return;
	}
	registry = registry_new(&options, &error);
	if (registry && registry_ping(registry, &error) == 0)
		check_row(check, CHECK_OK, "registry", "%s answers", options.url);
	else
		check_error(check, "registry", &error);
	registry_free(registry);
}

static int check_all(const struct config *config)
{
	struct check check = {.config = config};

	check_row(&check, CHECK_OK, "configuration", "instance %s, topics %s.*", config->name, config->topics.prefix);
	check_state(&check);
	check_kafka(&check);
	check_registry(&check);
	check_source(&check);
	printf("%u warnings, %u failures\n", check.warnings, check.failures);
	return check.status;
}

int command_check(int argc, char **argv)
{
	static struct arguments arguments;
	struct config config = {0};
	int status = arguments_parse(&arguments, "check", argc, argv);

	if (status >= 0)
		goto done;
	status = arguments_config(&arguments, (struct config_needs){.source = true, .brokers = true, .state = true},
				  &config);
	if (status == EX_OK)
		status = check_all(&config);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
