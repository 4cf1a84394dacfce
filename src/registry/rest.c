/* Routes: a path and a method to a handler. */
#include "registry/rest.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "registry/registry.h"

static const struct rest_route {
	const char *path, *allow; /* "*": any one segment */
	rest_handler *get, *post, *put, *delete;
} routes[] = {
	{"subjects", "GET, HEAD", .get = rest_subjects_get},
	{"subjects/*", "POST", .post = rest_lookup_post},
	{"subjects/*/versions", "GET, HEAD, POST", .get = rest_versions_get, .post = rest_version_post},
	{"subjects/*/versions/*", "GET, HEAD", .get = rest_version_get},
	{"subjects/*/versions/*/schema", "GET, HEAD", .get = rest_version_schema_get},
	{"schemas/types", "GET, HEAD", .get = rest_types_get},
	{"schemas/ids/*", "GET, HEAD", .get = rest_id_get},
	{"schemas/ids/*/schema", "GET, HEAD", .get = rest_id_schema_get},
	{"schemas/ids/*/subjects", "GET, HEAD", .get = rest_id_subjects_get},
	{"schemas/ids/*/versions", "GET, HEAD", .get = rest_id_versions_get},
	{"compatibility/subjects/*/versions", "POST", .post = rest_compatibility_post},
	{"compatibility/subjects/*/versions/*", "POST", .post = rest_version_compatibility_post},
	{"config", "GET, HEAD, PUT, DELETE", rest_config_get, NULL, rest_config_put, rest_config_delete},
	{"config/*", "GET, HEAD, PUT, DELETE", rest_config_get, NULL, rest_config_put, rest_config_delete},
	{"mode", "GET, HEAD", .get = rest_mode_get},
	{"mode/*", "GET, HEAD", .get = rest_subject_mode_get},
};

int rest_refuse(struct buffer *body, int status, int code, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	buffer_printf(body, "{\"error_code\":%d,\"message\":", code);
	buffer_add_json(body, buffer_string(&text), text.length);
	buffer_add_char(body, '}');
	buffer_fini(&text);
	return status;
}

int rest_no_subject(struct buffer *body, const char *subject)
{
	return rest_refuse(body, 404, 40401, "Subject '%s' not found.", subject);
}

int rest_no_version(struct buffer *body, const char *version)
{
	return rest_refuse(body, 404, 40402, "Version %s not found.", version);
}

static int no_path(struct buffer *body)
{
	return rest_refuse(body, 404, 404, "HTTP 404 Not Found");
}

int rest_damaged(struct buffer *body, const struct error *error)
{
	registry_buffer_cut(body, 0);
	return rest_refuse(body, 500, 50001, "Error in the backend data store: %s", error->text);
}

void rest_text_add(struct buffer *body, const char *text)
{
	buffer_add_json(body, text, strlen(text));
}

bool rest_version_parse(const char *name, uint32_t last, uint64_t *version)
{
	*version = last;
	return strcmp(name, "latest") == 0 || strcmp(name, "-1") == 0 ||
	       (registry_number(name, 10, INT32_MAX, version) && *version > 0);
}

int rest_version_invalid(struct buffer *body, const char *version)
{
	return rest_refuse(body, 422, 42202,
			   "The specified version '%s' is not a valid version: 1 to 2147483647, or latest.", version);
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* RFC 3986, 2.1: up to one of the stops; NULL: not percent-encoding, or a NUL */
static const char *part_decode(const char *from, const char *stops, char **to)
{
	while (*from && !strchr(stops, *from)) {
		char c = *from++;

		if (c == '%') {
			int high = hex_digit(from[0]), low = high < 0 ? -1 : hex_digit(from[1]);

			if (low < 0 || (high == 0 && low == 0))
				return NULL;
			c = (char)(high << 4 | low);
			from += 2;
		}
		*(*to)++ = c;
	}
	return from;
}

/* Splits before it decodes, so that %2F is part of a name. One closing slash is allowed. false: not a path. */
static bool path_parse(struct rest_path *path, const char *text)
{
	char *to = path->decoded; /* as long as text: each segment's NUL takes the place of its slash */

	while (*text == '/' && text[1]) {
		if (path->count == SEGMENTS_MAX)
			return false;
		path->segments[path->count++] = to;
		text = part_decode(text + 1, "/", &to);
		if (!text)
			return false;
		*to++ = '\0';
	}
	return path->count > 0 && (!*text || strcmp(text, "/") == 0);
}

char *rest_value(const struct rest_call *call, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = call->query; at; at = strchr(at, '&')) {
		char *value, *to;

		at += *at == '&';
		if (strncmp(at, name, length) != 0 || at[length] != '=')
			continue;
		value = to = memory_string(at + length + 1);
		if (value && part_decode(at + length + 1, "&", &to)) {
			*to = '\0';
			return value;
		}
		memory_free(value);
		return NULL;
	}
	return NULL;
}

