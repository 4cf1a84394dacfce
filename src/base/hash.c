/* murmur2, CRC-32, CRC-64-AVRO and SipHash; the CRCs bit by bit, as they are taken of names and schemas only. */
#include "base/hash.h"

uint32_t hash_murmur2(const void *bytes, size_t length)
{
	const uint32_t m = 0x5bd1e995;
	const uint8_t *at = bytes;
	uint32_t h = 0x9747b28c ^ (uint32_t)length;

	for (; length >= 4; at += 4, length -= 4) {
		uint32_t k = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;

		k *= m;
		k ^= k >> 24;
		h = h * m ^ k * m;
	}
	if (length > 2)
		h ^= (uint32_t)at[2] << 16;
	if (length > 1)
		h ^= (uint32_t)at[1] << 8;
	if (length > 0)
		h = (h ^ at[0]) * m;
	h = (h ^ h >> 13) * m;
	return h ^ h >> 15;
}

uint32_t hash_crc32(const void *bytes, size_t length)
{
	const uint8_t *at = bytes;
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < length; i++) {
		crc ^= at[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (UINT32_C(0xedb88320) & -(crc & 1));
	}
	return ~crc;
}

uint64_t hash_crc64_avro(const void *bytes, size_t length)
{
	const uint64_t empty = UINT64_C(0xc15d213aa4d7a795); /* the polynomial is also the fingerprint of nothing */
	const uint8_t *at = bytes;
	uint64_t crc = empty;

	for (size_t i = 0; i < length; i++) {
		crc ^= at[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (empty & -(crc & 1));
	}
	return crc;
}

static uint64_t rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

/* up to eight bytes, little-endian */
static uint64_t sip_word(const uint8_t *at, size_t length)
{
	uint64_t word = 0;

	for (size_t i = 0; i < length; i++)
		word |= (uint64_t)at[i] << (8 * i);
	return word;
}

static void sip_rounds(uint64_t v[4], int rounds)
{
	while (rounds-- > 0) {
		v[0] += v[1];
		v[2] += v[3];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] = rotate(v[0], 32);
		v[2] += v[1];
		v[0] += v[3];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] = rotate(v[2], 32);
	}
}

static void sip_add(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	sip_rounds(v, 2);
	v[0] ^= word;
}

void hash_sip128(const uint8_t key[16], const void *bytes, size_t length, uint64_t out[2])
{
	const uint64_t k0 = sip_word(key, 8), k1 = sip_word(key + 8, 8);
	/* the constants are the ASCII text "somepseudorandomlygeneratedbytes"; 0xee and 0xdd tell 128 bits from 64 */
	uint64_t v[4] = {k0 ^ UINT64_C(0x736f6d6570736575), k1 ^ UINT64_C(0x646f72616e646f6d) ^ 0xee,
			 k0 ^ UINT64_C(0x6c7967656e657261), k1 ^ UINT64_C(0x7465646279746573)};
	const uint8_t *at = bytes;
	size_t left = length;

	for (; left >= 8; at += 8, left -= 8)
		sip_add(v, sip_word(at, 8));
	sip_add(v, sip_word(at, left) | (uint64_t)length << 56);
	v[2] ^= 0xee;
	sip_rounds(v, 4);
	out[0] = v[0] ^ v[1] ^ v[2] ^ v[3];
	v[1] ^= 0xdd;
	sip_rounds(v, 4);
	out[1] = v[0] ^ v[1] ^ v[2] ^ v[3];
}
