/* The bookkeeping of positions between the stream and Kafka: a queue of what is in flight, and its committed prefix. */
#include "checkpoint/checkpoint.h"

#include <assert.h>

void checkpoint_init(struct checkpoint *checkpoint, struct position published, uint64_t confirm_lsn)
{
	*checkpoint = (struct checkpoint){.published = published, .confirm_lsn = confirm_lsn};
}

void checkpoint_connected(struct checkpoint *checkpoint)
{
	checkpoint->received_lsn = 0;
}

void checkpoint_received(struct checkpoint *checkpoint, uint64_t lsn)
{
	if (lsn > checkpoint->received_lsn)
		checkpoint->received_lsn = lsn;
}

static struct checkpoint_batch *batch_at(struct checkpoint *checkpoint, uint32_t n)
{
	return &checkpoint->batches[(checkpoint->head + n) % CHECKPOINT_BATCHES_MAX];
}

void checkpoint_submit(struct checkpoint *checkpoint, struct position position, uint64_t confirm_lsn)
{
	assert(checkpoint->in_flight < CHECKPOINT_BATCHES_MAX);
	assert(position_compare(&position, &checkpoint->published) >= 0);
	assert(checkpoint->in_flight == 0 ||
	       position_compare(&position, &batch_at(checkpoint, checkpoint->in_flight - 1)->position) >= 0);
	*batch_at(checkpoint, checkpoint->in_flight) = (struct checkpoint_batch){position, confirm_lsn};
	checkpoint->in_flight++;
}

void checkpoint_committed(struct checkpoint *checkpoint)
{
	assert(checkpoint->in_flight > 0);
	const struct checkpoint_batch *oldest = batch_at(checkpoint, 0);
	checkpoint->published = oldest->position;
	if (oldest->confirm_lsn > checkpoint->confirm_lsn)
		checkpoint->confirm_lsn = oldest->confirm_lsn;
	checkpoint->head = (checkpoint->head + 1) % CHECKPOINT_BATCHES_MAX;
	checkpoint->in_flight--;
}

uint64_t checkpoint_flushed(const struct checkpoint *checkpoint)
{
	/* whatever ended at or before the smaller of the two is published: both are ends of what was sent in order */
	return checkpoint->confirm_lsn < checkpoint->received_lsn ? checkpoint->confirm_lsn : checkpoint->received_lsn;
}
