/* The pipeline's state, shared by its files. Everything belongs to the reader thread. */
#ifndef PIPELINE_STATE_H
#define PIPELINE_STATE_H

#include "encode/encode.h"
#include "pipeline/pipeline.h"
#include "pipeline/window.h"

/* While the publisher is idle and the stream is busy a batch waits for more, so long or until it has this part of its size: a
 * larger batch costs Kafka less. Of a backlog, whose events are late already, it waits for more of it: W1's transactions
 * take two thirds of the broker's CPU then. Over many partitions it waits up to the longest time, or until it is full: 500
 * topics take a quarter less of Kafka's CPU that way, and a large backlog of them a tenth less time with 500 ms than with
 * 200. */
#define PIPELINE_FILL_US INT64_C(30000)
#define PIPELINE_FILL_BACKLOG_US INT64_C(60000)
#define PIPELINE_FILL_MANY_US INT64_C(200000)
#define PIPELINE_FILL_MANY_FAR_US INT64_C(500000)
enum { PIPELINE_FILL_PART = 4, PIPELINE_FILL_BACKLOG_PART = 2, PIPELINE_MANY_PARTITIONS = 64 };

enum { PIPELINE_TOKEN = 40 };

/* The source transaction that is being read. */
struct pipeline_transaction {
	bool open;
	uint64_t final_lsn;
	int64_t commit_time_us; /* since 1970 */
	uint32_t xid;
	char *origin;      /* NULL: none */
	uint64_t last_lsn; /* of the last change taken, and its ordinal among those at that LSN */
	uint64_t ordinal;
	bool any;     /* a change was taken: last_lsn holds */
	bool tracked; /* it changes the table whose commits are remembered */
};

struct pipeline {
	struct pipeline_options options;
	struct checkpoint checkpoint;
	struct pipeline_counts counts;
	struct relation_cache relations;
	struct pgoutput_space space;
	struct pipeline_transaction transaction;
	struct position
		seen; /* of the last change taken, in a batch or passed over: what comes again up to it is dropped */
	struct relation *wanted;
	int64_t newest_commit_us; /* of the transactions that have begun; since 1970 */

	bool messages_known; /* pipeline_messages() was called */
	struct encode_message messages;

	struct batch *batch;       /* being filled */
	struct batch *sealed;      /* full, to be taken */
	uint32_t parts_most;       /* that the batch being filled may have */
	enum pipeline_ahead ahead; /* as was said last */
	int64_t filling_since_us;  /* since the batch was first seen with records and an idle publisher; 0: not yet */
	int64_t progress_us;       /* when the sink last finished, or got the first batch */

	uint64_t idle_lsn; /* all that ends at or before it was received, and is published once nothing is in flight */
	uint64_t recorded_lsn; /* the newest idle or confirmable LSN in a submitted batch */
	int64_t recorded_us;
	bool idle_urgent; /* the server asked */
	bool extended;    /* the batch being filled goes out even if it is empty */

	bool reply_wanted;
	uint64_t status_lsn; /* told last on this connection */
	int64_t status_us;

	uint32_t window_oid;    /* whose changes are remembered; 0: no window is open */
	struct window *window;  /* NULL: there was none yet */
	struct commits commits; /* tracked for snapshots: of those that change the table */
	uint32_t tracked_oid;

	const uint8_t *command; /* of the message that PIPELINE_COMMAND was returned for; NULL: none is pending */
	uint32_t command_length;
	bool command_done;

	uint64_t until_lsn;
	char until_token[PIPELINE_TOKEN];
	bool until_pending, until_reached;
};

/* the batch has no room: seal it, or, where it is empty and a single event exceeds it, let it grow */
enum pipeline_result pipeline_no_room(struct pipeline *pipeline, struct error *error);

/* rows.c: one function a message that carries changes */
enum pipeline_result pipeline_row(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				  int64_t now_ms, struct error *error);
enum pipeline_result pipeline_truncate(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				       int64_t now_ms, struct error *error);
enum pipeline_result pipeline_message(struct pipeline *pipeline, uint64_t lsn, const struct pgoutput_message *message,
				      int64_t now_ms, struct error *error);

#endif
