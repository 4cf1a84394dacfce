/* A Confluent-compatible registry's requests, and what its answers mean. HTTP itself is http.c. */
#include "registry/remote.h"

#include <jansson.h>
#include <string.h>

#include "base/memory.h"
#include "registry/remote_state.h"

struct registry_remote *registry_remote_new(const struct registry_options *options, struct error *error)
{
	struct registry_remote *remote = memory_alloc(sizeof *remote);

	if (!remote) {
		error_set(error, ERROR_MEMORY, "no memory for the registry");
		return NULL;
	}
	remote->http = registry_http_new(options, error);
	if (!remote->http) {
		memory_free(remote);
		return NULL;
	}
	remote->budget_us = options->budget_us;
	return remote;
}

void registry_remote_free(struct registry_remote *remote)
{
	if (!remote)
		return;
	registry_http_free(remote->http);
	memory_free(remote);
}

const char *registry_remote_url(const struct registry_remote *remote)
{
	return registry_http_url(remote->http);
}

/* {"error_code": ..., "message": ...}: 0 and the body's first bytes where it is something else */
static int remote_refusal_read(const struct buffer *body, struct buffer *message)
{
	enum { EXCERPT = 200 };
	json_t *root = json_loadb(body->data ? body->data : "", body->length, 0, NULL);
	const char *text = json_string_value(json_object_get(root, "message"));
	int code = (int)json_integer_value(json_object_get(root, "error_code"));

	if (text)
		buffer_add_string(message, text);
	else if (body->length)
		buffer_add(message, body->data, body->length < EXCERPT ? body->length : EXCERPT);
	else
		buffer_add_string(message, "no explanation");
	json_decref(root);
	return code;
}

static enum error_code status_error(long status)
{
	switch (status) {
	case 401:
	case 403:
	case 407:
		return ERROR_PERMISSION;
	case 409:
		return ERROR_INCOMPATIBLE;
	case 501:
		return ERROR_CONFIG;
	case 408:
	case 425:
	case 429:
		return ERROR_UNAVAILABLE;
	}
	if (status >= 500)
		return ERROR_UNAVAILABLE;
	return status >= 300 ? ERROR_CONFIG : ERROR_PROTOCOL;
}

#define HINT_BASE "is registry.url the base of a Confluent-compatible API (Apicurio's ends in /apis/ccompat/v7)?"

/* a proxy's page or a redirection says nothing of the schema: it is as if the registry had not been asked */
static bool answered_by_another(const struct registry_answer *answer, int code)
{
	return answer->status / 100 == 3 || (code == 0 && (answer->status == 404 || answer->status == 405));
}

int remote_refused(const struct registry_remote *remote, const struct registry_answer *answer, struct error *error)
{
	struct buffer message = {0};
	int code = remote_refusal_read(&answer->body, &message);

	error_set(error, answered_by_another(answer, code) ? ERROR_PROTOCOL : status_error(answer->status),
		  "the registry %s answers HTTP %ld: %s", registry_remote_url(remote), answer->status,
		  buffer_string(&message));
	if (answer->location[0])
		error_hint(error, "redirects are not followed; set registry.url to where it points: %s",
			   answer->location);
	else if (answer->status == 404 && code == 0)
		error_hint(error, HINT_BASE);
	else if (status_error(answer->status) == ERROR_PERMISSION)
		error_hint(error, "see registry.username, registry.password and registry.certificate_file");
	buffer_fini(&message);
	return -1;
}

int remote_not_understood(const struct registry_remote *remote, const char *what, struct error *error)
{
	error_set(error, ERROR_PROTOCOL, "the answer of the registry %s %s", registry_remote_url(remote), what);
	return error_hint(error, HINT_BASE);
}

/* the schema id in {"id": n, ...} */
static int id_read(const struct registry_remote *remote, const struct buffer *body, int32_t *id, struct error *error)
{
	json_t *root = json_loadb(body->data ? body->data : "", body->length, 0, NULL);
	json_t *value = json_object_get(root, "id");
	json_int_t number = json_integer_value(value);
	int rc = 0;

	if (!root)
		rc = remote_not_understood(remote, "is not JSON", error);
	else if (!json_is_integer(value) || number < 1 || number > INT32_MAX)
		rc = remote_not_understood(remote, "has no schema id", error);
	else
		*id = (int32_t)number;
	json_decref(root);
	return rc;
}

int remote_subject_ask(struct registry_remote *remote, const char *root, const char *subject, const char *suffix,
		       const char *json, struct registry_answer *answer, struct error *error)
{
	struct buffer path = {0}, body = {0};
	int rc;

	buffer_add_string(&path, root);
	registry_http_escape(&path, subject);
	buffer_add_string(&path, suffix);
	if (json) {
		buffer_add_string(&body, "{\"schema\":");
		buffer_add_json(&body, json, strlen(json));
		buffer_add_char(&body, '}');
	}
	if (path.failed || body.failed)
		rc = error_set(error, ERROR_MEMORY, "no memory for a request to the registry");
	else
		rc = registry_http_request(remote->http, buffer_string(&path), json ? &body : NULL, answer, error);
	buffer_fini(&path);
	buffer_fini(&body);
	return rc;
}

