/* The keeper: what must be looked after beside the stream, on a connection of its own, so that a slow catalog query never
 * delays a status update. It keeps the publications in step with the tables, watches what the slot retains, and gives the
 * registry its turn.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/publication.h"
#include "daemon/state.h"
#include "metrics/metrics.h"
#include "registry/registry.h"
#include "schema/names.h"

enum { KEEPER_RETENTION_REPEAT = 30 }; /* rounds between two warnings about retained WAL */

struct keeper {
	struct daemon *daemon;
	struct joins *joins;
	struct source *source;
	struct config config; /* the keeper's own copy: the reader changes its one at a reload */
	unsigned rounds_warned;
	bool failing;
};

static void log_lines(const struct buffer *lines, enum log_level level)
{
	for (const char *line = lines->data; line && *line;) {
		size_t length = strcspn(line, "\n");
		char text[600];
		snprintf(text, sizeof text, "%.*s", (int)length, line);
		log_write(level, "publication", text, NULL);
		line += length + (line[length] == '\n');
	}
}

static void count_tables(const struct source_tables *tables)
{
	int64_t published = 0, inserts = 0, missing = 0;

	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		published += table->published || table->published_inserts;
		inserts += table->matched && !table->usable_identity;
		missing += table->matched && !table->published && !table->published_inserts;
	}
	metrics_set(METRIC_TABLES_PUBLISHED, published);
	metrics_set(METRIC_TABLES_INSERTS_ONLY, inserts);
	metrics_set(METRIC_TABLES_UNPUBLISHED, missing);
}

static void say_done(const struct source_publication_change *change, bool rows_wanted)
{
	if (change->created)
		log_info("publication", "publications created", NULL);
	log_lines(&change->log, LOG_INFO);
	if (change->added && !change->created && !rows_wanted)
		log_info("publication",
			 "of the tables that joined, changes come from now on; their earlier rows do not", NULL);
}

static void say_left(const struct source_publication_change *change)
{
	if (change->unpublished)
		log_warning("publication", "tables that match cannot be published by this role", "count",
			    LOG_INT(change->unpublished), NULL);
	if (change->sql.length) {
		log_warning("publication",
			    "the role may not run what is needed; run this as the tables' owner or a superuser:", NULL);
		log_lines(&change->sql, LOG_WARNING);
	}
}

/* what is the same as at the last poll is not said again */
static void say_changes(const struct source_publication_change *change, bool rows_wanted, struct keeper_said *said)
{
	struct keeper_said now = {hash_crc32(change->log.data, change->log.length),
				  hash_crc32(change->sql.data, change->sql.length), change->unpublished,
				  said->conditions};

	if (now.log != said->log)
		say_done(change, rows_wanted);
	if (now.sql != said->sql || now.unpublished != said->unpublished)
		say_left(change);
	*said = now;
}

bool publication_has(const struct config *config, const struct source_tables *tables, const char *pattern)
{
	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		bool published = config->publication.manage || table->published || table->published_inserts;
		if (table->matched && published && pattern_match(pattern, table->schema, table->name))
			return true;
	}
	return false;
}

/* Whoever keeps rows back by a condition is told where it is for no table: its name may be misspelt. */
static void say_conditions(const struct config *config, const struct source_tables *tables, struct keeper_said *said)
{
	const struct config_pairs *where = &config->snapshot.where;
	struct buffer idle = {0};

	for (uint32_t i = 0; i < where->count; i++)
		if (!publication_has(config, tables, where->pairs[i].name))
			buffer_printf(&idle, "%s%s", idle.length ? ", " : "", where->pairs[i].name);
	uint32_t now = hash_crc32(idle.data, idle.length);
	if (idle.length && now != said->conditions)
		log_warning("snapshot", "snapshot.where has conditions for no table that is published", "names",
			    buffer_string(&idle), NULL);
	said->conditions = now;
	buffer_fini(&idle);
}

int keeper_list(struct source *source, const struct config *config, struct source_tables *tables, struct error *error)
{
	const struct source_publication publication = configured_publication(config);

	return source_tables_list(source, &publication, tables_match, &config->tables, tables, error);
}

int keeper_sync(struct source *source, const struct config *config, struct source_tables *tables,
		struct keeper_said *said, struct error *error)
{
	const struct source_publication publication = configured_publication(config);
	struct source_publication_change change = {0};
	int result = -1;

