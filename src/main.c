/* millrace: arguments, then a command. */
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "command/command.h"

/* a pipe that nobody reads any more: what was wanted was read, as by head */
static bool reader_gone(void)
{
	struct pollfd out = {.fd = STDOUT_FILENO};

	return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

int main(int argc, char **argv)
{
	int status;
	bool failed;

	/* a peer that is gone is an error of the call that writes, not the end of the process */
	signal(SIGPIPE, SIG_IGN);
	status = command_main(argc, argv);
	failed = ferror(stdout);
	if ((fflush(stdout) != 0 || failed) && status == EX_OK && !reader_gone()) {
		fputs("millrace: standard output cannot be written to the end\n", stderr);
		return EX_IOERR;
	}
	return status;
}
