/* The option table. Parser, --help, config/millrace.conf and docs/reference.md are made from it. */
#include <stdint.h>
#include <string.h>

#include "base/nearest.h"
#include "config/config.h"

#define SECONDS(n) ((n)*INT64_C(1000000))
#define MINUTES(n) SECONDS((n)*INT64_C(60))
#define HOURS(n) MINUTES((n)*INT64_C(60))
#define KIB(n) ((n)*INT64_C(1024))
#define MIB(n) KIB((n)*INT64_C(1024))
#define GIB(n) MIB((n)*INT64_C(1024))
#define AT(field) .offset = offsetof(struct config, field)

/* an index is the enum's value */
static const char *const wires[] = {"auto", "binary", "text", NULL};
static const char *const deliveries[] = {"exactly_once", "at_least_once", NULL};
static const char *const truncates[] = {"event", "skip", NULL};
static const char *const incompatibles[] = {"park", "stop", NULL};
static const char *const unpublishables[] = {"dead_letter", "stop", NULL};
static const char *const compatibilities[] = {
	"NONE", "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE", NULL};
static const char *const generated[] = {"none", "stored", NULL};
/* in the order of enum config_snapshot, enum config_replace */
static const char *const snapshots[] = {"initial", "never", "only", "when_needed", "always", NULL};
static const char *const replaces[] = {"truncate", "merge", NULL};
static const char *const numerics[] = {"string", "scaled", "double", NULL};
static const char *const levels[] = {"debug", "info", "warning", "error", NULL};
static const char *const formats[] = {"text", "json", NULL};

