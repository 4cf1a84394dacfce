/* Halves, depth first, so that what is found comes in order: of n with one that is refused about log2(n) questions. */
#include "sink/bisect.h"

#include <assert.h>
#include <stdbool.h>

struct search {
	bisect_ask *ask;
	void *context;
	uint32_t *found;
	uint32_t found_max, found_count;
};

static enum bisect_result add(struct search *search, uint32_t index)
{
	if (search->found_count == search->found_max)
		return BISECT_TOO_MANY;
	search->found[search->found_count++] = index;
	return BISECT_DONE;
}

/* `known`: that they are refused follows from earlier answers. One alone is asked about all the same: the earlier answers may
 * have been about all of them together. */
static enum bisect_result look(struct search *search, uint32_t first, uint32_t count, bool known)
{
	uint32_t half = count / 2, before = search->found_count;
	enum bisect_result result;

	if (!known || count == 1)
		switch (search->ask(search->context, first, count)) {
		case BISECT_UNANSWERED:
			return BISECT_GIVEN_UP;
		case BISECT_ACCEPTED:
			return BISECT_DONE;
		case BISECT_REFUSED:
			break;
		}
	if (count == 1)
		return add(search, first);
	result = look(search, first, half, false);
	if (result != BISECT_DONE)
		return result;
	return look(search, first + half, count - half, search->found_count == before);
}

enum bisect_result bisect(uint32_t count, bisect_ask *ask, void *context, uint32_t *found, uint32_t found_max,
			  uint32_t *found_count)
{
	struct search search = {.ask = ask, .context = context, .found = found, .found_max = found_max};
	enum bisect_result result;

	assert(count > 0);
	result = look(&search, 0, count, true);
	*found_count = search.found_count;
	return result;
}
