/* The batch's memory: the arena is mapped, so that only what events fill costs memory; records and the partition set
 * come from base/memory. */
#include "encode/batch.h"

#include <assert.h>
#include <string.h>
#include <sys/mman.h>

#include "base/memory.h"

enum {
	RECORD_BYTES = 128,       /* of the arena for each record that a batch may have */
	RECORDS_MIN = 64,         /* records that any batch may have */
	RECORDS_FIRST = 256,      /* room for records at first */
	CHANGE_PARTITIONS_MAX = 2 /* of one change: the old key's and the new key's */
};

static uint32_t power_of_two_over(uint32_t count)
{
	uint32_t size = 8;

	while (size < 2 * count)
		size *= 2;
	return size;
}

static uint32_t records_of(size_t bytes)
{
	return bytes / RECORD_BYTES > RECORDS_MIN ? (uint32_t)(bytes / RECORD_BYTES) : RECORDS_MIN;
}

struct batch *batch_new(size_t bytes, uint32_t partitions_max)
{
	struct batch *batch = memory_alloc(sizeof *batch);

	if (!batch || bytes == 0 || bytes > UINT32_MAX || partitions_max > UINT32_MAX / 8)
		goto failed;
	batch->partitions_max = partitions_max < CHANGE_PARTITIONS_MAX ? CHANGE_PARTITIONS_MAX : partitions_max;
	batch->partition_set_size = power_of_two_over(batch->partitions_max);
	batch->partition_set = memory_alloc(batch->partition_set_size * sizeof *batch->partition_set);
	batch->bytes = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (batch->bytes == MAP_FAILED)
		batch->bytes = NULL;
	if (!batch->partition_set || !batch->bytes)
		goto failed;
	batch->size = batch->configured = bytes;
	batch->parts = 1;
	batch->records_max = records_of(bytes);
	return batch;

failed:
	batch_free(batch);
	return NULL;
}

void batch_free(struct batch *batch)
{
	if (!batch)
		return;
	if (batch->bytes)
		munmap(batch->bytes, batch->size);
	memory_free(batch->records);
	memory_free(batch->partition_set);
	memory_free(batch);
}

static void records_free(struct batch *batch)
{
	memory_free(batch->records);
	batch->records = NULL;
	batch->record_size = 0;
}

static void records_shrink(struct batch *batch)
{
	if (batch->record_size > batch->records_max)
		records_free(batch);
}

void batch_reset(struct batch *batch)
{
	batch->touched |= batch->used > 0;
	if (batch->size > batch->configured) {
		void *shrunk = mremap(batch->bytes, batch->size, batch->configured, 0);
		assert(shrunk == batch->bytes);
		batch->size = batch->configured;
	}
	batch->parts = 1;
	batch->records_max = records_of(batch->configured);
	records_shrink(batch);
	if (batch->partition_count)
		memset(batch->partition_set, 0, batch->partition_set_size * sizeof *batch->partition_set);
	batch->used = 0;
	batch->record_count = batch->partition_count = 0;
	batch->events = batch->overflows = batch->parked = batch->dead_letters = 0;
	batch->composites = false;
	batch->source_transactions = 0;
	batch->position = (struct position){0};
	batch->confirm_lsn = 0;
	batch->first_commit_us = batch->last_commit_us = 0;
}

void batch_release(struct batch *batch)
{
	assert(batch_empty(batch));
	if (!batch->touched)
		return;
	madvise(batch->bytes, batch->size, MADV_DONTNEED);
	batch->touched = false;
	records_free(batch);
}

int batch_configure(struct batch *batch, size_t bytes)
{
	assert(batch_empty(batch) && batch->used == 0 && bytes > 0);
	void *moved = bytes > UINT32_MAX ? MAP_FAILED : mremap(batch->bytes, batch->size, bytes, MREMAP_MAYMOVE);
	if (moved == MAP_FAILED)
		return -1;
	batch->bytes = moved;
	batch->size = batch->configured = bytes;
	batch->records_max = records_of(bytes);
	records_shrink(batch);
	return 0;
}

