/* pgoutput's decoder: any bytes are a message or an error, and what a message points to is inside the input. */
#include "fuzz/input.h"

#include "decode/relation.h"

static struct pgoutput_space space;

static volatile uint32_t seen; /* so that what is read for the sanitizer's sake is read */

struct bounds {
	const uint8_t *start, *end;
};

static void string_inside(const struct bounds *bounds, const char *string)
{
	CHECK((const uint8_t *)string >= bounds->start && (const uint8_t *)string < bounds->end);
	CHECK(memchr(string, 0, (size_t)(bounds->end - (const uint8_t *)string)));
}

static void tuple_inside(const struct bounds *bounds, const struct pgoutput_tuple *tuple)
{
	CHECK(tuple->count <= PGOUTPUT_COLUMNS_MAX);
	for (uint32_t i = 0; i < tuple->count; i++) {
		const struct pgoutput_value *value = &tuple->values[i];

		if (value->form == PGOUTPUT_NULL || value->form == PGOUTPUT_UNCHANGED)
			continue;
		CHECK(value->form == PGOUTPUT_TEXT || value->form == PGOUTPUT_BINARY);
		CHECK(value->bytes >= bounds->start && value->length <= (size_t)(bounds->end - value->bytes));
	}
}

static void relation_inside(const struct bounds *bounds, const struct pgoutput_relation *relation)
{
	CHECK(relation->count <= PGOUTPUT_COLUMNS_MAX);
	if (*relation->schema && strcmp(relation->schema, "pg_catalog") != 0)
		string_inside(bounds, relation->schema);
	string_inside(bounds, relation->name);
	for (uint32_t i = 0; i < relation->count; i++)
		string_inside(bounds, relation->columns[i].name);
}

static void row_inside(const struct bounds *bounds, const struct pgoutput_message *message)
{
	if (message->row.old != PGOUTPUT_OLD_NONE)
		tuple_inside(bounds, &message->row.before);
	if (message->kind != PGOUTPUT_DELETE)
		tuple_inside(bounds, &message->row.after);
}

static void message_inside(const struct bounds *bounds, const struct pgoutput_message *message)
{
	switch (message->kind) {
	case PGOUTPUT_ORIGIN:
		string_inside(bounds, message->origin.name);
		break;
	case PGOUTPUT_RELATION:
		relation_inside(bounds, &message->relation);
		break;
	case PGOUTPUT_TYPE:
		string_inside(bounds, message->type.name);
		break;
	case PGOUTPUT_INSERT:
	case PGOUTPUT_UPDATE:
	case PGOUTPUT_DELETE:
		row_inside(bounds, message);
		break;
	case PGOUTPUT_TRUNCATE:
		CHECK(message->truncate.count <= PGOUTPUT_TRUNCATE_MAX);
		for (uint32_t i = 0; i < message->truncate.count; i++)
			seen = message->truncate.relations[i];
		break;
	case PGOUTPUT_MESSAGE:
		string_inside(bounds, message->message.prefix);
		CHECK(message->message.length <= (size_t)(bounds->end - message->message.content));
		break;
	case PGOUTPUT_BEGIN:
	case PGOUTPUT_COMMIT:
		break;
	}
}

/* a Relation message as the cache keeps it */
static void relation_kept(const struct pgoutput_relation *shape)
{
	struct relation_cache cache;
	struct relation *replaced;
	struct error error;

	relation_cache_init(&cache, 2);
	struct relation *kept = relation_cache_put(&cache, shape, &replaced, &error);
	CHECK(kept && !replaced && relation_cache_get(&cache, shape->oid) == kept);
	CHECK(strcmp(kept->shape.name, shape->name) == 0 && kept->shape.count == shape->count);
	for (uint32_t i = 0; i < shape->count; i++)
		CHECK(strcmp(kept->shape.columns[i].name, shape->columns[i].name) == 0);
	relation_cache_fini(&cache);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct reader in = reader_over(bytes, length);
	const struct bounds bounds = {bytes, bytes + length};
	struct pgoutput_message message;
	struct error error = {0};

	if (pgoutput_decode(bytes, length, &space, &message, &error) < 0) {
		CHECK(error.code == ERROR_PROTOCOL && error.text[0]);
		return 0;
	}
	CHECK(reader_u8(&in) == message.kind);
	message_inside(&bounds, &message);
	if (message.kind == PGOUTPUT_RELATION)
		relation_kept(&message.relation);
	return 0;
}