	if (source_publication_sync(source, &publication, tables, &change, error) == 0) {
		say_changes(&change, joins_wanted(config), said);
		say_conditions(config, tables, said);
		count_tables(tables);
		result = change.missing ? error_set(error, ERROR_PERMISSION,
						    "publication %s or its companion is missing, and the role may not "
						    "create it",
						    config->publication.name)
					: 0;
	}
	source_publication_change_fini(&change);
	return result;
}

static void news_tables(const struct config *config, const struct source_tables *tables, struct keeper_news *news)
{
	struct buffer topic = {0};

	for (uint32_t i = 0; i < tables->count; i++) {
		const struct source_table *table = &tables->tables[i];
		if (!table->matched)
			continue;
		if (news->table_count++ >= STATUS_TABLES_MAX)
			continue;
		struct status_table *row = &news->tables[news->tables_listed++];
		buffer_clear(&topic);
		names_topic(&topic, config->topics.prefix, table->schema, table->name);
		snprintf(row->name, sizeof row->name, "%s.%s", table->schema, table->name);
		snprintf(row->topic, sizeof row->topic, "%s", buffer_string(&topic));
		row->inserts_only = !table->usable_identity;
		if (row->inserts_only && table->remedy)
			snprintf(row->note, sizeof row->note, "inserts only, no usable replica identity: %s",
				 table->remedy);
	}
	buffer_fini(&topic);
}

static void watch_retention(struct keeper *keeper, const struct config *config, const struct source_slot *slot)
{
	metrics_set(METRIC_SLOT_RETAINED_BYTES, slot->retained_bytes);
	metrics_set(METRIC_SLOT_SAFE_WAL_BYTES, slot->safe_wal_size);
	metrics_set(METRIC_SLOT_CATALOG_XMIN_AGE, slot->catalog_xmin_age);
	if (slot->retained_bytes < config->source.retention_warn) {
		keeper->rounds_warned = 0;
		return;
	}
	if (keeper->rounds_warned++ % KEEPER_RETENTION_REPEAT == 0)
		log_warning("source", "the slot retains much WAL on the primary", "slot", config->source.slot,
			    "retained_bytes", LOG_INT(slot->retained_bytes), "safe_wal_size",
			    LOG_INT(slot->safe_wal_size), NULL);
}

static int look_after(struct keeper *keeper, struct error *error)
{
	const struct config *config = &keeper->config;
	struct source_tables tables = {0};
	struct source_slot slot;
	struct keeper_news *news = NULL;
	int result = -1;

	if (keeper_list(keeper->source, config, &tables, error) < 0 ||
	    joins_hold(keeper->joins, config, &tables, error) < 0 ||
	    keeper_sync(keeper->source, config, &tables, &keeper->daemon->said, error) < 0 ||
	    joins_let_in(keeper->joins, &tables, error) < 0 ||
	    source_slot_find(keeper->source, config->source.slot, &slot, error) < 0)
		goto out;
	if (slot.found)
		watch_retention(keeper, config, &slot);
	result = 0;
	news = memory_alloc(sizeof *news);
	if (!news)
		goto out;
	news->retained_bytes = slot.found ? slot.retained_bytes : -1;
	news->safe_wal_size = slot.found ? slot.safe_wal_size : -1;
	if (source_wal_lsn(keeper->source, &news->server_lsn, error) < 0)
		result = -1;
	news_tables(config, &tables, news);
	if (result == 0 && ring_push(keeper->daemon->news, news))
		news = NULL; /* the reader's from here; where it has not taken the last one, this one is dropped */
out:
	memory_free(news);
	source_tables_fini(&tables);
	return result;
}

static int config_again(const struct daemon *daemon, struct config *fresh, struct error *error)
{
	struct buffer mistakes = {0};

	int result = daemon->options->load(daemon->options->context, fresh, &mistakes);
	if (result < 0)
		error_set(error, ERROR_CONFIG, "%s", buffer_string(&mistakes));
	buffer_fini(&mistakes);
	return result;
}

