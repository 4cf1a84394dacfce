/* A topic is followed by its table's OID, and by its name where the table was dropped and made anew. */
#include "command/schema_compare.h"

#include <string.h>

#include "command/schema_columns.h"

/* a table of the comparison; each NULL where it is not there */
struct pair {
	const struct schema_table *after;
	const struct schema_table *before;     /* what the table was */
	const struct schema_table *same_topic; /* whose events were in the topic */
};

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static const char *topic_of(const struct schema_table *table)
{
	return table->plan ? table->plan->table_topic : "";
}

static const struct schema_table *find_topic(const struct schema_tables *tables, const char *topic)
{
	for (uint32_t i = 0; *topic && i < tables->count; i++)
		if (strcmp(topic_of(&tables->tables[i]), topic) == 0)
			return &tables->tables[i];
	return NULL;
}

static const struct source_table *find_listed(const struct schema_tables *tables, uint32_t oid)
{
	for (uint32_t i = 0; i < tables->list.count; i++)
		if (tables->list.tables[i].oid == oid)
			return &tables->list.tables[i];
	return NULL;
}

static bool unchanged(const struct pair *pair)
{
	const struct schema_table *before = pair->before, *after = pair->after;

	return before && before->plan && after->plan && before == pair->same_topic &&
	       before->listed->oid == after->listed->oid &&
	       before->listed->usable_identity == after->listed->usable_identity &&
	       before->relation.shape.identity == after->relation.shape.identity &&
	       same_text(before->plan->key_json, after->plan->key_json) &&
	       same_text(before->plan->value_json, after->plan->value_json);
}

/* ---- notes ---- */

static void note(json_t *topic, json_t *sentence)
{
	json_array_append_new(json_object_get(topic, "notes"), sentence);
}

static void refuse(json_t *topic)
{
	json_object_set_new(topic, "compatible", json_false());
}

static void note_identity(const struct pair *pair, json_t *topic)
{
	const struct source_table *before = pair->before->listed, *after = pair->after->listed;

	if (before->usable_identity && !after->usable_identity) {
		note(topic,
		     json_sprintf(
			     "updates and deletes are not published any more, for want of a usable replica identity: %s",
			     after->remedy ? after->remedy : ""));
		refuse(topic);
	} else if (!before->usable_identity && after->usable_identity) {
		note(topic, json_string("updates and deletes are published, too, from then on"));
	}
	if (pair->before->relation.shape.identity != pair->after->relation.shape.identity)
		note(topic, json_sprintf("replica identity %s, before %s: `before` holds what it carries",
					 schema_table_identity(pair->after), schema_table_identity(pair->before)));
}

static void note_topic(const struct compare *compare, const struct pair *pair, json_t *topic)
{
	const struct schema_table *before = pair->before, *after = pair->after;
	const struct source_table *was = find_listed(compare->before, after->listed->oid);

	if (before && before->listed->oid != after->listed->oid)
		note(topic, json_string("the table is dropped and made anew: no events tell that its rows are gone"));
	else if (before && before != pair->same_topic && before->plan)
		note(topic,
		     json_sprintf(
			     "topic %s ends without an event; this one begins with the next change, and its subjects are its own",
			     topic_of(before)));
	else if (!before && was)
		note(topic, json_sprintf("the table was %s.%s, which did not match", was->schema, was->name));
	if (!before && pair->same_topic)
		note(topic, json_string("the topic has another table's events before these"));
}

static void note_key(json_t *topic, const json_t *key)
{
	if (json_is_null(json_object_get(key, "after")))
		note(topic,
		     json_string("records have no key any more: all go to one partition, without tombstones, and a "
				 "compacted topic refuses them"));
	else if (json_is_null(json_object_get(key, "before")))
		note(topic, json_string("records have a key from then on, by which they go to partitions"));
	else if (json_is_true(json_object_get(key, "same_bytes")))
		note(topic, json_string("the keys' bytes stay as they are, so each row's partition does, too"));
	else
		note(topic,
		     json_string(
			     "the keys' bytes change: a row's next record may be in another partition than its last, "
			     "and a compacted topic keeps the old key's last record"));
}

/* ---- one topic ---- */

static int judge_part(struct compare *compare, const struct pair *pair, const char *published, bool key, json_t *topic,
		      struct error *error)
{
	const struct plan *after = pair->after->plan, *before = pair->same_topic ? pair->same_topic->plan : NULL;
	const char *next = key ? after->key_json : after->value_json;
	const char *earlier = !before ? NULL : key ? before->key_json : before->value_json;
	struct buffer subject = {0};
	json_t *verdict;

	if (!next || same_text(next, earlier))
		return 0;
	buffer_printf(&subject, "%s-%s", published, key ? "key" : "value");
	verdict = judge_subject(compare->judge, buffer_string(&subject), earlier, next, error);
	buffer_fini(&subject);
	if (!verdict)
		return -1;
	if (judge_refuses(verdict))
		refuse(topic);
	json_array_append_new(json_object_get(topic, "subjects"), verdict);
	return 0;
}

