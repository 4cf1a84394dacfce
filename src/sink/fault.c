/* Kafka's error codes as ours: the table.
 *
 * FAULT_RECORD are the answers to a Produce request by which the broker judges what a record holds: its size, its timestamp,
 * its key and value. Permissions, the codec and the format are the same for all records of a topic, and so are no record's.
 */
#include "sink/fault.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#define HINT_REACH "check kafka.brokers, the brokers' advertised listeners, and the network between"
#define HINT_SECURITY "check security.protocol, sasl.* and ssl.* in kafka.properties"
#define HINT_TOPIC \
	"allow the principal Describe, DescribeConfigs, Create and Write on the instance's topics, and Read on its offsets topic"
#define HINT_CLUSTER "allow the principal IdempotentWrite (and Create, where topics are missing) on the cluster"
#define HINT_TRANSACTION "allow the principal Describe and Write on the transactional ids <name>-0 and <name>-1"
#define HINT_SIZE "raise the topic's max.message.bytes, or exclude the table (a leading ! in tables)"
#define HINT_RECORD "a compacted topic takes no null keys: give the table a key, or the topic cleanup.policy=delete"
#define HINT_POLICY "see the broker's topic policy and the topics.* options"
#define HINT_OLD "millrace needs Kafka 2.5 or newer with transactions, or delivery = \"at_least_once\""

static const struct fault {
	rd_kafka_resp_err_t err;
	enum error_code code;
	enum fault_kind kind;
	const char *hint;
} faults[] = {
	{RD_KAFKA_RESP_ERR__TRANSPORT, ERROR_UNAVAILABLE, FAULT_PASSING, HINT_REACH},
	{RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, ERROR_UNAVAILABLE, FAULT_PASSING, HINT_REACH},
	{RD_KAFKA_RESP_ERR__RESOLVE, ERROR_UNAVAILABLE, FAULT_PASSING, HINT_REACH},
	{RD_KAFKA_RESP_ERR__TIMED_OUT, ERROR_TIMEOUT, FAULT_PASSING, HINT_REACH},
	{RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE, ERROR_TIMEOUT, FAULT_PASSING, HINT_REACH},
	{RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, ERROR_TIMEOUT, FAULT_PASSING, HINT_REACH},
	{RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, ERROR_TIMEOUT, FAULT_PASSING, ""},
	{RD_KAFKA_RESP_ERR__AUTHENTICATION, ERROR_PERMISSION, FAULT_PASSING, HINT_SECURITY},
	{RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, ERROR_PERMISSION, FAULT_PASSING, HINT_SECURITY},
	{RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM, ERROR_CONFIG, FAULT_PASSING, HINT_SECURITY},
	{RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE, ERROR_CONFIG, FAULT_PASSING, HINT_SECURITY},
	{RD_KAFKA_RESP_ERR__SSL, ERROR_CONFIG, FAULT_PASSING, HINT_SECURITY},
	{RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ERROR_PERMISSION, FAULT_REFUSED, HINT_TOPIC},
	{RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, ERROR_PERMISSION, FAULT_REFUSED, HINT_CLUSTER},
	{RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED, ERROR_PERMISSION, FAULT_REFUSED, HINT_TRANSACTION},
	{RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, ERROR_TOO_LARGE, FAULT_RECORD, HINT_SIZE},
	{RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE, ERROR_TOO_LARGE, FAULT_RECORD, HINT_SIZE},
	{RD_KAFKA_RESP_ERR_INVALID_RECORD, ERROR_CONFIG, FAULT_RECORD, HINT_RECORD},
	{RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP, ERROR_CONFIG, FAULT_RECORD,
	 "raise the topic's message.timestamp.before.max.ms"},
	{RD_KAFKA_RESP_ERR_UNSUPPORTED_COMPRESSION_TYPE, ERROR_CONFIG, FAULT_REFUSED, "change compression.type"},
	{RD_KAFKA_RESP_ERR_INVALID_REQUIRED_ACKS, ERROR_CONFIG, FAULT_REFUSED, ""},
	{RD_KAFKA_RESP_ERR_POLICY_VIOLATION, ERROR_CONFIG, FAULT_RECORD, HINT_POLICY},
	{RD_KAFKA_RESP_ERR_INVALID_CONFIG, ERROR_CONFIG, FAULT_REFUSED, HINT_POLICY},
	{RD_KAFKA_RESP_ERR_INVALID_PARTITIONS, ERROR_CONFIG, FAULT_REFUSED, HINT_POLICY},
	{RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR, ERROR_CONFIG, FAULT_REFUSED,
	 "topics.replication_factor must not exceed the number of brokers"},
	{RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION, ERROR_CONFIG, FAULT_REFUSED,
	 "Kafka takes at most 249 characters of [a-zA-Z0-9._-] for a topic"},
	{RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT, ERROR_CONFIG, FAULT_REFUSED,
	 "lower transaction.timeout.ms in kafka.properties to the broker's transaction.max.timeout.ms"},
	{RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION, ERROR_CONFIG, FAULT_REFUSED, HINT_OLD},
	{RD_KAFKA_RESP_ERR_UNSUPPORTED_FOR_MESSAGE_FORMAT, ERROR_CONFIG, FAULT_REFUSED, HINT_OLD},
	{RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, ERROR_CONFIG, FAULT_REFUSED, HINT_OLD},
	{RD_KAFKA_RESP_ERR__INVALID_ARG, ERROR_CONFIG, FAULT_REFUSED, ""},
	{RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, ERROR_CONFIG, FAULT_MISSING,
	 "was the topic deleted? a restart creates it"},
	{RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, ERROR_CONFIG, FAULT_MISSING, "was the topic deleted? a restart creates it"},
	{RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, ERROR_CONFIG, FAULT_MISSING,
	 "was the topic deleted and made anew with fewer partitions?"},
};

static const struct fault *fault_find(rd_kafka_resp_err_t err)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (faults[i].err == err)
			return &faults[i];
	return NULL;
}

enum error_code fault_code(rd_kafka_resp_err_t err)
{
	const struct fault *fault = fault_find(err);
	return fault ? fault->code : ERROR_UNAVAILABLE;
}

enum fault_kind fault_kind(rd_kafka_resp_err_t err)
{
	const struct fault *fault = fault_find(err);
	return fault ? fault->kind : FAULT_PASSING;
}

int fault_set(struct error *error, rd_kafka_resp_err_t err, const char *format, ...)
{
	const struct fault *fault = fault_find(err);
	char text[sizeof error->text];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	error_set(error, fault ? fault->code : ERROR_UNAVAILABLE, "%s", text);
	if (fault && *fault->hint)
		error_hint(error, "%s", fault->hint);
	return -1;
}
