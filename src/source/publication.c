/* Keeps the two publications in step with the tables that match: never a table where it would make its user's writes
 * fail (design G6), every change a short transaction of its own. */
#include "source/publication.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "source/sql.h"

enum {
	NAME_LONGEST = 63 - 8, /* NAMEDATALEN - 1, less "_inserts" */
	LOCKED_LIMIT = 3,      /* so many locked tables, and the rest waits for the next poll */
	GENERATED_SINCE = 180000
};

void publication_companion(const char *publication, char out[PUBLICATION_NAME_MAX])
{
	snprintf(out, PUBLICATION_NAME_MAX, "%s_inserts", publication);
}

int source_publication_exists(struct source *source, const char *publication, bool *found, struct error *error)
{
	PGresult *r;

	if (source_query(source, "SELECT 1 FROM pg_catalog.pg_publication WHERE pubname = $1",
			 SOURCE_VALUES(publication), &r, error) < 0)
		return error_wrap(error, "looking for publication %s", publication);
	*found = PQntuples(r) > 0;
	PQclear(r);
	return 0;
}

int source_publication_drop(struct source *source, const char *publication, struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	struct buffer sql = {0};
	PGresult *r;
	int result;

	publication_companion(publication, companion);
	buffer_add_string(&sql, "DROP PUBLICATION IF EXISTS ");
	sql_identifier(&sql, publication);
	buffer_add_string(&sql, ", ");
	sql_identifier(&sql, companion);
	result = source_query(source, buffer_string(&sql), -1, NULL, &r, error);
	buffer_fini(&sql);
	if (result < 0)
		return error_wrap(error, "dropping publication %s", publication);
	PQclear(r);
	return 0;
}

void source_publication_change_fini(struct source_publication_change *change)
{
	buffer_fini(&change->sql);
	buffer_fini(&change->log);
}

/* ---- what is there ---- */

struct publication_member {
	uint32_t oid;
	const char *schema, *name; /* in the result that they were read from */
	bool is_in, is_in_inserts;
	bool known; /* is among the tables listed */
};

struct publication_sync {
	struct source *source;
	struct sql_publication main, companion;
	struct source_publication_change *change;
	struct error *error;
	PGresult *members_result;
	struct publication_member *members; /* ordered by oid */
	uint32_t member_count;
	uint32_t locked;
};

static int sync_read_members(struct publication_sync *sync)
{
	/* direct membership, which ALTER PUBLICATION can change; what comes in by schema or by parent it cannot */
	static const char sql[] =
		"SELECT c.oid, n.nspname, c.relname, bool_or(p.pubname = $1), bool_or(p.pubname = $2)"
		" FROM pg_catalog.pg_publication p JOIN pg_catalog.pg_publication_rel pr ON pr.prpubid = p.oid"
		" JOIN pg_catalog.pg_class c ON c.oid = pr.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = "
		"c.relnamespace"
		" WHERE p.pubname IN ($1, $2) GROUP BY 1, 2, 3 ORDER BY c.oid";
	PGresult *r;

	if (source_query(sync->source, sql, SOURCE_VALUES(sync->main.name, sync->companion.name), &r, sync->error) < 0)
		return -1;
	sync->members_result = r;
	sync->member_count = (uint32_t)PQntuples(r);
	sync->members = memory_alloc((sync->member_count + 1) * sizeof *sync->members);
	if (!sync->members)
		return error_set(sync->error, ERROR_MEMORY, "no memory for %" PRIu32 " published tables",
				 sync->member_count);
	for (uint32_t i = 0; i < sync->member_count; i++)
		sync->members[i] = (struct publication_member){
			(uint32_t)result_int(r, (int)i, 0), PQgetvalue(r, (int)i, 1),  PQgetvalue(r, (int)i, 2),
			result_bool(r, (int)i, 3),          result_bool(r, (int)i, 4), false};
	return 0;
}

