/* Asks the registry as run would, read-only. */
#include "command/schema_judge.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "schema/verdict.h"

/* an embedded registry that was never written to has no say */
static bool has_schemas(const char *state)
{
	char path[4096];

	return state && (size_t)snprintf(path, sizeof path, "%s/schemas", state) < sizeof path &&
	       access(path, F_OK) == 0;
}

int judge_open(struct judge *judge, const struct config *config, struct error *error)
{
	struct registry_options options = {.url = config->registry.url,
					   .username = config->registry.username,
					   .password = config->registry.password,
					   .ca_file = config->registry.ca_file,
					   .certificate_file = config->registry.certificate_file,
					   .key_file = config->registry.key_file,
					   .directory = config->state,
					   .timeout_us = config->registry.timeout,
					   .compatibility =
						   verdict_mode_name((enum verdict_mode)config->registry.compatibility),
					   .read_only = true};

	*judge = (struct judge){.config = config};
	if (!options.url && !has_schemas(config->state))
		return 0;
	judge->registry = registry_new(&options, error);
	return judge->registry ? 0 : -1;
}

void judge_close(struct judge *judge)
{
	registry_free(judge->registry);
	*judge = (struct judge){0};
}

int judge_topic(struct judge *judge, const char *topic, struct buffer *published, struct error *error)
{
	enum { VERSIONS_MAX = 100 };
	bool has = judge->registry;
	int result = 0;

	buffer_add_string(published, topic);
	for (int version = 2; has && result == 0 && version < VERSIONS_MAX; version++) {
		struct buffer subject = {0};

		buffer_printf(&subject, "%s.v%d-value", topic, version);
		result = registry_has(judge->registry, buffer_string(&subject), &has, error);
		if (result == 0 && has) {
			buffer_clear(published);
			buffer_printf(published, "%s.v%d", topic, version);
		}
		buffer_fini(&subject);
	}
	return result;
}

/* ---- verdicts ---- */

static json_t *asked_registry(const struct judge *judge)
{
	const char *url = registry_url(judge->registry);

	return url ? json_sprintf("registry %s", url) : json_sprintf("embedded registry in %s", judge->config->state);
}

static json_t *asked_us(const struct judge *judge)
{
	return json_sprintf("millrace under %s, since %s",
			    verdict_mode_name((enum verdict_mode)judge->config->registry.compatibility),
			    judge->registry ? "the registry does not have the subject" : "no registry is at hand");
}

static json_t *verdict_new(const char *subject, const char *verdict, json_t *asked, json_t *reasons)
{
	return json_pack("{s:s, s:s, s:o, s:o}", "subject", subject, "verdict", verdict, "asked", asked, "reasons",
			 reasons);
}

static json_t *lines_of(const char *text)
{
	json_t *lines = json_array();

	while (*text) {
		size_t length = strcspn(text, "\n");

		json_array_append_new(lines, json_stringn(text, length));
		text += length + (text[length] == '\n');
	}
	return lines;
}

static json_t *registry_says(struct judge *judge, const char *subject, const char *after, struct error *error)
{
	int32_t id;
	int rc = registry_judge(judge->registry, subject, after, &id, error);

	if (rc < 0)
		return NULL;
	if (rc == 0)
		return verdict_new(subject, "incompatible", asked_registry(judge), lines_of(error->text));
	return verdict_new(subject, id > 0 ? "registered" : "compatible", asked_registry(judge), json_array());
}

static json_t *we_say(struct judge *judge, const char *subject, const char *before, const char *after,
		      struct error *error)
{
	struct buffer why = {0};
	json_t *verdict = NULL;
	int rc;

	if (!before)
		return verdict_new(subject, "first", asked_us(judge), json_array());
	rc = verdict_check((enum verdict_mode)judge->config->registry.compatibility, after, &before, 1, &why, error);
	if (rc >= 0)
		verdict = verdict_new(subject, rc ? "compatible" : "incompatible", asked_us(judge),
				      lines_of(buffer_string(&why)));
	buffer_fini(&why);
	return verdict;
}

json_t *judge_subject(struct judge *judge, const char *subject, const char *before, const char *after,
		      struct error *error)
{
	bool has = false;

	if (judge->registry && registry_has(judge->registry, subject, &has, error) < 0)
		return NULL;
	return has ? registry_says(judge, subject, after, error) : we_say(judge, subject, before, after, error);
}

bool judge_refuses(const json_t *verdict)
{
	const char *word = json_string_value(json_object_get(verdict, "verdict"));

	return word && strcmp(word, "incompatible") == 0;
}
