/* Who may give commands: the token, as a bearer's (RFC 6750) or as basic auth's password (RFC 7617), of whatever user. */
#ifndef ADMIN_AUTH_H
#define ADMIN_AUTH_H

#include <stdbool.h>

/* authorization: the header's value, or NULL. How long it takes tells nothing of a token but its length. */
bool admin_token_given(const char *authorization, const char *token);
/* false: a page from elsewhere makes a browser ask, which may send along the password that was once typed in for us.
 * origin, host: the headers' values, or NULL. */
bool admin_origin_own(const char *origin, const char *host);

#endif