int remote_register(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
		    struct buffer *words, struct error *error)
{
	struct registry_answer answer;
	int rc;

	if (remote_subject_ask(remote, "/subjects/", subject, "/versions", json, &answer, error) < 0)
		return -1;
	rc = answer.status == 200 || answer.status == 201 ? id_read(remote, &answer.body, id, error)
							  : remote_refused(remote, &answer, error);
	if (words && answer.status == 409)
		remote_refusal_read(&answer.body, words);
	registry_answer_fini(&answer);
	return rc;
}

enum remote_missing remote_missing(const struct registry_answer *answer)
{
	struct buffer message = {0};
	int code = answer->status == 404 ? remote_refusal_read(&answer->body, &message) : 0;

	buffer_fini(&message);
	switch (code) {
	case SUBJECT_NOT_FOUND:
		return MISSING_SUBJECT;
	case VERSION_NOT_FOUND:
	case SCHEMA_NOT_FOUND:
	case COMPATIBILITY_NOT_SET:
		return MISSING_PART;
	}
	return answer->status == 403 || answer->status == 404 || answer->status == 405 || answer->status == 501
		       ? MISSING_ENDPOINT
		       : MISSING_NOTHING;
}

int remote_lookup(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
		  bool *subject_missing, struct error *error)
{
	struct registry_answer answer;
	enum remote_missing missing;
	int rc = 0;

	*id = 0;
	if (remote_subject_ask(remote, "/subjects/", subject, "", json, &answer, error) < 0)
		return -1;
	missing = remote_missing(&answer);
	*subject_missing = missing == MISSING_SUBJECT;
	if (answer.status == 200)
		rc = id_read(remote, &answer.body, id, error);
	else if (missing != MISSING_SUBJECT && missing != MISSING_PART)
		rc = remote_refused(remote, &answer, error);
	registry_answer_fini(&answer);
	return rc;
}

int remote_text_read(const struct registry_remote *remote, const struct buffer *body, struct buffer *json,
		     struct error *error)
{
	json_t *root = json_loadb(body->data ? body->data : "", body->length, 0, NULL);
	const char *text = json_string_value(json_object_get(root, "schema"));
	const char *type = json_string_value(json_object_get(root, "schemaType"));
	int rc = 0;

	if (!text)
		rc = remote_not_understood(remote, root ? "has no schema" : "is not JSON", error);
	else if (type && strcmp(type, "AVRO") != 0)
		rc = error_set(error, ERROR_CONFIG, "it is of type %s, not AVRO", type);
	else
		buffer_add_string(json, text);
	json_decref(root);
	return rc;
}

int registry_remote_schema(struct registry_remote *remote, int32_t id, struct buffer *json, struct error *error)
{
	struct registry_answer answer;
	struct buffer path = {0};
	int rc;

	buffer_printf(&path, "/schemas/ids/%d", (int)id);
	rc = registry_http_request(remote->http, buffer_string(&path), NULL, &answer, error);
	buffer_fini(&path);
	if (rc < 0)
		goto failed;
	rc = answer.status == 200 ? remote_text_read(remote, &answer.body, json, error)
				  : remote_refused(remote, &answer, error);
	registry_answer_fini(&answer);
	if (rc < 0)
		goto failed;
	return 0;
failed:
	return error_wrap(error, "schema %d", (int)id);
}

int registry_remote_has(struct registry_remote *remote, const char *subject, bool *has, struct error *error)
{
	struct registry_answer answer;
	enum remote_missing missing;
	json_t *list;
	int rc = 0;

	*has = false;
	if (remote_subject_ask(remote, "/subjects/", subject, "/versions", NULL, &answer, error) < 0)
		return error_wrap(error, "subject %s", subject);
	missing = remote_missing(&answer);
	list = json_loadb(answer.body.data ? answer.body.data : "", answer.body.length, 0, NULL);
	if (answer.status == 200)
		*has = !json_is_array(list) || json_array_size(list) > 0;
	else if (missing == MISSING_ENDPOINT)
		*has = true;
	else if (missing == MISSING_NOTHING)
		rc = remote_refused(remote, &answer, error);
	json_decref(list);
	registry_answer_fini(&answer);
	return rc < 0 ? error_wrap(error, "subject %s", subject) : 0;
}

/* the types of schemas that it knows, which is what tells a registry from any other web server */
static int types_read(const struct registry_remote *remote, const struct buffer *body, struct error *error)
{
	json_t *root = json_loadb(body->data ? body->data : "", body->length, 0, NULL);
	int rc = json_is_array(root) ? 0 : remote_not_understood(remote, "is not a registry's", error);

	json_decref(root);
	return rc;
}

int registry_remote_ping(struct registry_remote *remote, struct error *error)
{
	struct registry_answer answer;
	int rc;

	if (registry_http_request(remote->http, "/schemas/types", NULL, &answer, error) < 0)
		return -1;
	rc = answer.status == 200 ? types_read(remote, &answer.body, error) : remote_refused(remote, &answer, error);
	registry_answer_fini(&answer);
	return rc;
}
