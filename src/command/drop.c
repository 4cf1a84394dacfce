/* millrace drop: the slot and the publications of an instance, and nothing else. */
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "command/arguments.h"
#include "source/source.h"

static int drop_slot(struct source *source, const char *name, struct error *error)
{
	struct source_slot slot;

	if (source_slot_find(source, name, &slot, error) < 0)
		return -1;
	if (!slot.found) {
		printf("slot %s: not there\n", name);
		return 0;
	}
	if (slot.active) {
		error_set(error, ERROR_UNAVAILABLE, "slot %s is active: server process %d streams from it", name,
			  slot.active_pid);
		return error_hint(error, "stop the instance first; nothing was removed");
	}
	if (source_slot_drop(source, name, error) < 0)
		return -1;
	printf("slot %s: removed\n", name);
	return 0;
}

static int drop_publication(struct source *source, const struct config *config, struct error *error)
{
	const char *name = config->publication.name;
	bool found;

	if (!config->publication.manage) {
		printf("publication %s: kept, it is not managed by millrace (publication.manage = false)\n", name);
		return 0;
	}
	if (source_publication_exists(source, name, &found, error) < 0 ||
	    source_publication_drop(source, name, error) < 0)
		return -1;
	printf("publication %s: %s\n", name, found ? "removed, with its companion for inserts" : "not there");
	return 0;
}

static int drop(const struct config *config)
{
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};
	struct error error = {0};
	struct source *source = source_new(&options, &error);
	int status = EX_OK;

	if (!source || drop_slot(source, config->source.slot, &error) < 0 ||
	    drop_publication(source, config, &error) < 0)
		status = command_fail("drop", &error);
	else
		printf("kept: topics, schemas, and the record of what was published; a later start under the name %s finds the slot\n"
		       "gone and stops with status 65, unless it is told --accept-gap\n",
		       config->name);
	source_free(source);
	return status;
}

int command_drop(int argc, char **argv)
{
	static struct arguments arguments;
	struct config config = {0};
	int status = arguments_parse(&arguments, "drop", argc, argv);

	if (status >= 0)
		goto done;
	status = arguments_config(&arguments, (struct config_needs){.source = true}, &config);
	if (status != EX_OK)
		goto done;
	if (!arguments_value(&arguments, "yes") && !isatty(STDIN_FILENO)) {
		fprintf(stderr, "millrace drop: would remove slot %s and publication %s: add --yes\n",
			config.source.slot, config.publication.name);
		status = EX_USAGE;
		goto done;
	}
	status = drop(&config);
done:
	config_fini(&config);
	arguments_fini(&arguments);
	return status;
}
