/* pgoutput messages that a server sent, against what was done there; and everything that can be wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "decode/pgoutput.h"

/* what pg_logical_slot_get_binary_changes() said: LSN, transaction, message in hex */
struct sent {
	uint64_t lsn;
	uint32_t xid;
	const char *data;
};

#include "vectors_pgoutput.h"

enum { SENT_COUNT = sizeof TEXT_FORM / sizeof *TEXT_FORM };
_Static_assert(sizeof TEXT_FORM == sizeof BINARY_FORM, "both forms hold the same messages");

/* The transactions of make_pgoutput_vectors.py in words. Values: t'text', b'hex', n null, u unchanged, # a long one. */
static const char *const TEXT_STORY[] = {
	"Begin",
	"Type mood public.mood",
	"Relation item public.item d +id:23/-1 -label:25/-1 -price:1700/786438 -mood:mood/-1",
	"I item after t'1' t'plum' t'12.50' t'happy'",
	"I item after t'-2' n n n",
	"Commit",
	"Begin",
	"U item after t'1' t'pl\xc3\xbcm' t'12.50' t'happy'",
	"Commit",
	"Begin",
	"U item K t'1' n n n after t'3' t'pl\xc3\xbcm' t'12.50' t'happy'",
	"Commit",
	"Begin",
	"D item K t'3' n n n",
	"Commit",
	"Begin",
	"Relation whole public.whole f +a:23/-1 +b:25/-1",
	"I whole after t'7' t''",
	"U whole O t'7' t'' after t'7' t'x'",
	"D whole O t'7' t'x'",
	"Commit",
	"Begin",
	"Relation bare public.bare d",
	"I bare after",
	"Commit",
	"Begin",
	"Relation toast public.toast d +id:23/-1 -big:25/-1 -n:23/-1",
	"I toast after t'1' #2500 t'1'",
	"U toast after t'1' u t'2'",
	"Commit",
	"Begin",
	"Type mood public.mood",
	"Relation item public.item d +id:23/-1 -label:25/-1 -price:1700/786438 -mood:mood/-1",
	"Relation whole public.whole f +a:23/-1 +b:25/-1",
	"Truncate cascade item whole",
	"Relation toast public.toast d +id:23/-1 -big:25/-1 -n:23/-1",
	"Truncate restart toast",
	"Commit",
	"Message now '' ''",
	"Begin",
	"Message in transaction 'sign' 'in \xc3\xa9'",
	"Commit",
	"Begin",
	"Origin 0/ABCD elsewhere",
	"Relation whole public.whole f +a:23/-1 +b:25/-1",
	"I whole after t'1' t'o'",
	"Commit",
};

/* where the binary form differs */
static const struct {
	size_t at;
	const char *line;
} BINARY_STORY[] = {
	{3, "I item after b'00000001' b'706c756d' b'0002000000000002000c1388' b'6861707079'"},
	{4, "I item after b'fffffffe' n n n"},
	{7, "U item after b'00000001' b'706cc3bc6d' b'0002000000000002000c1388' b'6861707079'"},
	{10, "U item K b'00000001' n n n after b'00000003' b'706cc3bc6d' b'0002000000000002000c1388' b'6861707079'"},
	{13, "D item K b'00000003' n n n"},
	{17, "I whole after b'00000007' b''"},
	{18, "U whole O b'00000007' b'' after b'00000007' b'78'"},
	{19, "D whole O b'00000007' b'78'"},
	{27, "I toast after b'00000001' #2500 b'00000001'"},
	{28, "U toast after b'00000001' u b'00000002'"},
	{45, "I whole after b'00000001' b'6f'"},
};

struct bytes {
	uint8_t *data; /* exactly as long as the message, so that a read past it is seen */
	size_t length;
};

static struct bytes from_hex(const char *hex)
{
	struct bytes bytes = {malloc(strlen(hex) / 2), strlen(hex) / 2};

	for (size_t i = 0; i < bytes.length; i++) {
		char digits[3] = {hex[2 * i], hex[2 * i + 1], 0};
		bytes.data[i] = (uint8_t)strtoul(digits, NULL, 16);
	}
	return bytes;
}

static const char *oid_name(uint32_t oid)
{
	static char number[16];

	switch (oid) {
	case ITEM:
		return "item";
	case WHOLE:
		return "whole";
	case BARE:
		return "bare";
	case TOAST:
		return "toast";
	case MOOD:
		return "mood";
	}
	snprintf(number, sizeof number, "%u", oid);
	return number;
}

