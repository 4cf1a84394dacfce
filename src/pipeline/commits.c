/* Which transactions the stream has committed, against which ones a snapshot sees: the two orders differ (delivery "Snapshots").
 *
 * A list in the stream's order. Each chunk's snapshot strikes out what it sees, which is nearly all of it, so what is kept is what
 * was committed since the chunk before.
 */
#include <assert.h>

#include "base/memory.h"
#include "pipeline/window.h"

enum { COMMITS_FIRST = 1024 };

void commits_start(struct commits *commits)
{
	commits_stop(commits);
	commits->tracking = true;
}

void commits_stop(struct commits *commits)
{
	memory_free(commits->xids);
	*commits = (struct commits){0};
}

static int grow(struct commits *commits, struct error *error)
{
	uint32_t size = commits->size ? 2 * commits->size : COMMITS_FIRST;
	uint32_t *xids = memory_resize(commits->xids, size * sizeof *xids);

	if (!xids)
		return error_set(error, ERROR_MEMORY, "no memory for the transactions committed during a snapshot");
	commits->xids = xids;
	commits->size = size;
	return 0;
}

int commits_add(struct commits *commits, uint32_t xid, struct error *error)
{
	assert(commits->tracking);
	if (commits->count >= PIPELINE_COMMITS_MAX)
		commits->lost = true;
	if (commits->lost)
		return 0;
	if (commits->count == commits->size && grow(commits, error) < 0)
		return -1;
	commits->xids[commits->count++] = xid;
	return 0;
}

void commits_mark(struct commits *commits)
{
	commits->before = commits->count;
}

static bool in_progress(const struct pipeline_snapshot *snapshot, uint64_t xid)
{
	uint32_t low = 0, high = snapshot->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (snapshot->xip[middle] < xid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < snapshot->count && snapshot->xip[low] == xid;
}

/* The stream's 32 bits get the snapshot's epoch: whatever may be asked about is less than 2^31 away from its xmin, as PostgreSQL
 * itself relies on (TransactionIdPrecedes). */
bool snapshot_sees(const struct pipeline_snapshot *snapshot, uint32_t xid)
{
	const int32_t distance = (int32_t)(xid - (uint32_t)snapshot->xmin);

	if (distance < 0)
		return true;
	uint64_t full = snapshot->xmin + (uint64_t)distance;
	return full < snapshot->xmax && !in_progress(snapshot, full);
}

uint32_t commits_settle(struct commits *commits, const struct pipeline_snapshot *snapshot)
{
	uint32_t kept = 0, unseen = 0;

	for (uint32_t i = 0; i < commits->count; i++) {
		if (snapshot_sees(snapshot, commits->xids[i]))
			continue;
		unseen += i < commits->before;
		commits->xids[kept++] = commits->xids[i];
	}
	commits->count = kept;
	commits->before = unseen;
	return unseen;
}
