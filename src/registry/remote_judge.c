/* What stands between a schema that is new to a remote registry and its registration: the subject's rule and earlier versions
 * as the registry tells them, our verdict on them, and the registry's own. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "registry/judge.h"
#include "registry/remote_state.h"

enum { OURS_MAX = 360, BUDGET_REQUESTS = 4 };

/* One schema on its way. Results of a step: 1 it may follow, 0 it may not (why, refusing), -1 *error. */
struct candidate {
	struct registry_remote *remote;
	const char *subject, *json;
	struct registry_rule rule;
	struct buffer why;
	uint32_t refusing;
	bool strictly; /* refused by a rule that no registry has */
};

static int no_memory(struct error *error)
{
	return error_set(error, ERROR_MEMORY, "no memory for the registry's answer");
}

static void missing_tell(struct registry_remote *remote, const char *what, const char *consequence)
{
	if (!remote->done_without_told)
		log_warning("registry", "the registry does not tell what a new version is judged by", "missing", what,
			    "consequence", consequence, NULL);
	remote->done_without_told = true;
}

static json_t *answer_parse(const struct registry_answer *answer)
{
	return json_loadb(answer->body.data ? answer->body.data : "", answer->body.length, 0, NULL);
}

/* {"compatibilityLevel": ...}; "compatibility" with some */
static int rule_parse(struct candidate *candidate, const struct registry_answer *answer, struct error *error)
{
	json_t *root = answer_parse(answer);
	const char *name = json_string_value(json_object_get(root, "compatibilityLevel"));
	int rc = 0;

	if (!name)
		name = json_string_value(json_object_get(root, "compatibility"));
	if (!name)
		rc = remote_not_understood(candidate->remote, "has no compatibility level", error);
	else
		candidate->rule.known = verdict_mode_parse(name, &candidate->rule.mode);
	if (rc == 0 && !candidate->rule.known)
		missing_tell(candidate->remote, name, "our strict rules count alone, then what it says itself");
	json_decref(root);
	return rc;
}

/* registries that do not know defaultToGlobal say that the subject has none */
static int rule_ask(struct candidate *candidate, const char *subject, const char *suffix, struct error *error)
{
	struct registry_answer answer;
	enum remote_missing missing;
	int rc = 0;

	if (remote_subject_ask(candidate->remote, *subject ? "/config/" : "/config", subject, suffix, NULL, &answer,
			       error) < 0)
		return -1;
	missing = remote_missing(&answer);
	if (answer.status == 200)
		rc = rule_parse(candidate, &answer, error);
	else if (missing == MISSING_NOTHING)
		rc = remote_refused(candidate->remote, &answer, error);
	else if (*subject && missing != MISSING_ENDPOINT)
		rc = rule_ask(candidate, "", "", error);
	else
		missing_tell(candidate->remote, "/config", "our strict rules count alone, then what it says itself");
	registry_answer_fini(&answer);
	return rc;
}

static int earlier_judge(struct candidate *candidate, uint32_t version, const char *earlier, struct error *error)
{
	struct buffer ignored = {0};
	struct error none;
	int rc = registry_verdict(&candidate->rule, candidate->json, earlier, &candidate->why, error);

	if (rc == 0) {
		candidate->refusing = version;
		candidate->strictly = verdict_strict(candidate->json, earlier, &ignored, &none) != 1;
	}
	buffer_fini(&ignored);
	return rc;
}

/* An earlier version's text and number, from {"version": n, "schema": ..., ...}. One that is no Avro schema cannot be
 * followed by one. */
static int version_read(struct candidate *candidate, const struct registry_answer *answer, uint32_t *version,
			struct buffer *text, struct error *error)
{
	json_t *root = answer_parse(answer);
	json_int_t number = json_integer_value(json_object_get(root, "version"));

	json_decref(root);
	*version = number > 0 && number <= INT32_MAX ? (uint32_t)number : 0;
	if (remote_text_read(candidate->remote, &answer->body, text, error) < 0) {
		if (error->code == ERROR_CONFIG)
			error->code = ERROR_INCOMPATIBLE;
		return error_wrap(error, "the schema cannot follow version %u", (unsigned)*version);
	}
	return text->failed ? no_memory(error) : 0;
}

/* 1 with the version's text; 0: it is not there, or not to be read */
static int version_ask(struct candidate *candidate, const char *name, uint32_t *version, struct buffer *text,
		       struct error *error)
{
	struct registry_answer answer;
	enum remote_missing missing;
	char suffix[40];
	int rc = 0;

