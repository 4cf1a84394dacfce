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

/* the reference implementation's key and inputs (vectors_sip128), as OpenSSL computes them: bytes 0, 1, 2, ... */
static void sip128_is_that_of_its_authors(void **state)
{
	static const struct {
		size_t length;
		uint64_t first, second;
	} cases[] = {
		{0, UINT64_C(0xe6a825ba047f81a3), UINT64_C(0x930255c71472f66d)},
		{1, UINT64_C(0x44af996bd8c187da), UINT64_C(0x45fc229b11597634)},
		{7, UINT64_C(0x53c1dbd8beebf1a1), UINT64_C(0x3982f01fa64ab8c0)},
		{8, UINT64_C(0x61f55862baa9623b), UINT64_C(0xb49714f364e2830f)},
		{15, UINT64_C(0x11a8b03399e99354), UINT64_C(0xd9c3cf970fec087e)},
		{16, UINT64_C(0xbb54b067caa4e26e), UINT64_C(0x77052385bf1533fd)},
		{40, UINT64_C(0xad5dc9951e306adf), UINT64_C(0xd83b91c6c80cae97)},
		{63, UINT64_C(0x4a83502f77d15051), UINT64_C(0x7cbd3f979a063e50)},
	};
	const uint64_t seed[2] = {UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908)};
	uint8_t bytes[64];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)i;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hash128 hash = hash_sip128(seed, bytes, cases[i].length);

		assert_true(hash.first == cases[i].first && hash.second == cases[i].second);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(murmur2_is_that_of_kafkas_java_client),
		cmocka_unit_test(murmur2_is_that_of_librdkafka_too),
		cmocka_unit_test(crc32_is_that_of_ieee_802_3),
		cmocka_unit_test(crc64_is_avros_schema_fingerprint),
		cmocka_unit_test(sip128_is_that_of_its_authors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
