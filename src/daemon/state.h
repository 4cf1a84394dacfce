/* The daemon's state, shared by its files. Owned by the reader thread but where a member says otherwise. */
#ifndef DAEMON_STATE_H
#define DAEMON_STATE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "admin/admin.h"
#include "base/backoff.h"
#include "base/ring.h"
#include "checkpoint/offsets.h"
#include "checkpoint/start.h"
#include "daemon/daemon.h"
#include "daemon/rest.h"
#include "metrics/status.h"
#include "pipeline/pipeline.h"
#include "registry/registry.h"
#include "sink/reread.h"
#include "sink/sink.h"
#include "sink/topics.h"
#include "source/export.h"
#include "source/source.h"
#include "source/stream.h"

/* What goes through the rings between reader and publisher: a batch, the offsets record that is committed with it, and, on
 * the way back, how it went. As many as there are batches. */
struct job {
	struct batch *batch;
	struct offsets offsets;
	int result;
	struct error error;
	int64_t commit_us; /* how long the publishing took */
	uint64_t commands; /* taken when the offsets were written down, and so recorded with them */
	uint64_t ends;     /* likewise, of the snapshots of tables that had ended */
	struct {
		uint64_t ticket; /* its place among a snapshot's batches */
		uint64_t seq;    /* of its rows: behind this, rows_max at most */
		uint64_t rows, rows_max;
	} snapshot;
};

/* What the keeper has found out, handed to the reader by pointer through a ring of one. */
struct keeper_news {
	struct status_table tables[STATUS_TABLES_MAX];
	uint32_t table_count, tables_listed;
	int64_t retained_bytes, safe_wal_size;
	uint64_t server_lsn;
};

/* Why a session ended without an error. */
enum session_end {
	SESSION_ASKED,    /* a signal, or --until */
	SESSION_RELEASED, /* the connection was given up because the sink does not answer */
	SESSION_RELOADED  /* which tables are wanted has changed: their plans are made anew */
};

/* checksums of what was said of the publications and of snapshot.where last */
struct keeper_said {
	uint32_t log, sql, unpublished, conditions;
};

/* What is known of a parked table beside the record; by its index there. */
struct parking_note {
	char text[256]; /* why it is parked, or what became of the last try */
	int64_t retry_us;
	struct backoff backoff;
};

/* The replay that is under way, if reread is there. */
struct replay {
	struct sink_reread *reread;
	char topic[OFFSETS_TOPIC]; /* of the parked table */
	struct topic *target;      /* where its events go */
	struct map ids;            /* {fingerprint, is a key's} -> schema id */
	struct sink_reread_record record;
	bool held;      /* record waits for room */
	bool caught_up; /* the end was seen */
	bool holding;   /* the stream is held */
	int64_t held_us, released_us;
	bool end_known; /* of the parking topic's partition, while nothing is added to it */
	int64_t end;
	uint64_t events;
};

/* What a person asked for, through HTTP or, where commands.sql says so, by a logical message. */
enum daemon_command_kind { COMMAND_REPLAY, COMMAND_SNAPSHOT, COMMAND_PAUSE, COMMAND_RESUME, COMMAND_CANCEL };

struct command_table {
	char schema[OFFSETS_NAME], name[OFFSETS_NAME];
};

enum { COMMAND_TABLES_MAX = OFFSETS_SNAPSHOTS_MAX };

struct daemon_command {
	enum daemon_command_kind kind;
	uint64_t number;           /* status.commands reaches it when it is taken; 0: a logical message's */
	char topic[OFFSETS_TOPIC]; /* replay; empty: every parked table */
	bool new_version;          /* replay */
	uint32_t table_count;      /* snapshot, cancel; of cancel 0: all */
	struct command_table tables[COMMAND_TABLES_MAX];
	char where[OFFSETS_WHERE]; /* snapshot; empty: snapshot.where's */
	enum offsets_replace replace;
	bool replace_given; /* else snapshot.replace's */
};

/* What was said of a snapshot in the log. */
struct progress {
	bool going; /* at the last look */
	int64_t said_us;
	uint32_t said_count, said[STATUS_SNAPSHOT_TABLES]; /* tables that have ended */
};

