/* The sink's state, and the steps that opening and publishing share. Internal to src/sink. */
#ifndef SINK_STATE_H
#define SINK_STATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/backoff.h"
#include "encode/encode.h"
#include "sink/client.h"
#include "sink/health.h"
#include "sink/lookup.h"
#include "sink/producer.h"
#include "sink/sink.h"

enum { SINK_PRODUCERS = 2 };

_Static_assert((int)SINK_PRODUCERS == (int)TOPIC_HANDLES, "a handle for each producer");

struct sink {
	struct arena arena; /* of the options' strings */
	struct client_target target;
	struct sink_options options;
	const char *offsets_topic;
	char ids[SINK_PRODUCERS][64];
	unsigned producers_used; /* one without transactions */
	int32_t transaction_timeout_ms;
	uint32_t request_bytes; /* 0: not lowered */
	bool prepared;          /* the offsets topic is there */
	bool open;              /* all producers are there and initialized */
	unsigned turn;
	struct producer producers[SINK_PRODUCERS];
	int64_t seen_offset;      /* of the newest record at sink_open */
	int64_t missing_since_us; /* since when a topic of the batch in hand is not there; 0: it is */
	struct backoff backoff;
	struct health health;
	struct encode_dead_letters letters; /* topic NULL: refusals are returned */
	/* a topic of which so many records were refused, and none was taken since the first of them */
	const struct topic *refusing;
	uint32_t refused_run;
	struct sink_stats stats;
	struct lookup_record newest; /* what was looked up last; large, so not on the stack */
	uint8_t record[OFFSETS_SIZE_MAX];
};

/* each one try, ended by request_timeout */
int sink_look_up(struct sink *sink, bool settled, struct error *error); /* into sink->newest */
int sink_open_producers(struct sink *sink, struct error *error);        /* fences older producers of the same ids */
bool sink_close_producers(struct sink *sink);                           /* false: one of them does not end */
int sink_stopped(struct error *error);

#endif
