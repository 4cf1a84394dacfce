/* The daemon's life as a story: start-up in steps, sessions one after another, shutdown in reverse.
 *
 * What may pass is tried again with backoff: at start-up until startup_timeout, later without end. What may not pass ends the
 * daemon at once with its cause (design section 6).
 */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "daemon/state.h"
#include "schema/verdict.h"

enum { LAST_LOOK_US = 1500000 }; /* at the record, while we end */

/* mkdir -p, for the owner only */
static int directory_make(const char *path, struct error *error)
{
	char part[4096];

	if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
		return error_set(error, ERROR_CONFIG, "state: the path is too long");
	for (char *slash = part + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
		*slash = 0;
		if (mkdir(part, 0700) < 0 && errno != EEXIST)
			break;
	}
	if (mkdir(path, 0700) < 0 && errno != EEXIST) {
		error_set(error, ERROR_IO, "state directory %s cannot be made: %s", path, strerror(errno));
		return error_hint(error, "make it, or name another with --state");
	}
	if (access(path, W_OK | X_OK) < 0)
		return error_set(error, ERROR_IO, "state directory %s: %s", path, strerror(errno));
	return 0;
}

static int registry_start(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	struct registry_options options = {
		.url = config->registry.url,
		.username = config->registry.username,
		.password = config->registry.password,
		.ca_file = config->registry.ca_file,
		.certificate_file = config->registry.certificate_file,
		.key_file = config->registry.key_file,
		.directory = config->state,
		.timeout_us = config->registry.timeout,
		/* the reader asks for key and value in one go, and no status update goes out meanwhile */
		.budget_us = config->source.wal_sender_timeout / 3,
		.compatibility = verdict_mode_name((enum verdict_mode)config->registry.compatibility)};

	daemon->registry = registry_new(&options, error);
	return daemon->registry ? 0 : -1;
}

static int admin_open(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	struct admin_options options = {.listen = config->http.listen,
					.clients = (uint32_t)config->http.clients,
					.registry = registry_embedded(daemon->registry) ? daemon->registry : NULL,
					.health_stale_us = 60000000,
					.command = commands_http,
					.context = daemon,
					.token = daemon->token};

	if (!config->http.listen || !*config->http.listen)
		return 0;
	daemon->admin = admin_start(&options, error);
	if (!daemon->admin)
		return -1;
	log_info("admin", "listening", "address", config->http.listen, "port", LOG_INT(admin_port(daemon->admin)),
		 NULL);
	return 0;
}

static int source_start(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	struct source_options options = {.url = config->source.url,
					 .name = config->name,
					 .connect_timeout_us = config->source.connect_timeout,
					 .statement_timeout_us = config->source.statement_timeout,
					 .wal_sender_timeout_us = config->source.wal_sender_timeout};

	/* an adopted publication has no companion, and one that is not there ends the stream */
	snprintf(daemon->publications, sizeof daemon->publications,
		 config->publication.manage ? "\"%s\",\"%s_inserts\"" : "\"%s\"", config->publication.name,
		 config->publication.name);
	daemon->source = source_new(&options, error);
	if (!daemon->source)
		return -1;
	source_stop_fd(daemon->source, daemon->stop_fd);
	return 0;
}

/* config_pair and sink_property have one shape, and each folder its own name for it */
static struct sink_property *properties_of(const struct config_pairs *pairs, struct error *error)
{
	struct sink_property *properties = memory_alloc((pairs->count + 1) * sizeof *properties);

	if (!properties)
		error_set(error, ERROR_MEMORY, "no memory for properties");
	for (uint32_t i = 0; properties && i < pairs->count; i++)
		properties[i] = (struct sink_property){pairs->pairs[i].name, pairs->pairs[i].value};
	return properties;
}

