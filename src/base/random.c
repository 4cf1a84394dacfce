/* getrandom(2): blocks only before the kernel has gathered entropy at boot. */
#include "base/random.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

uint64_t random_u64(void)
{
	uint64_t value;

	/* up to 256 bytes come whole or not at all */
	while (getrandom(&value, sizeof value, 0) != (ssize_t)sizeof value)
		if (errno != EINTR)
			abort();
	return value;
}

void random_hex(char *out, size_t digits)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < digits; i++, bits >>= 4) {
		if (i % 16 == 0)
			bits = random_u64();
		out[i] = "0123456789abcdef"[bits & 15];
	}
	out[digits] = '\0';
}