static int judge_parts(struct compare *compare, const struct pair *pair, json_t *topic, struct error *error)
{
	struct buffer published = {0};
	int result = judge_topic(compare->judge, topic_of(pair->after), &published, error);

	if (result == 0)
		result = judge_part(compare, pair, buffer_string(&published), true, topic, error);
	if (result == 0)
		result = judge_part(compare, pair, buffer_string(&published), false, topic, error);
	buffer_fini(&published);
	return result;
}

static json_t *topic_new(const char *topic, const struct source_table *table, const char *change, const char *was)
{
	return json_pack("{s:s, s:o, s:s, s:s?, s:[], s:n, s:[], s:[], s:b}", "topic", topic, "table",
			 json_sprintf("%s.%s", table->schema, table->name), "change", change, "was", was, "columns",
			 "key", "subjects", "notes", "compatible", 1);
}

static json_t *topic_start(const struct compare *compare, const struct pair *pair)
{
	const struct schema_table *before = pair->before, *after = pair->after;
	bool renamed = before && before->plan && after->plan && before != pair->same_topic;
	json_t *topic = topic_new(topic_of(after), after->listed,
				  renamed  ? "renamed"
				  : before ? "changed"
					   : "begins",
				  renamed ? topic_of(before) : NULL);

	if (!topic)
		return NULL;
	note_topic(compare, pair, topic);
	if (before)
		note_identity(pair, topic);
	if (!after->plan) {
		note(topic, json_sprintf("no schema can be made of it: %s", after->refused.text));
		refuse(topic);
	}
	return topic;
}

static int topic_details(struct compare *compare, const struct pair *pair, json_t *topic, struct error *error)
{
	json_t *key;

	if (pair->before && pair->before->plan) {
		if (columns_compare(compare->describe, pair->before, pair->after, json_object_get(topic, "columns"),
				    error) < 0 ||
		    key_compare(compare->describe, pair->before, pair->after, &key, error) < 0)
			return -1;
		json_object_set_new(topic, "key", key);
		if (!json_is_null(key))
			note_key(topic, key);
	} else if (columns_all(compare->describe, pair->after, json_object_get(topic, "columns"), error) < 0) {
		return -1;
	}
	return judge_parts(compare, pair, topic, error);
}

static json_t *compare_pair(struct compare *compare, const struct pair *pair, struct error *error)
{
	json_t *topic = topic_start(compare, pair);

	if (!topic) {
		error_set(error, ERROR_MEMORY, "no memory for the comparison");
		return NULL;
	}
	if (pair->after->plan && topic_details(compare, pair, topic, error) < 0) {
		json_decref(topic);
		return NULL;
	}
	return topic;
}

/* ---- all ---- */

static struct pair pair_of(const struct compare *compare, const struct schema_table *after)
{
	struct pair pair = {.after = after,
			    .before = schema_tables_find(compare->before, after->listed->oid),
			    .same_topic = find_topic(compare->before, topic_of(after))};

	/* made anew under its name: the old one is gone, and neither is another's past */
	if (!pair.before && pair.same_topic && !find_listed(compare->before, after->listed->oid) &&
	    !find_listed(compare->after, pair.same_topic->listed->oid))
		pair.before = pair.same_topic;
	return pair;
}

static json_t *topic_ends(const struct compare *compare, const struct schema_table *before)
{
	const struct source_table *now = find_listed(compare->after, before->listed->oid);
	json_t *topic = topic_new(topic_of(before), before->listed, "ends", NULL);

	if (topic)
		note(topic,
		     now ? json_sprintf("the table is %s.%s then, which does not match", now->schema, now->name)
			 : json_string(
				   "the table is dropped, or cannot be published any more; no event tells that its rows "
				   "are gone"));
	return topic;
}

static bool ends(const struct compare *compare, const struct schema_table *before)
{
	return !schema_tables_find(compare->after, before->listed->oid) &&
	       !find_topic(compare->after, topic_of(before));
}

static int add_topic(json_t *report, json_t *topic, struct error *error)
{
	if (!topic)
		return error->code ? -1 : error_set(error, ERROR_MEMORY, "no memory for the comparison");
	if (!json_is_true(json_object_get(topic, "compatible")))
		json_object_set_new(report, "compatible", json_false());
	return json_array_append_new(json_object_get(report, "topics"), topic);
}

static int compare_all(struct compare *compare, json_t *report, struct error *error)
{
	json_int_t same = 0;

	for (uint32_t i = 0; i < compare->after->count; i++) {
		struct pair pair = pair_of(compare, &compare->after->tables[i]);

		if (unchanged(&pair))
			same++;
		else if (add_topic(report, compare_pair(compare, &pair, error), error) < 0)
			return -1;
	}
	for (uint32_t i = 0; i < compare->before->count; i++)
		if (ends(compare, &compare->before->tables[i]) &&
		    add_topic(report, topic_ends(compare, &compare->before->tables[i]), error) < 0)
			return -1;
	json_object_set_new(report, "unchanged", json_integer(same));
	return 0;
}

json_t *compare_tables(struct compare *compare, struct error *error)
{
	json_t *report = json_pack("{s:b, s:[], s:i}", "compatible", 1, "topics", "unchanged", 0);

	error_clear(error);
	if (report && compare_all(compare, report, error) == 0)
		return report;
	if (!report || !error->code)
		error_set(error, ERROR_MEMORY, "no memory for the comparison");
	json_decref(report);
	return NULL;
}
