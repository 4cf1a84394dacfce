/* librdkafka clients: settings in three layers, log and error events, and an end in a thread of its own. */
#include "sink/client.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/log.h"
#include "sink/fault.h"

/* What the guarantees hang on, or an option of its own sets. */
static const char *const reserved[] = {
	"transactional.id",         "enable.idempotence", "enable.gapless.guarantee", "acks",
	"request.required.acks",    "isolation.level",    "enable.auto.commit",       "enable.auto.offset.store",
	"enable.partition.eof",     "group.id",           "group.instance.id",        "delivery.report.only.error",
	"allow.auto.create.topics", "bootstrap.servers",  "metadata.broker.list",     "log.queue",
	"test.mock.num.brokers",
};

static const char *const secrets[] = {
	"sasl.password",
	"ssl.key.password",
	"ssl.key.pem",
	"ssl.keystore.password",
	"sasl.oauthbearer.client.secret",
	"sasl.oauthbearer.config",
};

static bool name_in(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strcasecmp(name, names[i]))
			return true;
	return false;
}

/* Written by a thread of librdkafka, read by the client's owner. */
struct client_note {
	pthread_mutex_t lock;
	int64_t at_us;
	char text[256];
};

static void take_note(struct client_note *note, const char *text)
{
	pthread_mutex_lock(&note->lock);
	note->at_us = clock_monotonic_us();
	snprintf(note->text, sizeof note->text, "%s", text);
	pthread_mutex_unlock(&note->lock);
}

void client_partition_note(struct client *client, int64_t since_us, char *out, size_t size)
{
	pthread_mutex_lock(&client->note->lock);
	snprintf(out, size, "%s", client->note->at_us >= since_us ? client->note->text : "");
	pthread_mutex_unlock(&client->note->lock);
}

/* librdkafka's own lines are for those who debug: what matters of them comes as an event or as a call's error. */
static void client_log(const rd_kafka_t *rk, int level, const char *facility, const char *text)
{
	(void)level; /* it calls "fatal" what is a matter of routine here */
	/* the others of the same request only say that they were not tried */
	if (!strcmp(facility, "ADDPARTS") && !strstr(text, rd_kafka_err2str(RD_KAFKA_RESP_ERR_OPERATION_NOT_ATTEMPTED)))
		take_note(rd_kafka_opaque(rk), strstr(text, "Failed") ? strstr(text, "Failed") : text);
	log_debug("kafka", text, "facility", facility, "client", rd_kafka_name(rk), NULL);
}

static int set_ours(rd_kafka_conf_t *conf, const struct sink_property *settings, size_t count, struct error *error)
{
	char why[256];

	for (size_t i = 0; i < count; i++)
		if (rd_kafka_conf_set(conf, settings[i].name, settings[i].value, why, sizeof why) != RD_KAFKA_CONF_OK)
			return error_set(error, ERROR_INTERNAL, "kafka property %s: %s", settings[i].name, why);
	return 0;
}

static int set_property(rd_kafka_conf_t *conf, const struct sink_property *property, struct error *error)
{
	char why[256];

	if (name_in(property->name, reserved, sizeof reserved / sizeof *reserved)) {
		error_set(error, ERROR_CONFIG, "kafka.properties: %s is set by millrace itself", property->name);
		return error_hint(error, "leave it out");
	}
	switch (rd_kafka_conf_set(conf, property->name, property->value, why, sizeof why)) {
	case RD_KAFKA_CONF_OK:
		return 0;
	case RD_KAFKA_CONF_UNKNOWN:
		error_set(error, ERROR_CONFIG, "kafka.properties: %s: no such property of librdkafka %s",
			  property->name, rd_kafka_version_str());
		return error_hint(error, "the names are in librdkafka's CONFIGURATION.md");
	default:
		if (name_in(property->name, secrets, sizeof secrets / sizeof *secrets))
			return error_set(error, ERROR_CONFIG, "kafka.properties: %s: its value is refused",
					 property->name);
		return error_set(error, ERROR_CONFIG, "kafka.properties: %s: %s", property->name, why);
	}
}

static int set_all(rd_kafka_conf_t *conf, const struct client_target *target, const struct client_settings *settings,
		   struct error *error)
{
	const struct sink_property brokers = {"bootstrap.servers", target->brokers};

	if (set_ours(conf, settings->standard, settings->standard_count, error))
		return -1;
	for (uint32_t i = 0; i < target->property_count; i++)
		if (set_property(conf, &target->properties[i], error))
			return -1;
	if (set_ours(conf, &brokers, 1, error))
		return -1;
	return set_ours(conf, settings->fixed, settings->fixed_count, error);
}

int client_check(const struct client_target *target, struct error *error)
{
	const struct client_settings none = {0};
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	int result = set_all(conf, target, &none, error);

	rd_kafka_conf_destroy(conf);
	return result;
}

