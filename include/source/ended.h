/* Why a stream did not start or go on: asks the catalog, since the server's words may be translated. For the files
 * of source alone. Both take an error that the server's report has set, and leave it with what is known; they return
 * -1. */
#ifndef SOURCE_ENDED_H
#define SOURCE_ENDED_H

#include "source/connection.h"

int stream_explain(struct source *source, const char *slot, const char *publications, struct error *error);
int stream_explain_publication(struct source *source, const char *publications, struct error *error);

#endif
