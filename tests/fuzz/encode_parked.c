/* Parked records from any bytes: what is taken is Avro of schemas/parked.avsc for libavro, too, and is put back with
 * its bytes. */
#include "fuzz/avro_bytes.h"

#include <errno.h>

#include "encode/parked.h"
#include "schema/schema.h"

static struct avro_bytes avro;
static struct batch *batch;
static struct topic topic = {.name = "shop.public.orders", .index = 1, .partitions = 7};

static void part_inside(const struct parked_bytes *part, const uint8_t *bytes, size_t length)
{
	if (part->bytes)
		CHECK(part->bytes >= bytes && part->length <= (size_t)(bytes + length - part->bytes));
	else
		CHECK(part->length == 0);
}

static void replayed_check(const uint8_t *bytes, uint32_t length, const struct parked_bytes *part, uint32_t id)
{
	struct reader in = reader_over(bytes, length);

	CHECK(length == 5 + part->length && reader_u8(&in) == 0 && reader_u32(&in) == id);
	CHECK(memcmp(bytes + 5, part->bytes, part->length) == 0);
}

static void replay(const struct parked_record *parked)
{
	batch_reset(batch);
	CHECK(batch_grow(batch, (size_t)parked->key.length + parked->value.length + 10) == 0);
	CHECK(parked_replay(batch, &topic, parked, 7, 8) && batch->record_count == 1);
	const struct record *record = &batch->records[0];
	CHECK(record->partition == RECORD_ALL_PARTITIONS || record->partition < topic.partitions);
	CHECK((record->key_length == RECORD_NULL) == !parked->key.bytes);
	CHECK((record->value_length == RECORD_NULL) == !parked->value.bytes);
	if (parked->key.bytes)
		replayed_check(batch->bytes + record->key, record->key_length, &parked->key, 7);
	if (parked->value.bytes)
		replayed_check(batch->bytes + record->value, record->value_length, &parked->value, 8);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct parked_record parked;
	struct error error = {0};

	if (!batch) {
		avro_bytes_init(&avro, schema_fixed("parked"));
		batch = batch_new(1, 10);
		CHECK(batch);
	}
	if (parked_decode(bytes, length, &parked, &error) < 0) {
		CHECK(error.code == ERROR_PROTOCOL && error.text[0]);
		return 0;
	}
	part_inside(&parked.topic, bytes, length);
	part_inside(&parked.reason, bytes, length);
	part_inside(&parked.key, bytes, length);
	part_inside(&parked.value, bytes, length);
	part_inside(&parked.schema, bytes, length);
	avro_bytes_check(&avro, bytes + 5, length - 5, false);
	if (!parked.schema.bytes)
		replay(&parked);
	return 0;
}
