/* Defaults that depend on other options, and the checks that one row of the table cannot make. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/position.h"
#include "config/load.h"

static const char *joined(struct load *load, const char *first, const char *second, const char *third)
{
	struct buffer text = {0};
	const char *copy;

	buffer_printf(&text, "%s%s%s", first, second, third);
	copy = text.failed ? NULL : arena_string(&load->config->arena, buffer_string(&text));
	buffer_fini(&text);
	if (!copy)
		load_mistake(load, "config", "no memory for the defaults");
	return copy;
}

static bool is_set(const char *value)
{
	return value && *value;
}

static void derive_state(struct load *load)
{
	struct config *config = load->config;
	const char *systemd = getenv("STATE_DIRECTORY"), *xdg = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (is_set(systemd)) {
		/* systemd.exec(5): several directories are separated by colons; ours is the first */
		size_t length = strcspn(systemd, ":");

		config->state = arena_copy(&config->arena, systemd, length);
		if (!config->state)
			load_mistake(load, "config", "no memory for the defaults");
	} else if (is_set(xdg)) {
		config->state = joined(load, xdg, "/millrace/", config->name);
	} else if (is_set(home)) {
		config->state = joined(load, home, "/.local/state/millrace/", config->name);
	}
}

void load_derived(struct load *load)
{
	struct config *config = load->config;

	if (!is_set(config->source.slot))
		config->source.slot = joined(load, "millrace_", config->name, "");
	if (!is_set(config->publication.name))
		config->publication.name = joined(load, "millrace_", config->name, "");
	if (!is_set(config->topics.prefix))
		config->topics.prefix = config->name;
	if (!is_set(config->registry.url))
		config->registry.url = NULL;
	if (!is_set(config->state))
		derive_state(load);
}

/* ---- checks; each takes what it looks at and adds its mistakes ---- */

static bool consists_of(const char *text, size_t max, const char *characters)
{
	size_t length = strlen(text);

	return length >= 1 && length <= max && strspn(text, characters) == length;
}

#define LOWER "abcdefghijklmnopqrstuvwxyz0123456789_"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static void check_names(struct load *load)
{
	const struct config *config = load->config;

	if (!consists_of(config->name, 40, LOWER))
		load_wrong(load, "name", "name: \"%s\" is not 1 to 40 of a-z, 0-9 and _", config->name);
	else if (config->source.slot && !consists_of(config->source.slot, 63, LOWER))
		load_wrong(load, "source.slot", "source.slot: \"%s\" is not 1 to 63 of a-z, 0-9 and _",
			   config->source.slot);
	/* the companion's suffix must fit into PostgreSQL's 63 bytes too */
	if (config->publication.name && strlen(config->publication.name) > 63 - strlen("_inserts"))
		load_wrong(load, "publication.name", "publication.name: \"%s\" is longer than 55 bytes",
			   config->publication.name);
	if (!consists_of(config->topics.prefix, 100, LOWER UPPER ".-") && config->topics.prefix != config->name)
		load_wrong(load, "topics.prefix", "topics.prefix: \"%s\" is not 1 to 100 of A-Z, a-z, 0-9, _, . and -",
			   config->topics.prefix);
}

static void check_source(struct load *load, bool needed)
{
	const struct config *config = load->config;
	const char *url = config->source.url;

	if (!is_set(url)) {
		if (needed && (url || !load_given(load, "source.url")))
			load_wrong(load, "source.url",
				   "source.url is missing: give --source postgresql://user@host/database, or "
				   "source.url in a file");
		return;
	}
	if (strncmp(url, "postgresql://", 13) != 0 && strncmp(url, "postgres://", 11) != 0 && !strchr(url, '='))
		load_wrong(load, "source.url",
			   "source.url is neither postgresql://user@host/database nor \"host=... dbname=...\"");
}

