/* The REST interface's reads of schemas, subjects and versions. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "registry/rest.h"

int rest_types_get(const struct rest_call *call)
{
	buffer_add_string(call->body, "[\"AVRO\"]");
	return 200;
}

/* nobody but the instance registers */
int rest_mode_get(const struct rest_call *call)
{
	buffer_add_string(call->body, "{\"mode\":\"READONLY\"}");
	return 200;
}

int rest_subject_mode_get(const struct rest_call *call)
{
	if (rest_flag(call, "defaultToGlobal"))
		return rest_mode_get(call);
	return rest_refuse(call->body, 404, 40409, "Subject '%s' does not have subject-level mode configured",
			   call->path.segments[1]);
}

static int schema_add(const struct rest_call *call, int32_t id, struct error *error)
{
	struct buffer text = {0};
	int rc = registry_embedded_text(call->embedded, id, &text, error);

	if (rc == 0)
		buffer_add_json(call->body, buffer_string(&text), text.length);
	buffer_fini(&text);
	return rc;
}

/* the id in the path; 0: it has none, which body says */
static int32_t id_parse(const struct rest_call *call)
{
	const char *text = call->path.segments[2];
	uint64_t id;

	if (registry_number(text, 10, INT32_MAX, &id) && registry_embedded_find(call->embedded, (int32_t)id))
		return (int32_t)id;
	rest_refuse(call->body, 404, 40403, "Schema %s not found.", text);
	return 0;
}

int rest_id_get(const struct rest_call *call)
{
	int32_t id = id_parse(call);
	struct error error;

	if (!id)
		return 404;
	buffer_add_string(call->body, "{\"schema\":");
	if (schema_add(call, id, &error) < 0)
		return rest_damaged(call->body, &error);
	buffer_add_char(call->body, '}');
	return 200;
}

int rest_id_schema_get(const struct rest_call *call)
{
	int32_t id = id_parse(call);
	struct error error;

	if (!id)
		return 404;
	return registry_embedded_text(call->embedded, id, call->body, &error) < 0 ? rest_damaged(call->body, &error)
										  : 200;
}

/* the subjects that have schema id as a version, or its versions there */
static void users_add(const struct rest_call *call, int32_t id, bool versions)
{
	struct buffer *body = call->body;
	const char *comma = "";

	buffer_add_char(body, '[');
	for (uint32_t s = 0; s < call->embedded->subject_count; s++) {
		const struct registry_subject *subject = call->embedded->subjects[s];

		for (uint32_t v = 0; v < subject->count; v++) {
			if (subject->ids[v] != id)
				continue;
			buffer_add_string(body, comma);
			comma = ",";
			if (versions)
				buffer_add_string(body, "{\"subject\":");
			rest_text_add(body, subject->name);
			if (versions)
				buffer_printf(body, ",\"version\":%u}", (unsigned)v + 1);
		}
	}
	buffer_add_char(body, ']');
}

int rest_id_subjects_get(const struct rest_call *call)
{
	int32_t id = id_parse(call);

	if (!id)
		return 404;
	users_add(call, id, false);
	return 200;
}

int rest_id_versions_get(const struct rest_call *call)
{
	int32_t id = id_parse(call);

	if (!id)
		return 404;
	users_add(call, id, true);
	return 200;
}

static int subject_compare(const void *a, const void *b)
{
	const struct registry_subject *const *left = a, *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

/* ":*:" stands for any context there, and there is only the default one here */
static bool prefix_matches(const char *prefix, const char *name)
{
	return !prefix || strcmp(prefix, ":*:") == 0 || strncmp(name, prefix, strlen(prefix)) == 0;
}

/* nothing is ever deleted, so that `deleted` changes nothing */
int rest_subjects_get(const struct rest_call *call)
{
	const struct registry_embedded *embedded = call->embedded;
	size_t bytes = embedded->subject_count * sizeof *embedded->subjects;
	struct registry_subject **sorted = memory_alloc(bytes + 1);
	char *prefix;
	const char *comma = "";

	if (!sorted)
		return rest_refuse(call->body, 500, 50001, "no memory");
	prefix = rest_value(call, "subjectPrefix");
	if (bytes)
		memcpy(sorted, embedded->subjects, bytes);
	qsort(sorted, embedded->subject_count, sizeof *sorted, subject_compare);
	buffer_add_char(call->body, '[');
	for (uint32_t i = 0; i < embedded->subject_count; i++) {
		if (sorted[i]->count == 0 || !prefix_matches(prefix, sorted[i]->name))
			continue;
		buffer_add_string(call->body, comma);
		comma = ",";
		rest_text_add(call->body, sorted[i]->name);
	}
	buffer_add_char(call->body, ']');
	memory_free(prefix);
	memory_free(sorted);
	return 200;
}

static const struct registry_subject *subject_get(const struct rest_call *call)
{
	const char *name = call->path.segments[1];
	const struct registry_subject *subject = map_get(&call->embedded->by_name, name, strlen(name));

	if (subject && subject->count)
		return subject;
	rest_no_subject(call->body, name);
	return NULL;
}

int rest_versions_get(const struct rest_call *call)
{
	const struct registry_subject *subject = subject_get(call);

	if (!subject)
		return 404;
	buffer_add_char(call->body, '[');
	for (uint32_t v = 1; v <= subject->count; v++)
		buffer_printf(call->body, "%s%u", v > 1 ? "," : "", (unsigned)v);
	buffer_add_char(call->body, ']');
	return 200;
}

/* 200 with the version that the path names, or another status and the body for it */
static int version_find(const struct rest_call *call, const struct registry_subject *subject, uint64_t *version)
{
	const char *name = call->path.segments[3];

	if (!subject)
		return 404;
	if (!rest_version_parse(name, subject->count, version))
		return rest_version_invalid(call->body, name);
	return *version > subject->count ? rest_no_version(call->body, name) : 200;
}

int rest_version_get(const struct rest_call *call)
{
	const struct registry_subject *subject = subject_get(call);
	struct error error;
	uint64_t version;
	int status = version_find(call, subject, &version);

	if (status != 200)
		return status;
	buffer_add_string(call->body, "{\"subject\":");
	rest_text_add(call->body, subject->name);
	buffer_printf(call->body, ",\"version\":%u,\"id\":%d,\"schema\":", (unsigned)version,
		      (int)subject->ids[version - 1]);
	if (schema_add(call, subject->ids[version - 1], &error) < 0)
		return rest_damaged(call->body, &error);
	buffer_add_char(call->body, '}');
	return 200;
}

int rest_version_schema_get(const struct rest_call *call)
{
	const struct registry_subject *subject = subject_get(call);
	struct error error;
	uint64_t version;
	int status = version_find(call, subject, &version);

	if (status == 200 && registry_embedded_text(call->embedded, subject->ids[version - 1], call->body, &error) < 0)
		status = rest_damaged(call->body, &error);
	return status;
}
