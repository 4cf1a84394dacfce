/* The metrics: arithmetic, quantiles, and the exposition's form. With the argument --print it writes the exposition, for
 * other people's parsers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "metrics/metrics.h"
#include "metrics/status.h"

static void counters_add_up_and_gauges_are_set(void **state)
{
	(void)state;
	metrics_add(METRIC_SOURCE_MESSAGES, 3);
	metrics_add(METRIC_SOURCE_MESSAGES, 4);
	metrics_set(METRIC_SLOT_SAFE_WAL_BYTES, 5);
	metrics_set(METRIC_SLOT_SAFE_WAL_BYTES, -1);
	assert_int_equal(metrics_get(METRIC_SOURCE_MESSAGES), 7);
	assert_int_equal(metrics_get(METRIC_SLOT_SAFE_WAL_BYTES), -1);
}

static void a_quantile_is_its_buckets_upper_bound(void **state)
{
	(void)state;
	assert_int_equal(metrics_quantile(METRIC_LATENCY_SECONDS, 0.5), 0);
	/* 90 at 10 ms, 9 at 61 ms, 1 at 2 minutes */
	for (int i = 0; i < 90; i++)
		metrics_observe(METRIC_LATENCY_SECONDS, 10000);
	for (int i = 0; i < 9; i++)
		metrics_observe(METRIC_LATENCY_SECONDS, 61000);
	metrics_observe(METRIC_LATENCY_SECONDS, 120000000);
	assert_int_equal(metrics_get(METRIC_LATENCY_SECONDS), 100);
	assert_int_equal(metrics_quantile(METRIC_LATENCY_SECONDS, 0.5), 10000);
	assert_int_equal(metrics_quantile(METRIC_LATENCY_SECONDS, 0.9), 10000);
	assert_int_equal(metrics_quantile(METRIC_LATENCY_SECONDS, 0.99), 80000);
	/* beyond the last bound: the largest value seen */
	assert_int_equal(metrics_quantile(METRIC_LATENCY_SECONDS, 1), 120000000);
}

static void the_exposition_has_help_type_and_value_of_every_metric(void **state)
{
	struct buffer out = {0};
	const char *text;
	int metrics = 0;

	(void)state;
	metrics_set(METRIC_START_TIME_SECONDS, INT64_C(1700000000123456));
	metrics_write_prometheus(&out);
	text = buffer_string(&out);
	for (const char *at = text; (at = strstr(at, "# HELP millrace_")); at++)
		metrics++;
	assert_int_equal(metrics, METRIC_COUNT);
	assert_non_null(
		strstr(text, "# TYPE millrace_source_messages_total counter\nmillrace_source_messages_total 7\n"));
	assert_non_null(strstr(text, "\nmillrace_start_time_seconds 1700000000.123456\n"));
	assert_non_null(strstr(text, "# TYPE millrace_latency_seconds histogram\n"
				     "millrace_latency_seconds_bucket{le=\"0.0005\"} 0\n"));
	assert_non_null(strstr(text, "millrace_latency_seconds_bucket{le=\"0.01\"} 90\n"));
	assert_non_null(strstr(text, "millrace_latency_seconds_bucket{le=\"60\"} 99\n"
				     "millrace_latency_seconds_bucket{le=\"+Inf\"} 100\n"
				     "millrace_latency_seconds_sum 121.449000\nmillrace_latency_seconds_count 100\n"));
	buffer_fini(&out);
}

static void the_reference_names_every_metric_with_a_sentence(void **state)
{
	struct buffer out = {0};
	int rows = 0;

	(void)state;
	metrics_write_reference(&out);
	for (const char *at = buffer_string(&out); (at = strstr(at, "\n| `")); at++) {
		const char *end = strchr(at + 1, '\n');

		assert_memory_equal(end - 3, ". |", 3);
		rows++;
	}
	assert_int_equal(rows, METRIC_COUNT);
	buffer_fini(&out);
}

static void the_board_gives_back_what_was_published(void **state)
{
	static struct status_table tables[STATUS_TABLES_MAX], read[STATUS_TABLES_MAX];
	struct status status = {.state = STATUS_SINK_DOWN, .events = 7, .tables_listed = 2}, copy;

	(void)state;
	snprintf(tables[1].name, sizeof tables[1].name, "public.orders");
	status_publish(&status, tables);
	status.events = 8;
	status_publish(&status, NULL);
	status_read(&copy, read);
	assert_int_equal(copy.events, 8);
	assert_string_equal(read[1].name, "public.orders");
	assert_string_equal(status_state_name(copy.state), "sink_down");
	for (int i = 0; i < STATUS_STATES; i++)
		assert_non_null(status_state_name((enum status_state)i));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counters_add_up_and_gauges_are_set),
		cmocka_unit_test(a_quantile_is_its_buckets_upper_bound),
		cmocka_unit_test(the_exposition_has_help_type_and_value_of_every_metric),
		cmocka_unit_test(the_reference_names_every_metric_with_a_sentence),
		cmocka_unit_test(the_board_gives_back_what_was_published),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	struct buffer out = {0};

	if (argc > 1 && strcmp(argv[1], "--print") == 0) {
		metrics_write_prometheus(&out);
		fputs(buffer_string(&out), stdout);
		buffer_fini(&out);
	}
	return failed;
}