/* 0 to 65535, all digits */
static bool is_port(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return digits >= 1 && digits <= 5 && text[digits] == '\0' && strtol(text, NULL, 10) <= 65535;
}

/* host:port, [v6]:port, and for brokers host alone */
static bool is_address(const char *text, bool port_needed)
{
	const char *close = text[0] == '[' ? strchr(text, ']') : NULL;
	const char *colon = close ? (close[1] == ':' ? close + 1 : NULL) : strrchr(text, ':');

	if (!*text || strpbrk(text, " \t/@") || (text[0] == '[' && !close))
		return false;
	if (!colon)
		return !port_needed && (!close || !close[1]);
	if (!close && strchr(text, ':') != colon)
		return false; /* v6 without brackets */
	return colon > text && is_port(colon + 1);
}

static void check_brokers(struct load *load, bool needed)
{
	const struct config *config = load->config;
	const char *at = config->kafka.brokers;

	if (!is_set(at)) {
		if (needed && (at || !load_given(load, "kafka.brokers")))
			load_wrong(load, "kafka.brokers",
				   "kafka.brokers is missing: give --brokers host:port,..., or kafka.brokers in a "
				   "file");
		return;
	}
	for (size_t length; *at; at += length + (at[length] == ',')) {
		char broker[300];

		length = strcspn(at, ",");
		snprintf(broker, sizeof broker, "%.*s", (int)length, at + strspn(at, " "));
		broker[strcspn(broker, " ,")] = '\0';
		if (!is_address(broker, false))
			load_wrong(load, "kafka.brokers", "kafka.brokers: \"%s\" is not host:port", broker);
	}
}

struct reserved {
	const char *name, *reason;
};

static const struct reserved reserved_properties[] = {
	{"bootstrap.servers", "use kafka.brokers"},
	{"metadata.broker.list", "use kafka.brokers"},
	{"transactional.id", "it is made from the instance's name, so that an older instance is fenced"},
	{"transaction.timeout.ms", "it is derived from the broker's limit"},
	{"enable.idempotence", "order and exactly-once delivery depend on it"},
	{"enable.gapless.guarantee", "a failed event is handled by aborting its transaction"},
	{"acks", "every replica must have an event before its position counts as published"},
	{"request.required.acks", "every replica must have an event before its position counts as published"},
	{"isolation.level", "the offsets topic is read with both levels and compared"},
	{"partitioner", "the partition is murmur2 of the key without its schema id (a new schema must not move a key)"},
	{"group.id", "millrace consumes without a group"},
	{"enable.auto.commit", "millrace commits no consumer offsets"},
	{"enable.auto.offset.store", "millrace commits no consumer offsets"},
	{"auto.offset.reset", "the offsets topic is read from explicit offsets"},
	{"enable.partition.eof", "the end of the offsets topic is found by it"},
	{NULL, NULL},
};

static const struct reserved reserved_topic_configs[] = {
	{"cleanup.policy", "use topics.cleanup_policy"},
	{NULL, NULL},
};

static void check_reserved(struct load *load, const char *key, const struct reserved *reserved)
{
	const struct config_pairs *pairs = load_field(load->config, config_option_find(key));

	for (; reserved->name; reserved++)
		for (uint32_t i = 0; i < pairs->count; i++)
			if (strcmp(pairs->pairs[i].name, reserved->name) == 0)
				load_wrong(load, key, "%s: %s is set by millrace itself: %s", key, reserved->name,
					   reserved->reason);
}

