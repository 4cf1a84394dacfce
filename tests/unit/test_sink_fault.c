/* Kafka's error codes as ours, what the newest offsets record says, and the user's properties: no broker. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sink/client.h"
#include "sink/fault.h"
#include "sink/lookup.h"
#include "sink/verdict.h"

/* the names are those of Kafka's protocol guide ("Error Codes") and of librdkafka's local errors */
static void every_code_that_matters_has_its_kind_and_error(void **state)
{
	static const struct {
		rd_kafka_resp_err_t err;
		enum error_code code;
		enum fault_kind kind;
	} cases[] = {
		{RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ERROR_PERMISSION, FAULT_REFUSED},
		{RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, ERROR_PERMISSION, FAULT_REFUSED},
		{RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED, ERROR_PERMISSION, FAULT_REFUSED},
		{RD_KAFKA_RESP_ERR__AUTHENTICATION, ERROR_PERMISSION, FAULT_PASSING},
		{RD_KAFKA_RESP_ERR__SSL, ERROR_CONFIG, FAULT_PASSING},
		{RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, ERROR_TOO_LARGE, FAULT_RECORD},
		{RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE, ERROR_TOO_LARGE, FAULT_RECORD},
		{RD_KAFKA_RESP_ERR_INVALID_RECORD, ERROR_CONFIG, FAULT_RECORD},
		{RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP, ERROR_CONFIG, FAULT_RECORD},
		{RD_KAFKA_RESP_ERR_UNSUPPORTED_COMPRESSION_TYPE, ERROR_CONFIG, FAULT_REFUSED},
		{RD_KAFKA_RESP_ERR_POLICY_VIOLATION, ERROR_CONFIG, FAULT_RECORD},
		{RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT, ERROR_CONFIG, FAULT_REFUSED},
		{RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, ERROR_CONFIG, FAULT_MISSING},
		{RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, ERROR_CONFIG, FAULT_MISSING},
		{RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, ERROR_CONFIG, FAULT_MISSING},
		{RD_KAFKA_RESP_ERR__TRANSPORT, ERROR_UNAVAILABLE, FAULT_PASSING},
		{RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, ERROR_TIMEOUT, FAULT_PASSING},
		{RD_KAFKA_RESP_ERR_NOT_COORDINATOR, ERROR_UNAVAILABLE, FAULT_PASSING},
		{RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, ERROR_UNAVAILABLE, FAULT_PASSING},
		/* a fence is told apart by the offsets topic, never by the code */
		{RD_KAFKA_RESP_ERR__FENCED, ERROR_UNAVAILABLE, FAULT_PASSING},
		{RD_KAFKA_RESP_ERR_PRODUCER_FENCED, ERROR_UNAVAILABLE, FAULT_PASSING},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (fault_code(cases[i].err) != cases[i].code || fault_kind(cases[i].err) != cases[i].kind)
			print_error("%s\n", rd_kafka_err2name(cases[i].err));
		assert_int_equal(fault_code(cases[i].err), cases[i].code);
		assert_int_equal(fault_kind(cases[i].err), cases[i].kind);
	}
}

static void a_fault_says_what_to_do(void **state)
{
	struct error error = {0};

	(void)state;
	assert_int_equal(fault_set(&error, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "topic %s", "shop.a"), -1);
	assert_int_equal(error.code, ERROR_PERMISSION);
	assert_string_equal(error.text, "topic shop.a");
	assert_non_null(strstr(error.hint, "Write"));
	fault_set(&error, RD_KAFKA_RESP_ERR_NOT_COORDINATOR, "x");
	assert_string_equal(error.hint, "");
}

static void an_offsets_record_is_ours_by_its_key_alone(void **state)
{
	(void)state;
	assert_true(lookup_key_is("shop", 4, "shop"));
	assert_false(lookup_key_is("shop", 4, "sho"));
	assert_false(lookup_key_is("sho", 3, "shop"));
	assert_false(lookup_key_is("shop\0", 5, "shop"));
	assert_false(lookup_key_is("SHOP", 4, "shop"));
	assert_false(lookup_key_is("", 0, "shop"));
	assert_false(lookup_key_is(NULL, 0, "shop"));
}

struct judged {
	const char *what;
	bool found;
	const char *instance;
	int64_t offset;
	uint64_t lsn;
	const char *bytes;
	enum verdict expected;
};

