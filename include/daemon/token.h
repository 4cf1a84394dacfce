/* The token that commands to a running instance carry: a file in its state directory that only its owner reads. */
#ifndef DAEMON_TOKEN_H
#define DAEMON_TOKEN_H

#include "base/error.h"

enum { TOKEN_SIZE = 33 }; /* 32 hex digits */

/* that of the directory, made where there is none */
int token_make(const char *directory, char token[TOKEN_SIZE], struct error *error);
/* ERROR_UNAVAILABLE where there is none: no instance has run on this directory */
int token_read(const char *directory, char token[TOKEN_SIZE], struct error *error);

#endif
