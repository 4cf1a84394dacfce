/* numeric_out from the binary form: digits straight into the writer, whatever their number. */
#include <assert.h>

#include "types/digits.h"

enum { GROUP = 4 }; /* decimal places of a base-10000 digit */

static const char *special_name(enum numeric_class class)
{
	assert(class != NUMERIC_FINITE && class != NUMERIC_MALFORMED);
	return class == NUMERIC_NAN ? "NaN" : class == NUMERIC_INFINITY ? "Infinity" : "-Infinity";
}

static bool has_whole(const struct numeric_wire *number)
{
	return number->count && number->weight >= 0;
}

/* places of the first whole digit, which is printed without leading zeros */
static unsigned first_length(const struct numeric_wire *number)
{
	unsigned first = has_whole(number) ? numeric_wire_digit(number, 0) : 0;

	return first >= 1000 ? 4 : first >= 100 ? 3 : first >= 10 ? 2 : 1;
}

size_t numeric_print_length(enum numeric_class class, const struct numeric_wire *number)
{
	if (class != NUMERIC_FINITE)
		return strlen(special_name(class));
	return number->negative + first_length(number) + (has_whole(number) ? GROUP * (size_t)number->weight : 0) +
	       (number->scale ? 1 + (size_t)number->scale : 0);
}

/* the digit that counts 10000^position, 0 where none is sent */
static unsigned digit_at(const struct numeric_wire *number, int32_t position)
{
	int32_t i = number->weight - position;

	return i >= 0 && i < number->count ? numeric_wire_digit(number, i) : 0;
}

/* `count` of the four places of a digit, from place `from` on */
static uint8_t *put_places(uint8_t *at, unsigned digit, unsigned from, unsigned count)
{
	uint8_t places[GROUP] = {(uint8_t)('0' + digit / 1000), (uint8_t)('0' + digit / 100 % 10),
				 (uint8_t)('0' + digit / 10 % 10), (uint8_t)('0' + digit % 10)};

	memcpy(at, places + from, count);
	return at + count;
}

static uint8_t *put_number(const struct numeric_wire *number, uint8_t *at)
{
	int32_t position = has_whole(number) ? number->weight : 0;

	if (number->negative)
		*at++ = '-';
	at = put_places(at, digit_at(number, position), GROUP - first_length(number), first_length(number));
	while (--position >= 0)
		at = put_places(at, digit_at(number, position), 0, GROUP);
	if (number->scale)
		*at++ = '.';
	for (int32_t left = number->scale; left > 0; left -= GROUP)
		at = put_places(at, digit_at(number, position--), 0, left < GROUP ? (unsigned)left : GROUP);
	return at;
}

void numeric_print(enum numeric_class class, const struct numeric_wire *number, struct writer *out)
{
	size_t length = numeric_print_length(class, number);

	if (class != NUMERIC_FINITE) {
		writer_bytes(out, special_name(class), length);
		return;
	}
	uint8_t *at = writer_room(out, length);
	if (!at)
		return;
	at = put_number(number, at);
	assert(at == out->at);
}