/* Failures of the server to decode, one after another at one position. */
struct decoding {
	uint64_t confirm_lsn;
	uint32_t failures;
	int64_t first_us, last_us;
	char said[256];
};

struct daemon {
	struct config *config;
	const struct daemon_options *options;
	char instance_id[33];
	char publications[2 * 64 + 32]; /* both, quoted, for START_REPLICATION */

	/* snapshot.c: the consistent one, between the slot's making and its end; NULL: there is none to be taken */
	struct export *export;
	struct source_tables export_tables; /* what it is of */
	bool *export_wanted;
	struct relation **export_relations; /* by their index there; NULL where it is not wanted */
	bool export_again;                  /* the one before it did not end: topics may hold rows that it published */
	bool export_done; /* one was published since the start: snapshot.mode = always has what it wants */

	struct incremental *incremental;

	/* signals.c */
	pthread_t signals;
	bool signals_running;
	int wake_fd; /* eventfd: readable when a flag below was set */
	int stop_fd; /* eventfd: readable from the signal to end on; ends what waits for PostgreSQL */
	atomic_bool stopping, reload_reader, reload_keeper;

	/* start.c */
	struct source_server server;
	struct source_slot slot;
	struct offsets offsets; /* as recorded last; the template of the next record */
	bool have_record;
	int32_t offsets_schema;
	struct decoding decoding;

	struct source *source;
	struct registry *registry;
	struct topics *topics;
	struct topic_set topic_set;
	struct admin *admin;
	struct sink *sink; /* the publisher's once it runs */

	/* parking.c, replay.c */
	struct topic *parked_topic, *dead_letter_topic;
	int32_t parked_schema, dead_letter_schema;
	struct offsets lists; /* of it only the parked tables and the versions: as the next batch will record them */
	struct parking_note parking_notes[OFFSETS_PARKED_MAX];
	char topic_name[OFFSETS_TOPIC + 16];
	struct replay replay;
	struct sink_property *sink_properties;

	/* commands.c */
	char token[33];
	struct ring *commands;      /* struct daemon_command */
	uint64_t commands_accepted; /* the HTTP thread's */
	uint64_t commands_taken;
	uint64_t commands_recorded; /* what they have changed outlives the process */

	/* publisher.c */
	pthread_t publisher;
	bool publisher_running;
	atomic_bool publisher_stop;
	bool publisher_failed;    /* and ended: what it still had will not come back */
	atomic_bool publishing;   /* the sink is the publisher's; set once */
	atomic_bool sink_stop;    /* ends what waits for Kafka */
	struct ring *work, *done; /* struct job */
	struct job *jobs;
	struct job **free_jobs; /* stack of those with an empty batch */
	uint32_t job_count, free_count;
	struct job *filling; /* its batch is the pipeline's */

	/* keeper.c */
	pthread_t keeper;
	bool keeper_running;
	struct ring *news;             /* struct keeper_news */
	struct ring *joining, *joined; /* struct joins_ask: to the reader, and back */
	struct joins *joins;           /* made by a consistent snapshot for the keeper, which takes it; NULL: none */
	struct joins_ask *join;        /* the reader's: put down, and not recorded yet */
	int keeper_fd;                 /* eventfd: wakes the keeper */
	struct keeper_said said;       /* the start's, then the keeper's */

	/* open.c, session.c: one connection's life */
	struct stream *stream;
	struct pipeline *pipeline;
	bool binary, text_only; /* text_only: binary was refused, and is not tried again */
	struct stream_message message;
	bool held;                        /* message waits to be taken */
	enum pipeline_result waiting_for; /* PIPELINE_TABLE or PIPELINE_MESSAGES: to be provided before it can be */
	int64_t retry_us;                 /* when to try again to provide it */
	int64_t waiting_since_us;
	struct error provide_error; /* why the last try did not */
	bool source_failed;         /* it was PostgreSQL that could not provide it */
	int64_t topic_try_us;       /* how long the next look for a topic may take */
	struct backoff provide_backoff, connect_backoff;
	bool until_armed;
	int64_t heard_us; /* when the server was last heard of, or could not be, as nothing was read */
	bool asked;       /* for a sign of life since */
	struct rest rest;
	enum session_end ended;

