/* Days from dates and back, and the parts that dates and times are written in. */
#include "types/calendar.h"

#include <assert.h>
#include <string.h>

/* a cycle of the calendar */
enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097 };
/* years are moved by whole cycles so that divisions round down; PostgreSQL's begin in 4714 BC */
enum { SHIFT_CYCLES = 12 };
enum { DAYS_TO_1970 = 719162 }; /* from 0001-01-01 */

static bool is_leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int32_t year, int month)
{
	static const int8_t DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return DAYS[month - 1] + (month == 2 && is_leap(year));
}

/* days of the year before the month */
static int days_before_month(int32_t year, int month)
{
	static const int16_t DAYS[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

	return DAYS[month - 1] + (month > 2 && is_leap(year));
}

/* days before the year, from 0001-01-01 */
static int64_t days_before_year(int32_t year)
{
	uint32_t full = (uint32_t)(year - 1 + SHIFT_CYCLES * CYCLE_YEARS);

	return (int64_t)full * 365 + full / 4 - full / 100 + full / 400 - (int64_t)SHIFT_CYCLES * CYCLE_DAYS;
}

int64_t calendar_days(struct civil date)
{
	assert(date.year > -SHIFT_CYCLES * CYCLE_YEARS);
	return days_before_year(date.year) + days_before_month(date.year, date.month) + date.day - 1 - DAYS_TO_1970;
}

struct civil calendar_civil(int64_t days)
{
	int64_t from_1 = days + DAYS_TO_1970;
	struct civil date = {.month = 1};

	/* the mean year gives a guess that is at most one off */
	date.year = (int32_t)((from_1 + (int64_t)SHIFT_CYCLES * CYCLE_DAYS) * CYCLE_YEARS / CYCLE_DAYS) + 1 -
		    SHIFT_CYCLES * CYCLE_YEARS;
	while (days_before_year(date.year) > from_1)
		date.year--;
	while (days_before_year(date.year + 1) <= from_1)
		date.year++;
	date.day = (int)(from_1 - days_before_year(date.year)) + 1;
	for (; date.day > month_days(date.year, date.month); date.month++)
		date.day -= month_days(date.year, date.month);
	return date;
}

bool scan_char(struct scan *scan, char c)
{
	if (scan->at == scan->end || *scan->at != (uint8_t)c)
		return false;
	scan->at++;
	return true;
}

static inline bool scan_two(struct scan *scan, int *value)
{
	if (scan->end - scan->at < 2)
		return false;
	unsigned tens = scan->at[0] - '0', ones = scan->at[1] - '0';
	scan->at += 2;
	*value = (int)(tens * 10 + ones);
	return tens <= 9 && ones <= 9;
}

static bool scan_year(struct scan *scan, int32_t *year)
{
	const uint8_t *first = scan->at;

	*year = 0;
	for (; scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' && scan->at - first < 8; scan->at++)
		*year = *year * 10 + (*scan->at - '0');
	return scan->at - first >= 4 && scan->at - first <= 7 && *year > 0;
}

bool scan_date(struct scan *scan, struct civil *date)
{
	return scan_year(scan, &date->year) && scan_char(scan, '-') && scan_two(scan, &date->month) &&
	       scan_char(scan, '-') && scan_two(scan, &date->day) && date->month >= 1 && date->month <= 12 &&
	       date->day >= 1;
}

/* .d to .dddddd */
static bool scan_fraction(struct scan *scan, int *us)
{
	int places = 0;

	*us = 0;
	if (!scan_char(scan, '.'))
		return true;
	for (; scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9' && places < 7; scan->at++, places++)
		*us = *us * 10 + (*scan->at - '0');
	if (places < 1 || places > 6)
		return false;
	for (; places < 6; places++)
		*us *= 10;
	return true;
}

bool scan_time(struct scan *scan, int64_t *us)
{
	int hour, minute, second, fraction;

	if (!scan_two(scan, &hour) || !scan_char(scan, ':') || !scan_two(scan, &minute) || !scan_char(scan, ':') ||
	    !scan_two(scan, &second) || !scan_fraction(scan, &fraction))
		return false;
	*us = (hour * INT64_C(3600) + minute * 60 + second) * 1000000 + fraction;
	return minute <= 59 && second <= 59 && *us <= DAY_US;
}

bool scan_zone(struct scan *scan, int64_t *us)
{
	int hour, minute = 0, second = 0;
	bool west = scan_char(scan, '-');

	if (!west && !scan_char(scan, '+'))
		return false;
	if (!scan_two(scan, &hour) || hour > 15)
		return false;
	if (scan_char(scan, ':') && (!scan_two(scan, &minute) || minute > 59))
		return false;
	if (scan_char(scan, ':') && (!scan_two(scan, &second) || second > 59))
		return false;
	*us = (hour * INT64_C(3600) + minute * 60 + second) * (west ? -1000000 : 1000000);
	return true;
}

bool scan_era_end(struct scan *scan, struct civil *date)
{
	if (scan->at < scan->end) {
		if (scan->end - scan->at != 3 || memcmp(scan->at, " BC", 3) != 0)
			return false;
		scan->at = scan->end;
		date->year = 1 - date->year;
	}
	return date->year > -SHIFT_CYCLES * CYCLE_YEARS && date->day <= month_days(date->year, date->month);
}
