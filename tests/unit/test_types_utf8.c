/* UTF-8 validation against the C library's converter, at every place of a word of eight. */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "types/utf8.h"

enum { SEQUENCE = 4, FRONT_MAX = 9, ROOM = 64 };

/* every byte at which RFC 3629's table turns */
static const uint8_t TURNS[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf,
				0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};
enum { TURNS_COUNT = sizeof TURNS };

static bool converter_accepts(iconv_t converter, const uint8_t *bytes, size_t length)
{
	char in[ROOM], out[4 * ROOM], *from = in, *to = out;
	size_t left = length, room = sizeof out;

	memcpy(in, bytes, length);
	iconv(converter, NULL, NULL, NULL, NULL);
	return iconv(converter, &from, &left, &to, &room) != (size_t)-1 && left == 0;
}

/* a copy that ends where its memory ends */
static bool accepts(const uint8_t *bytes, size_t length)
{
	uint8_t *copy = malloc(length ? length : 1);

	memcpy(copy, bytes, length);
	bool valid = utf8_valid(copy, length);
	free(copy);
	return valid;
}

static void four_bytes_around_every_turn_are_judged_as_the_c_library_does(void **state)
{
	iconv_t converter = iconv_open("UTF-16LE", "UTF-8");
	uint8_t bytes[SEQUENCE];

	(void)state;
	assert_true(converter != (iconv_t)-1);
	for (unsigned i = 0; i < TURNS_COUNT * TURNS_COUNT * TURNS_COUNT * TURNS_COUNT; i++) {
		for (unsigned place = 0, rest = i; place < SEQUENCE; place++, rest /= TURNS_COUNT)
			bytes[place] = TURNS[rest % TURNS_COUNT];
		if (accepts(bytes, SEQUENCE) != converter_accepts(converter, bytes, SEQUENCE)) {
			print_error("%02x %02x %02x %02x\n", bytes[0], bytes[1], bytes[2], bytes[3]);
			fail();
		}
	}
	iconv_close(converter);
}

static void every_place_in_the_words_of_eight_is_looked_at(void **state)
{
	uint8_t bytes[ROOM];

	(void)state;
	for (size_t length = 0; length < 40; length++) {
		memset(bytes, 'a', sizeof bytes);
		assert_true(accepts(bytes, length));
		for (size_t at = 0; at < length; at++) {
			bytes[at] = 0xff;
			assert_false(accepts(bytes, length));
			bytes[at] = 0x80;
			assert_false(accepts(bytes, length));
			bytes[at] = 'a';
		}
	}
}

static void a_character_is_valid_wherever_it_stands_and_nowhere_when_cut(void **state)
{
	static const char *const CHARACTERS[] = {"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
	uint8_t bytes[ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof CHARACTERS / sizeof *CHARACTERS; i++) {
		size_t width = strlen(CHARACTERS[i]);
		for (size_t front = 0; front <= FRONT_MAX; front++) {
			for (size_t back = 0; back <= FRONT_MAX; back++) {
				memset(bytes, 'a', sizeof bytes);
				memcpy(bytes + front, CHARACTERS[i], width);
				assert_true(accepts(bytes, front + width + back));
				memmove(bytes + front + width - 1, bytes + front + width, back);
				assert_false(accepts(bytes, front + width - 1 + back));
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_bytes_around_every_turn_are_judged_as_the_c_library_does),
		cmocka_unit_test(every_place_in_the_words_of_eight_is_looked_at),
		cmocka_unit_test(a_character_is_valid_wherever_it_stands_and_nowhere_when_cut),
	};

	return cmocka_run_group_tests_name("types_utf8", tests, NULL, NULL);
}
