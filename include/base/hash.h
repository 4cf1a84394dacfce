/* The hashes that formats prescribe, and one for sets of what others chose. Pure. */
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
/* SipHash-2-4 with 128 bits (Aumasson and Bernstein): who does not know the key finds no two inputs that collide, so that the hash
 * stands for the bytes */
void hash_sip128(const uint8_t key[16], const void *bytes, size_t length, uint64_t out[2]);

#endif
