/* Avro bytes by libavro: read whole against a schema's JSON, written again. */
#ifndef FUZZ_AVRO_BYTES_H
#define FUZZ_AVRO_BYTES_H

#include "fuzz/input.h"

#include <avro.h>

struct avro_bytes {
	avro_schema_t schema;
	avro_value_iface_t *class;
	avro_value_t value;
};

static inline void avro_bytes_init(struct avro_bytes *avro, const char *json)
{
	if (avro_schema_from_json_length(json, strlen(json), &avro->schema) != 0) {
		fprintf(stderr, "libavro: %s\n%s\n", avro_strerror(), json);
		CHECK(!"libavro takes the schema");
	}
	avro->class = avro_generic_class_from_schema(avro->schema);
	CHECK(avro->class && avro_generic_value_new(avro->class, &avro->value) == 0);
}

static inline void avro_bytes_fini(struct avro_bytes *avro)
{
	avro_value_decref(&avro->value);
	avro_value_iface_decref(avro->class);
	avro_schema_decref(avro->schema);
}

/* all of the bytes are one value; exact: it is written again with the same ones */
static inline void avro_bytes_check(struct avro_bytes *avro, const uint8_t *bytes, size_t length, bool exact)
{
	avro_reader_t reader = avro_reader_memory((const char *)bytes, (int64_t)length);
	size_t size = 0;

	CHECK(reader && avro_value_reset(&avro->value) == 0);
	if (avro_value_read(reader, &avro->value) != 0) {
		fprintf(stderr, "libavro: %s\n", avro_strerror());
		CHECK(!"libavro reads the bytes");
	}
	CHECK(avro_read(reader, &(char){0}, 1) == ENOSPC); /* nothing is left */
	avro_reader_free(reader);
	CHECK(avro_value_sizeof(&avro->value, &size) == 0 && (!exact || size == length));
	if (!exact)
		return;
	char *again = malloc(size + 1);
	avro_writer_t writer = avro_writer_memory(again, (int64_t)size);
	CHECK(again && writer && avro_value_write(writer, &avro->value) == 0);
	CHECK(memcmp(again, bytes, size) == 0);
	avro_writer_free(writer);
	free(again);
}

#endif