static void tell_value(struct buffer *line, const struct pgoutput_value *value)
{
	buffer_add_char(line, ' ');
	if (value->length > 100) {
		buffer_printf(line, "#%u", value->length);
		return;
	}
	buffer_add_char(line, (char)value->form);
	if (value->form == PGOUTPUT_NULL || value->form == PGOUTPUT_UNCHANGED) {
		assert_null(value->bytes);
		return;
	}
	buffer_add_char(line, '\'');
	for (uint32_t i = 0; i < value->length; i++)
		buffer_printf(line, value->form == PGOUTPUT_TEXT ? "%c" : "%02x", value->bytes[i]);
	buffer_add_char(line, '\'');
}

static void tell_tuple(struct buffer *line, const struct pgoutput_tuple *tuple)
{
	for (uint16_t i = 0; i < tuple->count; i++)
		tell_value(line, &tuple->values[i]);
}

static void tell_relation(struct buffer *line, const struct pgoutput_relation *relation)
{
	buffer_printf(line, "Relation %s %s.%s %c", oid_name(relation->oid), relation->schema, relation->name,
		      relation->identity);
	for (uint16_t i = 0; i < relation->count; i++)
		buffer_printf(line, " %c%s:%s/%d", relation->columns[i].key ? '+' : '-', relation->columns[i].name,
			      oid_name(relation->columns[i].type_oid), (int)relation->columns[i].typmod);
}

static void tell_row(struct buffer *line, const struct pgoutput_message *message)
{
	buffer_printf(line, "%c %s", message->kind, oid_name(message->row.relation));
	if (message->row.old != PGOUTPUT_OLD_NONE) {
		buffer_printf(line, " %c", message->row.old);
		tell_tuple(line, &message->row.before);
	}
	if (message->kind != PGOUTPUT_DELETE) {
		buffer_add_string(line, " after");
		tell_tuple(line, &message->row.after);
	}
}

static void tell_truncate(struct buffer *line, const struct pgoutput_message *message)
{
	buffer_printf(line, "Truncate%s%s", message->truncate.cascade ? " cascade" : "",
		      message->truncate.restart ? " restart" : "");
	for (uint32_t i = 0; i < message->truncate.count; i++)
		buffer_printf(line, " %s", oid_name(message->truncate.relations[i]));
}

static void tell(struct buffer *line, const struct pgoutput_message *message)
{
	switch (message->kind) {
	case PGOUTPUT_BEGIN:
		buffer_add_string(line, "Begin");
		break;
	case PGOUTPUT_COMMIT:
		buffer_add_string(line, "Commit");
		break;
	case PGOUTPUT_ORIGIN:
		buffer_printf(line, "Origin 0/%X %s", (unsigned)message->origin.lsn, message->origin.name);
		break;
	case PGOUTPUT_RELATION:
		tell_relation(line, &message->relation);
		break;
	case PGOUTPUT_TYPE:
		buffer_printf(line, "Type %s %s.%s", oid_name(message->type.oid), message->type.schema,
			      message->type.name);
		break;
	case PGOUTPUT_INSERT:
	case PGOUTPUT_UPDATE:
	case PGOUTPUT_DELETE:
		tell_row(line, message);
		break;
	case PGOUTPUT_TRUNCATE:
		tell_truncate(line, message);
		break;
	case PGOUTPUT_MESSAGE:
		buffer_printf(line, "Message %s '%s' '%.*s'", message->message.transactional ? "in transaction" : "now",
			      message->message.prefix, (int)message->message.length,
			      (const char *)message->message.content);
		break;
	}
}

/* the numbers that differ from server to server: what SQL says beside each message */
static void check_numbers(const struct sent *sent, const struct pgoutput_message *message)
{
	static uint64_t final_lsn;
	static int64_t commit_time;

	if (message->kind == PGOUTPUT_BEGIN) {
		assert_int_equal(message->begin.xid, sent->xid);
		final_lsn = message->begin.final_lsn;
		commit_time = message->begin.commit_time;
	} else if (message->kind == PGOUTPUT_COMMIT) {
		assert_int_equal(message->commit.end_lsn, sent->lsn);
		assert_int_equal(message->commit.commit_lsn, final_lsn);
		assert_int_equal(message->commit.commit_time, commit_time);
	} else if (message->kind == PGOUTPUT_MESSAGE) {
		/* a transactional one stands at the end of its record, where the next one begins */
		assert_true(message->message.lsn >= sent->lsn - 64 * 1024 &&
			    message->message.lsn < sent->lsn + 64 * 1024);
	}
}

static void check_story(const struct sent *sent, const char *const *story)
{
	struct pgoutput_space *space = calloc(1, sizeof *space);

	for (size_t i = 0; i < SENT_COUNT; i++) {
		struct bytes bytes = from_hex(sent[i].data);
		struct pgoutput_message message;
		struct error error;
		struct buffer line = {0};
		assert_int_equal(pgoutput_decode(bytes.data, bytes.length, space, &message, &error), 0);
		tell(&line, &message);
		assert_string_equal(buffer_string(&line), story[i]);
		check_numbers(&sent[i], &message);
		buffer_fini(&line);
		free(bytes.data);
	}
	pgoutput_space_fini(space);
	free(space);
}

