/* Replay: a parked table's records are read again and published in order, then the table flows again (delivery "Parking and
 * dead letters").
 *
 * Each record goes into the batch that is published next, and how far it came into that batch's offsets record: published and
 * done are one. The table's live events go on being parked meanwhile; at the end of the parked records the stream is held
 * between two transactions until all that was parked is committed and read, and in the same batch the table is published
 * again. One table at a time. A schema is registered where it stands among the records, before the first event that uses it;
 * one that is refused ends the replay there, and what was published before it stays published.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "daemon/state.h"
#include "encode/parked.h"
#include "metrics/metrics.h"

enum {
	REPLAY_TURN = 512,           /* records in one turn of the loop */
	REPLAY_READ_AHEAD = 4 << 20, /* bytes */
	REPLAY_HOLD_US = 5000000,    /* how long the stream is held at most; then it goes on for as long */
	REPLAY_WAIT_MS = 5,
};

/* what a turn has come to */
enum replay_step { REPLAY_MORE, REPLAY_WAIT, REPLAY_OVER, REPLAY_FAILED };

static void replay_close(struct daemon *daemon)
{
	struct replay *replay = &daemon->replay;

	sink_reread_close(replay->reread);
	map_fini(&replay->ids);
	*replay = (struct replay){.released_us = replay->released_us};
}

void replay_begin_session(struct daemon *daemon)
{
	replay_close(daemon);
}

void replay_fini(struct daemon *daemon)
{
	replay_close(daemon);
}

static bool replay_active(const struct daemon *daemon)
{
	return daemon->replay.reread != NULL;
}

/* The stream can be held between transactions, and where it stands in one all the same: a table that waits for a place among
 * the parked ones would else wait for a replay that waits for it. */
bool replay_holds(const struct daemon *daemon)
{
	return daemon->replay.holding &&
	       (!pipeline_in_transaction(daemon->pipeline) || daemon->waiting_for == PIPELINE_TABLE);
}

static struct offsets_parked *replay_entry(struct daemon *daemon)
{
	struct offsets_parked *parked = parking_find(daemon, daemon->replay.topic);

	assert(parked && parked->replaying);
	return parked;
}

/* back to waiting; what has been published until here stays so, and the offsets record says it with the next batch */
static void replay_stop(struct daemon *daemon, enum offsets_reason reason, const struct error *why)
{
	struct offsets_parked *parked = replay_entry(daemon);

	parked->replaying = false;
	parking_say(daemon, parked, reason, why);
	log_failure(LOG_WARNING, "daemon", why, "consequence", "replay stopped, the table stays parked", "topic",
		    parked->topic, "published", LOG_INT(daemon->replay.events), "at_offset", LOG_INT(parked->offset),
		    NULL);
	pipeline_extended(daemon->pipeline);
	replay_close(daemon);
}

/* ---- schemas ---- */

static int32_t id_get(const struct map *ids, uint64_t fingerprint, bool key)
{
	uint64_t name[2] = {fingerprint, key};

	return (int32_t)(uintptr_t)map_get(ids, name, sizeof name);
}

static int id_put(struct map *ids, uint64_t fingerprint, bool key, int32_t id, struct error *error)
{
	uint64_t name[2] = {fingerprint, key};

	if (map_put(ids, name, sizeof name, (void *)(uintptr_t)id) < 0)
		return error_set(error, ERROR_MEMORY, "no memory for a replay");
	return 0;
}

static int schema_register(struct daemon *daemon, bool key, const char *json, uint64_t fingerprint, struct error *error)
{
	int32_t id;

	if (tables_register(daemon, daemon->replay.target->name, key ? "key" : "value", json, &id, error) < 0)
		return -1;
	return id_put(&daemon->replay.ids, fingerprint, key, id, error);
}

static int schema_record(struct daemon *daemon, const struct parked_record *record, struct error *error)
{
	uint64_t fingerprint = record->key_schema ? record->key_fingerprint : record->value_fingerprint;
	struct buffer json = {0};
	int result = 0;

	if (id_get(&daemon->replay.ids, fingerprint, record->key_schema))
		return 0;
	buffer_add(&json, record->schema.bytes, record->schema.length);
	result = json.failed ? error_set(error, ERROR_MEMORY, "no memory for a schema")
			     : schema_register(daemon, record->key_schema, buffer_string(&json), fingerprint, error);
	buffer_fini(&json);
	return result;
}

/* a refusal is the table's state, not the daemon's failure */
static enum replay_step schema_failed(struct daemon *daemon, struct error *error)
{
	enum offsets_reason reason;

	if (!tables_parks(error->code, &reason))
		return REPLAY_FAILED;
	replay_stop(daemon, reason, error);
	return REPLAY_OVER;
}

/* ---- records ---- */

