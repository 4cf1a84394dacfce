/* pgoutput, protocol version 1: one small function a message, each drawn on top as the protocol chapter lays it out.
 * The functions read on past what is wrong (the reader's error is sticky); pgoutput_decode() checks once at the end.
 */
#include "decode/pgoutput.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "base/reader.h"

struct parse {
	struct reader in;
	struct pgoutput_space *space;
	const char *wrong; /* what was refused; NULL: nothing, the message is short if the reader failed */
	uint32_t value;    /* of what was refused */
	bool memory;       /* no memory */
};

/* the last `width` bytes hold a value that the protocol does not allow */
static void parse_refuse(struct parse *parse, size_t width, const char *wrong, uint32_t value)
{
	if (parse->in.failed)
		return;
	parse->in.at -= width;
	parse->in.failed = true;
	parse->wrong = wrong;
	parse->value = value;
}

static uint8_t parse_flags(struct parse *parse, uint8_t allowed)
{
	uint8_t flags = reader_u8(&parse->in);

	if (flags & ~allowed)
		parse_refuse(parse, 1, "unknown flags", flags);
	return flags;
}

/* a namespace: empty for pg_catalog */
static const char *parse_schema(struct parse *parse)
{
	const char *schema = reader_string(&parse->in);

	return schema && !*schema ? "pg_catalog" : schema;
}

/* Int8 form; for 't' and 'b' Int32 length, Byten; false: an unknown form, or the end */
static inline bool read_value(struct reader *in, struct pgoutput_value *value)
{
	uint8_t form = reader_u8(in);

	value->bytes = NULL;
	value->length = 0;
	value->form = form;
	if (form == PGOUTPUT_NULL || form == PGOUTPUT_UNCHANGED)
		return true;
	if (form != PGOUTPUT_TEXT && form != PGOUTPUT_BINARY)
		return false;
	value->length = reader_u32(in);
	value->bytes = reader_bytes(in, value->length);
	return !in->failed;
}

/* TupleData: Int16 columns, then the values. The reader is copied, so that it stays in registers. */
static void parse_tuple(struct parse *parse, struct pgoutput_value *values, struct pgoutput_tuple *tuple)
{
	uint16_t i = 0, count = reader_u16(&parse->in);

	tuple->count = count;
	tuple->values = values;
	if (count > PGOUTPUT_COLUMNS_MAX) {
		parse_refuse(parse, 2, "column count out of range", count);
		return;
	}
	struct reader in = parse->in;
	while (i < count && read_value(&in, &values[i]))
		i++;
	parse->in = in;
	if (i < count)
		parse_refuse(parse, 1, "unknown column form", values[i].form);
}

/* Begin: Int64 final LSN, Int64 commit time, Int32 xid */
static void parse_begin(struct parse *parse, struct pgoutput_message *message)
{
	message->begin.final_lsn = reader_u64(&parse->in);
	message->begin.commit_time = (int64_t)reader_u64(&parse->in);
	message->begin.xid = reader_u32(&parse->in);
}

/* Commit: Int8 flags (0), Int64 commit LSN, Int64 end LSN, Int64 commit time */
static void parse_commit(struct parse *parse, struct pgoutput_message *message)
{
	parse_flags(parse, 0);
	message->commit.commit_lsn = reader_u64(&parse->in);
	message->commit.end_lsn = reader_u64(&parse->in);
	message->commit.commit_time = (int64_t)reader_u64(&parse->in);
}

/* Origin: Int64 LSN of the commit at the origin, String name */
static void parse_origin(struct parse *parse, struct pgoutput_message *message)
{
	message->origin.lsn = reader_u64(&parse->in);
	message->origin.name = reader_string(&parse->in);
}

/* Int8 flags (1: part of the key), String name, Int32 type, Int32 typmod */
static void parse_column(struct parse *parse, struct pgoutput_column *column)
{
	column->key = parse_flags(parse, 1) & 1;
	column->name = reader_string(&parse->in);
	column->type_oid = reader_u32(&parse->in);
	column->typmod = (int32_t)reader_u32(&parse->in);
}

