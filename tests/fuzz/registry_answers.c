/* A remote registry that answers anything: what is made of its answers. HTTP itself is replaced by the input.
 *
 *	Byte what is asked, then for each request Byte status, UInt16 length and the body
 */
#include "fuzz/input.h"

#include "base/log.h"
#include "registry/http.h"
#include "registry/remote.h"

enum { REQUESTS_MAX = 2 * REMOTE_VERSIONS_MAX };

struct registry_http {
	struct reader in;
	unsigned requests;
};

static struct registry_http http;

/* ---- in place of registry/http.c ---- */

struct registry_http *registry_http_new(const struct registry_options *options, struct error *error)
{
	(void)options;
	(void)error;
	return &http;
}

void registry_http_free(struct registry_http *freed)
{
	CHECK(freed == &http);
}

const char *registry_http_url(const struct registry_http *asked)
{
	CHECK(asked == &http);
	return "http://registry";
}

int registry_http_request(struct registry_http *asked, const char *path, const struct buffer *body,
			  struct registry_answer *answer, struct error *error)
{
	static const long statuses[] = {200, 404, 409, 422, 500, 401, 403, 405, 501, 301, 201, 204, 418, 0};
	unsigned status = reader_u8(&asked->in);
	size_t length;

	CHECK(path[0] == '/' && ++asked->requests <= REQUESTS_MAX);
	CHECK(!body || (body->length && !body->failed));
	*answer = (struct registry_answer){.status = statuses[status % (sizeof statuses / sizeof *statuses)]};
	if (!answer->status || !reader_left(&asked->in))
		return error_set(error, ERROR_UNAVAILABLE, "nobody answers");
	uint8_t *text = input_part(&asked->in, false, &length);
	buffer_add(&answer->body, text, length);
	free(text);
	if (answer->status == 301)
		snprintf(answer->location, sizeof answer->location, "http://elsewhere");
	return 0;
}

void registry_http_until(struct registry_http *asked, int64_t until_us)
{
	(void)asked;
	(void)until_us;
}

int64_t registry_http_timeout_us(const struct registry_http *asked)
{
	(void)asked;
	return 1000000;
}

void registry_answer_fini(struct registry_answer *answer)
{
	buffer_fini(&answer->body);
}

void registry_http_escape(struct buffer *out, const char *text)
{
	buffer_add_string(out, text);
}

/* ---- what is asked ---- */

static void result_check(int rc, const struct error *error)
{
	CHECK(rc >= -1 && rc <= 1);
	CHECK(rc >= 0 || (error->code && error->text[0]));
}

static void ask(struct registry_remote *remote, unsigned what)
{
	static const char subject[] = "shop.public.orders-value";
	static const char json[] =
		"{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"q\",\"type\":[\"null\",\"long\"]}]}";
	struct buffer text = {0};
	struct error error = {0};
	int32_t id = 0;
	bool has;

	switch (what % 5) {
	case 0:
		if (registry_remote_register(remote, subject, json, &id, &error) == 0)
			CHECK(id > 0);
		else
			result_check(-1, &error);
		break;
	case 1:
		result_check(registry_remote_judge(remote, subject, json, &id, &error), &error);
		CHECK(id >= 0);
		break;
	case 2:
		result_check(registry_remote_has(remote, subject, &has, &error), &error);
		break;
	case 3:
		result_check(registry_remote_schema(remote, 7, &text, &error), &error);
		break;
	case 4:
		result_check(registry_remote_ping(remote, &error), &error);
		break;
	}
	buffer_fini(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);
	unsigned what = reader_u8(&in);
	struct error error;

	log_setup(LOG_ERROR, LOG_TEXT);
	http = (struct registry_http){.in = in};
	struct registry_remote *remote =
		registry_remote_new(&(struct registry_options){.url = "http://registry"}, &error);
	CHECK(remote);
	ask(remote, what);
	registry_remote_free(remote);
	return 0;
}
