/* PostgreSQL: the server, the slot and whether run would go on from it, the tables and how each would be published. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/position.h"
#include "checkpoint/start.h"
#include "command/check.h"
#include "daemon/publication.h"
#include "source/source.h"
#include "source/sql.h"

/* settings that are allowed but may surprise */
static void check_limits(struct check *check, const struct source_server *server)
{
	check_row(check, CHECK_OK, "slots", "%d of max_replication_slots = %d in use", server->used_replication_slots,
		  server->max_replication_slots);
	check_row(check, CHECK_OK, "walsenders", "%d of max_wal_senders = %d in use", server->used_wal_senders,
		  server->max_wal_senders);
	if (server->max_slot_wal_keep_size_mb < 0) {
		check_row(check, CHECK_WARNING, "retention", "max_slot_wal_keep_size is unlimited");
		check_remedy(
			"a slot that nobody reads keeps WAL until the disk is full; a limit gives up the slot instead:");
		check_remedy("ALTER SYSTEM SET max_slot_wal_keep_size = '50GB'; SELECT pg_reload_conf();");
	} else {
		check_row(check, CHECK_OK, "retention", "max_slot_wal_keep_size = %" PRId64 " MB",
			  server->max_slot_wal_keep_size_mb);
	}
	if (strcmp(server->encoding, "SQL_ASCII") == 0) {
		check_row(check, CHECK_WARNING, "encoding",
			  "SQL_ASCII: bytes that are no UTF-8 go to overflow as hexadecimal digits");
	}
}

static void check_server(struct check *check, const struct source_server *server, bool needs_slot)
{
	struct error error = {0};

	check_row(check, CHECK_OK, "server", "PostgreSQL %s, database %s, user %s, timeline %" PRIu32,
		  server->version_text, server->database, server->user, server->timeline);
	if (source_require(server, needs_slot, &error) < 0)
		check_error(check, "requirements", &error);
	else
		check_row(check, CHECK_OK, "requirements", "wal_level = %s, role %s may replicate", server->wal_level,
			  server->user);
	check_limits(check, server);
}

/* what the daemon would decide at its start */
static int decide(struct check *check, struct source *source, const struct source_server *server,
		  const struct source_slot *slot, enum start_action *action, struct error *error)
{
	const struct config *config = check->config;
	struct offsets_gap gap;
	struct start_facts facts = {
		.slot = config->source.slot,
		.slot_found = slot->found,
		.slot_active = slot->active,
		.slot_invalid = strcmp(slot->wal_status, "lost") == 0 || slot->invalidation[0],
		.slot_invalid_reason = slot->invalidation[0] ? slot->invalidation : "the WAL it needs was removed",
		.slot_plugin = slot->plugin,
		.slot_in_database = strcmp(slot->database, server->database) == 0,
		.confirmed_flush_lsn = slot->confirmed_flush_lsn,
		.system_identifier = server->system_identifier,
		.timeline = server->timeline,
		.timeline_fork = UINT64_MAX,
		.server_lsn = server->wal_lsn,
		.have_record = check->have_record,
		.record = &check->record,
	};

	if (check->have_record && check->record.timeline != server->timeline &&
	    strcmp(check->record.system_identifier, server->system_identifier) == 0 &&
	    source_timeline_fork(source, check->record.timeline, &facts.timeline_fork, error) < 0)
		return -1;
	*action = start_decide(&facts, &gap, error);
	return *action == START_REFUSE ? -1 : 0;
}

static void check_start(struct check *check, struct source *source, const struct source_server *server,
			const struct source_slot *slot)
{
	const char *name = check->config->source.slot;
	enum start_action action;
	struct error error = {0};

	if (slot->found)
		check_row(check, CHECK_OK, "slot", "%s keeps %" PRId64 " bytes of WAL%s", name, slot->retained_bytes,
			  slot->active ? ", in use now" : "");
	if (!check->kafka_read) {
		check_row(check, CHECK_WARNING, "start", "not judged, since the offsets topic could not be read");
		return;
	}
	if (decide(check, source, server, slot, &action, &error) < 0)
		check_error(check, "start", &error);
	else if (action == START_WAIT)
		check_row(check, CHECK_OK, "start", "slot %s is in use: an instance runs, another one would wait",
			  name);
	else if (action == START_RESUME)
		check_row(check, CHECK_OK, "start", "would go on from %s",
			  lsn_format((char[24]){0}, check->record.position.commit_lsn));
	else
		check_row(check, CHECK_OK, "start", "would make slot %s and begin with the changes from then on", name);
}

/* run makes what is missing of its own publications, where the role may */
static int check_publication(struct check *check, struct source *source, const struct source_server *server,
			     const char *name, struct error *error)
{
	bool managed = check->config->publication.manage;
	bool may = managed && (check->config->publication.all_tables ? server->superuser : server->may_create);
	struct error missing;
	bool found;

	if (source_publication_exists(source, name, &found, error) < 0)
		return -1;
	if (found || may) {
		check_row(check, CHECK_OK, "publication", "%s %s", name, found ? "is there" : "would be created");
		return 0;
	}
	error_set(&missing, managed ? ERROR_PERMISSION : ERROR_CONFIG, "%s is missing, and %s", name,
		  managed ? "the role may not create it" : "publication.manage = false");
	if (managed && !check->config->publication.all_tables)
		error_hint(&missing, "GRANT CREATE ON DATABASE \"%s\" TO \"%s\";", server->database, server->user);
	else
		error_hint(&missing, "CREATE PUBLICATION \"%s\"%s;", name, managed ? " FOR ALL TABLES" : "");
	check_error(check, "publication", &missing);
	return 0;
}

