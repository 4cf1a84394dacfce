/* One paragraph a topic that changes, and a line with the totals at the end. */
#include "command/schema_report.h"

#include <stdio.h>
#include <string.h>

static const char *text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "";
}

static const char *text_at(const json_t *object, const char *key, size_t i)
{
	const char *value = json_string_value(json_array_get(json_object_get(object, key), i));

	return value ? value : "";
}

static void print_list(const json_t *list, const char *title)
{
	size_t i;
	const json_t *word;

	json_array_foreach(list, i, word)
	{
		printf("%s%s", i ? ", " : title, json_string_value(word));
	}
}

static void print_changed(const json_t *column)
{
	const char *old = text_at(column, "type", 0), *new = text_at(column, "type", 1);
	const char *old_avro = text_at(column, "avro", 0), *new_avro = text_at(column, "avro", 1);

	printf("  ~ column %s %s", text(column, "name"), old);
	if (strcmp(old, new) != 0)
		printf(" -> %s", new);
	printf(" (%s", old_avro);
	if (strcmp(old_avro, new_avro) != 0)
		printf(" -> %s", new_avro);
	printf(")");
	print_list(json_object_get(column, "labels_added"), "; labels added: ");
	print_list(json_object_get(column, "labels_removed"), "; labels removed: ");
	printf("\n");
}

static void print_columns(const json_t *columns)
{
	size_t i;
	const json_t *column;

	json_array_foreach(columns, i, column)
	{
		const char *change = text(column, "change");

		if (strcmp(change, "changed") == 0)
			print_changed(column);
		else
			printf("  %c column %s %s (%s)\n", strcmp(change, "added") == 0 ? '+' : '-',
			       text(column, "name"), text(column, "type"), text(column, "avro"));
	}
}

static void print_key_columns(const json_t *columns)
{
	size_t i;
	const json_t *column;

	if (!json_is_array(columns))
		printf("none");
	json_array_foreach(columns, i, column)
	{
		printf("%s%s (%s)", i ? ", " : "", text(column, "name"), text(column, "avro"));
	}
}

static void print_key(const json_t *key)
{
	if (!json_is_object(key))
		return;
	printf("  ~ key ");
	print_key_columns(json_object_get(key, "before"));
	printf(" -> ");
	print_key_columns(json_object_get(key, "after"));
	printf("\n");
}

static const char *verdict_words(const char *verdict)
{
	static const char *const words[][2] = {
		{"registered", "compatible, registered already"},
		{"compatible", "compatible"},
		{"first", "compatible, the subject's first version"},
		{"incompatible", "INCOMPATIBLE"},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], verdict) == 0)
			return words[i][1];
	return verdict;
}

static void print_subjects(const json_t *subjects)
{
	size_t i, j;
	const json_t *subject, *reason;

	json_array_foreach(subjects, i, subject)
	{
		printf("  %s: %s (asked: %s)\n", text(subject, "subject"), verdict_words(text(subject, "verdict")),
		       text(subject, "asked"));
		json_array_foreach(json_object_get(subject, "reasons"), j, reason)
		{
			printf("      %s\n", json_string_value(reason));
		}
	}
}

static void print_topic(const json_t *topic)
{
	const char *change = text(topic, "change"), *was = text(topic, "was");
	size_t i;
	const json_t *note;

	printf("\ntopic %s (table %s)", text(topic, "topic"), text(topic, "table"));
	if (strcmp(change, "changed") != 0)
		printf(" %s%s%s", strcmp(change, "renamed") == 0 ? "begins" : change, *was ? ", was " : "", was);
	printf("\n");
	print_columns(json_object_get(topic, "columns"));
	print_key(json_object_get(topic, "key"));
	json_array_foreach(json_object_get(topic, "notes"), i, note)
	{
		printf("  ! %s\n", json_string_value(note));
	}
	print_subjects(json_object_get(topic, "subjects"));
}

static void print_advice(const json_t *report)
{
	printf("\nrun would %s.\n"
	       "Make the change in steps that are compatible: add a column beside the old one, let consumers move, drop the old one\n"
	       "later. Or run it, and publish what follows to a new topic: millrace replay --new-version TABLE.\n",
	       json_is_true(json_object_get(report, "parks"))
		       ? "park the events of a topic whose schema is refused (on_incompatible = park)"
		       : "stop where a schema is refused (on_incompatible = stop)");
}

static size_t count_topics(const json_t *topics, const char *key, const json_t *value)
{
	size_t i, count = 0;
	const json_t *topic;

	json_array_foreach(topics, i, topic)
	{
		count += json_equal(json_object_get(topic, key), value) ? 1 : 0;
	}
	return count;
}

static void print_totals(const json_t *report)
{
	const json_t *topics = json_object_get(report, "topics");
	size_t incompatible = count_topics(topics, "compatible", json_false());

	printf("\n%s: %zu of %zu topics that change are incompatible, %lld unchanged\n",
	       incompatible ? "INCOMPATIBLE" : "compatible", incompatible, json_array_size(topics),
	       (long long)json_integer_value(json_object_get(report, "unchanged")));
}

void report_print(const json_t *report)
{
	size_t i;
	const json_t *item;

	printf("%s: %lld statements run and rolled back; their locks were held for %lld ms\n",
	       text(report, "migration"), (long long)json_integer_value(json_object_get(report, "statements")),
	       (long long)json_integer_value(json_object_get(report, "locked_ms")));
	json_array_foreach(json_object_get(report, "left_out"), i, item)
	{
		printf("line %lld left out, since it is tried out in a transaction of its own: %s\n",
		       (long long)json_integer_value(json_object_get(item, "line")), text(item, "statement"));
	}
	json_array_foreach(json_object_get(report, "topics"), i, item)
	{
		print_topic(item);
	}
	if (!json_is_true(json_object_get(report, "compatible")))
		print_advice(report);
	print_totals(report);
}
