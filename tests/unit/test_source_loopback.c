/* What a server's end of a connection holds for us while we do not read, tried on real sockets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "source/loopback.h"

struct pair {
	int ours, theirs;
};

/* we connect from an address of 127/8 to another one, or the same */
static struct pair connect_from(const char *from, const char *to)
{
	struct sockaddr_in ours = {.sin_family = AF_INET}, theirs = {.sin_family = AF_INET};
	socklen_t length = sizeof theirs;
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	struct pair pair = {.ours = socket(AF_INET, SOCK_STREAM, 0)};

	assert_int_equal(inet_pton(AF_INET, from, &ours.sin_addr), 1);
	assert_int_equal(inet_pton(AF_INET, to, &theirs.sin_addr), 1);
	assert_int_equal(bind(listener, (struct sockaddr *)&theirs, sizeof theirs), 0);
	assert_int_equal(listen(listener, 1), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&theirs, &length), 0);
	assert_int_equal(bind(pair.ours, (struct sockaddr *)&ours, sizeof ours), 0);
	assert_int_equal(connect(pair.ours, (struct sockaddr *)&theirs, sizeof theirs), 0);
	pair.theirs = accept(listener, NULL, NULL);
	assert_true(pair.theirs >= 0);
	close(listener);
	return pair;
}

static void pair_close(struct pair pair)
{
	close(pair.ours);
	close(pair.theirs);
}

static int option(int fd, int name)
{
	int value;
	socklen_t length = sizeof value;

	assert_int_equal(getsockopt(fd, SOL_SOCKET, name, &value, &length), 0);
	return value;
}

/* how many bytes the server gets rid of, message by message, while nobody reads; at most 16 MiB */
static size_t sent(int fd)
{
	static const char message[164];
	size_t bytes = 0;
	ssize_t n;

	while (bytes < 16 << 20 && (n = send(fd, message, sizeof message, MSG_DONTWAIT)) > 0)
		bytes += (size_t)n;
	return bytes;
}

static void the_servers_end_holds_what_is_said(void **state)
{
	struct pair pair = connect_from("127.0.0.1", "127.0.0.1");
	size_t holds = loopback_holds(pair.ours);

	(void)state;
	assert_in_range(holds, 1, (size_t)option(pair.ours, SO_SNDBUF) / 2); /* less under a small tcp_notsent_lowat */
	assert_int_equal(option(pair.ours, SO_RCVBUF), 2 << 16);             /* the kernel doubles what it is told */
	assert_true(sent(pair.theirs) >= holds);
	pair_close(pair);
}

static void where_its_socket_is_small_less_is_said(void **state)
{
	struct pair pair = connect_from("127.0.0.1", "127.0.0.1");
	int small = 50000;

	(void)state;
	/* as the kernel's settings would make both of them */
	assert_int_equal(setsockopt(pair.ours, SOL_SOCKET, SO_SNDBUF, &small, sizeof small), 0);
	assert_int_equal(setsockopt(pair.theirs, SOL_SOCKET, SO_SNDBUF, &small, sizeof small), 0);
	size_t holds = loopback_holds(pair.ours);
	assert_int_equal(holds, 50000); /* half of what the kernel made of it */
	assert_true(sent(pair.theirs) >= holds);
	pair_close(pair);
}

static void all_that_gathered_is_there_to_be_read(void **state)
{
	struct pair pair = connect_from("127.0.0.1", "127.0.0.1");
	char bytes[1 << 16];
	size_t all, got = 0;
	ssize_t n;

	(void)state;
	loopback_holds(pair.ours);
	all = sent(pair.theirs);
	while (poll(&(struct pollfd){.fd = pair.ours, .events = POLLIN}, 1, got < all ? 2000 : 0) == 1 &&
	       (n = recv(pair.ours, bytes, sizeof bytes, MSG_DONTWAIT)) > 0)
		got += (size_t)n;
	assert_int_equal(got, all);
	pair_close(pair);
}

static void of_another_machine_nothing_is_known(void **state)
{
	/* as its address differs from ours */
	struct pair pair = connect_from("127.0.0.2", "127.0.0.1");

	(void)state;
	assert_int_equal(loopback_holds(pair.ours), 0);
	pair_close(pair);
}

static void of_a_unix_socket_nothing_is_known(void **state)
{
	int fds[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	assert_int_equal(loopback_holds(fds[0]), 0);
	pair_close((struct pair){fds[0], fds[1]});
	assert_int_equal(loopback_holds(-1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_servers_end_holds_what_is_said),
		cmocka_unit_test(where_its_socket_is_small_less_is_said),
		cmocka_unit_test(all_that_gathered_is_there_to_be_read),
		cmocka_unit_test(of_another_machine_nothing_is_known),
		cmocka_unit_test(of_a_unix_socket_nothing_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
