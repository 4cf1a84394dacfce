/* ${env:NAME} and ${file:PATH}: values that stand outside the file, secrets above all. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/value.h"

enum { SECRET_FILE_MAX = 64 << 10 };

static int secret_env(struct buffer *out, const char *name, struct error *error)
{
	const char *value = getenv(name);

	if (!value)
		return error_set(error, ERROR_CONFIG, "the environment variable %s is not set", name);
	buffer_add_string(out, value);
	return 0;
}

static int secret_file(struct buffer *out, const char *path, struct error *error)
{
	static const char too_long[] = "the file holds more than 64 KiB, or a NUL";
	char chunk[4096];
	size_t start = out->length, length;
	FILE *file = fopen(path, "re");

	if (!file)
		return error_set(error, ERROR_CONFIG, "cannot read the file %s: %s", path, strerror(errno));
	while ((length = fread(chunk, 1, sizeof chunk, file)) > 0 && out->length - start <= SECRET_FILE_MAX)
		buffer_add(out, chunk, length);
	if (ferror(file)) {
		fclose(file);
		return error_set(error, ERROR_CONFIG, "cannot read the file %s: %s", path, strerror(EIO));
	}
	fclose(file);
	if (out->length - start > SECRET_FILE_MAX || strlen(buffer_string(out)) != out->length)
		return error_set(error, ERROR_CONFIG, "%s: %s", path, too_long);
	if (out->length > start && out->data[out->length - 1] == '\n')
		out->data[--out->length] = '\0';
	if (out->length > start && out->data[out->length - 1] == '\r')
		out->data[--out->length] = '\0';
	return 0;
}

/* inside: what stands between the braces */
static int secret_add(struct buffer *out, const char *inside, struct error *error)
{
	if (strncmp(inside, "env:", 4) == 0)
		return secret_env(out, inside + 4, error);
	if (strncmp(inside, "file:", 5) == 0)
		return secret_file(out, inside + 5, error);
	return error_set(error, ERROR_CONFIG, "${%s} is neither ${env:NAME} nor ${file:PATH}", inside);
}

int value_expand(const char *text, struct arena *arena, const char **expanded, bool *replaced, struct error *error)
{
	struct buffer out = {0};
	const char *open, *close;
	char inside[512];
	int result = -1;

	*replaced = false;
	for (; (open = strstr(text, "${")); text = close + 1) {
		close = strchr(open, '}');
		if (!close || (size_t)(close - open - 2) >= sizeof inside) {
			error_set(error, ERROR_CONFIG, "a ${ without its }");
			goto done;
		}
		*replaced = true;
		buffer_add(&out, text, (size_t)(open - text));
		memcpy(inside, open + 2, (size_t)(close - open - 2));
		inside[close - open - 2] = '\0';
		if (secret_add(&out, inside, error) < 0)
			goto done;
	}
	buffer_add_string(&out, text);
	*expanded = out.failed ? NULL : arena_string(arena, buffer_string(&out));
	result = *expanded ? 0 : error_set(error, ERROR_MEMORY, "no memory for a value");
done:
	buffer_fini(&out);
	return result;
}
