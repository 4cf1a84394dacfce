/* The hashes that formats prescribe. Pure. */
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

#endif
