/* One replication connection's life: open (open.c), stream, end.
 *
 * Happy path: the socket's messages go into the pipeline, its batches to the publisher, their commits back to it, and what
 * may be confirmed to PostgreSQL. A session begins from the offsets record and ends with nothing in flight, so each begins
 * like a restart, and there is one way to resume. Failure modes: the server ends the stream (the caller connects again), the
 * sink stops answering (backpressure: nothing more is read but status updates go on; after release_after the connection is
 * given up, so that it cannot hold up the primary's shutdown), binary is refused (again in text).
 */
#include <poll.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "daemon/state.h"
#include "metrics/metrics.h"

enum {
	SESSION_BURST = 4096,     /* messages between two looks at clock, status and signals */
	SESSION_BUSY = 64,        /* a burst of so many means that we are behind */
	SESSION_GATHER = 1 << 16, /* bytes to let gather in the socket then ... */
	SESSION_GATHER_MS = 2,    /* ... or so long, whichever comes first */
	SESSION_LATE_US = 200000, /* a rest (rest.c) and a batch that waits longer add a quarter at most */
	SESSION_FAR_US = 2000000, /* and one over many partitions that waits much longer */
	SESSION_POLL_MS = 250,
	SESSION_TRY_US = 1000000,
	SESSION_TRY_MAX_US = 10000000,
	SESSION_END_US = 2000000, /* what a clean end waits for Kafka at most */
};

static bool stopping(const struct daemon *daemon)
{
	return atomic_load(&daemon->stopping);
}

static void session_close(struct daemon *daemon)
{
	stream_close(daemon->stream);
	daemon->stream = NULL;
	if (daemon->pipeline)
		report_tick(daemon, clock_monotonic_us());
	publisher_reclaim(daemon);
	pipeline_free(daemon->pipeline);
	daemon->pipeline = NULL;
}

/* ---- streaming ---- */

/* Kafka is asked for a topic by the reader, and no status update goes out meanwhile: so a try is short, and each next one
 * twice as long, for a broker that is only slow. */
int64_t session_topic_try_us(struct daemon *daemon)
{
	const struct config *config = daemon->config;
	int64_t most_us =
		config->kafka.request_timeout < SESSION_TRY_MAX_US ? config->kafka.request_timeout : SESSION_TRY_MAX_US;

	if (config->source.wal_sender_timeout && config->source.wal_sender_timeout / 2 < most_us)
		most_us = config->source.wal_sender_timeout / 2;
	daemon->topic_try_us = daemon->topic_try_us ? 2 * daemon->topic_try_us : SESSION_TRY_US;
	if (daemon->topic_try_us > most_us)
		daemon->topic_try_us = most_us;
	return daemon->topic_try_us;
}

/* what the held message waits for, one try; a failure that may pass is tried again with backoff, and holds up only reading */
static int provide(struct daemon *daemon, int64_t now_us, struct error *error)
{
	if (!daemon->waiting_since_us)
		daemon->waiting_since_us = now_us;
	if (now_us - daemon->waiting_since_us > daemon->config->source.release_after) {
		*error = daemon->provide_error;
		error->code = ERROR_UNAVAILABLE;
		return error_wrap(error, "the replication connection is given up for a while, so that it does not hold "
					 "up the primary's shutdown; what it waited for");
	}
	if (now_us < daemon->retry_us)
		return 0;
	bool table = daemon->waiting_for == PIPELINE_TABLE;
	topics_timeout(daemon->topics, session_topic_try_us(daemon));
	if ((table ? tables_provide(daemon, error) : messages_provide(daemon, error)) == 0) {
		daemon->waiting_for = PIPELINE_DONE;
		daemon->retry_us = daemon->waiting_since_us = daemon->topic_try_us = 0;
		backoff_reset(&daemon->provide_backoff);
		report_state(daemon, STATUS_STREAMING, NULL);
		return 0;
	}
	if (error->code == ERROR_STOPPED)
		return 0; /* the loop sees that too, and ends with the batch in hand */
	/* that it comes in binary passes with the connection alone, and a server that gives no facts may be shutting down */
	if (error_action(error->code) != ERROR_RETRY || error->code == ERROR_BINARY || daemon->source_failed)
		return -1;
	log_failure(LOG_WARNING, "daemon", error, "consequence", "the stream waits, and tries again", NULL);
	report_state(daemon, STATUS_STREAMING, error->text);
	daemon->provide_error = *error;
	pipeline_seal(daemon->pipeline); /* other tables' events do not wait with it */
	daemon->retry_us = now_us + backoff_next_us(&daemon->provide_backoff, random_u64());
	return 0;
}

