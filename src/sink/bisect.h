/* Those of many that are refused, found by asking about ranges of them. Pure; internal to src/sink. */
#ifndef SINK_BISECT_H
#define SINK_BISECT_H

#include <stdint.h>

enum bisect_answer {
	BISECT_UNANSWERED = -1, /* the search is given up */
	BISECT_ACCEPTED,
	BISECT_REFUSED
};

/* about `count` of them from `first` on, together; never about none */
typedef enum bisect_answer bisect_ask(void *context, uint32_t first, uint32_t count);

enum bisect_result {
	BISECT_GIVEN_UP = -1,
	BISECT_DONE,    /* found[] has those that are refused alone, in order; maybe none */
	BISECT_TOO_MANY /* there are more than found[] takes */
};

/* Of `count` that are refused together. Each one that is found was asked about alone; what is only refused together with
 * others is not found. */
enum bisect_result bisect(uint32_t count, bisect_ask *ask, void *context, uint32_t *found, uint32_t found_max,
			  uint32_t *found_count);

#endif
