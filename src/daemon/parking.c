/* Tables whose events are parked (design G7): which, why, and since where in the parking topic.
 *
 * The lists are a working copy of what the offsets record says; a batch is submitted with the copy of that moment, and a
 * session begins with what was recorded last. So what is parked, how far a replay has come and under which topic a table is
 * published change in the very transaction that makes it so.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "daemon/state.h"
#include "encode/parked.h"
#include "metrics/metrics.h"

/* what is known of a table, and what was asked for it, since it was parked: not all of it is in the record */
static void carry_over(struct daemon *daemon, struct offsets_parked *parked, struct parking_note *note)
{
	const struct offsets_parked *before = parking_find(daemon, parked->topic);

	memset(note, 0, sizeof *note);
	if (!parked->replaying)
		parking_note_set(note, "parked before this start; a replay says what is refused, if it still is");
	if (before && before->first == parked->first) {
		*note = *parking_note(daemon, before);
		if (before->replaying) {
			parked->replaying = true;
			parked->new_version = before->new_version;
		}
	}
	note->backoff = (struct backoff){daemon->config->backoff.min, daemon->config->backoff.max, 0};
}

void parking_begin_session(struct daemon *daemon)
{
	static struct parking_note notes[OFFSETS_PARKED_MAX];
	static struct offsets recorded;

	offsets_copy(&recorded, &daemon->offsets);
	for (uint32_t i = 0; i < recorded.parked_count; i++)
		carry_over(daemon, &recorded.parked[i], &notes[i]);
	offsets_copy(&daemon->lists, &recorded);
	memcpy(daemon->parking_notes, notes, recorded.parked_count * sizeof *notes);
	metrics_set(METRIC_TABLES_PARKED, daemon->lists.parked_count);
}

void parking_record(const struct daemon *daemon, struct offsets *offsets)
{
	const struct offsets *lists = &daemon->lists;

	offsets->parked_count = lists->parked_count;
	memcpy(offsets->parked, lists->parked, lists->parked_count * sizeof *lists->parked);
	offsets->version_count = lists->version_count;
	memcpy(offsets->versions, lists->versions, lists->version_count * sizeof *lists->versions);
	offsets->snapshots_paused = lists->snapshots_paused;
	offsets->snapshot_count = lists->snapshot_count;
	memcpy(offsets->snapshots, lists->snapshots, lists->snapshot_count * sizeof *lists->snapshots);
	offsets->snapshot_key_count = lists->snapshot_key_count;
	offsets->snapshot_key_length = lists->snapshot_key_length;
	memcpy(offsets->snapshot_key, lists->snapshot_key, lists->snapshot_key_length);
	offsets->snapshot_oid = lists->snapshot_oid;
	offsets->snapshot_key_kind = lists->snapshot_key_kind;
	offsets->snapshot_before_count = lists->snapshot_before_count;
	memcpy(offsets->snapshot_before, lists->snapshot_before,
	       lists->snapshot_before_count * sizeof *lists->snapshot_before);
}

struct offsets_parked *parking_find(struct daemon *daemon, const char *topic)
{
	for (uint32_t i = 0; i < daemon->lists.parked_count; i++)
		if (strcmp(daemon->lists.parked[i].topic, topic) == 0)
			return &daemon->lists.parked[i];
	return NULL;
}

struct parking_note *parking_note(struct daemon *daemon, const struct offsets_parked *parked)
{
	return &daemon->parking_notes[parked - daemon->lists.parked];
}

static struct offsets_version *version_find(struct offsets *lists, const char *topic)
{
	for (uint32_t i = 0; i < lists->version_count; i++)
		if (strcmp(lists->versions[i].topic, topic) == 0)
			return &lists->versions[i];
	return NULL;
}

uint32_t parking_version(struct daemon *daemon, const char *topic)
{
	const struct offsets_version *version = version_find(&daemon->lists, topic);

	return version ? version->version : 1;
}

bool parking_set_version(struct daemon *daemon, const char *topic, uint32_t number)
{
	struct offsets_version *version = version_find(&daemon->lists, topic);

	if (!version && daemon->lists.version_count == OFFSETS_VERSIONS_MAX)
		return false;
	if (!version) {
		version = &daemon->lists.versions[daemon->lists.version_count++];
		snprintf(version->topic, sizeof version->topic, "%s", topic);
	}
	version->version = number;
	return true;
}