/* ALTER TYPE sends nothing: the types of composites are looked at before what was encoded with them is published. Where one
 * has changed, the batch is not published, and the stream is read again from what was recorded, with new facts. 1: as they
 * were, 0: changed, -1: *error */
static int types_hold(struct daemon *daemon, const struct batch *batch, struct error *error)
{
	bool changed = false;

	if (batch->composites && source_types_changed(daemon->source, &changed, error) < 0)
		return -1;
	if (!changed)
		return 1;
	log_info("source", "a composite type was altered: its rows are read again", NULL);
	daemon->ended = SESSION_RELOADED;
	return 0;
}

static int64_t late_us(const struct daemon *daemon)
{
	return pipeline_late_us(daemon->pipeline, daemon->message.send_time_us);
}

/* more messages being at hand */
static enum pipeline_ahead ahead(const struct daemon *daemon)
{
	if (late_us(daemon) >= SESSION_FAR_US)
		return AHEAD_FAR;
	return late_us(daemon) >= SESSION_LATE_US ? AHEAD_BACKLOG : AHEAD_MORE;
}

static int submit(struct daemon *daemon, bool more, struct error *error)
{
	int64_t now_us = clock_monotonic_us();
	struct batch *batch = daemon->ended == SESSION_ASKED
				      ? pipeline_take(daemon->pipeline, now_us, more ? ahead(daemon) : AHEAD_NOTHING)
				      : NULL;
	int hold = batch ? types_hold(daemon, batch, error) : 1;

	if (hold < 0)
		return -1;
	if (hold == 0)
		return 0;
	if (batch)
		publisher_submit(daemon, batch);
	publisher_provide(daemon);
	return 0;
}

static void command_take(struct daemon *daemon)
{
	size_t length;
	const uint8_t *content = pipeline_command(daemon->pipeline, &length);

	commands_sql(daemon, content, length);
	pipeline_command_done(daemon->pipeline);
	pipeline_extended(daemon->pipeline); /* what is asked for is recorded with the message's position */
}

/* hands the message at hand in; 1: taken, 0: it has to wait, -1: *error */
static int feed(struct daemon *daemon, int64_t now_ms, struct error *error)
{
	const struct stream_message *message = &daemon->message;

	if (message->kind == STREAM_KEEPALIVE) {
		metrics_add(METRIC_SOURCE_KEEPALIVES, 1);
		if (message->lsn > daemon->server_lsn)
			daemon->server_lsn = message->lsn;
		pipeline_keepalive(daemon->pipeline, message->lsn, message->reply);
		return 1;
	}
	enum pipeline_result result =
		pipeline_data(daemon->pipeline, message->lsn, message->bytes, message->length, now_ms, error);
	switch (result) {
	case PIPELINE_DONE:
		return 1;
	case PIPELINE_TABLE:
	case PIPELINE_MESSAGES:
		daemon->waiting_for = result;
		return 0;
	case PIPELINE_COMMAND:
		command_take(daemon);
		return 0;
	case PIPELINE_CHUNK:
		return incremental_chunk(daemon, error);
	case PIPELINE_BLOCKED:
	case PIPELINE_UNTIL:
		return 0;
	case PIPELINE_FAILED:
		break;
	}
	return -1;
}

