/* The REST interface's questions about a schema that the client sends: is it there, and may it follow? */
#include <string.h>

#include "registry/rest.h"

static int invalid(struct buffer *body, const char *why)
{
	return rest_refuse(body, 422, 42201, "Invalid schema: %s", why);
}

/* {"schema": "...", "schemaType": "AVRO", ...}; NULL: it is none, and *status has the answer */
static const char *schema_parse(const struct rest_call *call, int *status)
{
	const char *schema = json_string_value(json_object_get(call->request, "schema"));
	const json_t *type = json_object_get(call->request, "schemaType");
	const json_t *references = json_object_get(call->request, "references");
	struct buffer why = {0};
	struct error error;

	*status = 0;
	if (!schema)
		*status = invalid(call->body, "the request has none");
	else if (type && !json_is_null(type) && (!json_is_string(type) || strcmp(json_string_value(type), "AVRO") != 0))
		*status = invalid(call->body, "here are Avro schemas only");
	else if (json_array_size(references) > 0)
		*status = invalid(call->body, "it has references, which nothing here has");
	else if (verdict_readable(schema, schema, &why, &error) < 0)
		*status =
			error.code == ERROR_CONFIG ? invalid(call->body, error.text) : rest_damaged(call->body, &error);
	buffer_fini(&why);
	return *status ? NULL : schema;
}

/* 200 with the subject's versions (to be released) and that among them which is the request's, or 0; else as answered */
static int version_find(const struct rest_call *call, const char *subject, struct registry_versions *versions,
			uint32_t *version)
{
	struct error error;
	int status;
	const char *schema = schema_parse(call, &status);

	*versions = (struct registry_versions){0};
	*version = 0;
	if (!schema)
		return status;
	if (registry_embedded_versions(call->embedded, subject, versions, &error) < 0 ||
	    registry_versions_find(call->embedded, versions, schema, version, &error) < 0)
		return rest_damaged(call->body, &error);
	return 200;
}

static int version_answer(const struct rest_call *call, const char *subject, uint32_t version,
			  const struct registry_schema *schema)
{
	struct buffer text = {0};
	struct error error;
	int status = 200;

	if (registry_embedded_read(call->embedded, schema, &text, &error) < 0) {
		status = rest_damaged(call->body, &error);
	} else {
		buffer_add_string(call->body, "{\"subject\":");
		rest_text_add(call->body, subject);
		buffer_printf(call->body, ",\"version\":%u,\"id\":%d,\"schema\":", (unsigned)version, (int)schema->id);
		buffer_add_json(call->body, buffer_string(&text), text.length);
		buffer_add_char(call->body, '}');
	}
	buffer_fini(&text);
	return status;
}

int rest_lookup_post(const struct rest_call *call)
{
	const char *subject = call->path.segments[1];
	struct registry_versions versions;
	uint32_t version;
	int status = version_find(call, subject, &versions, &version);

	if (status == 200 && versions.count == 0)
		status = rest_no_subject(call->body, subject);
	else if (status == 200 && !version)
		status = rest_refuse(call->body, 404, 40403, "Schema not found.");
	else if (status == 200)
		status = version_answer(call, subject, version, &versions.schemas[version - 1]);
	registry_versions_fini(&versions);
	return status;
}

/* A serializer that registers by itself is content where the schema is there. */
int rest_version_post(const struct rest_call *call)
{
	struct registry_versions versions;
	uint32_t version;
	int status = version_find(call, call->path.segments[1], &versions, &version);

	if (status == 200 && version)
		buffer_printf(call->body, "{\"id\":%d}", (int)versions.schemas[version - 1].id);
	else if (status == 200)
		status = rest_refuse(call->body, 403, 40301,
				     "Only the instance registers schemas here: they follow from its tables.");
	registry_versions_fini(&versions);
	return status;
}

/* {"is_compatible": ..., "messages": [...]}: the latter where they are asked for */
static void verdict_add(const struct rest_call *call, bool compatible, uint32_t refusing, struct buffer *why)
{
	const char *comma = "";

	buffer_printf(call->body, "{\"is_compatible\":%s", compatible ? "true" : "false");
	if (rest_flag(call, "verbose")) {
		buffer_add_string(call->body, ",\"messages\":[");
		for (const char *at = buffer_string(why), *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
			buffer_add_string(call->body, comma);
			comma = ",";
			buffer_add_json(call->body, at, (size_t)(end - at));
		}
		if (!compatible)
			buffer_printf(call->body, "%s\"version %u is in the way\"", comma, (unsigned)refusing);
		buffer_add_char(call->body, ']');
	}
	buffer_add_char(call->body, '}');
}

static int judge(const struct rest_call *call, const struct registry_versions *versions, uint32_t from, uint32_t to)
{
	const char *schema = json_string_value(json_object_get(call->request, "schema"));
	struct buffer why = {0};
	struct error error;
	uint32_t refusing;
	int rc = registry_versions_judge(call->embedded, versions, from, to, schema, &why, &refusing, &error);

	if (rc >= 0)
		verdict_add(call, rc == 1, refusing, &why);
	buffer_fini(&why);
	return rc < 0 ? rest_damaged(call->body, &error) : 200;
}

/* against all that the rule counts */
int rest_compatibility_post(const struct rest_call *call)
{
	struct registry_versions versions;
	uint32_t version;
	int status = version_find(call, call->path.segments[2], &versions, &version);

	if (status == 200)
		status = judge(call, &versions, registry_versions_first(&versions), versions.count);
	registry_versions_fini(&versions);
	return status;
}

/* against that one; of no subject the latest version is none, which anything may follow */
int rest_version_compatibility_post(const struct rest_call *call)
{
	const char *name = call->path.segments[4];
	struct registry_versions versions;
	uint32_t same;
	uint64_t version;
	int status = version_find(call, call->path.segments[2], &versions, &same);

	if (status == 200 && !rest_version_parse(name, versions.count, &version))
		status = rest_version_invalid(call->body, name);
	else if (status == 200 && version > versions.count)
		status = versions.count ? rest_no_version(call->body, name)
					: rest_no_subject(call->body, call->path.segments[2]);
	else if (status == 200)
		status = judge(call, &versions, (uint32_t)version, (uint32_t)version);
	registry_versions_fini(&versions);
	return status;
}
