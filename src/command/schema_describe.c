/* One JSON object a table, a column, a key. */
#include "command/schema_describe.h"

#include "command/schema_words.h"

static json_t *no_memory(struct error *error)
{
	error_set(error, ERROR_MEMORY, "no memory for a table's description");
	return NULL;
}

/* consumes the buffer; null where it is empty */
static json_t *text_or_null(struct buffer *text)
{
	json_t *json = text->length ? json_string(buffer_string(text)) : json_null();

	buffer_fini(text);
	return json;
}

static json_t *avro_words(const struct describe *describe, const struct facts_column *facts,
			  const struct types_codec *codec, struct error *error)
{
	struct buffer words = {0};
	int result = words_avro(&words, describe->prefix, facts, codec, error);

	if (result < 0) {
		buffer_fini(&words);
		return NULL;
	}
	return text_or_null(&words);
}

static json_t *overflow_words(const struct describe *describe, const struct facts_column *facts,
			      const struct types_codec *codec)
{
	struct buffer words = {0};

	words_overflow(&words, facts, codec, describe->sql_ascii);
	return text_or_null(&words);
}

static json_t *labels_of(const struct facts_column *facts)
{
	json_t *labels = facts->labels ? json_array() : json_null();

	for (uint32_t i = 0; facts->labels && i < facts->label_count; i++)
		json_array_append_new(labels, json_string(facts->labels[i]));
	return labels;
}

json_t *describe_column(const struct describe *describe, const struct schema_table *table, uint32_t column,
			struct error *error)
{
	const struct facts_column *facts = &table->facts->columns[column];
	const struct types_codec *codec = &table->plan->columns[column].codec;
	json_t *avro = avro_words(describe, facts, codec, error), *json;

	if (!avro)
		return NULL;
	json = json_pack("{s:s, s:s, s:s?, s:o, s:o, s:o, s:b}", "name", facts->name, "type", facts->declared,
			 "base_type", facts->base_declared, "labels", labels_of(facts), "avro", avro, "overflow",
			 overflow_words(describe, facts, codec), "unchanged", (int)schema_table_toasts(table, column));
	return json ? json : no_memory(error);
}

json_t *describe_key(const struct describe *describe, const struct schema_table *table, struct error *error)
{
	const struct plan *plan = table->plan;
	json_t *key = plan->key_count ? json_array() : json_null();

	for (uint32_t i = 0; key && i < plan->key_count; i++) {
		const struct facts_column *facts = &table->facts->columns[plan->keys[i].column];
		json_t *avro = avro_words(describe, facts, &plan->keys[i].codec, error), *one;

		one = avro ? json_pack("{s:s, s:o, s:o}", "name", facts->name, "avro", avro, "overflow",
				       overflow_words(describe, facts, &plan->keys[i].codec))
			   : NULL;
		if (!one || json_array_append_new(key, one) < 0) {
			json_decref(key);
			return avro ? no_memory(error) : NULL;
		}
	}
	return key ? key : no_memory(error);
}

static json_t *describe_columns(const struct describe *describe, const struct schema_table *table, struct error *error)
{
	json_t *columns = json_array();

	for (uint32_t i = 0; columns && i < table->facts->column_count; i++) {
		json_t *column = describe_column(describe, table, i, error);

		if (!column || json_array_append_new(columns, column) < 0) {
			json_decref(columns);
			return column ? no_memory(error) : NULL;
		}
	}
	return columns ? columns : no_memory(error);
}

static json_t *describe_subject(const struct plan *plan, const char *part)
{
	return json_sprintf("%s-%s", plan->topic->name, part);
}

json_t *describe_table(const struct describe *describe, const struct schema_table *table, struct error *error)
{
	const struct plan *plan = table->plan;
	const struct source_table *listed = table->listed;
	json_t *columns = describe_columns(describe, table, error);
	json_t *key = columns ? describe_key(describe, table, error) : NULL, *json;

	if (!key) {
		json_decref(columns);
		return NULL;
	}
	if (plan->key_json)
		key = json_pack("{s:o, s:o, s:o}", "subject", describe_subject(plan, "key"), "columns", key, "schema",
				json_loads(plan->key_json, 0, NULL));
	json = json_pack("{s:o, s:s, s:s, s:b, s:s?, s:o, s:o, s:{s:o, s:o}}", "table",
			 json_sprintf("%s.%s", listed->schema, listed->name), "topic", plan->topic->name,
			 "replica_identity", schema_table_identity(table), "updates", (int)listed->usable_identity,
			 "remedy", listed->usable_identity ? NULL : listed->remedy, "columns", columns, "key", key,
			 "value", "subject", describe_subject(plan, "value"), "schema",
			 json_loads(plan->value_json, 0, NULL));
	return json ? json : no_memory(error);
}
