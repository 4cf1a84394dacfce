/* The HTTP server's answers to any requests, one after the other, with an embedded registry behind it: a status and
 * a body, JSON where it says so, nothing changed without the token.
 *
 *	requests: Byte method, Byte headers, each of path, query, body as UInt16 length and bytes
 */
#include "fuzz/input.h"

#include <ftw.h>
#include <jansson.h>
#include <unistd.h>

#include "admin/answer.h"
#include "base/log.h"
#include "metrics/metrics.h"

#define TOKEN "3f9a-TOKEN.7_b"

enum { REQUESTS_MAX = 4 };
enum { HEADER_TOKEN = 1, HEADER_ORIGIN = 2, HEADER_RAW = 4 };

static char directory[64];
static struct registry *registry;
static struct status_table tables[STATUS_TABLES_MAX];

static int entry_remove(const char *path, const struct stat *file, int type, struct FTW *place)
{
	(void)file;
	(void)type;
	(void)place;
	return remove(path);
}

static void finish(void)
{
	registry_free(registry);
	nftw(directory, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
}

static void registered(const char *subject, const char *json)
{
	struct error error;
	int32_t id;

	CHECK(registry_register(registry, subject, json, &id, &error) == 0);
}

static void start(void)
{
	const struct registry_options options = {.directory = directory, .compatibility = "BACKWARD"};
	struct error error;

	/* in memory where the system has that: a rule that is set is synced */
	snprintf(directory, sizeof directory, "%s/millrace-fuzz-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	CHECK(mkdtemp(directory));
	registry = registry_new(&options, &error);
	CHECK(registry);
	log_setup(LOG_ERROR, LOG_TEXT);
	registered("a-value", "\"int\"");
	registered("a-value", "\"long\"");
	registered("b c", "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"q\",\"type\":\"int\"}]}");
	atexit(finish);
}

static int command(void *context, const char *name, const char *request, size_t length, struct buffer *answer)
{
	CHECK(*(const bool *)context && *name && request[length] == '\0');
	buffer_add_string(answer, "{}");
	return 200;
}

static void answer_check(const struct admin_request *request, const struct admin_answer *answer, bool allowed)
{
	CHECK(answer->status >= 200 && answer->status < 600 && answer->type && !answer->body.failed);
	CHECK(answer->status != 500);
	CHECK((answer->status == 405) == (answer->allow != NULL));
	CHECK(!allowed || answer->status != 401);
	if (strstr(answer->type, "json") && answer->body.length) {
		json_t *root =
			json_loadb(answer->body.data, answer->body.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
		if (!root)
			fprintf(stderr, "%s %s: %s\n", request->method, request->path, answer->body.data);
		CHECK(root);
		json_decref(root);
	}
}

static void ask(struct reader *in)
{
	static const char *const methods[] = {"GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"};
	unsigned method = reader_u8(in) % 6, headers = reader_u8(in);
	size_t length;
	char *path = (char *)input_part(in, true, &length), *query = (char *)input_part(in, true, &length);
	char *raw = headers & HEADER_RAW ? (char *)input_part(in, true, &length) : NULL;
	char *body = (char *)input_part(in, true, &length);
	bool allowed = headers & HEADER_TOKEN && !(headers & HEADER_ORIGIN) && !raw;
	bool may = allowed || raw;
	struct admin_sources sources = {
		.registry = registry,
		.health_stale_us = 5000000,
		.tables = tables,
		.command = command,
		.context = &may,
		.token = TOKEN,
	};
	const struct admin_request request = {
		.method = methods[method],
		.path = path,
		.query = query,
		.authorization = raw                      ? raw
				 : headers & HEADER_TOKEN ? "Bearer " TOKEN
							  : NULL,
		.origin = headers & HEADER_ORIGIN ? "http://elsewhere" : NULL,
		.host = "127.0.0.1:8085",
		.body = body,
		.length = length,
	};
	struct admin_answer answer;

	admin_answer_needs_body(&sources, &request);
	admin_answer_make(&sources, &request, &answer);
	answer_check(&request, &answer, allowed);
	buffer_fini(&answer.body);
	free(path);
	free(query);
	free(raw);
	free(body);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct reader in = reader_over(bytes, size);

	if (!registry)
		start();
	for (unsigned i = 0; i < REQUESTS_MAX && reader_left(&in); i++)
		ask(&in);
	return 0;
}
