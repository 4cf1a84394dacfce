/* What is published, what is in flight, and what may be confirmed to PostgreSQL (design G1, delivery "Confirming"). Pure.
 *
 * Batches are submitted in stream order and come back in that order. `published` and `confirm` grow by contiguous prefix,
 * never by "latest". Owned by the reader thread.
 */
#ifndef CHECKPOINT_CHECKPOINT_H
#define CHECKPOINT_CHECKPOINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/position.h"

enum { CHECKPOINT_BATCHES_MAX = 64 };

struct checkpoint_batch {
	struct position position;
	uint64_t confirm_lsn; /* 0: no source transaction ends in it */
};

struct checkpoint {
	struct position published; /* the newest position committed to Kafka */
	uint64_t confirm_lsn;      /* all that committed before it is published */
	uint64_t received_lsn;     /* highest end of a commit or keepalive on this connection; 0: none yet */
	uint32_t head, in_flight;
	struct checkpoint_batch batches[CHECKPOINT_BATCHES_MAX];
};

void checkpoint_init(struct checkpoint *checkpoint, struct position published, uint64_t confirm_lsn);
/* a new connection: nothing that was received before may be confirmed on it until it is received again */
void checkpoint_connected(struct checkpoint *checkpoint);
void checkpoint_received(struct checkpoint *checkpoint, uint64_t lsn);
/* the position must not be below the one submitted before */
void checkpoint_submit(struct checkpoint *checkpoint, struct position position, uint64_t confirm_lsn);
void checkpoint_committed(struct checkpoint *checkpoint); /* the oldest batch in flight */
/* what may be told as flushed on this connection: PostgreSQL accepts an LSN beyond its WAL and never takes it back, so only
 * what this connection brought; 0: nothing */
uint64_t checkpoint_flushed(const struct checkpoint *checkpoint);

#endif
