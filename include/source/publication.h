/* The names of publications. For the files of source alone. */
#ifndef SOURCE_PUBLICATION_H
#define SOURCE_PUBLICATION_H

enum { PUBLICATION_NAME_MAX = 128 }; /* NAMEDATALEN is 64; longer names are cut by the server, and then not found */

/* <publication>_inserts */
void publication_companion(const char *publication, char out[PUBLICATION_NAME_MAX]);

#endif