static void the_newest_record_tells_committed_missing_and_fenced_apart(void **state)
{
	/* we are "ours", opened when offset 10 was the newest, and tried to commit LSN 100 as "abc" */
	static const struct judged cases[] = {
		{"nothing is there", false, "", -1, 0, "", VERDICT_MISSING},
		{"what we tried is there", true, "ours", 20, 100, "abc", VERDICT_COMMITTED},
		{"one of ours that reaches further", true, "ours", 20, 101, "abd", VERDICT_COMMITTED},
		{"only our older one", true, "ours", 20, 99, "abb", VERDICT_MISSING},
		{"our older one at the same position", true, "ours", 20, 100, "xyz", VERDICT_MISSING},
		{"the same bytes and more", true, "ours", 20, 100, "abcd", VERDICT_MISSING},
		{"another's from before we opened", true, "other", 10, 500, "abc", VERDICT_MISSING},
		{"another's from after we opened", true, "other", 11, 50, "abc", VERDICT_FENCED},
		{"another's that reaches further", true, "other", 30, 500, "abc", VERDICT_FENCED},
	};
	struct offsets offsets = {.instance_id = "ours", .position = {.commit_lsn = 100}};
	const struct verdict_claim claim = {&offsets, (const uint8_t *)"abc", 3, 10};
	static struct lookup_record newest;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		memset(&newest, 0, sizeof newest);
		newest.found = cases[i].found;
		newest.offset = cases[i].offset;
		newest.length = strlen(cases[i].bytes);
		memcpy(newest.bytes, cases[i].bytes, newest.length);
		memcpy(newest.offsets.instance_id, cases[i].instance, strlen(cases[i].instance));
		newest.offsets.position.commit_lsn = cases[i].lsn;
		if (verdict(&newest, &claim) != cases[i].expected)
			print_error("%s\n", cases[i].what);
		assert_int_equal(verdict(&newest, &claim), cases[i].expected);
	}
}

static void a_property_that_is_wrong_or_ours_is_named(void **state)
{
	static const struct {
		struct sink_property property;
		int result;
		const char *text; /* part of it */
	} cases[] = {
		{{"compression.type", "lz4"}, 0, ""},
		{{"sasl.username", "a"}, 0, ""},
		{{"linger.ms", "0"}, 0, ""},
		{{"fetch.max.bytes", "1000000"}, 0, ""},
		{{"compresion.type", "lz4"}, -1, "kafka.properties: compresion.type: no such property"},
		{{"compression.type", "middling"}, -1, "compression.type"},
		{{"linger.ms", "soon"}, -1, "linger.ms"},
		{{"transactional.id", "mine"}, -1, "transactional.id is set by millrace itself"},
		{{"ACKS", "0"}, -1, "ACKS is set by millrace itself"},
		{{"isolation.level", "read_uncommitted"}, -1, "isolation.level is set by millrace itself"},
		{{"bootstrap.servers", "x:1"}, -1, "bootstrap.servers is set by millrace itself"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct client_target target = {
			.brokers = "127.0.0.1:1", .properties = &cases[i].property, .property_count = 1};
		struct error error = {0};

		assert_int_equal(client_check(&target, &error), cases[i].result);
		assert_int_equal(error.code, cases[i].result ? ERROR_CONFIG : ERROR_NONE);
		if (!strstr(error.text, cases[i].text))
			print_error("%s\n", error.text);
		assert_non_null(strstr(error.text, cases[i].text));
	}
}

static void a_secret_is_not_repeated_when_it_is_refused(void **state)
{
	const struct sink_property property = {"ssl.key.pem", "hunter2"};
	const struct sink_property properties[] = {{"security.protocol", "ssl"}, property};
	const struct client_target target = {.brokers = "127.0.0.1:1", .properties = properties, .property_count = 2};
	const struct client_settings none = {0};
	struct client client = {0};
	struct error error = {0};

	(void)state;
#ifdef __SANITIZE_THREAD__
	skip(); /* it does not know how librdkafka starts threads, and crashes */
#endif
	if (client_start(&client, RD_KAFKA_PRODUCER, &target, &none, &error))
		assert_null(strstr(error.text, "hunter2"));
	client_stop(&client, 1000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_that_matters_has_its_kind_and_error),
		cmocka_unit_test(a_fault_says_what_to_do),
		cmocka_unit_test(an_offsets_record_is_ours_by_its_key_alone),
		cmocka_unit_test(the_newest_record_tells_committed_missing_and_fenced_apart),
		cmocka_unit_test(a_property_that_is_wrong_or_ours_is_named),
		cmocka_unit_test(a_secret_is_not_repeated_when_it_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
