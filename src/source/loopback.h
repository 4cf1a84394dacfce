/* A connection to a server on this machine, over TCP. */
#ifndef SOURCE_LOOPBACK_H
#define SOURCE_LOOPBACK_H

#include <stddef.h>

/* Makes the receive window of such a socket small, so that what we do not read gathers at the server's end. The bytes that may, half
 * of what there is room for; 0: the server is somewhere else, or there is no telling. */
size_t loopback_holds(int fd);

#endif
