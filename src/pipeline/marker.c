/* Writing and recognising our own logical messages. */
#include "pipeline/marker.h"

#include <stdio.h>
#include <string.h>

void marker_write(char out[MARKER_SIZE], const char *instance_id, const char *kind, const char *token)
{
	snprintf(out, MARKER_SIZE, "{\"instance\":\"%s\",\"kind\":\"%s\",\"token\":\"%s\"}", instance_id, kind, token);
}

bool marker_matches(const uint8_t *content, size_t length, const char *instance_id, const char *kind, const char *token)
{
	char ours[MARKER_SIZE];

	marker_write(ours, instance_id, kind, token);
	return length == strlen(ours) && memcmp(content, ours, length) == 0;
}
