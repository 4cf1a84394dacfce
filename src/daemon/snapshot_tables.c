/* What the consistent snapshot reads: tables in their order, each with its plans while it is read, cut into ranges of blocks.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "daemon/snapshot.h"

enum {
	RANGES_A_WORKER = 8,     /* of a table, so that the workers end at about the same time */
	RANGE_BLOCKS_MIN = 64,   /* of 8 kB each */
	RANGE_BLOCKS_MAX = 8192, /* a connection that is lost costs no more than that */
};

static const struct source_table *listed(const struct snapshot *snapshot, const struct snapshot_table *table)
{
	return &snapshot->listed.tables[table->listed];
}

/* ---- the list ---- */

/* snapshot.where's condition on a table, or NULL */
const char *snapshot_where(const struct config *config, const char *schema, const char *name)
{
	const char *where = NULL;

	for (uint32_t i = 0; i < config->snapshot.where.count && !where; i++)
		if (pattern_match(config->snapshot.where.pairs[i].name, schema, name))
			where = config->snapshot.where.pairs[i].value;
	return where;
}

static int conditions(struct snapshot *snapshot, struct snapshot_table *table, const struct source_filters *filters,
		      struct error *error)
{
	const struct source_table *source = listed(snapshot, table);
	const char *where = snapshot_where(snapshot->daemon->config, source->schema, source->name);
	const char *filter = source_filter(filters, source->schema, source->name);

	table->where = where ? memory_string(where) : NULL;
	table->filter = filter ? memory_string(filter) : NULL;
	if ((where && !table->where) || (filter && !table->filter))
		return error_set(error, ERROR_MEMORY, "no memory for a snapshot's conditions");
	return 0;
}

static void table_add_part(struct snapshot_table *table, const struct export_part *part)
{
	table->parts_end++;
	table->blocks += part->blocks;
	if (part->rows < 0)
		table->rows_expected = table->rows_expected > 0 || part->blocks ? -1 : table->rows_expected;
	else if (table->rows_expected >= 0)
		table->rows_expected += part->rows;
}

/* parts of one table stand together */
static int tables_fill(struct snapshot *snapshot, const struct source_filters *filters, struct error *error)
{
	const struct export_parts *parts = &snapshot->parts;

	for (uint32_t i = 0; i < parts->count; i++) {
		struct snapshot_table *table = &snapshot->tables[snapshot->table_count];
		if (i == 0 || parts->parts[i].table != parts->parts[i - 1].table) {
			snapshot->table_count++;
			table->listed = parts->parts[i].table;
			table->relation = snapshot->daemon->export_relations[table->listed];
			table->part = table->parts_end = i;
			if (conditions(snapshot, table, filters, error) < 0)
				return -1;
		} else {
			table--;
		}
		table_add_part(table, &parts->parts[i]);
	}
	return 0;
}

int snapshot_tables_init(struct snapshot *snapshot, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;
	struct source_filters filters = {0};
	int result = -1;

	if (source_filters_list(daemon->source, daemon->config->publication.name, &filters, error) < 0)
		return -1;
	if (export_parts(snapshot->export, &snapshot->listed, snapshot->wanted, &snapshot->parts, error) < 0)
		goto out;
	snapshot->tables = memory_alloc((snapshot->parts.count + 1) * sizeof *snapshot->tables);
	if (snapshot->tables)
		result = tables_fill(snapshot, &filters, error);
	else
		error_set(error, ERROR_MEMORY, "no memory for %u tables", snapshot->parts.count);
out:
	source_filters_fini(&filters);
	return result;
}

static void plans_free(struct snapshot *snapshot, struct snapshot_table *table)
{
	for (uint32_t i = 0; i < snapshot->worker_count; i++) {
		plan_free(table->plans[i]);
		table->plans[i] = NULL;
	}
}

void snapshot_tables_fini(struct snapshot *snapshot)
{
	for (uint32_t i = 0; snapshot->tables && i < snapshot->table_count; i++) {
		struct snapshot_table *table = &snapshot->tables[i];
		plans_free(snapshot, table);
		memory_free(table->filter);
		memory_free(table->where);
	}
	memory_free(snapshot->tables);
	export_parts_fini(&snapshot->parts);
}

/* ---- one table ---- */