static int sink_make(struct daemon *daemon, const struct sink_property *properties,
		     const struct sink_property *topic_config, uint32_t topic_config_count, struct error *error)
{
	const struct config *config = daemon->config;
	struct sink_options sink = {.name = config->name,
				    .brokers = config->kafka.brokers,
				    .properties = properties,
				    .property_count = config->kafka.properties.count,
				    .transactions = config->delivery == CONFIG_EXACTLY_ONCE,
				    .offsets_replication = (int32_t)config->topics.replication_factor,
				    .request_timeout_us = config->kafka.request_timeout,
				    .backoff_min_us = config->backoff.min,
				    .backoff_max_us = config->backoff.max,
				    .cancelled = &daemon->sink_stop};
	struct topics_options topics = {.brokers = config->kafka.brokers,
					.properties = properties,
					.property_count = config->kafka.properties.count,
					.partitions = (int32_t)config->topics.partitions,
					.replication = (int32_t)config->topics.replication_factor,
					.configs = topic_config,
					.config_count = topic_config_count,
					.timeout_us = config->kafka.request_timeout,
					.cancelled = &daemon->stopping};

	log_info("sink", "connecting", "brokers", config->kafka.brokers, NULL);
	daemon->sink = sink_new(&sink, error);
	daemon->topics = daemon->sink ? topics_new(&topics, error) : NULL;
	return daemon->topics ? 0 : -1;
}

static int sink_start_up(struct daemon *daemon, struct error *error)
{
	const struct config *config = daemon->config;
	struct sink_property *properties = daemon->sink_properties = properties_of(&config->kafka.properties, error);
	struct sink_property *topic_config = properties_of(&config->topics.config, error);
	uint32_t count = config->topics.config.count;
	int result = -1;

	if (properties && topic_config) {
		topic_config[count++] = (struct sink_property){"cleanup.policy", config->topics.cleanup_policy};
		result = sink_make(daemon, properties, topic_config, count, error);
	}
	memory_free(topic_config);
	return result;
}

/* What needs no server: mistakes here are permanent. */
static int local_start(struct daemon *daemon, struct error *error)
{
	if (directory_make(daemon->config->state, error) < 0 || registry_start(daemon, error) < 0 ||
	    commands_start(daemon, error) < 0 || admin_open(daemon, error) < 0 || source_start(daemon, error) < 0)
		return -1;
	return sink_start_up(daemon, error);
}

static const struct start_step {
	const char *name;
	int (*try)(struct daemon *daemon, struct error *error);
} start_steps[] = {{"PostgreSQL", start_identify},
		   {"Kafka", start_sink},
		   {"publication", start_publication},
		   {"slot", start_slot},
		   {"topics", start_topics}};

/* 1: done, 0: to stop, -1: permanent, or the time is up */
static int step_retry(struct daemon *daemon, const struct start_step *step, int64_t deadline_us, struct error *error)
{
	struct backoff backoff = {daemon->config->backoff.min, daemon->config->backoff.max, 0};
	char said[sizeof error->text] = "";

	for (;;) {
		if (atomic_load(&daemon->stopping))
			return 0;
		if (step->try(daemon, error) == 0)
			return 1;
		if (error->code == ERROR_STOPPED)
			return 0;
		int64_t left_us = deadline_us - clock_monotonic_us();
		if (error_action(error->code) != ERROR_RETRY || left_us <= 0)
			return -1;
		if (strcmp(said, error->text) != 0)
			log_failure(LOG_WARNING, step->name, error, "consequence", "tried again until startup_timeout",
				    NULL);
		memcpy(said, error->text, sizeof said);
		report_state(daemon, daemon->slot.active ? STATUS_WAITING : STATUS_STARTING, error->text);
		int64_t wait_us = backoff_next_us(&backoff, random_u64());
		daemon_wait(daemon, wait_us < left_us ? wait_us : left_us);
	}
}

static int start(struct daemon *daemon, struct error *error)
{
	int64_t deadline_us = clock_monotonic_us() + daemon->config->startup_timeout;

	report_state(daemon, STATUS_STARTING, NULL);
	for (size_t i = 0; i < sizeof start_steps / sizeof *start_steps; i++) {
		int done = step_retry(daemon, &start_steps[i], deadline_us, error);
		if (done <= 0)
			return done;
	}
	return publisher_start(daemon, error) < 0 ? -1 : 1;
}

/* Another slot, and its snapshot: tried until it is there. 1: so it is, 0: the daemon's end, -1: *error */
static int snapshot_slot_again(struct daemon *daemon, struct error *error)
{
	struct backoff backoff = {daemon->config->backoff.min, daemon->config->backoff.max, 0};

	for (;;) {
		if (atomic_load(&daemon->stopping))
			return 0;
		if (start_snapshot_again(daemon, error) == 0)
			return 1;
		if (error->code == ERROR_STOPPED)
			return 0;
		if (error_action(error->code) != ERROR_RETRY)
			return -1;
		log_failure(LOG_WARNING, "snapshot", error, "consequence", "tried again", NULL);
		report_state(daemon, STATUS_SOURCE_DOWN, error->text);
		source_disconnect(daemon->source);
		if (!daemon_wait(daemon, backoff_next_us(&backoff, random_u64())))
			return 0;
	}
}