/* takes what is buffered; the number of messages, or -1 */
static int burst(struct daemon *daemon, struct error *error)
{
	int64_t now_ms = clock_realtime_us() / 1000;
	uint64_t bytes = 0;
	int count = 0;

	while (count < SESSION_BURST && daemon->waiting_for == PIPELINE_DONE && !replay_holds(daemon)) {
		int got = daemon->held ? 1 : stream_next(daemon->stream, &daemon->message, error);
		if (got <= 0) {
			if (got < 0)
				return -1;
			break;
		}
		daemon->held = true;
		daemon->heard_us = 0;
		int taken = feed(daemon, now_ms, error);
		if (taken < 0)
			return -1;
		if (taken && incremental_taken(daemon, error) < 0)
			return -1;
		if (taken) {
			daemon->held = false;
			bytes += daemon->message.length;
			count++;
		}
		if (pipeline_ready(daemon->pipeline) && submit(daemon, true, error) < 0)
			return -1;
		if (daemon->ended != SESSION_ASKED)
			break;
		if (!taken && (!pipeline_has_batch(daemon->pipeline) || pipeline_until_reached(daemon->pipeline)))
			break;
	}
	metrics_add(METRIC_SOURCE_MESSAGES, (uint64_t)count);
	metrics_add(METRIC_SOURCE_BYTES, bytes);
	daemon->rest.bytes += bytes + (uint64_t)count * STREAM_FRAME;
	return count;
}

static int status_send(struct daemon *daemon, int64_t now_us, bool ask, struct error *error)
{
	if (stream_status(daemon->stream, pipeline_received(daemon->pipeline), pipeline_flushed(daemon->pipeline), ask,
			  clock_realtime_us(), error) < 0)
		return -1;
	metrics_add(METRIC_SOURCE_STATUS_UPDATES, 1);
	pipeline_status_sent(daemon->pipeline, now_us);
	return 0;
}

/* --until an LSN on an idle server: its answer tells that nothing more is on the way */
static bool until_open(const struct daemon *daemon)
{
	return daemon->config->until && !pipeline_until_reached(daemon->pipeline);
}

/* A server that says nothing is asked for a sign of life after half of wal_sender_timeout, and given up after twice that: a
 * connection may be dead without anybody closing it. 0: disabled, as the server's own. */
static int check_silence(struct daemon *daemon, int64_t now_us, struct error *error)
{
	int64_t timeout_us = daemon->config->source.wal_sender_timeout;
	bool reading = daemon->waiting_for == PIPELINE_DONE && !daemon->held && !replay_holds(daemon);

	if (!daemon->heard_us || !reading) {
		daemon->heard_us = now_us;
		daemon->asked = false;
	}
	int64_t silent_us = now_us - daemon->heard_us;
	if (timeout_us == 0 || silent_us < timeout_us / 2)
		return 0;
	if (silent_us >= 2 * timeout_us)
		return error_set(error, ERROR_TIMEOUT, "the server has not said anything for %lld s, though asked",
				 (long long)(silent_us / 1000000));
	if (!daemon->asked) {
		daemon->asked = true;
		return status_send(daemon, now_us, true, error);
	}
	return 0;
}

/* the socket is to be left alone for a while, so that a backlog gathers at the server */
static bool resting(struct daemon *daemon, int64_t now_us)
{
	size_t holds = stream_holds(daemon->stream);

	if (!rest_over(&daemon->rest, now_us))
		return true;
	rest_age(&daemon->rest, now_us);
	if (!holds || late_us(daemon) < SESSION_LATE_US || !stream_drained(daemon->stream) ||
	    !rest_begin(&daemon->rest, holds, now_us))
		return false;
	metrics_add(METRIC_SOURCE_RESTS, 1);
	return true;
}

