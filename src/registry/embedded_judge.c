/* The embedded registry's judgement: versions are copied under the lock, read and judged without it, since neither the reader
 * nor a page may wait for the other's verdict. What a journal line names never changes. */
#include <jansson.h>
#include <string.h>

#include "base/memory.h"
#include "registry/embedded.h"

int registry_embedded_versions(struct registry_embedded *embedded, const char *name, struct registry_versions *versions,
			       struct error *error)
{
	const struct registry_subject *subject;
	int rc;

	*versions = (struct registry_versions){0};
	pthread_mutex_lock(&embedded->lock);
	rc = registry_embedded_refresh(embedded, error);
	if (rc < 0)
		goto out;
	versions->rule = (struct registry_rule){true, registry_levels_of(&embedded->levels, name)};
	subject = map_get(&embedded->by_name, name, strlen(name));
	if (!subject || !subject->count)
		goto out;
	versions->schemas = memory_alloc(subject->count * sizeof *versions->schemas);
	if (!versions->schemas) {
		rc = error_set(error, ERROR_MEMORY, "no memory for the embedded registry");
		goto out;
	}
	versions->count = subject->count;
	for (uint32_t i = 0; i < subject->count; i++)
		versions->schemas[i] = *registry_embedded_find(embedded, subject->ids[i]);
out:
	pthread_mutex_unlock(&embedded->lock);
	return rc;
}

void registry_versions_fini(struct registry_versions *versions)
{
	memory_free(versions->schemas);
	*versions = (struct registry_versions){0};
}

/* 1: they are one JSON value however it is written; 0: not; -1: it cannot be read */
static int json_equals(struct registry_embedded *embedded, const struct registry_schema *schema, json_t *wanted,
		       struct error *error)
{
	struct buffer text = {0};
	json_t *root = NULL;
	int rc = registry_embedded_read(embedded, schema, &text, error);

	if (rc == 0) {
		root = json_loadb(buffer_string(&text), text.length, JSON_DECODE_ANY, NULL);
		rc = root && json_equal(root, wanted);
	}
	json_decref(root);
	buffer_fini(&text);
	return rc;
}

int registry_versions_find(struct registry_embedded *embedded, const struct registry_versions *versions,
			   const char *json, uint32_t *version, struct error *error)
{
	size_t length = strlen(json);
	struct registry_print print = registry_print_of(json, length);
	json_t *wanted = json_loadb(json, length, JSON_DECODE_ANY, NULL);
	int found = 0;

	*version = 0;
	for (int exact = 1; wanted && exact >= 0 && found == 0; exact--) {
		for (uint32_t i = versions->count; i > 0 && found == 0; i--) {
			const struct registry_schema *schema = &versions->schemas[i - 1];

			if (exact && !registry_print_equal(&print, &schema->print))
				continue;
			found = json_equals(embedded, schema, wanted, error);
			if (found > 0)
				*version = i;
		}
	}
	json_decref(wanted);
	return found < 0 ? -1 : 0;
}

int registry_versions_judge(struct registry_embedded *embedded, const struct registry_versions *versions, uint32_t from,
			    uint32_t to, const char *json, struct buffer *why, uint32_t *refusing, struct error *error)
{
	int rc = 1;

	*refusing = 0;
	for (uint32_t i = to; rc == 1 && i >= from && i > 0; i--) {
		struct buffer earlier = {0};

		rc = registry_embedded_read(embedded, &versions->schemas[i - 1], &earlier, error);
		if (rc == 0)
			rc = registry_verdict(&versions->rule, json, buffer_string(&earlier), why, error);
		if (rc == 0)
			*refusing = i;
		buffer_fini(&earlier);
	}
	return rc;
}

uint32_t registry_versions_first(const struct registry_versions *versions)
{
	return registry_rule_transitive(&versions->rule) ? 1 : versions->count;
}

/* 1 or -1, with the error that says why not */
static int judge(struct registry_embedded *embedded, const struct registry_versions *versions, const char *json,
		 struct error *error)
{
	struct buffer why = {0};
	uint32_t refusing;
	int rc;

	if (versions->rule.mode == VERDICT_NONE)
		return 1;
	rc = registry_versions_judge(embedded, versions, registry_versions_first(versions), versions->count, json, &why,
				     &refusing, error);
	if (rc == 0)
		rc = registry_incompatible(&versions->rule, refusing, &why, error);
	buffer_fini(&why);
	return rc;
}

int registry_embedded_judge(struct registry_embedded *embedded, const char *subject, const char *json,
			    struct error *error)
{
	struct registry_versions versions;
	int rc = registry_embedded_versions(embedded, subject, &versions, error);

	if (rc == 0)
		rc = judge(embedded, &versions, json, error);
	registry_versions_fini(&versions);
	if (rc == 1)
		return 1;
	error_wrap(error, "subject %s", subject);
	return error->code == ERROR_INCOMPATIBLE ? 0 : -1;
}
