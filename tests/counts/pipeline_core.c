/* Replays a recorded stream through the pure core, for its instructions to be counted: pipeline_core STREAM PASSES
 *
 * Messages in, batches out, as the reader thread does it: decoded, planned once, encoded, sealed; nothing is sent anywhere. Each pass has
 * the stream's LSNs moved on, as if it went on and on. Prints how many events a pass has.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/reader.h"
#include "pipeline/pipeline.h"

enum { COLUMNS_MAX = 64, BATCH = 4 << 20, PARTITIONS_MAX = 1000, NOW_MS = 1767225600 };

struct core {
	uint8_t *bytes;
	size_t length, frames; /* frames: where they begin */
	struct facts_column columns[COLUMNS_MAX];
	uint16_t column_count, key;
	uint64_t step; /* of LSNs, from pass to pass */
	struct topic_set topics;
	struct pipeline *pipeline;
	struct batch *batch;
};

static void fail(const char *what)
{
	fprintf(stderr, "pipeline_core: %s\n", what);
	exit(1);
}

static void *must(void *got)
{
	if (!got)
		fail("no memory");
	return got;
}

/* ---- the file ---- */

static void file_read(struct core *core, const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file || fseek(file, 0, SEEK_END) < 0)
		fail("the stream cannot be opened");
	core->length = (size_t)ftell(file);
	core->bytes = must(malloc(core->length + 1));
	rewind(file);
	if (fread(core->bytes, 1, core->length, file) != core->length)
		fail("the stream cannot be read");
	core->bytes[core->length] = '\0';
	fclose(file);
}

/* "int8 bigint": what of a column only the catalog knows */
static void column_line(struct core *core, char *line)
{
	char *declared = strchr(line, ' ');

	if (!declared || core->column_count == COLUMNS_MAX)
		fail("a column's line is malformed");
	*declared++ = '\0';
	core->columns[core->column_count++] = (struct facts_column){.declared = declared,
								    .base_typmod = -1,
								    .type_kind = 'b',
								    .type_schema = "pg_catalog",
								    .type_name = line,
								    .has_send = true};
}

static void header_read(struct core *core)
{
	char *line = (char *)core->bytes, *end;
	unsigned key;

	if (sscanf(line, "key %u", &key) != 1)
		fail("the stream has no key");
	core->key = (uint16_t)key;
	for (line = strchr(line, '\n') + 1; *line != '\n'; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			fail("the stream's header has no end");
		*end = '\0';
		column_line(core, line);
	}
	core->frames = (size_t)((uint8_t *)line + 1 - core->bytes);
}

/* ---- frames ---- */

static uint64_t get64(const uint8_t *at)
{
	struct reader reader = reader_over(at, 8);

	return reader_u64(&reader);
}

static void add64(uint8_t *at, uint64_t by)
{
	uint64_t value = __builtin_bswap64(get64(at) + by);

	memcpy(at, &value, sizeof value);
}

/* the frame at *at, which moves behind it; false: there are no more */
static bool frame_next(const struct core *core, size_t *at, uint8_t **lsn, uint8_t **message, uint32_t *length)
{
	if (*at == core->length)
		return false;
	if (core->length - *at < 12)
		fail("a frame is cut off");
	*lsn = core->bytes + *at;
	memcpy(length, *lsn + 8, sizeof *length);
	*length = __builtin_bswap32(*length);
	*message = *lsn + 12;
	*at += 12;
	if (core->length - *at < *length || *length == 0)
		fail("a frame is cut off");
	*at += *length;
	return true;
}

/* moves the stream's LSNs: those of frames, of Begin (final) and of Commit (commit, end) */
static void frames_move(struct core *core)
{
	uint8_t *lsn, *message;
	uint32_t length;

	for (size_t at = core->frames; frame_next(core, &at, &lsn, &message, &length);) {
		if (get64(lsn))
			add64(lsn, core->step);
		if (message[0] == 'B')
			add64(message + 1, core->step);
		if (message[0] == 'C') {
			add64(message + 2, core->step);
			add64(message + 10, core->step);
		}
	}
}

/* what the stream covers */
static void frames_measure(struct core *core, uint64_t *first)
{
	uint64_t last = 0;
	uint8_t *lsn, *message;
	uint32_t length;

	*first = 0;
	for (size_t at = core->frames; frame_next(core, &at, &lsn, &message, &length);) {
		if (message[0] == 'B' && !*first)
			*first = get64(lsn);
		if (message[0] == 'C')
			last = get64(message + 10);
	}
	if (!*first || last <= *first)
		fail("the stream has no transaction");
	core->step = last - *first + 0x1000;
}