static void check_topics(struct load *load)
{
	const struct config *config = load->config;
	const char *policy = config->topics.cleanup_policy;
	bool compact = strstr(policy, "compact") != NULL;

	check_reserved(load, "topics.config", reserved_topic_configs);
	if (strcmp(policy, "delete") != 0 && strcmp(policy, "compact") != 0 && strcmp(policy, "compact,delete") != 0 &&
	    strcmp(policy, "delete,compact") != 0)
		load_wrong(load, "topics.cleanup_policy",
			   "topics.cleanup_policy: \"%s\" is none of delete, compact, \"compact,delete\"", policy);
	else if (compact && config->events.truncate == CONFIG_TRUNCATE_EVENT)
		load_wrong(load, "topics.cleanup_policy",
			   "topics.cleanup_policy: a compacted topic refuses truncate events, whose key is null: set "
			   "events.truncate = \"skip\"");
	if (config->topics.replication_factor == 0)
		load_wrong(load, "topics.replication_factor",
			   "topics.replication_factor: 0 is no number of replicas: -1 is the broker's default");
}

/* a name that is none would let all rows pass */
static void check_conditions(struct load *load)
{
	const struct config_pairs *where = &load->config->snapshot.where;
	struct error error;

	for (uint32_t i = 0; i < where->count; i++) {
		if (pattern_check(where->pairs[i].name, &error) < 0)
			load_wrong(load, "snapshot.where", "snapshot.where: %s%s%s", error.text,
				   error.hint[0] ? ": " : "", error.hint);
		if (strlen(where->pairs[i].value) > CONFIG_WHERE_MAX)
			load_wrong(
				load, "snapshot.where",
				"snapshot.where: the condition on %s is longer than %d bytes: put it into a function",
				where->pairs[i].name, CONFIG_WHERE_MAX);
	}
}

static void check_registry(struct load *load)
{
	const struct config *config = load->config;
	const char *url = config->registry.url, *host;

	if (!!is_set(config->registry.certificate_file) != !!is_set(config->registry.key_file))
		load_wrong(load, "registry.certificate_file",
			   "registry.certificate_file and registry.key_file go together");
	if (is_set(config->registry.password) && !is_set(config->registry.username))
		load_wrong(load, "registry.password", "registry.password is set without registry.username");
	if (!url)
		return;
	host = strncmp(url, "http://", 7) == 0 ? url + 7 : strncmp(url, "https://", 8) == 0 ? url + 8 : NULL;
	if (!host)
		load_wrong(load, "registry.url", "registry.url begins with neither http:// nor https://");
	else if (memchr(host, '@', strcspn(host, "/")))
		load_wrong(load, "registry.url",
			   "registry.url holds a user: put it into registry.username and registry.password, which "
			   "are never shown");
}

/* cut short, a condition would be another one */
void load_check(struct load *load, struct config_needs needs)
{
	const struct config *config = load->config;
	uint64_t lsn;

	if (needs.state && !is_set(config->state))
		load_wrong(load, "state",
			   "state: there is no home directory to put it in: give --state, or set STATE_DIRECTORY");
	check_names(load);
	check_source(load, needs.source);
	check_brokers(load, needs.brokers);
	check_reserved(load, "kafka.properties", reserved_properties);
	check_topics(load);
	check_registry(load);
	check_conditions(load);
	if (config->publication.all_tables && !config->publication.manage)
		load_wrong(load, "publication.all_tables",
			   "publication.all_tables asks for a publication to be made, and publication.manage = "
			   "false forbids it");
	if (config->publication.generated_columns == CONFIG_GENERATED_STORED && !config->publication.manage)
		load_wrong(load, "publication.generated_columns",
			   "publication.generated_columns is an option of a publication that is made here, and "
			   "publication.manage = false takes it as it is");
	if (config->backoff.min > config->backoff.max)
		load_wrong(load, "backoff.min", "backoff.min is larger than backoff.max");
	if (is_set(config->http.listen) && !is_address(config->http.listen, true))
		load_wrong(load, "http.listen",
			   "http.listen: \"%s\" is not address:port, as in 127.0.0.1:8085 or [::1]:8085",
			   config->http.listen);
	if (config->until && strcmp(config->until, "current") != 0 && lsn_parse(config->until, &lsn) < 0)
		load_wrong(load, "until", "until: \"%s\" is neither current nor an LSN such as 16/B374D848",
			   config->until);
}
