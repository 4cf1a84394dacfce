/* The listening socket, so that what is wrong with an address is said before any thread starts. */
#ifndef ADMIN_LISTEN_H
#define ADMIN_LISTEN_H

#include <stdint.h>

#include "base/error.h"

/* address:port, [v6]:port, localhost:port; port 0: any free one. The socket, or -1 with ERROR_CONFIG, ERROR_PERMISSION
 * (a port below 1024) or ERROR_IO. *port is the one that it is. */
int admin_listen(const char *address, uint16_t *port, struct error *error);

#endif