/* A slot that nobody reads from holds WAL on the primary, and the next start makes another one. But the one by that name may be
 * a successor's by now, whose snapshot would be for nothing: it is dropped only while the newest record is ours. */
static void snapshot_slot_drop(struct daemon *daemon)
{
	struct error error;

	if (daemon->offsets.state != OFFSETS_SNAPSHOT)
		return;
	source_stop_fd(daemon->source, -1);
	if (start_ours(daemon, LAST_LOOK_US, &error) < 0 ||
	    source_slot_drop(daemon->source, daemon->config->source.slot, &error) < 0)
		log_failure(LOG_WARNING, "source", &error, "consequence", "the slot of the unfinished snapshot stays",
			    NULL);
}

/* What ended it may be there each time again, and each time all rows are sent: so not at once. */
static int snapshot_anew_later(struct daemon *daemon, struct backoff *backoff, struct error *error)
{
	log_failure(LOG_WARNING, "snapshot", error, "consequence",
		    "the exported snapshot is gone: a new one begins, with a new slot", NULL);
	report_state(daemon, STATUS_SNAPSHOT, error->text);
	if (!daemon_wait(daemon, backoff_next_us(backoff, random_u64())))
		return 0;
	return snapshot_slot_again(daemon, error);
}

/* The one that was prepared, and as many more as it takes. 1: it is published, 0: the daemon's end, -1: *error */
static int snapshot_take(struct daemon *daemon, struct error *error)
{
	struct backoff backoff = {daemon->config->backoff.min, daemon->config->backoff.max, 0};
	int next = 1;

	while (next > 0) {
		if (snapshot_run(daemon, error) == 0) {
			daemon->export_done = true;
			return daemon->config->snapshot.mode == CONFIG_SNAPSHOT_ONLY ? 0 : 1;
		}
		if (atomic_load(&daemon->stopping) || error->code == ERROR_STOPPED)
			next = 0;
		else if (error_action(error->code) != ERROR_RETRY)
			next = -1;
		else
			next = snapshot_anew_later(daemon, &backoff, error);
	}
	if (error->code != ERROR_FENCED) /* else it is another instance's by now */
		snapshot_slot_drop(daemon);
	return next;
}

/* the slot or the position was lost while we ran */
static int snapshot_anew(struct daemon *daemon, struct error *error)
{
	int next = snapshot_slot_again(daemon, error);

	return next > 0 ? snapshot_take(daemon, error) : next;
}

/* What follows a session's end: 1 another one, 0 the daemon's end, -1 the same with *error. */
static int after_session(struct daemon *daemon, int result, struct error *error)
{
	if (atomic_load(&daemon->stopping))
		return result < 0 && error->code != ERROR_STOPPED && error_action(error->code) != ERROR_RETRY ? -1 : 0;
	if (result == 0)
		return daemon->ended == SESSION_ASKED ? 0 : 1;
	if (error->code == ERROR_BINARY && daemon->config->source.wire == CONFIG_WIRE_AUTO && !daemon->text_only) {
		log_info("source", "the stream goes on in text", "because", error->text, NULL);
		daemon->text_only = true;
		return 1;
	}
	if (error->code == ERROR_BINARY) {
		error->code = ERROR_CONFIG;
		error_hint(error, "set wire = \"auto\" or \"text\", or exclude the table");
	}
	if (error_action(error->code) != ERROR_RETRY)
		return -1;
	if (error->code == ERROR_DECODING)
		start_decoding_failed(daemon, error);
	log_failure(LOG_WARNING, "source", error, "consequence", "connecting again", NULL);
	return 1;
}

/* The slot must still be where we left it. Without a time limit: an outage of PostgreSQL is waited out. 1: it is, or a new one is
 * wanted, 0: the daemon's end, -1: *error */