static int event_ids(struct daemon *daemon, const struct parked_record *record, int32_t *key_id, int32_t *value_id,
		     struct error *error)
{
	*key_id = record->key.bytes ? id_get(&daemon->replay.ids, record->key_fingerprint, true) : 0;
	*value_id = record->value.bytes ? id_get(&daemon->replay.ids, record->value_fingerprint, false) : 0;
	if ((!record->key.bytes || *key_id) && (!record->value.bytes || *value_id))
		return 0;
	return error_set(error, ERROR_PROTOCOL, "topic %s, offset %lld: a record's schema was not parked before it",
			 daemon->parked_topic->name, (long long)daemon->replay.record.offset);
}

static enum replay_step event_record(struct daemon *daemon, const struct parked_record *record, struct error *error)
{
	struct batch *batch = pipeline_batch(daemon->pipeline);
	int32_t key_id, value_id;

	if (event_ids(daemon, record, &key_id, &value_id, error) < 0)
		return REPLAY_FAILED;
	if (!batch)
		return REPLAY_WAIT;
	if (!parked_replay(batch, daemon->replay.target, record, key_id, value_id)) {
		if (!batch_empty(batch))
			return REPLAY_WAIT;
		size_t room = (size_t)record->key.length + record->value.length + 64;
		if (batch->size >= room || batch_grow(batch, room) < 0) {
			error_set(error, ERROR_MEMORY, "no memory for a parked record of %zu bytes", room);
			return REPLAY_FAILED;
		}
		return REPLAY_MORE;
	}
	daemon->replay.events++;
	metrics_add(METRIC_EVENTS_REPLAYED, 1);
	return REPLAY_OVER;
}

/* REPLAY_OVER: the record is done with; REPLAY_MORE, REPLAY_WAIT: it must be handed in again */
static enum replay_step take_record(struct daemon *daemon, struct offsets_parked *parked, struct error *error)
{
	const struct sink_reread_record *from = &daemon->replay.record;
	struct parked_record record;

	if (!from->key || from->key_length != strlen(parked->topic) ||
	    memcmp(from->key, parked->topic, from->key_length) != 0)
		return REPLAY_OVER; /* another table's */
	if (parked_decode(from->value, from->value_length, &record, error) < 0) {
		error_wrap(error, "topic %s, offset %lld", daemon->parked_topic->name, (long long)from->offset);
		return REPLAY_FAILED;
	}
	if (record.schema.bytes)
		return schema_record(daemon, &record, error) < 0 ? schema_failed(daemon, error) : REPLAY_OVER;
	if (from->offset < parked->offset)
		return REPLAY_OVER; /* published by an earlier part of this replay */
	return event_record(daemon, &record, error);
}

static enum replay_step take_held(struct daemon *daemon, struct error *error)
{
	struct offsets_parked *parked = replay_entry(daemon);
	enum replay_step step;

	do
		step = take_record(daemon, parked, error);
	while (step == REPLAY_MORE);
	if (step != REPLAY_OVER || !daemon->replay.reread)
		return step;
	daemon->replay.held = false;
	if (daemon->replay.record.offset >= parked->offset)
		parked->offset = daemon->replay.record.offset + 1;
	return REPLAY_MORE;
}

static enum replay_step read_one(struct daemon *daemon, struct error *error)
{
	struct replay *replay = &daemon->replay;

	if (replay->held)
		return take_held(daemon, error);
	switch (sink_reread_next(replay->reread, &replay->record, error)) {
	case SINK_REREAD_RECORD:
		replay->held = true;
		return take_held(daemon, error);
	case SINK_REREAD_END:
		replay->caught_up = true;
		return REPLAY_WAIT;
	case SINK_REREAD_NONE:
		return REPLAY_WAIT;
	case SINK_REREAD_ERROR:
		break;
	}
	return REPLAY_FAILED;
}

/* ---- the end ---- */

/* the ids of a plan that was parked; its schemas may be ones that no parked event has used yet */
static int plan_ids(struct daemon *daemon, const struct plan *plan, int32_t *key_id, int32_t *value_id,
		    struct error *error)
{
	*key_id = 0;
	if (plan->key_json) {
		if (!id_get(&daemon->replay.ids, plan->key_fingerprint, true) &&
		    schema_register(daemon, true, plan->key_json, plan->key_fingerprint, error) < 0)
			return -1;
		*key_id = id_get(&daemon->replay.ids, plan->key_fingerprint, true);
	}
	if (!id_get(&daemon->replay.ids, plan->value_fingerprint, false) &&
	    schema_register(daemon, false, plan->value_json, plan->value_fingerprint, error) < 0)
		return -1;
	*value_id = id_get(&daemon->replay.ids, plan->value_fingerprint, false);
	return 0;
}

