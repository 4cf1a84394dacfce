/* HTTP by libcurl's easy interface: one handle, so that its connection is used again. */
#include "registry/http.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/random.h"
#include "registry/breaker.h"
#include "registry/remote.h"

#define CONTENT_TYPE "application/vnd.schemaregistry.v1+json"
#define HINT_RUNNING "is the registry running, and is registry.url right?"

struct registry_http {
	CURL *curl;
	struct curl_slist *headers;
	char *url, *username, *password; /* owned */
	struct registry_breaker breaker;
	int64_t timeout_us, until_us; /* of one request; of all, 0: no end */
	char last_failure[sizeof((struct error *)0)->text];
	char detail[CURL_ERROR_SIZE];
};

static pthread_once_t curl_once = PTHREAD_ONCE_INIT;

static void curl_start(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* one part of the URL, decoded, taken out of it; NULL when it has none */
static char *url_take(CURLU *parts, CURLUPart part)
{
	char *text = NULL, *copy;

	if (curl_url_get(parts, part, &text, CURLU_URLDECODE) != CURLUE_OK)
		return NULL;
	curl_url_set(parts, part, NULL, 0);
	copy = memory_string(text);
	curl_free(text);
	return copy;
}

/* The base URL without what must not be seen, and the credentials that stood in it. */
static int url_set(struct registry_http *http, const struct registry_options *options, struct error *error)
{
	CURLU *parts = curl_url();
	char *scheme = NULL, *query = NULL, *url = NULL;
	int rc = -1;

	if (!parts || curl_url_set(parts, CURLUPART_URL, options->url, 0) != CURLUE_OK ||
	    curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK ||
	    (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)) {
		error_set(error, ERROR_CONFIG, "registry.url is not an http or https URL");
		error_hint(error, "write it like http://registry.example:8081");
		goto out;
	}
	if (curl_url_get(parts, CURLUPART_QUERY, &query, 0) == CURLUE_OK) {
		error_set(error, ERROR_CONFIG, "registry.url has a query, but is to be a base URL");
		goto out;
	}
	http->username = url_take(parts, CURLUPART_USER);
	http->password = url_take(parts, CURLUPART_PASSWORD);
	curl_url_set(parts, CURLUPART_FRAGMENT, NULL, 0);
	if (curl_url_get(parts, CURLUPART_URL, &url, 0) != CURLUE_OK || !(http->url = memory_string(url))) {
		error_set(error, ERROR_MEMORY, "no memory for the registry's URL");
		goto out;
	}
	for (size_t n = strlen(http->url); n > 0 && http->url[n - 1] == '/'; n--)
		http->url[n - 1] = '\0';
	rc = 0;
out:
	curl_free(url);
	curl_free(query);
	curl_free(scheme);
	curl_url_cleanup(parts);
	return rc;
}

static int file_check(const char *option, const char *path, struct error *error)
{
	if (path && access(path, R_OK) < 0)
		return error_set(error, ERROR_CONFIG, "%s: cannot read %s: %m", option, path);
	return 0;
}

static size_t body_write(char *bytes, size_t size, size_t count, void *opaque)
{
	struct registry_answer *answer = opaque;

	if (answer->body.length + size * count > REMOTE_ANSWER_MAX)
		return 0;
	buffer_add(&answer->body, bytes, size * count);
	return answer->body.failed ? 0 : size * count;
}

static void tls_set(struct registry_http *http, const struct registry_options *options)
{
	if (options->ca_file)
		curl_easy_setopt(http->curl, CURLOPT_CAINFO, options->ca_file);
	if (options->certificate_file)
		curl_easy_setopt(http->curl, CURLOPT_SSLCERT, options->certificate_file);
	if (options->key_file)
		curl_easy_setopt(http->curl, CURLOPT_SSLKEY, options->key_file);
}

static void options_set(struct registry_http *http, const struct registry_options *options)
{
	const char *username = options->username ? options->username : http->username;
	const char *password = options->password ? options->password : http->password;

	curl_easy_setopt(http->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(http->curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(http->curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(http->curl, CURLOPT_USERAGENT, "millrace");
	curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, http->headers);
	curl_easy_setopt(http->curl, CURLOPT_ERRORBUFFER, http->detail);
	curl_easy_setopt(http->curl, CURLOPT_WRITEFUNCTION, body_write);
	if (username) {
		curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
		curl_easy_setopt(http->curl, CURLOPT_USERNAME, username);
		curl_easy_setopt(http->curl, CURLOPT_PASSWORD, password ? password : "");
	}
	tls_set(http, options);
}

/* without "Expect:" libcurl would hold back larger bodies until the server asks for them */
static int headers_set(struct registry_http *http)
{
	static const char *const lines[] = {"Content-Type: " CONTENT_TYPE, "Accept: " CONTENT_TYPE ", application/json",
					    "Expect:"};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct curl_slist *longer = curl_slist_append(http->headers, lines[i]);

		if (!longer)
			return -1;
		http->headers = longer;
	}
	return 0;
}

struct registry_http *registry_http_new(const struct registry_options *options, struct error *error)
{
	struct registry_http *http = memory_alloc(sizeof *http);

	pthread_once(&curl_once, curl_start);
	if (!http) {
		error_set(error, ERROR_MEMORY, "no memory for the registry's client");
		return NULL;
	}
	if (file_check("registry.ca_file", options->ca_file, error) < 0 ||
	    file_check("registry.certificate_file", options->certificate_file, error) < 0 ||
	    file_check("registry.key_file", options->key_file, error) < 0 || url_set(http, options, error) < 0)
		goto failed;
	http->curl = curl_easy_init();
	if (!http->curl || headers_set(http) < 0) {
		error_set(error, ERROR_MEMORY, "no memory for the registry's client");
		goto failed;
	}
	options_set(http, options);
	http->timeout_us = options->timeout_us;
	registry_breaker_init(&http->breaker);
	return http;
failed:
	registry_http_free(http);
	return NULL;
}

void registry_http_free(struct registry_http *http)
{
	if (!http)
		return;
	curl_easy_cleanup(http->curl);
	curl_slist_free_all(http->headers);
	memory_free(http->url);
	memory_free(http->username);
	memory_free(http->password);
	memory_free(http);
}

const char *registry_http_url(const struct registry_http *http)
{
	return http->url;
}

/* A server that refuses our side of the TLS handshake says so by an alert (RFC 8446, 6), which with TLS 1.3 comes with
 * the first read. libcurl passes on what the TLS library calls it. */
static bool tls_refused(CURLcode code, const char *detail)
{
	return (code == CURLE_SSL_CONNECT_ERROR || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR) &&
	       strstr(detail, " alert ") && !strstr(detail, "internal error");
}

static enum error_code curl_error(CURLcode code, const char *detail)
{
	switch (code) {
	case CURLE_OPERATION_TIMEDOUT:
		return ERROR_TIMEOUT;
	case CURLE_OUT_OF_MEMORY:
		return ERROR_MEMORY;
	case CURLE_URL_MALFORMAT:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CIPHER:
		return ERROR_CONFIG;
	default:
		return tls_refused(code, detail) ? ERROR_CONFIG : ERROR_UNAVAILABLE;
	}
}

static int exchange_failed(struct registry_http *http, CURLcode code, const struct registry_answer *answer,
			   struct error *error)
{
	const char *detail = http->detail[0] ? http->detail : curl_easy_strerror(code);

	if (code == CURLE_WRITE_ERROR && answer->body.failed)
		return error_set(error, ERROR_MEMORY, "no memory for the answer of the registry %s", http->url);
	if (code == CURLE_WRITE_ERROR)
		return error_set(error, ERROR_PROTOCOL, "the answer of the registry %s is larger than %d bytes",
				 http->url, REMOTE_ANSWER_MAX);
	if (code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_UNSUPPORTED_PROTOCOL)
		return error_set(error, ERROR_PROTOCOL, "the registry %s does not speak HTTP: %s", http->url, detail);
	error_set(error, curl_error(code, detail), "the registry %s cannot be asked: %s", http->url, detail);
	return error_hint(error, HINT_RUNNING);
}

/* libcurl takes 0 for no time-out at all */
static long request_ms(const struct registry_http *http)
{
	int64_t left_us = http->timeout_us;

	if (http->until_us && http->until_us - clock_monotonic_us() < left_us)
		left_us = http->until_us - clock_monotonic_us();
	return left_us < 1000 ? 1 : (long)(left_us / 1000);
}

static int exchange(struct registry_http *http, const char *path, const struct buffer *body,
		    struct registry_answer *answer, struct error *error)
{
	long timeout_ms = request_ms(http);
	struct buffer url = {0};
	const char *location = NULL;
	CURLcode code;

	buffer_add_string(&url, http->url);
	buffer_add_string(&url, path);
	if (url.failed)
		return error_set(error, ERROR_MEMORY, "no memory for a request to the registry");
	http->detail[0] = '\0';
	curl_easy_setopt(http->curl, CURLOPT_URL, url.data);
	curl_easy_setopt(http->curl, CURLOPT_WRITEDATA, answer);
	curl_easy_setopt(http->curl, CURLOPT_CONNECTTIMEOUT_MS, timeout_ms);
	curl_easy_setopt(http->curl, CURLOPT_TIMEOUT_MS, timeout_ms);
	if (body) {
		curl_easy_setopt(http->curl, CURLOPT_POST, 1L);
		curl_easy_setopt(http->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body->length);
		curl_easy_setopt(http->curl, CURLOPT_POSTFIELDS, body->data);
	} else {
		curl_easy_setopt(http->curl, CURLOPT_HTTPGET, 1L);
	}
	code = curl_easy_perform(http->curl);
	buffer_fini(&url);
	if (code != CURLE_OK)
		return exchange_failed(http, code, answer, error);
	curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &answer->status);
	if (curl_easy_getinfo(http->curl, CURLINFO_REDIRECT_URL, &location) == CURLE_OK && location)
		snprintf(answer->location, sizeof answer->location, "%s", location);
	return 0;
}

/* Feeds the breaker. An answer that says "later" is a failure as a lost connection is; any other answer is none. */
static void outcome_note(struct registry_http *http, int rc, const struct registry_answer *answer,
			 const struct error *error)
{
	bool later = rc == 0 && ((answer->status >= 500 && answer->status != 501) || answer->status == 429 ||
				 answer->status == 408);
	bool lost = rc < 0 && error_action(error->code) == ERROR_RETRY;

	if (!later && !lost) {
		registry_breaker_success(&http->breaker);
		return;
	}
	if (lost)
		snprintf(http->last_failure, sizeof http->last_failure, "%s", error->text);
	else
		snprintf(http->last_failure, sizeof http->last_failure, "HTTP %ld", answer->status);
	registry_breaker_failure(&http->breaker, clock_monotonic_us(), random_u64());
}

int registry_http_request(struct registry_http *http, const char *path, const struct buffer *body,
			  struct registry_answer *answer, struct error *error)
{
	int64_t wait_us = registry_breaker_wait_us(&http->breaker, clock_monotonic_us());
	int rc;

	*answer = (struct registry_answer){0};
	if (wait_us > 0) {
		error_set(error, ERROR_UNAVAILABLE,
			  "the registry %s failed %d times in a row and is asked again in %.1f s: %s", http->url,
			  BREAKER_FAILURES, (double)wait_us / 1e6, http->last_failure);
		return error_hint(error, HINT_RUNNING);
	}
	rc = exchange(http, path, body, answer, error);
	outcome_note(http, rc, answer, error);
	if (rc < 0)
		registry_answer_fini(answer);
	return rc;
}

void registry_http_until(struct registry_http *http, int64_t until_us)
{
	http->until_us = until_us;
}

int64_t registry_http_timeout_us(const struct registry_http *http)
{
	return http->timeout_us;
}

void registry_answer_fini(struct registry_answer *answer)
{
	buffer_fini(&answer->body);
}

void registry_http_escape(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~", c))
			buffer_add_char(out, (char)c);
		else
			buffer_printf(out, "%%%02X", c);
	}
}
