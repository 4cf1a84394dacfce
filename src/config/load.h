/* The parts of loading that are not for others: one value into its field, the defaults, the checks between options. */
#ifndef CONFIG_LOAD_H
#define CONFIG_LOAD_H

#include "config/config.h"

/* A mistake is one line: "<where>: <text>[: <hint>]". */
void load_mistake(struct buffer *mistakes, const char *where, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* `text` as option's value into its field of config, or a mistake. PATTERNS and PAIRS are added to what is there. */
void load_value(struct config *config, const struct config_option *option, const char *text, const char *where,
		struct buffer *mistakes);
/* the table's defaults */
void load_defaults(struct config *config, struct buffer *mistakes);
/* the defaults that depend on other options: slot, publication, prefix, state */
void load_derived(struct config *config, struct buffer *mistakes);
void load_check(const struct config *config, struct config_needs needs, struct buffer *mistakes);

static inline void *load_field(const struct config *config, const struct config_option *option)
{
	return (char *)(uintptr_t)config + option->offset;
}

#endif