	/* report.c */
	struct status status;
	struct keeper_news *latest;
	struct progress progress;
	struct pipeline_counts reported, totals; /* totals: of earlier sessions */
	uint64_t reported_letters;               /* of the sink's */
	int64_t report_us;
	uint64_t server_lsn;
};

/* signals.c */
int signals_start(struct daemon *daemon, struct error *error);
void signals_stop(struct daemon *daemon);
/* waits for at most us, less when something for the reader happens; true: go on, false: stopping */
bool daemon_wait(struct daemon *daemon, int64_t us);
void daemon_woken(struct daemon *daemon); /* wake_fd was readable: it is not until the next flag is set */

/* start.c: steps, each one try */
int start_identify(struct daemon *daemon, struct error *error);
int start_sink(struct daemon *daemon, struct error *error);
int start_publication(struct daemon *daemon, struct error *error);
int start_slot(struct daemon *daemon, struct error *error);
int start_topics(struct daemon *daemon, struct error *error);
/* after a snapshot that did not end: another slot, another snapshot */
/* Whether the newest record is ours: 0; -1: not, with ERROR_FENCED where it is another instance's, else not to be told within the
 * time (0: request_timeout). The publisher must have nothing to do, so that the sink may be asked from here. */
int start_ours(struct daemon *daemon, int64_t within_us, struct error *error);
int start_snapshot_again(struct daemon *daemon, struct error *error);
/* a session ended with ERROR_DECODING; where that goes on, start_again() takes the slot for lost */
void start_decoding_failed(struct daemon *daemon, const struct error *error);
bool start_decoding_stuck(const struct daemon *daemon); /* and nothing behind that position was published since */
/* the same check before every later connection: the slot must still be ours, and where we left it */
int start_again(struct daemon *daemon, struct error *error);

/* snapshot.c */
/* before the slot is made: the tables are chosen, and looked at; then the slot with its snapshot, and the record that says so */
int snapshot_prepare(struct daemon *daemon, struct error *error);
int snapshot_slot(struct daemon *daemon, bool temporary, uint64_t *lsn, struct error *error);
void snapshot_discard(struct daemon *daemon);
/* publishes it; from then on the record says `streaming`. ERROR_HISTORY never: what fails begins anew with another slot */
int snapshot_run(struct daemon *daemon, struct error *error);

/* why snapshots wait for the primary (snapshot.pause_*); empty: they do not. retained: for the slot's WAL, too */
struct source_busy;
void busy_reason(const struct config *config, const struct source_busy *busy, bool retained, char *out, size_t size);

/* snapshot_replace.c: rows that are gone leave a topic by a truncate event, else by tombstones */
bool replace_by_truncate(const struct config *config);

/* snapshot_tables.c: snapshot.where's condition on a table, or NULL */
const char *snapshot_where(const struct config *config, const char *schema, const char *name);

/* publisher.c */
int publisher_start(struct daemon *daemon, struct error *error);
void publisher_stop(struct daemon *daemon);
void publisher_fini(struct daemon *daemon); /* after the sink: a producer that was given up may still hold batches */
void publisher_submit(struct daemon *daemon, struct batch *batch);
void publisher_write_down(struct daemon *daemon,
			  struct job *job); /* its offsets: as recorded last, with the lists of now */
int publisher_reap(struct daemon *daemon, struct error *error);
void publisher_provide(struct daemon *daemon); /* an empty batch for a pipeline that has none, where there is one */
void publisher_reclaim(struct daemon *daemon); /* the batch that the ended pipeline was filling */
uint32_t publisher_in_flight(const struct daemon *daemon);