const char *parking_versioned(char out[OFFSETS_TOPIC + 16], const char *topic, uint32_t version)
{
	if (version < 2)
		snprintf(out, OFFSETS_TOPIC + 16, "%s", topic);
	else
		snprintf(out, OFFSETS_TOPIC + 16, "%s.v%u", topic, (unsigned)version);
	return out;
}

const char *parking_topic_name(const void *context, const char *topic)
{
	struct daemon *daemon = (struct daemon *)context;
	uint32_t version = parking_version(daemon, topic);

	return version < 2 ? topic : parking_versioned(daemon->topic_name, topic, version);
}

void parking_note_set(struct parking_note *note, const char *text)
{
	snprintf(note->text, sizeof note->text, "%.*s", (int)sizeof note->text - 1, text);
}

void parking_say(struct daemon *daemon, struct offsets_parked *parked, enum offsets_reason reason,
		 const struct error *why)
{
	struct parking_note *note = parking_note(daemon, parked);

	parked->reason = reason;
	parking_note_set(note, why->text);
	note->retry_us = clock_monotonic_us() + backoff_next_us(&note->backoff, random_u64());
}

int parking_begin(struct daemon *daemon, const char *topic, enum offsets_reason reason, const struct error *why,
		  struct error *error)
{
	struct offsets *lists = &daemon->lists;
	int32_t partition = parked_partition(topic, daemon->parked_topic->partitions);
	int64_t end;

	if (lists->parked_count == OFFSETS_PARKED_MAX)
		return error_set(error, ERROR_UNAVAILABLE, "%d tables are parked already, no more can be: %s",
				 OFFSETS_PARKED_MAX, why->text);
	if (topics_end(daemon->topics, daemon->parked_topic->name, partition, &end, error) < 0)
		return error_wrap(error, "topic %s", daemon->parked_topic->name);
	struct offsets_parked *parked = &lists->parked[lists->parked_count];
	*parked = (struct offsets_parked){.partition = partition, .first = end, .offset = end};
	snprintf(parked->topic, sizeof parked->topic, "%s", topic);
	daemon->parking_notes[lists->parked_count++] =
		(struct parking_note){.backoff = {daemon->config->backoff.min, daemon->config->backoff.max, 0}};
	parking_say(daemon, parked, reason, why);
	metrics_set(METRIC_TABLES_PARKED, lists->parked_count);
	log_failure(LOG_WARNING, "daemon", why, "consequence",
		    reason == OFFSETS_REGISTRY_UNREACHABLE
			    ? "the table's events are parked, and replayed by themselves once the registry answers"
			    : "the table's events are parked until `millrace replay`",
		    "topic", topic, "parked_to", daemon->parked_topic->name, "reason", offsets_reason_name(reason),
		    NULL);
	return 0;
}

void parking_end(struct daemon *daemon, struct offsets_parked *parked)
{
	struct offsets *lists = &daemon->lists;
	uint32_t i = (uint32_t)(parked - lists->parked), behind = --lists->parked_count - i;

	memmove(&lists->parked[i], &lists->parked[i + 1], behind * sizeof *lists->parked);
	memmove(&daemon->parking_notes[i], &daemon->parking_notes[i + 1], behind * sizeof *daemon->parking_notes);
	metrics_set(METRIC_TABLES_PARKED, lists->parked_count);
}

_Static_assert(STATUS_PARKED_MAX >= (int)OFFSETS_PARKED_MAX, "every parked table is listed");

void parking_status(struct daemon *daemon, struct status *status)
{
	const struct offsets *lists = &daemon->lists;

	status->commands = daemon->commands_taken; /* with what has become of them */
	status->commands_recorded = daemon->commands_recorded;
	status->parked_count = lists->parked_count;
	status->parked_listed = 0;
	for (uint32_t i = 0; i < lists->parked_count; i++) {
		struct status_parked *row = &status->parked_tables[status->parked_listed++];
		snprintf(row->topic, sizeof row->topic, "%s", lists->parked[i].topic);
		snprintf(row->reason, sizeof row->reason, "%s", offsets_reason_name(lists->parked[i].reason));
		snprintf(row->detail, sizeof row->detail, "%s", daemon->parking_notes[i].text);
		row->replaying = lists->parked[i].replaying;
		row->first = lists->parked[i].first;
		row->offset = lists->parked[i].offset;
		row->partition = lists->parked[i].partition;
	}
}
