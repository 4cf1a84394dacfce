/* The COPY BOTH of START_REPLICATION (PostgreSQL 15, 55.4): opened, read message by message, confirmed, ended. */
#include "source/stream.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/reader.h"
#include "source/ended.h"
#include "source/loopback.h"
#include "source/replication.h"
#include "source/sql.h"

enum {
	STATUS_LENGTH = 34,
	CLOSE_TIMEOUT_US = 1000000,
	FILL_ENOUGH = 1 << 18,
	FILL_RECORDS = 128, /* of an encrypted stream, 16 KiB at most each */
};

struct stream {
	struct source *source;
	PGconn *pg;
	char *slot, *publications;
	char *bytes; /* the message that the caller has; PQfreemem() */
	bool binary;
	bool ended;       /* the COPY is over: its result tells why */
	struct error why; /* then, once it is known */
	bool unsent;
	bool encrypted; /* by TLS or GSSAPI, whose records libpq reads one at a time */
	size_t holds;
	unsigned fills;      /* since the last message */
	int records;         /* that stream_next() may read until the next fill */
	size_t taken, yield; /* bytes of messages since the last fill, and the most that there were */
	bool skipped;        /* 18 and later: the server passes over a publication that it does not find */
	char skipped_words[256];
};

/* Up to 17 the server ends a stream whose publication does not exist at that point of the WAL. 18 leaves its changes
 * out and says so in a warning, with an SQLSTATE of its own. */
static void stream_notice(void *context, const PGresult *result)
{
	struct stream *stream = context;
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	if (!state || strcmp(state, "55000") != 0)
		return;
	stream->skipped = true;
	strncpy(stream->skipped_words, words ? words : "", sizeof stream->skipped_words - 1);
}

/* ---- opening ---- */

static void stream_command(struct buffer *command, const struct stream_options *options)
{
	buffer_add_string(command, "START_REPLICATION SLOT ");
	sql_identifier(command, options->slot);
	buffer_add_string(command, " LOGICAL 0/0 (proto_version '1', publication_names ");
	sql_literal(command, options->publications);
	buffer_add_string(command, options->binary ? ", binary 'true'" : "");
	buffer_add_string(command, options->messages ? ", messages 'true'" : "");
	buffer_add_char(command, ')');
}

/* after a failure whose SQLSTATE, if it has one, is in source->state */
static int stream_fail(struct stream *stream, struct error *error)
{
	if (!*stream->source->state)
		return -1;
	/* in text, the function that is missing is not a type's send function */
	if (error->code == ERROR_BINARY && !stream->binary)
		error->code = ERROR_CONFIG;
	return stream_explain(stream->source, stream->slot, stream->publications, error);
}

static int stream_start(struct stream *stream, const struct stream_options *options, struct error *error)
{
	struct source *source = stream->source;
	struct buffer command = {0};
	PGresult *r = NULL;
	int result;

	stream_command(&command, options);
	if (command.failed) {
		buffer_fini(&command);
		return error_set(error, ERROR_MEMORY, "no memory for a stream");
	}
	result = connection_query(source, stream->pg, SQLSTATE_STREAM, buffer_string(&command), -1, NULL,
				  clock_monotonic_us() + source->options.statement_timeout_us, &r, error);
	buffer_fini(&command);
	if (result < 0)
		return stream_fail(stream, error);
	if (PQresultStatus(r) != PGRES_COPY_BOTH)
		result = error_set(error, ERROR_PROTOCOL, "START_REPLICATION brought no stream");
	PQclear(r);
	return result;
}

/* The bytes of a SQL_ASCII database are of no known encoding, and asked for UTF-8 the server ends the stream at the first
 * that is none. They come as they are; what is not UTF-8 goes to the event's overflow. */
static int stream_encoding(struct stream *stream, struct error *error)
{
	const char *encoding = PQparameterStatus(stream->pg, "server_encoding");
	int64_t deadline = clock_monotonic_us() + stream->source->options.statement_timeout_us;
	PGresult *r = NULL;

	if (!encoding || strcmp(encoding, "SQL_ASCII") != 0)
		return 0;
	int result = connection_query(stream->source, stream->pg, SQLSTATE_STREAM, "SET client_encoding = 'SQL_ASCII'",
				      -1, NULL, deadline, &r, error);
	if (result == 0)
		PQclear(r);
	return result;
}

