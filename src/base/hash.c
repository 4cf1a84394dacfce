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

struct sip {
	uint64_t v0, v1, v2, v3;
};

static uint64_t rotate(uint64_t word, int bits)
{
	return word << bits | word >> (64 - bits);
}

static void sip_rounds(struct sip *sip, int rounds)
{
	for (; rounds; rounds--) {
		sip->v0 += sip->v1;
		sip->v1 = rotate(sip->v1, 13) ^ sip->v0;
		sip->v0 = rotate(sip->v0, 32);
		sip->v2 += sip->v3;
		sip->v3 = rotate(sip->v3, 16) ^ sip->v2;
		sip->v0 += sip->v3;
		sip->v3 = rotate(sip->v3, 21) ^ sip->v0;
		sip->v2 += sip->v1;
		sip->v1 = rotate(sip->v1, 17) ^ sip->v2;
		sip->v2 = rotate(sip->v2, 32);
	}
}

static uint64_t little_endian(const uint8_t *at, size_t count)
{
	uint64_t word = 0;

	while (count--)
		word = word << 8 | at[count];
	return word;
}

static void sip_take(struct sip *sip, uint64_t word)
{
	sip->v3 ^= word;
	sip_rounds(sip, 2);
	sip->v0 ^= word;
}

struct hash128 hash_sip128(const uint64_t seed[2], const void *bytes, size_t length)
{
	struct sip sip = {
		UINT64_C(0x736f6d6570736575) ^ seed[0],
		UINT64_C(0x646f72616e646f6d) ^ seed[1] ^ 0xee,
		UINT64_C(0x6c7967656e657261) ^ seed[0],
		UINT64_C(0x7465646279746573) ^ seed[1],
	};
	const uint8_t *at = bytes;
	struct hash128 hash;
	size_t left = length;

	for (; left >= 8; at += 8, left -= 8)
		sip_take(&sip, little_endian(at, 8));
	sip_take(&sip, (uint64_t)length << 56 | little_endian(at, left));
	sip.v2 ^= 0xee;
	sip_rounds(&sip, 4);
	hash.first = sip.v0 ^ sip.v1 ^ sip.v2 ^ sip.v3;
	sip.v1 ^= 0xdd;
	sip_rounds(&sip, 4);
	hash.second = sip.v0 ^ sip.v1 ^ sip.v2 ^ sip.v3;
	return hash;
}
