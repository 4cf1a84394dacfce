/* Random numbers from the kernel (getrandom), for ids, tokens and jitter. Never fails: aborts where the kernel has none. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

uint64_t random_u64(void);
void random_hex(char *out, size_t digits); /* digits hex characters and a NUL */

#endif