static void text_messages_say_what_was_done(void **state)
{
	(void)state;
	assert_int_equal(sizeof TEXT_STORY / sizeof *TEXT_STORY, SENT_COUNT);
	check_story(TEXT_FORM, TEXT_STORY);
}

static void binary_messages_say_the_same_in_binary(void **state)
{
	const char *story[SENT_COUNT];

	(void)state;
	memcpy(story, TEXT_STORY, sizeof story);
	for (size_t i = 0; i < sizeof BINARY_STORY / sizeof *BINARY_STORY; i++)
		story[BINARY_STORY[i].at] = BINARY_STORY[i].line;
	check_story(BINARY_FORM, story);
}

/* the message's pointers hold until the next call */
static int decode(const void *bytes, size_t length, struct pgoutput_message *message, struct error *error)
{
	static struct pgoutput_space space;

	pgoutput_space_fini(&space);
	memset(error, 0, sizeof *error);
	return pgoutput_decode(bytes, length, &space, message, error);
}

/* asserts that the message was understood whole, or refused for its bytes */
static bool decodes(const uint8_t *bytes, size_t length)
{
	struct pgoutput_message message;
	struct buffer line = {0};
	struct error error;

	if (decode(bytes, length, &message, &error) < 0) {
		assert_int_equal(error.code, ERROR_PROTOCOL);
		assert_non_null(strstr(error.text, "at byte "));
		return false;
	}
	/* reads every byte that the message points to */
	tell(&line, &message);
	buffer_fini(&line);
	return true;
}

static void a_message_cut_at_any_byte_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * SENT_COUNT; i++) {
		struct bytes whole = from_hex(i < SENT_COUNT ? TEXT_FORM[i].data : BINARY_FORM[i - SENT_COUNT].data);
		for (size_t length = 0; length < whole.length; length++) {
			uint8_t *cut = malloc(length ? length : 1);
			memcpy(cut, whole.data, length);
			assert_false(decodes(cut, length));
			free(cut);
		}
		free(whole.data);
	}
}

static void a_message_with_a_byte_too_many_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < SENT_COUNT; i++) {
		struct bytes whole = from_hex(TEXT_FORM[i].data);
		whole.data = realloc(whole.data, whole.length + 1);
		whole.data[whole.length] = 0;
		assert_false(decodes(whole.data, whole.length + 1));
		free(whole.data);
	}
}

static void any_damaged_byte_is_refused_or_still_a_message(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * SENT_COUNT; i++) {
		struct bytes whole = from_hex(i < SENT_COUNT ? TEXT_FORM[i].data : BINARY_FORM[i - SENT_COUNT].data);
		for (size_t at = 0; at < whole.length && at < 200; at++) {
			uint8_t old = whole.data[at];
			for (unsigned value = 0; value < 256; value++) {
				whole.data[at] = (uint8_t)value;
				decodes(whole.data, whole.length);
			}
			whole.data[at] = old;
		}
		free(whole.data);
	}
}

#define MESSAGE(literal) literal, sizeof(literal) - 1

