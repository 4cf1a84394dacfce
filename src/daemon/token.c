/* <state>/token: written whole under another name and then renamed, so that it is never seen in part. */
#include "daemon/token.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"

enum { TOKEN_PATH = 4096 };

static int path_of(char path[TOKEN_PATH], const char *directory, const char *name, struct error *error)
{
	if (snprintf(path, TOKEN_PATH, "%s/%s", directory, name) >= TOKEN_PATH)
		return error_set(error, ERROR_CONFIG, "state: the path is too long");
	return 0;
}

int token_read(const char *directory, char token[TOKEN_SIZE], struct error *error)
{
	char path[TOKEN_PATH];

	if (path_of(path, directory, "token", error) < 0)
		return -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		enum error_code code = errno == ENOENT   ? ERROR_UNAVAILABLE
				       : errno == EACCES ? ERROR_PERMISSION
							 : ERROR_IO;
		return error_set(error, code, "%s: %s", path, strerror(errno));
	}
	ssize_t got = read(fd, token, TOKEN_SIZE - 1);
	close(fd);
	if (got != TOKEN_SIZE - 1 ||
	    strspn(memcpy((char[TOKEN_SIZE]){0}, token, TOKEN_SIZE - 1), "0123456789abcdef") != TOKEN_SIZE - 1)
		return error_set(error, ERROR_IO, "%s does not hold a token: remove it, a start makes another", path);
	token[TOKEN_SIZE - 1] = 0;
	return 0;
}

static int token_write(const char *directory, const char *token, struct error *error)
{
	char path[TOKEN_PATH], fresh[TOKEN_PATH];

	if (path_of(path, directory, "token", error) < 0 || path_of(fresh, directory, "token.new", error) < 0)
		return -1;
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return error_set(error, ERROR_IO, "%s: %s", fresh, strerror(errno));
	bool written = write(fd, token, TOKEN_SIZE - 1) == TOKEN_SIZE - 1 && write(fd, "\n", 1) == 1 && fsync(fd) == 0;
	if (close(fd) < 0 || !written || rename(fresh, path) < 0)
		return error_set(error, ERROR_IO, "%s: %s", path, strerror(errno));
	return 0;
}

int token_make(const char *directory, char token[TOKEN_SIZE], struct error *error)
{
	if (token_read(directory, token, error) == 0)
		return 0;
	if (error->code != ERROR_UNAVAILABLE)
		return -1;
	random_hex(token, TOKEN_SIZE - 1);
	return token_write(directory, token, error);
}
