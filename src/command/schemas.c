/* Schema ids to renderers; at most SCHEMAS_MAX are kept, then all are asked again. */
#include "command/schemas.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/escape.h"
#include "base/map.h"
#include "base/reader.h"
#include "command/scalar.h"
#include "registry/registry.h"

enum { SCHEMAS_MAX = 1000 };

struct schemas {
	struct registry *registry;
	struct registry_options options;
	char url[300];      /* the instance's own port, where that is asked */
	struct map renders; /* id -> struct render * */
};

static bool has_schemas(const char *state)
{
	char path[4096];
	struct stat facts;

	snprintf(path, sizeof path, "%s/schemas", state);
	return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static void choose_registry(struct schemas *schemas, const struct config *config)
{
	struct registry_options *options = &schemas->options;

	*options = (struct registry_options){.url = config->registry.url,
					     .username = config->registry.username,
					     .password = config->registry.password,
					     .ca_file = config->registry.ca_file,
					     .certificate_file = config->registry.certificate_file,
					     .key_file = config->registry.key_file,
					     .timeout_us = config->registry.timeout,
					     .read_only = true};
	if (options->url)
		return;
	if (config->state && has_schemas(config->state)) {
		options->directory = config->state;
		return;
	}
	snprintf(schemas->url, sizeof schemas->url, "http://%s", config->http.listen);
	options->url = schemas->url;
}

struct schemas *schemas_new(const struct config *config, struct error *error)
{
	struct schemas *schemas = calloc(1, sizeof *schemas);

	if (!schemas) {
		error_set(error, ERROR_MEMORY, "no memory for schemas");
		return NULL;
	}
	choose_registry(schemas, config);
	schemas->registry = registry_new(&schemas->options, error);
	if (!schemas->registry) {
		free(schemas);
		return NULL;
	}
	return schemas;
}

static void forget_renders(struct schemas *schemas)
{
	struct render *render;
	size_t cursor = 0;

	while ((render = map_next(&schemas->renders, &cursor)))
		render_free(render);
	map_fini(&schemas->renders);
}

void schemas_free(struct schemas *schemas)
{
	if (!schemas)
		return;
	forget_renders(schemas);
	registry_free(schemas->registry);
	free(schemas);
}

/* The embedded registry's directory is read once; an id that is not in it may have been added since. */
static int schema_text(struct schemas *schemas, int32_t id, struct buffer *text, struct error *error)
{
	struct registry *again;

	if (registry_schema(schemas->registry, id, text, error) == 0)
		return 0;
	if (!registry_embedded(schemas->registry))
		return -1;
	again = registry_new(&schemas->options, error);
	if (!again)
		return -1;
	registry_free(schemas->registry);
	schemas->registry = again;
	buffer_clear(text);
	return registry_schema(again, id, text, error);
}

static struct render *find_render(struct schemas *schemas, int32_t id, struct error *error)
{
	struct render *render = map_get(&schemas->renders, &id, sizeof id);
	struct buffer text = {0};

	if (render)
		return render;
	if (schemas->renders.count == SCHEMAS_MAX)
		forget_renders(schemas);
	if (schema_text(schemas, id, &text, error) == 0 && !(render = render_new(buffer_string(&text), error)))
		error_wrap(error, "schema %" PRId32, id);
	buffer_fini(&text);
	if (render && map_put(&schemas->renders, &id, sizeof id, render) < 0) {
		error_set(error, ERROR_MEMORY, "no memory for a schema");
		render_free(render);
		render = NULL;
	}
	return render;
}

static int render_wire(struct schemas *schemas, const void *bytes, size_t length, struct buffer *out,
		       struct error *error)
{
	struct reader reader = reader_over(bytes, length);
	uint8_t magic = reader_u8(&reader);
	int32_t id = (int32_t)reader_u32(&reader);
	struct render *render;

	if (reader.failed || magic != 0)
		return error_set(error, ERROR_PROTOCOL, "not in the Confluent wire format");
	render = find_render(schemas, id, error);
	if (!render)
		return -1;
	if (render_body(render, reader.at, reader_left(&reader), out, error) < 0)
		return error_wrap(error, "schema %" PRId32, id);
	return 0;
}

/* what does not begin with the wire format's 0 and is text, such as the offsets topic's keys */
static bool is_text(const char *bytes, size_t length)
{
	char escaped[8];

	for (size_t at = 0, taken; at < length; at += taken)
		if (escape_json(escaped, bytes + at, length - at, &taken) != taken || (unsigned char)bytes[at] < ' ')
			return false;
	return length > 0;
}

void schemas_render(struct schemas *schemas, const void *bytes, size_t length, struct buffer *out)
{
	struct error error = {0};

	if (!bytes) {
		buffer_add_string(out, "null");
		return;
	}
	if (is_text(bytes, length)) {
		buffer_add_json(out, bytes, length);
		return;
	}
	if (render_wire(schemas, bytes, length, out, &error) == 0)
		return;
	buffer_add_string(out, "{\"undecoded\":");
	scalar_bytes(out, bytes, length);
	buffer_add_string(out, ",\"error\":");
	buffer_add_json(out, error.text, strlen(error.text));
	if (*error.hint) {
		buffer_add_string(out, ",\"hint\":");
		buffer_add_json(out, error.hint, strlen(error.hint));
	}
	buffer_add_char(out, '}');
}
