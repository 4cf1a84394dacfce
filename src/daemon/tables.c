/* A table on the data path: facts from the catalog, the plan, its schema ids, its topic. Done when the first change of it
 * arrives, in one go, before the first event; a try that fails for a reason that may pass is repeated by the caller.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "daemon/state.h"
#include "encode/parked.h"
#include "metrics/metrics.h"
#include "schema/names.h"
#include "schema/schema.h"

enum { TABLES_WRAPPING = 1 << 16 }; /* what a parked record or a dead letter has beside the event, at most */

bool tables_match(const void *patterns, const char *schema, const char *table)
{
	return patterns_match(patterns, schema, table);
}

static struct plan_options plan_options(struct daemon *daemon)
{
	const struct config *config = daemon->config;

	return (struct plan_options){.name = config->name,
				     .prefix = config->topics.prefix,
				     .topic_name = parking_topic_name,
				     .context = daemon,
				     .types = {.numeric_unconstrained = config->events.numeric_unconstrained}};
}

/* A stream in binary that brings a column whose type has no binary decoder here must be read in text instead. */
static int binary_fits(const struct daemon *daemon, const struct plan *plan, const struct facts_relation *facts,
		       struct error *error)
{
	for (uint16_t i = 0; daemon->binary && i < plan->column_count; i++)
		if (!plan->columns[i].codec.binary && facts->columns[i].has_send)
			return error_set(error, ERROR_BINARY, "column %s of type %s is read in text only",
					 facts->columns[i].name, facts->columns[i].declared);
	return 0;
}

int tables_register(struct daemon *daemon, const char *topic, const char *part, const char *json, int32_t *id,
		    struct error *error)
{
	char subject[512];

	snprintf(subject, sizeof subject, "%s-%s", topic, part);
	return registry_register(daemon->registry, subject, json, id, error);
}

static int plan_register(struct daemon *daemon, struct plan *plan, struct error *error)
{
	int32_t key_id = 0, value_id = 0;

	if (plan->key_json && tables_register(daemon, plan->topic->name, "key", plan->key_json, &key_id, error) < 0)
		return -1;
	if (tables_register(daemon, plan->topic->name, "value", plan->value_json, &value_id, error) < 0)
		return -1;
	plan_bind(plan, key_id, value_id);
	metrics_add(METRIC_PLANS_COMPILED, 1);
	return 0;
}

/* what a failed registration is to the table; false: it is the daemon's */
bool tables_parks(enum error_code code, enum offsets_reason *reason)
{
	switch (code) {
	case ERROR_INCOMPATIBLE:
	case ERROR_CONFIG: /* no such schema may be there at all, says the registry */
		*reason = OFFSETS_INCOMPATIBLE;
		return true;
	case ERROR_UNAVAILABLE:
	case ERROR_TIMEOUT:
	case ERROR_PROTOCOL:
	case ERROR_PERMISSION:
		*reason = OFFSETS_REGISTRY_UNREACHABLE;
		return true;
	default:
		return false;
	}
}

static int topic_ensure(struct daemon *daemon, struct topic *topic, bool has_null_keys, struct error *error)
{
	uint32_t created = 0;

	if (topic->partitions)
		return 0;
	if (topics_ensure(daemon->topics, &topic, &has_null_keys, 1, &created, error) < 0)
		return error_wrap(error, "topic %s", topic->name);
	return 0;
}

/* events without a key: of a keyless table, and truncates of any */
static bool null_keys(const struct config *config, bool has_key)
{
	return !has_key || config->events.truncate == CONFIG_TRUNCATE_EVENT;
}

static int table_topic(struct daemon *daemon, const struct relation *relation, struct buffer *name, struct error *error)
{
	names_topic(name, daemon->config->topics.prefix, relation->shape.schema, relation->shape.name);
	return name->failed ? error_set(error, ERROR_MEMORY, "no memory for a topic's name") : 0;
}

static void park(struct daemon *daemon, struct plan *plan, const struct offsets_parked *parked)
{
	plan_park(plan, daemon->parked_topic, daemon->parked_schema, offsets_reason_name(parked->reason));
	plan->parking.partition =
		parked->partition; /* the topic may have got more since: its first records are there */
	metrics_add(METRIC_PLANS_COMPILED, 1);
}

/* Whether the plan is parked: the table is already, or its schema is not accepted. A table that is parked stays so until its
 * replay is at the end, whatever becomes of its schema meanwhile. */
static int plan_admit(struct daemon *daemon, struct plan *plan, const char *topic, struct error *error)
{
	const struct offsets_parked *parked = parking_find(daemon, topic);
	enum offsets_reason reason;
	struct error why;

	if (!parked && plan->key_unknown) {
		error_set(&why, ERROR_INCOMPATIBLE, "rows may be older than the key that the catalog tells");
		error_hint(&why, "replay them where that key serves, else take a new snapshot");
		if (parking_begin(daemon, topic, OFFSETS_KEY_UNKNOWN, &why, error) < 0)
			return -1;
		parked = parking_find(daemon, topic);
	}
	if (!parked) {
		if (plan_register(daemon, plan, &why) == 0)
			return 0;
		*error = why;
		if (!tables_parks(why.code, &reason) ||
		    (reason == OFFSETS_INCOMPATIBLE && daemon->config->on_incompatible == CONFIG_INCOMPATIBLE_STOP))
			return -1;
		if (parking_begin(daemon, topic, reason, &why, error) < 0)
			return -1;
		parked = parking_find(daemon, topic);
	}
	park(daemon, plan, parked);
	return 0;
}