/* tables.c */
int tables_provide(struct daemon *daemon, struct error *error);   /* the plan of pipeline_wanted() */
int messages_provide(struct daemon *daemon, struct error *error); /* the topic of logical messages */
int tables_topics(struct daemon *daemon, const struct source_tables *tables, struct error *error);
bool tables_match(const void *patterns, const char *schema, const char *table); /* a source_match */
int tables_kept_topics(struct daemon *daemon, struct error *error); /* <prefix>.parked, <prefix>.dead-letter */
/* one try at the subject <topic>-<part>; part: "key" or "value" */
int tables_register(struct daemon *daemon, const char *topic, const char *part, const char *json, int32_t *id,
		    struct error *error);
/* Plans for a snapshot's rows of the relation, `count` equal ones (each for a thread of its own), admitted and with their topic;
 * binary: the rows can be read so. The caller frees them. */
int tables_plans(struct daemon *daemon, const struct relation *relation, struct plan **plans, uint32_t count,
		 bool *binary, struct error *error);
int tables_topic_ensure(struct daemon *daemon, struct topic *topic, struct error *error);
/* whether a registration that failed so parks the table, and why; false: it concerns more than the table */
bool tables_parks(enum error_code code, enum offsets_reason *reason);

/* parking.c: the tables that are parked, and the topics' versions */
void parking_begin_session(struct daemon *daemon); /* as recorded last */
void parking_record(const struct daemon *daemon, struct offsets *offsets);
struct offsets_parked *parking_find(struct daemon *daemon, const char *topic); /* NULL: it is not parked */
struct parking_note *parking_note(struct daemon *daemon, const struct offsets_parked *parked);
void parking_note_set(struct parking_note *note, const char *text); /* as much as fits */
/* from the next event on; nothing of it may be parked and in flight. ERROR_UNAVAILABLE: no more can be, now */
int parking_begin(struct daemon *daemon, const char *topic, enum offsets_reason reason, const struct error *why,
		  struct error *error);
void parking_say(struct daemon *daemon, struct offsets_parked *parked, enum offsets_reason reason,
		 const struct error *why); /* why it goes on being parked */
void parking_end(struct daemon *daemon, struct offsets_parked *parked);
uint32_t parking_version(struct daemon *daemon, const char *topic); /* 1 unless it was replayed to a newer one */
bool parking_set_version(struct daemon *daemon, const char *topic, uint32_t number); /* false: too many have one */
const char *parking_versioned(char out[OFFSETS_TOPIC + 16], const char *topic, uint32_t version);
const char *parking_topic_name(const void *daemon, const char *topic); /* plan_options.topic_name */
void parking_status(struct daemon *daemon, struct status *status);

/* replay.c */
void replay_begin_session(struct daemon *daemon);
void replay_fini(struct daemon *daemon);
int replay_turn(struct daemon *daemon, struct error *error); /* a bounded part of it */
bool replay_holds(const struct daemon *daemon);              /* nothing may be read from the stream now */
int replay_wait_ms(const struct daemon *daemon, int most);
bool replay_ask(struct daemon *daemon, const char *topic, bool new_version); /* false: it is not parked, or asked for */

/* commands.c: what comes through HTTP */
int commands_start(struct daemon *daemon, struct error *error); /* the token file too */
int commands_http(void *daemon, const char *name, const char *request, size_t length, struct buffer *answer);
void commands_turn(struct daemon *daemon);
void commands_resume(struct daemon *daemon); /* with the pipeline: what is in no record yet goes out at once */
/* {"command": "snapshot", ...} as a logical message has it; what is wrong with it is logged */
void commands_sql(struct daemon *daemon, const uint8_t *content, size_t length);
void commands_fini(struct daemon *daemon);

/* incremental.c: what commands ask of snapshots; outcomes are in the status, that a table is not among the wanted ones too */
void incremental_ask(struct daemon *daemon, const struct daemon_command *command);
struct incremental *incremental_new(void);
int incremental_start(struct daemon *daemon, struct error *error); /* the chunks' thread */
bool incremental_stop(struct daemon *daemon);                      /* false: as keeper_stop() */
/* before: the lists as they were when the last session ended */
void incremental_begin_session(struct daemon *daemon, const struct offsets *before);
void incremental_resume(struct daemon *daemon); /* with the pipeline: what is in no record yet goes out at once */
void incremental_topic_moved(struct daemon *daemon, const char *topic); /* to another version */
/* The stream begins anew, with another slot: so do the tables that are put down in the record. Once the slot is made, those that its
 * snapshot has are not read another time. */
