/* murmur2, CRC-32 and CRC-64-AVRO; the CRCs bit by bit, as they are taken of names and schemas only. */
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
