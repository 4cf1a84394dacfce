/* Verdicts, and the words for them. */
#include "registry/judge.h"

bool registry_rule_transitive(const struct registry_rule *rule)
{
	return rule->known && (rule->mode == VERDICT_BACKWARD_TRANSITIVE || rule->mode == VERDICT_FORWARD_TRANSITIVE ||
			       rule->mode == VERDICT_FULL_TRANSITIVE);
}

/* The verdict failed. It is the earlier schema's fault if the new one can be read by itself. */
static int earlier_refused(const char *json, struct buffer *why, struct error *error)
{
	struct buffer ignored = {0};
	struct error cause = *error;
	int rc = verdict_readable(json, json, &ignored, error);

	buffer_fini(&ignored);
	if (rc < 0)
		return -1;
	buffer_printf(why, "it cannot be judged: %s\n", cause.text);
	return 0;
}

int registry_verdict(const struct registry_rule *rule, const char *json, const char *earlier, struct buffer *why,
		     struct error *error)
{
	int rc;

	if (rule->known && rule->mode == VERDICT_NONE)
		return 1;
	rc = rule->known ? verdict_check(rule->mode, json, &earlier, 1, why, error)
			 : verdict_strict(json, earlier, why, error);
	if (rc < 0 && error->code == ERROR_CONFIG)
		rc = earlier_refused(json, why, error);
	if (rc >= 0 && why->failed)
		return error_set(error, ERROR_MEMORY, "no memory for a verdict on a schema");
	return rc;
}

/* one line of all lines */
static void lines_join(const char *lines, struct buffer *out)
{
	for (const char *at = lines; *at; at++) {
		if (*at != '\n')
			buffer_add_char(out, *at);
		else if (at[1])
			buffer_add_string(out, "; ");
	}
}

int registry_incompatible(const struct registry_rule *rule, uint32_t version, struct buffer *why, struct error *error)
{
	struct buffer reasons = {0};

	lines_join(buffer_string(why), &reasons);
	if (rule->known)
		error_set(error, ERROR_INCOMPATIBLE, "the schema cannot follow version %u under %s: %s",
			  (unsigned)version, verdict_mode_name(rule->mode), buffer_string(&reasons));
	else
		error_set(error, ERROR_INCOMPATIBLE, "the schema cannot follow version %u under any rule: %s",
			  (unsigned)version, buffer_string(&reasons));
	buffer_fini(&reasons);
	return -1;
}
