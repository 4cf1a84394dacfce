/* How busy the primary is, for those who can wait. */
#ifndef SOURCE_BUSY_H
#define SOURCE_BUSY_H

#include <stdint.h>

#include "base/error.h"
#include "source/source.h"

struct source_busy {
	int64_t standby_lag; /* bytes of WAL that the slowest streaming standby has not replayed; 0: there is none */
	int64_t active_sessions; /* of clients, ours not among them; those of other roles need pg_monitor */
	int64_t retained_wal;    /* kept for the slot */
};
int source_busy(struct source *source, const char *slot, struct source_busy *busy, struct error *error);

#endif
