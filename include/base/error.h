/* Errors are values: a code, a text, and a remedy apart from it.
 *
 * A function that can fail returns 0, or -1 with *error filled in; it never logs. The text is lower case, has no full
 * stop, and holds no secret. Context (slot, relation, LSN, topic) is put in front on the way out with error_wrap().
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

enum error_code {
	ERROR_NONE,
	ERROR_USAGE,        /* the command line is wrong */
	ERROR_CONFIG,       /* the configuration is wrong, here or on a server */
	ERROR_PERMISSION,   /* a GRANT, an ACL or a password is missing */
	ERROR_HISTORY,      /* changes were lost or cannot be told from lost ones (design G4) */
	ERROR_UNAVAILABLE,  /* a server does not answer now; it may later */
	ERROR_TIMEOUT,      /* the time-out of a call ran out */
	ERROR_PROTOCOL,     /* a server said what its protocol does not allow */
	ERROR_TOO_LARGE,    /* an event exceeds what the topic takes */
	ERROR_VALUE,        /* a value that its Avro type cannot hold where no overflow is possible (a key) */
	ERROR_INCOMPATIBLE, /* a schema that the registry refuses */
	ERROR_FENCED,       /* another instance has taken over */
	ERROR_LIMIT,        /* a limit of the configuration's ended what would have gone on */
	ERROR_BINARY,       /* the server cannot send this stream in binary */
	ERROR_DECODING,     /* the server failed to decode what the slot has */
	ERROR_STOPPED,      /* the operation was given up because the process is ending */
	ERROR_IO,           /* a file or a system call */
	ERROR_MEMORY,       /* no memory */
	ERROR_INTERNAL,     /* a promise that we made ourselves was broken */
	ERROR_CODES
};

/* What a caller does about a code. */
enum error_action {
	ERROR_RETRY, /* with backoff; at start-up until startup_timeout */
	ERROR_STOP,  /* exit with the code's status */
	ERROR_PARK   /* only the event or the table is concerned */
};

struct error {
	enum error_code code;
	char text[768];
	char hint[768]; /* what to do about it; empty when there is nothing to say */
};

/* Each returns -1, so that `return error_set(...)` reads as it acts. Texts that do not fit are cut. */
int error_set(struct error *error, enum error_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));
int error_hint(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
int error_wrap(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void error_clear(struct error *error);

/* Facts of the error table. */
const char *error_name(enum error_code code);
enum error_action error_action(enum error_code code);
int error_exit_status(enum error_code code); /* sysexits.h */

#endif
