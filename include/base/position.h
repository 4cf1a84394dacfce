/* A position: a point in a slot's change stream (design G2). Totally ordered by (commit_lsn, change_lsn, seq). */
#ifndef BASE_POSITION_H
#define BASE_POSITION_H

#include <stdbool.h>
#include <stdint.h>

struct position {
	uint64_t commit_lsn; /* LSN of the commit record: Begin's final LSN */
	uint64_t change_lsn; /* LSN of the change; 0 between transactions */
	uint64_t seq; /* 2 x the ordinal among the changes at change_lsn, + 1 for the insert half of a key change */
};

static inline int position_compare(const struct position *a, const struct position *b)
{
	if (a->commit_lsn != b->commit_lsn)
		return a->commit_lsn < b->commit_lsn ? -1 : 1;
	if (a->change_lsn != b->change_lsn)
		return a->change_lsn < b->change_lsn ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

/* PostgreSQL's text form of an LSN, e.g. 16/B374D848; -1 for anything else. format needs 18 bytes. */
int lsn_parse(const char *text, uint64_t *lsn);
const char *lsn_format(char out[24], uint64_t lsn);

#endif
