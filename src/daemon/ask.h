/* What a person asks of snapshots, as JSON: one form for both ways that commands come in.
 *
 *   {"command": "snapshot", "tables": ["public.orders"], "where": "id > 5", "replace": "merge"}
 *   {"command": "cancel", "tables": ["public.orders"]}, or "all": true instead of "tables"
 *   {"command": "pause"}
 *   {"command": "resume"}
 *
 * A logical message's content is that, but for "where", which commands_sql() refuses; HTTP has the command in its path instead. Pure but for its memory.
 */
#ifndef DAEMON_ASK_H
#define DAEMON_ASK_H

#include <jansson.h>

#include "daemon/state.h"

bool ask_is_command(const char *name); /* one of the four */
/* Everything of *command but its number is set. name: the command, or NULL where the member "command" says it. What is missing,
 * unknown or too much is ERROR_USAGE. Whether the tables are published is not looked at. */
int ask_read(struct daemon_command *command, const char *name, const json_t *request, struct error *error);
int ask_read_text(struct daemon_command *command, const void *bytes, size_t length, struct error *error);
/* schema.table, with odd parts double-quoted as in SQL */
int ask_table(struct command_table *table, const char *text, struct error *error);

#endif