static int member_compare(const void *key, const void *member)
{
	uint32_t a = *(const uint32_t *)key, b = ((const struct publication_member *)member)->oid;

	return a < b ? -1 : a > b;
}

static struct publication_member *sync_member(const struct publication_sync *sync, uint32_t oid)
{
	return bsearch(&oid, sync->members, sync->member_count, sizeof *sync->members, member_compare);
}

/* ---- one statement ---- */

static void sync_leave_to_people(struct publication_sync *sync, const char *sql)
{
	buffer_printf(&sync->change->sql, "%s;\n", sql);
}

enum sync_outcome { SYNC_DONE, SYNC_NOT_ALLOWED, SYNC_LOCKED, SYNC_GONE, SYNC_REFUSED, SYNC_FAILED };

/* Several statements in one simple query are one transaction, and SET LOCAL is at home in it. */
static enum sync_outcome sync_run(struct publication_sync *sync, const char *sql)
{
	struct buffer text = {0};
	PGresult *r;
	int result;

	buffer_printf(&text, "SET LOCAL lock_timeout = '2s'; %s", sql);
	if (text.failed)
		return SYNC_FAILED;
	result = source_query(sync->source, buffer_string(&text), -1, NULL, &r, sync->error);
	buffer_fini(&text);
	if (result == 0) {
		PQclear(r);
		return SYNC_DONE;
	}
	if (!*sync->source->state || !sync->source->control)
		return SYNC_FAILED;
	if (strcmp(sync->source->state, "42501") == 0)
		return SYNC_NOT_ALLOWED;
	if (strcmp(sync->source->state, "55P03") == 0)
		return SYNC_LOCKED;
	if (strcmp(sync->source->state, "42P01") == 0 || strcmp(sync->source->state, "42704") == 0 ||
	    strcmp(sync->source->state, "3F000") == 0)
		return SYNC_GONE;
	return sync->error->code == ERROR_UNAVAILABLE || sync->error->code == ERROR_TIMEOUT ? SYNC_FAILED
											    : SYNC_REFUSED;
}

/* ---- the publications themselves ---- */

static int sync_define(struct publication_sync *sync, const struct sql_publication *publication, bool exists)
{
	struct buffer sql = {0};
	enum sync_outcome outcome;

	if (exists)
		sql_publication_set(&sql, publication);
	else
		sql_publication_create(&sql, publication);
	outcome = sync_run(sync, buffer_string(&sql));
	if (outcome == SYNC_DONE) {
		sync->change->created += !exists;
		buffer_printf(&sync->change->log, "%s publication %s\n", exists ? "corrected" : "created",
			      publication->name);
	} else if (outcome == SYNC_NOT_ALLOWED) {
		sync->change->missing |= !exists;
		sync_leave_to_people(sync, buffer_string(&sql));
	}
	buffer_fini(&sql);
	return outcome == SYNC_DONE || outcome == SYNC_NOT_ALLOWED ? 0 : -1;
}

/* creates what is missing, and mends a publication that publishes other operations than it must: a companion with
 * updates would make its tables' writes fail */
static int sync_publication(struct publication_sync *sync, const struct sql_publication *publication)
{
	static const char sql[] =
		"SELECT pubinsert AND pubtruncate AND pubupdate = $2::boolean AND pubdelete = $2::boolean"
		" AND pubviaroot = $3::boolean AND coalesce(pg_catalog.to_jsonb(p) ->> 'pubgencols' = $4, true)"
		" FROM pg_catalog.pg_publication p WHERE pubname = $1";
	const char generated[] = {publication->generated, '\0'};
	PGresult *r;
	bool exists, right;

	if (source_query(sync->source, sql,
			 SOURCE_VALUES(publication->name, publication->inserts ? "f" : "t",
				       publication->via_root ? "t" : "f", generated),
			 &r, sync->error) < 0)
		return -1;
	exists = PQntuples(r) > 0;
	right = exists && result_bool(r, 0, 0);
	PQclear(r);
	return right ? 0 : sync_define(sync, publication, exists);
}

/* ---- tables ---- */

