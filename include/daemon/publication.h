/* The publication that a configuration asks for. */
#ifndef DAEMON_PUBLICATION_H
#define DAEMON_PUBLICATION_H

#include "config/config.h"
#include "source/source.h"

static inline struct source_publication configured_publication(const struct config *config)
{
	return (struct source_publication){
		.name = config->publication.name,
		.managed = config->publication.manage,
		.all_tables = config->publication.all_tables,
		.via_root = config->publication.via_partition_root,
		.generated = config->publication.generated_columns == CONFIG_GENERATED_STORED,
	};
}

/* whether some table that is published, or is to be, has a name that fits the pattern */
bool publication_has(const struct config *config, const struct source_tables *tables, const char *pattern);

#endif