static int plan_from_facts(struct daemon *daemon, const struct relation *relation, const struct facts_relation *facts,
			   struct plan **plan, struct error *error)
{
	struct plan_options options = plan_options(daemon);
	struct buffer topic = {0};

	*plan = plan_compile(relation, facts, &options, &daemon->topic_set, error);
	if (*plan &&
	    (table_topic(daemon, relation, &topic, error) < 0 ||
	     plan_admit(daemon, *plan, buffer_string(&topic), error) < 0 ||
	     topic_ensure(daemon, (*plan)->topic, null_keys(daemon->config, (*plan)->key_count > 0), error) < 0)) {
		plan_free(*plan);
		*plan = NULL;
	}
	buffer_fini(&topic);
	return *plan ? 0 : -1;
}

static int plan_make(struct daemon *daemon, const struct relation *relation, struct plan **plan, struct error *error)
{
	const uint32_t xid = pipeline_xid(daemon->pipeline);
	struct facts_relation *facts = source_facts(daemon->source, &relation->shape, xid, error);

	*plan = NULL;
	if (!facts) {
		daemon->source_failed = true;
		return -1;
	}
	if (facts->unseen) {
		facts_relation_free(facts);
		error_set(error, ERROR_UNAVAILABLE,
			  "the commit of transaction %" PRIu32 " is in the WAL, but nobody sees it yet", xid);
		return error_hint(error,
				  "it may wait for a standby of synchronous_standby_names (wait_event SyncRep in "
				  "pg_stat_activity)");
	}
	if (facts->early)
		log_warning(
			"source",
			"PostgreSQL counts this daemon as a synchronous standby: commits wait for Kafka, and what an "
			"ALTER of the same transaction has changed may be missed; synchronous_standby_names should "
			"name real standbys",
			"schema", relation->shape.schema, "table", relation->shape.name, NULL);
	facts_settle_key(facts, pipeline_commit_lsn(daemon->pipeline));
	int result = plan_from_facts(daemon, relation, facts, plan, error);
	if (result == 0 && binary_fits(daemon, *plan, facts, error) < 0) {
		plan_free(*plan);
		*plan = NULL;
		result = -1;
	}
	facts_relation_free(facts);
	return result;
}

static bool all_binary(const struct plan *plan, const struct facts_relation *facts)
{
	for (uint16_t i = 0; i < plan->column_count; i++)
		if (!plan->columns[i].codec.binary || !facts->columns[i].has_send)
			return false;
	return true;
}

/* the same plan for another thread: codecs have a scratch of their own */
static struct plan *plan_again(struct daemon *daemon, const struct relation *relation,
			       const struct facts_relation *facts, const struct plan *first, struct error *error)
{
	struct plan_options options = plan_options(daemon);
	struct plan *plan = plan_compile(relation, facts, &options, &daemon->topic_set, error);

	if (!plan)
		return NULL;
	memcpy(plan->key_header, first->key_header, sizeof plan->key_header);
	memcpy(plan->value_header, first->value_header, sizeof plan->value_header);
	plan->parking = first->parking;
	plan->bound = true;
	return plan;
}

int tables_plans(struct daemon *daemon, const struct relation *relation, struct plan **plans, uint32_t count,
		 bool *binary, struct error *error)
{
	struct facts_relation *facts = source_facts(daemon->source, &relation->shape, 0, error);
	int result = facts ? 0 : -1;

	memset(plans, 0, count * sizeof(struct plan *));
	if (result == 0) {
		facts_settle_key(facts, UINT64_MAX);
		result = plan_from_facts(daemon, relation, facts, &plans[0], error);
	}
	for (uint32_t i = 1; i < count && result == 0; i++) {
		plans[i] = plan_again(daemon, relation, facts, plans[0], error);
		result = plans[i] ? 0 : -1;
	}
	if (result == 0)
		*binary = daemon->config->source.wire != CONFIG_WIRE_TEXT && all_binary(plans[0], facts);
	facts_relation_free(facts);
	for (uint32_t i = 0; i < count && result < 0; i++) {
		plan_free(plans[i]);
		plans[i] = NULL;
	}
	return result < 0 ? error_wrap(error, "table %s.%s", relation->shape.schema, relation->shape.name) : 0;
}

int tables_topic_ensure(struct daemon *daemon, struct topic *topic, struct error *error)
{
	return topic_ensure(daemon, topic, null_keys(daemon->config, false), error);
}

