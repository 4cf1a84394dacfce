/* librdkafka's question for offsets by time passes the time on as it is, and in Kafka's ListOffsets request (protocol guide)
 * -1 as a time asks for the end and -2 for the beginning: one request a broker for all its partitions, where the call for a
 * partition's watermarks is one or two for each.
 *
 * An error of one partition fails the whole question without telling whose it is: so what is refused is asked about again in
 * halves, until it is one partition that can be named.
 */
#include "sink/ends.h"

#include <string.h>

#include "base/clock.h"
#include "sink/fault.h"

enum {
	ENDS_SLICE_MS = 250,
	ENDS_POLL_MS = 50,
	ENDS_MISSING_US = 2000000, /* not every broker knows at once what has been made */
	ENDS_AT_ONCE = 1000,       /* partitions: librdkafka's lists are searched from the front */
	ENDS_TIME_END = -1,
	ENDS_TIME_BEGINNING = -2
};

static int time_left_ms(const struct ends_visit *visit)
{
	int64_t left = (visit->deadline_us - clock_monotonic_us()) / 1000;
	return left < 1 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

static int go_on(const struct ends_visit *visit, int64_t begun_us, struct error *error)
{
	if (visit->cancelled && atomic_load(visit->cancelled))
		return error_set(error, ERROR_STOPPED, "the ends of partitions: given up");
	if (time_left_ms(visit) && !client_refused(visit->client))
		return 0;
	fault_set(error, RD_KAFKA_RESP_ERR__TIMED_OUT,
		  "the ends of partitions: no answer from the brokers within %d ms",
		  (int)((clock_monotonic_us() - begun_us) / 1000));
	return client_explain(visit->client, begun_us, error);
}

/* the answer is in the order of the question */
static rd_kafka_resp_err_t take_answer(const rd_kafka_topic_partition_list_t *answer, int64_t time,
				       struct topics_range *ranges)
{
	for (int i = 0; i < answer->cnt; i++) {
		if (answer->elems[i].err)
			return answer->elems[i].err;
		if (answer->elems[i].offset < 0) /* not answered: the leader moved meanwhile */
			return RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE;
		*(time == ENDS_TIME_END ? &ranges[i].end : &ranges[i].first) = answer->elems[i].offset;
	}
	return RD_KAFKA_RESP_ERR_NO_ERROR;
}

static rd_kafka_resp_err_t ask(const struct ends_visit *visit, const struct ends_partition *partitions, uint32_t count,
			       int64_t time, int slice_ms, struct topics_range *ranges)
{
	rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new((int)count);
	rd_kafka_resp_err_t err;

	for (uint32_t i = 0; i < count; i++)
		rd_kafka_topic_partition_list_add(list, partitions[i].topic, partitions[i].number)->offset = time;
	err = rd_kafka_offsets_for_times(visit->client->rk, list, slice_ms);
	if (!err)
		err = take_answer(list, time, ranges);
	rd_kafka_topic_partition_list_destroy(list);
	return err;
}

/* The beginning is asked for first: it may move on meanwhile, but never beyond an end that is asked for later. */
static rd_kafka_resp_err_t ask_both(const struct ends_visit *visit, const struct ends_partition *partitions,
				    uint32_t count, int slice_ms, struct topics_range *ranges)
{
	rd_kafka_resp_err_t err = ask(visit, partitions, count, ENDS_TIME_BEGINNING, slice_ms, ranges);

	return err ? err : ask(visit, partitions, count, ENDS_TIME_END, slice_ms, ranges);
}

static bool may_pass(rd_kafka_resp_err_t err, int64_t begun_us)
{
	if (fault_kind(err) == FAULT_MISSING)
		return clock_monotonic_us() - begun_us < ENDS_MISSING_US;
	return error_action(fault_code(err)) == ERROR_RETRY;
}

int ends_query(const struct ends_visit *visit, const struct ends_partition *partitions, uint32_t count,
	       struct topics_range *ranges, struct error *error)
{
	int64_t begun_us = clock_monotonic_us();
	uint32_t at_once = ENDS_AT_ONCE;
	int slice_ms = ENDS_SLICE_MS;

	for (uint32_t done = 0, now; done < count;) {
		rd_kafka_resp_err_t err;

		if (go_on(visit, begun_us, error))
			return -1;
		now = count - done < at_once ? count - done : at_once;
		slice_ms = client_slice_ms(slice_ms, time_left_ms(visit));
		err = ask_both(visit, &partitions[done], now, slice_ms, &ranges[done]);
		if (!err)
			done += now;
		else if (may_pass(err, begun_us))
			client_serve(visit->client, ENDS_POLL_MS);
		else if (now > 1)
			at_once = (now + 1) / 2;
		else
			return fault_set(error, err, "topic %s partition %d: %s", partitions[done].topic,
					 (int)partitions[done].number, rd_kafka_err2str(err));
	}
	return 0;
}
