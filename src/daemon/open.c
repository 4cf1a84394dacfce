/* Opening a session: the wire is chosen, the pipeline made from the offsets record, the stream begun. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "daemon/state.h"
#include "metrics/metrics.h"
#include "pipeline/marker.h"

/* every published column's type is sent and decoded in binary, deep inside too */
static bool all_binary(const struct facts_column *types, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (!types[i].has_send || !types_column_has_binary(&types[i]))
			return false;
	return true;
}

static int wire_choose(struct daemon *daemon, struct error *error)
{
	struct facts_column *types;
	struct arena arena = {0};
	uint32_t count;
	int result = 0;

	daemon->binary = false;
	if (daemon->config->source.wire == CONFIG_WIRE_TEXT || daemon->text_only)
		return 0;
	if (daemon->config->source.wire == CONFIG_WIRE_BINARY) {
		daemon->binary = true;
		return 0;
	}
	if (source_published_types(daemon->source, daemon->config->publication.name, &arena, &types, &count, error) < 0)
		result = -1;
	else
		daemon->binary = all_binary(types, count);
	arena_fini(&arena);
	return result;
}

/* where events go that cannot be published; none: they end the stream */
struct encode_dead_letters session_dead_letters(const struct daemon *daemon)
{
	struct encode_dead_letters letters = {0};
	uint32_t id = __builtin_bswap32((uint32_t)daemon->dead_letter_schema);

	if (daemon->config->on_unpublishable == CONFIG_UNPUBLISHABLE_DEAD_LETTER) {
		letters.topic = daemon->dead_letter_topic;
		memcpy(letters.header + 1, &id, sizeof id);
	}
	return letters;
}

/* facts are kept for one server, and one line of its history */
int session_facts_begin(struct daemon *daemon, struct error *error)
{
	const struct source_server *server = &daemon->server;
	char identity[200];

	snprintf(identity, sizeof identity, "%s/%u/%s", server->system_identifier, server->timeline, server->database);
	return source_facts_begin(daemon->source, daemon->config->state, daemon->config->source.slot, identity, error);
}

static struct pipeline *pipeline_make(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	int64_t status_us = config->source.wal_sender_timeout / 4;
	struct pipeline_options options = {
		.name = config->name,
		.instance_id = daemon->instance_id,
		.tombstones = config->events.tombstones,
		.truncate = config->events.truncate == CONFIG_TRUNCATE_EVENT,
		.commands = config->commands.sql,
		.relations = (size_t)config->source.relations,
		.event_max = (uint32_t)config->events.max_bytes,
		.dead_letters = session_dead_letters(daemon),
		.status_interval_us = status_us > 0 && status_us < 10000000 ? status_us : 10000000,
		.feedback_interval_us = config->feedback.interval,
		.feedback_bytes = (uint64_t)config->feedback.bytes,
	};

	return pipeline_new(&options, daemon->offsets.position, daemon->offsets.confirm_lsn, error);
}

/* --until: an LSN as it is; `current` is a message of ours, emitted once, so that it lies behind all that is committed now */
static int until_arm(struct daemon *daemon, struct error *error)
{
	static char token[25];
	char content[MARKER_SIZE];
	uint64_t lsn;

	if (!daemon->config->until)
		return 0;
	if (strcmp(daemon->config->until, "current") != 0) {
		lsn_parse(daemon->config->until, &lsn); /* checked with the flags */
		pipeline_until(daemon->pipeline, lsn);
		return 0;
	}
	if (!daemon->until_armed) {
		random_hex(token, sizeof token - 1);
		marker_write(content, daemon->instance_id, "until", token);
		if (source_message_emit(daemon->source, true, MARKER_PREFIX, content, &lsn, error) < 0)
			return -1;
		daemon->until_armed = true;
	}
	pipeline_until_message(daemon->pipeline, token);
	return 0;
}

static int stream_begin(struct daemon *daemon, struct error *error)
{
	struct stream_options options = {.slot = daemon->config->source.slot,
					 .publications = daemon->publications,
					 .binary = daemon->binary,
					 .messages = true};

	if (stream_open(daemon->source, &options, &daemon->stream, error) < 0)
		return -1;
	metrics_add(METRIC_SOURCE_CONNECTS, 1);
	pipeline_connected(daemon->pipeline, clock_monotonic_us());
	log_info("source", "streaming", "slot", options.slot, "wire", daemon->binary ? "binary" : "text", "confirmed",
		 LOG_LSN(daemon->offsets.confirm_lsn), NULL);
	/* who is told that it streams is told what snapshots wait, too */
	incremental_status(daemon, clock_monotonic_us());
	report_state(daemon, STATUS_STREAMING, NULL);
	return 0;
}

void session_lists_begin(struct daemon *daemon)
{
	static struct offsets before;

	offsets_copy(&before, &daemon->lists);
	parking_begin_session(daemon);
	incremental_begin_session(daemon, &before);
}

int session_open(struct daemon *daemon, struct error *error)
{
	daemon->held = false;
	daemon->heard_us = 0;
	daemon->rest = (struct rest){0};
	daemon->waiting_for = PIPELINE_DONE;
	daemon->retry_us = daemon->waiting_since_us = 0;
	daemon->source_failed = false;
	daemon->reported = (struct pipeline_counts){0};
	session_lists_begin(daemon);
	replay_begin_session(daemon);
	if (incremental_start(daemon, error) < 0 || wire_choose(daemon, error) < 0 ||
	    session_facts_begin(daemon, error) < 0)
		return -1;
	daemon->pipeline = pipeline_make(daemon, error);
	if (!daemon->pipeline || until_arm(daemon, error) < 0)
		return -1;
	if (stream_begin(daemon, error) < 0)
		return -1;
	incremental_resume(daemon);
	commands_resume(daemon);
	return 0;
}
