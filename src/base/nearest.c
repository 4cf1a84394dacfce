/* Edit distance with three rows of the table. */
#include "base/nearest.h"

#include <string.h>

static size_t least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

size_t nearest_distance(const char *a, const char *b)
{
	size_t rows[3][NEAREST_LENGTH + 1], n = strlen(a), m = strlen(b);

	if (n > NEAREST_LENGTH || m > NEAREST_LENGTH)
		return NEAREST_LENGTH + 1;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			row[j] = least(up[j] + 1, row[j - 1] + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && upper[j - 2] + 1 < row[j])
				row[j] = upper[j - 2] + 1;
		}
	}
	return rows[n % 3][m];
}

int nearest_is_near(const char *word, size_t distance)
{
	size_t third = strlen(word) / 3;

	return distance <= (third < 1 ? 1 : third < 3 ? third : 3);
}