/* Waits for the socket, the publisher or the time. While the pipeline cannot take anything the socket is left alone. */
static int wait_for_more(struct daemon *daemon, bool busy, struct error *error)
{
	bool reading = daemon->waiting_for == PIPELINE_DONE && !daemon->held && !replay_holds(daemon) &&
		       !pipeline_until_reached(daemon->pipeline);
	int64_t began_us = clock_monotonic_us();
	bool rest = reading && resting(daemon, began_us);
	int gather_ms = rest ? (int)((daemon->rest.until_us - began_us) / 1000) + 1 : SESSION_GATHER_MS;
	short events = (short)((reading && !rest ? POLLIN : 0) | (stream_unsent(daemon->stream) ? POLLOUT : 0));
	struct pollfd fds[4] = {{.fd = events ? stream_fd(daemon->stream) : -1, .events = events},
				{.fd = ring_fd(daemon->done), .events = POLLIN},
				{.fd = daemon->wake_fd, .events = POLLIN},
				{.fd = incremental_fd(daemon), .events = POLLIN}};
	int64_t due_ms = pipeline_next_us(daemon->pipeline, began_us) / 1000 + 1;
	int timeout = due_ms < SESSION_POLL_MS ? (int)due_ms : SESSION_POLL_MS;

	if ((busy || rest) && reading && timeout > gather_ms)
		timeout = gather_ms;
	/* at most half of a small window (loopback.c), as some kernels wake nobody for a full one */
	stream_gather(daemon->stream, !busy ? 0 : stream_holds(daemon->stream) ? SESSION_GATHER / 2 : SESSION_GATHER);
	if (daemon->waiting_for != PIPELINE_DONE && timeout > 10)
		timeout = daemon->waiting_since_us ? 10 : 0; /* it was tried, or not yet */
	if (reading && stream_hidden(daemon->stream))
		timeout = 0;
	timeout = incremental_wait_ms(daemon, replay_wait_ms(daemon, timeout));
	poll(fds, 4, timeout);
	if (fds[2].revents)
		daemon_woken(daemon);
	if (daemon->held && !pipeline_has_batch(daemon->pipeline))
		metrics_add(METRIC_BACKPRESSURE_SECONDS, (uint64_t)(clock_monotonic_us() - began_us));
	if (stream_unsent(daemon->stream) && stream_flush(daemon->stream, error) < 0)
		return -1;
	return reading && rest_over(&daemon->rest, clock_monotonic_us()) ? stream_fill(daemon->stream, error) : 0;
}

bool session_reload(struct daemon *daemon)
{
	struct buffer mistakes = {0}, fixed = {0};
	struct config fresh = {0};

	if (!atomic_exchange(&daemon->reload_reader, false))
		return false;
	if (daemon->options->load(daemon->options->context, &fresh, &mistakes) < 0)
		log_error("config", "not reloaded", "mistakes", buffer_string(&mistakes), NULL);
	else {
		config_reload(daemon->config, &fresh, &fixed);
		log_setup(daemon->config->log.level, daemon->config->log.format);
		log_info("config", "reloaded", "restart_needed_for", fixed.length ? buffer_string(&fixed) : NULL, NULL);
		config_fini(&fresh);
		keeper_wake(daemon);
		daemon->ended = SESSION_RELOADED;
	}
	buffer_fini(&mistakes);
	buffer_fini(&fixed);
	return true;
}

/* nothing could be committed to Kafka for so long: the connection is given up, so that it holds up nobody's shutdown */
static bool sink_stuck(struct daemon *daemon, int64_t now_us)
{
	int64_t stuck_us = pipeline_stuck_us(daemon->pipeline, now_us);

	if (stuck_us > 2000000 && daemon->status.state == STATUS_STREAMING &&
	    atomic_load(&sink_stats(daemon->sink)->failing_since_us))
		report_state(daemon, STATUS_SINK_DOWN, "Kafka does not take events; PostgreSQL is held back");
	else if (stuck_us == 0 && daemon->status.state == STATUS_SINK_DOWN)
		report_state(daemon, STATUS_STREAMING, NULL);
	return stuck_us > daemon->config->source.release_after;
}

/* one turn of the loop */
static int turn(struct daemon *daemon, bool *busy, struct error *error)
{
	if (publisher_reap(daemon, error) < 0)
		return -1;
	publisher_provide(daemon);
	if (daemon->waiting_for != PIPELINE_DONE && provide(daemon, clock_monotonic_us(), error) < 0)
		return -1;
	commands_turn(daemon);
	joins_turn(daemon);
	if (replay_turn(daemon, error) < 0 || incremental_turn(daemon, error) < 0)
		return -1;
	int count = burst(daemon, error);
	if (count < 0)
		return -1;
	/* not by connecting alone, nor by what comes before changes that cannot be decoded: it may end the same way again */
	if (count > 0 && daemon->waiting_for == PIPELINE_DONE && !start_decoding_stuck(daemon))
		backoff_reset(&daemon->connect_backoff);
	/* where the stream was not waited for, it is as busy as it was */
	bool waited = count > 0 || (rest_over(&daemon->rest, clock_monotonic_us()) && !stream_hidden(daemon->stream));
	bool more = count >= SESSION_BUSY || (*busy && !waited);
	if (submit(daemon, more, error) < 0)
		return -1;
	int64_t now_us = clock_monotonic_us();
	if (pipeline_status_due(daemon->pipeline, now_us) && status_send(daemon, now_us, until_open(daemon), error) < 0)
		return -1;
	if (check_silence(daemon, now_us, error) < 0)
		return -1;
	report_news(daemon);
	incremental_status(daemon, now_us);
	report_tick(daemon, now_us);
	session_reload(daemon);
	if (count < SESSION_BURST && wait_for_more(daemon, more || *busy, error) < 0)
		return -1;
	*busy = more;
	return 0;
}

