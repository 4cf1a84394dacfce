/* Names of publications, and what is checked of an adopted one. For the files of source alone. */
#ifndef SOURCE_PUBLICATION_H
#define SOURCE_PUBLICATION_H

#include "source/connection.h"

enum { PUBLICATION_NAME_MAX = 128 }; /* NAMEDATALEN is 64; longer names are cut by the server, and then not found */

/* <publication>_inserts */
void publication_companion(const char *publication, char out[PUBLICATION_NAME_MAX]);

/* ERROR_CONFIG naming the first table whose row filter or column list makes its user's writes fail */
int publication_check_adopted(struct source *source, const char *publication, struct error *error);

#endif