static const struct {
	const char *bytes;
	size_t length;
	const char *error;
} REFUSED[] = {
	{MESSAGE(""), "pgoutput message without a type at byte 0"},
	{MESSAGE("S\0\0\0\1\1"), "pgoutput message of unknown type 0x53 at byte 0"},
	{MESSAGE("B\0\0\0"), "pgoutput Begin message: cut short at byte 1 of 4"},
	{MESSAGE("B01234567"
		 "01234567"
		 "0123"
		 "."),
	 "pgoutput Begin message: ends at byte 21 of 22"},
	{MESSAGE("C\1"
		 "01234567"
		 "01234567"
		 "01234567"),
	 "pgoutput Commit message: unknown flags 0x01 at byte 1"},
	{MESSAGE("O01234567name"), "pgoutput Origin message: cut short at byte 9 of 13"},
	{MESSAGE("I\0\0\0\1K\0\0"), "pgoutput Insert message: unknown tuple kind 0x4b at byte 5"},
	{MESSAGE("I\0\0\0\1N\0\1x"), "pgoutput Insert message: unknown column form 0x78 at byte 8"},
	{MESSAGE("I\0\0\0\1N\x06\x41"), "pgoutput Insert message: column count out of range 0x641 at byte 6"},
	{MESSAGE("I\0\0\0\1N\0\1t\xff\xff\xff\xff"), "pgoutput Insert message: cut short at byte 13 of 13"},
	{MESSAGE("I\0\0\0\1N\0\1t\0\0\0\2a"), "pgoutput Insert message: cut short at byte 13 of 14"},
	{MESSAGE("U\0\0\0\1O\0\0X\0\0"), "pgoutput Update message: unknown tuple kind 0x58 at byte 8"},
	{MESSAGE("U\0\0\0\1K\0\0"), "pgoutput Update message: cut short at byte 8 of 8"},
	{MESSAGE("D\0\0\0\1N\0\0"), "pgoutput Delete message: unknown tuple kind 0x4e at byte 5"},
	{MESSAGE("T\0\1\0\1\0"), "pgoutput Truncate message: relation count out of range 0x10001 at byte 1"},
	{MESSAGE("T\0\0\0\1\4\0\0\0\1"), "pgoutput Truncate message: unknown flags 0x04 at byte 5"},
	{MESSAGE("T\0\0\0\2\0\0\0\0\1"), "pgoutput Truncate message: cut short at byte 6 of 10"},
	{MESSAGE("M\2"
		 "01234567"
		 "p\0"
		 "\0\0\0\0"),
	 "pgoutput Message message: unknown flags 0x02 at byte 1"},
	{MESSAGE("M\1"
		 "01234567"
		 "p\0"
		 "\0\0\0\2c"),
	 "pgoutput Message message: cut short at byte 16 of 17"},
	{MESSAGE("Y\0\0\0\1s\0n"), "pgoutput Type message: cut short at byte 7 of 8"},
	{MESSAGE("R\0\0\0\1s\0n\0x\0\0"), "pgoutput Relation message: unknown replica identity 0x78 at byte 9"},
	{MESSAGE("R\0\0\0\1s\0n\0d\x06\x41"), "pgoutput Relation message: column count out of range 0x641 at byte 10"},
	{MESSAGE("R\0\0\0\1s\0n\0d\0\1\2c\0"
		 "0123"
		 "0123"),
	 "pgoutput Relation message: unknown flags 0x02 at byte 12"},
	{MESSAGE("R\0\0\0\1s\0n\0d\0\2\1c\0"
		 "0123"
		 "0123"),
	 "pgoutput Relation message: cut short at byte 23 of 23"},
};

static void an_error_names_message_offset_and_what_was_found(void **state)
{
	struct pgoutput_message message;
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
		assert_int_equal(decode(REFUSED[i].bytes, REFUSED[i].length, &message, &error), -1);
		assert_int_equal(error.code, ERROR_PROTOCOL);
		assert_string_equal(error.text, REFUSED[i].error);
	}
}

static void an_empty_namespace_is_pg_catalog(void **state)
{
	struct pgoutput_message message;
	struct error error;

	(void)state;
	assert_int_equal(decode(MESSAGE("Y\0\0\0\x17\0int4\0"), &message, &error), 0);
	assert_string_equal(message.type.schema, "pg_catalog");
	assert_string_equal(message.type.name, "int4");
}

static void a_tuple_of_1600_columns_is_read(void **state)
{
	uint8_t bytes[8 + PGOUTPUT_COLUMNS_MAX] = {'I', 0, 0, 0, 1, 'N', 0x06, 0x40};
	struct pgoutput_message message;
	struct error error;

	(void)state;
	memset(bytes + 8, 'n', PGOUTPUT_COLUMNS_MAX);
	assert_int_equal(decode(bytes, sizeof bytes, &message, &error), 0);
	assert_int_equal(message.row.after.count, PGOUTPUT_COLUMNS_MAX);
}

static void truncate_without_memory_is_an_error_and_none_at_all_needs_none(void **state)
{
	struct pgoutput_message message;
	struct error error;

	(void)state;
	memory_fail_after(0);
	assert_int_equal(decode(MESSAGE("T\0\0\0\1\0\0\0\0\1"), &message, &error), -1);
	assert_int_equal(error.code, ERROR_MEMORY);
	assert_int_equal(decode(MESSAGE("T\0\0\0\0\3"), &message, &error), 0);
	memory_fail_after(-1);
	assert_int_equal(message.truncate.count, 0);
	assert_true(message.truncate.cascade && message.truncate.restart);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_messages_say_what_was_done),
		cmocka_unit_test(binary_messages_say_the_same_in_binary),
		cmocka_unit_test(a_message_cut_at_any_byte_is_refused),
		cmocka_unit_test(a_message_with_a_byte_too_many_is_refused),
		cmocka_unit_test(any_damaged_byte_is_refused_or_still_a_message),
		cmocka_unit_test(an_error_names_message_offset_and_what_was_found),
		cmocka_unit_test(an_empty_namespace_is_pg_catalog),
		cmocka_unit_test(a_tuple_of_1600_columns_is_read),
		cmocka_unit_test(truncate_without_memory_is_an_error_and_none_at_all_needs_none),
	};

	return cmocka_run_group_tests_name("decode_pgoutput", tests, NULL, NULL);
}
