/* The findings of `millrace check`, and its parts. */
#ifndef COMMAND_CHECK_H
#define COMMAND_CHECK_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/error.h"
#include "checkpoint/offsets.h"
#include "config/config.h"
#include "sink/sink.h"
#include "source/source.h"

enum check_verdict { CHECK_OK, CHECK_WARNING, CHECK_FAIL };

struct check {
	const struct config *config;
	unsigned warnings, failures;
	int status;    /* of the worst failure; 0: none */
	bool may_pass; /* the worst failure may pass by itself */
	/* what Kafka says, for the verdict on the slot */
	bool kafka_read, have_record;
	struct offsets record;
};

void check_row(struct check *check, enum check_verdict verdict, const char *subject, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void check_remedy(const char *text); /* under the row before; nothing when it is empty */
void check_error(struct check *check, const char *subject, const struct error *error);

struct sink_property *check_properties(const struct config *config, struct error *error); /* free(); NULL: *error */

void check_kafka(struct check *check);
void check_source(struct check *check);
/* those of the tables that match */
void check_topics(struct check *check, const struct source_tables *tables);
void check_snapshot(struct check *check, const struct source_tables *tables);

#endif