/* every plan that is parked for the table is published again, from the next event on */
static int plans_publish(struct daemon *daemon, const struct topic *before, bool bind, struct error *error)
{
	size_t cursor = 0;

	for (struct plan *plan; (plan = pipeline_next_plan(daemon->pipeline, &cursor));) {
		int32_t key_id, value_id;

		if (plan->topic != before || !plan->parking.topic)
			continue;
		if (plan_ids(daemon, plan, &key_id, &value_id, error) < 0)
			return -1;
		if (bind) {
			plan->topic = daemon->replay.target;
			plan->parking = (struct plan_parking){0};
			plan_bind(plan, key_id, value_id);
		}
	}
	return 0;
}

static enum replay_step finish(struct daemon *daemon, struct error *error)
{
	struct replay *replay = &daemon->replay;
	struct offsets_parked *parked = replay_entry(daemon);
	const struct topic *before = topic_intern(&daemon->topic_set, parking_topic_name(daemon, parked->topic));

	if (!before) {
		error_set(error, ERROR_MEMORY, "no memory for a replay");
		return REPLAY_FAILED;
	}
	if (plans_publish(daemon, before, false, error) < 0)
		return schema_failed(daemon, error);
	if (parked->new_version && !parking_set_version(daemon, parked->topic, parked->new_version)) {
		error_set(error, ERROR_INCOMPATIBLE, "%d tables are published under another version already",
			  OFFSETS_VERSIONS_MAX);
		return schema_failed(daemon, error);
	}
	if (parked->new_version)
		incremental_topic_moved(daemon, parked->topic);
	plans_publish(daemon, before, true, error); /* all ids are there: nothing can fail */
	log_info("daemon", "replayed: the table is published again", "topic", replay->target->name, "events",
		 LOG_INT(replay->events), NULL);
	parking_end(daemon, parked);
	pipeline_extended(daemon->pipeline);
	replay_close(daemon);
	return REPLAY_OVER;
}

/* The stream is held so that no more is parked: then what is parked ends somewhere. */
static void hold(struct replay *replay, int64_t now_us)
{
	if (!replay->holding && now_us >= replay->released_us) {
		replay->holding = true;
		replay->held_us = now_us;
	} else if (replay->holding && now_us - replay->held_us > REPLAY_HOLD_US) {
		replay->holding = replay->caught_up = replay->end_known = false;
		replay->released_us = now_us + REPLAY_HOLD_US;
	}
}

/* at the end, if nothing more of the table's can come */
static enum replay_step approach(struct daemon *daemon, struct error *error)
{
	struct replay *replay = &daemon->replay;
	const struct batch *batch = pipeline_batch(daemon->pipeline);

	hold(replay, clock_monotonic_us());
	if (!replay_holds(daemon) || !pipeline_settled(daemon->pipeline) || !batch || batch->parked)
		return REPLAY_WAIT;
	if (!replay->end_known) {
		topics_timeout(daemon->topics, session_topic_try_us(daemon));
		if (topics_end(daemon->topics, daemon->parked_topic->name, replay_entry(daemon)->partition,
			       &replay->end, error) < 0)
			return error_action(error->code) == ERROR_RETRY ? REPLAY_WAIT : REPLAY_FAILED;
		replay->end_known = true;
	}
	if (replay->held || sink_reread_position(replay->reread) < replay->end)
		return REPLAY_WAIT;
	return finish(daemon, error);
}

/* ---- the beginning ---- */

static int target_ready(struct daemon *daemon, const struct offsets_parked *parked, struct error *error)
{
	char name[OFFSETS_TOPIC + 16];
	uint32_t version = parked->new_version ? parked->new_version : parking_version(daemon, parked->topic);

	struct topic *target = topic_intern(&daemon->topic_set, parking_versioned(name, parked->topic, version));
	if (!target)
		return error_set(error, ERROR_MEMORY, "no memory for topic %s", name);
	daemon->replay.target = target;
	return tables_topic_ensure(daemon, target, error);
}

static int replay_open(struct daemon *daemon, const struct offsets_parked *parked, struct error *error)
{
	const struct config *config = daemon->config;
	struct sink_reread_options options = {.brokers = config->kafka.brokers,
					      .properties = daemon->sink_properties,
					      .property_count = config->kafka.properties.count,
					      .topic = daemon->parked_topic->name,
					      .partition = parked->partition,
					      .offset = parked->first,
					      .buffer_bytes = REPLAY_READ_AHEAD};

	snprintf(daemon->replay.topic, sizeof daemon->replay.topic, "%s", parked->topic);
	if (target_ready(daemon, parked, error) < 0 || sink_reread_open(&options, &daemon->replay.reread, error) < 0)
		return -1;
	log_info("daemon", "replay begins", "topic", daemon->replay.target->name, "from_offset",
		 LOG_INT(parked->offset), NULL);
	return 0;
}

