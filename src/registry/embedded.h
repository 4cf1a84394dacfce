/* The embedded registry: <state>/schemas with `journal`, and for people and their tools one <id>.avsc a schema text (exactly
 * the registered bytes).
 *
 * The journal is the registry. It has a sealed line (file.h) a version: version, id, length, CRC-64-AVRO, CRC-32 of the text,
 * subject; and behind the line that names an id for the first time the text and a newline. A version is there from the moment
 * this is synced. So after a crash the last entry may be incomplete: it was never acknowledged, and is cut off. A schema's
 * file is written at leisure, without a sync, and at the start where it is missing or of another length; nobody here reads it.
 * A file that the journal does not name shows a journal that was lost. Everything else that does not fit is reported and
 * nothing is guessed. One process writes: the journal is locked.
 *
 * A schema's id follows from its text (registry.h): the first free one from registry_id_first() on, so that it is
 * found without an index of texts. Nothing is ever taken out, and so no id on the way becomes free again.
 *
 * A subject's new version is judged before it is written, under the rule of levels.h.
 */
#ifndef REGISTRY_EMBEDDED_H
#define REGISTRY_EMBEDDED_H

#include <pthread.h>

#include "base/map.h"
#include "registry/file.h"
#include "registry/judge.h"
#include "registry/levels.h"

enum { SCHEMA_MAX = 4 << 20 }; /* bytes */

struct registry_subject {
	char *name;
	int32_t *ids; /* of version 1, 2, ... */
	uint32_t count, size;
};

struct registry_schema {
	int32_t id;
	struct registry_print print;
	uint64_t at; /* where in the journal its text begins */
};

struct registry_embedded {
	pthread_mutex_t lock; /* over everything below */
	struct registry_directory directory;
	int journal;                        /* -1: nothing was registered yet, to one that is read-only */
	bool read_only, broken;             /* broken: a write failed and could not be taken back */
	uint64_t journal_length;            /* bytes of it that are loaded */
	struct map schemas;                 /* by id, an int32_t; owned */
	struct registry_subject **subjects; /* in the order in which they came */
	uint32_t subject_count, subject_size;
	struct map by_name;
	int32_t *unshown; /* schemas whose files are not written yet */
	uint32_t unshown_count, unshown_size;
	struct registry_levels levels;
};

/* compatibility: as in registry.h. ERROR_UNAVAILABLE: another process has it; ERROR_IO: it is damaged */
struct registry_embedded *registry_embedded_open(const char *state_directory, bool read_only, const char *compatibility,
						 struct error *error);
void registry_embedded_close(struct registry_embedded *embedded);

int registry_embedded_register(struct registry_embedded *embedded, const char *subject, const char *json, int32_t *id,
			       struct error *error);
/* 1: what is not registered yet would be; 0: not, -1: unknown, with *error as registry_embedded_register() has it */
int registry_embedded_judge(struct registry_embedded *embedded, const char *subject, const char *json,
			    struct error *error);
int registry_embedded_lookup(struct registry_embedded *embedded, const char *subject, const char *json, int32_t *id,
			     struct error *error);
/* The text of a schema, checked; ERROR_CONFIG when there is none. Appended to json. */
int registry_embedded_schema(struct registry_embedded *embedded, int32_t id, struct buffer *json, struct error *error);

/* for rest.c, which holds the lock: what is known of an id, or NULL; and the text of one that is known */
const struct registry_schema *registry_embedded_find(const struct registry_embedded *embedded, int32_t id);
int registry_embedded_text(struct registry_embedded *embedded, int32_t id, struct buffer *json, struct error *error);
/* the same of a schema that was copied: needs no lock, as what is in the journal never changes */
int registry_embedded_read(const struct registry_embedded *embedded, const struct registry_schema *schema,
			   struct buffer *json, struct error *error);
/* writes the files of schemas that are new, up to 1,000; what cannot be written is left to the next start */
void registry_embedded_show(struct registry_embedded *embedded);
/* a read-only one learns what was registered since; a cheap look otherwise */
int registry_embedded_refresh(struct registry_embedded *embedded, struct error *error);

/* A subject's versions and rule as they are now, copied; the functions on them take no lock. count 0: no such subject. */
struct registry_versions {
	struct registry_schema *schemas; /* of version 1, 2, ...; owned */
	uint32_t count;
	struct registry_rule rule;
};
int registry_embedded_versions(struct registry_embedded *embedded, const char *name, struct registry_versions *versions,
			       struct error *error);
void registry_versions_fini(struct registry_versions *versions);
/* the newest version whose JSON is json's, however that is written; 0: none */
int registry_versions_find(struct registry_embedded *embedded, const struct registry_versions *versions,
			   const char *json, uint32_t *version, struct error *error);
/* 1: json may follow versions from..to; 0: not, with the reasons and the version that is in the way; -1: unknown */
int registry_versions_judge(struct registry_embedded *embedded, const struct registry_versions *versions, uint32_t from,
			    uint32_t to, const char *json, struct buffer *why, uint32_t *refusing, struct error *error);
/* the first version that counts under the rule, up to the last */
uint32_t registry_versions_first(const struct registry_versions *versions);

/* registry_http() */
int registry_rest(struct registry_embedded *embedded, const char *method, const char *path, const char *query,
		  const char *request, size_t length, bool authorized, struct buffer *body);

#endif
