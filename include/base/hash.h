/* The hashes that formats prescribe, and one that stands for what it is of. Pure. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* murmur2 as in Kafka's Java clients (seed 0x9747b28c); its default partitioner takes (hash & 0x7fffffff) % partitions */
uint32_t hash_murmur2(const void *bytes, size_t length);
/* CRC-32 (IEEE 802.3), for mangled names (design section 4) */
uint32_t hash_crc32(const void *bytes, size_t length);
/* CRC-64-AVRO (Avro 1.11, "Schema Fingerprints") */
uint64_t hash_crc64_avro(const void *bytes, size_t length);

struct hash128 {
	uint64_t first, second;
};

/* SipHash-2-4 of 128 bits (Aumasson, Bernstein; reference implementation, outlen 16), its words in the order of its bytes.
 * With a seed that is random and secret nobody can make two inputs that meet, so that equal hashes are equal inputs. */
struct hash128 hash_sip128(const uint64_t seed[2], const void *bytes, size_t length);

#endif
