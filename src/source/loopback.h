/* A connection over TCP whose other end is on this machine: a server, or what forwards to one. */
#ifndef SOURCE_LOOPBACK_H
#define SOURCE_LOOPBACK_H

#include <stddef.h>

/* Makes the receive window of such a socket small, so that what we do not read gathers at the other end. The bytes that may, half
 * of what there is room for; 0: the other end is somewhere else, or there is no telling. */
size_t loopback_holds(int fd);

#endif
