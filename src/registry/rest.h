/* The embedded registry's REST interface: paths, bodies and error codes as in Confluent's "Schema Registry API Reference".
 * rest.c routes; the handlers are in rest_read.c, rest_judge.c and rest_config.c. A handler appends a body and returns the
 * HTTP status.
 */
#ifndef REGISTRY_REST_H
#define REGISTRY_REST_H

#include <jansson.h>

#include "registry/embedded.h"

enum { SEGMENTS_MAX = 5 };

/* a path in its decoded segments */
struct rest_path {
	char *decoded; /* owned; the segments are in it */
	const char *segments[SEGMENTS_MAX];
	size_t count;
};

struct rest_call {
	struct registry_embedded *embedded;
	struct rest_path path;
	const char *query;     /* encoded; "" without */
	const json_t *request; /* of POST and PUT: an object */
	bool authorized;
	struct buffer *body;
};

typedef int rest_handler(const struct rest_call *call);

/* of GET, under the lock: rest_read.c */
rest_handler rest_types_get, rest_id_get, rest_id_schema_get, rest_id_subjects_get, rest_id_versions_get;
rest_handler rest_subjects_get, rest_versions_get, rest_version_get, rest_version_schema_get;
rest_handler rest_mode_get, rest_subject_mode_get;
/* of POST, which write nothing: rest_judge.c */
rest_handler rest_lookup_post, rest_version_post, rest_compatibility_post, rest_version_compatibility_post;
/* the rules, of which the two that write take the lock: rest_config.c */
rest_handler rest_config_get, rest_config_put, rest_config_delete;

/* an error body; returns the HTTP status */
int rest_refuse(struct buffer *body, int status, int code, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
int rest_no_subject(struct buffer *body, const char *subject);
int rest_no_version(struct buffer *body, const char *version);
int rest_damaged(struct buffer *body, const struct error *error); /* instead of what stands in body */
void rest_text_add(struct buffer *body, const char *text);
/* whether the query has name=true */
bool rest_flag(const struct rest_call *call, const char *name);
/* the value of name in the query, decoded; to be released with memory_free(); NULL: none, or no memory */
char *rest_value(const struct rest_call *call, const char *name);
/* a version by its number, "latest" or "-1" (the last one, 0 of none); false: it is neither */
bool rest_version_parse(const char *name, uint32_t last, uint64_t *version);
int rest_version_invalid(struct buffer *body, const char *version);

#endif
