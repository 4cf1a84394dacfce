/* millrace: arguments, then a command. */
#include <signal.h>
#include <stdio.h>
#include <sysexits.h>

#include "command/command.h"

int main(int argc, char **argv)
{
	int status;

	/* a peer that is gone is an error of the call that writes, not the end of the process */
	signal(SIGPIPE, SIG_IGN);
	status = command_main(argc, argv);
	if (fflush(stdout) != 0 && status == EX_OK) {
		perror("millrace: standard output");
		return EX_IOERR;
	}
	return status;
}