	snprintf(suffix, sizeof suffix, "/versions/%s", name);
	if (remote_subject_ask(candidate->remote, "/subjects/", candidate->subject, suffix, NULL, &answer, error) < 0)
		return -1;
	missing = remote_missing(&answer);
	if (answer.status == 200)
		rc = version_read(candidate, &answer, version, text, error) < 0 ? -1 : 1;
	else if (missing == MISSING_NOTHING)
		rc = remote_refused(candidate->remote, &answer, error);
	else if (missing == MISSING_ENDPOINT)
		missing_tell(candidate->remote, "/subjects/.../versions", "the registry judges alone");
	registry_answer_fini(&answer);
	return rc;
}

static int version_judge(struct candidate *candidate, json_int_t number, struct error *error)
{
	struct buffer text = {0};
	uint32_t version = 0;
	char name[24];
	int rc;

	snprintf(name, sizeof name, "%lld", (long long)number);
	rc = version_ask(candidate, name, &version, &text, error);
	if (rc == 0)
		rc = 1;
	else if (rc == 1)
		rc = earlier_judge(candidate, version, buffer_string(&text), error);
	buffer_fini(&text);
	return rc;
}

/* the versions before the latest, newest first */
static int others_judge(struct candidate *candidate, uint32_t latest, struct error *error)
{
	struct registry_answer answer;
	json_t *list;
	size_t count;
	int rc = 1;

	if (remote_subject_ask(candidate->remote, "/subjects/", candidate->subject, "/versions", NULL, &answer, error) <
	    0)
		return -1;
	list = answer.status == 200 ? answer_parse(&answer) : NULL;
	if (answer.status != 200 && remote_missing(&answer) == MISSING_NOTHING)
		rc = remote_refused(candidate->remote, &answer, error);
	else if (answer.status == 200 && !json_is_array(list))
		rc = remote_not_understood(candidate->remote, "is no list of versions", error);
	count = json_array_size(list);
	for (size_t i = count; rc == 1 && i > 0 && count - i < REMOTE_VERSIONS_MAX; i--) {
		json_int_t number = json_integer_value(json_array_get(list, i - 1));

		if (number > 0 && number < latest)
			rc = version_judge(candidate, number, error);
	}
	json_decref(list);
	registry_answer_fini(&answer);
	return rc;
}

static int ours_judge(struct candidate *candidate, struct error *error)
{
	struct buffer text = {0};
	uint32_t latest = 0;
	int rc = version_ask(candidate, "latest", &latest, &text, error);

	if (rc == 1 && rule_ask(candidate, candidate->subject, "?defaultToGlobal=true", error) < 0)
		rc = -1;
	else if (rc == 1)
		rc = earlier_judge(candidate, latest, buffer_string(&text), error);
	else if (rc == 0)
		rc = 1;
	if (rc == 1 && registry_rule_transitive(&candidate->rule))
		rc = others_judge(candidate, latest, error);
	buffer_fini(&text);
	return rc;
}

/* Confluent's messages hold the whole earlier schema, too, which is no explanation. */
static void messages_join(const json_t *messages, struct buffer *words)
{
	size_t i;
	const json_t *message;

	json_array_foreach(messages, i, message)
	{
		const char *text = json_string_value(message);

		if (!text || strncmp(text, "{oldSchema:", 11) == 0)
			continue;
		if (words->length)
			buffer_add_string(words, "; ");
		buffer_add_string(words, text);
	}
}

static int theirs_read(struct candidate *candidate, const struct registry_answer *answer, struct buffer *words,
		       struct error *error)
{
	json_t *root = answer_parse(answer);
	const json_t *compatible = json_object_get(root, "is_compatible");
	int rc = json_is_true(compatible);

	if (!json_is_boolean(compatible))
		rc = remote_not_understood(candidate->remote, "has no is_compatible", error);
	messages_join(json_object_get(root, "messages"), words);
	json_decref(root);
	return rc;
}

/* what the registry's compatibility endpoint says; 1 where it has none */
static int theirs_judge(struct candidate *candidate, struct buffer *words, struct error *error)
{
	struct registry_answer answer;
	int rc = 1;

	if (remote_subject_ask(candidate->remote, "/compatibility/subjects/", candidate->subject,
			       "/versions/latest?verbose=true", candidate->json, &answer, error) < 0)
		return -1;
	if (answer.status == 200)
		rc = theirs_read(candidate, &answer, words, error);
	else if (remote_missing(&answer) == MISSING_NOTHING)
		rc = remote_refused(candidate->remote, &answer, error);
	registry_answer_fini(&answer);
	return rc;
}

