/* Rests between the gulps in which a backlog is read. All belongs to the reader thread. */
#ifndef DAEMON_REST_H
#define DAEMON_REST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rest {
	int64_t since_us, until_us; /* of the last one, or of where its rate is measured from; until_us 0: it is over */
	uint64_t bytes;             /* of the connection, that were read since */
};

/* Where the socket is empty and what it brought was late: begins a rest, unless so little would gather in it that it is not worth
 * while. holds: bytes that may (stream_holds()); false: there is none to be had. */
bool rest_begin(struct rest *rest, size_t holds, int64_t now_us);
bool rest_over(struct rest *rest, int64_t now_us); /* or there was none */
void rest_age(struct rest *rest, int64_t now_us);  /* while there is none: forgets what came long ago */

#endif
