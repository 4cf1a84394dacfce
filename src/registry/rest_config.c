/* The REST interface to the compatibility rules. */
#include <string.h>

#include "registry/rest.h"

/* "" for all */
static const char *subject_of(const struct rest_call *call)
{
	return call->path.count > 1 ? call->path.segments[1] : "";
}

static int level_answer(const struct rest_call *call, const char *name, enum verdict_mode mode)
{
	buffer_printf(call->body, "{\"%s\":\"%s\"}", name, verdict_mode_name(mode));
	return 200;
}

static int not_set(const struct rest_call *call, const char *subject)
{
	return rest_refuse(call->body, 404, 40408, "Subject '%s' does not have subject-level compatibility configured",
			   subject);
}

int rest_config_get(const struct rest_call *call)
{
	const struct registry_levels *levels = &call->embedded->levels;
	const char *subject = subject_of(call);
	enum verdict_mode mode = registry_levels_of(levels, subject);

	if (*subject && !rest_flag(call, "defaultToGlobal") && !registry_levels_own(levels, subject, &mode))
		return not_set(call, subject);
	return level_answer(call, "compatibilityLevel", mode);
}

/* all, or one whose name a line of the file can hold */
static bool subject_fits(const struct rest_call *call)
{
	const char *subject = subject_of(call);

	for (const char *at = subject; *at; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7f)
			return false;
	}
	return call->path.count == 1 || (*subject && strlen(subject) <= SUBJECT_MAX);
}

/* 0, or why the rule is not to be changed */
static int change_refuse(const struct rest_call *call)
{
	if (call->embedded->read_only)
		return rest_refuse(call->body, 403, 40301, "This registry is open for reading only.");
	if (!subject_fits(call))
		return rest_refuse(call->body, 422, 42208, "The specified subject is not valid.");
	return 0;
}

static int set_failed(const struct rest_call *call, const struct error *error)
{
	if (error->code == ERROR_TOO_LARGE)
		return rest_refuse(call->body, 422, 42205, "%s", error->text);
	return rest_damaged(call->body, error);
}

int rest_config_put(const struct rest_call *call)
{
	const char *subject = subject_of(call);
	const char *name = json_string_value(json_object_get(call->request, "compatibility"));
	int rc, status = change_refuse(call);
	enum verdict_mode mode;
	struct error error;

	if (status)
		return status;
	if (!name || !verdict_mode_parse(name, &mode))
		return rest_refuse(call->body, 422, 42203, "Invalid compatibility level: %s", name ? name : "none");
	pthread_mutex_lock(&call->embedded->lock);
	rc = registry_levels_set(&call->embedded->levels, &call->embedded->directory, subject, mode, &error);
	pthread_mutex_unlock(&call->embedded->lock);
	return rc < 0 ? set_failed(call, &error) : level_answer(call, "compatibility", mode);
}

/* answers what it was */
int rest_config_delete(const struct rest_call *call)
{
	struct registry_embedded *embedded = call->embedded;
	const char *subject = subject_of(call);
	int rc = 1, status = change_refuse(call);
	enum verdict_mode mode;
	struct error error;

	if (status)
		return status;
	pthread_mutex_lock(&embedded->lock);
	if (registry_levels_own(&embedded->levels, subject, &mode))
		rc = registry_levels_unset(&embedded->levels, &embedded->directory, subject, &error);
	pthread_mutex_unlock(&embedded->lock);
	if (rc > 0)
		return *subject ? not_set(call, subject)
				: level_answer(call, "compatibilityLevel", embedded->levels.fallback);
	return rc < 0 ? set_failed(call, &error) : level_answer(call, "compatibilityLevel", mode);
}