/* *error has our refusal: puts the registry's words behind it, so that both fit */
static void words_add(const struct registry_remote *remote, const char *words, struct error *error)
{
	int length = (int)strlen(error->text);
	struct error ours = *error;

	if (length > OURS_MAX) {
		for (length = OURS_MAX; (ours.text[length] & 0xC0) == 0x80; length--)
			;
	}
	error_set(error, ERROR_INCOMPATIBLE, "%.*s%s; the registry %s: %s", length, ours.text,
		  ours.text[length] ? "..." : "", registry_remote_url(remote), words);
}

/* Some (Apicurio) answer no and nothing more: their words are had by asking them to register what they have just said they
 * would refuse. Never where only our strict rules refuse, which a registry knows nothing of. 1: it was registered. */
static int words_ask(struct candidate *candidate, struct buffer *words, int32_t *id)
{
	struct error ignored;

	if (remote_register(candidate->remote, candidate->subject, candidate->json, id, words, &ignored) == 0) {
		log_warning("registry", "the registry has accepted what our verdict refuses", "subject",
			    candidate->subject, "verdict", buffer_string(&candidate->why), NULL);
		return 1;
	}
	return 0;
}

/* Our refusal, and what the registry adds to it; id NULL: nothing may be written. 0: registered after all; else -1. */
static int ours_refuse(struct candidate *candidate, int32_t *id, struct error *error)
{
	struct buffer words = {0};
	struct error ignored;
	int theirs, rc = -1;

	registry_incompatible(&candidate->rule, candidate->refusing, &candidate->why, error);
	theirs = theirs_judge(candidate, &words, &ignored);
	if (theirs == 0 && !words.length && id && !candidate->strictly && words_ask(candidate, &words, id))
		rc = 0;
	else if (theirs == 0 && words.length)
		words_add(candidate->remote, buffer_string(&words), error);
	buffer_fini(&words);
	return rc;
}

static int theirs_refuse(const struct candidate *candidate, struct buffer *words, struct error *error)
{
	return error_set(error, ERROR_INCOMPATIBLE, "the registry %s would refuse the schema: %s",
			 registry_remote_url(candidate->remote),
			 words->length ? buffer_string(words) : "no explanation");
}

static void begin(struct registry_remote *remote)
{
	int64_t budget_us = BUDGET_REQUESTS * registry_http_timeout_us(remote->http);

	if (remote->budget_us && remote->budget_us < budget_us)
		budget_us = remote->budget_us;
	registry_http_until(remote->http, clock_monotonic_us() + budget_us);
}

static int end(struct candidate *candidate, int rc, struct error *error)
{
	registry_http_until(candidate->remote->http, 0);
	buffer_fini(&candidate->why);
	return rc < 0 ? error_wrap(error, "subject %s", candidate->subject) : rc;
}

int registry_remote_register(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
			     struct error *error)
{
	struct candidate candidate = {.remote = remote, .subject = subject, .json = json};
	bool subject_missing;
	int rc;

	begin(remote);
	rc = remote_lookup(remote, subject, json, id, &subject_missing, error);
	if (rc < 0 || *id)
		return end(&candidate, rc, error);
	rc = subject_missing ? 1 : ours_judge(&candidate, error);
	if (rc == 1)
		rc = remote_register(remote, subject, json, id, NULL, error);
	else if (rc == 0)
		rc = ours_refuse(&candidate, id, error);
	return end(&candidate, rc, error);
}

/* 1, or -1 with ERROR_INCOMPATIBLE or why it is not known */
static int judge(struct candidate *candidate, struct error *error)
{
	struct buffer words = {0};
	int rc = ours_judge(candidate, error);

	if (rc == 0)
		rc = ours_refuse(candidate, NULL, error);
	else if (rc == 1 && !(candidate->rule.known && candidate->rule.mode == VERDICT_NONE))
		rc = theirs_judge(candidate, &words, error);
	if (rc == 0)
		rc = theirs_refuse(candidate, &words, error);
	buffer_fini(&words);
	return rc;
}

int registry_remote_judge(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
			  struct error *error)
{
	struct candidate candidate = {.remote = remote, .subject = subject, .json = json};
	bool subject_missing;
	int rc;

	begin(remote);
	rc = remote_lookup(remote, subject, json, id, &subject_missing, error);
	if (rc == 0)
		rc = *id || subject_missing ? 1 : judge(&candidate, error);
	rc = end(&candidate, rc, error);
	return rc < 0 && error->code == ERROR_INCOMPATIBLE ? 0 : rc;
}
