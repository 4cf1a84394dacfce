/* millrace mock-kafka: librdkafka's in-memory broker until SIGINT or SIGTERM. */
#include <signal.h>
#include <stdio.h>
#include <sysexits.h>

#include "command/arguments.h"
#include "sink/mock.h"

static int serve(int nodes)
{
	struct mock *mock;
	struct error error = {0};
	sigset_t ends;
	int signal_number;

	/* blocked before the broker's threads start, so that they inherit it and sigwait() gets the signal */
	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	fputs("millrace mock-kafka: in memory, for trials only: no guarantee holds on it\n", stderr);
	if (mock_start(nodes, &mock, &error) < 0)
		return command_fail("mock-kafka", &error);
	puts(mock_bootstrap(mock));
	fflush(stdout);
	sigwait(&ends, &signal_number);
	mock_stop(mock);
	return EX_OK;
}

int command_mock_kafka(int argc, char **argv)
{
	static struct arguments arguments;
	int64_t nodes;
	int status = arguments_parse(&arguments, "mock-kafka", argc, argv);

	if (status < 0)
		status = arguments_number(&arguments, "nodes", 1, 1, 9, &nodes) < 0 ? EX_USAGE : serve((int)nodes);
	arguments_fini(&arguments);
	return status;
}
