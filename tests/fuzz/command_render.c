/* Avro bodies as JSON for people: any bytes under a schema of ours are JSON or an error.
 *
 *	Byte schema, the body
 */
#include "fuzz/input.h"

#include <avro.h>
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

enum { SCHEMAS = 5, ALLOCATION_MAX = 1 << 16 /* bytes; inputs have 4 kB */ };

/* libavro asks for as much memory as lengths in its input say, takes no for an answer, and loses some of what it has when it refuses a
 * body: so its blocks are known, and what is left of them after an input is freed */
struct block {
	_Alignas(16) struct block *next, **link;
};

static struct block *blocks;

static void block_link(struct block *block)
{
	if ((block->next = blocks))
		blocks->link = &block->next;
	block->link = &blocks;
	blocks = block;
}

static void block_unlink(struct block *block)
{
	if ((*block->link = block->next))
		block->next->link = block->link;
}

static void *allocate(void *context, void *old, size_t old_size, size_t size)
{
	struct block *block = old ? (struct block *)old - 1 : NULL;

	(void)context;
	(void)old_size;
	if (size > ALLOCATION_MAX)
		return NULL;
	if (block)
		block_unlink(block);
	if (!size) {
		free(block);
		return NULL;
	}
	block = realloc(block, sizeof *block + size);
	CHECK(block);
	block_link(block);
	return block + 1;
}

static void blocks_free(void)
{
	while (blocks) {
		struct block *block = blocks;
		block_unlink(block);
		free(block);
	}
}

static struct render *render_of(uint8_t schema)
{
	const char *const schemas[SCHEMAS] = {EVERY, schema_fixed("dead-letter"), schema_fixed("parked"),
					      schema_fixed("offsets"), schema_fixed("message")};
	struct error error;
	struct render *render = render_new(schemas[schema % SCHEMAS], &error);

	CHECK(render);
	return render;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	struct buffer out = {0};
	struct error error = {0};
	size_t length;

	avro_strerror(); /* what is kept for a thread's errors is not the input's */
	avro_set_allocator(allocate, NULL);
	struct render *render = render_of(reader_u8(&in));
	uint8_t *body = input_take(&in, size, false, &length);
	if (render_body(render, body, length, &out, &error) < 0) {
		CHECK(error.code == ERROR_PROTOCOL && error.text[0] && out.length == 0);
	} else {
		json_t *json = json_loadb(out.data, out.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
		CHECK(json);
		json_decref(json);
	}
	render_free(render);
	blocks_free();
	buffer_fini(&out);
	free(body);
	return 0;
}