static const struct config_option options[] = {
	{.key = "name",
	 .flag = "name",
	 .type = CONFIG_STRING,
	 AT(name),
	 .standard = "millrace",
	 .sentence =
		 "The instance's name, 1 to 40 of a-z, 0-9 and _; slot, publication, topics and transactional ids are named "
		 "after it; of two running instances of one name the later waits for the slot."},
	{.key = "state",
	 .flag = "state",
	 .type = CONFIG_STRING,
	 AT(state),
	 .example = "/var/lib/millrace",
	 .sentence = "The directory for schemas and cached ids; unless set it is $STATE_DIRECTORY, else "
		     "$XDG_STATE_HOME/millrace/<name>, else $HOME/.local/state/millrace/<name>."},
	{.key = "startup_timeout",
	 .type = CONFIG_DURATION,
	 AT(startup_timeout),
	 .standard = "60 s",
	 .min = 0,
	 .max = HOURS(24),
	 .sentence =
		 "How long a start retries what may pass, such as a server that is not up yet, before it ends with status 69."},
	{.key = "tables",
	 .flag = "tables",
	 .type = CONFIG_PATTERNS,
	 AT(tables),
	 .example = "[\"public.*\", \"!public.audit_*\"]",
	 .reloadable = true,
	 .sentence =
		 "The tables to publish, as globs (* and ?) on schema.table; odd names are double-quoted as in SQL, a leading ! "
		 "excludes, and the last pattern that matches decides; unless set, all user tables."},
	{.key = "delivery",
	 .type = CONFIG_ENUM,
	 AT(delivery),
	 .standard = "exactly_once",
	 .names = deliveries,
	 .sentence =
		 "exactly_once publishes each batch as one Kafka transaction with the position it reaches; at_least_once is for "
		 "brokers without transactions and may repeat events after a crash."},
	{.key = "on_incompatible",
	 .type = CONFIG_ENUM,
	 AT(on_incompatible),
	 .standard = "park",
	 .names = incompatibles,
	 .sentence =
		 "What follows when a table's new schema is refused: park sends its events, whole and in order, to <prefix>.parked "
		 "until `millrace replay`, and all else flows; stop ends with the registry's explanation."},
	{.key = "on_unpublishable",
	 .type = CONFIG_ENUM,
	 AT(on_unpublishable),
	 .standard = "dead_letter",
	 .names = unpublishables,
	 .sentence =
		 "What follows when an event is too large, is refused by the broker, or has a key that its type cannot hold: "
		 "dead_letter sends what fits of it to <prefix>.dead-letter and goes on; stop ends with the reason."},
	{.key = "wire",
	 .type = CONFIG_ENUM,
	 AT(source.wire),
	 .standard = "auto",
	 .names = wires,
	 .sentence =
		 "Whether PostgreSQL sends values in binary; auto does so where every published type can be read and falls back "
		 "to text by reconnecting."},

	{.key = "source.url",
	 .flag = "source",
	 .type = CONFIG_STRING,
	 AT(source.url),
	 .required = true,
	 .secret = true,
	 .example = "postgresql://millrace@127.0.0.1:5432/shop",
	 .sentence =
		 "The PostgreSQL database to read from, as a libpq URI or keyword string; its role needs REPLICATION. By TCP from the same "
		 "machine a backlog is read in gulps through a receive buffer of 64 KiB, which saves the server half of the CPU; "
		 "other sockets keep the system's buffers."},
	{.key = "source.slot",
	 .type = CONFIG_STRING,
	 AT(source.slot),
	 .example = "millrace_shop",
	 .sentence = "The replication slot, made where it is missing; millrace_<name> unless set."},
	{.key = "source.connect_timeout",
	 .type = CONFIG_DURATION,
	 AT(source.connect_timeout),
	 .standard = "10 s",
	 .min = 100000,
	 .max = MINUTES(5),
	 .sentence =
		 "How long one attempt to connect to PostgreSQL may take; then it counts as failed and is retried with backoff."},
	{.key = "source.statement_timeout",
	 .type = CONFIG_DURATION,
	 AT(source.statement_timeout),
	 .standard = "30 s",
	 .min = 1000000,
	 .max = HOURS(1),
	 .sentence = "How long one catalog query may take; then it is cancelled and retried with backoff."},
	{.key = "source.wal_sender_timeout",
	 .type = CONFIG_DURATION,
	 AT(source.wal_sender_timeout),
	 .standard = "30 s",
	 .min = 1000000,
	 .max = HOURS(1),
	 .sentence =
		 "PostgreSQL's wal_sender_timeout on the replication connection; a status update goes out at least four times as "
		 "often, and a server that hears none for so long closes the connection."},
	{.key = "source.release_after",
	 .type = CONFIG_DURATION,
	 AT(source.release_after),
	 .standard = "15 s",
	 .min = 1000000,
	 .max = HOURS(24),
	 .sentence =
		 "When nothing could be committed to Kafka for so long, the replication connection is closed and the slot kept, so "
		 "that the primary's shutdown is not held up."},
	{.key = "source.retention_warn",
	 .type = CONFIG_SIZE,
	 AT(source.retention_warn),
	 .standard = "1 GiB",
	 .min = MIB(1),
	 .max = GIB(1 << 20),
	 .reloadable = true,
	 .sentence = "When the slot keeps more WAL than this on the primary, log and status warn."},
	{.key = "source.relations",
	 .type = CONFIG_INTEGER,
	 AT(source.relations),
	 .standard = "10000",
	 .min = 1,
	 .max = 1000000,
	 .sentence =
		 "How many tables' descriptions are kept in memory; a stream that needs more is refused with an error."},
	{.key = "source.adopt_slot",
	 .flag = "adopt-slot",
	 .type = CONFIG_BOOLEAN,
	 AT(source.adopt_slot),
	 .standard = "false",
	 .flag_only = true,
	 .sentence =
		 "Take over a slot that exists without a record of what was published from it, beginning at its confirmed LSN."},
	{.key = "source.accept_gap",
	 .flag = "accept-gap",
	 .type = CONFIG_BOOLEAN,
	 AT(source.accept_gap),
	 .standard = "false",
	 .flag_only = true,
	 .sentence = "Go on although changes were lost, and record the gap in the offsets topic."},

	{.key = "publication.name",
	 .type = CONFIG_STRING,
	 AT(publication.name),
	 .example = "millrace_shop",
	 .sentence =
		 "The publication, made where it is missing; millrace_<name> unless set; tables without a usable replica identity "
		 "go into <publication>_inserts."},
	{.key = "publication.manage",
	 .type = CONFIG_BOOLEAN,
	 AT(publication.manage),
	 .standard = "true",
	 .sentence =
		 "Keep the publication in step with the table patterns; false uses it as it is and never alters it."},
	{.key = "publication.all_tables",
	 .type = CONFIG_BOOLEAN,
	 AT(publication.all_tables),
	 .standard = "false",
	 .sentence =
		 "Make the publication FOR ALL TABLES; later tables without a usable replica identity then refuse updates and "
		 "deletes, so this is for those who know that there will be none."},
	{.key = "publication.via_partition_root",
	 .type = CONFIG_BOOLEAN,
	 AT(publication.via_partition_root),
	 .standard = "false",
	 .sentence = "Publish a partitioned table's changes under its own name instead of its partitions' names."},
	{.key = "publication.generated_columns",
	 .type = CONFIG_ENUM,
	 AT(publication.generated_columns),
	 .standard = "none",
	 .names = generated,
	 .sentence =
		 "Which generated columns are published: stored ones need PostgreSQL 18; virtual ones are computed by those who "
		 "read them, and never published."},
	{.key = "publication.poll_interval",
	 .type = CONFIG_DURATION,
	 AT(publication.poll_interval),
	 .standard = "10 s",
	 .min = 100000,
	 .max = HOURS(24),
	 .reloadable = true,
	 .sentence = "How often new tables are looked for; a table that begins to match is published from then on."},

	{.key = "feedback.interval",
	 .type = CONFIG_DURATION,
	 AT(feedback.interval),
	 .standard = "10 s",
	 .min = 100000,
	 .max = MINUTES(10),
	 .reloadable = true,
	 .sentence =
		 "An idle position is recorded in Kafka and confirmed to PostgreSQL at most once in this time, or in "
		 "feedback.bytes, whichever comes first."},
	{.key = "feedback.bytes",
	 .type = CONFIG_SIZE,
	 AT(feedback.bytes),
	 .standard = "16 MiB",
	 .min = KIB(64),
	 .max = GIB(64),
	 .reloadable = true,
	 .sentence = "An idle position is recorded in Kafka and confirmed to PostgreSQL after this much WAL, or after "
		     "feedback.interval, whichever comes first."},

	{.key = "kafka.brokers",
	 .flag = "brokers",
	 .type = CONFIG_STRING,
	 AT(kafka.brokers),
	 .required = true,
	 .example = "127.0.0.1:9092",
	 .sentence = "The Kafka brokers to ask first, as host:port, comma-separated."},
	{.key = "kafka.request_timeout",
	 .type = CONFIG_DURATION,
	 AT(kafka.request_timeout),
	 .standard = "30 s",
	 .min = 1000000,
	 .max = MINUTES(15),
	 .sentence =
		 "How long one metadata, admin or offsets request to Kafka may take; then it is retried with backoff."},
	{.key = "kafka.partitions_per_transaction",
	 .type = CONFIG_INTEGER,
	 AT(kafka.partitions_per_transaction),
	 .standard = "4000",
	 .min = 2,
	 .max = 10000,
	 .sentence =
		 "A batch that touches this many partitions is sealed: each of them costs the broker a marker in every transaction, so that "
		 "one over more than these takes seconds to commit, while fewer make more transactions of a backlog over many "
		 "topics."},
	{.key = "kafka.properties",
	 .type = CONFIG_PAIRS,
	 AT(kafka.properties),
	 .example = "[\"compression.type=lz4\", \"security.protocol=SSL\"]",
	 .secret = true,
	 .sentence =
		 "Any librdkafka property as \"name=value\", but for those that millrace sets itself; --set "
		 "kafka.properties.<name>=<value> adds one. Unless set here: linger.ms=5 and batch.size=1000000, since throughput comes "
		 "from large requests, which form while earlier ones are on their way, and a commit does not wait for "
		 "them; queue.buffering.max.messages=15000, which bounds its memory; compression.type=none, as lz4 costs the daemon about "
		 "half a CPU second more for a million events, and zstd a whole one."},

	{.key = "topics.prefix",
	 .type = CONFIG_STRING,
	 AT(topics.prefix),
	 .example = "shop",
	 .sentence = "What topic names begin with: <prefix>.<schema>.<table>; the instance's name unless set."},
	{.key = "topics.partitions",
	 .type = CONFIG_INTEGER,
	 AT(topics.partitions),
	 .standard = "6",
	 .min = 1,
	 .max = 10000,
	 .sentence = "The partitions of a topic that is created; topics that exist keep theirs."},
	{.key = "topics.replication_factor",
	 .type = CONFIG_INTEGER,
	 AT(topics.replication_factor),
	 .standard = "-1",
	 .min = -1,
	 .max = 1000,
	 .sentence = "The replication factor of a topic that is created; -1 is the broker's default."},
	{.key = "topics.cleanup_policy",
	 .type = CONFIG_STRING,
	 AT(topics.cleanup_policy),
	 .standard = "delete",
	 .sentence =
		 "The cleanup.policy of a topic that is created: delete, compact, or both with a comma; a compacted topic takes no "
		 "null keys, so no keyless tables and no truncate events."},
	{.key = "topics.config",
	 .type = CONFIG_PAIRS,
	 AT(topics.config),
	 .example = "[\"retention.ms=604800000\"]",
	 .sentence =
		 "Further configuration of a topic that is created, as \"name=value\"; --set topics.config.<name>=<value> adds one."},

	{.key = "events.tombstones",
	 .type = CONFIG_BOOLEAN,
	 AT(events.tombstones),
	 .standard = "true",
	 .sentence =
		 "Whether a delete of a row with a key is followed by a tombstone, a record with the key and no value."},
	{.key = "events.truncate",
	 .type = CONFIG_ENUM,
	 AT(events.truncate),
	 .standard = "event",
	 .names = truncates,
	 .sentence =
		 "What becomes of TRUNCATE: an event with a null key in every partition of the topic, or nothing but a line in the "
		 "log."},
	{.key = "events.numeric_unconstrained",
	 .type = CONFIG_ENUM,
	 AT(events.numeric_unconstrained),
	 .standard = "string",
	 .names = numerics,
	 .sentence =
		 "How numeric without precision is carried: as its text, as a record of scale and unscaled bytes, or as a double, "
		 "which rounds."},
	{.key = "events.max_bytes",
	 .type = CONFIG_SIZE,
	 AT(events.max_bytes),
	 .standard = "1000000",
	 .min = KIB(1),
	 .max = MIB(512),
	 .sentence =
		 "The largest event; one that is larger, or larger than its topic takes, is not published and named with its "
		 "position."},

	{.key = "registry.url",
	 .flag = "registry",
	 .type = CONFIG_STRING,
	 AT(registry.url),
	 .example = "http://127.0.0.1:8081",
	 .sentence =
		 "A Confluent-compatible schema registry; unless set, schemas are kept in the state directory and served on "
		 "http.listen under the same paths."},
	{.key = "registry.username",
	 .type = CONFIG_STRING,
	 AT(registry.username),
	 .example = "millrace",
	 .sentence = "The registry's user for HTTP basic authentication; none unless set."},
	{.key = "registry.password",
	 .type = CONFIG_STRING,
	 AT(registry.password),
	 .example = "${file:/etc/millrace/registry}",
	 .secret = true,
	 .sentence = "The registry's password for HTTP basic authentication; none unless set."},
	{.key = "registry.ca_file",
	 .type = CONFIG_STRING,
	 AT(registry.ca_file),
	 .example = "/etc/millrace/ca.pem",
	 .sentence = "The certificates (PEM) by which the registry's is checked; the system's unless set."},
	{.key = "registry.certificate_file",
	 .type = CONFIG_STRING,
	 AT(registry.certificate_file),
	 .example = "/etc/millrace/client.pem",
	 .sentence = "A client certificate (PEM) for the registry; none unless set."},
	{.key = "registry.key_file",
	 .type = CONFIG_STRING,
	 AT(registry.key_file),
	 .example = "/etc/millrace/client.key",
	 .sentence = "The client certificate's private key (PEM); none unless set."},
	{.key = "registry.timeout",
	 .type = CONFIG_DURATION,
	 AT(registry.timeout),
	 .standard = "5 s",
	 .min = 100000,
	 .max = MINUTES(5),
	 .sentence =
		 "How long one request to the registry may take, connecting included; then it is retried with backoff."},

	{.key = "registry.compatibility",
	 .type = CONFIG_ENUM,
	 AT(registry.compatibility),
	 .standard = "BACKWARD",
	 .names = compatibilities,
	 .sentence =
		 "The embedded registry's rule for a subject's next schema, where PUT /config has set none; a remote registry has "
		 "its own. Only under NONE may a logical type change."},
	{.key = "batch.bytes",
	 .type = CONFIG_SIZE,
	 AT(batch.bytes),
	 .standard = "4 MiB",
	 .min = KIB(64),
	 .max = GIB(1),
	 .sentence =
		 "The size of a batch, one Kafka transaction; a source transaction that is larger is cut into several, and only a "
		 "single event that is larger makes its batch grow; those over 64 partitions or more may take the memory of idle "
		 "others, and half as much again as all of them."},
	{.key = "batch.count",
	 .type = CONFIG_INTEGER,
	 AT(batch.count),
	 .standard = "4",
	 .min = 2,
	 .max = 64,
	 .sentence =
		 "How many batches there are; when none is free, millrace stops reading from PostgreSQL until one is."},

	{.key = "snapshot.mode",
	 .flag = "snapshot",
	 .type = CONFIG_ENUM,
	 AT(snapshot.mode),
	 .standard = "initial",
	 .names = snapshots,
	 .sentence =
		 "When the tables' present rows are published before the stream: initial with a new slot, never, only (then it ends "
		 "with status 0), when_needed also when slot or position are lost, always at each start."},
	{.key = "snapshot.workers",
	 .type = CONFIG_INTEGER,
	 AT(snapshot.workers),
	 .standard = "2",
	 .min = 1,
	 .max = 32,
	 .sentence =
		 "How many connections read the consistent snapshot at a time, each a range of blocks of some table; there are "
		 "never more than there are batches."},
	{.key = "snapshot.where",
	 .type = CONFIG_PAIRS,
	 AT(snapshot.where),
	 .example = "[\"public.orders=created_at > now() - interval '1 year'\"]",
	 .sentence =
		 "Which rows of a table its snapshots have, as \"schema.table=condition\" in SQL of at most 511 bytes; the stream "
		 "has all changes nevertheless; --set snapshot.where.<schema.table>=<condition> adds one."},
	{.key = "snapshot.replace",
	 .type = CONFIG_ENUM,
	 AT(snapshot.replace),
	 .standard = "truncate",
	 .names = replaces,
	 .sentence =
		 "How rows that are gone leave a topic that is not empty when it gets a snapshot: a truncate event comes first, or "
		 "merge has tombstones follow for the keys that the snapshot lacks; compacted topics are always merged."},
	{.key = "snapshot.new_tables",
	 .type = CONFIG_BOOLEAN,
	 AT(snapshot.new_tables),
	 .standard = "true",
	 .sentence =
		 "Take a snapshot in chunks of each table that begins to match later; false publishes its changes from then on "
		 "alone, and so does snapshot.mode = never."},
	{.key = "snapshot.max_duration",
	 .type = CONFIG_DURATION,
	 AT(snapshot.max_duration),
	 .standard = "0 s",
	 .min = 0,
	 .max = HOURS(24 * 31),
	 .sentence =
		 "How long the consistent snapshot may keep its transaction open on the primary; then slot and snapshot are given "
		 "up, and it ends with status 75; 0 is without limit."},
	{.key = "snapshot.chunk_rows",
	 .type = CONFIG_INTEGER,
	 AT(snapshot.chunk_rows),
	 .standard = "10000",
	 .min = 10,
	 .max = 1000000,
	 .reloadable = true,
	 .sentence =
		 "The most rows that one chunk of an incremental snapshot reads; what is in memory of it is at most a "
		 "quarter of a batch's size, but for single rows that are larger."},
	{.key = "snapshot.chunk_time",
	 .type = CONFIG_DURATION,
	 AT(snapshot.chunk_time),
	 .standard = "20 ms",
	 .min = 1000,
	 .max = MINUTES(5),
	 .reloadable = true,
	 .sentence = "How long reading one chunk should take: the chunks grow and shrink towards it."},
	{.key = "snapshot.statement_timeout",
	 .type = CONFIG_DURATION,
	 AT(snapshot.statement_timeout),
	 .standard = "60 s",
	 .min = 1000000,
	 .max = HOURS(24),
	 .reloadable = true,
	 .sentence =
		 "How long one statement of an incremental snapshot may take; then it is cancelled, and a smaller chunk "
		 "tried."},
	{.key = "snapshot.rows_per_second",
	 .type = CONFIG_INTEGER,
	 AT(snapshot.rows_per_second),
	 .standard = "0",
	 .min = 0,
	 .max = 1000000000,
	 .reloadable = true,
	 .sentence = "The most rows that snapshots read in a second, over a few seconds; 0 is without limit."},
	{.key = "snapshot.bytes_per_second",
	 .type = CONFIG_SIZE,
	 AT(snapshot.bytes_per_second),
	 .standard = "0",
	 .min = 0,
	 .max = GIB(1024),
	 .reloadable = true,
	 .sentence =
		 "The most bytes of events that snapshots make in a second, over a few seconds; 0 is without limit."},
	{.key = "snapshot.pause_standby_lag",
	 .type = CONFIG_SIZE,
	 AT(snapshot.pause_standby_lag),
	 .standard = "0",
	 .min = 0,
	 .max = GIB(1 << 20),
	 .reloadable = true,
	 .sentence =
		 "A snapshot pauses while a standby is so many bytes of WAL behind the primary in replaying; 0 is never."},
	{.key = "snapshot.pause_active_sessions",
	 .type = CONFIG_INTEGER,
	 AT(snapshot.pause_active_sessions),
	 .standard = "0",
	 .min = 0,
	 .max = 1000000,
	 .reloadable = true,
	 .sentence =
		 "A snapshot pauses while more sessions than this, its own not counted, run statements on the primary; 0 is never."},
	{.key = "snapshot.pause_retained_wal",
	 .type = CONFIG_SIZE,
	 AT(snapshot.pause_retained_wal),
	 .standard = "0",
	 .min = 0,
	 .max = GIB(1 << 20),
	 .reloadable = true,
	 .sentence =
		 "An incremental snapshot pauses while the slot retains more WAL than this, so that the stream catches up; 0 is "
		 "never."},
	{.key = "commands.sql",
	 .type = CONFIG_BOOLEAN,
	 AT(commands.sql),
	 .standard = "false",
	 .sentence =
		 "Take commands from logical messages with the prefix millrace too, but no conditions (where); any role of the "
		 "database may emit those."},

	{.key = "backoff.min",
	 .type = CONFIG_DURATION,
	 AT(backoff.min),
	 .standard = "100 ms",
	 .min = 1000,
	 .max = MINUTES(1),
	 .reloadable = true,
	 .sentence =
		 "The shortest wait before something that failed is tried again; each further wait may be twice as long, at random."},
	{.key = "backoff.max",
	 .type = CONFIG_DURATION,
	 AT(backoff.max),
	 .standard = "30 s",
	 .min = 1000,
	 .max = HOURS(1),
	 .reloadable = true,
	 .sentence = "The longest wait before something that failed is tried again."},

	{.key = "http.listen",
	 .flag = "http",
	 .type = CONFIG_STRING,
	 AT(http.listen),
	 .standard = "127.0.0.1:8085",
	 .sentence =
		 "Where /metrics, /health, /ready, /status and the embedded registry are served, as address:port; port 0 takes any "
		 "free one, and empty switches it off."},
	{.key = "http.clients",
	 .type = CONFIG_INTEGER,
	 AT(http.clients),
	 .standard = "16",
	 .min = 1,
	 .max = 1000,
	 .sentence = "How many HTTP connections are served at a time; further ones are closed at once."},

	{.key = "log.level",
	 .type = CONFIG_ENUM,
	 AT(log.level),
	 .standard = "info",
	 .names = levels,
	 .reloadable = true,
	 .sentence = "The least severe level that is logged."},
	{.key = "log.format",
	 .type = CONFIG_ENUM,
	 AT(log.format),
	 .standard = "text",
	 .names = formats,
	 .reloadable = true,
	 .sentence = "text is one line an event for people, json one object a line."},

	{.key = "until",
	 .flag = "until",
	 .type = CONFIG_STRING,
	 AT(until),
	 .example = "current",
	 .flag_only = true,
	 .sentence =
		 "End with status 0 once every transaction committed before this LSN is published; current is where the server is "
		 "at the start."},
};

enum { OPTIONS = sizeof options / sizeof *options };

const struct config_option *config_options(size_t *count)
{
	*count = OPTIONS;
	return options;
}

const struct config_option *config_option_find(const char *key)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (strcmp(options[i].key, key) == 0)
			return &options[i];
	return NULL;
}

const struct config_option *config_option_by_flag(const char *flag)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].flag && strcmp(options[i].flag, flag) == 0)
			return &options[i];
	return NULL;
}

static const char *last_part(const char *key)
{
	const char *dot = strrchr(key, '.');

	return dot ? dot + 1 : key;
}

/* A key in the wrong group, or without one, is as near as its last part, and a little further than the same key spelt
 * wrongly. */
const char *config_nearest_key(const char *key)
{
	const char *nearest = NULL;
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < OPTIONS; i++) {
		size_t whole = nearest_distance(key, options[i].key);
		size_t part = nearest_distance(last_part(key), last_part(options[i].key));

		if (nearest_is_near(key, whole) && 2 * whole < best) {
			best = 2 * whole;
			nearest = options[i].key;
		}
		if (nearest_is_near(last_part(key), part) && 2 * part + 1 < best) {
			best = 2 * part + 1;
			nearest = options[i].key;
		}
	}
	return nearest;
}