static const char *sync_verb(const struct sql_membership *membership)
{
	if (!membership->belongs_in && !membership->belongs_in_inserts)
		return "removed";
	return membership->is_in || membership->is_in_inserts ? "moved" : "added";
}

static void sync_log_done(struct publication_sync *sync, const struct sql_membership *membership, const char *schema,
			  const char *name, const char *remedy)
{
	buffer_printf(&sync->change->log, "%s %s.%s", sync_verb(membership), schema, name);
	if (membership->belongs_in_inserts)
		buffer_printf(&sync->change->log,
			      " (inserts only: it has no usable replica identity; to publish updates and "
			      "deletes: %s)",
			      remedy ? remedy : "give it a primary key");
	buffer_add_char(&sync->change->log, '\n');
	if (membership->belongs_in || membership->belongs_in_inserts)
		sync->change->added++;
	else
		sync->change->removed++;
}

static int sync_move_done(struct publication_sync *sync, enum sync_outcome outcome, const char *sql,
			  const struct sql_membership *membership, const char *schema, const char *name,
			  const char *remedy)
{
	struct buffer *log = &sync->change->log;

	switch (outcome) {
	case SYNC_DONE:
		sync_log_done(sync, membership, schema, name, remedy);
		return 0;
	case SYNC_NOT_ALLOWED:
		sync_leave_to_people(sync, sql);
		sync->change->unpublished += membership->belongs_in || membership->belongs_in_inserts;
		return 0;
	case SYNC_LOCKED:
		sync->locked++;
		buffer_printf(log, "%s.%s is locked by somebody else: tried again at the next poll\n", schema, name);
		return 0;
	case SYNC_GONE: /* or its publication is, which is then in the SQL for people */
		if (sync->change->sql.length && (membership->belongs_in || membership->belongs_in_inserts)) {
			sync_leave_to_people(sync, sql);
			sync->change->unpublished++;
		}
		return 0;
	case SYNC_REFUSED:
		buffer_printf(log, "%s.%s cannot be published: %s\n", schema, name, sync->error->text);
		sync->change->unpublished += membership->belongs_in || membership->belongs_in_inserts;
		return 0;
	case SYNC_FAILED:
		break;
	}
	return error_wrap(sync->error, "publishing %s.%s", schema, name);
}

static int sync_move(struct publication_sync *sync, const struct sql_membership *membership, const char *schema,
		     const char *name, const char *remedy)
{
	struct buffer sql = {0};
	int result = 0;

	sql_publication_move(&sql, sync->main.name, sync->companion.name, membership, schema, name);
	if (sql.length && sync->locked < LOCKED_LIMIT)
		result = sync_move_done(sync, sync_run(sync, buffer_string(&sql)), buffer_string(&sql), membership,
					schema, name, remedy);
	buffer_fini(&sql);
	return result;
}

static int sync_table(struct publication_sync *sync, struct source_table *table)
{
	uint32_t added = sync->change->added;
	struct publication_member *member = sync_member(sync, table->oid);
	const struct sql_membership membership = {
		.is_in = member && member->is_in,
		.is_in_inserts = member && member->is_in_inserts,
		.belongs_in = table->matched && table->usable_identity,
		.belongs_in_inserts = table->matched && !table->usable_identity,
	};

	/* what has left since the tables were listed is new at the next look, and its rows are asked for before it is let in */
	if (!member && (table->held || table->published || table->published_inserts))
		return 0;
	if (member)
		member->known = true;
	if (sync_move(sync, &membership, table->schema, table->name, table->remedy) < 0)
		return -1;
	if (sync->change->added > added) {
		table->published = membership.belongs_in;
		table->published_inserts = membership.belongs_in_inserts;
	}
	return 0;
}

