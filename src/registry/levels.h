/* The embedded registry's compatibility rules: what PUT /config set, for a subject or for all, in the file `compatibility` of
 * its directory: a sealed line (file.h) with their count, then one of rule and subject each ("" for all). The file is
 * replaced whole, so that a crash leaves the old or the new one; one that is damaged is ERROR_IO. The lock is the
 * caller's.
 */
#ifndef REGISTRY_LEVELS_H
#define REGISTRY_LEVELS_H

#include <sys/stat.h>

#include "base/map.h"
#include "registry/file.h"
#include "schema/verdict.h"

#define LEVELS_FILE "compatibility"

enum { SUBJECT_MAX = 1024, LEVELS_MAX = 10000, LEVELS_FILE_MAX = 16 << 20 };

struct registry_levels {
	struct map by_subject;      /* owned */
	enum verdict_mode fallback; /* where nothing was set */
	struct stat file;           /* the one that was loaded; st_ino 0: none */
};

/* NULL: BACKWARD; ERROR_CONFIG: not the name of a rule */
int registry_levels_init(struct registry_levels *levels, const char *fallback, struct error *error);
void registry_levels_fini(struct registry_levels *levels);
/* replaces what is there by the file's; cheap when it is the one that was loaded */
int registry_levels_load(struct registry_levels *levels, const struct registry_directory *directory,
			 struct error *error);

/* the rule of a subject ("": of all); false when none was set for that very one */
bool registry_levels_own(const struct registry_levels *levels, const char *subject, enum verdict_mode *mode);
/* the rule that a subject is under */
enum verdict_mode registry_levels_of(const struct registry_levels *levels, const char *subject);

/* Sets it (durable when it returns), or takes it back; subject is at most SUBJECT_MAX long. On error all is as before. ERROR_TOO_LARGE: LEVELS_MAX are set. */
int registry_levels_set(struct registry_levels *levels, const struct registry_directory *directory, const char *subject,
			enum verdict_mode mode, struct error *error);
int registry_levels_unset(struct registry_levels *levels, const struct registry_directory *directory,
			  const char *subject, struct error *error);

#endif