bool rest_flag(const struct rest_call *call, const char *name)
{
	char *value = rest_value(call, name);
	bool set = value && strcasecmp(value, "true") == 0;

	memory_free(value);
	return set;
}

static bool route_matches(const struct rest_route *route, const struct rest_path *path)
{
	const char *at = route->path;

	for (size_t i = 0; i < path->count; i++) {
		size_t length = strcspn(at, "/");

		if (length == 0)
			return false;
		if (*at != '*' && (strncmp(at, path->segments[i], length) != 0 || path->segments[i][length]))
			return false;
		at += length;
		at += *at == '/';
	}
	return !*at;
}

static const struct rest_route *route_find(struct rest_path *path, const char *text)
{
	if (!path_parse(path, text))
		return NULL;
	for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
		if (route_matches(&routes[i], path))
			return &routes[i];
	}
	return NULL;
}

const char *registry_http_allow(const char *text)
{
	struct rest_path path = {.decoded = memory_string(text)};
	const struct rest_route *route = path.decoded ? route_find(&path, text) : NULL;

	memory_free(path.decoded);
	return route ? route->allow : NULL;
}

static int get(const struct rest_call *call, rest_handler *handler)
{
	struct error error;
	int status;

	pthread_mutex_lock(&call->embedded->lock);
	status = registry_embedded_refresh(call->embedded, &error) < 0 ? rest_damaged(call->body, &error)
								       : handler(call);
	pthread_mutex_unlock(&call->embedded->lock);
	return status;
}

/* POST and PUT carry an object, the others nothing that counts */
static int send(struct rest_call *call, rest_handler *handler, const char *request, size_t length)
{
	json_t *root = json_loadb(request ? request : "", length, JSON_REJECT_DUPLICATES, NULL);
	int status;

	if (!json_is_object(root)) {
		status = rest_refuse(call->body, 400, 400, "The body is not a JSON object.");
	} else {
		call->request = root;
		status = handler(call);
	}
	json_decref(root);
	return status;
}

static int dispatch(struct rest_call *call, const struct rest_route *route, const char *method, const char *request,
		    size_t length)
{
	bool put = strcmp(method, "PUT") == 0, delete = strcmp(method, "DELETE") == 0;

	if (!route)
		return no_path(call->body);
	if (route->get && (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0))
		return get(call, route->get);
	if (route->post && strcmp(method, "POST") == 0)
		return send(call, route->post, request, length);
	if (((route->put && put) || (route->delete &&delete)) && !call->authorized)
		return rest_refuse(call->body, 401, 40101, "This needs the instance's token.");
	if (route->put && put)
		return send(call, route->put, request, length);
	if (route->delete &&delete)
		return route->delete (call);
	return rest_refuse(call->body, 405, 405, "HTTP 405 Method Not Allowed: %s", route->allow);
}

int registry_rest(struct registry_embedded *embedded, const char *method, const char *path, const char *query,
		  const char *request, size_t length, bool authorized, struct buffer *body)
{
	struct rest_call call = {.embedded = embedded,
				 .path.decoded = memory_string(path),
				 .query = query ? query : "",
				 .authorized = authorized,
				 .body = body};
	int status;

	if (!call.path.decoded)
		return rest_refuse(body, 500, 50001, "no memory");
	status = dispatch(&call, route_find(&call.path, path), method, request, length);
	memory_free(call.path.decoded);
	return status;
}