static int check_publications(struct check *check, struct source *source, const struct source_server *server,
			      struct error *error)
{
	const struct source_publication publication = configured_publication(check->config);
	const char *name = publication.name;
	struct error impossible;
	char companion[128];

	snprintf(companion, sizeof companion, "%s_inserts", name);
	if (source_publication_require(source, &publication, &impossible) < 0)
		check_error(check, "publication", &impossible);
	if (check_publication(check, source, server, name, error) < 0)
		return -1;
	if (!check->config->publication.manage || check->config->publication.all_tables)
		return 0;
	return check_publication(check, source, server, companion, error);
}

/* the statement for a person, where the role may not */
static void remedy_add(const struct config *config, const struct source_table *table)
{
	char publication[128];
	struct buffer sql = {0};

	snprintf(publication, sizeof publication, "%s%s", config->publication.name,
		 table->usable_identity || !config->publication.manage ? "" : "_inserts");
	check_remedy("its owner, who owns the publication too, or a superuser must run:");
	/* without an identity, a publication of updates makes its user's writes fail */
	if (table->remedy && !config->publication.manage)
		check_remedy(table->remedy);
	sql_publication_add(&sql, publication, table->schema, table->name);
	buffer_add_char(&sql, ';');
	check_remedy(buffer_string(&sql));
	buffer_fini(&sql);
}

/* not wrong, but to be known: nobody else has the value */
static void check_unchanged(const struct source_table *table)
{
	struct buffer text = {0};

	if (!table->toasted)
		return;
	buffer_printf(
		&text,
		"null where an update leaves their TOAST alone, a key change's insert too, unless REPLICA IDENTITY "
		"FULL: %s",
		table->toasted);
	check_remedy(buffer_string(&text));
	buffer_fini(&text);
}

static void check_table(struct check *check, const struct source_table *table)
{
	const struct config *config = check->config;
	bool published = table->published || table->published_inserts;
	char name[140];

	snprintf(name, sizeof name, "%s.%s", table->schema, table->name);
	if (!published && (!table->owned || !config->publication.manage)) {
		check_row(check, CHECK_WARNING, name, "not published: %s",
			  config->publication.manage ? "the role does not own it, or may not use its schema"
						     : "publication.manage = false");
		remedy_add(config, table);
	} else if (!table->usable_identity) {
		check_row(check, CHECK_WARNING, name, "%s: it has no usable replica identity",
			  config->publication.all_tables ? "PostgreSQL refuses its updates and deletes"
							 : "inserts only");
		check_remedy(table->remedy ? table->remedy : "");
	} else {
		check_row(check, CHECK_OK, name, "%s", published ? "published" : "would be published");
		check_unchanged(table);
	}
}

static bool match(const void *patterns, const char *schema, const char *table)
{
	return patterns_match(patterns, schema, table);
}

static int check_tables(struct check *check, struct source *source, struct error *error)
{
	const struct source_publication publication = configured_publication(check->config);
	struct source_tables tables = {0};
	uint32_t matched = 0;

	if (source_tables_list(source, &publication, match, &check->config->tables, &tables, error) < 0)
		return -1;
	for (uint32_t i = 0; i < tables.count; i++)
		if (tables.tables[i].matched) {
			check_table(check, &tables.tables[i]);
			matched++;
		}
	if (matched)
		check_row(check, CHECK_OK, "tables", "%" PRIu32 " of %" PRIu32 " match", matched, tables.count);
	else
		check_row(check, CHECK_WARNING, "tables", "none of %" PRIu32 " matches the patterns", tables.count);
	check_topics(check, &tables);
	check_snapshot(check, &tables);
	source_tables_fini(&tables);
	return 0;
}

/* Large transactions wait on disk until they commit (streaming of what is in progress stays off, design section 5). */
static int check_spill(struct check *check, struct source *source, struct error *error)
{
	struct source_spill spill;

	if (source_slot_spill(source, check->config->source.slot, &spill, error) < 0)
		return -1;
	check_row(check, CHECK_OK, "spill",
		  "%" PRId64 " of %" PRId64 " transactions went over the server's disk with %" PRId64 " bytes",
		  spill.spilled_transactions, spill.transactions, spill.spilled_bytes);
	if (spill.spilled_transactions)
		check_remedy("larger ones stay in memory with more than logical_decoding_work_mem has now:");
	if (spill.spilled_transactions)
		check_remedy(spill.work_mem);
	return 0;
}

static int look(struct check *check, struct source *source, struct error *error)
{
	struct source_server server;
	struct source_slot slot;

	if (source_identify(source, &server, error) < 0 ||
	    source_slot_find(source, check->config->source.slot, &slot, error) < 0)
		return -1;
	check_server(check, &server, !slot.found);
	check_start(check, source, &server, &slot);
	if (slot.found && check_spill(check, source, error) < 0)
		return -1;
	if (check_publications(check, source, &server, error) < 0)
		return -1;
	return check_tables(check, source, error);
}

void check_source(struct check *check)
{
	const struct config *config = check->config;
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};
	struct error error = {0};
	struct source *source = source_new(&options, &error);

	if (!source || look(check, source, &error) < 0)
		check_error(check, "source", &error);
	source_free(source);
}