/* Relation: Int32 OID, String namespace, String name, Int8 replica identity, Int16 columns, then the columns */
static void parse_relation(struct parse *parse, struct pgoutput_message *message)
{
	struct pgoutput_relation *relation = &message->relation;

	relation->oid = reader_u32(&parse->in);
	relation->schema = parse_schema(parse);
	relation->name = reader_string(&parse->in);
	relation->identity = (char)reader_u8(&parse->in);
	if (!memchr("dnfi", relation->identity, 4))
		parse_refuse(parse, 1, "unknown replica identity", (uint8_t)relation->identity);
	relation->count = reader_u16(&parse->in);
	if (relation->count > PGOUTPUT_COLUMNS_MAX)
		parse_refuse(parse, 2, "column count out of range", relation->count);
	for (uint16_t i = 0; i < relation->count && !parse->in.failed; i++)
		parse_column(parse, &parse->space->columns[i]);
	relation->columns = parse->space->columns;
}

/* Type: Int32 OID, String namespace, String name */
static void parse_type(struct parse *parse, struct pgoutput_message *message)
{
	message->type.oid = reader_u32(&parse->in);
	message->type.schema = parse_schema(parse);
	message->type.name = reader_string(&parse->in);
}

static void parse_new_tuple(struct parse *parse, struct pgoutput_message *message, uint8_t mark)
{
	if (mark != 'N')
		parse_refuse(parse, 1, "unknown tuple kind", mark);
	parse_tuple(parse, parse->space->after, &message->row.after);
}

static void parse_old_tuple(struct parse *parse, struct pgoutput_message *message, uint8_t mark)
{
	if (mark != PGOUTPUT_OLD_KEY && mark != PGOUTPUT_OLD_FULL)
		parse_refuse(parse, 1, "unknown tuple kind", mark);
	message->row.old = mark;
	parse_tuple(parse, parse->space->before, &message->row.before);
}

/* Insert: Int32 relation, 'N', TupleData */
static void parse_insert(struct parse *parse, struct pgoutput_message *message)
{
	message->row.relation = reader_u32(&parse->in);
	parse_new_tuple(parse, message, reader_u8(&parse->in));
}

/* Update: Int32 relation, optionally 'K' or 'O' and TupleData, then 'N', TupleData */
static void parse_update(struct parse *parse, struct pgoutput_message *message)
{
	message->row.relation = reader_u32(&parse->in);
	uint8_t mark = reader_u8(&parse->in);
	if (mark != 'N') {
		parse_old_tuple(parse, message, mark);
		mark = reader_u8(&parse->in);
	}
	parse_new_tuple(parse, message, mark);
}

/* Delete: Int32 relation, 'K' or 'O', TupleData */
static void parse_delete(struct parse *parse, struct pgoutput_message *message)
{
	message->row.relation = reader_u32(&parse->in);
	parse_old_tuple(parse, message, reader_u8(&parse->in));
}

static uint32_t *space_relations(struct pgoutput_space *space, uint32_t count)
{
	if (count > space->relations_size) {
		uint32_t *grown = memory_resize(space->relations, count * sizeof *grown);
		if (!grown)
			return NULL;
		space->relations = grown;
		space->relations_size = count;
	}
	return space->relations;
}

