/* Our own logical messages (delivery "Our own logical messages"): prefix "millrace", content
 * {"instance":"<id>","kind":"<kind>","token":"<random>"}. Anybody may emit one, so those of other ids or tokens are ignored.
 */
#ifndef PIPELINE_MARKER_H
#define PIPELINE_MARKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MARKER_PREFIX "millrace"

enum { MARKER_SIZE = 192 };

void marker_write(char out[MARKER_SIZE], const char *instance_id, const char *kind, const char *token);
/* byte for byte what marker_write() made of the three */
bool marker_matches(const uint8_t *content, size_t length, const char *instance_id, const char *kind,
		    const char *token);

#endif