/* ---- the pipeline ---- */

static struct plan *plan_of(struct core *core, const struct relation *relation)
{
	struct facts_relation facts = {.oid = relation->shape.oid,
				       .identity = 'd',
				       .found = true,
				       .column_count = core->column_count,
				       .columns = core->columns,
				       .key_count = 1,
				       .key_columns = &core->key};
	struct plan_options options = {.name = "bench", .prefix = "bench"};
	struct error error;

	if (relation->shape.count != core->column_count)
		fail("the stream's table has another number of columns than its header");
	for (uint16_t i = 0; i < core->column_count; i++) {
		struct facts_column *column = &core->columns[i];
		column->name = relation->shape.columns[i].name;
		column->type_oid = column->base_oid = relation->shape.columns[i].type_oid;
		column->base_typmod = relation->shape.columns[i].typmod;
	}
	struct plan *plan = plan_compile(relation, &facts, &options, &core->topics, &error);
	if (!plan)
		fail(error.text);
	plan->topic->partitions = 1;
	plan_bind(plan, 1, 2);
	return plan;
}

/* a batch that is ready is published at once */
static void take(struct core *core, enum pipeline_ahead ahead)
{
	struct batch *batch = pipeline_take(core->pipeline, 0, ahead);

	if (!batch)
		return;
	pipeline_committed(core->pipeline, 0);
	batch_reset(batch);
	pipeline_give(core->pipeline, batch);
}

static void message_feed(struct core *core, uint64_t lsn, const uint8_t *message, uint32_t length)
{
	struct error error;

	for (;;) {
		switch (pipeline_data(core->pipeline, lsn, message, length, NOW_MS, &error)) {
		case PIPELINE_DONE:
			if (pipeline_ready(core->pipeline))
				take(core, AHEAD_MORE);
			return;
		case PIPELINE_TABLE:
			pipeline_plan(core->pipeline, plan_of(core, pipeline_wanted(core->pipeline)));
			break;
		case PIPELINE_BLOCKED:
			take(core, AHEAD_MORE);
			break;
		case PIPELINE_FAILED:
			fail(error.text);
			break;
		default:
			fail("the pipeline wants what the stream has not");
		}
	}
}

static void pass(struct core *core)
{
	uint8_t *lsn, *message;
	uint32_t length;

	for (size_t at = core->frames; frame_next(core, &at, &lsn, &message, &length);)
		message_feed(core, get64(lsn), message, length);
	take(core, AHEAD_NOTHING);
	frames_move(core);
}

static void open(struct core *core, uint64_t first)
{
	struct pipeline_options options = {.name = "bench",
					   .instance_id = "0123456789abcdef0123456789abcdef",
					   .tombstones = true,
					   .truncate = true,
					   .relations = 10,
					   .event_max = 1 << 20,
					   .status_interval_us = 10000000,
					   .feedback_interval_us = 10000000,
					   .feedback_bytes = 16 << 20};
	struct error error;

	core->pipeline = must(pipeline_new(&options, (struct position){first - 1, 0, 0}, first - 1, &error));
	core->batch = must(batch_new(BATCH, PARTITIONS_MAX));
	pipeline_connected(core->pipeline, 0);
	pipeline_give(core->pipeline, core->batch);
}

int main(int count, char **arguments)
{
	static struct core core;
	uint64_t first;

	if (count != 3)
		fail("usage: pipeline_core STREAM PASSES");
	int passes = atoi(arguments[2]);
	file_read(&core, arguments[1]);
	header_read(&core);
	frames_measure(&core, &first);
	open(&core, first);
	for (int i = 0; i < passes; i++)
		pass(&core);
	const struct pipeline_counts *counts = pipeline_counts(core.pipeline);
	if (passes < 1 || counts->events == 0 || counts->dropped || counts->overflows)
		fail("the stream's events are not what is to be counted");
	printf("%llu\n", (unsigned long long)counts->events / (unsigned)passes);
	pipeline_free(core.pipeline);
	batch_free(core.batch);
	topic_set_fini(&core.topics);
	free(core.bytes);
	return 0;
}
