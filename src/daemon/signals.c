/* Signals in a thread of their own: the reader may be inside a call, and is only told by a flag and an eventfd.
 *
 * SIGTERM and SIGINT end the daemon cleanly; a second one ends the process at once. SIGHUP reloads. SIGPIPE is ignored.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "daemon/state.h"

static void wanted_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGHUP);
	sigaddset(set, SIGUSR1); /* ours: ends the thread */
}

static void wake(int fd)
{
	uint64_t one = 1;

	if (write(fd, &one, sizeof one) < 0 && errno != EAGAIN)
		log_error("daemon", "eventfd cannot be written", "reason", strerror(errno), NULL);
}

/* timeout(1) and some supervisors signal the process and then its group: what comes that close is the same wish */
enum { SIGNALS_SAME_US = 100000 };

static void stop_wanted(struct daemon *daemon, int signal)
{
	static int64_t first_us; /* this thread's */
	int64_t now_us = clock_monotonic_us();

	if (atomic_exchange(&daemon->stopping, true)) {
		if (now_us - first_us < SIGNALS_SAME_US)
			return;
		log_warning("daemon", "second signal: ending at once", NULL);
		_exit(128 + signal);
	}
	first_us = now_us;
	if (!atomic_load(&daemon->publishing)) /* from then on it has its time to finish the batch in hand */
		atomic_store(&daemon->sink_stop, true);
	wake(daemon->stop_fd);
	log_info("daemon", "ending: the batch in hand is finished first", "signal", signal == SIGTERM ? "TERM" : "INT",
		 NULL);
	wake(daemon->wake_fd);
}

static void *signals_main(void *argument)
{
	struct daemon *daemon = argument;
	sigset_t set;
	int signal;

	wanted_signals(&set);
	while (sigwait(&set, &signal) == 0 && signal != SIGUSR1) {
		if (signal == SIGHUP) {
			atomic_store(&daemon->reload_reader, true);
			atomic_store(&daemon->reload_keeper, true);
			wake(daemon->wake_fd);
		} else
			stop_wanted(daemon, signal);
	}
	return NULL;
}

int signals_start(struct daemon *daemon, struct error *error)
{
	sigset_t set;

	wanted_signals(&set);
	/* inherited by every thread made from here on, so that only this thread gets them */
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	daemon->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	daemon->stop_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (daemon->wake_fd < 0 || daemon->stop_fd < 0)
		return error_set(error, ERROR_IO, "eventfd: %s", strerror(errno));
	int failed = pthread_create(&daemon->signals, NULL, signals_main, daemon);
	if (failed)
		return error_set(error, ERROR_IO, "the signals' thread cannot be made: %s", strerror(failed));
	daemon->signals_running = true;
	return 0;
}

void signals_stop(struct daemon *daemon)
{
	if (daemon->signals_running) {
		pthread_kill(daemon->signals, SIGUSR1);
		pthread_join(daemon->signals, NULL);
	}
	if (daemon->wake_fd >= 0)
		close(daemon->wake_fd);
	if (daemon->stop_fd >= 0)
		close(daemon->stop_fd);
}

void daemon_woken(struct daemon *daemon)
{
	uint64_t count;

	if (read(daemon->wake_fd, &count, sizeof count) < 0 && errno != EAGAIN)
		log_error("daemon", "eventfd cannot be read", "reason", strerror(errno), NULL);
}

bool daemon_wait(struct daemon *daemon, int64_t us)
{
	struct pollfd fds[2] = {{.fd = daemon->wake_fd, .events = POLLIN},
				{.fd = daemon->done ? ring_fd(daemon->done) : -1, .events = POLLIN}};

	if (!atomic_load(&daemon->stopping))
		poll(fds, 2, us < 0 ? 0 : (int)(us / 1000));
	daemon_woken(daemon);
	return !atomic_load(&daemon->stopping);
}
