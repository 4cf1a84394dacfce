/* Incremental snapshots: a place for them. */
#include "base/log.h"
#include "daemon/state.h"

void incremental_ask(struct daemon *daemon, const struct daemon_command *command)
{
	(void)daemon;
	log_info("snapshot", "asked for", "tables", LOG_INT(command->table_count), NULL);
}
