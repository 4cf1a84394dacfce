/* A flag set by a signal handler. */
#include "command/stop.h"

#include <signal.h>

static volatile sig_atomic_t asked;

static void stop_handle(int signal_number)
{
	(void)signal_number;
	asked = 1;
}

void stop_watch(void)
{
	struct sigaction action = {.sa_handler = stop_handle};

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

bool stop_asked(void)
{
	return asked != 0;
}
