/* Parses the source URL, lays our settings over it and splits its list of hosts, since libpq's own walk through such
 * a list has no deadline for each when it does not block. */
#include "source/conninfo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

static void conninfo_set(struct conninfo *info, const char *keyword, const char *value)
{
	unsigned i = 0;

	if (!keyword)
		info->full = true;
	if (info->full)
		return;
	while (i < info->count && strcmp(info->keywords[i], keyword) != 0)
		i++;
	if (i == CONNINFO_SIZE - 1) {
		info->full = true;
		return;
	}
	info->count += i == info->count;
	info->keywords[i] = keyword;
	info->values[i] = value;
}

static const char *conninfo_get(const struct conninfo *info, const char *keyword)
{
	for (unsigned i = 0; i < info->count; i++)
		if (strcmp(info->keywords[i], keyword) == 0)
			return info->values[i];
	return NULL;
}

/* what the URL may override: it only concerns how soon a dead peer is noticed, and the name in pg_stat_activity */
static void conninfo_defaults(struct conninfo *info, const struct source_options *options)
{
	struct buffer name = {0};

	buffer_printf(&name, "millrace_%s", options->name);
	conninfo_set(info, "application_name", arena_string(&info->arena, buffer_string(&name)));
	buffer_fini(&name);
	conninfo_set(info, "keepalives_idle", "10");
	conninfo_set(info, "keepalives_interval", "5");
	conninfo_set(info, "keepalives_count", "3");
	conninfo_set(info, "tcp_user_timeout", "25000");
}

/* Design section 5, "Every connection sets"; later -c win over earlier ones and over the role's and the database's
 * settings. client_encoding is a parameter of its own. */
static const char settings_common[] =
	"-c DateStyle=ISO -c IntervalStyle=iso_8601 -c TimeZone=UTC -c extra_float_digits=1 -c bytea_output=hex "
	"-c lc_monetary=C -c search_path= -c xmloption=content -c row_security=off -c standard_conforming_strings=on "
	"-c quote_all_identifiers=off -c array_nulls=on -c client_min_messages=warning -c idle_session_timeout=0";
/* synchronous_commit: neither ALTER PUBLICATION nor our messages shall wait for synchronous standbys */
static const char settings_control[] = "-c synchronous_commit=local -c default_transaction_read_only=off -c "
				       "default_transaction_isolation=read\\ committed "
				       "-c idle_in_transaction_session_timeout=30000 -c jit=off";

static void conninfo_options(struct conninfo *info, const struct source_options *options, enum connection_kind kind)
{
	const char *user = conninfo_get(info, "options");
	struct buffer settings = {0};

	if (user)
		buffer_printf(&settings, "%s ", user);
	buffer_add_string(&settings, settings_common);
	if (kind == CONNECTION_CONTROL) /* the server gives up a little before we do, so that the connection lives on */
		buffer_printf(&settings, " %s -c statement_timeout=%lld -c lock_timeout=%lld", settings_control,
			      (long long)(options->statement_timeout_us / 1000 * 9 / 10 + 1),
			      (long long)(options->statement_timeout_us / 1000 * 9 / 10 + 1));
	else
		buffer_printf(&settings,
			      " -c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0 "
			      "-c wal_sender_timeout=%lld",
			      (long long)(options->wal_sender_timeout_us / 1000));
	conninfo_set(info, "options", arena_string(&info->arena, buffer_string(&settings)));
	buffer_fini(&settings);
}

static void conninfo_settings(struct conninfo *info, const struct source_options *options, enum connection_kind kind)
{
	if (kind != CONNECTION_PLAIN)
		conninfo_options(info, options, kind);
	conninfo_set(info, "client_encoding", "UTF8");
	conninfo_set(info, "replication", kind == CONNECTION_REPLICATION ? "database" : NULL);
}

/* parts of a comma-separated list; an empty part is the default, as in libpq */
static unsigned conninfo_split(struct conninfo *info, const char *list, const char **parts)
{
	unsigned count = 0;

	while (list && count < CONNINFO_HOSTS) {
		size_t length = strcspn(list, ",");
		parts[count++] = arena_copy(&info->arena, list, length);
		list = list[length] ? list + length + 1 : NULL;
	}
	return count;
}

static int conninfo_hosts(struct conninfo *info, struct error *error)
{
	unsigned addresses = conninfo_split(info, conninfo_get(info, "hostaddr"), info->hostaddr);
	unsigned names = conninfo_split(info, conninfo_get(info, "host"), info->host);
	unsigned ports = conninfo_split(info, conninfo_get(info, "port"), info->port);

	info->hosts = addresses > names ? addresses : names;
	if (info->hosts == 0)
		info->hosts = 1;
	if ((addresses && names && addresses != names) || (ports > 1 && ports != info->hosts))
		return error_set(error, ERROR_CONFIG, "the source URL has %u hosts, %u addresses and %u ports", names,
				 addresses, ports);
	for (unsigned i = 1; ports == 1 && i < info->hosts; i++)
		info->port[i] = info->port[0];
	return 0;
}

void conninfo_host(struct conninfo *info, unsigned host)
{
	if (info->host[host])
		conninfo_set(info, "host", info->host[host]);
	if (info->hostaddr[host])
		conninfo_set(info, "hostaddr", info->hostaddr[host]);
	if (info->port[host])
		conninfo_set(info, "port", info->port[host]);
}

static int conninfo_malformed(const char *words, struct error *error)
{
	int length = words ? (int)strcspn(words, "\":\n") : 0;

	error_set(error, ERROR_CONFIG, "the source URL cannot be parsed: %.*s", length, words ? words : "");
	return error_hint(error, "postgresql://user:password@host:port/database with odd characters as %%XX, or "
				 "host=... port=... dbname=... user=... with values that hold blanks in single quotes");
}

static bool conninfo_complete(const struct conninfo *info)
{
	for (unsigned i = 0; i < info->hosts; i++)
		if ((info->host[0] && !info->host[i]) || (info->hostaddr[0] && !info->hostaddr[i]) ||
		    (info->port[0] && !info->port[i]))
			return false;
	for (unsigned i = 0; i < info->count; i++)
		if (!info->values[i] && strcmp(info->keywords[i], "replication") != 0)
			return false;
	return !info->full;
}

int conninfo_init(struct conninfo *info, const struct source_options *options, enum connection_kind kind,
		  struct error *error)
{
	char *words = NULL;
	PQconninfoOption *parsed = PQconninfoParse(options->url, &words);

	memset(info, 0, sizeof *info);
	if (!parsed) {
		conninfo_malformed(words, error);
		PQfreemem(words);
		return -1;
	}
	conninfo_defaults(info, options);
	for (const PQconninfoOption *option = parsed; option->keyword; option++)
		if (option->val && *option->val)
			conninfo_set(info, arena_string(&info->arena, option->keyword),
				     arena_string(&info->arena, option->val));
	PQconninfoFree(parsed);
	conninfo_settings(info, options, kind);
	if (conninfo_hosts(info, error) < 0)
		goto fail;
	if (!conninfo_complete(info)) {
		error_set(error, ERROR_MEMORY, "no memory for the source URL");
		goto fail;
	}
	return 0;
fail:
	conninfo_fini(info);
	return -1;
}

void conninfo_fini(struct conninfo *info)
{
	arena_fini(&info->arena);
}
