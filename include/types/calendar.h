/* The proleptic Gregorian calendar and PostgreSQL's ISO texts of dates and times. For src/types only.
 * Years are astronomical: 0 is 1 BC. Days count from 1970-01-01, times in microseconds.
 */
#ifndef TYPES_CALENDAR_H
#define TYPES_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DAY_US INT64_C(86400000000)

struct civil {
	int32_t year;
	int month, day;
};

int64_t calendar_days(struct civil date);
struct civil calendar_civil(int64_t days);

/* A text under scrutiny. Each function reads one part and returns false where it is not there; `at` is past it then. */
struct scan {
	const uint8_t *at, *end;
};

/* year of 4 to 7 digits, month, day: YYYY-MM-DD */
bool scan_date(struct scan *scan, struct civil *date);
/* HH:MM:SS and 0 to 6 places, up to 24:00:00 */
bool scan_time(struct scan *scan, int64_t *us);
/* +HH, +HH:MM or +HH:MM:SS (or -), east of Greenwich positive */
bool scan_zone(struct scan *scan, int64_t *us);
bool scan_char(struct scan *scan, char c);
/* the end, after " BC" if it is there, which changes the year; only then is it known whether the day exists */
bool scan_era_end(struct scan *scan, struct civil *date);

#endif
