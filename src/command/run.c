/* millrace run: flags and file to a configuration, then the daemon. */
#include <stdio.h>
#include <sysexits.h>

#include "base/log.h"
#include "command/arguments.h"
#include "daemon/daemon.h"

static const struct config_needs needs = {.source = true, .brokers = true, .state = true};

static int load_again(void *context, struct config *fresh, struct buffer *mistakes)
{
	const struct arguments *arguments = context;

	return config_load(fresh, arguments->file, arguments->settings, arguments->setting_count, needs, mistakes);
}

int command_run(int argc, char **argv)
{
	static struct arguments arguments;
	struct config config = {0};
	struct daemon_options options = {.config = &config, .load = load_again, .context = &arguments};
	struct error error = {0};
	int status = arguments_parse(&arguments, "run", argc, argv);

	if (status >= 0)
		goto done;
	status = arguments_hide(&arguments);
	if (status != EX_OK)
		goto done;
	status = arguments_config(&arguments, needs, &config);
	if (status != EX_OK)
		goto done;
	log_setup((enum log_level)config.log.level, (enum log_format)config.log.format);
	if (daemon_run(&options, &error) < 0) {
		log_failure(LOG_ERROR, "millrace", &error, NULL);
		status = error_exit_status(error.code);
	}
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
