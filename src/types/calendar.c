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

/* two digits; what is none sets *bad */
static inline int two_digits(const uint8_t *at, unsigned *bad)
{
	unsigned tens = at[0] - (unsigned)'0', ones = at[1] - (unsigned)'0';

	*bad |= (tens > 9) | (ones > 9);
	return (int)(tens * 10 + ones);
}

/* the value of at most `most` digits, and their number; read through a copy, since bytes may alias the scan itself */
static inline size_t digits_value(struct scan *scan, size_t most, int *value)
{
	const uint8_t *at = scan->at, *first = at;
	size_t left = (size_t)(scan->end - at);
	const uint8_t *end = at + (left < most ? left : most);
	int v = 0;

	for (; at < end && (uint8_t)(*at - '0') <= 9; at++)
		v = v * 10 + (*at - '0');
	scan->at = at;
	*value = v;
	return (size_t)(at - first);
}

bool scan_date(struct scan *scan, struct civil *date)
{
	unsigned bad = 0;

	if (digits_value(scan, 7, &date->year) < 4 || date->year == 0 || scan->end - scan->at < 6)
		return false;
	const uint8_t *at = scan->at; /* -MM-DD */
	date->month = two_digits(at + 1, &bad);
	date->day = two_digits(at + 4, &bad);
	scan->at += 6;
	return !bad && at[0] == '-' && at[3] == '-' && date->month >= 1 && date->month <= 12 && date->day >= 1;
}

/* .d to .dddddd */
static inline bool scan_fraction(struct scan *scan, int *us)
{
	static const int UNITS[] = {0, 100000, 10000, 1000, 100, 10, 1};
	int value;

	*us = 0;
	if (!scan_char(scan, '.'))
		return true;
	size_t places = digits_value(scan, 6, &value);
	*us = value * UNITS[places];
	return places > 0;
}

bool scan_time(struct scan *scan, int64_t *us)
{
	unsigned bad = 0;
	int fraction;

	if (scan->end - scan->at < 8)
		return false;
	const uint8_t *at = scan->at; /* HH:MM:SS */
	int hour = two_digits(at, &bad), minute = two_digits(at + 3, &bad), second = two_digits(at + 6, &bad);
	scan->at += 8;
	if (bad || at[2] != ':' || at[5] != ':' || minute > 59 || second > 59 || !scan_fraction(scan, &fraction))
		return false;
	*us = (hour * INT64_C(3600) + minute * 60 + second) * 1000000 + fraction;
	return *us <= DAY_US;
}

/* :MM or :SS below 60; 0 where there is none */
static bool scan_sixty(struct scan *scan, int *value)
{
	unsigned bad = 0;

	*value = 0;
	if (!scan_char(scan, ':'))
		return true;
	if (scan->end - scan->at < 2)
		return false;
	*value = two_digits(scan->at, &bad);
	scan->at += 2;
	return !bad && *value <= 59;
}

bool scan_zone(struct scan *scan, int64_t *us)
{
	unsigned bad = 0;
	int minute, second;

	if (scan->end - scan->at < 3 || (scan->at[0] != '+' && scan->at[0] != '-'))
		return false;
	bool west = scan->at[0] == '-';
	int hour = two_digits(scan->at + 1, &bad);
	scan->at += 3;
	if (bad || hour > 15 || !scan_sixty(scan, &minute) || !scan_sixty(scan, &second))
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
