/* One line an event: 12:34:56.789 update  public.orders  id=7 status=paid (was open) total=12.50 */
#include "command/pretty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/escape.h"
#include "command/render.h"

#define DIM "\033[2m"
#define BOLD "\033[1m"
#define RESET "\033[0m"

enum { PRETTY_VALUE = 60 }; /* bytes of a value that are shown */

struct operation {
	const char *code, *word, *color;
};

static const struct operation operations[] = {
	{"c", "insert", "\033[32m"},   {"u", "update", "\033[33m"},   {"d", "delete", "\033[31m"},
	{"r", "snapshot", "\033[36m"}, {"t", "truncate", "\033[35m"},
};

static const struct operation *operation_of(const json_t *value)
{
	const char *code = json_string_value(json_object_get(value, "op"));

	for (size_t i = 0; code && i < sizeof operations / sizeof *operations; i++)
		if (strcmp(operations[i].code, code) == 0)
			return &operations[i];
	return NULL;
}

static void add_colored(struct buffer *out, bool color, const char *code, const char *text)
{
	buffer_printf(out, "%s%s%s", color ? code : "", text, color ? RESET : "");
}

/* text as it is but for control characters, cut at PRETTY_VALUE */
static void add_text(struct buffer *out, const char *text, size_t length)
{
	char escaped[8];

	for (size_t at = 0, taken; at < length; at += taken) {
		size_t size = escape_json(escaped, text + at, length - at, &taken);

		if (at + taken > PRETTY_VALUE) {
			buffer_add_string(out, "...");
			return;
		}
		if (text[at] == '"' || text[at] == '\\')
			buffer_add_char(out, text[at]);
		else
			buffer_add(out, escaped, size);
	}
}

/* strings without quotes, everything else as JSON */
static void add_value(struct buffer *out, const json_t *value)
{
	char *text;

	if (json_is_string(value)) {
		add_text(out, json_string_value(value), json_string_length(value));
		return;
	}
	text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	add_text(out, text ? text : "", text ? strlen(text) : 0);
	free(text);
}

/* the row's columns: what overflowed by its text, and where the old row is there, what a changed column was */
static void add_row(struct buffer *out, json_t *row, const json_t *old, const json_t *overflow, bool color)
{
	const char *name;
	json_t *value;

	json_object_foreach(row, name, value)
	{
		const json_t *was = json_object_get(old, name), *text = json_object_get(overflow, name);

		buffer_add_char(out, ' ');
		add_colored(out, color, DIM, name);
		add_colored(out, color, DIM, "=");
		add_value(out, text ? text : value);
		if (was && !json_is_null(was) && !json_equal(was, value)) {
			buffer_add_string(out, color ? DIM " (was " : " (was ");
			add_value(out, was);
			buffer_add_string(out, color ? ")" RESET : ")");
		}
	}
}

/* "2024-02-29T12:34:56.789012Z" to 12:34:56.789 */
static void add_time(struct buffer *out, int64_t timestamp_ms, bool color)
{
	struct buffer text = {0};
	char shown[16] = "";
	const char *clock;

	render_timestamp(&text, timestamp_ms * 1000);
	clock = strchr(buffer_string(&text), 'T');
	snprintf(shown, sizeof shown, "%.8s.%03d ", clock ? clock + 1 : "", (int)(timestamp_ms % 1000));
	add_colored(out, color, DIM, shown);
	buffer_fini(&text);
}

static void add_event(struct buffer *out, const json_t *value, json_t *key, const struct operation *operation,
		      bool color)
{
	const json_t *source = json_object_get(value, "source");
	json_t *after = json_object_get(value, "after"), *before = json_object_get(value, "before");
	const char *schema = json_string_value(json_object_get(source, "schema"));
	const char *table = json_string_value(json_object_get(source, "table"));
	char word[16], name[300];

	snprintf(word, sizeof word, "%-9s", operation->word);
	snprintf(name, sizeof name, "%s.%s ", schema ? schema : "", table ? table : "");
	add_colored(out, color, operation->color, word);
	add_colored(out, color, BOLD, name);
	if (json_is_object(after))
		add_row(out, after, json_is_object(before) ? before : NULL, json_object_get(value, "overflow"), color);
	else
		add_row(out, json_is_object(key) ? key : before, NULL, NULL, color);
}

void pretty_write(const struct tail_record *record, const char *key_text, const char *value_text, bool color,
		  struct buffer *out)
{
	json_t *key = json_loads(key_text, JSON_DECODE_ANY, NULL),
	       *value = json_loads(value_text, JSON_DECODE_ANY, NULL);
	const struct operation *operation = operation_of(value);

	add_time(out, record->timestamp_ms, color);
	if (operation) {
		add_event(out, value, key, operation, color);
	} else {
		add_colored(out, color, DIM, record->value ? "record   " : "tombstone");
		buffer_printf(out, " %s ", record->topic);
		if (json_is_object(key))
			add_row(out, key, NULL, NULL, color);
		if (record->value)
			buffer_printf(out, " %s", value_text);
	}
	buffer_add_char(out, '\n');
	json_decref(key);
	json_decref(value);
}