bool batch_empty(const struct batch *batch)
{
	return batch->record_count == 0;
}

int batch_grow(struct batch *batch, size_t room)
{
	if (room <= batch->size - batch->used)
		return 0;
	if (room > UINT32_MAX - batch->used)
		return -1;
	void *grown = mremap(batch->bytes, batch->size, batch->used + room, MREMAP_MAYMOVE);
	if (grown == MAP_FAILED)
		return -1;
	batch->bytes = grown;
	batch->size = batch->used + room;
	return 0;
}

int batch_extend(struct batch *batch)
{
	if (batch_grow(batch, batch->size - batch->used + batch->configured) < 0)
		return -1;
	batch->parts++;
	batch->records_max += records_of(batch->configured);
	return 0;
}

struct writer batch_writer(struct batch *batch)
{
	return writer_over(batch->bytes + batch->used, batch->size - batch->used);
}

/* where an entry is in the partition set, or where it would go */
static uint64_t *partition_slot(const struct batch *batch, uint64_t entry)
{
	uint32_t mask = batch->partition_set_size - 1;
	uint32_t at = (uint32_t)((entry * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & mask;

	while (batch->partition_set[at] && batch->partition_set[at] != entry)
		at = (at + 1) & mask;
	return &batch->partition_set[at];
}

static uint64_t partition_entry(const struct topic *topic, int32_t partition)
{
	return ((uint64_t)topic->index << 32 | (uint32_t)partition) + 1;
}

static bool add_partition(struct batch *batch, const struct topic *topic, int32_t partition)
{
	uint64_t entry = partition_entry(topic, partition);
	uint64_t *slot = partition_slot(batch, entry);

	if (*slot == entry)
		return true;
	if (batch->partition_count >= batch->partitions_max)
		return false;
	*slot = entry;
	batch->partition_count++;
	return true;
}

/* A topic with more partitions than the limit goes into an empty batch all the same, and fills it: the set then counts
 * as full without naming them all. */
static bool add_all_partitions(struct batch *batch, const struct topic *topic)
{
	uint32_t missing = 0;

	for (int32_t p = 0; p < topic->partitions; p++)
		missing += *partition_slot(batch, partition_entry(topic, p)) == 0;
	uint32_t left = batch->partitions_max - batch->partition_count;
	if (missing > left && !batch_empty(batch))
		return false;
	for (int32_t p = 0; p < topic->partitions; p++)
		if (!add_partition(batch, topic, p))
			break;
	return true;
}

static bool room_for_record(struct batch *batch)
{
	if (batch->record_count < batch->record_size)
		return true;
	if (batch->record_count >= batch->records_max)
		return false;
	uint32_t size = batch->record_size ? 2 * batch->record_size : RECORDS_FIRST;
	if (size > batch->records_max)
		size = batch->records_max;
	struct record *records = memory_resize(batch->records, size * sizeof *records);
	if (!records)
		return false;
	batch->records = records;
	batch->record_size = size;
	return true;
}

bool batch_add(struct batch *batch, const struct record *record)
{
	if (!room_for_record(batch))
		return false;
	if (record->partition == RECORD_ALL_PARTITIONS ? !add_all_partitions(batch, record->topic)
						       : !add_partition(batch, record->topic, record->partition))
		return false;
	size_t key_end = record->key_length == RECORD_NULL ? 0 : (size_t)record->key + record->key_length;
	size_t value_end = record->value_length == RECORD_NULL ? 0 : (size_t)record->value + record->value_length;
	assert(key_end <= batch->size && value_end <= batch->size);
	if (key_end > batch->used)
		batch->used = key_end;
	if (value_end > batch->used)
		batch->used = value_end;
	batch->records[batch->record_count++] = *record;
	return true;
}

/* Partitions that only those records had stay in the set: such a batch is sealed next, or holds a little less. */
void batch_rollback(struct batch *batch, uint32_t record_count, size_t used)
{
	assert(record_count <= batch->record_count && used <= batch->used);
	batch->record_count = record_count;
	batch->used = used;
}
