/* The embedded registry's REST reads: paths, bodies and error codes as in Confluent's "Schema Registry API Reference". */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "registry/embedded.h"

enum { SEGMENTS_MAX = 5 };

/* a path in its decoded segments */
struct rest_path {
	char *decoded; /* owned; the segments are in it */
	const char *segments[SEGMENTS_MAX];
	size_t count;
};

/* an error body; returns the HTTP status */
static int __attribute__((format(printf, 4, 5)))
refuse(struct buffer *body, int status, int code, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	buffer_printf(body, "{\"error_code\":%d,\"message\":", code);
	buffer_add_json(body, buffer_string(&text), text.length);
	buffer_add_char(body, '}');
	buffer_fini(&text);
	return status;
}

static int no_subject(struct buffer *body, const char *subject)
{
	return refuse(body, 404, 40401, "Subject '%s' not found.", subject);
}

static int no_version(struct buffer *body, const char *version)
{
	return refuse(body, 404, 40402, "Version %s not found.", version);
}

static int no_schema(struct buffer *body, const char *id)
{
	return refuse(body, 404, 40403, "Schema %s not found.", id);
}

static int no_path(struct buffer *body)
{
	return refuse(body, 404, 404, "HTTP 404 Not Found");
}

static int damaged(struct buffer *body, const struct error *error)
{
	registry_buffer_cut(body, 0);
	return refuse(body, 500, 50001, "Error in the backend data store: %s", error->text);
}

static void text_add(struct buffer *body, const char *text)
{
	buffer_add_json(body, text, strlen(text));
}

static int schema_add(struct registry_embedded *embedded, int32_t id, struct buffer *body, struct error *error)
{
	struct buffer text = {0};
	int rc = registry_embedded_text(embedded, id, &text, error);

	if (rc == 0)
		buffer_add_json(body, buffer_string(&text), text.length);
	buffer_fini(&text);
	return rc;
}

/* the subjects that have schema id as a version, or its versions there */
static void users_add(const struct registry_embedded *embedded, int32_t id, bool versions, struct buffer *body)
{
	const char *comma = "";

	buffer_add_char(body, '[');
	for (uint32_t s = 0; s < embedded->subject_count; s++) {
		const struct registry_subject *subject = embedded->subjects[s];

		for (uint32_t v = 0; v < subject->count; v++) {
			if (subject->ids[v] != id)
				continue;
			buffer_add_string(body, comma);
			comma = ",";
			if (versions)
				buffer_add_string(body, "{\"subject\":");
			text_add(body, subject->name);
			if (versions)
				buffer_printf(body, ",\"version\":%u}", (unsigned)v + 1);
		}
	}
	buffer_add_char(body, ']');
}

/* /schemas/ids/{id}[/schema|/subjects|/versions] */
static int schemas_get(struct registry_embedded *embedded, const struct rest_path *path, struct buffer *body)
{
	const char *what = path->count > 3 ? path->segments[3] : "";
	struct error error;
	uint64_t id;
	int rc = 0;

	if (!registry_number(path->segments[2], 10, INT32_MAX, &id) || !registry_embedded_find(embedded, (int32_t)id))
		return no_schema(body, path->segments[2]);
	if (path->count == 3) {
		buffer_add_string(body, "{\"schema\":");
		rc = schema_add(embedded, (int32_t)id, body, &error);
		buffer_add_char(body, '}');
	} else if (strcmp(what, "schema") == 0) {
		rc = registry_embedded_text(embedded, (int32_t)id, body, &error);
	} else if (strcmp(what, "subjects") == 0 || strcmp(what, "versions") == 0) {
		users_add(embedded, (int32_t)id, what[0] == 'v', body);
	} else {
		return no_path(body);
	}
	return rc < 0 ? damaged(body, &error) : 200;
}