static int stream_turns(struct daemon *daemon, struct error *error)
{
	bool busy = false;

	while (daemon->ended == SESSION_ASKED && !pipeline_finished(daemon->pipeline) && !stopping(daemon)) {
		if (turn(daemon, &busy, error) < 0)
			return -1;
		if (sink_stuck(daemon, clock_monotonic_us()))
			daemon->ended = SESSION_RELEASED;
	}
	return 0;
}

/* ---- ending ---- */

/* waits for what is in flight, at most limit_us once the daemon is to stop */
static int drain(struct daemon *daemon, int64_t limit_us, struct error *error)
{
	struct pollfd fds[2] = {{.fd = ring_fd(daemon->done), .events = POLLIN}};
	int64_t stop_us = 0;

	while (publisher_in_flight(daemon) > 0) {
		int64_t now_us = clock_monotonic_us();
		if (stopping(daemon) && !stop_us)
			stop_us = now_us + limit_us;
		if (stop_us && now_us >= stop_us) {
			log_warning(
				"sink",
				"Kafka did not answer in time; what was in flight is published after the next start",
				NULL);
			atomic_store(&daemon->sink_stop, true);
			return 0;
		}
		poll(fds, 1, 100);
		if (publisher_reap(daemon, error) < 0)
			return -1;
		report_tick(daemon, now_us);
	}
	return 0;
}

/* The batch in hand is published and its end confirmed, so that the next start has nothing to drop. */
static int end_asked(struct daemon *daemon, struct error *error)
{
	report_state(daemon, STATUS_STOPPING, NULL);
	for (struct batch *batch; (batch = pipeline_take_rest(daemon->pipeline));) {
		if (types_hold(daemon, batch, error) <= 0)
			break; /* it is read again after the next start */
		publisher_submit(daemon, batch);
		publisher_provide(daemon);
	}
	if (drain(daemon, SESSION_END_US, error) < 0)
		return -1;
	return status_send(daemon, clock_monotonic_us(), false, error);
}

/* Kafka does not answer: nothing is read or held until it does */
static int end_released(struct daemon *daemon, struct error *error)
{
	log_warning("daemon",
		    "Kafka has taken nothing for too long: the replication connection is closed, the slot kept",
		    "after_us", LOG_INT(daemon->config->source.release_after), NULL);
	stream_close(daemon->stream);
	daemon->stream = NULL;
	report_state(daemon, STATUS_RELEASED, "Kafka does not take events; the slot keeps them");
	return drain(daemon, SESSION_END_US, error);
}

static int session_end(struct daemon *daemon, int result, struct error *error)
{
	struct error later;

	if (result == 0) {
		switch (daemon->ended) {
		case SESSION_ASKED:
			return end_asked(daemon, error);
		case SESSION_RELEASED:
			return end_released(daemon, error);
		case SESSION_RELOADED:
			return drain(daemon, SESSION_END_US, error);
		}
	}
	if (error_action(error->code) != ERROR_RETRY && error->code != ERROR_BINARY)
		return -1;
	stream_close(daemon->stream);
	daemon->stream = NULL;
	report_state(daemon, STATUS_SOURCE_DOWN, error->text);
	if (daemon->pipeline && drain(daemon, SESSION_END_US, &later) < 0)
		*error = later; /* what the sink says is graver */
	return -1;
}

int session_run(struct daemon *daemon, struct error *error)
{
	daemon->ended = SESSION_ASKED;
	int result = session_open(daemon, error);
	if (result == 0)
		result = stream_turns(daemon, error);
	result = session_end(daemon, result, error);
	session_close(daemon);
	return result;
}
