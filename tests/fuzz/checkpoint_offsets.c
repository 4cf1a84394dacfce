/* Offsets records from any bytes: what is read has ended strings and bounded lists, and written and read again it is
 * the same, as libavro reads it, too. */
#include "fuzz/avro_bytes.h"

#include <errno.h>

#include "checkpoint/offsets.h"

static const char *offsets_schema(void)
{
#define FIXED(name, json) {name, json},
	static const struct {
		const char *name, *json;
	} schemas[] = {
#include "schema/fixed.inc"
	};
#undef FIXED

	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
		if (strcmp(schemas[i].name, "offsets") == 0)
			return schemas[i].json;
	return NULL;
}

static void text_ends(const char *text, size_t size)
{
	CHECK(memchr(text, 0, size));
}

static void key_ends(const struct offsets *offsets)
{
	const char *key = offsets->snapshot_key;
	uint32_t nuls = 0;

	CHECK(offsets->snapshot_key_length <= OFFSETS_KEY);
	for (uint32_t i = 0; i < offsets->snapshot_key_length; i++)
		nuls += key[i] == '\0';
	CHECK(nuls == offsets->snapshot_key_count);
	CHECK(!nuls || key[offsets->snapshot_key_length - 1] == '\0');
}

static void snapshots_bounded(const struct offsets *offsets)
{
	CHECK(offsets->snapshot_count <= OFFSETS_SNAPSHOTS_MAX);
	CHECK(offsets->snapshot_tables <= INT32_MAX && offsets->snapshot_tables_done <= INT32_MAX);
	for (uint32_t i = 0; i < offsets->snapshot_count; i++) {
		const struct offsets_snapshot *snapshot = &offsets->snapshots[i];

		text_ends(snapshot->schema, sizeof snapshot->schema);
		text_ends(snapshot->name, sizeof snapshot->name);
		text_ends(snapshot->where, sizeof snapshot->where);
		text_ends(snapshot->part_schema, sizeof snapshot->part_schema);
		text_ends(snapshot->part_name, sizeof snapshot->part_name);
		CHECK((unsigned)snapshot->replace <= OFFSETS_REPLACE_MERGE);
	}
	key_ends(offsets);
	CHECK(offsets->snapshot_before_count <= OFFSETS_BEFORE_MAX);
}

static void bounded(const struct offsets *offsets)
{
	CHECK(offsets->gap_count <= OFFSETS_GAPS_MAX && offsets->parked_count <= OFFSETS_PARKED_MAX);
	CHECK(offsets->version_count <= OFFSETS_VERSIONS_MAX);
	text_ends(offsets->instance_id, sizeof offsets->instance_id);
	text_ends(offsets->slot, sizeof offsets->slot);
	text_ends(offsets->system_identifier, sizeof offsets->system_identifier);
	for (uint32_t i = 0; i < offsets->gap_count; i++)
		text_ends(offsets->gaps[i].reason, sizeof offsets->gaps[i].reason);
	for (uint32_t i = 0; i < offsets->parked_count; i++) {
		text_ends(offsets->parked[i].topic, sizeof offsets->parked[i].topic);
		CHECK((unsigned)offsets->parked[i].reason < OFFSETS_REASONS);
	}
	for (uint32_t i = 0; i < offsets->version_count; i++)
		text_ends(offsets->versions[i].topic, sizeof offsets->versions[i].topic);
	snapshots_bounded(offsets);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct avro_bytes avro;
	static struct offsets offsets, again, copy;
	static uint8_t written[OFFSETS_SIZE_MAX], rewritten[OFFSETS_SIZE_MAX];
	struct error error = {0};

	if (!avro.schema)
		avro_bytes_init(&avro, offsets_schema());
	if (offsets_decode(bytes, length, &offsets, &error) < 0) {
		CHECK((error.code == ERROR_PROTOCOL || error.code == ERROR_CONFIG) && error.text[0]);
		return 0;
	}
	bounded(&offsets);
	size_t size = offsets_encode(&offsets, 3, written);
	avro_bytes_check(&avro, written + 5, size - 5, true);
	CHECK(offsets_decode(written, size, &again, &error) == 0);
	offsets_copy(&copy, &again);
	CHECK(offsets_encode(&copy, 3, rewritten) == size && memcmp(written, rewritten, size) == 0);
	return 0;
}