int snapshot_table_begin(struct snapshot *snapshot, struct snapshot_table *table, struct error *error)
{
	struct daemon *daemon = snapshot->daemon;

	if (table->begun)
		return 0;
	topics_timeout(daemon->topics, daemon->config->kafka.request_timeout);
	if (tables_plans(daemon, table->relation, table->plans, snapshot->worker_count, &table->binary, error) < 0)
		return -1;
	table->begun = true;
	table->parked = table->plans[0]->parking.topic;
	table->keyed = table->plans[0]->key_count > 0 && !table->parked;
	return 0;
}

static void table_read(struct snapshot *snapshot, struct snapshot_table *table)
{
	const struct source_table *source = listed(snapshot, table);

	table->read = true;
	table->ended_ms = clock_realtime_us() / 1000;
	plans_free(snapshot, table);
	snapshot->done++;
	if (table->lost)
		log_warning("snapshot", "the table was rewritten, truncated or dropped meanwhile", "table",
			    source->name, "schema", source->schema, NULL);
}

/* ---- ranges ---- */

static uint32_t range_blocks(const struct snapshot *snapshot, const struct export_part *part)
{
	uint32_t blocks = part->blocks / (snapshot->worker_count * RANGES_A_WORKER);

	return blocks < RANGE_BLOCKS_MIN ? RANGE_BLOCKS_MIN : blocks > RANGE_BLOCKS_MAX ? RANGE_BLOCKS_MAX : blocks;
}

/* the next blocks of the table's part; the last range of a part is open-ended */
static void range_cut(struct snapshot *snapshot, struct snapshot_table *table, struct snapshot_range *range)
{
	const struct export_part *part = &snapshot->parts.parts[table->part];
	uint64_t end = table->block + range_blocks(snapshot, part);
	bool last = !part->heap || end >= part->blocks;

	memset(range, 0, sizeof *range);
	range->table = table;
	range->part = part;
	range->query = (struct copyout_query){.columns = &table->relation->shape,
					      .schema = part->schema,
					      .table = part->name,
					      .heap = part->heap,
					      .first_block = (uint32_t)table->block,
					      .end_block = last ? 0 : (uint32_t)end,
					      .filter = table->filter,
					      .where = table->where,
					      .binary = table->binary};
	table->block = last ? 0 : end;
	table->part += last;
	table->ranges++;
}

int snapshot_range_next(struct snapshot *snapshot, struct snapshot_range *range, struct error *error)
{
	while (snapshot->next < snapshot->table_count) {
		struct snapshot_table *table = &snapshot->tables[snapshot->next];
		if (snapshot_table_begin(snapshot, table, error) < 0)
			return -1;
		if (!table->started_ms)
			table->started_ms = clock_realtime_us() / 1000;
		if (table->part < table->parts_end) {
			range_cut(snapshot, table, range);
			return 1;
		}
		if (table->ranges == 0 && !table->read)
			table_read(snapshot, table);
		snapshot->next++;
	}
	return 0;
}

/* The storage that the snapshot has may be gone by now: then what was read is not all there was. */
static int range_check(struct snapshot *snapshot, const struct snapshot_range *range, struct error *error)
{
	bool intact = true, gone = false;

	if (range->result < 0 && !range->gone) {
		*error = range->error;
		if (range->query.where && error->code == ERROR_CONFIG)
			error_wrap(error, "snapshot.where (%.*s)", SOURCE_CONDITION_SHOWN, range->query.where);
		return error_wrap(error, "table %s.%s", range->part->schema, range->part->name);
	}
	if (export_intact(snapshot->export, range->part, &intact, &gone, error) < 0)
		return -1;
	range->table->lost |= !intact || range->result < 0;
	range->table->gone |= gone;
	return 0;
}

int snapshot_range_done(struct snapshot *snapshot, const struct snapshot_range *range, struct error *error)
{
	struct snapshot_table *table = range->table;
	uint32_t blocks = range->query.end_block ? range->query.end_block : range->part->blocks;

	table->rows += range->rows;
	if (table->plans[0])
		table->plans[0]->topic->events += range->events;
	table->bytes += range->bytes;
	table->blocks_read += blocks > range->query.first_block ? blocks - range->query.first_block : 0;
	table->ranges--;
	if (range_check(snapshot, range, error) < 0)
		return -1;
	if (table->lost)
		table->part = table->parts_end; /* no use in reading the rest */
	if (table->ranges > 0 || table->part < table->parts_end)
		return 0;
	table_read(snapshot, table);
	return 0;
}
