/* Open addressing with linear probing; a removal moves the entries behind it up, so that there are no tombstones. The
 * queue is a heap in the same memory: a sort would take as much again, or its time at once.
 */
#include "sink/gone_table.h"

#include <assert.h>

#include "base/memory.h"

int gone_table_init(struct gone_table *table, size_t slots)
{
	assert(slots >= 2);
	*table = (struct gone_table){.slots = slots, .room = slots - slots / 4 - 1};
	table->entries = memory_alloc(slots * sizeof *table->entries);
	return table->entries ? 0 : -1;
}

void gone_table_fini(struct gone_table *table)
{
	memory_free(table->entries);
	*table = (struct gone_table){0};
}

/* where the key's search begins: the hash's second word, scaled */
static size_t home_of(const struct gone_table *table, struct hash128 hash)
{
	return (size_t)((unsigned __int128)hash.second * table->slots >> 64);
}

static size_t behind(const struct gone_table *table, size_t slot)
{
	return slot + 1 < table->slots ? slot + 1 : 0;
}

/* the slot that holds the key, or the free one where it belongs */
static size_t find(const struct gone_table *table, struct hash128 hash)
{
	size_t slot = home_of(table, hash);

	assert(table->count < table->slots);
	for (;; slot = behind(table, slot)) {
		const struct gone_entry *entry = &table->entries[slot];

		if (!entry->mark || (entry->hash.first == hash.first && entry->hash.second == hash.second))
			return slot;
	}
}

bool gone_table_put(struct gone_table *table, struct hash128 hash, int64_t offset)
{
	struct gone_entry *entry = &table->entries[find(table, hash)];

	assert(offset >= 0);
	if (!entry->mark && table->count == table->room)
		return false;
	table->count += !entry->mark;
	*entry = (struct gone_entry){hash, offset + 1};
	return true;
}

/* Frees a slot, and fills it with the next entry whose search passes by it, and so on. */
static void clear(struct gone_table *table, size_t hole)
{
	for (size_t slot = behind(table, hole); table->entries[slot].mark; slot = behind(table, slot)) {
		size_t home = home_of(table, table->entries[slot].hash);
		/* whether the home lies in the ring behind the hole up to the slot: then a search never sees the hole */
		bool past = hole < slot ? hole < home && home <= slot : hole < home || home <= slot;

		if (past)
			continue;
		table->entries[hole] = table->entries[slot];
		hole = slot;
	}
	table->entries[hole] = (struct gone_entry){0};
	table->count--;
}

void gone_table_remove(struct gone_table *table, struct hash128 hash)
{
	size_t slot = find(table, hash);

	if (table->entries[slot].mark)
		clear(table, slot);
}

/* What moves into a slot comes from behind it, where nobody has looked yet, or from the front past the table's end, where
 * all have been kept. */
void gone_table_keep(struct gone_table *table, uint64_t end)
{
	for (size_t slot = 0; slot < table->slots; slot++)
		while (table->entries[slot].mark && gone_slice(table->entries[slot].hash) >= end)
			clear(table, slot);
}

/* ---- the queue ---- */

static void sink_down(struct gone_entry *heap, size_t count, size_t parent)
{
	struct gone_entry entry = heap[parent];

	for (size_t child; (child = 2 * parent + 1) < count; parent = child) {
		child += child + 1 < count && heap[child + 1].mark < heap[child].mark;
		if (heap[child].mark >= entry.mark)
			break;
		heap[parent] = heap[child];
	}
	heap[parent] = entry;
}

static void compact(struct gone_table *table)
{
	size_t count = 0;

	for (size_t slot = 0; slot < table->slots; slot++)
		if (table->entries[slot].mark)
			table->entries[count++] = table->entries[slot];
	assert(count == table->count);
}

void gone_table_queue(struct gone_table *table)
{
	compact(table);
	for (size_t parent = table->count / 2; parent-- > 0;)
		sink_down(table->entries, table->count, parent);
}

const struct gone_entry *gone_table_first(const struct gone_table *table)
{
	return table->count ? table->entries : NULL;
}

void gone_table_pop(struct gone_table *table)
{
	assert(table->count);
	table->entries[0] = table->entries[--table->count];
	if (table->count)
		sink_down(table->entries, table->count, 0);
}
