/* Schema registries behind one interface: a Confluent-compatible one over HTTP (libcurl), or the embedded one, a
 * crash-safe journal with a directory of .avsc files. Used by the reader thread; reads for HTTP may come from other threads.
 *
 * Ids by fingerprint are cached in the state directory, so that a registry's outage never stops a known schema: each
 * schema is asked for once in a process, and while the registry is out of reach (or refuses the credentials) the id
 * from the cache stands in. A registry that is asked in vain five times in a row is left alone for 1 to 30 s.
 *
 * A schema that is new to its subject is judged before it is registered: by the registry under its own rule, and by our
 * verdict (schema/verdict.h), which is stricter where logical types change; under NONE by neither. The embedded registry's
 * rule is registry_options.compatibility, or what PUT /config said.
 *
 * An id in the embedded registry follows from the schema's text: CRC-32 (IEEE 802.3) of its bytes without the top bit,
 * 1 for 0; where another text has that id, the next free one, with 1 after 2147483647. So a text has one id in whatever subjects, the same in every instance, and again after
 * the directory was lost; only texts that collide (some two do in 1 of 4300 sets of a thousand) go by the order in
 * which they came. A second process on the same state directory gets ERROR_UNAVAILABLE, damaged files ERROR_IO.
 *
 * A remote registry may print a schema differently from what was registered (Apicurio moves properties): what is kept
 * is the id.
 */
#ifndef REGISTRY_REGISTRY_H
#define REGISTRY_REGISTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct registry;

struct registry_options {
	const char *url;                                   /* NULL: embedded */
	const char *username, *password;                   /* NULL: none */
	const char *ca_file, *certificate_file, *key_file; /* PEM; NULL: the system's, none, none */
	/* the state directory: <directory>/schemas is the embedded registry, schema-ids the cache; NULL with a url: no cache */
	const char *directory;
	int64_t timeout_us; /* of one request, connect included */
	int64_t budget_us; /* what all requests for one schema may take together; 0, or more than four time-outs: these */
	bool read_only;    /* for tools beside a running instance: no lock, no cache, nothing is written */
	/* the embedded registry's rule where none was set for a subject or for all: a name of verdict_mode_parse(); NULL:
	 * BACKWARD */
	const char *compatibility;
};

struct registry *registry_new(const struct registry_options *options, struct error *error);
void registry_free(struct registry *registry);
bool registry_embedded(const struct registry *registry);
/* without user, password and closing slashes; NULL: embedded */
const char *registry_url(const struct registry *registry);

/* The id under which json is registered for subject, registering it if it is new there. From memory once it is known.
 * One try: ERROR_UNAVAILABLE or ERROR_TIMEOUT may pass, ERROR_INCOMPATIBLE (409), ERROR_PERMISSION (401, 403) and
 * ERROR_CONFIG (422 and other refusals) carry the registry's own words. */
int registry_register(struct registry *registry, const char *subject, const char *json, int32_t *id,
		      struct error *error);
/* What registry_register() would say, and nothing is written: 1 accepted (or registered already: *id > 0, else 0), 0 refused
 * with *error as registry_register() has it, -1 unknown with *error. */
int registry_judge(struct registry *registry, const char *subject, const char *json, int32_t *id, struct error *error);
/* Whether the subject has a version; read-only, never from the cache. A registry that does not tell is taken to have one. */
int registry_has(struct registry *registry, const char *subject, bool *has, struct error *error);
/* schema text by id (tail, tools); appended to json; ERROR_CONFIG when there is none. The error names the schema. */
int registry_schema(struct registry *registry, int32_t id, struct buffer *json, struct error *error);
/* To be called now and then, from any thread: the embedded registry's files for people are written by it, up to 1,000 at a
 * time, and by registry_free(). */
void registry_tend(struct registry *registry);
/* cheap liveness for check and /ready */
int registry_ping(struct registry *registry, struct error *error);

/* The embedded registry's REST interface, with Confluent's paths, bodies and error codes. Appends the JSON body, returns the
 * HTTP status. Thread-safe; the verdict on a schema is made without the reader thread's lock. Only where
 * registry_embedded(). path: as it was sent, percent-encoded, without the query; query: NULL or without its "?".
 *
 * GET (and HEAD): /subjects, /subjects/{s}/versions, /subjects/{s}/versions/{v|latest}[/schema], /schemas/types,
 * /schemas/ids/{id}[/schema|/subjects|/versions], /config, /config/{s}, /mode, /mode/{s}. POST, which writes nothing, with
 * request as the body: /subjects/{s} (look-up), /compatibility/subjects/{s}/versions[/{v|latest}],
 * /subjects/{s}/versions (the id of what is registered, else 403: only the instance registers). PUT and DELETE where
 * authorized, else 401: /config, /config/{s}. */
int registry_http(struct registry *registry, const char *method, const char *path, const char *query,
		  const char *request, size_t length, bool authorized, struct buffer *body);
/* the methods of a path, as in the Allow header; NULL: there is no such path */
const char *registry_http_allow(const char *path);

#endif
