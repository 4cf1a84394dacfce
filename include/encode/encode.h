/* A row change to the records of its event: envelope, key, tombstone, in the Confluent wire format (design section 4).
 *
 * All or nothing: when the batch has no room, nothing is left in it and ENCODE_FULL is returned; the caller seals it
 * and calls again with an empty one (batch_grow() where even that is too small). The plan is bound.
 */
#ifndef ENCODE_ENCODE_H
#define ENCODE_ENCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/position.h"
#include "decode/pgoutput.h"
#include "encode/batch.h"
#include "plan/plan.h"

enum encode_result {
	ENCODE_OK,
	ENCODE_FULL, /* the batch has no room (bytes, records or partitions) */
	/* *error says why: ERROR_PROTOCOL; ERROR_VALUE, a key that its type cannot hold; ERROR_TOO_LARGE; ERROR_BINARY,
	 * a binary value of a type that is decoded from text only: the stream must be opened again in text. Of
	 * ERROR_VALUE and ERROR_TOO_LARGE encode_dead_letter() makes a dead letter. */
	ENCODE_ERROR
};

/* What a record takes in a broker's count beside key and value: a record batch's header (61 bytes) and the longest
 * fields of a record without headers (Kafka protocol, "Record Batch"). */
enum { ENCODE_RECORD_OVERHEAD = 61 + 36 };

/* What a parked record has around an event's key and value, at most: its own key, and schemas/parked.avsc. The parking topic
 * should take so much more than the tables' topics. */
enum { ENCODE_PARKED_OVERHEAD = 1024 };

/* bytes in which the records of any one change of the plan fit: an empty batch of that size never is ENCODE_FULL */
size_t encode_room(const struct plan *plan, uint32_t event_max);

/* what an event's source block says beside the plan's constants */
struct encode_context {
	struct position position; /* of the event; the insert half of a key change adds 1 to seq itself */
	uint32_t xid;
	int64_t commit_time_us; /* since 1970 */
	const char *origin;     /* NULL: none */
	int64_t now_ms;         /* ts_ms */
	uint32_t event_max;     /* bytes of key + value + the record's overhead; ERROR_TOO_LARGE beyond */
	/* A row as it stands in its table: an Insert becomes op r, and the plan's facts hold for it whatever its position
	 * (source_types_changed() is asked before it is published). A truncate that begins a snapshot has it too. */
	bool snapshot;
};

/* An Insert, Update or Delete message; a key-changing update becomes delete, tombstone, insert. The plan's parking is told of
 * what was written for it. */
enum encode_result encode_row(struct batch *batch, struct plan *plan, const struct encode_context *context,
			      const struct pgoutput_message *message, bool tombstones, struct error *error);
/* A row's key alone, as its event would have it behind the wire format's header; the plan has one; old: what is marked unchanged
 * is taken from, or NULL. It stands in the batch's free
 * room, of which nothing is taken: until something is added. ENCODE_ERROR: as encode_row() of that row. */
enum encode_result encode_key(struct batch *batch, const struct plan *plan, const struct encode_context *context,
			      const struct pgoutput_tuple *tuple, const struct pgoutput_tuple *old, const uint8_t **key,
			      size_t *length, struct error *error);
/* whether the event of a change says less than the row holds: columns of `after` are listed in `unchanged` */
bool encode_leaves_out(const struct plan *plan, const struct pgoutput_message *message);
enum encode_result encode_truncate(struct batch *batch, struct plan *plan, const struct encode_context *context,
				   struct error *error);
/* The change (a row's or a truncate's message) as a dead letter (schemas/dead-letter.avsc) to <prefix>.dead-letter: reason
 * too_large or key_overflow by `why`, position, the key where it can be encoded, and of the columns what fits into event_max
 * as PostgreSQL's text. Keyed by the table's topic, so that one table's stay in order. */
struct encode_dead_letters {
	const struct topic *topic;
	uint8_t header[5];
};
enum encode_result encode_dead_letter(struct batch *batch, const struct encode_dead_letters *letters,
				      const struct plan *plan, const struct encode_context *context,
				      const struct pgoutput_message *message, const struct error *why,
				      struct error *error);
/* A tombstone for a key of the topic, as it is there, in that partition: for rows that are gone. ENCODE_FULL as ever. */
enum encode_result encode_tombstone(struct batch *batch, const struct topic *topic, int32_t partition, const void *key,
				    size_t length, int64_t timestamp_ms);
/* A record of the batch that the broker refused becomes a dead letter in its place (reason refused): key and value as they are,
 * as far as event_max allows. Nobody else may hold pointers into the batch's bytes, which may move. -1 without memory. */
int encode_refused(struct batch *batch, uint32_t record, const struct encode_dead_letters *letters, const char *detail,
		   uint32_t event_max);
/* a logical message to <prefix>.message: schemas/message.avsc, null key */
struct encode_message {
	struct topic *topic;
	uint8_t value_header[5];
	const char *name; /* the instance */
	const char *prefix;
	const uint8_t *content;
	uint32_t length;
};
enum encode_result encode_logical_message(struct batch *batch, const struct encode_message *message,
					  const struct encode_context *context, struct error *error);
/* one that is too large, as encode_dead_letter() */
enum encode_result encode_dead_message(struct batch *batch, const struct encode_dead_letters *letters,
				       const struct encode_message *message, const struct encode_context *context,
				       const struct error *why, struct error *error);

#endif
