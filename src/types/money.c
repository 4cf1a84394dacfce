/* money: decimal(19, 2), from the text under lc_monetary C or from the cents. All values fit. */
#include <inttypes.h>
#include <stdio.h>

#include "types/big.h"
#include "types/family.h"

enum { MONEY_PRECISION = 19, MONEY_SCALE = 2 };
enum { GROUP = 3 }; /* digits between commas */

/* ddd.dd to cents: at most 92233720368547758.08, and that only below zero; every comma where cash_out puts it */
static bool read_cents(const uint8_t *at, const uint8_t *end, uint64_t *cents)
{
	uint64_t v = 0;

	if (end - at < 4 || end[-3] != '.')
		return false;
	for (; at < end; at++) {
		ptrdiff_t left = end - 3 - at; /* to the point, which stands at 0, the cents behind it */
		if (left == 0)
			continue;
		if (left > 0 && left % (GROUP + 1) == 0) {
			if (*at != ',' || v == 0)
				return false;
			continue;
		}
		unsigned digit = *at - (unsigned)'0';
		if (digit > 9 || v > (UINT64_C(1) << 63) / 10)
			return false;
		v = v * 10 + digit;
	}
	*cents = v;
	return true;
}

/* cash_out: -?$d,ddd.dd */
static enum types_result money_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				    struct writer *out)
{
	const uint8_t *at = bytes, *end = bytes + length;
	bool negative = at < end && *at == '-';
	uint64_t cents;

	(void)codec;
	at += negative;
	if (at == end || *at++ != '$' || !read_cents(at, end, &cents) || cents > (uint64_t)INT64_MAX + negative)
		return TYPES_MALFORMED;
	big_write_int64((int64_t)(negative ? -cents : cents), out);
	return TYPES_OK;
}

/* cash_send: Int64 cents */
static enum types_result money_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				      struct writer *out)
{
	(void)codec;
	if (length != 8)
		return TYPES_MALFORMED;
	big_write_int64((int64_t)types_be64(bytes), out);
	return TYPES_OK;
}

static void money_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	char whole[24];

	if (length != 8) {
		types_write_hex(codec, bytes, length, out);
		return;
	}
	uint64_t cents = types_be64(bytes);
	bool negative = cents >> 63;
	cents = negative ? -cents : cents;
	int count = snprintf(whole, sizeof whole, "%" PRIu64, cents / 100);
	writer_bytes(out, &"-$"[!negative], 1 + (size_t)negative);
	for (int i = 0; i < count; i++) {
		if (i && (count - i) % GROUP == 0)
			writer_u8(out, ',');
		writer_u8(out, (uint8_t)whole[i]);
	}
	writer_u8(out, '.');
	writer_u8(out, (uint8_t)('0' + cents % 100 / 10));
	writer_u8(out, (uint8_t)('0' + cents % 10));
}

static void schema_money(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_printf(json, "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}",
		      MONEY_PRECISION, MONEY_SCALE);
}

const struct types_codec types_money = {
	.text = money_text,
	.binary = money_binary,
	.binary_text = money_print,
	.schema = schema_money,
	.precision = MONEY_PRECISION,
	.scale = MONEY_SCALE,
	.lossless = true,
};
