/* The parts of loading that are not for others: one value into its field, the defaults, the checks between options. */
#ifndef CONFIG_LOAD_H
#define CONFIG_LOAD_H

#include "config/config.h"

enum { LOAD_OPTIONS_MAX = 128 };

/* one config_load() */
struct load {
	struct config *config;
	struct buffer *mistakes;
	const char *origins[LOAD_OPTIONS_MAX]; /* where each option of the table was given; NULL: nowhere */
};

/* A mistake is one line: "<where>: <text>". */
void load_mistake(struct load *load, const char *where, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* the same, where the option of this key was given */
void load_wrong(struct load *load, const char *key, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool load_given(const struct load *load, const char *key);

/* `text` as option's value into its field, or a mistake. PATTERNS and PAIRS are added to what is there. */
void load_value(struct load *load, const struct config_option *option, const char *text, const char *where);
/* the table's defaults */
void load_defaults(struct load *load);
/* the defaults that depend on other options: slot, publication, prefix, state */
void load_derived(struct load *load);
void load_check(struct load *load, struct config_needs needs);

static inline void *load_field(const struct config *config, const struct config_option *option)
{
	return (char *)(uintptr_t)config + option->offset;
}

#endif