/* asked for; or parked only because the registry was out of reach: tried again by itself */
static bool due(struct daemon *daemon, const struct offsets_parked *parked, int64_t now_us)
{
	return (parked->replaying || parked->reason == OFFSETS_REGISTRY_UNREACHABLE) &&
	       now_us >= parking_note(daemon, parked)->retry_us;
}

/* One try. A registry that does not answer is asked again later, and not for each table in turn. */
static int begin(struct daemon *daemon, struct offsets_parked *parked, struct error *error)
{
	struct parking_note *note = parking_note(daemon, parked);
	bool was_asked = parked->replaying;
	enum offsets_reason reason;
	int result = registry_ping(daemon->registry, error);

	topics_timeout(daemon->topics, session_topic_try_us(daemon));
	parked->replaying = true;
	if (result == 0)
		result = replay_open(daemon, parked, error);
	if (result == 0) {
		daemon->topic_try_us = 0;
		return 0;
	}
	replay_close(daemon);
	parked->replaying = was_asked;
	parking_note_set(note, error->text);
	for (uint32_t i = 0; i < daemon->lists.parked_count; i++)
		daemon->parking_notes[i].retry_us =
			clock_monotonic_us() + backoff_next_us(&note->backoff, random_u64());
	return error_action(error->code) == ERROR_RETRY || tables_parks(error->code, &reason) ? 0 : -1;
}

static int begin_next(struct daemon *daemon, struct error *error)
{
	int64_t now_us = clock_monotonic_us();

	for (uint32_t i = 0; i < daemon->lists.parked_count; i++)
		if (due(daemon, &daemon->lists.parked[i], now_us))
			return begin(daemon, &daemon->lists.parked[i], error);
	return 0;
}

/* ---- one turn ---- */

/* What goes wrong here concerns this table alone, but for what no part of the program can go on with. */
static int failed(struct daemon *daemon, struct error *error)
{
	struct offsets_parked *parked = replay_active(daemon) ? replay_entry(daemon) : NULL;

	if (error->code == ERROR_STOPPED)
		return 0;
	if (!parked || error->code == ERROR_MEMORY || error->code == ERROR_INTERNAL)
		return error_wrap(error, "replay");
	if (error->code == ERROR_HISTORY)
		error_hint(error, "parked records were removed from the topic before they were replayed");
	if (error_action(error->code) != ERROR_RETRY) {
		replay_stop(daemon, parked->reason, error);
		return 0;
	}
	log_failure(LOG_WARNING, "daemon", error, "consequence", "the replay is tried again from where it is", "topic",
		    parked->topic, "at_offset", LOG_INT(parked->offset), NULL);
	parking_say(daemon, parked, parked->reason, error);
	replay_close(daemon);
	return 0;
}

int replay_turn(struct daemon *daemon, struct error *error)
{
	struct replay *replay = &daemon->replay;
	enum replay_step step = REPLAY_MORE;

	if (!replay->reread && begin_next(daemon, error) < 0)
		return failed(daemon, error);
	if (!replay->reread)
		return 0;
	for (int i = 0; i < REPLAY_TURN && step == REPLAY_MORE; i++)
		step = read_one(daemon, error);
	if (step == REPLAY_WAIT && replay->caught_up)
		step = approach(daemon, error);
	if (step == REPLAY_FAILED)
		return failed(daemon, error);
	return 0;
}

int replay_wait_ms(const struct daemon *daemon, int most)
{
	return replay_active(daemon) && most > REPLAY_WAIT_MS ? REPLAY_WAIT_MS : most;
}

/* Where a replay has published a part already, the rest follows it, and a new version is one after that. */
static uint32_t version_asked(struct daemon *daemon, const struct offsets_parked *parked, bool new_version)
{
	bool begun = parked->new_version && parked->offset > parked->first;

	if (!new_version)
		return begun ? parked->new_version : 0;
	return (begun ? parked->new_version : parking_version(daemon, parked->topic)) + 1;
}

bool replay_ask(struct daemon *daemon, const char *topic, bool new_version)
{
	struct offsets_parked *parked = parking_find(daemon, topic);

	if (!parked || (parked->replaying && (!new_version || parked->new_version)))
		return false;
	if (replay_active(daemon) && strcmp(daemon->replay.topic, topic) == 0)
		replay_close(daemon); /* it goes on from where it is, to the other topic */
	parked->new_version = version_asked(daemon, parked, new_version);
	parked->replaying = true;
	*parking_note(daemon, parked)->text = 0;
	parking_note(daemon, parked)->retry_us = 0;
	log_info("daemon", "replay asked for", "topic", topic, "new_version",
		 new_version ? LOG_INT(parked->new_version) : NULL, NULL);
	return true;
}
