/* Migration files: any text is statements in order, each a piece of the file that stands where it says, or an error. */
#include "fuzz/input.h"

#include "command/schema_split.h"

static uint32_t line_of(const char *text, const char *at)
{
	uint32_t line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

static void statements_check(const struct split *split, const char *text, const char *end)
{
	const char *at = text;

	for (uint32_t i = 0; i < split->count; i++) {
		const struct split_statement *statement = &split->statements[i];
		size_t length = strlen(statement->text);

		CHECK(length > 0 && statement->text[0] != ';');
		at = memmem(at, (size_t)(end - at), statement->text, length);
		CHECK(at);
		while (line_of(text, at) < statement->line) {
			at = memmem(at + 1, (size_t)(end - at - 1), statement->text, length);
			CHECK(at);
		}
		CHECK(line_of(text, at) == statement->line);
		CHECK(split_line(statement, 1) == statement->line && split_line(statement, 0) == statement->line);
		CHECK(split_line(statement, UINT32_MAX) <= line_of(text, at + length));
		CHECK((statement->action == SPLIT_REFUSE) == (statement->why && statement->remedy));
		at += length;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	size_t length;
	char *text = (char *)input_take(&in, size, false, &length);
	struct split split;
	struct error error = {0};

	if (split_parse(&split, text, length, &error) < 0)
		CHECK(error.code == ERROR_VALUE && strstr(error.text, "line "));
	else
		statements_check(&split, text, text + length);
	split_fini(&split);
	free(text);
	return 0;
}
