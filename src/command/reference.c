/* docs/reference.md: commands, options, metrics and exit codes, from their tables. */
#include "command/command.h"
#include "config/config.h"
#include "metrics/metrics.h"

static void write_commands(struct buffer *out)
{
	size_t count;
	const struct command *table = commands(&count);

	buffer_add_string(out, "## Commands\n");
	for (size_t i = 0; i < count; i++) {
		buffer_printf(out, "\n### millrace %s\n\n```\n", table[i].name);
		command_write_usage(&table[i], out);
		buffer_add_string(out, "```\n");
	}
}

/* a row for each status, with the names of the errors that end with it */
static void write_statuses(struct buffer *out)
{
	static const char *const meanings[128] = {
		[0] = "ended as asked",
		[64] = "the command line is wrong",
		[65] = "changes were lost, or cannot be told from lost ones; or an event cannot be published and `stop` is chosen",
		[69] = "a server did not answer, for longer than `startup_timeout`",
		[70] = "a promise that millrace made itself was broken: a bug",
		[71] = "no memory",
		[74] = "a file or a system call failed",
		[75] = "another instance has taken over",
		[76] = "a server said what its protocol does not allow",
		[77] = "a GRANT, an ACL or a password is missing",
		[78] = "the configuration is wrong, here or on a server",
	};

	buffer_add_string(out,
			  "\n## Exit codes\n\nAs in sysexits.h.\n\n| status | errors | meaning |\n|---|---|---|\n");
	for (int status = 0; status < 128; status++) {
		const char *comma = "";

		if (!meanings[status])
			continue;
		buffer_printf(out, "| %d | ", status);
		for (int code = ERROR_NONE + 1; code < ERROR_CODES; code++)
			if (error_exit_status((enum error_code)code) == status) {
				buffer_printf(out, "%s%s", comma, error_name((enum error_code)code));
				comma = ", ";
			}
		buffer_printf(out, " | %s |\n", meanings[status]);
	}
}

void command_write_reference(struct buffer *out)
{
	buffer_add_string(
		out,
		"# Reference\n\nGenerated from the program's tables: `build/release/tests/test_command_reference --write`.\n\n");
	write_commands(out);
	buffer_add_string(
		out,
		"\n## Options\n\nIn a file (libconfig) the part before the dot is a group: `batch: { bytes = \"16 MiB\"; };`. On "
		"the command line any option is `--set batch.bytes='16 MiB'`. Durations take us, ms, s, min, h, d; sizes B, "
		"kB, MB, GB (powers of 1000), KiB, MiB, GiB (powers of 1024). `${env:NAME}` and `${file:PATH}` in a string "
		"stand for what they name.\n\n");
	config_write_reference(out);
	buffer_add_string(out, "\n## Metrics\n\nOn `/metrics`, without labels.\n\n");
	metrics_write_reference(out);
	write_statuses(out);
}
