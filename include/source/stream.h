/* The replication stream: START_REPLICATION on a connection of its own (libpq), XLogData and keepalives out, status
 * updates in (PostgreSQL 15, 55.4 "Streaming Replication Protocol"). Never blocks except in stream_open, which has a
 * time-out. Owned by the reader thread.
 */
#ifndef SOURCE_STREAM_H
#define SOURCE_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "source/source.h"

struct stream;

struct stream_options {
	const char *slot;
	const char *publications; /* names, comma-separated, each quoted as an identifier where needed */
	bool binary;              /* pgoutput's option */
	bool messages;
};

enum { STREAM_FRAME = 30 }; /* bytes of the connection around each message: CopyData's, XLogData's */

enum stream_kind { STREAM_DATA, STREAM_KEEPALIVE };

struct stream_message {
	enum stream_kind kind;
	uint64_t lsn;         /* data: dataStart; keepalive: walEnd */
	int64_t send_time_us; /* the server's clock, since 1970 */
	bool reply;           /* keepalive: answer at once */
	const uint8_t *bytes; /* data: the pgoutput message */
	size_t length;
};

/* Starts at the slot's confirmed LSN (0/0). ERROR_BINARY when the server refuses binary output here, ERROR_HISTORY
 * for a slot that is gone, invalidated or older than its publication, ERROR_UNAVAILABLE when the slot is active
 * elsewhere. */
int stream_open(struct source *source, const struct stream_options *options, struct stream **stream,
		struct error *error);
/* ends the COPY politely and closes; never waits longer than a second */
void stream_close(struct stream *stream);

/* 1: message filled in, valid until the next call; 0: nothing complete is buffered (poll stream_fd() and call
 * stream_fill()); -1: the stream has ended: ERROR_UNAVAILABLE (shutdown, terminated, connection lost), ERROR_BINARY,
 * ERROR_PROTOCOL, ERROR_HISTORY (slot or publication; asks the catalog on the control connection, within its
 * time-outs) */
int stream_next(struct stream *stream, struct stream_message *message, struct error *error);
/* Reads what the socket has; of an encrypted stream the first record, and stream_next() those that follow. What fails is told by
 * stream_next(), after the messages that came before. */
int stream_fill(struct stream *stream, struct error *error);
/* queues a standby status update and sends what the socket takes; written/flushed/applied */
int stream_status(struct stream *stream, uint64_t written, uint64_t flushed, bool reply, int64_t now_us,
		  struct error *error);
/* The TLS or GSSAPI library may have bytes that poll() does not see, since libpq had no room for them: do not wait before the next fill. */
bool stream_hidden(const struct stream *stream);
int stream_fd(const struct stream *stream); /* -1 once the connection is lost: stream_next() says why */
/* Lets poll() sleep until so many bytes are there (SO_RCVLOWAT; TCP only), since a wake-up for each message costs
 * more than the message; 0 resets. Fewer bytes wake nobody: poll with a time-out of a millisecond or so and call
 * stream_fill() in any case. -1 where the socket has no such option. */
int stream_gather(struct stream *stream, int bytes);
/* How many bytes the other end of the connection holds for us while we do not read, half of what it has room for; 0: not
 * known. Known over TCP where that end is on this machine: its socket is made as ours is. */
size_t stream_holds(const struct stream *stream);
bool stream_drained(const struct stream *stream); /* nothing is there to be filled in */
bool stream_unsent(const struct stream *stream);  /* poll for writing too, then call stream_flush() */
int stream_flush(struct stream *stream, struct error *error);

#endif