static int slot_check(struct daemon *daemon, struct error *error)
{
	char said[sizeof error->text] = "";

	for (;;) {
		if (start_again(daemon, error) == 0)
			return 1;
		if (error->code == ERROR_STOPPED)
			return 0;
		if (error_action(error->code) != ERROR_RETRY)
			return -1;
		if (strcmp(said, error->text) != 0)
			log_failure(LOG_WARNING, "source", error, NULL);
		memcpy(said, error->text, sizeof said);
		report_state(daemon, STATUS_SOURCE_DOWN, error->text);
		source_disconnect(daemon->source);
		if (!daemon_wait(daemon, backoff_next_us(&daemon->connect_backoff, random_u64())))
			return 0;
	}
}

static int reconnect(struct daemon *daemon, struct error *error)
{
	source_disconnect(daemon->source);
	if (!daemon_wait(daemon, backoff_next_us(&daemon->connect_backoff, random_u64())))
		return 0;
	return slot_check(daemon, error);
}

/* Before a session: a snapshot for as long as one is wanted (when_needed). While it was read the slot may have been lost, or replaced by
 * another of its name. */
static int slot_settle(struct daemon *daemon, struct error *error)
{
	int next = 1;

	while (next > 0 && daemon->offsets.state != OFFSETS_STREAMING) {
		next = snapshot_anew(daemon, error);
		if (next > 0)
			next = slot_check(daemon, error);
	}
	return next;
}

static int sessions(struct daemon *daemon, struct error *error)
{
	int next = daemon->export_done ? slot_check(daemon, error) : 1;

	for (;;) {
		if (next > 0)
			next = slot_settle(daemon, error);
		if (next > 0)
			next = after_session(daemon, session_run(daemon, error), error);
		if (next > 0)
			next = reconnect(daemon, error);
		if (next <= 0)
			return next;
	}
}

static void finish(struct daemon *daemon)
{
	atomic_store(&daemon->stopping, true);
	log_footer(NULL);
	publisher_stop(daemon);
	if (!keeper_stop(daemon) || !incremental_stop(daemon))
		return;
	replay_fini(daemon);
	snapshot_discard(daemon);
	topics_free(daemon->topics);
	sink_free(daemon->sink);
	publisher_fini(daemon);
	admin_stop(daemon->admin);
	commands_fini(daemon);
	memory_free(daemon->sink_properties);
	source_free(daemon->source);
	registry_free(daemon->registry);
	topic_set_fini(&daemon->topic_set);
	memory_free(daemon->latest);
	signals_stop(daemon);
	memory_free(daemon);
}

int daemon_run(const struct daemon_options *options, struct error *error)
{
	struct config *config = options->config;
	struct daemon *daemon = memory_alloc(sizeof *daemon);
	int result;

	if (!daemon)
		return error_set(error, ERROR_MEMORY, "no memory for the daemon");
	daemon->incremental = incremental_new();
	if (!daemon->incremental) {
		memory_free(daemon);
		return error_set(error, ERROR_MEMORY, "no memory for the daemon");
	}
	daemon->config = config;
	daemon->options = options;
	daemon->wake_fd = daemon->stop_fd = daemon->keeper_fd = -1;
	daemon->connect_backoff = daemon->provide_backoff =
		(struct backoff){config->backoff.min, config->backoff.max, 0};
	/* librdkafka's many threads allocate little at a time: an arena for each would be most of the memory in use. Its
	 * requests of up to a megabyte come out of the two, and stay there: as mappings of their own (the default), or given
	 * back at once, their pages would be made anew for each, which took 15% of our CPU. With thresholds that move
	 * (malloc's, unless they are set), or with more to keep, 500 tables take 7 MiB more. */
	mallopt(M_ARENA_MAX, 2);
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	mallopt(M_TRIM_THRESHOLD, 2 << 20);
	random_hex(daemon->instance_id, sizeof daemon->instance_id - 1);
	log_setup(config->log.level, config->log.format);
	report_init(daemon);
	result = signals_start(daemon, error);
	if (result == 0)
		result = local_start(daemon, error);
	if (result == 0)
		result = start(daemon, error);
	if (result > 0 && daemon->export)
		result = snapshot_take(daemon, error);
	if (result > 0 && keeper_start(daemon, error) < 0)
		result = -1;
	if (result > 0)
		result = sessions(daemon, error);
	if (result == 0)
		log_info("daemon", "ended", "published", LOG_LSN(daemon->offsets.confirm_lsn), NULL);
	finish(daemon);
	return result;
}
