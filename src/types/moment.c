/* date, time, timestamp and timestamp with time zone: days and microseconds since 1970 (PostgreSQL counts from 2000).
 *
 * Infinite values overflow, but for keys, where they are the extreme values of int and long. A timestamp after
 * 294247-01-10 04:00:54.775807 overflows, too: PostgreSQL's range ends 30 years later. In a key, so does that very
 * instant, whose number stands for infinity there.
 */
#include <stdio.h>

#include "types/calendar.h"
#include "types/family.h"

enum { EPOCH_DAYS = 10957 }; /* 1970-01-01 to 2000-01-01 */
#define EPOCH_US (EPOCH_DAYS * DAY_US)

/* PostgreSQL's ranges (datatype/timestamp.h), as days and microseconds since 2000: from 4714-11-24 BC to 5874897-12-31
 * and to before 294277-01-01 */
enum { DATE_MIN = -2451545, DATE_MAX = 2145031948 };
#define TIMESTAMP_MIN (-INT64_C(211813488000000000))
#define TIMESTAMP_END INT64_C(9223371331200000000)

static bool is_infinite(const uint8_t *bytes, uint32_t length, bool *minus)
{
	*minus = length > 0 && bytes[0] == '-';
	return types_equal(bytes + *minus, length - *minus, "infinity");
}

static enum types_result date_write_infinite(const struct types_codec *codec, bool minus, struct writer *out)
{
	if (!codec->key)
		return TYPES_OVERFLOW;
	writer_long(out, minus ? INT32_MIN : INT32_MAX);
	return TYPES_OK;
}

static enum types_result date_write(int64_t days, struct writer *out)
{
	if (days < DATE_MIN || days > DATE_MAX)
		return TYPES_MALFORMED;
	writer_long(out, days + EPOCH_DAYS);
	return TYPES_OK;
}

static enum types_result date_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	struct scan scan = {bytes, bytes + length};
	struct civil date;
	bool minus;

	if (is_infinite(bytes, length, &minus))
		return date_write_infinite(codec, minus, out);
	if (!scan_date(&scan, &date) || !scan_era_end(&scan, &date))
		return TYPES_MALFORMED;
	return date_write(calendar_days(date) - EPOCH_DAYS, out);
}

/* date_send: Int32 days since 2000-01-01, the extreme values infinite */
static enum types_result date_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	if (length != 4)
		return TYPES_MALFORMED;
	int32_t days = (int32_t)types_be32(bytes);
	if (days == INT32_MIN || days == INT32_MAX)
		return date_write_infinite(codec, days == INT32_MIN, out);
	return date_write(days, out);
}

static void write_infinite_text(bool minus, struct writer *out)
{
	writer_bytes(out, minus ? "-infinity" : "infinity", minus ? 9 : 8);
}

static struct civil print_date(int64_t days, struct writer *out)
{
	struct civil date = calendar_civil(days + EPOCH_DAYS);
	int year = date.year > 0 ? date.year : 1 - date.year;
	char text[40];

	writer_bytes(out, text, (size_t)snprintf(text, sizeof text, "%04d-%02d-%02d", year, date.month, date.day));
	return date;
}

static void print_era(struct civil date, struct writer *out)
{
	if (date.year <= 0)
		writer_bytes(out, " BC", 3);
}

/* HH:MM:SS and the places without trailing zeros */
static void print_time(int64_t us, struct writer *out)
{
	int seconds = (int)(us / 1000000), places = (int)(us % 1000000);
	char text[40];
	int length = snprintf(text, sizeof text, "%02d:%02d:%02d.%06d", seconds / 3600, seconds / 60 % 60, seconds % 60,
			      places);

	while (text[length - 1] == '0' && length > 9)
		length--;
	writer_bytes(out, text, (size_t)(length > 9 ? length : 8));
}

static void date_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	int32_t days = length == 4 ? (int32_t)types_be32(bytes) : 0;

	if (length == 4 && (days == INT32_MIN || days == INT32_MAX))
		write_infinite_text(days == INT32_MIN, out);
	else if (length == 4 && days >= DATE_MIN && days <= DATE_MAX)
		print_era(print_date(days, out), out);
	else
		types_write_hex(codec, bytes, length, out);
}

static enum types_result time_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				   struct writer *out)
{
	struct scan scan = {bytes, bytes + length};
	int64_t us;

	(void)codec;
	if (!scan_time(&scan, &us) || scan.at != scan.end)
		return TYPES_MALFORMED;
	writer_long(out, us);
	return TYPES_OK;
}

static void time_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	if (length == 8 && types_be64(bytes) <= (uint64_t)DAY_US)
		print_time((int64_t)types_be64(bytes), out);
	else
		types_write_hex(codec, bytes, length, out);
}

/* time_send: Int64 microseconds, 24:00:00 included */
static enum types_result time_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				     struct writer *out)
{
	(void)codec;
	if (length != 8 || types_be64(bytes) > (uint64_t)DAY_US)
		return TYPES_MALFORMED;
	writer_long(out, (int64_t)types_be64(bytes));
	return TYPES_OK;
}