/* Truncate: Int32 relations, Int8 options (1 CASCADE, 2 RESTART IDENTITY), Int32 OID each */
static void parse_truncate(struct parse *parse, struct pgoutput_message *message)
{
	uint32_t count = reader_u32(&parse->in);

	if (count > PGOUTPUT_TRUNCATE_MAX)
		parse_refuse(parse, 4, "relation count out of range", count);
	uint8_t options = parse_flags(parse, 3);
	message->truncate.cascade = options & 1;
	message->truncate.restart = options & 2;
	struct reader oids = parse->in;
	/* the bytes are there before memory is asked for */
	if (!reader_bytes(&parse->in, (size_t)count * 4) || !count)
		return;
	uint32_t *relations = space_relations(parse->space, count);
	if (!relations) {
		parse->memory = true;
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		relations[i] = reader_u32(&oids);
	message->truncate.count = count;
	message->truncate.relations = relations;
}

/* Message: Int8 flags (1: transactional), Int64 LSN, String prefix, Int32 length, Byten content */
static void parse_message(struct parse *parse, struct pgoutput_message *message)
{
	message->message.transactional = parse_flags(parse, 1) & 1;
	message->message.lsn = reader_u64(&parse->in);
	message->message.prefix = reader_string(&parse->in);
	message->message.length = reader_u32(&parse->in);
	message->message.content = reader_bytes(&parse->in, message->message.length);
}

/* false: no such message */
static inline bool parse_body(struct parse *parse, struct pgoutput_message *message)
{
	switch (message->kind) {
	case PGOUTPUT_BEGIN:
		parse_begin(parse, message);
		return true;
	case PGOUTPUT_COMMIT:
		parse_commit(parse, message);
		return true;
	case PGOUTPUT_ORIGIN:
		parse_origin(parse, message);
		return true;
	case PGOUTPUT_RELATION:
		parse_relation(parse, message);
		return true;
	case PGOUTPUT_TYPE:
		parse_type(parse, message);
		return true;
	case PGOUTPUT_INSERT:
		parse_insert(parse, message);
		return true;
	case PGOUTPUT_UPDATE:
		parse_update(parse, message);
		return true;
	case PGOUTPUT_DELETE:
		parse_delete(parse, message);
		return true;
	case PGOUTPUT_TRUNCATE:
		parse_truncate(parse, message);
		return true;
	case PGOUTPUT_MESSAGE:
		parse_message(parse, message);
		return true;
	}
	return false;
}

static const char *kind_name(enum pgoutput_kind kind)
{
	switch (kind) {
	case PGOUTPUT_BEGIN:
		return "Begin";
	case PGOUTPUT_COMMIT:
		return "Commit";
	case PGOUTPUT_ORIGIN:
		return "Origin";
	case PGOUTPUT_RELATION:
		return "Relation";
	case PGOUTPUT_TYPE:
		return "Type";
	case PGOUTPUT_INSERT:
		return "Insert";
	case PGOUTPUT_UPDATE:
		return "Update";
	case PGOUTPUT_DELETE:
		return "Delete";
	case PGOUTPUT_TRUNCATE:
		return "Truncate";
	case PGOUTPUT_MESSAGE:
		return "Message";
	}
	return "unknown";
}

static int parse_error(const struct parse *parse, enum pgoutput_kind kind, struct error *error)
{
	const char *name = kind_name(kind);
	size_t offset = reader_offset(&parse->in);
	size_t length = (size_t)(parse->in.end - parse->in.start);

	if (parse->memory)
		return error_set(error, ERROR_MEMORY, "no memory for a pgoutput %s message of %zu bytes", name, length);
	if (parse->wrong)
		return error_set(error, ERROR_PROTOCOL, "pgoutput %s message: %s 0x%02x at byte %zu", name,
				 parse->wrong, (unsigned)parse->value, offset);
	if (parse->in.failed)
		return error_set(error, ERROR_PROTOCOL, "pgoutput %s message: cut short at byte %zu of %zu", name,
				 offset, length);
	return error_set(error, ERROR_PROTOCOL, "pgoutput %s message: ends at byte %zu of %zu", name, offset, length);
}

int pgoutput_decode(const void *bytes, size_t length, struct pgoutput_space *space, struct pgoutput_message *message,
		    struct error *error)
{
	struct parse parse = {.in = reader_over(bytes, length), .space = space};

	assert(bytes && space && message);
	if (length == 0)
		return error_set(error, ERROR_PROTOCOL, "pgoutput message without a type at byte 0");
	memset(message, 0, sizeof *message);
	message->kind = reader_u8(&parse.in);
	if (!parse_body(&parse, message))
		return error_set(error, ERROR_PROTOCOL, "pgoutput message of unknown type 0x%02x at byte 0",
				 (unsigned)message->kind);
	if (parse.memory || parse.in.failed || reader_left(&parse.in))
		return parse_error(&parse, message->kind, error);
	return 0;
}

void pgoutput_space_fini(struct pgoutput_space *space)
{
	memory_free(space->relations);
	space->relations = NULL;
	space->relations_size = 0;
}
