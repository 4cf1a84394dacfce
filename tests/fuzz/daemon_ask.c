/* Commands as a logical message may have them: anything. What is taken names tables and fits its fields, whole. */
#include "fuzz/input.h"

#include "daemon/ask.h"

static void check_command(const struct daemon_command *command)
{
	bool named = command->kind == COMMAND_SNAPSHOT || (command->kind == COMMAND_CANCEL && command->table_count);

	CHECK(command->kind != COMMAND_REPLAY && command->number == 0);
	CHECK(command->table_count <= COMMAND_TABLES_MAX &&
	      (command->kind != COMMAND_SNAPSHOT || command->table_count));
	CHECK(named || (!command->table_count && !command->where[0] && !command->replace_given));
	CHECK(memchr(command->where, 0, sizeof command->where));
	for (uint32_t i = 0; i < command->table_count; i++) {
		const struct command_table *table = &command->tables[i];

		CHECK(table->schema[0] && memchr(table->schema, 0, sizeof table->schema));
		CHECK(table->name[0] && memchr(table->name, 0, sizeof table->name));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct daemon_command command;
	struct error error = {0};

	if (ask_read_text(&command, bytes, length, &error) == 0)
		check_command(&command);
	else
		CHECK(error.code == ERROR_USAGE && error.text[0]);
	return 0;
}