static enum types_result timestamp_write_infinite(const struct types_codec *codec, bool minus, struct writer *out)
{
	if (!codec->key)
		return TYPES_OVERFLOW;
	writer_long(out, minus ? INT64_MIN : INT64_MAX);
	return TYPES_OK;
}

/* us since 2000 */
static enum types_result timestamp_write(const struct types_codec *codec, int64_t us, struct writer *out)
{
	if (us < TIMESTAMP_MIN || us >= TIMESTAMP_END)
		return TYPES_MALFORMED;
	if (us > INT64_MAX - EPOCH_US - codec->key)
		return TYPES_OVERFLOW;
	writer_long(out, us + EPOCH_US);
	return TYPES_OK;
}

/* YYYY-MM-DD HH:MM:SS[.places][zone][ BC] to microseconds since 2000, not yet in range */
static bool scan_timestamp(const uint8_t *bytes, uint32_t length, bool zoned, int64_t *us)
{
	struct scan scan = {bytes, bytes + length};
	int64_t time, zone = 0;
	struct civil date;

	if (!scan_date(&scan, &date) || !scan_char(&scan, ' ') || !scan_time(&scan, &time) || time == DAY_US ||
	    (zoned && !scan_zone(&scan, &zone)) || !scan_era_end(&scan, &date))
		return false;
	int64_t days = calendar_days(date) - EPOCH_DAYS;
	/* a day more on either side, for the zone, stays within 64 bits */
	if (days < TIMESTAMP_MIN / DAY_US - 1 || days > TIMESTAMP_END / DAY_US + 1)
		return false;
	*us = days * DAY_US + time - zone;
	return true;
}

static inline enum types_result any_timestamp_text(const struct types_codec *codec, const uint8_t *bytes,
						   uint32_t length, bool zoned, struct writer *out)
{
	int64_t us;
	bool minus;

	if (is_infinite(bytes, length, &minus))
		return timestamp_write_infinite(codec, minus, out);
	if (!scan_timestamp(bytes, length, zoned, &us))
		return TYPES_MALFORMED;
	return timestamp_write(codec, us, out);
}

static enum types_result timestamp_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					struct writer *out)
{
	return any_timestamp_text(codec, bytes, length, false, out);
}

static enum types_result timestamptz_text(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					  struct writer *out)
{
	return any_timestamp_text(codec, bytes, length, true, out);
}

/* timestamp_send, timestamptz_send: Int64 microseconds since 2000-01-01, the extreme values infinite */
static enum types_result timestamp_binary(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
					  struct writer *out)
{
	if (length != 8)
		return TYPES_MALFORMED;
	int64_t us = (int64_t)types_be64(bytes);
	if (us == INT64_MIN || us == INT64_MAX)
		return timestamp_write_infinite(codec, us == INT64_MIN, out);
	return timestamp_write(codec, us, out);
}

/* as PostgreSQL prints it in ISO style at UTC */
static void print_timestamp(int64_t us, const char *zone, struct writer *out)
{
	int64_t days = us / DAY_US - (us % DAY_US < 0);
	struct civil date = print_date(days, out);

	writer_u8(out, ' ');
	print_time(us - days * DAY_US, out);
	writer_bytes(out, zone, strlen(zone));
	print_era(date, out);
}

static void any_timestamp_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
				const char *zone, struct writer *out)
{
	int64_t us = length == 8 ? (int64_t)types_be64(bytes) : 0;

	if (length == 8 && (us == INT64_MIN || us == INT64_MAX))
		write_infinite_text(us == INT64_MIN, out);
	else if (length == 8 && us >= TIMESTAMP_MIN && us < TIMESTAMP_END)
		print_timestamp(us, zone, out);
	else
		types_write_hex(codec, bytes, length, out);
}

static void timestamp_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length, struct writer *out)
{
	any_timestamp_print(codec, bytes, length, "", out);
}

static void timestamptz_print(const struct types_codec *codec, const uint8_t *bytes, uint32_t length,
			      struct writer *out)
{
	any_timestamp_print(codec, bytes, length, "+00", out);
}

static void schema_date(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"int\",\"logicalType\":\"date\"}");
}

static void schema_time(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"long\",\"logicalType\":\"time-micros\"}");
}

static void schema_timestamp(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}");
}

static void schema_timestamptz(const struct types_codec *codec, struct buffer *json)
{
	(void)codec;
	buffer_add_string(json, "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}");
}

const struct types_codec types_date = {
	.text = date_text,
	.binary = date_binary,
	.binary_text = date_print,
	.schema = schema_date,
};
const struct types_codec types_time = {
	.text = time_text,
	.binary = time_binary,
	.binary_text = time_print,
	.schema = schema_time,
	.lossless = true,
};
const struct types_codec types_timestamp = {
	.text = timestamp_text,
	.binary = timestamp_binary,
	.binary_text = timestamp_print,
	.schema = schema_timestamp,
};
const struct types_codec types_timestamptz = {
	.text = timestamptz_text,
	.binary = timestamp_binary,
	.binary_text = timestamptz_print,
	.schema = schema_timestamptz,
};