static int subject_compare(const void *a, const void *b)
{
	const struct registry_subject *const *left = a, *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

static int subjects_list(const struct registry_embedded *embedded, struct buffer *body)
{
	size_t bytes = embedded->subject_count * sizeof *embedded->subjects;
	struct registry_subject **sorted = memory_alloc(bytes);
	const char *comma = "";

	if (!sorted)
		return refuse(body, 500, 50001, "no memory");
	if (bytes)
		memcpy(sorted, embedded->subjects, bytes);
	qsort(sorted, embedded->subject_count, sizeof *sorted, subject_compare);
	buffer_add_char(body, '[');
	for (uint32_t i = 0; i < embedded->subject_count; i++) {
		if (sorted[i]->count == 0)
			continue;
		buffer_add_string(body, comma);
		comma = ",";
		text_add(body, sorted[i]->name);
	}
	buffer_add_char(body, ']');
	memory_free(sorted);
	return 200;
}

static int versions_list(const struct registry_subject *subject, struct buffer *body)
{
	buffer_add_char(body, '[');
	for (uint32_t v = 1; v <= subject->count; v++)
		buffer_printf(body, "%s%u", v > 1 ? "," : "", (unsigned)v);
	buffer_add_char(body, ']');
	return 200;
}

/* .../versions/{version|latest}[/schema] */
static int version_get(struct registry_embedded *embedded, const struct registry_subject *subject,
		       const struct rest_path *path, struct buffer *body)
{
	const char *name = path->segments[3];
	uint64_t version = subject->count;
	struct error error;
	int32_t id;

	if (strcmp(name, "latest") != 0 && strcmp(name, "-1") != 0 &&
	    (!registry_number(name, 10, INT32_MAX, &version) || version < 1))
		return refuse(body, 422, 42202,
			      "The specified version '%s' is not a valid version: 1 to 2147483647, or latest.", name);
	if (version > subject->count)
		return no_version(body, name);
	id = subject->ids[version - 1];
	if (path->count == 5) {
		if (strcmp(path->segments[4], "schema") != 0)
			return no_path(body);
		return registry_embedded_text(embedded, id, body, &error) < 0 ? damaged(body, &error) : 200;
	}
	buffer_add_string(body, "{\"subject\":");
	text_add(body, subject->name);
	buffer_printf(body, ",\"version\":%u,\"id\":%d,\"schema\":", (unsigned)version, (int)id);
	if (schema_add(embedded, id, body, &error) < 0)
		return damaged(body, &error);
	buffer_add_char(body, '}');
	return 200;
}

static const struct registry_subject *subject_get(const struct registry_embedded *embedded, const char *name)
{
	const struct registry_subject *subject = map_get(&embedded->by_name, name, strlen(name));

	return subject && subject->count ? subject : NULL;
}

/* /subjects[/{subject}/versions[/...]] */
static int subjects_get(struct registry_embedded *embedded, const struct rest_path *path, struct buffer *body)
{
	const struct registry_subject *subject;

	if (path->count == 1)
		return subjects_list(embedded, body);
	if (path->count < 3 || strcmp(path->segments[2], "versions") != 0)
		return no_path(body);
	subject = subject_get(embedded, path->segments[1]);
	if (!subject)
		return no_subject(body, path->segments[1]);
	return path->count == 3 ? versions_list(subject, body) : version_get(embedded, subject, path, body);
}

/* every version is accepted, whatever the subject */
static int config_get(const struct registry_embedded *embedded, const struct rest_path *path, struct buffer *body)
{
	if (path->count > 2)
		return no_path(body);
	if (path->count == 2 && !subject_get(embedded, path->segments[1]))
		return no_subject(body, path->segments[1]);
	buffer_add_string(body, "{\"compatibilityLevel\":\"NONE\"}");
	return 200;
}

static bool path_begins(const struct rest_path *path, const char *first, const char *second)
{
	return path->count >= (second ? 2 : 1) && strcmp(path->segments[0], first) == 0 &&
	       (!second || strcmp(path->segments[1], second) == 0);
}

static int route(struct registry_embedded *embedded, const struct rest_path *path, struct buffer *body)
{
	if (path_begins(path, "subjects", NULL))
		return subjects_get(embedded, path, body);
	if (path_begins(path, "config", NULL))
		return config_get(embedded, path, body);
	if (path_begins(path, "schemas", "ids") && (path->count == 3 || path->count == 4))
		return schemas_get(embedded, path, body);
	if (path_begins(path, "schemas", "types") && path->count == 2) {
		buffer_add_string(body, "[\"AVRO\"]");
		return 200;
	}
	return no_path(body);
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* RFC 3986, 2.1: up to the next slash; NULL: not percent-encoding, or a NUL */
static const char *segment_decode(const char *from, char **to)
{
	while (*from && *from != '/') {
		char c = *from++;

		if (c == '%') {
			int high = hex_digit(from[0]), low = high < 0 ? -1 : hex_digit(from[1]);

			if (low < 0 || (high == 0 && low == 0))
				return NULL;
			c = (char)(high << 4 | low);
			from += 2;
		}
		*(*to)++ = c;
	}
	return from;
}

/* Splits before it decodes, so that %2F is part of a name. One closing slash is allowed. false: not a path. */
static bool path_parse(struct rest_path *path, const char *text)
{
	char *to = path->decoded; /* as long as text: each segment's NUL takes the place of its slash */

	while (*text == '/' && text[1]) {
		if (path->count == SEGMENTS_MAX)
			return false;
		path->segments[path->count++] = to;
		text = segment_decode(text + 1, &to);
		if (!text)
			return false;
		*to++ = '\0';
	}
	return path->count > 0 && (!*text || strcmp(text, "/") == 0);
}

int registry_rest_get(struct registry_embedded *embedded, const char *text, struct buffer *body)
{
	struct rest_path path = {.decoded = memory_string(text)};
	struct error error;
	int status;

	if (!path.decoded)
		return refuse(body, 500, 50001, "no memory");
	if (path_parse(&path, text)) {
		pthread_mutex_lock(&embedded->lock);
		status = registry_embedded_refresh(embedded, &error) < 0 ? damaged(body, &error)
									 : route(embedded, &path, body);
		pthread_mutex_unlock(&embedded->lock);
	} else {
		status = no_path(body);
	}
	memory_free(path.decoded);
	return status;
}
