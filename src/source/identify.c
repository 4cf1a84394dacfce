/* Who the server is, and what it lacks to be streamed from. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/position.h"
#include "source/connection.h"
#include "source/replication.h"

/* pg_settings shows a setting's number in the setting's own unit (ms, MB) */
static const char facts_sql[] =
	"SELECT pg_catalog.current_setting('server_version'), current_database(), current_user,"
	" pg_catalog.current_setting('wal_level'), pg_catalog.pg_is_in_recovery(), r.rolsuper, r.rolreplication,"
	" pg_catalog.current_setting('max_replication_slots'), (SELECT count(*) FROM pg_catalog.pg_replication_slots),"
	" pg_catalog.current_setting('max_wal_senders'), (SELECT count(*) FROM pg_catalog.pg_stat_replication),"
	" (SELECT setting FROM pg_catalog.pg_settings WHERE name = 'wal_sender_timeout'),"
	" (SELECT setting FROM pg_catalog.pg_settings WHERE name = 'max_slot_wal_keep_size'),"
	" (SELECT pg_catalog.pg_encoding_to_char(encoding) FROM pg_catalog.pg_database WHERE datname = "
	"current_database()),"
	" CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()"
	"  ELSE pg_catalog.pg_current_wal_flush_lsn() END"
	", pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')"
	" FROM pg_catalog.pg_roles r WHERE r.rolname = current_user";

static int identify_facts(struct source *source, struct source_server *server, struct error *error)
{
	PGresult *r;

	if (source_query(source, facts_sql, 0, NULL, &r, error) < 0)
		return -1;
	if (PQntuples(r) != 1) {
		PQclear(r);
		return error_set(error, ERROR_PROTOCOL, "PostgreSQL does not know its own user");
	}
	server->version = source->version;
	result_copy(r, 0, 0, server->version_text, sizeof server->version_text);
	result_copy(r, 0, 1, server->database, sizeof server->database);
	result_copy(r, 0, 2, server->user, sizeof server->user);
	result_copy(r, 0, 3, server->wal_level, sizeof server->wal_level);
	server->in_recovery = result_bool(r, 0, 4);
	server->superuser = result_bool(r, 0, 5);
	server->replication_role = result_bool(r, 0, 6) || server->superuser;
	server->max_replication_slots = (int)result_int(r, 0, 7);
	server->used_replication_slots = (int)result_int(r, 0, 8);
	server->max_wal_senders = (int)result_int(r, 0, 9);
	server->used_wal_senders = (int)result_int(r, 0, 10);
	server->wal_sender_timeout_ms = result_int(r, 0, 11);
	server->max_slot_wal_keep_size_mb = result_int(r, 0, 12);
	result_copy(r, 0, 13, server->encoding, sizeof server->encoding);
	server->wal_lsn = result_lsn(r, 0, 14);
	server->may_create = result_bool(r, 0, 15);
	PQclear(r);
	return 0;
}

/* what IDENTIFY_SYSTEM would say, for a role that may not ask it */
static int identify_by_control(struct source *source, struct source_server *server, struct error *error)
{
	static const char sql[] = "SELECT s.system_identifier, c.timeline_id"
				  " FROM pg_catalog.pg_control_system() s, pg_catalog.pg_control_checkpoint() c";
	PGresult *r;

	if (source_query(source, sql, 0, NULL, &r, error) < 0)
		return -1;
	result_copy(r, 0, 0, server->system_identifier, sizeof server->system_identifier);
	server->timeline = (uint32_t)result_int(r, 0, 1);
	PQclear(r);
	return 0;
}

int source_identify(struct source *source, struct source_server *server, struct error *error)
{
	PGconn *pg;
	bool not_allowed, none_free;
	int result;

	memset(server, 0, sizeof *server);
	if (identify_facts(source, server, error) < 0)
		return error_wrap(error, "asking the server who it is");
	if (replication_open(source, &pg, error) < 0) {
		/* what source_require() will say, it says better */
		not_allowed = strcmp(source->state, "42501") == 0;
		none_free = strcmp(source->state, "53300") == 0 && server->used_wal_senders >= server->max_wal_senders;
		if (!not_allowed && !none_free)
			return -1;
		server->replication_role = !not_allowed;
		return identify_by_control(source, server, error);
	}
	server->replication_role = true; /* also of a managed service's role that has no REPLICATION attribute */
	result = replication_identify(source, pg, server->system_identifier, sizeof server->system_identifier,
				      &server->timeline, error);
	PQfinish(pg);
	return result;
}

/* ---- what must be ---- */

static int require_version(const struct source_server *server, struct error *error)
{
	if (server->version >= 140000)
		return 0;
	error_set(error, ERROR_CONFIG, "PostgreSQL %s is too old: 14 to 18 are supported", server->version_text);
	return error_hint(error, "upgrade the server");
}

static int require_primary(const struct source_server *server, struct error *error)
{
	if (!server->in_recovery || server->version >= 160000)
		return 0;
	error_set(error, ERROR_CONFIG, "the server is a standby, and PostgreSQL %s decodes only on a primary",
		  server->version_text);
	return error_hint(error,
			  "let the source URL name the primary (host=a,b target_session_attrs=read-write finds it)");
}

static int require_wal_level(const struct source_server *server, struct error *error)
{
	if (strcmp(server->wal_level, "logical") == 0)
		return 0;
	error_set(error, ERROR_CONFIG, "wal_level is %s, and logical replication needs logical", server->wal_level);
	return error_hint(error, "ALTER SYSTEM SET wal_level = logical; then restart the server");
}

static int require_role(const struct source_server *server, struct error *error)
{
	if (server->replication_role)
		return 0;
	error_set(error, ERROR_PERMISSION, "role %s may not replicate", server->user);
	return error_hint(error,
			  "ALTER ROLE \"%s\" REPLICATION; (on a managed service, its replication role: "
			  "GRANT rds_replication TO \"%s\"; or the like)",
			  server->user, server->user);
}

static int require_slot(const struct source_server *server, struct error *error)
{
	if (server->used_replication_slots < server->max_replication_slots)
		return 0;
	error_set(error, ERROR_CONFIG, "all %d replication slots are in use (max_replication_slots)",
		  server->max_replication_slots);
	return error_hint(error,
			  "drop one that nobody needs (SELECT slot_name, active FROM pg_replication_slots;), or "
			  "ALTER SYSTEM SET max_replication_slots = %d; then restart the server",
			  server->max_replication_slots + 5);
}

static int require_wal_sender(const struct source_server *server, struct error *error)
{
	if (server->used_wal_senders < server->max_wal_senders)
		return 0;
	/* a free one may come back, but none ever does where there is none */
	error_set(error, server->max_wal_senders ? ERROR_UNAVAILABLE : ERROR_CONFIG,
		  "all %d WAL senders are in use (max_wal_senders)", server->max_wal_senders);
	return error_hint(error, "ALTER SYSTEM SET max_wal_senders = %d; then restart the server",
			  server->max_wal_senders + 5);
}

int source_require(const struct source_server *server, bool needs_slot, struct error *error)
{
	if (require_version(server, error) < 0 || require_primary(server, error) < 0 ||
	    require_wal_level(server, error) < 0 || require_role(server, error) < 0 ||
	    require_wal_sender(server, error) < 0)
		return -1;
	return needs_slot ? require_slot(server, error) : 0;
}
