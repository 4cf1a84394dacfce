/* What remote.c (requests and answers) and remote_judge.c (what a new version needs) share. */
#ifndef REGISTRY_REMOTE_STATE_H
#define REGISTRY_REMOTE_STATE_H

#include "registry/http.h"
#include "registry/remote.h"

struct registry_remote {
	struct registry_http *http;
	int64_t budget_us;      /* as in registry_options */
	bool done_without_told; /* that an endpoint is missing */
};

/* error_code of Confluent's error bodies ("Schema Registry API Reference", Errors) */
enum { SUBJECT_NOT_FOUND = 40401, VERSION_NOT_FOUND = 40402, SCHEMA_NOT_FOUND = 40403, COMPATIBILITY_NOT_SET = 40408 };

enum remote_missing {
	MISSING_NOTHING,
	MISSING_SUBJECT,
	MISSING_PART,    /* the subject may be there: what is not is the version, the schema or the rule */
	MISSING_ENDPOINT /* the registry has no such thing, or keeps it to itself */
};
enum remote_missing remote_missing(const struct registry_answer *answer);

/* GET <root><subject><suffix>, or POST {"schema": json} where json is not NULL. As registry_http_request(). */
int remote_subject_ask(struct registry_remote *remote, const char *root, const char *subject, const char *suffix,
		       const char *json, struct registry_answer *answer, struct error *error);
/* *error from an answer that refuses, or from one that is not what the API says; -1 */
int remote_refused(const struct registry_remote *remote, const struct registry_answer *answer, struct error *error);
int remote_not_understood(const struct registry_remote *remote, const char *what, struct error *error);
/* appends {"schema": ...}; ERROR_CONFIG: of another type than AVRO */
int remote_text_read(const struct registry_remote *remote, const struct buffer *body, struct buffer *json,
		     struct error *error);

/* The two requests, without a judgement of ours. words: NULL, or where its words go when it says that the schema is
 * incompatible. */
int remote_lookup(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
		  bool *subject_missing, struct error *error);
int remote_register(struct registry_remote *remote, const char *subject, const char *json, int32_t *id,
		    struct buffer *words, struct error *error);

#endif
