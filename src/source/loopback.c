/* Where bytes wait that we do not read: at our end of the connection as far as our window is open, then at the server's. */
#include "source/loopback.h"

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Loopback has no distance that a window would have to bridge; a large one only lets the server hand over message by message
 * for longer, which costs it and us more. Of 16 to 256 KiB, 32 and 64 took W1 through in the least time; with 16 it stalls. */
enum { WINDOW = 1 << 16 };

/* Unix-domain sockets are none of these: they count each small message as much more than its bytes, and are soon full. */
static bool on_this_machine(int fd)
{
	struct sockaddr_storage ours = {0}, theirs = {0};
	socklen_t length = sizeof ours, their_length = sizeof theirs;

	if (getsockname(fd, (struct sockaddr *)&ours, &length) < 0 ||
	    getpeername(fd, (struct sockaddr *)&theirs, &their_length) < 0 || ours.ss_family != theirs.ss_family)
		return false;
	if (ours.ss_family == AF_INET)
		return ((struct sockaddr_in *)&ours)->sin_addr.s_addr ==
		       ((struct sockaddr_in *)&theirs)->sin_addr.s_addr;
	return ours.ss_family == AF_INET6 &&
	       memcmp(&((struct sockaddr_in6 *)&ours)->sin6_addr, &((struct sockaddr_in6 *)&theirs)->sin6_addr,
		      sizeof(struct in6_addr)) == 0;
}

/* net.ipv4.tcp_notsent_lowat: a sender waits when so much of what it said is not on its way yet, whatever its socket has room for */
static int64_t unsent_most(void)
{
	FILE *file = fopen("/proc/sys/net/ipv4/tcp_notsent_lowat", "re");
	char text[24] = "";
	char *end = text;
	int64_t bytes = 0;

	if (!file)
		return INT64_MAX;
	if (fgets(text, sizeof text, file))
		bytes = strtoll(text, &end, 10);
	fclose(file);
	return end == text ? INT64_MAX : bytes;
}

size_t loopback_holds(int fd)
{
	int window = WINDOW, room;
	socklen_t length = sizeof room;

	if (!on_this_machine(fd) || getsockopt(fd, SOL_SOCKET, SO_SNDBUF, &room, &length) < 0 || room < 0 ||
	    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &window, sizeof window) < 0)
		return 0;
	int64_t most = unsent_most(); /* the server's socket is made as ours is, by the same kernel's settings */
	return (size_t)(room < most ? room : most) / 2;
}