int client_start(struct client *client, rd_kafka_type_t type, const struct client_target *target,
		 const struct client_settings *settings, struct error *error)
{
	/* connections come back within a second or two of the broker, and small requests are not held for an ACK */
	static const struct sink_property common[] = {
		{"client.id", "millrace"},           {"socket.nagle.disable", "true"},
		{"socket.keepalive.enable", "true"}, {"socket.connection.setup.timeout.ms", "10000"},
		{"reconnect.backoff.ms", "50"},      {"reconnect.backoff.max.ms", "1000"},
	};
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[512];

	assert(!client->rk);
	client->target = target;
	client->complained_us = 0;
	client->note = calloc(1, sizeof *client->note);
	if (!client->note) {
		error_set(error, ERROR_MEMORY, "no memory for a Kafka client");
		goto failed;
	}
	pthread_mutex_init(&client->note->lock, NULL);
	if (set_ours(conf, common, sizeof common / sizeof *common, error) || set_all(conf, target, settings, error))
		goto failed;
	rd_kafka_conf_set_opaque(conf, client->note);
	rd_kafka_conf_set_log_cb(conf, client_log);
	rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_ERROR | (type == RD_KAFKA_PRODUCER ? RD_KAFKA_EVENT_DR : 0));
	client->rk = rd_kafka_new(type, conf, why, sizeof why);
	if (!client->rk) {
		error_set(error, ERROR_CONFIG, "kafka.properties: %s", why);
		goto failed;
	}
	client->queue = rd_kafka_queue_get_main(client->rk);
	return 0;
failed:
	free(client->note);
	client->note = NULL;
	rd_kafka_conf_destroy(conf);
	return -1;
}

static void take_complaint(struct client *client, rd_kafka_event_t *event)
{
	rd_kafka_resp_err_t err = rd_kafka_event_error(event);

	/* "all brokers down" only repeats what each broker's own complaint says better */
	if (err == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN && client->complained_us)
		return;
	client->complained_us = clock_monotonic_us();
	client->complaint = err;
	snprintf(client->complaint_text, sizeof client->complaint_text, "%s", rd_kafka_event_error_string(event));
}

bool client_serve(struct client *client, int timeout_ms)
{
	rd_kafka_event_t *event = rd_kafka_queue_poll(client->queue, timeout_ms);
	bool any = event;

	for (; event; event = rd_kafka_queue_poll(client->queue, 0)) {
		const rd_kafka_message_t *message;

		if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR)
			take_complaint(client, event);
		else if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR)
			while ((message = rd_kafka_event_message_next(event)))
				if (client->delivered)
					client->delivered(client->context, message);
		rd_kafka_event_destroy(event);
	}
	return any;
}

int client_slice_ms(int slice_ms, int left_ms)
{
	int next_ms = 2 * slice_ms < CLIENT_CALL_MS ? 2 * slice_ms : CLIENT_CALL_MS;

	return next_ms < left_ms ? next_ms : left_ms;
}

bool client_refused(struct client *client)
{
	client_serve(client, 0);
	return client->complained_us && !client->target->patient &&
	       error_action(fault_code(client->complaint)) != ERROR_RETRY;
}

int client_explain(struct client *client, int64_t since_us, struct error *error)
{
	enum error_code code = error->code;
	char text[sizeof error->text - sizeof client->complaint_text - 4];

	client_serve(client, 0);
	if (!client->complained_us || client->complained_us < since_us || strstr(error->text, client->complaint_text))
		return -1;
	snprintf(text, sizeof text, "%.*s", (int)sizeof text - 1, error->text);
	fault_set(error, client->complaint, "%s (%s)", text, client->complaint_text);
	if (error_action(code) != ERROR_RETRY || error_action(error->code) == ERROR_RETRY || client->target->patient)
		error->code = code;
	return -1;
}

/* rd_kafka_destroy() joins its threads, one of which may be waiting for a name server: so it is called apart. */
struct ending {
	rd_kafka_t *rk;
	atomic_int left; /* of the two who hold this */
	atomic_bool done;
};

static void ending_release(struct ending *ending)
{
	if (atomic_fetch_sub(&ending->left, 1) == 1)
		free(ending);
}

static void *ending_run(void *argument)
{
	struct ending *ending = argument;

	rd_kafka_destroy_flags(ending->rk, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
	atomic_store(&ending->done, true);
	ending_release(ending);
	return NULL;
}

static bool end_within(rd_kafka_t *rk, int64_t limit_us)
{
	struct ending *ending = calloc(1, sizeof *ending);
	int64_t until = clock_monotonic_us() + limit_us;
	pthread_t thread;
	bool done;

	if (!ending)
		return false;
	ending->rk = rk;
	atomic_init(&ending->left, 2);
	if (pthread_create(&thread, NULL, ending_run, ending)) {
		free(ending);
		return false;
	}
	pthread_detach(thread);
	while (!(done = atomic_load(&ending->done)) && clock_monotonic_us() < until)
		clock_sleep_us(1000);
	ending_release(ending);
	return done;
}

bool client_stop(struct client *client, int64_t limit_us)
{
	bool done;

	if (!client->rk)
		return true;
	if (rd_kafka_type(client->rk) == RD_KAFKA_PRODUCER) {
		rd_kafka_purge(client->rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
		client_serve(client, 0);
	}
	rd_kafka_queue_destroy(client->queue);
	done = end_within(client->rk, limit_us);
	if (done) /* else its threads may still write it */
		free(client->note);
	else
		log_warning("sink", "a Kafka client does not end, and is left to itself", NULL);
	client->note = NULL;
	client->rk = NULL;
	client->queue = NULL;
	return done;
}