int stream_open(struct source *source, const struct stream_options *options, struct stream **out, struct error *error)
{
	struct stream *stream = memory_alloc(sizeof *stream);

	if (!stream)
		return error_set(error, ERROR_MEMORY, "no memory for a stream");
	stream->source = source;
	stream->binary = options->binary;
	stream->slot = memory_string(options->slot);
	stream->publications = memory_string(options->publications);
	if (!stream->slot || !stream->publications) {
		error_set(error, ERROR_MEMORY, "no memory for a stream");
		goto fail;
	}
	if (replication_open(source, &stream->pg, error) < 0)
		goto fail;
	PQsetNoticeReceiver(stream->pg, stream_notice, stream);
	stream->encrypted = PQsslInUse(stream->pg) || PQgssEncInUse(stream->pg);
	/* under GSSAPI encryption libpq may hold what nobody can see */
	stream->holds = PQgssEncInUse(stream->pg) ? 0 : loopback_holds(PQsocket(stream->pg));
	if (stream_encoding(stream, error) < 0 || stream_start(stream, options, error) < 0) {
		error_wrap(error, "streaming from slot %s", options->slot);
		goto fail;
	}
	*out = stream;
	return 0;
fail:
	stream->ended = true; /* nothing to end politely */
	stream_close(stream);
	return -1;
}

/* ---- reading ---- */

/* XLogData: 'w' Int64 dataStart Int64 walEnd Int64 sendTime Byte[n]; keepalive: 'k' Int64 walEnd Int64 sendTime
 * Byte1 reply */
static int stream_parse(struct stream_message *message, const char *bytes, size_t length, struct error *error)
{
	struct reader reader = reader_over(bytes, length);
	uint8_t kind = reader_u8(&reader);
	uint64_t time;

	message->lsn = reader_u64(&reader);
	if (kind == 'w')
		reader_u64(&reader); /* walEnd: no server position in logical replication */
	time = reader_u64(&reader);
	message->send_time_us = (int64_t)(time + (uint64_t)CLOCK_PG_EPOCH_US);
	message->kind = kind == 'w' ? STREAM_DATA : STREAM_KEEPALIVE;
	message->reply = kind == 'k' && reader_u8(&reader) != 0;
	message->length = kind == 'w' ? reader_left(&reader) : 0;
	message->bytes = reader.at;
	if (kind != 'w' && kind != 'k')
		return error_set(error, ERROR_PROTOCOL, "the stream has a message of unknown kind 0x%02x, %zu bytes",
				 kind, length);
	if (reader.failed || (kind == 'k' && reader_left(&reader)) || (kind == 'w' && !message->length))
		return error_set(error, ERROR_PROTOCOL, "the stream has a malformed %s of %zu bytes",
				 kind == 'w' ? "XLogData" : "keepalive", length);
	return 1;
}

/* The COPY is over. A server that shuts down ends it in good order; all else is its error report, or a lost
 * connection. */
static int stream_read_end(struct stream *stream, struct error *error)
{
	PGresult *r = PQgetResult(stream->pg);
	ExecStatusType status = r ? PQresultStatus(r) : PGRES_FATAL_ERROR;

	if (status == PGRES_COMMAND_OK || status == PGRES_COPY_IN) {
		/* COPY_IN: it sent CopyDone, and would still listen */
		error_set(error, ERROR_UNAVAILABLE, "the server ended the stream: %s",
			  status == PGRES_COMMAND_OK ? PQcmdStatus(r) : "CopyDone");
		error_hint(error, "it shuts down, or ends its WAL senders");
	} else {
		connection_error(stream->source, stream->pg, r, SQLSTATE_STREAM, error);
		stream_fail(stream, error);
	}
	PQclear(r);
	return error_wrap(error, "stream of slot %s", stream->slot);
}

static int stream_ended(struct stream *stream, struct error *error)
{
	if (stream->why.code == ERROR_NONE) {
		if (PQisBusy(stream->pg) && PQstatus(stream->pg) == CONNECTION_OK)
			return 0; /* the reason is still on its way */
		stream_read_end(stream, &stream->why);
	}
	*error = stream->why;
	return -1;
}

static int stream_skipped(const struct stream *stream, struct error *error)
{
	error_set(error, ERROR_HISTORY, "the server leaves changes out: %s", stream->skipped_words);
	return stream_explain_publication(stream->source, stream->publications, error);
}

static bool stream_waits(const struct stream *stream)
{
	int left;

	return ioctl(PQsocket(stream->pg), FIONREAD, &left) == 0 && left > 0;
}

/* An encrypted stream comes one record to a read, and a WAL sender makes a record of each message: so the next one is read where
 * the last one ended. Not before: behind 32 KiB that nobody has taken libpq reads on until its buffer is full, and the next
 * read doubles that. */
static int stream_copy(struct stream *stream)
{
	int length;

	while ((length = PQgetCopyData(stream->pg, &stream->bytes, 1)) == 0 && stream->records > 0 &&
	       stream_waits(stream))
		stream->records = PQconsumeInput(stream->pg) ? stream->records - 1 : 0;
	return length;
}

int stream_next(struct stream *stream, struct stream_message *message, struct error *error)
{
	int length;

	PQfreemem(stream->bytes);
	stream->bytes = NULL;
	if (!stream->ended) {
		length = stream_copy(stream);
		if (__builtin_expect(stream->skipped, false))
			return stream_skipped(stream, error);
		if (__builtin_expect(length > 0, true)) {
			stream->fills = 0;
			stream->taken += (size_t)length;
			return stream_parse(message, stream->bytes, (size_t)length, error);
		}
		if (length == 0 && PQstatus(stream->pg) == CONNECTION_OK)
			return 0;
		stream->ended = true;
	}
	return stream_ended(stream, error);
}

