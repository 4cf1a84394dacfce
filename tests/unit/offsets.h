/* Offsets records as vectors.py has them, and what libavro says of one: what tests of the record begin with. */
#ifndef UNIT_OFFSETS_H
#define UNIT_OFFSETS_H

#include <avro.h>
#include <stdio.h>
#include <string.h>

#include "checkpoint/offsets.h"
#include "unit/vectors.h"

static inline const char *offsets_schema(void)
{
	static const struct {
		const char *name, *json;
	} schemas[] = {
#define FIXED(name, json) {name, json},
#include "schema/fixed.inc"
#undef FIXED
	};

	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
		if (strcmp(schemas[i].name, "offsets") == 0)
			return schemas[i].json;
	return NULL;
}

/* gaps [first, first + count) of the vectors' numbering */
static inline struct offsets sample(uint32_t first, uint32_t count)
{
	struct offsets offsets = {
		.instance_id = "00112233445566778899aabbccddeeff",
		.state = OFFSETS_STREAMING,
		.slot = "millrace_main",
		.system_identifier = "7301234567890123456",
		.timeline = UINT32_MAX,
		.position = {VECTOR_COMMIT_LSN, VECTOR_LSN, 199999},
		.confirm_lsn = VECTOR_COMMIT_LSN + 48,
		.gap_count = count,
	};

	for (uint32_t i = 0; i < count; i++) {
		struct offsets_gap *gap = &offsets.gaps[i];
		gap->from_lsn = first + i;
		gap->to_lsn = (UINT64_C(1) << 40) + first + i;
		gap->accepted_ms = VECTOR_NOW_MS + first + i;
		snprintf(gap->reason, sizeof gap->reason, "gap %u", first + i);
	}
	return offsets;
}

/* the vectors' parked tables and versions */
static inline struct offsets sample_tables(uint32_t count)
{
	struct offsets offsets = sample(0, 0);

	offsets.parked_count = offsets.version_count = count;
	for (uint32_t i = 0; i < count; i++) {
		struct offsets_parked *parked = &offsets.parked[i];
		snprintf(parked->topic, sizeof parked->topic, "shop.public.t%u", i);
		parked->reason = (enum offsets_reason)(i % OFFSETS_REASONS);
		parked->partition = (int32_t)i;
		parked->first = (INT64_C(1) << 33) + i;
		parked->offset = (INT64_C(1) << 34) + i;
		parked->new_version = i;
		parked->replaying = i % 2 == 1;
		snprintf(offsets.versions[i].topic, sizeof offsets.versions[i].topic, "shop.public.v%u", i);
		offsets.versions[i].version = 2 + i;
	}
	return offsets;
}

/* the vectors' snapshots, with the first one's key of three columns */
static inline struct offsets sample_snapshots(uint32_t count)
{
	static const char key[] = "42\0\0gr\303\266\303\237e";
	struct offsets offsets = sample(0, 0);

	offsets.snapshot_wanted = offsets.snapshots_paused = true;
	offsets.snapshot_rows = (uint64_t)count << 33;
	offsets.snapshot_tables = 7 * count;
	offsets.snapshot_tables_done = 3 * count;
	offsets.snapshot_count = count;
	for (uint32_t i = 0; i < count; i++) {
		struct offsets_snapshot *snapshot = &offsets.snapshots[i];
		snprintf(snapshot->schema, sizeof snapshot->schema, "public");
		snprintf(snapshot->name, sizeof snapshot->name, "t%u", i);
		if (i % 2)
			snprintf(snapshot->where, sizeof snapshot->where, "id < %u", i);
		snapshot->replace = (enum offsets_replace)(i % 3);
		snapshot->begun = i == 0;
		snapshot->rows = (UINT64_C(1) << 35) + i;
		snapshot->bytes = (UINT64_C(1) << 36) + i;
		snapshot->started_ms = VECTOR_NOW_MS + i;
		snapshot->merging = i == 2;
		if (i == 3) {
			snprintf(snapshot->part_schema, sizeof snapshot->part_schema, "parts");
			snprintf(snapshot->part_name, sizeof snapshot->part_name, "p3");
		}
	}
	offsets.snapshot_key_count = 3;
	offsets.snapshot_key_length = sizeof key;
	memcpy(offsets.snapshot_key, key, sizeof key);
	offsets.snapshot_before_count = 3;
	offsets.snapshot_before[1] = INT64_C(1) << 40;
	offsets.snapshot_before[2] = 7;
	offsets.snapshot_oid = UINT32_MAX;
	offsets.snapshot_key_kind = (uint64_t) - (INT64_C(1) << 62);
	return offsets;
}

/* as many snapshots as there can be, each as long as it can be, with a key of one column that is as long as it can be */
static inline void fill_snapshots(struct offsets *offsets)
{
	offsets->snapshot_wanted = offsets->snapshots_paused = true;
	offsets->snapshot_rows = UINT64_C(1) << 63;
	offsets->snapshot_tables = offsets->snapshot_tables_done = INT32_MAX;
	offsets->snapshot_count = OFFSETS_SNAPSHOTS_MAX;
	for (int i = 0; i < OFFSETS_SNAPSHOTS_MAX; i++) {
		struct offsets_snapshot *snapshot = &offsets->snapshots[i];
		*snapshot = (struct offsets_snapshot){.replace = OFFSETS_REPLACE_TRUNCATE,
						      .begun = true,
						      .rows = UINT64_C(1) << 63,
						      .bytes = UINT64_C(1) << 63,
						      .started_ms = UINT64_C(1) << 63,
						      .merging = true};
		memset(snapshot->schema, 's', sizeof snapshot->schema - 1);
		memset(snapshot->name, 'n', sizeof snapshot->name - 1);
		memset(snapshot->where, 'w', sizeof snapshot->where - 1);
		memset(snapshot->part_schema, 'p', sizeof snapshot->part_schema - 1);
		memset(snapshot->part_name, 'q', sizeof snapshot->part_name - 1);
	}
	offsets->snapshot_key_count = 1;
	offsets->snapshot_key_length = OFFSETS_KEY;
	memset(offsets->snapshot_key, 'k', OFFSETS_KEY - 1);
	offsets->snapshot_key[OFFSETS_KEY - 1] = '\0';
	offsets->snapshot_before_count = OFFSETS_BEFORE_MAX;
	for (int i = 0; i < OFFSETS_BEFORE_MAX; i++)
		offsets->snapshot_before[i] = INT64_MIN;
	offsets->snapshot_oid = UINT32_MAX;
	offsets->snapshot_key_kind = UINT64_C(1) << 63;
}

static inline const char *string_field(avro_value_t *record, const char *name)
{
	avro_value_t field;
	const char *text = NULL;

	assert_int_equal(avro_value_get_by_name(record, name, &field, NULL), 0);
	assert_int_equal(avro_value_get_string(&field, &text, NULL), 0);
	return text;
}

static inline int64_t long_field(avro_value_t *record, const char *name)
{
	avro_value_t field;
	int64_t value = 0;

	assert_int_equal(avro_value_get_by_name(record, name, &field, NULL), 0);
	assert_int_equal(avro_value_get_long(&field, &value), 0);
	return value;
}

#endif