int tables_provide(struct daemon *daemon, struct error *error)
{
	const struct relation *relation = pipeline_wanted(daemon->pipeline);
	const struct pgoutput_relation *shape = &relation->shape;
	struct plan *plan = NULL;

	if (patterns_match(&daemon->config->tables, shape->schema, shape->name) &&
	    plan_make(daemon, relation, &plan, error) < 0)
		return error_wrap(error, "table %s.%s", shape->schema, shape->name);
	pipeline_plan(daemon->pipeline, plan);
	return 0;
}

int messages_provide(struct daemon *daemon, struct error *error)
{
	char name[300];
	int32_t id;

	snprintf(name, sizeof name, "%s.message", daemon->config->topics.prefix);
	struct topic *topic = topic_intern(&daemon->topic_set, name);
	if (!topic)
		return error_set(error, ERROR_MEMORY, "no memory for topic %s", name);
	uint32_t created;
	if (tables_register(daemon, name, "value", schema_fixed("message"), &id, error) < 0)
		return -1;
	if (!topic->partitions && topics_ensure_keyless(daemon->topics, topic, &created, error) < 0)
		return error_wrap(error, "topic %s", name);
	pipeline_messages(daemon->pipeline, topic, id);
	return 0;
}

/* A parking topic that is gone took the parked events with it: a new one would make their replay look complete. */
static int parked_still_there(struct daemon *daemon, const char *topic, struct error *error)
{
	struct topics_found found = {.name = topic};
	struct offsets *record = &daemon->offsets;

	if (!record->parked_count)
		return 0;
	if (topics_look(daemon->topics, &found, 1, error) < 0)
		return -1;
	if (found.partitions > 0)
		return 0;
	if (!daemon->config->source.accept_gap) {
		error_set(error, ERROR_HISTORY,
			  "topic %s is gone, and with it the parked events of %u tables, %s among them", topic,
			  record->parked_count, record->parked[0].topic);
		return error_hint(error,
				  "--accept-gap goes on without them: rebuild the consumers' copies of these tables");
	}
	for (uint32_t i = 0; i < record->parked_count; i++) {
		struct offsets_parked *parked = &record->parked[i];

		log_warning("daemon", "gap accepted: the events of a table that were parked are lost", "topic",
			    parked->topic, NULL);
		parked->first = parked->offset = 0;
		parked->partition = parked_partition(parked->topic, (int32_t)daemon->config->topics.partitions);
	}
	return 0;
}

/* where events go that cannot be published: there from the start, so that nothing has to be made when they come */
int tables_kept_topics(struct daemon *daemon, struct error *error)
{
	static const char *const suffixes[] = {"parked", "dead-letter"};
	static const char *const schemas[] = {"parked", "dead-letter"};
	struct topic *topics[2];
	int32_t ids[2];
	char name[300];
	uint32_t created;

	for (size_t i = 0; i < 2; i++) {
		snprintf(name, sizeof name, "%s.%s", daemon->config->topics.prefix, suffixes[i]);
		topics[i] = topic_intern(&daemon->topic_set, name);
		if (!topics[i])
			return error_set(error, ERROR_MEMORY, "no memory for topic %s", name);
		if (tables_register(daemon, name, "value", schema_fixed(schemas[i]), &ids[i], error) < 0)
			return -1;
	}
	if (parked_still_there(daemon, topics[0]->name, error) < 0 ||
	    topics_ensure_kept(daemon->topics, topics, 2, (uint32_t)daemon->config->events.max_bytes + TABLES_WRAPPING,
			       &created, error) < 0)
		return -1;
	daemon->parked_topic = topics[0];
	daemon->parked_schema = ids[0];
	daemon->dead_letter_topic = topics[1];
	daemon->dead_letter_schema = ids[1];
	if (daemon->config->on_unpublishable == CONFIG_UNPUBLISHABLE_DEAD_LETTER)
		sink_dead_letters(daemon->sink, topics[1], ids[1]);
	return 0;
}

static bool published(const struct source_table *table)
{
	return table->matched && (table->published || table->published_inserts);
}

/* topics of all published tables, in one request: tables that come later are ensured one by one */
int tables_topics(struct daemon *daemon, const struct source_tables *tables, struct error *error)
{
	struct topic **wanted = memory_alloc((tables->count + 1) * sizeof(struct topic *));
	bool *has_null_keys = memory_alloc(tables->count + 1);
	struct buffer name = {0};
	uint32_t count = 0, created = 0;
	int result = -1;

	if (!wanted || !has_null_keys) {
		error_set(error, ERROR_MEMORY, "no memory for %u topics", tables->count);
		goto out;
	}
	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		if (!published(table))
			continue;
		buffer_clear(&name);
		names_topic(&name, daemon->config->topics.prefix, table->schema, table->name);
		has_null_keys[count] = null_keys(daemon->config, table->keyed);
		wanted[count] = topic_intern(&daemon->topic_set, parking_topic_name(daemon, buffer_string(&name)));
		if (!wanted[count++]) {
			error_set(error, ERROR_MEMORY, "no memory for %u topics", tables->count);
			goto out;
		}
	}
	result = count ? topics_ensure(daemon->topics, wanted, has_null_keys, count, &created, error) : 0;
out:
	buffer_fini(&name);
	memory_free(has_null_keys);
	memory_free(wanted);
	return result;
}
