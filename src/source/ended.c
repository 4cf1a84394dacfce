/* Why a stream did not start or go on: by SQLSTATE and by what the catalog says of slot and publications now. */
#include "source/ended.h"

#include <inttypes.h>
#include <string.h>

#include "base/position.h"

static bool ended_by(const struct source *source, const char *state)
{
	return strcmp(source->state, state) == 0;
}

static int ended_without_slot(const char *slot, struct error *error)
{
	error_set(error, ERROR_HISTORY, "slot %s does not exist: somebody has dropped it", slot);
	return error_hint(
		error,
		"changes since the last confirmed position may be gone: see --accept-gap, or take a new snapshot");
}

static int ended_invalidated(struct source *source, const struct source_slot *slot, const char *name,
			     struct error *error)
{
	char from[24], to[24] = "now";
	struct error unasked;
	uint64_t now;

	if (source_wal_lsn(source, &now, &unasked) == 0)
		lsn_format(to, now);
	error_set(error, ERROR_HISTORY, "slot %s was invalidated (%s): the changes from %s to %s are lost to it", name,
		  slot->invalidation, lsn_format(from, slot->confirmed_flush_lsn), to);
	return error_hint(
		error,
		"raise max_slot_wal_keep_size; SELECT pg_drop_replication_slot('%s'); and see --accept-gap, or "
		"take a new snapshot",
		name);
}

/* 1: the slot itself explains it; 0: it does not; -1: the catalog cannot be asked now */
static int ended_slot(struct source *source, const char *name, struct error *error)
{
	struct source_slot slot;
	struct error unasked;

	if (source_slot_find(source, name, &slot, &unasked) < 0)
		return -1;
	if (!slot.found)
		return ended_without_slot(name, error), 1;
	if (*slot.invalidation)
		return ended_invalidated(source, &slot, name, error), 1;
	if (!slot.logical || strcmp(slot.plugin, "pgoutput") != 0) {
		error_set(error, ERROR_CONFIG, "slot %s is %s%s", name, slot.logical ? "for plugin " : "a physical one",
			  slot.plugin);
		error_hint(error, "choose another slot name; millrace makes a slot that is missing");
		return 1;
	}
	if (strcmp(slot.database, source->database) != 0) {
		error_set(error, ERROR_CONFIG, "slot %s is in database %s, and the source URL names %s", name,
			  slot.database, source->database);
		error_hint(error, "choose another slot name (or instance name), or the other database");
		return 1;
	}
	return 0;
}

int stream_explain_publication(struct source *source, const char *publications, struct error *error)
{
	/* parse_ident() knows no lists; names with commas do not come here, as millrace's own have none */
	static const char sql[] =
		"SELECT string_agg(name, ', ') FROM (SELECT btrim(unnest(string_to_array($1, ',')), ' \"') AS name) n"
		" WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_publication p WHERE p.pubname = n.name)";
	struct error unasked;
	PGresult *r;

	error->code = ERROR_HISTORY;
	error_hint(error, "a slot older than its publication fails for ever");
	if (source_query(source, sql, SOURCE_VALUES(publications), &r, &unasked) < 0)
		return -1;
	if (!PQgetisnull(r, 0, 0))
		error_hint(error,
			   "publication %s does not exist: somebody has dropped it, and making it anew does not "
			   "help this slot, "
			   "since a slot older than its publication fails for ever: drop the slot too, and see "
			   "--accept-gap",
			   PQgetvalue(r, 0, 0));
	else
		error_hint(
			error,
			"the publication exists now, but did not yet at this point of the WAL: a slot older than its "
			"publication fails for ever: drop the slot, and see --accept-gap, or take a new snapshot");
	PQclear(r);
	return -1;
}

int stream_explain(struct source *source, const char *slot, const char *publications, struct error *error)
{
	bool missing = ended_by(source, "42704");
	int known = 0;

	/* undefined object: the slot or the publication; wrong state, file gone, other grammar: the slot's condition */
	if (missing || ended_by(source, "55000") || ended_by(source, "58P01") || error->code == ERROR_CONFIG)
		known = ended_slot(source, slot, error);
	if (known < 0) {
		/* nothing can be told for certain while the catalog is out of reach, and the next attempt meets it
		 * again */
		error->code = ERROR_UNAVAILABLE;
		return -1;
	}
	if (known == 0 && missing)
		return stream_explain_publication(source, publications, error);
	return -1;
}
