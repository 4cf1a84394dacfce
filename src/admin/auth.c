/* The Authorization header against the token. */
#include "admin/auth.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { CREDENTIALS_MAX = 1024 };

/* volatile: no compiler makes an early end of it */
static bool equal_slowly(const char *given, size_t length, const char *token)
{
	size_t wanted = strlen(token);
	volatile unsigned char difference = length != wanted;

	for (size_t i = 0; i < length; i++)
		difference |= (unsigned char)(given[i] ^ (i < wanted ? token[i] : 0));
	return difference == 0;
}

static int base64_digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = c ? strchr(digits, c) : NULL;

	return found ? (int)(found - digits) : -1;
}

/* RFC 4648, 4; out has room for three quarters of the text. false: it is no base64 */
static bool base64_decode(const char *text, char *out, size_t *length)
{
	uint32_t bits = 0;
	size_t digits = 0;

	*length = 0;
	for (; *text && *text != '='; text++, digits++) {
		int digit = base64_digit(*text);

		if (digit < 0)
			return false;
		bits = bits << 6 | (uint32_t)digit;
		if (digits % 4 > 0)
			out[(*length)++] = (char)(bits >> (6 - 2 * (digits % 4)));
	}
	return digits % 4 != 1 && text[strspn(text, "=")] == '\0';
}

static bool password_is(const char *encoded, const char *token)
{
	char credentials[CREDENTIALS_MAX], *colon;
	size_t length;

	if (strlen(encoded) > CREDENTIALS_MAX || !base64_decode(encoded, credentials, &length))
		return false;
	colon = memchr(credentials, ':', length);
	return colon && equal_slowly(colon + 1, length - (size_t)(colon + 1 - credentials), token);
}

/* what follows the scheme's name, or NULL */
static const char *scheme_skip(const char *authorization, const char *scheme)
{
	size_t length = strlen(scheme);

	if (strncasecmp(authorization, scheme, length) != 0 || authorization[length] != ' ')
		return NULL;
	return authorization + length + strspn(authorization + length, " ");
}

bool admin_token_given(const char *authorization, const char *token)
{
	const char *credentials;

	if (!authorization || !token || !*token)
		return false;
	credentials = scheme_skip(authorization, "Bearer");
	if (credentials)
		return equal_slowly(credentials, strlen(credentials), token);
	credentials = scheme_skip(authorization, "Basic");
	return credentials && password_is(credentials, token);
}

bool admin_origin_own(const char *origin, const char *host)
{
	const char *at;

	if (!origin)
		return true;
	at = strstr(origin, "://");
	return at && host && strcasecmp(at + 3, host) == 0;
}
