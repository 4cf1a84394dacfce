/* Bounded HTTP requests for asking an instance on its own port: plain sockets, HTTP/1.0, no TLS. */
#ifndef COMMAND_HTTP_H
#define COMMAND_HTTP_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/* GET path from address:port (as http.listen has it; a wildcard address means this machine) within timeout_us. Appends the
 * body, at most 16 MiB. ERROR_UNAVAILABLE when nothing answers, ERROR_TIMEOUT, ERROR_PROTOCOL for what is no HTTP. */
int http_get(const char *listen, const char *path, int64_t timeout_us, int *status, struct buffer *body,
	     struct error *error);
/* the same with a JSON body and a bearer token (one line of printable characters) */
int http_post(const char *listen, const char *path, const char *token, const char *json, int64_t timeout_us,
	      int *status, struct buffer *body, struct error *error);

#endif