static void reload(struct keeper *keeper)
{
	struct config fresh = {0};
	struct error error;

	if (config_again(keeper->daemon, &fresh, &error) < 0)
		return; /* the reader says what is wrong */
	config_fini(&keeper->config);
	keeper->config = fresh;
}

static void keeper_free(struct keeper *keeper)
{
	config_fini(&keeper->config);
	joins_free(keeper->joins);
	source_free(keeper->source);
	memory_free(keeper);
}

static void sleep_until_next(struct keeper *keeper, int64_t us)
{
	struct pollfd fd = {.fd = keeper->daemon->keeper_fd, .events = POLLIN};
	uint64_t count;

	poll(&fd, 1, (int)(us / 1000));
	if (read(fd.fd, &count, sizeof count) < 0 && errno != EAGAIN)
		log_error("daemon", "eventfd cannot be read", "reason", strerror(errno), NULL);
}

static void *keeper_main(void *argument)
{
	struct keeper *keeper = argument;
	struct daemon *daemon = keeper->daemon;
	struct error error;

	while (!atomic_load(&daemon->stopping)) {
		if (atomic_exchange(&daemon->reload_keeper, false))
			reload(keeper);
		if (look_after(keeper, &error) == 0)
			keeper->failing = false;
		else if (!keeper->failing && error.code != ERROR_STOPPED) {
			keeper->failing = true;
			log_failure(LOG_WARNING, "keeper", &error, "consequence",
				    "tables that begin to match are not published until this passes", NULL);
		}
		registry_tend(daemon->registry);
		sleep_until_next(keeper, keeper->config.publication.poll_interval);
	}
	keeper_free(keeper);
	return NULL;
}

static struct keeper *keeper_new(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};
	struct keeper *keeper = memory_alloc(sizeof *keeper);

	if (!keeper) {
		error_set(error, ERROR_MEMORY, "no memory for the keeper");
		return NULL;
	}
	keeper->daemon = daemon;
	keeper->source = source_new(&options, error);
	keeper->joins = daemon->joins ? daemon->joins : joins_new(daemon, error);
	daemon->joins = NULL;
	if (!keeper->source || !keeper->joins || config_again(daemon, &keeper->config, error) < 0) {
		joins_free(keeper->joins);
		source_free(keeper->source);
		memory_free(keeper);
		return NULL;
	}
	source_stop_fd(keeper->source, daemon->stop_fd);
	return keeper;
}

int keeper_start(struct daemon *daemon, struct error *error)
{
	daemon->keeper_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	daemon->news = ring_new(1);
	daemon->joining = ring_new(1);
	daemon->joined = ring_new(1);
	if (daemon->keeper_fd < 0 || !daemon->news || !daemon->joining || !daemon->joined)
		return error_set(error, ERROR_IO, "the keeper's eventfd: %s", strerror(errno));
	struct keeper *keeper = keeper_new(daemon, error);
	if (!keeper)
		return -1;
	int failed = pthread_create(&daemon->keeper, NULL, keeper_main, keeper);
	if (failed) {
		keeper_free(keeper);
		return error_set(error, ERROR_IO, "the keeper's thread cannot be made: %s", strerror(failed));
	}
	daemon->keeper_running = true;
	return 0;
}

void keeper_wake(struct daemon *daemon)
{
	uint64_t one = 1;

	if (daemon->keeper_fd >= 0 && write(daemon->keeper_fd, &one, sizeof one) < 0 && errno != EAGAIN)
		log_error("daemon", "eventfd cannot be written", "reason", strerror(errno), NULL);
}

/* Its longest call ends with the statement time-out, which may be longer than a clean end may take: it is waited for two
 * seconds. false: it still runs, and what it uses must be left to the process's end. */
bool keeper_stop(struct daemon *daemon)
{
	if (daemon->keeper_running) {
		int64_t end_us = clock_realtime_us() + 2000000;
		struct timespec limit = {end_us / 1000000, end_us % 1000000 * 1000};
		keeper_wake(daemon);
		if (pthread_timedjoin_np(daemon->keeper, NULL, &limit) != 0)
			return false;
	}
	for (void *news; daemon->news && (news = ring_pop(daemon->news, 0));)
		memory_free(news);
	ring_free(daemon->news);
	joins_fini(daemon);
	if (daemon->keeper_fd >= 0)
		close(daemon->keeper_fd);
	return true;
}