int stream_fill(struct stream *stream, struct error *error)
{
	(void)error;
	if (stream->taken > stream->yield)
		stream->yield = stream->taken;
	stream->taken = 0;
	stream->fills++;
	/* libpq reads as much as it has room for, and where its buffer is full, the next read doubles that: so there is a second
	 * one only until the buffer is large enough. A server that is faster than we are would make it grow to tens of megabytes.
	 * After a failure it may still hold messages and the server's last words: stream_next() gives both. */
	stream->records = stream->encrypted ? FILL_RECORDS : 0;
	int most = !stream->encrypted && stream->yield < FILL_ENOUGH ? 2 : 1;
	while (PQconsumeInput(stream->pg) && --most > 0 && stream_waits(stream))
		;
	return 0;
}

bool stream_hidden(const struct stream *stream)
{
	return stream->encrypted && stream->fills < 2;
}

int stream_fd(const struct stream *stream)
{
	return PQsocket(stream->pg);
}

int stream_gather(struct stream *stream, int bytes)
{
	int low = bytes > 0 ? bytes : 1;

	return setsockopt(PQsocket(stream->pg), SOL_SOCKET, SO_RCVLOWAT, &low, sizeof low);
}

size_t stream_holds(const struct stream *stream)
{
	return stream->holds;
}

bool stream_drained(const struct stream *stream)
{
	return !stream_hidden(stream) && !stream_waits(stream);
}

/* ---- confirming ---- */

static uint8_t *stream_put(uint8_t *at, uint64_t value)
{
	value = __builtin_bswap64(value);
	memcpy(at, &value, sizeof value);
	return at + sizeof value;
}

int stream_flush(struct stream *stream, struct error *error)
{
	int left = PQflush(stream->pg);

	stream->unsent = left > 0;
	if (left >= 0)
		return 0;
	/* the server's last words may be there to be read: a terminated WAL sender says why */
	PQconsumeInput(stream->pg);
	return PQstatus(stream->pg) == CONNECTION_OK
		       ? 0
		       : connection_error(stream->source, stream->pg, NULL, SQLSTATE_STREAM, error);
}

int stream_status(struct stream *stream, uint64_t written, uint64_t flushed, bool reply, int64_t now_us,
		  struct error *error)
{
	uint8_t bytes[STATUS_LENGTH] = {'r'}, *at = bytes + 1;

	assert(flushed <= written);
	if (stream->ended)
		return 0;
	/* Standby status update: written, flushed, applied, clock, reply asked for */
	at = stream_put(at, written);
	at = stream_put(at, flushed);
	at = stream_put(at, flushed);
	at = stream_put(at, (uint64_t)(now_us - CLOCK_PG_EPOCH_US));
	*at = reply;
	if (PQputCopyData(stream->pg, (const char *)bytes, STATUS_LENGTH) < 0)
		return connection_error(stream->source, stream->pg, NULL, SQLSTATE_STREAM, error);
	return stream_flush(stream, error);
}

bool stream_unsent(const struct stream *stream)
{
	return stream->unsent;
}

/* ---- closing ---- */

/* reads on, and throws away, until the server has ended its side too: then the slot is free */
static void stream_drain(struct stream *stream, int64_t deadline_us)
{
	struct error ignored;
	char *bytes = NULL;
	int length = 0;

	while (length >= 0 && clock_monotonic_us() < deadline_us) {
		length = PQgetCopyData(stream->pg, &bytes, 1);
		PQfreemem(bytes);
		bytes = NULL;
		if (length == 0 && (connection_wait(stream->source, stream->pg, POLLIN, deadline_us, &ignored) < 0 ||
				    !PQconsumeInput(stream->pg)))
			return;
	}
}

static void stream_end(struct stream *stream)
{
	int64_t deadline = clock_monotonic_us() + CLOSE_TIMEOUT_US;
	struct source *source = stream->source;
	int stop_fd = source->stop_fd;
	struct error ignored;
	PGresult *r;

	source->stop_fd = -1; /* also when we are stopping, for its second */
	stream_gather(stream, 0);
	if (PQputCopyEnd(stream->pg, NULL) >= 0 && connection_flush(source, stream->pg, deadline, &ignored) == 0) {
		stream_drain(stream, deadline);
		if (connection_result(source, stream->pg, SQLSTATE_STREAM, deadline, &r, &ignored) == 0)
			PQclear(r);
	}
	source->stop_fd = stop_fd;
}

void stream_close(struct stream *stream)
{
	if (!stream)
		return;
	PQfreemem(stream->bytes);
	if (!stream->ended && PQstatus(stream->pg) == CONNECTION_OK)
		stream_end(stream);
	PQfinish(stream->pg);
	memory_free(stream->slot);
	memory_free(stream->publications);
	memory_free(stream);
}
