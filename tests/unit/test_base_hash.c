/* Hashes against vectors that others published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

/* Apache Kafka, UtilsTest.testMurmur2 */
static void murmur2_is_that_of_kafkas_java_client(void **state)
{
	static const struct {
		const char *text;
		int32_t hash;
	} cases[] = {
		{"21", -973932308},
		{"foobar", -790332482},
		{"a-little-bit-long-string", -985981536},
		{"a-little-bit-longer-string", -1486304829},
		{"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971},
		{"abc", 479470107},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal((int32_t)hash_murmur2(cases[i].text, strlen(cases[i].text)), cases[i].hash);
}

static void murmur2_is_that_of_librdkafka_too(void **state)
{
	/* the vectors of librdkafka's own unit test (rdmurmur2.c), the first at an odd address */
	char unaligned[32] = {0};

	(void)state;
	memcpy(unaligned + 1, "kafka", 5);
	assert_int_equal(hash_murmur2(unaligned + 1, 5), 0xd067cf64);
	assert_int_equal(hash_murmur2("giberish123456789", 17), 0x8f552b0c);
	assert_int_equal(hash_murmur2("", 0), 0x106e08d9);
}

/* ITU-T V.42 check value, and zlib's of other texts */
static void crc32_is_that_of_ieee_802_3(void **state)
{
	(void)state;
	assert_int_equal(hash_crc32("123456789", 9), 0xcbf43926);
	assert_int_equal(hash_crc32("", 0), 0);
	assert_int_equal(hash_crc32("\xff\xff\xff\xff", 4), 0xffffffff);
}

/* Apache Avro, share/test/data/schema-tests.txt */
static void crc64_is_avros_schema_fingerprint(void **state)
{
	static const struct {
		const char *schema;
		int64_t fingerprint;
	} cases[] = {
		{"\"null\"", 7195948357588979594},  {"\"boolean\"", -6970731678124411036},
		{"\"int\"", 8247732601305521295},   {"\"long\"", -3434872931120570953},
		{"\"float\"", 5583340709985441680}, {"\"double\"", -8181574048448539266},
		{"\"bytes\"", 5746618253357095269}, {"\"string\"", -8142146995180207161},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true((int64_t)hash_crc64_avro(cases[i].schema, strlen(cases[i].schema)) == cases[i].fingerprint);
}

/* the first two of the authors' test vectors (key 00 to 0f, messages 00 01 02 ...), the others by OpenSSL (openssl mac SIPHASH) */
static void sip128_is_the_authors(void **state)
{
	(void)state;
	static const struct {
		size_t length;
		uint8_t expected[16];
	} cases[] = {
		{0, {0xa3, 0x81, 0x7f, 0x04, 0xba, 0x25, 0xa8, 0xe6, 0x6d, 0xf6, 0x72, 0x14, 0xc7, 0x55, 0x02, 0x93}},
		{1, {0xda, 0x87, 0xc1, 0xd8, 0x6b, 0x99, 0xaf, 0x44, 0x34, 0x76, 0x59, 0x11, 0x9b, 0x22, 0xfc, 0x45}},
		{8, {0x3b, 0x62, 0xa9, 0xba, 0x62, 0x58, 0xf5, 0x61, 0x0f, 0x83, 0xe2, 0x64, 0xf3, 0x14, 0x97, 0xb4}},
		{15, {0x54, 0x93, 0xe9, 0x99, 0x33, 0xb0, 0xa8, 0x11, 0x7e, 0x08, 0xec, 0x0f, 0x97, 0xcf, 0xc3, 0xd9}},
		{63, {0x51, 0x50, 0xd1, 0x77, 0x2f, 0x50, 0x83, 0x4a, 0x50, 0x3e, 0x06, 0x9a, 0x97, 0x3f, 0xbd, 0x7c}},
	};
	uint8_t key[16], message[64];
	uint64_t out[2], other[2];

	for (size_t i = 0; i < sizeof message; i++)
		message[i] = (uint8_t)i;
	for (size_t i = 0; i < sizeof key; i++)
		key[i] = (uint8_t)i;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		hash_sip128(key, message, cases[i].length, out);
		for (size_t byte = 0; byte < 16; byte++)
			assert_int_equal((uint8_t)(out[byte / 8] >> (8 * (byte % 8))), cases[i].expected[byte]);
	}
	/* no byte and no length is passed over */
	for (size_t length = 1; length < sizeof message; length++) {
		hash_sip128(key, message, length, out);
		message[length - 1] ^= 1;
		hash_sip128(key, message, length, other);
		assert_true(out[0] != other[0] && out[1] != other[1]);
		message[length - 1] ^= 1;
		hash_sip128(key, message, length - 1, other);
		assert_true(out[0] != other[0] && out[1] != other[1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(murmur2_is_that_of_kafkas_java_client),
		cmocka_unit_test(murmur2_is_that_of_librdkafka_too),
		cmocka_unit_test(crc32_is_that_of_ieee_802_3),
		cmocka_unit_test(crc64_is_avros_schema_fingerprint),
		cmocka_unit_test(sip128_is_the_authors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