void incremental_slot_anew(struct daemon *daemon, struct offsets *record);
void incremental_slot_made(struct daemon *daemon, struct offsets *record);
void incremental_recorded(struct daemon *daemon); /* the lists are in a batch that was submitted */
/* of the tables that have ended, how many have by now; and how many had in the lists of a batch that is committed */
uint64_t incremental_ends(const struct daemon *daemon);
void incremental_committed(struct daemon *daemon, uint64_t ends);
int incremental_turn(struct daemon *daemon, struct error *error);
int incremental_chunk(struct daemon *daemon, struct error *error); /* answers PIPELINE_CHUNK */
int incremental_taken(struct daemon *daemon, struct error *error); /* a message was: before a batch may be submitted */
int incremental_wait_ms(const struct daemon *daemon, int most);
int incremental_fd(const struct daemon *daemon); /* readable: a turn is due */
void incremental_status(struct daemon *daemon, int64_t now_us);

/* progress.c: the status's snapshot on the terminal or in the log, and as gauges; to be called a few times a second while there is one, and
 * once after */
void progress_show(struct daemon *daemon);

/* keeper.c */
int keeper_start(struct daemon *daemon, struct error *error);
bool keeper_stop(struct daemon *daemon);
void keeper_wake(struct daemon *daemon);
/* publications in step with the tables; logs what changed */
int keeper_list(struct source *source, const struct config *config, struct source_tables *tables, struct error *error);
int keeper_sync(struct source *source, const struct config *config, struct source_tables *tables,
		struct keeper_said *said, struct error *error);

/* joins.c: tables that begin to match */
struct joins;
bool joins_wanted(const struct config *config); /* they get a snapshot */
bool joins_is_new(const struct config *config, const struct source_table *table);
struct offsets_snapshot joins_entry(const struct config *config, const char *schema, const char *name);
struct joins *joins_new(struct daemon *daemon, struct error *error); /* the keeper's */
void joins_free(struct joins *joins);
/* What came to the publication, or to a root, since a consistent snapshot listed its tables, goes into the record that ends it; the
 * keeper goes on from there. */
int joins_catch_up(struct daemon *daemon, const struct source_tables *listed, const struct source_tables *now,
		   struct offsets *record, struct error *error);
/* holds those back that are not put down for a snapshot yet, and asks the reader to */
int joins_hold(struct joins *joins, const struct config *config, struct source_tables *tables, struct error *error);
/* the publications are in step with the tables: what was let in has used its leave */
int joins_let_in(struct joins *joins, const struct source_tables *tables, struct error *error);
void joins_begin_session(struct daemon *daemon); /* the reader's, these three */
void joins_turn(struct daemon *daemon);
void joins_fini(struct daemon *daemon);

/* open.c: what session.c's end undoes, also after a failure */
int session_open(struct daemon *daemon, struct error *error);
struct encode_dead_letters session_dead_letters(const struct daemon *daemon); /* topic NULL: they end the stream */
int session_facts_begin(struct daemon *daemon, struct error *error);
void session_lists_begin(struct daemon *daemon); /* as recorded last, with what was asked for and is in no record yet */

/* session.c: 0 with daemon->ended set, -1 with an error that the caller retries or not */
int session_run(struct daemon *daemon, struct error *error);
bool session_reload(struct daemon *daemon); /* if SIGHUP asked for it; the session ends, where there is one */
int64_t session_topic_try_us(
	struct daemon *daemon); /* how long the reader may wait for an answer about a topic, this time */

/* report.c */
void report_init(struct daemon *daemon);
void report_state(struct daemon *daemon, enum status_state state, const char *detail); /* logs a change */
void report_tick(struct daemon *daemon, int64_t now_us); /* counters and status board, at most every 250 ms */
void report_news(struct daemon *daemon);

#endif
