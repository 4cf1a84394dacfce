/* Values as they are written: durations ("10 s"), sizes ("8 MiB"), booleans, integers, and secrets that stand elsewhere
 * (${env:NAME}, ${file:PATH}). Pure but for the secrets. Errors are ERROR_CONFIG without the key in front.
 */
#ifndef CONFIG_VALUE_H
#define CONFIG_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

int value_integer(const char *text, int64_t *value, struct error *error);
int value_boolean(const char *text, bool *value, struct error *error);
/* us, ms, s, min, h, d; in microseconds */
int value_duration(const char *text, int64_t *us, struct error *error);
/* B or nothing, kB, MB, GB (powers of 1000), KiB, MiB, GiB (powers of 1024); in bytes */
int value_size(const char *text, int64_t *bytes, struct error *error);

/* in the largest unit that divides them, e.g. "10 s", "8 MiB" */
void value_duration_write(struct buffer *out, int64_t us);
void value_size_write(struct buffer *out, int64_t bytes);

/* the text with ${env:NAME} and ${file:PATH} replaced, owned by the arena; what they hold is not looked at again. A file's
 * trailing line end is cut; it holds at most 64 KiB and no NUL. *replaced: whether there was any. */
int value_expand(const char *text, struct arena *arena, const char **expanded, bool *replaced, struct error *error);

#endif
