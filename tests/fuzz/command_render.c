/* Avro bodies as JSON for people: any bytes under a schema of ours are JSON or an error.
 *
 *	Byte schema, the body
 */
#include "fuzz/input.h"

#include <jansson.h>

#include "command/render.h"
#include "schema/schema.h"

/* every type, plain and logical, that an event's schema may have */
#define EVERY                                                                                                     \
	"{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":[\"null\",\"boolean\"]},"       \
	"{\"name\":\"b\",\"type\":{\"type\":\"int\",\"logicalType\":\"date\"}},"                                  \
	"{\"name\":\"c\",\"type\":{\"type\":\"long\",\"logicalType\":\"time-micros\"}},"                          \
	"{\"name\":\"d\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}},"                     \
	"{\"name\":\"e\",\"type\":{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}},"               \
	"{\"name\":\"f\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":3}}," \
	"{\"name\":\"g\",\"type\":\"double\"},{\"name\":\"h\",\"type\":\"float\"},"                               \
	"{\"name\":\"i\",\"type\":{\"type\":\"array\",\"items\":[\"null\",\"string\"]}},"                         \
	"{\"name\":\"j\",\"type\":{\"type\":\"map\",\"values\":[\"null\",\"string\"]}},"                          \
	"{\"name\":\"k\",\"type\":{\"type\":\"string\",\"logicalType\":\"uuid\"}},"                               \
	"{\"name\":\"l\",\"type\":[\"null\",{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"R\"}}]}]}"

enum { SCHEMAS = 5 };

static struct render *renders[SCHEMAS];

static void start(void)
{
	const char *const schemas[SCHEMAS] = {EVERY, schema_fixed("dead-letter"), schema_fixed("parked"),
					      schema_fixed("offsets"), schema_fixed("message")};
	struct error error;

	for (size_t i = 0; i < SCHEMAS; i++) {
		renders[i] = render_new(schemas[i], &error);
		CHECK(renders[i]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	struct buffer out = {0};
	struct error error = {0};
	size_t length;

	if (!renders[0])
		start();
	struct render *render = renders[reader_u8(&in) % SCHEMAS];
	uint8_t *body = input_take(&in, size, false, &length);
	if (render_body(render, body, length, &out, &error) < 0) {
		CHECK(error.code == ERROR_PROTOCOL && error.text[0] && out.length == 0);
	} else {
		json_t *json = json_loadb(out.data, out.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
		CHECK(json);
		json_decref(json);
	}
	buffer_fini(&out);
	free(body);
	return 0;
}