static int sync_tables(struct publication_sync *sync, struct source_tables *tables)
{
	if (sync_read_members(sync) < 0)
		return -1;
	for (uint32_t i = 0; i < tables->count; i++)
		if (sync_table(sync, &tables->tables[i]) < 0)
			return -1;
	for (uint32_t i = 0; i < sync->member_count; i++) {
		const struct publication_member *member = &sync->members[i];
		struct sql_membership membership = {member->is_in, member->is_in_inserts, false, false};
		if (!member->known && sync_move(sync, &membership, member->schema, member->name, NULL) < 0)
			return -1;
	}
	return 0;
}

/* a publication that is not ours to alter may make its tables' writes fail: said, each with its remedy */
static void sync_warn(struct publication_sync *sync, const struct source_tables *tables, bool all)
{
	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		if ((table->published || all) && !table->usable_identity)
			buffer_printf(&sync->change->log,
				      "warning: %s.%s has no usable replica identity, so PostgreSQL refuses its "
				      "updates and deletes if publication %s publishes them: %s\n",
				      table->schema, table->name, sync->main.name, table->remedy ? table->remedy : "");
	}
}

static int sync_adopted(struct publication_sync *sync, const struct source_tables *tables)
{
	bool found;

	if (source_publication_exists(sync->source, sync->main.name, &found, sync->error) < 0)
		return -1;
	if (!found) {
		error_set(sync->error, ERROR_CONFIG, "it does not exist, and publication.manage = false");
		return error_hint(sync->error, "CREATE PUBLICATION \"%s\" FOR TABLE ...; or publication.manage = true",
				  sync->main.name);
	}
	if (publication_check_adopted(sync->source, sync->main.name, sync->error) < 0)
		return -1;
	sync_warn(sync, tables, false);
	return 0;
}

static int sync_managed(struct publication_sync *sync, struct source_tables *tables)
{
	if (strlen(sync->main.name) > NAME_LONGEST) {
		error_set(sync->error, ERROR_CONFIG, "the publication's name is longer than %d bytes", NAME_LONGEST);
		return error_hint(sync->error, "with _inserts behind it, it must be a name of at most 63 bytes");
	}
	if (sync_publication(sync, &sync->main) < 0 || sync_publication(sync, &sync->companion) < 0)
		return -1;
	if (sync->main.all_tables) {
		sync_warn(sync, tables, true);
		return 0;
	}
	return sync_tables(sync, tables);
}

int source_publication_require(struct source *source, const struct source_publication *publication, struct error *error)
{
	if (source_control(source, error) < 0)
		return -1;
	if (!publication->managed || !publication->generated || source->version >= GENERATED_SINCE)
		return 0;
	error_set(error, ERROR_CONFIG, "publication.generated_columns = \"stored\" needs PostgreSQL 18, and this is %d",
		  source->version / 10000);
	return error_hint(error, "leave it out: an older server never sends generated columns");
}

int source_publication_sync(struct source *source, const struct source_publication *publication,
			    struct source_tables *tables, struct source_publication_change *change, struct error *error)
{
	char companion[PUBLICATION_NAME_MAX];
	struct publication_sync sync = {
		.source = source,
		.main = {.name = publication->name,
			 .all_tables = publication->all_tables,
			 .via_root = publication->via_root},
		.companion = {.name = companion, .inserts = true, .via_root = publication->via_root},
		.change = change,
		.error = error,
	};
	int result;

	memset(change, 0, sizeof *change);
	publication_companion(publication->name, companion);
	result = source_publication_require(source, publication, error);
	if (source->version >= GENERATED_SINCE)
		sync.main.generated = sync.companion.generated = publication->generated ? 's' : 'n';
	if (result == 0 && publication->managed)
		result = sync_managed(&sync, tables);
	else if (result == 0)
		result = sync_adopted(&sync, tables);
	memory_free(sync.members);
	PQclear(sync.members_result);
	if (result == 0 && (change->sql.failed || change->log.failed))
		result =
			error_set(error, ERROR_MEMORY, "no memory for the report on publication %s", publication->name);
	if (result < 0)
		source_publication_change_fini(change);
	return result < 0 ? error_wrap(error, "publication %s", publication->name) : 0;
}
