/* LSNs as PostgreSQL writes them: two hexadecimal halves, "%X/%X". */
#include "base/position.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int hex_digit(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *found = c ? strchr(digits, c) : NULL;

	return found ? (int)((found - digits) & 15) : -1;
}

/* 1 to 8 hex digits up to `end`, as pg_lsn_in takes them; NULL for anything else */
static const char *hex_half(const char *text, char end, uint32_t *half)
{
	int digits = 0, digit;

	for (*half = 0; digits < 8 && (digit = hex_digit(*text)) >= 0; text++, digits++)
		*half = *half << 4 | (uint32_t)digit;
	return digits > 0 && *text == end ? text : NULL;
}

int lsn_parse(const char *text, uint64_t *lsn)
{
	uint32_t high, low;
	const char *slash = hex_half(text, '/', &high);

	if (!slash || !hex_half(slash + 1, '\0', &low))
		return -1;
	*lsn = (uint64_t)high << 32 | low;
	return 0;
}

const char *lsn_format(char out[24], uint64_t lsn)
{
	snprintf(out, 24, "%" PRIX32 "/%" PRIX32, (uint32_t)(lsn >> 32), (uint32_t)lsn);
	return out;
}
