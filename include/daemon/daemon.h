/* The daemon: start-up, the stream's life, and shutdown (design section 2). `millrace run` is a call of this.
 *
 * Threads: the caller's becomes the reader; beside it run the publisher, the keeper (publication and slot, on a connection
 * of its own), the signals' thread and the HTTP server's.
 */
#ifndef DAEMON_DAEMON_H
#define DAEMON_DAEMON_H

#include "base/buffer.h"
#include "base/error.h"
#include "config/config.h"

struct daemon_options {
	struct config *config; /* loaded and checked; owned by the caller, changed by a reload */
	/* loads the same file and flags again into *fresh (SIGHUP); -1 with the mistakes, a line each */
	int (*load)(void *context, struct config *fresh, struct buffer *mistakes);
	void *context;
};

/* Runs until SIGTERM or SIGINT, the end of --until, or an error that stops. 0: ended as asked. */
int daemon_run(const struct daemon_options *options, struct error *error);

#endif
