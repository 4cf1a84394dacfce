/* Writes pgoutput messages as a server would, for tests: an independent reading of PostgreSQL's "Logical Replication Message
 * Formats". Text tuples only. */
#ifndef TESTS_PGOUTPUT_WRITER_H
#define TESTS_PGOUTPUT_WRITER_H

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

struct wire {
	uint8_t bytes[4096];
	size_t length;
};

static inline void wire_put(struct wire *wire, uint64_t value, int bytes)
{
	while (bytes-- > 0)
		wire->bytes[wire->length++] = (uint8_t)(value >> (8 * bytes));
}

static inline void wire_text(struct wire *wire, const char *text)
{
	memcpy(wire->bytes + wire->length, text, strlen(text) + 1);
	wire->length += strlen(text) + 1;
}

static inline struct wire wire_begin(uint64_t final_lsn, int64_t time, uint32_t xid)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'B', 1);
	wire_put(&wire, final_lsn, 8);
	wire_put(&wire, (uint64_t)time, 8);
	wire_put(&wire, xid, 4);
	return wire;
}

static inline struct wire wire_commit(uint64_t commit_lsn, uint64_t end_lsn, int64_t time)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'C', 1);
	wire_put(&wire, 0, 1);
	wire_put(&wire, commit_lsn, 8);
	wire_put(&wire, end_lsn, 8);
	wire_put(&wire, (uint64_t)time, 8);
	return wire;
}

static inline struct wire wire_origin(uint64_t lsn, const char *name)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'O', 1);
	wire_put(&wire, lsn, 8);
	wire_text(&wire, name);
	return wire;
}

/* columns: name, type OID pairs ended by NULL; the first is the key */
static inline struct wire wire_relation(uint32_t oid, const char *schema, const char *name, ...)
{
	struct wire wire = {.length = 0};
	va_list columns;
	uint16_t count = 0;

	wire_put(&wire, 'R', 1);
	wire_put(&wire, oid, 4);
	wire_text(&wire, schema);
	wire_text(&wire, name);
	wire_put(&wire, 'd', 1);
	size_t count_at = wire.length;
	wire_put(&wire, 0, 2);
	va_start(columns, name);
	for (const char *column; (column = va_arg(columns, const char *)); count++) {
		wire_put(&wire, count == 0, 1);
		wire_text(&wire, column);
		wire_put(&wire, va_arg(columns, uint32_t), 4);
		wire_put(&wire, UINT32_MAX, 4);
	}
	va_end(columns);
	wire.bytes[count_at] = (uint8_t)(count >> 8);
	wire.bytes[count_at + 1] = (uint8_t)count;
	return wire;
}

/* a TOAST value that the change did not touch */
static const char wire_unchanged[] = "";

/* text values; NULL is SQL's */
static inline void wire_tuple(struct wire *wire, int count, const char *const *values)
{
	wire_put(wire, (uint64_t)count, 2);
	for (int i = 0; i < count; i++) {
		wire_put(wire, !values[i] ? 'n' : values[i] == wire_unchanged ? 'u' : 't', 1);
		if (!values[i] || values[i] == wire_unchanged)
			continue;
		wire_put(wire, strlen(values[i]), 4);
		memcpy(wire->bytes + wire->length, values[i], strlen(values[i]));
		wire->length += strlen(values[i]);
	}
}

static inline struct wire wire_insert(uint32_t oid, int count, const char *const *values)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'I', 1);
	wire_put(&wire, oid, 4);
	wire_put(&wire, 'N', 1);
	wire_tuple(&wire, count, values);
	return wire;
}

/* before NULL: no old tuple */
static inline struct wire wire_update(uint32_t oid, int count, const char *const *before, const char *const *after)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'U', 1);
	wire_put(&wire, oid, 4);
	if (before) {
		wire_put(&wire, 'K', 1);
		wire_tuple(&wire, count, before);
	}
	wire_put(&wire, 'N', 1);
	wire_tuple(&wire, count, after);
	return wire;
}

static inline struct wire wire_delete(uint32_t oid, int count, const char *const *before)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'D', 1);
	wire_put(&wire, oid, 4);
	wire_put(&wire, 'K', 1);
	wire_tuple(&wire, count, before);
	return wire;
}

static inline struct wire wire_truncate(int count, const uint32_t *oids)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'T', 1);
	wire_put(&wire, (uint64_t)count, 4);
	wire_put(&wire, 0, 1);
	for (int i = 0; i < count; i++)
		wire_put(&wire, oids[i], 4);
	return wire;
}

static inline struct wire wire_message(int transactional, uint64_t lsn, const char *prefix, const char *content)
{
	struct wire wire = {.length = 0};
	wire_put(&wire, 'M', 1);
	wire_put(&wire, (uint64_t)transactional, 1);
	wire_put(&wire, lsn, 8);
	wire_text(&wire, prefix);
	wire_put(&wire, strlen(content), 4);
	memcpy(wire.bytes + wire.length, content, strlen(content));
	wire.length += strlen(content);
	return wire;
}

#endif
